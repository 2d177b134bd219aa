"""The worked cases of England's rules: text tables that a lawyer can read, and that the tests run.

A table belongs to one rule. Its columns are divided by `|`:

- `why` says what the case shows;
- `child` says who it is about where that matters: a day of birth, `lda` or `non_statutory`, a setting, a move, when a
  statement was made or reviewed, a day of moving in or leaving. Otherwise it is a child in Year 4 in 2016/17 with a
  statement, for whom nothing but 31 March 2018 stands;
- `what happened` gives the steps with their days; `except` is an exception with its ground and days;
- `asked on` is the day the question is of;
- `expected` says what is due, by when and how it stands, several divided by `;`. `conclude_by@RULE` is the day that
  another rule sets, `no KIND` that this rule sets none, and days late follow the state.

Every day is written with its weekday, and the tests verify it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from transfer_cli.domain.rules.cases_clock import CLOCK
from transfer_cli.domain.rules.cases_cohorts import COHORTS
from transfer_cli.domain.rules.cases_inside import INSIDE


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One line of a table.

    Attributes:
        rule: The rule it shows.
        expected: What is due or so, each with its day and state.
    """

    rule: str
    why: str
    child: str
    happened: str
    asked_on: str
    expected: tuple[str, ...]

    def __str__(self) -> str:
        facts = "; ".join(part for part in (self.child, self.happened) if part) or "nothing recorded"
        found = "; ".join(_in_words(part) for part in self.expected)
        return f"{facts.replace('_', ' ')}. On {self.asked_on}: {found}."


def _in_words(expected: str) -> str:
    """`conclude_by@order-14-5 Sat 31 Mar 2018 met_late 1` for people: what, its rule, its day, how it stands."""
    found = _EXPECTED.fullmatch(expected)
    if found is None:
        return expected.replace("_", " ")
    kind, rule, about, rest = found.groups()
    of = [f"({part})" for part in (about, rule) if part]
    return " ".join(part for part in (kind, *of, rest.strip()) if part).replace("_", " ")


_EXPECTED = re.compile(r"((?:no )?\w+)(?:@([\w-]+))?(?:\[(.+?)\])?(.*)")


@cache
def worked_cases() -> tuple[WorkedCase, ...]:
    """Every worked case, table by table."""
    return tuple(case for rule, table in (CLOCK | INSIDE | COHORTS).items() for case in _cases(rule, table))


def examples_of(rule: str) -> tuple[WorkedCase, ...]:
    """The worked cases that show one rule."""
    return tuple(case for case in worked_cases() if case.rule == rule)


def _cases(rule: str, table: str) -> tuple[WorkedCase, ...]:
    _, *lines = (line for line in table.splitlines() if line.strip())
    return tuple(_case(rule, [cell.strip() for cell in line.split("|")]) for line in lines)


def _case(rule: str, cells: list[str]) -> WorkedCase:
    why, child, happened, asked_on, expected = cells
    return WorkedCase(rule, why, child, happened, asked_on, tuple(part.strip() for part in expected.split(";")))
