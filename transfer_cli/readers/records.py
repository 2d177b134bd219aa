"""What is asked of every record before its cells are looked at."""

from __future__ import annotations

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
        return _problem("IMP022", record, f"{record.fault}, so the row cannot be taken apart.", fix)
    count = len(record.cells)
    if count < width:
        why = f"this row has {count} cell{'s' if count != 1 else ''} and the headings are {width}."
        return _problem("IMP010", record, why, "Look whether the row was cut off, or a comma is missing.")
    if any(as_text(cell).strip() for cell in record.cells[width:]):
        why = f"this row has {count} cells and the headings are {width}."
        return _problem("IMP010", record, why, "Put a cell that holds a comma in quotation marks.")
    return None


def _problem(id: str, record: Record, why: str, fix: str) -> Problem:  # noqa: A002 - the contract's word
    return Problem(id, Severity.REJECT, place(record.row), "", why, fix, row=record.row)
