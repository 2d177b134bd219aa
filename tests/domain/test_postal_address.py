"""Addresses that a national letter service takes or refuses, and the lines it prints: worked cases."""

from __future__ import annotations

import pytest

from transfer_cli.domain.postal_address import (
    is_abroad,
    no_fixed_abode,
    postcode_of,
    service_lines,
    why_refused,
)

TAKEN = """
three lines | Ms A Example / 1 Sample Street / CH1 2NP | Ms A Example / 1 Sample Street / CH1 2NP
seven lines | Ms A Example / Flat 2 / The Mill / 1 Sample Street / Hoole / Chester / CH1 2NP | Ms A Example / Flat 2 / The Mill / 1 Sample Street / Hoole / Chester / CH1 2NP
empty lines do not count | Ms A Example / / 1 Sample Street / / / Chester / / CH1 2NP | Ms A Example / 1 Sample Street / Chester / CH1 2NP
postcode in small letters | Ms A Example / 1 Sample Street / ch12np | Ms A Example / 1 Sample Street / CH1 2NP
postcode oddly spaced | Ms A Example / 1 Sample Street / CH 12 NP | Ms A Example / 1 Sample Street / CH1 2NP
London postcode | Ms A Example / 1 Sample Street / SW1A1AA | Ms A Example / 1 Sample Street / SW1A 1AA
commas at the end | Ms A Example, / 1 Sample Street , / CH1 2NP | Ms A Example / 1 Sample Street / CH1 2NP
England after the postcode | Ms A Example / 1 Sample Street / CH1 2NP / England | Ms A Example / 1 Sample Street / CH1 2NP
Wales and the UK after it | Ms A Example / 1 Heol y Sampl / CF10 1AA / Wales / UK | Ms A Example / 1 Heol y Sampl / CF10 1AA
the eighth line is the UK | Ms A / 1 / 2 / 3 / 4 / 5 / CH1 2NP / United Kingdom | Ms A / 1 / 2 / 3 / 4 / 5 / CH1 2NP
Jersey | Ms A Example / 1 Sample Street / JE2 3AB / Jersey | Ms A Example / 1 Sample Street / JE2 3AB
abroad | Ms A Example / Musterstr. 1 / 10115 Berlin / Germany | Ms A Example / Musterstr. 1 / 10115 Berlin / Germany
abroad in capitals | Ms A Example / 1 Main Street / Dublin / IRELAND | Ms A Example / 1 Main Street / Dublin / IRELAND
BFPO number | Cpl A Example / 1 Sample Regiment / BFPO 105 | Cpl A Example / 1 Sample Regiment / BFPO 105
BFPO number before postcode | Cpl A Example / 1 Sample Regiment / bfpo105 / BF1 2AT | Cpl A Example / 1 Sample Regiment / BF1 2AT / BFPO 105
BFPO care of | Cpl A Example / HMS Sample / BFPO c/o 0105 | Cpl A Example / HMS Sample / BFPO 105
a name with brackets inside | Ms A (Example) / 1 Sample Street / CH1 2NP | Ms A (Example) / 1 Sample Street / CH1 2NP
"""  # noqa: E501 - a case is one line

