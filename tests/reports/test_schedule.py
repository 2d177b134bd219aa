"""The schedule in words: every kind of sentence."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import day, events
from tests.domain.schedule.cases import a_mover, a_settled_case, schedule_of
from transfer_cli.domain.calendar import Term
from transfer_cli.domain.case import Case, Document, Promise, SettingType
from transfer_cli.domain.settings import Capacity, Officer, PlanGroup, Settings
from transfer_cli.reports.schedule import sentences
from transfer_cli.reports.schedule_document import document
from transfer_cli.reports.schedule_tables import starts_table, weeks_table

IN_OCTOBER = "In the weeks from 19 Sep 2016 to 10 Oct 2016"
ONE_BY_HAND = (
    "For 1 review notice by first-class post would come too late: hand it over or e-mail it by 5 Sep 2016. [SCH006]"
)


def movers(count: int, officer: str | None = None) -> list[Case]:
    return [a_mover(f"CW{n:04}", officer=officer) for n in range(count)]


def test_one_review() -> None:
    assert sentences(schedule_of(a_mover("CW0001"))) == (
        "The one review still to begin can begin in time, in the week of 26 Sep 2016.",
    )


def test_nothing_to_begin() -> None:
    assert sentences(schedule_of()) == ("No review is still to begin.",)


def test_too_late_for_guidance_where_the_law_sets_no_day() -> None:
    old_plan = a_settled_case("CW0001", document=Document.NON_STATUTORY)
    schedule = schedule_of(old_plan, as_of=day("Mon 13 Nov 2017"))
    assert sentences(schedule)[:2] == (
        "Of 1 review still to begin 1 cannot begin in time.",
        (
            "1 review without a day in law cannot keep that of guidance or the local plan whatever is done: with two "
            "weeks' notice no school day is left up to the last day to begin. Each begins as soon as notice and room "
            "allow. [SCH002]"
        ),
    )
    said = document(schedule, recorded=False)
    assert said["fits_by_law_alone"] is True
    assert said["late"] == ["CW0001"]


def test_too_many_for_the_starts_a_week() -> None:
    assert sentences(schedule_of(*movers(7))) == (
        "Of 7 reviews still to begin 3 cannot begin in time. The other 4 fit.",
        f"{IN_OCTOBER} 7 reviews must begin and there is room for 4: 3 too many. [SCH001]",
        "To fit it all in: 1 more start a week in the weeks from 19 Sep 2016 to 10 Oct 2016.",
        "Each of these would do as well:",
        "  1 more officer with 2 starts a week each, from the week of 3 Oct 2016 at the latest",
        "  reviews concluded 4 weeks sooner than in the full period",
        (
            "More room can still mend it until the week of 10 Oct 2016; if nothing is done before, "
            "3 more starts a week will be needed from then."
        ),
        "They do not fit by the law's own days alone either.",
        ONE_BY_HAND,
    )


def test_too_many_open_at_once() -> None:
    settings = Settings("A", capacity=Capacity(open_reviews=2))
    lacking, enough = sentences(schedule_of(*movers(3), settings=settings))[1:3]
    assert lacking == (
        "In the weeks from 19 Sep 2016 to 10 Oct 2016 3 reviews must begin beside the reviews that are open and there "
        "is room for 2: 1 too many. [SCH001]"
    )
    assert enough == "To fit it all in: 1 more review open at once."


def test_starts_and_open_reviews_both_lack() -> None:
    settings = Settings("A", capacity=Capacity(starts_per_week=1, open_reviews=3))
    assert sentences(schedule_of(*movers(7), settings=settings))[2] == (
        "To fit it all in: 1 more start a week in the weeks from 19 Sep 2016 to 10 Oct 2016 and 4 more reviews "
        "open at once."
    )


OF_PRICE = f"{IN_OCTOBER} 6 reviews must begin with J Price and there is room for 4: 2 too many. [SCH001]"


def test_officers_and_everybody() -> None:
    settings = Settings("A", officers=(Officer("J Price", 1), Officer("S Kaur", 1)))
    cases = [*movers(6, "J Price"), *(a_mover(f"CW1{n:03}") for n in range(7))]
    assert sentences(schedule_of(*cases, settings=settings))[1:6] == (
        f"{IN_OCTOBER} 13 reviews must begin and there is room for 8: 5 too many. [SCH001]",
        OF_PRICE,
        "To fit it all in, all of these are needed:",
        "  1 more start a week for J Price in the weeks from 19 Sep 2016 to 10 Oct 2016",
        "  1 more start a week among the officers in the weeks from 19 Sep 2016 to 10 Oct 2016",
    )


def test_what_officers_and_team_lack_together() -> None:
    """J Price is away in the first of two weeks, and the plan lets the special school's case begin in the second."""
    away = ((day("Mon 3 Oct 2016"), day("Fri 7 Oct 2016")),)
    group = PlanGroup("2016/17", 2016, settings=("special",), start_from=day("Mon 10 Oct 2016"))
    officers = (Officer("J Price", 1, absent=away), Officer("S Kaur", 1))
    settings = Settings("A", capacity=Capacity(1), officers=officers, plan=(group,))
    cases = [a_mover("CW0001", officer="J Price"), a_mover("CW0002", setting_type=SettingType.SPECIAL)]
    assert sentences(schedule_of(*cases, settings=settings, as_of=day("Mon 19 Sep 2016")))[1] == (
        "In the weeks from 3 Oct 2016 to 10 Oct 2016 2 reviews must begin in the room that team, officers and "
        "psychologists have together and there is room for 1: 1 too many. [SCH001]"
    )


