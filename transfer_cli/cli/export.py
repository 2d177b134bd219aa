"""`transfer export`."""

from __future__ import annotations

import click


@click.command("export")
def export() -> None:
    """Not written yet."""
    raise NotImplementedError
