"""A caseload against the directory of settings."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import CHILD, a_case, day
from tests.domain.arriving import a_row, arrive
from tests.domain.worked import cases, happened
from transfer_cli.domain.case import Case, SettingType
from transfer_cli.domain.columns import FieldValue
from transfer_cli.domain.directory import Directory, Setting
from transfer_cli.domain.setting_checks import SettingChecks
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.whole_file import WholeFile

AS_OF = "Mon 5 Sep 2016"


def larkfield(**more: Any) -> Setting:
    return Setting(CHILD.setting_name, "900001", **more)


def notes(setting: Setting, *rows: dict[str, FieldValue], recorded: Case | None = None) -> list[str]:
    checks = SettingChecks(Directory([setting]), day(AS_OF))
    for number, cells in enumerate(rows, start=2):
        checks.see(arrive(a_row(number, **cells), *([recorded] if recorded else [])))
    return [str(problem) for problem in checks.notes()]


def test_a_type_that_contradicts_is_said_once_of_each_setting_and_type() -> None:
    found = notes(
        larkfield(kind=SettingType.SPECIAL),
        {}, {"setting_type": "resourced"}, {"setting_type": "special"}, {}, {}, {"setting_name": "Elsewhere"},
    )  # fmt: skip
    fix = "Look which of the two is wrong; what the caseload says of the child counts. [IMP053]"
    assert found == [
        (
            'row 2, column setting_type: "mainstream": the directory says that Larkfield Primary School is special. '
            f"So it is in 2 more rows. {fix}"
        ),
        'row 3, column setting_type: "resourced": the directory says that Larkfield Primary School is special. ' + fix,
    ]


def test_a_closed_setting_is_said_once_with_its_day() -> None:
    found = notes(larkfield(closed_on=day("Wed 31 Aug 2016")), {}, {})
    assert found == [
        (
            'row 2, column setting_name: "Larkfield Primary School": the directory says that Larkfield Primary School '
            "closed on 31 Aug 2016. So it is in 1 more row. Write the setting where the child is now, or correct the "
            "directory. [IMP054]"
        )
    ]
    assert notes(larkfield(closed_on=day("Tue 6 Sep 2016")), {}) == []


@pytest.mark.parametrize(
    ("born", "lowest", "highest", "ages"),
    cases("""
    why                          | born       | lowest | highest | said
    in the middle                | 4 May 2007 | 4      | 11      |
    two years too old            | 6 Sep 2002 | 4      | 11      |
    three years too old          | 5 Sep 2002 | 4      | 11      | 4 to 11
    a day before that birthday   | 6 Sep 2001 | 4      | 12      |
    two years too young          | 4 May 2007 | 11     | 18      |
    three years too young        | 6 Sep 2007 | 11     | 18      | 11 to 18
    only a lowest age known      | 6 Sep 2007 | 11     |         | from 11
    only a highest age known     | 5 Sep 2002 |        | 11      | up to 11
    nothing known                | 5 Sep 1995 |        |         |
    """),
)
def test_an_age_far_from_those_of_the_setting(born: str, lowest: str, highest: str, ages: str) -> None:
    setting = larkfield(lowest_age=int(lowest) if lowest else None, highest_age=int(highest) if highest else None)
    found = notes(setting, {"date_of_birth": day(born)})
    expected = f"the directory says that Larkfield Primary School is for ages {ages}." if ages else ""
    assert [line.split('": ')[1].split(" Look")[0] for line in found] == ([expected] if ages else [])


def test_a_setting_is_found_by_its_urn() -> None:
    cells: dict[str, FieldValue] = {"setting_urn": "900001", "setting_name": "Another name"}
    assert len(notes(larkfield(closed_on=day("Wed 31 Aug 2016")), cells)) == 1


@pytest.mark.parametrize(
    ("cells", "steps", "count"),
    [
        ({}, "", 1),
        ({"left_on": day("Mon 5 Sep 2016")}, "", 0),
        ({"left_on": day("Tue 6 Sep 2016")}, "", 1),
        ({"plan_issued": day("Mon 6 Jun 2016")}, "", 0),
        ({"no_plan_notified": day("Mon 6 Jun 2016")}, "", 0),
        ({}, "plan 6 Jun 2016", 0),
        ({}, "notice 6 Jun 2016", 1),
    ],
    ids=["open", "left", "will leave", "transferred", "no plan", "recorded as transferred", "recorded as begun"],
)
def test_only_open_cases_matter(cells: dict[str, FieldValue], steps: str, count: int) -> None:
    recorded = a_case(events=happened(steps)) if steps else None
    assert len(notes(larkfield(closed_on=day("Wed 31 Aug 2016")), cells, recorded=recorded)) == count


@pytest.mark.parametrize(
    ("urn", "name", "kind", "is_noted"),
    cases("""
    why                          | urn    | name                     | kind       | noted
    known by its name            |        | larkfield primary school | mainstream | no
    known although typed askew   |        | Larkfield  Primary. School | mainstream | no
    known by its URN             | 900001 | Another name             | mainstream | no
    known by neither             | 900009 | Nowhere School           | mainstream | yes
    taught at home               |        | Educated at home         | home       | no
    in no setting                |        | No setting at present    | none       | no
    """),
)
def test_a_setting_that_is_not_in_the_directory_is_noted(urn: str, name: str, kind: str, is_noted: str) -> None:
    whole = WholeFile(Settings("Testshire"), Directory([larkfield()]).known)
    whole.see(arrive(a_row(setting_urn=urn or None, setting_name=name, setting_type=kind)))
    assert [problem.id for problem in whole.notes()] == (["IMP045"] if is_noted == "yes" else [])
