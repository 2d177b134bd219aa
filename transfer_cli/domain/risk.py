"""What threatens the law's days in one case, and what a person should look at; one sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from transfer_cli.domain.addressee import parents, young_person_since
from transfer_cli.domain.calendar import school_year, years_after
from transfer_cli.domain.case import Document, SettingType, Step
from transfer_cli.domain.clocks import last_safe_draft, planned_end, safe_finish
from transfer_cli.domain.cohorts import Cohort
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Kind, Obligation, Stage
from transfer_cli.domain.rules.ruleset import RuleSet
from transfer_cli.domain.standing import Standing

SEPTEMBER, LATEST_FIRST_DAY = 9, 6
"""School years begin with the first term, by 6 September in all the years of the transfer."""

ALERT = timedelta(weeks=26)
"""How long before the 19th birthday a statement that would lapse is pointed out."""


def risk_of(facts: Standing, statutory: Sequence[Obligation], rules: RuleSet) -> str:
    """Why a case that is open and not overdue is at risk; empty if it is not.

    Args:
        statutory: Its `plan_issued` and `conclude_by` obligations that the law itself sets.
    """
    conclude_by = min((o.due for o in statutory if o.kind == Kind.CONCLUDE_BY), default=None)
    earliest = min((o.due for o in statutory), default=None)
    if conclude_by and (said := _ends_too_late(facts, conclude_by, rules)):
        return said
    return _too_little_left(facts, earliest, rules) if earliest else ""


def notes_on(
    facts: Standing, obligations: Sequence[Obligation], groups: Sequence[Cohort], rules: RuleSet
) -> tuple[str, ...]:
    """What a person should look at in an open case."""
    if not facts.stage.is_open:
        return ()
    return (*_notes_on_notice(facts, obligations, rules), *_notes_on_people(facts), *_notes_on_moves(facts, groups))


def _ends_too_late(facts: Standing, conclude_by: date, rules: RuleSet) -> str:
    if facts.stage == Stage.NOT_STARTED:
        latest, _ = rules.latest_start(conclude_by, facts.as_of)
        if facts.as_of > latest:
            return (
                f"Not begun; with the full period before {show_day(conclude_by)} it had to begin by {show_day(latest)}."
            )
    end = planned_end(facts, rules)
    if end and end > conclude_by:
        return f"As begun or planned its period ends {show_day(end)}, after {show_day(conclude_by)}."
    return ""


def _too_little_left(facts: Standing, due: date, rules: RuleSet) -> str:
    served = facts.last.get(Step.DRAFT_SERVED)
    if served is None:
        safe = last_safe_draft(due, rules)
        return (
            f"No draft is served; the last safe day for {show_day(due)} was {show_day(safe)}."
            if facts.as_of > safe
            else ""
        )
    finish = safe_finish(served, rules)
    return (
        f"The days to answer the draft end too late: {show_day(finish)} is after {show_day(due)}."
        if finish > due
        else ""
    )


def _notes_on_notice(facts: Standing, obligations: Sequence[Obligation], rules: RuleSet) -> Iterator[str]:
    if facts.case.document == Document.LDA:
        if facts.notice_on and "request_received" not in facts.first:
            yield "A learning difficulty assessment runs from a request, not from a notice: record request_received."
        return
    if facts.notice_on is None:
        if facts.begins_on:
            yield "An assessment began and no notice is recorded."
        return
    if facts.begins_assumed:
        yield f"No beginning is stated; {show_day(facts.begins_on)}, {rules.notice_days} days after notice, is assumed."
    due = next(o.due for o in obligations if o.kind == Kind.NOTICE)
    late = (facts.notice_on - due).days
    if 0 < late <= rules.notice_grace:
        before = rules.notice_days - late
        yield f"Notice was given {before} days before the beginning: arguably in time; {rules.notice_days} are safe."


def _notes_on_people(facts: Standing) -> Iterator[str]:
    born, day = facts.case.date_of_birth, facts.as_of
    since = young_person_since(born)
    if day < since:
        if any(parent.parental_responsibility is None for parent in parents(facts.case)):
            yield "It is not known who has parental responsibility."
        if (
            born.month == SEPTEMBER
            and born.day <= LATEST_FIRST_DAY
            and day >= young_person_since(date(born.year, 8, 31))
        ):
            yield (
                "Born in the first days of September: by the letter of the law the rights may have passed already. "
                "Send copies to both."
            )
    elif day <= date(since.year, 8, 31):
        yield f"Rights passed to the young person on {show_day(since)}; the Code says the end of the school year."
    if facts.case.document != Document.STATEMENT:
        return
    if facts.case.setting_type == SettingType.POST16:
        yield "In a post-16 institution a statement has no effect: transfer it first."
    nineteenth = years_after(born, 19)
    if day >= nineteenth - ALERT:
        yield f"From {show_day(nineteenth)}, the 19th birthday, the statement has no effect: transfer it first."


def _notes_on_moves(facts: Standing, groups: Sequence[Cohort]) -> Iterator[str]:
    year = school_year(facts.as_of)
    if any(group.presumed and group.move and group.move.ends_year <= year for group in groups):
        yield "The phase move is only presumed: record phase_move and phase_move_on, or none."
