"""The sections of the weekly report that name children: for the team that works with them, and nobody else."""

from __future__ import annotations

from datetime import date

from transfer_cli.domain.case import Case
from transfer_cli.domain.obligation import Basis, Kind, State, Timeline
from transfer_cli.domain.progress import cohort
from transfer_cli.domain.slippage import Slip, Standing
from transfer_cli.domain.words import count, in_words
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Cell, Table
from transfer_cli.reports.week import Week

LATE_OBLIGATIONS = {Kind.PLAN_ISSUED: "final plan", Kind.CONCLUDE_BY: "own deadline"}


def late_children(week: Week) -> Section:
    """Every child behind the figure of the overdue, most days first."""
    rows = [_late(slip) for slip in week.slips if slip.standing == Standing.LATE]
    columns = ("Reference", "Name", "Officer", "What is overdue", "Was due", "Days overdue", "What next")
    return _listed("late_children", "Children who are overdue", columns, rows)


def _late(slip: Slip) -> tuple[Cell, ...]:
    law = slip.law
    what = LATE_OBLIGATIONS[law.kind] if law else None
    next_ = slip.next.what if slip.next else None
    return *_who(slip.case), what, law.due if law else None, slip.days_late, next_


def children_at_risk(week: Week) -> Section:
    """Every child behind the figure of those at risk."""
    rows = [
        (*_who(s.case), _stage(s.timeline), s.why, s.legal_due) for s in week.slips if s.standing == Standing.AT_RISK
    ]
    columns = ("Reference", "Name", "Officer", "Stage", "Why", "Lawful day")
    return _listed("children_at_risk", "Children at risk", columns, rows)


def late_otherwise(week: Week) -> Section:
    """Every child who is past no legal limit, but past the deadline or a day of guidance or the local plan."""
    late = sorted((t for t in week.children if t.late_otherwise), key=_by_cohort)
    rows = [(*_who(t.case), _stage(t), cohort(t.cohort_day), _lawful_day(t)) for t in late]
    columns = ("Reference", "Name", "Officer", "Stage", "Cohort (last day)", "Lawful day")
    return _listed("late_otherwise", "Children past a day that is no legal limit", columns, rows)


def _by_cohort(timeline: Timeline) -> tuple[date, str]:
    found = timeline.cohort_day
    return found.due if found else date.max, timeline.case.reference


def _lawful_day(timeline: Timeline) -> date | None:
    """The earliest day in law that counts; None = there is none."""
    by_law = (o for o in timeline.of(Kind.CONCLUDE_BY) if o.basis == Basis.STATUTE and o.state != State.NOT_APPLICABLE)
    return next((o.due for o in by_law), None)


def _who(case: Case) -> tuple[Cell, ...]:
    return case.reference, case.name, case.officer


def _stage(timeline: Timeline) -> str:
    return in_words(timeline.stage)


def _listed(key: str, heading: str, columns: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> Section:
    sentence = f"{count(len(rows), 'child', 'children')}." if rows else "Nobody."
    return Section(key, heading, (sentence,), table=Table("", columns, tuple(rows)))
