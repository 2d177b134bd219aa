"""The rows of a file that were read last, so that a problem can quote what stands in them and not what it was made."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from transfer_cli.readers.profiles.ways import Cells, Way, maker_of
from transfer_cli.readers.sheet import Behind, Refused, as_text

KEPT = 4096
"""So many rows are kept: several times as many as are read together."""


class Recent:
    """Rows of the file by their number.

    Args:
        ways: How each column of ours is filled.
    """

    def __init__(self, ways: Sequence[Sequence[Way]]) -> None:
        self._ways = ways
        self._rows: dict[int, tuple[Cells, Cells]] = {}

    def keep(self, row: int, cells: Cells, used: Cells) -> None:
        """Keep a row for a while.

        Args:
            used: The cells without words that mean an empty one.
        """
        self._rows[row] = cells, used
        if len(self._rows) > KEPT:
            for old in list(islice(self._rows, KEPT // 2)):
                del self._rows[old]

    def behind(self, row: int, position: int) -> Behind | None:
        """The cell that a column of ours was made of; None = it cannot be said."""
        kept = self._rows.get(row)
        if kept is None or position >= len(self._ways):
            return None
        way = _that_counted(self._ways[position], kept[1])
        if way is None or way.position is None:
            return None
        return Behind(way.position, kept[0][way.position] if way.is_whole else None)


def _that_counted(ways: Sequence[Way], cells: Cells) -> Way | None:
    """The way that gave the value; None = none did."""
    refused: Way | None = None
    for way in ways:
        value = maker_of(way)(cells)
        if isinstance(value, Refused):
            refused = refused or way
        elif as_text(value).strip():
            return way
    return refused
