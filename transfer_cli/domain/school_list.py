"""A school's own list: its children whose transfer is open, and what is due from the school by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from transfer_cli.domain.case import Case, Step
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.directory import Directory, folded
from transfer_cli.domain.meetings import meetings_wanted
from transfer_cli.domain.obligation import Kind, Obligation, State, Timeline
from transfer_cli.domain.professionals import school_word
from transfer_cli.domain.standing import WITHOUT_SETTING
from transfer_cli.domain.words import as_code

AHEAD = timedelta(weeks=8)
"""An annual review is listed this long before its last day."""

_OVER = frozenset({State.NOT_APPLICABLE, State.EXCEPTED})


@dataclass(frozen=True, slots=True)
class School:
    """A setting and its children.

    Attributes:
        urn: None = not known.
        members: Everybody in scope there, whatever the stage; LDAs among them.
    """

    name: str
    urn: str | None
    members: tuple[Timeline, ...]

    @property
    def children(self) -> tuple[Timeline, ...]:
        """Those whose transfer is open, by surname and forename."""
        return tuple(sorted((timeline for timeline in self.members if timeline.is_open), key=_by_name))


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing due from the school for one child.

    Attributes:
        by: Last day; may have passed.
    """

    case: Case
    by: date
    what: str


def schools(timelines: Iterable[Timeline], directory: Directory, as_of: date) -> dict[str, School]:
    """Every setting that a child of the caseload is in or the directory names, by key: its URN, or its name.

    Two spellings with one URN are one setting, and so is a name without one that the directory knows. Whoever is
    educated at home or has no setting is in none.
    """
    found: dict[str, list[Timeline]] = {setting.key: [] for setting in directory}
    named: dict[str, tuple[str, str | None]] = {s.key: (s.name, s.urn) for s in directory}
    for timeline in timelines:
        case = timeline.case
        if not timeline.in_scope or case.setting_type in WITHOUT_SETTING:
            continue
        known = directory.find(case.setting_urn, case.setting_name, as_of)
        key = known.key if known else folded(case.setting_urn or case.setting_name)
        named.setdefault(key, (case.setting_name.strip(), case.setting_urn))
        found.setdefault(key, []).append(timeline)
    return {key: School(*named[key], tuple(members)) for key, members in found.items()}


def _by_name(timeline: Timeline) -> tuple[str, str, str]:
    case = timeline.case
    return case.surname.casefold(), case.forename.casefold(), case.reference


def meant(found: Mapping[str, School], wanted: str) -> tuple[School, ...]:
    """The settings that a URN, a name or a part of a name can mean; a whole URN or name means that one alone."""
    plain = folded(wanted)
    whole = [school for key, school in found.items() if plain in {key, folded(school.name)}]
    return tuple(whole or (school for school in found.values() if plain and plain in folded(school.name)))


def due_from(children: Sequence[Timeline]) -> tuple[Wanted, ...]:
    """What is due from the school for these children, earliest first.

    A day for the meeting and the meeting itself; advice asked of the school; its answer about a place; the annual
    review of a statement whose transfer has not begun, and the report of one that was held.
    """
    meetings = {m.case.reference: m.settle_by for ms in meetings_wanted(children).values() for m in ms}
    wanted = [one for timeline in children for one in _due(timeline, meetings.get(timeline.case.reference))]
    return tuple(sorted(wanted, key=lambda one: (one.by, one.case.surname.casefold(), one.case.reference, one.what)))


def _due(timeline: Timeline, settle_by: date | None) -> Iterator[Wanted]:
    case = timeline.case
    if settle_by:
        yield Wanted(case, settle_by, "Agree the day of the transfer review meeting")
    if case.meeting_on and not case.first(Step.MEETING_HELD, timeline.as_of):
        passed = case.meeting_on < timeline.as_of
        what = f"Say whether the meeting of {show_day(case.meeting_on)} was held" if passed else "Hold the meeting"
        yield Wanted(case, case.meeting_on, what)
    own = {school_word(case.setting_type), "setting", as_code(case.setting_name)}
    for obligation in timeline.obligations:
        what = _asked(obligation, own, timeline.as_of)
        if what and obligation.done is None and obligation.state not in _OVER:
            yield Wanted(case, obligation.due, what)


def _asked(obligation: Obligation, own: set[str], as_of: date) -> str:
    """What the obligation asks of the child's own school; empty = nothing, or not yet."""
    match obligation.kind:
        case Kind.ADVICE if as_code(obligation.about) in own:
            return "Send the advice that was asked for"
        case Kind.PLACEMENT_REPLY if as_code(obligation.about) in own:
            return "Answer the consultation about the place"
        case Kind.ANNUAL_REVIEW if obligation.about == "report":
            return "Send the report of the annual review"
        case Kind.ANNUAL_REVIEW if not obligation.about and obligation.due <= as_of + AHEAD:
            return "Hold the annual review of the statement"
        case _:
            return ""


def review_begins(timeline: Timeline) -> date | None:
    """The day the review began or will begin, as noticed, or else as scheduled; None = nobody has said."""
    if timeline.begins_on:
        return timeline.begins_on
    return timeline.case.promise.starts_on if timeline.case.promise else None
