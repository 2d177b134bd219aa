"""The schedule in force as a report: load against room, each officer's share, and every start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from transfer_cli.domain.calendar import Term, monday_of
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.schedule.entries import Entry, Standing
from transfer_cli.domain.schedule.room import NO_LIMIT, Limits
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.words import count, in_words
from transfer_cli.reports.report import Chart, Report, Section
from transfer_cli.reports.table import Table


def schedule_report(
    entries: Sequence[Entry], limits: Limits, settings: Settings, as_of: date, days: str, hash_: str
) -> Report:
    """The report. It holds references and officers, and no child's name.

    Args:
        entries: Of every review that was ever planned; those cancelled are left out.
        hash_: Of the schedule.
    """
    shown = [entry for entry in entries if entry.standing != Standing.CANCELLED and entry.day >= as_of]
    planned = [entry for entry in shown if entry.standing == Standing.PLANNED]
    late = [entry for entry in planned if entry.latest is None or monday_of(entry.day) > entry.latest]
    load = Counter(monday_of(entry.day) for entry in planned)
    moved = sum(entry.day != entry.first for entry in planned)
    return Report(
        name="schedule",
        audience="team",
        readers="For the team. Case references only; who is behind them is in the record.",
        authority=settings.authority,
        as_of=as_of,
        days=days,
        title="Schedule of transfer reviews",
        verdict="Does not fit" if late else "On plan",
        headline=_headline(planned),
        honest=f"{count(len(late), 'review')} cannot begin in time." if late else "Every one of them begins in time.",
        figures=(
            ("still to begin", len(planned)),
            ("fixed by notice", len(shown) - len(planned)),
            ("late", len(late)),
            ("most a week", max(load.values(), default=0)),
            ("moved since first promised", moved),
        ),
        sections=(_weeks(load, limits, settings.terms), _officers(planned), _starts(shown)),
        numbers={"planned": len(planned), "late": len(late), "moved": moved, "schedule": hash_},
    )


def _headline(planned: Sequence[Entry]) -> str:
    if not planned:
        return "No review is still to begin."
    first, last = show_day(planned[0].day), show_day(planned[-1].day)
    return f"{count(len(planned), 'review')} still to begin, from {first} to {last}."


def _weeks(load: Mapping[date, int], limits: Limits, terms: Sequence[Term]) -> Section:
    last = max(load, default=None)
    school = [(n, week) for n, week in enumerate(limits.weeks.all) if week.starts_on and last and week.monday <= last]
    rooms = {n: None if (most := limits.team.starts[n]) >= NO_LIMIT else most for n, _ in school}
    rows = tuple(
        (
            week.monday,
            next((term.name for term in terms if week.starts_on in term), ""),
            rooms[n],
            load.get(week.monday, 0),
        )
        for n, week in school
        if week.starts_on
    )
    total = (None, "All", None, sum(row[3] for row in rows))
    values = tuple(
        {"week": monday.isoformat(), "room": room, "starts": starts, "full": float(room is not None and starts >= room)}
        for monday, _, room, starts in rows
    )
    return Section(
        "weeks",
        "Load and room by week",
        ("Room is what the settings leave beside reviews whose notice has fixed that week.",),
        chart=Chart("schedule_load", values, _summary(rows)) if rows else None,
        table=Table("", ("Week of", "Term", "Room", "Starts"), (*rows, total), key="weeks") if rows else None,
        formulas={f"D{len(rows) + 1}": f"SUM(D1:D{len(rows)})"} if rows else {},
        total=bool(rows),
    )


def _summary(rows: Sequence[tuple[date, str, int | None, int]]) -> str:
    """What a reader who cannot see the picture needs of it."""
    most = max(rows, key=lambda row: row[3])
    full = sum(room is not None and starts >= room for _, _, room, starts in rows)
    weeks = count(len(rows), "school week")
    return (
        f"Reviews beginning in each of {weeks}, beside the room: at most {most[3]} in the week of {show_day(most[0])}; "
        f"{count(full, 'week is', 'weeks are')} full."
    )


def _officers(planned: Sequence[Entry]) -> Section:
    by_officer: dict[str, list[Entry]] = {}
    for entry in planned:
        by_officer.setdefault(entry.officer or "nobody in particular", []).append(entry)
    rows = tuple(
        (name, len(of), of[0].day, of[-1].day, sum(entry.day != entry.first for entry in of))
        for name, of in sorted(by_officer.items())
    )
    columns = ("Officer", "Starts", "First", "Last", "Moved since first promised")
    return Section("officers", "By officer", table=Table("", columns, rows, key="officers"))


def _starts(shown: Sequence[Entry]) -> Section:
    rows = tuple((e.reference, e.day, e.officer, in_words(e.standing), e.first, e.before, e.latest) for e in shown)
    columns = ("Reference", "Begins", "Officer", "How sure", "First promised", "Before", "Not after week of")
    return Section("starts", "Every start", table=Table("", columns, rows, key="starts"))
