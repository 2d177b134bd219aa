"""Copies of reports, kept as they were handed out: their files, the settings of that day, and a list of both."""

from __future__ import annotations

import hashlib
import json
import stat
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from transfer_cli.errors import InputUnusable
from transfer_cli.files import folder_aside, make_folder, write_private
from transfer_cli.reports.report import Provenance, Report
from transfer_cli.reports.writers import EVERY_FORMAT, file_names

LIST = "frozen.json"
SETTINGS = "settings.toml"


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a kept copy is, and what it takes to make it again.

    Attributes:
        known_on: As given when it was made; None = everything recorded by then.
        known_at: ISO moment (UTC) of the last operation in the record that was read; empty = the record was empty.
        content: The report's hash.
        settings: Whether a settings file is kept with it; there may have been none.
        files: SHA-256 by name, the settings file among them.
        asked: What it was asked for beside its day and audience; older copies were asked for nothing more.
    """

    report: str
    audience: str
    as_of: str
    known_on: str | None
    known_at: str
    content: str
    made: Mapping[str, str]
    settings: bool
    files: Mapping[str, str]
    asked: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Which report it is; the rest of its name says what it was asked for."""
        return self.report.partition("-")[0]

    @property
    def folder(self) -> str:
        """Name of its folder: what it is, and the beginning of its content's hash."""
        return f"{self.report}-{self.as_of}-{self.audience}-{self.content[:8]}"

    @property
    def provenance(self) -> Provenance:
        """How it came about."""
        return Provenance(**self.made)

    @property
    def formats(self) -> tuple[str, ...]:
        """Formats that were kept, in order."""
        return tuple(format_ for format_ in EVERY_FORMAT if any(name.endswith(f".{format_}") for name in self.files))

    def listed(self) -> bytes:
        """The list as it is written, UTF-8."""
        return f"{json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()


def freeze(
    report: Report,
    contents: Mapping[str, bytes],
    provenance: Provenance,
    settings: bytes | None,
    known_on: str | None,
    known_at: str,
    asked: Mapping[str, Any],
) -> tuple[Frozen, dict[str, bytes]]:
    """The list of a copy to be kept, and every file of its folder, the list among them.

    Args:
        contents: The report's files by name.
        settings: The settings file that it was made with; None = there was none.
    """
    kept = dict(contents) | ({SETTINGS: settings} if settings is not None else {})
    frozen = Frozen(
        report=report.name,
        audience=report.audience,
        as_of=report.as_of.isoformat(),
        known_on=known_on,
        known_at=known_at,
        content=report.hash,
        made=asdict(provenance),
        settings=settings is not None,
        files={name: digest(content) for name, content in kept.items()},
        asked=asked,
    )
    return frozen, kept | {LIST: frozen.listed()}


def keep(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write the files so that nobody changes them by mistake; the folder is there with all of them, or not at all.

    Raises:
        InputUnusable: REP001, a file cannot be written there.
    """
    try:
        make_folder(folder.parent)
        with folder_aside(folder.parent) as aside:
            part = aside / folder.name
            make_folder(part)
            for name, content in contents.items():
                write_private(part / name, content)
                (part / name).chmod(stat.S_IREAD)
            part.rename(folder)
    except OSError as error:
        raise InputUnusable(
            "REP001",
            f"The copy {folder} cannot be kept: {error.strerror}.",
            "Name another place for reports with --out, and try again.",
        ) from error


def found_in(folder: Path) -> dict[str, Path]:
    """Folders of kept copies below this one, by the SHA-256 of their list."""
    return {digest(path.read_bytes()): path.parent for path in sorted(folder.glob(f"*/{LIST}"))}


def read_list(folder: Path) -> Frozen:
    """The list in the folder of a kept copy, which is known to be as it was written."""
    listed: dict[str, Any] = json.loads((folder / LIST).read_text(encoding="utf-8"))
    return Frozen(**listed)


def changed_files(frozen: Frozen, folder: Path) -> tuple[str, ...]:
    """Names of files that are gone or not what they were."""
    return tuple(
        name
        for name, hash_ in frozen.files.items()
        if not (folder / name).is_file() or digest((folder / name).read_bytes()) != hash_
    )


def made_again(frozen: Frozen, report: Report) -> dict[str, str]:
    """SHA-256 by name of the files that this report gives with the copy's own provenance."""
    names = file_names(report, frozen.formats)
    return {
        name: digest(EVERY_FORMAT[format_](report, frozen.provenance))
        for name, format_ in zip(names, frozen.formats, strict=True)
    }


def digest(content: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
