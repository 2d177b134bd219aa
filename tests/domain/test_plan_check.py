"""Whether a plan keeps the law: each group against the law's days, on the caseload and before there is one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import day, events
from tests.domain.worked import cases
from tests.local_plans.children import as_published, children, plan_settings
from transfer_cli.domain.case import Case, Caseload, PhaseMove, SettingType
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.plan_check import GroupCheck, PlanCheck, check_plan
from transfer_cli.domain.plan_example import examples
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.settings import PlanGroup, PlanVersion, Settings, Unless
from transfer_cli.domain.timeline import timelines

SECONDARY = PhaseMove.PRIMARY_TO_SECONDARY


def a_group(starts: int = 2016, **changes: Any) -> PlanGroup:
    return PlanGroup(academic_year=f"{starts}/{starts + 1 - 2000}", starts=starts, **changes)


def checked(settings: Settings, *found: Case, as_of: str = "1 Sep 2014") -> PlanCheck:
    caseload = Caseload(found, day(as_of))
    return check_plan(timelines(caseload, settings), settings, ENGLAND, day(as_of))


def alone(group: PlanGroup, *found: Case, as_of: str = "Mon 5 Sep 2016") -> GroupCheck:
    (only,) = checked(Settings("Testshire", plan=(group,)), *found, as_of=as_of).groups
    return only


def said(check: GroupCheck) -> str:
    """Rule, last day, end, days late and last day to begin of each problem."""
    return "; ".join(
        f"{m.day.rule} {show_day(m.day.due)}: {show_day(m.ends)}, {m.days_late} late, begin {show_day(m.begin_by)}"
        for m in check.problems
    )


def test_bracknell_forest_gives_its_published_numbers() -> None:
    settings = plan_settings("bracknell_forest")
    found = checked(settings, *as_published(settings))
    assert found.by_year == {"2014/15": 247, "2015/16": 273, "2016/17": 158, "2017/18": 0}
    assert [len(group.children) for group in found.groups] == [group.published_count for group in settings.plan]
    assert found.uncaught == ()


def test_bracknell_forest_s_31_may_is_a_day_too_late() -> None:
    """The Order says "before 31 May 2015", so 30 May is the last day."""
    settings = plan_settings("bracknell_forest")
    leavers = children(71, 2014, 11, move=PhaseMove.SCHOOL_TO_POST16)
    found = checked(settings, *leavers)
    assert [(g.number, said(g)) for g in found.groups if len(g.children)] == [
        (5, "order-12 30 May 2015: 31 May 2015, 1 late, begin 22 Feb 2015"),
    ]
    assert not found.lawful


def test_another_authority_s_terms_by_setting() -> None:
    settings = plan_settings("unnamed_term_by_setting")
    turns: dict[str, list[str]] = {}
    for setting in (SettingType.MAINSTREAM, SettingType.SPECIAL):
        for ncy in range(-1, 15):
            found = checked(settings, *children(1, 2014, ncy, setting))
            group = next((g for g in found.groups if g.children), None)
            said_term = f"{group.group.academic_year} {group.group.term}" if group else "nobody"
            turns.setdefault(setting.value, []).append(said_term)
            assert len(found.uncaught) == (group is None)
    assert turns == {
        "mainstream": [
            "nobody", "2014/15 spring", "2015/16 summer", "2014/15 autumn", "nobody", "2015/16 autumn",
            "2016/17 spring", "2014/15 autumn", "2014/15 summer", "nobody", "2014/15 summer", "2014/15 summer",
            "2014/15 autumn", "nobody", "nobody", "nobody",
        ],
        "special": [
            "nobody", "2014/15 summer", "nobody", "2015/16 summer", "nobody", "2015/16 autumn", "2016/17 spring",
            "2014/15 autumn", "2014/15 spring", "2014/15 spring", "2014/15 spring", "2014/15 spring",
            "2014/15 autumn", "2014/15 autumn", "2014/15 autumn", "2014/15 autumn",
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asks", "ends", "late"),
    cases("""
    why                        | asks                                           | ends        | late
    concluded in time          | conclude_by 14 Feb 2017                        |             | 0
    concluded a day too late   | conclude_by 15 Feb 2017                        | 15 Feb 2017 | 1
    begun on the last day      | start_by 12 Oct 2016                           |             | 0
    begun a day later          | start_by 13 Oct 2016                           | 15 Feb 2017 | 1
    met on the last day        | meet_by 26 Oct 2016                            |             | 0
    met in November            | meet_by 30 Nov 2016                            | 21 Mar 2017 | 35
    begun from November        | start_from 1 Nov 2016                          | 6 Mar 2017  | 20
    its last day kept in words | start_from 1 Nov 2016, conclude_by 14 Feb 2017 | 6 Mar 2017  | 20
    the autumn term runs on    | term autumn                                    | 20 Apr 2017 | 65
    the spring term cannot     | term spring                                    | 8 May 2017  | 83
    so does the whole year     |                                                | 3 Jan 2018  | 323
    """),
)
@pytest.mark.parametrize("present", [True, False], ids=["with children", "before there are any"])
def test_children_moving_to_secondary_school(asks: str, ends: str, late: str, *, present: bool) -> None:
    keys: dict[str, Any] = {}
    for part in filter(None, asks.split(", ")):
        key, value = part.split(" ", 1)
        keys[key] = value if key == "term" else day(value)
    found = children(2, 2016, 6, move=SECONDARY) if present else ()
    check = alone(a_group(phase_moves=(SECONDARY.value,), **keys), *found)
    expected = f"order-14-3-b 14 Feb 2017: {ends}, {late} late, begin 12 Oct 2016" if ends else ""
    assert said(check) == expected
    assert [m.children for m in check.problems] == [2 * present] * len(check.problems)


def test_it_says_what_is_wrong_and_by_how_much() -> None:
    check = alone(
        a_group(phase_moves=(SECONDARY.value,), meet_by=day("30 Nov 2016")), *children(2, 2016, 6, move=SECONDARY)
    )
    (miss,) = check.problems
    assert miss.sentence == (
        "Phase move in 2017 (2 children): last day 14 Feb 2017, rule order-14-3-b. "
        "The group (begun by 16 Nov 2016, two weeks before the meeting, and then the full period) ends 21 Mar 2017: "
        "35 days too late. With the full period it has to begin by 12 Oct 2016."
    )
    empty = alone(a_group(phase_moves=(SECONDARY.value,), meet_by=day("30 Nov 2016")))
    assert "(whoever it will catch)" in empty.problems[0].sentence


def test_a_time_that_runs_on_after_the_law_s_day_plans_a_breach() -> None:
    check = alone(a_group(term="autumn", phase_moves=(SECONDARY.value,)), *children(1, 2016, 6, move=SECONDARY))
    assert check.notes == ()
    (miss,) = check.problems
    assert miss.sentence == (
        "Phase move in 2017 (1 child): last day 14 Feb 2017, rule order-14-3-b. "
        "Its time in the plan still lets a review begin on 16 Dec 2016, and that one ends 20 Apr 2017: "
        "65 days too late. With the full period it has to begin by 12 Oct 2016."
    )


def test_guidance_is_noted_and_no_breach() -> None:
    check = alone(
        a_group(2015, year_groups=(9,), start_by=day("15 Jul 2016")), *children(3, 2015, 9), as_of="1 Sep 2015"
    )
    assert check.problems == ()
    assert [note.partition(":")[0] for note in check.notes] == ["Year 9 from Sep 2015 (3 children)"]


def test_guidance_after_the_law_s_day_is_not_asked_about() -> None:
    check = alone(
        a_group(2017, year_groups=(9,), conclude_by=day("31 Mar 2018")), *children(1, 2017, 9), as_of="1 Sep 2017"
    )
    assert (check.problems, check.notes) == ((), ())


def test_a_day_that_had_passed_before_the_group_s_year_is_noted() -> None:
    late = replace(children(1, 2015, 6, move=SECONDARY)[0], known_from=day("1 Sep 2015"))
    check = alone(a_group(year_groups=(7,), term="summer"), late)
    assert check.problems == ()
    assert check.notes == (
        "Phase move in 2016 (1 child): the last day, 14 Feb 2016, had passed before the plan began.",
    )
    settings = Settings(
        "Testshire", plan=(a_group(year_groups=(7,), term="summer"),), plan_version=PlanVersion("1", day("1 Feb 2016"))
    )
    (check,) = checked(settings, late, as_of="Mon 5 Sep 2016").groups
    assert said(check) == "order-14-3-b 14 Feb 2016: 21 Aug 2017, 554 late, begin 12 Oct 2015"


def test_a_day_still_ahead_counts_beside_one_that_is_gone() -> None:
    """Moved to a special school in September 2016, too late for that, and came into Year 9 on the same day."""
    moved: dict[str, Any] = {"phase_move": PhaseMove.MAINSTREAM_TO_SPECIAL, "phase_move_on": day("1 Sep 2016")}
    late = replace(children(1, 2016, 9)[0], **moved)
    check = alone(a_group(year_groups=(9,), start_by=day("14 Jul 2017")), late)
    assert said(check) == "order-14-3-c 31 Aug 2017: 16 Nov 2017, 77 late, begin 28 Apr 2017"
    assert [note.partition(",")[0] for note in check.notes] == ["Phase move in 2016 (1 child): the last day"]


def test_a_group_that_comes_after_the_law_s_day_is_found() -> None:
    """Year 9 of September 2016 is due by 31 August 2017, and this plan leaves it for the year after."""
    plan = (
        a_group(year_groups=(6,), conclude_by=day("14 Feb 2017")),
        a_group(2017, everyone_left=True, start_by=day("27 Oct 2017")),
    )
    found = checked(Settings("Testshire", plan=plan), *children(3, 2016, 9), as_of="Mon 3 Oct 2016")
    assert [said(group) for group in found.groups] == [
        "", "order-14-3-c 31 Aug 2017: 1 Mar 2018, 182 late, begin 28 Apr 2017",
    ]  # fmt: skip
    assert not found.lawful


def test_a_group_without_children_is_not_asked_about_days_before_its_year() -> None:
    """Year 10 in 2017/18 was due in Year 9; whoever is left would be in the group, and nobody is."""
    assert said(alone(a_group(2017, year_groups=(10,), start_by=day("27 Oct 2017")))) == ""


def test_a_plan_that_ends_after_the_law_does_is_found() -> None:
    check = alone(a_group(2017, everyone_left=True, conclude_by=day("31 Aug 2018")), *children(1, 2017, 4))
    assert said(check) == "order-14-5 31 Mar 2018: 31 Aug 2018, 153 late, begin 26 Nov 2017"


def test_the_plan_s_own_day_may_leave_less_than_the_full_period() -> None:
    check = alone(a_group(start_from=day("5 Jun 2017"), conclude_by=day("21 Jul 2017")))
    assert check.problems == ()
    assert check.notes == (
        "Begun on 5 Jun 2017, its full period ends 8 Oct 2017: after 21 Jul 2017, the day the plan gives.",
    )


def test_counts_that_differ_from_the_published_ones_are_noted() -> None:
    check = alone(a_group(year_groups=(4,), published_count=3), *children(2, 2016, 4))
    assert check.notes == ("Published as 3 children, and 2 are open today.",)
    assert alone(a_group(year_groups=(4,), published_count=2), *children(2, 2016, 4)).notes == ()


def test_each_open_child_is_counted_once_in_the_group_that_counts() -> None:
    settings = plan_settings("shapes")
    leaver, special = PhaseMove.SCHOOL_TO_POST16, SettingType.SPECIAL
    found = checked(
        settings,
        *children(1, 2016, 5), *children(2, 2016, 6, move=SECONDARY), *children(1, 2016, 11, move=leaver),
        *children(1, 2016, 11, special), *children(1, 2016, 4, special),
        *children(1, 2016, 10), *children(1, 2016, 4),
        as_of="Mon 5 Sep 2016",
    )  # fmt: skip
    assert [len(group.children) for group in found.groups] == [0, 2, 1, 0, 1, 2, 0, 0, 0, 2]
    assert found.groups[6].window is None
    assert found.groups[6].notes == ("It says who is not transferred in this year.",)
    assert found.by_year == {"2016/17": 5, "2017/18": 3}


def test_closed_cases_are_not_counted_and_begun_ones_not_judged() -> None:
    group = a_group(phase_moves=(SECONDARY.value,), meet_by=day("30 Nov 2016"))
    (child,) = children(1, 2016, 6, move=SECONDARY)
    begun = replace(child, reference="B", events=events(notice_given="5 Sep 2016", assessment_began="19 Sep 2016"))
    gone = replace(child, reference="G", left_on=day("1 Sep 2016"))
    check = alone(group, begun, gone, as_of="3 Oct 2016")
    assert check.children == ("B",)
    assert check.problems == ()


def test_whom_no_group_catches_is_reported() -> None:
    found = checked(
        Settings("Testshire", plan=(a_group(year_groups=(9,), conclude_by=day("31 Aug 2017")),)),
        *children(1, 2016, 9), *children(2, 2016, 3),
    )  # fmt: skip
    assert found.uncaught == ("2016-3-mainstream-1", "2016-3-mainstream-2")
    assert found.lawful


def test_without_a_plan_nobody_is_caught() -> None:
    found = checked(Settings("Testshire"), *children(1, 2016, 9))
    assert (found.groups, found.by_year, len(found.uncaught)) == ((), {}, 1)


@pytest.mark.parametrize(
    ("group", "who"),
    [
        pytest.param(a_group(), [(4, None)], id="everybody"),
        pytest.param(a_group(year_groups=(2, 6)), [(2, None), (6, None)], id="by year"),
        pytest.param(a_group(open_upwards_from=11), [(11, None)], id="open upwards"),
        pytest.param(a_group(phase_moves=(SECONDARY.value,)), [(4, SECONDARY)], id="by move"),
        pytest.param(a_group(year_groups=(6,), moving=False), [(6, PhaseMove.NONE)], id="only who stays"),
        pytest.param(
            a_group(year_groups=(11,), unless=Unless(phase_moves=("school_to_post16",))), [(11, PhaseMove.NONE)],
            id="except movers",
        ),
    ],
)  # fmt: skip
def test_the_made_up_children_a_group_is_for(group: PlanGroup, who: list[tuple[int, PhaseMove | None]]) -> None:
    made = list(examples(group))
    assert [case.phase_move for case in made] == [move for _, move in who]
    assert [2016 - 4 - case.date_of_birth.year for case in made] == [ncy for ncy, _ in who]


def test_a_made_up_child_is_in_the_setting_and_has_the_document_of_the_group() -> None:
    (child,) = examples(a_group(settings=("special", "home"), document="lda"))
    assert (child.setting_type, child.document) == ("special", "lda")


def test_a_group_for_movers_with_a_day_of_their_own_is_asked_about_that_day() -> None:
    group = a_group(2016, year_groups=(6,), conclude_by_if_moving=day("28 Feb 2017"))
    assert said(alone(group)) == "order-14-3-b 14 Feb 2017: 28 Feb 2017, 14 late, begin 12 Oct 2016"


def test_the_day_of_some_children_is_told_apart_from_that_of_the_line() -> None:
    line = a_group(year_groups=(3, 6, 9), conclude_by=day("21 Jul 2017"))
    rest = (*children(3, 2016, 3, move=PhaseMove.NONE), *children(1, 2016, 9, move=PhaseMove.NONE))
    found = alone(line, *rest, *children(1, 2016, 6, move=SECONDARY))
    assert (found.last_day, found.begin_by) == (day("21 Jul 2017"), day("18 Mar 2017"))
    assert [(m.day.due, m.begin_by) for m in found.earlier] == [(day("14 Feb 2017"), day("12 Oct 2016"))]
    later = replace(line, conclude_by=day("30 Sep 2017"))
    both = alone(later, *rest, *children(1, 2016, 6, move=SECONDARY))
    assert [m.day.due for m in both.earlier] == [day("14 Feb 2017"), day("31 Aug 2017")]
    assert both.last_day == day("30 Sep 2017")


def test_a_line_of_nobody_but_such_children_has_the_day_of_the_last_of_them() -> None:
    line = a_group(year_groups=(6, 9), conclude_by=day("30 Sep 2017"))
    moving, nines = children(1, 2016, 6, move=SECONDARY), children(1, 2016, 9, move=PhaseMove.NONE)
    found = alone(line, *moving, *nines)
    assert (found.last_day, [m.day.due for m in found.earlier]) == (day("31 Aug 2017"), [day("14 Feb 2017")])
    only = alone(line, *moving)
    assert (only.last_day, only.earlier) == (day("14 Feb 2017"), ())


def test_what_may_be_told_of_a_group_is_never_later_than_the_law() -> None:
    moving = children(1, 2016, 6, move=SECONDARY)
    late = alone(a_group(term="autumn", phase_moves=(SECONDARY.value,)), *moving)
    assert (late.last_day, late.begin_by, late.movers_last_day) == (day("14 Feb 2017"), day("12 Oct 2016"), None)
    kept = alone(a_group(phase_moves=(SECONDARY.value,), conclude_by=day("31 Jan 2017")), *moving)
    assert (kept.last_day, kept.begin_by) == (day("31 Jan 2017"), day("28 Sep 2016"))
    group = a_group(year_groups=(6,), conclude_by=day("21 Jul 2017"), conclude_by_if_moving=day("28 Feb 2017"))
    both = alone(group, *moving)
    assert (both.last_day, both.movers_last_day) == (day("21 Jul 2017"), day("14 Feb 2017"))
    barred = alone(a_group(not_this_year=True))
    assert (barred.last_day, barred.movers_last_day, barred.begin_by) == (None, None, None)
