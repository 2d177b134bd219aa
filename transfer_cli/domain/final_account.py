"""How the programme went, child by child: what was first promised, what the law asked, and what came of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from transfer_cli.domain.books import UNSTATED
from transfer_cli.domain.burnup import first_scheduled, promised_end
from transfer_cli.domain.calendar import DAY, school_year
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Stage
from transfer_cli.domain.progress import cohort
from transfer_cli.domain.punctuality import kept
from transfer_cli.domain.spans import Span
from transfer_cli.domain.year_group import show_academic_year

LAST_WEEKS = timedelta(weeks=12)
"""Before the deadline: how much was left to them says how even the work was."""

AT_THE_LAST = 7
"""Days before its last lawful day in which a plan counts as made at the last moment."""

BANDS: tuple[tuple[int | None, str], ...] = (
    (0, "On the promised day or before"),
    (28, "Up to 4 weeks after it"),
    (84, "4 to 12 weeks after it"),
    (None, "Over 12 weeks after it"),
)
"""Days after the promised end up to which a conclusion stands in the band; None = without end."""

STILL_OPEN, NOT_YET = "Still open, and the day has passed", "Still open, and the day lies ahead"
BEFORE = "Concluded before the first schedule"


def band(days: int, *, is_open: bool) -> str:
    """How a promised day was kept, in words.

    Args:
        days: From that day to the conclusion, negative if earlier, or to the day asked about while it is open.
    """
    if is_open:
        return STILL_OPEN if days > 0 else NOT_YET
    return next(label for limit, label in BANDS if limit is None or days <= limit)


@dataclass(frozen=True, slots=True)
class Fate:
    """One child, and how its promises and limits were kept.

    Attributes:
        promised: The first promise, as in `promised_end`; None = nobody ever said, or left.
        before: Concluded before anything was promised: `promised` is the day of the conclusion.
        slip: Days from that day to the conclusion, negative if earlier, or to the day asked about while open.
        plan: The law's last day for the plan; None = it never ran.
        own: The earliest day on which the law asks for the conclusion, whatever else.
    """

    span: Span
    promised: date | None
    before: bool
    slip: int | None
    plan: Obligation | None
    own: Obligation | None

    @property
    def band(self) -> str:
        """How the first promise was kept, in words; empty = nothing was promised."""
        if self.before:
            return BEFORE
        return "" if self.slip is None else band(self.slip, is_open=self.span.ended_on is None)

    @property
    def is_missed(self) -> bool:
        """Promised by the end of the day asked about, and open."""
        return bool(self.promised and self.promised <= self.span.timeline.as_of and self.span.ended_on is None)

    @property
    def is_early(self) -> bool:
        """Concluded, and promised for a day that lies ahead."""
        return bool(self.promised and self.promised > self.span.timeline.as_of and self.span.ended_on)

    @property
    def plan_kept(self) -> str:
        """How the day was kept, one of `KEPT`; empty = nobody can say yet, or it never ran."""
        return kept(self.plan, self.span.timeline.as_of) if self.plan else ""

    @property
    def own_kept(self) -> str:
        """The same of the child's own day."""
        return kept(self.own, self.span.timeline.as_of) if self.own else ""

    @property
    def plan_year(self) -> str:
        """School year in which the plan was due; empty = it never ran."""
        return show_academic_year(school_year(self.plan.due)) if self.plan else ""

    @property
    def cohort(self) -> str:
        """The group that the child's own day stands for."""
        return cohort(self.own)


def fates(spans: Sequence[Span], as_of: date) -> tuple[Fate, ...]:
    """Every child's, in order of reference."""
    scheduled_on = first_scheduled(span.timeline for span in spans)
    return tuple(_fate(s, scheduled_on, as_of) for s in sorted(spans, key=lambda s: s.timeline.case.reference))


