"""The values of formulas, put back into a workbook that was written without them.

The library that writes workbooks keeps a formula and leaves out what it came to. A spreadsheet works it out again when
the workbook is opened; until then whoever reads it would find nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from transfer_cli.readers.layout_xlsx import attributes, sheet_parts

_CELL = re.compile(
    rb"<(?:\w+:)?c(\s[^>]*)>(<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>))<(?:\w+:)?v\s*(?:/>|>([^<]*)</(?:\w+:)?v>)"
)
"""A cell with a formula: its attributes, the formula, and its value."""

_TYPE = re.compile(rb"""\st\s*=\s*(?:"[^"]*"|'[^']*')""")
_KINDS = (b"n", b"str", b"b", b"e")


def keep_values(original: Path, made: Path, out: Path) -> None:
    """Write `made` as `out`, its formulas with the values that they have in `original`.

    Args:
        original: The workbook as it was read.
        made: The same, its sheets perhaps in another order, written without values.
    """
    with ZipFile(original) as old, ZipFile(made) as new, ZipFile(out, "w", ZIP_DEFLATED) as whole:
        before = sheet_parts(old)
        changed = {part: before[name] for name, part in sheet_parts(new).items() if name in before}
        for info in new.infolist():
            content = new.read(info)
            if info.filename in changed:
                content = _filled(content, _values(old.read(changed[info.filename])))
            whole.writestr(info.filename, content)


def _values(xml: bytes) -> dict[bytes, tuple[bytes, bytes]]:
    """By the name of a cell with a formula what kind of value it has, and the value."""
    found: dict[bytes, tuple[bytes, bytes]] = {}
    for tags, _, value in _CELL.findall(xml):
        named = attributes(tags)
        kind = named.get("t", b"n")
        if "r" in named and kind in _KINDS and (value or kind == b"str"):
            found[named["r"]] = kind, value
    return found


def _filled(xml: bytes, values: Mapping[bytes, tuple[bytes, bytes]]) -> bytes:
    def filled(cell: re.Match[bytes]) -> bytes:
        tags, formula, value = cell.groups()
        kept = values.get(attributes(tags).get("r", b""))
        if value or kept is None:
            return cell[0]
        return b"<c" + _TYPE.sub(b"", tags) + b' t="' + kept[0] + b'">' + formula + b"<v>" + kept[1] + b"</v>"

    return _CELL.sub(filled, xml)
