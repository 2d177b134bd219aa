"""Why a case slipped: said by staff, or told by the record itself, and whether the law accepts it.

Late advice, few staff, many cases and a school that does not answer are no grounds (SI 2014/1530 reg 10(4) names them
all). A ground that only staff name counts as lawful once the record shows the fact behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transfer_cli.domain.advice_rounds import advice_rounds, here_by
from transfer_cli.domain.calendar import WEEK, Term
from transfer_cli.domain.case import Event
from transfer_cli.domain.exceptions import closures, is_education
from transfer_cli.domain.obligation import Kind, State, Timeline
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.slippage import Slip, Standing
from transfer_cli.domain.turns import agreement

STEP = "slip_reason:"


class Code(StrEnum):
    """The coded reasons."""

    LATE_ADVICE = "late_advice"
    NO_OFFICER = "no_officer"
    FAMILY_ASKED = "family_asked"
    SETTING_CLOSED = "setting_closed"
    EXCEPTION_GROUND = "exception_ground"
    RECORD_WRONG = "record_wrong"
    OTHER = "other"
    NOT_SAID = "not_said"


class Verdict(StrEnum):
    """Whether the law accepts a reason."""

    LAWFUL = "lawful"
    NOT_LAWFUL = "not_lawful"
    RECORD_WRONG = "record_wrong"


IN_WORDS: Mapping[Code, str] = {
    Code.LATE_ADVICE: "late advice",
    Code.NO_OFFICER: "no officer",
    Code.FAMILY_ASKED: "the family asked",
    Code.SETTING_CLOSED: "the setting was closed",
    Code.EXCEPTION_GROUND: "a ground that the law accepts",
    Code.RECORD_WRONG: "the record is wrong",
    Code.OTHER: "another reason",
    Code.NOT_SAID: "no reason said",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that explains a slip.

    Attributes:
        agency: Whose advice is late; empty for other codes, or if nobody said whose.
        said_on: Day on which staff said so; None = the record tells it by itself.
        note: What staff wrote beside it.
    """

    code: Code
    agency: str = ""
    said_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """A slip with its reason.

    Attributes:
        reason: The one it is counted under.
        verdict: Whether the law accepts it.
        also: What else the record tells.
    """

    slip: Slip
    reason: Found
    verdict: Verdict
    also: tuple[Found, ...] = ()

    def as_document(self) -> dict[str, object]:
        """The reason as JSON."""
        found = self.reason
        return {
            "code": found.code.value,
            "agency": found.agency,
            "verdict": self.verdict.value,
            "from": "staff" if found.said_on else None if found.code == Code.NOT_SAID else "record",
            "said_on": found.said_on.isoformat() if found.said_on else None,
            "note": found.note,
            "also": [f"{one.code}:{one.agency}" if one.agency else one.code.value for one in self.also],
        }


def explained(slips: Iterable[Slip], settings: Settings) -> tuple[Explained, ...]:
    """Each slip with the one reason that it is counted under, in their order.

    What staff said last comes first; then an exception and an agreed turn, late advice, a closed setting, no officer.
    """
    return tuple(_explain(slip, settings) for slip in slips)


def slipped(found: Iterable[Explained]) -> tuple[Explained, ...]:
    """Those that are late, at risk, excused or behind; not those that are merely about to be due."""
    return tuple(one for one in found if one.slip.is_finding or one.slip.standing == Standing.EXCEPTED)


def by_reason(found: Iterable[Explained]) -> dict[tuple[Code, str, Verdict], tuple[Explained, ...]]:
    """The same by code, agency and verdict, in the order of the codes; each slip in one group alone."""
    groups: dict[tuple[Code, str, Verdict], list[Explained]] = {}
    for one in found:
        groups.setdefault((one.reason.code, one.reason.agency, one.verdict), []).append(one)
    order = tuple(Code)
    return {key: tuple(groups[key]) for key in sorted(groups, key=lambda key: (order.index(key[0]), *key[1:]))}


