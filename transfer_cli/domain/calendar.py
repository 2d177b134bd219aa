"""Days, weeks, school terms and school years: local dates only, half-open nowhere (last days are included)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
MONDAY, FRIDAY = 0, 4


@dataclass(frozen=True, slots=True)
class Term:
    """A school term, first and last day included.

    Attributes:
        half_term: First and last day of the week without school; None = none.
    """

    name: str
    first: date
    last: date
    half_term: tuple[date, date] | None = None

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last and not (self.half_term and self.half_term[0] <= day <= self.half_term[1])


def _term(name: str, first: str, last: str, *half_term: str) -> Term:
    start, end = (date.fromisoformat(day) for day in half_term)
    return Term(name, date.fromisoformat(first), date.fromisoformat(last), (start, end))


ENGLAND_TERMS: tuple[Term, ...] = (
    _term("autumn 2014", "2014-09-02", "2014-12-19", "2014-10-27", "2014-10-31"),
    _term("spring 2015", "2015-01-05", "2015-03-27", "2015-02-16", "2015-02-20"),
    _term("summer 2015", "2015-04-13", "2015-07-21", "2015-05-25", "2015-05-29"),
    _term("autumn 2015", "2015-09-02", "2015-12-18", "2015-10-26", "2015-10-30"),
    _term("spring 2016", "2016-01-04", "2016-03-24", "2016-02-15", "2016-02-19"),
    _term("summer 2016", "2016-04-11", "2016-07-20", "2016-05-30", "2016-06-03"),
    _term("autumn 2016", "2016-09-05", "2016-12-16", "2016-10-24", "2016-10-28"),
    _term("spring 2017", "2017-01-03", "2017-03-31", "2017-02-20", "2017-02-24"),
    _term("summer 2017", "2017-04-18", "2017-07-21", "2017-05-29", "2017-06-02"),
    _term("autumn 2017", "2017-09-04", "2017-12-15", "2017-10-23", "2017-10-27"),
    _term("spring 2018", "2018-01-02", "2018-03-29", "2018-02-12", "2018-02-16"),
    _term("summer 2018", "2018-04-16", "2018-07-20", "2018-05-28", "2018-06-01"),
    _term("autumn 2018", "2018-09-03", "2018-12-21", "2018-10-22", "2018-10-26"),
)
"""Usual terms of English authorities, used for the years for which the settings give none."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When schools are open and offices work.

    Attributes:
        terms: In order.
        bank_holidays: England.
    """

    terms: tuple[Term, ...]
    bank_holidays: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday and no bank holiday."""
        return day.weekday() <= FRIDAY and day not in self.bank_holidays

    def is_school_day(self, day: date) -> bool:
        """A working day inside a term and outside its half term."""
        return self.is_working_day(day) and any(day in term for term in self.terms)

    def first_school_day(self, week: date) -> date | None:
        """First school day of the week that begins on Monday `week`; None = no school that week."""
        return next((d for d in days(week, 5) if self.is_school_day(d)), None)

    def working_days_after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, `day` itself not counted."""
        while count > 0:
            day += DAY
            count -= self.is_working_day(day)
        return day


def days(first: date, count: int) -> Iterable[date]:
    """`count` days from `first` on."""
    return (first + n * DAY for n in range(count))


def monday_of(day: date) -> date:
    """Monday of the week in which `day` lies."""
    return day - day.weekday() * DAY


def school_year(day: date) -> int:
    """Calendar year in which the school year of `day` began; it turns on 1 September."""
    return day.year if day.month >= 9 else day.year - 1


def next_first_of_september(day: date) -> date:
    """The first 1 September after `day`."""
    return date(school_year(day) + 1, 9, 1)


def years_after(day: date, years: int) -> date:
    """The corresponding day so many years later; 28 February for a 29 February that the year does not have."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def months_from(first: date, months: int) -> date:
    """Last day of so many months beginning with `first` as day 1; of a month that is too short its last day."""
    corresponding = first + relativedelta(months=months)
    return corresponding - DAY if corresponding.day == first.day else corresponding
