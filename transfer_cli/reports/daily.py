"""The day's lists as tables: what to do, what is slipping, which meetings have no date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from transfer_cli.domain.actions import Action
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.meetings import MeetingWanted
from transfer_cli.domain.slippage import Drift, Slip, Standing
from transfer_cli.domain.words import capital, count, in_words
from transfer_cli.domain.year_group import show_year
from transfer_cli.reports.table import Cell, Table


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


_STANDING = {
    Standing.LATE: "LATE",
    Standing.AT_RISK: "at risk",
    Standing.SOON: "soon",
    Standing.BEHIND: "behind",
}


def slippage_table(slips: Iterable[Slip], title: str, *, why: bool) -> Table:
    """Cases that are late or about to be, worst first.

    Args:
        why: Whether to say of each what is wrong, in a sentence.
    """
    columns = (
        "Reference", "Name", "Officer", "Standing", "Law", "Promise", "Schedule", "First slipped", "Next",
        *(["Why"] if why else []),
    )  # fmt: skip
    return Table(
        title=title,
        columns=columns,
        rows=tuple((*_slip_row(slip), *([slip.why] if why else [])) for slip in slips),
        note="Days past: what the law allows; the start first promised; the start in the latest schedule.",
        key="slippage",
    )


def _slip_row(slip: Slip) -> tuple[Cell, ...]:
    first = slip.first_slip
    return (
        slip.case.reference,
        slip.case.name,
        slip.case.officer,
        _STANDING[slip.standing],
        slip.days_late or None,
        _behind(slip.first_promise),
        _behind(slip.latest_schedule),
        f"{in_words(first.step)}, {show_day(first.due)}" if first else None,
        slip.next.what if slip.next else None,
    )


def _behind(drift: Drift | None) -> int | None:
    return drift.days if drift else None


def slippage_summary(slips: Sequence[Slip]) -> str:
    """How many stand how, in one sentence."""
    numbers = Counter(slip.standing for slip in slips)
    if not slips:
        return "Nothing is late, at risk or behind its promise."
    return (
        f"{count(numbers[Standing.LATE], 'case is', 'cases are')} past a legal limit, "
        f"{numbers[Standing.AT_RISK]:,} at risk, {numbers[Standing.SOON]:,} about to be late, "
        f"{numbers[Standing.BEHIND]:,} behind a promise only."
    )


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
