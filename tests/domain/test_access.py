"""Which entries of the log of reads answer a question."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from transfer_cli.domain.access import Access, chosen

ENTRIES = (
    Access(1, datetime(2016, 9, 5, 9, tzinfo=UTC), "j.price", "case show", "CW0001", None, ""),
    Access(2, datetime(2016, 9, 5, 10, tzinfo=UTC), "a.okoro", "case show", "CW0002", None, ""),
    Access(3, datetime(2016, 9, 6, 9, tzinfo=UTC), "a.okoro", "export", None, "ab", ""),
)


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, [3, 2, 1]),
        ({"reference": "CW0001"}, [3, 1]),
        ({"actor": "A.Okoro"}, [3, 2]),
        ({"on": date(2016, 9, 5)}, [2, 1]),
        ({"reference": "CW0001", "on": date(2016, 9, 5)}, [1]),
        ({"reference": "CW0001", "actor": "a.okoro"}, [3]),
    ],
)
def test_the_newest_first_with_what_was_handed_out_about_many(asked: dict[str, object], numbers: list[int]) -> None:
    assert [entry.id for entry in chosen(ENTRIES, **asked)] == numbers  # type: ignore[arg-type]
