"""The children behind those sections, by name: for the team, and nobody else."""

from __future__ import annotations

from transfer_cli.domain.advice import AdviceState, in_state
from transfer_cli.domain.case import Case
from transfer_cli.domain.slip_reasons import IN_WORDS
from transfer_cli.domain.stuck import IN_WORDS as STUCK
from transfer_cli.domain.words import count, in_words
from transfer_cli.reports.advice import STATES
from transfer_cli.reports.report import Section
from transfer_cli.reports.slippage import STANDINGS, VERDICTS, reason_text
from transfer_cli.reports.table import Cell, Table
from transfer_cli.reports.watched import Watched, every_advice

PRESSING = (AdviceState.OVERDUE, AdviceState.ASK_AGAIN)
WHO = ("Reference", "Name", "Officer")


def named_sections(found: Watched) -> tuple[Section, ...]:
    """These lists, in order."""
    return (
        slipped_children(found),
        stuck_children(found),
        last_week(found),
        late_advice(found),
        open_matters(found),
        told_this_term(found),
    )


def slipped_children(found: Watched) -> Section:
    """Every child behind the slippage by reason."""
    rows = [
        (
            *_who(one.slip.case),
            STANDINGS[one.slip.standing],
            reason_text(one.reason),
            VERDICTS[one.verdict],
            "; ".join(IN_WORDS[also.code] for also in one.also) or None,
        )
        for one in found.slipped
    ]
    columns = (*WHO, "Standing", "Reason", "Ground", "The record also tells")
    return _listed("slipped_children", "Children behind the slippage by reason", columns, rows)


def stuck_children(found: Watched) -> Section:
    """Every child in each way of being stuck."""
    rows = [(*_who(one.case), STUCK[one.why], one.since, one.days) for one in found.stuck]
    return _listed("stuck_children", "Children whose case is stuck", (*WHO, "Why", "Since", "Days"), rows, "case")


def last_week(found: Watched) -> Section:
    """Every child whose review sits on the last lawful week."""
    rows = [(*_who(one.timeline.case), one.promised.start.week, len(one.promised.moves)) for one in found.on_last_week]
    return _listed("on_last_week", "Reviews on the last lawful week", (*WHO, "Week", "Moved"), rows, "review")


def late_advice(found: Watched) -> Section:
    """Advice that is overdue or to be asked for anew, agency by agency."""
    rows = [
        (in_words(one.agency), *_who(one.case), STATES[one.state], one.request.asked, one.due, one.days_late or None)
        for one in in_state(every_advice(found.advice), *PRESSING)
    ]
    columns = ("Agency", *WHO, "State", "Asked", "Due", "Days late")
    return _listed("late_advice", "Advice that is late or does not suffice", columns, rows, "piece of advice")


def open_matters(found: Watched) -> Section:
    """What is open with each family."""
    rows = [(*_who(one.case), one.what, one.since, one.due, one.days_late or None) for one in found.open]
    columns = (*WHO, "What", "Since", "Due", "Days late")
    return _listed("open_with_families", "Open with families", columns, rows, "matter")


def told_this_term(found: Watched) -> Section:
    """What each family told in this term, without its words."""
    term = next(iter(found.terms), None)
    rows = [(one.on, *_who(one.case), in_words(one.event.step)) for one in found.told if term and one.on in term]
    columns = ("On", *WHO, "What")
    return _listed("told_this_term", "What families told this term", columns, rows, "step")


def _who(case: Case) -> tuple[Cell, ...]:
    return case.reference, case.name, case.officer


def _listed(
    key: str, heading: str, columns: tuple[str, ...], rows: list[tuple[Cell, ...]], what: str = "child"
) -> Section:
    many = {"child": "children", "piece of advice": "pieces of advice"}.get(what, "")
    sentence = f"{count(len(rows), what, many)}." if rows else "None."
    return Section(key, heading, (sentence,), table=Table("", columns, tuple(rows)))
