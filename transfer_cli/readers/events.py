"""Rows of a sheet as steps that happened: one row a step, any number of rows a child."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.case import OFFERED_STEPS, is_step
from transfer_cli.domain.columns import Column, Kind
from transfer_cli.domain.rows import StepRow
from transfer_cli.errors import Problem
from transfer_cli.readers.cells import Unreadable, clean, read_cell
from transfer_cli.readers.headings import count_rows, match_headings, unknown_columns
from transfer_cli.readers.records import empty_cell, rejected, unequal
from transfer_cli.readers.sheet import Record, Sheet, as_text

REQUIRED = ("reference", "step", "on")
KNOWN = frozenset({*REQUIRED, "note"})

_ON = Column("on", Kind.DATE, required=True)


@dataclass(frozen=True, slots=True)
class EventsFile:
    """The rows of an events file.

    Attributes:
        problems: What is wrong with the file as a whole.
        row_count: How many rows there are, rejected ones too.
    """

    sheet: Sheet
    problems: tuple[Problem, ...]
    row_count: int

    def rows(self, report: Callable[[Problem], None]) -> Iterator[StepRow]:
        """The steps that can be read, in the file's order.

        Args:
            report: Is given what is wrong with the others.
        """
        positions = match_headings(self.sheet.headings, KNOWN, REQUIRED)
        for record in self.sheet.records():
            read = _read_record(record, positions, self.sheet)
            if isinstance(read, StepRow):
                yield read
                continue
            for problem in read:
                report(problem)


def read_events(sheet: Sheet) -> EventsFile:
    """The events file in a sheet.

    Raises:
        InputUnusable: The headings are not those of an events file, or there are no rows.
    """
    match_headings(sheet.headings, KNOWN, REQUIRED)
    count = count_rows(sheet)
    return EventsFile(sheet, unknown_columns(sheet, KNOWN), count)


def _read_record(record: Record, positions: dict[str, int], sheet: Sheet) -> StepRow | list[Problem]:
    fault = unequal(record, len(sheet.headings))
    if fault:
        return [fault]
    texts = {name: clean(as_text(record.cells[position])) for name, position in positions.items()}
    problems = [empty_cell(record.row, name) for name in REQUIRED if not texts[name]]
    step = "_".join(texts["step"].casefold().split())
    if step and not is_step(step):
        problems.append(_unknown_step(record, texts["step"], step))
    try:
        on = read_cell(_ON, record.cells[positions["on"]], sheet.epoch)
    except Unreadable as error:
        problems.append(rejected(error.id, record.row, error.why, error.fix, "on", texts["on"]))
        on = None
    if problems or not isinstance(on, date):
        return problems
    return StepRow(record.row, texts["reference"], step, on, texts.get("note", ""))


def _unknown_step(record: Record, text: str, step: str) -> Problem:
    from difflib import get_close_matches

    from transfer_cli.domain.steps import endings

    near = get_close_matches(step, OFFERED_STEPS, n=1, cutoff=0.6)
    fix = endings(step) or (f"Did you mean {near[0]}?" if near else "transfer explain IMP020 lists the steps.")
    return rejected("IMP020", record.row, "it is not a step that can be recorded.", fix, "step", text)
