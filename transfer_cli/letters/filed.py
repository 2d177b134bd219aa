"""Finished letters in posting order, each with the name of its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.envelope_sizes import EnvelopeSize, envelope_size, sheets
from transfer_cli.domain.orders import Order
from transfer_cli.letters.fingerprint import fingerprint
from transfer_cli.letters.making import Made
from transfer_cli.letters.twins import is_emailed

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_SIZES = tuple(EnvelopeSize)


@dataclass(frozen=True, slots=True)
class Filed:
    """What is kept in mind of a finished letter once its file is written.

    Attributes:
        order: What it was made for.
        facts: All it was made from.
        template: SHA-256 of the texts of its template.
        file: Path relative to the batch folder.
        emailed: It goes as an e-mail and not on paper.
    """

    order: Order
    facts: Mapping[str, str]
    template: str
    dated: date
    pages: int
    sha256: str
    file: str
    emailed: bool

    @property
    def sheets(self) -> int:
        """Sheets of paper, printed on both sides."""
        return sheets(self.pages)

    @property
    def envelope(self) -> EnvelopeSize:
        """The envelope that takes it."""
        return envelope_size(self.sheets)


def file_letters(letters: Iterable[Made], keep: Callable[[str, Made], None] | None = None) -> tuple[Filed, ...]:
    """The letters in posting order, each with a file name that has the reference and no person's name.

    Those for the smallest envelope come first and of these the thinnest, since that decides how they are folded; then
    they go by reference. What is e-mailed comes last.

    Args:
        keep: Called with the file name and the letter as soon as it is made; nothing else of it is kept here.
    """
    taken: dict[str, int] = {}
    filed: list[Filed] = []
    for made in letters:
        stem = f"{file_stem(made.order.case.reference)}-{made.order.kind}"
        number = taken[stem.casefold()] = taken.get(stem.casefold(), 0) + 1
        file = f"{stem}-{number}.pdf"
        if keep:
            keep(file, made)
        filed.append(_filed(made, file))
    return tuple(sorted(filed, key=_posting_order))


def _filed(made: Made, file: str) -> Filed:
    letter = made.letter
    return Filed(
        made.order, letter.facts, fingerprint(letter.kind, letter.facts), letter.dated, made.pages, made.sha256, file,
        is_emailed(made),
    )  # fmt: skip


def file_stem(reference: str) -> str:
    """A reference as part of a file name that is safe everywhere."""
    return _UNSAFE.sub("_", reference)


def _posting_order(filed: Filed) -> tuple[bool, int, int, str, str, int, str]:
    case = filed.order.case
    return (
        filed.emailed,
        _SIZES.index(filed.envelope),
        filed.sheets,
        case.reference,
        filed.order.kind,
        len(filed.file),
        filed.file,
    )
