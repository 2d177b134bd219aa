"""What a letter weighs and which envelope takes it, so that the post room can sort before it folds."""

from __future__ import annotations

from enum import StrEnum

SHEET_GRAMS = 5
"""An A4 sheet of 80 g/m² paper."""


class EnvelopeSize(StrEnum):
    """Envelopes with a window, the smallest first."""

    DL = "DL"
    C5 = "C5"
    C4 = "C4"


MOST_SHEETS: dict[EnvelopeSize, int] = {EnvelopeSize.DL: 5, EnvelopeSize.C5: 15}
"""Sheets that still fold into the envelope, twice or once, and stay a letter of at most 5 mm and 100 g.

Royal Mail, size and format guide: a letter is at most 240 x 165 mm, 5 mm thick and 100 g; more is a large letter.
"""

ENVELOPE_GRAMS: dict[EnvelopeSize, int] = {EnvelopeSize.DL: 4, EnvelopeSize.C5: 7, EnvelopeSize.C4: 16}


def sheets(pages: int) -> int:
    """Sheets of paper for so many pages, printed on both sides."""
    return (pages + 1) // 2


def envelope_size(sheets_of_paper: int) -> EnvelopeSize:
    """The smallest envelope that takes so many sheets."""
    return next((size for size, most in MOST_SHEETS.items() if sheets_of_paper <= most), EnvelopeSize.C4)


def weight_grams(sheets_of_paper: int) -> int:
    """Weight of the letter with its envelope, rounded up to a gram."""
    return sheets_of_paper * SHEET_GRAMS + ENVELOPE_GRAMS[envelope_size(sheets_of_paper)]
