"""Load against room as a strip for the terminal: a mark a week, a line a term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transfer_cli.domain.calendar import WEEK, Term
from transfer_cli.domain.schedule.outcome import Schedule
from transfer_cli.domain.words import count
from transfer_cli.reports.schedule_tables import Week, load_by_week

BLOCKS = "▁▂▃▄▅▆▇█"
COLOURS = ("grey50", "cyan", "cyan", "green", "green", "yellow", "yellow", "red")
"""Of each block; the height says the same."""
NO_SCHOOL = "·"
FULL = "F"
"""In place of tenths, where digits stand for blocks."""


class Line(NamedTuple):
    """One term, or the holidays between two.

    Attributes:
        marks: Tenths of the room that are used in each week, 10 = full; None = no school.
        words: The same in a few words.
    """

    name: str
    marks: tuple[int | None, ...]
    words: str


def heat_lines(schedule: Schedule, terms: Sequence[Term]) -> list[Line]:
    """A line for each term in which reviews begin."""
    load = load_by_week(schedule)
    fullest = max((week.starts for week in load), default=0)
    lines: list[Line] = []
    for term in terms:
        weeks = [week for week in load if _is_in(week, term)]
        if any(week.school for week in weeks):
            marks = tuple(_tenths(week, fullest) if week.school else None for week in weeks)
            lines.append(Line(term.name, marks, _words(weeks)))
    return lines


def plain_strip(lines: Iterable[Line]) -> str:
    """The strip in digits: tenths of the room, F = full."""
    return "\n".join(f"{line.name:<14}{''.join(map(_digit, line.marks)):<18}{line.words}" for line in lines)


def print_strip(lines: Sequence[Line], *, plain: bool) -> None:
    """Print the strip and what it means; nothing if there is no line.

    Args:
        plain: No colour, and digits for blocks.
    """
    import click

    if not lines:
        return
    if plain:
        click.echo("Load against room by week: tenths of the room, F = full, . = no school\n")
        click.echo(plain_strip(lines))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    console.print(Text("Load against room by week: the taller the fuller, · = no school\n"))
    for line in lines:
        strip = Text(f"{line.name:<14}")
        for mark in line.marks:
            level = None if mark is None else min(len(BLOCKS) - 1, mark * len(BLOCKS) // 10)
            strip.append(
                NO_SCHOOL if level is None else BLOCKS[level], COLOURS[level] if level is not None else "grey50"
            )
        console.print(strip + Text(" " * max(2, 18 - len(line.marks)) + line.words))


def _digit(mark: int | None) -> str:
    if mark is None:
        return "."
    return FULL if mark >= 10 else str(mark)


def _tenths(week: Week, fullest: int) -> int:
    room = fullest if week.room is None else week.room
    return week.starts * 10 // room if room else 10 * (week.starts > 0)


def _words(weeks: Sequence[Week]) -> str:
    school = [week for week in weeks if week.school]
    starts = sum(week.starts for week in school)
    full = sum(week.full for week in school)
    most = max(week.starts for week in school)
    over = f", {count(full, 'week')} full" if full else ""
    return f"{count(starts, 'start')}, at most {most} a week{over}"


def _is_in(week: Week, term: Term) -> bool:
    return week.monday <= term.last and term.first < week.monday + WEEK
