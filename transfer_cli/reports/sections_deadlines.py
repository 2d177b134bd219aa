"""The section of the weekly report on the deadlines that still bind somebody, group by group."""

from __future__ import annotations

from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Basis
from transfer_cli.domain.panels import Panel
from transfer_cli.domain.words import count
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Cell, Table
from transfer_cli.reports.week import Week

COLUMNS = (
    "Conclude by", "Group", "Set by", "Concluded", "Open", "Not started", "Last day to begin", "Last day for notice"
)  # fmt: skip
SET_BY = {Basis.STATUTE: "law", Basis.GUIDANCE: "guidance", Basis.LOCAL: "local plan"}
OLDER = "made before September 2014"
CAUGHT = (
    "A child whom several deadlines catch stands in each of these lines; in the table by cohort it stands once, by the "
    "earliest day that applies to it, and by the law's where others fall on the same day."
)
OLDER_APART = (
    f"The Order's days are for statements; guidance asks the same for EHC plans {OLDER}, which have a line of their "
    "own."
)


def deadlines(week: Week) -> Section:
    """The lines, and what a reader may wonder at in them."""
    sentences = (_passed(week), _presumed(week), CAUGHT if week.panels else "No deadline binds anybody.")
    table = Table("", COLUMNS, tuple(_cells(panel) for panel in week.panels))
    said = tuple(sentence for sentence in (*sentences, _older(week), _beyond(week)) if sentence)
    return Section("deadlines", "Deadlines, group by group", said, table=table)


def _passed(week: Week) -> str:
    past = sum(panel.open for panel in week.panels if panel.due < week.as_of and panel.basis == Basis.STATUTE)
    return f"{count(past, 'child is', 'children are')} open in a group whose lawful day has passed." if past else ""


def _presumed(week: Week) -> str:
    presumed = sum(panel.presumed for panel in week.panels if panel.basis == Basis.STATUTE)
    if not presumed:
        return ""
    rest = "rests" if presumed == 1 else "rest"
    places = count(presumed, "place", "places")
    return f"{places} in these groups {rest} on a phase move that is presumed and still to be confirmed."


def _older(week: Week) -> str:
    return OLDER_APART if any(panel.is_of_older_plans for panel in week.panels) else ""


def _beyond(week: Week) -> str:
    """That the law's own days may lie behind the last one of the programme."""
    last = week.now.deadline
    if all(panel.due <= last for panel in week.panels):
        return ""
    by = show_day(last)
    return f"A day after {by} is what the Order by its words still allows; by {by} these children are due all the same."


def _cells(panel: Panel) -> tuple[Cell, ...]:
    return (
        panel.due, _group(panel), SET_BY[panel.basis], panel.concluded, panel.open, panel.not_started,
        panel.latest_start, panel.latest_notice,
    )  # fmt: skip


def _group(panel: Panel) -> str:
    return f"{panel.group}, EHC plan {OLDER}" if panel.is_of_older_plans and OLDER not in panel.group else panel.group
