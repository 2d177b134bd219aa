"""The contract's document of one case, and the same for people."""

from __future__ import annotations

import pytest

from tests.builders import a_case, day, events
from tests.domain.made import due
from tests.domain.worked import STARTED, a_child, cases, on, one
from transfer_cli.domain.case import Document, LeftReason, PhaseMove
from transfer_cli.domain.explain import as_document, headline, obligation_document, sentences
from transfer_cli.domain.obligation import Kind, Obligation, State
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timeline

SETTINGS = Settings("Testshire", bank_holidays=frozenset({day("Mon 2 Jan 2017"), day("Mon 29 May 2017")}))


def explained(as_of: str, steps: str = "", **changes: object) -> dict[str, list[str]]:
    """The counting of each obligation by its rule, the last one of several."""
    case = on(as_of, steps, **changes).case
    return {o.rule: list(o.working) for o in timeline(case, SETTINGS, day(as_of), explain=True).obligations}


def rule_words(rule: str) -> dict[str, str]:
    found = ENGLAND.rules[rule]
    return {"confidence": found.confidence.value, "changes_if": found.changes_if}


@pytest.mark.parametrize(
    ("notice", "plan", "no_plan", "another"),
    [
        ("24 Dec 2014", "our reading of the text", "read in the text of the law", "another day of the notice, from"),
        ("25 Dec 2014", "read in the text of the law", "read in the text of the law", "another beginning, or notice"),
    ],
)
def test_the_first_regime_says_itself_how_sure_it_is_and_what_would_change_it(
    notice: str, plan: str, no_plan: str, another: str
) -> None:
    case = on("10 Jan 2015", f"notice {notice}, began 8 Jan 2015").case
    found = timeline(case, SETTINGS, day("10 Jan 2015"), explain=True)
    assert one(found, Kind.PLAN_ISSUED).confidence == plan
    assert one(found, Kind.PLAN_ISSUED).changes_if.startswith(another)
    assert one(found, Kind.NO_PLAN_NOTIFIED).confidence == no_plan
    assert one(found, Kind.NO_PLAN_NOTIFIED).changes_if.startswith("another beginning, or notice")


def test_the_document_of_the_contract() -> None:
    case = a_case(
        phase_move=PhaseMove.NONE, events=events(notice_given="Mon 12 Sep 2016", assessment_began="Mon 26 Sep 2016")
    )
    assert as_document(timeline(case, SETTINGS, day("Mon 3 Oct 2016"), explain=True)) == {
        "reference": "CW0001",
        "as_of": "2016-10-03",
        "stage": "in_assessment",
        "in_scope": True,
        "year_group": 5,
        "addressee": {"role": "parent", "since": None, "names": ["Ms Alix Example"]},
        "notice_on": "2016-09-12",
        "begins_on": "2016-09-26",
        "begins_assumed": False,
        "concluded_on": None,
        "overdue": False,
        "at_risk": False,
        "risk": "",
        "notes": [],
        "obligations": [
            {
                "kind": "notice",
                "due": "2016-09-12",
                "done": "2016-09-12",
                "state": "met",
                "days_late": 0,
                "basis": "statute",
                "rule": "order-18-1",
                "source": "SI 2014/2270 art 18(1)",
                **rule_words("order-18-1"),
                "working": [
                    "assessment began 26 Sep 2016",
                    "14 days before = 12 Sep 2016, the last safe day for notice",
                    "notice given 12 Sep 2016: in time",
                    "the same day holds for the head teacher",
                ],
            },
            {
                "kind": "plan_issued",
                "due": "2017-01-29",
                "done": None,
                "state": "on_track",
                "days_late": 0,
                "basis": "statute",
                "rule": "order-21-3",
                "source": "SI 2014/2270 art 21(3), as amended by SI 2015/1619 art 3",
                **rule_words("order-21-3"),
                "working": [
                    "notice given 12 Sep 2016, on or after 1 Sep 2015: 18 weeks",
                    "assessment began 26 Sep 2016 = day 1",
                    "day 126 = 29 Jan 2017 (a Sunday; not moved)",
                ],
            },
            {
                "kind": "no_plan_notified",
                "due": "2017-01-01",
                "done": None,
                "state": "on_track",
                "days_late": 0,
                "basis": "statute",
                "rule": "order-22-3",
                "source": "SI 2014/2270 art 22(3), as amended by SI 2015/1619 art 4",
                **rule_words("order-22-3"),
                "working": [
                    "notice given 12 Sep 2016, on or after 1 Sep 2015: 14 weeks",
                    "assessment began 26 Sep 2016 = day 1",
                    "day 98 = 1 Jan 2017 (a Sunday; not moved)",
                ],
            },
            {
                "kind": "conclude_by",
                "due": "2018-03-31",
                "done": None,
                "state": "on_track",
                "days_late": 0,
                "basis": "statute",
                "rule": "order-14-5",
                "source": "SI 2014/2270 art 14(5)",
                **rule_words("order-14-5"),
                "working": ["Everyone else", "concluded before 1 Apr 2018: last day 31 Mar 2018"],
                "about": "Everyone else",
                "presumed": False,
            },
        ],
    }


