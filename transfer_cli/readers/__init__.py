"""Files of others turned into typed rows and problems; nothing is decided about a case here."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from transfer_cli.errors import InputUnusable, Problem

if TYPE_CHECKING:
    from transfer_cli.domain.rows import CaseRow, StepRow
    from transfer_cli.readers.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Reading:
    """A caseload or events file as read.

    Attributes:
        sheet: The table as written: what a file of rejected rows repeats.
        cases: Rows of a caseload without fault; empty for an events file.
        steps: Rows of an events file without fault; empty for a caseload.
        problems: Everything wrong with single cells and rows.
        references: Every reference in a caseload, rejected rows too, in small letters.
        sha256: Of the file's bytes.
        is_events: Whether the headings are those of an events file.
        is_mended: Whether it was once written as a file of rejected rows, and so is only part of a caseload.
    """

    sheet: Sheet
    cases: tuple[CaseRow, ...]
    steps: tuple[StepRow, ...]
    problems: tuple[Problem, ...]
    references: frozenset[str]
    sha256: str
    is_events: bool
    is_mended: bool


def _csv(data: bytes, known: Collection[str]) -> Sheet:
    from transfer_cli.readers.csv_sheet import read_csv

    return read_csv(data, known)


FORMATS: dict[str, Callable[[bytes, Collection[str]], Sheet]] = {
    "": _csv,
}
"""Reader of each format, by the file name's suffix in lower case; the empty one reads every other file."""


def read(path: Path) -> Reading:
    """Read a caseload or events file, whichever its headings say it is.

    Every row is read whatever the others are like; the bytes are read once.

    Raises:
        InputUnusable: The file cannot be opened, is no table, or its headings cannot be used.
    """
    data = _bytes_of(path)
    try:
        return _read(data, path)
    except InputUnusable as error:
        raise InputUnusable(error.id, f"{path.name}: {error.what}", error.fix) from None


def _read(data: bytes, path: Path) -> Reading:
    from hashlib import sha256

    from transfer_cli.readers import caseload, events
    from transfer_cli.readers.headings import REASON, canonical, unknown_columns

    sheet = FORMATS.get(path.suffix.lower(), FORMATS[""])(data, caseload.KNOWN | events.KNOWN)
    names = {canonical(heading) for heading in sheet.headings}
    is_events, is_mended = {"step", "on"} <= names, REASON in names
    if not sheet.records:
        raise InputUnusable("IMP008", "The file has headings and no rows.", "Export it again with its rows.")
    unknown = unknown_columns(sheet, events.KNOWN if is_events else caseload.KNOWN)
    digest = sha256(data).hexdigest()
    if is_events:
        steps, problems = events.read_events(sheet)
        return Reading(sheet, (), steps, (*unknown, *problems), frozenset(), digest, is_events, is_mended)
    cases, references, problems = caseload.read_caseload(sheet)
    return Reading(sheet, cases, (), (*unknown, *problems), references, digest, is_events, is_mended)


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise InputUnusable("IMP001", f"{path} is a folder.", "Name the file in it.")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputUnusable("IMP001", f"There is no file {path}.", "Look at its name and folder.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputUnusable(
            "IMP001", f"{path} cannot be read: {reason}.", "Close it elsewhere, or ask for access."
        ) from None
