"""A column that a file empties from top to bottom."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_case
from tests.domain.arriving import a_row, arrive
from transfer_cli.domain.emptied import EmptiedColumns
from transfer_cli.errors import Problem, Severity


def told(*cells: dict[str, Any], local: tuple[str, ...] = (), **was: Any) -> list[Problem]:
    """What is said of rows with these cells, each about a child of whom the record has `was`."""
    emptied = EmptiedColumns()
    for number, each in enumerate(cells, start=2):
        recorded = a_case(**{"officer": "J Price", **was})
        emptied.see(arrive(a_row(number, **each), recorded, local=local))
    return list(emptied.warnings())


NONE: dict[str, Any] = {"officer": None}


def test_it_is_told_once_with_how_many_children_had_a_value() -> None:
    assert told(NONE, NONE, NONE) == [
        Problem(
            "IMP057", Severity.WARNING, "row 2, column officer", "",
            "the record had officer of 3 children who are in this file, and the file has it of none.",
            "If it was lost, import a file that has it; without the column, the record stays as it is.",
            row=2, column="officer",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cells",
    [
        (NONE, NONE),
        (NONE, NONE, NONE, {"officer": "J Price"}),
        ({"officer": "A Lee"}, NONE, NONE, NONE),
        ({}, {}, {}),
        ({"ncy": None}, {"ncy": None}, {"ncy": None}),
    ],
)
def test_a_few_children_or_some_values_or_no_such_column_are_nothing_to_tell(cells: tuple[dict[str, Any], ...]) -> None:
    assert told(*cells) == []


def test_what_the_record_never_had_is_not_emptied() -> None:
    assert told(NONE, NONE, NONE, officer=None) == []


def test_what_was_changed_here_is_kept_and_not_emptied() -> None:
    assert told(NONE, NONE, NONE, local=("officer",)) == []


def test_new_children_say_nothing() -> None:
    emptied = EmptiedColumns()
    emptied.see(arrive(a_row(2, officer=None)))
    assert list(emptied.warnings()) == []
