"""`transfer today`."""

from __future__ import annotations

import click


@click.command("today")
def today() -> None:
    """Not written yet."""
    raise NotImplementedError
