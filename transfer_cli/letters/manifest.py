"""The tables of a batch: its manifest, and its rows for the national letter service."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from transfer_cli.domain.envelope_sizes import weight_grams
from transfer_cli.domain.postal_address import MOST, service_lines
from transfer_cli.domain.posting import PostClass
from transfer_cli.letters.filed import Filed

COLUMNS = (
    "reference", "kind", "addressee", "file", "pages", "sheets", "class", "sha256", "envelope", "grams", "print_page",
)  # fmt: skip
SERVICE_COLUMNS = (*(f"address_line_{number}" for number in range(1, MOST + 1)), "reference", "kind", "title", "letter")


def manifest(letters: Iterable[Filed], post_class: PostClass) -> str:
    """What is in a batch, one row a letter, as CSV.

    Args:
        letters: In posting order.
    """
    return _csv(COLUMNS, _manifest_rows(letters, post_class))


def _manifest_rows(letters: Iterable[Filed], post_class: PostClass) -> Iterator[tuple[object, ...]]:
    page = 1
    for filed in letters:
        in_post = (filed.envelope.value, weight_grams(filed.sheets), page)
        yield (
            filed.order.case.reference,
            filed.order.kind,
            filed.order.envelope.addressee,
            filed.file,
            filed.pages,
            filed.sheets,
            PostClass.EMAIL.value if filed.emailed else post_class.value,
            filed.sha256,
            *(("", "", "") if filed.emailed else in_post),
        )
        page += 0 if filed.emailed else filed.sheets * 2


def service_table(letters: Iterable[Filed], texts: Mapping[str, tuple[str, str]]) -> str:
    """A batch for the national letter service as CSV.

    One row a letter: the address line by line, and the letter itself for a template that has nothing else.

    Args:
        texts: Heading and plain text of each letter, by its file.
    """
    rows = []
    for filed in letters:
        lines = service_lines(filed.order.envelope.lines)
        padded = (*lines[:-1], *[""] * (MOST - len(lines)), lines[-1])
        rows.append((*padded, filed.order.case.reference, filed.order.kind, *texts[filed.file]))
    return _csv(SERVICE_COLUMNS, rows)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