REFUSED = """
one line | CH1 2NP | An address needs 3 lines or more, the name among them; it has 1.
two lines | Ms A Example / CH1 2NP | An address needs 3 lines or more, the name among them; it has 2.
no line at all | / | An address needs 3 lines or more, the name among them; it has 0.
only the UK | UK / England | An address needs 3 lines or more, the name among them; it has 1.
eight lines | Ms A / 1 / 2 / 3 / 4 / 5 / Chester / CH1 2NP | An address has at most 7 lines, the name among them; it has 8.
no postcode | Ms A Example / 1 Sample Street / Chester | The last line must be a UK postcode or a country, not "Chester".
postcode not last | Ms A Example / CH1 2NP / Chester | The last line must be a UK postcode or a country, not "Chester".
postcode of no area | Ms A Example / 1 Sample Street / QQ1 2NP | The last line must be a UK postcode or a country, not "QQ1 2NP".
postcode with a bad end | Ms A Example / 1 Sample Street / CH1 2CK | The last line must be a UK postcode or a country, not "CH1 2CK".
UK without a postcode | Ms A Example / 1 Sample Street / Chester / England | The last line must be a UK postcode or a country, not "Chester".
no fixed abode | Ms A Example / No Fixed Abode / CH1 2NP | Nobody can be written to at no fixed abode.
no fixed address | Ms A Example / of no fixed address, Hoole / CH1 2NP | Nobody can be written to at no fixed abode.
NFA | Ms A Example / nfa / CH1 2NP | Nobody can be written to at no fixed abode.
line begins with @ | Ms A Example / @1 Sample Street / CH1 2NP | A line of an address cannot begin with @ ("@1 Sample Street").
line begins with ( | (Ms A Example) / 1 Sample Street / CH1 2NP | A line of an address cannot begin with ( ("(Ms A Example)").
line begins with [ | Ms A Example / [old] 1 Sample Street / CH1 2NP | A line of an address cannot begin with [ ("[old] 1 Sample Street").
line begins with = | Ms A Example / =1 Sample Street / CH1 2NP | A line of an address cannot begin with = ("=1 Sample Street").
line begins with ~ | Ms A Example / ~ / CH1 2NP | A line of an address cannot begin with ~ ("~").
line begins with < | Ms A Example / <b> / CH1 2NP | A line of an address cannot begin with < ("<b>").
BFPO without its number | Cpl A Example / 1 Sample Regiment / BFPO | A BFPO address needs its number, such as BFPO 105.
BFPO with a country | Cpl A Example / 1 Sample Regiment / BFPO 105 / Germany | A BFPO address has no country.
BFPO of two lines | Cpl A Example / BFPO 105 | An address needs 3 lines or more, the name among them; it has 2.
"""  # noqa: E501 - a case is one line


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def lines_of(cell: str) -> list[str]:
    return (
        cell.split("/")
        if "c/o" not in cell
        else [part.replace("C-O", "c/o") for part in cell.replace("c/o", "C-O").split("/")]
    )


@pytest.mark.parametrize(("address", "printed"), [row[1:] for row in rows(TAKEN)], ids=[row[0] for row in rows(TAKEN)])
def test_taken(address: str, printed: str) -> None:
    assert why_refused(lines_of(address)) == ""
    assert " / ".join(service_lines(lines_of(address))) == printed


@pytest.mark.parametrize(("address", "why"), [row[1:] for row in rows(REFUSED)], ids=[row[0] for row in rows(REFUSED)])
def test_refused(address: str, why: str) -> None:
    assert why_refused(lines_of(address)) == why


@pytest.mark.parametrize("start", '"\\/,>]')
def test_other_characters_that_no_line_begins_with(start: str) -> None:
    refused = why_refused(["Ms A Example", f"{start}x", "CH1 2NP"])
    assert refused == f'A line of an address cannot begin with {start} ("{start}x").'


def test_postcodes() -> None:
    assert [postcode_of(text) for text in ("m1 1ae", "B33 8TH", "EC1A1BB", "Chester", "1 CH1 2NP")] == [
        "M1 1AE", "B33 8TH", "EC1A 1BB", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "abroad"),
    [
        (("Ms A", "Musterstr. 1", "10115 Berlin", "GERMANY"), True),
        (("Ms A", "1 Main Street", "Dublin", "Ireland "), True),
        (("Ms A", "1 Main Street", "CH1 2NP"), False),
        (("Ms A", "1 Main Street", "CH1 2NP", "England"), False),
        (("Cpl A", "1 Sample Regiment", "BFPO 105", "Germany"), False),
        (("Jordan",), False),
        ((), False),
    ],
)
def test_what_is_abroad(lines: tuple[str, ...], abroad: bool) -> None:
    assert is_abroad(lines) is abroad


@pytest.mark.parametrize(
    ("lines", "none"),
    [
        (("Ms A", "NFA", "CH1 2NP"), True),
        (("Ms A", "n.f.a.", "Chester"), True),
        (("Ms A", "of no fixed abode"), True),
        (("Ms A", "1 NFA House", "CH1 2NP"), False),
        (("NFA", "1 Sample Street"), False),
        (("Ms A",), False),
    ],
)
def test_what_is_no_address(lines: tuple[str, ...], none: bool) -> None:
    assert no_fixed_abode(lines) is none