def test_a_case_not_yet_started_carries_the_latest_days() -> None:
    found = on("3 Oct 2016", date_of_birth=day("4 May 2006"))
    (until,) = (obligation_document(o) for o in found.of(Kind.CONCLUDE_BY))
    assert (until["presumed"], until["latest_start"], until["latest_notice"]) == (True, "2016-10-12", "2016-09-28")
    request = on("3 Mar 2016", document=Document.LDA, setting_type="post16")
    (asked,) = (obligation_document(o) for o in request.of(Kind.CONCLUDE_BY))
    assert (asked["latest_start"], asked["latest_notice"]) == ("2016-04-13", None)


def test_fourteen_weeks_before_september_2015() -> None:
    found = explained("3 Oct 2015", "notice 31 Aug 2015, began 14 Sep 2015")
    assert found["order-21-3"] == [
        "notice given 31 Aug 2015, before 1 Sep 2015: 14 weeks",
        "assessment began 14 Sep 2015 = day 1",
        "day 98 = 20 Dec 2015 (a Sunday; not moved)",
    ]
    assert found["order-22-3"][0] == "notice given 31 Aug 2015, before 1 Sep 2015: 10 weeks"


def test_fourteen_weeks_from_the_notice_at_first() -> None:
    found = explained("3 Nov 2014", "notice 1 Oct 2014, began 15 Oct 2014")
    assert found["order-21-3"] == [
        "notice given 1 Oct 2014, on or before 24 Dec 2014, so that the period ended before 1 Apr 2015: 14 weeks",
        "the day of notice 1 Oct 2014 = day 1",
        "day 98 = 6 Jan 2015",
    ]
    assert found["order-22-3"] == [
        "notice given 1 Oct 2014, before 1 Sep 2015: 10 weeks",
        "assessment began 15 Oct 2014 = day 1",
        "day 70 = 23 Dec 2014",
    ]


@pytest.mark.parametrize(
    ("steps", "stated", "beginning"),
    cases("""
    why      | steps              | stated      | beginning
    recorded | :S                 |             | assessment began 26 Sep 2016 = day 1
    ahead    | notice 12 Sep 2016 | 10 Oct 2016 | assessment begins 10 Oct 2016 = day 1
    assumed  | notice 12 Sep 2016 |             | the earliest lawful day after the notice is 26 Sep 2016 = day 1
    """),
)  # fmt: skip
def test_the_first_day(steps: str, stated: str, beginning: str) -> None:
    begins = day(stated) if stated else None
    found = explained("3 Oct 2016", steps.replace(":S", STARTED), assessment_begins=begins)
    assert found["order-21-3"][1].removeprefix("no beginning is stated; ") == beginning


