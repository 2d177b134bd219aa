"""How far preferences can be met at best: an exact answer, for caseloads small enough."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from transfer_cli.domain.schedule.job import Job, Places
from transfer_cli.domain.schedule.room import PSYCHOLOGIST, Limits, Owner, Place
from transfer_cli.domain.schedule.wishes import Wishes
from transfer_cli.solver.officers import keep_room
from transfer_cli.solver.programme import Programme

Columns = dict[tuple[str, Place], int]
"""Whether a review has that place."""


def best_by_preference(jobs: Sequence[Job], limits: Limits, wanted: Wishes) -> Places:
    """Places for as many as can begin, and of all such schedules the one that meets most, by weight."""
    programme = Programme()
    columns: Columns = {(job.reference, at): programme.number(1) for job in jobs for at in _places(job, limits)}
    of_job: defaultdict[str, list[int]] = defaultdict(list)
    for (reference, _), column in columns.items():
        of_job[reference].append(column)
    for choices in of_job.values():
        programme.at_most(choices, 1)
    _keep_rooms(programme, columns, limits)
    worth = Counter({column: _worth(reference, at, wanted) for (reference, at), column in columns.items()})
    worth.update(_togetherness(programme, columns, wanted))
    numbers = programme.solution(dict.fromkeys(columns.values(), 1), dict(worth))
    return {reference: at for (reference, at), column in columns.items() if numbers[column]}


def _places(job: Job, limits: Limits) -> list[Place]:
    officers: Sequence[int | None] = [job.officer] if job.officer is not None or not limits.officers else []
    return [
        Place(week, officer, job.assessed)
        for week in range(job.first, job.last + 1)
        for officer in officers or range(len(limits.officers))
        if limits.team.starts[week] > 0
    ]


def _keep_rooms(programme: Programme, columns: Columns, limits: Limits) -> None:
    for owner, room in limits.rooms():
        of_week: defaultdict[int, list[int]] = defaultdict(list)
        for (_, at), column in columns.items():
            if _uses(at, owner):
                of_week[at.week].append(column)
        totals = []
        for week, most in enumerate(room.starts):
            total = programme.number(min(len(columns), most))
            programme.same(of_week[week], [total])
            totals.append(total)
        keep_room(programme, room, totals, len(columns))


def _uses(at: Place, owner: Owner) -> bool:
    if owner is None:
        return True
    return at.assessed if owner == PSYCHOLOGIST else at.officer == owner


def _worth(reference: str, at: Place, wanted: Wishes) -> int:
    worth = sum(wanted.weights[name] for name, weeks in wanted.weeks.get(reference, {}).items() if at.week in weeks)
    same = reference in wanted.officers and wanted.officers[reference] == at.officer
    return worth + (wanted.weights["same_officer"] if same else 0)


def _togetherness(programme: Programme, columns: Columns, wanted: Wishes) -> dict[int, int]:
    """What each review is worth that begins in the same week as another of its group, by column."""
    of_week: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for (reference, at), column in columns.items():
        of_week[reference, at.week].append(column)
    members: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for reference in sorted({reference for reference, _ in columns}):
        for group in wanted.groups.get(reference, ()):
            members[group].append(reference)
    worth: dict[int, int] = {}
    for group, references in members.items():
        for reference in references:
            for week in sorted({week for one, week in of_week if one == reference}):
                others = [c for other in references if other != reference for c in of_week[other, week]]
                together = programme.number(1)
                programme.no_more_than(together, of_week[reference, week])
                programme.no_more_than(together, others)
                worth[together] = wanted.weights[group[0]]
    return worth
