"""The answers of one day as the public may have them: no count can be worked out, with all of them side by side.

All questions are protected together, whichever are asked for, so that an answer is the same alone as in the whole
document and nobody gains by asking one after the other.

1. Each row has a band as in `domain.suppression`, each total one that all its tables share.
2. **Check.** Of every figure, those that only a subtraction would show included, another value must be possible: other
   counts that keep every sum and stay in every band (`can_differ`). Such counts are found, not supposed.
3. Where none are found, the last table that the figure hangs together with is left out, and all is done again. It ends:
   without any table there is nothing to work out.

**What it does not cover.** Answers about different days put together, and figures of the same children published
elsewhere, such as the weekly report's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from transfer_cli.domain.foi import Answer
from transfer_cli.domain.foi_system import Name, Sum, System, TableKey, system, total_of
from transfer_cli.domain.suppression import Figure, Publication, protect, protected_total

Bands = Mapping[Name, Figure]
"""Only of figures that are printed."""

TRIES = 2000
"""Steps of the search for other counts; it ends after about a dozen unless there are none."""


class Protected(NamedTuple):
    """A table as it may be published.

    Attributes:
        rows: None = left out.
        total: None = left out.
    """

    rows: tuple[Figure | None, ...]
    total: Figure | None


def protect_answers(answers: Iterable[Answer], rule: Publication) -> dict[TableKey, Protected]:
    """Every table of these answers, which are those to all questions."""
    found = system(answers)
    printed = list(found.tables)
    while known := _known(found, bands := _bands(found, printed, rule)):
        printed.remove(_last_with(known, found, printed))
    return {
        key: Protected(tuple(bands.get(row) for row in rows), bands.get(total_of(key)))
        for key, rows in found.tables.items()
    }


def _bands(found: System, printed: list[TableKey], rule: Publication) -> dict[Name, Figure]:
    bands = {row: protect(found.counts[row], rule) for key in printed for row in found.tables[key]}
    for name in {total_of(key): None for key in printed}:
        divisions = [
            [bands[part] for part in one.parts]
            for one in found.sums
            if one.is_whole and one.wholes == (name,) and all(part in bands for part in one.parts)
        ]
        bands[name] = protected_total(found.counts[name], divisions, rule)
    return bands


def _known(found: System, bands: Bands) -> Name | None:
    """A figure that has one possible value only, as far as could be seen."""
    return next((name for name in found.counts if not can_differ(name, found, bands)), None)


def _last_with(name: Name, found: System, printed: list[TableKey]) -> TableKey:
    """The last table printed that has a figure in a sum with this one, or the last of all."""
    near = {other for one in found.sums if name in (*one.wholes, *one.parts) for other in (*one.wholes, *one.parts)}
    tables = [key for key in printed if near & {*found.tables[key], total_of(key)}]
    return (tables or printed)[-1]


def can_differ(name: Name, found: System, bands: Bands) -> bool:
    """Whether counts are found, one more or one less here, that keep every sum and stay in every band."""
    return any(_completes({name: step}, found, bands) for step in (1, -1) if _fits(name, step, found, bands))


def _completes(change: dict[Name, int], found: System, bands: Bands) -> bool:
    """Whether other counts can change by one as well so that every sum is kept: a search, deepest first."""
    waiting = [change]
    for _ in range(TRIES):
        if not waiting:
            return False
        change = waiting.pop()
        broken = next(((one, off) for one in found.sums if (off := _off(one, change))), None)
        if broken is None:
            return True
        waiting += [change | {name: step} for name, step in _mending(*broken, change, found, bands)]
    return False


def _off(one: Sum, change: Mapping[Name, int]) -> int:
    return sum(change.get(name, 0) for name in one.wholes) - sum(change.get(name, 0) for name in one.parts)


def _mending(one: Sum, off: int, change: Mapping[Name, int], found: System, bands: Bands) -> Iterator[tuple[Name, int]]:
    """What would mend a sum, best last: a row that is in no other sum before a total that is."""
    towards = 1 if off > 0 else -1
    steps = [(name, -towards) for name in one.wholes] + [(name, towards) for name in one.parts]
    for name, step in sorted(steps, key=lambda one: -sum(one[0] in (*s.wholes, *s.parts) for s in found.sums)):
        if name not in change and _fits(name, step, found, bands):
            yield name, step


def _fits(name: Name, step: int, found: System, bands: Bands) -> bool:
    changed = found.counts[name] + step
    return bands[name].low <= changed <= bands[name].high if name in bands else changed >= 0