def test_without_a_notice() -> None:
    found = explained("3 Oct 2016", "began 26 Sep 2016")
    assert found["order-18-1"][-2:] == ["no notice is recorded", "the same day holds for the head teacher"]
    assert found["order-21-3"][0] == (
        "no notice is recorded; the latest lawful one was 12 Sep 2016, on or after 1 Sep 2015: 18 weeks"
    )


@pytest.mark.parametrize(
    ("notice", "verdict"),
    cases("""
    why           | notice      | verdict
    fourteen days | 12 Sep 2016 | notice given 12 Sep 2016: in time
    thirteen      | 13 Sep 2016 | notice given 13 Sep 2016, 13 days before: arguably in time, but not safe
    twelve        | 14 Sep 2016 | notice given 14 Sep 2016: 2 days late
    """),
)
def test_whether_notice_was_in_time(notice: str, verdict: str) -> None:
    assert explained("3 Oct 2016", f"notice {notice}, began 26 Sep 2016")["order-18-1"][2] == verdict


def test_notice_still_to_be_given() -> None:
    assert explained("5 Sep 2016", assessment_begins=day("26 Sep 2016"))["order-18-1"] == [
        "the assessment is to begin 26 Sep 2016",
        "14 days before = 12 Sep 2016, the last safe day for notice",
        "no notice is recorded",
        "the same day holds for the head teacher",
    ]


@pytest.mark.parametrize(
    ("steps", "plan", "no_plan"),
    cases("""
    why        | steps              | plan                                        | no plan
    in time    | plan 29 Jan 2017   | plan issued 29 Jan 2017: in time            | sent
    a day late | plan 30 Jan 2017   | plan issued 30 Jan 2017: 1 day late         | sent
    none       | no plan 1 Jan 2017 | notified 1 Jan 2017: no longer due          | notified 1 Jan 2017: in time
    none, late | no plan 4 Jan 2017 | notified 4 Jan 2017: no longer due          | notified 4 Jan 2017: 3 days late
    a draft    | draft 1 Dec 2016   | day 126 = 29 Jan 2017 (a Sunday; not moved) | sent
    undecided  |                    | day 126 = 29 Jan 2017 (a Sunday; not moved) | a no-plan decision would now be late
    """),
)  # fmt: skip
def test_how_it_ended(steps: str, plan: str, no_plan: str) -> None:
    found = explained("3 Feb 2017", f"{STARTED}, {steps}")
    plan = plan.replace("notified", "decided against a plan, notified")
    no_plan = no_plan.replace("notified", "parent or young person notified")
    no_plan = no_plan.replace("sent", "a draft or plan has been sent, so the limit no longer matters")
    assert (found["order-21-3"][-1], found["order-22-3"][-1]) == (plan, no_plan)


def test_whoever_left() -> None:
    found = explained("3 Feb 2017", STARTED, left_on=day("1 Dec 2016"))
    assert found["order-21-3"][-1] == found["order-22-3"][-1] == "left the caseload 1 Dec 2016: no longer due"


@pytest.mark.parametrize(
    ("left", "plan"),
    cases("""
    why               | left        | how the plan stands
    in time           | 29 Jan 2017 | no longer applies
    late by a day     | 30 Jan 2017 | was 1 day late when the case left
    late by many days | 1 Mar 2017  | was 31 days late when the case left
    """),
)
def test_what_was_late_when_the_case_left_stays_late(left: str, plan: str) -> None:
    case = on("3 May 2017", STARTED, left_on=day(left)).case
    found = timeline(case, SETTINGS, day("3 May 2017"), explain=True)
    (late,) = found.of(Kind.PLAN_ISSUED)
    assert headline(late) == f"The EHC plan is to be sent by 29 Jan 2017, by law: {plan}."
    days = 0 if plan.startswith("no") else int(plan.split()[1])
    assert (late.state, late.late_when_left) == (State.NOT_APPLICABLE, days)
    assert obligation_document(late).get("late_when_left", 0) == days
    assert {o.late_when_left for o in found.of(Kind.NO_PLAN_NOTIFIED)} == {0}


