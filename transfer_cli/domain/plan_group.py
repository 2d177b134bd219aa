"""One line of the published transfer plan: whom it describes, and how it reads in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from transfer_cli.domain.case import Case
from transfer_cli.domain.settings import PlanGroup, Unless
from transfer_cli.domain.words import in_words
from transfer_cli.domain.year_group import Move, ncy_in, show_academic_year, show_year


def catches(group: PlanGroup, case: Case, changes: Sequence[Move]) -> bool:
    """Whether the group describes the case, by year group, setting, document, priority and moves in that year.

    Args:
        changes: The phase moves of the case.
    """
    ncy = ncy_in(case, group.starts)
    any_year = not group.year_groups and group.open_upwards_from is None
    return (
        (any_year or _in_years(ncy, group.year_groups, group.open_upwards_from))
        and (not group.settings or case.setting_type in group.settings)
        and group.document in {None, case.document}
        and (not group.priority or _has_priority(case, group.priority))
        and _moves_as_asked(group, changes)
        and not (group.unless and _left_out(group.unless, group.starts, case, changes))
    )


def matching(group: PlanGroup, move: Move) -> bool:
    """Whether this is a phase move that the group asks for, at the end of its academic year or within it."""
    asked = move.kind in group.phase_moves if group.phase_moves else group.moving is True
    return asked and move.ends_year == group.starts


def moves_with(group: PlanGroup, changes: Sequence[Move]) -> bool:
    """Whether a case with these moves changes phase in the group's year, by one of its moves if it names any."""
    return any(
        change.ends_year == group.starts and (not group.phase_moves or change.kind in group.phase_moves)
        for change in changes
    )


def describe(group: PlanGroup) -> str:
    """The group in words, `2016/17, autumn term, Year 9, mainstream`."""
    return ", ".join(part for part in (when(group), who(group)) if part)


def when(group: PlanGroup) -> str:
    """Its time in words: `2016/17`, `2016/17, autumn term`, `summer term 2016/17 to autumn term 2017/18`."""
    if group.until_starts is None and group.until_term is None:
        return show_academic_year(group.starts) + (f", {group.term} term" if group.term else "")
    until = group.starts if group.until_starts is None else group.until_starts
    first = f"{group.term} term {show_academic_year(group.starts)}" if group.term else show_academic_year(group.starts)
    last_term = group.until_term
    last = f"{last_term} term {show_academic_year(until)}" if last_term else show_academic_year(until)
    return f"{first} to {last}"


def who(group: PlanGroup) -> str:
    """The children in words: `Year 9, mainstream`; empty for everybody."""
    parts = [
        *_years(group.year_groups, group.open_upwards_from),
        *_listed(group.settings),
        in_words(group.document) if group.document else "",
        *_listed(group.phase_moves),
        *_listed(group.priority),
        {True: "changing phase", False: "not changing phase", None: ""}[group.moving],
        f"except {', '.join(_exceptions(group.unless))}" if group.unless else "",
        "everyone left" if group.everyone_left else "",
        "not this year" if group.not_this_year else "",
    ]
    return ", ".join(part for part in parts if part)


def _exceptions(unless: Unless) -> Iterator[str]:
    yield from _years(unless.year_groups, unless.open_upwards_from)
    yield from _listed((*unless.settings, *unless.phase_moves, *unless.priority))


def _years(named: Iterable[int], upwards: int | None) -> Iterator[str]:
    yield from (show_year(ncy) for ncy in named)
    if upwards is not None:
        yield f"{show_year(upwards)} and above"


def _listed(codes: Iterable[str]) -> Iterator[str]:
    return (in_words(code) for code in codes)


def _in_years(ncy: int, named: Sequence[int], upwards: int | None) -> bool:
    return ncy in named or (upwards is not None and ncy >= upwards)


def _has_priority(case: Case, codes: Sequence[str]) -> bool:
    return any(code.casefold() in codes for code in case.priority)


def _moves_as_asked(group: PlanGroup, changes: Sequence[Move]) -> bool:
    if group.moving is False:
        return not any(change.ends_year == group.starts for change in changes)
    return (not group.phase_moves and group.moving is None) or moves_with(group, changes)


def _left_out(unless: Unless, starts: int, case: Case, changes: Sequence[Move]) -> bool:
    return (
        _in_years(ncy_in(case, starts), unless.year_groups, unless.open_upwards_from)
        or case.setting_type in unless.settings
        or _has_priority(case, unless.priority)
        or any(change.kind in unless.phase_moves and change.ends_year == starts for change in changes)
    )
