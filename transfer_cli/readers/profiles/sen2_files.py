"""The nine files of a SEN2 person-level set: what they are called, which columns are used, where they are found.

Names: MastodonC/witan.sen2 (COLLECT Blade export). `gendercurrent` became `sex`, and `res`, `wbp` moved from the active
plan to the placement, with version 1.2 of the return.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import cast

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.source import BinaryFile, Source, file_source

_HEADINGS = 65_536
"""So many bytes are looked at for the headings."""


@dataclass(frozen=True, slots=True)
class File:
    """One of the nine.

    Attributes:
        name: End of the file's name. Its key is `NAMEtableid`.
        parent: The file whose key each row names; empty = none.
        needed: Columns that must be there beside the keys.
        optional: Columns that are used if they are there.
        unused: Columns that are known and not read.
    """

    name: str
    parent: str
    needed: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Column that tells its rows apart."""
        return f"{self.name}tableid"

    @property
    def parent_key(self) -> str:
        """Column that says to which row of the parent a row belongs; empty = it has no parent."""
        return f"{self.parent}tableid" if self.parent else ""

    @property
    def columns(self) -> tuple[str, ...]:
        """All that must be there."""
        return (self.key, *((self.parent_key,) if self.parent else ()), *self.needed)

    @property
    def known(self) -> frozenset[str]:
        """All that may be there."""
        kept_by_collect = ("nativeid", "sourceid", f"{self.name}orderseqcolumn")
        return frozenset((*self.columns, *self.optional, *self.unused, *kept_by_collect))


_PLACE = ("urn", "sensetting", "placementrank", "senunitindicator", "resourcedprovisionindicator")

FILES: tuple[File, ...] = (
    File("sen2", "", unused=(
        "collection", "year", "referencedate", "sourcelevel", "softwarecode", "release", "serialno", "datetime", "lea",
        "dmo", "dco",
    )),
    File("person", "sen2", ("surname", "forename", "personbirthdate", "upn"), ("postcode", "uniquelearnernumber"), (
        "gendercurrent", "sex", "ethnicity", "upnunknown",
    )),
    File("requests", "person", ("receiveddate",), unused=(
        "rya", "requestoutcomedate", "requestoutcome", "requestmediation", "requesttribunal", "exported",
    )),
    File("assessment", "requests", unused=(
        "assessmentoutcome", "assessmentoutcomedate", "assessmentmediation", "assessmenttribunal", "othermediation",
        "othertribunal", "week20",
    )),
    File("namedplan", "assessment", ("startdate", "ceasedate", "ceasereason"), unused=(
        "planres", "planwbp", "pb", "oa", "dp",
    )),
    File("plandetail", "namedplan", _PLACE, unused=("ukprn", "sensettingother")),
    File("activeplans", "requests", ("lastreview",), ("reviewmeeting",), ("transferla", "res", "wbp", "reviewoutcome")),
    File("placementdetail", "activeplans", (*_PLACE, "entrydate", "leavingdate"), unused=(
        "res", "wbp", "ukprn", "sensettingother", "attendancepattern",
    )),
    File("senneed", "activeplans", ("sentype", "sentyperank")),
)  # fmt: skip
BY_NAME: dict[str, File] = {file.name: file for file in FILES}


@dataclass(frozen=True, slots=True)
class Sen2Set:
    """The nine files of one export.

    Attributes:
        name: For messages.
        sources: By the name of the file in `FILES`.
    """

    name: str
    sources: Mapping[str, Source]

    def sha256(self) -> str:
        """Of all nine files together, in hexadecimal."""
        digests = "".join(self.sources[file.name].sha256() for file in FILES)
        return hashlib.sha256(digests.encode()).hexdigest()


def find_set(path: Path) -> Sen2Set | None:
    """The set that a folder, a zip or one of its files belongs to; None = this is nothing of the kind.

    Raises:
        InputUnusable: IMP087, files of the set are missing, or there is more than one set.
    """
    if path.is_dir():
        return _only_set(path.name, map(file_source, _files_in(path)))
    if path.suffix.lower() == ".zip" and path.is_file():
        return _only_set(path.name, _in_archive(path))
    name = _name_of(path.name)
    if not name or not path.is_file() or not _has_key(file_source(path), BY_NAME[name]):
        return None
    prefix = _prefix(path.name, name)
    sources = {
        found: file_source(each)
        for each in _files_in(path.parent)
        if (found := _name_of(each.name)) and _prefix(each.name, found) == prefix
    }
    return _complete(path.name, sources)


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if each.is_file())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        fix = "Ask for access to the folder."
        raise InputUnusable("IMP001", f"{folder} cannot be read: {reason}.", fix) from None


def _only_set(name: str, sources: Iterable[Source]) -> Sen2Set | None:
    sets: dict[str, dict[str, Source]] = defaultdict(dict)
    for source in sources:
        if found := _name_of(source.name):
            sets[_prefix(source.name, found)][found] = source
    sets = {prefix: each for prefix, each in sets.items() if any(_has_key(each[file], BY_NAME[file]) for file in each)}
    if not sets:
        return None
    if len(sets) > 1:
        raise InputUnusable(
            "IMP087",
            f"{name} holds {len(sets)} SEN2 sets.",
            "Put each into a folder of its own, or name one of the files of the set that you mean.",
        )
    return _complete(name, next(iter(sets.values())))


def _complete(name: str, sources: Mapping[str, Source]) -> Sen2Set:
    missing = [file.name for file in FILES if file.name not in sources]
    if missing:
        raise InputUnusable(
            "IMP087",
            f"{name} is of a SEN2 set of nine files, of which {', '.join(missing)} "
            f"{'are' if len(missing) > 1 else 'is'} not there.",
            "Put all nine side by side, with the same beginning of their names.",
        )
    return Sen2Set(name, sources)


def _name_of(file_name: str) -> str:
    """Which of the nine a file is by the end of its name: `Blade-Export_28-09-2022_person.csv`; empty = none."""
    path = PurePosixPath(file_name)
    stem = path.stem.casefold()
    if path.suffix.lower() != ".csv":
        return ""
    ends = (file.name for file in FILES if stem.endswith(file.name))
    return next((name for name in ends if not stem.removesuffix(name)[-1:].isalnum()), "")


def _prefix(file_name: str, name: str) -> str:
    """What stands before the name, folders and all."""
    return str(PurePosixPath(file_name).with_suffix("")).casefold().removesuffix(name)


def _has_key(source: Source, file: File) -> bool:
    """Whether the file's key stands at its beginning, in whatever encoding."""
    with source.open() as opened:
        beginning = opened.read(_HEADINGS)
    return file.key.encode() in beginning.replace(b"\0", b"").lower()


def _in_archive(path: Path) -> list[Source]:
    """The files in a zip, but for those that an operating system has put into it."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
    except (OSError, zipfile.BadZipFile):
        raise InputUnusable(
            "IMP087", f"{path} cannot be opened as a zip.", "Make it again, or unpack it and name the folder."
        ) from None
    return [_member(path, member.filename) for member in members if not member.filename.startswith("__MACOSX")]


def _member(path: Path, name: str) -> Source:
    def opened() -> BinaryFile:
        try:
            with zipfile.ZipFile(path) as archive:
                return cast(zipfile.ZipExtFile, archive.open(name))
        except (OSError, zipfile.BadZipFile, KeyError, RuntimeError):
            raise InputUnusable(
                "IMP087",
                f"{name} in {path} cannot be read.",
                "Unpack the zip, without a password, and name the folder.",
            ) from None

    return Source(name, opened)
