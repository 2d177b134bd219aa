"""What happened from 5 September to 2 October 2016, as an events file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sample_data.caseload import as_csv
from sample_data.children import Child
from sample_data.cohorts import AS_OF, Outcome
from sample_data.draws import Draws
from sample_data.promised import PROMISED
from transfer_cli.domain.calendar import DAY, WEEK, Calendar
from transfer_cli.domain.settings import Settings

LAST_DAY = date(2016, 10, 2)
FORGOTTEN, A_WEEK_LATE = 6, 3
"""Promised starts whose notice was not given, or too late for them, so that there is something to see on 3 October."""


@dataclass(frozen=True, order=True)
class Happening:
    """One row of the events file; they stand in order of the day."""

    on: date
    reference: str
    step: str
    note: str = ""


def september_csv(children: Sequence[Child], settings: Settings) -> bytes:
    """The events file: `reference, step, on, note`."""
    draws = Draws("september", Calendar(settings.terms, settings.bank_holidays))
    happened = sorted(
        [*_notices(draws, children), *_reviews(draws, children), *_requests(draws, children), *_other(draws, children)]
    )
    rows = ({"reference": h.reference, "step": h.step, "on": h.on.isoformat(), "note": h.note} for h in happened)
    return as_csv(["reference", "step", "on", "note"], rows)


def _notices(draws: Draws, children: Sequence[Child]) -> Iterator[Happening]:
    """Notices two weeks ahead of the promised starts, but for a few that came late or not at all."""
    held = {child.cells["reference"] for child in children if child.cells.get("hold_letters")}
    promised = [(date.fromisoformat(week), ref) for week, refs in PROMISED.items() for ref in refs if ref not in held]
    slipped = draws.mixed([reference for _, reference in promised])[: FORGOTTEN + A_WEEK_LATE]
    for starts, reference in promised:
        if reference in slipped[:FORGOTTEN]:
            continue
        begins = starts + WEEK if reference in slipped else starts
        if begins - 2 * WEEK > LAST_DAY:
            continue
        yield Happening(begins - 2 * WEEK, reference, "notice_given")
        if begins <= LAST_DAY:
            yield Happening(begins, reference, "assessment_began")


def _reviews(draws: Draws, children: Sequence[Child]) -> Iterator[Happening]:
    """The next steps of reviews that were under way."""
    no_plan_due = True
    for child in children:
        if child.outcome is not Outcome.UNDER_WAY:
            continue
        reference, days = child.cells["reference"], child.days
        if "assessment_began" not in days and days["assessment_begins"] <= LAST_DAY:
            yield Happening(days["assessment_begins"], reference, "assessment_began")
        if "meeting_on" in child.cells and date.fromisoformat(child.cells["meeting_on"]) <= LAST_DAY:
            if draws.chance(0.85):
                yield Happening(date.fromisoformat(child.cells["meeting_on"]), reference, "meeting_held")
        elif "draft_served" in days:
            yield from _after_a_draft(draws, reference, days["draft_served"])
        elif "meeting_held" in days and no_plan_due:
            no_plan_due = False
            yield Happening(date(2016, 9, 15), reference, "no_plan_notified", "needs met from the school's own means")
        elif "meeting_held" in days and draws.chance(0.35):
            yield Happening(draws.working_day(date(2016, 9, 6), date(2016, 9, 30)), reference, "draft_served")
        elif "assessment_began" in days and draws.chance(0.2):
            yield from _advice(draws, reference)


def _after_a_draft(draws: Draws, reference: str, served: date) -> Iterator[Happening]:
    if draws.chance(0.5):
        yield Happening(draws.working_day(max(served + 3 * DAY, AS_OF), served + 14 * DAY), reference, "draft_answered")
    if draws.chance(0.65):
        earliest = served + 16 * DAY
        yield Happening(
            draws.working_day(earliest, max(earliest + 4 * DAY, date(2016, 9, 30))), reference, "plan_issued"
        )


def _advice(draws: Draws, reference: str) -> Iterator[Happening]:
    asked = draws.working_day(AS_OF, date(2016, 9, 12))
    agency = draws.one(("educational_psychologist", "health", "social_care"))
    yield Happening(asked, reference, f"advice_requested:{agency}")
    if draws.chance(0.3):
        yield Happening(draws.working_day(asked + 5 * DAY, date(2016, 9, 30)), reference, f"advice_received:{agency}")


def _requests(draws: Draws, children: Sequence[Child]) -> Iterator[Happening]:
    """Young people with a learning difficulty assessment who asked for an assessment."""
    waiting = [c for c in children if c.document == "lda" and c.outcome is Outcome.NOT_STARTED]
    for child in draws.mixed(waiting)[:5]:
        reference = child.cells["reference"]
        yield Happening(draws.working_day(date(2016, 9, 6), date(2016, 9, 23)), reference, "request_received")


def _other(draws: Draws, children: Sequence[Child]) -> Iterator[Happening]:
    is_open = [c for c in children if c.outcome is Outcome.UNDER_WAY]
    steps = (("complaint", "plan later than promised"), ("complaint", "letter not received"), ("compliment", ""))
    for child, (step, note) in zip(draws.mixed(is_open), steps, strict=False):
        yield Happening(draws.working_day(date(2016, 9, 6), date(2016, 9, 30)), child.cells["reference"], step, note)
