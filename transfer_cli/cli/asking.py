"""Asking a person at the terminal; a script says beforehand what it wants."""

from __future__ import annotations

import sys

import click

from transfer_cli.cli.options import Office
from transfer_cli.errors import Refused


def can_ask(office: Office) -> bool:
    """Whether somebody sits at a terminal who can answer."""
    return not office.json and sys.stdin.isatty()


def ask_before_writing(office: Office, question: str, *, yes: bool) -> bool:
    """Whether it is to be done.

    Args:
        yes: It was said beforehand.

    Raises:
        Refused: UND006, nobody can be asked.
    """
    if yes:
        return True
    if not can_ask(office):
        raise Refused("UND006", "Nobody can be asked here whether this is right.", "Say --yes, or look with --dry-run.")
    return click.confirm(question, err=True)
