"""What the user asks of an import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class How:
    """What the user asked for.

    Attributes:
        is_part: The file does not claim to be the whole caseload, so that nobody is gone from it.
        write_rejects: Writes the rejected rows, before anything is kept: without their file nothing is loaded.
        keep: How many single changes are kept to be shown; None = all.
        watch: Is passed the parts that are gone through, with how many rows they have in all, to show how far it is.
    """

    dry_run: bool
    skip_bad_rows: bool
    prefer_file: bool
    is_part: bool
    write_rejects: Callable[[], None]
    keep: int | None
    watch: Callable[[Iterator[Any], int], Iterator[Any]]
