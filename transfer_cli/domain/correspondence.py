"""Which letters are due, and to whom a kind of letter can be written at all: decided from timelines and the register.

A letter is *fit* for a case if the step it belongs to can be taken now; it is *due* if it should go out now without
anybody asking. Some kinds are never due by themselves, because an officer has to decide first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from transfer_cli.domain import to_professionals
from transfer_cli.domain.advice_rounds import advice_rounds, here_by
from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.case import Case, Document, LeftReason, Step
from transfer_cli.domain.changes import Letter
from transfer_cli.domain.envelopes import Envelope
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Stage, State, Timeline
from transfer_cli.domain.postal_address import is_abroad
from transfer_cli.domain.posting import PostClass, arrives_on, latest_posting
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.turns import agreement
from transfer_cli.domain.year_group import ncy_on

NOTICE = timedelta(days=ENGLAND.notice_days)
"""Notice is given at least this long before the assessment begins: SI 2014/2270 art 18(1)."""

NOTICE_AHEAD = timedelta(days=14)
"""A notice is due when the last day to post it is this near: two weekly runs, so that one may be missed."""

WRITE_AGAIN = timedelta(days=28)
"""A family that waits for a late plan hears from us at least this often."""

CHASE_AGAIN = timedelta(days=14)
"""Advice that does not come is asked for again after this time."""

SOON_AFTER = timedelta(days=28)
"""A turn put off by agreement is confirmed to the family within this time."""

NOTICE_KINDS = frozenset({"notice", "notice_to_setting"})
"""Kinds of letter that give notice of the assessment: to the family, and to the setting."""

BEFORE_IT_BEGINS = frozenset({Stage.NOT_STARTED, Stage.NOTICE_GIVEN})
"""Stages in which notice may be given: once one of a family has it, others who have not had theirs are still to."""

MEETING_KINDS = frozenset({"meeting_invitation", "young_peoples_service"})
"""Kinds of letter about the transfer review meeting: to the family, and to the Young People's Service."""

UPPER_AGE = relativedelta(years=25)
"""From this age on nobody is a young person: Children and Families Act 2014 s.83(2)."""

SERVICE_FROM_YEAR = 9
"""The Young People's Service comes to meetings from this year group on: preparing for adult life."""


@dataclass(frozen=True, slots=True)
class Post:
    """The circumstances under which letters go out.

    Attributes:
        dated: Day printed on them.
        post_class: How they will be sent.
        abroad: To another country.
    """

    dated: date
    post_class: PostClass
    calendar: Calendar
    abroad: bool = False

    @property
    def arrives_on(self) -> date:
        """The day on which letters of this post are given or served."""
        return arrives_on(self.dated, self.post_class, self.calendar, abroad=self.abroad)


def post_to(envelope: Envelope, post: Post) -> Post:
    """How a letter of this post goes to one addressee: by e-mail to whoever asks for that, whatever the others get."""
    return _way(post, envelope.lines, by_email=envelope.by_email)


def post_of(letter: Letter, post: Post) -> Post:
    """How a finished letter of this post goes out."""
    return _way(post, letter.address, by_email=bool(letter.facts.get("by_email")))


def _way(post: Post, lines: Sequence[str], *, by_email: bool) -> Post:
    if by_email:
        return replace(post, post_class=PostClass.EMAIL)
    return replace(post, abroad=True) if is_abroad(lines) else post


def planned_start(case: Case) -> date | None:
    """The day a notice would print as the beginning: stated already, else in the latest schedule; None = none."""
    return case.stated_beginning or (case.promise.starts_on if case.promise else None)


def notice_in_time(begins_on: date, given_on: date) -> bool:
    """Whether notice given on that day leaves the two weeks the law asks for."""
    return given_on + NOTICE <= begins_on


def takes_notice(kind: str, timeline: Timeline) -> bool:
    """Whether a letter of this kind would give notice that has to be in time.

    The setting's copy may follow the family's notice at any time.
    """
    stages = BEFORE_IT_BEGINS if kind == "notice" else {Stage.NOT_STARTED}
    return kind in NOTICE_KINDS and timeline.stage in stages


def notice_post_by(case: Case, post: Post) -> date | None:
    """The last day on which a notice of the planned start can be posted; None = no start is planned."""
    start = planned_start(case)
    return latest_posting(start - NOTICE, post.post_class, post.calendar, abroad=post.abroad) if start else None


def unfit(kind: str, timeline: Timeline) -> str:
    """Why a letter of this kind cannot be written for the case today, one sentence; empty if it can."""
    case, stage = timeline.case, timeline.stage
    if case.left_reason == LeftReason.DECEASED:
        return "The child has died."
    if stage == Stage.LEFT:
        return "The case has left the caseload."
    if not timeline.in_scope:
        return "No transfer of the case is held here on this day."
    rule = _FITS.get(kind)
    return rule(timeline) if rule else ""


