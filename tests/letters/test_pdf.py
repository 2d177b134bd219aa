"""The print file: every letter as it was checked, each beginning on a front side."""

from __future__ import annotations

import io
import time
from collections.abc import Iterable

from pypdf import PdfReader

from tests.correspondence import DATED
from tests.letters.parts import a_letter
from transfer_cli.letters.pdf import read_pages
from transfer_cli.letters.print_file import PART, write_print_file
from transfer_cli.letters.setting import set_letter


def printed(letters: Iterable[bytes], *, front_sides: bool = True) -> bytes:
    file = io.BytesIO()
    pages = write_print_file(file, letters, DATED, front_sides=front_sides)
    assert pages == len(PdfReader(file).pages)
    return file.getvalue()


def test_every_letter_begins_on_a_front_side() -> None:
    short, long = set_letter(a_letter("young_peoples_service")), set_letter(a_letter("notice"))
    assert [len(read_pages(pdf)) for pdf in (short, long)] == [1, 2]
    one, two = read_pages(short), read_pages(long)
    assert read_pages(printed([short, long, short, long])) == (*one, "", *two, *one, "", *two)
    assert read_pages(printed([short, long], front_sides=False)) == (*one, *two)


def test_the_same_letters_are_the_same_file_whenever_they_are_made() -> None:
    letters = [set_letter(a_letter("notice"))]
    first = printed(letters)
    time.sleep(1.1)
    assert printed(letters) == first
    assert b"D:20161003000000" in first


def test_more_letters_than_are_put_together_at_a_time() -> None:
    letters = [set_letter(a_letter("young_peoples_service", reference=f"CW{n:04}")) for n in range(3)]
    many = [letters[n % 3] for n in range(PART * 2 + 3)]
    pages = read_pages(printed(many))
    assert pages[::2] == tuple(read_pages(letter)[0] for letter in many)
    assert set(pages[1::2]) == {""}
    reader = PdfReader(io.BytesIO(printed(many)))
    assert [page.extract_text()[:20] for page in reader.pages[::2]] == [
        PdfReader(io.BytesIO(letter)).pages[0].extract_text()[:20] for letter in many
    ]


def test_no_letter_makes_no_page() -> None:
    file = io.BytesIO()
    assert write_print_file(file, (), DATED) == 0
