from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.builders import day
from tests.reports.a_caseload import derived
from tests.reports.a_week import PROVENANCE
from tests.reports.reading import html_tables, letters_of, pdf_text, rows_of, xlsx_tables
from tests.reports.test_weekly import as_text
from transfer_cli.domain.sen2 import OUT, Line, transfer_return
from transfer_cli.reports.report import Report
from transfer_cli.reports.sen2_report import sen2_report
from transfer_cli.reports.writers import EVERY_FORMAT

SURVEY = day("Thu 19 Jan 2017")
FOUND = transfer_return(derived(SURVEY), SURVEY)


def a_report(audience: str = "team", *, agreed: bool = True) -> Report:
    return sen2_report(FOUND, "Sample Council", audience, "as of 19 Jan 2017", agreed=agreed)


@pytest.mark.parametrize("audience", ["sendsg", "team"])
def test_every_word_of_the_report(audience: str, golden: Callable[[str, str], None]) -> None:
    golden(as_text(a_report(audience)), f"sen2-{audience}.txt")


def test_each_cell_is_as_long_as_the_list_behind_it() -> None:
    report = a_report()
    account = report.section("account").table
    assert account
    for line, row in zip(Line, account.rows, strict=True):
        stock = line in {Line.OPENING, Line.CLOSING}
        listed = report.section("children" if stock else f"list_{line}").table
        assert listed
        first = -2 if line == Line.CLOSING else -4 if stock else -2
        for column, number in zip((first, first + 1), row[2:], strict=True):
            assert isinstance(number, int)
            assert sum(found[column] == "yes" for found in listed.rows) == abs(number), (line, column)


def test_the_lists_for_programs_are_as_long_as_their_figures() -> None:
    numbers: Any = a_report().numbers
    for period in ("year", "between_surveys"):
        assert {line: len(found) for line, found in numbers["lists"][period].items()} == {
            line.value: numbers[period][line.value] for line in Line
        }
    assert a_report("sendsg").numbers["lists"] is None


def test_the_strategy_group_gets_no_names() -> None:
    said = as_text(a_report("sendsg"))
    assert "XQ0" not in said
    assert "Zephyrine" not in said


def test_a_sum_that_does_not_come_out_is_said_first() -> None:
    assert a_report(agreed=False).verdict == "The sums do not come out"
    muddled = replace(FOUND, year=replace(FOUND.year, lines={**FOUND.year.lines, Line.TRANSFERRED: ()}))
    said = as_text(sen2_report(muddled, "Sample Council", "team", "as of 19 Jan 2017", agreed=True))
    assert said.count("DOES NOT COME OUT") == 1


def test_a_record_that_covers_the_year_says_so() -> None:
    early = replace(FOUND, record_begins=day("Mon 1 Sep 2014"))
    report = sen2_report(early, "Sample Council", "team", "as of 19 Jan 2017", agreed=True)
    assert report.honest == "The record covers the whole year."


def test_every_format_shows_the_same_tables() -> None:
    report = a_report()
    expected = {s.key: rows_of(s) for s in report.sections if s.table and s.table.rows}
    assert html_tables(EVERY_FORMAT["html"](report, PROVENANCE)) == expected
    assert xlsx_tables(EVERY_FORMAT["xlsx"](report, PROVENANCE), report) == expected
    words = letters_of(pdf_text(EVERY_FORMAT["pdf"](report, PROVENANCE)))
    assert all(letters_of(cell) in words for rows in expected.values() for row in rows for cell in row)
    lines = EVERY_FORMAT["csv"](report, PROVENANCE).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(expected["children"]) - 1
    assert {line for line in OUT if f"list_{line}" in expected} == {
        Line.TRANSFERRED, Line.NO_PLAN, Line.MOVED_OUT, Line.NEEDS_MET, Line.OTHER,
    }  # fmt: skip
