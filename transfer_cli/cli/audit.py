"""`transfer audit`: who wrote what, and whether the record is still what was written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.audit_map import map_
from transfer_cli.cli.audit_reads import is_of, list_reads
from transfer_cli.cli.options import DAY, Office, pass_office
from transfer_cli.cli.references import REFERENCE
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.words import count

if TYPE_CHECKING:
    from transfer_cli.domain.changes import Operation


@click.group("audit")
def audit() -> None:
    """Who wrote what and when, and whether anybody has changed it since.

    Example: transfer audit verify
    """


@audit.command("log")
@click.option("--reference", type=REFERENCE, help="Only what was written about this case.")
@click.option("--actor", metavar="NAME", help="Only what this person wrote.")
@click.option(
    "--command", metavar="NAME", help="Only this command, or all beginning so: import, letters, case correct."
)
@click.option("--on", "on_day", type=DAY, help="Only what was recorded on this day.")
@click.option("--since", type=DAY, help="Only what was recorded on this day or later.")
@click.option("--until", type=DAY, help="Only what was recorded on this day or earlier.")
@click.option("--reads", is_flag=True, help="Who looked at a child or took a file away, instead of who wrote.")
@pass_office
def log(
    office: Office,
    *,
    reference: str | None,
    actor: str | None,
    command: str | None,
    on_day: date | None,
    since: date | None,
    until: date | None,
    reads: bool,
) -> None:
    """Every command that wrote, the newest first. Days and times of recording are in UTC.

    What was undone is listed too, with the number of the undo. With --reads: every time one child's case was shown, and
    every file that was handed out, with its fingerprint. What was handed out about many children is listed under each
    of them.

    Example: transfer audit log --reference CW0001

    Example: transfer audit log --command letters --since 2016-09-01 --until 2016-09-30

    Example: transfer audit log --reads --reference CW0001
    """
    from transfer_cli.reports.table import Table

    if reference is not None:
        reference = _reference(office, reference)
    days = on_day or since or date.min, on_day or until or date.max
    if reads:
        list_reads(office, reference, actor, command, days)
        return
    found = [
        operation
        for operation in reversed(office.store.operations(office.known_at, reference))
        if (actor is None or operation.actor.casefold() == actor.casefold())
        and (command is None or is_of(operation.command, command))
        and days[0] <= operation.recorded.date() <= days[1]
    ]
    undone = office.store.undone(office.known_at)
    about = f" about {reference}" if reference else ""
    columns = ("No", "Recorded (UTC)", "By", "Command", "For", "What")
    title = f"{count(len(found), 'operation')}{about}"
    office.answer(
        {"operations": [_as_json(operation, undone.get(operation.id)) for operation in found]},
        Table(title, columns, tuple(_row(operation, undone.get(operation.id)) for operation in found)),
    )


@audit.command("verify")
@click.option("--head", default="", metavar="HASH", help="A chain head noted earlier, or its beginning.")
@pass_office
@click.pass_context
def verify(ctx: click.Context, office: Office, *, head: str) -> None:
    """Check every row of the record, and the log of reads, against its hash chain; exit with 1 when it is broken.

    The chain shows every edit, loss and insertion but one: that its end was cut off. For that, give the head that
    was printed by an earlier verify or in a weekly report.

    Example: transfer audit verify
    """
    from transfer_cli.errors import Severity

    problems, now = office.store.verify(head.strip().lower()), office.store.head()
    broken = [problem for problem in problems if problem.severity is Severity.REJECT]
    for problem in problems:
        office.say(str(problem))
    found = f"The chain is broken: {count(len(broken), 'fault')}." if broken else "The chain is whole."
    office.say(f"{found} Its head is {now}." if now else "Nothing has been recorded yet.")
    reads = office.store.head_of_reads()
    if reads:
        office.say(f"The head of the log of reads is {reads}.")
    found_problems = [problem.as_json() for problem in problems]
    office.answer({"whole": not broken, "head": now, "head_of_reads": reads, "problems": found_problems})
    if broken:
        ctx.exit(1)


audit.add_command(map_)


def _reference(office: Office, wanted: str) -> str:
    """The reference of a case; of one whose import is undone, as it was written then.

    Raises:
        InputUnusable: USE001, there never was such a case; USE002, it could be several.
    """
    from transfer_cli.errors import InputUnusable

    try:
        return office.case(office.caseload(), wanted).reference
    except InputUnusable:
        if office.store.operations(office.known_at, wanted.strip()):
            return wanted.strip()
        raise


def _row(operation: Operation, undone_by: int | None) -> tuple[int | str | date, ...]:
    recorded = f"{show_day(operation.recorded.date())} {operation.recorded:%H:%M}"
    words = operation.words if undone_by is None else f"UNDONE by {undone_by}: {operation.words}"
    return operation.id, recorded, operation.actor, operation.command, operation.as_of, words


def _as_json(operation: Operation, undone_by: int | None) -> dict[str, object]:
    return {
        "id": operation.id,
        "recorded": operation.recorded.isoformat(),
        "actor": operation.actor,
        "command": operation.command,
        "as_of": operation.as_of.isoformat(),
        "words": operation.words,
        "file_sha256": operation.file_sha256,
        "hash": operation.hash,
        "undone_by": undone_by,
    }
