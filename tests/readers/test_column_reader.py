"""A column read many cells at a time: the same as cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_cli.domain.columns import BY_NAME, FieldValue
from transfer_cli.errors import Problem
from transfer_cli.readers.cells import Unreadable, read_cell
from transfer_cli.readers.column_reader import ColumnReader
from transfer_cli.readers.sheet import Cell

Read = tuple[list[FieldValue], dict[int, list[str]], list[Problem]]


def read(name: str, *cells: Cell, again: Sequence[Cell] = ()) -> Read:
    """Values, bad rows with the columns that are empty there and must not be, and problems: of cells, then of more."""
    problems: list[Problem] = []
    reader = ColumnReader(BY_NAME[name], 0, None, problems.append)
    bad: dict[int, list[str]] = {}
    found = [*reader.read(cells, range(2, 2 + len(cells)), bad)]
    if again:
        found += reader.read(again, range(2 + len(cells), 2 + len(cells) + len(again)), bad)
    return found, bad, problems


def told(problems: list[Problem]) -> list[tuple[str, str, int, str]]:
    return [(p.id, p.severity.value, p.row, p.value) for p in problems]


def test_texts_are_trimmed_and_empty_ones_are_not_known() -> None:
    assert read("officer", "J Price", " A N Other ", "", " ") == (["J Price", "A N Other", None, None], {}, [])


def test_numbers_among_texts_are_read_as_a_file_would_hold_them() -> None:
    assert read("officer", "J Price", 7, 1216.0) == (["J Price", "7", "1216"], {}, [])


def test_a_required_text_must_be_there() -> None:
    found, bad, problems = read("reference", "CW1", " ", "", "CW2")
    assert (found[0], found[3], bad) == ("CW1", "CW2", {3: ["reference"], 4: ["reference"]})
    assert problems == [], "whoever sees the whole row tells it"


def test_a_required_date_must_be_there_every_time() -> None:
    _, bad, problems = read("date_of_birth", "2007-05-04", "", again=["", "2007-05-04"])
    assert bad == {3: ["date_of_birth"], 4: ["date_of_birth"]}
    assert problems == []


def test_what_was_read_before_is_read_the_same() -> None:
    found, bad, problems = read("notice_given", "12/09/2016", "", again=["", "12/09/2016", "13/09/2016"])
    assert found == [date(2016, 9, 12), None, None, date(2016, 9, 12), date(2016, 9, 13)]
    assert (bad, problems) == ({}, [])


def test_a_cell_that_cannot_be_read_is_told_in_every_row() -> None:
    _, bad, problems = read("document", "statment", "statement", "statment", again=["statment"])
    assert bad == {2: [], 4: [], 5: []}
    assert told(problems) == [("IMP013", "reject", row, "statment") for row in (2, 4, 5)]


def test_one_and_true_are_not_mixed_up() -> None:
    assert read("ncy", 1, 1.0, "1", "Year 1", "R")[0] == [1, 1, 1, 1, 0]


def test_a_character_that_does_not_print_is_told_in_every_row() -> None:
    found, bad, problems = read("forename", "Rob\nin", "Sam", again=["Rob\nin"])
    assert (found, bad) == (["Rob in", "Sam", "Rob in"], {})
    assert told(problems) == [("IMP032", "note", 2, "Rob in"), ("IMP032", "note", 4, "Rob in")]


def test_a_character_that_cannot_be_seen_is_taken_out_and_told() -> None:
    found, bad, problems = read("officer", "J\u200b Price", "J Price", "\ufeffJ\u00a0Price\u00ad")
    assert (found, bad) == (["J Price"] * 3, {})
    assert [(p.id, p.row, p.value, p.why) for p in problems] == [
        ("IMP032", row, "J Price", "a character that cannot be seen was taken out.") for row in (2, 4)
    ]


def test_spaces_of_another_kind_are_spaces() -> None:
    assert read("officer", "J\u00a0Price", "J\u2009Price") == (["J Price", "J Price"], {}, [])


def test_spaces_of_any_kind_around_a_cell_are_nothing_to_tell() -> None:
    assert read("forename", "\tRobin\r\n", "\u00a0Sam\u00a0") == (["Robin", "Sam"], {}, [])


def test_a_former_code_is_told_in_every_row() -> None:
    found, _, problems = read("primary_need", "BESD", "SEMH", again=["besd"])
    assert found == ["SEMH", "SEMH", "SEMH"]
    assert told(problems) == [("IMP031", "note", 2, "BESD"), ("IMP031", "note", 4, "besd")]


def test_a_former_code_is_only_one_in_its_own_column() -> None:
    assert read("officer", "BESD") == (["BESD"], {}, [])


def test_what_is_remembered_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transfer_cli.readers.column_reader.MANY", 3)
    words = [str(n % 7) for n in range(50)]
    assert read("ncy", *words)[0] == [int(word) for word in words]


CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "CW1", "2007-05-04", "31/02/2007", "yes", "BESD", "statement", "#REF!", "a\tb", "Year 9"]
    ),
    st.text(max_size=6),
    st.integers(0, 50_000),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
)
NAMES = st.sampled_from(
    ["reference", "officer", "date_of_birth", "notice_given", "ncy", "primary_need", "upn", "meeting_at"]
)


@given(name=NAMES, cells=st.lists(CELLS, max_size=8), again=st.lists(CELLS, max_size=8))
def test_many_cells_are_read_as_one_by_one(name: str, cells: list[Cell], again: list[Cell]) -> None:
    found, bad, _ = read(name, *cells, again=again)
    for row, cell in enumerate([*cells, *again], start=2):
        try:
            value = read_cell(BY_NAME[name], cell)
        except Unreadable:
            assert row in bad
            continue
        unfit = value is None and BY_NAME[name].required
        assert (row in bad) is unfit
        assert unfit or found[row - 2] == value
