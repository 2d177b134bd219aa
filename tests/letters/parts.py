"""Finished letters that the tests of letters share."""

from __future__ import annotations

from typing import Any

from tests.correspondence import POST, SETTINGS, an_order
from transfer_cli.letters.facts import Asked, facts_of
from transfer_cli.letters.kinds import kinds
from transfer_cli.letters.text import Letter, compose, missing

REASON = "Robin has caught up. The school can give all the help that is needed from its own means."


def a_letter(kind: str, *, facts: dict[str, str] | None = None, **changes: Any) -> Letter:
    """The letter for the first envelope of `case_for`, with some facts replaced."""
    order = an_order(kind, **changes)
    found = facts_of(kind, order.timeline, order.envelope, SETTINGS, POST, Asked(reason=REASON))
    found |= facts or {}
    assert not missing(kinds()[kind], found)
    return compose(kinds()[kind], found)
