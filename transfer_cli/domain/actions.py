"""What to do next, for one child and for the whole office, most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain

from transfer_cli.domain.advice_rounds import advice_rounds, here_by
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Case, Document, Step
from transfer_cli.domain.clocks import last_safe_draft
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.gone import gone_since
from transfer_cli.domain.lapse import lapses_on
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Stage, State, Timeline
from transfer_cli.domain.returned import Doubtful
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.words import capital, in_words

NOTICE_AHEAD = ENGLAND.notice_days * DAY
"""Notice is given at least this long before the assessment begins."""

MEETING_AFTER = timedelta(weeks=ENGLAND.advice_weeks)
"""When advice is due, which is when a meeting is best held."""

INVITATION_AHEAD = timedelta(days=14)
"""A meeting is arranged at least this long ahead, so that everybody can come."""


class Task(StrEnum):
    """What kind of thing is to be done."""

    GIVE_NOTICE = "give_notice"
    ARRANGE_MEETING = "arrange_meeting"
    HOLD_MEETING = "hold_meeting"
    RECORD_MEETING = "record_meeting"
    SERVE_DRAFT = "serve_draft"
    AWAIT_ANSWER = "await_answer"
    ISSUE_PLAN = "issue_plan"
    DECIDE_PLAN = "decide_plan"
    CHASE_ADVICE = "chase_advice"
    DECIDE_REQUEST = "decide_request"
    CONSULT_YEAR6 = "consult_year6"
    REVIEW_STATEMENT = "review_statement"
    WELCOME = "welcome"
    CONFIRM_PHASE_MOVE = "confirm_phase_move"
    NAME_OFFICER = "name_officer"
    CLEAR_HOLD = "clear_hold"
    SETTLE_GONE = "settle_gone"
    MEND_ADDRESS = "mend_address"


_MILESTONES = frozenset({Task.GIVE_NOTICE, Task.SERVE_DRAFT, Task.ISSUE_PLAN})


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    Attributes:
        day: Last day to do it in time; may have passed.
        what: An instruction in a few words.
        why: What sets the day, one sentence.
        binding: The law itself sets the day for this transfer; otherwise good practice, the schedule, another duty
            or the office's own order does.
    """

    day: date
    task: Task
    case: Case
    what: str
    why: str
    binding: bool = False

    def days_left(self, as_of: date) -> int:
        """Days until `day`; negative once it has passed."""
        return (self.day - as_of).days

    def as_document(self, as_of: date) -> dict[str, object]:
        """The action as JSON."""
        return {
            "day": self.day.isoformat(),
            "days_left": self.days_left(as_of),
            "reference": self.case.reference,
            "name": self.case.name,
            "officer": self.case.officer,
            "task": self.task.value,
            "what": self.what,
            "why": self.why,
            "binding": self.binding,
        }


def actions(
    timelines: Iterable[Timeline],
    as_of: date,
    officers: Iterable[str] = (),
    returned: Iterable[tuple[Timeline, Doubtful]] = (),
) -> tuple[Action, ...]:
    """Everything that waits to be done for the open cases, after orders of the Tribunal and moves here, urgent first.

    First come the days of the law that have passed, oldest first; then what is due, day by day, notices and plans
    before the rest; of one day, the statement that loses its effect sooner. Days that only good practice sets count
    as due today once they have passed.

    Args:
        timelines: Cases as derived for `as_of`.
        officers: Names in the settings; empty = the office does not name them there.
        returned: Cases from whose address a letter came back, from `returned.to_mend`.
    """
    known = frozenset(name.casefold() for name in officers)
    waiting = (timeline for timeline in timelines if timeline.is_open or _ordered(timeline) or _came(timeline))
    of_cases = (action for timeline in waiting for action in _for_case(timeline, known))
    found = chain(of_cases, (_mend_address(timeline, doubt) for timeline, doubt in returned))

    def urgency(action: Action) -> tuple[date, bool, bool, date, date, str, str]:
        felt = action.day if action.binding else max(action.day, as_of)
        minor = action.task not in _MILESTONES
        lapse = lapses_on(action.case) or date.max
        return felt, not action.binding, minor, action.day, lapse, action.case.reference, action.task

    return tuple(sorted(found, key=urgency))


