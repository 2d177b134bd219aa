"""Open points of the law: one table of what each other reading gives, and when it matters."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.worked import SETTINGS, STARTED, a_child, cases
from transfer_cli.domain.case import Document, Event, PhaseMove, SettingType, Step
from transfer_cli.domain.obligation import Kind
from transfer_cli.domain.open_points import OpenPoint, Readings, open_points
from transfer_cli.domain.policy import SAFE, SWITCHES, Policy, as_values, first_autumn_days, unsafe
from transfer_cli.domain.rules import ENGLAND, read_as
from transfer_cli.domain.settings import PlanGroup, Settings
from transfer_cli.domain.timeline import timeline

MOVING: dict[str, Any] = {"date_of_birth": day("4 May 2006"), "phase_move": PhaseMove.PRIMARY_TO_SECONDARY,
                          "phase_move_on": day("1 Sep 2017")}  # fmt: skip
LEAVING: dict[str, Any] = {"date_of_birth": day("4 May 1999"), "phase_move": PhaseMove.SCHOOL_TO_POST16,
                           "phase_move_on": day("1 Sep 2017")}  # fmt: skip
COLLEGE: dict[str, Any] = {"document": Document.LDA, "setting_type": SettingType.POST16,
                           "date_of_birth": day("4 May 1998")}  # fmt: skip
CHILDREN: dict[str, dict[str, Any]] = {
    "a child": {},
    "Year 6, moving": MOVING,
    "sixth form, leaving": LEAVING,
    "LDA in college": COLLEGE,
    "Year 9 in 2015": {"date_of_birth": day("4 May 2002"), "phase_move": PhaseMove.NONE},
    "Year 9 in 2016": {"date_of_birth": day("4 May 2003")},
    "moving in 2018": {"date_of_birth": day("4 May 2007"), "phase_move": PhaseMove.PRIMARY_TO_SECONDARY,
                       "phase_move_on": day("1 Sep 2018")},
    "born 2 Sep 2000": {"date_of_birth": day("2 Sep 2000"), "phase_move": PhaseMove.NONE},
    "born 4 May 2000": {"date_of_birth": day("4 May 2000"), "phase_move": PhaseMove.NONE},
    "born 4 Jan 1998": {"date_of_birth": day("4 Jan 1998"), "phase_move": PhaseMove.NONE},
}  # fmt: skip


def points(who: str, steps: str, as_of: str, office: Settings = SETTINGS) -> dict[str, OpenPoint]:
    now = timeline(a_child(steps, **CHILDREN[who]), office, day(as_of), explain=True)
    found = open_points(now, Readings(office, day(as_of)))
    return {f"{point.switch.key}={point.other}": point for point in found}


@pytest.mark.parametrize(
    ("who", "steps", "as_of", "reading", "effect"),
    cases("""
    point        | who                 | steps                                                | as of       | other reading                   | effect
    1            | a child             | notice 13 Sep 2016, began 26 Sep 2016                | 3 Oct 2016  | thirteen_days_notice=late       | Notice of the assessment: 12 Sep 2016 as before, but met late
    2            | a child             | notice 25 Aug 2015, began 8 Sep 2015                 | 3 Oct 2015  | period_decided_by=start         | The EHC plan is to be sent: 11 Jan 2016, where it was 14 Dec 2015
    3            | a child             | notice 12 Sep 2016                                   | 3 Oct 2016  | unstated_beginning=notice       | The EHC plan is to be sent: 15 Jan 2017, where it was 29 Jan 2017
    4 as made    | a child             | notice 10 Feb 2015, began 24 Feb 2015                | 3 Mar 2015  | first_months=from_notice        | The EHC plan is to be sent: 18 May 2015, where it was 1 Jun 2015
    4 as amended | a child             | notice 1 Oct 2014, began 15 Oct 2014                 | 3 Nov 2014  | first_months=from_start         | The EHC plan is to be sent: 20 Jan 2015, where it was 6 Jan 2015
    5            | Year 9 in 2015      |                                                      | 3 Oct 2015  | year_9=order_only               | The transfer is to be concluded (Year 9 from Sep 2015): no day, where it was 31 Aug 2016
    5 Year 10    | Year 9 in 2016      |                                                      | 3 Oct 2016  | year_10_begins=autumn_term      | The transfer is to be concluded (Year 9 from Sep 2016): 3 Sep 2017, where it was 31 Aug 2017
    6            | Year 6, moving      |                                                      | 3 Oct 2016  | before_a_day=that_day           | The transfer is to be concluded (Phase move in 2017): 15 Feb 2017, where it was 14 Feb 2017
    7            | sixth form, leaving |                                                      | 3 Oct 2016  | sixth_form_leavers=15_february  | The transfer is to be concluded (Post-16 move in 2017): 14 Feb 2017, where it was 30 Mar 2017
    8            | moving in 2018      |                                                      | 3 Oct 2016  | movers_of_2018=order_only       | The transfer is to be concluded (Phase move in 2018): no day, where it was 14 Feb 2018
    9            | a child             | notice 5 Sep 2016, began 26 Sep 2016                 | 3 Oct 2016  | twenty_weeks=left_out           | no day would be another, only what is said beside it
    12           | LDA in college      |                                                      | 3 Oct 2016  | lda_by=31_december_2016         | The transfer is to be concluded (Learning difficulty assessment, continuing after 16): 31 Dec 2016, where it was 31 Aug 2016
    13           | born 4 May 2000     |                                                      | 1 Jul 2016  | young_person_from=end_of_school_year | letters would go to Ms Alix Example (parent)
    14           | born 4 Jan 1998     |                                                      | 3 Aug 2016  | lapse_alert_months=3            | it would not be pointed out: From 4 Jan 2017, the 19th birthday, the statement has no effect: transfer it first
    15           | a child             | advice_requested:social_care 3 Oct 2016              | 4 Oct 2016  | advice_in_six_weeks=bound_bodies | Advice is to be in (social care): no day, where it was 14 Nov 2016
    17           | a child             | draft 1 Nov 2016, answer 3 Nov 2016, plan 4 Nov 2016 | 5 Nov 2016  | early_finish=accept             | it would not be pointed out: The plan was finished before the days to answer end on 15 Nov 2016: practice varies
    20           | born 2 Sep 2000     |                                                      | 3 Oct 2016  | school_year_begins=first_term   | letters would go to Robin Example (young person)
    """),  # noqa: E501 - a case is one line
)  # fmt: skip
def test_where_another_reading_matters_it_is_named(who: str, steps: str, as_of: str, reading: str, effect: str) -> None:
    point = points(who, steps, as_of)[reading]
    assert effect in point.effects
    assert str(point).startswith(point.switch.question)
    assert point.switch.options[point.other] in str(point)


def test_the_day_that_divides_the_weeks_is_no_question_where_both_readings_count_the_same() -> None:
    found = points("a child", "notice 20 Dec 2014, began 5 Jan 2015", "3 Feb 2015")
    assert [key.partition("=")[0] for key in found if key.startswith("period_decided_by")] == []


def test_where_none_matters_none_is_named() -> None:
    assert points("a child", STARTED, "3 Oct 2016") == {}


def test_what_the_authority_chose_is_what_holds() -> None:
    office = replace(SETTINGS, policy=SAFE.choosing("before_a_day", "that_day"))
    found = timeline(a_child(**MOVING), office, day("3 Oct 2016"))
    assert found.of(Kind.CONCLUDE_BY)[0].due == day("Wed 15 Feb 2017")
    back = points("Year 6, moving", "", "3 Oct 2016", office)["before_a_day=day_before"]
    assert back.effects == (
        "The transfer is to be concluded (Phase move in 2017): 14 Feb 2017, where it was 15 Feb 2017",
    )
    assert back.as_document()["chosen"] == "that_day"


def test_a_notice_that_begins_the_assessment_is_said_to() -> None:
    office = replace(SETTINGS, policy=SAFE.choosing("unstated_beginning", "notice"))
    found = timeline(a_child("notice 12 Sep 2016"), office, day("3 Oct 2016"), explain=True)
    assert found.of(Kind.PLAN_ISSUED)[0].working[1] == (
        "no beginning is stated; the notice itself is taken to begin it on 12 Sep 2016 = day 1"
    )
    assert found.notes == ("No beginning is stated; 12 Sep 2016, the day of the notice, is assumed.",)


def test_both_february_readings_together_agree_with_each_other() -> None:
    policy = SAFE.choosing("before_a_day", "that_day").choosing("sixth_form_leavers", "15_february")
    found = timeline(a_child(**LEAVING), replace(SETTINGS, policy=policy), day("3 Oct 2016"))
    first = found.of(Kind.CONCLUDE_BY)[0]
    assert (first.rule, first.due) == ("order-14-3-b", day("Wed 15 Feb 2017"))


def test_a_late_start_is_planned_by_the_reading_of_the_period() -> None:
    by_start = read_as(ENGLAND, SAFE.choosing("period_decided_by", "start"))
    due, as_of = day("Mon 18 Jan 2016"), day("Mon 1 Jun 2015")
    assert ENGLAND.latest_start(due, as_of) == (day("Tue 15 Sep 2015"), day("Tue 1 Sep 2015"))
    assert by_start.latest_start(due, as_of) == (day("Tue 15 Sep 2015"), day("Tue 1 Sep 2015"))
    sooner = day("Mon 4 Jan 2016")
    assert by_start.latest_start(sooner, as_of) == (day("Tue 1 Sep 2015"), day("Tue 18 Aug 2015"))
    assert by_start.regime_for(day("Tue 18 Aug 2015"), day("Tue 1 Sep 2015")).plan_weeks == 18


def test_the_safe_readings_are_the_defaults_and_every_switch_is_a_choice() -> None:
    assert as_values(SAFE) == {switch.key: switch.safe for switch in SWITCHES}
    assert {field.name for field in fields(Policy)} == {switch.key for switch in SWITCHES}
    assert all(len(switch.options) > 1 and switch.question.endswith("?") and switch.source for switch in SWITCHES)
    assert read_as(ENGLAND, SAFE) is ENGLAND


def test_what_is_not_safe_is_said() -> None:
    assert unsafe(SAFE) == ()
    (said,) = unsafe(SAFE.choosing("year_9", "order_only"))
    assert said == "Do the days that only guidance sets for Year 9 count? Here: only the Order's count (year_9)."


def test_a_rule_set_with_one_clock_has_nothing_to_read_in_its_first_months() -> None:
    later = replace(ENGLAND, regimes=ENGLAND.regimes[2:])
    assert read_as(later, SAFE.choosing("first_months", "from_start")).regimes == later.regimes


def test_the_first_day_of_each_autumn() -> None:
    days = [day("Mon 5 Sep 2016"), day("Thu 1 Sep 2016"), day("Mon 4 Sep 2017"), day("Tue 3 Jan 2017")]
    assert first_autumn_days(days) == {2016: day("Thu 1 Sep 2016"), 2017: day("Mon 4 Sep 2017")}


STEPS = ("draft_answered", "advice_requested:health", "advice_requested:school", "exception:absence", *Step)


@settings(max_examples=60)
@given(
    born=st.dates(date(1997, 1, 1), date(2012, 12, 31)) | st.dates(date(2000, 8, 25), date(2000, 9, 12)),
    steps=st.dictionaries(st.sampled_from(STEPS), st.dates(date(2014, 9, 1), date(2018, 3, 31)), max_size=6),
    as_of=st.dates(date(2014, 9, 1), date(2018, 6, 30)),
    move=st.sampled_from([None, *PhaseMove]),
    on=st.dates(date(2015, 1, 1), date(2018, 9, 1)),
    document=st.sampled_from(Document),
)
def test_what_is_taken_not_to_matter_does_not(
    born: date, steps: dict[str, date], as_of: date, move: PhaseMove | None, on: date, document: Document
) -> None:
    detail = {"from": "2016-10-01", "to": "2016-10-28", "evidence": "a", "approved_by": "b"}
    events = sorted((Event(step, when, detail=detail) for step, when in steps.items()), key=lambda e: e.happened)
    child = a_child(
        date_of_birth=born, events=tuple(events), phase_move=move, phase_move_on=on if move else None,
        document=document, known_from=date(2014, 9, 1), document_date=date(2013, 5, 1),
    )  # fmt: skip
    plan = (PlanGroup("2014/15", 2014, term="autumn"), PlanGroup("2015/16", 2015, conclude_by=date(2016, 2, 1)))
    office = replace(SETTINGS, plan=plan)
    now, readings = timeline(child, office, as_of, explain=True), Readings(office, as_of)
    assert open_points(now, readings) == open_points(now, readings, every=True)


def test_a_family_reads_of_an_open_point_without_names_of_settings_or_people() -> None:
    point = points("a child", "notice 12 Sep 2016", "3 Oct 2016")["unstated_beginning=notice"]
    assert "[policy]" in str(point)
    assert "[policy]" not in point.for_family
    assert point.switch.key not in point.for_family
    assert "The EHC plan is to be sent: 15 Jan 2017, where it was 29 Jan 2017" in point.for_family
    named = replace(point, effects=("letters would go to Ms Alix Example (parent)",))
    assert "letters would go to somebody else" in named.for_family
    assert "Example" not in named.for_family
    assert replace(point, effects=("it would be pointed out: record postponed",)).for_family == ""
