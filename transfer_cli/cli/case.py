"""`transfer case`."""

from __future__ import annotations

import click


@click.command("case")
def case() -> None:
    """Not written yet."""
    raise NotImplementedError
