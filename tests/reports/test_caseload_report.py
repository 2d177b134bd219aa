from __future__ import annotations

from collections.abc import Callable

from tests.builders import day
from tests.reports.a_caseload import derived
from tests.reports.a_week import PROVENANCE
from tests.reports.reading import html_tables, letters_of, pdf_text, rows_of, xlsx_tables
from tests.reports.test_weekly import as_text
from transfer_cli.domain.caseload_list import Asked, caseload_list
from transfer_cli.reports.caseload_report import caseload_report
from transfer_cli.reports.report import Report
from transfer_cli.reports.writers import EVERY_FORMAT, file_names

AS_OF = day("Mon 3 Oct 2016")


def a_report(*chosen: str) -> Report:
    return caseload_report(caseload_list(derived(AS_OF), Asked()), chosen, "Sample Council", AS_OF, "as of 3 Oct 2016")


def test_every_word_of_the_list(golden: Callable[[str, str], None]) -> None:
    golden(as_text(a_report()), "caseload.txt")


def test_the_figures_are_as_long_as_the_list() -> None:
    report = a_report()
    listed = report.section("children").table
    assert listed
    numbers = report.numbers
    assert numbers["in_list"] == len(listed.rows)
    assert numbers["overdue"] == sum(str(row[4]).endswith("overdue") for row in listed.rows) > 0
    assert dict(report.figures)["at risk"] == sum(str(row[4]).endswith("at risk") for row in listed.rows)


def test_a_narrowed_list_says_so_in_its_title_and_file_name() -> None:
    report = a_report("Thaddeus O'Vole", "Year 9")
    assert report.title == "Caseload: Thaddeus O'Vole, Year 9"
    assert file_names(report, ["csv"]) == ("caseload-thaddeus-ovole-year-9-2016-10-03-team.csv",)


def test_a_long_choice_still_has_a_file_name_of_its_own() -> None:
    years = [f"Year {year}" for year in range(1, 30)]
    names = {a_report(*years[:most]).name for most in (20, 25, 29)}
    assert len(names) == 3
    assert all(len(name) < 90 for name in names)


def test_nobody() -> None:
    report = caseload_report((), ("Year 9",), "Sample Council", AS_OF, "as of 3 Oct 2016")
    assert "Nobody is in this list." in as_text(report)
    assert EVERY_FORMAT["csv"](report, PROVENANCE).decode("utf-8-sig").count("\n") == 1


def test_every_format_shows_the_same_table() -> None:
    report = a_report()
    expected = {s.key: rows_of(s) for s in report.sections if s.table and s.table.rows}
    assert html_tables(EVERY_FORMAT["html"](report, PROVENANCE)) == expected
    assert xlsx_tables(EVERY_FORMAT["xlsx"](report, PROVENANCE), report) == expected
    words = letters_of(pdf_text(EVERY_FORMAT["pdf"](report, PROVENANCE)))
    assert all(letters_of(cell) in words for row in expected["children"] for cell in row[:5])
    lines = EVERY_FORMAT["csv"](report, PROVENANCE).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(expected["children"]) - 1
