"""Bytes and texts as if they were files, so that a test shows only what stands in them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from transfer_cli.readers.headings import canonical
from transfer_cli.readers.sheet import Cell, Recognise, Record, Sheet
from transfer_cli.readers.source import Source


def source(content: bytes | str, name: str = "caseload.csv") -> Source:
    """A file with this content."""
    raw = content.encode() if isinstance(content, str) else content
    return Source(name, lambda: io.BytesIO(raw))


def knows(*headings: str) -> Recognise:
    """Somebody who knows these headings."""
    return lambda cells: sum(canonical(cell) in headings for cell in cells)


def table(headings: Sequence[str], *rows: Sequence[Cell], first: int = 2) -> Sheet:
    """A sheet with these rows below its headings, in row `first` and those after it."""

    def records() -> Iterator[Record]:
        return (Record(number, cells) for number, cells in enumerate(rows, first))

    return Sheet(tuple(headings), records, "UTF-8")
