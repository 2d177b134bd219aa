"""Reviews to begin, and those of them that are alike: planning counts kinds, so that cost grows with these alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from transfer_cli.domain.schedule.room import PSYCHOLOGIST, Owner, Place

Places = Mapping[str, Place]
"""By reference."""


@dataclass(frozen=True, slots=True, order=True)
class Job:
    """A review to begin, in the order in which places are given.

    Attributes:
        last: Number of the last week in which it may begin.
        rank: Decides between reviews whose last week is the same.
        first: Number of the first such week.
        officer: Number of the officer whose room it uses; None = anybody's.
        assessed: It needs an educational psychologist, and their room is limited.
        harm: What it costs to let it begin late, against 1 for a review that nothing protects.
        pinned: Its week is agreed with the family.
    """

    last: int
    rank: tuple[int | str, ...]
    reference: str
    first: int = field(compare=False)
    officer: int | None = field(compare=False, default=None)
    assessed: bool = field(compare=False, default=False)
    harm: int = field(compare=False, default=1)
    pinned: bool = field(compare=False, default=False)


class Kind(NamedTuple):
    """What reviews have in common that get their places alike, in the order in which they get them."""

    last: int
    rank: tuple[int | str, ...]
    first: int
    officer: int | None
    assessed: bool


def kinds_of(jobs: Iterable[Job]) -> dict[Kind, list[str]]:
    """References by kind, each list in order."""
    alike: dict[tuple[int, tuple[int | str, ...], int, int | None, bool], list[str]] = {}
    for job in jobs:
        alike.setdefault((job.last, job.rank, job.first, job.officer, job.assessed), []).append(job.reference)
    return {Kind(*kind): sorted(references) for kind, references in alike.items()}


def is_of(job: Job | Kind, owner: Owner) -> bool:
    """Whether the review uses that room; None = the team's, which every review uses."""
    if owner is None:
        return True
    return job.assessed if owner == PSYCHOLOGIST else job.officer == owner
