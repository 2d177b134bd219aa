"""What is declared of files, and for programs."""

from __future__ import annotations

import pytest

from transfer_cli.domain.data_map import COLUMNS, FILES, map_document, sort_of
from transfer_cli.domain.remains import KEPT_DETAIL, KEPT_FIELDS
from transfer_cli.domain.retention_policy import OUTPUTS


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ("letters/2016-10-03/print.pdf", "all letters of a batch"),
        ("letters/2016-10-03/CW0001-notice-1.pdf", "a letter"),
        ("reports/weekly-2016-10-03-team.html", "reports with lists of children"),
        ("reports/weekly-2016-10-03-sendsg.html", "reports that name nobody"),
        ("sar/CW0001-2016-10-03/letters/one.pdf", "answers to subject access requests"),
        ("other.csv", "other files that you put there, such as rejects"),
        ("letters/other.csv", None),
        ("somewhere/else.bin", None),
    ],
)
def test_the_first_pattern_that_fits_counts(place: str, what: str | None) -> None:
    found = sort_of(place)
    assert (found.what if found else None) == what


def test_every_period_of_the_settings_is_of_some_files_and_no_other_is() -> None:
    assert {files.key for files in FILES if files.key} == set(OUTPUTS)


def test_what_is_said_to_stay_is_what_stays() -> None:
    stays = {name for c in COLUMNS if c.table == "case_row" and c.then.startswith("stays") for name in c.names}
    assert stays == KEPT_FIELDS | {"id", "operation_id"}
    assert KEPT_DETAIL


def test_the_map_for_programs_has_all_of_it() -> None:
    document = map_document()
    assert [len(document[key]) for key in ("columns", "files")] == [len(COLUMNS), len(FILES)]  # type: ignore[arg-type]
    assert [files.personal for files in FILES].count(False) >= 3
