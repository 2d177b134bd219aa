"""`transfer audit`."""

from __future__ import annotations

import click


@click.command("audit")
def audit() -> None:
    """Not written yet."""
    raise NotImplementedError