def test_too_late_and_no_school_and_no_week() -> None:
    terms = (Term("autumn 2016", day("Mon 17 Oct 2016"), day("Fri 21 Oct 2016")),)
    settings = Settings("A", capacity=Capacity(starts_per_week=1), terms=terms)
    headline, lacking = sentences(schedule_of(*movers(2), settings=settings))
    assert headline == (
        "Of 2 reviews still to begin 2 cannot begin in time, for 1 of them no week with room is left in the known "
        "terms."
    )
    assert lacking == (
        "2 reviews cannot keep the law's own day whatever is done: there is no school between two weeks' notice and "
        "the last day to begin. Each begins as soon as notice and room allow. [SCH002]"
    )


def test_the_others_fit_when_some_are_too_late() -> None:
    cases = [a_mover("CW0001"), *(a_settled_case(f"CW1{n:03}") for n in range(60))]
    told = sentences(schedule_of(*cases, as_of=day("Mon 3 Oct 2016")))
    assert told[0] == "Of 61 reviews still to begin 17 cannot begin in time. The other 44 fit."
    assert told[3].startswith("To fit everything else in: 1 more start a week in the weeks from 17 Oct 2016 to ")


def test_more_agreed_with_families_than_there_is_room_for() -> None:
    """Three have agreed to a week with room for one: all stay, and what there is to say does not say that all fit."""
    agreed = [a_settled_case(f"T{n}", assessment_begins=day("Mon 7 Nov 2016")) for n in (1, 2, 3)]
    made = schedule_of(*agreed, a_settled_case("T4"))
    headline = "All 4 reviews still to begin have a week in time, but what is agreed with families needs more room"
    assert sentences(made)[:2] == (
        f"{headline} than there is.",
        "In the week of 7 Nov 2016 3 reviews must begin and there is room for 1: 2 too many. [SCH001]",
    )
    found = document(made, recorded=False)
    assert (found["feasible"], found["late"]) == (False, [])
    week, fault = day("Mon 7 Nov 2016"), "The team, week of 7 Nov 2016: 3 reviews begin and 1 can."
    assert found["overfull"] == [
        {"from": week, "to": week, "starts": 3, "room": 1, "limit": "starts_per_week", "fault": fault}
    ]
    with_late = schedule_of(*agreed, *movers(5))
    assert sentences(with_late)[0] == (
        "Of 8 reviews still to begin 1 cannot begin in time. The other 7 have a week in time, but what is agreed with "
        "families needs more room than there is."
    )


def test_one_agreed_with_a_family_where_there_is_no_room() -> None:
    away = ((day("Mon 31 Oct 2016"), day("Wed 30 Nov 2016")),)
    settings = Settings("A", officers=(Officer("A", 1, absent=away),))
    agreed = a_settled_case("T1", officer="A", assessment_begins=day("Mon 7 Nov 2016"))
    made = schedule_of(agreed, settings=settings)
    assert sentences(made)[0] == (
        "The one review still to begin has a week in time, but what is agreed with families needs more room than there "
        "is."
    )
    assert [each.limit for each in made.overfull] == ["officer:A"]


