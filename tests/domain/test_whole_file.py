"""What shows only between rows: of the file, and beside the record."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_case, day
from tests.domain.arriving import HOME, a_row, arrive
from transfer_cli.domain.settings import Officer, Settings
from transfer_cli.domain.whole_file import Identity, WholeFile
from transfer_cli.errors import Problem, Severity

SETTINGS = Settings("", officers=(Officer("J Price"),), commissioning_bodies=("West Cheshire",))
DIRECTORY = frozenset({"larkfield primary school", "111222"})
UPN = "B801200005001"


def told(problems: Any) -> list[tuple[str, str, str, str]]:
    """Id, severity, place and what is said."""
    return [(p.id, p.severity.value, p.where, p.why) for p in problems]


def seen(*rows: dict[str, Any], recorded: tuple[Identity, ...] = (), whole: WholeFile | None = None) -> list[Problem]:
    """What these rows show; each is a child of its own, `CW2`, `CW3` and so on, unless it says otherwise."""
    whole = whole or WholeFile(Settings(""))
    whole.knows(recorded)
    found: list[Problem] = []
    for number, cells in enumerate(rows, start=2):
        own = {"reference": f"CW{number}", "forename": f"Child {number}"}
        found += whole.see(arrive(a_row(number, **{**HOME, **own, **cells})))
    return [*found, *whole.notes()]


def recorded(reference: str = "CW9", **more: Any) -> Identity:
    """A child in the record."""
    about: dict[str, Any] = {"upn": UPN, "forename": "Kit", "surname": "Example", "date_of_birth": day("4 May 2007")}
    return Identity(reference, **{**about, **more})


def test_ordinary_rows_show_nothing() -> None:
    whole = WholeFile(SETTINGS, DIRECTORY)
    contact = {"contact1_name": "Ms Alix Example", "contact1_relationship": "mother"}
    row = {"officer": "j price", "commissioning_body": "WEST CHESHIRE", "contact1_parental_responsibility": True}
    assert seen({**row, **contact}, {"officer": None, "upn": UPN}, {"upn": None}, {"upn": None}, whole=whole) == []


def test_a_upn_belongs_to_one_child() -> None:
    assert seen({"upn": UPN}, {}, {"upn": None}, {"upn": UPN}) == [
        Problem(
            "IMP034", Severity.WARNING, "row 5, column upn", UPN, "row 2 has the same UPN.",
            "Look whether both are one child.", row=5, column="upn",
        )
    ]  # fmt: skip


def test_every_further_row_is_told_the_first() -> None:
    assert told(seen({"upn": UPN}, {"upn": UPN}, {"upn": UPN})) == [
        ("IMP034", "warning", f"row {row}, column upn", "row 2 has the same UPN.") for row in (3, 4)
    ]


def test_a_upn_may_be_that_of_a_child_in_the_record() -> None:
    assert told(seen({"upn": UPN}, recorded=(recorded(),))) == [
        ("IMP034", "warning", "row 2, column upn", "CW9 in the record has the same UPN.")
    ]


def test_a_child_without_a_upn_is_like_nobody_else() -> None:
    assert seen({"upn": None}, {"upn": None}, recorded=(recorded(upn=None), recorded("CW8", upn=None))) == []


SAME = {"forename": "Robin"}


@pytest.mark.parametrize("forename", ["Robin", "ROBIN", " robin "])
def test_two_rows_may_be_one_child(forename: str) -> None:
    assert seen(SAME, {}, {"forename": forename}) == [
        Problem(
            "IMP049", Severity.WARNING, "row 4, column surname", "Example",
            "row 2 has the same name and day of birth. Both are loaded, each as a child of its own.",
            "If they are one child, keep one reference and take the other row out.", row=4, column="surname",
        )
    ]  # fmt: skip


def test_a_row_may_be_a_child_of_the_record_under_another_reference() -> None:
    assert told(seen(SAME, recorded=(recorded(upn=None, forename="ROBIN"),))) == [
        (
            "IMP049", "warning", "row 2, column surname",
            "CW9 in the record has the same name and day of birth. Both are loaded, each as a child of its own.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    "other", [{"forename": "Sam"}, {"surname": "Sample"}, {"date_of_birth": day("5 May 2007")}, {"forename": "Ro bin"}]
)
def test_twins_and_namesakes_are_not_one_child(other: dict[str, Any]) -> None:
    assert seen(SAME, {**SAME, **other}) == []


def test_nobody_is_a_second_child_beside_their_own_record() -> None:
    whole = WholeFile(Settings(""))
    whole.knows([recorded("CW0001", forename="Robin")])
    again = arrive(a_row(upn=UPN, **HOME), a_case(upn=UPN))
    assert whole.see(again) == ()
    other = arrive(a_row(3, **{**HOME, "reference": "CW3", "upn": UPN}))
    assert [p.why.split(" has the same ")[0] for p in whole.see(other)] == ["row 2", "row 2"]


def test_a_reference_in_other_letters_is_the_same_child() -> None:
    whole = WholeFile(Settings(""))
    whole.knows([recorded("CW0001", forename="Robin")])
    assert whole.see(arrive(a_row(reference="cw0001", upn=UPN, **HOME), a_case(upn=UPN))) == ()


def test_the_row_of_a_second_child_may_stand_before_that_of_the_recorded_one() -> None:
    whole = WholeFile(Settings(""))
    whole.knows([recorded("CW0001", forename="Sam", upn=UPN)])
    (first,) = whole.see(arrive(a_row(2, **{**HOME, "reference": "CW2", "upn": UPN})))
    assert first.why == "CW0001 in the record has the same UPN."
    assert whole.see(arrive(a_row(3, forename="Sam", upn=UPN, **HOME), a_case(forename="Sam", upn=UPN))) == ()


def test_an_officer_who_is_not_in_the_settings_is_named_once() -> None:
    names = ["j price", "A N Other", None, "a n other", "B Lee", "A N OTHER"]
    assert seen(*({"officer": name} for name in names), whole=WholeFile(SETTINGS)) == [
        Problem(
            "IMP040", Severity.NOTE, f"row {row}, column officer", name,
            f"the settings do not have an officer of this name.{more}",
            "Correct the name here, or add it to the settings.", row=row, column="officer",
        )
        for row, name, more in ((3, "A N Other", " 2 more rows have it."), (6, "B Lee", ""))
    ]  # fmt: skip


def test_a_commissioning_body_that_is_not_in_the_settings_is_named_once() -> None:
    rows = [{"commissioning_body": "West Wales"}] * 2
    assert told(seen(*rows, whole=WholeFile(SETTINGS))) == [
        (
            "IMP041", "note", "row 2, column commissioning_body",
            "the settings do not have a commissioning body of this name. 1 more row has it.",
        )
    ]  # fmt: skip


def test_a_setting_is_known_by_its_name_or_its_urn() -> None:
    rows = [
        {"setting_name": "LARKFIELD primary school"},
        {"setting_name": "Larkfield Primary", "setting_urn": "111222"},
        {"setting_name": "Larkfield Primary", "setting_urn": "111223"},
        {"setting_name": "Larkfield Primary"},
    ]
    assert told(seen(*rows, whole=WholeFile(SETTINGS, DIRECTORY))) == [
        (
            "IMP045", "note", "row 4, column setting_name",
            "the directory of settings does not have a setting of this name. 1 more row has it.",
        )
    ]  # fmt: skip


def test_nothing_is_looked_up_where_nothing_is_named() -> None:
    assert seen({"officer": "A N Other", "commissioning_body": "West Wales", "setting_name": "Nowhere"}) == []


def contact(number: int, relationship: str | None, responsibility: bool | None) -> dict[str, Any]:
    return {
        f"contact{number}_name": f"Contact {number}",
        f"contact{number}_relationship": relationship,
        f"contact{number}_parental_responsibility": responsibility,
    }


def test_responsibility_that_nobody_stated_is_told_once_and_counted() -> None:
    stated = contact(1, "mother", True)
    both = {**contact(1, "mother", None), **contact(2, "father", None)}
    assert seen(stated, {**stated, **contact(2, "father", None)}, both, {}, contact(3, "carer", None)) == [
        Problem(
            "IMP048", Severity.NOTE, "row 3, column contact2_name", "Contact 2",
            "nobody said whether this contact has parental responsibility, so they are written to. "
            "The same holds of 2 more rows.",
            "Say yes or no where it is known (Education Act 1996 s.576).", row=3, column="contact2_name",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "more"), [(1, ""), (2, " The same holds of 1 more row.")])
def test_responsibility_is_counted_in_words(count: int, more: str) -> None:
    (note,) = seen(*[contact(1, "guardian", None)] * count)
    assert note.why.removeprefix("nobody said whether this contact has parental responsibility, so they are ") == (
        f"written to.{more}"
    )


@pytest.mark.parametrize(
    "cells",
    [
        contact(1, "mother", False),
        contact(1, "young_person", None),
        contact(1, "social_worker", None),
        contact(1, "representative", None),
        contact(1, None, None),
        {"contact1_name": "Contact 1", "contact1_relationship": "mother"},
    ],
)
def test_responsibility_is_asked_of_parents_and_carers_where_the_file_could_say_it(cells: dict[str, Any]) -> None:
    assert seen(cells) == []
