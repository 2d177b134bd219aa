"""Columns that nobody knows: a note for each, or of very many one for all."""

from __future__ import annotations

from tests.readers.reading import table
from transfer_cli.readers.headings import MANY, unknown_columns

KNOWN = ("reference", "document_date")


def test_each_column_that_is_not_known_is_noted() -> None:
    found = unknown_columns(table(["reference", "Shoe size", "Dokument date", ""]), KNOWN, {3})
    assert "\n".join(map(str, found)) == (
        'row 1, column 2: "Shoe size": this column is not known and was not read. '
        "Rename it if transfer should know it; nothing else is affected. [IMP030]\n"
        'row 1, column 3: "Dokument date": this column is not known and was not read. '
        "Did you mean document_date? Then rename it and import again. [IMP030]\n"
        "row 1, column 4: this column has no heading and was not read. "
        "Rename it if transfer should know it; nothing else is affected. [IMP030]"
    )


def test_of_very_many_the_first_are_named_in_one_note() -> None:
    many = [f"x{number}" for number in range(MANY + 1)]
    assert len(unknown_columns(table(["reference", *many[1:]]), KNOWN)) == MANY
    (note,) = unknown_columns(table(["reference", *many]), KNOWN)
    assert str(note) == (
        'row 1: "x0, x1, x2, x3, x4, x5, x6, x7, x8, x9": 21 columns are not known and were not read; these are among '
        "them. Rename those that transfer should know; nothing else is affected. [IMP030]"
    )
    assert (note.row, note.column) == (1, "")


def test_one_that_is_nearly_known_is_named_by_itself_among_very_many() -> None:
    many = [f"x{number}" for number in range(300)]
    near, others = unknown_columns(table(["reference", *many, "Dokument date"]), KNOWN)
    assert near.value == "Dokument date"
    assert others.why.startswith("300 columns are not known")
    nearly = [f"document_date{number}" for number in range(MANY + 1)]
    assert len(unknown_columns(table(["reference", *nearly]), KNOWN)) == MANY + 1


def test_columns_without_a_heading_are_counted_too() -> None:
    (note,) = unknown_columns(table(["reference", *["x"] * MANY, ""]), KNOWN, {MANY + 1})
    assert note.why.endswith("these are among them. 1 of the 21 has no heading.")
    (note,) = unknown_columns(table(["reference", *[""] * 30]), KNOWN, range(1, 31))
    assert (note.value, note.why) == (
        "", "30 columns are not known and were not read. 30 of the 30 have no heading.",
    )  # fmt: skip
