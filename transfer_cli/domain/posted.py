"""What the posting of a batch makes true, and which of its envelopes must be pulled first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.advice_rounds import advice_rounds, here_by
from transfer_cli.domain.case import Case, LeftReason, Step
from transfer_cli.domain.changes import Changes, FieldChange, Letter, LetterState, NewEvent
from transfer_cli.domain.correspondence import (
    MEETING_KINDS,
    NOTICE,
    Post,
    notice_in_time,
    occasion,
    post_of,
    takes_notice,
    unfit,
)
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.envelopes import envelopes_of
from transfer_cli.domain.obligation import Kind, Stage, State, Timeline
from transfer_cli.domain.posting import PostClass
from transfer_cli.domain.recording import recorded_step
from transfer_cli.domain.returned import doubtful_addresses, mailboxes
from transfer_cli.domain.words import in_words


@dataclass(frozen=True, slots=True)
class Pull:
    """An envelope that may not go out any more.

    Attributes:
        why: One sentence.
    """

    letter: Letter
    why: str


def to_pull(
    letters: Iterable[Letter],
    timelines: Mapping[str, Timeline],
    post: Post,
    *,
    apart: Collection[str] = (),
    register: Iterable[Letter] = (),
) -> tuple[Pull, ...]:
    """The envelopes of a batch that must not be posted, judged on the day of posting.

    Args:
        timelines: By reference, on that day.
        apart: Kinds that go to professionals, wherever the family lives.
        register: Every letter made so far; one that came back leaves its address in doubt.
    """
    doubtful = doubtful_addresses(register, (timeline.case for timeline in timelines.values()), on=post.dated)

    def reason(letter: Letter) -> str:
        if why := _reason(letter, timelines[letter.reference], post_of(letter, post), apart=letter.kind in apart):
            return why
        doubt = doubtful.of(letter.reference, letter.address, mailboxes(letter))
        return doubt.why if doubt else ""

    found = ((letter, reason(letter)) for letter in letters)
    return tuple(Pull(letter, why) for letter, why in found if why)


def steps_taken(
    letters: Iterable[Letter], timelines: Mapping[str, Timeline], steps: Mapping[str, str | None], post: Post
) -> Changes:
    """What is recorded of each case once these letters are posted; a step is recorded once a case.

    Where some of a family are e-mailed and others have post, it is taken once the last of them has the letter. Notice
    that one of them was given before stays as it was.

    Args:
        steps: Step that a kind of letter records, `AGENCY` in it standing for whom the letter is to; None = none.
    """
    events: dict[tuple[str, str], NewEvent] = {}
    fields: dict[str, FieldChange] = {}
    for letter in sorted(letters, key=lambda one: post_of(one, post).arrives_on, reverse=True):
        step = _named(steps.get(letter.kind), letter)
        given = step == Step.NOTICE_GIVEN and timelines[letter.reference].stage == Stage.NOTICE_GIVEN
        if step is None or given or (letter.reference, step) in events:
            continue
        begins = date.fromisoformat(letter.facts["begins_on"]) if step == Step.NOTICE_GIVEN else None
        way = post_of(letter, post)
        changes = recorded_step(timelines[letter.reference].case, step, _happened(step, way), begins=begins)
        batch = {"batch": letter.batch, "class": way.post_class.value, "sent": way.dated.isoformat()}
        for event in changes.events:
            events[letter.reference, step] = replace(event, detail={**event.detail, **batch})
        fields |= {change.reference: change for change in changes.fields}
    return Changes(events=tuple(events.values()), fields=tuple(fields.values()))


def made_for_another_way(letters: Iterable[Letter], post: Post) -> tuple[Letter, ...]:
    """Letters that were drafted as e-mails and are said to have been posted, or printed and said to be e-mailed.

    Who asks for e-mail is e-mailed whatever is said of the others.
    """
    return tuple(
        letter
        for letter in letters
        if not letter.facts.get("by_email") and bool(mailboxes(letter)) != (post.post_class == PostClass.EMAIL)
    )


def not_had(
    pulled: Iterable[Letter], steps: Mapping[str, str | None], changes: Changes
) -> tuple[tuple[Letter, str], ...]:
    """Letters that were pulled, and the step that another envelope about the same case has taken all the same.

    Args:
        steps: As for `steps_taken`, of which `changes` are what came.
    """
    taken = {(event.reference, event.step) for event in changes.events}
    found = ((letter, _named(steps.get(letter.kind), letter)) for letter in pulled)
    return tuple((letter, step) for letter, step in found if step and (letter.reference, step) in taken)


def states_of(posted: Iterable[Letter], pulled: Iterable[Letter], post: Post) -> tuple[LetterState, ...]:
    """The letters' new states in the register."""
    return (
        *(LetterState(letter.id, "posted", post.dated, post_of(letter, post).post_class.value) for letter in posted),
        *(LetterState(letter.id, "withdrawn", post.dated) for letter in pulled),
    )


