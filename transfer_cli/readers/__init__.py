"""Files of others turned into typed rows and problems; nothing is decided about a case here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from transfer_cli.errors import InputUnusable

if TYPE_CHECKING:
    from transfer_cli.readers.caseload import CaseloadFile
    from transfer_cli.readers.directory import DirectoryFile
    from transfer_cli.readers.events import EventsFile
    from transfer_cli.readers.profiles import Lookups, Profile
    from transfer_cli.readers.schedules import SchedulesFile
    from transfer_cli.readers.sheet import Recognise, Sheet
    from transfer_cli.readers.source import Source

    Content = CaseloadFile | EventsFile | DirectoryFile | SchedulesFile


@dataclass(frozen=True, slots=True)
class Reading:
    """A file, looked over once; its rows are read when they are asked for.

    Attributes:
        sheet: The table as written: what a file of rejected rows repeats.
        content: What the headings say it is.
        profile: How its headings and codes were made ours.
        sha256: Of the file's bytes with the worksheet's name, and of the profile if it is one of the user's own.
        is_mended: Whether it was once written as a file of rejected rows, and so is only part of a caseload.
    """

    sheet: Sheet
    content: Content
    profile: Profile
    sha256: str
    is_mended: bool
    _name: str
    _digest: Callable[[], str]

    def check_same(self) -> None:
        """See that the file is still what it was when it was looked over.

        Raises:
            InputUnusable: IMP025, somebody has written to it.
        """
        if self._digest() != self.sha256:
            raise InputUnusable(
                "IMP025",
                f"{self._name} was changed while it was read; nothing was loaded.",
                "Close it in other programs, and import it again.",
            )


def _csv(source: Source, recognise: Recognise, _sheet: str | None) -> Sheet:
    from transfer_cli.readers.csv_sheet import read_csv

    return read_csv(source, recognise)


def _workbook(source: Source, recognise: Recognise, sheet: str | None) -> Sheet:
    from transfer_cli.readers.workbook import read_workbook

    return read_workbook(source, recognise, sheet)


FORMATS: dict[str, Callable[[Source, Recognise, str | None], Sheet]] = {
    "": _csv,
    ".xlsx": _workbook,
    ".xlsm": _workbook,
    ".xlsb": _workbook,
    ".xls": _workbook,
    ".ods": _workbook,
}
"""Reader of each format, by the file name's suffix in lower case; the empty one reads every other file."""


def read(
    path: Path, *, sheet: str | None = None, profile: str = "auto", lookups: Callable[[], Lookups] | None = None
) -> Reading:
    """Look over a caseload, events file or directory of settings, whichever its headings say it is.

    Args:
        path: A file; for a set of files that belong together, their folder, their archive or any one of them.
        sheet: Worksheet of a workbook; None = the one that holds such a table.
        profile: `auto`, the name of a profile, or the path of a profile's file.
        lookups: Gives what a profile may look up, such as names of settings by their URN; asked only if it does.

    Raises:
        InputUnusable: The file cannot be opened, is no table, or its headings cannot be used.
    """
    from transfer_cli.readers.headings import REASON, canonical
    from transfer_cli.readers.profiles import AUTO, apply, choose, profile_named, recogniser

    named = None if profile == AUTO else profile_named(profile)
    try:
        read_table, digest = _source(path, recogniser(named), sheet)
        if named:
            digest = _with_profile(digest, profile)
        before = digest()
        table = read_table()
        of_sheet = partial(_with_sheet, table.name)
        used = choose(table, profile)
        ours = apply(used, table, lookups() if lookups and used.looks_up else None)
        is_mended = REASON in {canonical(heading) for heading in table.headings}
        return Reading(table, _content(ours), used, of_sheet(before), is_mended, path.name, lambda: of_sheet(digest()))
    except InputUnusable as error:
        if error.id == "IMP001":
            raise
        raise InputUnusable(error.id, f"{path.name}: {error.what}", error.fix, error.problems) from None


def _source(path: Path, recognise: Recognise, sheet: str | None) -> tuple[Callable[[], Sheet], Callable[[], str]]:
    """What reads the table in a file or a set of files, and what gives the digest of all their bytes."""
    from transfer_cli.readers.profiles.sen2 import read_set
    from transfer_cli.readers.profiles.sen2_files import find_set
    from transfer_cli.readers.source import file_source

    found = find_set(path)
    if found:
        return partial(read_set, found), found.sha256
    source = file_source(path)
    return partial(FORMATS.get(source.suffix, FORMATS[""]), source, recognise, sheet), source.sha256


def _with_profile(digest: Callable[[], str], profile: str) -> Callable[[], str]:
    """The digest of file and profile together, if the profile is a file too: a mended profile makes another import."""
    path = Path(profile)
    if not path.is_file():
        return digest
    return lambda: sha256(digest().encode() + path.read_bytes()).hexdigest()


def _with_sheet(name: str, digest: str) -> str:
    """The digest of one worksheet of a file: another sheet of the same workbook makes another import."""
    return sha256(f"{digest}\n{name}".encode()).hexdigest() if name else digest


def _content(sheet: Sheet) -> Content:
    """What the headings say that the sheet is."""
    from transfer_cli.readers import caseload, directory, events, schedules
    from transfer_cli.readers.headings import canonical

    names = {canonical(heading) for heading in sheet.headings}
    if {"step", "on"} <= names:
        return events.read_events(sheet)
    if schedules.is_schedules(names):
        return schedules.read_schedules(sheet)
    if directory.is_directory(names):
        return directory.read_directory(sheet)
    return caseload.read_caseload(sheet)
