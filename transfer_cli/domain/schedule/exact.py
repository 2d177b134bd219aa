"""Whether everything fits, decided exactly, and as much as fits if it does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from transfer_cli.domain.schedule.fill import arrange, begun_by_kind, counts_of, guides_for
from transfer_cli.domain.schedule.job import Job, Places
from transfer_cli.domain.schedule.room import Limits


class Solve(Protocol):
    """Places for the largest number of reviews within windows and limits, by a programme in whole numbers.

    Args:
        best: Of all such answers the one that lets least harm be done, keeps most promised weeks and begins early;
            otherwise any one.
        promised: Week by reference.
    """

    def __call__(
        self, jobs: Sequence[Job], limits: Limits, *, best: bool = False, promised: dict[str, int] | None = None
    ) -> Places:
        """The places; a review without one is left out."""


def possible(jobs: Sequence[Job], limits: Limits, solve: Solve) -> bool:
    """Whether all these reviews can begin within their windows and limits.

    Running totals prove that they cannot, or that an undivided team can; a schedule proves that officers and
    psychologists can; where neither is found, `solve` decides.
    """
    counts = counts_of(jobs)
    guides = guides_for(counts, limits)
    if guides is None:
        return False
    if sum(part.reviews for part, _ in begun_by_kind(counts, limits, guides)) == len(jobs):
        return True
    return are_rooms_crossed(jobs, limits) and len(solve(jobs, limits)) == len(jobs)


def are_rooms_crossed(jobs: Sequence[Job], limits: Limits) -> bool:
    """Whether some reviews use rooms that others do not, so that counting weeks is no proof that all fit."""
    return bool(limits.officers) or (limits.psychologist is not None and any(job.assessed for job in jobs))


def as_many_as_fit(jobs: Sequence[Job], limits: Limits, solve: Solve) -> Places:
    """Places within their windows and limits for the largest number of reviews, those without one doing least harm."""
    places = arrange(jobs, limits)
    return solve(jobs, limits, best=True) if places is None else places
