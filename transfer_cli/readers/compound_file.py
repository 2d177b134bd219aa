"""The compound file in which old Office programs keep a document: streams in chains of sectors."""

from __future__ import annotations

from collections.abc import Sequence
from struct import error as StructError  # noqa: N812 - a class
from struct import unpack_from
from typing import NamedTuple

_LAST = 0xFFFFFFFA
"""Numbers of sectors from here on are marks, not sectors."""


class _Entry(NamedTuple):
    name: str
    start: int
    size: int
    is_root: bool


def stream(data: bytes, names: Sequence[str]) -> bytes:
    """The first stream that has one of these names.

    Raises:
        LookupError: There is none.
        ValueError: The file is damaged, and whoever reads on might never end.
    """
    try:
        return _Compound(data).stream(names)
    except (IndexError, StructError, OverflowError) as error:
        raise ValueError("a damaged compound file") from error


class _Compound:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sector, self._short = (1 << shift for shift in unpack_from("<HH", data, 30))
        first_directory, _, self._cutoff, first_short = unpack_from("<4I", data, 48)
        sectors = len(data) // self._sector
        if unpack_from("<I", data, 44)[0] > sectors or unpack_from("<I", data, 62)[0] >> 16 > sectors:
            raise ValueError("more sectors than the file has")
        self._next: list[int] = []
        for sector in self._table_sectors():
            self._next += self._numbers(self._at(sector))
        self._entries = self._directory(self._chain(first_directory))
        self._short_next = self._numbers(self._chain(first_short))
        self._root = b"".join(self._chain(entry.start) for entry in self._entries if entry.is_root)

    def stream(self, names: Sequence[str]) -> bytes:
        """The stream's bytes."""
        wanted = [name.casefold() for name in names]
        found = sorted((e for e in self._entries if e.name in wanted), key=lambda e: wanted.index(e.name))
        if not found:
            raise LookupError(names[0])
        entry = found[0]
        if entry.size >= self._cutoff:
            return self._chain(entry.start)[: entry.size]
        sectors = _followed(self._short_next, entry.start)
        return b"".join(self._root[n * self._short : (n + 1) * self._short] for n in sectors)[: entry.size]

    def _at(self, sector: int) -> bytes:
        return self._data[(sector + 1) * self._sector : (sector + 2) * self._sector]

    def _numbers(self, content: bytes) -> list[int]:
        return list(unpack_from(f"<{len(content) // 4}I", content))

    def _chain(self, start: int) -> bytes:
        return b"".join(self._at(sector) for sector in _followed(self._next, start))

    def _table_sectors(self) -> list[int]:
        """Sectors that hold the table of which sector follows which: 109 in the header, the others in a chain."""
        found = list(unpack_from("<109I", self._data, 76))
        further = unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while further < _LAST:
            if further in seen:
                raise ValueError("a chain of sectors that never ends")
            seen.add(further)
            *more, further = self._numbers(self._at(further))
            found += more
        return [sector for sector in found if sector < _LAST]

    def _directory(self, content: bytes) -> list[_Entry]:
        entries = []
        for at in range(0, len(content) - 127, 128):
            length, kind = unpack_from("<HB", content, at + 64)
            name = content[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            start, size = unpack_from("<II", content, at + 116)
            entries.append(_Entry(name.casefold(), start, size, is_root=kind == 5))
        return entries


def _followed(following: Sequence[int], start: int) -> list[int]:
    """The sectors of a chain, in order."""
    sectors: list[int] = []
    while start < _LAST:
        if len(sectors) > len(following):
            raise ValueError("a chain of sectors that never ends")
        sectors.append(start)
        start = following[start]
    return sectors
