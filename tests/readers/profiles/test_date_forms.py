"""Forms of a date that a profile declares."""

from __future__ import annotations

import pytest

from transfer_cli.readers.profiles.date_forms import fault_of_form, reader_of

FORMS = """
form                      written                      read
YYYY-Mon-DD 00:00:00      2022-Sep-28 00:00:00         2022-09-28
YYYY-Mon-DD 00:00:00      2022-sept-28 00:00:00        2022-09-28
YYYY-Mon-DD 00:00:00      2022-Sep-28 09:30:00         2022-Sep-28 09:30:00
YYYY-Mon-DD 00:00:00      2022-Sep-31 00:00:00         2022-Sep-31 00:00:00
YYYY-Mon-DD 00:00:00      2022-Sex-28 00:00:00         2022-Sex-28 00:00:00
DD-Mon-YYYY               28-SEP-2022                  2022-09-28
DDMMYYYY                  28092022                     2022-09-28
YYYYMMDD                  20220928                     2022-09-28
DD/MM/YYYY 00:00:00       09/12/2016 00:00:00          2016-12-09
DD/MM/YYYY 00:00:00       12/13/2016 00:00:00          12/13/2016 00:00:00
Month DD, YYYY            September 28, 2022           2022-09-28
DD Mon YYYY               tbc                          tbc
"""
ROWS = [tuple(part.strip() for part in line.split("  ") if part.strip()) for line in FORMS.strip().splitlines()[1:]]


@pytest.mark.parametrize(("form", "written", "read"), ROWS)
def test_a_date_in_a_declared_form_is_read_and_anything_else_handed_on(form: str, written: str, read: str) -> None:
    assert fault_of_form(form) == ""
    assert reader_of((form,))(written) == read


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ("MM/DD/YYYY", "Numbers are never read month first."),
        ("YYYY/DD/MM", "Numbers are never read month first."),
        ("DD/MM/YY", "A form of a date has YYYY, DD and one of MM, Mon and Month, each once."),
        ("DD/MM", "A form of a date has YYYY, DD and one of MM, Mon and Month, each once."),
        ("DD Mon MM YYYY", "A form of a date has YYYY, DD and one of MM, Mon and Month, each once."),
    ],
)
def test_a_form_that_could_be_misread_is_a_fault(form: str, why: str) -> None:
    assert fault_of_form(form) == why


def test_the_first_form_that_fits_counts() -> None:
    read = reader_of(("DD Mon YYYY", "YYYYMMDD"))
    assert (read("28 Sep 2022"), read("20220928"), read("28.9.22")) == ("2022-09-28", "2022-09-28", "28.9.22")
