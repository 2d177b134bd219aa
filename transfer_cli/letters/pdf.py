"""Finished PDF files: read back, and put together for the printer. PDFium works for one thread at a time."""

from __future__ import annotations

import hashlib
import io
import re
import threading
from collections.abc import Iterable
from datetime import date

import pypdfium2 as pdfium

A4 = (595.276, 841.89)
"""Width and height in points."""

_ONE_AT_A_TIME = threading.Lock()
_BROKEN_HYPHEN = str.maketrans({"\ufffe": "-", "\x02": "-"})
_MADE_AT = re.compile(rb"(?<=/CreationDate\(D:)\d{14}")
_FILE_ID = re.compile(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\](?=>>\s+startxref)")


def read_pages(pdf: bytes) -> tuple[str, ...]:
    """The text of each page as a reader's program gets it."""
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            return tuple(_page_text(document[number]) for number in range(len(document)))
        finally:
            document.close()


def print_file(letters: Iterable[bytes], dated: date) -> bytes:
    """All letters in one file for printing on both sides: each begins on a front side.

    The pages are those of the finished letters themselves, so that nothing is printed that was not checked. Their
    tags for screen readers stay behind in the single files.

    Args:
        letters: PDF files in the order of printing.
        dated: Stands for the moment of making, so that the same letters are the same file.
    """
    with _ONE_AT_A_TIME:
        whole = pdfium.PdfDocument.new()
        for letter in letters:
            part = pdfium.PdfDocument(letter)
            whole.import_pages(part)
            if len(part) % 2:
                whole.new_page(*A4)
            part.close()
        made = io.BytesIO()
        whole.save(made)
        whole.close()
    return _without_chance(made.getvalue(), dated)


def _without_chance(pdf: bytes, dated: date) -> bytes:
    """The file with its day for the moment of making, and a hash of itself for its random id."""
    dated_pdf = _MADE_AT.sub(f"{dated:%Y%m%d}000000".encode(), pdf, count=1)
    body = _FILE_ID.sub(b"", dated_pdf)
    own = hashlib.sha256(body).hexdigest()[:32].upper()
    return _FILE_ID.sub(f"/ID[<{own}><{own}>]".encode(), dated_pdf)


def _page_text(page: pdfium.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range()).translate(_BROKEN_HYPHEN)
    finally:
        text.close()
        page.close()
