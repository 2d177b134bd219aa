"""`transfer schedule handover`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_list
from transfer_cli.cli.options import NAME, Office, dry_run_option, pass_office

if TYPE_CHECKING:
    from transfer_cli.domain.schedule.handover import Hand
    from transfer_cli.domain.schedule.outcome import Schedule

FIRST = 10


@click.command("handover")
@click.argument("officer", type=NAME)
@click.option(
    "--to", multiple=True, type=NAME, metavar="NAME", help="Only to this officer; may be given several times."
)
@dry_run_option
@pass_office
@click.pass_context
def handover(ctx: click.Context, office: Office, *, officer: str, to: tuple[str, ...], dry_run: bool) -> None:
    """Give all open cases of an officer who leaves to the others, and plan again, in one step.

    The schedule is made again without the officer who leaves: weeks that families have agreed to stay, and as many
    promised weeks as can be. Reviews under way go to whoever can have them open and still begin what is to be begun,
    and of several to whoever has least work for the room; brothers and sisters stay together. Reviews still to begin
    go to whoever has room for them. transfer schedule undo takes it all back. If not all can begin in time, it is
    done all the same, says so, and leaves with 1.

    Afterwards take the officer out of transfer.toml, or give the days away in absent.

    Example: transfer schedule handover "J Price" --dry-run
    """
    from transfer_cli.cli.schedule_plan import hands_of, planned
    from transfer_cli.domain.changes import Changes, NewOperation
    from transfer_cli.domain.schedule.handover import changes_of, with_officers
    from transfer_cli.domain.schedule.leaving import Handover
    from transfer_cli.domain.schedule.outcome import new_schedule
    from transfer_cli.domain.words import count

    office.refuse_known_on("schedule handover")
    caseload = office.caseload()
    wanted = Handover(office.settings, officer, to)
    given = hands_of(office, wanted, caseload)
    fields = changes_of(given, office.as_of)
    found = planned(office, wanted.without, with_officers(caseload, fields))
    recorded = bool(given) and not dry_run
    if recorded:
        words = f"{count(len(given), 'case')} handed over, {count(len(found.moved), 'week')} moved"
        changes = Changes(fields=fields, schedule=new_schedule(found))
        office.store.record(NewOperation("schedule handover", words, office.as_of), changes)
    else:
        log_list(office, (hand.case.reference for hand in given))
    _answer(office, given, found, recorded=recorded)
    if dry_run:
        office.say("Nothing was written: --dry-run.")
    elif recorded:
        office.say("Recorded. Now take the officer out of transfer.toml, or give the days away in absent.")
    else:
        office.say("Nothing was written.")
    if not found.feasible:
        ctx.exit(1)


def _answer(office: Office, given: tuple[Hand, ...], found: Schedule, *, recorded: bool) -> None:
    from transfer_cli.domain.words import count
    from transfer_cli.reports.schedule import sentences
    from transfer_cli.reports.schedule_document import document
    from transfer_cli.reports.schedule_tables import balance_table, hands_table, moves_table

    every = office.verbosity > 0
    shown = given if every else given[:FIRST]
    work = sum(hand.work for hand in given)
    office.say(f"{count(len(given), 'open case')} with {count(work, 'planned week')} of work left to hand over.")
    office.say("\n".join(sentences(found)) + "\n", wrap=True)
    tables = [balance_table(given, office.title_days), hands_table(shown, office.title_days)] if given else []
    tables += [moves_table(found.moves, office.title_days)] if every and found.moves else []
    office.answer(
        {
            "as_of": office.as_of.isoformat(),
            "hands": [{"reference": hand.case.reference, "to": hand.to, "work": hand.work} for hand in given],
            **{key: value for key, value in document(found, recorded=recorded).items() if key != "as_of"},
        },
        *tables,
    )
    if len(shown) < len(given):
        office.say(f"\nThe first {len(shown)} of {len(given):,} cases; -v lists them all, and every move.")
