"""Rules that are the same in every nation: what an authority and a family have agreed on."""

from __future__ import annotations

from transfer_cli.domain.rules.ruleset import Confidence, Rule

AGREED_TURN = Rule(
    "agreed-turn",
    "A turn agreed with the family",
    "The authority and the family have agreed on another turn than the published plan gives, sooner or later, and "
    "never beyond the law's last day. It takes the place of every group of the plan, and counts from the day on "
    "which it was recorded.",
    "the agreement with the family, as it was recorded",
    Confidence.LOCAL,
    changes_if="another agreement with the family",
)
