"""As many reviews in time as officers, psychologists and team can begin together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from transfer_cli.domain.schedule.job import Job, Places
from transfer_cli.domain.schedule.room import Limits, Place, Room
from transfer_cli.solver.programme import Programme


class Alike(NamedTuple):
    """What reviews have in common that can take one another's places."""

    officer: int | None
    first: int
    last: int
    assessed: bool
    harm: int
    promised: int | None


def most_in_time(
    jobs: Sequence[Job], limits: Limits, *, best: bool = False, promised: dict[str, int] | None = None
) -> Places:
    """Places for as many of these reviews as can begin within their windows and limits at all.

    Args:
        limits: Nothing in them below zero.
        best: Of all such answers the one in which the reviews without a place do least harm (those with the latest
            last week, where it is the same), most promised weeks are kept, and reviews begin as early as can be.
        promised: Week by reference.
    """
    promised = promised or {}
    alike: dict[Alike, list[Job]] = {}
    for job in sorted(jobs):
        week = promised.get(job.reference)
        kept = week if week is not None and job.first <= week <= job.last else None
        kind = Alike(job.officer, job.first, job.last, job.assessed, job.harm if best else 1, kept if best else None)
        alike.setdefault(kind, []).append(job)
    model = _model(alike, limits)
    numbers = model.programme.solution(dict.fromkeys(model.begun.values(), 1))
    if best:
        all_fit = sum(numbers[column] for column in model.begun.values()) == len(jobs)
        numbers = model.programme.solution(*_aims(model.begun, len(limits.weeks), all_fit=all_fit))
    hands = {
        week: [officer for officer in range(len(limits.officers)) for _ in range(numbers[model.lent[officer, week]])]
        for week in range(len(limits.weeks))
    }
    return {
        job.reference: Place(week, _hand(kind, hands[week], limits), kind.assessed)
        for kind, jobs_of in alike.items()
        for job, week in zip(
            jobs_of, [week for week in _weeks(kind) for _ in range(numbers[model.begun[kind, week]])], strict=False
        )
    }


def _hand(kind: Alike, hands: list[int], limits: Limits) -> int | None:
    return kind.officer if kind.officer is not None or not limits.officers else hands.pop()


def _weeks(kind: Alike) -> range:
    return range(kind.first, kind.last + 1)


@dataclass
class _Model:
    """The programme and what its columns mean.

    Attributes:
        begun: Reviews of each kind by the week in which they begin.
        lent: Reviews of nobody in particular that an officer takes, by week.
    """

    programme: Programme = field(default_factory=Programme)
    begun: dict[tuple[Alike, int], int] = field(default_factory=dict)
    lent: dict[tuple[int, int], int] = field(default_factory=dict)


def _model(alike: dict[Alike, list[Job]], limits: Limits) -> _Model:
    model, most = _Model(), sum(map(len, alike.values()))
    programme, officers, weeks = model.programme, range(len(limits.officers)), range(len(limits.weeks))
    by_owner: defaultdict[tuple[int | None, int], list[int]] = defaultdict(list)
    assessed: defaultdict[int, list[int]] = defaultdict(list)
    for kind, jobs_of in alike.items():
        for week in _weeks(kind):
            column = model.begun[kind, week] = programme.number(len(jobs_of))
            by_owner[kind.officer, week].append(column)
            if kind.assessed:
                assessed[week].append(column)
        programme.at_most((model.begun[kind, week] for week in _weeks(kind)), len(jobs_of))
    of_team = [programme.number(min(most, limits.team.starts[week])) for week in weeks]
    of_officers = {
        o: [programme.number(min(most, limits.officers[o].starts[week])) for week in weeks] for o in officers
    }
    model.lent = {(officer, week): programme.number(most) for officer in officers for week in weeks}
    for week in weeks:
        if limits.psychologist and assessed[week]:
            programme.at_most(assessed[week], limits.psychologist.starts[week])
        if not officers:
            programme.same(by_owner[None, week], [of_team[week]])
            continue
        programme.same(by_owner[None, week], (model.lent[officer, week] for officer in officers))
        for officer in officers:
            own = (*by_owner[officer, week], model.lent[officer, week])
            programme.same(own, [of_officers[officer][week]])
        programme.same((of_officers[officer][week] for officer in officers), [of_team[week]])
    for room, columns in [(limits.team, of_team), *((limits.officers[o], of_officers[o]) for o in officers)]:
        keep_room(programme, room, columns, most)
    return model


def keep_room(programme: Programme, room: Room, columns: Sequence[int], most: int) -> None:
    """Reviews open at once, and panels."""
    for week, span in enumerate(room.spans):
        if span < most:
            programme.at_most(columns[max(0, week + 1 - room.open_weeks) : week + 1], span)
    for block in room.blocks:
        if block.most < most:
            programme.at_most(columns[block.first : block.last + 1], block.most)


def _aims(begun: dict[tuple[Alike, int], int], size: int, *, all_fit: bool) -> Iterator[dict[int, int]]:
    """What is made large beside the number of reviews, the more important first."""
    if not all_fit:
        if len({kind.harm for kind, _ in begun}) > 1:
            yield {column: kind.harm for (kind, _), column in begun.items()}
        yield {column: size - kind.last for (kind, _), column in begun.items()}
    if kept := {column: 1 for (kind, week), column in begun.items() if week == kind.promised}:
        yield kept
    yield {column: size - week for (_, week), column in begun.items()}
