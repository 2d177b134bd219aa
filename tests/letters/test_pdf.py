"""The print file: every letter as it was checked, each beginning on a front side."""

from __future__ import annotations

import time

from tests.correspondence import DATED
from tests.letters.parts import a_letter
from transfer_cli.letters.pdf import print_file, read_pages
from transfer_cli.letters.setting import set_letter


def test_every_letter_begins_on_a_front_side() -> None:
    short, long = set_letter(a_letter("young_peoples_service")), set_letter(a_letter("notice"))
    assert [len(read_pages(pdf)) for pdf in (short, long)] == [1, 2]
    pages = read_pages(print_file([short, long, short, long], DATED))
    one, two = read_pages(short), read_pages(long)
    assert pages == (*one, "", *two, *one, "", *two)


def test_the_same_letters_are_the_same_file_whenever_they_are_made() -> None:
    letters = [set_letter(a_letter("notice"))]
    first = print_file(letters, DATED)
    time.sleep(1.1)
    assert print_file(letters, DATED) == first
    assert b"D:20161003000000" in first
