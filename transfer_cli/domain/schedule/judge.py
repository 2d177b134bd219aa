"""Whether every review can begin in time; if not, where room is lacking and how much more would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from transfer_cli.domain.schedule.exact import Solve, possible
from transfer_cli.domain.schedule.job import Job, is_of
from transfer_cli.domain.schedule.room import PSYCHOLOGIST, Extra, Limits
from transfer_cli.domain.schedule.search import least
from transfer_cli.domain.schedule.sums import demands, entangled, worst


@dataclass(frozen=True, slots=True)
class Shortfall:
    """In weeks `first` to `last` more reviews must begin than can.

    Attributes:
        limit: `starts_per_week`, `open_reviews`, `panel`, `psychologist`, `officer:NAME`, `officers` (no single limit,
            but what team, officers and psychologists can do together); `too_late` or `holidays`, of the law's own
            day; `guidance_too_late`, where the law sets none and no day of guidance or the local plan can be kept.
    """

    first: int
    last: int
    must_start: int
    room: int
    limit: str

    @property
    def short_by(self) -> int:
        """Reviews too many."""
        return self.must_start - self.room


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would be enough: one less of anything in it would not.

    Several remedies are needed together.

    Attributes:
        first: First week with `extra_starts` more starts.
        extra_starts: More reviews begun in each school week from `first` to `last`.
        extra_open: More reviews open at once, throughout.
        officer: Whose room it is; None = the team's, whoever does it.
        extra_assessments: More reviews that need an educational psychologist, in each of these school weeks.
        extra_panel: More reviews that the panel decides in a month, throughout.
        team: More starts or open reviews are of the team's own limit.
        officers: They are of somebody among the officers, or somebody new; with `team`, of both.
    """

    first: int
    last: int
    extra_starts: int
    extra_open: int
    officer: str | None
    extra_assessments: int = 0
    extra_panel: int = 0
    team: bool = field(compare=False, default=True)
    officers: bool = field(compare=False, default=True)

    def as_extra(self, limits: Limits) -> Extra:
        """The same as more room."""
        weeks = limits.school(self.first, self.last)
        return Extra(weeks, self.extra_starts, self.extra_open, self.extra_assessments, self.extra_panel)

    def applied(self, limits: Limits) -> Limits:
        """The limits with that much more room."""
        extra = self.as_extra(limits)
        if self.officer is not None:
            return limits.more_of_named(self.officer, extra)
        return limits.more(extra, team=self.team, officers=self.officers)


AMOUNTS = ("extra_starts", "extra_open", "extra_assessments", "extra_panel")
"""The kinds of room in a remedy."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is lacking and what would help; both empty = every review can begin in time."""

    shortfalls: tuple[Shortfall, ...] = ()
    remedies: tuple[Remedy, ...] = ()


def judge(jobs: Sequence[Job], limits: Limits, solve: Solve) -> Verdict:
    """Whether every review can begin in time, exactly, and why not.

    An officer's own cases are judged as if the officer were a team, and likewise those that need an educational
    psychologist; then everybody together.
    """
    if possible(jobs, limits, solve):
        return Verdict()
    shortfalls: list[Shortfall] = []
    remedies: list[Remedy] = []
    better = limits
    for owner, room in limits.rooms():
        if owner is None:
            continue
        own = [replace(job, officer=None, assessed=False) for job in jobs if is_of(job, owner)]
        verdict = judge(own, Limits(limits.weeks, room), solve)
        limit = "psychologist" if owner == PSYCHOLOGIST else f"officer:{room.name}"
        shortfalls += (replace(each, limit=limit) for each in verdict.shortfalls)
        for each in verdict.remedies:
            remedy = replace(each, officer=room.name, team=True, officers=True)
            if owner == PSYCHOLOGIST:
                remedy = replace(remedy, extra_starts=0, extra_assessments=each.extra_starts)
            remedies.append(remedy)
            better = remedy.applied(better)
    together = _shortfalls(jobs, limits)
    if not possible(jobs, better, solve):
        tangle = [] if together else [_only_together(jobs, better, limits, solve)]
        remedies += _price(together or tangle, jobs, better, solve)
        remedies = _as_needed(_merged(_pared(remedies, jobs, limits, solve)), jobs, limits, solve)
        together += (each for each in tangle if not any(_says_as_much(other, each) for other in shortfalls))
    everybodys = (each for each in together if not any(_is_the_same(each, own) for own in shortfalls))
    return Verdict((*everybodys, *shortfalls), tuple(remedies))


def _is_the_same(one: Shortfall, own: Shortfall) -> bool:
    """Whether somebody's own shortage is all that everybody's comes to: the same reviews, and no more room."""
    weeks = (one.first, one.last, one.must_start)
    return weeks == (own.first, own.last, own.must_start) and own.room <= one.room


def _says_as_much(one: Shortfall, other: Shortfall) -> bool:
    """Whether the first, within the same weeks, already tells of as many reviews too many as the second."""
    return other.first <= one.first and one.last <= other.last and one.short_by >= other.short_by


