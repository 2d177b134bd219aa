"""Advice of the assessments: what each agency was asked for, by when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from transfer_cli.domain.advice_rounds import Round, advice_rounds, here_by
from transfer_cli.domain.case import Case, Step
from transfer_cli.domain.obligation import Basis, Kind, Obligation, State, Timeline


class AdviceState(StrEnum):
    """How advice stands, what waits first."""

    OVERDUE = "overdue"
    ASK_AGAIN = "ask_again"
    WAITING = "waiting"
    EXCUSED = "excused"
    RECEIVED = "received"
    SUFFICES = "suffices"
    ON_FILE = "on_file"
    NOT_NEEDED = "not_needed"


OPEN = frozenset({AdviceState.OVERDUE, AdviceState.ASK_AGAIN, AdviceState.WAITING, AdviceState.EXCUSED})
"""Advice that suffices is still to come."""


@dataclass(frozen=True, slots=True)
class Advice:
    """The advice of one agency about one child.

    Attributes:
        due: Last day of the six weeks; None = nobody asked, or the authority reads the law so that none is set.
        basis: By statute (SI 2014/1530 reg 8(1)) or by guidance (the Code) alone; None as for `due`.
        days_late: Calendar days after `due` without an answer, or until it came; 0 if in time.
    """

    case: Case
    as_of: date
    request: Round
    state: AdviceState
    due: date | None = None
    basis: Basis | None = None
    days_late: int = 0

    @property
    def agency(self) -> str:
        """As the steps of the record name it."""
        return self.request.agency

    @property
    def waited(self) -> int | None:
        """Days from the request to the answer, or until now; None = it was not asked for."""
        asked = self.request.asked
        return ((self.request.received or self.as_of) - asked).days if asked else None

    def as_document(self) -> dict[str, object]:
        """The advice as JSON."""
        found = self.request
        return {
            "reference": self.case.reference,
            "name": self.case.name,
            "document": self.case.document.value,
            "officer": self.case.officer,
            "agency": self.agency,
            "state": self.state.value,
            "asked": _iso(found.asked),
            "times_asked": found.rounds,
            "due": _iso(self.due),
            "basis": self.basis.value if self.basis else None,
            "received": _iso(found.received),
            "sufficient": None if found.received is None else found.insufficient is None,
            "not_sufficient_since": _iso(found.insufficient),
            "why_not": found.fault,
            "suffices_since": _iso(found.suffices),
            "days_late": self.days_late,
            "days_waited": self.waited,
            "chased": [day.isoformat() for day in found.chased],
            "escalated": [day.isoformat() for day in found.escalated],
        }


def advice(timelines: Iterable[Timeline]) -> tuple[Advice, ...]:
    """All advice of these cases, what is latest first, then what waits, by agency and reference."""
    order = tuple(AdviceState)
    found = (one for timeline in timelines for one in advice_about(timeline))
    return tuple(
        sorted(found, key=lambda one: (order.index(one.state), -one.days_late, one.agency, one.case.reference))
    )


def advice_about(timeline: Timeline) -> Iterator[Advice]:
    """The advice about one child, in the order of first mention."""
    obligations = {o.about: o for o in timeline.of(Kind.ADVICE)}
    for agency, request in advice_rounds(here_by(timeline.case, timeline.as_of)).items():
        obligation = obligations.get(agency) if request.asked else None
        yield Advice(
            case=timeline.case,
            as_of=timeline.as_of,
            request=request,
            state=_state(timeline, request, obligation),
            due=obligation.due if obligation else None,
            basis=obligation.basis if obligation else None,
            days_late=obligation.days_late if obligation else 0,
        )


def _state(timeline: Timeline, request: Round, obligation: Obligation | None) -> AdviceState:
    if not request.is_open:
        return _settled(request)
    if not timeline.is_open or timeline.case.first(Step.ADVICE_COMPLETE, timeline.as_of):
        return AdviceState.NOT_NEEDED
    if request.must_be_asked_again:
        return AdviceState.ASK_AGAIN
    if obligation and obligation.state == State.EXCEPTED:
        return AdviceState.EXCUSED
    return AdviceState.OVERDUE if obligation and obligation.state == State.OVERDUE else AdviceState.WAITING


def _settled(request: Round) -> AdviceState:
    if request.asked and request.received and not request.insufficient:
        return AdviceState.RECEIVED
    if request.is_settled:
        return AdviceState.SUFFICES
    return AdviceState.ON_FILE if request.received else AdviceState.NOT_NEEDED


def in_state(found: Iterable[Advice], *states: AdviceState) -> tuple[Advice, ...]:
    """Those that stand so, in their order."""
    return tuple(one for one in found if one.state in states)


def asked_between(found: Iterable[Advice], after: date, until: date) -> tuple[Advice, ...]:
    """Those asked for after one day, up to another."""
    return tuple(one for one in found if one.request.asked and after < one.request.asked <= until)


def answered(found: Iterable[Advice]) -> tuple[Advice, ...]:
    """Those that were asked for and came, whether or not they suffice."""
    return tuple(one for one in found if one.request.asked and one.request.received)


def answered_between(found: Iterable[Advice], after: date, until: date) -> tuple[Advice, ...]:
    """Those that came after one day, up to another."""
    return tuple(one for one in answered(found) if one.request.received and after < one.request.received <= until)


def median_wait(found: Iterable[Advice]) -> float | None:
    """Median of the days from request to answer; None = none has come. Those still waited for have no part in it."""
    waits = [one.waited for one in answered(found) if one.waited is not None]
    return float(median(waits)) if waits else None


def by_agency(found: Iterable[Advice]) -> dict[str, tuple[Advice, ...]]:
    """The same, agency by agency in the order of their names."""
    groups: dict[str, list[Advice]] = {}
    for one in found:
        groups.setdefault(one.agency, []).append(one)
    return {agency: tuple(groups[agency]) for agency in sorted(groups)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
