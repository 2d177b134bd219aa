"""What is asked of every record before its cells are looked at, and what is said of one that is rejected."""

from __future__ import annotations

from collections.abc import Sequence

from transfer_cli.domain.rows import place
from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.sheet import Record, as_text


def unequal(record: Record, width: int) -> Problem | None:
    """Why the record does not fit under the headings; None = it does.

    Args:
        record: Cells beyond the last heading do not matter as long as they are empty.
        width: How many headings there are.
    """
    if record.fault:
        fix = 'Put the whole cell in quotation marks and double those inside it: "say ""hello""".'
        return rejected("IMP022", record.row, f"{record.fault}, so the row cannot be taken apart.", fix)
    count = len(record.cells)
    if count < width:
        why = f"this row has {count} cell{'s' if count != 1 else ''} and the headings are {width}."
        return rejected("IMP010", record.row, why, "Look whether the row was cut off, or a comma is missing.")
    if any(as_text(cell).strip() for cell in record.cells[width:]):
        why = f"this row has {count} cells and the headings are {width}."
        return rejected("IMP010", record.row, why, "Put a cell that holds a comma in quotation marks.")
    return None


def rejected(id: str, row: int, why: str, fix: str, column: str = "", value: str = "") -> Problem:  # noqa: A002 - the contract's word
    """Why a row is not taken.

    Args:
        column: Canonical name of the column at fault; empty = the whole row is.
        value: What the cell holds, as written.
    """
    return Problem(id, Severity.REJECT, place(row, column), value, why, fix, row=row, column=column)


def empty_cell(row: int, column: str) -> Problem:
    """What is said of a required cell without anything in it."""
    return rejected("IMP011", row, "this cell must not be empty.", "Fill it in.", column)


def named_rows(rows: Sequence[int]) -> str:
    """The rows, one or more, in words: `row 3`, `rows 3, 5`; of many the first five and how many more."""
    shown = ", ".join(str(row) for row in rows[:5]) + (f" and {len(rows) - 5} more" if len(rows) > 5 else "")
    return f"row{'s' if len(rows) > 1 else ''} {shown}"
