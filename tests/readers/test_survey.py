"""The first look over a caseload: what only shows when all of it has been seen."""

from __future__ import annotations

from datetime import date

import pytest

from tests.readers.reading import table
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.sheet import Cell, Record, Sheet
from transfer_cli.readers.survey import Survey, survey

HEADINGS = ("Reference", "Date of birth", "", "Notice given", " ")
POSITIONS = {"reference": 0, "date_of_birth": 1, "notice_given": 3}


def look(*rows: tuple[Cell, ...]) -> Survey:
    return survey(table(HEADINGS, *rows), POSITIONS)


def references(*found: Cell) -> Survey:
    return look(*((reference, "2007-05-04", "", "", "") for reference in found))


def rejected(found: Survey) -> list[tuple[int, str, str, str]]:
    return [(row, p.id, p.value, p.why) for row, p in sorted(found.rejected.items())]


def test_references_are_known_by_their_first_row_whatever_their_letters() -> None:
    found = references("CW1", " cw2 ", "", "CW3")
    assert (found.rows, found.references, found.rejected) == (4, {"cw1": 2, "cw2": 3, "cw3": 5}, {})


def test_every_row_of_a_reference_that_stands_twice_is_rejected() -> None:
    assert rejected(references("CW1", "CW2", "cw1", "CW1")) == [
        (2, "IMP017", "CW1", "the same reference stands in rows 4, 5."),
        (4, "IMP017", "cw1", "the same reference stands in rows 2, 5."),
        (5, "IMP017", "CW1", "the same reference stands in rows 2, 4."),
    ]
    assert rejected(references("CW1", "CW1"))[0][3] == "the same reference stands in row 3."


def test_of_many_rows_the_first_are_named_and_the_others_counted() -> None:
    found = references(*["CW1"] * 9)
    assert rejected(found)[0][3] == "the same reference stands in rows 3, 4, 5, 6, 7 and 3 more."


def test_numbers_of_a_spreadsheet_are_references_too() -> None:
    assert references(1216, 1217.0).references == {"1216": 2, "1217": 3}


def test_references_that_are_shorter_than_those_with_zeros_have_lost_theirs() -> None:
    assert rejected(references("001216", "1217", "CW1", "123456", "17")) == [
        (3, "IMP023", "1217", "its leading zeros are lost: it is probably 001217."),
        (6, "IMP023", "17", "its leading zeros are lost: it is probably 000017."),
    ]


@pytest.mark.parametrize(
    "found", [("1216", "17"), ("001216", "123456", "1234567"), ("001216", "00017", "17"), ("0", "1"), ("001216", "CW1")]
)
def test_references_of_any_length_are_right_where_no_zeros_say_otherwise(found: tuple[str, ...]) -> None:
    assert references(*found).rejected == {}


def test_a_row_that_cannot_be_taken_apart_has_no_reference() -> None:
    records = (Record(2, ('CW1,"Rob"in',), fault="broken"), Record(3, ("CW1", "2007-05-04", "", "", "")), Record(4, ()))
    found = survey(Sheet(HEADINGS, lambda: iter(records), "UTF-8"), POSITIONS)
    assert (found.rows, found.references, found.rejected) == (3, {"cw1": 3}, {})


def test_columns_without_a_heading_that_hold_something() -> None:
    nothing = look(("CW1", "2007-05-04", " ", "", ""), ("CW2", "2007-05-04"))
    assert nothing.filled == frozenset()
    assert look(("CW1", "2007-05-04", "", "", 5), ("CW2", "2007-05-04", "x", "", "")).filled == {2, 4}


def test_dates_are_counted_column_by_column() -> None:
    found = look(
        ("CW1", "03/04/2007", "", "05/06/2016", ""),
        ("CW2", "25/12/2007", "", "05/06/2016", ""),
        ("CW3", "03/04/2007"),
    )
    assert {name: (order.day_first, order.either) for name, order in found.dates.items()} == {
        "date_of_birth": (1, 2),
        "notice_given": (0, 2),
    }
    assert found.turnable_dates == 4


def test_one_american_column_among_others_stops_the_file() -> None:
    rows = [("CW1", "25/12/2007", "", "09/25/2015", ""), ("CW2", "04/05/2007", "", "03/04/2016", "")]
    with pytest.raises(InputUnusable, match=r"The dates in column Notice given can only be read month first"):
        look(*rows)


def test_a_stray_american_date_is_its_own_fault() -> None:
    assert not look(("CW1", "2007-05-04", "", "09/25/2015", ""), ("CW2", "2007-05-04", "", "", "")).rejected


def test_a_file_without_rows_is_refused() -> None:
    with pytest.raises(InputUnusable, match=r"headings and no rows\..*\[IMP008\]"):
        look()


def test_a_long_file_is_looked_at_part_by_part() -> None:
    found = references(*(f"CW{n}" for n in range(1_700)), "cw3")
    assert (found.rows, sorted(found.rejected)) == (1_701, [5, 1_702])


def test_a_column_that_a_spreadsheet_has_turned_is_refused() -> None:
    rows = [(f"CW{month}", date(2004, month, 3), "", "", "") for month in range(4, 10)]
    with pytest.raises(InputUnusable, match=r"changed days and months over in column Date of birth"):
        look(*rows, ("CW1", "17/05/2004", "", "", ""))
    assert look(*rows).rows == 6
