"""A field's value as it is typed on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transfer_cli.domain.columns import FieldValue


def read_value(column: str, text: str) -> FieldValue:
    """The typed value for a canonical column, read exactly as a cell of a caseload file is.

    Args:
        text: Empty = not known.

    Raises:
        InputUnusable: It is not of the column's kind.
    """
    from transfer_cli.domain.columns import BY_NAME
    from transfer_cli.errors import InputUnusable
    from transfer_cli.readers.cells import Unreadable, read_cell

    try:
        return read_cell(BY_NAME[column], text)
    except Unreadable as unreadable:
        raise InputUnusable("USE014", f'{column}: "{text}": {unreadable.why}', unreadable.fix) from None
