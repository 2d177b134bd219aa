"""The state of the caseload as tables and sentences."""

from __future__ import annotations

from collections.abc import Mapping

from transfer_cli.domain.obligation import Stage
from transfer_cli.domain.progress import By, Progress, Tally, otherwise_in_words, pace_in_words
from transfer_cli.domain.words import capital, count, in_words
from transfer_cli.reports.table import Cell, Table

HEADINGS = {
    By.OFFICER: "Officer",
    By.YEAR_GROUP: "Year group",
    By.SETTING: "Setting",
    By.STAGE: "Stage",
    By.COHORT: "Cohort (last day)",
}


def headline(found: Progress) -> str:
    """The whole state in a few lines."""
    children, lda = found.children, found.lda
    done, without = children.stages[Stage.TRANSFERRED], children.stages[Stage.NO_PLAN]
    scope = f"{count(children.total, 'child', 'children')} in scope: {children.open:,} open, "
    lines = [
        f"{scope}{done:,} transferred, {without:,} without a plan, {children.stages[Stage.LEFT]:,} left.",
        pace_in_words(found),
        f"{children.overdue:,} past a legal limit, {children.at_risk:,} more at risk.",
    ]
    if said := otherwise_in_words(found):
        lines.append(said)
    if lda.total:
        gone = f"{lda.stages[Stage.TRANSFERRED]:,} transferred, {lda.stages[Stage.NO_PLAN]:,} without a plan"
        rest = f"{lda.open:,} open, {gone}, {lda.stages[Stage.LEFT]:,} left"
        lines.append(f"Learning difficulty assessments, counted apart: {rest}.")
    return "\n".join(lines)


def stages_table(found: Progress, title_days: str) -> Table:
    """Children by stage.

    Args:
        title_days: `as of …`, the end of the title.
    """
    rows = [(capital(in_words(stage)), found.children.stages[stage]) for stage in Stage]
    return Table(
        title=f"Children by stage, {title_days}",
        columns=("Stage", "Children"),
        rows=(*rows, ("Total", found.children.total)),
        key="stages",
    )


def breakdown_table(groups: Mapping[str, Tally], by: By, title_days: str) -> Table:
    """Children by group, with their total."""
    figures = {label: _figures(tally) for label, tally in groups.items()}
    total = tuple(sum(column) for column in zip(*figures.values(), strict=True)) or (0,) * len(_FIGURES)
    rows: list[tuple[Cell, ...]] = [(label, *numbers) for label, numbers in figures.items()]
    return Table(
        title=f"Children by {HEADINGS[by].partition(' (')[0].lower()}, {title_days}",
        columns=(HEADINGS[by], *_FIGURES),
        rows=(*rows, ("Total", *total)),
        note="Open = not started + under way. At risk never includes overdue.",
        key=f"by_{by.value.replace('-', '_')}",
    )


_FIGURES = ("Open", "Not started", "Under way", "Overdue", "At risk", "Transferred", "No plan", "Left")


def _figures(tally: Tally) -> tuple[int, ...]:
    return (
        tally.open,
        tally.stages[Stage.NOT_STARTED],
        tally.under_way,
        tally.overdue,
        tally.at_risk,
        tally.stages[Stage.TRANSFERRED],
        tally.stages[Stage.NO_PLAN],
        tally.stages[Stage.LEFT],
    )


def groups_document(groups: Mapping[str, Tally]) -> list[dict[str, object]]:
    """The groups as JSON."""
    keys = tuple(heading.lower().replace(" ", "_") for heading in _FIGURES)
    return [{"group": label, **dict(zip(keys, _figures(tally), strict=True))} for label, tally in groups.items()]
