"""What is found wrong while a file is read: counted, placed where the user sees it, and kept as far as it is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from transfer_cli.domain.rows import place
from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.headings import canonical
from transfer_cli.readers.marks import Mark
from transfer_cli.readers.sheet import Behind, Sheet, as_text

Group = tuple[Severity, str]
"""Severity and id."""


@dataclass(slots=True)
class Findings:
    """Everything found so far.

    Args:
        sheet: The table as it is read, for the places.
        limit: So many of each kind are kept; None = all.
        to_mark: Whether each is kept as a mark for the user's own workbook.
    """

    sheet: Sheet
    limit: int | None
    to_mark: bool = False
    counts: Counter[Group] = field(default_factory=Counter)
    kept: dict[Group, list[Problem]] = field(default_factory=lambda: defaultdict(list))
    reasons: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    marks: list[Mark] = field(default_factory=list)
    _positions: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._positions = {canonical(heading): n for n, heading in enumerate(self.sheet.headings)}

    def add(self, problem: Problem) -> None:
        """Take one in."""
        group = problem.severity, problem.id
        self.counts[group] += 1
        kept = self.kept[group]
        is_kept, is_rejected = self.limit is None or len(kept) < self.limit, problem.severity is Severity.REJECT
        if not (is_kept or is_rejected or self.to_mark):
            return
        position = self._positions.get(canonical(problem.column)) if problem.column else None
        behind = self._behind(problem.row, position)
        placed = self._placed(problem, position, behind)
        if is_kept:
            kept.append(placed)
        if is_rejected:
            self.reasons[problem.row].append(reason(placed))
        if self.to_mark:
            text = f"{problem.why} {problem.fix} [{problem.id}]"
            origin = behind.position if behind else None
            self.marks.append(Mark(problem.row, position, problem.severity, text, placed.where, placed.value, origin))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take these in."""
        for problem in problems:
            self.add(problem)

    @property
    def rejected(self) -> int:
        """How many rows cannot be loaded."""
        return len(self.reasons)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those kept, worst first, each kind in the file's order."""
        return tuple(problem for _, kept, _ in self.groups() for problem in kept)

    def groups(self) -> Iterator[tuple[Group, list[Problem], int]]:
        """Each kind with those kept and their number, worst first."""
        order = list(Severity)
        for group in sorted(self.kept, key=lambda group: (order.index(group[0]), group[1])):
            yield group, sorted(self.kept[group], key=lambda problem: problem.row), self.counts[group]

    def _behind(self, row: int, position: int | None) -> Behind | None:
        """The cell of the file that a cell of ours was made of, if a profile made it."""
        if position is None or self.sheet.behind is None:
            return None
        return self.sheet.behind(row, position)

    def _placed(self, problem: Problem, position: int | None, behind: Behind | None) -> Problem:
        """The problem where the user sees it, in the cell or under the heading of the file, with what stands there."""
        original = self.sheet.original
        if behind and original:
            stands = as_text(behind.cell).strip() if problem.value and behind.cell is not None else ""
            where = original.place(problem.row, behind.position)
            return replace(problem, where=where, value=stands or problem.value)
        where = self.sheet.place(problem.row, position) if problem.row else ""
        if not where or (position is None and where == place(problem.row)):
            return problem
        return replace(problem, where=where)


def reason(problem: Problem) -> str:
    """The problem without its row, as a file of rejected rows says it."""
    column = f"{problem.column}: " if problem.column else ""
    value = f'"{problem.value}": ' if problem.value else ""
    return f"{column}{value}{problem.why} {problem.fix} [{problem.id}]"
