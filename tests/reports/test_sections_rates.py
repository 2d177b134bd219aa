"""What is needed a week can be worked out again from the table, and is in the workbook."""

from __future__ import annotations

from tests.builders import a_case, day
from tests.reports.a_week import a_week, cases
from tests.reports.test_forecast_section import children, concluded, week_of
from transfer_cli.reports.report import Section
from transfer_cli.reports.sections_rates import rates_section
from transfer_cli.reports.table import Cell

COLUMNS = ("Cohort (last day)", "Open", "Days left", "Needed a week", "Achieved a week", "Needed with earlier ones")


def rows_of(section: Section) -> tuple[tuple[Cell, ...], ...]:
    assert section.table
    assert section.table.columns[:6] == COLUMNS
    return section.table.rows


def test_each_formula_gives_the_printed_figure() -> None:
    section = rates_section(week_of(children()))
    rows = rows_of(section)
    assert section.sentences[-1].startswith("Needed a week is open ÷ (days left ÷ 7)")
    for n, (_, open_, days, needed, *_) in enumerate(rows, start=1):
        assert section.formulas[f"D{n}"] == f"ROUND(7*B{n}/C{n},1)"
        assert isinstance(open_, int)
        assert isinstance(days, int)
        assert needed == round(7 * open_ / days, 1)
    assert section.formulas["F1"] == "ROUND(7*SUM(B1:B1)/C1,1)"
    assert f"F{len(rows)}" not in section.formulas, "all children are the sum of the cohorts"


def test_earlier_ones_are_those_due_no_later() -> None:
    section = rates_section(a_week(*cases()))
    rows = rows_of(section)
    with_sums = {cell: formula for cell, formula in section.formulas.items() if cell.startswith("F")}
    assert len(with_sums) == 2 < len(rows)
    last = len(rows) - 1
    assert with_sums[f"F{last}"] == f"ROUND(7*SUM(B1:B{last})/C{last},1)"
    assert rows[last - 1][5] == rows[last][5], "the last cohort with all earlier ones is everybody"


def test_a_figure_that_a_spreadsheet_rounds_otherwise_has_no_formula() -> None:
    section = rates_section(a_week(a_case(), as_of=day("Sun 4 Mar 2018")))
    assert rows_of(section)[-1][1:4] == (1, 28, 0.2), "1 in 4 weeks is 0.25"
    assert section.formulas == {}


def test_after_its_day_nothing_is_worked_out() -> None:
    section = rates_section(a_week(a_case(), as_of=day("Sun 1 Apr 2018")))
    assert [row[1:4] for row in rows_of(section)] == [(1, None, None)] * 2
    assert (section.formulas, section.sentences[-1].startswith("Needed a week is")) == ({}, False)


def test_nobody_is_open() -> None:
    assert rates_section(week_of([concluded(1, day("Mon 3 Oct 2016"))])).sentences == ("Nobody is open.",)
