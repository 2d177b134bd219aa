"""`transfer letters returned`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import DAY, Office, dry_run_option, pass_office, templates_option
from transfer_cli.cli.post_room import chosen_letters, kinds_made
from transfer_cli.errors import Problem, Refused, Severity

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.changes import Letter


@click.command("returned")
@click.argument("names", nargs=-1, required=True, metavar="BATCH|REFERENCE...")
@click.option("--on", type=DAY, help="Day they came back.  [default: the day asked about]")
@click.option("--reason", default="", metavar="TEXT", help="What stands on the envelope, such as gone away.")
@click.option("--clear", is_flag=True, help="The address is right after all: letters may go there again.")
@dry_run_option
@templates_option
@pass_office
def returned(
    office: Office, *, names: tuple[str, ...], on: date | None, reason: str, clear: bool, dry_run: bool
) -> None:
    """Record that letters came back, so that nothing more goes to that address until it is mended.

    Name the case, or the batch, or one letter of a batch as 2016-10-03/CW0001-notice-1. Later letters to that address
    are held with the reason, and transfer today lists the case, until its address is another one, by import or by case
    correct; or until you say --clear. A step that rests on a letter that nobody had is named.

    Example: transfer letters returned 2016-10-03/CW0007-notice-1 --reason "gone away" --dry-run
    """
    from transfer_cli.domain.changes import NewOperation
    from transfer_cli.domain.returned import RETURNED, came_back, cleared
    from transfer_cli.domain.words import count

    if clear and reason:
        raise click.UsageError("--reason says why a letter came back; it does not go with --clear.")
    if not dry_run:
        office.refuse_known_on("letters returned")
    caseload, register = office.caseload(), office.store.letters(office.known_at)
    states = {RETURNED} if clear else {"made", "posted", "cleared"}
    letters = _one_each(chosen_letters(office, caseload, register, names), states, clear=clear)
    day = on or office.as_of
    changes = cleared(letters, day) if clear else came_back(letters, day, reason)
    done = "cleared" if clear else "came back"
    if not dry_run:
        words = f"{count(len(letters), 'letter')} {done}: {', '.join(dict.fromkeys(one.reference for one in letters))}"
        office.store.record(NewOperation("letters returned", words, office.as_of), changes)
    notes = [*_mistyped(letters, day, office.as_of)]
    if not clear:
        notes += (*_not_posted(letters), *_rests_on(office, caseload, register, letters))
    office.answer(
        {
            "letters": [_document(letter) for letter in letters],
            "on": day.isoformat(),
            "state": "cleared" if clear else RETURNED,
            "recorded": not dry_run,
            "notes": [note.as_json() for note in notes],
        }
    )
    for note in notes:
        office.tell(str(note))
    for letter in letters:
        office.say(f"{letter.reference}: {letter.file} to {letter.addressee} {done}.")
    after = "Letters may go there again." if clear else "Nothing more goes to that address until it is mended."
    office.say(f"{'Nothing was written: --dry-run.' if dry_run else after}")


def _one_each(found: dict[str, tuple[Letter, ...]], states: set[str], *, clear: bool) -> tuple[Letter, ...]:
    """The letters meant, each once; a case means its latest letter, if that is one envelope.

    Raises:
        Refused: LET051, none of them is in a state for it; LET054, it could be one of several.
    """
    from transfer_cli.domain.chosen_letters import latest, letters_called
    from transfer_cli.domain.returned import letter_name

    meant: dict[int, Letter] = {}
    for name, letters in found.items():
        able = tuple(letter for letter in letters if letter.state in states)
        if not able:
            what = "has come back" if clear else "could come back: they came back already, or were pulled"
            raise Refused("LET051", f"{name}: no letter {what}.", "See: transfer letters register.")
        if not letters_called(name, letters) and not clear:
            able = latest(able)
            if len(able) > 1:
                shown = ", ".join(f"{letter_name(le).removesuffix('.pdf')} to {le.addressee}" for le in able)
                raise Refused("LET054", f"{name} could be {shown}.", "Name the one that came back like that.")
        meant |= {letter.id: letter for letter in able}
    return tuple(meant.values())


def _mistyped(letters: Sequence[Letter], day: date, as_of: date) -> Iterator[Problem]:
    """A day that lies ahead, or before a letter was made."""
    from transfer_cli.domain.dates import show_day

    made = max((letter.dated for letter in letters if letter.dated > day), default=None)
    why = f"it was made on {show_day(made)}, after that." if made else ""
    if day > as_of:
        why = f"it lies after {show_day(as_of)}, and counts from its own day on."
    if why:
        yield Problem("LET022", Severity.WARNING, "letters returned", show_day(day), why, "Look at --on.")


def _not_posted(letters: Sequence[Letter]) -> Iterator[Problem]:
    """Letters that came back though nobody recorded that they went; what happened can always be recorded."""
    for letter in letters:
        if letter.state == "made":
            why = "It came back, and is not recorded as posted."
            fix = "Record it, if the step it takes counts: transfer case record."
            yield Problem("LET051", Severity.WARNING, f"{letter.reference} {letter.kind}", "", why, fix)


def _rests_on(
    office: Office, caseload: Caseload, register: Sequence[Letter], letters: Sequence[Letter]
) -> Iterator[Problem]:
    """Steps that the record has from these letters, when every letter of that batch about the case came back."""
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.words import capital, in_words

    back = {letter.id for letter in letters} | {letter.id for letter in register if letter.state == "returned"}
    events = {case.reference: case.events for case in caseload.cases}
    kinds = kinds_made(office, letters)
    for reference, batch, kind in dict.fromkeys((le.reference, le.batch, le.kind) for le in letters):
        same = [le for le in register if (le.reference, le.batch, le.kind) == (reference, batch, kind)]
        if any(le.id not in back for le in same if le.state != "withdrawn"):
            continue
        step = kinds[kind].step if kind in kinds else None
        for event in events.get(reference, ()):
            if event.step == step and event.detail.get("batch") == batch:
                step_on = f"{in_words(event.step)} on {show_day(event.happened)}"
                why = f"{capital(step_on)} rests on a letter that nobody had."
                fix = f"If so: transfer case correct {reference} {event.step} --never-happened. Then write again."
                yield Problem("LET052", Severity.WARNING, f"{reference} {kind}", "", why, fix)


def _document(letter: Letter) -> dict[str, object]:
    return {
        "reference": letter.reference,
        "kind": letter.kind,
        "addressee": letter.addressee,
        "batch": letter.batch,
        "file": letter.file,
    }
