"""Files of others turned into typed rows and problems; nothing is decided about a case here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from transfer_cli.errors import InputUnusable

if TYPE_CHECKING:
    from transfer_cli.readers.caseload import CaseloadFile
    from transfer_cli.readers.directory import DirectoryFile
    from transfer_cli.readers.events import EventsFile
    from transfer_cli.readers.sheet import Recognise, Sheet
    from transfer_cli.readers.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """A file, looked over once; its rows are read when they are asked for.

    Attributes:
        source: The file.
        sheet: The table as written: what a file of rejected rows repeats.
        content: What the headings say it is.
        sha256: Of the file's bytes.
        is_mended: Whether it was once written as a file of rejected rows, and so is only part of a caseload.
    """

    source: Source
    sheet: Sheet
    content: CaseloadFile | EventsFile | DirectoryFile
    sha256: str
    is_mended: bool

    def check_same(self) -> None:
        """See that the file is still what it was when it was looked over.

        Raises:
            InputUnusable: IMP025, somebody has written to it.
        """
        if self.source.sha256() != self.sha256:
            raise InputUnusable(
                "IMP025",
                f"{self.source.name} was changed while it was read; nothing was loaded.",
                "Close it in other programs, and import it again.",
            )


def _csv(source: Source, recognise: Recognise, _sheet: str | None) -> Sheet:
    from transfer_cli.readers.csv_sheet import read_csv

    return read_csv(source, recognise)


FORMATS: dict[str, Callable[[Source, Recognise, str | None], Sheet]] = {
    "": _csv,
}
"""Reader of each format, by the file name's suffix in lower case; the empty one reads every other file."""


def read(path: Path, sheet: str | None = None) -> Reading:
    """Look over a caseload, events file or directory of settings, whichever its headings say it is.

    Args:
        sheet: Worksheet of a workbook; None = the one that holds such a table.

    Raises:
        InputUnusable: The file cannot be opened, is no table, or its headings cannot be used.
    """
    from transfer_cli.readers.source import file_source

    source = file_source(path)
    try:
        return _read(source, sheet)
    except InputUnusable as error:
        if error.id == "IMP001":
            raise
        raise InputUnusable(error.id, f"{path.name}: {error.what}", error.fix) from None


def _read(source: Source, name: str | None) -> Reading:
    from transfer_cli.readers import caseload, directory, events
    from transfer_cli.readers.headings import REASON, canonical

    digest = source.sha256()
    known = caseload.KNOWN | events.KNOWN | directory.KNOWN
    reader = FORMATS.get(source.suffix, FORMATS[""])
    sheet = reader(source, lambda cells: sum(canonical(cell) in known for cell in cells), name)
    names = {canonical(heading) for heading in sheet.headings}
    content: CaseloadFile | EventsFile | DirectoryFile
    if {"step", "on"} <= names:
        content = events.read_events(sheet)
    elif directory.is_directory(names):
        content = directory.read_directory(sheet)
    else:
        content = caseload.read_caseload(sheet)
    return Reading(source, sheet, content, digest, is_mended=REASON in names)
