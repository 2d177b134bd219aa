"""Rule sets: the law as rows of data, one file a nation."""

from __future__ import annotations

from transfer_cli.domain.rules.england import ENGLAND
from transfer_cli.domain.rules.reading import read_as
from transfer_cli.domain.rules.ruleset import Rule, RuleSet

__all__ = ["ENGLAND", "Rule", "RuleSet", "read_as"]
