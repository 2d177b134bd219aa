"""Cases under way in which nothing moves, by the office's own numbers of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transfer_cli.domain.advice_rounds import here_by
from transfer_cli.domain.case import BACK_IN_FILE, GONE_FROM_FILE, KEPT, Case, Document, Step
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.slip_reasons import STEP
from transfer_cli.domain.turns import PROMISED
from transfer_cli.domain.watching import Watch

_NO_WORK = frozenset({GONE_FROM_FILE, BACK_IN_FILE, KEPT, PROMISED})
"""Steps that say nothing of work on the case; so does a reason for slipping."""


class Why(StrEnum):
    """In which way a case is stuck."""

    NO_EVENT = "no_event"
    NOTICE_WITHOUT_MEETING = "notice_without_meeting"
    DRAFT_WITHOUT_ANSWER = "draft_without_answer"
    BEGUN_WITHOUT_LETTER = "begun_without_letter"


IN_WORDS = {
    Why.NO_EVENT: "nothing was recorded",
    Why.NOTICE_WITHOUT_MEETING: "notice was given and no meeting was held or is ahead",
    Why.DRAFT_WITHOUT_ANSWER: "the draft was served and the family has not answered",
    Why.BEGUN_WITHOUT_LETTER: "the assessment began and no notice to the family is recorded",
}


@dataclass(frozen=True, slots=True)
class Stuck:
    """One case that is stuck in one way; it may be in others as well.

    Attributes:
        since: Day from which it is counted: of the last step, the notice, the draft or the beginning.
    """

    timeline: Timeline
    why: Why
    since: date

    @property
    def case(self) -> Case:
        """The child or young person."""
        return self.timeline.case

    @property
    def days(self) -> int:
        """Days since then."""
        return (self.timeline.as_of - self.since).days

    def as_document(self) -> dict[str, object]:
        """The case as JSON."""
        return {
            "reference": self.case.reference,
            "name": self.case.name,
            "document": self.case.document.value,
            "officer": self.case.officer,
            "stage": self.timeline.stage.value,
            "why": self.why.value,
            "since": self.since.isoformat(),
            "days": self.days,
        }


def stuck(timelines: Iterable[Timeline], watch: Watch) -> tuple[Stuck, ...]:
    """Every open case under way that is stuck, those of most days first."""
    found = (one for timeline in timelines if timeline.is_open for one in _stuck(timeline, watch))
    return tuple(sorted(found, key=lambda one: (-one.days, one.case.reference, one.why)))


def in_way(found: Iterable[Stuck], why: Why) -> tuple[Stuck, ...]:
    """Those that are stuck in this way."""
    return tuple(one for one in found if one.why == why)


def _stuck(timeline: Timeline, watch: Watch) -> Iterator[Stuck]:
    if timeline.stage == Stage.NOT_STARTED:
        return
    limits = {
        Why.NO_EVENT: watch.no_event_days,
        Why.NOTICE_WITHOUT_MEETING: watch.notice_without_meeting_days,
        Why.DRAFT_WITHOUT_ANSWER: watch.draft_without_answer_days,
        Why.BEGUN_WITHOUT_LETTER: watch.begun_without_letter_days,
    }
    since = {
        Why.NO_EVENT: _last_work(timeline),
        Why.NOTICE_WITHOUT_MEETING: _notice_without_meeting(timeline),
        Why.DRAFT_WITHOUT_ANSWER: _draft_without_answer(timeline),
        Why.BEGUN_WITHOUT_LETTER: _begun_without_letter(timeline),
    }
    for why, day in since.items():
        if day and (timeline.as_of - day).days > limits[why]:
            yield Stuck(timeline, why, day)


def _last_work(timeline: Timeline) -> date | None:
    events = here_by(timeline.case, timeline.as_of)
    days = [e.happened for e in events if e.step not in _NO_WORK and not e.step.startswith(STEP)]
    begun = timeline.begins_on if timeline.begins_on and timeline.begins_on <= timeline.as_of else None
    return max((*days, *([begun] if begun else [])), default=None)


def _notice_without_meeting(timeline: Timeline) -> date | None:
    case, as_of = timeline.case, timeline.as_of
    done = (Step.MEETING_HELD, Step.DRAFT_SERVED)
    if any(case.first(step, as_of) for step in done) or (case.meeting_on and case.meeting_on >= as_of):
        return None
    return timeline.notice_on


def _draft_without_answer(timeline: Timeline) -> date | None:
    served = timeline.case.last(Step.DRAFT_SERVED, timeline.as_of)
    answered = timeline.case.last("draft_answered", timeline.as_of)
    if served is None or (answered and answered.happened >= served.happened):
        return None
    return served.happened


def _begun_without_letter(timeline: Timeline) -> date | None:
    begins = timeline.begins_on
    if timeline.notice_on or begins is None or begins > timeline.as_of or timeline.case.document == Document.LDA:
        return None
    return begins
