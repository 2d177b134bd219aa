"""Which letters are due, which fit, and which were written already."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_case, day, events
from tests.correspondence import BEGUN, LATE, MEETING, POST, READY, SETTINGS, YOUNG_PERSON, case_for, promised
from transfer_cli.domain.case import Document, LeftReason
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
    ("lda_invitation", {"document": Document.STATEMENT},
     "Only a young person with a learning difficulty assessment is invited to ask."),
    ("lda_invitation", {"date_of_birth": day("3 Oct 1991")}, "An EHC plan is for people under 25."),
    ("lda_invitation", {"date_of_birth": day("4 Oct 1991")}, ""),
    ("lda_invitation", {"events": events(request_received="Mon 5 Sep 2016")}, "An assessment was asked for already."),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "changes", "why"), UNFIT)
def test_a_letter_that_does_not_fit_says_why(kind: str, changes: dict[str, Any], why: str) -> None:
    assert unfit(kind, timeline(case_for(kind, **changes), SETTINGS, POST.dated)) == why


@pytest.mark.parametrize(
    "kind",
    ["notice", "meeting_invitation", "young_peoples_service", "draft_plan", "final_plan", "no_plan", "delay",
     "lda_invitation", "a_kind_of_the_authority"],
)  # fmt: skip
def test_a_letter_fits_the_case_that_is_ready_for_it(kind: str) -> None:
    case = case_for(kind) if kind != "a_kind_of_the_authority" else a_case()
    found = timeline(case, SETTINGS, POST.dated)
    assert unfit(kind, found) == ""
    assert due(kind, found, POST) is (kind not in {"final_plan", "no_plan", "a_kind_of_the_authority"})


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
    ("a delay told of 28 days ago", "delay", {"dated": day("Mon 5 Sep 2016")}, False),
)


@pytest.mark.parametrize(("why", "kind", "changes", "written"), WRITTEN)
def test_nothing_is_written_twice(why: str, kind: str, changes: dict[str, Any], written: bool) -> None:
    letter = registered(kind, **changes)
    found = already_written(kind, ENVELOPE, case_for(kind), [letter], POST.dated)
    assert found == (letter if written else None), why


def test_an_occasion_without_a_start_is_none() -> None:
    assert occasion("notice", a_case()) == ""
    assert occasion("meeting_invitation", a_case(**MEETING)) == "2016-10-18 14:00 Larkfield Primary School"
