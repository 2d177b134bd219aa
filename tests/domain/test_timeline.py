"""Stage, lateness and risk of one case, day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.made import a_promise
from tests.domain.worked import SETTINGS, STARTED, a_child, cases, on, one, said
from transfer_cli.domain.case import Caseload, Document, Event, PhaseMove, SettingType, Step
from transfer_cli.domain.obligation import Basis, Kind, Stage
from transfer_cli.domain.timeline import timeline, timelines


@pytest.mark.parametrize(
    ("steps", "as_of", "stage"),
    cases("""
    why                                 | steps                                   | as of       | stage
    nothing yet                         |                                         | 11 Sep 2016 | not_started
    the notice lies ahead               | notice 12 Sep 2016                      | 11 Sep 2016 | not_started
    notice given                        | notice 12 Sep 2016                      | 12 Sep 2016 | notice_given
    the day before it is taken to begin | notice 12 Sep 2016                      | 25 Sep 2016 | notice_given
    the day it is taken to begin        | notice 12 Sep 2016                      | 26 Sep 2016 | in_assessment
    begun earlier than stated           | notice 12 Sep 2016, began 19 Sep 2016   | 19 Sep 2016 | in_assessment
    begun without notice                | began 26 Sep 2016                       | 26 Sep 2016 | in_assessment
    the meeting was held before         | notice 12 Sep 2016, meeting 20 Sep 2016 | 20 Sep 2016 | in_assessment
    advice was asked before             | advice_requested:health 2 Sep 2016      | 2 Sep 2016  | in_assessment
    older advice, not asked for         | advice_received:health 1 Jun 2016       | 5 Sep 2016  | not_started
    draft served                        | notice 12 Sep 2016, draft 1 Dec 2016    | 1 Dec 2016  | draft
    plan issued                         | notice 12 Sep 2016, plan 20 Jan 2017    | 20 Jan 2017 | transferred
    the plan lies ahead                 | notice 12 Sep 2016, plan 20 Jan 2017    | 19 Jan 2017 | in_assessment
    decided against a plan              | notice 12 Sep 2016, no plan 20 Dec 2016 | 20 Dec 2016 | no_plan
    and a plan ordered on appeal        | no plan 20 Dec 2016, plan 20 May 2017   | 20 May 2017 | transferred
    """),
)
def test_stage(steps: str, as_of: str, stage: str) -> None:
    assert on(as_of, steps).stage == stage


OLD, NOTICE, NEW = "advice_received:health 1 Jun 2016", "notice 12 Sep 2016", "advice_received:health 19 Sep 2016"


@pytest.mark.parametrize(
    ("steps", "stage"),
    [
        pytest.param((OLD,), "not_started", id="older advice that nobody asked for"),
        pytest.param((OLD, NOTICE), "notice_given", id="older advice, and then the notice"),
        pytest.param((NOTICE, NEW), "in_assessment", id="advice after the notice"),
        pytest.param((OLD, NOTICE, NEW), "in_assessment", id="older advice and newer"),
    ],
)
def test_older_advice_is_no_assessment(steps: tuple[str, ...], stage: str) -> None:
    assert on("19 Sep 2016", ", ".join(steps)).stage == stage


@pytest.mark.parametrize(
    ("left", "steps", "stage", "concluded"),
    cases("""
    why                         | left        | steps                                 | stage       | concluded
    left before anything        | 1 Oct 2016  |                                       | left        |
    leaves only later           | 1 Jun 2017  |                                       | not_started |
    left in the middle          | 1 Oct 2016  | notice 12 Sep 2016                    | left        |
    left after the plan         | 1 Feb 2017  | plan 20 Jan 2017                      | transferred | 20 Jan 2017
    left on the day of the plan | 20 Jan 2017 | plan 20 Jan 2017                      | transferred | 20 Jan 2017
    left the day before         | 19 Jan 2017 | plan 20 Jan 2017                      | left        |
    left after the decision     | 1 Feb 2017  | no plan 20 Jan 2017                   | no_plan     | 20 Jan 2017
    the decision concluded it   |             | no plan 20 Jan 2017, plan 20 Mar 2017 | transferred | 20 Jan 2017
    """),
)
def test_the_earliest_end_wins(left: str, steps: str, stage: str, concluded: str) -> None:
    found = on("1 Apr 2017", steps, left_on=day(left) if left else None)
    assert found.stage == stage
    assert found.concluded_on == (day(concluded) if concluded else None)
    assert found.is_open == (stage == "not_started")


def test_nothing_is_due_of_whoever_left() -> None:
    found = on("1 Mar 2017", f"{STARTED}, no plan 20 Jan 2017, draft 1 Jan 2017", left_on=day("2 Jan 2017"))
    late = {o.kind: o.state for o in found.obligations if o.kind not in {Kind.NOTICE, Kind.DRAFT_RESPONSE}}
    assert set(late.values()) == {"not_applicable"}
    assert not found.overdue
    assert not found.at_risk


@pytest.mark.parametrize(
    ("steps", "stated", "begins", "assumed"),
    cases("""
    why                             | steps                                 | stated      | begins      | assumed
    recorded                        | notice 12 Sep 2016, began 28 Sep 2016 | 26 Sep 2016 | 28 Sep 2016 | no
    stated in the notice            | notice 12 Sep 2016                    | 10 Oct 2016 | 10 Oct 2016 | no
    neither                         | notice 12 Sep 2016                    |             | 26 Sep 2016 | yes
    recorded only later             | notice 12 Sep 2016, began 5 Oct 2016  |             | 26 Sep 2016 | yes
    no notice                       |                                       | 10 Oct 2016 |             | no
    the first of two notices counts | notice 12 Sep 2016, notice 3 Oct 2016 |             | 26 Sep 2016 | yes
    """),
)
def test_the_day_it_begins(steps: str, stated: str, begins: str, assumed: str) -> None:
    found = on("3 Oct 2016", steps, assessment_begins=day(stated) if stated else None)
    assert found.begins_on == (day(begins) if begins else None)
    assert found.begins_assumed == (assumed == "yes")


@pytest.mark.parametrize(
    ("as_of", "steps", "promise", "expected", "risk"),
    cases("""
    why                     | as of       | steps                | promise         | 31 Mar 2018 | risk
    last day to begin       | 26 Nov 2017 |                      |                 | on_track    |
    a day too late          | 27 Nov 2017 |                      |                 | at_risk     | Not begun
    it has passed           | 1 Apr 2018  |                      |                 | overdue 1   |
    promised in time        | 3 Oct 2016  |                      | Fri 24 Nov 2017 | on_track    |
    promised too late       | 3 Oct 2016  |                      | Mon 27 Nov 2017 | at_risk     | As begun or planned
    noticed too late        | 20 Nov 2017 | notice 13 Nov 2017   |                 | at_risk     | As begun or planned
    noticed on the last day | 20 Nov 2017 | N                    |                 | on_track    |
    begun without a draft   | 2 Mar 2018  | N                    |                 | at_risk     | No draft is served
    an answerable draft     | 2 Mar 2018  | N, draft 1 Mar 2018  |                 | on_track    |
    the last safe draft     | 20 Mar 2018 | N, draft 16 Mar 2018 |                 | on_track    |
    a draft a day later     | 20 Mar 2018 | N, draft 17 Mar 2018 |                 | at_risk     | The days to answer
    concluded               | 20 Mar 2018 | plan 19 Mar 2018     |                 | met         |
    concluded late          | 9 Apr 2018  | plan 2 Apr 2018      |                 | met_late 2  |
    decided late            | 9 Apr 2018  | no plan 2 Apr 2018   |                 | met_late 2  |
    """),
)  # fmt: skip
def test_the_last_day_of_all(as_of: str, steps: str, promise: str, expected: str, risk: str) -> None:
    """The heading gives the day; N is notice on the last day for it."""
    steps = steps.replace("N", "notice 12 Nov 2017") if steps.startswith("N") else steps
    found = on(as_of, steps, promise=a_promise(promise, promised_on="5 Sep 2016") if promise else None)
    assert said(one(found, Kind.CONCLUDE_BY)) == f"31 Mar 2018 {expected}"
    assert found.risk.startswith(risk)
    assert found.at_risk == bool(risk)
    assert found.overdue == expected.startswith("overdue")


def test_a_case_not_yet_started_says_when_it_must_begin() -> None:
    until = one(on("3 Oct 2016"), Kind.CONCLUDE_BY)
    assert (until.latest_start, until.latest_notice) == (day("Sun 26 Nov 2017"), day("Sun 12 Nov 2017"))
    begun = one(on("3 Oct 2016", "notice 12 Sep 2016"), Kind.CONCLUDE_BY)
    assert (begun.latest_start, begun.latest_notice) == (None, None)


def test_a_missed_target_of_guidance_or_the_authority_is_not_unlawful() -> None:
    year_9_of_2015 = a_child(date_of_birth=day("4 May 2002"), phase_move=PhaseMove.NONE)
    found = timeline(year_9_of_2015, replace(SETTINGS, deadline=day("30 Sep 2016")), day("3 Oct 2016"))
    assert [(o.rule, o.basis, said(o)) for o in found.of(Kind.CONCLUDE_BY)] == [
        ("guidance-year-9", Basis.GUIDANCE, "31 Aug 2016 overdue 33"),
        ("local-deadline", Basis.LOCAL, "30 Sep 2016 overdue 3"),
        ("order-14-5", Basis.STATUTE, "31 Mar 2018 on_track"),
    ]
    assert not found.overdue
    assert not found.at_risk
    assert found.conclude_by == found.obligations[0]
    assert found.statutory_conclude_by == found.obligations[2]


def test_overdue_is_not_at_risk_as_well() -> None:
    late = on("30 Jan 2017", STARTED)
    assert (late.overdue, late.at_risk, late.risk) == (True, False, "")
    concluded = on("9 Feb 2017", f"{STARTED}, plan 30 Jan 2017")
    assert (concluded.overdue, concluded.at_risk) == (False, False)


@pytest.mark.parametrize(
    ("moved_in", "as_of", "in_scope"),
    [
        (None, "1 Sep 2014", True),
        ("3 Oct 2016", "2 Oct 2016", False),
        ("3 Oct 2016", "3 Oct 2016", True),
        (None, "3 May 2008", False),
        (None, "4 May 2008", True),
    ],
)
def test_scope(moved_in: str | None, as_of: str, *, in_scope: bool) -> None:
    found = on(as_of, moved_in_on=day(moved_in) if moved_in else None)
    assert (found.in_scope, found.is_open) == (in_scope, in_scope)


def test_whoever_left_stays_in_scope() -> None:
    found = on("3 Oct 2016", left_on=day("1 Oct 2016"))
    assert (found.in_scope, found.is_open, found.stage) == (True, False, Stage.LEFT)


def test_the_addressee_of_the_notice_and_of_what_follows() -> None:
    changes = {"date_of_birth": day("30 Aug 2000"), "young_person_can_decide": False}
    roles = [on("3 Oct 2016", steps, **changes).addressee.role for steps in ("", STARTED)]
    assert roles == ["young_person_and_representative", "representative"]


def test_all_together_are_the_same_as_each() -> None:
    children = tuple(a_child(steps, reference=f"C{n}") for n, steps in enumerate(("", STARTED, "plan 1 Sep 2016")))
    found = timelines(Caseload(children, day("3 Oct 2016")), SETTINGS, explain=True)
    assert found == tuple(timeline(child, SETTINGS, day("3 Oct 2016"), explain=True) for child in children)
    assert [t.ncy for t in found] == [4, 4, 4]


def test_a_presumed_move_that_did_not_happen_leaves_the_day_of_the_coming_year() -> None:
    found = on(
        "Mon 3 Oct 2016", date_of_birth=day("4 May 2000"), known_from=day("Mon 7 Sep 2015"),
        setting_type=SettingType.SPECIAL,
    )  # fmt: skip
    ends = [(said(o), o.presumed) for o in found.of(Kind.CONCLUDE_BY) if o.rule == "order-14-3-a"]
    assert ends == [("30 Mar 2016 not_applicable", True), ("30 Mar 2017 on_track", True)]
    assert (found.overdue, found.at_risk) == (False, False)
    explained = timeline(found.case, SETTINGS, found.as_of, explain=True).of(Kind.CONCLUDE_BY)
    assert found.conclude_by == found.statutory_conclude_by == found.of(Kind.CONCLUDE_BY)[1]
    assert explained[0].latest_start is None
    assert explained[0].working[-1] == "still in a school after 1 Sep 2016: the move that was presumed was not made"


def test_the_counting_is_left_out_unless_asked_for() -> None:
    assert {o.working for o in on("3 Oct 2016", STARTED).obligations} == {()}


OUTLIVE_THE_REVIEW = {Kind.STATEMENT_ENDS, Kind.FIRST_REVIEW, Kind.NAME_SETTING, Kind.TRIBUNAL_ORDER,
                      Kind.APPEAL, Kind.MEDIATION}  # fmt: skip
STEPS = st.dictionaries(st.sampled_from(list(Step)), st.dates(date(2014, 9, 1), date(2018, 12, 31)), max_size=7)


@given(STEPS, st.dates(date(2014, 9, 1), date(2018, 12, 31)), st.sampled_from(Document), st.booleans())
def test_whatever_happened_the_timeline_holds_together(
    steps: dict[Step, date], as_of: date, document: Document, explain: bool
) -> None:
    events = tuple(sorted((Event(step, when) for step, when in steps.items()), key=lambda event: event.happened))
    found = timeline(a_child(events=events, document=document), SETTINGS, as_of, explain=explain)
    assert not (found.overdue and found.at_risk)
    assert found.at_risk == bool(found.risk)
    ends = [o.due for o in found.of(Kind.CONCLUDE_BY)]
    assert ends == sorted(ends)
    for obligation in found.obligations:
        assert obligation.done is None or obligation.done <= as_of
        assert (obligation.days_late > 0) == (obligation.state in {"overdue", "met_late"})
        assert bool(obligation.working) == explain
        if obligation.state in {"met", "met_late"}:
            assert obligation.done is not None
        if not found.stage.is_open and obligation.kind not in OUTLIVE_THE_REVIEW:
            assert obligation.state not in {"overdue", "on_track"}
