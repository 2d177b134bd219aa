"""Number formats of spreadsheets that show something else than the number, and how old workbooks keep numbers."""

from __future__ import annotations

from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_cli.readers.layout import letters, number
from transfer_cli.readers.layout_xls import numbers
from transfer_cli.readers.number_format import PART_OF_DATE, shown_by

SHOWN: list[tuple[str, str, str]] = [
    ("00000", "123", "00123"),
    ("00000;@", "123456", "123456"),
    ('"CW"0000', "7", "CW0007"),
    ('"CW"0', "7", "CW7"),
    ("00000", "1.5", ""),
    ("00000", "-7", ""),
    ("d-mmm", "42463", PART_OF_DATE),
    ("mmm-yy", "42463", PART_OF_DATE),
    ("[$-809]d mmmm;@", "42463", PART_OF_DATE),
    ('d" day"', "42463", PART_OF_DATE),
    ("yyyy", "42463.5", PART_OF_DATE),
    ("mmmm", "42463", PART_OF_DATE),
]

PLAIN = [
    "General", "0", "0.00", "#,##0", "0%", "@", '"£"#,##0.00', "[Red]-0;0", "0.00E+00",
    "dd/mm/yyyy", "d-mmm-yy", "yyyy-mm-dd hh:mm",
    '[$-F800]dddd\\, mmmm dd\\, yyyy', "hh:mm", "mm:ss", "[h]:mm:ss", "h:mm AM/PM",
]  # fmt: skip


@pytest.mark.parametrize(("number_format", "value", "text"), SHOWN)
def test_it_shows_something_else(number_format: str, value: str, text: str) -> None:
    shown = shown_by(number_format)
    assert shown
    assert shown.of(value) == text


@pytest.mark.parametrize("number_format", PLAIN)
def test_it_shows_the_number_or_the_whole_date(number_format: str) -> None:
    assert shown_by(number_format) is None


@pytest.mark.parametrize(
    ("bits", "value"),
    [(123 << 2 | 2, 123.0), (12_345 << 2 | 3, 123.45), (0x3FF00000, 1.0), (0x40C81C81, 123.45), (-7 << 2 | 2, -7.0)],
)
def test_numbers_of_four_bytes(bits: int, value: float) -> None:
    four = pack("<i", bits)
    found = [*numbers(0x27E, pack("<HHH", 4, 2, 9) + four)]
    assert [(row, column, style) for row, column, style, _ in found] == [(4, 2, 9)]
    assert found[0][3] == pytest.approx(value, rel=1e-4)
    several = pack("<HH", 4, 2) + (pack("<H", 9) + four) * 2 + pack("<H", 3)
    assert [each[1] for each in numbers(0xBD, several)] == [2, 3]


@given(st.integers(1, 16_384))
def test_letters_of_a_column_and_its_number(column: int) -> None:
    assert number(letters(column)) == column
