"""Timelines made by hand, so that a test of what follows from them needs no law."""

from __future__ import annotations

from typing import Any

from tests.builders import a_case, day
from transfer_cli.domain.case import Promise
from transfer_cli.domain.obligation import Addressee, Basis, Kind, Obligation, Role, Stage, State, Timeline

AS_OF = day("Mon 3 Oct 2016")


def due(kind: Kind, on: str, **changes: Any) -> Obligation:
    """An obligation by statute, still to be met in time."""
    values: dict[str, Any] = {
        "done": None, "state": State.ON_TRACK, "days_late": 0, "basis": Basis.STATUTE, "rule": "order-21-3",
        "source": "SI 2014/2270",
    }  # fmt: skip
    return Obligation(kind=kind, due=day(on), **(values | changes))


def a_timeline(**changes: Any) -> Timeline:
    """A child not yet started, with nothing due; fields of the case beside those of the timeline."""
    fields = {name for name in changes if name not in Timeline.__slots__}
    case = a_case(**{name: changes.pop(name) for name in fields})
    values: dict[str, Any] = {
        "case": case, "as_of": AS_OF, "in_scope": True, "stage": Stage.NOT_STARTED, "ncy": 5,
        "addressee": Addressee(Role.PARENT, None, ("Ms Alix Example",)), "notice_on": None, "begins_on": None,
        "begins_assumed": False, "concluded_on": None, "obligations": (), "overdue": False, "at_risk": False,
    }  # fmt: skip
    return Timeline(**(values | changes))


def a_promise(starts_on: str, *, promised_on: str = "Mon 5 Sep 2016", schedule_id: int = 1) -> Promise:
    """A start on the first day of its week."""
    start = day(starts_on)
    return Promise(start, start, None, day(promised_on), schedule_id)
