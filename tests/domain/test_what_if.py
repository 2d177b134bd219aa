"""What would be otherwise with another notice, beginning, calendar or reading."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import day
from tests.domain.made import a_promise
from tests.domain.worked import SETTINGS, STARTED, a_child, on
from transfer_cli.domain.case import Case, Caseload
from transfer_cli.domain.settings import PlanGroup, Settings
from transfer_cli.domain.what_if import Moved, case_moves, caseload_moves, moved, supposed, with_holidays

AS_OF = day("Mon 3 Oct 2016")
HALF_TERM_MORE = with_holidays(SETTINGS, [day(f"{n} Nov 2016") for n in range(7, 12)])


def said(found: tuple[Moved, ...]) -> list[str]:
    return [str(change) for change in found]


def moves_of(case: Case, then: Case, settings: Settings = SETTINGS, as_of: str = "3 Oct 2016") -> list[str]:
    return said(case_moves(case, then, SETTINGS, settings, day(as_of))[2])


def test_another_day_of_notice_moves_what_follows_from_it() -> None:
    case = a_child(STARTED)
    assert moves_of(case, supposed(case, notice=day("19 Sep 2016"))) == [
        "Notice of the assessment: 12 Sep 2016 as before, but met late",
    ]
    both = supposed(case, notice=day("19 Sep 2016"), begins=day("3 Oct 2016"))
    assert moves_of(case, both) == [
        "Notice of the assessment: 19 Sep 2016, where it was 12 Sep 2016",
        "The EHC plan is to be sent: 5 Feb 2017, where it was 29 Jan 2017",
        "A decision that there will be no plan is to be notified: 8 Jan 2017, where it was 1 Jan 2017",
    ]


def test_a_notice_that_was_never_given_brings_days_that_there_were_not() -> None:
    case = a_child()
    assert moves_of(case, supposed(case, notice=day("26 Sep 2016"), begins=day("10 Oct 2016"))) == [
        "Notice of the assessment: 26 Sep 2016, where there was no day",
        "The EHC plan is to be sent: 12 Feb 2017, where there was no day",
        "A decision that there will be no plan is to be notified: 15 Jan 2017, where there was no day",
    ]


def test_a_beginning_that_is_only_stated_is_stated_otherwise() -> None:
    case = a_child(assessment_begins=day("10 Oct 2016"))
    assert moves_of(case, supposed(case, begins=day("17 Oct 2016"))) == [
        "Notice of the assessment: 3 Oct 2016, where it was 26 Sep 2016",
    ]


def test_nothing_of_the_law_moves_for_a_holiday() -> None:
    case = a_child(STARTED)
    assert moves_of(case, case, with_holidays(SETTINGS, [day("Sun 29 Jan 2017"), day("Mon 30 Jan 2017")])) == []


def test_the_end_of_the_time_to_appeal_does() -> None:
    case = a_child(f"{STARTED}, no plan 10 Nov 2016")
    then = with_holidays(SETTINGS, [day("Tue 10 Jan 2017")])
    assert moves_of(case, case, then, "5 Jan 2017") == ["The statement is kept: 11 Jan 2017, where it was 10 Jan 2017"]


def test_a_promised_start_moves_to_the_first_day_of_school_left() -> None:
    case = a_child(promise=a_promise("Mon 7 Nov 2016"))
    assert moves_of(case, case, HALF_TERM_MORE) == [
        "The review is planned to begin: 14 Nov 2016, where it was 7 Nov 2016",
        "Notice of the assessment: 31 Oct 2016, where it was 24 Oct 2016",
    ]
    monday = with_holidays(SETTINGS, [day("Mon 7 Nov 2016")])
    assert moves_of(case, case, monday)[0] == "The review is planned to begin: 8 Nov 2016, where it was 7 Nov 2016"
    told = a_child("notice 3 Oct 2016", promise=a_promise("Mon 7 Nov 2016"))
    assert moves_of(told, told, HALF_TERM_MORE) == []


def test_a_start_without_any_school_left_stays_where_it_is() -> None:
    case = a_child(promise=a_promise("Mon 7 Nov 2016"))
    assert moves_of(case, case, replace(SETTINGS, terms=())) == []


def test_the_whole_caseload_under_another_plan() -> None:
    group = PlanGroup("2016/17", 2016, year_groups=(4,), conclude_by=day("21 Jul 2017"))
    now, then = replace(SETTINGS, plan=(group,)), replace(SETTINGS, deadline=day("Sun 31 Dec 2017"))
    children = (a_child(reference="C1"), a_child(reference="C2", moved_in_on=day("1 Nov 2016")))
    found = caseload_moves(Caseload(children, AS_OF), now, then)
    assert [(change.reference, str(change)) for change in found] == [
        ("C1", "The transfer is to be concluded (Local plan 2016/17, Year 4): no day, where it was 21 Jul 2017"),
        ("C1", "The transfer is to be concluded (Local target): 31 Dec 2017, where there was no day"),
    ]
    assert found[0].as_document() == {
        "reference": "C1",
        "what": "The transfer is to be concluded (Local plan 2016/17, Year 4)",
        "rule": "local-plan-1",
        "was": "2017-07-21",
        "would_be": None,
        "state": None,
    }
    assert found[1].as_document()["state"] == "on_track"


def test_a_case_beside_itself_differs_in_nothing() -> None:
    found = on("3 Oct 2016", f"{STARTED}, advice_requested:health 26 Sep 2016, advice_requested:health 27 Sep 2016")
    assert moved(found, found) == ()
