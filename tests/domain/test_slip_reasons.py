"""Why a case slipped, and whether the law accepts it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_case, day, events
from tests.domain.made import AS_OF, a_promise, a_timeline, due
from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.escalating import by_rung, rung_of
from transfer_cli.domain.obligation import Kind, Stage, State
from transfer_cli.domain.reason_codes import GIVEN
from transfer_cli.domain.reasoning import given_reason, remarks
from transfer_cli.domain.settings import Officer, Settings
from transfer_cli.domain.slip_reasons import Code, Explained, Verdict, by_reason, explained, slipped, with_verdict
from transfer_cli.domain.slippage import Standing, slippage
from transfer_cli.domain.timeline import timeline
from transfer_cli.domain.watching import LADDER, Rung

OFFICE = Settings(authority="Sample Council", officers=(Officer("J Price"),))
BEGUN: dict[str, Any] = {
    "stage": Stage.IN_ASSESSMENT, "notice_on": day("Mon 12 Sep 2016"), "begins_on": day("Mon 26 Sep 2016"),
    "officer": "J Price",
}  # fmt: skip
LATE = due(Kind.PLAN_ISSUED, "Fri 23 Sep 2016", state=State.OVERDUE, days_late=10)
EXCUSED = due(Kind.PLAN_ISSUED, "Fri 23 Sep 2016", state=State.EXCEPTED)
LATER = due(Kind.CONCLUDE_BY, "Sat 31 Mar 2018")
BEHIND: dict[str, Any] = {"first_promise": a_promise("Mon 19 Sep 2016"), "obligations": (LATER,)}
MISSED: dict[str, Any] = {"overdue": True, "obligations": (LATE,)}


def late_advice(agency: str, days: int, state: State = State.OVERDUE) -> Any:
    return due(Kind.ADVICE, "Mon 12 Sep 2016", state=state, days_late=days, about=agency)


def steps(*texts: str, note: str = "") -> tuple[Event, ...]:
    parts = (text.partition(" ") for text in texts)
    return tuple(Event(step, day(when), note=note) for step, _, when in parts)


def only(settings: Settings = OFFICE, **changes: Any) -> Explained:
    (found,) = explained(slippage([a_timeline(**{**BEGUN, **changes})]), settings)
    return found


def said(found: Explained) -> tuple[str, str, str]:
    code, agency = found.reason.code.value, found.reason.agency
    return f"{code}:{agency}" if agency else code, found.verdict.value, str(found.as_document()["from"])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (MISSED, ("not_said", "not_lawful", "None")),
        ({**MISSED, "officer": None}, ("no_officer", "not_lawful", "record")),
        ({**MISSED, "officer": "A Stranger"}, ("no_officer", "not_lawful", "record")),
        (
            {"overdue": True, "obligations": (LATE, late_advice("health", 3), late_advice("social_care", 9))},
            ("late_advice:social_care", "not_lawful", "record"),
        ),
        (
            {"overdue": True,
             "obligations": (LATE, late_advice("health", 3), late_advice("school", 90, State.MET_LATE))},
            ("late_advice:health", "not_lawful", "record"),
        ),
        (
            {"overdue": True, "obligations": (LATE, late_advice("school", 9, State.MET_LATE))},
            ("late_advice:school", "not_lawful", "record"),
        ),
        (
            {**MISSED, "events": steps("advice_requested:school 25 Jul 2016")},
            ("setting_closed", "not_lawful", "record"),
        ),
        (
            {**BEHIND, "events": steps("advice_requested:school 25 Jul 2016")}, ("setting_closed", "lawful", "record"),
        ),
        ({**BEHIND, "events": steps("advice_requested:school 5 Sep 2016")}, ("not_said", "not_lawful", "None")),
        ({**BEHIND, "events": steps("advice_requested:health 25 Jul 2016")}, ("not_said", "not_lawful", "None")),
        (
            {"obligations": (EXCUSED,), "events": steps("exception:circumstances 1 Sep 2016")},
            ("exception_ground", "lawful", "record"),
        ),
        (
            {"obligations": (EXCUSED,), "events": steps("exception:closure 1 Sep 2016")},
            ("setting_closed", "lawful", "record"),
        ),
        (
            {**BEHIND, "events": steps("postponed 1 Sep 2016", note="to 2017-07-21")},
            ("family_asked", "lawful", "record"),
        ),
        (
            {**MISSED, "events": steps("postponed 1 Sep 2016", note="to 2017-07-21")},
            ("family_asked", "not_lawful", "record"),
        ),
        (
            {**BEHIND, "events": steps("brought_forward 1 Sep 2016", note="to 2017-07-21")},
            ("not_said", "not_lawful", "None"),
        ),
        ({**MISSED, "events": steps("slip_reason:record_wrong 1 Oct 2016")}, ("record_wrong", "record_wrong", "staff")),
        ({**MISSED, "events": steps("slip_reason:other 1 Oct 2016")}, ("other", "not_lawful", "staff")),
        (
            {**MISSED, "events": steps("slip_reason:late_advice:health 1 Oct 2016")},
            ("late_advice:health", "not_lawful", "staff"),
        ),
        (
            {**MISSED, "events": steps("slip_reason:other 1 Sep 2016", "slip_reason:no_officer 1 Oct 2016")},
            ("no_officer", "not_lawful", "staff"),
        ),
        ({**MISSED, "events": steps("slip_reason:other 4 Oct 2016")}, ("not_said", "not_lawful", "None")),
        ({**MISSED, "events": steps("slip_reason:exception_ground 1 Oct 2016")},
         ("exception_ground", "not_lawful", "staff")),
        ({**BEHIND, "events": steps("slip_reason:setting_closed 1 Oct 2016")},
         ("setting_closed", "not_lawful", "staff")),
        ({**BEHIND, "events": steps("slip_reason:family_asked 1 Oct 2016")}, ("family_asked", "not_lawful", "staff")),
        (
            {"at_risk": True, "risk": "x", "obligations": (LATER,),
             "events": steps("postponed 1 Sep 2016", note="to 2017-07-21")},
            ("family_asked", "not_lawful", "record"),
        ),
    ],
)  # fmt: skip
def test_one_reason_and_what_the_law_says_of_it(changes: dict[str, Any], expected: tuple[str, str, str]) -> None:
    assert said(only(**changes)) == expected


def test_an_office_without_names_knows_every_officer() -> None:
    assert said(only(Settings(authority=""), **MISSED))[0] == "not_said"
    assert said(only(Settings(authority=""), **MISSED, officer="A Stranger"))[0] == "not_said"


def test_what_else_the_record_tells_is_kept_beside() -> None:
    told = steps("slip_reason:other 1 Oct 2016", note="flood")
    found = only(overdue=True, officer=None, obligations=(LATE, late_advice("health", 3)), events=told)
    assert found.as_document() == {
        "code": "other", "agency": "", "verdict": "not_lawful", "from": "staff", "said_on": "2016-10-01",
        "note": "flood", "also": ["late_advice:health", "no_officer"],
    }  # fmt: skip


def test_an_excused_case_stands_as_excepted_and_is_no_finding() -> None:
    slip = only(obligations=(EXCUSED, LATER)).slip
    assert (slip.standing, slip.is_finding) == (Standing.EXCEPTED, False)
    assert slip.why == "The plan was due by 23 Sep 2016; an exception is recorded."
    behind = only(obligations=(EXCUSED,), first_promise=a_promise("Mon 19 Sep 2016")).slip
    assert (behind.standing, behind.is_finding) == (Standing.EXCEPTED, True)
    soon = only(obligations=(EXCUSED, due(Kind.CONCLUDE_BY, "Mon 10 Oct 2016"))).slip
    assert soon.standing == Standing.SOON


HISTORY = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "slip_reason:other", "slip_reason:record_wrong", "slip_reason:late_advice:health", "notice_given",
                "advice_requested:school", "advice_requested:health", "exception:circumstances", "postponed",
                "draft_served", "slip_reason:family_asked",
            ]
        ),
        st.integers(0, 400),
    ),
    max_size=8,
)  # fmt: skip


def lived(number: int, history: list[tuple[str, int]]) -> Case:
    first = day("Tue 1 Sep 2015")
    made = [Event(step, first + timedelta(days=n), note="to 2017-07-21") for step, n in history]
    return a_case(
        reference=f"CW{number}", events=tuple(sorted(made, key=lambda event: event.happened)),
        first_promise=a_promise("Mon 13 Jun 2016"), officer="J Price" if number % 2 else None,
    )  # fmt: skip


@given(st.lists(HISTORY, max_size=8))
def test_reasons_part_the_slips(histories: list[list[tuple[str, int]]]) -> None:
    cases = [lived(number, history) for number, history in enumerate(histories)]
    slips = slippage(timeline(case, OFFICE, AS_OF) for case in cases)
    found = explained(slips, OFFICE)
    assert [one.slip for one in found] == list(slips)
    groups = by_reason(found)
    references = [one.slip.case.reference for cases_ in groups.values() for one in cases_]
    assert sorted(references) == sorted(slip.case.reference for slip in slips)
    assert sum(len(with_verdict(found, verdict)) for verdict in Verdict) == len(slips)
    counted = slipped(found)
    assert all(one.slip.is_finding or one.slip.standing == Standing.EXCEPTED for one in counted)
    assert sum(map(len, by_reason(counted).values())) == len(counted)


def late_by(days: int, reference: str = "CW0001") -> Any:
    missed = due(Kind.PLAN_ISSUED, "Mon 1 Aug 2016", state=State.OVERDUE, days_late=days)
    (slip,) = slippage([a_timeline(**BEGUN, reference=reference, overdue=True, obligations=(missed,))])
    return slip


@pytest.mark.parametrize(
    ("days", "told"),
    [(1, "the officer"), (14, "the officer"), (15, "the SEN manager"), (85, LADDER[3].tell), (500, LADDER[3].tell)],
)
def test_the_ladder_of_a_late_case(days: int, told: str) -> None:
    rung = rung_of(late_by(days), LADDER)
    assert rung is not None
    assert rung.tell == told


def test_whoever_is_not_late_is_told_of_to_nobody() -> None:
    assert rung_of(only(**BEHIND).slip, LADDER) is None
    assert rung_of(late_by(4), (Rung(5, "a", "b"),)) is None


@given(st.lists(st.integers(1, 200), max_size=12))
def test_each_late_case_stands_on_one_rung(days: list[int]) -> None:
    found = by_rung((late_by(n, str(number)) for number, n in enumerate(days)), LADDER)
    assert sum(map(len, found.values())) == len(days)
    assert list(found) == list(reversed(LADDER))


@pytest.mark.parametrize("code", GIVEN)
def test_every_code_can_be_given(code: str) -> None:
    (event,) = given_reason(a_case(), code, AS_OF, note="why").events
    assert (event.step, event.note) == (f"slip_reason:{code}", "why")
    assert set(GIVEN) | {Code.NOT_SAID} == set(Code)


@pytest.mark.parametrize(
    ("code", "before", "expected"),
    [
        ("late_advice", (), []),
        ("family_asked", (), ["USE065"]),
        ("family_asked", steps("postponed 1 Sep 2016", note="to 2017-07-21"), []),
        ("family_asked", steps("brought_forward 1 Sep 2016", note="to 2017-07-21"), ["USE065"]),
        ("setting_closed", (), ["USE065"]),
        ("exception_ground", events(**{"exception:absence": "Thu 1 Sep 2016"}), []),
    ],
)
def test_a_ground_that_the_record_does_not_show_is_noted(
    code: str, before: tuple[Event, ...], expected: list[str]
) -> None:
    case = a_case(events=before)
    assert [p.id for p in remarks(case, given_reason(case, code, AS_OF), AS_OF)] == expected


def test_whose_advice_is_late_is_called_as_the_record_calls_it() -> None:
    case = a_case(events=steps("advice_requested:Community Paediatrics 1 Sep 2016".replace(" Paed", "_Paed")))
    (event,) = given_reason(case, "late_advice", AS_OF, agency="community paediatrics").events
    assert event.step == "slip_reason:late_advice:Community_Paediatrics"
