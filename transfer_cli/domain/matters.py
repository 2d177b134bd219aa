"""What is still open with a family: mediation, orders, appeals, complaints and personal budgets, with their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from transfer_cli.domain.appeals import ended_by
from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.families import since_here
from transfer_cli.domain.obligation import Basis, Kind, Obligation, State, Timeline
from transfer_cli.domain.words import in_words

_STANDING = frozenset({State.ON_TRACK, State.AT_RISK, State.OVERDUE})
_OBLIGED = {
    Kind.MEDIATION: {"certificate": "mediation certificate to be issued", "meeting": "mediation to be held"},
    Kind.TRIBUNAL_ORDER: {
        "draft_plan": "draft plan ordered by the Tribunal",
        "final_plan": "plan ordered by the Tribunal",
        "reconsideration": "decision sent back by the Tribunal",
    },
}


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits for its end.

    Attributes:
        kind: `mediation`, `order`, `appeal`, `complaint` or `budget`.
        what: In a few words.
        since: Day from which it is open; None = not known.
        due: Last day for it; None = neither the law nor the office sets one.
        basis: Of that day; None likewise.
    """

    case: Case
    as_of: date
    kind: str
    what: str
    since: date | None = None
    due: date | None = None
    basis: Basis | None = None

    @property
    def days_late(self) -> int:
        """Calendar days past its day; 0 if in time or if there is none."""
        return max(0, (self.as_of - self.due).days) if self.due else 0

    def as_document(self) -> dict[str, object]:
        """The matter as JSON."""
        return {
            "reference": self.case.reference,
            "name": self.case.name,
            "document": self.case.document.value,
            "officer": self.case.officer,
            "kind": self.kind,
            "what": self.what,
            "since": self.since.isoformat() if self.since else None,
            "due": self.due.isoformat() if self.due else None,
            "basis": self.basis.value if self.basis else None,
            "days_late": self.days_late,
        }


def matters(timelines: Iterable[Timeline], answer_within: int | None) -> tuple[Matter, ...]:
    """What is open with these families, latest first, then by day; what has no day stands last.

    Args:
        answer_within: Calendar days in which the office promises to answer a complaint; None = it promises nothing.
    """
    found = (one for timeline in timelines for one in matters_of(timeline, answer_within))
    return tuple(sorted(found, key=lambda one: (one.due or date.max, one.since or date.max, one.case.reference)))


def matters_of(timeline: Timeline, answer_within: int | None) -> Iterator[Matter]:
    """What is open with one family."""
    case, as_of = timeline.case, timeline.as_of
    for kind, words in _OBLIGED.items():
        for obligation in timeline.of(kind):
            if obligation.done is None and obligation.state in _STANDING:
                yield _obliged(case, as_of, obligation, words[obligation.about])
    events = tuple(since_here(case, as_of))
    for on, what in pending_appeals(events):
        yield Matter(case, as_of, "appeal", what, on)
    for on in unanswered(events):
        due = on + timedelta(days=answer_within) if answer_within else None
        yield Matter(case, as_of, "complaint", "complaint to be answered", on, due, Basis.LOCAL if due else None)
    for on in _undecided_budgets(events):
        yield Matter(case, as_of, "budget", "personal budget to be decided", on)


def _obliged(case: Case, as_of: date, obligation: Obligation, what: str) -> Matter:
    kind = "order" if obligation.kind == Kind.TRIBUNAL_ORDER else obligation.kind.value
    return Matter(case, as_of, kind, what, None, obligation.due, obligation.basis)


def unanswered(events: Iterable[Event]) -> tuple[date, ...]:
    """The days of complaints without an answer; an answer is that of the oldest one."""
    waiting: list[date] = []
    for event in events:
        if event.step == "complaint":
            waiting.append(event.happened)
        elif event.step == "complaint_answered":
            del waiting[:1]
    return tuple(waiting)


def pending_appeals(events: Iterable[Event]) -> Iterator[tuple[date, str]]:
    """Day of each appeal that is undecided, and what it is about."""
    appeals: list[tuple[date, list[str]]] = []
    ended: set[int] = set()
    for event in events:
        if event.step == "appeal_registered":
            appeals.append((event.happened, []))
        elif event.step.startswith("appeal_about:") and appeals:
            appeals[-1][1].append(in_words(event.step).removeprefix("appeal "))
        elif ended_by(event):
            ended.add(len(appeals) - 1)
    for number, (on, subjects) in enumerate(appeals):
        if number not in ended:
            yield on, " ".join(("appeal pending", " and ".join(subjects))).strip()


def _undecided_budgets(events: Iterable[Event]) -> tuple[date, ...]:
    waiting: list[date] = []
    for event in events:
        if event.step == "personal_budget_requested":
            waiting.append(event.happened)
        elif event.step.startswith("personal_budget_"):
            del waiting[:1]
    return tuple(waiting)
