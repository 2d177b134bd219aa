"""`transfer audit log --reads`: who looked at which child, and what was handed out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from transfer_cli.cli.options import Office
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.words import count

if TYPE_CHECKING:
    from transfer_cli.domain.access import Access


def list_reads(
    office: Office, reference: str | None, actor: str | None, command: str | None, days: tuple[date, date]
) -> None:
    """The entries of the log of reads, the newest first.

    Args:
        reference: Only what was about this case, or about many; None = everything; likewise the others.
        days: First and last day of recording.
    """
    from transfer_cli.domain.access import chosen
    from transfer_cli.reports.table import Table

    found = [
        entry
        for entry in chosen(office.store.accesses(office.known_at), reference, actor, None)
        if days[0] <= entry.recorded.date() <= days[1] and (command is None or is_of(entry.command, command))
    ]
    about = f" that may be about {reference}" if reference else ""
    columns = ("No", "Read (UTC)", "By", "Command", "Child", "File handed out")
    office.answer(
        {"reads": [_as_json(entry) for entry in found]},
        Table(f"{count(len(found), 'read')}{about}", columns, tuple(_row(entry) for entry in found)),
    )


def is_of(command: str, wanted: str) -> bool:
    """Whether it is this command, or one of this group of commands."""
    words = wanted.casefold().split()
    return command.casefold().split()[: len(words)] == words


def _row(entry: Access) -> tuple[int | str | None, ...]:
    when = f"{show_day(entry.recorded.date())} {entry.recorded:%H:%M}"
    file = entry.file_sha256[:16] if entry.file_sha256 else None
    return entry.id, when, entry.actor, entry.command, entry.reference or "many", file


def _as_json(entry: Access) -> dict[str, object]:
    return {
        "id": entry.id,
        "recorded": entry.recorded.isoformat(),
        "actor": entry.actor,
        "command": entry.command,
        "reference": entry.reference,
        "file_sha256": entry.file_sha256,
        "hash": entry.hash,
    }
