"""How each day was counted, in sentences without full stops: the part of an obligation that explains it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Step
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.rules.ruleset import Anchor, Regime, RuleSet
from transfer_cli.domain.standing import Standing
from transfer_cli.domain.words import count, in_words

_WEEKEND = {5: "a Saturday", 6: "a Sunday"}


def notice(facts: Standing, begins_on: date, due: date, rules: RuleSet) -> tuple[str, ...]:
    """Why notice was or is due on that day."""
    said = [
        _beginning(facts, begins_on),
        f"{rules.notice_days} days before = {show_day(due)}, the last safe day for notice",
    ]
    if facts.notice_on is None:
        return (*said, "no notice is recorded")
    late = (facts.notice_on - due).days
    if late <= 0:
        return (*said, f"notice given {show_day(facts.notice_on)}: in time")
    if late <= rules.notice_grace:
        before = rules.notice_days - late
        return (
            *said,
            f"notice given {show_day(facts.notice_on)}, {before} days before: arguably in time, but not safe",
        )
    return (*said, f"notice given {show_day(facts.notice_on)}: {count(late, 'day', 'days')} late")


def plan(
    facts: Standing, due: date, done: date | None, regime: Regime | None, bank_holidays: Collection[date]
) -> tuple[str, ...]:
    """Why the plan is due on that day, and what became of it."""
    said = list(_counted(facts, due, regime, bank_holidays))
    decided = facts.first.get(Step.NO_PLAN_NOTIFIED)
    if facts.left_on:
        said.append(f"left the caseload {show_day(facts.left_on)}: no longer due")
    elif decided and (done is None or decided <= done):
        said.append(f"decided against a plan, notified {show_day(decided)}: no longer due")
    elif done:
        said.append(f"plan issued {show_day(done)}: {_in_time(done, due)}")
    return tuple(said)


def no_plan(
    facts: Standing, due: date, done: date | None, regime: Regime | None, bank_holidays: Collection[date]
) -> tuple[str, ...]:
    """Until when a decision against a plan may be notified, and what became of it."""
    said = list(_counted(facts, due, regime, bank_holidays, no_plan=True))
    if done:
        said.append(f"parent or young person notified {show_day(done)}: {_in_time(done, due)}")
    elif Step.DRAFT_SERVED in facts.first or Step.PLAN_ISSUED in facts.first:
        said.append("a draft or plan has been sent, so the limit no longer matters")
    elif facts.left_on:
        said.append(f"left the caseload {show_day(facts.left_on)}: no longer due")
    elif facts.as_of > due:
        said.append("a no-plan decision would now be late")
    return tuple(said)


def draft_response(served: date, due: date, answered: date | None, cut_short: date | None) -> tuple[str, ...]:
    """Until when the family may answer the draft, and what became of it."""
    said = [f"draft served {show_day(served)} = day 1", f"day 15 = {show_day(due)}, the last day to answer"]
    if cut_short:
        said.append(f"plan issued {show_day(cut_short)}, before that day had passed and without an answer")
    if answered:
        said.append(f"answered {show_day(answered)}")
    return tuple(said)


def advice(agency: str, asked: date, due: date, weeks: int) -> tuple[str, ...]:
    """When an agency's advice is due."""
    return (
        f"advice asked of {in_words(agency)} on {show_day(asked)}",
        f"{weeks} weeks after that day = {show_day(due)}",
    )


def annual_review(counted_from: date, due: date, notice_on: date | None, *, reviewed: bool) -> tuple[str, ...]:
    """When the statement is to be reviewed."""
    what = "last reviewed" if reviewed else "statement made or last amended"
    said = (f"{what} {show_day(counted_from)}", f"12 months on = {show_day(due)}")
    return (*said, f"notice given {show_day(notice_on)}: no longer due") if notice_on else said


def consult_year6(year: int) -> tuple[str, ...]:
    """When Year 6 is to be asked."""
    return (
        f"in Year 6 in the school year that began on 1 Sep {year}",
        "no day is prescribed: before that school year ends",
    )


def after_request(facts: Standing, due: date) -> tuple[str, ...]:
    """A limit that runs from a young person's request, or from the authority's own decision to assess."""
    asked = facts.first.get("request_received")
    from_day = asked or facts.first["lda_decided_to_assess"]
    what = "request received" if asked else "decided to assess"
    weeks = (due - from_day).days // 7
    return (f"{what} {show_day(from_day)}, itself not counted", f"{weeks} weeks after = {show_day(due)}")


def conclude_by(why: str, due: date, latest_start: date | None, latest_notice: date | None) -> tuple[str, ...]:
    """Why a case is to be concluded by that day, and when it must begin for that."""
    said = (why, f"concluded before {show_day(due + DAY)}: last day {show_day(due)}")
    if latest_start is None:
        return said
    if latest_notice is None:
        return (*said, f"asked for by {show_day(latest_start)} it has its full {(due - latest_start).days // 7} weeks")
    weeks = ((due - latest_start).days + 1) // 7
    return (
        *said,
        f"begun by {show_day(latest_start)} it has its full {weeks} weeks",
        f"notice for that by {show_day(latest_notice)}",
    )


def _counted(
    facts: Standing, due: date, regime: Regime | None, bank_holidays: Collection[date], *, no_plan: bool = False
) -> tuple[str, ...]:
    if regime is None or facts.begins_on is None or facts.law_of is None:
        return after_request(facts, due)
    weeks = regime.no_plan_weeks if no_plan else regime.plan_weeks
    given = f"notice given {show_day(facts.law_of)}" if facts.notice_on else (
        f"no notice is recorded; the latest lawful one was {show_day(facts.law_of)}"
    )  # fmt: skip
    from_notice = regime.anchor == Anchor.NOTICE and not no_plan
    first = f"the day of notice {show_day(facts.law_of)}" if from_notice else _beginning(facts, facts.begins_on)
    return (
        f"{given}, {regime.when}: {weeks} weeks",
        f"{first} = day 1",
        f"day {7 * weeks} = {show_day(due)}{_not_moved(due, bank_holidays)}",
    )


def _beginning(facts: Standing, begins_on: date) -> str:
    day = show_day(begins_on)
    if facts.begins_on is None:
        return f"the assessment is to begin {day}"
    if facts.begins_assumed:
        return f"no beginning is stated; the earliest lawful day after the notice is {day}"
    return f"assessment began {day}" if begins_on <= facts.as_of else f"assessment begins {day}"


def _not_moved(due: date, bank_holidays: Collection[date]) -> str:
    what = _WEEKEND.get(due.weekday()) or ("a bank holiday" if due in bank_holidays else "")
    return f" ({what}; not moved)" if what else ""


def _in_time(done: date, due: date) -> str:
    return "in time" if done <= due else f"{count((done - due).days, 'day', 'days')} late"
