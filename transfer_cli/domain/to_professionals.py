"""When letters to professionals fit a case, and when they are due: advice, consultations and copies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from transfer_cli.domain.case import Step
from transfer_cli.domain.obligation import Kind, Stage, State, Timeline
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.standing import WITHOUT_SETTING

if TYPE_CHECKING:
    from transfer_cli.domain.correspondence import Post

ADVICE_TIME = timedelta(weeks=ENGLAND.advice_weeks)
"""Time to give advice. An assessment that began longer ago is not asked about by itself: somebody has to look."""


def went_out_here(timeline: Timeline, step: Step) -> bool:
    """Whether the family was sent that letter from here: copies of what came by import went with it."""
    event = timeline.case.last(step, timeline.as_of)
    return event is not None and "batch" in event.detail


def notice_fits(timeline: Timeline) -> str:
    """Why the setting cannot be given notice, as far as it differs from the family; empty if it can."""
    if timeline.case.first("notice_sent:setting", timeline.as_of):
        return "The setting was given notice already."
    if timeline.stage not in {Stage.NOT_STARTED, Stage.NOTICE_GIVEN}:
        return _open(timeline) or "The assessment has begun."
    return _at_a_setting(timeline)


def _open(timeline: Timeline) -> str:
    return "" if timeline.stage.is_open else "The case is concluded."


def _at_a_setting(timeline: Timeline) -> str:
    return "The child is at no setting." if timeline.case.setting_type in WITHOUT_SETTING else ""


def _advice_fits(timeline: Timeline) -> str:
    if timeline.stage in {Stage.NOT_STARTED, Stage.NOTICE_GIVEN}:
        return "The assessment has not begun."
    if timeline.case.first(Step.ADVICE_COMPLETE, timeline.as_of):
        return "All advice is in."
    return _open(timeline) or ("A draft was served already." if timeline.stage == Stage.DRAFT else "")


def _chaser_fits(timeline: Timeline) -> str:
    late = any(o.state == State.OVERDUE for o in timeline.of(Kind.ADVICE))
    return _open(timeline) or ("" if late else "No advice is late.")


def _consultation_fits(timeline: Timeline) -> str:
    return _open(timeline) or ("" if timeline.stage == Stage.DRAFT else "No draft is recorded as served.")


def _plan_copy_fits(timeline: Timeline, whom: str) -> str:
    if timeline.case.first(f"plan_sent:{whom}", timeline.as_of):
        return f"The {whom.replace('_', ' ')} was sent the plan already."
    served = timeline.case.first(Step.DRAFT_SERVED, timeline.as_of)
    if timeline.stage == Stage.NO_PLAN or not (served or timeline.case.first(Step.PLAN_ISSUED, timeline.as_of)):
        return "No draft is recorded as served."
    return _at_a_setting(timeline) if whom == "setting" else ""


def _no_plan_copy_fits(timeline: Timeline) -> str:
    begun = {Stage.IN_ASSESSMENT, Stage.DRAFT, Stage.NO_PLAN}
    return "" if timeline.stage in begun else "No assessment that could end without a plan is recorded."


def _advice_due(timeline: Timeline, post: Post) -> bool:
    return timeline.begins_on is not None and timeline.begins_on > post.dated - ADVICE_TIME


def _chaser_due(_: Timeline, __: Post) -> bool:
    return True


def _plan_copy_due(timeline: Timeline, _: Post) -> bool:
    return went_out_here(timeline, Step.PLAN_ISSUED)


def _no_plan_copy_due(timeline: Timeline, _: Post) -> bool:
    return went_out_here(timeline, Step.NO_PLAN_NOTIFIED)


FITS: dict[str, Callable[[Timeline], str]] = {
    "advice_request": _advice_fits,
    "advice_chaser": _chaser_fits,
    "placement_consultation": _consultation_fits,
    "copy_to_setting": lambda timeline: _plan_copy_fits(timeline, "setting"),
    "copy_to_commissioning_body": lambda timeline: _plan_copy_fits(timeline, "commissioning_body"),
    "no_plan_to_setting": lambda timeline: _no_plan_copy_fits(timeline) or _at_a_setting(timeline),
    "no_plan_to_commissioning_body": _no_plan_copy_fits,
}
"""Why a letter of a kind cannot be written for a case, one sentence; empty if it can."""

DUE: dict[str, Callable[[Timeline, Post], bool]] = {
    "advice_request": _advice_due,
    "advice_chaser": _chaser_due,
    "copy_to_setting": _plan_copy_due,
    "copy_to_commissioning_body": _plan_copy_due,
    "no_plan_to_setting": _no_plan_copy_due,
    "no_plan_to_commissioning_body": _no_plan_copy_due,
}
"""Whether a letter of a kind that fits should go out without anybody asking."""
