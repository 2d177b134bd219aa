"""Headings of a file matched with the canonical columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches

from transfer_cli.errors import InputUnusable, Problem, Severity
from transfer_cli.readers.sheet import Recognise, Record, Sheet

ROWS_ABOVE = 40
"""So many rows are looked at for the headings."""

REASON = "reason"
"""Column that a file of rejected rows has beside the original ones; reading skips it."""

MANY = 20
"""Of more unknown columns than this one thing is said."""

_NAMED = 10
"""So many of them are named."""

_DID_YOU_MEAN = "Did you mean"


def canonical(heading: str) -> str:
    """The heading as a column would be named: trimmed, lower case, words joined by underscores."""
    return re.sub(r"[\s_-]+", "_", heading.strip().strip("\ufeff").casefold())


def find_headings(records: Iterable[Record], recognise: Recognise) -> Record:
    """The row in which most headings are recognised, the first of them; where none is, the first row with text.

    Args:
        records: The rows at the beginning of a table, `ROWS_ABOVE` of them at most: titles may stand above headings.

    Raises:
        InputUnusable: No row has any text.
    """
    best, most = None, 0
    for record in records:
        cells = [str(cell) for cell in record.cells]
        if not any(cell.strip() for cell in cells):
            continue
        count = recognise(cells)
        if best is None or count > most:
            best, most = record, count
    if best is None:
        raise InputUnusable("IMP003", "The file is empty.", "Export it again and look whether it has rows.")
    return best


def match_headings(headings: Sequence[str], known: Collection[str], required: Sequence[str]) -> dict[str, int]:
    """The position of each known column.

    Args:
        headings: As written.
        known: Canonical column names that may be there.
        required: Those that must be there.

    Raises:
        InputUnusable: A required column is missing, or a known one is there twice.
    """
    names = [canonical(heading) for heading in headings]
    missing = [name for name in required if name not in names]
    if missing:
        unknown = [name for name in names if name and name not in known]
        raise InputUnusable("IMP006", f"There is no column {', '.join(missing)}.", _advice(missing, unknown))
    twice = [name for name, count in Counter(names).items() if count > 1 and name in known]
    if twice:
        raise InputUnusable(
            "IMP007",
            f"There is more than one column {' and '.join(twice)}.",
            "Keep the right one and take the other out or rename it.",
        )
    return {name: position for position, name in enumerate(names) if name in known}


def no_rows() -> InputUnusable:
    """The error of a table without rows."""
    return InputUnusable("IMP008", "The file has headings and no rows.", "Export it again with its rows.")


def count_rows(sheet: Sheet) -> int:
    """How many rows the sheet has, 1 or more.

    Raises:
        InputUnusable: There are none.
    """
    count = sum(1 for _ in sheet.records())
    if not count:
        raise no_rows()
    return count


def unknown_columns(sheet: Sheet, known: Collection[str], filled: Collection[int] = ()) -> tuple[Problem, ...]:
    """A note for each column that is not read; of very many one for all, but for those that may be a known one.

    Args:
        filled: Positions of columns without a heading that hold something; other nameless ones do not matter.
    """
    names = [canonical(heading) for heading in sheet.headings]
    unknown = {n for n, name in enumerate(names) if name and name != REASON and name not in known}
    found = tuple(
        Problem(
            "IMP030",
            Severity.NOTE,
            sheet.place(sheet.heading_row, n) if sheet.name else f"row {sheet.heading_row}, column {n + 1}",
            sheet.headings[n].strip(),
            "this column is not known and was not read."
            if names[n]
            else "this column has no heading and was not read.",
            did_you_mean(names[n], known) or "Rename it if transfer should know it; nothing else is affected.",
            row=sheet.heading_row,
            column=sheet.headings[n].strip(),
        )
        for n in sorted(unknown.union(filled))
    )
    return found if len(found) <= MANY else _together(sheet, found)


def _together(sheet: Sheet, found: Sequence[Problem]) -> tuple[Problem, ...]:
    """One note of many columns that are not read, behind those that are nearly known."""
    near = tuple(problem for problem in found if problem.fix.startswith(_DID_YOU_MEAN))
    others = [problem.value for problem in found if problem not in near]
    if not others:
        return near
    named = [value for value in others if value][:_NAMED]
    nameless = sum(not value for value in others)
    why = f"{len(others):,} columns are not known and were not read{'; these are among them' if named else ''}."
    if nameless:
        why += f" {nameless:,} of the {len(others):,} {'has' if nameless == 1 else 'have'} no heading."
    fix = "Rename those that transfer should know; nothing else is affected."
    row = sheet.heading_row
    return (*near, Problem("IMP030", Severity.NOTE, sheet.place(row), ", ".join(named), why, fix, row=row))


def _advice(missing: Sequence[str], unknown: Sequence[str]) -> str:
    """Which columns might be meant; the others that are not known are named for whoever knows what they hold."""
    nearest = {name: get_close_matches(name, unknown, n=1, cutoff=0.5) for name in missing}
    near = {name: match[0] for name, match in nearest.items() if match}
    rename = f"If it means the same, rename {' and '.join(f'{theirs} to {ours}' for ours, theirs in near.items())}. "
    others = [name for name in unknown if name not in near.values()]
    not_known = f" Not known: {', '.join(others[:10])}{' ...' if len(others) > 10 else ''}." if others else ""
    return f"{rename if near else ''}Add what is missing, or rename the column that holds it.{not_known}"


def did_you_mean(name: str, known: Collection[str]) -> str:
    """What to do about a heading that is nearly a known one; empty = it is near none."""
    match = get_close_matches(name, known, n=1, cutoff=0.8)
    return f"{_DID_YOU_MEAN} {match[0]}? Then rename it and import again." if match else ""
