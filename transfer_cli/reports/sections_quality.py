"""Data quality: what the record does not say of open children."""

from __future__ import annotations

from transfer_cli.domain.words import capital, count
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Table
from transfer_cli.reports.week import Week


def data_quality(week: Week, *, team: bool) -> Section:
    """How many open children each gap concerns.

    Args:
        team: With gaps in fields that go when a child is erased; other editions must stay as they were.
    """
    gaps = [gap for gap in week.gaps if gap.children and (team or gap.lasting)]
    rows = tuple((gap.what, len(gap.children), capital(gap.why)) for gap in gaps)
    whole = len({t.case.reference for gap in gaps for t in gap.children})
    sentence = (
        f"{count(whole, 'open child has', 'open children have')} at least one gap; a child may stand in several lines."
        if rows
        else "The record of every open child has all that this report looks for."
    )
    columns = ("What is missing", "Children", "Why it matters")
    return Section("data_quality", "Data quality", (sentence,), table=Table("", columns, rows))


def children_with_gaps(week: Week) -> Section:
    """Every child behind the figures of the gaps, for the team."""
    missing: dict[str, list[str]] = {}
    cases = {t.case.reference: t.case for gap in week.gaps for t in gap.children}
    for gap in week.gaps:
        for timeline in gap.children:
            missing.setdefault(timeline.case.reference, []).append(gap.what)
    rows = tuple(
        (reference, cases[reference].name, cases[reference].officer, "; ".join(gaps))
        for reference, gaps in sorted(missing.items())
    )
    sentence = f"{count(len(rows), 'child', 'children')}." if rows else "Nobody."
    columns = ("Reference", "Name", "Officer", "What is missing")
    return Section(
        "children_with_gaps", "Children with gaps in the record", (sentence,), table=Table("", columns, rows)
    )