def due(kind: str, timeline: Timeline, post: Post) -> bool:
    """Whether a letter of this kind should go out now without anybody asking."""
    rule = _DUE.get(kind)
    return rule is not None and not unfit(kind, timeline) and rule(timeline, post)


def occasion(kind: str, case: Case) -> str:
    """What one letter of this kind answers to: another start or another meeting is another occasion."""
    if kind in NOTICE_KINDS:
        start = planned_start(case)
        return start.isoformat() if start else ""
    if kind == "postponed":
        turn = agreement(case, date.max)
        return f"{turn.on} {turn.conclude_by}" if turn else ""
    if kind in MEETING_KINDS:
        return " ".join(str(part) for part in (case.meeting_on, case.meeting_at, case.meeting_place))
    return ""


def already_written(
    kind: str, envelope: Envelope, case: Case, register: Iterable[Letter], dated: date
) -> Letter | None:
    """The letter in the register that says the same to the same people, if there is one.

    Args:
        register: Letters of this case.
        dated: Day of the new letter. A delay is written about again after a while, and late advice asked for again.
    """
    for letter in register:
        same_people = set(envelope.names) <= set(letter.facts.get("names", letter.addressee).split("\n"))
        same_people = same_people and letter.facts.get("agency", envelope.agency) == envelope.agency
        if letter.kind != kind or letter.state in _NOT_READ or not same_people:
            continue
        if kind in _WRITE_AGAIN and letter.dated <= dated - _WRITE_AGAIN[kind]:
            continue
        if kind in _OF_ADVICE and _of_an_earlier_request(letter, envelope.agency, case, dated):
            continue
        if letter.facts.get("occasion", "") == occasion(kind, case):
            return letter
    return None


_OF_ADVICE = frozenset({"advice_request", "advice_chaser"})


def _of_an_earlier_request(letter: Letter, agency: str, case: Case, dated: date) -> bool:
    """Whether it asked for advice that then came and did not suffice, so that it is to be asked for anew."""
    found = advice_rounds(here_by(case, dated)).get(agency)
    if found is None or (found.rounds < 2 and not found.insufficient):
        return False
    since = found.insufficient or found.asked
    return since is not None and letter.dated < since


_NOT_READ = frozenset({"withdrawn", "returned", "cleared"})
"""States of a letter that nobody has had."""


def late_obligation(timeline: Timeline) -> Obligation | None:
    """The earliest day of the law that has passed without what was due on it; None = nothing is late."""
    candidates = (*timeline.of(Kind.PLAN_ISSUED), *timeline.of(Kind.CONCLUDE_BY))
    late = [o for o in candidates if o.basis == Basis.STATUTE and o.state == State.OVERDUE]
    return min(late, key=lambda o: o.due, default=None)


def waiting(timeline: Timeline, kind: Kind) -> Obligation | None:
    """The obligation of this kind that is still to be met, late or not; None = there is none."""
    still = {State.ON_TRACK, State.AT_RISK, State.OVERDUE}
    return next((o for o in timeline.of(kind) if o.done is None and not o.about and o.state in still), None)


_WRITE_AGAIN = {"delay": WRITE_AGAIN, "advice_chaser": CHASE_AGAIN}


def _open(timeline: Timeline) -> str:
    return "" if timeline.stage.is_open else "The case is concluded."


def _notice_fits(timeline: Timeline) -> str:
    if timeline.case.document == Document.LDA:
        return "A learning difficulty assessment is not transferred by notice."
    if timeline.stage not in BEFORE_IT_BEGINS:
        return "Notice was given already."
    return "" if planned_start(timeline.case) else "No start is planned; make a schedule first."


def _meeting_fits(timeline: Timeline) -> str:
    if timeline.case.first(Step.MEETING_HELD, timeline.as_of):
        return "The meeting was held already."
    return _open(timeline)


def _service_fits(timeline: Timeline) -> str:
    on = timeline.case.meeting_on or timeline.as_of
    if ncy_on(timeline.case, on) < SERVICE_FROM_YEAR:
        return "The Young People's Service comes to meetings from Year 9 on."
    return _meeting_fits(timeline)


def _draft_fits(timeline: Timeline) -> str:
    if timeline.case.document != Document.LDA and timeline.notice_on is None:
        return "No notice of the assessment is recorded."
    return _open(timeline)


def _final_fits(timeline: Timeline) -> str:
    if timeline.stage.is_open and timeline.case.first(Step.DRAFT_SERVED, timeline.as_of) is None:
        return "No draft is recorded as served."
    return _open(timeline)


def _no_plan_fits(timeline: Timeline) -> str:
    if timeline.stage in {Stage.NOT_STARTED, Stage.NOTICE_GIVEN}:
        return "No assessment is recorded as begun."
    return _open(timeline)


