"""The value of a field on a day, from the changes it went through."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol


class Change(Protocol):
    """What a change of one field says; a row of `field_change` or a `FieldChange` does."""

    @property
    def new(self) -> str | None:
        """The value it gives."""

    @property
    def holds_from(self) -> date | None:
        """The day from which it gives it; None = the older values were never right."""


def value_on(original: str | None, changes: Iterable[Change], as_of: date | None) -> str | None:
    """The value that a field has on a day.

    Of the changes that hold by then the one with the latest first day wins, and of two with the same day the one
    recorded later. A change without a day replaces everything recorded before it, for every day.

    Args:
        original: Value with which the case came.
        changes: Of this one field, in order of recording, as far as they are to be known.
        as_of: The day; None = after all of them.
    """
    value, since = original, date.min
    for change in changes:
        if change.holds_from is None:
            value, since = change.new, date.min
        elif change.holds_from >= since and (as_of is None or change.holds_from <= as_of):
            value, since = change.new, change.holds_from
    return value
