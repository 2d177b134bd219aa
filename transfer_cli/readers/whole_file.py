"""A file written whole or not at all, readable by its owner only."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from transfer_cli.errors import InputUnusable


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Have a file written beside its place and put there when it is whole.

    Args:
        path: Taken over if it is there.
        write: Writes the file at the path that it is given.

    Raises:
        InputUnusable: IMP009, the file cannot be written; what was there before still is.
    """
    temporary = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".transfer-", suffix=path.suffix)
        os.close(handle)
        temporary = Path(name)
        write(temporary)
        temporary.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what = f"{path} cannot be written: {reason}."
        raise InputUnusable("IMP009", what, "Name another file, or close it elsewhere.") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
