"""Why some operations are never undone."""

from __future__ import annotations

import pytest

from transfer_cli.domain.never_undone import why_never


@pytest.mark.parametrize(
    ("command", "begins"),
    [
        ("forecast", "a forecast that was kept is held against what comes."),
        ("report freeze", "a report that was kept is a copy"),
        ("retention run", "what retention has erased is gone"),
        ("import", "it recorded nothing that can be"),
    ],
)
def test_the_reason(command: str, begins: str) -> None:
    assert why_never(command).startswith(begins)
