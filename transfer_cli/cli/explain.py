"""`transfer explain`."""

from __future__ import annotations

import click


@click.command("explain")
def explain() -> None:
    """Not written yet."""
    raise NotImplementedError
