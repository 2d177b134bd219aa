"""Rows of a sheet as rows of a caseload: every cell read, every fault kept with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from transfer_cli.domain.columns import BY_NAME, COLUMNS, Column, FieldValue
from transfer_cli.domain.rows import CaseRow, place
from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.cells import FORMER_NEEDS, Unreadable, clean, read_cell
from transfer_cli.readers.headings import match_headings
from transfer_cli.readers.records import unequal
from transfer_cli.readers.sheet import Record, Sheet

REQUIRED = tuple(column.name for column in COLUMNS if column.required)
KNOWN = frozenset(BY_NAME)


def read_caseload(sheet: Sheet) -> tuple[tuple[CaseRow, ...], frozenset[str], tuple[Problem, ...]]:
    """The rows that can be read, and what is wrong with the others.

    Returns:
        Rows without any fault, in the file's order; every reference in the file, in small letters; and every
        problem: a row that has one of severity `reject` is not among the rows.

    Raises:
        InputUnusable: The headings are not those of a caseload.
    """
    positions = match_headings(sheet.headings, KNOWN, REQUIRED)
    columns = tuple((position, BY_NAME[name]) for name, position in positions.items())
    rows: list[CaseRow] = []
    problems: list[Problem] = []
    for record in sheet.records:
        values, found = _read_record(record, columns, len(sheet.headings))
        problems += found
        if not any(problem.severity is Severity.REJECT for problem in found):
            rows.append(CaseRow(record.row, values))
    references = _references(sheet, positions["reference"])
    twice = _used_twice(references)
    rejected = {problem.row for problem in twice}
    return tuple(row for row in rows if row.row not in rejected), frozenset(references), (*problems, *twice)


def _read_record(
    record: Record, columns: tuple[tuple[int, Column], ...], width: int
) -> tuple[Mapping[str, FieldValue], list[Problem]]:
    fault = unequal(record, width)
    if fault:
        return {}, [fault]
    values: dict[str, FieldValue] = {}
    problems: list[Problem] = []
    for position, column in columns:
        text = record.cells[position]
        try:
            values[column.name] = value = read_cell(column, text) if text else None
        except Unreadable as error:
            problems.append(_problem(error.id, Severity.REJECT, record.row, column, text, error.why, error.fix))
            continue
        if value is None and column.required:
            why, fix = "this cell must not be empty.", "Fill it in."
            problems.append(_problem("IMP011", Severity.REJECT, record.row, column, "", why, fix))
        elif text:
            problems += _remarks(record.row, column, text)
    return values, problems


def _remarks(row: int, column: Column, text: str) -> list[Problem]:
    """What was changed in reading, so that nobody is surprised."""
    remarks: list[Problem] = []
    if not text.isprintable() and clean(text) != text.strip():
        why = "a line break or another character that does not print was read as a space."
        remarks.append(_problem("IMP032", Severity.NOTE, row, column, clean(text), why, "Look whether it reads right."))
    former = FORMER_NEEDS.get(text.strip().upper()) if column.name == "primary_need" else None
    if former:
        why = f"this code was replaced in the 2014-15 school census and is read as {former}."
        remarks.append(_problem("IMP031", Severity.NOTE, row, column, text, why, "Nothing need be done."))
    return remarks


def _references(sheet: Sheet, position: int) -> dict[str, list[tuple[int, str]]]:
    """Rows and references as written, by the reference in small letters."""
    rows: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for record in sheet.records:
        reference = clean(record.cells[position]) if position < len(record.cells) and not record.fault else ""
        if reference:
            rows[reference.casefold()].append((record.row, reference))
    return rows


def _used_twice(references: Mapping[str, list[tuple[int, str]]]) -> list[Problem]:
    return [
        _problem("IMP017", Severity.REJECT, row, BY_NAME["reference"], reference, *_twice(row, [n for n, _ in rows]))
        for rows in references.values()
        if len(rows) > 1
        for row, reference in rows
    ]


def _twice(row: int, rows: list[int]) -> tuple[str, str]:
    others = [str(n) for n in rows if n != row]
    shown = ", ".join(others[:5]) + (f" and {len(others) - 5} more" if len(others) > 5 else "")
    why = f"the same reference stands in row{'s' if len(others) > 1 else ''} {shown}."
    return why, "Keep one row for each child and give each child a reference of its own."


def _problem(id: str, severity: Severity, row: int, column: Column, value: str, why: str, fix: str) -> Problem:  # noqa: A002 - the contract's word
    return Problem(id, severity, place(row, column.name), value.strip(), why, fix, row=row)
