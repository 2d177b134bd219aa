"""`transfer slippage`."""

from __future__ import annotations

import click


@click.command("slippage")
def slippage() -> None:
    """Not written yet."""
    raise NotImplementedError
