"""Rows of a sheet as steps that happened: one row a step, any number of rows a child."""

from __future__ import annotations

from datetime import date

from transfer_cli.domain.case import OTHER_STEPS, STEP_PREFIXES, Step, is_step
from transfer_cli.domain.columns import Column, Kind
from transfer_cli.domain.rows import StepRow, place
from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.cells import Unreadable, clean, read_cell
from transfer_cli.readers.headings import match_headings
from transfer_cli.readers.records import unequal
from transfer_cli.readers.sheet import Record, Sheet

REQUIRED = ("reference", "step", "on")
KNOWN = frozenset({*REQUIRED, "note"})

_ON = Column("on", Kind.DATE, required=True)


def read_events(sheet: Sheet) -> tuple[tuple[StepRow, ...], tuple[Problem, ...]]:
    """The steps that can be read, and what is wrong with the others.

    Returns:
        Rows without any fault, in the file's order; and every problem.

    Raises:
        InputUnusable: The headings are not those of an events file.
    """
    positions = match_headings(sheet.headings, KNOWN, REQUIRED)
    rows: list[StepRow] = []
    problems: list[Problem] = []
    for record in sheet.records:
        read = _read_record(record, positions, len(sheet.headings))
        if isinstance(read, StepRow):
            rows.append(read)
        else:
            problems += read
    return tuple(rows), tuple(problems)


def _read_record(record: Record, positions: dict[str, int], width: int) -> StepRow | list[Problem]:
    fault = unequal(record, width)
    if fault:
        return [fault]
    texts = {name: clean(record.cells[position]) for name, position in positions.items()}
    problems = [
        _problem("IMP011", record, name, "", "this cell must not be empty.", "Fill it in.")
        for name in REQUIRED
        if not texts[name]
    ]
    step = "_".join(texts["step"].casefold().split())
    if step and not is_step(step):
        problems.append(_unknown_step(record, texts["step"], step))
    try:
        on = read_cell(_ON, texts["on"])
    except Unreadable as error:
        problems.append(_problem(error.id, record, "on", texts["on"], error.why, error.fix))
        on = None
    if problems or not isinstance(on, date):
        return problems
    return StepRow(record.row, texts["reference"], step, on, texts.get("note", ""))


def _unknown_step(record: Record, text: str, step: str) -> Problem:
    from difflib import get_close_matches

    names = [*Step, *sorted(OTHER_STEPS), *STEP_PREFIXES]
    near = get_close_matches(step, names, n=1, cutoff=0.6)
    fix = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(names)}."
    return _problem("IMP020", record, "step", text, "it is not a step that can be recorded.", fix)


def _problem(id: str, record: Record, column: str, value: str, why: str, fix: str) -> Problem:  # noqa: A002 - the contract's word
    return Problem(id, Severity.REJECT, place(record.row, column), value, why, fix, row=record.row)
