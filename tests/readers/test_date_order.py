"""Whether a column of dates is day first: told by the whole column."""

from __future__ import annotations

from datetime import date

import pytest

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.date_order import REAL_DATES, DateOrder, date_order, refuse_american, refuse_turned
from transfer_cli.readers.sheet import Cell


def order(*cells: Cell) -> DateOrder:
    return date_order({cell: cells.count(cell) for cell in cells})


def test_dates_are_counted_by_the_order_in_which_they_can_be_read() -> None:
    found = order("25/09/2015", "25/09/2015", "09/25/2015", "03/04/2016", "3.4.2016", "05-05-2016", "2016-09-12", "")
    assert found == DateOrder(day_first=2, month_first=1, either=2, example="09/25/2015", turnable="03/04/2016")


@pytest.mark.parametrize(
    "cell",
    ["", "2016-04-03", "3 April 2016", "03/04/16", "13/13/2016", "00/04/2016", "04/04/2016", "03/04", "x", 20160403,
     42463.0, date(2016, 4, 3)],
)  # fmt: skip
def test_what_can_be_read_one_way_only_or_not_at_all_does_not_count_as_either(cell: Cell) -> None:
    assert order(cell).either == 0
    assert not order(cell).is_american


@pytest.mark.parametrize("cell", ["03/04/2016", " 3/4/2016 ", "03.04.2016", "3-4-2016", "03/04/2016 00:00:00"])
def test_dates_in_numbers_may_be_either(cell: str) -> None:
    assert order(cell) == DateOrder(either=1, turnable=cell.strip())


@pytest.mark.parametrize(
    ("cells", "american"),
    [
        (("09/25/2015",), False),
        (("09/25/2015", "2015-09-25", "25 September 2015"), False),
        (("09/25/2015", "09/26/2015"), True),
        (("09/25/2015", "09/25/2015"), True),
        (("09/25/2015", "03/04/2016"), True),
        (("09/25/2015", "03/04/2016", "25/09/2015"), False),
        (("09/25/2015", "09/26/2015", "25/09/2015"), False),
        (("03/04/2016", "05/06/2016"), False),
        (("25/09/2015", *["09/25/2015"] * 3), False),
        (("25/09/2015", *["09/25/2015"] * 4), True),
        (("25/09/2015", "26/09/2015", *["09/25/2015"] * 6), False),
        (("25/09/2015", "26/09/2015", *["09/25/2015"] * 7), True),
        ((), False),
    ],
)
def test_a_column_is_american_if_it_can_only_be_read_month_first(cells: tuple[str, ...], american: bool) -> None:
    assert order(*cells).is_american is american


def test_an_american_column_is_refused_with_an_example() -> None:
    with pytest.raises(InputUnusable) as refused:
        refuse_american("Date of birth", order("09/25/2015", *(f"0{n}/0{n + 1}/2016" for n in range(1, 9))))
    assert str(refused.value) == (
        'The dates in column Date of birth can only be read month first, such as "09/25/2015". '
        "8 more would become other days. "
        "Export the file again with dates as 2016-09-12, or put the day first in the whole column. [IMP024]"
    )
    with pytest.raises(InputUnusable, match=r'such as "09/25/2015"\. Export the file'):
        refuse_american("Date of birth", order("09/25/2015", "09/26/2015"))
    with pytest.raises(InputUnusable, match='are month first in 4 cells and day first in 1, such as "09/25/2015"'):
        refuse_american("Date of birth", order("25/09/2015", *["09/25/2015"] * 4))
    refuse_american("Date of birth", order("25/09/2015"))


REAL = tuple(date(2004, month, 3) for month in range(5, 5 + REAL_DATES))


def turned(*cells: Cell) -> None:
    refuse_turned("Born", {cell: cells.count(cell) for cell in cells})


def test_days_and_months_that_a_spreadsheet_has_changed_over_are_refused() -> None:
    with pytest.raises(InputUnusable) as refused:
        turned("", "17/05/2004", date(2005, 5, 5), *REAL, "30.04.2004", "tbc")
    assert str(refused.value) == (
        "A spreadsheet has probably changed days and months over in column Born: of 6 real dates none lies after the "
        '12th, and all dates that do are texts, such as "17/05/2004". 3 May 2004 is probably 5 Mar 2004. '
        "Export the file again with dates as 2016-09-12, and import it without opening it in a spreadsheet before. "
        "[IMP024]"
    )


@pytest.mark.parametrize(
    "cells",
    [
        REAL,
        ("17/05/2004", *REAL[1:]),
        ("17/05/2004", date(2004, 5, 13), *REAL),
        ("17/05/2004", "03/04/2004", *REAL),
        ("17/05/2004", "04/04/2004", *REAL),
        ("2004-05-17", "17 May 2004", *REAL),
        ("17/05/2004", *(date(year, 4, 4) for year in range(2000, 2010))),
    ],
)
def test_real_dates_and_texts_beside_one_another_are_no_sign_of_it(cells: tuple[Cell, ...]) -> None:
    turned(*cells)
