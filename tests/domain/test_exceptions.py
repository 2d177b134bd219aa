"""The grounds of exceptions, tested against the regulation, and how one is recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import day
from tests.domain.worked import SETTINGS, STARTED, a_child, cases, on, one, said
from transfer_cli.domain.calendar import ENGLAND_TERMS
from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.excepting import Claim, recorded_exception
from transfer_cli.domain.exceptions import Ground, closures, exceptions, is_education, note_of
from transfer_cli.domain.obligation import Kind
from transfer_cli.domain.recording import applied
from transfer_cli.domain.rules import ENGLAND, read_as
from transfer_cli.domain.timeline import timeline
from transfer_cli.errors import Refused

AS_OF = day("Mon 3 Oct 2016")


def claim(ground: Ground, **changes: Any) -> Claim:
    values: dict[str, Any] = {
        "first": None, "last": None, "asked": None, "agency": "", "evidence": "letter of 3 October",
        "approved_by": "A Manager", "decided_on": AS_OF,
    }  # fmt: skip
    return Claim(ground=ground, **(values | changes))


def recorded(case: Case, made: Claim) -> Case:
    return applied(case, recorded_exception(case, made, ENGLAND_TERMS, AS_OF, ENGLAND))


def refusal(case: Case, made: Claim) -> Refused:
    with pytest.raises(Refused) as refused:
        recorded(case, made)
    return refused.value


def test_an_absence_is_recorded_and_disapplies_the_limit_that_was_missed() -> None:
    away = claim(Ground.ABSENCE, first=day("1 Oct 2016"), last=day("28 Oct 2016"))
    case = recorded(a_child(STARTED), away)
    found = on("30 Jan 2017", events=case.events)
    assert said(one(found, Kind.PLAN_ISSUED)) == "29 Jan 2017 excepted"
    assert not found.overdue
    (kept,) = exceptions(case.events)
    assert (kept.evidence, kept.approved_by, kept.recorded_for) == ("letter of 3 October", "A Manager", AS_OF)
    assert kept.in_words == "absent from the area 1 Oct 2016 to 28 Oct 2016"


def test_the_same_exception_twice_is_recorded_once_and_another_beside_it() -> None:
    away = claim(Ground.ABSENCE, first=day("1 Oct 2016"), last=day("28 Oct 2016"))
    case = recorded(a_child(STARTED), away)
    assert not recorded_exception(case, away, ENGLAND_TERMS, AS_OF, ENGLAND)
    later = claim(Ground.ABSENCE, first=day("1 Nov 2016"), last=day("30 Nov 2016"))
    assert len(exceptions(recorded(case, later).events)) == 2


@pytest.mark.parametrize(
    ("ground", "first", "last", "why"),
    cases("""
    why                    | ground        | first       | last        | why it does not hold
    a day too short        | absence       | 1 Oct 2016  | 27 Oct 2016 | The absence is of 27 days
    without an end         | absence       | 1 Oct 2016  |             | The absence is of 0 days
    mostly before          | absence       | 30 Aug 2016 | 22 Oct 2016 | 27 days of the absence fall in the period
    mostly after           | absence       | 3 Jan 2017  | 5 Mar 2017  | 27 days of the absence fall in the period
    only its last day      | absence       | 29 Jan 2017 | 5 Mar 2017  | 1 day of the absence falls in the period
    before the period      | circumstances | 1 Sep 2016  | 25 Sep 2016 | It does not touch the period from 26 Sep 2016
    after the period       | circumstances | 30 Jan 2017 |             | It does not touch the period from 26 Sep 2016
    """),
)
def test_a_ground_that_does_not_hold_is_refused(ground: str, first: str, last: str, why: str) -> None:
    made = claim(Ground(ground), first=day(first), last=day(last) if last else None)
    error = refusal(a_child(STARTED), made)
    assert error.id == "RULE001"
    assert why in error.what


@pytest.mark.parametrize(
    ("first", "last"),
    cases("""
    why                        | first       | last
    its first four weeks       | 30 Aug 2016 | 23 Oct 2016
    its last four weeks        | 2 Jan 2017  | 5 Mar 2017
    longer than the period     | 30 Aug 2016 | 5 Mar 2017
    """),
)
def test_an_absence_counts_with_four_weeks_in_the_period(first: str, last: str) -> None:
    away = claim(Ground.ABSENCE, first=day(first), last=day(last))
    assert len(exceptions(recorded(a_child(STARTED), away).events)) == 1


def test_nothing_can_be_excused_before_a_period_runs() -> None:
    error = refusal(a_child(), claim(Ground.CIRCUMSTANCES, first=day("1 Oct 2016")))
    assert "No period runs that it could excuse." in error.what


@pytest.mark.parametrize("missing", ["evidence", "approved_by"])
def test_it_must_be_shown_and_agreed(missing: str) -> None:
    made = claim(Ground.CIRCUMSTANCES, first=day("1 Oct 2016"), **{missing: ""})
    assert "It is not recorded what shows it and who agreed to it." in refusal(a_child(STARTED), made).what


def test_a_closure_is_taken_from_the_terms_and_the_day_from_the_case() -> None:
    case = a_child("notice 1 Jul 2016, began 15 Jul 2016, advice_requested:head_teacher 18 Jul 2016")
    (kept,) = exceptions(recorded(case, claim(Ground.CLOSURE)).events)
    assert (kept.first, kept.last, kept.asked) == (day("21 Jul 2016"), day("4 Sep 2016"), day("18 Jul 2016"))


def test_a_closure_that_the_terms_do_not_have_is_to_be_named() -> None:
    case = a_child("notice 1 Jul 2016, began 15 Jul 2016, advice_requested:school 3 Oct 2016")
    assert refusal(case, claim(Ground.CLOSURE)).id == "RULE002"
    assert "when the head, principal or provider was asked" in refusal(
        a_child(STARTED), claim(Ground.CLOSURE, first=day("21 Jul 2016"))
    ).what  # fmt: skip


def test_a_closure_needs_its_end_and_a_question_within_the_period() -> None:
    case = a_child("notice 1 Apr 2016, began 15 Apr 2016")
    open_end = claim(Ground.CLOSURE, first=day("21 Jul 2016"), asked=day("21 Jul 2016"))
    assert "It is not recorded when the setting re-opened." in refusal(case, open_end).what
    late = claim(Ground.CLOSURE, first=day("21 Jul 2016"), last=day("4 Sep 2016"), asked=day("19 Aug 2016"))
    assert "Advice was asked on 19 Aug 2016, after the period had ended on 18 Aug 2016." in refusal(case, late).what


def test_an_appointment_is_judged_by_the_advisers_six_weeks() -> None:
    case = a_child(f"{STARTED}, advice_requested:health 26 Sep 2016")
    made = claim(Ground.APPOINTMENT, first=day("3 Oct 2016"), last=day("3 Oct 2016"), agency="health")
    (kept,) = exceptions(recorded(case, made).events)
    assert kept.in_words == "an appointment with health was not kept on 3 Oct 2016"
    (once,) = exceptions(recorded(case, replace(made, last=None)).events)
    assert once.in_words == kept.in_words
    never = claim(Ground.APPOINTMENT, first=day("3 Oct 2016"), agency="ccg")
    assert "No period runs" in refusal(case, never).what


def test_an_exception_that_does_not_hold_any_more_is_pointed_out() -> None:
    bare = Event("exception:absence", day("1 Oct 2016"))
    found = on("30 Jan 2017", events=(*a_child(STARTED).events, bare))
    assert said(one(found, Kind.PLAN_ISSUED)) == "29 Jan 2017 overdue 1"
    (note,) = found.notes
    assert note == (
        "An exception is recorded that does not hold (absent from the area). It is not recorded what shows it and who "
        "agreed to it."
    )
    undated = Event("exception:inappropriate", day("1 Oct 2016"), detail={"evidence": "a", "approved_by": "b"})
    (note,) = on("3 Oct 2016", events=(undated,)).notes
    assert note.endswith("It is not recorded from which day on.")


def test_an_exception_comes_through_the_events_file_with_its_note() -> None:
    note = "from=1/10/2016; to=28/10/2016; evidence=letter of 3 October; approved_by=A Manager; rang the school"
    bare = Event("exception:absence", AS_OF, note=note)
    found = on("30 Jan 2017", events=(*a_child(STARTED).events, bare))
    assert said(one(found, Kind.PLAN_ISSUED)) == "29 Jan 2017 excepted"
    mistyped = Event("exception:absence", AS_OF, note=note.replace("28/10", "31/11"))
    found = on("30 Jan 2017", events=(*a_child(STARTED).events, mistyped))
    assert said(one(found, Kind.PLAN_ISSUED)) == "29 Jan 2017 overdue 1"


def test_and_goes_out_the_same_way() -> None:
    away = claim(Ground.ABSENCE, first=day("1 Oct 2016"), last=day("28 Oct 2016"), evidence="a; b", note="rang")
    case = recorded(a_child(STARTED), away)
    (kept,) = (event for event in case.events if event.step == "exception:absence")
    note = note_of(kept)
    assert note == "from=2016-10-01; to=2016-10-28; evidence=a, b; approved_by=A Manager; rang"
    (again,) = exceptions([Event(kept.step, kept.happened, note=note)])
    assert (again.first, again.last, again.approved_by) == (day("1 Oct 2016"), day("28 Oct 2016"), "A Manager")
    assert note_of(Event("complaint", AS_OF, note="loud")) == "loud"


def test_circumstances_that_go_on_have_no_last_day() -> None:
    case = recorded(a_child(STARTED), claim(Ground.CIRCUMSTANCES, first=day("1 Oct 2016")))
    (kept,) = exceptions(case.events)
    assert kept.in_words == "exceptional personal circumstances 1 Oct 2016 to now"
    assert kept.days == 0


@pytest.mark.parametrize(
    ("policy", "expected"),
    [("advice_only", "29 Jan 2017 overdue 1"), ("plan_too", "29 Jan 2017 excepted")],
)
def test_the_authority_may_read_failed_appointments_more_widely(policy: str, expected: str) -> None:
    from dataclasses import replace

    from transfer_cli.domain.timeline import timeline

    made = claim(Ground.APPOINTMENT, first=day("3 Oct 2016"), last=day("3 Oct 2016"), agency="health")
    case = recorded(a_child(f"{STARTED}, advice_requested:health 26 Sep 2016"), made)
    settings = replace(SETTINGS, policy=SETTINGS.policy.choosing("failed_appointments", policy))
    found = timeline(case, settings, day("30 Jan 2017"))
    assert said(one(found, Kind.PLAN_ISSUED)) == expected


def test_a_closure_of_exactly_four_weeks_is_too_short_where_the_authority_reads_it_so() -> None:
    case = a_child("notice 1 Jul 2016, began 15 Jul 2016")
    made = claim(Ground.CLOSURE, first=day("25 Jul 2016"), last=day("21 Aug 2016"), asked=day("25 Jul 2016"))
    assert recorded_exception(case, made, ENGLAND_TERMS, AS_OF, ENGLAND)
    strict = read_as(ENGLAND, ENGLAND.policy.choosing("closures", "over_four_weeks"))
    with pytest.raises(Refused, match="28 days; it has to be of 29 or more"):
        recorded_exception(case, made, ENGLAND_TERMS, AS_OF, strict)


def test_the_summer_holidays_are_the_closures_of_the_usual_terms() -> None:
    assert [closed.year for closed, _ in closures(ENGLAND_TERMS)] == [2015, 2016, 2017, 2018]


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        ("head_teacher", True),
        ("Early years", True),
        ("educational_psychologist", False),
        ("school_psychologist", False),
    ],
)
def test_who_is_asked_for_a_setting(agency: str, *, expected: bool) -> None:
    assert is_education(agency) == expected


ORDERED = "no plan 10 Nov 2016, tribunal_ordered_plan 3 Apr 2017"


def test_what_the_tribunal_ordered_is_excused_within_its_own_weeks() -> None:
    away = claim(Ground.ABSENCE, first=day("10 Apr 2017"), last=day("23 Apr 2017"))
    made = recorded_exception(a_child(ORDERED), away, ENGLAND_TERMS, day("2 May 2017"), ENGLAND)
    case = applied(a_child(ORDERED), made)
    found = timeline(case, SETTINGS, day("1 Jul 2017"), explain=True)
    draft, final = found.of(Kind.TRIBUNAL_ORDER)
    assert (said(draft), said(final)) == ("8 May 2017 excepted", "19 Jun 2017 excepted")
    assert final.working[-1] == (
        "excepted: absent from the area 10 Apr 2017 to 23 Apr 2017 (SI 2014/1530 reg 44(3)), agreed by A Manager; "
        "the day does not move, and as soon as practicable still binds"
    )
    assert not [note for note in found.notes if "does not hold" in note]


def test_an_absence_too_short_for_what_was_ordered_is_refused_under_the_regulation_that_it_fails() -> None:
    away = claim(Ground.ABSENCE, first=day("10 Apr 2017"), last=day("22 Apr 2017"))
    with pytest.raises(Refused) as refused:
        recorded_exception(a_child(ORDERED), away, ENGLAND_TERMS, day("2 May 2017"), ENGLAND)
    assert refused.value.what == (
        "CW0001: this is no exception under SI 2014/1530 reg 44(3). The absence is of 13 days; the law asks for two "
        "weeks, 14 days."
    )


@pytest.mark.parametrize(
    ("steps", "kind", "cited"),
    [
        (f"{STARTED}, advice_requested:health 26 Sep 2016", Kind.PLAN_ISSUED, "SI 2014/1530 reg 10(4)(c)"),
        (f"{STARTED}, advice_requested:health 26 Sep 2016", Kind.ADVICE, "SI 2014/1530 reg 8(2)"),
        (
            f"{STARTED}, advice_requested:social_care 26 Sep 2016",
            Kind.ADVICE,
            "as SI 2014/1530 reg 8(2) excuses those whom the law itself binds",
        ),
        (
            "reassessment_requested 26 Sep 2016, reassessment_accepted 28 Sep 2016",
            Kind.PLAN_ISSUED,
            "SI 2014/1530 reg 27(3)",
        ),
    ],
    ids=["the plan", "advice that the law asks for", "advice that the Code asks for", "a reassessment"],
)
def test_each_limit_is_excused_under_its_own_provision(steps: str, kind: Kind, cited: str) -> None:
    ill = claim(Ground.CIRCUMSTANCES, first=day("1 Oct 2016"), last=day("2 Oct 2016"))
    found = timeline(recorded(a_child(steps), ill), SETTINGS, day("3 Jun 2017"), explain=True)
    (excused,) = found.of(kind)
    assert f"excepted: exceptional personal circumstances 1 Oct 2016 to 2 Oct 2016 ({cited})" in excused.working[-1]


def test_an_exception_that_holds_for_advice_alone_is_recorded() -> None:
    case = a_child("notice 12 Sep 2016, began 26 Sep 2016, advice_requested:health 1 Sep 2016")
    ill = claim(Ground.CIRCUMSTANCES, first=day("2 Sep 2016"), last=day("5 Sep 2016"))
    assert len(exceptions(recorded(case, ill).events)) == 1
