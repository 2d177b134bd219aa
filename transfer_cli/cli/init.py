"""`transfer init`."""

from __future__ import annotations

import click


@click.command("init")
def init() -> None:
    """Not written yet."""
    raise NotImplementedError
