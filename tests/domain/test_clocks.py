"""What is due of one case, by when, and how it stands on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.made import a_promise
from tests.domain.worked import SETTINGS, STARTED, a_child, cases, on, one, said
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Document, Event, PhaseMove, SettingType, Step
from transfer_cli.domain.obligation import Basis, Kind, Stage
from transfer_cli.domain.settings import Agency
from transfer_cli.domain.timeline import timeline

STEPS = st.dictionaries(st.sampled_from(list(Step)), st.dates(date(2014, 9, 1), date(2018, 12, 31)), max_size=7)


@pytest.mark.parametrize(
    ("notice", "start", "as_of", "state"),
    cases("""
    why                    | notice      | start       | as of       | state
    F two weeks before     | 1 Sep 2015  | 15 Sep 2015 | 20 Sep 2015 | 1 Sep 2015 met
    F thirteen days before | 2 Sep 2015  | 15 Sep 2015 | 20 Sep 2015 | 1 Sep 2015 met
    F twelve days before   | 3 Sep 2015  | 15 Sep 2015 | 20 Sep 2015 | 1 Sep 2015 met_late 2
    on the day itself      | 15 Sep 2015 | 15 Sep 2015 | 20 Sep 2015 | 1 Sep 2015 met_late 14
    months before          | 1 Jun 2015  | 15 Sep 2015 | 20 Sep 2015 | 1 Sep 2015 met
    never, and it began    |             | 15 Sep 2015 | 20 Sep 2015 | 1 Sep 2015 overdue 19
    """),
)
def test_notice(notice: str, start: str, as_of: str, state: str) -> None:
    steps = f"{f'notice {notice}, ' * bool(notice)}began {start}"
    assert said(one(on(as_of, steps), Kind.NOTICE)) == state


@pytest.mark.parametrize(
    ("as_of", "state"), [("12 Sep 2016", "12 Sep 2016 on_track"), ("13 Sep 2016", "12 Sep 2016 overdue 1")]
)
def test_notice_of_a_start_that_is_only_stated_or_promised(as_of: str, state: str) -> None:
    stated = on(as_of, assessment_begins=day("26 Sep 2016"))
    promised = on(as_of, promise=a_promise("Mon 26 Sep 2016"))
    assert [said(one(found, Kind.NOTICE)) for found in (stated, promised)] == [state, state]
    assert stated.stage == promised.stage == Stage.NOT_STARTED
    assert stated.begins_on is None


def test_a_promise_made_later_is_not_known_yet() -> None:
    assert on("1 Sep 2016", promise=a_promise("Mon 26 Sep 2016", promised_on="5 Sep 2016")).of(Kind.NOTICE) == ()


def test_without_a_day_to_begin_no_notice_is_due() -> None:
    assert on("3 Oct 2016").of(Kind.NOTICE) == ()


@pytest.mark.parametrize(
    ("steps", "as_of", "plan", "no_plan"),
    cases("""
    why                          | steps                                    | as of       | 29 Jan 2017 | 1 Jan 2017
    D begun                      | :S                                       | 3 Oct 2016  | on_track    | on_track
    last day to decide against   | :S                                       | 1 Jan 2017  | at_risk     | on_track
    a decision would now be late | :S                                       | 2 Jan 2017  | at_risk     | at_risk
    last safe day for the draft  | :S                                       | 30 Dec 2016 | on_track    | on_track
    no draft the day after       | :S                                       | 31 Dec 2016 | at_risk     | on_track
    the draft served in time     | :S, draft 14 Jan 2017                    | 15 Jan 2017 | on_track    | -
    the draft served a day later | :S, draft 15 Jan 2017                    | 15 Jan 2017 | at_risk     | -
    last day of the plan         | :S, draft 14 Jan 2017                    | 29 Jan 2017 | on_track    | -
    the day after                | :S, draft 14 Jan 2017                    | 30 Jan 2017 | overdue 1   | -
    issued on the last day       | :S, plan 29 Jan 2017                     | 30 Jan 2017 | met         | -
    issued the day after         | :S, plan 30 Jan 2017                     | 9 Feb 2017  | met_late 1  | -
    decided in time              | :S, no plan 1 Jan 2017                   | 9 Feb 2017  | -           | met
    decided a day late           | :S, no plan 2 Jan 2017                   | 9 Feb 2017  | -           | met_late 1
    after a draft                | :S, draft 1 Dec 2016, no plan 1 Jan 2017 | 9 Feb 2017  | -           | met
    a plan ordered on appeal     | :S, no plan 1 Jan 2017, plan 1 Jun 2017  | 9 Jun 2017  | -           | met
    begun without notice         | began 26 Sep 2016                        | 3 Oct 2016  | on_track    | on_track
    """),
)  # fmt: skip
def test_plan_and_no_plan(steps: str, as_of: str, plan: str, no_plan: str) -> None:
    """The heading gives the days; :S stands for a start on 26 September, a dash for whatever no longer applies."""
    found = on(as_of, steps.replace(":S", STARTED))
    assert said(one(found, Kind.PLAN_ISSUED)) == f"29 Jan 2017 {plan.replace('-', 'not_applicable')}"
    assert said(one(found, Kind.NO_PLAN_NOTIFIED)) == f"1 Jan 2017 {no_plan.replace('-', 'not_applicable')}"


def test_a_start_before_the_change_without_notice_has_the_shorter_period() -> None:
    assert one(on("1 Oct 2015", "began 14 Sep 2015"), Kind.PLAN_ISSUED).due == day("Sun 20 Dec 2015")
    assert one(on("1 Oct 2015", "began 15 Sep 2015"), Kind.PLAN_ISSUED).due == day("Mon 18 Jan 2016")


@pytest.mark.parametrize(
    ("steps", "as_of", "expected"),
    cases("""
    why                        | steps                                                | as of       | 15 Nov 2016
    G being answered           | draft 1 Nov 2016                                     | 15 Nov 2016 | on_track
    G the days have run        | draft 1 Nov 2016                                     | 16 Nov 2016 | not_applicable
    answered                   | draft 1 Nov 2016, answer 4 Nov 2016                  | 5 Nov 2016  | met
    an answer to another draft | answer 20 Oct 2016, draft 1 Nov 2016                 | 5 Nov 2016  | on_track
    issued on the last day     | draft 1 Nov 2016, plan 15 Nov 2016                   | 1 Dec 2016  | at_risk
    issued the day after       | draft 1 Nov 2016, plan 16 Nov 2016                   | 1 Dec 2016  | not_applicable
    issued upon an answer      | draft 1 Nov 2016, answer 3 Nov 2016, plan 4 Nov 2016 | 1 Dec 2016  | met
    decided against a plan     | draft 1 Nov 2016, no plan 4 Nov 2016                 | 5 Nov 2016  | not_applicable
    """),
)  # fmt: skip
def test_draft_response(steps: str, as_of: str, expected: str) -> None:
    """The heading gives the day."""
    assert said(one(on(as_of, steps), Kind.DRAFT_RESPONSE)) == f"15 Nov 2016 {expected}"


def test_of_two_drafts_the_last_counts() -> None:
    found = on("21 Nov 2016", "draft 1 Nov 2016, draft 20 Nov 2016")
    assert said(one(found, Kind.DRAFT_RESPONSE)) == "4 Dec 2016 on_track"


def test_no_draft_no_answer() -> None:
    assert on("3 Oct 2016", STARTED).of(Kind.DRAFT_RESPONSE) == ()


def test_advice_by_agency() -> None:
    steps = (
        "advice_requested:health 26 Sep 2016, advice_requested:educational_psychologist 27 Sep 2016, "
        "advice_requested:social_care 28 Sep 2016, advice_received:social_care 9 Nov 2016"
    )
    found = on("8 Nov 2016", steps).of(Kind.ADVICE)
    assert [(o.about, o.basis, o.rule, said(o)) for o in found] == [
        ("health", Basis.STATUTE, "regs-8-1", "7 Nov 2016 overdue 1"),
        ("educational_psychologist", Basis.GUIDANCE, "code-advice", "8 Nov 2016 on_track"),
        ("social_care", Basis.GUIDANCE, "code-advice", "9 Nov 2016 on_track"),
    ]
    assert said(on("9 Nov 2016", steps).of(Kind.ADVICE)[2]) == "9 Nov 2016 met"
    complete = on("8 Nov 2016", f"{steps}, advice 8 Nov 2016")
    assert said(complete.of(Kind.ADVICE)[0]) == "7 Nov 2016 not_applicable"


def test_older_advice_is_no_answer_to_a_request() -> None:
    steps = "advice_received:health 1 Jun 2016, advice_requested:health 26 Sep 2016"
    assert said(one(on("3 Oct 2016", steps), Kind.ADVICE)) == "7 Nov 2016 on_track"
    answered = on("14 Nov 2016", f"{steps}, advice_received:health 1 Nov 2016, advice_received:health 9 Nov 2016")
    assert said(one(answered, Kind.ADVICE)) == "7 Nov 2016 met"


@pytest.mark.parametrize(
    ("reviewed", "made", "as_of", "steps", "expected"),
    cases("""
    why                    | last review | statement  | as of      | steps              | expected
    last reviewed          | 3 Oct 2015  | 1 Jan 2010 | 3 Oct 2016 |                    | 3 Oct 2016 on_track
    over                   | 3 Oct 2015  | 1 Jan 2010 | 4 Oct 2016 |                    | 3 Oct 2016 overdue 1
    never, and made lately |             | 9 Oct 2015 | 3 Oct 2016 |                    | 9 Oct 2016 on_track
    on 29 February         | 29 Feb 2016 |            | 3 Oct 2016 |                    | 28 Feb 2017 on_track
    ended by the notice    | 3 Oct 2015  |            | 4 Oct 2016 | notice 12 Sep 2016 | 3 Oct 2016 not_applicable
    that review lies ahead | 4 Nov 2016  | 9 Oct 2015 | 3 Oct 2016 |                    | 9 Oct 2016 on_track
    """),
)
def test_annual_review(reviewed: str, made: str, as_of: str, steps: str, expected: str) -> None:
    found = on(
        as_of,
        steps,
        last_annual_review=day(reviewed) if reviewed else None,
        document_date=day(made) if made else None,
    )
    assert said(one(found, Kind.ANNUAL_REVIEW)) == expected


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="nothing is known"),
        pytest.param({"document_date": day("1 Jan 2010")}, id="reviews before we knew the case are not known"),
        pytest.param({"document_date": day("4 Nov 2016")}, id="the statement lies ahead"),
        pytest.param({"document": Document.LDA, "last_annual_review": day("3 Oct 2015")}, id="no statement"),
    ],
)
def test_no_annual_review(changes: dict[str, Any]) -> None:
    assert on("3 Oct 2016", **changes).of(Kind.ANNUAL_REVIEW) == ()


@pytest.mark.parametrize(
    ("born", "as_of", "steps", "expected"),
    cases("""
    why                | born       | as of      | steps              | expected
    Year 6 in 2015/16  | 4 May 2005 | 1 Sep 2015 |                    | 31 Aug 2016 on_track
    Year 6 in 2016/17  | 4 May 2006 | 3 Oct 2016 |                    | 31 Aug 2017 on_track
    asked              | 4 May 2006 | 3 Oct 2016 | asked 3 Oct 2016   | 31 Aug 2017 met
    transferred anyway | 4 May 2006 | 3 Oct 2016 | notice 12 Sep 2016 | 31 Aug 2017 not_applicable
    the year is over   | 4 May 2005 | 1 Sep 2016 |                    | 31 Aug 2016 overdue 1
    """),
)
def test_consulting_year_6(born: str, as_of: str, steps: str, expected: str) -> None:
    known_from = day("1 Sep 2015")
    found = on(as_of, steps, date_of_birth=day(born), phase_move=PhaseMove.NONE, known_from=known_from)
    assert said(one(found, Kind.CONSULT_YEAR6)) == expected


def test_what_year_6_was_asked_before_the_case_was_known_is_not_known() -> None:
    found = on("3 Oct 2016", date_of_birth=day("4 May 2005"), phase_move=PhaseMove.NONE, known_from=day("5 Sep 2016"))
    assert said(one(found, Kind.CONSULT_YEAR6)) == "31 Aug 2016 not_applicable"


@pytest.mark.parametrize(
    ("born", "as_of", "changes"),
    [
        ("4 May 2006", "31 Aug 2016", {"phase_move": PhaseMove.NONE}),
        ("4 May 2007", "3 Oct 2016", {"phase_move": None}),
        ("4 May 2006", "3 Oct 2016", {"phase_move": PhaseMove.NONE, "document": Document.NON_STATUTORY}),
    ],
    ids=["before Year 6", "never in those years", "without a statement"],
)
def test_nobody_else_in_year_6_is_consulted(born: str, as_of: str, changes: dict[str, Any]) -> None:
    assert on(as_of, date_of_birth=day(born), **changes).of(Kind.CONSULT_YEAR6) == ()


@pytest.mark.parametrize(
    ("steps", "as_of", "stage", "decide", "plan", "no_plan"),
    cases("""
    why         | steps                 | as of       | stage         | 13 Oct 2016 | 19 Jan 2017 | 22 Dec 2016
    asked       | R                     | 13 Oct 2016 | not_started   | on_track    | on_track    | on_track
    no answer   | R                     | 14 Oct 2016 | not_started   | overdue 1   | on_track    | on_track
    decided     | R, decided 3 Oct 2016 | 3 Oct 2016  | in_assessment | met         | on_track    | on_track
    unasked     | D                     | 3 Oct 2016  | in_assessment | none        | on_track    | on_track
    no draft    | D                     | 23 Dec 2016 | in_assessment | none        | at_risk     | at_risk
    refused     | R, no plan 3 Oct 2016 | 3 Oct 2016  | no_plan       | met         | -           | met
    issued late | R, plan 20 Jan 2017   | 1 Feb 2017  | transferred   | -           | met_late 1  | -
    """),
)  # fmt: skip
def test_a_learning_difficulty_assessment_runs_from_the_request(
    steps: str, as_of: str, stage: str, decide: str, plan: str, no_plan: str
) -> None:
    """The heading gives the days, six, twenty and sixteen weeks on. R is a request, D a decision of 1 September."""
    steps = steps.replace("R", "request 1 Sep 2016").replace("D", "decided 1 Sep 2016")
    found = on(as_of, steps, document=Document.LDA, date_of_birth=day("4 May 1998"))
    assert found.stage == stage
    request = [(Kind.DECIDE_REQUEST, f"13 Oct 2016 {decide.replace('-', 'not_applicable')}")]
    assert [(o.kind, said(o)) for o in found.obligations if o.kind not in {Kind.FIRST_REVIEW, Kind.APPEAL}] == [
        *(request if decide != "none" else ()),
        (Kind.PLAN_ISSUED, f"19 Jan 2017 {plan.replace('-', 'not_applicable')}"),
        (Kind.NO_PLAN_NOTIFIED, f"22 Dec 2016 {no_plan.replace('-', 'not_applicable')}"),
    ]


def test_of_an_assessment_nobody_asked_for_nothing_is_due() -> None:
    found = on("3 Oct 2016", document=Document.LDA, date_of_birth=day("4 May 1998"))
    assert (found.obligations, found.overdue, found.at_risk, found.in_scope) == ((), False, False, True)


def test_in_training_guidance_says_when_it_must_be_asked_for() -> None:
    found = on("3 Mar 2016", document=Document.LDA, setting_type=SettingType.POST16, date_of_birth=day("4 May 1998"))
    until = one(found, Kind.CONCLUDE_BY)
    assert said(until) == "31 Aug 2016 on_track"
    assert (until.basis, until.latest_start, until.latest_notice) == (Basis.GUIDANCE, day("13 Apr 2016"), None)
    assert found.statutory_conclude_by is None
    asked = on("3 Mar 2016", "request 1 Mar 2016", document=Document.LDA, setting_type=SettingType.POST16)
    assert said(one(asked, Kind.CONCLUDE_BY)) == "31 Aug 2016 on_track"


@given(STEPS, st.dates(date(2014, 9, 1), date(2018, 12, 30)), st.integers(1, 400))
def test_a_limit_never_moves_because_time_passes(steps: dict[Step, date], as_of: date, later: int) -> None:
    """Once the notice is given and the beginning recorded, the days are fixed."""
    fixed = {Step.NOTICE_GIVEN: as_of - 20 * DAY, Step.ASSESSMENT_BEGAN: as_of}
    events = tuple(sorted((Event(step, on) for step, on in (steps | fixed).items()), key=lambda event: event.happened))
    before, after = (timeline(a_child(events=events), SETTINGS, when) for when in (as_of, as_of + later * DAY))
    for kind in (Kind.NOTICE, Kind.PLAN_ISSUED, Kind.NO_PLAN_NOTIFIED, Kind.CONCLUDE_BY):
        assert [o.due for o in before.of(kind)] == [o.due for o in after.of(kind)]


def test_an_adviser_is_known_by_its_kind_in_the_settings_or_said_not_to_be_known() -> None:
    settings = replace(SETTINGS, agencies=(Agency("health", "Testshire Community Trust"),))
    child = a_child("advice_requested:Testshire Community Trust 26 Sep 2016, advice_requested:A N Other 26 Sep 2016")
    known, unknown = timeline(child, settings, day("3 Oct 2016"), explain=True).of(Kind.ADVICE)
    assert (known.basis, known.rule, len(known.working)) == (Basis.STATUTE, "regs-8-1", 2)
    assert (unknown.basis, unknown.rule) == (Basis.GUIDANCE, "code-advice")
    assert unknown.working[-1] == "whether A N Other is bound by law is not known; the Code asks it of everybody"
