"""`transfer undo` and `transfer redo`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_read
from transfer_cli.cli.asking import ask_before_writing
from transfer_cli.cli.options import Office, dry_run_option, pass_office
from transfer_cli.errors import InputUnusable, Refused

if TYPE_CHECKING:
    from transfer_cli.domain.undoing import Effect, Hindrance

FIRST = 20
"""So many cases are shown one by one."""

yes_option = click.option("--yes", is_flag=True, help="Do not ask; for scripts.")


@click.command("undo")
@click.argument("operation", type=int, required=False)
@yes_option
@dry_run_option
@pass_office
def undo(office: Office, *, operation: int | None, yes: bool, dry_run: bool) -> None:
    """Undo what a command recorded: the last one, or the one whose number audit log gives.

    First it says what would change, then it asks. Nothing is taken out of the record: what is undone does not count
    any more, and --known-on still shows it for the time before. A whole import goes with its cases, and a whole batch
    of letters becomes withdrawn. Letters that were posted are never un-sent, and what later work rests on is not
    undone before that. To have it back: transfer redo.

    Example: transfer undo 1 --dry-run
    """
    _turn(office, operation, redo=False, yes=yes, dry_run=dry_run)


@click.command("redo")
@click.argument("operation", type=int, required=False)
@yes_option
@dry_run_option
@pass_office
def redo(office: Office, *, operation: int | None, yes: bool, dry_run: bool) -> None:
    """Have back what was undone: the last that was, or the one with this number.

    It is refused if something has taken its place meanwhile, or if what it rested on is undone.

    Example: transfer redo --dry-run
    """
    _turn(office, operation, redo=True, yes=yes, dry_run=dry_run)


def _turn(office: Office, number: int | None, *, redo: bool, yes: bool, dry_run: bool) -> None:
    from transfer_cli.cli.undo_files import mark_batches
    from transfer_cli.domain.changes import NewOperation

    office.refuse_known_on("redo" if redo else "undo")
    if number is None:
        number = office.store.last_to_undo(redo=redo)
        if not redo:
            _tell_passed_over(office, number or 0)
    if number is None:
        office.say("Nothing is undone." if redo else "There is nothing to undo.")
        office.answer({"operation": None, "recorded": False})
        return
    effect = _effect(office, number, redo=redo, dry_run=dry_run)
    office.refuse_other_roles(effect.operation.command)
    _refuse_to_unsend(effect)
    _refuse_what_rests(office, effect)
    if cases := effect.references:
        log_read(office, *(cases if len(cases) <= FIRST else ()))
    left = _page_left(office, effect)
    _show(office, effect, left)
    if dry_run:
        office.say("Nothing was written: --dry-run.")
    elif ask_before_writing(office, f"{effect.command.capitalize()} it?", yes=yes):
        words = f"operation {number} ({effect.operation.command})"
        office.store.undo(NewOperation(effect.command, words, office.as_of), effect.undoing)
        mark_batches(office, effect)
        opposite = "undo" if redo else "redo"
        office.say(f"Done. To turn it round: transfer {opposite} {number}.")
    else:
        office.say("Nothing was written.")
        dry_run = True
    office.answer(_document(effect, recorded=not dry_run) | {"left": list(left)})


def _tell_passed_over(office: Office, number: int) -> None:
    """Name what was recorded after the operation that is taken and cannot be undone, such as a report that was kept."""
    from transfer_cli.domain.undoing import REDO, UNDO

    undone = office.store.undone()
    later = [one for one in office.store.operations() if one.id > number and one.id not in undone]
    passed = [f"{one.id} ({one.command})" for one in later if one.command not in {UNDO, REDO}]
    if passed:
        more = f", and {len(passed) - 5} earlier" if len(passed) > 5 else ""
        named = ", ".join(reversed(passed[-5:]))
        office.tell(f"Passed over, since it cannot be undone: operation {named}{more}.")


def _effect(office: Office, number: int, *, redo: bool, dry_run: bool) -> Effect:
    """What would change.

    Where nothing would, since it was done before, the folders of its letters are made to say so: a machine that stopped
    in between may have left them as they were.

    Raises:
        InputUnusable: UND001, there is no such operation.
        Refused: UND002, it is undone already, or is not; UND003, it is an undo or a redo; UND008, it is one that is
            never undone, with the reason.
    """
    from transfer_cli.cli.undo_files import mark_batches
    from transfer_cli.domain.never_undone import why_never

    turned = office.store.undid(number)
    if turned:
        of, counts = turned
        did, opposite = ("did operation {} again", "undo") if counts else ("undid operation {}", "redo")
        raise Refused("UND003", f"Operation {number} {did.format(of)}.", f"For the opposite: transfer {opposite} {of}.")
    effect = office.store.effect(number, office.as_of)
    if effect is None:
        raise InputUnusable("UND001", f"There is no operation {number}.", "See: transfer audit log.")
    if not effect.can_turn:
        command = effect.operation.command
        what = f"Operation {number} ({command}) cannot be undone: {why_never(command)}."
        raise Refused("UND008", what, "Name another one: transfer audit log lists them.")
    if effect.counts != redo:
        if not dry_run:
            mark_batches(office, replace(effect, counts=redo))
        state, opposite = ("is undone already", "redo") if effect.counts else ("is not undone", "undo")
        raise Refused("UND002", f"Operation {number} {state}.", f"For the opposite: transfer {opposite} {number}.")
    return effect


def _refuse_to_unsend(effect: Effect) -> None:
    """Refuse to undo that letters were posted.

    Raises:
        Refused: UND005.
    """
    from transfer_cli.domain.words import count

    if effect.posted:
        what = (
            f"Operation {effect.operation.id} recorded that {count(effect.posted, 'letter was', 'letters were')} posted"
        )
        raise Refused("UND005", f"{what}, and a letter that was posted is never un-sent.", HOW_TO_MEND)


HOW_TO_MEND = (
    "Correct a wrong day with transfer case correct, or record a letter that came back with transfer letters returned; "
    "and write to the family if the letter said something wrong."
)


def _refuse_what_rests(office: Office, effect: Effect) -> None:
    """Refuse if other operations stand in the way, and say which are to be turned first.

    Raises:
        Refused: UND004; UND005, one of them recorded that letters were posted.
    """
    from transfer_cli.domain.undoing import first_of_all

    found = first_of_all(office.store.hindrances(effect.undoing))
    if not found:
        return
    shown = "; ".join(str(hindrance) for hindrance in found[:5])
    more = f"; and {len(found) - 5} more" if len(found) > 5 else ""
    cannot = f"Operation {effect.operation.id} ({effect.operation.command}) cannot be {effect.command}ne"
    if effect.counts:
        raise Refused("UND004", f"{cannot}: {shown}{more}.", f"First: {'; '.join(_first(found))}.")
    order = _order(office, found)
    posted = [number for number in order if (other := office.store.effect(number, office.as_of)) and other.posted]
    if posted:
        what = f"{cannot}: {shown}{more}. Operation {posted[0]} recorded that letters were posted"
        raise Refused("UND005", f"{what}, and a letter that was posted is never un-sent.", HOW_TO_MEND)
    listed = ", then ".join(str(number) for number in order)
    raise Refused("UND004", f"{cannot}: {shown}{more}.", f"Undo first, in this order: {listed}.")


def _first(found: tuple[Hindrance, ...]) -> list[str]:
    """What is to be turned before an operation is done again."""
    return [f"transfer {'undo' if hindrance.counts else 'redo'} {hindrance.operation}" for hindrance in found]


def _order(office: Office, found: tuple[Hindrance, ...]) -> list[int]:
    """Operations to undo first, the latest first: those that are in the way, and those that are in theirs."""
    from transfer_cli.domain.changes import Undoing

    order: set[int] = set()
    waiting = [hindrance.operation for hindrance in found]
    while waiting:
        number = waiting.pop()
        if number not in order:
            order.add(number)
            waiting += [one.operation for one in office.store.hindrances(Undoing(number, counts=False))]
    return sorted(order, reverse=True)


def _page_left(office: Office, effect: Effect) -> tuple[str, ...]:
    from transfer_cli.domain.undone_page import page_left

    return page_left(effect.operation, office.store.operations(), office.store.undone(), redo=effect.counts)


def _show(office: Office, effect: Effect, left: Iterable[str]) -> None:
    """What would change, in counts and for the first cases one by one; and what is left outside the record."""
    if office.json:
        return
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.undoing import lines_of, sentences
    from transfer_cli.reports.table import Table
    from transfer_cli.reports.terminal import print_table

    operation = effect.operation
    on = show_day(operation.recorded.date())
    office.say(f"Operation {operation.id}: {operation.command}, by {operation.actor} on {on} ({operation.words}).")
    done = "Done again" if effect.counts else "Undone"
    told = "; ".join(sentences(effect)) or "nothing that is told in the reports changes"
    office.say(f"{done}: {told}.", wrap=True)
    for sentence in left:
        office.say(sentence, wrap=True)
    lines = tuple(lines_of(effect, effect.references[:FIRST]))
    if lines:
        of = len(effect.references)
        title = f"The first {FIRST} of {of:,} cases" if of > FIRST else "What would change"
        office.say("")
        print_table(Table(title, ("Case", "What", "Now", "Then"), lines), plain=office.plain)
    if effect.entries:
        of = len(effect.entries)
        title = f"The first {FIRST} of {of:,} changes" if of > FIRST else "What would change"
        office.say("")
        print_table(Table(title, ("Setting", "What", "Now", "Then"), effect.entries[:FIRST]), plain=office.plain)
    if effect.fields or effect.gone or effect.back or effect.cases:
        office.say(
            "A schedule that was made since stays as it is. Make it anew if it should follow: transfer schedule."
        )


def _document(effect: Effect, *, recorded: bool) -> dict[str, object]:
    from transfer_cli.domain.undoing import lines_of, sentences

    operation = effect.operation
    lines = lines_of(effect, effect.references)
    return {
        "command": effect.command,
        "operation": {"id": operation.id, "command": operation.command, "words": operation.words},
        "cases": list(effect.cases),
        "letters": [f"{letter.batch}/{letter.file}" for letter in effect.letters],
        "settings": list(effect.settings),
        "entries": [entry._asdict() for entry in effect.entries],
        "summary": list(sentences(effect)),
        "changes": [{"reference": case, "what": what, "now": now, "then": then} for case, what, now, then in lines],
        "recorded": recorded,
    }
