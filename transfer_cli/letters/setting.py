"""Letters set as pages by Typst: tagged PDF/UA-1 and PDF/A-2a in one file, the same bytes from the same letter."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from importlib.resources import files
from pathlib import Path

import typst

from transfer_cli.letters.kinds import TEMPLATES
from transfer_cli.letters.markdown import to_typst, typst_string
from transfer_cli.letters.text import Letter

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
BODY = "12pt"
LARGE_PRINT = "16pt"

_workers = threading.local()


class CannotBeSet(Exception):
    """The letter does not fit its page or cannot be printed.

    Attributes:
        reason: One sentence for people.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def set_letter(letter: Letter) -> bytes:
    """One letter as a PDF file.

    Raises:
        CannotBeSet: Its address does not fit the window, or no font has one of its characters.
    """
    return _compile(_preamble(letter.title, letter.dated) + _call(letter), letter.dated)


def set_print_file(letters: Sequence[tuple[Letter, int]], title: str, dated: date) -> bytes:
    """All letters in one PDF file for printing on both sides: each begins on a front side.

    Args:
        letters: In the order of printing, each with its number of pages.
    """
    calls = (_call(letter, pages) for letter, pages in letters)
    return _compile(_preamble(title, dated) + '#pagebreak(weak: true, to: "odd")\n'.join(calls), dated)


def _preamble(title: str, dated: date) -> str:
    return (
        '#import "letterhead.typ": letter\n'
        f"#set document(title: {typst_string(title)}, "
        f"date: datetime(year: {dated.year}, month: {dated.month}, day: {dated.day}))\n"
    )


def _call(letter: Letter, pages: int | None = None) -> str:
    particulars = _array(_array(map(typst_string, pair)) for pair in letter.particulars)
    return (
        f"#letter(address: {_array(map(typst_string, letter.address))}, "
        f"sender: {_array(map(typst_string, letter.sender))}, particulars: {particulars}, "
        f"footer: {typst_string(letter.facts['reference'])}, "
        f"size: {LARGE_PRINT if letter.large_print else BODY}, pages: {pages or 'none'})[\n"
        f"{to_typst(letter.tokens)}]\n"
    )


def _array(items: Iterable[str]) -> str:
    return "(" + "".join(f"{item}, " for item in items) + ")"


def _compile(source: str, dated: date) -> bytes:
    try:
        pdf = _compiler().compile(
            input=source.encode(),
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime.combine(dated, time.min, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise CannotBeSet(_reason(error)) from error
    if not isinstance(pdf, bytes):
        raise TypeError("one PDF was asked for")
    return pdf


def _compiler() -> typst.Compiler:
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
    return f"It cannot be printed: {error.message}."
