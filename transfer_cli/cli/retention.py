"""`transfer retention`: files whose time is over are listed, approved and erased; legal holds stand against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transfer_cli.cli.clash import case_as_seen, clash_options
from transfer_cli.cli.options import Office, dry_run_option, pass_office
from transfer_cli.cli.references import REFERENCE
from transfer_cli.cli.retention_run import run
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.words import count

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case
    from transfer_cli.domain.changes import Changes


@click.group("retention")
def retention() -> None:
    """Whose file need not be kept any longer; what is erased, and what stands against it.

    Example: transfer retention due
    """


@retention.command("due")
@pass_office
def due(office: Office) -> None:
    """List the children whose file need not be kept any longer, with the rule, and the copies that have expired.

    Rules and periods stand in the settings under [retention] and [outputs]. Nothing is changed: see transfer
    retention run. Open cases and those under a legal hold are listed, and are not erased.

    Example: transfer retention due

    Example: transfer --as-of 2045-09-01 retention due
    """
    from transfer_cli.cli.retention_run import overdue, show

    standing = overdue(office)
    show(office, standing, {"ready": len(standing.ready)})
    if standing.ready:
        office.say(f"\nTo erase them for good: transfer retention run --approve {len(standing.ready)}")


@retention.command("approve")
@click.argument("number", type=int)
@pass_office
def approve(office: Office, *, number: int) -> None:
    """Approve the list of retention due, so that somebody else may erase it; NUMBER is how many it has.

    Where the settings say two_people = true, nothing is erased that another person has not approved. The approval holds
    for exactly this list: once a child joins or leaves it, it is to be approved again.

    Example: transfer retention approve 0
    """
    from transfer_cli.cli.retention_run import overdue, refuse_number
    from transfer_cli.domain.access import NewAccess
    from transfer_cli.domain.retention import list_hash

    office.refuse_known_on("retention approve")
    ready = overdue(office).ready
    refuse_number(len(ready), number, "approve")
    hash_ = list_hash(ready)
    if ready:
        office.store.log(NewAccess("retention approve", file_sha256=hash_))
    office.say(
        f"{count(len(ready), 'child', 'children')} approved for erasing." if ready else "Nobody is to be erased."
    )
    office.answer({"approved": len(ready), "list_sha256": hash_})


@retention.command("hold")
@click.argument("reference", type=REFERENCE)
@click.option("--why", required=True, metavar="TEXT", help="Why, such as an inquiry or a claim; it is recorded.")
@click.option("--lift", is_flag=True, help="End the hold instead.")
@clash_options
@dry_run_option
@pass_office
def hold(
    office: Office, *, reference: str, why: str, lift: bool, on_clash: str, seen: int | None, dry_run: bool
) -> None:
    """Keep the file of a child whatever the rules say (legal hold), or end that with --lift.

    Example: transfer retention hold CW0001 --why "Independent Inquiry into Child Sexual Abuse"

    Example: transfer retention hold CW0001 --lift --why "the inquiry has ended"
    """
    from transfer_cli.cli.case_writing import write_decided
    from transfer_cli.domain.retention import held, lifted

    office.refuse_known_on("retention hold")
    words = f"{'legal hold lifted' if lift else 'legal hold'} on {show_day(office.as_of)}"

    def decide(case: Case) -> tuple[Changes, str]:
        return (lifted if lift else held)(case, office.as_of, why.strip()), words

    case = case_as_seen(office, reference, seen)
    write_decided(office, case, decide, "retention hold", dry_run=dry_run, on_clash=on_clash)


retention.add_command(run)
