"""What each agency was asked for, and what came: the request that counts, and whether it is answered.

Asking once more while nothing has come is a reminder and gives no new time. Only what was asked anew after an answer
that does not suffice has a day of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.case import Case, Event

ASKED, CAME, INSUFFICIENT, SUFFICES = (
    "advice_requested:",
    "advice_received:",
    "advice_insufficient:",
    "advice_suffices:",
)
CHASED = ("advice_chased:", "advice_escalated:")


@dataclass(slots=True)
class Round:
    """The request to one agency that counts.

    Attributes:
        agency: As the steps name it.
        asked: None = nobody asked; the advice was there already.
        received: Day the answer came; None = it did not.
        insufficient: Day on which the answer was found not to suffice; None = it was not.
        fault: Why it does not suffice, in words of the office.
        suffices: Day on which adviser, authority and family agreed that the advice on file suffices.
        rounds: How many times it was asked for anew.
        chased: Days on which the agency was reminded of this request.
        escalated: Days on which somebody above it was told.
    """

    agency: str
    asked: date | None = None
    received: date | None = None
    insufficient: date | None = None
    fault: str = ""
    suffices: date | None = None
    rounds: int = 0
    chased: tuple[date, ...] = ()
    escalated: tuple[date, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether all agreed on what is on file after the request or the answer, SI 2014/1530 reg 6(4)."""
        since = self.insufficient or self.asked
        return self.suffices is not None and (since is None or self.suffices >= since)

    @property
    def is_open(self) -> bool:
        """Whether advice that suffices is still to come."""
        return self.must_be_asked_again or (self.asked is not None and self.received is None and not self.is_settled)

    @property
    def must_be_asked_again(self) -> bool:
        """Whether the answer does not suffice and nobody has asked anew."""
        return self.insufficient is not None and not self.is_settled


def here_by(case: Case, as_of: date) -> tuple[Event, ...]:
    """What had happened here by that day; the review of a former authority is left out."""
    return tuple(e for e in case.events if e.happened <= as_of and not case.is_of_former_authority(e))


def advice_rounds(events: Iterable[Event]) -> dict[str, Round]:
    """By agency in the order of first mention, the request that counts.

    Args:
        events: Of one case, in order.
    """
    found: dict[str, Round] = {}
    for event in events:
        if not event.step.startswith("advice_") or ":" not in event.step:
            continue
        kind, _, agency = event.step.partition(":")
        _take(found.setdefault(agency, Round(agency)), f"{kind}:", event)
    return found


def _take(round_: Round, kind: str, event: Event) -> None:
    day = event.happened
    if kind == ASKED:
        _ask(round_, day)
    elif kind == CAME:
        if round_.received is None or round_.insufficient:
            round_.received = day
        round_.insufficient, round_.fault = None, ""
    elif kind == INSUFFICIENT:
        round_.received = round_.received or day
        round_.insufficient, round_.fault = day, event.note
    elif kind == SUFFICES:
        round_.suffices = day
    elif kind == CHASED[0]:
        round_.chased = (*round_.chased, day)
    else:
        round_.escalated = (*round_.escalated, day)


def _ask(round_: Round, day: date) -> None:
    """A new request, unless one is waiting; advice of the same day is an answer to it, older advice is none."""
    if round_.asked is not None and not round_.insufficient:
        return
    if round_.received != day or round_.insufficient:
        round_.received = None
    round_.asked, round_.insufficient, round_.fault = day, None, ""
    round_.rounds += 1
    round_.chased = round_.escalated = ()
