"""Finished PDF files read back. PDFium works for one thread at a time."""

from __future__ import annotations

import threading

import pypdfium2 as pdfium

A4 = (595.276, 841.89)
"""Width and height in points."""

ONE_AT_A_TIME = threading.Lock()
"""Held by whoever uses PDFium."""

_BROKEN_HYPHEN = str.maketrans({"\ufffe": "-", "\x02": "-"})


def read_pages(pdf: bytes) -> tuple[str, ...]:
    """The text of each page as a reader's program gets it."""
    with ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            return tuple(_page_text(document[number]) for number in range(len(document)))
        finally:
            document.close()


def _page_text(page: pdfium.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range()).translate(_BROKEN_HYPHEN)
    finally:
        text.close()
        page.close()
