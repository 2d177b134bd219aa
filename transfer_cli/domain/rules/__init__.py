"""Rule sets: the law as rows of data, one file a nation."""

from __future__ import annotations

from transfer_cli.domain.rules.england import ENGLAND
from transfer_cli.domain.rules.reading import read_as
from transfer_cli.domain.rules.ruleset import Rule, RuleSet
from transfer_cli.domain.rules.wales import WALES
from transfer_cli.domain.settings import Settings

__all__ = ["ENGLAND", "RULE_SETS", "WALES", "Rule", "RuleSet", "read_as", "rules_of"]

RULE_SETS: dict[str, RuleSet] = {rules.id: rules for rules in (ENGLAND, WALES)}
"""By the name that `[authority] jurisdiction` gives."""


def rules_of(settings: Settings) -> RuleSet:
    """The law that counts for this authority, its open points read as the settings say."""
    return read_as(RULE_SETS[settings.jurisdiction], settings.policy)
