"""Which transfer review meetings still have no date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from transfer_cli.domain.actions import INVITATION_AHEAD, meet_by, plan_due
from transfer_cli.domain.case import Case, Step
from transfer_cli.domain.obligation import Stage, Timeline

AHEAD = timedelta(weeks=8)
"""A school is asked for dates for the reviews that begin this soon."""


@dataclass(frozen=True, slots=True)
class MeetingWanted:
    """A meeting without a date.

    Attributes:
        ncy: National Curriculum year followed.
        begins_on: Day the assessment began or will begin.
        meet_by: Day by which it is best held.
    """

    case: Case
    ncy: int
    begins_on: date
    meet_by: date

    @property
    def settle_by(self) -> date:
        """Two weeks before the meeting is best held."""
        return self.meet_by - INVITATION_AHEAD

    def as_document(self) -> dict[str, object]:
        """The meeting as JSON."""
        return {
            "reference": self.case.reference,
            "name": self.case.name,
            "officer": self.case.officer,
            "ncy": self.ncy,
            "begins_on": self.begins_on.isoformat(),
            "settle_by": self.settle_by.isoformat(),
            "meet_by": self.meet_by.isoformat(),
        }


def meetings_wanted(timelines: Iterable[Timeline]) -> dict[str, tuple[MeetingWanted, ...]]:
    """Meetings still without a date, by setting.

    A review is on the list from eight weeks before its scheduled start, or from its notice, until a meeting is
    arranged or held or the draft is served.

    Returns:
        Settings by name, in alphabetical order; the most pressing meeting first. Two spellings with one URN are one.
    """
    found: dict[str, list[MeetingWanted]] = {}
    for timeline in timelines:
        begins_on = _begins_on(timeline)
        if begins_on is None:
            continue
        due = plan_due(timeline)
        by = meet_by(begins_on, due.due if due else None)
        case = timeline.case
        key = case.setting_urn or case.setting_name.strip().casefold()
        found.setdefault(key, []).append(MeetingWanted(case, timeline.ncy, begins_on, by))
    lists = (tuple(sorted(wanted, key=lambda w: (w.meet_by, w.case.reference))) for wanted in found.values())
    return _by_name(lists)


def _by_name(lists: Iterable[tuple[MeetingWanted, ...]]) -> dict[str, tuple[MeetingWanted, ...]]:
    named: dict[str, tuple[MeetingWanted, ...]] = {}
    for wanted in sorted(lists, key=lambda w: (w[0].case.setting_name.strip().casefold(), w[0].case.setting_urn or "")):
        name = wanted[0].case.setting_name.strip()
        if name in named:
            name = f"{name} ({wanted[0].case.setting_urn})"
        named[name] = wanted
    return named


def _begins_on(timeline: Timeline) -> date | None:
    """Day the assessment began or is to begin, if a meeting is wanted for it."""
    case, as_of = timeline.case, timeline.as_of
    if not timeline.is_open or case.meeting_on or case.first(Step.MEETING_HELD, as_of):
        return None
    if timeline.stage in {Stage.NOTICE_GIVEN, Stage.IN_ASSESSMENT}:
        return timeline.begins_on or as_of
    planned = case.promise.starts_on if case.promise else None
    soon = timeline.stage == Stage.NOT_STARTED and planned and planned <= as_of + AHEAD
    return planned if soon else None