def test_the_law_alone_and_notes() -> None:
    group = PlanGroup("2016/17", 2016, start_by=day("Fri 23 Sep 2016"))
    settings = Settings("A", capacity=Capacity(starts_per_week=1), plan=(group,))
    promise = Promise(day("Mon 12 Sep 2016"), day("Mon 12 Sep 2016"), None, day("Thu 1 Sep 2016"), 1)
    cases = [
        a_settled_case("CW0001", promise=promise),
        a_settled_case("CW0002"),
        a_settled_case("CW0003", events=events(notice_given="Mon 1 Feb 2016")),
    ]
    assert sentences(schedule_of(*cases, settings=settings))[1:] == (
        "In the week of 19 Sep 2016 2 reviews must begin and there is room for 1: 1 too many. [SCH001]",
        "To fit it all in: 1 more start a week in the week of 19 Sep 2016.",
        "Each of these would do as well:",
        "  1 more officer with 2 starts a week each, from the week of 19 Sep 2016 at the latest",
        (
            "More room can still mend it until the week of 19 Sep 2016; if nothing is done before, "
            "1 more start a week will be needed from then."
        ),
        "By the law's own days alone, leaving guidance and the local plan aside, they would fit.",
        ONE_BY_HAND,
        "1 review moved from the week that the last schedule gave; -v says why.",
        "1 promised week cannot stay, against a change budget of 0. [SCH008]",
        "1 review past the planned 20 weeks: taken to stay open for 4 more weeks. [SCH005]",
    )
    later = sentences(schedule_of(*cases[:2], settings=settings, as_of=day("Mon 12 Sep 2016")))
    assert later[-1] == (
        "2 reviews can keep the law, but no longer what guidance or the local plan asks; --json names them. [SCH003]"
    )


def test_broken_days_are_named_in_json() -> None:
    settings = Settings("A", plan=(PlanGroup("2016/17", 2016, start_by=day("Fri 9 Sep 2016")),))
    found = document(schedule_of(a_settled_case("CW0001"), settings=settings), recorded=False)
    broken = found["broken"]
    assert isinstance(broken, list)
    assert {"reference": "CW0001", "why": "local-plan-1: it had to begin by 9 Sep 2016"} in broken


def test_what_is_agreed_with_families_and_the_local_plan_or_the_calendar_does_not_allow() -> None:
    settings = Settings("A", plan=(PlanGroup("2016/17", 2016, start_from=day("Mon 9 Jan 2017")),))
    cases = [
        a_settled_case("CW0001", assessment_begins=day("Mon 7 Nov 2016")),
        a_settled_case("CW0002", assessment_begins=day("Wed 26 Oct 2016")),
    ]
    made = schedule_of(*cases, settings=settings)
    agreed = "1 review begins as agreed with the family, in another week than guidance or the local plan asks"
    assert sentences(made)[1:] == (
        f"{agreed}; --json names them. [SCH003]",
        "1 review cannot begin as agreed with the family; --json says why. [SCH014]",
    )
    found = document(made, recorded=False)
    early = "local-plan-1: it was to begin no sooner than 9 Jan 2017, and an earlier week is agreed"
    assert found["broken"] == [{"reference": "CW0001", "why": early}]
    why = "the week of 24 Oct 2016 is agreed, and there is no school in it"
    assert found["not_as_agreed"] == [{"reference": "CW0002", "why": why}]


def test_no_limit_is_a_dash_and_long_bars_are_scaled() -> None:
    schedule = schedule_of(*movers(120), settings=Settings("A"))
    rows = weeks_table(schedule, (), "as of 5 Sep 2016").rows
    assert [row[1:5] for row in rows] == [("", None, 0, ""), *[("", None, 40, "■" * 20)] * 3]
    fewer = replace(schedule, starts=schedule.starts[:41])
    assert [row[4] for row in weeks_table(fewer, (), "").rows] == ["", "■" * 20, ""]
    assert starts_table(schedule, schedule.starts[:1], "as of 5 Sep 2016").rows[0][:4] == (
        "CW0000", "Robin Example", day("Mon 26 Sep 2016"), None,
    )  # fmt: skip
