"""`transfer status`."""

from __future__ import annotations

import click


@click.command("status")
def status() -> None:
    """Not written yet."""
    raise NotImplementedError
