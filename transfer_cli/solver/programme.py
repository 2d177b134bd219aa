"""A programme in whole numbers, solved by HiGHS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import highspy
from highspy._core import _Highs  # the class without callbacks: enabling them prints a banner among our answers


class Programme:
    """Whole numbers from 0 on, bounds on sums of them, and sums to make as large as can be, one after the other."""

    def __init__(self) -> None:
        self._most: list[float] = []
        self._starts = [0]
        self._columns: list[int] = []
        self._factors: list[float] = []
        self._rows: list[tuple[float, float]] = []

    def number(self, most: int) -> int:
        """Add a number and return its column."""
        self._most.append(most)
        return len(self._most) - 1

    def at_most(self, columns: Iterable[int], most: int) -> None:
        """The sum of these numbers is at most `most`."""
        self._row([(column, 1) for column in columns], -highspy.kHighsInf, most)

    def same(self, columns: Iterable[int], others: Iterable[int]) -> None:
        """The sum of these numbers is the sum of those."""
        self._row([(column, 1) for column in columns] + [(column, -1) for column in others], 0, 0)

    def no_more_than(self, column: int, others: Iterable[int]) -> None:
        """This number is at most the sum of those."""
        self._row([(column, 1)] + [(other, -1) for other in others], -highspy.kHighsInf, 0)

    def solution(self, *aims: Mapping[int, int]) -> list[int]:
        """The numbers of a best solution, by column; the same programme always has the same one.

        Args:
            aims: What each column adds to a sum that is made large; the first goes before the second, and so on.

        Raises:
            AssertionError: There is none, which cannot be where zeros keep every bound.
        """
        numbers: list[int] = []
        for aim in aims:
            numbers = self._largest(aim)
            self._row(
                sorted(aim.items()), sum(worth * numbers[column] for column, worth in aim.items()), highspy.kHighsInf
            )
        return numbers

    def _largest(self, aim: Mapping[int, int]) -> list[int]:
        if not self._most:
            return []
        solver = _Highs()
        for option, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5)):
            solver.setOptionValue(option, value)
        solver.passModel(self._as_highs(aim))
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise AssertionError(str(solver.getModelStatus()))
        return [round(value) for value in solver.getSolution().col_value]

    def _row(self, entries: Sequence[tuple[int, int]], least: float, most: float) -> None:
        self._columns += [column for column, _ in entries]
        self._factors += [factor for _, factor in entries]
        self._starts.append(len(self._columns))
        self._rows.append((least, most))

    def _as_highs(self, aim: Mapping[int, int]) -> highspy.HighsLp:
        lp = highspy.HighsLp()
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.num_col_, lp.num_row_ = len(self._most), len(self._rows)
        lp.col_cost_ = [float(aim.get(column, 0)) for column in range(len(self._most))]
        lp.col_lower_ = [0.0] * len(self._most)
        lp.col_upper_ = self._most
        lp.row_lower_ = [least for least, _ in self._rows]
        lp.row_upper_ = [most for _, most in self._rows]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = self._starts
        lp.a_matrix_.index_ = self._columns
        lp.a_matrix_.value_ = self._factors
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self._most)
        return lp
