"""The questions on transfers asked under the Freedom of Information Act, each with the children it is about.

An answer is one or more tables whose rows add up, so that whoever shows it to the public can tell what to leave out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from statistics import mean, median
from typing import TypeVar

from transfer_cli.domain.addressee import school_leaving_date
from transfer_cli.domain.calendar import Term, school_year
from transfer_cli.domain.case import Document, LeftReason, SettingType
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Stage, Timeline
from transfer_cli.domain.punctuality import KEPT, LATE, OPEN_LATE, kept
from transfer_cli.domain.spans import Span
from transfer_cli.domain.words import capital, in_words
from transfer_cli.domain.year_group import show_academic_year, show_year

BEGINNING = date(2014, 9, 1)
"""Transfers began: SI 2014/2270 art 2(1)."""

T = TypeVar("T")

Rows = tuple[tuple[str, tuple[Timeline, ...]], ...]
"""Label to the children behind it."""


class Question(StrEnum):
    """A question, by the name it is asked for with."""

    STATEMENTS = "statements"
    TRANSFERRED = "transferred"
    OPEN = "open"
    NO_PLAN = "no-plan"
    CEASED = "ceased"
    TIME_TAKEN = "time-taken"
    LATE = "late"
    DEADLINES = "deadlines"
    APPEALS = "appeals"
    YEAR_GROUPS = "year-groups"
    SETTINGS = "settings"
    TIMETABLE = "timetable"


@dataclass(frozen=True, slots=True)
class Partition:
    """One table: each child stands in exactly one row.

    Attributes:
        heading: What is counted.
        total: Label of the sum.
    """

    heading: str
    total: str
    rows: Rows


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure that is no count.

    Attributes:
        value: In weeks, one place after the point; None = nobody to measure.
        children: How many it was worked out from; the others of the first table stand in its last row.
        of_one: It is the figure of a single child, such as the longest.
    """

    label: str
    value: float | None
    children: int
    of_one: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    Attributes:
        tables: The first one answers the question; the others break it down. All are of statements.
        beside: Children of whom the same could be asked and who have no statement but an EHC plan made before
            September 2014; they are in no table.
    """

    question: Question
    tables: tuple[Partition, ...]
    measures: tuple[Measure, ...] = ()
    beside: tuple[Timeline, ...] = ()


def answer(question: Question, spans: Sequence[Span], as_of: date, terms: Sequence[Term]) -> Answer:
    """The answer as of that day.

    Args:
        spans: Of every child with a statement, or a plan made before September 2014, who is counted apart.
        terms: School terms, for the timetable of those still to begin.
    """
    found = [span for span in spans if span.came_on <= as_of]
    asked = [span for span in found if span.timeline.case.document == Document.STATEMENT]
    others = [span for span in found if span.timeline.case.document != Document.STATEMENT]
    beside = _answer(question, others, as_of, terms).tables
    members = {t.case.reference: t for table in beside for _, children in table.rows for t in children}
    return replace(
        _answer(question, asked, as_of, terms),
        beside=tuple(members[key] for key in sorted(members)),
    )


def _answer(question: Question, spans: Sequence[Span], as_of: date, terms: Sequence[Term]) -> Answer:
    if question == Question.TIMETABLE:
        return Answer(question, (_timetable(spans, terms),))
    return _ANSWERS[question](spans, as_of)


def _statements(spans: Sequence[Span], as_of: date) -> Answer:
    day = min(BEGINNING, as_of)
    here = [span for span in spans if span.is_open_on(day)]
    became = _by(here, lambda span: _outcome(span, as_of), (*_OUTCOMES.values(), "Still to be concluded"))
    total = f"With a statement on {show_day(day)}"
    return Answer(Question.STATEMENTS, (Partition("What became of them", total, became),))


def _transferred(spans: Sequence[Span], as_of: date) -> Answer:
    return Answer(Question.TRANSFERRED, (_by_year(_ended(spans, Stage.TRANSFERRED, as_of), as_of, "Transferred"),))


def _no_plan(spans: Sequence[Span], as_of: date) -> Answer:
    return Answer(
        Question.NO_PLAN, (_by_year(_ended(spans, Stage.NO_PLAN, as_of), as_of, "Reviewed and no plan made"),)
    )


def _open(spans: Sequence[Span], as_of: date) -> Answer:
    stages = tuple(capital(in_words(stage)) for stage in Stage if stage.is_open)
    rows = _by(_still_open(spans), lambda span: capital(in_words(span.timeline.stage)), stages)
    return Answer(Question.OPEN, (Partition("Stage", f"Still to be concluded on {show_day(as_of)}", rows),))


def _ceased(spans: Sequence[Span], as_of: date) -> Answer:
    left = _ended(spans, Stage.LEFT, as_of)
    reasons = tuple(capital(in_words(reason)) for reason in LeftReason)
    total = "Ended without a review concluded"
    return Answer(
        Question.CEASED,
        (
            Partition("Reason", total, _by(left, _reason, (*reasons, _UNSTATED))),
            Partition("Compulsory schooling", total, _by(left, _schooling, _SCHOOLING)),
        ),
    )


def _time_taken(spans: Sequence[Span], as_of: date) -> Answer:
    done = _ended(spans, Stage.TRANSFERRED, as_of)
    weeks = sorted(found for span in done if (found := _weeks_from_start(span)) is not None)
    return Answer(
        Question.TIME_TAKEN,
        (
            Partition("From the beginning of the assessment", "Plans made", _by(done, _start_band, _START_BANDS)),
            Partition("From the notice", "Plans made", _by(done, _notice_band, _NOTICE_BANDS)),
        ),
        (
            Measure("Median weeks from the beginning", round(median(weeks), 1) if weeks else None, len(weeks)),
            Measure("Average weeks from the beginning", round(mean(weeks), 1) if weeks else None, len(weeks)),
            Measure("Longest, weeks", round(weeks[-1], 1) if weeks else None, len(weeks), of_one=True),
        ),
    )


def _late(spans: Sequence[Span], as_of: date) -> Answer:
    plans = [(span, found) for span in spans if (found := _by_statute(span, Kind.PLAN_ISSUED))]
    due = [(span, found) for span, found in plans if kept(found, as_of)]
    rows = _labelled(due, lambda pair: kept(pair[1], as_of), KEPT)
    return Answer(Question.LATE, (Partition("The plan", f"Plans due before {show_day(as_of)}, or made", rows),))


def _deadlines(spans: Sequence[Span], as_of: date) -> Answer:
    """One table for each day of the law that has come, of whoever it binds."""
    groups: dict[tuple[date, str], list[tuple[Span, Obligation]]] = {}
    for span in spans:
        for obligation in span.timeline.of(Kind.CONCLUDE_BY):
            if obligation.basis == Basis.STATUTE and obligation.due < as_of and kept(obligation, as_of):
                groups.setdefault((obligation.due, obligation.about), []).append((span, obligation))
    tables = tuple(
        Partition(f"{about}, by {show_day(due)}", "Bound by that day", _labelled(pairs, _by_that_day, BY_THAT_DAY))
        for (due, about), pairs in sorted(groups.items(), key=lambda group: group[0])
    )
    return Answer(Question.DEADLINES, tables)


def _by_that_day(pair: tuple[Span, Obligation]) -> str:
    """What had come of a day that has passed; a plan that was made by then counts before a refusal."""
    span, obligation = pair
    way = kept(obligation, span.timeline.as_of)
    if way == OPEN_LATE:
        return BY_THAT_DAY[-1]
    if span.plan_on and span.plan_on <= obligation.due:
        return BY_THAT_DAY[0]
    is_refusal = span.plan_on is not None or span.timeline.stage == Stage.NO_PLAN
    return BY_THAT_DAY[2 * is_refusal + (way == LATE)]


def appeals(spans: Sequence[Span], as_of: date) -> Answer:
    """What is recorded of appeals, of all these children."""
    appealed = [span for span in spans if _appealed_on(span, as_of)]
    refused = [span for span in spans if span.plan_on or span.timeline.stage == Stage.NO_PLAN]
    return Answer(
        Question.APPEALS,
        (
            Partition("First appeal registered", "Appealed", _by(appealed, lambda s: _about(s, as_of), _ABOUT)),
            Partition(
                "Decisions against a plan", "Decided", _by(refused, lambda s: _after_refusal(s, as_of), _REFUSED)
            ),
        ),
    )


def _year_groups(spans: Sequence[Span], as_of: date) -> Answer:
    years = tuple(show_year(year) for year in sorted({span.timeline.ncy for span in spans}))
    made = _open_and_done(spans, as_of, "by year group", lambda s: show_year(s.timeline.ncy), years)
    return Answer(Question.YEAR_GROUPS, made)


def _settings(spans: Sequence[Span], as_of: date) -> Answer:
    types = tuple(capital(in_words(kind)) for kind in SettingType)
    made = _open_and_done(
        spans, as_of, "by type of setting", lambda s: capital(in_words(s.timeline.case.setting_type)), types
    )
    return Answer(Question.SETTINGS, made)


def _timetable(spans: Sequence[Span], terms: Sequence[Term]) -> Partition:
    waiting = [span for span in _still_open(spans) if span.timeline.begins_on is None]
    labels = tuple(capital(term.name) for term in terms)
    rows = _by(waiting, lambda span: _term(span, terms), (*labels, _OUTSIDE, _UNPLANNED))
    return Partition("Review planned to begin in", "Still to begin", rows)


def _open_and_done(
    spans: Sequence[Span], as_of: date, how: str, label: Callable[[Span], str], labels: Sequence[str]
) -> tuple[Partition, Partition]:
    still, done = _still_open(spans), _ended(spans, Stage.TRANSFERRED, as_of)
    return (
        Partition("Still with a statement", "Still to be concluded", _by(still, label, labels)),
        Partition(f"Transferred to a plan, {how}", "Transferred", _by(done, label, labels)),
    )


_ANSWERS: Mapping[Question, Callable[[Sequence[Span], date], Answer]] = {
    Question.STATEMENTS: _statements,
    Question.TRANSFERRED: _transferred,
    Question.OPEN: _open,
    Question.NO_PLAN: _no_plan,
    Question.CEASED: _ceased,
    Question.TIME_TAKEN: _time_taken,
    Question.LATE: _late,
    Question.DEADLINES: _deadlines,
    Question.APPEALS: appeals,
    Question.YEAR_GROUPS: _year_groups,
    Question.SETTINGS: _settings,
}

_OUTCOMES = {
    Stage.TRANSFERRED: "Transferred to an EHC plan",
    Stage.NO_PLAN: "Reviewed and no plan made",
    Stage.LEFT: "Ended without a review concluded (moved, left school, needs met or other)",
}
_UNSTATED = "No reason recorded"
_SCHOOLING = ("Before its end", "At its end or after")
BY_THAT_DAY = (
    "Plan made by that day",
    "Plan made after it",
    "Told by that day that no plan will be made",
    "Told after it that no plan will be made",
    "Neither, and the day has passed",
)
"""What had come of a day of the law; the first one is what is asked for."""
_ABOUT = (
    "Before the review was concluded: about the statement",
    "After a decision against a plan",
    "After the final plan",
    "After the child had left",
)
_REFUSED = (
    "No appeal, no plan",
    "No appeal, and a plan made since",
    "Appeal registered, no plan so far",
    "Appeal registered, and a plan made since",
)
_START_BANDS = (
    "Up to 14 weeks",
    "Over 14, up to 18 weeks",
    "Over 18, up to 26 weeks",
    "Over 26, up to 52 weeks",
    "Over 52 weeks",
    "Beginning not recorded",
)
_NOTICE_BANDS = ("Up to 20 weeks", "Over 20 weeks", "Notice not recorded")
_OUTSIDE, _UNPLANNED = "A week outside these terms", "Not planned yet"


def _by(spans: Iterable[Span], label: Callable[[Span], str], labels: Sequence[str]) -> Rows:
    return _labelled([(span, None) for span in spans], lambda pair: label(pair[0]), labels)


def _labelled(pairs: Iterable[tuple[Span, T]], label: Callable[[tuple[Span, T]], str], labels: Sequence[str]) -> Rows:
    found: dict[str, list[Timeline]] = {name: [] for name in labels}
    for pair in pairs:
        found[label(pair)].append(pair[0].timeline)
    return tuple((name, tuple(members)) for name, members in found.items())


def _still_open(spans: Iterable[Span]) -> list[Span]:
    return [span for span in spans if span.timeline.is_open]


def _ended(spans: Iterable[Span], way: Stage, as_of: date) -> list[Span]:
    return [span for span in spans if span.ended_on and span.way_by(as_of) == way]


def _outcome(span: Span, as_of: date) -> str:
    return _OUTCOMES.get(span.way_by(as_of), "Still to be concluded")


def _by_year(spans: Sequence[Span], as_of: date, total: str) -> Partition:
    """By the school year in which it was concluded: every one since the beginning, whether or not anybody is in it."""
    years = {school_year(BEGINNING), school_year(as_of), *(school_year(_concluded(span)) for span in spans)}
    labels = [show_academic_year(year) for year in range(min(years), max(years) + 1)]
    rows = _by(spans, lambda span: show_academic_year(school_year(_concluded(span))), labels)
    return Partition("School year", total, rows)


def _concluded(span: Span) -> date:
    """The day that counts: that of the plan where it came after a decision against one."""
    return span.plan_on or span.ended_on or span.came_on


def _reason(span: Span) -> str:
    reason = span.timeline.case.left_reason
    return capital(in_words(reason)) if reason else _UNSTATED


def _schooling(span: Span) -> str:
    over = school_leaving_date(span.timeline.case.date_of_birth, span.timeline.rights)
    return _SCHOOLING[_concluded(span) >= over]


def _weeks_from_start(span: Span) -> float | None:
    """Weeks from the first day of the assessment to the plan, both counted; None = the beginning is not known."""
    begins = span.timeline.begins_on
    return None if begins is None else ((_concluded(span) - begins).days + 1) / 7


def _start_band(span: Span) -> str:
    weeks = _weeks_from_start(span)
    if weeks is None:
        return _START_BANDS[-1]
    return _START_BANDS[sum(weeks > limit for limit in (14, 18, 26, 52))]


def _notice_band(span: Span) -> str:
    notice = span.timeline.notice_on
    return _NOTICE_BANDS[-1] if notice is None else _NOTICE_BANDS[(_concluded(span) - notice).days > 7 * 20]


def _by_statute(span: Span, kind: Kind) -> Obligation | None:
    return next((o for o in span.timeline.of(kind) if o.basis == Basis.STATUTE), None)


def _appealed_on(span: Span, as_of: date) -> date | None:
    found = span.timeline.case.first("appeal_registered", as_of)
    return found.happened if found else None


def _about(span: Span, as_of: date) -> str:
    on = _appealed_on(span, as_of)
    if on is None or span.ended_on is None or on < span.ended_on:
        return _ABOUT[0]
    way = span.way_by(on)
    return _ABOUT[{Stage.NO_PLAN: 1, Stage.TRANSFERRED: 2}.get(way, 3)]


def _after_refusal(span: Span, as_of: date) -> str:
    on = _appealed_on(span, as_of)
    appealed = on is not None and span.ended_on is not None and on >= span.ended_on
    return _REFUSED[2 * appealed + (span.plan_on is not None)]


def _term(span: Span, terms: Sequence[Term]) -> str:
    promise = span.timeline.case.promise
    if promise is None:
        return _UNPLANNED
    term = next((term for term in terms if term.first <= promise.starts_on <= term.last), None)
    return capital(term.name) if term else _OUTSIDE
