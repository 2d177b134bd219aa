"""`transfer report frozen`: copies of reports that were kept, proven against the record."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

import transfer_cli
from transfer_cli.cli.options import Office, pass_office
from transfer_cli.cli.report_freeze import COMMAND, FOLDER
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.words import count
from transfer_cli.errors import TransferError

if TYPE_CHECKING:
    from transfer_cli.domain.changes import Operation
    from transfer_cli.reports.frozen import Frozen
    from transfer_cli.reports.report import Report


@click.command("frozen")
@click.option(
    "--in", "folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
    help="Where reports were written.  [default: reports, beside the record]",
)  # fmt: skip
@pass_office
@click.pass_context
def frozen(ctx: click.Context, office: Office, *, folder: Path | None) -> None:
    """Copies kept by --freeze: whether their files are as they were, and whether the record still gives them.

    Each is made again from the record as it was known then, with the settings kept beside it, and compared byte by
    byte. Whatever was recorded since, also for days before, makes no difference. Leaves with 1 when one is gone,
    changed, or does not come out the same.

    Example: transfer report frozen
    """
    from transfer_cli.reports.frozen import found_in
    from transfer_cli.reports.table import Table

    places = found_in((folder or office.folder / "reports") / FOLDER)
    kept = [op for op in office.store.operations(office.known_at) if op.command == COMMAND]
    states = [_state(office, places.get(op.file_sha256 or "")) for op in kept]
    rows = [(show_day(op.recorded.date()), op.actor, op.words, state) for op, state in zip(kept, states, strict=True)]
    bad = [state for state in states if not state.startswith("whole")]
    title = f"{count(len(kept), 'kept copy', 'kept copies')}, {count(len(bad), 'finding')}"
    office.answer(
        {"copies": [_document(op, places, state) for op, state in zip(kept, states, strict=True)]},
        *([Table(title, ("Kept on", "By", "What", "State"), tuple(rows))] if rows else []),
    )
    if not rows:
        office.say(_none_kept(office.known_on))
    if bad:
        ctx.exit(1)


def _none_kept(known_on: date | None) -> str:
    until = f" by {show_day(known_on)}" if known_on else ""
    return f"No copy of a report was kept{until}. To keep one as it is handed out: transfer report weekly --freeze"


def _document(operation: Operation, places: dict[str, Path], state: str) -> dict[str, object]:
    place = places.get(operation.file_sha256 or "")
    return {
        "kept": operation.recorded.isoformat(),
        "by": operation.actor,
        "what": operation.words,
        "head": operation.hash,
        "folder": str(place.absolute()) if place else None,
        "state": state,
    }


def _state(office: Office, folder: Path | None) -> str:
    """In a few words; `whole` first if nothing is wrong."""
    from transfer_cli.reports.frozen import changed_files, made_again, read_list

    if folder is None:
        return "gone, or its list is changed"
    copy = read_list(folder)
    if changed := changed_files(copy, folder):
        return f"changed or gone: {', '.join(changed)}"
    try:
        again = _again(office, copy, folder)
    except TransferError as error:
        return _differs(copy, f"the record now gives none: {error.what}")
    if again.hash != copy.content:
        return _differs(copy, "the record now gives other figures")
    files = made_again(copy, again)
    if any(copy.files[name] != hash_ for name, hash_ in files.items()):
        return _differs(copy, "the figures are the same, its files look otherwise")
    return "whole"


def _differs(copy: Frozen, what: str) -> str:
    """A newer program may lay out or count otherwise, which is no fault of the copy."""
    version = copy.provenance.version
    if version == transfer_cli.__version__:
        return what
    return f"whole; {what} with transfer {transfer_cli.__version__} than with {version}"


def _again(office: Office, copy: Frozen, folder: Path) -> Report:
    from transfer_cli.cli.report import REPORTS
    from transfer_cli.reports.frozen import SETTINGS

    then = office.back_then(
        date.fromisoformat(copy.as_of),
        date.fromisoformat(copy.known_on) if copy.known_on else None,
        datetime.fromisoformat(copy.known_at or "1970-01-01T00:00:00+00:00"),
        folder / SETTINGS if copy.settings else None,
    )
    return REPORTS[copy.kind](then, then.caseload(), copy.audience, copy.asked)