def _for_case(timeline: Timeline, officers: frozenset[str]) -> Iterator[Action]:
    step = next_step(timeline)
    if step:
        yield step
    yield from _obliged(timeline)
    yield from _advice_to_ask_anew(timeline)
    yield from _presumed_moves(timeline)
    case = timeline.case
    if step and officers and (case.officer or "").casefold() not in officers:
        why = f"The settings know no officer {case.officer}." if case.officer else "Nobody is looking after this case."
        yield Action(step.day, Task.NAME_OFFICER, case, "Name an officer", why)
    since = gone_since(case, timeline.as_of)
    if since:
        why = f"The caseload file of {show_day(since)} does not name the case any more."
        yield Action(since, Task.SETTLE_GONE, case, "Record that the child has left, or is kept", why)
    if case.hold_letters:
        by = step.day if step else timeline.as_of
        yield Action(by, Task.CLEAR_HOLD, case, "See whether letters may go again", f"Held: {case.hold_letters}.")


def _advice_to_ask_anew(timeline: Timeline) -> Iterator[Action]:
    """Of every agency whose answer does not suffice, while an assessment is under way."""
    if not timeline.is_open or timeline.case.first(Step.ADVICE_COMPLETE, timeline.as_of):
        return
    for found in advice_rounds(here_by(timeline.case, timeline.as_of)).values():
        if found.insufficient and found.must_be_asked_again:
            what = f"Ask anew for the advice: {in_words(found.agency)}"
            yield Action(found.insufficient, Task.CHASE_ADVICE, timeline.case, what, "What came does not suffice.")


def _mend_address(timeline: Timeline, doubt: Doubtful) -> Action:
    what = f"Find the right address of {doubt.letter.addressee}"
    why = f"{doubt.why} Nothing more goes there until it is mended or cleared."
    return Action(doubt.on, Task.MEND_ADDRESS, timeline.case, what, why)


def next_step(timeline: Timeline) -> Action | None:
    """The next step of this transfer: what, by when and why; None when nothing sets a day for it."""
    if ordered := _ordered(timeline):
        return ordered
    if not timeline.is_open:
        return None
    if timeline.nation != ENGLAND.id:
        return _next_elsewhere(timeline)
    match timeline.stage:
        case Stage.NOT_STARTED:
            return _give_notice(timeline) or _decide_request(timeline)
        case Stage.DRAFT:
            return _issue_plan(timeline)
        case _:
            return _assess(timeline)


_ORDERED = {
    "draft_plan": (Task.SERVE_DRAFT, "Serve the draft plan"),
    "final_plan": (Task.ISSUE_PLAN, "Issue the plan"),
    "reconsideration": (Task.DECIDE_PLAN, "Decide once more whether there will be a plan"),
}


def _ordered(timeline: Timeline) -> Action | None:
    """The first thing that the Tribunal has ordered and that is still to be done; it may be of a concluded case."""
    waiting = (o for o in timeline.of(Kind.TRIBUNAL_ORDER) if o.done is None and o.state != State.NOT_APPLICABLE)
    due = min(waiting, key=lambda o: o.due, default=None)
    left_on = timeline.case.left_on
    if due is None or not timeline.in_scope or (left_on and left_on <= timeline.as_of):
        return None
    task, what = _ORDERED[due.about]
    return Action(due.due, task, timeline.case, what, "The Tribunal has ordered it.", binding=True)


def _came(timeline: Timeline) -> bool:
    """Whether the family of a child who moved here with a plan is still to be written to."""
    return any(o.rule == "regs-15" and o.done is None for o in timeline.of(Kind.MOVED_IN_LETTER))


_ELSEWHERE = {
    Kind.PLAN_ISSUED: (Task.ISSUE_PLAN, "Get the plan ready"),
    Kind.ANNUAL_REVIEW: (Task.REVIEW_STATEMENT, "Review the statement"),
}


