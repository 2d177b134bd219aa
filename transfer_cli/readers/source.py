"""Where bytes come from: a file, or one inside an archive; opened as often as it is read."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipExtFile

from transfer_cli.errors import InputUnusable

BinaryFile = io.BufferedReader | io.BytesIO | ZipExtFile
"""What bytes are read from."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read.

    Attributes:
        name: For messages, and by its suffix for the format.
        open: Gives its bytes from the beginning, to be closed by whoever asks.
    """

    name: str
    open: Callable[[], BinaryFile]

    @property
    def suffix(self) -> str:
        """The end of the name in small letters: `.csv`."""
        return Path(self.name).suffix.lower()

    def sha256(self) -> str:
        """Of all its bytes, in hexadecimal."""
        with self.open() as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def file_source(path: Path) -> Source:
    """The file at this path; errors in opening it are told when it is opened.

    Raises:
        InputUnusable: IMP001, it is a folder.
    """
    if path.is_dir():
        raise InputUnusable("IMP001", f"{path} is a folder.", "Name the file in it.")

    def opened() -> BinaryFile:
        try:
            return path.open("rb")
        except FileNotFoundError:
            raise InputUnusable("IMP001", f"There is no file {path}.", "Look at its name and folder.") from None
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise InputUnusable(
                "IMP001", f"{path} cannot be read: {reason}.", "Close it elsewhere, or ask for access."
            ) from None

    return Source(path.name, opened)
