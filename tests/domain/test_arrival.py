"""What a row makes of a case."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import CHILD, PARENT, a_case, day
from tests.domain.arriving import HOME, a_row, arrive, made
from transfer_cli.domain.case import Case, Contact, Document, PhaseMove, SettingType
from transfer_cli.domain.rows import CaseRow


def test_a_new_child_is_what_the_row_says() -> None:
    assert made(arrive(a_row(**HOME, contact1_name="Ms Alix Example", contact1_parental_responsibility=True))) == Case(
        reference="CW0001",
        forename="Robin",
        surname="Example",
        date_of_birth=day("Fri 4 May 2007"),
        document=Document.STATEMENT,
        setting_name="Larkfield Primary School",
        setting_type=SettingType.MAINSTREAM,
        known_from=day("Mon 5 Sep 2016"),
        home_address=("1 Sample Street", "Chester"),
        contacts=(Contact("Ms Alix Example", parental_responsibility=True),),
    )


def test_columns_that_the_file_does_not_have_stay() -> None:
    before = a_case(officer="J Price", ncy_offset=-1, phase_move=PhaseMove.NONE, hold_letters="bereavement")
    assert made(arrive(a_row(), before)) == before


def test_an_empty_cell_says_that_it_is_not_known() -> None:
    before = a_case(officer="J Price", priority=("tribunal",))
    assert made(arrive(a_row(officer=None, priority=None), before)) == a_case()


def test_a_reference_in_other_capitals_is_the_same_child() -> None:
    arrival = arrive(a_row(reference="cw0001"), a_case())
    assert (arrival.before, arrival.reference) == (CHILD, "CW0001")


def test_a_second_contact_moves_up_when_the_first_goes() -> None:
    before = a_case(contacts=(PARENT, Contact("Mr Lee Example")))
    empty: dict[str, Any] = dict.fromkeys(
        ("contact1_name", "contact1_relationship", "contact1_parental_responsibility")
    )
    assert made(arrive(a_row(**empty), before)).contacts == (Contact("Mr Lee Example"),)


@pytest.mark.parametrize(
    ("stated", "as_of", "offset"),
    [
        (5, "Mon 5 Sep 2016", 0),
        (4, "Mon 5 Sep 2016", -1),
        (4, "Wed 31 Aug 2016", 0),
        (7, "Mon 5 Sep 2016", 2),
        (None, "Mon 5 Sep 2016", 0),
    ],
)
def test_a_stated_year_group_is_kept_as_its_difference_from_the_age(
    stated: int | None, as_of: str, offset: int
) -> None:
    assert made(arrive(a_row(ncy=stated), as_of=as_of)).ncy_offset == offset
    assert made(arrive(a_row(ncy=stated), a_case(ncy_offset=3), as_of=as_of)).ncy_offset == offset


@pytest.mark.parametrize(
    ("cells", "as_of", "moves_on"),
    [
        ({"phase_move": "primary_to_secondary"}, "Mon 5 Sep 2016", "Fri 1 Sep 2017"),
        ({"phase_move": "primary_to_secondary"}, "Wed 31 Aug 2016", "Thu 1 Sep 2016"),
        ({"phase_move": "primary_to_secondary", "phase_move_on": None}, "Mon 5 Sep 2016", "Fri 1 Sep 2017"),
        ({"phase_move": "mainstream_to_special", "phase_move_on": day("3 Jan 2017")}, "Mon 5 Sep 2016", "3 Jan 2017"),
        ({"phase_move": "none"}, "Mon 5 Sep 2016", None),
        ({"phase_move": None}, "Mon 5 Sep 2016", None),
        ({}, "Mon 5 Sep 2016", None),
    ],
)
def test_a_named_move_without_a_day_is_on_the_next_first_of_september(
    cells: dict[str, Any], as_of: str, moves_on: str | None
) -> None:
    assert made(arrive(a_row(**cells), as_of=as_of)).phase_move_on == (day(moves_on) if moves_on else None)


MOVING = a_case(phase_move=PhaseMove.PRIMARY_TO_SECONDARY, phase_move_on=day("Fri 1 Sep 2017"))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, MOVING),
        ({"phase_move": "primary_to_secondary"}, MOVING),
        ({"phase_move": "none"}, a_case(phase_move=PhaseMove.NONE)),
        ({"phase_move": None}, a_case()),
        (
            {"phase_move": "primary_to_middle"},
            a_case(phase_move=PhaseMove.PRIMARY_TO_MIDDLE, phase_move_on=day("Sat 1 Sep 2018")),
        ),
        ({"phase_move_on": None}, replace(MOVING, phase_move_on=day("Sat 1 Sep 2018"))),
    ],
    ids=["not in the file", "the same again", "certainly none", "not known", "another move", "its day taken away"],
)
def test_a_move_that_is_recorded(cells: dict[str, Any], expected: Case) -> None:
    assert made(arrive(a_row(**cells), MOVING, as_of="Mon 4 Sep 2017")) == expected


def test_what_was_changed_here_stays_and_is_told() -> None:
    before = a_case(officer="J Price", setting_name="Larkfield Primary School")
    arrival = arrive(a_row(officer="A N Other", setting_name="Oak School"), before, local=["officer", "home_postcode"])
    assert made(arrival) == a_case(officer="J Price", setting_name="Oak School")
    assert arrival.kept == {"officer": "A N Other"}


def test_a_row_without_a_day_of_birth_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        _ = CaseRow(2, {"reference": "CW0001"}).date_of_birth


def test_the_file_counts_where_the_settings_or_the_user_say_so() -> None:
    before, row = a_case(officer="J Price"), a_row(officer="A N Other")
    for file_counts in ({"file_fields": {"officer"}}, {"prefer_file": True}):
        arrival = arrive(row, before, local=["officer"], **file_counts)
        assert (made(arrival).officer, arrival.kept, arrival.taken) == ("A N Other", {}, {"officer": "J Price"})


def test_a_mistake_of_ours_in_a_day_of_birth_is_no_case() -> None:
    arrival = arrive(a_row())
    with pytest.raises(TypeError):
        _ = arrival._replace(now={**arrival.now, "date_of_birth": None}).date_of_birth
