"""Letters that came back, and what follows: nothing more goes to that address until it changes or somebody clears it.

Nothing of this is stored but that a letter came back, or was cleared; whether an address is still in use is asked of
the case as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import Changes, Letter, LetterState, NewEvent
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.settings import Settings

RETURNED, CLEARED = "returned", "cleared"
"""States of a letter: it came back; it came back, and the address is right all the same."""

CAME_BACK = "letter_returned"
"""The step in the case's own history, its note the reason."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An address from which a letter came back.

    Attributes:
        on: Day it came back.
        reason: What stood on it; empty = nobody said.
    """

    letter: Letter
    on: date
    reason: str

    @property
    def why(self) -> str:
        """One sentence for whoever would write there again."""
        said = f": {self.reason.rstrip('.')}" if self.reason else ""
        return f"A letter to this address came back on {show_day(self.on)}{said}."


@dataclass(frozen=True, slots=True)
class DoubtfulAddresses:
    """Every address from which a letter came back and that nobody has cleared, found by its lines."""

    by_lines: Mapping[tuple[str, ...], tuple[Doubtful, ...]]

    def of(self, reference: str, lines: Sequence[str], emails: Iterable[str] = ()) -> Doubtful | None:
        """Why not to write to this address about this case; None = nothing is known against it.

        An address is in doubt for all letters about the child, and for the same addressee of another child: a brother
        or sister. In a home or a school with many children others are still written to.

        Args:
            lines: The whole address block, the addressee first.
            emails: Where it goes instead if it is e-mailed.
        """
        places = [_mailbox(email) for email in emails] or [_place(lines)]
        found = [one for place in places for one in self.by_lines.get(place, ())]
        return next((one for one in found if one.letter.reference == reference or _same_people(one, lines)), None)


def doubtful_addresses(register: Iterable[Letter], cases: Iterable[Case] = (), *, on: date) -> DoubtfulAddresses:
    """The addresses in doubt on a day.

    Args:
        cases: Whose history gives the reasons.
    """
    states = ((letter, state_on(letter, on)) for letter in register)
    back = [(letter, state.on) for letter, state in states if state and state.state == RETURNED]
    wanted = {letter.reference for letter, _ in back}
    reasons = {
        event.detail.get("letter", ""): event.note
        for case in (cases if back else ())
        if case.reference in wanted
        for event in case.events
        if event.step == CAME_BACK
    }
    found: dict[tuple[str, ...], tuple[Doubtful, ...]] = {}
    for letter, came in back:
        doubt = Doubtful(letter, came, reasons.get(letter_name(letter), ""))
        for place in [_mailbox(email) for email in mailboxes(letter)] or [_place(letter.address)]:
            found[place] = (*found.get(place, ()), doubt)
    return DoubtfulAddresses(found)


def state_on(letter: Letter, day: date) -> LetterState | None:
    """The state that a letter was in on that day, by what was recorded last of it; None = it was only made."""
    return next((state for state in reversed(letter.history) if state.on <= day), None)


def to_mend(
    register: Iterable[Letter], timelines: Iterable[Timeline], settings: Settings, *, on: date
) -> tuple[tuple[Timeline, Doubtful], ...]:
    """The cases that still have an address from which a letter about them came back by that day, once an address.

    A case that left needs no letter any more; a concluded one may still need its plan.
    """
    by_reference = {timeline.case.reference: timeline for timeline in timelines}
    doubtful = doubtful_addresses(register, (timeline.case for timeline in by_reference.values()), on=on)
    offices = [(point.name or "", *point.address) for point in settings.contacts.values()]
    offices += [(agency.name, *agency.address) for agency in settings.agencies]
    found: dict[tuple[str, tuple[str, ...]], tuple[Timeline, Doubtful]] = {}
    for place, doubts in doubtful.by_lines.items():
        for doubt in doubts:
            timeline = by_reference.get(doubt.letter.reference)
            if timeline is None or timeline.stage == Stage.LEFT or not timeline.in_scope:
                continue
            used = {_place(lines) for lines in (*_families(timeline), *offices)}
            used |= {_mailbox(contact.email) for contact in timeline.case.contacts if contact.email}
            used |= {_mailbox(agency.email) for agency in settings.agencies if agency.email}
            if place in used:
                found[doubt.letter.reference, place] = (timeline, doubt)
    return tuple(found.values())


def _families(timeline: Timeline) -> Iterator[tuple[str, ...]]:
    """Every address of the case, whoever is written to today."""
    case = timeline.case
    for address, postcode in (
        (case.home_address, case.home_postcode),
        *((c.address, c.postcode) for c in case.contacts),
    ):
        yield ("", *address, postcode or "")


def mailboxes(letter: Letter) -> tuple[str, ...]:
    """Where a letter goes that is e-mailed; none = it goes on paper."""
    return tuple(filter(None, letter.facts.get("email_to", "").split("\n")))


def letter_name(letter: Letter) -> str:
    """What names one letter in a case's history: batch and file."""
    return f"{letter.batch}/{letter.file}"


def came_back(letters: Iterable[Letter], on: date, reason: str) -> Changes:
    """What is recorded of letters that came back."""
    back = tuple(letters)
    return Changes(
        events=tuple(
            NewEvent(letter.reference, CAME_BACK, on, note=reason, detail={"letter": letter_name(letter)})
            for letter in back
        ),
        letter_states=tuple(LetterState(letter.id, RETURNED, on, letter.post_class) for letter in back),
    )


def cleared(letters: Iterable[Letter], on: date) -> Changes:
    """What is recorded once somebody has found that the address is right."""
    return Changes(letter_states=tuple(LetterState(letter.id, CLEARED, on, letter.post_class) for letter in letters))


def _place(lines: Sequence[str]) -> tuple[str, ...]:
    """The address without the addressee, as one writes it or another."""
    return tuple(filter(None, ("".join(c for c in line.casefold() if c.isalnum()) for line in lines[1:])))


def _mailbox(email: str) -> tuple[str, ...]:
    return (email.strip().casefold(),)


def _same_people(doubtful: Doubtful, lines: Sequence[str]) -> bool:
    return bool(lines) and doubtful.letter.addressee.casefold() == lines[0].casefold()
