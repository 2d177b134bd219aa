"""How a problem looks on the cell it stands in: a colour, and a comment whose first word says how bad it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from transfer_cli.errors import Severity
from transfer_cli.readers.cells import clean
from transfer_cli.readers.headings import canonical
from transfer_cli.readers.sheet import Sheet

if TYPE_CHECKING:
    from openpyxl.cell import Cell

WORDS = {Severity.REJECT: "Rejected", Severity.WARNING: "Warning", Severity.NOTE: "Note"}

COLOURS = {Severity.REJECT: "FFFFB3B3", Severity.WARNING: "FFFFD978", Severity.NOTE: "FFBBD6F2"}
"""Light red, amber and blue: black text on each has a contrast of 11 to 1 or more."""

_BLACK = "FF000000"
_SIGNED = "(transfer import)"
_OURS = re.compile(rf"(^|\s*\n\s*\n)({'|'.join(WORDS.values())}) {re.escape(_SIGNED)}: ", re.MULTILINE)
_LINE, _LINE_HEIGHT, _WIDTH = 50, 18, 340
"""Characters of a comment's line, and in pixels how high it is and how wide the comment."""


class Mark(NamedTuple):
    """A problem of a row, of a cell, or of the sheet as a whole.

    Attributes:
        row: As a spreadsheet counts; 0 = the sheet as a whole.
        position: Of the heading in the sheet that was read, from 0; None = the whole row.
        text: Why it is a problem and how to mend it, in sentences.
        where: As it is said on the screen: `Sheet1!F6:F8`.
        value: What it is about, where that is no single cell.
        origin: Of the cell in the sheet as the file has it, where a profile made this one of several.
    """

    row: int
    position: int | None
    severity: Severity
    text: str
    where: str = ""
    value: str = ""
    origin: int | None = None


def sentences(text: str) -> str:
    """The text with a capital in front, as it does not go on after a value here, and without what does not print."""
    printed = clean(text)
    return printed[:1].upper() + printed[1:]


_IN_A_LIST = "(?:(?<=in )|(?<=, )|(?<=and ))"
"""Stands before a name of a column that is a word of the language as well: elsewhere that is what it is."""


class Words:
    """Puts the user's own headings in the place of our names of columns, where a profile made one of the other.

    Args:
        sheet: As a profile made it, or as the file has it.
    """

    def __init__(self, sheet: Sheet) -> None:
        theirs = sheet.original.headings if sheet.original else ()
        found = zip(map(canonical, sheet.headings), sheet.origins, strict=False)
        named = {ours: theirs[at].strip() for ours, at in found if ours and at is not None}
        self._theirs = {ours: heading for ours, heading in named.items() if canonical(heading) != ours}
        ours = "|".join(rf"{'' if '_' in name else _IN_A_LIST}{re.escape(name)}" for name in self._theirs)
        self._ours = re.compile(rf"\b({ours})\b") if ours else None

    def __call__(self, text: str) -> str:
        """The text with their headings in quotation marks."""
        return self._ours.sub(lambda found: f'"{self._theirs[found[1]]}"', text) if self._ours else text


def paint(cell: Cell, marks: Sequence[Mark]) -> None:
    """Colour the cell for the worst of its marks, and add a comment of them all below the one that it has."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    ranked = sorted(marks, key=lambda mark: list(Severity).index(mark.severity))
    own = cell.comment
    texts = [own.text.rstrip()] if own else []
    texts += [f"{WORDS[mark.severity]} {_SIGNED}: {sentences(mark.text)}" for mark in ranked]
    text = "\n\n".join(texts)
    lines = sum(1 + len(line) // _LINE for line in text.split("\n"))
    comment = Comment(text, own.author if own else "transfer", height=_LINE_HEIGHT * (lines + 1), width=_WIDTH)
    cell.comment = comment
    cell.fill = PatternFill("solid", fgColor=COLOURS[ranked[0].severity])
    font = copy(cell.font)
    font.color = _BLACK
    cell.font = font


def clean_off(cell: Cell, before: Cell | None) -> None:
    """Take marks of an earlier time away.

    Args:
        cell: Whatever is not one of our marks on it stays.
        before: Has the colours of the cell before it was marked; None = they are not known, so it gets none.
    """
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    found = _OURS.search(cell.comment.text) if cell.comment else None
    if not found:
        return
    own = cell.comment.text[: found.start()]
    cell.comment = Comment(own, cell.comment.author) if own.strip() else None
    if cell.fill.fgColor.rgb in COLOURS.values():
        cell.fill = copy(before.fill) if before else PatternFill()
        if before:
            cell.font = copy(before.font)
