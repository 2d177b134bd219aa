"""Whether every review can begin in time; if not, where room is lacking and how much more would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
            but what team, officers and psychologists can do together), `too_late` or `holidays`.
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
    """

    first: int
    last: int
    extra_starts: int
    extra_open: int
    officer: str | None
    extra_assessments: int = 0
    extra_panel: int = 0

    def as_extra(self, limits: Limits) -> Extra:
        """The same as more room."""
        weeks = limits.school(self.first, self.last)
        return Extra(weeks, self.extra_starts, self.extra_open, self.extra_assessments, self.extra_panel)

    def applied(self, limits: Limits) -> Limits:
        """The limits with that much more room."""
        extra = self.as_extra(limits)
        return limits.more(extra) if self.officer is None else limits.more_of_named(self.officer, extra)


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
        for remedy in verdict.remedies:
            if owner == PSYCHOLOGIST:
                remedy = replace(remedy, extra_starts=0, extra_assessments=remedy.extra_starts)
            else:
                remedy = replace(remedy, officer=room.name)
            remedies.append(remedy)
            better = remedy.applied(better)
    together = _shortfalls(jobs, limits)
    if not possible(jobs, better, solve):
        together = together or [_only_together(jobs, better, solve)]
        remedies += _price(together, jobs, better, solve)
        remedies = _pared(remedies, jobs, limits, solve)
    return Verdict((*together, *shortfalls), tuple(remedies))


def _pared(remedies: list[Remedy], jobs: Sequence[Job], limits: Limits, solve: Solve) -> list[Remedy]:
    """The same without what the others make needless: room for everybody may do for somebody's own cases too."""
    for number, remedy in enumerate(remedies if len(remedies) > 1 else ()):
        for name in AMOUNTS:

            def fits(amount: int, number: int = number, name: str = name) -> bool:
                changed = [*remedies]
                changed[number] = replace(remedies[number], **{name: amount})
                better = limits
                for each in changed:
                    better = each.applied(better)
                return possible(jobs, better, solve)

            amount = getattr(remedy, name)
            remedies[number] = replace(remedies[number], **{name: least(amount, fits)})
    return [remedy for remedy in remedies if any(getattr(remedy, name) for name in AMOUNTS)]


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


def _only_together(jobs: Sequence[Job], limits: Limits, solve: Solve) -> Shortfall:
    """The shortest stretch whose reviews do not fit, though nobody's room alone shows it."""
    size = len(limits.weeks)

    def within(first: int, last: int) -> list[Job]:
        return [job for job in jobs if first <= job.first and job.last <= last]

    last = least(size, lambda last: not possible(within(0, last), limits, solve))
    first = least(last, lambda first: possible(within(first + 1, last), limits, solve))
    stuck = within(first, last)
    return Shortfall(first, last, len(stuck), len(solve(stuck, limits)), "officers")


def _price(shortfalls: Sequence[Shortfall], jobs: Sequence[Job], limits: Limits, solve: Solve) -> list[Remedy]:
    """The least that is enough in the weeks that lack room, or else in all weeks."""
    lacking = (min(each.first for each in shortfalls), max(each.last for each in shortfalls))
    everything = (0, len(limits.weeks) - 1)
    return _least_between(*lacking, jobs, limits, solve) or _least_between(*everything, jobs, limits, solve)


def _least_between(first: int, last: int, jobs: Sequence[Job], limits: Limits, solve: Solve) -> list[Remedy]:
    """The least of one kind of room after the other, starts a week first; empty = nothing in these weeks is enough."""
    most = len(jobs)
    amounts = {"extra_starts": most, "extra_open": most, "extra_assessments": 0, "extra_panel": 0}
    amounts |= {"extra_assessments": most} if limits.psychologist else {}
    amounts |= {"extra_panel": most} if limits.ceiling.blocks else {}

    def remedy(changed: dict[str, int]) -> Remedy:
        return Remedy(first, last, officer=None, **{**amounts, **changed})

    def fits(**changed: int) -> bool:
        return possible(jobs, limits.more(remedy(changed).as_extra(limits)), solve)

    if not fits():
        return []
    for name, enough in list(amounts.items()):
        amounts[name] = least(enough, lambda amount, name=name: fits(**{name: amount}))
    return [remedy({})]
