"""Late advice: which reminder of the office's ladder is due now, and to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.advice import Advice, AdviceState
from transfer_cli.domain.changes import Letter
from transfer_cli.domain.watching import Reminder

CHASER = "advice_chaser"


@dataclass(frozen=True, slots=True)
class Chase:
    """Late advice with what was done about it.

    Attributes:
        number: How many reminders the ladder has had so far: letters, calls, and word to those above.
        next: The next step of the ladder, whether its day has come or not; None = there is no further one.
        made_on: Day of a chase letter that is made and not yet posted; None = there is none.
    """

    advice: Advice
    number: int
    next: Reminder | None
    made_on: date | None = None

    @property
    def is_due(self) -> bool:
        """Whether the next step's day has come and no letter of it lies ready."""
        return self.next is not None and self.advice.days_late >= self.next.days_late and self.made_on is None

    @property
    def wants_letter(self) -> bool:
        """Whether that step is a letter to the agency."""
        return self.is_due and self.next is not None and self.next.is_letter

    def as_document(self) -> dict[str, object]:
        """The chase as JSON."""
        return {
            **self.advice.as_document(),
            "reminders": self.number,
            "next": self.next and {"what": self.next.what, "tell": self.next.tell, "days_late": self.next.days_late},
            "is_due": self.is_due,
            "letter": self.wants_letter,
            "letter_made": self.made_on.isoformat() if self.made_on else None,
        }


def chases(found: Iterable[Advice], ladder: tuple[Reminder, ...], register: Iterable[Letter] = ()) -> tuple[Chase, ...]:
    """All late advice with its next reminder, what is due first, then by days late.

    Steps are taken one by one: late advice of which nobody was reminded begins with the first.

    Args:
        register: Every letter made so far.
    """
    made: dict[tuple[str, str], date] = {}
    for letter in register:
        if letter.kind == CHASER and letter.state == "made":
            made[letter.reference, letter.facts.get("agency", "")] = letter.dated
    late = (_chase(one, ladder, made) for one in found if one.state == AdviceState.OVERDUE)
    return tuple(
        sorted(late, key=lambda c: (not c.is_due, -c.advice.days_late, c.advice.agency, c.advice.case.reference))
    )


def letters_wanted(found: Iterable[Advice], ladder: tuple[Reminder, ...]) -> frozenset[tuple[str, str]]:
    """Reference and agency of all late advice whose next reminder is a letter and has come to its day.

    A letter that is made and not posted does not count as one: whoever makes letters looks it up in the register.
    """
    return frozenset(
        (one.advice.case.reference, one.advice.agency) for one in chases(found, ladder) if one.wants_letter
    )


def _chase(one: Advice, ladder: tuple[Reminder, ...], made: dict[tuple[str, str], date]) -> Chase:
    number = len(one.request.chased) + len(one.request.escalated)
    letter = made.get((one.case.reference, one.agency))
    asked = one.request.asked
    return Chase(
        advice=one,
        number=number,
        next=ladder[number] if number < len(ladder) else None,
        made_on=letter if letter and asked and letter >= asked else None,
    )
