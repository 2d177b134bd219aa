"""`transfer letters generate`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_files
from transfer_cli.cli.letters_approve import must_be_seen_by_another
from transfer_cli.cli.options import Office, dry_run_option, pass_office, templates_option
from transfer_cli.cli.post_room import (
    PostRoom,
    alone_in,
    asked_options,
    cases_of,
    class_option,
    held_document,
    kinds_named,
    letters_folder,
    named_timelines,
    not_to_be_written,
    open_post_room,
    orders_due,
    routes,
)
from transfer_cli.cli.references import REFERENCE
from transfer_cli.errors import Problem, Refused, Severity

if TYPE_CHECKING:
    from transfer_cli.domain.changes import NewLetter
    from transfer_cli.domain.orders import Held, Order, Orders
    from transfer_cli.letters.facts import Asked
    from transfer_cli.letters.filed import Filed
    from transfer_cli.letters.making import Made
    from transfer_cli.reports.table import Table


@click.command("generate")
@click.option("--due", "by_date", is_flag=True, help="Every letter that is due.")
@click.option("--kind", "names", multiple=True, metavar="KIND", help="Letters of this kind; may be repeated.")
@click.option(
    "--reference", "references", multiple=True, type=REFERENCE, metavar="REFERENCE",
    help="Letters about this case; may be repeated.",
)  # fmt: skip
@class_option
@asked_options
@click.option("--again", is_flag=True, help="Make a letter again that is in the register already.")
@click.option(
    "--notify", is_flag=True, help="Also write notify.csv for upload to GOV.UK Notify; what it refuses is held."
)
@dry_run_option
@templates_option
@pass_office
@click.pass_context
def generate(
    ctx: click.Context,
    office: Office,
    *,
    by_date: bool,
    names: tuple[str, ...],
    references: tuple[str, ...],
    post_class: str,
    named: tuple[str, ...],
    reason: str,
    new_date: date | None,
    again: bool,
    notify: bool,
    dry_run: bool,
) -> None:
    """Make letters: those that are due, or one kind for the cases you name.

    Each is composed, set as a page, read back and checked before any is kept. A letter with a fault is held and the
    rest go ahead; then the answer names it and leaves with 1. Letters that the register has already are not made
    again. What is made stands in letters/DATE beside the database and is not sent: post it, then record that with
    letters posted. With --notify the batch has notify.csv as well, one row a letter, for a template of GOV.UK Notify
    that consists of ((letter)); use it in place of print.pdf, not beside it.

    Example: transfer letters generate --due --dry-run
    """
    from transfer_cli.letters.facts import Asked

    _check_words(by_date=by_date, names=names, references=references, again=again, reason=reason)
    _check_to(by_date=by_date, names=names, references=references, named=named)
    if not dry_run:
        office.refuse_known_on("letters generate")
    with nullcontext() if dry_run else alone_in(letters_folder(office)):
        room = open_post_room(office, post_class)
        if by_date:
            found = orders_due(office, room, kinds_named(office, names), references)
        else:
            found = _on_request(office, room, kinds_named(office, names), references, named, again=again)
        carry_out(ctx, office, room, found, Asked(reason, new_date), notify=notify, dry_run=dry_run)


def carry_out(
    ctx: click.Context, office: Office, room: PostRoom, found: Orders, asked: Asked, *, notify: bool, dry_run: bool
) -> None:
    """Make the letters that were ordered, keep and record them, and say what came of each; 1 if any is held.

    Whoever calls has read the record while nobody else makes letters: `post_room.alone_in`.

    Args:
        asked: The words that somebody gave for them.
        notify: Also as a file for the national letter service.
    """
    folder, filed, held = _make(office, room, found, asked, notify=notify, dry_run=dry_run)
    _answer(office, filed, held, _notes(filed, room, office), folder, dry_run=dry_run)
    if held:
        ctx.exit(1)


def _make(
    office: Office, room: PostRoom, found: Orders, asked: Asked, *, notify: bool, dry_run: bool
) -> tuple[Path | None, tuple[Filed, ...], list[Held]]:
    """The batch folder and its letters, kept unless it is a dry run, and those held; no folder without letters."""
    from transfer_cli.letters.filed import file_letters
    from transfer_cli.letters.guard import neighbours
    from transfer_cli.letters.making import make_each

    orders, refused = _for_service(found.orders, room, office) if notify else (found.orders, ())
    held = [*found.held, *refused]
    others = neighbours((t.case for t in room.timelines), office.settings)
    letters = _letters(make_each(orders, office.settings, room.post, asked, others, office.kinds), held)
    folder, filed = (None, file_letters(letters)) if dry_run else _keep(office, room, letters, notify=notify)
    return folder, filed, held


def _for_service(orders: Sequence[Order], room: PostRoom, office: Office) -> tuple[tuple[Order, ...], tuple[Held, ...]]:
    """Orders that are e-mailed or that the national letter service takes, and the others with its reasons."""
    from transfer_cli.domain.correspondence import post_to
    from transfer_cli.domain.orders import Held
    from transfer_cli.domain.postal_address import why_refused
    from transfer_cli.domain.posting import PostClass
    from transfer_cli.letters.forms import form_of

    def reason(order: Order) -> str:
        envelope = order.envelope
        if envelope.emails and post_to(envelope, room.post).post_class == PostClass.EMAIL:
            return ""
        if form_of(office.kinds[order.kind], envelope, office.settings).easy_read:
            return "Notify prints no pictures, and this letter has an Easy Read copy."
        return why_refused(envelope.lines)

    reasons = [(order, reason(order)) for order in orders]
    return (
        tuple(order for order, why in reasons if not why),
        tuple(Held(o.case.reference, o.kind, o.envelope.addressee, "LET044", why) for o, why in reasons if why),
    )


def _letters(results: Iterable[Made | Held], held: list[Held]) -> Iterator[Made]:
    """The letters that may go out; the others are put to those held."""
    from transfer_cli.letters.making import Made

    for result in results:
        if isinstance(result, Made):
            yield result
        else:
            held.append(result)


def _check_words(*, by_date: bool, names: Sequence[str], references: Sequence[str], again: bool, reason: str) -> None:
    if not by_date and not (names and references):
        raise click.UsageError("Say --due, or name a --kind and one --reference or more.")
    if by_date and again:
        raise click.UsageError("--again goes with --kind and --reference, not with --due.")
    if reason and "no_plan" in names and len(references) != 1:
        raise click.UsageError("A decision's reasons are one child's own: name one --reference.")


def _check_to(*, by_date: bool, names: Sequence[str], references: Sequence[str], named: Sequence[str]) -> None:
    if named and by_date:
        raise click.UsageError("--to goes with --kind and --reference, not with --due.")
    if named and len(set(references)) > 1:
        raise click.UsageError("A setting or agency is named for one child: name one --reference.")
    if len(named) > 1 and any(name in names for name in ("copy_to_setting", "notice_to_setting", "no_plan_to_setting")):
        raise click.UsageError("A plan names one setting: give --to once.")


def _on_request(
    office: Office,
    room: PostRoom,
    kinds: Sequence[str],
    references: Sequence[str],
    named: Sequence[str],
    *,
    again: bool,
) -> Orders:
    from transfer_cli.domain.orders import place_orders

    wanted = [(kind, timeline) for timeline in named_timelines(office, room, references) for kind in kinds]
    found = place_orders(
        wanted, room.register, office.settings, room.post,
        routes=routes(office, named), again=again, cases=cases_of(room),
    )  # fmt: skip
    if found.repeats and not (found.orders or found.held):
        what = ", ".join(f"{letter.reference} {letter.kind} (batch {letter.batch})" for letter in found.repeats)
        raise Refused("LET014", f"In the register already: {what}.", "To make it once more, add --again.")
    return found


def _keep(
    office: Office, room: PostRoom, letters: Iterable[Made], *, notify: bool
) -> tuple[Path | None, tuple[Filed, ...]]:
    """Write the batch, then record it; until then its folder says that it is not to be posted.

    Returns:
        The batch folder and its letters; no folder when there are no letters.
    """
    from transfer_cli.cli.own_backups import back_up_before
    from transfer_cli.domain.backups import BULK
    from transfer_cli.domain.changes import Changes, NewOperation
    from transfer_cli.domain.words import count
    from transfer_cli.letters.files import MANIFEST, batch_name, kept_if_recorded, mark_recorded, write_batch

    folder = letters_folder(office)
    recorded = {letter.batch for letter in room.register}
    name = batch_name(folder, office.as_of, recorded)
    try:
        for batch in recorded:
            mark_recorded(folder / batch)
        place, filed = write_batch(
            folder, name, letters, office.as_of, room.post.post_class,
            for_service=notify, pictures=office.settings.letters.pictures,
        )  # fmt: skip
        if place:
            words = f"{count(len(filed), 'letter')}, batch {name}"
            new = tuple(_new_letter(one, name) for one in filed)
            with kept_if_recorded(place):
                log_files(office, [place / MANIFEST])
                if len(new) >= BULK:
                    back_up_before(office, "letters")
                office.store.record(NewOperation("letters generate", words, office.as_of), Changes(letters=new))
    except OSError as error:
        raise not_to_be_written("letters", folder, error) from error
    return place, filed


def _new_letter(filed: Filed, batch: str) -> NewLetter:
    from transfer_cli.domain.changes import NewLetter

    order = filed.order
    return NewLetter(
        batch=batch,
        reference=order.case.reference,
        kind=order.kind,
        addressee=order.envelope.addressee,
        address=order.envelope.lines,
        file=filed.file,
        dated=filed.dated,
        sha256=filed.sha256,
        pages=filed.pages,
        facts=filed.facts,
        template=filed.template,
    )


def _notes(filed: Sequence[Filed], room: PostRoom, office: Office) -> list[Problem]:
    """What a person should know of the letters that were made."""
    from transfer_cli.letters.forms import notes

    return [
        *(
            Problem(id, Severity.NOTE, f"{one.order.case.reference} {one.order.kind}", "", why, fix)
            for one in filed
            for id, why, fix in notes(one.order, room.post, office.settings, office.kinds)  # noqa: A001 - the contract's word
        ),
        *_without_sender(filed),
    ]


def _without_sender(filed: Sequence[Filed]) -> Iterator[Problem]:
    """Once for all drafts that say nothing of who sends them."""
    from transfer_cli.domain.words import count
    from transfer_cli.letters.email_draft import sender

    if drafts := [one for one in filed if one.emailed and not sender(one.facts)]:
        why = f"{count(len(drafts), 'draft')} without a sender: each goes from the address of whoever sends it."
        fix = "Give the office's address, then make them again: [contacts.sen_team] email in transfer.toml."
        yield Problem("LET062", Severity.NOTE, "e-mail", "", why, fix)


def _answer(
    office: Office,
    filed: Sequence[Filed],
    held: Sequence[Held],
    notes: Sequence[Problem],
    folder: Path | None,
    *,
    dry_run: bool,
) -> None:
    from transfer_cli.domain.words import count
    from transfer_cli.letters.files import MANIFEST, PRINT_FILE, SERVICE_FILE

    emailed = sum(one.emailed for one in filed)
    on_paper = folder if emailed < len(filed) else None
    upload = folder / SERVICE_FILE if folder and (folder / SERVICE_FILE).exists() else None
    document = {
        "letters": [_document(one, folder) for one in filed],
        "held": [held_document(one) for one in held],
        "notes": [note.as_json() for note in notes],
        "print_file": str((on_paper / PRINT_FILE).absolute()) if on_paper else None,
        "manifest": str((folder / MANIFEST).absolute()) if folder else None,
        "notify": str(upload.absolute()) if upload else None,
    }
    office.answer(document, *(table for table in _tables(office, filed, held) if table.rows))
    for note in notes:
        office.tell(str(note))
    made = f"{count(len(filed), 'letter')} made, {len(held)} held."
    if folder:
        office.say(f"\n{made}")
        if on_paper:
            office.say(f"For the printer: {on_paper / PRINT_FILE}")
        if upload:
            office.say(f"Or for GOV.UK Notify: {upload}")
        if emailed:
            office.say(f"By e-mail, {count(emailed, 'draft')} to open and send: {folder / 'email'}")
        if must_be_seen_by_another(office, len(filed)):
            office.say(f"Somebody else must look at them first: transfer letters approve {folder.name}")
        office.say(f"When they have gone: transfer letters posted {folder.name} --on DATE --class CLASS")
    else:
        office.say(f"\n{made} Nothing was written{': --dry-run' if dry_run else ''}.")


def _tables(office: Office, filed: Sequence[Filed], held: Sequence[Held]) -> tuple[Table, Table]:
    from transfer_cli.domain.words import in_words
    from transfer_cli.reports.table import Table

    counted = Counter(one.order.kind for one in filed)
    pages = Counter[str]()
    for one in filed:
        pages[one.order.kind] += one.pages
    made = tuple((in_words(kind), number, pages[kind]) for kind, number in sorted(counted.items()))
    stopped = tuple((one.reference, in_words(one.kind), one.id, one.why) for one in held)
    return (
        Table(f"Letters made, {office.title_days}", ("Letter", "Number", "Pages"), made),
        Table(f"Letters held, {office.title_days}", ("Reference", "Letter", "Id", "Why"), stopped),
    )


def _document(filed: Filed, folder: Path | None) -> dict[str, object]:
    return {
        "reference": filed.order.case.reference,
        "kind": filed.order.kind,
        "addressee": filed.order.envelope.addressee,
        "file": str((folder / filed.file).absolute()) if folder else filed.file,
        "sha256": filed.sha256,
        "pages": filed.pages,
    }
