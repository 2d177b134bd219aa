"""Which letters are due, which fit, and which were written already."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_case, day, events
from tests.correspondence import (
    BEGUN,
    LATE,
    MEETING,
    POST,
    READY,
    RECEIVES,
    SERVED,
    SETTINGS,
    YOUNG_PERSON,
    a_turn,
    advice_asked,
    case_for,
    promised,
)
from transfer_cli.domain.case import Document, Event, LeftReason, PhaseMove, SettingType
from transfer_cli.domain.changes import Letter
from transfer_cli.domain.correspondence import (
    already_written,
    due,
    late_obligation,
    notice_in_time,
    occasion,
    planned_start,
    unfit,
)
from transfer_cli.domain.envelopes import Envelope
from transfer_cli.domain.timeline import timeline

LDA = {**YOUNG_PERSON, "document": Document.LDA}
YEAR_6 = {"date_of_birth": day("4 May 2006"), "phase_move": PhaseMove.NONE}


def sent_here(step: str) -> Event:
    """The step of a letter that was made and posted here."""
    return Event(step, day("Fri 30 Sep 2016"), detail={"batch": "2016-09-30", "sent": "2016-09-30"})


DUE: tuple[tuple[str, dict[str, Any], bool, str], ...] = (
    ("notice", {"promise": promised("Mon 17 Oct 2016")}, True, "overdue to post"),
    ("notice", {"promise": promised("Mon 31 Oct 2016")}, True, "last day to post 13 Oct, ten days ahead"),
    ("notice", {"promise": promised("Wed 2 Nov 2016")}, True, "last day to post 17 Oct, in 14 days"),
    ("notice", {"promise": promised("Thu 3 Nov 2016")}, False, "last day to post 18 Oct, in 15 days"),
    ("notice", {}, False, "no start is planned"),
    ("notice", {"assessment_begins": day("Mon 31 Oct 2016")}, True, "a start is stated"),
    ("notice", {**LDA, "promise": promised("Mon 31 Oct 2016")}, False, "no notice for an LDA"),
    ("notice", {"events": events(**BEGUN), "promise": promised("Mon 31 Oct 2016")}, False, "notice was given"),
    ("meeting_invitation", {"events": events(**BEGUN), **MEETING}, True, "arranged"),
    ("meeting_invitation", {"events": events(**BEGUN)}, False, "no day for it"),
    ("meeting_invitation", {"events": events(**BEGUN), "meeting_on": day("Mon 3 Oct 2016")}, False, "it is today"),
    ("meeting_invitation", {"events": events(**READY), **MEETING}, False, "it was held"),
    ("meeting_invitation", MEETING, False, "no notice yet"),
    (
        "notice",
        {"promise": promised("Mon 17 Oct 2016"), "events": events(notice_given="Fri 30 Sep 2016")},
        False,
        "one of the family has it: for the others it is asked for",
    ),
    ("young_peoples_service", {"events": events(**BEGUN), **MEETING}, False, "Year 5"),
    ("young_peoples_service", {"events": events(**BEGUN), **MEETING, "ncy_offset": 4}, True, "Year 9"),
    ("draft_plan", {"events": events(**READY)}, True, "advice and meeting are there"),
    ("draft_plan", {"events": events(**BEGUN)}, False, "too early"),
    ("draft_plan", {"events": events(**READY, draft_served="Fri 30 Sep 2016")}, False, "served"),
    ("final_plan", {"events": events(**READY, draft_served="Mon 12 Sep 2016")}, False, "an officer decides"),
    ("no_plan", {"events": events(**READY)}, False, "an officer decides"),
    ("delay", {"events": events(**LATE)}, True, "due 18 Sep 2016"),
    ("delay", {"events": events(**BEGUN)}, False, "in time"),
    ("delay", {"events": events(**LATE, delay_letter_sent="Tue 6 Sep 2016")}, False, "told 27 days ago"),
    ("delay", {"events": events(**LATE, delay_letter_sent="Mon 5 Sep 2016")}, True, "told 28 days ago"),
    ("lda_invitation", LDA, True, "never asked"),
    ("lda_invitation", YOUNG_PERSON, False, "a statement"),
    ("lda_invitation", {**LDA, "events": events(lda_invited="Mon 5 Sep 2016")}, False, "invited"),
    ("lda_invitation", {**LDA, "events": events(request_received="Mon 5 Sep 2016")}, False, "has asked"),
    ("postponed", {"events": (a_turn("Mon 5 Sep 2016"),)}, False, "agreed 28 days ago"),
    ("postponed", {"events": (a_turn("Tue 6 Sep 2016"),)}, True, "agreed 27 days ago"),
    ("postponed", {"events": (a_turn("Fri 30 Sep 2016", "to 2016-10-02"),)}, False, "that day has passed"),
    ("postponed", {}, False, "no turn was put off"),
    ("postponed", {"events": (*events(**BEGUN), a_turn("Fri 30 Sep 2016"))}, False, "the review runs"),
    ("year6_consultation", YEAR_6, True, "in Year 6 and staying"),
    ("year6_consultation", {}, False, "Year 5"),
    ("year6_consultation", {**YEAR_6, "events": events(year6_consulted="Mon 12 Sep 2016")}, False, "asked"),
    ("moved_in", {"moved_in_on": day("Mon 5 Sep 2016")}, True, "moved here"),
    ("moved_in", {}, False, "always lived here"),
    (
        "moved_in",
        {"moved_in_on": day("Mon 5 Sep 2016"), "events": events(moved_in_letter_sent="Mon 12 Sep 2016")},
        False,
        "was told",
    ),
    ("notice_to_setting", {"promise": promised("Mon 31 Oct 2016")}, True, "with the notice to the family"),
    ("notice_to_setting", {"promise": promised("Thu 3 Nov 2016")}, False, "the notice to the family is not due yet"),
    ("notice_to_setting", {"events": (sent_here("notice_given"),)}, True, "the family was told from here"),
    ("notice_to_setting", {"events": events(notice_given="Fri 30 Sep 2016")}, False, "loaded: all were told that day"),
    ("advice_request", {"events": events(**BEGUN)}, True, "begun a week ago"),
    (
        "advice_request",
        {"events": events(notice_given="Mon 8 Aug 2016", assessment_began="Mon 22 Aug 2016")},
        False,
        "begun six weeks ago: somebody has to look",
    ),
    (
        "advice_request",
        {"events": events(notice_given="Mon 8 Aug 2016", assessment_began="Tue 23 Aug 2016")},
        True,
        "begun a day later",
    ),
    ("advice_chaser", {"events": advice_asked("health")}, True, "due three weeks ago"),
    ("advice_chaser", {"events": events(**BEGUN)}, False, "nothing was asked"),
    ("placement_consultation", {"events": events(**SERVED)}, False, "an officer decides whom"),
    ("copy_to_setting", {"events": (*events(**SERVED), sent_here("plan_issued"))}, True, "the family was sent it here"),
    ("copy_to_setting", {"events": events(**SERVED, plan_issued="Mon 3 Oct 2016")}, False, "loaded: all were sent it"),
    ("copy_to_setting", {"events": events(**SERVED)}, False, "not issued"),
    ("copy_to_commissioning_body", {"events": (*events(**SERVED), sent_here("plan_issued"))}, True, "and it as well"),
    ("no_plan_to_setting", {"events": (*events(**BEGUN), sent_here("no_plan_notified"))}, True, "the family was told"),
    ("no_plan_to_commissioning_body", {"events": events(**BEGUN)}, False, "not decided"),
    ("lda_invitation", {**LDA, "left_on": day("Fri 1 Jul 2016")}, False, "has left"),
)


@pytest.mark.parametrize(("kind", "changes", "is_due", "why"), DUE, ids=[f"{row[0]}: {row[3]}" for row in DUE])
def test_due(kind: str, changes: dict[str, Any], is_due: bool, why: str) -> None:
    assert due(kind, timeline(a_case(**changes), SETTINGS, POST.dated), POST) is is_due, why


UNFIT: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("delay", {"left_on": day("Fri 1 Jul 2016"), "left_reason": LeftReason.DECEASED}, "The child has died."),
    ("delay", {"left_on": day("Fri 1 Jul 2016")}, "The case has left the caseload."),
    ("notice", {"moved_in_on": day("Fri 4 Nov 2016")}, "No transfer of the case is held here on this day."),
    ("notice", {"promise": None}, "No start is planned; make a schedule first."),
    ("notice", {"events": events(**BEGUN)}, "Notice was given already."),
    ("notice", {"document": Document.LDA}, "A learning difficulty assessment is not transferred by notice."),
    ("meeting_invitation", {"events": events(**READY)}, "The meeting was held already."),
    ("young_peoples_service", {"date_of_birth": day("4 May 2007"), "meeting_on": None},
     "The Young People's Service comes to meetings from Year 9 on."),
    ("draft_plan", {"events": ()}, "No notice of the assessment is recorded."),
    ("draft_plan", {"events": events(**READY, plan_issued="Mon 3 Oct 2016")}, "The case is concluded."),
    ("final_plan", {"events": events(**BEGUN)}, "No draft is recorded as served."),
    ("final_plan", {"events": events(**BEGUN, no_plan_notified="Mon 3 Oct 2016")}, "The case is concluded."),
    ("no_plan", {"events": events(notice_given="Mon 3 Oct 2016")}, "No assessment is recorded as begun."),
    ("delay", {"events": events(**BEGUN)}, "Nothing that the law asks for is late."),
    ("delay", {"events": events(**LATE, plan_issued="Mon 3 Oct 2016")}, "The case is concluded."),
    ("postponed", {"events": ()}, "No turn was put off by agreement."),
    ("postponed", {"events": (Event("brought_forward", POST.dated, note="to 2017-02-01"),)},
     "No turn was put off by agreement."),
    ("postponed", {"events": (*events(notice_given="Mon 3 Oct 2016"), a_turn("Fri 30 Sep 2016"))},
     "Notice was given already."),
    ("postponed", {"events": (*events(**SERVED, plan_issued="Mon 3 Oct 2016"), a_turn("Mon 12 Sep 2016"))},
     "The case is concluded."),
    ("year6_consultation", {"date_of_birth": day("4 May 2007")},
     "The law has this asked of children in Year 6 only, in some years, and of nobody who changes school."),
    ("year6_consultation", {"events": events(year6_consulted="Mon 12 Sep 2016")}, "The family was asked already."),
    ("year6_consultation", {"date_of_birth": day("4 May 2005"), "known_from": day("Sat 5 Sep 2015")},
     "That school year is over."),
    ("year6_consultation", {"events": events(**BEGUN)}, "There is nothing left to ask."),
    ("moved_in", {"moved_in_on": None}, "No move here with a statement is recorded."),
    ("moved_in", {"events": events(moved_in_letter_sent="Mon 12 Sep 2016")}, "The family was written to already."),
    ("moved_in", {"events": events(**SERVED, plan_issued="Mon 3 Oct 2016")}, "The case is concluded."),
    ("notice_to_setting", {"promise": None}, "No start is planned; make a schedule first."),
    ("notice_to_setting", {"events": events(**{"notice_sent:setting": "Mon 3 Oct 2016"})},
     "The setting was given notice already."),
    ("notice_to_setting", {"events": events(**BEGUN)}, "The assessment has begun."),
    ("notice_to_setting", {"events": events(**SERVED, plan_issued="Mon 3 Oct 2016")}, "The case is concluded."),
    ("notice_to_setting", {"setting_type": SettingType.HOME}, "The child is at no setting."),
    ("advice_request", {"events": events(notice_given="Mon 3 Oct 2016")}, "The assessment has not begun."),
    ("advice_request", {"events": events(**READY)}, "All advice is in."),
    ("advice_request", {"events": events(**BEGUN, draft_served="Fri 30 Sep 2016")}, "A draft was served already."),
    ("advice_request", {"events": events(**BEGUN, no_plan_notified="Fri 30 Sep 2016")}, "The case is concluded."),
    ("advice_chaser", {"events": events(**BEGUN)}, "No advice is late."),
    ("advice_chaser", {"events": (*advice_asked("health"), *events(no_plan_notified="Fri 30 Sep 2016"))},
     "The case is concluded."),
    ("placement_consultation", {"events": events(**READY)}, "No draft is recorded as served."),
    ("placement_consultation", {"events": events(**SERVED, plan_issued="Mon 3 Oct 2016")}, "The case is concluded."),
    ("copy_to_setting", {"events": events(**READY)}, "No draft is recorded as served."),
    ("copy_to_setting", {"events": events(**SERVED, no_plan_notified="Mon 3 Oct 2016")},
     "No draft is recorded as served."),
    ("copy_to_setting", {"setting_type": SettingType.NONE}, "The child is at no setting."),
    ("copy_to_setting", {"events": events(**SERVED, **{"plan_sent:setting": "Mon 3 Oct 2016"})},
     "The setting was sent the plan already."),
    ("copy_to_commissioning_body",
     {"events": events(**SERVED, **{"plan_sent:commissioning_body": "Mon 3 Oct 2016"})},
     "The commissioning body was sent the plan already."),
    ("copy_to_commissioning_body", {"setting_type": SettingType.NONE}, ""),
    ("no_plan_to_setting", {"events": ()}, "No assessment that could end without a plan is recorded."),
    ("no_plan_to_setting", {"setting_type": SettingType.HOME}, "The child is at no setting."),
    ("lda_invitation", {"document": Document.STATEMENT},
     "Only a young person with a learning difficulty assessment is invited to ask."),
    ("lda_invitation", {"date_of_birth": day("3 Oct 1991")}, "An EHC plan is for people under 25."),
    ("lda_invitation", {"date_of_birth": day("4 Oct 1991")}, ""),
    ("lda_invitation", {"events": events(request_received="Mon 5 Sep 2016")}, "An assessment was asked for already."),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "changes", "why"), UNFIT)
def test_a_letter_that_does_not_fit_says_why(kind: str, changes: dict[str, Any], why: str) -> None:
    assert unfit(kind, timeline(case_for(kind, **changes), SETTINGS, POST.dated)) == why


BY_AN_OFFICER = {
    "final_plan", "no_plan", "placement_consultation", "copy_to_setting", "copy_to_commissioning_body",
    "no_plan_to_setting", "no_plan_to_commissioning_body", "a_kind_of_the_authority",
}  # fmt: skip
"""Kinds that are never due before somebody decides, and copies of what has not gone yet."""


@pytest.mark.parametrize(
    "kind",
    ["notice", "meeting_invitation", "draft_plan", "final_plan", "no_plan", "delay", "lda_invitation", "postponed",
     "year6_consultation", "moved_in", *RECEIVES, "a_kind_of_the_authority"],
)  # fmt: skip
def test_a_letter_fits_the_case_that_is_ready_for_it(kind: str) -> None:
    case = case_for(kind) if kind != "a_kind_of_the_authority" else a_case()
    found = timeline(case, SETTINGS, POST.dated)
    assert unfit(kind, found) == ""
    assert due(kind, found, POST) is (kind not in BY_AN_OFFICER)


def test_a_draft_for_a_young_person_with_an_lda_needs_no_notice() -> None:
    case = a_case(**LDA, events=events(request_received="Mon 5 Sep 2016"))
    assert unfit("draft_plan", timeline(case, SETTINGS, POST.dated)) == ""


def test_what_is_late_is_the_earliest_day_of_the_law_that_passed() -> None:
    late = late_obligation(timeline(case_for("delay"), SETTINGS, POST.dated))
    assert late is not None
    assert late.due == day("Sun 18 Sep 2016")
    assert late_obligation(timeline(case_for("draft_plan"), SETTINGS, POST.dated)) is None


def test_the_planned_start_is_the_stated_one_before_the_scheduled_one() -> None:
    case = a_case(promise=promised("Mon 31 Oct 2016"))
    assert planned_start(case) == day("Mon 31 Oct 2016")
    assert planned_start(case_for("notice", assessment_begins=day("Mon 7 Nov 2016"))) == day("Mon 7 Nov 2016")
    assert planned_start(a_case()) is None


def test_two_weeks_lie_between_notice_and_start() -> None:
    assert notice_in_time(day("Mon 31 Oct 2016"), day("Mon 17 Oct 2016"))
    assert not notice_in_time(day("Mon 31 Oct 2016"), day("Tue 18 Oct 2016"))


ENVELOPE = Envelope(("Ms Alix Example",), ("1 Sample Street", "Chester", "CH1 2NP"))


def registered(name: str, **changes: Any) -> Letter:
    """A letter in the register, made on 3 Oct 2016 for the case that is ready for it."""
    values: dict[str, Any] = {
        "id": 1, "batch": "2016-10-03", "reference": "CW0001", "kind": name, "addressee": "Ms Alix Example",
        "address": ENVELOPE.lines, "file": f"CW0001-{name}-1.pdf", "dated": POST.dated, "sha256": "0" * 64, "pages": 2,
        "facts": {"occasion": occasion(name, case_for(name))}, "template": "", "state": "made", "on": None,
        "post_class": None, "recorded": None,
    }  # fmt: skip
    return Letter(**{**values, **changes})


BOTH = {"names": "Mr Sam Example\nMs Alix Example", "occasion": "2016-10-31"}

WRITTEN: tuple[tuple[str, str, dict[str, Any], bool], ...] = (
    ("the same letter", "notice", {}, True),
    ("it was posted", "notice", {"state": "posted"}, True),
    ("it was withdrawn", "notice", {"state": "withdrawn"}, False),
    ("another kind", "notice", {"kind": "delay"}, False),
    ("to somebody else", "notice", {"addressee": "Mr Sam Example"}, False),
    ("to both together", "notice", {"addressee": "Mr Sam Example and Ms Alix Example", "facts": BOTH}, True),
    ("another start", "notice", {"facts": {"occasion": "2016-10-17"}}, False),
    ("another meeting", "meeting_invitation", {"facts": {"occasion": "2016-10-17 14:00 School"}}, False),
    ("a delay told of 27 days ago", "delay", {"dated": day("Tue 6 Sep 2016")}, True),
    ("late advice asked for 13 days ago", "advice_chaser", {"dated": day("Tue 20 Sep 2016")}, True),
    ("late advice asked for 14 days ago", "advice_chaser", {"dated": day("Mon 19 Sep 2016")}, False),
    ("to another agency of that name", "advice_request", {"facts": {"agency": "physiotherapy"}}, False),
    ("another turn", "postponed", {"facts": {"occasion": "2016-09-01 2017-03-31"}}, False),
    ("a delay told of 28 days ago", "delay", {"dated": day("Mon 5 Sep 2016")}, False),
)


@pytest.mark.parametrize(("why", "kind", "changes", "written"), WRITTEN)
def test_nothing_is_written_twice(why: str, kind: str, changes: dict[str, Any], written: bool) -> None:
    letter = registered(kind, **changes)
    found = already_written(kind, ENVELOPE, case_for(kind), [letter], POST.dated)
    assert found == (letter if written else None), why


def test_an_occasion_without_a_start_is_none() -> None:
    assert occasion("notice", a_case()) == ""
    assert occasion("postponed", a_case()) == ""
    assert occasion("meeting_invitation", a_case(**MEETING)) == "2016-10-18 14:00 Larkfield Primary School"
