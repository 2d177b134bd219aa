"""Children whom no count can tell apart, so that what is counted need be derived only once for all of them.

Names, addresses and contacts count nowhere, and of the day of birth hardly more than the school year.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from transfer_cli.domain.addressee import young_person_since
from transfer_cli.domain.calendar import school_year, years_after
from transfer_cli.domain.case import Case, Event, Step
from transfer_cli.domain.lapse import LAPSES_AT
from transfer_cli.domain.policy import Rights
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.year_group import is_infant_school

LONG_AGO = timedelta(weeks=20)
"""Longer than the weeks over which a pace is taken and those from the notice to the beginning together."""

_MILESTONES = frozenset(step.value for step in Step)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What stands in a count for all values between which it cannot tell.

    Attributes:
        born: For the day of birth.
        school: For the name of a setting, or that there is none.
        by_officer: Whether children of different officers are told apart.
        long_ago: A day so far back that nobody asks when what is concluded since was begun or concluded; None = every
            day tells.
    """

    born: Callable[[date], date]
    school: Callable[[str | None], str]
    by_officer: bool
    long_ago: date | None

    def is_long_ago(self, step: str, happened: date) -> bool:
        """Whether it is a milestone of which, once the plan was issued, no count asks the day."""
        return self.long_ago is not None and happened <= self.long_ago and step in _MILESTONES

    def concluded(self) -> Event:
        """What stands for the milestones of a review that ended with a plan so long ago."""
        return Event(Step.PLAN_ISSUED, self.long_ago or date.min)


class Alike(NamedTuple):
    """So many children who are alike.

    Attributes:
        case: What counts of them: no reference, name, address or contact.
    """

    case: Case
    number: int


def likeness(settings: Settings, as_of: date, *, by_officer: bool = False) -> Likeness:
    """What tells children apart who are counted on that day.

    Args:
        by_officer: Whether they are counted officer by officer. The officers' own room tells them apart as well.
    """
    long_ago = as_of - LONG_AGO if settings.jurisdiction == "england" else None
    by_officer = by_officer or bool(settings.officers)
    return Likeness(same_birth(settings.rights, as_of), same_school, by_officer, long_ago)


def same_birth(rights: Rights, as_of: date) -> Callable[[date], date]:
    """What puts one day of birth in place of all between which no count of that day can tell.

    The year group and the last day of compulsory school age follow from the school year. The day itself counts only
    once the statement has lapsed with age, and for a child who is not born yet.
    """
    stands: dict[tuple[int, date], date] = {}

    @cache
    def stand_in(born: date) -> date:
        if born > as_of or years_after(born, LAPSES_AT) <= as_of:
            return born
        return stands.setdefault((school_year(born), young_person_since(born, rights)), born)

    return stand_in


@cache
def same_school(name: str | None) -> str:
    """A setting's name where it says with which year the school ends; empty otherwise."""
    return name if name and is_infant_school(name) else ""
