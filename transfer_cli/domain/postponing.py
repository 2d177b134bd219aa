"""Moving one family's turn by agreement: later or sooner than the plan says, and never beyond the law's last day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.case import Document
from transfer_cli.domain.changes import Changes, NewEvent
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.local_plan import LocalPlan, windows_for
from transfer_cli.domain.obligation import Basis, Kind, Stage, Timeline
from transfer_cli.domain.rules import RuleSet
from transfer_cli.domain.turns import Agreement, agreement
from transfer_cli.domain.words import count, in_words
from transfer_cli.domain.year_group import moves
from transfer_cli.errors import Problem, Refused, Severity


@dataclass(frozen=True, slots=True)
class MovedTurn:
    """A turn about to be moved.

    Attributes:
        before: The last day promised so far; None = no group of the plan catches the child.
        problems: What to look at; nothing of it stands in the way.
    """

    changes: Changes
    agreed: Agreement
    before: date | None
    problems: tuple[Problem, ...]

    @property
    def words(self) -> str:
        """What is done, for the audit log and the screen."""
        since = f" from {show_day(self.before)}" if self.before else ""
        return f"{in_words(self.agreed.step)}{since} to {show_day(self.agreed.conclude_by)}"


def moved_turn(timeline: Timeline, plan: LocalPlan, wanted: Agreement) -> MovedTurn:
    """The turn as agreed; nothing to write if it is in the record already.

    Args:
        timeline: Of the case on the day it is agreed.
        wanted: What was agreed; whether that is later or sooner is found here.

    Raises:
        Refused: RULE042 the review has begun, RULE043 the new day breaks the law, RULE044 the case is closed,
            RULE045 the first day lies after the last, the agreement in the future or the new day in the past.
    """
    case = timeline.case
    _refuse_closed(timeline)
    _refuse_unlawful(timeline, wanted)
    _refuse_impossible(timeline, wanted)
    window = next(iter(windows_for(case, plan, moves(case, plan.as_of))), None)
    before = window.conclude_by if window else None
    agreed = replace(wanted, forward=before is not None and wanted.conclude_by < before)
    if agreement(case, plan.as_of) == agreed:
        return MovedTurn(Changes(), agreed, before, ())
    event = NewEvent(case.reference, agreed.step, agreed.on, note=agreed.note)
    return MovedTurn(Changes(events=(event,)), agreed, before, _problems(timeline, agreed, plan.rules))


def _refuse_closed(timeline: Timeline) -> None:
    reference = timeline.case.reference
    if not timeline.is_open:
        raise Refused(
            "RULE044",
            f"{reference} is {in_words(timeline.stage)}, so there is no turn left to move.",
            "Look at the reference again.",
        )
    if timeline.stage != Stage.NOT_STARTED:
        raise Refused(
            "RULE042",
            f"The review of {reference} has begun ({in_words(timeline.stage)}), and a review that runs is not put off.",
            "Its own limit runs on; transfer case explain shows by when the plan is due.",
        )


def _refuse_unlawful(timeline: Timeline, wanted: Agreement) -> None:
    law = timeline.statutory_conclude_by
    if law and wanted.conclude_by > law.due:
        late = (wanted.conclude_by - law.due).days
        raise Refused(
            "RULE043",
            f"{show_day(wanted.conclude_by)} is {count(late, 'day')} after {show_day(law.due)}, the law's last day for "
            f"{timeline.case.reference} ({law.about}, rule {law.rule}); no agreement moves that day.",
            f"Agree on a day up to {show_day(law.due)}.",
        )


def _refuse_impossible(timeline: Timeline, wanted: Agreement) -> None:
    if wanted.start_from and wanted.start_from > wanted.conclude_by:
        what = f"The first day, {show_day(wanted.start_from)}, lies after the last, {show_day(wanted.conclude_by)}."
    elif wanted.agreed_on and wanted.agreed_on > timeline.as_of:
        what = f"The agreement of {show_day(wanted.agreed_on)} lies after {show_day(timeline.as_of)}, when it counts."
    elif wanted.conclude_by < timeline.as_of:
        what = f"The new last day, {show_day(wanted.conclude_by)}, was past already on {show_day(timeline.as_of)}."
    else:
        return
    raise Refused("RULE045", what, "Correct one of the two days.")


def _problems(timeline: Timeline, agreed: Agreement, rules: RuleSet) -> tuple[Problem, ...]:
    """Too little time before the new day, and other promises that it misses."""
    found = []
    to, start_from, promise = show_day(agreed.conclude_by), agreed.start_from, timeline.case.promise
    begin_by, notice_by = rules.latest_start(agreed.conclude_by, timeline.as_of)
    if timeline.case.document == Document.LDA:  # it runs from a request, whenever that comes
        begin_by = notice_by = date.max
    if notice_by < timeline.as_of:
        found.append(f"the full period before {to} no longer fits: notice was due by {show_day(notice_by)}.")
    if start_from and start_from > begin_by:
        found.append(f"begun on {show_day(start_from)} its full period ends after {to}: begin by {show_day(begin_by)}.")
    if promise and not (start_from or promise.starts_on) <= promise.starts_on <= begin_by:
        found.append(f"the schedule has it begin on {show_day(promise.starts_on)}: run transfer schedule again.")
    guidance = next((o for o in timeline.of(Kind.CONCLUDE_BY) if o.basis == Basis.GUIDANCE), None)
    if guidance and agreed.conclude_by > guidance.due:
        found.append(f"guidance ({guidance.about}) asks for {show_day(guidance.due)}.")
    where = timeline.case.reference
    value = agreed.conclude_by.isoformat()
    return tuple(
        Problem("RULE046", Severity.WARNING, where, value, why, "It is recorded all the same.") for why in found
    )
