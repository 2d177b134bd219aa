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
        CannotBeSet: Its address does not fit the window, or no font has one of its characters.
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
        f"easy: {easy})[\n{to_typst(letter.tokens, together=ENDING)}]\n"
    )


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
    if unprintable := _UNPRINTABLE.search(error.message):
        return f'No font of the letters can print "{unprintable[1]}".'
    return f"It cannot be printed: {error.message}."
