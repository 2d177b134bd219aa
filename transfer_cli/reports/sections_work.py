"""The team's work against its room, and the young people among the children."""

from __future__ import annotations

from transfer_cli.domain.words import count
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Cell, Table
from transfer_cli.reports.week import Week


def capacity(week: Week) -> Section:
    """Reviews open, begun and planned, week by week."""
    work = week.work
    limit = "no limit is set" if work.room_open is None else f"the settings give room for {work.room_open:,}"
    starts = "no limit" if work.room_starts is None else f"{work.room_starts:,} in a full working week"
    rooms = (
        f"{count(work.open_reviews, 'review is', 'reviews are')} open, from notice to conclusion; {limit}. "
        f"Reviews that can begin: {starts}, fewer in weeks with absences, and none outside term."
    )
    waiting = count(work.unplanned, "child still to begin has", "children still to begin have")
    sentences = (rooms, f"{waiting} no week ahead in the latest schedule.") if work.unplanned else (rooms,)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (found.monday, found.begun, found.planned, found.begun + found.planned) for found in work.weeks
    )
    columns = ("Week that begins on", "Begun, or notice given", "Still to be begun, as planned", "Together")
    return Section(
        "capacity",
        "Capacity and schedule",
        sentences,
        table=Table("", columns, rows),
        formulas={f"D{n}": f"B{n}+C{n}" for n in range(1, len(rows) + 1)},
    )


def older_section(week: Week) -> Section:
    """Young people of 16 and over, and those in the years before."""
    found = week.older
    over, preparing = found.over_16, found.preparing
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Year 12 and above, LDAs included", over.total, over.concluded, over.open, over.overdue),
        (
            "Years 9 to 11",
            preparing.total,
            preparing.concluded,
            preparing.open,
            preparing.overdue,
        ),
    )
    rights = (
        f"Open in Year 12 and above: {over.open:,}. Of these {count(found.own_rights, 'acts', 'act')} for themselves, "
        f"and for {found.represented:,} a representative does."
    )
    note = "From Year 9 on advice is sought on preparing for adulthood."
    columns = ("Young people", "In scope", "Concluded", "Open", "Overdue")
    return Section("older", "Young people, 16 and over", (rights, note), table=Table("", columns, rows))
