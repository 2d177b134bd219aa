"""Changes one by one, for programs and for people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import a_case, day, events
from tests.domain.arriving import a_row, arrive
from transfer_cli.domain.case import Case
from transfer_cli.domain.compare import compare
from transfer_cli.domain.directory import SingleChange
from transfer_cli.domain.single_changes import for_people, single_changes

OCTOBER = "Mon 3 Oct 2016"


def changes(*recorded: Case, **cells: Any) -> list[tuple[str, str | None, str | None]]:
    arrival = arrive(a_row(**cells), *recorded, as_of=OCTOBER)
    found = single_changes(compare([arrival], day(OCTOBER)), {arrival.reference: arrival}, day(OCTOBER))
    return [change[1:] for change in found]


def test_a_year_group_is_the_one_followed_and_not_the_offset() -> None:
    assert changes(a_case(), ncy=4) == [("ncy", "5", "4")]
    assert changes(a_case(ncy_offset=-1), ncy=5) == [("ncy", "4", "5")]


def test_a_field_is_as_the_record_keeps_it() -> None:
    assert changes(a_case(), officer="J Price", document_date=day("4 Feb 2008")) == [
        ("document_date", None, "2008-02-04"),
        ("officer", None, "J Price"),
    ]


def test_a_corrected_milestone_has_its_old_day() -> None:
    recorded = a_case(events=events(notice_given="Mon 12 Sep 2016"))
    assert changes(recorded, notice_given=day("Tue 13 Sep 2016")) == [("notice_given", "2016-09-12", "2016-09-13")]
    assert changes(recorded, draft_served=day("Tue 13 Sep 2016")) == [("draft_served", None, "2016-09-13")]


def test_what_is_new_is_no_change() -> None:
    assert changes(home_address1="1 Sample Street", notice_given=day("Tue 13 Sep 2016"), ncy=4) == []
    other = replace(a_case(), reference="CW0002")
    assert changes(other, home_address1="1 Sample Street") == []


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (("CW1", "ncy", "7", "6"), ("CW1", "ncy", "Year 7", "Year 6")),
        (("CW1", "date_of_birth", "2005-02-04", None), ("CW1", "date_of_birth", "4 Feb 2005", None)),
        (("CW1", "back_in_file", None, "2016-10-03"), ("CW1", "back_in_file", None, "3 Oct 2016")),
        (("CW1", "officer", "2005-02-04", "J Price"), ("CW1", "officer", "2005-02-04", "J Price")),
        (("Larkfield School", "head", "A Lee", "B Khan"), ("Larkfield School", "head", "A Lee", "B Khan")),
    ],
)
def test_people_read_year_groups_and_days(change: SingleChange, shown: SingleChange) -> None:
    assert for_people(change) == shown