def _next_elsewhere(timeline: Timeline) -> Action | None:
    """The first day still to be kept under another nation's law; every other one is kept by a notice."""
    waiting = (o for o in timeline.obligations if o.done is None and o.state != State.NOT_APPLICABLE)
    due = min(waiting, key=lambda o: o.due, default=None)
    if due is None:
        return None
    task, what = _ELSEWHERE.get(due.kind, (Task.GIVE_NOTICE, "Give the notice"))
    return Action(due.due, task, timeline.case, what, f"{capital(due.source)}.", due.basis == Basis.STATUTE)


def plan_due(timeline: Timeline) -> Obligation | None:
    """The statutory day on which the whole review ends: the earliest one still to be met; None = none is set.

    A day that an exception disapplies counts only where there is no other.
    """
    by_law = (o for o in ends(timeline) if o.basis == Basis.STATUTE and o.state != State.NOT_APPLICABLE)
    open_ends = (o for o in by_law if o.done is None)
    return min(open_ends, key=lambda o: (o.state == State.EXCEPTED, o.due), default=None)


def ends(timeline: Timeline) -> tuple[Obligation, ...]:
    """The obligations that end the whole review: to issue the plan, and to conclude by a day."""
    return timeline.of(Kind.PLAN_ISSUED) + timeline.of(Kind.CONCLUDE_BY)


def meet_by(starts_on: date, due: date | None) -> date:
    """The last day on which the meeting is best held.

    Args:
        starts_on: Day the assessment begins.
        due: Day the plan is due; None = none is set. The meeting comes before the latest safe draft.
    """
    best = starts_on + MEETING_AFTER
    return max(starts_on, min(best, last_safe_draft(due, ENGLAND) - DAY)) if due else best


def _give_notice(timeline: Timeline) -> Action | None:
    planned = next((o.due for o in timeline.of(Kind.NOTICE)), None)
    last = _to_be_noticed_for(timeline)
    if last and last.latest_notice and (planned is None or last.latest_notice <= planned):
        by_law = last.basis == Basis.STATUTE
        agreed = "" if by_law else ", the day agreed with the family"
        why = f"A later notice leaves less than the full period before {show_day(last.due)}{agreed}."
        return Action(last.latest_notice, Task.GIVE_NOTICE, timeline.case, "Give notice of the review", why, by_law)
    if planned is None:
        return None
    why = f"The review is planned to begin on {show_day(planned + NOTICE_AHEAD)}."
    return Action(planned, Task.GIVE_NOTICE, timeline.case, "Give notice of the review", why)


def _to_be_noticed_for(timeline: Timeline) -> Obligation | None:
    """The day that notice must leave its full period before: the law's, or while it can be kept the one agreed on."""
    by_law = timeline.statutory_conclude_by
    agreed = next((o for o in timeline.of(Kind.CONCLUDE_BY) if o.rule == "agreed-turn" and o.latest_notice), None)
    if by_law and by_law.latest_notice and by_law.latest_notice < timeline.as_of:
        return by_law
    return agreed or by_law


def _decide_request(timeline: Timeline) -> Action | None:
    asked = next((o for o in timeline.of(Kind.DECIDE_REQUEST) if o.done is None), None)
    if asked is None:
        return None
    what, why = "Decide whether to assess", "A request for an assessment was received."
    return Action(asked.due, Task.DECIDE_REQUEST, timeline.case, what, why, binding=True)


def _assess(timeline: Timeline) -> Action | None:
    case, as_of, due = timeline.case, timeline.as_of, plan_due(timeline)
    if due and as_of > last_safe_draft(due.due, ENGLAND):
        return _serve_draft(timeline, due)
    if case.first(Step.MEETING_HELD, as_of):
        return _serve_draft(timeline, due) if due else None
    if case.meeting_on is None:
        by = meet_by(timeline.begins_on or as_of, due.due if due else None) - INVITATION_AHEAD
        what = f"Arrange the meeting at {case.setting_name}"
        return Action(by, Task.ARRANGE_MEETING, case, what, "The meeting has no date yet.")
    if case.meeting_on < as_of:
        why = f"It was arranged for {show_day(case.meeting_on)}."
        return Action(case.meeting_on, Task.RECORD_MEETING, case, "Record whether the meeting was held", why)
    place = ", ".join(part for part in (case.meeting_at, case.meeting_place) if part)
    why = f"The meeting is arranged{': ' if place else ''}{place}."
    return Action(case.meeting_on, Task.HOLD_MEETING, case, "Hold the meeting", why)


