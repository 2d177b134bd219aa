"""Letters set as pages by Typst: tagged PDF/UA-1 and PDF/A-2a in one file, the same bytes from the same letter."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from datetime import UTC, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import cast

import typst

from transfer_cli.letters.easy import easy_typst
from transfer_cli.letters.kinds import TEMPLATES
from transfer_cli.letters.markdown import to_typst, typst_string
from transfer_cli.letters.text import Letter

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
ENDING = 3
"""The last paragraph, the greeting and the signature stand on one page."""

HEADING, EASY_SIZE = 1.3, 16
"""By how much the largest heading exceeds the text, and the least size of Easy Read in points; as in the letterhead."""

LONG_WORD = 14
"""Characters of a word that fits a line of the window and of every edition, whatever they are."""

_BREAKS = re.compile(r"[\s/-]+")
_IN_HEADINGS = frozenset({"name", "forename", "who", "whose", "setting_name"})
_NOT_PRINTED = frozenset({"email_to", "occasion"})
_UNPRINTABLE = re.compile(r'the text `"(.+?)"` could not be displayed')
_workers = threading.local()


class CannotBeSet(Exception):
    """The letter does not fit its page or cannot be printed.

    Attributes:
        reason: One sentence for people.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def set_letter(letter: Letter, pictures: str = "") -> bytes:
    """One letter as a PDF file.

    Args:
        pictures: The authority's own folder of pictures for Easy Read; empty = none.

    Raises:
        CannotBeSet: Its address does not fit the window, a word is wider than the page, or no font has a character.
    """
    made = datetime.combine(letter.dated, time.min, tzinfo=UTC)
    text = source(letter, pictures).encode()
    try:
        pdf = compiler().compile(input=text, format="pdf", pdf_standards=STANDARDS, timestamp=made)
    except typst.TypstError as error:
        raise CannotBeSet(_reason(error)) from error
    return cast(bytes, pdf)


def source(letter: Letter, pictures: str = "") -> str:
    """The letter as Typst, its text as literals."""
    language = letter.language
    page = language.labels["page"].replace("{page}", "\0").replace("{pages}", "\0").split("\0")
    body = to_typst(letter.tokens, together=ENDING)
    long = _array(f"({typst_string(word)}, {size}pt)" for word, size in _long_words(letter))
    easy = f"[\n{easy_typst(letter.easy, pictures)}]" if letter.easy else "none"
    dated = f"datetime(year: {letter.dated.year}, month: {letter.dated.month}, day: {letter.dated.day})"
    particulars = _array(_array(map(typst_string, pair)) for pair in letter.particulars)
    return (
        '#import "letterhead.typ": easy-row, letter\n'
        f"#set document(title: {typst_string(letter.title)}, date: {dated})\n"
        f"#letter(address: {_array(map(typst_string, letter.address))}, "
        f"sender: {_array(map(typst_string, letter.sender))}, particulars: {particulars}, "
        f"footer: {typst_string(letter.facts['reference'])}, page-words: {_array(map(typst_string, page))}, "
        f"size: {letter.size}pt, language: {typst_string(language.code)}, "
        f"region: {typst_string(language.region) if language.region else 'none'}, dir: {language.direction}, "
        f"easy: {easy}, long: {long})[\n{body}]\n"
    )


def _long_words(letter: Letter) -> list[tuple[str, float]]:
    """Words that may be wider than a line, since no break is made inside them, with the largest size in points."""
    size = max(EASY_SIZE, letter.size) if letter.easy else letter.size
    found: dict[str, float] = {}
    for name, value in letter.facts.items():
        if len(value) > LONG_WORD and name not in _NOT_PRINTED:
            largest = size * HEADING if name in _IN_HEADINGS else size
            words = (word for word in _BREAKS.split(value) if len(word) > LONG_WORD)
            found |= {word: max(largest, found.get(word, 0)) for word in words}
    return sorted(found.items())


def _array(items: Iterable[str]) -> str:
    return "(" + "".join(f"{item}, " for item in items) + ")"


def compiler() -> typst.Compiler:
    """This thread's compiler; making one reads the fonts."""
    if not hasattr(_workers, "compiler"):
        root = Path(str(files(TEMPLATES)))
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[root / "fonts"])
        _workers.compiler = typst.Compiler(root=root, font_paths=fonts)
    compiler: typst.Compiler = _workers.compiler
    return compiler


def _reason(error: typst.TypstError) -> str:
    if "no room: address" in error.message:
        return "The names and address do not fit the window of the envelope."
    if "no room: sender" in error.message:
        return "The authority's name and address in transfer.toml do not fit their place on the page."
    if "no room: text" in error.message:
        return "A word of it is wider than the page."
    if unprintable := _UNPRINTABLE.search(error.message):
        return f'No font of the letters can print "{unprintable[1]}".'
    return f"It cannot be printed: {error.message}."
