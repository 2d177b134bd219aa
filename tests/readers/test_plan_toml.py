"""The published plan as TOML: every shape, real plans, and what is wrong with a group that cannot be meant."""

from __future__ import annotations

import pytest

from tests.builders import day
from tests.local_plans.children import plan_settings
from transfer_cli.domain.plan_group import describe
from transfer_cli.domain.settings import PlanVersion, Settings, Unless
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.settings_toml import settings_from

EXCEPTIONS = "Year 3, Year 13 and above, educated at home, special to mainstream, tribunal"
HEAD = "[authority]\nname = 'Testshire'\n[[plan]]\nacademic_year = '2016/17'\n"


def faults(text: str) -> list[str]:
    """Id, line and words of each fault, the value if it is shown."""
    with pytest.raises(InputUnusable) as raised:
        settings_from(text)
    return [" ".join(filter(None, (p.id, p.where.rpartition(":")[2], p.value, p.why))) for p in raised.value.problems]


def test_every_shape_is_read() -> None:
    settings = plan_settings("shapes")
    assert [describe(group) for group in settings.plan] == [
        "summer term 2016/17 to autumn term 2017/18, Year 5",
        "2016/17, infant to junior, primary to secondary",
        "2016/17, Year 11 and above, changing phase",
        "2016/17, Year 11 and above, not changing phase",
        "2017/18, Year 2, Year 6",
        f"2016/17, spring term, special, except {EXCEPTIONS}",
        "2016/17, Year 1, Year 10, not this year",
        "2016/17, custody",
        "2016/17, EHC plan made before September 2014",
        "2017/18, everyone left",
    ]
    assert settings.plan[0].title == "Year 5 before the last year of primary school"
    assert settings.plan[4].conclude_by_if_moving == day("14 Feb 2018")
    assert settings.plan[5].unless == Unless((3,), 13, ("home",), ("special_to_mainstream",), ("tribunal",))
    assert (settings.plan[9].published_count, settings.plan[9].note) == (
        12, "Every remaining meeting by the end of October 2017.",
    )  # fmt: skip


def test_the_version_is_read() -> None:
    assert plan_settings("shapes").plan_version == PlanVersion(
        "8",
        day("16 May 2016"),
        ("Year 9 of 2015/16 may be reviewed later where the family and the school agree.",),
        "https://www.example.org/local-offer/plan-8",
    )
    assert plan_settings("bracknell_forest").plan_version is None


@pytest.mark.parametrize(
    ("name", "groups", "first", "last"),
    [
        ("bracknell_forest", 16, "2014/15, Reception", "2016/17, Year 15"),
        ("unnamed_term_by_setting", 17, "2014/15, autumn term, Year 11, Year 6, Year 2, mainstream",
         "2016/17, summer term, Year 7"),
    ],
)  # fmt: skip
def test_plans_of_real_authorities_load(name: str, groups: int, first: str, last: str) -> None:
    plan = plan_settings(name).plan
    assert len(plan) == groups
    assert (describe(plan[0]), describe(plan[-1])) == (first, last)


OPPOSITE = "say the opposite of each other."
ENDS_FIRST = "This time of the plan ends before it begins."


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("term = 'summer'\nuntil_term = 'autumn'", f"SET040 6 {ENDS_FIRST}"),
        ("until_year = '2015/16'", f"SET040 5 {ENDS_FIRST}"),
        ("until_year = '2017'", "SET011 5 2017 This is not an academic year."),
        ("until_year = '2020/21'\nuntil_term = 'spring'", "SET014 6 spring There is no spring term in 2020/21."),
        ("not_this_year = true\nconclude_by = 2017-07-21", f"SET041 5 not_this_year and conclude_by {OPPOSITE}"),
        ("not_this_year = true\neveryone_left = true", f"SET041 5 not_this_year and everyone_left {OPPOSITE}"),
        ("moving = false\nphase_moves = ['infant_to_junior']", f"SET041 5 moving and phase_moves {OPPOSITE}"),
        (
            "moving = false\nconclude_by_if_moving = 2017-02-14",
            f"SET041 5 moving and conclude_by_if_moving {OPPOSITE}",
        ),
        (
            "start_from = 2017-03-01\nconclude_by_if_moving = 2017-02-14",
            "SET015 6 2017-02-14 conclude_by_if_moving lies before start_from.",
        ),
        ("moving = 'yes'", "SET004 5 yes moving must be true or false."),
        ("published_count = -1", "SET004 5 -1 published_count must be a whole number, 0 or more."),
        ("published_count = true", "SET004 5 True published_count must be a whole number, 0 or more."),
        ("except = { years = [9] }", "SET003 5 years [plan.except] has no setting of this name."),
        ("[plan_version]\npublished = 2016-01-15", "SET005 5 [plan_version] has no version."),
        (
            "[plan_version]\nversion = '3; last'\npublished = 2016-01-15",
            "SET043 6 3; last A version is named without a semicolon.",
        ),
        ("[plan_version]\nversion = '3'", "SET005 5 [plan_version] has no published."),
    ],
)
def test_a_group_that_cannot_be_meant_is_named(text: str, fault: str) -> None:
    assert faults(HEAD + text) == [fault]


def wales(lines: str = "") -> Settings:
    return settings_from(f"[authority]\nname = 'Sir Enghraifft'\njurisdiction = 'Wales'\n{lines}")


def test_the_law_of_wales_is_chosen_with_its_own_last_day() -> None:
    settings = wales()
    assert (settings.jurisdiction, settings.deadline) == ("wales", day("31 Aug 2025"))
    assert wales("deadline = 2024-08-31").deadline == day("31 Aug 2024")
    assert settings_from("[authority]\nname = 'Testshire'").jurisdiction == "england"


def test_a_day_after_its_last_is_refused() -> None:
    (fault,) = faults("[authority]\nname = 'X'\njurisdiction = 'wales'\ndeadline = 2025-09-01")
    assert fault.startswith("SET010 4 1 Sep 2025 The law ends on 31 Aug 2025: WSI 2022/891, as amended by WSI 2023/932")


def test_another_nation_is_not_known() -> None:
    assert faults("[authority]\nname = 'X'\njurisdiction = 'scotland'") == [
        "SET012 3 scotland This is not known as a value of jurisdiction."
    ]