def test_no_letter_goes_to_anybody_once_the_child_has_died() -> None:
    facts = {"left_on": day("1 Dec 2016"), "left_reason": LeftReason.DECEASED}
    said = sentences(on("3 Feb 2017", STARTED, **facts))
    assert "Letters go to" not in said
    assert "The child or young person has died: no letters are sent." in said
    assert "Letters go to" in sentences(on("30 Nov 2016", STARTED, **facts))


def test_a_bank_holiday_is_not_moved_either() -> None:
    found = explained("3 Feb 2017", "notice 10 Jan 2017, began 24 Jan 2017")
    assert found["order-21-3"][-1] == "day 126 = 29 May 2017 (a bank holiday; not moved)"


def test_the_draft_and_its_answer() -> None:
    served = ["draft served 1 Nov 2016 = day 1", "day 15 = 15 Nov 2016, the last day to answer"]
    assert explained("3 Nov 2016", "draft 1 Nov 2016")["regs-13-1"] == served
    assert explained("3 Nov 2016", "draft 1 Nov 2016, answer 2 Nov 2016")["regs-13-1"] == [
        *served,
        "answered 2 Nov 2016",
    ]
    assert explained("3 Dec 2016", "draft 1 Nov 2016, plan 15 Nov 2016")["regs-13-1"] == [
        *served,
        "plan issued 15 Nov 2016, before that day had passed, without an answer",
    ]


def test_advice() -> None:
    assert explained("3 Nov 2016", "advice_requested:social_care 26 Sep 2016")["code-advice"] == [
        "advice asked of social care on 26 Sep 2016",
        "6 weeks after that day = 7 Nov 2016",
    ]


def test_annual_review() -> None:
    reviewed, made = day("3 Nov 2015"), day("4 Dec 2015")
    assert explained("3 Oct 2016", "notice 12 Sep 2016", last_annual_review=reviewed)["ea-328-5"] == [
        "last reviewed 3 Nov 2015",
        "12 months on = 3 Nov 2016",
        "notice given 12 Sep 2016: no longer due",
    ]
    assert explained("3 Oct 2016", document_date=made)["ea-328-5"] == [
        "statement made or last amended 4 Dec 2015",
        "12 months on = 4 Dec 2016",
    ]


def test_year_6() -> None:
    assert explained("3 Oct 2016", date_of_birth=day("4 May 2006"), phase_move=PhaseMove.NONE)["order-13"] == [
        "in Year 6 in the school year that began on 1 Sep 2016",
        "no day is prescribed: before that school year ends",
    ]


def test_a_request() -> None:
    found = explained("3 Oct 2016", "request 1 Sep 2016", document=Document.LDA)
    assert found == {
        "regs-5-1": ["request received 1 Sep 2016, itself not counted", "6 weeks after = 13 Oct 2016"],
        "regs-13-2": ["request received 1 Sep 2016, itself not counted", "20 weeks after = 19 Jan 2017"],
        "regs-10-1": ["request received 1 Sep 2016, itself not counted", "16 weeks after = 22 Dec 2016"],
    }


def test_an_assessment_that_the_authority_decided_on() -> None:
    found = explained("3 Oct 2016", "decided 1 Sep 2016", document=Document.LDA)
    assert found["regs-13-2"] == ["decided to assess 1 Sep 2016, itself not counted", "20 weeks after = 19 Jan 2017"]


