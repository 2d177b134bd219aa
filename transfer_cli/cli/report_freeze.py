"""`--freeze` of every report: a copy is kept as it was handed out, with all that it takes to make it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from transfer_cli.cli.options import F, Office

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.reports.report import Provenance, Report

COMMAND = "report freeze"
"""Name of the operation in the audit log; its file is the copy's list."""

FOLDER = "frozen"

Asked = Mapping[str, Any]
"""What a report was asked for beside its day and audience, such as the year of the survey; as JSON can hold it."""

Remake = Callable[[Office, "Caseload", str, Asked], "Report"]
"""Makes a report for an audience."""

NOTHING_ASKED: Asked = {}


def freeze_option(command: F) -> F:
    """`--freeze` in the same words everywhere."""
    return click.option(
        "--freeze", is_flag=True, help="Also keep this copy in a folder of its own, and record that it was made."
    )(command)


def freeze_report(
    office: Office,
    made: Report,
    contents: Mapping[Path, bytes],
    provenance: Provenance,
    folder: Path,
    asked: Asked = NOTHING_ASKED,
) -> dict[str, str]:
    """Keep this report, record that, and say so; where it is kept, and the record's head since.

    Args:
        contents: Its files, as they are handed out.
        folder: Where reports go; kept copies have folders of their own below it.

    Raises:
        InputUnusable: REP001, it cannot be kept there; nothing is recorded then.
    """
    from transfer_cli.domain.changes import NewOperation
    from transfer_cli.reports.frozen import digest, freeze, keep

    head = provenance.head
    last = next((op for op in reversed(office.store.operations(office.known_at)) if op.hash == head), None)
    frozen, files = freeze(
        made,
        {path.name: content for path, content in contents.items()},
        provenance,
        office.settings_path.read_bytes() if office.settings_path.exists() else None,
        office.known_on.isoformat() if office.known_on else None,
        last.recorded.isoformat() if last else "",
        asked,
    )
    place = folder / FOLDER / frozen.folder
    if place.exists():
        office.say(f"A copy with the same content is kept already, in {place}")
        return {"folder": str(place.absolute()), "head": office.store.head()}
    keep(place, files)
    words = f"{frozen.kind} for {made.audience} as of {made.as_of.isoformat()}, content {made.hash[:16]}"
    listed = digest(frozen.listed())
    recorded = office.store.note(NewOperation(COMMAND, words, office.as_of, file_sha256=listed))
    office.say(f"Kept in {place}; write down the head of the record, {recorded.hash}")
    return {"folder": str(place.absolute()), "head": recorded.hash}
