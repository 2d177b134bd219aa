"""What outlives or surrounds the transfer: moves between authorities, custody, lapsing statements, who holds what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import day
from tests.domain.worked import SETTINGS, STARTED, a_child, on, one, said
from transfer_cli.domain.actions import actions, next_step, plan_due
from transfer_cli.domain.case import Case, Document, Event, PhaseMove, SettingType
from transfer_cli.domain.lapse import lapses_on
from transfer_cli.domain.obligation import Kind, Role, Stage
from transfer_cli.domain.progress import tally
from transfer_cli.domain.punctuality import Punctuality, punctuality
from transfer_cli.domain.slippage import slippage
from transfer_cli.domain.timeline import timeline

MOVED_IN: dict[str, Any] = {"moved_in_on": day("Mon 3 Oct 2016")}


def test_a_review_that_another_authority_began_does_not_count_here() -> None:
    steps = f"{STARTED}, advice_requested:health 26 Sep 2016, meeting 30 Sep 2016, draft 1 Oct 2016"
    found = on("20 Oct 2016", steps, **MOVED_IN)
    assert (found.stage, found.notice_on, found.begins_on) == (Stage.NOT_STARTED, None, None)
    assert found.of(Kind.ADVICE) == found.of(Kind.DRAFT_RESPONSE) == found.of(Kind.PLAN_ISSUED) == ()
    assert found.case.first("meeting_held") is None
    (note,) = found.notes
    assert note == (
        "Moved here mid-review: the notice of 12 Sep 2016 was another authority's. Give your own; advice it collected "
        "may be used again, and the days to conclude stay."
    )


def test_its_own_notice_ends_that_note() -> None:
    found = on("24 Oct 2016", f"{STARTED}, notice 10 Oct 2016, began 24 Oct 2016", **MOVED_IN)
    assert (found.stage, found.notes) == (Stage.IN_ASSESSMENT, ())


def test_a_plan_that_was_sent_before_the_move_stays_sent() -> None:
    found = on("20 Oct 2016", "plan 1 Sep 2016", **MOVED_IN)
    assert found.stage == Stage.TRANSFERRED


def test_the_annual_review_of_a_young_person_is_still_the_parents() -> None:
    found = timeline(
        a_child(date_of_birth=day("4 May 2000"), last_annual_review=day("3 Oct 2015")),
        SETTINGS,
        day("3 Oct 2016"),
        explain=True,
    )
    assert found.addressee.role == Role.YOUNG_PERSON
    assert one(found, Kind.ANNUAL_REVIEW).working[-1] == (
        "under the old law this review is still the parent's, not the young person's"
    )


def test_a_move_here_is_said_in_the_counting_of_the_review() -> None:
    child = a_child(last_annual_review=day("3 Oct 2015"), **MOVED_IN)
    found = timeline(child, SETTINGS, day("20 Oct 2016"), explain=True)
    assert one(found, Kind.ANNUAL_REVIEW).working == (
        "last reviewed 3 Oct 2015",
        "12 months on = 3 Oct 2016",
        "moved here 3 Oct 2016, three months on = 3 Jan 2017: the later counts",
    )
    assert said(one(found, Kind.ANNUAL_REVIEW)) == "3 Jan 2017 on_track"


def test_a_recipient_told_when_other_weeks_counted_is_pointed_out() -> None:
    found = on("2 Oct 2015", "notice 28 Aug 2015, notice_sent:setting 2 Sep 2015, began 16 Sep 2015")
    (note,) = found.notes
    assert note == (
        "The setting was given notice on 2 Sep 2015, when 18 weeks were the limit, and the family on 28 Aug 2015: "
        "14 weeks count."
    )
    assert on("2 Oct 2015", "notice 28 Aug 2015, notice_sent:setting 31 Aug 2015, began 16 Sep 2015").notes == ()


@pytest.mark.parametrize(("born", "doubted"), [("31 Aug 2014", False), ("1 Sep 2014", True)])
def test_a_statement_of_a_child_born_after_the_law_began_is_doubted(born: str, *, doubted: bool) -> None:
    found = on("3 Oct 2016", date_of_birth=day(born))
    assert any("no statement can have been in force before 1 Sep 2014" in note for note in found.notes) == doubted


@pytest.mark.parametrize(
    ("steps", "how"),
    [
        ("", "all the same, without an appeal that is recorded,"),
        ("appeal_registered 1 Dec 2016, appeal_ended 1 Mar 2017, ", "on appeal"),
        ("tribunal_ordered_plan 1 Mar 2017, ", "on appeal"),
    ],
)
def test_a_plan_after_a_decision_against_one_is_said_to_come_from_an_appeal_only_if_there_was_one(
    steps: str, how: str
) -> None:
    child = a_child(f"{STARTED}, no plan 10 Nov 2016, {steps}plan 3 Apr 2017")
    found = timeline(child, SETTINGS, day("10 Apr 2017"), explain=True)
    said = f"a plan was made {how} on 3 Apr 2017: the statement ended with it"
    assert said in one(found, Kind.STATEMENT_ENDS).working


def test_an_appeal_that_is_over_before_the_day_is_said_to_have_lifted_it_for_a_time() -> None:
    child = a_child("appeal_registered 1 Dec 2016, appeal_ended 1 Mar 2017")
    found = timeline(child, SETTINGS, day("10 Apr 2017"), explain=True)
    assert one(found, Kind.CONCLUDE_BY).working[-1] == (
        "an appeal was registered 1 Dec 2016, undecided until 1 Mar 2017 (art 16(b)): the duty was lifted for that "
        "time, and 31 Mar 2018 stands again"
    )


def test_a_letter_after_a_move_that_was_due_before_the_case_was_known_is_not_asked_for() -> None:
    assert on("20 Oct 2016", moved_in_on=day("1 Mar 2016")).of(Kind.MOVED_IN_LETTER) == ()


@pytest.mark.parametrize(
    ("steps", "priority", "note"),
    [
        ("taken_into_custody 1 Sep 2016", (), "In custody: notice goes to everybody of article 32(2)"),
        ("taken_into_custody 1 Aug 2016, released_from_custody 1 Sep 2016", (), "Released from custody on 1 Sep 2016"),
        ("", ("custody",), "Marked custody: record taken_into_custody"),
        ("appeal_registered 1 Sep 2016", (), "An appeal registered 1 Sep 2016 is undecided"),
        (f"{STARTED}, reassessment_requested 1 Oct 2016", (), "The reassessment asked for on 1 Oct 2016 came after"),
    ],
)
def test_what_is_pointed_out(steps: str, priority: tuple[str, ...], note: str) -> None:
    (found,) = on("3 Oct 2016", steps, priority=priority).notes
    assert found.startswith(note)


def test_nobody_of_25_is_a_young_person() -> None:
    born: dict[str, Any] = {"date_of_birth": day("3 Oct 1991"), "document": Document.LDA}
    assert on("2 Oct 2016", **born).notes == ()
    (note,) = on("3 Oct 2016", **born).notes
    assert note == "Since 3 Oct 2016, the 25th birthday, no plan can be made: record that the case left."


def test_what_a_move_here_and_a_review_that_was_held_leave_to_do() -> None:
    found = on("4 Oct 2016", "annual_review_held 20 Sep 2016, annual_review_report 3 Oct 2016", **MOVED_IN)
    wanted = [(action.what, action.day) for action in actions([found], day("4 Oct 2016"))]
    assert ("Write to the family that moved here", day("14 Nov 2016")) in wanted
    assert ("See to the decision of the annual review", day("10 Oct 2016")) in wanted
    assert ("Hold the annual review", day("20 Sep 2017")) in wanted


def test_an_appeal_whose_time_was_over_before_the_case_was_known_is_not_shown() -> None:
    assert on("3 Oct 2016", "plan 1 Jun 2016").of(Kind.APPEAL) == ()
    assert said(one(on("3 Oct 2016", "plan 1 Sep 2016"), Kind.APPEAL)) == "1 Nov 2016 on_track"


def test_custody_after_the_notice_does_not_change_its_rule() -> None:
    before = on("3 Oct 2016", f"taken_into_custody 1 Aug 2016, released_from_custody 5 Sep 2016, {STARTED}")
    assert before.of(Kind.NOTICE)[0].rule == "order-18-1"
    within = on("3 Oct 2016", f"taken_into_custody 1 Aug 2016, {STARTED}, released_from_custody 1 Oct 2016")
    assert within.of(Kind.NOTICE)[0].rule == "order-32"


WITH_PLAN = "plan 1 Sep 2016"


def test_a_child_who_came_with_a_plan_is_no_transfer_of_ours() -> None:
    found = on("20 Oct 2016", WITH_PLAN, last_annual_review=day("1 Feb 2016"), **MOVED_IN)
    assert (found.in_scope, found.stage) == (False, Stage.TRANSFERRED)
    assert [o.kind for o in found.obligations] == [Kind.MOVED_IN_LETTER, Kind.FIRST_REVIEW, Kind.APPEAL]
    (note,) = found.notes
    assert note == (
        "Moved here on 3 Oct 2016 with an EHC plan that another authority had made by 1 Sep 2016: no transfer of "
        "yours, and counted in no number of transfers."
    )
    assert tally([t for t in [found] if t.in_scope]).total == 0


def test_the_family_that_came_with_a_plan_is_still_to_be_written_to() -> None:
    found = on("20 Oct 2016", WITH_PLAN, **MOVED_IN)
    wanted = [(action.what, action.day) for action in actions([found], day("20 Oct 2016"))]
    assert wanted == [("Write to the family that moved here", day("14 Nov 2016"))]
    written = on("20 Oct 2016", f"{WITH_PLAN}, moved_in_letter_sent 19 Oct 2016", **MOVED_IN)
    assert actions([written], day("20 Oct 2016")) == ()


def test_nothing_is_asked_of_a_move_with_a_plan_that_was_over_before_the_case_was_known() -> None:
    came = {"moved_in_on": day("1 Mar 2016")}
    assert on("20 Oct 2016", "plan 10 Jan 2016", **came).of(Kind.MOVED_IN_LETTER) == ()
    assert said(one(on("20 Oct 2016", "plan 10 Jan 2016", **came), Kind.FIRST_REVIEW)) == "9 Jan 2017 on_track"


@pytest.mark.parametrize(
    ("notice", "begins", "source"),
    [
        ("1 Apr 2015", "15 Apr 2015", "SI 2014/2270 arts 30 to 36, put in by SI 2015/505"),
        ("31 Aug 2015", "14 Sep 2015", "SI 2014/2270 arts 30 to 36, put in by SI 2015/505"),
        (
            "1 Sep 2015",
            "15 Sep 2015",
            "SI 2014/2270 arts 30 to 36, put in by SI 2015/505 and amended by SI 2015/1619 art 6",
        ),
    ],
)
def test_in_custody_the_source_is_that_of_the_time_of_notice(notice: str, begins: str, source: str) -> None:
    found = on("20 Sep 2015", f"taken_into_custody 1 Mar 2015, notice {notice}, began {begins}")
    assert one(found, Kind.PLAN_ISSUED).source == one(found, Kind.NO_PLAN_NOTIFIED).source == source


def test_custody_before_its_articles_came_is_said() -> None:
    (note,) = on("31 Mar 2015", "taken_into_custody 1 Mar 2015").notes
    assert note == "In custody: the Order says nothing of that before 1 Apr 2015, so notice and limits are everybody's."
    (note,) = on("1 Apr 2015", "taken_into_custody 1 Mar 2015").notes
    assert note == "In custody: notice goes to everybody of article 32(2), and the statement is kept meanwhile."


@pytest.mark.parametrize(
    ("registered", "noted"), [("11 Sep 2016", False), ("12 Sep 2016", True)], ids=["the day before", "with the notice"]
)
def test_an_appeal_registered_after_notice_is_to_be_looked_at(registered: str, noted: bool) -> None:
    said = (
        f"The appeal registered {registered} came after notice, when none under section 326 can be made: one under "
        "Schedule 27 paragraph 8 alone lifts the duty to conclude by a day. See which it is."
    )
    steps = f"{STARTED}, appeal_registered {registered}"
    assert (said in on("3 Oct 2016", steps).notes) is noted
    assert (said in on("3 Feb 2017", f"{steps}, plan 20 Jan 2017").notes) is noted


def test_in_a_college_at_19_only_a_new_plan_is_left() -> None:
    college: dict[str, Any] = {
        "setting_type": SettingType.POST16,
        "phase_move": PhaseMove.NONE,
        "date_of_birth": day("1 Mar 1998"),
    }
    transfer = "In a post-16 institution a statement has no effect: transfer it first."
    assert on("28 Feb 2017", **college).notes[0] == transfer
    assert on("1 Mar 2017", **college).notes == (
        "Since 1 Mar 2017, the 19th birthday, the statement has no effect: ask about a new plan.",
    )


def test_who_is_told_beside_the_family() -> None:
    who = {
        SettingType.EARLY_YEARS: "the SEN contact of the early years provider",
        SettingType.POST16: "the principal",
        SettingType.NONE: "whoever else the authority thinks appropriate",
        SettingType.SPECIAL: "the head teacher",
    }
    for setting, told in who.items():
        found = timeline(a_child(STARTED, setting_type=setting), SETTINGS, day("3 Oct 2016"), explain=True)
        assert one(found, Kind.NOTICE).working[-1] == f"the same day holds for {told}"
    detained = timeline(a_child(f"taken_into_custody 1 Aug 2016, {STARTED}"), SETTINGS, day("3 Oct 2016"), explain=True)
    assert "the youth offending team" in one(detained, Kind.NOTICE).working[-1]


def test_whom_the_plan_was_sent_to_is_said() -> None:
    child = a_child(f"{STARTED}, plan_sent:family 20 Jan 2017, plan_sent:setting 23 Jan 2017")
    found = timeline(child, SETTINGS, day("1 Feb 2017"), explain=True)
    assert (
        one(found, Kind.PLAN_ISSUED)
        .working[-1]
        .startswith(
            "sent to: the family 20 Jan 2017, the setting 23 Jan 2017, the commissioning body –"  # noqa: RUF001 - a dash
        )
    )
    assert found.notes == (
        "The commissioning body is not recorded as sent the plan: record plan_sent:commissioning_body.",
    )
    assert not found.overdue


def test_concluded_a_day_after_is_named_as_the_other_reading() -> None:
    child = a_child("plan 1 Apr 2018")
    found = timeline(child, SETTINGS, day("1 Apr 2018"), explain=True)
    assert one(found, Kind.CONCLUDE_BY).working[-1] == (
        "concluded on 1 Apr 2018 itself: a day late, though some read the law as by that day"
    )


def test_a_reassessment_says_that_it_is_only_asked_for() -> None:
    found = timeline(a_child("reassessment_requested 1 Sep 2016"), SETTINGS, day("3 Oct 2016"), explain=True)
    assert one(found, Kind.PLAN_ISSUED).working == (
        "reassessment requested 1 Sep 2016 = day 1",
        "18 weeks: day 126 = 4 Jan 2017",
        "the request is not recorded as accepted: this limit runs once it is, from the day of the request",
        "until then the days of article 14 stand",
    )
    accepted = a_child("reassessment_requested 1 Sep 2016, reassessment_accepted 1 Oct 2016")
    found = timeline(accepted, SETTINGS, day("3 Oct 2016"), explain=True)
    assert one(found, Kind.CONCLUDE_BY).working[-1] == (
        "a reassessment was accepted: articles 12 to 15 no longer apply"
    )
    assert found.stage == Stage.IN_ASSESSMENT


def test_a_request_that_notice_overtook_leaves_the_ordinary_clock() -> None:
    found = on("3 Oct 2016", f"reassessment_requested 1 Sep 2016, {STARTED}")
    assert one(found, Kind.PLAN_ISSUED).rule == "order-21-3"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "4 May 2027"),
        ({"setting_type": SettingType.POST16, "date_of_birth": day("4 May 1999")}, "4 May 1999"),
        (
            {"date_of_birth": day("4 May 2001"), "phase_move": PhaseMove.SCHOOL_TO_POST16,
             "phase_move_on": day("1 Sep 2017")},
            "1 Sep 2017",
        ),
        ({"document": Document.LDA}, ""),
    ],
)  # fmt: skip
def test_when_a_statement_loses_its_effect(changes: dict[str, Any], expected: str) -> None:
    assert lapses_on(a_child(**changes)) == (day(expected) if expected else None)


def still_open(reference: str, born: str) -> Case:
    return a_child(reference=reference, date_of_birth=day(born), phase_move=PhaseMove.NONE)


def test_after_the_end_whoever_loses_the_statement_first_comes_first() -> None:
    cases = [still_open("C1", "4 May 2008"), still_open("C2", "4 May 1999")]
    found = [timeline(case, SETTINGS, day("3 Apr 2018")) for case in cases]
    assert [action.case.reference for action in actions(found, day("3 Apr 2018"))][:2] == ["C2", "C1"]
    assert [slip.case.reference for slip in slippage(found)] == ["C2", "C1"]


def excepted(steps: str, as_of: str) -> Any:
    away = Event(
        "exception:absence", day("1 Oct 2016"),
        detail={"from": "2016-10-01", "to": "2016-10-28", "evidence": "a letter", "approved_by": "A Manager"},
    )  # fmt: skip
    return on(as_of, events=tuple(sorted((*a_child(steps).events, away), key=lambda event: event.happened)))


def test_punctuality_with_and_without_exceptions() -> None:
    found = [
        on("1 Mar 2017", f"{STARTED}, plan 20 Jan 2017"),
        on("1 Mar 2017", f"{STARTED}, plan 3 Feb 2017"),
        excepted(f"{STARTED}, plan 3 Feb 2017", "1 Mar 2017"),
        excepted(STARTED, "1 Mar 2017"),
    ]
    plans = punctuality(found, Kind.PLAN_ISSUED)
    assert plans == Punctuality(in_time=1, done_late=2, open_late=1, excepted=2)
    assert (plans.of_due, plans.without_excepted, plans.of_done) == (25.0, 50.0, 33.3)
    assert Punctuality(0, 1, 0, 1).without_excepted is None


def test_an_excepted_day_gives_way_to_the_next_in_what_is_to_be_done() -> None:
    found = excepted(STARTED, "1 Mar 2017")
    due = plan_due(found)
    assert due
    assert due.due == day("31 Mar 2018")
    assert next_step(found)


def test_a_parent_who_cannot_decide_is_written_to_through_somebody() -> None:
    found = on("3 Oct 2016", "parent_cannot_decide 1 Oct 2016")
    assert (found.addressee.role, found.addressee.since) == (Role.REPRESENTATIVE, None)
    assert on("30 Sep 2016", "parent_cannot_decide 1 Oct 2016").addressee.role == Role.PARENT


def test_the_letter_that_told_of_no_plan_is_counted_from_the_day_it_was_sent() -> None:
    told = Event("no_plan_notified", day("5 Dec 2016"), detail={"sent": "2016-12-02"})
    found = on("10 Dec 2016", events=(*a_child(STARTED).events, told))
    assert said(one(found, Kind.STATEMENT_ENDS)) == "2 Feb 2017 on_track"


def test_a_plan_made_on_appeal_ends_the_statement() -> None:
    found = on("1 Jun 2017", f"{STARTED}, no plan 10 Nov 2016, appeal_registered 9 Jan 2017, plan 1 May 2017")
    assert said(one(found, Kind.STATEMENT_ENDS)) == "1 May 2017 met"


def test_of_two_children_alike_the_one_who_left_is_asked_nothing_more() -> None:
    assert on("3 Oct 2016", f"{STARTED}, no plan 10 Nov 2016", left_on=day("1 Oct 2016")).of(Kind.STATEMENT_ENDS) == ()


def test_the_readings_of_the_rights_reach_the_cohorts() -> None:
    policy = SETTINGS.policy.choosing("young_person_from", "end_of_school_year")
    leaver = a_child(
        date_of_birth=day("4 May 1998"), phase_move=PhaseMove.SCHOOL_TO_POST16, phase_move_on=day("1 Sep 2015")
    )
    found = timeline(leaver, replace(SETTINGS, policy=policy), day("1 Oct 2014"))
    assert found.of(Kind.CONCLUDE_BY)[0].rule == "guidance-post16-2015"


@pytest.mark.parametrize(
    ("steps", "as_of", "changes"),
    [
        pytest.param("31 Mar 2015", "1 Oct 2016", {}, id="before the article came"),
        pytest.param(
            "1 Sep 2016", "1 Oct 2016",
            {"phase_move": PhaseMove.PRIMARY_TO_SECONDARY, "phase_move_on": day("1 Sep 2017")},
            id="in a group of article 14",
        ),
    ],
)  # fmt: skip
def test_a_release_that_article_14a_is_not_about_is_not_pointed_out(
    steps: str, as_of: str, changes: dict[str, object]
) -> None:
    found = on(as_of, f"taken_into_custody 1 Jan 2015, released_from_custody {steps}", **changes)
    assert [note for note in found.notes if note.startswith("Released")] == []


@pytest.mark.parametrize(
    ("as_of", "changes", "why"),
    [
        pytest.param("1 Sep 2017", {}, "since 1 Sep 2017, the move to a post-16 institution,", id="moved"),
        pytest.param("31 Aug 2017", {"setting_type": SettingType.POST16}, "", id="the move lies ahead"),
        pytest.param(
            "31 Aug 2017", {"setting_type": SettingType.POST16, "phase_move": PhaseMove.NONE},
            "in a post-16 institution", id="in college, the day unknown",
        ),
        pytest.param("1 Sep 2017", {"phase_move": None}, "", id="only presumed to have moved"),
        pytest.param(
            "1 Sep 2017", {"phase_move": None, "setting_type": SettingType.POST16}, "in a post-16 institution",
            id="in college, presumed never to move there again",
        ),
        pytest.param("4 May 2020", {"phase_move": PhaseMove.NONE}, "since 4 May 2020, the 19th birthday,", id="19"),
    ],
)  # fmt: skip
def test_a_lapsed_statement_is_not_reviewed_and_says_why(as_of: str, changes: dict[str, Any], why: str) -> None:
    facts: dict[str, Any] = {
        "date_of_birth": day("4 May 2001"), "phase_move": PhaseMove.SCHOOL_TO_POST16,
        "phase_move_on": day("1 Sep 2017"),
        "last_annual_review": day("3 Oct 2016"),
    }  # fmt: skip
    found = timeline(a_child(**(facts | changes)), SETTINGS, day(as_of), explain=True)
    review = one(found, Kind.ANNUAL_REVIEW)
    assert (review.state == "not_applicable") == bool(why)
    assert [step for step in review.working if "no effect" in step] == [
        f"{why} the statement has no effect: no longer due under it"
    ] * bool(why)
