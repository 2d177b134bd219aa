"""The schedule in force as a report: load against room, each officer's share, and every start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from transfer_cli.domain.calendar import Term, monday_of
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.schedule.entries import Entry, Standing
from transfer_cli.domain.schedule.in_force import InForce
from transfer_cli.domain.schedule.spare import room_by_week
from transfer_cli.domain.schedule.window import Window
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.words import count, in_words
from transfer_cli.reports.report import Chart, Report, Section
from transfer_cli.reports.schedule import what_it_comes_to
from transfer_cli.reports.table import Cell, Table

NOBODY = "nobody in particular"
TOLD = 3
"""Weeks with more than there is room for that a sentence names."""


def schedule_report(
    entries: Sequence[Entry], now: InForce, settings: Settings, as_of: date, days: str, hash_: str
) -> Report:
    """The report. It holds references and officers, and no child's name.

    Every review still to begin is counted, also one that has no week; the figures are those of `transfer schedule`
    and `transfer schedule check`.

    Args:
        entries: Of every review that was ever planned; those cancelled are left out.
        now: The schedule in force as it stands on that day.
        hash_: Of the schedule.
    """
    by_reference = {entry.reference: entry for entry in entries}
    planned = [entry for entry in entries if entry.standing == Standing.PLANNED and entry.reference in now.places]
    fixed = [entry for entry in entries if entry.standing == Standing.FIXED and entry.day >= as_of]
    waiting = sorted(now.without_week)
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
        verdict="On plan" if now.feasible else "Does not fit",
        headline=_headline(now, planned),
        honest=_honest(now),
        figures=(
            ("still to begin", len(now.windows)),
            ("fixed by notice", len(fixed)),
            ("late", len(now.late)),
            ("without a week", len(waiting)),
            ("most a week", max(load.values(), default=0)),
            ("moved since first promised", moved),
        ),
        sections=(
            _weeks(load, now, settings.terms),
            _officers(planned, now),
            _starts(sorted([*planned, *fixed], key=lambda entry: (entry.day, entry.reference)), now, by_reference),
        ),
        numbers={
            "to_begin": len(now.windows),
            "planned": len(planned),
            "late": len(now.late),
            "without_week": len(waiting),
            "feasible": now.feasible,
            "overfull": [each.fault for each in now.overfull],
            "moved": moved,
            "schedule": hash_,
        },
    )


def _headline(now: InForce, planned: Sequence[Entry]) -> str:
    if not now.windows:
        return "No review is still to begin."
    still = f"{count(len(now.windows), 'review')} still to begin"
    if not planned:
        return f"{still}, none of them with a week."
    without = f"; {len(now.without_week):,} of them without a week" if now.without_week else ""
    return f"{still}, from {show_day(planned[0].day)} to {show_day(planned[-1].day)}{without}."


def _honest(now: InForce) -> str:
    if now.feasible:
        return "Every one of them begins in time."
    told = what_it_comes_to(len(now.windows), len(now.late), len(now.without_week), crowded=bool(now.overfull))
    return " ".join([told, *(each.fault for each in now.overfull[:TOLD])])


def _weeks(load: Mapping[date, int], now: InForce, terms: Sequence[Term]) -> Section:
    last, weeks = max(load, default=None), now.limits.weeks.all
    school = [(n, week) for n, week in enumerate(weeks) if week.starts_on and last and week.monday <= last]
    all_assessed = all(window.may_need for window in now.windows)
    rooms = room_by_week(now.places.values(), now.limits, all_assessed=all_assessed)
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
    meaning = (
        "Room is how many reviews can begin in the week by every limit, beside those whose notice has fixed it and "
        "while all others stay where they are; educational psychologists count where all need one."
    )
    values = tuple(
        {"week": monday.isoformat(), "room": room, "starts": starts, "full": float(room is not None and starts >= room)}
        for monday, _, room, starts in rows
    )
    return Section(
        "weeks",
        "Load and room by week",
        (meaning,),
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


def _officers(planned: Sequence[Entry], now: InForce) -> Section:
    by_officer: dict[str, list[Entry]] = {}
    for entry in planned:
        by_officer.setdefault(entry.officer or NOBODY, []).append(entry)
    waiting = Counter(w.case.officer or NOBODY for w in now.windows if w.reference in now.without_week)
    rows = tuple(
        (name, len(of), _first(of), _last(of), sum(entry.day != entry.first for entry in of), waiting[name])
        for name in sorted(by_officer.keys() | waiting)
        for of in [by_officer.get(name, [])]
    )
    columns = ("Officer", "Starts", "First", "Last", "Moved since first promised", "Without a week")
    return Section("officers", "By officer", table=Table("", columns, rows, key="officers"))


def _first(of: Sequence[Entry]) -> date | None:
    return of[0].day if of else None


def _last(of: Sequence[Entry]) -> date | None:
    return of[-1].day if of else None


def _starts(shown: Sequence[Entry], now: InForce, by_reference: Mapping[str, Entry]) -> Section:
    """Every start ahead, and after them every review that has none."""
    windows = {window.reference: window for window in now.windows}
    rows: list[tuple[Cell, ...]] = []
    for entry in shown:
        window = windows.get(entry.reference)
        sure = in_words(entry.standing) + (", late" if entry.reference in now.late else "")
        latest = _latest(window, now) if window else entry.latest
        rows.append((entry.reference, entry.day, entry.officer, sure, entry.first, entry.before, latest))
    for reference in sorted(now.without_week):
        window, before = windows[reference], by_reference.get(reference)
        sure = "its week has gone by" if reference in now.passed else "no week"
        days = (before.first, before.day) if before else (None, None)
        rows.append((reference, None, window.case.officer, sure, *days, _latest(window, now)))
    columns = ("Reference", "Begins", "Officer", "How sure", "First promised", "Before", "Not after week of")
    return Section("starts", "Every start", table=Table("", columns, tuple(rows), key="starts"))


def _latest(window: Window, now: InForce) -> date | None:
    """Monday of the last week that keeps every day; None = there is none any more."""
    return None if window.last is None else now.limits.weeks.all[window.last].monday
