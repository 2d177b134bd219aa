"""Whether everything fits, decided exactly, and as much as fits if it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transfer_cli.domain.schedule.fill import Job, Places, fill, guides_for
from transfer_cli.domain.schedule.limits import Limits

Solve = Callable[[Sequence[Job], Limits], Places]
"""Places for the largest number of these reviews; asked only of a team that is divided among officers."""


def possible(jobs: Sequence[Job], limits: Limits, solve: Solve) -> bool:
    """Whether all these reviews can begin within their windows and limits.

    Running totals prove that they cannot, or that an undivided team can; a schedule proves that officers can; where
    neither is found, `solve` decides.
    """
    guides = guides_for(jobs, limits)
    if guides is None:
        return False
    if not fill(jobs, limits, guides)[1]:
        return True
    return bool(limits.officers) and len(solve(jobs, limits)) == len(jobs)


def as_many_as_fit(jobs: Sequence[Job], limits: Limits, solve: Solve) -> Places:
    """Places within their windows and limits for as many reviews as can be.

    Of an undivided team it is the largest number as far as starts a week decide it; where the reviews open at once
    do, one that leaves no place empty that a waiting review could take.
    """
    return solve(jobs, limits) if limits.officers else fill(jobs, limits)[0]
