"""A file written whole or not at all, readable by its owner only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from transfer_cli.errors import InputUnusable
from transfer_cli.files import whole_file


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Have a file written beside its place and put there when it is whole.

    Args:
        path: Taken over if it is there.
        write: Writes the file at the path that it is given.

    Raises:
        InputUnusable: IMP009, the file cannot be written; what was there before still is.
    """
    try:
        with whole_file(path) as part:
            write(part)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what = f"{path} cannot be written: {reason}."
        raise InputUnusable("IMP009", what, "Name another file, or close it elsewhere.") from error
