"""`transfer schedule`."""

from __future__ import annotations

import click


@click.command("schedule")
def schedule() -> None:
    """Not written yet."""
    raise NotImplementedError
