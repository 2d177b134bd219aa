"""Moving one family's turn: what is refused, what is only told, and what is written."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_case, day
from tests.domain.made import a_promise
from tests.domain.worked import happened
from transfer_cli.domain.case import Case, Document, Event, PhaseMove, SettingType
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.local_plan import windows_of
from transfer_cli.domain.postponing import MovedTurn, moved_turn
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.settings import PlanGroup, Settings
from transfer_cli.domain.timeline import timeline
from transfer_cli.domain.turns import Agreement
from transfer_cli.errors import Refused

AS_OF = day("Mon 5 Sep 2016")
PLAN = (PlanGroup("2016/17", 2016, year_groups=(4,), conclude_by=day("21 Jul 2017")),)


def a_child(**changes: Any) -> Case:
    """In Year 4 in 2016/17, staying where it is."""
    return a_case(**({"date_of_birth": day("4 May 2008"), "phase_move": PhaseMove.NONE} | changes))


def moved(to: str, case: Case | None = None, plan: tuple[PlanGroup, ...] = PLAN, **changes: Any) -> MovedTurn:
    settings = Settings("Testshire", plan=plan)
    wanted = Agreement(on=AS_OF, conclude_by=day(to), **({"agreed_on": AS_OF} | changes))
    return moved_turn(timeline(case or a_child(), settings, AS_OF), windows_of(settings, AS_OF, ENGLAND), wanted)


def told(found: MovedTurn) -> list[str]:
    return [problem.why for problem in found.problems]


@pytest.mark.parametrize(
    ("to", "step", "words"),
    [
        ("8 Dec 2017", "postponed", "postponed from 21 Jul 2017 to 8 Dec 2017"),
        ("31 Mar 2017", "brought_forward", "brought forward from 21 Jul 2017 to 31 Mar 2017"),
        ("31 Mar 2018", "postponed", "postponed from 21 Jul 2017 to 31 Mar 2018"),
    ],
)
def test_later_is_put_off_and_sooner_brought_forward(to: str, step: str, words: str) -> None:
    found = moved(to, agreed_by="parent", reason="in hospital until June", start_from=day("5 Sep 2016"))
    (event,) = found.changes.events
    assert (event.step, event.happened) == (step, AS_OF)
    assert event.note == (
        f"to {day(to).isoformat()}; from 2016-09-05; agreed 2016-09-05 by parent; because in hospital until June"
    )
    assert found.words == words
    assert told(found) == []


def test_a_child_whom_no_group_catches_may_agree_on_a_turn_as_well() -> None:
    found = moved("8 Dec 2017", plan=())
    assert found.words == "postponed to 8 Dec 2017"
    assert found.before is None


def test_the_same_agreement_again_writes_nothing() -> None:
    first = moved("8 Dec 2017", reason="in hospital")
    (event,) = first.changes.events
    case = a_child(events=(Event(event.step, AS_OF, note=event.note),))
    assert not moved("8 Dec 2017", case, reason="in hospital").changes
    assert moved("8 Dec 2017", case, reason="still in hospital").changes


@pytest.mark.parametrize(
    ("to", "facts", "id_", "words"),
    [
        pytest.param(
            "1 Apr 2018", {}, "RULE043", "1 Apr 2018 is 1 day after 31 Mar 2018", id="after the law's last day",
        ),
        pytest.param(
            "15 Feb 2017",
            {"date_of_birth": day("4 May 2006"), "phase_move": PhaseMove.PRIMARY_TO_SECONDARY,
             "phase_move_on": day("1 Sep 2017")},
            "RULE043", "(Phase move in 2017, rule order-14-3-b)", id="after a phase deadline",
        ),
        pytest.param(
            "8 Dec 2017", {"events": happened("notice 5 Sep 2016")}, "RULE042", "has begun (notice given)",
            id="after notice",
        ),
        pytest.param(
            "8 Dec 2017", {"events": happened("notice 1 Feb 2016, plan 4 Jul 2016")}, "RULE044", "is transferred",
            id="after the plan",
        ),
        pytest.param("8 Dec 2017", {"left_on": AS_OF}, "RULE044", "is left", id="after it left"),
    ],
)  # fmt: skip
def test_what_is_refused(to: str, facts: dict[str, Any], id_: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        moved(to, a_child(**facts))
    assert refused.value.id == id_
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"start_from": day("9 Dec 2017")}, "The first day, 9 Dec 2017, lies after the last, 8 Dec 2017."),
        ({"agreed_on": day("6 Sep 2016")}, "The agreement of 6 Sep 2016 lies after 5 Sep 2016, when it counts."),
    ],
)
def test_days_that_do_not_fit_are_refused(wanted: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match="RULE045") as refused:
        moved("8 Dec 2017", **wanted)
    assert words in str(refused.value)


def test_a_turn_cannot_be_brought_forward_to_a_day_that_is_past() -> None:
    with pytest.raises(Refused, match="RULE045") as refused:
        moved("Fri 2 Sep 2016")
    assert "The new last day, 2 Sep 2016, was past already on 5 Sep 2016." in str(refused.value)
    assert moved("Mon 5 Sep 2016").changes


@pytest.mark.parametrize(
    ("to", "facts", "wanted", "said"),
    [
        pytest.param(
            "22 Jan 2017", {}, {}, [], id="the full period just fits",
        ),
        pytest.param(
            "21 Jan 2017", {}, {}, ["the full period before 21 Jan 2017 no longer fits: notice was due by 4 Sep 2016."],
            id="and no longer",
        ),
        pytest.param(
            "8 Dec 2017", {}, {"start_from": day("6 Aug 2017")},
            ["begun on 6 Aug 2017 its full period ends after 8 Dec 2017: begin by 5 Aug 2017."], id="begun too late",
        ),
        pytest.param(
            "8 Dec 2017", {"promise": a_promise("27 Mar 2017")}, {"start_from": day("5 Jun 2017")},
            ["the schedule has it begin on 27 Mar 2017: run transfer schedule again."], id="scheduled before",
        ),
        pytest.param(
            "28 Apr 2017", {"promise": a_promise("27 Mar 2017")}, {},
            ["the schedule has it begin on 27 Mar 2017: run transfer schedule again."], id="scheduled too late",
        ),
        pytest.param("8 Dec 2017", {"promise": a_promise("27 Mar 2017")}, {}, [], id="scheduled in time"),
        pytest.param(
            "8 Dec 2016",
            {"document": Document.LDA, "setting_type": SettingType.POST16, "date_of_birth": day("4 May 1998")}, {},
            ["guidance (Learning difficulty assessment, continuing after 16) asks for 31 Aug 2016."],
            id="later than guidance asks",
        ),
    ],
)  # fmt: skip
def test_what_is_told_and_recorded_all_the_same(
    to: str, facts: dict[str, Any], wanted: dict[str, Any], said: list[str]
) -> None:
    found = moved(to, a_child(**facts), **wanted)
    assert told(found) == said
    assert found.changes
    assert {problem.id for problem in found.problems} <= {"RULE046"}
    assert show_day(found.agreed.conclude_by) == to
