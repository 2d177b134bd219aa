"""The directory of settings: finding one, and what a file changes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.worked import cases
from transfer_cli.domain.case import SettingType
from transfer_cli.domain.directory import (
    FIELDS,
    Directory,
    DirectoryComparison,
    Setting,
    SettingRow,
    compare_settings,
    folded,
)

AS_OF = day("Mon 5 Sep 2016")
LARKFIELD = Setting("Larkfield Primary School", "900001", SettingType.MAINSTREAM, "Mrs A Example", ("1 School Lane",))
HERONS = Setting("Little Herons", head="Ms B Example")


def twin(urn: str, closed_on: str = "") -> Setting:
    return Setting("St Mary's School", urn, closed_on=day(closed_on) if closed_on else None)


def a_row(row: int = 2, **values: Any) -> SettingRow:
    return SettingRow(row, {"name": LARKFIELD.name, **values})


def loaded(directory: Directory, *rows: SettingRow) -> DirectoryComparison:
    return compare_settings(rows, directory)


def test_none_is_there_before_one_is_loaded() -> None:
    directory = Directory()
    assert not directory
    assert (len(directory), list(directory), directory.known, directory.names) == (0, [], frozenset(), {})
    assert directory.find("900001", LARKFIELD.name, AS_OF) is None


def test_what_is_known() -> None:
    directory = Directory([LARKFIELD, HERONS])
    assert directory
    assert list(directory) == [LARKFIELD, HERONS]
    assert directory.known == {"900001", "larkfield primary school", "little herons"}
    assert directory.names == {"900001": "Larkfield Primary School"}


@pytest.mark.parametrize(
    ("urn", "name", "found"),
    cases("""
    why                              | urn    | name                     | found
    by its URN                       | 900001 | Another name             | 900001
    by its name                      |        | Larkfield Primary School | 900001
    in any letters                   |        | larkfield PRIMARY school | 900001
    with spaces left over            |        | Larkfield  Primary School| 900001
    by name where the URN is unknown | 999999 | Larkfield Primary School | 900001
    one of two that is open          |        | St Mary's School         | 900003
    with a curly apostrophe          |        | St. Mary’s School        | 900003
    the closed one by its URN        | 900002 | St Mary's School         | 900002
    not there                        | 999999 | Nowhere School           |
    """),  # noqa: RUF001 - the register's own apostrophe
)
def test_finding_a_setting(urn: str, name: str, found: str) -> None:
    directory = Directory([LARKFIELD, twin("900002", "Wed 31 Aug 2016"), twin("900003")])
    setting = directory.find(urn or None, name, AS_OF)
    assert (setting.urn if setting else "") == found


def test_a_name_that_two_open_settings_have_finds_none_of_them() -> None:
    assert Directory([twin("900002"), twin("900003")]).find(None, "St Mary's School", AS_OF) is None


def test_a_name_that_only_closed_settings_have_finds_the_only_one() -> None:
    (one, two) = (twin(urn, "Wed 31 Aug 2016") for urn in ("900002", "900003"))
    assert Directory([one]).find(None, one.name, AS_OF) == one
    assert Directory([one, two]).find(None, one.name, AS_OF) is None


def test_a_day_of_closing_that_lies_ahead_closes_nothing_yet() -> None:
    setting = twin("900002", "Tue 6 Sep 2016")
    assert not setting.is_closed(AS_OF)
    assert setting.is_closed(day("Tue 6 Sep 2016"))
    assert not LARKFIELD.is_closed(AS_OF)


def test_a_later_entry_takes_the_place_of_an_earlier_one() -> None:
    later = replace(LARKFIELD, head="Mr C Example")
    assert list(Directory([LARKFIELD, HERONS, later])) == [later, HERONS]


def test_a_setting_that_gets_its_urn_is_still_one_setting() -> None:
    numbered = replace(HERONS, urn="EY900001")
    assert list(Directory([HERONS, numbered])) == [numbered]


def test_new_settings() -> None:
    found = loaded(Directory(), a_row(urn="900001", kind=SettingType.SPECIAL), SettingRow(3, {"name": "Little Herons"}))
    assert found == DirectoryComparison(
        entries=(Setting(LARKFIELD.name, "900001", SettingType.SPECIAL), Setting("Little Herons")),
        new=("900001", "little herons"),
    )


def test_a_change_is_told_field_by_field_and_the_rest_stays() -> None:
    row = a_row(
        urn="900001", head="Mr C Example", address=("2 School Lane", "Chester"), email=None, lowest_age=4,
        closed_on=day("Wed 31 Aug 2016"), kind=SettingType.SPECIAL,
    )  # fmt: skip
    found = loaded(Directory([LARKFIELD]), row)
    assert found.changed == ("900001",)
    assert found.entries == (
        replace(
            LARKFIELD, head="Mr C Example", address=("2 School Lane", "Chester"), lowest_age=4,
            closed_on=day("Wed 31 Aug 2016"), kind=SettingType.SPECIAL,
        ),
    )  # fmt: skip
    assert found.single_changes == (
        ("900001", "kind", "mainstream", "special"),
        ("900001", "head", "Mrs A Example", "Mr C Example"),
        ("900001", "address", "1 School Lane", "2 School Lane, Chester"),
        ("900001", "lowest_age", None, "4"),
        ("900001", "closed_on", None, "2016-08-31"),
    )


def test_an_empty_cell_says_that_it_is_not_known() -> None:
    found = loaded(Directory([LARKFIELD]), a_row(urn="900001", head=None, address=()))
    assert found.single_changes == (
        ("900001", "head", "Mrs A Example", None),
        ("900001", "address", "1 School Lane", None),
    )


@pytest.mark.parametrize(
    ("urn", "name"),
    [("900001", "Larkfield Primary School"), (None, "Larkfield Primary School")],
    ids=["by its URN", "by its name alone"],
)
def test_a_row_that_says_what_is_known_changes_nothing(urn: str | None, name: str) -> None:
    found = loaded(Directory([LARKFIELD]), SettingRow(2, {"name": name, "urn": urn, "head": "Mrs A Example"}))
    assert found == DirectoryComparison(unchanged=1)


def test_a_new_name_is_a_change_of_the_same_urn() -> None:
    found = loaded(Directory([LARKFIELD]), SettingRow(2, {"name": "Larkfield Academy", "urn": "900001"}))
    assert found.single_changes == (("900001", "name", "Larkfield Primary School", "Larkfield Academy"),)


def test_another_urn_is_another_setting_although_it_has_the_name() -> None:
    found = loaded(Directory([LARKFIELD]), a_row(urn="900009"))
    assert (found.new, found.changed) == (("900009",), ())


def test_a_setting_known_by_name_gets_its_urn() -> None:
    found = loaded(Directory([HERONS]), SettingRow(2, {"name": "Little Herons", "urn": "EY900001"}))
    assert (found.changed, found.single_changes) == (("ey900001",), (("EY900001", "urn", None, "EY900001"),))
    assert found.entries == (replace(HERONS, urn="EY900001"),)


def test_a_row_without_a_urn_never_means_a_setting_that_has_a_row_of_its_own() -> None:
    rows = (SettingRow(2, {"name": "Larkfield Academy", "urn": "900001"}), a_row(3, head="Mr C Example"))
    found = compare_settings(rows, Directory([LARKFIELD]), {"900001"})
    assert (found.changed, found.new) == (("900001",), ("larkfield primary school",))


def test_a_name_that_several_have_is_refused_without_its_urn() -> None:
    found = loaded(Directory([twin("900002"), twin("900003")]), SettingRow(7, {"name": "St Mary's School"}))
    assert found.entries == ()
    (problem,) = found.problems
    assert str(problem) == (
        'row 7, column name: "St Mary\'s School": 2 settings in the record have this name, and without a URN nothing '
        "says which is meant. Fill in its URN. [IMP097]"
    )


TEXTS = st.none() | st.text(min_size=1, max_size=6)
ROWS = st.lists(
    st.fixed_dictionaries(
        {"name": st.text(st.characters(categories=["L"]), min_size=1, max_size=3)},
        optional={
            "urn": st.none() | st.integers(10_000, 10_009).map(str),
            "head": TEXTS,
            "email": TEXTS,
            "lowest_age": st.none() | st.integers(0, 19),
        },
    ),
    max_size=6,
    unique_by=lambda values: values.get("urn") or folded(str(values["name"])),
)


@given(ROWS, ROWS)
def test_the_same_file_again_changes_nothing(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> None:
    record: list[Setting] = []
    for values in (first, second):
        rows = _without_doubtful(values)
        urns = {folded(row.urn) for row in rows if row.urn}
        record += compare_settings(rows, Directory(record), urns).entries
        again = compare_settings(rows, Directory(record), urns)
        assert again.entries == ()
        assert again.unchanged + len(again.problems) == len(rows)


def _without_doubtful(values: list[dict[str, Any]]) -> list[SettingRow]:
    """The rows as a reader hands them on: a name that stands twice has its URN each time."""
    names = [folded(value["name"]) for value in values]
    sure = [value for value, name in zip(values, names, strict=True) if value.get("urn") or names.count(name) == 1]
    return [SettingRow(number, value) for number, value in enumerate(sure, start=2)]


def test_every_field_of_a_setting_is_compared() -> None:
    assert {*FIELDS} == {*Setting.__slots__}
