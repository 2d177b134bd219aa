"""`transfer demo`."""

from __future__ import annotations

import click


@click.command("demo")
def demo() -> None:
    """Not written yet."""
    raise NotImplementedError
