"""The passphrase of a backup: from a file, the environment or a question, never a word of the command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from transfer_cli.cli.options import F
from transfer_cli.errors import InputUnusable

ENVIRONMENT = "TRANSFER_BACKUP_PASSPHRASE"

passphrase_file_option: Callable[[F], F] = click.option(
    "--passphrase-file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help=f"File whose first line is the passphrase.  [default: {ENVIRONMENT}, else you are asked]",
)  # fmt: skip


def passphrase(file: Path | None, *, new: bool) -> str:
    """The passphrase.

    Args:
        new: It is to be chosen, so a question is asked twice.

    Raises:
        InputUnusable: BAK004, there is none, or its file cannot be read.
    """
    if file:
        return _checked(_first_line(file), f"{file} has no passphrase in its first line.")
    if named := os.environ.get(ENVIRONMENT):
        return _checked(named, f"{ENVIRONMENT} is blank.")
    if not somebody_is_there():
        raise _missing("There is nobody here to ask for the passphrase.")
    asked: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True)
    return asked


def _first_line(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        unread = f"{file} cannot be read as a passphrase."
        raise _missing(unread) from error
    return lines[0] if lines else ""


def _checked(words: str, otherwise: str) -> str:
    if not words.strip():
        raise _missing(otherwise)
    return words


def _missing(what: str) -> InputUnusable:
    return InputUnusable("BAK004", what, f"Give --passphrase-file FILE, or set {ENVIRONMENT}.")


def somebody_is_there() -> bool:
    """Whether a question would be seen."""
    return sys.stdin.isatty()
