"""`transfer advice chase`: which reminders of late advice are due, and the letters that remind."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_list
from transfer_cli.cli.options import Office, dry_run_option, pass_office, refuse_others, templates_option
from transfer_cli.cli.post_room import (
    PostRoom,
    alone_in,
    cases_of,
    class_option,
    letters_folder,
    named_timelines,
    open_post_room,
    routes,
)
from transfer_cli.cli.references import REFERENCE

if TYPE_CHECKING:
    from transfer_cli.domain.chasing import Chase
    from transfer_cli.domain.orders import Held, Order, Orders


@click.command("chase")
@click.option("--agency", metavar="AGENCY", help="Only this agency.")
@click.option("--reference", "references", multiple=True, type=REFERENCE, metavar="REFERENCE", help="Only this case.")
@click.option("--make", is_flag=True, help="Make the letters that are due, as letters generate does.")
@class_option
@dry_run_option
@templates_option
@pass_office
@click.pass_context
def chase(
    ctx: click.Context,
    office: Office,
    *,
    agency: str | None,
    references: tuple[str, ...],
    make: bool,
    post_class: str,
    dry_run: bool,
) -> None:
    """Late advice with the reminder that is due now: first, second, then word to somebody above.

    The ladder stands in transfer.toml ([[advice.reminders]]); each step is taken once. A chase letter counts when it
    is recorded as posted; a call or an e-mail is recorded with case record REFERENCE advice_chased:AGENCY, and word
    to somebody above with advice_escalated:AGENCY. With --make the letters are made: they stand in letters/DATE and
    are recorded as posted with letters posted.

    Example: transfer advice chase

    Example: transfer advice chase --make --dry-run
    """
    from transfer_cli.domain.advice import advice
    from transfer_cli.domain.chasing import chases
    from transfer_cli.domain.words import as_code
    from transfer_cli.letters.facts import Asked
    from transfer_cli.reports.advice import chases_summary, chases_table

    if make and not dry_run:
        office.refuse_known_on("advice chase --make")
        refuse_others(office.store, "letters generate")
    with alone_in(letters_folder(office)) if make and not dry_run else nullcontext():
        room = open_post_room(office, post_class)
        chosen = named_timelines(office, room, references) if references else room.timelines
        late = chases(advice(chosen), office.settings.watch.reminders, room.register)
        found = [one for one in late if agency is None or as_code(one.advice.agency) == as_code(agency)]
        if make:
            from transfer_cli.cli.letters_generate import carry_out

            orders = _orders(office, room, [one for one in found if one.wants_letter])
            carry_out(ctx, office, room, orders, Asked("", None), notify=False, dry_run=dry_run)
            return
    log_list(office, (one.advice.case.reference for one in found))
    office.say(chases_summary(found) + ("\n" if found else ""))
    document = {"as_of": office.as_of.isoformat(), "late": [one.as_document() for one in found]}
    office.answer(document, *([chases_table(found, f"Late advice, {office.title_days}")] if found else []))


def _orders(office: Office, room: PostRoom, wanted: Collection[Chase]) -> Orders:
    """The chase letters of these; another agency that is late about the same child waits for its own day."""
    from transfer_cli.domain.advice import by_agency
    from transfer_cli.domain.chasing import CHASER
    from transfer_cli.domain.orders import Orders, place_orders

    orders: list[Order] = []
    held: list[Held] = []
    ways = routes(office)
    timelines = {t.case.reference: t for t in room.timelines}
    for agency, found in by_agency(one.advice for one in wanted).items():
        ordered = place_orders(
            [(CHASER, timelines[one.case.reference]) for one in found], room.register, office.settings, room.post,
            routes=replace(ways, named=(agency,)), again=True, cases=cases_of(room),
        )  # fmt: skip
        orders += ordered.orders
        held += ordered.held
    return Orders(tuple(orders), tuple(held), ())
