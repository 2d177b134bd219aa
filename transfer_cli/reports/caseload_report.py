"""The caseload as a table: one row a child, for the team."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from transfer_cli.domain.caseload_list import Entry
from transfer_cli.domain.obligation import Stage
from transfer_cli.domain.words import capital, count, in_words
from transfer_cli.domain.year_group import show_year
from transfer_cli.reports.csv_list import LIST
from transfer_cli.reports.report import Report, Section
from transfer_cli.reports.table import Cell, Table

LONGEST_NAME = 80
"""Characters that say in a file name what was asked for."""

COLUMNS = (
    "Reference", "Name", "Year group", "Setting", "Stage", "Written to", "What next", "By", "Conclude by", "Officer"
)  # fmt: skip


def caseload_report(entries: Sequence[Entry], chosen: Sequence[str], authority: str, as_of: date, days: str) -> Report:
    """The list.

    Args:
        chosen: What the children have in common, a few words each; empty = the whole caseload.
        days: `as of …`, with `as known on …` where that differs.
    """
    timelines = [entry.timeline for entry in entries]
    is_open = sum(t.is_open for t in timelines)
    overdue, at_risk = sum(t.overdue for t in timelines), sum(t.at_risk for t in timelines)
    whole = ", ".join(chosen) or "Everybody"
    return Report(
        name=_file_name(chosen),
        audience="team",
        readers="For the SEN team only: it names children. Keep it where only the team can read it.",
        authority=authority,
        as_of=as_of,
        days=days,
        title=f"Caseload: {whole}",
        verdict=count(len(entries), "child or young person", "children and young people"),
        headline=f"{is_open:,} open: {overdue:,} of them overdue and {at_risk:,} at risk.",
        honest="Young people with a learning difficulty assessment are in the list; the weekly report counts them "
        "apart.",
        figures=(("in the list", len(entries)), ("open", is_open), ("overdue", overdue), ("at risk", at_risk)),
        sections=(_stages(entries), _list(entries)),
        numbers={
            "chosen": list(chosen),
            "in_list": len(entries),
            "open": is_open,
            "overdue": overdue,
            "at_risk": at_risk,
            "stages": {stage.value: sum(t.stage == stage for t in timelines) for stage in Stage},
            "children": [_document(entry) for entry in entries],
        },
        is_plain=True,
    )


def _file_name(chosen: Sequence[str]) -> str:
    """What the files are named after; a long choice is cut, and told from others by a few letters of its hash."""
    name = "-".join(("caseload", *(_slug(part) for part in chosen)))
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[:LONGEST_NAME].rstrip('-')}-{sha256(name.encode()).hexdigest()[:6]}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold().replace("'", "")).strip("-") or "other"


def _stages(entries: Sequence[Entry]) -> Section:
    rows: list[tuple[Cell, ...]] = [
        (capital(in_words(stage)), sum(entry.timeline.stage == stage for entry in entries)) for stage in Stage
    ]
    rows.append(("All", len(entries)))
    last = len(rows)
    return Section(
        "stages", "Stages", table=Table("", ("Stage", "Number"), tuple(rows)),
        formulas={f"B{last}": f"SUM(B1:B{last - 1})"}, total=True,
    )  # fmt: skip


def _list(entries: Sequence[Entry]) -> Section:
    sentence = "By reference." if entries else "Nobody is in this list."
    return Section(LIST, "The children", (sentence,), table=Table("", COLUMNS, tuple(map(_row, entries))))


def _row(entry: Entry) -> tuple[Cell, ...]:
    timeline, case = entry.timeline, entry.timeline.case
    ends = timeline.conclude_by if timeline.is_open else None
    return (
        case.reference,
        case.name,
        show_year(timeline.ncy),
        case.setting_name,
        ", ".join(part for part in (capital(in_words(timeline.stage)), _standing(entry)) if part),
        _written_to(entry),
        entry.next.what if entry.next else None,
        entry.next.day if entry.next else None,
        ends.due if ends else None,
        case.officer,
    )


def _written_to(entry: Entry) -> str | None:
    """Names and role of whoever a letter of that day is for; None = nobody is, since the case is closed."""
    addressee = entry.timeline.addressee
    if not entry.timeline.is_open:
        return None
    return f"{', '.join(addressee.names) or 'nobody known'} ({in_words(addressee.role)})"


def _standing(entry: Entry) -> str:
    return "overdue" if entry.timeline.overdue else "at risk" if entry.timeline.at_risk else ""


def _document(entry: Entry) -> dict[str, object]:
    timeline, case = entry.timeline, entry.timeline.case
    ends = timeline.conclude_by if timeline.is_open else None
    return {
        "reference": case.reference,
        "name": case.name,
        "document": case.document.value,
        "ncy": timeline.ncy,
        "setting": case.setting_name,
        "stage": timeline.stage.value,
        "addressee": {"role": timeline.addressee.role.value, "names": list(timeline.addressee.names)},
        "next": entry.next.as_document(timeline.as_of) if entry.next else None,
        "conclude_by": ends.due.isoformat() if ends else None,
        "overdue": timeline.overdue,
        "at_risk": timeline.at_risk,
        "officer": case.officer,
    }
