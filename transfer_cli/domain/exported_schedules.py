"""Schedules as the rows of a file, and back: what was promised first and last is part of the record too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.changes import NewSchedule, NewStart, RecordedSchedule
from transfer_cli.domain.columns import Column, Kind, to_text

COLUMNS: tuple[Column, ...] = (
    Column("schedule", required=True),
    Column("made_for", Kind.DATE, required=True),
    Column("feasible", Kind.YES_NO, required=True),
    Column("reference", required=True),
    Column("week", Kind.DATE, required=True),
    Column("starts_on", Kind.DATE, required=True),
    Column("officer"),
    Column("earliest", Kind.DATE),
    Column("latest", Kind.DATE),
)
"""Of a schedules file, one row a start; `schedule` is the same for all starts of one schedule."""


@dataclass(frozen=True, slots=True)
class StartRow:
    """One row of a schedules file whose every cell could be read.

    Attributes:
        row: As a spreadsheet counts.
        schedule: What tells the schedules of the file apart.
        made_for: The `--as-of` day for which the schedule was made.
    """

    row: int
    schedule: str
    made_for: date
    feasible: bool
    start: NewStart


def schedule_rows(schedules: Iterable[RecordedSchedule]) -> Iterator[list[str]]:
    """The headings, then a row for each start of each schedule, in the order in which they were recorded."""
    yield [column.name for column in COLUMNS]
    for number, recorded in enumerate(schedules, start=1):
        for start in recorded.schedule.starts:
            cells = (
                str(number), recorded.as_of, recorded.schedule.feasible, start.reference, start.week, start.starts_on,
                start.officer, start.earliest, start.latest,
            )  # fmt: skip
            yield [to_text(cell) or "" for cell in cells]


def schedules_of(rows: Iterable[StartRow]) -> tuple[tuple[date, NewSchedule], ...]:
    """The schedules that these rows are of, in the file's order, each with the day it was made for."""
    starts: dict[tuple[str, date, bool], list[NewStart]] = {}
    for row in rows:
        starts.setdefault((row.schedule, row.made_for, row.feasible), []).append(row.start)
    return tuple((made_for, NewSchedule(feasible, tuple(its))) for (_, made_for, feasible), its in starts.items())
