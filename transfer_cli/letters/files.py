"""A batch of letters on disk: one folder, made aside and moved into place whole.

    letters/2016-10-03/CW0001-notice-1.pdf   one PDF a letter
    letters/2016-10-03/html/…                the same letters as web pages
    letters/2016-10-03/text/…                and as plain text
    letters/2016-10-03/email/…               drafts of those that go by e-mail
    letters/2016-10-03/print.pdf             all others in posting order, each beginning on a front side
    letters/2016-10-03/manifest.csv          what is in it
    letters/2016-10-03/notify.csv            if asked for: the same letters for a national letter service

Until the record knows the batch a file in the folder says so; a batch left like that by a machine that stopped is made
again in its place. Letters are written as they are made, so that thousands need no more memory than a few.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from transfer_cli.domain.envelope_sizes import EnvelopeSize, envelope_size, sheets, weight_grams
from transfer_cli.domain.orders import Order
from transfer_cli.domain.postal_address import MOST, service_lines
from transfer_cli.domain.posting import PostClass
from transfer_cli.files import ASIDE, make_folder, new_file, sweep, write_new
from transfer_cli.letters.fingerprint import fingerprint
from transfer_cli.letters.making import Made
from transfer_cli.letters.markdown import to_text
from transfer_cli.letters.print_file import write_print_file
from transfer_cli.letters.twins import is_emailed, twins

PRINT_FILE = "print.pdf"
MANIFEST = "manifest.csv"
SERVICE_FILE = "notify.csv"
UNRECORDED = "DO-NOT-POST.txt"
COLUMNS = (
    "reference", "kind", "addressee", "file", "pages", "sheets", "class", "sha256", "envelope", "grams", "print_page",
)  # fmt: skip
SERVICE_COLUMNS = (*(f"address_line_{number}" for number in range(1, MOST + 1)), "reference", "kind", "title", "letter")

NOT_RECORDED = (
    "These letters are not in the record yet. Do not post them.\n"
    "Run the same command again: it makes them anew in this place.\n"
)
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


def batch_name(folder: Path, dated: date, recorded: Collection[str]) -> str:
    """Name of the next batch of that day: `2016-10-03`, then `2016-10-03-2`.

    A folder that the record does not know is passed over, unless a stopped run left it.

    Args:
        folder: Where batches stand.
        recorded: Batches that the record knows.
    """
    number = 1
    while True:
        name = dated.isoformat() + (f"-{number}" if number > 1 else "")
        unfinished = (folder / name / UNRECORDED).exists()
        if name not in recorded and (unfinished or not (folder / name).exists()):
            return name
        number += 1


def write_batch(
    folder: Path,
    name: str,
    letters: Iterable[Made],
    dated: date,
    post_class: PostClass,
    *,
    for_service: bool = False,
    pictures: str = "",
) -> tuple[Path | None, tuple[Filed, ...]]:
    """Write the batch beside its place as the letters are made, then move it there.

    Args:
        for_service: Write the file for the national letter service as well; what is e-mailed is not in it.
        pictures: The authority's own folder of pictures for Easy Read; empty = none.

    Returns:
        The batch folder, which says that it is not recorded until `mark_recorded`, and its letters in posting order.
        No folder when there is no letter.

    Raises:
        OSError: It cannot be written; nothing stands in the batch's place then.
    """
    texts: dict[str, tuple[str, str]] = {}
    with set_aside(folder, name) as aside:

        def keep(file: str, made: Made) -> None:
            write_new(aside / file, made.pdf)
            for path, data in twins(made, file, pictures):
                make_folder((aside / path).parent)
                write_new(aside / path, data)
            if for_service and not is_emailed(made):
                texts[file] = (made.letter.heading, to_text(made.letter.tokens))

        filed = file_letters(letters, keep)
        if filed:
            _close(aside, filed, dated, post_class, texts)
    return (folder / name if filed else None), filed


@contextmanager
def set_aside(folder: Path, name: str) -> Iterator[Path]:
    """A folder to fill beside its place, moved there once it says that it is not recorded; else it is swept away.

    Raises:
        OSError: It cannot be written; nothing stands in its place then.
    """
    place, aside = folder / name, folder / f"{ASIDE}{name}"
    there_before = folder.exists()
    sweep(folder)
    shutil.rmtree(aside, ignore_errors=True)
    make_folder(aside)
    try:
        yield aside
        if (aside / UNRECORDED).exists():
            if (place / UNRECORDED).exists():
                shutil.rmtree(place)
            aside.rename(place)
            return
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    shutil.rmtree(aside)
    if not there_before:
        folder.rmdir()


def _close(
    aside: Path, filed: Sequence[Filed], dated: date, post_class: PostClass, texts: Mapping[str, tuple[str, str]]
) -> None:
    """What stands in the folder beside the letters."""
    if on_paper := [one for one in filed if not one.emailed]:
        with new_file(aside / PRINT_FILE) as file:
            write_print_file(file, ((aside / one.file).read_bytes() for one in on_paper), dated)
    write_new(aside / MANIFEST, _manifest(filed, post_class).encode("utf-8-sig"))
    if texts:
        write_new(aside / SERVICE_FILE, _for_service(on_paper, texts).encode("utf-8-sig"))
    write_new(aside / UNRECORDED, NOT_RECORDED.encode())


def mark_recorded(batch: Path) -> None:
    """Take away the note that the batch is not in the record."""
    (batch / UNRECORDED).unlink(missing_ok=True)


def _manifest(letters: Iterable[Filed], post_class: PostClass) -> str:
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


def _for_service(letters: Iterable[Filed], texts: Mapping[str, tuple[str, str]]) -> str:
    """One row a letter: the address line by line, and the letter itself for a template that has nothing else."""
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
