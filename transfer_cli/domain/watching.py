"""When the office looks into a case, reminds an agency or tells somebody above, as its settings say."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 3660
"""Days that make sense at most."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder of a late case.

    Attributes:
        days_late: Days past what the law allows from which on it holds; 1 or more.
        tell: Who is told.
        what: What they are asked to do.
    """

    days_late: int
    tell: str
    what: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """One step of the ladder of late advice.

    Attributes:
        days_late: Days past the six weeks from which on it is due; 1 or more.
        tell: Who is told; empty = the agency itself, by a chase letter.
        what: What it is called.
    """

    days_late: int
    what: str
    tell: str = ""

    @property
    def is_letter(self) -> bool:
        """Whether it is a chase letter to the agency."""
        return not self.tell


LADDER: tuple[Rung, ...] = (
    Rung(1, "the officer", "say what stands in the way, and by when the plan will be issued"),
    Rung(15, "the SEN manager", "agree with the officer what will be done, and write to the family about the delay"),
    Rung(43, "the head of service", "decide on more help for the case"),
    Rung(85, "the director of children's services", "answer for the delay"),
)
"""Of a case that is past what the law allows."""

REMINDERS: tuple[Reminder, ...] = (
    Reminder(1, "first reminder"),
    Reminder(15, "second reminder"),
    Reminder(29, "escalation", "the manager of the agency"),
)
"""Of advice that is late."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What counts as stuck, and who is told when.

    Attributes:
        no_event_days: Days without any step after which a review under way is stuck.
        notice_without_meeting_days: Days after the notice with no meeting held and none ahead.
        draft_without_answer_days: Days after the draft without an answer of the family.
        begun_without_letter_days: Days after the assessment began without a recorded notice to the family.
        escalation: In rising order of days.
        reminders: Likewise.
        answer_complaints_within: Calendar days to answer a complaint, as the authority promises; None = it sets none.
    """

    no_event_days: int = 56
    notice_without_meeting_days: int = 56
    draft_without_answer_days: int = 28
    begun_without_letter_days: int = 7
    escalation: tuple[Rung, ...] = LADDER
    reminders: tuple[Reminder, ...] = REMINDERS
    answer_complaints_within: int | None = None


USUAL = Watch()
