from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.builders import a_case, day
from tests.reports.a_caseload import cases, derived
from tests.reports.a_week import PROVENANCE
from tests.reports.test_weekly import as_text
from transfer_cli.domain.directory import Directory
from transfer_cli.domain.school_list import School, Wanted, due_from, schools
from transfer_cli.reports.report import Report
from transfer_cli.reports.school_report import school_report, slug, told_apart
from transfer_cli.reports.writers import EVERY_FORMAT

AS_OF = day("Mon 9 May 2016")


def lists(as_of: str = "Mon 9 May 2016") -> dict[str, Report]:
    found = schools(derived(day(as_of)), Directory(), day(as_of))
    return {
        school.name: school_report(school, due_from(school.children), "Sample Council", day(as_of), f"as of {as_of}")
        for school in found.values()
    }


def test_every_word_of_the_list(golden: Callable[[str, str], None]) -> None:
    golden(as_text(lists()["Nettlefold Academy"]), "school.txt")


def test_each_list_names_its_own_children_and_nobody_else() -> None:
    made = lists()
    assert sorted(made) == ["Larkfield Primary School", "Nettlefold Academy"]
    for name, report in made.items():
        said = as_text(report)
        for case in cases():
            assert (case.setting_name == name) or case.reference not in said, (name, case.reference)


@pytest.mark.parametrize("format_", EVERY_FORMAT)
def test_nothing_confidential_is_in_it(format_: str) -> None:
    for report in lists("Mon 16 Jan 2017").values():
        written = EVERY_FORMAT[format_](report, PROVENANCE)
        said = as_text(report) + (written.decode("utf-8", "replace") if format_ in {"html", "csv"} else "")
        for secret in ("Sample Street", "CH1 2NP", "Alix", "Secret Lane", "custody"):
            assert secret not in said


def test_the_figures_are_as_long_as_the_lists() -> None:
    for report in lists().values():
        figures = dict(report.figures)
        due, children = report.section("due").table, report.section("children").table
        assert due
        assert children
        assert (figures["things due from the school"], figures["children"]) == (len(due.rows), len(children.rows))


def test_a_school_without_children() -> None:
    report = school_report(School("Empty School", None, ()), (), "Sample Council", AS_OF, "as of 9 May 2016")
    assert report.verdict == "Nothing is due"
    assert report.honest == ""
    assert "Nobody." in as_text(report)


@pytest.mark.parametrize(
    ("late", "ahead", "said"),
    [
        pytest.param(["A", "A", "B"], 0,
            "The day of all 3 things due has passed; they concern 2 children and young people.", id="all"),
        pytest.param(["A", "A"], 1,
            "The day of 2 of the 3 things due has passed; they concern 1 child or young person.", id="of one child"),
        pytest.param(["A"], 2,
            "The day of 1 of the 3 things due has passed; it concerns 1 child or young person.", id="one of them"),
        pytest.param(["A", "B"], 0,
            "The day of both things due has passed; they concern 2 children and young people.", id="both"),
        pytest.param(["A"], 0, "The day of the one thing due has passed.", id="the only one"),
        pytest.param([], 2, "", id="none"),
    ],
)  # fmt: skip
def test_late_things_and_the_children_they_concern_are_told_apart(late: list[str], ahead: int, said: str) -> None:
    wanted = [
        Wanted(a_case(reference=one), day("Fri 6 May 2016"), "Send the advice that was asked for") for one in late
    ]
    wanted += [Wanted(a_case(reference="C"), AS_OF, "Hold the meeting")] * ahead
    report = school_report(School("Mill", None, ()), wanted, "Sample Council", AS_OF, "as of 9 May 2016")
    assert report.honest == said
    assert dict(report.figures)["of these things late"] == len(late)


@pytest.mark.parametrize(
    ("name", "urn", "expected"),
    [
        ("St Werstan's RC High School", "904007", "904007-st-werstans-rc-high-school"),
        ("Ysgol y Bont", None, "ysgol-y-bont"),
        ("学校", None, "setting"),
    ],
)
def test_its_name_in_a_file_name(name: str, urn: str | None, expected: str) -> None:
    assert slug(School(name, urn, ())) == expected


def test_two_schools_never_share_a_file() -> None:
    made = [
        school_report(School(name, None, ()), (), "Sample Council", AS_OF, "as of 9 May 2016")
        for name in ("Mill-Lane", "Mill Lane", "Mill. Lane")
    ]
    assert [report.audience for report in told_apart(made)] == ["mill-lane", "mill-lane-2", "mill-lane-3"]
