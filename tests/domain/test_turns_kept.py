"""What published versions of the local plan promised, against what came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import day
from tests.domain.worked import SETTINGS, a_child, cases
from transfer_cli.domain.case import Case, Event, LeftReason
from transfer_cli.domain.spans import spans
from transfer_cli.domain.timeline import timeline
from transfer_cli.domain.turns_kept import TurnKept, turns_kept

FIRST = Event("plan_promised", day("Mon 5 Jan 2015"), id=90, note="version 1; to 2016-05-30; group Year 3")
SECOND = Event("plan_promised", day("Mon 5 Oct 2015"), id=91, note="version 2; to 2016-09-30; group Year 3")
AGREED = Event("postponed", day("Mon 1 Feb 2016"), id=92, note="to 2017-01-13; agreed 2016-02-01 by parent")
STEPS = {"": (), "v1": (FIRST,), "v1 v2": (FIRST, SECOND), "v1 agreed": (FIRST, AGREED), "agreed": (AGREED,),
         "v1 v2 agreed": (FIRST, SECOND, AGREED)}  # fmt: skip
IN_TIME, SOON, LATE, VERY_LATE = (
    "On the promised day or before", "Up to 4 weeks after it", "4 to 12 weeks after it", "Over 12 weeks after it"
)  # fmt: skip
PASSED, AHEAD = "Still open, and the day has passed", "Still open, and the day lies ahead"


def kept(case: Case, as_of: str = "Sun 1 Apr 2018") -> tuple[TurnKept, ...]:
    return turns_kept(spans([timeline(case, SETTINGS, day(as_of))]), day(as_of))


def promised(turns: str, steps: str = "") -> Case:
    case = a_child(steps)
    return replace(case, events=tuple(sorted((*case.events, *STEPS[turns]), key=lambda event: event.happened)))


@pytest.mark.parametrize(
    ("turns", "steps", "as_of", "first", "latest", "moved"),
    cases(f"""
        what was promised            | turns        | steps            | as of       | against the first | the last | moved
        concluded on its day         | v1           | plan 30 May 2016 | 1 Apr 2018  | {IN_TIME}   | {IN_TIME} | no
        a day late                   | v1           | plan 31 May 2016 | 1 Apr 2018  | {SOON}      | {SOON}    | no
        kept by the later version    | v1 v2        | plan 30 Sep 2016 | 1 Apr 2018  | {VERY_LATE} | {IN_TIME} | yes
        the later version came later | v1 v2        | plan 30 Jun 2016 | 1 Apr 2018  | {LATE}      | {IN_TIME} | yes
        not kept by either           | v1 v2        | plan 3 Oct 2016  | 1 Apr 2018  | {VERY_LATE} | {SOON}    | yes
        kept as agreed               | v1 agreed    | plan 13 Jan 2017 | 1 Apr 2018  | {VERY_LATE} | {IN_TIME} | yes
        what is agreed comes first   | v1 v2 agreed | plan 13 Jan 2017 | 1 Apr 2018  | {VERY_LATE} | {IN_TIME} | yes
        open between the two days    | v1 v2        |                  | 1 Jul 2016  | {PASSED}    | {AHEAD}   | yes
        not yet moved that day       | v1 v2        |                  | 1 Jun 2015  | {AHEAD}     | {AHEAD}   | no
    """),  # noqa: E501 - one case a line
)
def test_a_turn_against_what_came(turns: str, steps: str, as_of: str, first: str, latest: str, moved: str) -> None:
    (found,) = kept(promised(turns, steps), as_of)
    assert (found.against_first, found.against_latest, found.is_moved) == (first, latest, moved == "yes")


@pytest.mark.parametrize("turns", ["", "agreed"])
def test_who_was_promised_nothing_by_a_published_plan_is_not_counted(turns: str) -> None:
    assert kept(promised(turns)) == ()


def test_nor_who_left() -> None:
    gone = replace(promised("v1"), left_on=day("Mon 2 May 2016"), left_reason=LeftReason.MOVED_OUT)
    assert kept(gone) == ()


def test_whether_a_family_agreed_is_told() -> None:
    assert [found.is_agreed for turns in ("v1", "v1 v2", "v1 agreed") for found in kept(promised(turns))] == [
        False, False, True,
    ]  # fmt: skip