def _merged(remedies: Sequence[Remedy]) -> list[Remedy]:
    """The same with what is asked of the same room in the same weeks as one."""
    merged: dict[tuple[int, int, str | None], Remedy] = {}
    for each in remedies:
        key = (each.first, each.last, each.officer)
        if before := merged.get(key):
            amounts: dict[str, Any] = {name: getattr(before, name) + getattr(each, name) for name in AMOUNTS}
            merged[key] = replace(before, **amounts)
        else:
            merged[key] = each
    return list(merged.values())


def _with(remedies: Sequence[Remedy], limits: Limits) -> Limits:
    for remedy in remedies:
        limits = remedy.applied(limits)
    return limits


def _pared(remedies: list[Remedy], jobs: Sequence[Job], limits: Limits, solve: Solve) -> list[Remedy]:
    """The same without what the others make needless: room for everybody may do for somebody's own cases too."""

    def pared(number: int) -> Remedy:
        remedy = remedies[number]
        for name in AMOUNTS:
            remedy = _least_of(remedy, name, lambda each: fits([*remedies[:number], each, *remedies[number + 1 :]]))
        return remedy

    def fits(changed: Sequence[Remedy]) -> bool:
        return possible(jobs, _with(changed, limits), solve)

    for number in range(len(remedies) if len(remedies) > 1 else 0):
        remedies[number] = pared(number)
    return [remedy for remedy in remedies if any(getattr(remedy, name) for name in AMOUNTS)]


def _as_needed(remedies: list[Remedy], jobs: Sequence[Job], limits: Limits, solve: Solve) -> list[Remedy]:
    """The same with more room of the team's own limit alone, or of officers alone, where one of them is enough."""

    def fits(changed: Sequence[Remedy]) -> bool:
        return possible(jobs, _with(changed, limits), solve)

    for number, remedy in enumerate(remedies):
        if not limits.officers or not (remedy.extra_starts or remedy.extra_open):
            remedies[number] = replace(remedy, officers=False)
        elif remedy.officer is None:
            narrower = (replace(remedy, team=False), replace(remedy, officers=False))
            enough = (each for each in narrower if fits([*remedies[:number], each, *remedies[number + 1 :]]))
            remedies[number] = next(enough, remedy)
    return remedies


def _least_of(remedy: Remedy, name: str, enough: Callable[[Remedy], bool]) -> Remedy:
    """The remedy with the smallest amount of one kind that is enough; what it has is enough."""

    def with_amount(amount: int) -> Remedy:
        amounts: dict[str, Any] = {name: amount}
        return replace(remedy, **amounts)

    return with_amount(least(getattr(remedy, name), lambda amount: enough(with_amount(amount))))


def _shortfalls(jobs: Sequence[Job], limits: Limits) -> list[Shortfall]:
    """Where the whole team lacks room, the worst first; later ones are those that remain when these are mended."""
    wanted = demands((job.first, job.last) for job in jobs)
    room, found = limits.team, []
    while lacking := worst(room, wanted) or entangled(room, wanted, len(jobs)):
        found.append(Shortfall(lacking.first, lacking.last, lacking.must_start, lacking.room, lacking.limit))
        enough = {
            "opened": len(jobs) * (lacking.limit == "open_reviews"),
            "decided": len(jobs) * (lacking.limit == "panel"),
        }
        room = room.more(Extra(limits.school(lacking.first, lacking.last), len(jobs), **enough))
    return found


def _only_together(jobs: Sequence[Job], limits: Limits, as_it_is: Limits, solve: Solve) -> Shortfall:
    """The shortest stretch whose reviews do not fit, though nobody's room alone shows it.

    Args:
        limits: With what somebody's room alone lacks, so that the stretch is one that needs more than that.
        as_it_is: The limits by which the reviews are counted that do fit.
    """
    size = len(limits.weeks)

    def within(first: int, last: int) -> list[Job]:
        return [job for job in jobs if first <= job.first and job.last <= last]

    last = least(size, lambda last: not possible(within(0, last), limits, solve))
    first = least(last, lambda first: possible(within(first + 1, last), limits, solve))
    stuck = within(first, last)
    return Shortfall(first, last, len(stuck), len(solve(stuck, as_it_is)), "officers")


def _price(shortfalls: Sequence[Shortfall], jobs: Sequence[Job], limits: Limits, solve: Solve) -> list[Remedy]:
    """The least that is enough in the weeks that lack room, or else in all weeks."""
    lacking = (min(each.first for each in shortfalls), max(each.last for each in shortfalls))
    everything = (0, len(limits.weeks) - 1)
    return _least_between(*lacking, jobs, limits, solve) or _least_between(*everything, jobs, limits, solve)


def _least_between(first: int, last: int, jobs: Sequence[Job], limits: Limits, solve: Solve) -> list[Remedy]:
    """The least of one kind of room after the other, starts a week first; empty = nothing in these weeks is enough."""
    most = len(jobs)
    assessed, decided = (most if limits.psychologist else 0), (most if limits.ceiling.blocks else 0)
    remedy = Remedy(first, last, most, most, None, assessed, decided)

    def enough(each: Remedy) -> bool:
        return possible(jobs, each.applied(limits), solve)

    if not enough(remedy):
        return []
    for name in AMOUNTS:
        remedy = _least_of(remedy, name, enough)
    return [remedy]
