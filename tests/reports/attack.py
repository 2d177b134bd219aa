"""A reader who works out what published figures leave possible: exactly, with a solver, over many weeks together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import highspy
from highspy._core import _Highs

Document = Mapping[str, Any]
"""A published figure for programs: `from`, `to` and, where it is divided, `parts`."""

Leaf = tuple[int, tuple[str, ...]]
"""Week, and the names on the way down to a figure that is divided no further."""


@dataclass
class Knowledge:
    """What the reader knows of the true counts: each between two bounds, and sums between two bounds."""

    bounds: dict[Leaf, tuple[int, int]] = field(default_factory=dict)
    sums: list[tuple[dict[Leaf, int], float, float]] = field(default_factory=list)

    def read(self, week: int, figure: Document, path: tuple[str, ...] = ()) -> list[Leaf]:
        """Take in a tree; the leaves below it."""
        if "parts" not in figure:
            self.bounds[week, path] = (figure["from"], figure["to"])
            return [(week, path)]
        below = [leaf for name, part in figure["parts"].items() for leaf in self.read(week, part, (*path, name))]
        self.sums.append((dict.fromkeys(below, 1), figure["from"], figure["to"]))
        return below

    def never_falls(self, path: tuple[str, ...]) -> None:
        """This count is at least that of the week before, every week."""
        for week, leaf in list(self.bounds):
            if leaf == path and (week + 1, leaf) in self.bounds:
                self.sums.append(({(week + 1, leaf): 1, (week, leaf): -1}, 0, highspy.kHighsInf))

    def always_the_same_together(self, paths: Iterable[tuple[str, ...]]) -> None:
        """These counts add up to the same each week, though the reader does not know to what."""
        paths = tuple(paths)
        weeks = sorted({week for week, _ in self.bounds})
        for week in weeks[:-1]:
            change = {(week, path): 1 for path in paths} | {(week + 1, path): -1 for path in paths}
            self.sums.append((change, 0, 0))


def known_for_sure(knowledge: Knowledge) -> dict[Leaf, int]:
    """Every count that has one possible value only.

    Each answer of the solver shows a value for every count at once, so that few counts need an answer of their own.
    """
    leaves = list(knowledge.bounds)
    solver = _solver(knowledge, leaves)
    seen: dict[Leaf, set[int]] = {leaf: set() for leaf in leaves}
    for aim in _aims(leaves, seen):
        answer = _best(solver, leaves, aim)
        for leaf, value in zip(leaves, answer, strict=True):
            seen[leaf].add(value)
    return {leaf: next(iter(values)) for leaf, values in seen.items() if len(values) == 1}


def _aims(leaves: Sequence[Leaf], seen: Mapping[Leaf, set[int]]) -> Iterator[dict[int, float]]:
    yield dict.fromkeys(range(len(leaves)), 1)
    yield dict.fromkeys(range(len(leaves)), -1)
    for number, leaf in enumerate(leaves):
        for sign in (1, -1):
            if len(seen[leaf]) == 1:
                yield {number: sign}


def _best(solver: _Highs, leaves: Sequence[Leaf], aim: Mapping[int, float]) -> list[int]:
    for column in range(len(leaves)):
        solver.changeColCost(column, aim.get(column, 0.0))
    solver.run()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal, solver.getModelStatus()
    return [round(value) for value in solver.getSolution().col_value]


def _solver(knowledge: Knowledge, leaves: Sequence[Leaf]) -> _Highs:
    place = {leaf: number for number, leaf in enumerate(leaves)}
    lp = highspy.HighsLp()
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.num_col_, lp.num_row_ = len(leaves), len(knowledge.sums)
    lp.col_cost_ = [0.0] * len(leaves)
    lp.col_lower_ = [float(knowledge.bounds[leaf][0]) for leaf in leaves]
    lp.col_upper_ = [float(knowledge.bounds[leaf][1]) for leaf in leaves]
    lp.row_lower_ = [least for _, least, _ in knowledge.sums]
    lp.row_upper_ = [most for _, _, most in knowledge.sums]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    starts, columns, factors = [0], [], []
    for terms, _, _ in knowledge.sums:
        columns += [place[leaf] for leaf in terms]
        factors += [float(factor) for factor in terms.values()]
        starts.append(len(columns))
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = starts, columns, factors
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(leaves)
    solver = _Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5)):
        solver.setOptionValue(option, value)
    solver.passModel(lp)
    return solver