def with_verdict(found: Iterable[Explained], verdict: Verdict) -> tuple[Explained, ...]:
    """Those of one verdict."""
    return tuple(one for one in found if one.verdict == verdict)


def _explain(slip: Slip, settings: Settings) -> Explained:
    timeline = slip.timeline
    told = (_said(timeline), *_told_by_record(slip, settings))
    every = tuple(one for one in told if one) or (Found(Code.NOT_SAID),)
    return Explained(slip, every[0], _verdict(every[0], slip), every[1:])


def _said(timeline: Timeline) -> Found | None:
    """What staff said last by that day."""
    event = _last_said(timeline)
    if event is None:
        return None
    code, _, agency = event.step.removeprefix(STEP).partition(":")
    return Found(Code(code), agency, event.happened, event.note)


def _last_said(timeline: Timeline) -> Event | None:
    return next((e for e in reversed(here_by(timeline.case, timeline.as_of)) if e.step.startswith(STEP)), None)


def _told_by_record(slip: Slip, settings: Settings) -> Iterator[Found]:
    timeline = slip.timeline
    if slip.standing == Standing.EXCEPTED:
        yield Found(Code.SETTING_CLOSED if _only_closures(timeline) else Code.EXCEPTION_GROUND)
    if _agreed(timeline):
        yield Found(Code.FAMILY_ASKED)
    if agency := _late_agency(timeline):
        yield Found(Code.LATE_ADVICE, agency)
    if slip.standing != Standing.EXCEPTED and _asked_while_closed(timeline, settings.terms):
        yield Found(Code.SETTING_CLOSED)
    if _without_officer(timeline, settings):
        yield Found(Code.NO_OFFICER)


def _verdict(found: Found, slip: Slip) -> Verdict:
    """A legal day that was missed is excused by an exception alone; a promise also by what was agreed."""
    if found.code == Code.RECORD_WRONG:
        return Verdict.RECORD_WRONG
    if found.code not in {Code.FAMILY_ASKED, Code.SETTING_CLOSED, Code.EXCEPTION_GROUND}:
        return Verdict.NOT_LAWFUL
    if slip.standing == Standing.EXCEPTED:
        return Verdict.LAWFUL
    touches_law = slip.law is not None or slip.standing == Standing.AT_RISK
    agreed = found.code == Code.FAMILY_ASKED and _agreed(slip.timeline)
    closed = found.code == Code.SETTING_CLOSED and found.said_on is None
    return Verdict.LAWFUL if (agreed or closed) and not touches_law else Verdict.NOT_LAWFUL


def _only_closures(timeline: Timeline) -> bool:
    grounds = {e.step for e in here_by(timeline.case, timeline.as_of) if e.step.startswith("exception:")}
    return grounds == {"exception:closure"}


def _agreed(timeline: Timeline) -> bool:
    """Whether a turn was put off by agreement."""
    turn = agreement(timeline.case, timeline.as_of)
    return turn is not None and not turn.forward


def _late_agency(timeline: Timeline) -> str:
    """Whose advice is or was latest; empty = nobody's. What is still to come counts before what has come."""
    late = [o for o in timeline.of(Kind.ADVICE) if o.state in {State.OVERDUE, State.MET_LATE}]
    found = max(late, key=lambda o: (o.state == State.OVERDUE, o.days_late), default=None)
    return found.about if found else ""


def _asked_while_closed(timeline: Timeline, terms: Iterable[Term]) -> bool:
    """Whether the setting was asked for advice in the window of SI 2014/1530 reg 10(4)(a) and (b)."""
    rounds = advice_rounds(here_by(timeline.case, timeline.as_of)).values()
    asked = [one.asked for one in rounds if one.asked and is_education(one.agency)]
    return bool(asked) and any(
        closed - WEEK <= day <= opens - WEEK for closed, opens in closures(terms) for day in asked
    )


def _without_officer(timeline: Timeline, settings: Settings) -> bool:
    known = {officer.name.casefold() for officer in settings.officers}
    return bool(timeline.case.officer is None or (known and timeline.case.officer.casefold() not in known))