def _fate(span: Span, scheduled_on: date | None, as_of: date) -> Fate:
    timeline = span.timeline
    promised = promised_end(timeline, scheduled_on) if scheduled_on and timeline.stage != Stage.LEFT else None
    before = bool(
        promised and not timeline.case.first_promise
        and scheduled_on and span.ended_on and span.ended_on < scheduled_on
    )  # fmt: skip
    plan = next((o for o in timeline.of(Kind.PLAN_ISSUED) if o.basis == Basis.STATUTE), None)
    slip = ((span.ended_on or as_of) - promised).days if promised else None
    return Fate(span, promised, before, slip, plan, timeline.statutory_conclude_by)


@dataclass(frozen=True, slots=True)
class Bridge:
    """From the statements at the beginning to those still open.

    Attributes:
        opening: Open at the end of the day before the first.
        left: By reason.
    """

    opening: int
    came_in: int
    transferred: int
    no_plan: int
    left: dict[str, int]
    closing: int


def bridge(spans: Sequence[Span], first: date, as_of: date) -> Bridge:
    """The whole programme's books; opening + came in - all ways out = closing."""
    before = first - DAY
    ended = [span for span in spans if span.ended_within(before, as_of)]
    ways = Counter(span.way_by(as_of) for span in ended)
    reasons = (span.timeline.case.left_reason for span in ended if span.way_by(as_of) == Stage.LEFT)
    return Bridge(
        opening=sum(span.is_open_on(before) for span in spans),
        came_in=sum(span.came_within(before, as_of) for span in spans),
        transferred=ways[Stage.TRANSFERRED],
        no_plan=ways[Stage.NO_PLAN],
        left=dict(sorted(Counter(reason.value if reason else UNSTATED for reason in reasons).items())),
        closing=sum(span.is_open_on(as_of) for span in spans),
    )


@dataclass(frozen=True, slots=True)
class Lessons:
    """A few figures that say how the work went.

    Attributes:
        weeks: School year in which plans were made to the median weeks from the beginning, and how many they were.
        last_weeks: Concluded in the 12 weeks that end with the deadline.
        at_the_last: Plans made on their last lawful day or in the six days before it.
        busiest: First day of the month with most conclusions, and how many; None = there were none.
        redated: Whose start in the last schedule is in another week than in the first.
        complaints, compliments: Recorded of these children.
    """

    weeks: dict[str, tuple[float, int]]
    last_weeks: int
    at_the_last: int
    busiest: tuple[date, int] | None
    redated: int
    complaints: int
    compliments: int


def lessons(found: Sequence[Fate], deadline: date, as_of: date) -> Lessons:
    """What can be read from how it went."""
    done = [fate for fate in found if fate.span.ended_on and fate.span.timeline.stage != Stage.LEFT]
    ends = [fate.span.ended_on for fate in done if fate.span.ended_on]
    by_month = Counter(day.replace(day=1) for day in ends)
    cases = [fate.span.timeline.case for fate in found]
    return Lessons(
        weeks=_weeks_by_year(done),
        last_weeks=sum(deadline - LAST_WEEKS < day <= deadline for day in ends),
        at_the_last=sum(0 <= (f.plan.due - f.plan.done).days < AT_THE_LAST for f in done if f.plan and f.plan.done),
        busiest=min(((month, number) for month, number in by_month.items()), key=lambda m: (-m[1], m[0]), default=None),
        redated=sum(bool(c.promise and c.first_promise and c.promise.week != c.first_promise.week) for c in cases),
        complaints=sum(e.step == "complaint" and e.happened <= as_of for case in cases for e in case.events),
        compliments=sum(e.step == "compliment" and e.happened <= as_of for case in cases for e in case.events),
    )


def _weeks_by_year(done: Iterable[Fate]) -> dict[str, tuple[float, int]]:
    weeks: dict[int, list[float]] = {}
    for fate in done:
        begins, ended, timeline = fate.span.timeline.begins_on, fate.span.ended_on, fate.span.timeline
        if begins and ended and timeline.stage == Stage.TRANSFERRED:
            weeks.setdefault(school_year(ended), []).append(((ended - begins).days + 1) / 7)
    return {show_academic_year(year): (round(median(of), 1), len(of)) for year, of in sorted(weeks.items())}
