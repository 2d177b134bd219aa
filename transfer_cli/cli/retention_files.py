"""Copies of what the record holds: where they are, which are no longer to be kept, and how one is removed."""

from __future__ import annotations

import csv
import io
import stat
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from transfer_cli.cli.errors_edge import log_file
from transfer_cli.cli.options import Office
from transfer_cli.cli.own_backups import backups_folder
from transfer_cli.errors import InputUnusable

if TYPE_CHECKING:
    from transfer_cli.domain.backups import Manifest
    from transfer_cli.domain.case import Case

FOLDERS: Mapping[str, str] = {
    "letters": "letters",
    "reports": "reports",
    "exports": "exports",
    "case_files": "case-files",
    "reprints": "reprints",
    "sar": "sar",
    "schedule": "schedule",
}
"""Folder beside the record by its key in the settings."""

LISTS = ("manifest.csv", "notify.csv")
"""Files about many letters, of which single lines can be taken out."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Files that mention children who are to be erased.

    Attributes:
        to_remove: Whole files.
        to_shorten: Lists out of which some lines go, with the references.
        elsewhere: Files that the program did not put where they are: named, and left to whoever did.
        backups: Copies of the whole record.
        of_others: Backups in the same folder that say that they are of another record; whose children they hold is
            for whoever keeps that one to say.
    """

    to_remove: tuple[Path, ...]
    to_shorten: Mapping[Path, frozenset[str]]
    elsewhere: tuple[Path, ...]
    backups: tuple[Path, ...]
    of_others: tuple[Path, ...] = ()


def expired(office: Office) -> tuple[Path, ...]:
    """Folders of letters and single files that the settings no longer keep, in order."""
    keep = office.settings.outputs.keep_days
    return tuple(sorted(path for key, days in keep.items() for path in _expired(office, key, days)))


def _expired(office: Office, key: str, days: int) -> Iterator[Path]:
    from transfer_cli.domain.data_map import sort_of
    from transfer_cli.domain.outputs import day_in, is_over

    folder = office.folder / FOLDERS[key]
    if not folder.is_dir():
        return
    if key == "letters":
        done = _batches_done(office)
        yield from (p for p in folder.iterdir() if p.is_dir() and is_over(done.get(p.name), days, office.as_of))
        return
    if key in {"reprints", "sar"}:
        yield from (p for p in folder.iterdir() if p.is_dir() and is_over(day_in(p.name), days, office.as_of))
        return
    for path in _files(folder):
        sort = sort_of(path.relative_to(office.folder).as_posix())
        if key == "reports" and not (sort and sort.personal and sort.key):
            continue
        if is_over(day_in(path.name) if key == "reports" else _written(path), days, office.as_of):
            yield path


def _batches_done(office: Office) -> dict[str, date | None]:
    from transfer_cli.domain.outputs import batch_done

    batches = defaultdict(list)
    for letter in office.store.letters():
        batches[letter.batch].append(letter)
    return {batch: batch_done(letters) for batch, letters in batches.items()}


def _written(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime).date()  # noqa: DTZ006 - the day as the user's folder shows it


def copies_about(office: Office, cases: Collection[Case], others: Iterable[Case]) -> Copies:
    """Every file in the folders of the workspace that mentions one of these children, and the log of defects.

    Args:
        others: Children whose files stay; a name that one of them has as well gives nobody away.
    """
    from transfer_cli.readers.traces import found_in, marks_of

    if not cases:
        return Copies((), {}, (), ())
    theirs = {mark for case in others for mark in marks_of(case)}
    marks = {case.reference: [mark for mark in marks_of(case) if mark not in theirs] for case in cases}
    ours = {mark for its in marks.values() for mark in its}
    longer = [mark for mark in theirs if any(one in mark for one in ours)]
    remove: list[Path] = []
    shorten: dict[Path, frozenset[str]] = {}
    for path in (*(p for name in FOLDERS.values() for p in _files(office.folder / name)), log_file()):
        if path.is_file() and (found := found_in(path, marks, longer)):
            if path.name in LISTS:
                shorten[path] = found
            else:
                remove.append(path)
    backups, of_others = _backups(office)
    loose = (path for path in _loose(office) if path not in {*backups, *of_others})
    elsewhere = [path for path in loose if found_in(path, marks, longer)]
    return Copies(tuple(remove), shorten, tuple(elsewhere), backups, of_others)


def _backups(office: Office) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Copies of the whole record in their folder, and of other records that share it.

    The folder may hold other things too, and may be the workspace itself. What does not say of which record it is
    counts as of this one, since it may hold its children.
    """
    from transfer_cli.domain.backups import is_of

    found = {path: manifest for path in _in_backups_folder(office) for manifest in _manifests(path)}
    heads = office.store.heads() if found else {}
    of_others = [path for path, manifest in found.items() if manifest and manifest.head and not is_of(manifest, heads)]
    return tuple(path for path in found if path not in of_others), tuple(of_others)


def _in_backups_folder(office: Office) -> list[Path]:
    """Files in the folder of backups, and in its folders if it is one of the workspace."""
    folder, workspace = (path.resolve() for path in (backups_folder(office, office.settings), office.folder))
    if workspace in folder.parents:
        return _files(backups_folder(office, office.settings))
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def _manifests(path: Path) -> Iterator[Manifest | None]:
    """What a backup says of itself, None = it has the name of one and cannot be read; nothing if it is no backup."""
    from transfer_cli.domain.backups import SUFFIX
    from transfer_cli.store.backup import read_manifest

    try:
        yield read_manifest(path)
    except InputUnusable:
        if path.name.endswith(SUFFIX):
            yield None


def _loose(office: Office) -> Iterator[Path]:
    """Files where people put what they import and export, at the top of the workspace and beside the backups.

    The record itself is none of them.
    """
    record = Path(office.db).resolve()
    top = sorted(path for path in office.folder.iterdir() if path.is_file()) if office.folder.is_dir() else []
    for path in dict.fromkeys((*top, *_in_backups_folder(office))):
        if not path.resolve().is_relative_to(record.parent) or not path.name.startswith(record.name):
            yield path


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it, and whatever folder is left empty by that.

    Raises:
        OSError: It cannot be removed, for instance since another program shows it.
    """
    for file in (*_files(path), *([path] if path.is_file() else [])):
        file.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows deletes no kept copy that is still read-only
        file.unlink()
    for folder in (
        *sorted((p for p in path.rglob("*") if p.is_dir()), reverse=True),
        *([path] if path.is_dir() else []),
    ):
        folder.rmdir()
    if path.parent.is_dir() and path.parent.name not in FOLDERS.values() and not any(path.parent.iterdir()):
        path.parent.rmdir()


def shorten(path: Path, references: Iterable[str]) -> None:
    """Take the lines about these children out of a list.

    Raises:
        OSError: It cannot be written.
    """
    from transfer_cli.files import write_private
    from transfer_cli.readers.traces import plainly

    gone = {plainly(reference) for reference in references}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    column = rows[0].index("reference") if rows and "reference" in rows[0] else 0
    kept = [row for row in rows if len(row) <= column or plainly(row[column]) not in gone]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(kept)
    write_private(path, text.getvalue().encode("utf-8-sig"))
