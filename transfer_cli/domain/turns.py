"""A family's turn in the local plan: as first promised, and as moved by agreement.

Both are steps in the record. What they promise stands in their remark, in words that a person can read and write, so
that it survives an export and can come in by an events file: `to 2017-07-21; from 2017-05-01; agreed 2016-10-01 by
parent; because the family asked`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.dates import parse_day

PROMISED = "plan_promised"
POSTPONED, BROUGHT_FORWARD = "postponed", "brought_forward"
MOVED = frozenset({POSTPONED, BROUGHT_FORWARD})
_KEYS = ("version", "to", "from", "agreed", "school agreed", "group", "because")


@dataclass(frozen=True, slots=True)
class Promised:
    """What one version of the plan promised to one family.

    Attributes:
        on: Day on which that version was published.
        conclude_by: Last day on which the review was to end.
        group: The group in words.
    """

    on: date
    version: str
    conclude_by: date
    group: str

    @property
    def note(self) -> str:
        """The remark that carries it."""
        return f"version {self.version}; to {self.conclude_by.isoformat()}; group {self.group}"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A turn that was moved for one family.

    Attributes:
        on: Day from which it counts.
        conclude_by: The new last day.
        start_from: First day on which the review may begin; None = at once.
        agreed_on: Day on which the family agreed, or asked for it.
        agreed_by: Who did: `parent`, `young_person`, `representative`.
        school_agreed_on: Day on which the school agreed; None = it was not asked.
        reason: In words.
        forward: It was brought forward rather than postponed.
    """

    on: date
    conclude_by: date
    start_from: date | None = None
    agreed_on: date | None = None
    agreed_by: str = ""
    school_agreed_on: date | None = None
    reason: str = ""
    forward: bool = False

    @property
    def step(self) -> str:
        """The step that records it."""
        return BROUGHT_FORWARD if self.forward else POSTPONED

    @property
    def note(self) -> str:
        """The remark that carries it."""
        agreed = f"agreed {self.agreed_on}" + (f" by {self.agreed_by}" if self.agreed_by else "")
        parts = [
            f"to {self.conclude_by}",
            f"from {self.start_from}" if self.start_from else "",
            agreed if self.agreed_on else "",
            f"school agreed {self.school_agreed_on}" if self.school_agreed_on else "",
            f"because {self.reason}" if self.reason else "",
        ]
        return "; ".join(part for part in parts if part)


def promises(case: Case, as_of: date) -> tuple[Promised, ...]:
    """What published plans had promised by that day, the first promise first."""
    found = (_promised(event) for event in case.events if event.step == PROMISED and event.happened <= as_of)
    return tuple(promise for promise in found if promise)


def agreement(case: Case, as_of: date) -> Agreement | None:
    """The last turn agreed by that day; None = there is none, or its remark names no day."""
    moved = (e for e in reversed(case.events) if e.step in MOVED and e.happened <= as_of)
    return next((found for found in map(agreed, moved) if found), None)


def lacks_its_day(event: Event) -> bool:
    """Whether it promises or moves a turn and its remark does not say to which day."""
    if event.step == PROMISED:
        return _promised(event) is None
    return event.step in MOVED and agreed(event) is None


def _promised(event: Event) -> Promised | None:
    said = _parts(event.note)
    to = _day(said.get("to"))
    return Promised(event.happened, said.get("version", ""), to, said.get("group", "")) if to else None


def agreed(event: Event) -> Agreement | None:
    """The turn that such a step's remark agrees on; None = it names no day."""
    said = _parts(event.note)
    to = _day(said.get("to"))
    if to is None:
        return None
    agreed_on, _, agreed_by = said.get("agreed", "").partition(" by ")
    return Agreement(
        on=event.happened,
        conclude_by=to,
        start_from=_day(said.get("from")),
        agreed_on=_day(agreed_on),
        agreed_by=agreed_by,
        school_agreed_on=_day(said.get("school agreed")),
        reason=said.get("because", ""),
        forward=event.step == BROUGHT_FORWARD,
    )


def _parts(note: str) -> Mapping[str, str]:
    """The remark's parts by their first words; a reason may have semicolons of its own."""
    head, mark, reason = note.partition("because ")
    return dict(_split(head.split(";"))) | ({"because": reason.strip()} if mark else {})


def _split(parts: Iterable[str]) -> Iterable[tuple[str, str]]:
    for part in parts:
        text = part.strip()
        for key in _KEYS:
            if text.startswith(f"{key} "):
                yield key, text.removeprefix(f"{key} ").strip()
                break


def _day(text: str | None) -> date | None:
    try:
        return parse_day(text) if text else None
    except ValueError:
        return None
