"""What `transfer plan check` found, as sentences, a table and a document for programs."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_cli.domain.columns import to_text
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.plan_check import GroupCheck, Miss, PlanCheck
from transfer_cli.domain.plan_group import describe
from transfer_cli.domain.settings import PlanGroup, PlanVersion
from transfer_cli.domain.words import count
from transfer_cli.reports.table import Cell, Table

SHOWN = 12
"""References named in a sentence; the rest are counted."""


def check_sentences(found: PlanCheck, version: PlanVersion | None, days: str) -> Iterator[str]:
    """The verdict, what cannot be kept, what else to look at, and whom no group catches."""
    if not found.groups:
        yield "The settings have no transfer plan, so the law's own days alone count."
    elif found.lawful:
        yield f"{plan_name(version)}, {days}: every group can keep the law."
    else:
        broken = sum(1 for group in found.groups if group.problems)
        yield f"{plan_name(version)}, {days}: {count(broken, 'group')} cannot keep the law."
    for group in found.groups:
        for miss in group.problems:
            yield f"Group {group.number}, {describe(group.group)}. {miss.sentence}"
    for group in found.groups:
        for note in group.notes:
            yield f"Note on group {group.number}: {note}"
    if found.by_year:
        yield "Children by year: " + ", ".join(f"{year} {children:,}" for year, children in found.by_year.items()) + "."
    if found.uncaught:
        shown = ", ".join(found.uncaught[:SHOWN])
        more = f" and {len(found.uncaught) - SHOWN:,} more" if len(found.uncaught) > SHOWN else ""
        yield f"No group catches {count(len(found.uncaught), 'child', 'children')}: {shown}{more}."


def plan_name(version: PlanVersion | None) -> str:
    """`Transfer plan, version 3 of 15 Jan 2016`."""
    return f"Transfer plan, version {version.version} of {show_day(version.published)}" if version else "Transfer plan"


def check_table(found: PlanCheck, days: str) -> Table:
    """One row a group."""
    return Table(
        title=f"Groups of the plan, {days}",
        columns=("No.", "Group", "Children", "Published", "Begins from", "Begins by", "Ends by", "Law"),
        rows=tuple(_row(group) for group in found.groups),
        key="groups",
    )


def _row(check: GroupCheck) -> tuple[Cell, ...]:
    window = check.window
    days = (window.start_from, window.start_by, window.conclude_by) if window else (None, None, None)
    if window is None:
        verdict = "–"  # noqa: RUF001 - a dash
    else:
        verdict = f"{count(max(m.days_late for m in check.problems), 'day')} late" if check.problems else "can be kept"
    return (check.number, describe(check.group), len(check.children), check.group.published_count, *days, verdict)


def check_document(found: PlanCheck) -> dict[str, object]:
    """The document that `transfer --json plan check` prints."""
    return {
        "groups": [_group_document(group) for group in found.groups],
        "by_year": found.by_year,
        "uncaught": list(found.uncaught),
        "lawful": found.lawful,
    }


def _group_document(check: GroupCheck) -> dict[str, object]:
    group, window = check.group, check.window
    return {
        "academic_year": group.academic_year,
        "term": group.term,
        "year_groups": _year_groups(group),
        "children": len(check.children),
        "problems": [_miss_document(miss) for miss in check.problems],
        "number": check.number,
        "title": describe(group),
        "published_count": group.published_count,
        "start_from": to_text(window.start_from) if window else None,
        "start_by": to_text(window.start_by) if window else None,
        "conclude_by": to_text(window.conclude_by) if window else None,
        "notes": list(check.notes),
        "references": list(check.children),
    }


def _year_groups(group: PlanGroup) -> list[int | str]:
    upwards = [] if group.open_upwards_from is None else [f"{group.open_upwards_from}+"]
    return [*group.year_groups, *upwards]


def _miss_document(miss: Miss) -> dict[str, object]:
    return {
        "rule": miss.day.rule,
        "cohort": miss.day.title,
        "due": miss.day.due.isoformat(),
        "ends": miss.ends.isoformat(),
        "days_late": miss.days_late,
        "begin_by": miss.begin_by.isoformat(),
        "children": miss.children,
        "why": miss.sentence,
    }