def test_when_it_must_begin() -> None:
    assert explained("3 Oct 2016")["order-14-5"] == [
        "Everyone else",
        "concluded before 1 Apr 2018: last day 31 Mar 2018",
        "begun by 26 Nov 2017 it has its full 18 weeks",
        "notice for that by 12 Nov 2017",
    ]
    assert explained("3 Mar 2016", document=Document.LDA, setting_type="post16")["guidance-lda"] == [
        "Learning difficulty assessment, continuing after 16",
        "concluded before 1 Sep 2016: last day 31 Aug 2016",
        "asked for by 13 Apr 2016 it has its full 20 weeks",
    ]


@pytest.mark.parametrize(
    ("obligation", "sentence"),
    [
        (due(Kind.NOTICE, "12 Sep 2016"), "Notice of the assessment by 12 Sep 2016, by law: on track."),
        (
            due(Kind.PLAN_ISSUED, "29 Jan 2017", state=State.MET, done=day("20 Jan 2017")),
            "The EHC plan is to be sent by 29 Jan 2017, by law: kept, 20 Jan 2017.",
        ),
        (
            due(Kind.PLAN_ISSUED, "29 Jan 2017", state=State.MET_LATE, done=day("30 Jan 2017"), days_late=1),
            "The EHC plan is to be sent by 29 Jan 2017, by law: done 30 Jan 2017, 1 day late.",
        ),
        (
            due(Kind.ADVICE, "7 Nov 2016", state=State.OVERDUE, days_late=3, basis="guidance", about="social_care"),
            "Advice is to be in (social care) by 7 Nov 2016, by guidance: overdue, 3 days late.",
        ),
        (
            due(Kind.CONCLUDE_BY, "31 Dec 2017", state=State.AT_RISK, basis="local"),
            "The transfer is to be concluded by 31 Dec 2017, by the authority's own plan: at risk.",
        ),
        (
            due(Kind.NO_PLAN_NOTIFIED, "1 Jan 2017", state=State.NOT_APPLICABLE),
            "A decision that there will be no plan is to be notified by 1 Jan 2017, by law: no longer applies.",
        ),
        (
            due(Kind.STATEMENT_ENDS, "1 Jan 2017", state=State.NOT_APPLICABLE),
            "The statement is kept beyond 1 Jan 2017, by law: goes on, as an appeal is not determined.",
        ),
        (
            due(Kind.STATEMENT_ENDS, "1 Jan 2017"),
            "The statement is kept until 1 Jan 2017, by law: still in force.",
        ),
        (
            due(Kind.STATEMENT_ENDS, "1 Jan 2017", state=State.MET, done=day("1 Jan 2017")),
            "The statement is kept until 1 Jan 2017, by law: it has ended.",
        ),
        (
            due(Kind.CONCLUDE_BY, "8 Dec 2017", basis="local", rule="agreed-turn", about="Agreed with the family"),
            (
                "The transfer is to be concluded (Agreed with the family) by 8 Dec 2017, as agreed with the family: on "
                "track."
            ),
        ),
        (
            due(Kind.CONCLUDE_BY, "31 Mar 2018", rule="order-14a", about="Released from custody"),
            (
                "The transfer is to be concluded (Released from custody) as soon as possible, and at the latest by 31 Mar "
                "2018, by law: on track."
            ),
        ),
        (
            due(Kind.CONCLUDE_BY, "31 Dec 2017", basis="local", about="Autumn: the last ones"),
            (
                "The transfer is to be concluded (Autumn: the last ones) by 31 Dec 2017, by the authority's own plan: on "
                "track."
            ),
        ),
        (
            due(Kind.PLAN_ISSUED, "1 Jan 2017", state=State.EXCEPTED, done=day("3 Feb 2017")),
            "The EHC plan is to be sent by 1 Jan 2017, by law: done 3 Feb 2017, excepted.",
        ),
        (
            due(Kind.ANNUAL_REVIEW, "1 Jan 2017", state=State.EXCEPTED),
            "The statement is to be reviewed by 1 Jan 2017, by law: excepted.",
        ),
    ],
)
def test_an_obligation_as_a_sentence(obligation: Obligation, sentence: str) -> None:
    assert headline(obligation) == sentence


