"""What every command that shows one child, or hands a file out, does first: it says so in the log of reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, command_words

if TYPE_CHECKING:
    from transfer_cli.store import Store


def log_read(office: Office, *references: str) -> None:
    """Note that these cases are being read; without any, that many are.

    Raises:
        Busy: REC004, somebody else holds the record, so that it cannot be noted: nothing is shown then.
    """
    from transfer_cli.domain.access import NewAccess

    command = command_words(click.get_current_context())
    office.store.log(*(NewAccess(command, reference) for reference in dict.fromkeys(references) or (None,)))


def log_list(office: Office, references: Iterable[str]) -> None:
    """Note that a list is being read which names these children; nothing if it names none.

    A list of many is one entry, whatever their number: one for each child on every morning's list would hide who
    looked at a single case.

    Raises:
        Busy: As `log_read`.
    """
    listed = set(references)
    if listed:
        log_read(office, *(listed if len(listed) == 1 else ()))


def log_files(
    office: Office, contents: Iterable[bytes | Path], reference: str | None = None, store: Store | None = None
) -> None:
    """Note that these files are being handed out.

    Args:
        contents: What is in each, or where it stands.
        reference: The one child they are about; None = many.
        store: The record that notes it; None = the one at hand.

    Raises:
        Busy: As `log_read`.
    """
    from transfer_cli.domain.access import NewAccess

    command = command_words(click.get_current_context())
    (store or office.store).log(*(NewAccess(command, reference, _sha256(content)) for content in contents))


def log_copies(office: Office, copies: Iterable[tuple[str, str]]) -> None:
    """Note that copies of single letters are being handed out.

    Args:
        copies: Reference of the child, and hash of the file.
    """
    from transfer_cli.domain.access import NewAccess

    command = command_words(click.get_current_context())
    office.store.log(*(NewAccess(command, reference, sha256) for reference, sha256 in copies))


def _sha256(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