def _serve_draft(timeline: Timeline, due: Obligation) -> Action:
    if timeline.as_of > due.due:
        why = f"The plan was due by {show_day(due.due)}."
        return Action(due.due, Task.SERVE_DRAFT, timeline.case, "Serve the draft plan", why, binding=True)
    answer, consult = ENGLAND.answer_days, ENGLAND.consult_days
    why = f"That leaves {answer} days to answer and {consult} to consult a setting, before {show_day(due.due)}."
    return Action(last_safe_draft(due.due, ENGLAND), Task.SERVE_DRAFT, timeline.case, "Serve the draft plan", why)


def _issue_plan(timeline: Timeline) -> Action | None:
    case, as_of, due = timeline.case, timeline.as_of, plan_due(timeline)
    answer = next((o for o in timeline.of(Kind.DRAFT_RESPONSE) if o.done is None and o.due >= as_of), None)
    if answer and not (due and due.due < as_of):
        why = f"The draft can be answered until {show_day(answer.due)}."
        return Action(answer.due, Task.AWAIT_ANSWER, case, "Wait for the answer to the draft", why)
    if due is None:
        return None
    late = "was" if due.due < as_of else "is"
    why = f"The plan {late} due by {show_day(due.due)}."
    return Action(due.due, Task.ISSUE_PLAN, case, "Issue the plan", why, binding=True)


_OBLIGED = {
    Kind.NO_PLAN_NOTIFIED: (
        Task.DECIDE_PLAN,
        "Decide whether there will be a plan",
        "To be told of no plan after that day is late.",
    ),
    Kind.ADVICE: (Task.CHASE_ADVICE, "Chase the advice", "Advice is due six weeks after it was asked for."),
    Kind.CONSULT_YEAR6: (Task.CONSULT_YEAR6, "Ask the family about a transfer in Year 6", "The law asks for it."),
    Kind.ANNUAL_REVIEW: (Task.REVIEW_STATEMENT, "Hold the annual review", "No notice of a transfer review was given."),
    Kind.MOVED_IN_LETTER: (Task.WELCOME, "Write to the family that moved here", "The law gives six weeks for it."),
}
"""What other obligations ask for, and why in a few words."""

_GONE_ONCE_PASSED = frozenset({Kind.NO_PLAN_NOTIFIED, Kind.CONSULT_YEAR6})
"""What nobody can do any more once its day has passed."""


def _obliged(timeline: Timeline) -> Iterator[Action]:
    settled = {State.NOT_APPLICABLE, State.EXCEPTED, State.MET, State.MET_LATE}
    for obligation in timeline.obligations:
        asked = _OBLIGED.get(obligation.kind)
        if asked is None or obligation.done is not None or obligation.state in settled:
            continue
        if obligation.kind in _GONE_ONCE_PASSED and timeline.as_of > obligation.due:
            continue
        if obligation.kind == Kind.ANNUAL_REVIEW and obligation.about:
            what = f"See to the {obligation.about} of the annual review"
            yield Action(obligation.due, Task.REVIEW_STATEMENT, timeline.case, what, "Its meeting was held.")
            continue
        task, what, why = asked
        what = f"{what} of {in_words(obligation.about)}" if obligation.kind == Kind.ADVICE else what
        yield Action(obligation.due, task, timeline.case, what, why)


def _presumed_moves(timeline: Timeline) -> Iterator[Action]:
    presumed = next((o for o in timeline.of(Kind.CONCLUDE_BY) if o.presumed), None)
    if presumed is None:
        return
    who = "young person" if timeline.case.document == Document.LDA else "child"
    by = presumed.latest_notice or presumed.due
    why = f"The {who} is presumed to move, so {show_day(presumed.due)} applies until somebody says."
    what = f"Say whether the {who} moves on from {timeline.case.setting_name}"
    yield Action(by, Task.CONFIRM_PHASE_MOVE, timeline.case, what, why)
