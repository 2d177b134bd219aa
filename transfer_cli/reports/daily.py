"""The day's lists as tables: what to do, what is slipping, which meetings have no date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from transfer_cli.domain.actions import Action
from transfer_cli.domain.meetings import MeetingWanted
from transfer_cli.domain.words import capital, count, in_words
from transfer_cli.domain.year_group import show_year
from transfer_cli.reports.table import Table


def actions_table(actions: Iterable[Action], as_of: date, title: str, *, officer: bool) -> Table:
    """Things to do, one a row.

    Args:
        officer: Whether to say whose they are.
    """
    columns = ("By", "Days left", "Reference", "Name", *(["Officer"] if officer else []), "What", "Why")
    rows = tuple(
        (
            action.day,
            action.days_left(as_of),
            action.case.reference,
            action.case.name,
            *([action.case.officer] if officer else []),
            action.what,
            action.why,
        )
        for action in actions
    )
    return Table(title=title, columns=columns, rows=rows, key="actions")


def actions_summary(actions: Sequence[Action], as_of: date) -> Table:
    """How many things there are of each kind, and how many of them are pressing."""
    kinds = Counter(action.task for action in actions)
    rows = []
    for task, number in sorted(kinds.items(), key=lambda entry: (-entry[1], entry[0])):
        left = [action.days_left(as_of) for action in actions if action.task == task]
        rows.append(
            (
                capital(in_words(task)),
                sum(days < 0 for days in left),
                sum(0 <= days < 7 for days in left),
                sum(7 <= days < 28 for days in left),
                number,
            )
        )
    columns = ("Kind", "Day passed", "Next 7 days", "Next 4 weeks", "All")
    return Table(title="Everything that waits", columns=columns, rows=tuple(rows), key="summary")


def meetings_tables(wanted: Mapping[str, Sequence[MeetingWanted]], title_days: str) -> tuple[Table, ...]:
    """One list a setting, as it can be sent to the school."""
    columns = ("Reference", "Name", "Year group", "Officer", "Review begins", "Settle the date by", "Meet by")
    return tuple(
        Table(
            title=f"{setting}: {count(len(meetings), 'meeting')} without a date, {title_days}",
            columns=columns,
            rows=tuple(
                (
                    meeting.case.reference,
                    meeting.case.name,
                    show_year(meeting.ncy),
                    meeting.case.officer,
                    meeting.begins_on,
                    meeting.settle_by,
                    meeting.meet_by,
                )
                for meeting in meetings
            ),
            key="meetings",
        )
        for setting, meetings in wanted.items()
    )
