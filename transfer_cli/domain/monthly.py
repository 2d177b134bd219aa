"""Progress month by month, as the Department for Education asked for it every month from April 2017.

Its survey had two questions: how many transfers of statements have yet to be completed, and how many of those the
authority expects to complete by March 2018 (letter to directors of children's services, 31 March 2017).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from transfer_cli.domain.actions import NOTICE_AHEAD
from transfer_cli.domain.burnup import PROMISED_SPAN, first_scheduled, promised_end
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Document
from transfer_cli.domain.obligation import Kind, Stage, Timeline
from transfer_cli.domain.progress import Progress
from transfer_cli.domain.spans import Span

Children = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """One month, or its days up to the day asked about.

    Attributes:
        until: Last day counted.
        opening, closing: Open at the end of the day before, and of the last one.
        concluded: How many of whoever has not left were concluded by the last day, since transfers began.
        promised: How many of the same the first schedule promised by then; None = there was no schedule.
    """

    after: date
    until: date
    opening: int
    came_in: Children
    transferred: Children
    no_plan: Children
    left: Children
    closing: int
    concluded: int
    promised: int | None

    @property
    def percent(self) -> float | None:
        """Concluded, of those concluded or still open; None = there is nobody."""
        whole = self.concluded + self.closing
        return round(100 * self.concluded / whole, 1) if whole else None

    @property
    def against_promise(self) -> str | None:
        """`behind by 44`, `ahead by 3` or `as promised`; None = there was no schedule."""
        if self.promised is None:
            return None
        ahead = self.concluded - self.promised
        return "as promised" if not ahead else f"{'ahead' if ahead > 0 else 'behind'} by {abs(ahead):,}"


def months(spans: Sequence[Span], first: date, as_of: date) -> tuple[Month, ...]:
    """Every month from that of `first` to the day asked about."""
    begun = first_scheduled(span.timeline for span in spans)
    promises: list[date] = []
    if begun is not None:
        staying = (s.timeline for s in spans if s.timeline.stage != Stage.LEFT)
        promises = sorted(day for timeline in staying if (day := promised_end(timeline, begun)))
    ends = list(_month_ends(first, as_of))
    starts = [first.replace(day=1) - DAY, *ends]
    return tuple(
        _month(spans, after, until, bisect_right(promises, until) if begun is not None else None)
        for after, until in zip(starts, ends, strict=False)
    )


def _month(spans: Sequence[Span], after: date, until: date, promised: int | None) -> Month:
    ended = [span for span in spans if span.ended_within(after, until)]

    def way(stage: Stage) -> Children:
        return tuple(span for span in ended if span.way_by(until) == stage)

    return Month(
        after=after,
        until=until,
        opening=sum(span.is_open_on(after) for span in spans),
        came_in=tuple(span for span in spans if span.came_within(after, until)),
        transferred=way(Stage.TRANSFERRED),
        no_plan=way(Stage.NO_PLAN),
        left=way(Stage.LEFT),
        closing=sum(span.is_open_on(until) for span in spans),
        concluded=sum(_is_concluded(span, until) for span in spans),
        promised=promised,
    )


def _is_concluded(span: Span, day: date) -> bool:
    return span.timeline.stage != Stage.LEFT and span.ended_on is not None and span.ended_on <= day


def _month_ends(first: date, last: date) -> Iterator[date]:
    """The last day of each month, and in the end the last day itself."""
    month = first.replace(day=1)
    while month <= last:
        month = (month + timedelta(days=32)).replace(day=1)
        yield min(month - DAY, last)


@dataclass(frozen=True, slots=True)
class Expected:
    """The answers to the Department's two questions, and what they rest on.

    Attributes:
        remaining: Open children with a statement.
        by_plan: Those of them whose plan is due or planned by the deadline.
        by_pace: How many of them the pace of the last twelve weeks would conclude by the deadline.
    """

    remaining: tuple[Timeline, ...]
    by_plan: tuple[Timeline, ...]
    by_pace: int

    @property
    def to_give(self) -> int:
        """The figure that both can answer for: the lower one."""
        return min(len(self.by_plan), self.by_pace)


def expected(timelines: Iterable[Timeline], found: Progress) -> Expected:
    """What is left and what can be expected by the deadline.

    Args:
        found: The caseload's progress on the same day: its pace and its deadline.
    """
    remaining = tuple(t for t in timelines if t.is_open and t.case.document == Document.STATEMENT)
    by_plan = tuple(t for t in remaining if (day := planned_end(t)) and day <= found.deadline)
    weeks = found.weeks_left or 0
    return Expected(remaining, by_plan, min(len(remaining), int(found.achieved_per_week * weeks)))


def planned_end(timeline: Timeline) -> date | None:
    """The day by which the plan is to be made; None = nothing sets one that can still be kept.

    Under way: the law's last day for the plan. Still to begin: 18 weeks from the start now scheduled, or from the
    earliest that notice still allows.
    """
    if timeline.notice_on or timeline.begins_on:
        due = next((o.due for o in timeline.of(Kind.PLAN_ISSUED)), None)
        return due if due and due >= timeline.as_of else None
    promise = timeline.case.promise
    return max(promise.starts_on, timeline.as_of + NOTICE_AHEAD) + PROMISED_SPAN if promise else None
