"""Where in a TOML text each key stands: `tomllib` gives values without their lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

Path = tuple[str | int, ...]

_QUOTED_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*',
    re.DOTALL,
)
_HEADER = re.compile(r"\s*\[(\[?)\s*([\w.\s-]+?)\s*\]")
_KEY = re.compile(r"\s*([\w.-]+)\s*=", re.ASCII)
_QUOTED_KEY = re.compile(r"""\s*("(?:\\.|[^"\\])*"|'[^']*')\s*=""")


def lines_of(text: str) -> dict[Path, int]:
    """Line number of every table and key, by its path: `("plan", 0, "term")`.

    Args:
        text: Valid TOML. Keys inside inline tables are left out: `line_of` gives the line of what holds them.
    """
    found: dict[Path, int] = {}
    arrays: dict[Path, int] = {}
    table: Path = ()
    depth = 0
    bare = _QUOTED_OR_COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    for number, (line, written) in enumerate(zip(bare.split("\n"), text.split("\n"), strict=True), start=1):
        if depth == 0 and (header := _HEADER.match(line)):
            table = _table_path(header[2].split("."), arrays, is_item=bool(header[1]))
            found.setdefault(table[:-1] if header[1] else table, number)
            found[table] = number
        elif depth == 0 and (key := _KEY.match(line)):
            found[table + tuple(key[1].split("."))] = number
        elif depth == 0 and (quoted := _QUOTED_KEY.match(written)) and line.lstrip().startswith("="):
            found[(*table, *tomllib.loads(f"{quoted[1]} = 0"))] = number
        depth += sum(line.count(bracket) for bracket in "[{") - sum(line.count(bracket) for bracket in "]}")
    return found


def line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """Line of the path, or of the nearest thing that holds it; 1 if there is none."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _table_path(names: list[str], arrays: dict[Path, int], *, is_item: bool) -> Path:
    """Path of a table from its heading; an item of an array of tables gets its number."""
    path: Path = ()
    for position, name in enumerate(names, start=1):
        path += (name.strip(),)
        if is_item and position == len(names):
            arrays[path] = arrays.get(path, 0) + 1
        if path in arrays:
            path += (arrays[path] - 1,)
    return path
