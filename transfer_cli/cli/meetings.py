"""`transfer meetings`."""

from __future__ import annotations

import click


@click.command("meetings")
def meetings() -> None:
    """Not written yet."""
    raise NotImplementedError
