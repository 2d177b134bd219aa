"""What reading takes the tables to be is what they are."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import TableClause
from sqlalchemy.types import TypeEngine

from transfer_cli.store import shapes
from transfer_cli.store.shapes import Moment, Words
from transfer_cli.store.tables import Row

SHAPES = {shape.name: shape for shape in vars(shapes).values() if isinstance(shape, TableClause)}

ONLY_VERIFIED = {"digest_block"}
"""Tables that no question reads."""


def kept_as(kind: TypeEngine[Any]) -> str:
    """What the database keeps, or who of ours turns that into something else."""
    return type(kind).__name__ if isinstance(kind, Moment | Words) else str(kind)


def test_there_is_a_shape_of_every_table_that_is_read() -> None:
    assert {*SHAPES} == {*Row.metadata.tables} - ONLY_VERIFIED


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_has_the_columns_and_types_of_its_table(name: str) -> None:
    assert {column.name: kept_as(column.type) for column in SHAPES[name].c} == {
        column.name: kept_as(column.type) for column in Row.metadata.tables[name].c
    }
