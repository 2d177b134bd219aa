"""What the statement itself still asks until it ends: its review, the naming of a school, Year 6, and a move here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from dateutil.relativedelta import relativedelta

from transfer_cli.domain import working
from transfer_cli.domain.addressee import young_person_since
from transfer_cli.domain.calendar import DAY, Calendar, days, years_after
from transfer_cli.domain.case import Document, PhaseMove
from transfer_cli.domain.clocks import Clock
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.lapse import Lapse
from transfer_cli.domain.obligation import Kind, Obligation, Stage
from transfer_cli.domain.standing import Standing
from transfer_cli.domain.words import in_words
from transfer_cli.domain.year_group import YEAR_6, Move, ncy_in

SIX_WEEKS, THREE_MONTHS = timedelta(weeks=6), relativedelta(months=3)
SCHOOL_DAYS, TWO_MONTHS = 10, 62
"""Days a school has for its report, and days in which ten school days are sought."""

NAMES_A_SCHOOL = frozenset({PhaseMove.PRIMARY_TO_MIDDLE, PhaseMove.PRIMARY_TO_SECONDARY, PhaseMove.MIDDLE_TO_SECONDARY})
"""Moves before which a statement must name the new school: SI 2001/3455 reg 19."""

REVIEWED_PLANS = NAMES_A_SCHOOL | {
    PhaseMove.EARLY_YEARS_TO_SCHOOL, PhaseMove.INFANT_TO_JUNIOR, PhaseMove.SCHOOL_TO_POST16
}  # fmt: skip
"""Moves before which an EHC plan must be reviewed: SI 2014/1530 reg 18(1), which leaves out special schools."""


def annual_review(facts: Standing, clock: Clock, lapse: Lapse | None = None) -> Obligation | None:
    """The next annual review of the statement; None when no earlier day is known to count from.

    It counts from the last review; where none is known, from the statement, unless that is so old that a review
    may have been held before the case was known here. An authority that took the statement over has three months.

    Args:
        lapse: The statement has no effect any more, so that there is nothing to review.
    """
    case = facts.case
    reviews = (case.last_annual_review, facts.last.get("annual_review_held"))
    last_review = max((day for day in reviews if day and day <= facts.as_of), default=None)
    reviewed = last_review is not None
    counted_from = last_review or case.document_date
    if case.document != Document.STATEMENT or counted_from is None or counted_from > facts.as_of:
        return None
    year_on = years_after(counted_from, 1)
    came = case.moved_in_on if case.moved_in_on and counted_from < case.moved_in_on <= facts.as_of else None
    moved_in = (came, came + THREE_MONTHS) if came else None
    due = max(year_on, moved_in[1]) if moved_in else year_on
    if due < case.known_from and not reviewed:
        return None
    said: tuple[str, ...] = ()
    if clock.explain:
        said = working.annual_review(counted_from, year_on, moved_in, facts.notice_on, reviewed=reviewed)
    if clock.explain and facts.as_of >= young_person_since(case.date_of_birth, clock.rights):
        said = (*said, "under the old law this review is still the parent's, not the young person's")
    if clock.explain and lapse:
        said = (*said, lapse.why)
    return clock.obligation(
        facts, Kind.ANNUAL_REVIEW, due, None, "ea-328-5",
        applies=facts.stage.is_open and facts.notice_on is None and lapse is None, working=said,
    )  # fmt: skip


def review_steps(facts: Standing, clock: Clock, lapse: Lapse | None = None) -> Iterator[Obligation]:
    """What follows the meeting of an annual review that was held before notice: the school's report, the decision."""
    held, report = facts.last.get("annual_review_held"), facts.last.get("annual_review_report")
    if held is None or facts.case.document != Document.STATEMENT or (facts.notice_on and facts.notice_on <= held):
        return
    applies = facts.stage.is_open and facts.notice_on is None and lapse is None
    due, counted = _report_by(held, clock)
    received = report if report and report >= held else None
    yield clock.obligation(
        facts, Kind.ANNUAL_REVIEW, due, received, "old-regs-20", about="report", applies=applies,
        working=(f"review meeting held {show_day(held)}", counted),
    )  # fmt: skip
    if received:
        decided = facts.last.get("annual_review_decided")
        due = received + timedelta(weeks=1)
        yield clock.obligation(
            facts, Kind.ANNUAL_REVIEW, due, decided if decided and decided >= received else None, "old-regs-20",
            about="decision", applies=applies,
            working=(f"report received {show_day(received)}, itself not counted", f"a week after = {show_day(due)}"),
        )  # fmt: skip


