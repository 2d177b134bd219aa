"""Which letters are to be made now: one order for each envelope, or the reason why it is held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Case, Step
from transfer_cli.domain.changes import Letter
from transfer_cli.domain.correspondence import (
    MEETING_KINDS,
    NOTICE,
    NOTICE_KINDS,
    Post,
    already_written,
    due,
    notice_in_time,
    notice_post_by,
    planned_start,
    post_to,
    takes_notice,
    unfit,
)
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.email_address import is_email_address
from transfer_cli.domain.envelopes import Envelope, envelopes_of, home_is_hidden
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.postal_address import no_fixed_abode
from transfer_cli.domain.posting import PostClass
from transfer_cli.domain.professionals import Receives, Routes, Unreached, kept_by, professionals
from transfer_cli.domain.returned import DoubtfulAddresses, doubtful_addresses
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.settings import Settings

Wanted = tuple[str, Timeline]
"""Kind of letter and the case it is wanted for."""


@dataclass(frozen=True, slots=True)
class Order:
    """One letter to be made.

    Attributes:
        post_by: Last day on which it can be posted and still be in time; None = no such day.
    """

    kind: str
    timeline: Timeline
    envelope: Envelope
    post_by: date | None = None

    @property
    def case(self) -> Case:
        """The case it is about."""
        return self.timeline.case


@dataclass(frozen=True, slots=True)
class Held:
    """One letter that is wanted and must not be made.

    Attributes:
        addressee: Whom it would be to; empty when that is what cannot be said.
        id: Stable id that `transfer explain` expands.
        why: One sentence.
    """

    reference: str
    kind: str
    addressee: str
    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Orders:
    """What came of the letters that were wanted.

    Attributes:
        repeats: Letters in the register that say the same to the same people already.
    """

    orders: tuple[Order, ...]
    held: tuple[Held, ...]
    repeats: tuple[Letter, ...]


def wanted_by_date(kinds: Iterable[str], timelines: Iterable[Timeline], post: Post) -> tuple[Wanted, ...]:
    """The letters of these kinds that are due, by reference."""
    names = tuple(kinds)
    return tuple((kind, timeline) for timeline in timelines for kind in names if due(kind, timeline, post))


def place_orders(
    wanted: Iterable[Wanted],
    register: Iterable[Letter],
    settings: Settings,
    post: Post,
    *,
    routes: Routes | None = None,
    again: bool = False,
    by_date: bool = False,
    cases: Iterable[Case] = (),
) -> Orders:
    """Turn wanted letters into orders, envelope by envelope.

    Args:
        register: Every letter made so far. What it has already is not ordered twice.
        routes: Which kinds go to professionals; None = none, all go to whoever holds the rights.
        again: Order it nevertheless.
        by_date: Nobody asked for them. Then what leaves nobody to write to, and what goes to professionals of whom
            the authority names none, is left out in silence.
        cases: Those whose history says why letters came back, beside the cases wanted.
    """
    ways = routes or Routes()
    wanted, register = tuple(wanted), tuple(register)
    written: defaultdict[str, list[Letter]] = defaultdict(list)
    for letter in register:
        written[letter.reference].append(letter)
    doubtful = doubtful_addresses(register, (*cases, *(timeline.case for _, timeline in wanted)), on=post.dated)
    orders: list[Order] = []
    held: list[Held] = []
    repeats: list[Letter] = []
    for kind, timeline in wanted:
        case, receives = timeline.case, ways.of(kind)
        if by_date and not kept_by(receives, settings, ways.directory):
            continue
        found, unreached = _receivers(kind, timeline, settings, post, ways)
        earlier = {e: already_written(kind, e, case, written[case.reference], post.dated) for e in found}
        fresh = [e for e in found if again or earlier[e] is None]
        repeats += [letter for e, letter in earlier.items() if letter and e not in fresh]
        if (found and not fresh and not unreached) or (by_date and not found and not unreached and _apart(receives)):
            continue
        posts = {post_to(e, post) for e in fresh} or {post}
        stopped = {way: _stopped(kind, timeline, way) for way in posts}
        reason = next(iter(stopped.values())) if len(set(stopped.values())) == 1 else None
        if reason := reason or (None if found or unreached else _nobody(timeline, receives)):
            held.append(Held(case.reference, kind, "", *reason))
            continue
        held += [Held(case.reference, kind, one.whom, one.id, one.why) for one in unreached]
        for envelope in fresh:
            way = post_to(envelope, post)
            why_not = stopped[way] or _nowhere_to_send(envelope, case, way) or _doubted(envelope, case, way, doubtful)
            if why_not:
                held.append(Held(case.reference, kind, envelope.addressee, *why_not))
            else:
                by = notice_post_by(case, way) if kind in NOTICE_KINDS else None
                orders.append(Order(kind, timeline, envelope, by))
    return Orders(tuple(orders), tuple(held), tuple(repeats))


def _doubted(envelope: Envelope, case: Case, way: Post, doubtful: DoubtfulAddresses) -> tuple[str, str] | None:
    """Id and reason when a letter came back from where this one would go."""
    emails = envelope.emails if way.post_class == PostClass.EMAIL else ()
    doubt = doubtful.of(case.reference, envelope.lines, emails)
    return ("LET043", doubt.why) if doubt else None


def _nowhere_to_send(envelope: Envelope, case: Case, way: Post) -> tuple[str, str] | None:
    """Id and reason when there is no address of the kind that is asked for."""
    if way.post_class != PostClass.EMAIL:
        if way.post_class != PostClass.HAND and no_fixed_abode(envelope.lines):
            return "LET003", "Nobody can be written to at no fixed abode: hand it over (--class hand), or e-mail it."
        return None if envelope.address else ("LET003", _no_address(case))
    if wrong := next((email for email in envelope.emails if not is_email_address(email)), None):
        return "LET060", f'The record has "{wrong}", which is not one e-mail address.'
    if not envelope.emails and envelope.by_email:
        return "LET060", "The record asks for e-mail and has no e-mail address."
    if envelope.without_email or not envelope.emails:
        return "LET060", "No e-mail address is known to send it to: make it with another --class."
    return None


def notes_on(order: Order, post: Post) -> tuple[tuple[str, str, str], ...]:
    """Id, why and fix of what a person should know of a letter that may go out nevertheless."""
    served = order.case.last(Step.DRAFT_SERVED, post.dated)
    answered = order.case.last("draft_answered", post.dated)
    if order.kind != "final_plan" or served is None or (answered and answered.happened >= served.happened):
        return ()
    last_day = served.happened + (ENGLAND.answer_days - 1) * DAY
    if post.dated > last_day:
        return ()
    why = f"The family may answer the draft until {show_day(last_day)}, and no answer is recorded."
    return (("LET016", why, "Wait for the answer, or record it: draft_answered."),)


def _receivers(
    kind: str, timeline: Timeline, settings: Settings, post: Post, routes: Routes
) -> tuple[Sequence[Envelope], Sequence[Unreached]]:
    """Whom the letter can go to, and who should have it and cannot be reached."""
    if not _apart(routes.of(kind)):
        return _rights_holders(timeline, post), ()
    everybody = tuple(professionals(kind, timeline, settings, post, routes))
    return [e for e in everybody if isinstance(e, Envelope)], [e for e in everybody if isinstance(e, Unreached)]


def _apart(receives: Receives) -> bool:
    """Whether such letters go to professionals."""
    return receives != Receives.RIGHTS_HOLDER


def _rights_holders(timeline: Timeline, post: Post) -> tuple[Envelope, ...]:
    notice_given = timeline.stage != Stage.NOT_STARTED
    return envelopes_of(timeline.case, post.dated, notice_given=notice_given, rights=timeline.rights)


def _no_address(case: Case) -> str:
    if not case.home_address:
        return "No address is known."
    if home_is_hidden(case):
        return "No address of their own is known, and the child's home is somebody else's confidential address."
    return "No address of their own is known, and the child's home is none of theirs."


def _nobody(timeline: Timeline, receives: Receives) -> tuple[str, str]:
    if _apart(receives):
        return "LET008", "There is nobody left to write to: everybody was asked already."
    role = timeline.addressee.role.value.replace("_", " ")
    return "LET002", f"Nobody who may be written to as {role} is in the record."


def _stopped(kind: str, timeline: Timeline, post: Post) -> tuple[str, str] | None:
    """Id and reason when no letter of this kind may go out for the case, whoever it is to."""
    case = timeline.case
    if reason := unfit(kind, timeline):
        return "LET008", reason
    if case.hold_letters:
        return "LET001", f"Letters are held: {case.hold_letters}."
    if takes_notice(kind, timeline):
        return _too_short(case, post)
    if kind in MEETING_KINDS:
        return _not_arranged(case) or _too_late(case, post)
    return None


def _too_short(case: Case, post: Post) -> tuple[str, str] | None:
    start = planned_start(case)
    if start is None or notice_in_time(start, post.arrives_on):
        return None
    given = show_day(post.arrives_on)
    by = show_day(start - NOTICE)
    in_time = notice_in_time(start, post.dated)
    put = "Hand it over or e-mail it by then (--class hand), or put" if in_time else "Put"
    why = f"The review is to begin on {show_day(start)}; notice would be given on {given}, not by {by}."
    return "LET005", f"{why} {put} the start off (transfer schedule)."


def _not_arranged(case: Case) -> tuple[str, str] | None:
    parts = {
        "date": case.meeting_on,
        "time": case.meeting_at,
        "place": case.meeting_place,
        "officer": case.meeting_officer,
    }
    absent = [name for name, value in parts.items() if not value]
    return ("LET006", f"The meeting has no {' and no '.join(absent)} yet.") if absent else None


def _too_late(case: Case, post: Post) -> tuple[str, str] | None:
    if case.meeting_on is None or case.meeting_on > post.arrives_on:
        return None
    return "LET020", f"It would arrive on {show_day(post.arrives_on)}; the meeting is on {show_day(case.meeting_on)}."
