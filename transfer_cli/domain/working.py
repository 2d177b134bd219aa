"""How each day was counted, in sentences without full stops: the part of an obligation that explains it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import SettingType, Step
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.exceptions import Exception_, Limit, approval, citation
from transfer_cli.domain.routes import Taken, route_of
from transfer_cli.domain.rules.ruleset import Anchor, Regime, RuleSet, last_of
from transfer_cli.domain.standing import ASKS, Standing
from transfer_cli.domain.words import count, in_words

if TYPE_CHECKING:
    from transfer_cli.domain.clocks import Clock

_WEEKEND = {5: "a Saturday", 6: "a Sunday"}


def notice(
    facts: Standing, begins_on: date, due: date, given: date | None, rules: RuleSet, recipient: str
) -> tuple[str, ...]:
    """Why notice was or is due on that day, and to whom."""
    said = [
        _beginning(facts, begins_on),
        f"{rules.notice_days} days before = {show_day(due)}, the last safe day for notice",
        _notice_given(due, given, rules),
    ]
    if not recipient:
        said.append(f"the same day holds for {_beside_the_family(facts)}")
    return tuple(said)


def _notice_given(due: date, given: date | None, rules: RuleSet) -> str:
    if given is None:
        return "no notice is recorded"
    late = (given - due).days
    if late <= 0:
        return f"notice given {show_day(given)}: in time"
    if late == 1:
        verdict = "arguably in time, but not safe" if rules.notice_grace else "a day late as the authority reads it"
        return f"notice given {show_day(given)}, {rules.notice_days - late} days before: {verdict}"
    return f"notice given {show_day(given)}: {count(late, 'day', 'days')} late"


def _beside_the_family(facts: Standing) -> str:
    """Who else is given notice: SI 2014/2270 art 18(2)(b) to (e), in custody art 32(2)."""
    if facts.noticed_in_custody:
        return (
            "the person in charge, the home commissioning body, the health commissioner, social services and the "
            "youth offending team"
        )
    return {
        SettingType.EARLY_YEARS: "the SEN contact of the early years provider",
        SettingType.POST16: "the principal",
        SettingType.HOME: "whoever else the authority thinks appropriate",
        SettingType.NONE: "whoever else the authority thinks appropriate",
    }.get(facts.case.setting_type, "the head teacher")


def plan(facts: Standing, due: date, done: date | None, regime: Regime | None, clock: Clock) -> tuple[str, ...]:
    """Why the plan is due on that day, and what became of it."""
    said = list(_counted(facts, due, regime, clock))
    decided = facts.first.get(Step.NO_PLAN_NOTIFIED)
    if facts.left_on:
        said.append(f"left the caseload {show_day(facts.left_on)}: no longer due")
    elif decided and (done is None or decided <= done):
        said.append(f"decided against a plan, notified {show_day(decided)}: no longer due")
    elif done:
        said.append(f"plan issued {show_day(done)}: {_in_time(done, due)}")
    if any(step.startswith("plan_sent:") for step in facts.first):
        said.append(_sent_to(facts))
    if shadow := _twenty_weeks(facts, due, regime, clock):
        said.append(shadow)
    return tuple(said)


def no_plan(facts: Standing, due: date, done: date | None, regime: Regime | None, clock: Clock) -> tuple[str, ...]:
    """Until when a decision against a plan may be notified, and what became of it."""
    said = list(_counted(facts, due, regime, clock, no_plan=True))
    if done:
        said.append(f"parent or young person notified {show_day(done)}: {_in_time(done, due)}")
    elif Step.DRAFT_SERVED in facts.first or Step.PLAN_ISSUED in facts.first:
        said.append("a draft or plan has been sent, so the limit no longer matters")
    elif facts.left_on:
        said.append(f"left the caseload {show_day(facts.left_on)}: no longer due")
    elif facts.as_of > due:
        said.append("a no-plan decision would now be late")
    return tuple(said)


def exception(found: Exception_, limit: Limit) -> str:
    """An exception that disapplies a limit; that it is to be done as soon as practicable is said of plans only."""
    still = "" if limit in {Limit.ADVICE, Limit.CODE_ADVICE} else ", and as soon as practicable still binds"
    said = f"excepted: {found.in_words} ({citation(found.ground, limit)}){approval(found)}"
    return f"{said}; the day does not move{still}"


def draft_response(
    served: date, due: date, answered: date | None, early: date | None, *, over: bool
) -> tuple[str, ...]:
    """Until when the family may answer the draft, and what became of it.

    Args:
        early: Day the plan was issued, if the days to answer had not passed.
        over: The days have passed, and no answer is recorded.
    """
    said = [f"draft served {show_day(served)} = day 1", f"day 15 = {show_day(due)}, the last day to answer"]
    if answered:
        said.append(f"answered {show_day(answered)}")
    if over:
        said.append("no answer is recorded, and the time to answer has passed")
    if early:
        so = "upon the answer; practice varies" if answered else "without an answer"
        said.append(f"plan issued {show_day(early)}, before that day had passed, {so}")
    return tuple(said)


def advice(agency: str, asked: date, due: date, weeks: int, bound: bool | None) -> tuple[str, ...]:
    """When an agency's advice is due.

    Args:
        bound: Whether the law itself asks for it by then; None = it is not known.
    """
    said = (
        f"advice asked of {in_words(agency)} on {show_day(asked)}",
        f"{weeks} weeks after that day = {show_day(due)}",
    )
    unknown = f"whether {in_words(agency)} is bound by law is not known; the Code asks it of everybody"
    return (*said, unknown) if bound is None else said


def annual_review(
    counted_from: date, year_on: date, moved_in: tuple[date, date] | None, notice_on: date | None, *, reviewed: bool
) -> tuple[str, ...]:
    """When the statement is to be reviewed.

    Args:
        year_on: Twelve months after the day counted from.
        moved_in: Day on which the statement came here from another authority, and three months after it.
    """
    what = "last reviewed" if reviewed else "statement made or last amended"
    said = [f"{what} {show_day(counted_from)}", f"12 months on = {show_day(year_on)}"]
    if moved_in:
        said.append(f"moved here {show_day(moved_in[0])}, three months on = {show_day(moved_in[1])}: the later counts")
    if notice_on:
        said.append(f"notice given {show_day(notice_on)}: no longer due")
    return tuple(said)


def consult_year6(year: int, due: date, asked: date | None, as_of: date) -> tuple[str, ...]:
    """When Year 6 is to be asked."""
    said = (
        f"in Year 6 in the school year that began on 1 Sep {year}",
        "no day is prescribed: before that school year ends",
    )
    never = asked is None and as_of > due
    return (*said, "that year is over, and it is not recorded that anybody was asked") if never else said


def after_request(facts: Standing, due: date) -> tuple[str, ...]:
    """A limit that runs from a young person's request, or from the authority's own decision to assess."""
    from_day = next(facts.first[step] for step in ASKS if facts.first.get(step) == facts.asked_on)
    what = "request received" if facts.first.get("request_received") == from_day else "decided to assess"
    weeks = (due - from_day).days // 7
    return (f"{what} {show_day(from_day)}, itself not counted", f"{weeks} weeks after = {show_day(due)}")


def decide_request(facts: Standing, due: date, answer: date | None) -> tuple[str, ...]:
    """When a young person's request is to be answered, and what became of it."""
    said = after_request(facts, due)
    if answer or facts.stage.is_open:
        return said
    return (*said, "the case is closed, and it is not recorded when it was decided whether to assess")


