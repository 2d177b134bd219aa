"""`transfer report frozen`, and `--freeze`: copies of reports that are kept, and proven against the record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

import transfer_cli
from transfer_cli.cli.options import F, Office, pass_office
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.words import count

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.changes import Operation
    from transfer_cli.reports.frozen import Frozen
    from transfer_cli.reports.report import Provenance, Report

COMMAND = "report freeze"
"""Name of the operation in the audit log; its file is the copy's list."""

FOLDER = "frozen"

Remake = Callable[[Office, "Caseload", str], "Report"]
"""Makes a report for an audience."""


def freeze_option(command: F) -> F:
    """`--freeze` in the same words everywhere."""
    return click.option(
        "--freeze", is_flag=True, help="Also keep this copy in a folder of its own, and record that it was made."
    )(command)


def freeze_report(
    office: Office, caseload: Caseload, made: Report, provenance: Provenance, formats: tuple[str, ...], folder: Path
) -> dict[str, str]:
    """Keep this report, record that, and say so; where it is kept, and the record's head since.

    Args:
        folder: Where reports go; kept copies have folders of their own below it.
    """
    from transfer_cli.domain.changes import NewOperation
    from transfer_cli.reports.frozen import digest, freeze, keep
    from transfer_cli.reports.writers import FORMATS, file_names

    contents = {
        name: FORMATS[format_](made, provenance)
        for name, format_ in zip(file_names(made, formats), formats, strict=True)
    }
    last = next((op for op in reversed(office.store.operations(office.known_at)) if op.hash == caseload.head), None)
    frozen, files = freeze(
        made,
        contents,
        provenance,
        office.settings_path.read_bytes() if office.settings_path.exists() else None,
        office.known_on.isoformat() if office.known_on else None,
        last.recorded.isoformat() if last else "",
    )
    place = folder / FOLDER / frozen.folder
    if place.exists():
        office.say(f"A copy with the same content is kept already, in {place}")
        return {"folder": str(place.absolute()), "head": office.store.head()}
    keep(place, files)
    words = f"{made.name} for {made.audience} as of {made.as_of.isoformat()}, content {made.hash[:16]}"
    listed = digest(frozen.listed())
    recorded = office.store.note(NewOperation(COMMAND, words, office.as_of, file_sha256=listed))
    office.say(f"Kept in {place}; write down the head of the record, {recorded.hash}")
    return {"folder": str(place.absolute()), "head": recorded.hash}


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
    again = _again(office, copy, folder)
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
    return REPORTS[copy.report](then, then.caseload(), copy.audience)
