"""Wales as rows: who is given notice by when, the plan after it, and what the rows do not know."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import day
from tests.domain.worked import cases, happened, one, said
from transfer_cli.domain.actions import next_step
from transfer_cli.domain.case import Document, PhaseMove, SettingType
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.explain import headline, obligation_document, sentences
from transfer_cli.domain.obligation import Kind, Stage, Timeline
from transfer_cli.domain.plan_example import made_up
from transfer_cli.domain.progress import tally
from transfer_cli.domain.rules import ENGLAND, RULE_SETS, WALES, rules_of
from transfer_cli.domain.settings import PlanGroup, Settings
from transfer_cli.domain.timeline import timeline

SETTINGS = Settings("Sir Enghraifft", deadline=WALES.last_lawful_day, jurisdiction="wales")


def wales(as_of: str, year: int, ncy: int, steps: str = "", settings: Settings = SETTINGS, **facts: Any) -> Timeline:
    case = replace(made_up(year, ncy, SettingType.MAINSTREAM, PhaseMove.NONE), events=happened(steps), **facts)
    return timeline(case, settings, day(as_of), explain=True)


def test_the_orders_are_about_statements_and_no_other_document() -> None:
    plan = wales("5 Sep 2022", 2022, 6, document=Document.NON_STATUTORY)
    assert [(o.rule, o.basis) for o in plan.of(Kind.CONCLUDE_BY)] == [("wales-others", "guidance")]
    assert not wales("5 Sep 2022", 2022, 6, document=Document.LDA).of(Kind.CONCLUDE_BY)


@pytest.mark.parametrize(
    ("year", "ncy", "due", "rule"),
    cases("""
    why                              | year | ncy | due             | rule
    nursery in 2022/23               | 2022 | -2  | Thu 31 Aug 2023 | wales-notice-2022
    Reception in 2022/23             | 2022 | 0   | Thu 31 Aug 2023 | wales-notice-2022
    Year 1 in 2022/23, in 2 a year on | 2022 | 1   | Sun 31 Aug 2025 | wales-notice-2025
    Year 4 in 2022/23, in 5 a year on | 2022 | 4   | Sun 31 Aug 2025 | wales-notice-2025
    Year 5 in 2022/23, in 6 a year on | 2022 | 5   | Sat 31 Aug 2024 | wales-notice-2023
    Year 6 in 2022/23                | 2022 | 6   | Thu 31 Aug 2023 | wales-notice-2022
    Year 7 in 2022/23, in 8 a year on | 2022 | 7   | Sun 31 Aug 2025 | wales-notice-2025
    Year 8 in 2022/23, in 9 a year on | 2022 | 8   | Sun 31 Aug 2025 | wales-notice-2025
    Year 9 in 2022/23, in 10 after   | 2022 | 9   | Sat 31 Aug 2024 | wales-notice-2023
    Year 10 in 2022/23               | 2022 | 10  | Thu 31 Aug 2023 | wales-notice-2022
    Year 11 in 2022/23               | 2022 | 11  | Thu 31 Aug 2023 | wales-notice-2022
    above Year 11 nothing is known   | 2022 | 12  | Sun 31 Aug 2025 | wales-others
    """),
)
def test_who_is_given_notice_by_when(year: str, ncy: str, due: str, rule: str) -> None:
    (found,) = wales("Mon 3 Oct 2022", int(year), int(ncy)).of(Kind.CONCLUDE_BY)
    assert (found.due, found.rule) == (day(due), rule)
    assert (found.latest_start, found.latest_notice) == (day(due), day(due))


@pytest.mark.parametrize(
    ("as_of", "steps", "state"),
    cases("""
    why                            | as of           | steps                 | state
    before the last day            | Wed 30 Aug 2023 |                       | 31 Aug 2023 on_track
    on the last day                | Thu 31 Aug 2023 |                       | 31 Aug 2023 on_track
    on the day after               | Fri 1 Sep 2023  |                       | 31 Aug 2023 overdue 1
    notice on the last day         | Mon 2 Oct 2023  | notice 31 Aug 2023    | 31 Aug 2023 met
    notice a day late              | Mon 2 Oct 2023  | notice 1 Sep 2023     | 31 Aug 2023 met_late 1
    told that there will be no IDP | Mon 2 Oct 2023  | no plan 14 Jul 2023   | 31 Aug 2023 met
    """),
)
def test_the_notice_and_not_the_plan_keeps_the_day(as_of: str, steps: str, state: str) -> None:
    (found,) = wales(as_of, 2022, 6, steps).of(Kind.CONCLUDE_BY)
    assert said(found) == state


@pytest.mark.parametrize(
    ("notice", "as_of", "state"),
    cases("""
    why                     | notice          | as of          | state
    its day is day 1        | Mon 12 Jun 2023 | Mon 3 Jul 2023 | 3 Sep 2023 on_track
    the last day            | Mon 12 Jun 2023 | Sun 3 Sep 2023 | 3 Sep 2023 on_track
    the day after           | Mon 12 Jun 2023 | Mon 4 Sep 2023 | 3 Sep 2023 overdue 1
    notice on the last day  | Thu 31 Aug 2023 | Mon 2 Oct 2023 | 22 Nov 2023 on_track
    """),
)
def test_the_plan_within_twelve_weeks_of_the_notice(notice: str, as_of: str, state: str) -> None:
    found = wales(as_of, 2022, 6, f"notice {show_day(day(notice.partition(' ')[2]))}")
    (plan,) = found.of(Kind.PLAN_ISSUED)
    assert (said(plan), plan.rule) == (state, "wales-idp")
    assert found.begins_assumed is False


def test_it_reads_right() -> None:
    found = wales("Mon 19 Jun 2023", 2022, 6, "notice 12 Jun 2023")
    plan, notice = found.obligations
    assert headline(plan) == "The individual development plan is to be ready by 3 Sep 2023, by guidance: on track."
    assert headline(notice) == (
        "An IDP notice, or a notice that there will be no IDP, is to be given (Year 6 in 2022/23) by 31 Aug 2023, "
        "by law: kept, 12 Jun 2023."
    )
    assert [o.working for o in found.obligations] == [
        ("notice given 12 Jun 2023, under the law of Wales: 12 weeks", "the day of notice 12 Jun 2023 = day 1",
         "day 84 = 3 Sep 2023 (a Sunday; not moved)"),
        ("Year 6 in 2022/23", "notice given before 1 Sep 2023: last day 31 Aug 2023", "notice given 12 Jun 2023"),
    ]  # fmt: skip
    assert found.notes == ()
    assert timeline(found.case, replace(SETTINGS, jurisdiction="england"), day("19 Jun 2023")).notes


def test_the_counting_is_left_out_where_nobody_asks_for_it() -> None:
    case = made_up(2022, 6, SettingType.MAINSTREAM, PhaseMove.NONE)
    assert [o.working for o in timeline(case, SETTINGS, day("3 Oct 2022")).obligations] == [()]


def test_what_is_known_at_second_hand_is_marked_uncertain() -> None:
    uncertain = {rule.id for rule in WALES.rules.values() if rule.confidence.uncertain}
    assert uncertain == {"wales-notice-2025", "wales-others", "wales-idp", "wales-annual-review"}
    found = wales("Mon 3 Oct 2022", 2022, 8, last_annual_review=day("10 Feb 2022"))
    assert {o.rule: o.source.partition(" (uncertain: ")[2] for o in found.obligations} == {
        "wales-annual-review": "general knowledge, to be checked)",
        "wales-notice-2025": "as others report it, not read in the law)",
    }


def test_how_sure_a_day_is_and_what_would_change_it_is_said_once() -> None:
    case = wales("Mon 19 Jun 2023", 2022, 8, "notice 12 Jun 2023", last_annual_review=day("10 Feb 2023")).case
    found = timeline(case, SETTINGS, day("19 Jun 2023"), explain=True)
    assert {o.rule: o.confidence for o in found.obligations} == {
        "wales-idp": "as others report it, not read in the law",
        "wales-annual-review": "general knowledge, to be checked",
        "wales-notice-2025": "as others report it, not read in the law",
    }
    assert all(o.changes_if for o in found.obligations)
    assert all(obligation_document(o)["confidence"] for o in found.obligations)
    assert sentences(found).count("as others report it") == len(found.of(Kind.PLAN_ISSUED) + found.of(Kind.CONCLUDE_BY))
    assert all(rule.changes_if for rule in WALES.rules.values())


def test_a_plan_that_guidance_alone_asks_for_is_no_limit_of_the_law() -> None:
    found = wales("Mon 4 Sep 2023", 2022, 6, "notice 12 Jun 2023")
    assert said(one(found, Kind.PLAN_ISSUED)) == "3 Sep 2023 overdue 1"
    assert (found.overdue, found.at_risk) == (False, False)
    assert tally([found]).overdue == 0


def test_steps_of_england_s_law_alone_are_not_there() -> None:
    steps = "notice 12 Jun 2023, began 26 Jun 2023, draft 4 Sep 2023, advice_requested:health 26 Jun 2023"
    found = wales("Mon 4 Sep 2023", 2022, 6, steps)
    assert {o.rule for o in found.obligations} <= set(WALES.rules)
    assert {o.kind for o in found.obligations} == {Kind.PLAN_ISSUED, Kind.CONCLUDE_BY}


def test_a_local_plan_and_a_local_last_day_count_as_well() -> None:
    group = PlanGroup("2023/24", 2023, year_groups=(4,), conclude_by=day("19 Jul 2024"))
    settings = Settings("Sir Enghraifft", deadline=day("31 May 2025"), plan=(group,), jurisdiction="wales")
    found = wales("Mon 2 Oct 2023", 2023, 4, settings=settings)
    assert [(o.rule, o.due) for o in found.of(Kind.CONCLUDE_BY)] == [
        ("local-plan-1", day("19 Jul 2024")), ("local-deadline", day("31 May 2025")),
        ("wales-notice-2025", day("31 Aug 2025")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "ncy", "steps", "facts", "step"),
    [
        ("3 Oct 2022", 6, "", {}, "Give the notice by 31 Aug 2023"),
        ("19 Jun 2023", 6, "notice 12 Jun 2023", {}, "Get the plan ready by 3 Sep 2023"),
        ("3 Oct 2022", 8, "", {"last_annual_review": day("10 Feb 2022")}, "Review the statement by 10 Feb 2023"),
        ("2 Oct 2023", 6, "notice 12 Jun 2023, plan 1 Sep 2023", {}, None),
    ],
)
def test_what_comes_next(as_of: str, ncy: int, steps: str, facts: dict[str, Any], step: str | None) -> None:
    found = next_step(wales(as_of, 2022, ncy, steps, **facts))
    assert (f"{found.what} by {show_day(found.day)}" if found else None) == step


def test_nothing_comes_next_for_whom_no_row_is_about() -> None:
    case = replace(made_up(2022, 12, SettingType.POST16, PhaseMove.NONE), document=Document.LDA)
    assert next_step(timeline(case, SETTINGS, day("3 Oct 2022"))) is None


def test_england_is_chosen_unless_the_settings_say_otherwise() -> None:
    assert rules_of(Settings("Testshire")) is ENGLAND
    assert rules_of(SETTINGS) is WALES
    assert set(RULE_SETS) == {"england", "wales"}
    found = wales("Mon 19 Jun 2023", 2022, 6, "notice 12 Jun 2023")
    assert (found.nation, found.stage) == ("wales", Stage.IN_ASSESSMENT)


@pytest.mark.parametrize("rules", RULE_SETS.values(), ids=lambda rules: rules.id)
def test_every_rule_set_is_whole(rules: Any) -> None:
    assert {row.rule for row in rules.deadlines} <= set(rules.rules)
    assert {rule.id for rule in rules.rules.values()} == set(rules.rules)
    assert {*rules.in_place_of.values(), *rules.says, *rules.since, rules.last_rule} <= set(rules.rules)
    assert {"local-plan", "local-deadline", "agreed-turn"} <= set(rules.rules)
    for rule in rules.rules.values():
        assert rule.text.endswith(".")
        assert rule.source
    assert [r.notice_before for r in rules.regimes[:-1]] == [r.notice_from for r in rules.regimes[1:]]
    assert rules.title
    assert rules.cite("no-such-rule") == ""
