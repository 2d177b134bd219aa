"""When a copy has been kept long enough."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import day
from tests.domain.test_returned import a_letter
from transfer_cli.domain.outputs import batch_done, day_in, is_over


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("weekly-2016-10-03-team.html", day("2016-10-03")),
        ("2016-10-03-2", day("2016-10-03")),
        ("CW0001-letters.pdf", None),
        ("2016-13-45", None),
    ],
)
def test_a_day_in_a_name(name: str, found: date | None) -> None:
    assert day_in(name) == found


def test_a_batch_is_done_when_its_last_letter_went() -> None:
    went = a_letter(state="posted", on=day("2016-10-04"))
    later = a_letter(state="withdrawn", on=day("2016-10-06"))
    assert batch_done([went, later]) == day("2016-10-06")
    assert batch_done([went, a_letter(state="made", on=None)]) is None
    assert batch_done([]) is None


def test_the_last_day_counts_as_kept() -> None:
    assert [is_over(day("2016-10-04"), 30, day(on)) for on in ("2016-11-03", "2016-11-04")] == [False, True]
    assert not is_over(None, 0, day("2050-01-01"))