def conclude_by(
    why: str, due: date, done: date | None, latest_start: date | None, latest_notice: date | None
) -> tuple[str, ...]:
    """Why a case is to be concluded by that day, and when it must begin for that."""
    said: tuple[str, ...] = (why, f"concluded before {show_day(due + DAY)}: last day {show_day(due)}")
    if done == due + DAY:
        said = (*said, f"concluded on {show_day(done)} itself: a day late, though some read the law as by that day")
    if latest_start is None:
        return said
    if latest_notice is None:
        return (*said, f"asked for by {show_day(latest_start)} it has its full {(due - latest_start).days // 7} weeks")
    weeks = ((due - latest_start).days + 1) // 7
    full = f"begun by {show_day(latest_start)} it has its full {weeks} weeks"
    return (*said, full, f"notice for that by {show_day(latest_notice)}")


def _sent_to(facts: Standing) -> str:
    whole = facts.first.get(Step.PLAN_ISSUED)
    said = ", ".join(
        f"the {in_words(whom)} {show_day(facts.first.get(f'plan_sent:{whom}', whole))}"
        for whom in ("family", "setting", "commissioning_body")
    )
    return f"sent to: {said}; it counts when the last of them was sent it"


def _twenty_weeks(facts: Standing, due: date, regime: Regime | None, clock: Clock) -> str:
    """Twenty weeks from the notice, where that is another day: what charities count, and the law does not."""
    if regime is None or regime.plan_weeks != 18 or facts.notice_on is None:
        return ""
    twenty = show_day(last_of(facts.notice_on, 20))
    if twenty == show_day(due) or clock.rules.policy.twenty_weeks == "left_out":
        return ""
    return f"twenty weeks from the notice, as some count, would end {twenty}: the law counts from the beginning"


