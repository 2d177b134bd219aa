"""`transfer letters`: the group, and what is looked at without writing: list and preview."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_copies, log_list, log_read
from transfer_cli.cli.letters_approve import approve
from transfer_cli.cli.letters_edit import edit, lint
from transfer_cli.cli.letters_file import file
from transfer_cli.cli.letters_generate import generate
from transfer_cli.cli.letters_posted import posted
from transfer_cli.cli.letters_register import register
from transfer_cli.cli.letters_reprint import reprint
from transfer_cli.cli.letters_returned import returned
from transfer_cli.cli.letters_versions import versions
from transfer_cli.cli.options import Office, pass_office, templates_option
from transfer_cli.cli.post_room import (
    asked_options,
    class_option,
    held_document,
    kinds_named,
    named_timelines,
    open_post_room,
    orders_due,
    refuse_among_letters,
    refuse_to_replace,
    routes,
)
from transfer_cli.cli.references import REFERENCE
from transfer_cli.errors import InputUnusable

if TYPE_CHECKING:
    from transfer_cli.domain.orders import Orders
    from transfer_cli.letters.making import Made
    from transfer_cli.reports.table import Table


@click.group()
def letters() -> None:
    """Letters to families: see what is due, preview, make, record that they went or came back, and edit them.

    Example: transfer letters list
    """


@letters.command("list")
@click.option("--kind", "names", multiple=True, metavar="KIND", help="Only letters of this kind; may be repeated.")
@class_option
@templates_option
@pass_office
def list_(office: Office, *, names: tuple[str, ...], post_class: str) -> None:
    """Which letters are due, who gets each, and which are held and why.

    Example: transfer letters list --kind notice
    """
    room = open_post_room(office, post_class)
    found = orders_due(office, room, kinds_named(office, names), ())
    log_list(office, (*(order.case.reference for order in found.orders), *(held.reference for held in found.held)))
    office.answer(_document(found), *(table for table in _tables(office, found) if table.rows))
    if not found.orders and not found.held:
        office.say(f"No letter is due, {office.title_days}.")


def _document(found: Orders) -> dict[str, object]:
    due = [
        {
            "reference": order.case.reference,
            "kind": order.kind,
            "addressee": order.envelope.addressee,
            "post_by": order.post_by.isoformat() if order.post_by else None,
        }
        for order in found.orders
    ]
    return {"due": due, "held": [held_document(held) for held in found.held]}


def _tables(office: Office, found: Orders) -> tuple[Table, Table]:
    from transfer_cli.domain.words import in_words
    from transfer_cli.reports.table import Table

    due = tuple((o.case.reference, in_words(o.kind), o.envelope.addressee, o.post_by) for o in found.orders)
    held = tuple((h.reference, in_words(h.kind), h.id, h.why) for h in found.held)
    return (
        Table(f"Letters due, {office.title_days}", ("Reference", "Letter", "To", "Post by"), due),
        Table(f"Letters held, {office.title_days}", ("Reference", "Letter", "Id", "Why"), held),
    )


@letters.command("preview")
@click.argument("reference", type=REFERENCE)
@click.option("--kind", "name", required=True, metavar="KIND", help="Kind of letter, such as notice.")
@click.option("--pdf", type=click.Path(path_type=Path, dir_okay=False), help="Write the page here as well.")
@class_option
@asked_options
@templates_option
@pass_office
@click.pass_context
def preview(
    ctx: click.Context,
    office: Office,
    *,
    reference: str,
    name: str,
    pdf: Path | None,
    post_class: str,
    named: tuple[str, ...],
    reason: str,
    new_date: date | None,
) -> None:
    """Show a letter as it would be made today, checked like the real one; the record is not touched.

    With several addressees each letter is shown, and the files of --pdf are numbered. Leaves with 1 when a letter
    would be held.

    Example: transfer letters preview CW0001 --kind meeting_invitation
    """
    from transfer_cli.domain.orders import place_orders
    from transfer_cli.letters.easy import tokens_of
    from transfer_cli.letters.facts import Asked
    from transfer_cli.letters.forms import notes
    from transfer_cli.letters.guard import neighbours
    from transfer_cli.letters.making import make
    from transfer_cli.letters.markdown import to_text

    if pdf:
        refuse_among_letters(office, pdf)
        refuse_to_replace(pdf)
    room = open_post_room(office, post_class)
    (kind,) = kinds_named(office, [name])
    wanted = [(kind, timeline) for timeline in named_timelines(office, room, [reference])]
    log_read(office, *(timeline.case.reference for _, timeline in wanted))
    found = place_orders(wanted, (), office.settings, room.post, routes=routes(office, named))
    others = neighbours((t.case for t in room.timelines), office.settings)
    made, faulty = make(found.orders, office.settings, room.post, Asked(reason, new_date), others, office.kinds)
    held = (*found.held, *faulty)
    if pdf:
        log_copies(office, ((one.order.case.reference, one.sha256) for one in made))
    for number, one in enumerate(made, start=1):
        office.say(f"{chr(10) if number > 1 else ''}To: {', '.join(one.letter.address)}\n")
        office.say(to_text((*one.letter.tokens, *tokens_of(one.letter.easy))).rstrip())
        if pdf:
            _write_pdf(pdf if number == 1 else pdf.with_stem(f"{pdf.stem}-{number}"), one.pdf)
        for id, why, fix in notes(one.order, room.post, office.settings, office.kinds):  # noqa: A001 - the contract's word
            office.tell(f"{why} {fix} [{id}]")
    for stopped in held:
        office.say(f"{stopped.reference}: held. {stopped.why} [{stopped.id}]")
    office.answer({"letters": [_shown(one) for one in made], "held": [held_document(stopped) for stopped in held]})
    if held:
        ctx.exit(1)


def _shown(made: Made) -> dict[str, object]:
    from transfer_cli.letters.easy import tokens_of
    from transfer_cli.letters.markdown import to_text

    return {
        "reference": made.order.case.reference,
        "kind": made.order.kind,
        "addressee": made.order.envelope.addressee,
        "address": made.letter.address,
        "pages": made.pages,
        "text": to_text((*made.letter.tokens, *tokens_of(made.letter.easy))),
    }


def _write_pdf(path: Path, pdf: bytes) -> None:
    from transfer_cli.files import write_private

    refuse_to_replace(path)
    try:
        write_private(path, pdf)
    except OSError as error:
        raise InputUnusable("LET019", f"{path} cannot be written: {error.strerror}.", "Name another place.") from error


for _command in (generate, approve, posted, returned, reprint, file, register, edit, lint, versions):
    letters.add_command(_command)
