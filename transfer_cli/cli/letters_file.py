"""`transfer letters file`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_files
from transfer_cli.cli.options import Office, pass_office, templates_option
from transfer_cli.cli.post_room import letters_folder, refuse_among_letters
from transfer_cli.cli.references import REFERENCE
from transfer_cli.errors import InputUnusable

if TYPE_CHECKING:
    from transfer_cli.domain.changes import Letter

FOLDER = "case-files"


@click.command("file")
@click.argument("reference", type=REFERENCE)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
    help=f"Folder to write into.  [default: {FOLDER}, beside the record]",
)  # fmt: skip
@templates_option
@pass_office
@click.pass_context
def file(ctx: click.Context, office: Office, *, reference: str, out: Path | None) -> None:
    """Put all letters about one child together in one PDF, for the child's file.

    They stand in the order of their days, each exactly as it was made; those that were pulled are left out. A letter
    that cannot be had as it was made is named, and the command leaves with 1. The record is not touched.

    Example: transfer letters file CW0007
    """
    from transfer_cli.domain.returned import letter_name
    from transfer_cli.domain.words import count
    from transfer_cli.files import make_folder, write_private
    from transfer_cli.letters.again import bundle
    from transfer_cli.letters.filed import file_stem

    case = office.case(office.caseload(), reference)
    folder = out or office.folder / FOLDER
    refuse_among_letters(office, folder)
    letters = _in_order(office.store.letters(office.known_at, case.reference))
    if not letters:
        raise InputUnusable(
            "LET053", f"No letter about {case.reference} is in the register.", "See: transfer letters register."
        )
    path = folder / f"{file_stem(case.reference)}-letters.pdf"
    missing: dict[str, str] = {}
    whole, pages = bundle(_copies(office, letters, missing), office.as_of)
    if pages:
        log_files(office, [whole], case.reference)
    try:
        make_folder(path.parent)
        if pages:
            write_private(path, whole)
    except OSError as error:
        raise InputUnusable(
            "LET019", f"{path} cannot be written: {error.strerror}.", "Make room, or name another place with --out."
        ) from error
    there = [name for letter in letters if (name := letter_name(letter)) not in missing]
    office.answer(
        {
            "reference": case.reference,
            "file": str(path.absolute()) if there else None,
            "pages": pages,
            "letters": there,
            "missing": [{"letter": name, "why": why} for name, why in missing.items()],
        }
    )
    if there:
        office.say(f"{path}: {count(len(there), 'letter')}, {count(pages, 'page')}.")
    for name, why in missing.items():
        office.say(f"Not in it: {name}. {why} [LET049]")
    if missing:
        ctx.exit(1)


def _copies(office: Office, letters: Sequence[Letter], missing: dict[str, str]) -> Iterator[bytes]:
    """The letters as they were made; those that cannot be had are put down as missing, with the reason."""
    from transfer_cli.domain.returned import letter_name
    from transfer_cli.letters.again import CannotBeSame, same_again

    for letter in letters:
        try:
            yield same_again(letter, letters_folder(office), office.kinds_at_hand, office.settings.letters.pictures)
        except CannotBeSame as error:
            missing[letter_name(letter)] = error.reason


def _in_order(letters: Sequence[Letter]) -> tuple[Letter, ...]:
    went = (letter for letter in letters if letter.state != "withdrawn")
    return tuple(sorted(went, key=lambda letter: (letter.dated, letter.id)))