def _delay_fits(timeline: Timeline) -> str:
    return _open(timeline) or ("" if late_obligation(timeline) else "Nothing that the law asks for is late.")


def _lda_fits(timeline: Timeline) -> str:
    if timeline.case.document != Document.LDA:
        return "Only a young person with a learning difficulty assessment is invited to ask."
    if timeline.case.date_of_birth + UPPER_AGE <= timeline.as_of:
        return "An EHC plan is for people under 25."
    asked = ("request_received", "lda_decided_to_assess")
    if any(timeline.case.first(step, timeline.as_of) for step in asked):
        return "An assessment was asked for already."
    return _open(timeline)


def _postponed_fits(timeline: Timeline) -> str:
    turn = agreement(timeline.case, timeline.as_of)
    if turn is None or turn.forward:
        return "No turn was put off by agreement."
    if timeline.stage != Stage.NOT_STARTED:
        return _open(timeline) or "Notice was given already."
    return ""


def _year6_fits(timeline: Timeline) -> str:
    asked = next(iter(timeline.of(Kind.CONSULT_YEAR6)), None)
    if asked is None:
        return "The law has this asked of children in Year 6 only, in some years, and of nobody who changes school."
    if asked.done:
        return "The family was asked already."
    if asked.state == State.OVERDUE:
        return "That school year is over."
    return "" if waiting(timeline, Kind.CONSULT_YEAR6) else "There is nothing left to ask."


def _moved_in_fits(timeline: Timeline) -> str:
    welcome = next(iter(timeline.of(Kind.MOVED_IN_LETTER)), None)
    if welcome is None:
        return "No move here with a statement is recorded."
    if welcome.done:
        return "The family was written to already."
    return _open(timeline)


def _postponed_due(timeline: Timeline, post: Post) -> bool:
    turn = agreement(timeline.case, post.dated)
    return turn is not None and turn.on > post.dated - SOON_AFTER and turn.conclude_by >= post.dated


def _at_once(_: Timeline, __: Post) -> bool:
    return True


def _notice_to_setting_due(timeline: Timeline, post: Post) -> bool:
    if timeline.stage == Stage.NOT_STARTED:
        return _notice_due(timeline, post)
    return to_professionals.went_out_here(timeline, Step.NOTICE_GIVEN)


def _notice_to_setting_fits(timeline: Timeline) -> str:
    unplanned = _notice_fits(timeline) if timeline.stage == Stage.NOT_STARTED else ""
    return unplanned or to_professionals.notice_fits(timeline)


def _notice_due(timeline: Timeline, post: Post) -> bool:
    if timeline.stage != Stage.NOT_STARTED:
        return False
    by = notice_post_by(timeline.case, post)
    return by is not None and by <= post.dated + NOTICE_AHEAD


def _meeting_due(timeline: Timeline, post: Post) -> bool:
    case = timeline.case
    begun = timeline.stage in {Stage.NOTICE_GIVEN, Stage.IN_ASSESSMENT}
    return begun and case.meeting_on is not None and case.meeting_on > post.dated


def _draft_due(timeline: Timeline, _: Post) -> bool:
    ready = (Step.ADVICE_COMPLETE, Step.MEETING_HELD)
    return timeline.stage == Stage.IN_ASSESSMENT and all(timeline.case.first(s, timeline.as_of) for s in ready)


def _delay_due(timeline: Timeline, post: Post) -> bool:
    told = timeline.case.last("delay_letter_sent", post.dated)
    return told is None or told.happened <= post.dated - WRITE_AGAIN


def _lda_due(timeline: Timeline, post: Post) -> bool:
    return timeline.case.first("lda_invited", post.dated) is None


_FITS: dict[str, Callable[[Timeline], str]] = {
    "notice": _notice_fits,
    "meeting_invitation": _meeting_fits,
    "young_peoples_service": _service_fits,
    "draft_plan": _draft_fits,
    "final_plan": _final_fits,
    "no_plan": _no_plan_fits,
    "delay": _delay_fits,
    "lda_invitation": _lda_fits,
    "postponed": _postponed_fits,
    "year6_consultation": _year6_fits,
    "moved_in": _moved_in_fits,
    **to_professionals.FITS,
    "notice_to_setting": _notice_to_setting_fits,
}

_DUE: dict[str, Callable[[Timeline, Post], bool]] = {
    "notice": _notice_due,
    "meeting_invitation": _meeting_due,
    "young_peoples_service": _meeting_due,
    "draft_plan": _draft_due,
    "delay": _delay_due,
    "lda_invitation": _lda_due,
    "postponed": _postponed_due,
    "year6_consultation": _at_once,
    "moved_in": _at_once,
    **to_professionals.DUE,
    "notice_to_setting": _notice_to_setting_due,
}
