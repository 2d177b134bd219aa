"""The transfer part of the January survey (SEN2): what became of statements in a calendar year, child by child.

The codes are those under which the Department published the answers. The wording of the return's own questions on
transfers, 4.1.a and 4.1.b, is not public any more; they are read here as these codes are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from transfer_cli.domain.addressee import school_leaving_date
from transfer_cli.domain.books import Books
from transfer_cli.domain.case import Document, LeftReason
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.progress import Progress
from transfer_cli.domain.spans import Span, spans

FIRST_YEAR = 2015
"""The first survey that could count transfers was in January 2015."""

STATEMENTS = frozenset({Document.STATEMENT})
THURSDAY = 3


class Line(StrEnum):
    """One line of the account, in its order."""

    OPENING = "opening"
    CAME_IN = "came_in"
    TRANSFERRED = "transferred"
    NO_PLAN = "no_plan"
    MOVED_OUT = "moved_out"
    NEEDS_MET = "needs_met"
    LEFT_SCHOOL = "left_school"
    OTHER = "other"
    CLOSING = "closing"


CODES: dict[Line, str] = {
    Line.OPENING: "Total_st",
    Line.TRANSFERRED: "StatementstoEHC",
    Line.NO_PLAN: "StatementstoNoEHC",
    Line.MOVED_OUT: "Dislea",
    Line.NEEDS_MET: "Dismet",
    Line.LEFT_SCHOOL: "Disleft",
    Line.OTHER: "Disoth",
    Line.CLOSING: "Total_st",
}
"""The Department's code for each line that the survey asks for."""

CEASED = (Line.MOVED_OUT, Line.NEEDS_MET, Line.LEFT_SCHOOL, Line.OTHER)
OUT = (Line.TRANSFERRED, Line.NO_PLAN, *CEASED)

Children = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What became of statements over one period.

    Attributes:
        after: Last day before the period.
        until: Its last day.
        lines: The children behind each line, in order of reference.
    """

    after: date
    until: date
    lines: dict[Line, Children]

    def number(self, line: Line) -> int:
        """How many stand in that line."""
        return len(self.lines[line])

    @property
    def balances(self) -> bool:
        """Whether opening + came in - all ways out = closing."""
        out = sum(self.number(line) for line in OUT)
        return self.number(Line.OPENING) + self.number(Line.CAME_IN) - out == self.number(Line.CLOSING)


@dataclass(frozen=True, slots=True)
class Return:
    """The transfer part of one survey.

    Attributes:
        survey_day: Third Thursday of January.
        year: The calendar year before it, over which the survey counts what happened.
        between: From the survey before to this one.
        left_out: Open children on the survey day whose plan was made before September 2014, and no statement.
        unstated: Who left in the year without a reason; they stand in `other`.
        left_young: Who left school in the year before the end of compulsory schooling; they stand in `other`.
        record_begins: Earliest day on which a case of these became known; None = there are none.
    """

    survey_day: date
    year: Account
    between: Account
    left_out: int
    unstated: Children
    left_young: Children
    record_begins: date | None


def survey_day(year: int) -> date:
    """The day of the January survey: the third Thursday of the month."""
    first = date(year, 1, 1)
    return first + timedelta(days=(THURSDAY - first.weekday()) % 7 + 14)


def last_survey(as_of: date) -> int:
    """The year of the last survey on or before that day."""
    return as_of.year if survey_day(as_of.year) <= as_of else as_of.year - 1


def transfer_return(timelines: Sequence[Timeline], day: date) -> Return:
    """The transfer part of the survey of that day.

    Args:
        timelines: Every case as derived for the survey day.
        day: From `survey_day`.
    """
    found = spans(timelines, STATEMENTS)
    year = account(found, date(day.year - 2, 12, 31), date(day.year - 1, 12, 31))
    early = spans(timelines, frozenset({Document.NON_STATUTORY}))
    other = year.lines[Line.OTHER]
    return Return(
        survey_day=day,
        year=year,
        between=account(found, survey_day(day.year - 1), day),
        left_out=sum(span.is_open_on(day) for span in early),
        unstated=tuple(span for span in other if span.timeline.case.left_reason is None),
        left_young=tuple(span for span in other if span.timeline.case.left_reason == LeftReason.LEFT_SCHOOL),
        record_begins=min((span.timeline.case.known_from for span in found), default=None),
    )


def account(found: Iterable[Span], after: date, until: date) -> Account:
    """What became of these statements after the one day and by the end of the other."""
    lines: dict[Line, list[Span]] = {line: [] for line in Line}
    for span in sorted(found, key=lambda span: span.timeline.case.reference):
        if span.is_open_on(after):
            lines[Line.OPENING].append(span)
        if span.came_within(after, until):
            lines[Line.CAME_IN].append(span)
        if span.ended_within(after, until):
            lines[way_out(span, until)].append(span)
        if span.is_open_on(until):
            lines[Line.CLOSING].append(span)
    return Account(after, until, {line: tuple(members) for line, members in lines.items()})


def way_out(span: Span, until: date) -> Line:
    """The line for a statement that had ended by that day.

    `left_school` stands for leaving at the end of compulsory schooling or after; whoever left before is under other
    reasons, as are those who died, left England or left without a reason in the record.
    """
    way, case = span.way_by(until), span.timeline.case
    if way != Stage.LEFT:
        return Line.TRANSFERRED if way == Stage.TRANSFERRED else Line.NO_PLAN
    match case.left_reason:
        case LeftReason.MOVED_OUT:
            return Line.MOVED_OUT
        case LeftReason.NEEDS_MET:
            return Line.NEEDS_MET
        case LeftReason.LEFT_SCHOOL if _schooling_was_over(span):
            return Line.LEFT_SCHOOL
        case _:
            return Line.OTHER


def _schooling_was_over(span: Span) -> bool:
    """Whether the statement ended on the last day of compulsory schooling or after it."""
    over = school_leaving_date(span.timeline.case.date_of_birth, span.timeline.rights)
    return span.ended_on is not None and span.ended_on >= over


def agrees(found: Return, books: Books, progress: Progress) -> bool:
    """Whether the weekly report's own counting comes to the same.

    Args:
        books: Of the statements in the calendar year.
        progress: Of everybody on the survey day.
    """
    year = found.year
    ceased = sum(year.number(line) for line in CEASED)
    ours = (*map(year.number, (Line.OPENING, Line.CAME_IN, Line.TRANSFERRED, Line.NO_PLAN, Line.CLOSING)), ceased)
    left = sum(books.left.values())
    theirs = (books.opening, books.came_in, books.transferred, books.no_plan, books.closing, left)
    return ours == theirs and found.between.number(Line.CLOSING) + found.left_out == progress.children.open
