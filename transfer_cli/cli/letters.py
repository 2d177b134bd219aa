"""`transfer letters`."""

from __future__ import annotations

import click


@click.command("letters")
def letters() -> None:
    """Not written yet."""
    raise NotImplementedError
