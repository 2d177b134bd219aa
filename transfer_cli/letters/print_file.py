"""Letters put together in one file, part by part, so that thousands of them need no more memory than a few.

PDFium puts a part together; its files are plain (one table of places, no packed objects), so parts follow each other
in one file once their objects have numbers of their own.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import BinaryIO

import pypdfium2 as pdfium

from transfer_cli.letters.pdf import A4, ONE_AT_A_TIME

PART = 25
"""Letters that PDFium puts together at a time."""

CATALOGUE, PAGES, ABOUT = 1, 2, 3
"""Numbers of the three objects that PDFium writes first, and that the whole file has once."""

_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_KIDS = re.compile(rb"/Kids\[([^\]]*)\]")


def write_print_file(file: BinaryIO, letters: Iterable[bytes], dated: date, *, front_sides: bool = True) -> int:
    """All letters in one file, the very pages that were checked; the same letters make the same bytes.

    Their tags for screen readers stay behind in the single files.

    Args:
        file: Where it is written, from its beginning on.
        letters: PDF files in the order of printing.
        dated: Stands for the moment of making.
        front_sides: Each letter begins on a front side when printed on both sides.

    Returns:
        Number of its pages, blank ones included.
    """
    whole = _Whole(file)
    whole.put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for part in _parts(letters):
        whole.add(_put_together(part, front_sides=front_sides))
    whole.close(dated)
    return len(whole.pages)


@dataclass(slots=True)
class _Whole:
    """The file as far as it is written.

    Attributes:
        places: Where each object stands, by its number.
        pages: Numbers of the page objects.
    """

    file: BinaryIO
    at: int = 0
    places: dict[int, int] = field(default_factory=dict)
    pages: list[int] = field(default_factory=list)
    seen: hashlib._Hash = field(default_factory=hashlib.sha256)

    def put(self, data: bytes) -> None:
        self.file.write(data)
        self.seen.update(data)
        self.at += len(data)

    def add(self, part: bytes) -> None:
        """The objects of a part after all others, each with a number of its own."""
        shift = max(self.places, default=ABOUT) - ABOUT
        own = _objects(part)
        kids = _KIDS.search(part, *own[PAGES])
        self.pages += [shift + int(number) for number in _REFERENCE.findall(kids[1] if kids else b"")]
        for number, (start, end) in own.items():
            if number > ABOUT:
                self.places[shift + number] = self.at
                self.put(_renumbered(part[start:end], shift))

    def close(self, dated: date) -> None:
        """What the whole file has once: catalogue, list of pages, day, and the table of places."""
        kids = b" ".join(b"%d 0 R" % number for number in self.pages)
        self._object(CATALOGUE, b"<</Pages %d 0 R /Type/Catalog>>" % PAGES)
        self._object(PAGES, b"<</Count %d/Kids[%b]/Type/Pages>>" % (len(self.pages), kids))
        self._object(ABOUT, b"<</CreationDate(D:%b000000Z)>>" % f"{dated:%Y%m%d}".encode())
        table, last = self.at, max(self.places)
        lines = (b"%010d 00000 n \n" % self.places[n] if n in self.places else _FREE for n in range(1, last + 1))
        self.put(b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1) + b"".join(lines))
        own = self.seen.hexdigest()[:32].upper().encode()
        ends = (CATALOGUE, ABOUT, last + 1, own, own, table)
        self.put(b"trailer\n<</Root %d 0 R/Info %d 0 R/Size %d/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n" % ends)

    def _object(self, number: int, body: bytes) -> None:
        self.places[number] = self.at
        self.put(b"%d 0 obj\n%b\nendobj\n" % (number, body))


_FREE = b"0000000000 00000 f \n"


def _parts(letters: Iterable[bytes]) -> Iterator[Sequence[bytes]]:
    waiting = iter(letters)
    while part := list(islice(waiting, PART)):
        yield part


def _put_together(letters: Sequence[bytes], *, front_sides: bool) -> bytes:
    with ONE_AT_A_TIME:
        whole = pdfium.PdfDocument.new()
        for letter in letters:
            single = pdfium.PdfDocument(letter)
            whole.import_pages(single)
            if front_sides and len(single) % 2:
                whole.new_page(*A4)
            single.close()
        made = io.BytesIO()
        whole.save(made)
        whole.close()
    return made.getvalue()


def _objects(pdf: bytes) -> dict[int, tuple[int, int]]:
    """Where the objects of a file by PDFium begin and end, by number."""
    table = int(_found(_START, pdf)[1])
    lines = pdf[table:].split(b"trailer", 1)[0].split(b"\n")
    starts: dict[int, int] = {}
    number = 0
    for line in lines[1:]:
        words = line.split()
        if len(words) == 2:
            number = int(words[0])
        elif words:
            if words[2] == b"n":
                starts[number] = int(words[0])
            number += 1
    ends = dict(zip(sorted(starts.values()), [*sorted(starts.values())[1:], table], strict=True))
    return {number: (start, ends[start]) for number, start in sorted(starts.items())}


def _renumbered(piece: bytes, shift: int) -> bytes:
    """An object with all numbers moved on, but for that of the list of pages; what a stream holds stays as it is."""
    head, stream, data = piece.partition(b"stream\r\n") if b"stream\r\n" in piece else piece.partition(b"stream\n")
    number, rest = head.split(b" ", 1)
    moved = _REFERENCE.sub(lambda found: b"%d 0 R" % _moved(int(found[1]), shift), rest)
    return b"%d %b%b%b" % (int(number) + shift, moved, stream, data)


def _moved(number: int, shift: int) -> int:
    return number if number <= ABOUT else number + shift


def _found(pattern: re.Pattern[bytes], pdf: bytes) -> re.Match[bytes]:
    found = pattern.search(pdf)
    if found is None:  # pragma: no cover - PDFium always writes it
        raise ValueError(pattern.pattern)
    return found
