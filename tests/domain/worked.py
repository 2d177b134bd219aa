"""Worked cases as text: one case a line, columns divided by `|`, the first column saying why the case is there."""

from __future__ import annotations

from typing import Any

import pytest


def cases(table: str) -> list[Any]:
    """The lines of the table as parameters, the first column being the test's id; the heading is left out."""
    lines = [line for line in table.strip().splitlines() if line.strip()]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines[1:]]
    assert all(len(row) == len(rows[0]) for row in rows), "every line has the same columns"
    return [pytest.param(*row[1:], id=row[0].replace(" ", "-")) for row in rows]
