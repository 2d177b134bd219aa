"""As many reviews in time as officers and team can begin together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from transfer_cli.domain.schedule.fill import Job, Places
from transfer_cli.domain.schedule.limits import OPEN_WEEKS, Limits, Place
from transfer_cli.solver.programme import Programme

Kind = tuple[int | None, int, int]
"""Reviews that are alike: officer (None = anybody), first and last week."""


def most_in_time(jobs: Sequence[Job], limits: Limits) -> Places:
    """Places for as many of these reviews as can begin within their windows and limits at all.

    Args:
        limits: Divided among officers, and nothing in them below zero.
    """
    alike: dict[Kind, list[Job]] = {}
    for job in sorted(jobs):
        alike.setdefault((job.officer, job.first, job.last), []).append(job)
    programme = Programme()
    weeks, officers = range(len(limits.weeks)), range(len(limits.officers))
    begun = {
        (kind, week): programme.number(len(jobs_of), worth=1)
        for kind, jobs_of in alike.items()
        for week in range(kind[1], kind[2] + 1)
    }
    most = len(jobs)
    lent = {(officer, week): programme.number(most) for officer in officers for week in weeks}
    taken = {
        (officer, week): programme.number(min(most, limits.officers[officer].starts[week]))
        for officer in officers
        for week in weeks
    }
    for kind, jobs_of in alike.items():
        programme.at_most((begun[kind, week] for week in range(kind[1], kind[2] + 1)), len(jobs_of))
    by_owner: defaultdict[tuple[int | None, int], list[int]] = defaultdict(list)
    for (kind, week), column in begun.items():
        by_owner[kind[0], week].append(column)
    for week in weeks:
        programme.same(by_owner[None, week], (lent[officer, week] for officer in officers))
        for officer in officers:
            programme.same((*by_owner[officer, week], lent[officer, week]), [taken[officer, week]])
        programme.at_most((taken[officer, week] for officer in officers), limits.team.starts[week])
        span = range(max(0, week + 1 - OPEN_WEEKS), week + 1)
        for officer in officers:
            programme.at_most((taken[officer, n] for n in span), limits.officers[officer].spans[week])
        programme.at_most((taken[officer, n] for officer in officers for n in span), limits.team.spans[week])
    numbers = programme.solution()
    hands = {week: [o for o in officers for _ in range(numbers[lent[o, week]])] for week in weeks}
    return {
        job.reference: Place(week, hands[week].pop() if kind[0] is None else kind[0])
        for kind, jobs_of in alike.items()
        for job, week in zip(
            jobs_of,
            [week for week in range(kind[1], kind[2] + 1) for _ in range(numbers[begun[kind, week]])],
            strict=False,
        )
    }