def _counted(
    facts: Standing, due: date, regime: Regime | None, clock: Clock, *, no_plan: bool = False
) -> tuple[str, ...]:
    if regime is None or facts.begins_on is None or facts.law_of is None:
        taken = route_of(facts, clock.rules)
        return _by_route(taken, due) if taken else after_request(facts, due)
    weeks = regime.no_plan_weeks if no_plan else regime.plan_weeks
    given = f"notice given {show_day(facts.law_of)}" if facts.notice_on else (
        f"no notice is recorded; the latest lawful one was {show_day(facts.law_of)}"
    )  # fmt: skip
    from_notice = regime.anchor == Anchor.NOTICE and not no_plan
    first = f"the day of notice {show_day(facts.law_of)}" if from_notice else _beginning(facts, facts.begins_on)
    when = (regime.no_plan_when if no_plan else "") or regime.when
    return (
        f"{given}, {when}: {weeks} weeks",
        f"{first} = day 1",
        f"day {7 * weeks} = {show_day(due)}{_not_moved(due, clock.bank_holidays)}",
    )


def _by_route(taken: Taken, due: date) -> tuple[str, ...]:
    step = f"{in_words(taken.route.step)} {show_day(taken.on)}"
    days = (due - taken.on).days + taken.route.counts_first_day
    counted = [f"{step}, itself not counted", f"{days // 7} weeks after = {show_day(due)}"]
    if taken.route.counts_first_day:
        counted = [f"{step} = day 1", f"{days // 7} weeks: day {days} = {show_day(due)}"]
    if taken.is_certain:
        return tuple(counted)
    return (
        *counted,
        "the request is not recorded as accepted: this limit runs once it is, from the day of the request",
        "until then the days of article 14 stand",
    )


def _beginning(facts: Standing, begins_on: date) -> str:
    day = show_day(begins_on)
    if facts.begins_on is None:
        return f"the assessment is to begin {day}"
    if facts.begins_assumed:
        if begins_on == facts.notice_on:
            return f"no beginning is stated; the notice itself is taken to begin it on {day}"
        return f"no beginning is stated; the earliest lawful day after the notice is {day}"
    return f"assessment began {day}" if begins_on <= facts.as_of else f"assessment begins {day}"


def _not_moved(due: date, bank_holidays: Collection[date]) -> str:
    what = _WEEKEND.get(due.weekday()) or ("a bank holiday" if due in bank_holidays else "")
    return f" ({what}; not moved)" if what else ""


def _in_time(done: date, due: date) -> str:
    return "in time" if done <= due else f"{count((done - due).days, 'day', 'days')} late"
