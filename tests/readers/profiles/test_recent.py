"""What stands in the file behind a cell of ours, for as long as it is known."""

from __future__ import annotations

import pytest

from tests.readers.profiles.made import profile_of, sheet_of
from transfer_cli.readers.profiles import apply
from transfer_cli.readers.profiles.recent import KEPT
from transfer_cli.readers.sheet import Behind, Sheet

PROFILE = """
empty = ["tbc"]
[columns.document]
from = ["Doc"]
[columns.document.codes]
"Stmt" = "statement"
[[columns.surname]]
from = ["Chosen"]
[[columns.surname]]
from = ["Register"]
[columns.home_address1]
join = ["No", "Street"]
[columns.setting_type]
constant = "home"
[columns.setting_name]
from = ["URN"]
lookup = "setting_name"
[[split]]
from = ["Parent address"]
as = "address"
into = "contact1"
"""
HEADINGS = "Doc,Chosen,Register,No,Street,URN,Parent address,Colour"


def read(*rows: str) -> Sheet:
    sheet = apply(profile_of(PROFILE), sheet_of("\n".join((HEADINGS, *rows)) + "\n"))
    assert len(list(sheet.records())) == len(rows)
    return sheet


@pytest.mark.parametrize(
    ("column", "behind"),
    [
        ("document", Behind(0, "Stmt")),
        ("surname", Behind(2, "B")),
        ("home_address1", Behind(3, None)),
        ("setting_type", None),
        ("setting_name", Behind(5, "907")),
        ("contact1_postcode", Behind(6, None)),
        ("Colour", None),
    ],
)
def test_each_column_knows_the_cell_that_counted(column: str, behind: Behind | None) -> None:
    sheet = read('Stmt,tbc,B,4,Mill Lane,907,"1 Mill Lane, CH1 2AB",red')
    assert sheet.behind
    assert sheet.behind(2, sheet.headings.index(column)) == behind


def test_a_cell_that_was_read_as_empty_and_a_row_that_was_not_read_have_none() -> None:
    sheet = read("tbc,,,,,,,")
    assert sheet.behind
    assert sheet.behind(2, sheet.headings.index("document")) is None
    assert sheet.behind(3, 0) is None


def test_rows_of_long_ago_are_forgotten_and_those_of_late_are_not() -> None:
    sheet = read(*["Stmt,,,,,,,"] * (KEPT + 10))
    at = sheet.headings.index("document")
    assert sheet.behind
    assert [sheet.behind(row, at) is None for row in (2, KEPT // 2 + 1, KEPT // 2 + 2, KEPT + 11)] == [
        True, True, False, False,
    ]  # fmt: skip
