"""What families told by 2 October 2016, what agencies still owe, and why cases are late, as an events file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sample_data.caseload import as_csv
from sample_data.children import Child
from sample_data.cohorts import Outcome
from sample_data.draws import Draws
from sample_data.september import LAST_DAY, Happening
from sample_data.stories import (
    AFTER_A_LATE_PLAN,
    AFTER_A_LATE_REFUSAL,
    AFTER_A_PLAN,
    AFTER_A_REFUSAL,
    COMPLAINTS,
    REASONS,
    WORDS,
    Story,
)
from transfer_cli.domain.calendar import DAY, Calendar
from transfer_cli.domain.feedback_form import FORM, HIGHEST, QUESTIONS, note_of
from transfer_cli.domain.settings import Settings

FIRST_DAY = date(2015, 9, 7)
"""Nothing of this kind was written down before the school year 2015/16."""

FORMS, BUDGETS, ANSWERED, UNANSWERED, COMPLIMENTS = 64, 14, 17, 3, 12
LATE_ADVICE = 9
"""How many of each there are."""


def follow_up_csv(children: Sequence[Child], settings: Settings) -> bytes:
    """The events file: `reference, step, on, note`, in order of the day; steps of one day as they followed."""
    draws = Draws("follow-up", Calendar(settings.terms, settings.bank_holidays))
    told = [
        *_disputes(draws, children), *_forms(draws, children), *_budgets(draws, children),
        *_complaints(draws, children), *_late_advice(draws, children), *_reasons(draws, children),
    ]  # fmt: skip
    happened = sorted((h for h in told if h.on <= LAST_DAY), key=lambda h: (h.on, h.reference))
    rows = ({"reference": h.reference, "step": h.step, "on": h.on.isoformat(), "note": h.note} for h in happened)
    return as_csv(["reference", "step", "on", "note"], rows)


def _disputes(draws: Draws, children: Sequence[Child]) -> Iterator[Happening]:
    plans = draws.mixed(_ended(children, "plan_issued", date(2016, 1, 11), date(2016, 4, 29)))
    late = _ended(children, "plan_issued", date(2016, 8, 8), date(2016, 9, 2))
    refusals = draws.mixed(_ended(children, "no_plan_notified", date(2016, 1, 11), date(2016, 4, 29)))
    late_refusals = _ended(children, "no_plan_notified", date(2016, 5, 9), date(2016, 6, 3))
    for found, stories in (
        (plans, AFTER_A_PLAN), (late, AFTER_A_LATE_PLAN), (refusals, AFTER_A_REFUSAL),
        (late_refusals, AFTER_A_LATE_REFUSAL),
    ):  # fmt: skip
        for (ended, child), story in zip(found, stories, strict=False):
            yield from _told(draws, child, ended, story)


def _ended(children: Sequence[Child], step: str, first: date, last: date) -> list[tuple[date, Child]]:
    """Statements whose review ended with that step in those days, the latest first."""
    found = [
        (child.days[step], child)
        for child in children
        if child.document == "statement" and step in child.days and first <= child.days[step] <= last
    ]
    return sorted(found, key=lambda one: one[0], reverse=True)


def _told(draws: Draws, child: Child, ended: date, story: Story) -> Iterator[Happening]:
    day = ended
    for step, days in story:
        day = draws.next_working_day(day + days * DAY)
        yield Happening(day, child.cells["reference"], step)


def _forms(draws: Draws, children: Sequence[Child]) -> Iterator[Happening]:
    """Forms come back some weeks after the plan; one in three families is not content."""
    done = [c for c in children if c.days.get("plan_issued", date.min) >= FIRST_DAY]
    for child in draws.mixed(done)[:FORMS]:
        on = draws.working_day(child.days["plan_issued"] + 8 * DAY, child.days["plan_issued"] + 40 * DAY)
        lowest = 1 if draws.chance(0.33) else 3
        given = {question: draws.number(lowest, HIGHEST) for question in QUESTIONS}
        yield Happening(on, child.cells["reference"], FORM, note_of(given, draws.one(WORDS)))


def _budgets(draws: Draws, children: Sequence[Child]) -> Iterator[Happening]:
    """Asked for once there is a draft, and decided with the plan."""
    drafted = [c for c in children if c.days.get("draft_served", date.min) >= FIRST_DAY]
    for child in draws.mixed(drafted)[:BUDGETS]:
        reference, asked = child.cells["reference"], draws.next_working_day(child.days["draft_served"] + 5 * DAY)
        yield Happening(asked, reference, "personal_budget_requested")
        if decided := child.days.get("plan_issued"):
            answer = "agreed" if draws.chance(0.6) else "refused"
            yield Happening(max(decided, asked), reference, f"personal_budget_{answer}")


def _complaints(draws: Draws, children: Sequence[Child]) -> Iterator[Happening]:
    """Most were answered within four weeks; the last ones wait."""
    begun = draws.mixed([c for c in children if c.days.get("notice_given", date.max) <= date(2016, 5, 27)])
    for child in begun[:ANSWERED]:
        reference = child.cells["reference"]
        on = draws.working_day(max(FIRST_DAY, child.days["notice_given"] + 30 * DAY), date(2016, 7, 15))
        yield Happening(on, reference, "complaint", draws.one(COMPLAINTS))
        yield Happening(draws.working_day(on + 6 * DAY, on + 27 * DAY), reference, "complaint_answered")
    for child in begun[ANSWERED : ANSWERED + UNANSWERED]:
        on = draws.working_day(date(2016, 9, 12), date(2016, 9, 30))
        yield Happening(on, child.cells["reference"], "complaint", draws.one(COMPLAINTS))
    for child in begun[ANSWERED + UNANSWERED :][:COMPLIMENTS]:
        on = draws.working_day(max(FIRST_DAY, child.days["notice_given"] + 60 * DAY), date(2016, 9, 30))
        yield Happening(on, child.cells["reference"], "compliment")


def _late_advice(draws: Draws, children: Sequence[Child]) -> Iterator[Happening]:
    """Asked for more than six weeks ago and not there, or there and not enough."""
    waiting = [
        c
        for c in children
        if c.outcome is Outcome.UNDER_WAY and "assessment_began" in c.days and "advice_complete" not in c.days
    ]
    for number, child in enumerate(draws.mixed(waiting)[:LATE_ADVICE]):
        reference = child.cells["reference"]
        agency = ("educational_psychologist", "health", "social_care")[number % 3]
        asked = draws.working_day(date(2016, 7, 18), date(2016, 8, 12))
        yield Happening(asked, reference, f"advice_requested:{agency}")
        if number % 4 == 0:
            came = draws.working_day(date(2016, 9, 6), date(2016, 9, 16))
            yield Happening(came, reference, f"advice_received:{agency}")
            yield Happening(
                draws.next_working_day(came + 4 * DAY), reference, f"advice_insufficient:{agency}", "says no hours"
            )


def _reasons(draws: Draws, children: Sequence[Child]) -> Iterator[Happening]:
    """What staff said of reviews that were begun long ago and are not over."""
    slow = [
        c
        for c in children
        if c.outcome is Outcome.UNDER_WAY and c.days.get("assessment_began", date.max) <= date(2016, 5, 30)
    ]
    reasons = [step for step, number in REASONS.items() for _ in range(number)]
    for child, step in zip(draws.mixed(slow), draws.mixed(reasons), strict=False):
        on = draws.working_day(date(2016, 9, 12), date(2016, 9, 30))
        note = "building work at the setting" if step.endswith("other") else ""
        yield Happening(on, child.cells["reference"], step, note)
