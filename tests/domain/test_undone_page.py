"""What is said of the page of a plan whose publishing is undone, or done again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.builders import day
from transfer_cli.domain.changes import Operation
from transfer_cli.domain.undone_page import page_left


def an_operation(number: int, words: str, command: str = "plan publish") -> Operation:
    return Operation(
        number, command, words, "m.lee", day("2016-09-05"), datetime(2016, 9, number, tzinfo=UTC), None, ""
    )


IMPORT = an_operation(1, "4 new", "import")
FIRST = an_operation(2, "version 1 of 2016-08-15, 9 promises")
SECOND = an_operation(3, "version 2, final of 2016-09-01, 3 promises")
AGAIN = an_operation(4, "version 2, final of 2016-09-01, 0 promises")
BARE = an_operation(5, "")
EVERYTHING = (IMPORT, FIRST, SECOND, AGAIN)

STAYS = (
    "The page of {} stays where it is, here and wherever it was put up, and families may have read it: take it down by "
    "hand, and tell them."
)


@pytest.mark.parametrize(
    ("operation", "undone", "begins"),
    [
        (IMPORT, (), []),
        (SECOND, (), [STAYS.format("version 2, final of 2016-09-01"), "To publish version 1 of 2016-08-15 again, put"]),
        (
            FIRST, (),
            [STAYS.format("version 1 of 2016-08-15"), "The page of version 2, final of 2016-09-01, which was"],
        ),
        (SECOND, (2,), [STAYS.format("version 2, final of 2016-09-01"), "No other version was published"]),
        (BARE, (2, 3, 4), [STAYS.format("that version"), "No other version was published"]),
    ],
)  # fmt: skip
def test_undone(operation: Operation, undone: tuple[int, ...], begins: list[str]) -> None:
    said = page_left(operation, EVERYTHING, undone, redo=False)
    assert len(said) == len(begins)
    assert all(sentence.startswith(begin) for sentence, begin in zip(said, begins, strict=True))


def test_done_again() -> None:
    assert page_left(IMPORT, EVERYTHING, (), redo=True) == ()
    (sentence,) = page_left(SECOND, EVERYTHING, (3,), redo=True)
    assert sentence.startswith("The page of version 2, final of 2016-09-01 is not put up by this.")
