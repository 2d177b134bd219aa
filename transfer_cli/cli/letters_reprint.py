"""`transfer letters reprint`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_copies
from transfer_cli.cli.options import Office, dry_run_option, pass_office, templates_option
from transfer_cli.cli.post_room import (
    alone_in,
    chosen_letters,
    kinds_apart,
    kinds_made,
    letters_folder,
    not_to_be_written,
    refuse_among_letters,
)
from transfer_cli.errors import Problem, Refused, Severity

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.changes import Letter

FOLDER = "reprints"


@click.command("reprint")
@click.argument("names", nargs=-1, required=True, metavar="BATCH|REFERENCE...")
@click.option("--again", is_flag=True, help="Print once more what was printed once more already; needs --reason.")
@click.option("--reason", default="", metavar="TEXT", help="Why; it is recorded.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
    help=f"Folder for the folder of copies.  [default: {FOLDER}, beside the record]",
)  # fmt: skip
@dry_run_option
@templates_option
@pass_office
def reprint(
    office: Office, *, names: tuple[str, ...], again: bool, reason: str, out: Path | None, dry_run: bool
) -> None:
    """Print letters once more, exactly as they were made: the same file, byte for byte.

    Name the case, the batch, or one letter of a batch as 2016-10-03/CW0001-notice-1. The file that was kept is taken,
    or the letter is made again from the facts in the register; one that would come out otherwise is refused. So is one
    that would go to somebody else today, to a child who died, or to an address from which a letter came back. A second
    time needs --again and a reason. The copies stand in reprints/DATE.

    Example: transfer letters reprint CW0007 --dry-run
    """
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.returned import letter_name
    from transfer_cli.domain.words import count

    if again and not reason.strip():
        raise click.UsageError("--again needs --reason: why it is printed once more.")
    folder = out or office.folder / FOLDER
    refuse_among_letters(office, folder)
    if not dry_run:
        office.refuse_known_on("letters reprint")
    with nullcontext() if dry_run else alone_in(folder):
        letters, place = _copied(office, names, folder, reason.strip(), again=again, dry_run=dry_run)
    office.answer(
        {
            "letters": [
                {"reference": le.reference, "kind": le.kind, "addressee": le.addressee, "letter": letter_name(le),
                 "file": None if dry_run else str((place / _file(le)).absolute()), "sha256": le.sha256}
                for le in letters
            ],
            "print_file": None if dry_run else str((place / "print.pdf").absolute()),
            "recorded": not dry_run,
        }
    )  # fmt: skip
    for le in letters:
        office.say(f"{le.reference}: {le.file} of {show_day(le.dated)}, to {le.addressee}.")
    where = "Nothing was written: --dry-run." if dry_run else f"For the printer: {place / 'print.pdf'}"
    office.say(f"{count(len(letters), 'letter')}, as made. {where}")


def _copied(
    office: Office, names: Sequence[str], folder: Path, reason: str, *, again: bool, dry_run: bool
) -> tuple[tuple[Letter, ...], Path]:
    """The letters, and the folder of copies, written and recorded unless it is a dry run."""
    from transfer_cli.domain.changes import NewOperation
    from transfer_cli.domain.reprinted import reprint_folders, reprinted
    from transfer_cli.domain.words import count
    from transfer_cli.letters.files import batch_name, kept_if_recorded

    caseload, register = office.caseload(), office.store.letters(office.known_at)
    letters = _meant(office, caseload, register, names)
    _refuse(office, caseload, register, letters, again=again)
    known = reprint_folders(caseload.cases)
    name = batch_name(folder, office.as_of, known)
    if not dry_run:
        log_copies(office, ((letter.reference, letter.sha256) for letter in letters))
    place = _write(office, folder, name, letters, known, dry_run=dry_run)
    if not dry_run:
        words = f"{count(len(letters), 'letter')}: {', '.join(dict.fromkeys(le.reference for le in letters))}"
        changes = reprinted(letters, office.as_of, reason, name)
        with kept_if_recorded(place):
            office.store.record(NewOperation("letters reprint", words, office.as_of), changes)
    return letters, place


def _meant(office: Office, caseload: Caseload, register: Sequence[Letter], names: Sequence[str]) -> tuple[Letter, ...]:
    """The letters named, each once; a case means its latest letters, and those that were pulled are left out."""
    from transfer_cli.domain.chosen_letters import latest, letters_called

    meant: dict[int, Letter] = {}
    for name, found in chosen_letters(office, caseload, register, names).items():
        went = tuple(letter for letter in found if letter.state != "withdrawn")
        chosen = went if letters_called(name, found) or not went else latest(went)
        meant |= {letter.id: letter for letter in chosen or found}
    return tuple(meant.values())


def _refuse(
    office: Office, caseload: Caseload, register: Sequence[Letter], letters: Sequence[Letter], *, again: bool
) -> None:
    """All or nothing: what may not go out once more is named.

    Raises:
        Refused: LET050, printed once more already; LET055, it may not go out; LET049, it would come out otherwise.
    """
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.reprinted import reprints
    from transfer_cli.domain.returned import letter_name

    before = {} if again else reprints(caseload.cases)
    twice = [(le, before[letter_name(le)]) for le in letters if letter_name(le) in before]
    if twice:
        shown = ", ".join(f"{letter_name(le)} on {show_day(day)}" for le, day in twice)
        raise Refused("LET050", f"Printed once more already: {shown}.", "If need be: --again --reason TEXT.")
    stopped = list(_stopped(office, caseload, register, letters))
    if stopped:
        raise Refused("LET055", "Not to be printed once more.", "Make a new letter: transfer letters generate.",
                      tuple(_problem("LET055", le, why, "Leave it out.") for le, why in stopped))  # fmt: skip
    changed = list(_changed(office, letters))
    if changed:
        raise Refused(
            "LET049", "Not to be had as made.", "Put its file or template back from a backup, or make a new letter.",
            tuple(_problem("LET049", le, why, "Leave it out.") for le, why in changed),
        )  # fmt: skip


def _stopped(
    office: Office, caseload: Caseload, register: Sequence[Letter], letters: Sequence[Letter]
) -> Iterator[tuple[Letter, str]]:
    from transfer_cli.domain.posted import never_again
    from transfer_cli.domain.returned import doubtful_addresses, mailboxes
    from transfer_cli.domain.timeline import timeline

    doubtful = doubtful_addresses(register, caseload.cases, on=office.as_of)
    cases = {case.reference: case for case in caseload.cases}
    apart = kinds_apart(kinds_made(office, letters))
    for letter in letters:
        derived = timeline(cases[letter.reference], office.settings, office.as_of)
        why = never_again(letter, derived, office.as_of, apart=letter.kind in apart)
        doubt = doubtful.of(letter.reference, letter.address, mailboxes(letter))
        if why or doubt:
            yield letter, why or (doubt.why if doubt else "")


def _changed(office: Office, letters: Sequence[Letter]) -> Iterator[tuple[Letter, str]]:
    from transfer_cli.letters.again import CannotBeSame, same_again

    for letter in letters:
        try:
            same_again(letter, letters_folder(office), office.kinds_at_hand, office.settings.letters.pictures)
        except CannotBeSame as error:
            yield letter, error.reason


def _problem(id: str, letter: Letter, why: str, fix: str) -> Problem:  # noqa: A002 - the contract's word
    return Problem(id, Severity.REJECT, f"{letter.reference} {letter.kind}, {letter.batch}/{letter.file}", "", why, fix)


def _file(letter: Letter) -> str:
    return f"{letter.batch}-{letter.file}"


def _write(
    office: Office, folder: Path, name: str, letters: Sequence[Letter], known: frozenset[str], *, dry_run: bool
) -> Path:
    from transfer_cli.letters.again import same_again, write_copies
    from transfer_cli.letters.files import mark_recorded

    if dry_run:
        return folder / name
    batches, pictures = letters_folder(office), office.settings.letters.pictures
    copies = ((_file(letter), same_again(letter, batches, office.kinds_at_hand, pictures)) for letter in letters)
    try:
        for recorded in known:
            mark_recorded(folder / recorded)
        return write_copies(folder, name, copies, office.as_of)
    except OSError as error:
        raise not_to_be_written("copies", folder, error) from error
