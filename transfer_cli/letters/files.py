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

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from transfer_cli.domain.posting import PostClass
from transfer_cli.errors import Busy
from transfer_cli.files import ASIDE, make_folder, new_file, sweep, write_new, write_private
from transfer_cli.letters.filed import Filed, file_letters
from transfer_cli.letters.making import Made
from transfer_cli.letters.manifest import manifest, service_table
from transfer_cli.letters.markdown import to_text
from transfer_cli.letters.print_file import write_print_file
from transfer_cli.letters.twins import is_emailed, twins

PRINT_FILE = "print.pdf"
MANIFEST = "manifest.csv"
SERVICE_FILE = "notify.csv"
UNRECORDED = "DO-NOT-POST.txt"

NOT_RECORDED = (
    "These letters are not in the record yet. Do not post them.\n"
    "Run the same command again: it makes them anew in this place.\n"
)
UNDONE = "UNDONE-DO-NOT-POST.txt"
BATCH_UNDONE = "These letters were undone and are withdrawn. Do not post them. Destroy what was printed.\n"


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
    write_new(aside / MANIFEST, manifest(filed, post_class).encode("utf-8-sig"))
    if texts:
        write_new(aside / SERVICE_FILE, service_table(on_paper, texts).encode("utf-8-sig"))
    write_new(aside / UNRECORDED, NOT_RECORDED.encode())


@contextmanager
def kept_if_recorded(batch: Path) -> Iterator[None]:
    """What is done in this block records the batch; if somebody else was first, the batch is taken away.

    Else a later run, to which the register shows their batch of that name, would take it for that one. Whatever else
    fails may have come after the record: then it stays, and says that it is not recorded.
    """
    try:
        yield
    except Busy:
        shutil.rmtree(batch, ignore_errors=True)
        raise
    mark_recorded(batch)


def mark_recorded(batch: Path) -> None:
    """Take away the note that the batch is not in the record."""
    (batch / UNRECORDED).unlink(missing_ok=True)


def mark_undone(batch: Path, *, undone: bool) -> None:
    """Put a note into the folder of a batch that it is undone, or take it away.

    Raises:
        OSError: It cannot be written.
    """
    if undone:
        write_private(batch / UNDONE, BATCH_UNDONE.encode())
    else:
        (batch / UNDONE).unlink(missing_ok=True)
