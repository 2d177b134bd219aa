"""A table on the terminal: boxed with rich, or as bare aligned text for screen readers and pipes."""

from __future__ import annotations

import textwrap
import unicodedata
from bisect import bisect_right
from dataclasses import replace
from datetime import date

from transfer_cli.domain.dates import show_day
from transfer_cli.reports.table import Cell, Table

UNBROKEN = 13
"""Values up to this length, such as a date, are never broken over lines."""

WHOLE_WORD = 40
"""Words up to this length, such as a key with its value, are never broken either."""

GAP = 3
"""Characters between two columns; one more stands at the end of a line."""

TOLD = 30
"""Characters that the column into which others are told should have at least."""


def cell_text(cell: Cell) -> str:
    """The cell for people; control characters are shown, never sent to the terminal."""
    if cell is None:
        return "–"  # noqa: RUF001 - a dash
    if isinstance(cell, date):
        return show_day(cell)
    if isinstance(cell, float):
        return f"{cell:,.1f}"
    if isinstance(cell, int):
        return f"{cell:,}"
    return printable(cell)


def printable(text: str) -> str:
    """The text with control characters made visible, so that no data can steer the terminal."""
    if text.isprintable():
        return text
    return "".join(c if c == "\n" or not unicodedata.category(c).startswith("C") else "�" for c in text)


def wrapped(text: str, width: int) -> str:
    """The text with lines broken between words, those that go on indented as far as their beginning.

    Args:
        width: Characters a line; a word that is longer stays whole.
    """
    return "\n".join(
        textwrap.fill(
            line, width, subsequent_indent=" " * (len(line) - len(line.lstrip())),
            break_long_words=False, break_on_hyphens=False,
        )
        for line in text.split("\n")
    )  # fmt: skip


def plain_lines(table: Table) -> str:
    """The table as aligned text without colour or boxes."""
    body = [[cell_text(cell) for cell in row] for row in table.rows]
    widths = [max([len(heading), *(len(row[n]) for row in body)]) for n, heading in enumerate(table.columns)]
    right = [table.is_numeric(n) for n in range(len(table.columns))]

    def line(cells: list[str]) -> str:
        parts = (c.rjust(w) if r else c.ljust(w) for c, w, r in zip(cells, widths, right, strict=True))
        return "  ".join(parts).rstrip()

    lines = [printable(table.title), ""] if table.title else []
    lines += [line(list(table.columns)), *(line(row) for row in body)]
    if table.note:
        lines += ["", printable(table.note)]
    return "\n".join(lines)


def narrowed(table: Table, width: int) -> Table:
    """The table with its last columns told in one, as `heading: value` a line, until it fits the terminal.

    Args:
        width: Characters a line.
    """
    if len(table.columns) < 3 or sum(_least_width(table, n) + GAP for n in range(len(table.columns))) < width:
        return table
    kept = len(table.columns) - 2
    while kept > 1 and sum(_least_width(table, n) + GAP for n in range(kept)) + TOLD >= width:
        kept -= 1
    told = table.columns[kept:]

    def tell(cells: tuple[Cell, ...]) -> str:
        named = ((f"{name}: " if name else "", cell) for name, cell in zip(told, cells, strict=True))
        return "\n".join(f"{name}{cell_text(cell)}" for name, cell in named if cell not in {None, ""})

    rows = tuple((*row[:kept], tell(row[kept:])) for row in table.rows)
    return replace(table, columns=(*table.columns[:kept], "More"), rows=rows)


def print_table(table: Table, *, plain: bool) -> None:
    """Print the table to stdout.

    Args:
        plain: No colour, no boxes.
    """
    import click

    if plain:
        click.echo(plain_lines(table))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    console = Console(highlight=False)
    if table.title:
        console.print(Text(printable(table.title), style="bold"))
    table = narrowed(table, console.width)
    grid = RichTable(box=box.SIMPLE_HEAD)
    widths = shared_out(table, console.width)
    for n, heading in enumerate(table.columns):
        grid.add_column(
            Text(heading),
            justify="right" if table.is_numeric(n) else "left",
            overflow="fold",
            min_width=_least_width(table, n),
            width=widths[n] if widths else None,
        )
    for row in table.rows:
        grid.add_row(*(Text(cell_text(cell)) for cell in row))
    console.print(grid)
    if table.note:
        console.print(Text(printable(table.note)))


def shared_out(table: Table, width: int) -> tuple[int, ...]:
    """Characters for each column of a table whose lines must be broken: the widest give way first.

    Args:
        width: Characters a line.

    Returns:
        Nothing if every line fits as it is, or if not even the least widths do.
    """
    room = width - GAP * len(table.columns) - 1
    least = [_least_width(table, n) for n in range(len(table.columns))]
    wanted = [max(low, _full_width(table, n)) for n, low in enumerate(least)]
    if not sum(least) <= room < sum(wanted):
        return ()

    def cut(most: int) -> list[int]:
        return [max(low, min(full, most)) for low, full in zip(least, wanted, strict=True)]

    most = bisect_right(range(room), room, key=lambda most: sum(cut(most))) - 1
    found, rest = cut(most), room - sum(cut(most))
    short = [n for n, chars in enumerate(found) if chars < wanted[n] and chars == most][:rest]
    return tuple(chars + (n in short) for n, chars in enumerate(found))


def _full_width(table: Table, column: int) -> int:
    lines = [line for row in table.rows for line in cell_text(row[column]).split("\n")]
    return max(map(len, [table.columns[column], *lines]))


def _least_width(table: Table, column: int) -> int:
    """So wide that short values and words, and the words of the heading, stay whole."""
    cells = [cell_text(row[column]) for row in table.rows]
    words = [len(word) for cell in cells for word in cell.split() if len(word) <= WHOLE_WORD]
    longest = max(map(len, cells), default=0)
    return max(min(longest, UNBROKEN), *words, *(len(word) for word in table.columns[column].split()), 0)