def _report_by(held: date, clock: Clock) -> tuple[date, str]:
    """The earlier of ten school days after the meeting and the end of its term, and how that was counted."""
    calendar = Calendar(clock.terms, clock.bank_holidays)
    term_ends = next((term.last for term in clock.terms if held in term), None)
    school_days = (day for day in days(held + DAY, TWO_MONTHS) if calendar.is_school_day(day))
    tenth = next(islice(school_days, SCHOOL_DAYS - 1, None), held + timedelta(weeks=2))
    if term_ends and term_ends < tenth:
        return term_ends, f"the end of that term, before ten school days are over = {show_day(term_ends)}"
    return tenth, f"ten school days after = {show_day(tenth)}"


def consult_year6(facts: Standing, clock: Clock, changes: Sequence[Move]) -> Obligation | None:
    """Asking Year 6 whether to transfer in that year; None for whoever the article does not reach.

    Once that school year has ended there is nothing left to ask, and whoever was not asked stays overdue. What was
    asked before the case was known here is not known. Whoever moves on at the end of Year 6 is asked as well.

    Args:
        changes: The phase moves of the case: not asked is whoever came into Year 6 from a middle school.
    """
    year = next((y for y in sorted(clock.rules.consult_years) if ncy_in(facts.case, y) == YEAR_6), None)
    if (
        year is None
        or _came_from_middle(year, changes)
        or facts.as_of < date(year, 9, 1)
        or facts.case.document != Document.STATEMENT
    ):
        return None
    due = date(year + 1, 8, 31)
    could_be_seen = facts.as_of <= due or facts.case.known_from <= due
    overtaken = facts.notice_on is not None and facts.notice_on <= due
    asked = facts.first.get("year6_consulted") or facts.first.get("year6_transfer_agreed")
    return clock.obligation(
        facts, Kind.CONSULT_YEAR6, due, asked, "order-13",
        applies=facts.stage.is_open and not overtaken and could_be_seen,
        working=working.consult_year6(year, due, asked, facts.as_of) if clock.explain else (),
    )  # fmt: skip


def _came_from_middle(year: int, changes: Sequence[Move]) -> bool:
    return any(m.kind == PhaseMove.MIDDLE_TO_SECONDARY and m.on.year == year and not m.presumed for m in changes)


def name_setting(facts: Standing, clock: Clock, changes: Sequence[Move]) -> Iterator[Obligation]:
    """The next setting named before a change of phase: in the statement while it stands, then in the plan."""
    if facts.case.document == Document.LDA or facts.stage == Stage.NO_PLAN:
        return
    for move in changes:
        due = _named_by(move)
        holds_plan = facts.sent_on is not None and facts.sent_on < date(move.ends_year, 9, 1)
        moves = REVIEWED_PLANS if holds_plan else NAMES_A_SCHOOL
        if move.kind not in moves or due < facts.case.known_from or (facts.sent_on and facts.sent_on > move.on):
            continue
        if not holds_plan and facts.case.document != Document.STATEMENT:
            continue
        named = facts.last.get("school_named")
        reviewed = facts.last.get("plan_reviewed") if holds_plan else facts.sent_on
        done = min((day for day in (named, reviewed) if day and day >= date(move.ends_year, 9, 1)), default=None)
        yield clock.obligation(
            facts, Kind.NAME_SETTING, due, done, "regs-18-1" if holds_plan else "old-regs-19",
            applies=facts.left_on is None and facts.as_of < move.on, presumed=move.presumed,
            working=_named(move, due, holds_plan=holds_plan),
        )  # fmt: skip


def moved_in_letter(facts: Standing, clock: Clock) -> Obligation | None:
    """What the authority that takes a statement over says within six weeks; None for whoever did not move in."""
    case = facts.case
    moved_in = case.moved_in_on
    if moved_in is None or moved_in > facts.as_of or case.document != Document.STATEMENT:
        return None
    due, done = moved_in + SIX_WEEKS, facts.first.get("moved_in_letter_sent")
    if done is None and due < case.known_from:
        return None
    return clock.obligation(
        facts, Kind.MOVED_IN_LETTER, due, done, "old-regs-23", applies=facts.stage.is_open,
        working=(f"moved here {show_day(moved_in)}, itself not counted", f"6 weeks after = {show_day(due)}"),
    )  # fmt: skip


def _named_by(move: Move) -> date:
    if move.kind != PhaseMove.SCHOOL_TO_POST16:
        return date(move.on.year, 2, 14)
    return date(2015, 5, 30) if move.on.year == 2015 else date(move.on.year, 3, 30)


def _named(move: Move, due: date, *, holds_plan: bool) -> tuple[str, ...]:
    asked = "the EHC plan is reviewed and amended" if holds_plan else "the statement names the next school"
    presumed = ", presumed" if move.presumed else ""
    return (
        f"moves from {in_words(move.kind)} on {show_day(move.on)}{presumed}",
        f"{asked} before {show_day(due + timedelta(days=1))}: last day {show_day(due)}",
    )