def test_everything_for_people() -> None:
    case = on("3 Oct 2016", date_of_birth=day("30 Aug 2000"), document=Document.LDA, setting_type="post16").case
    assert sentences(timeline(case, SETTINGS, day("3 Oct 2016"), explain=True)) == (
        "CW0001 as of 3 Oct 2016: not started.\n"
        "Letters go to the young person (since 25 Jun 2016): Robin Example.\n"
        "\n"
        "The transfer is to be concluded (Learning difficulty assessment, continuing after 16) by 31 Aug 2016, "
        "by guidance: overdue, 33 days late.\n"
        "  Learning difficulty assessment, continuing after 16\n"
        "  concluded before 1 Sep 2016: last day 31 Aug 2016\n"
        "  asked for by 13 Apr 2016 it has its full 20 weeks\n"
        "  Rule guidance-lda: DfE transition advice, September 2015; SI 2014/2270 arts 28 and 29 (government guidance as "
        "others report it)\n"
        "  Another day would need: that the young person does not go on in further education or training"
    )


def test_nobody_to_write_to_a_risk_and_a_note_are_said() -> None:
    found = on("2 Jan 2017", "notice 12 Sep 2016", contacts=(), home_address=())
    assert sentences(found).splitlines()[:4] == [
        "CW0001 as of 2 Jan 2017: in assessment.",
        "Letters go to the parents: nobody who may be written to is known.",
        "At risk: No draft is served; the last safe day for 29 Jan 2017 was 30 Dec 2016.",
        "Note: No beginning is stated; 26 Sep 2016, 14 days after notice, is assumed.",
    ]


def test_days_that_a_case_that_left_no_longer_owes_say_why() -> None:
    case = a_child("notice 4 Jan 2016, began 18 Jan 2016", left_on=day("1 Mar 2016"), left_reason=LeftReason.DECEASED)
    found = timeline(case, SETTINGS, day("10 Jul 2016"), explain=True)
    gone = [o for o in found.obligations if o.state == State.NOT_APPLICABLE]
    assert {o.kind for o in gone} == {Kind.PLAN_ISSUED, Kind.NO_PLAN_NOTIFIED, Kind.CONCLUDE_BY}
    assert [o.working.count("left the caseload 1 Mar 2016: no longer due") for o in gone] == [1] * len(gone)


def test_a_conversion_is_named_as_people_say_it() -> None:
    case = on("2 Oct 2014", "lda_conversion_agreed:duty 1 Oct 2014", document=Document.LDA).case
    found = timeline(case, SETTINGS, day("2 Oct 2014"), explain=True)
    assert one(found, Kind.PLAN_ISSUED).working[0] == (
        "conversion agreed of an assessment under a duty (LDA) 1 Oct 2014, itself not counted"
    )


def test_time_that_ran_out_unused_is_said_to_be_over_and_claims_nothing() -> None:
    found = timeline(a_child("draft 1 Nov 2016, plan 21 Nov 2016"), SETTINGS, day("22 Jan 2017"), explain=True)
    answer, appeal = one(found, Kind.DRAFT_RESPONSE), one(found, Kind.APPEAL)
    assert headline(answer) == "The draft may be answered until 15 Nov 2016, by law: the time to answer has passed."
    assert answer.working[-1] == "no answer is recorded, and the time to answer has passed"
    assert headline(appeal) == "The family may appeal until 21 Jan 2017, by law: the time is running."
    later = timeline(a_child("plan 21 Nov 2016"), SETTINGS, day("24 Jan 2017"), explain=True)
    appeal = one(later, Kind.APPEAL)
    assert headline(appeal) == "The family may appeal until 21 Jan 2017, by law: the time to appeal has passed."
    assert (answer.done, appeal.done) == (None, None)
