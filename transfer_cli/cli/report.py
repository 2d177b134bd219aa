"""`transfer report`."""

from __future__ import annotations

import click


@click.command("report")
def report() -> None:
    """Not written yet."""
    raise NotImplementedError