def _named(step: str | None, letter: Letter) -> str | None:
    return step.replace("AGENCY", letter.facts.get("agency", "")) if step else None


def _happened(step: str, post: Post) -> date:
    """A plan is issued on the day it is sent (SI 2014/2270 art 21(3)); everything else on the day it arrives."""
    return post.dated if step == Step.PLAN_ISSUED or step.startswith("plan_sent:") else post.arrives_on


def _reason(letter: Letter, timeline: Timeline, post: Post, *, apart: bool) -> str:
    case = timeline.case
    if reason := unfit(letter.kind, timeline):
        return reason
    if case.hold_letters:
        return f"Letters are held: {case.hold_letters}."
    if reason := _about_another(letter, case):
        return reason
    if takes_notice(letter.kind, timeline):
        begins = date.fromisoformat(letter.facts["begins_on"])
        if not notice_in_time(begins, post.arrives_on):
            given, by = show_day(post.arrives_on), show_day(begins - NOTICE)
            return f"It says that the review begins on {show_day(begins)}; it would be given on {given}, not by {by}."
        stated = timeline.case.stated_beginning
        if stated and stated != begins:
            return f"It says that the review begins on {show_day(begins)}; the record says {show_day(stated)}."
    if letter.kind in MEETING_KINDS and (reason := _other_meeting(letter, case, post)):
        return reason
    return _answered(letter, timeline) if apart else _elsewhere(letter, timeline, post.dated)


def never_again(letter: Letter, timeline: Timeline, day: date, *, apart: bool) -> str:
    """Why a letter of the register may not go out once more as it is, one sentence; empty if it may.

    The step that it took may be behind the case; whoever gets it must still be the right one.

    Args:
        apart: It goes to professionals, wherever the family lives.
    """
    case = timeline.case
    if letter.state == "withdrawn":
        return "It was pulled before it went, or undone."
    if case.left_reason == LeftReason.DECEASED:
        return "The child has died."
    if case.hold_letters:
        return f"Letters are held: {case.hold_letters}."
    return _about_another(letter, case) or ("" if apart else _elsewhere(letter, timeline, day))


def _about_another(letter: Letter, case: Case) -> str:
    """Why a letter does not say who the child is as the record does today; empty if it does."""
    said = {"name": case.name, "date_of_birth": case.date_of_birth.isoformat()}
    changed = [name for name, value in said.items() if letter.facts.get(name, value) != value]
    return f"The child's {in_words(changed[0])} is another in the record now." if changed else ""


def _elsewhere(letter: Letter, timeline: Timeline, day: date) -> str:
    notice_given = timeline.stage != Stage.NOT_STARTED
    envelopes = envelopes_of(timeline.case, day, notice_given=notice_given, rights=timeline.rights)
    to = "\n".join(mailboxes(letter))
    now = {(e.addressee, e.lines, "\n".join(e.emails) if to else "") for e in envelopes}
    same = (letter.addressee, letter.address, to) in now
    return "" if same else "It would go to somebody else, or to another address, today."


def _answered(letter: Letter, timeline: Timeline) -> str:
    """Why a letter to a professional is of no use any more; empty if it is."""
    agency = letter.facts.get("agency", "")
    asked_for = advice_rounds(here_by(timeline.case, timeline.as_of)).get(agency)
    if letter.kind == "advice_request" and asked_for and asked_for.received and not asked_for.insufficient:
        return "The advice has come in."
    late = (o.about for o in timeline.of(Kind.ADVICE) if o.state == State.OVERDUE)
    return "The advice is not late any more." if letter.kind == "advice_chaser" and agency not in late else ""


def _other_meeting(letter: Letter, case: Case, post: Post) -> str:
    """Why an invitation may not go out any more; empty if it may."""
    if letter.facts.get("occasion") != occasion(letter.kind, case):
        return "The meeting it invites to is arranged otherwise now."
    if case.meeting_on and case.meeting_on <= post.arrives_on:
        return f"It would arrive on {show_day(post.arrives_on)}; the meeting is on {show_day(case.meeting_on)}."
    return ""
