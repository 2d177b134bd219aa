"""Which open points of the law matter for one case: those whose other reading would give something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from transfer_cli.domain.addressee import young_person_since
from transfer_cli.domain.calendar import years_after
from transfer_cli.domain.case import Document, PhaseMove
from transfer_cli.domain.obligation import Kind, Timeline
from transfer_cli.domain.policy import Policy, Switch
from transfer_cli.domain.rules.reading import AMENDED, BEFORE
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import Question, answer, question
from transfer_cli.domain.what_if import moved
from transfer_cli.domain.words import in_words
from transfer_cli.domain.year_group import Move, moves, ncy_in

YEAR_9 = 9
LONGER_FROM = date(2015, 9, 1)
"""From this day of notice on the periods are the longer ones."""

TWO_WEEKS = timedelta(days=14)
PERIODS = timedelta(weeks=26)
"""More than the longest notice and period together: how far ahead of a day an older clock can matter."""

_LETTERS = "letters would go to"
_POINTED_OUT = ("it would be pointed out", "it would not be pointed out")
"""How those effects begin that name people, and those that are for the office to look at."""

LONGEST_ALERT = relativedelta(months=13)


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """An open point of the law that matters for one case.

    Attributes:
        other: The other reading.
        effects: What would be otherwise under it, one sentence without a full stop each.
    """

    switch: Switch
    chosen: str
    other: str
    effects: tuple[str, ...]

    def __str__(self) -> str:
        options = self.switch.options
        return (
            f"{self.switch.question} Read here: {options[self.chosen]}. Read otherwise ({options[self.other]}): "
            f"{'; '.join(self.effects)}. ({self.switch.key} in [policy]; {self.switch.source})"
        )

    @property
    def for_family(self) -> str:
        """The point as a family reads it, without names of settings or people; empty = it is for the office alone."""
        effects = ["letters would go to somebody else" if e.startswith(_LETTERS) else e for e in self.effects]
        told = [effect for effect in effects if not effect.startswith(_POINTED_OUT)]
        if not told:
            return ""
        options = self.switch.options
        return (
            f"{self.switch.question} Read here: {options[self.chosen]}. Read otherwise ({options[self.other]}): "
            f"{'; '.join(told)}. ({self.switch.source})"
        )

    def as_document(self) -> dict[str, object]:
        """The point as JSON."""
        return {
            "switch": self.switch.key,
            "point": self.switch.point,
            "question": self.switch.question,
            "chosen": self.chosen,
            "other": self.other,
            "effects": list(self.effects),
            "source": self.switch.source,
        }


@dataclass(frozen=True, slots=True)
class Readings:
    """The same question asked under every reading of the law; each is worked out when it is first needed."""

    settings: Settings
    as_of: date
    _asked: dict[tuple[Policy, bool], Question] = field(default_factory=dict)

    def under(self, policy: Policy, *, explain: bool) -> Question:
        """The question under that policy."""
        if (policy, explain) not in self._asked:
            settings = replace(self.settings, policy=policy)
            self._asked[policy, explain] = question(settings, self.as_of, explain=explain)
        return self._asked[policy, explain]


def open_points(now: Timeline, readings: Readings, *, every: bool = False) -> tuple[OpenPoint, ...]:
    """The open points that matter for the case.

    Args:
        now: The case under the authority's own readings, with its counting.
        readings: The question that `now` answers.
        every: Try those as well that cannot matter for what is known of the case; it takes longer and finds the same.
    """
    policy = readings.settings.policy
    found: list[OpenPoint] = []
    for switch, other, read in policy.others():
        if every or _CAN_MATTER[switch.key](now):
            explain = switch.key in _CHANGE_WORDS
            then = answer(now.case, readings.under(read, explain=explain))
            effects = tuple(_effects(now, then, words=explain))
            if effects:
                found.append(OpenPoint(switch, policy.chosen(switch), other, effects))
    return tuple(found)


def _effects(now: Timeline, then: Timeline, *, words: bool) -> Iterator[str]:
    changes = moved(now, then)
    yield from (str(change) for change in changes)
    was, would_be = now.addressee, then.addressee
    if (was.role, was.names) != (would_be.role, would_be.names):
        yield f"{_LETTERS} {', '.join(would_be.names) or 'nobody known'} ({in_words(would_be.role)})"
    if changes:
        return
    yield from (f"it would be pointed out: {note.rstrip('.')}" for note in then.notes if note not in now.notes)
    yield from (f"it would not be pointed out: {note.rstrip('.')}" for note in now.notes if note not in then.notes)
    if words and [o.working for o in now.obligations] != [o.working for o in then.obligations]:
        yield "no day would be another, only what is said beside it"


def _notice_a_day_late(now: Timeline) -> bool:
    return any(o.done and (o.done - o.due).days == 1 for o in now.of(Kind.NOTICE))


def _law_of(now: Timeline) -> date | None:
    """The day of notice, or the latest lawful one of an assessment that began without."""
    return now.notice_on or (now.begins_on - TWO_WEEKS if now.begins_on else None)


def _near(now: Timeline, day: date) -> bool:
    """Whether a clock that ends on that day can have a hand in the case: it was given notice or is asked about then."""
    law_of = _law_of(now)
    ends = (o.due for o in now.of(Kind.CONCLUDE_BY))
    return now.as_of < day or (law_of is not None and law_of < day) or any(due < day + PERIODS for due in ends)


def _rights_may_pass(now: Timeline) -> bool:
    since = young_person_since(now.case.date_of_birth)
    return since <= now.as_of <= date(since.year, 9, 1) or _born_in_september(now) or _holder_matters(now)


def _holder_matters(now: Timeline) -> bool:
    """Whether a day to conclude depends on who is a child and who a young person."""
    literal = now.rights.policy.sixth_form_leavers != "31_march"
    return any(move.on.year == 2015 or literal for move in _out_of_school(now))


def _born_in_september(now: Timeline) -> bool:
    return now.case.date_of_birth.month == 9


def _out_of_school(now: Timeline) -> list[Move]:
    return [move for move in moves(now.case, now.as_of) if move.kind == PhaseMove.SCHOOL_TO_POST16]


def _leaves_a_sixth_form(now: Timeline) -> bool:
    since = young_person_since(now.case.date_of_birth, now.rights)
    return any(since <= date(move.on.year, 3, 31) for move in _out_of_school(now))


def _lapses_soon(now: Timeline) -> bool:
    days = [move.on for move in _out_of_school(now)]
    until = now.as_of + LONGEST_ALERT
    return any(now.as_of < day <= until for day in (*days, years_after(now.case.date_of_birth, 19)))


def _some_step(beginning: str) -> Callable[[Timeline], bool]:
    return lambda now: any(event.step.startswith(beginning) for event in now.case.events)


def _in_year_9(*years: int) -> Callable[[Timeline], bool]:
    return lambda now: any(ncy_in(now.case, year) == YEAR_9 for year in years)


_CHANGE_WORDS = frozenset({"twenty_weeks", "young_person_from"})
"""Open points that can change what is said beside a day, and no day."""

_CAN_MATTER: dict[str, Callable[[Timeline], bool]] = {
    "thirteen_days_notice": _notice_a_day_late,
    "period_decided_by": lambda now: _near(now, LONGER_FROM),
    "unstated_beginning": lambda now: now.begins_assumed,
    "first_months": lambda now: _near(now, AMENDED),
    "year_9": _in_year_9(2015, 2017),
    "year_10_begins": _in_year_9(2016, 2017),
    "before_a_day": lambda now: any(o.rule in BEFORE for o in now.obligations),
    "sixth_form_leavers": _leaves_a_sixth_form,
    "movers_of_2018": lambda now: any(move.on.year == 2018 for move in moves(now.case, now.as_of)),
    "twenty_weeks": lambda now: bool(now.notice_on and now.begins_on and now.begins_on - now.notice_on != TWO_WEEKS),
    "failed_appointments": _some_step("exception:"),
    "closures": _some_step("exception:"),
    "lda_by": lambda now: now.case.document == Document.LDA,
    "young_person_from": _rights_may_pass,
    "lapse_alert_months": _lapses_soon,
    "advice_in_six_weeks": _some_step("advice_requested:"),
    "early_finish": _some_step("draft_answered"),
    "school_year_begins": _born_in_september,
}
"""Whether an open point can matter at all for what is known of a case: never false where it does."""
