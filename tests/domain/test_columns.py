"""The canonical columns: one case, told as fields and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import CHILD, PARENT, a_case, events
from transfer_cli.domain.case import (
    BACK_IN_FILE,
    GONE_FROM_FILE,
    OFFERED_STEPS,
    OTHER_STEPS,
    Contact,
    LeftReason,
    LetterFormat,
    PhaseMove,
    Relationship,
    Step,
    is_step,
    step_kind,
)
from transfer_cli.domain.columns import (
    BY_NAME,
    COLUMNS,
    FIELDS,
    FieldValue,
    Kind,
    case_from,
    fields_of,
    from_text,
    settled,
    to_text,
)

FULL = a_case(
    upn="M896200015001",
    home_address=("1 Sample Street", "Hoole", "Chester", "Cheshire", "England"),
    ncy_offset=-1,
    document_date=date(2012, 3, 1),
    last_annual_review=date(2016, 2, 3),
    setting_urn="111111",
    phase_move=PhaseMove.PRIMARY_TO_SECONDARY,
    phase_move_on=date(2017, 9, 1),
    primary_need="ASD",
    officer="J Price",
    commissioning_body="NHS Example CCG",
    priority=("looked_after", "tribunal"),
    hold_letters="bereavement",
    young_person_can_decide=False,
    contacts=(
        PARENT,
        Contact(
            "Mr Sam Other",
            Relationship.FATHER,
            parental_responsibility=False,
            address=("2 Other Road",),
            postcode="CH2 1AA",
            email="sam@example.org",
            language="ur",
            format=LetterFormat.LARGE_PRINT,
            do_not_write=True,
            confidential=True,
        ),
        Contact("A Worker"),
    ),
    assessment_begins=date(2016, 9, 26),
    meeting_on=date(2016, 10, 20),
    meeting_at="14:00",
    meeting_place="Larkfield Primary School",
    meeting_officer="J Price",
    moved_in_on=date(2015, 1, 5),
    left_on=date(2017, 1, 5),
    left_reason=LeftReason.MOVED_OUT,
)


@pytest.mark.parametrize("case", [CHILD, FULL], ids=["sparse", "full"])
def test_fields_and_back(case: object) -> None:
    assert isinstance(case, type(CHILD))
    assert case_from(fields_of(case), case.known_from) == case


@pytest.mark.parametrize("case", [CHILD, FULL], ids=["sparse", "full"])
def test_each_field_survives_as_text(case: object) -> None:
    assert isinstance(case, type(CHILD))
    texts = {name: to_text(value) for name, value in fields_of(case).items()}
    assert set(texts) == {column.name for column in FIELDS}
    assert case_from({name: from_text(name, text) for name, text in texts.items()}, case.known_from) == case


def test_a_birth_date_must_be_a_date() -> None:
    with pytest.raises(TypeError, match="date_of_birth is not a date"):
        case_from({**fields_of(CHILD), "date_of_birth": "2007-05-04"}, CHILD.known_from)


def test_year_group_of_the_childs_age_is_no_offset() -> None:
    assert case_from({**fields_of(CHILD), "ncy": None}, CHILD.known_from).ncy_offset == 0


def test_columns_are_named_once() -> None:
    assert len(BY_NAME) == len(COLUMNS)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("notice_given", True),
        ("meeting_planned", True),
        ("advice_requested:educational_psychologist", True),
        ("mediation_held", True),
        ("advice_requested:", False),
        ("Notice", False),
    ],
)
def test_names_of_steps(name: str, known: bool) -> None:
    assert is_step(name) is known


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("advice_received:health", "advice_received"),
        ("mediation_held", "mediation"),
        ("notice_given", "notice_given"),
    ],
)
def test_a_step_without_the_name_it_carries(name: str, kind: str) -> None:
    assert step_kind(name) == kind


def test_steps_that_are_offered_can_be_recorded_and_none_is_an_import_s_own() -> None:
    assert [name for name in OFFERED_STEPS if not is_step(name)] == []
    assert {"advice_requested:AGENCY", "advice_received:AGENCY", "mediation_…"} <= set(OFFERED_STEPS)
    assert {*Step, *OTHER_STEPS} - {*OFFERED_STEPS} == {GONE_FROM_FILE, BACK_IN_FILE}


def test_first_and_last_event_of_a_step() -> None:
    first, second = date(2016, 11, 1), date(2016, 12, 1)
    (served,) = events(draft_served="Tue 1 Nov 2016")
    case = a_case(events=(served, replace(served, happened=second)))
    found_first, found_last = case.first("draft_served"), case.last("draft_served")
    assert found_first is not None
    assert found_last is not None
    assert (found_first.happened, found_last.happened) == (first, second)
    assert case.last("draft_served", as_of=first) == served
    assert case.first("draft_served", as_of=date(2016, 10, 31)) is None
    assert case.last("plan_issued") is None
    assert case.name == "Robin Example"


NAMES = [column.name for column in FIELDS]
WORDS = st.text("ab", min_size=1, max_size=3)


def of_kind(name: str) -> st.SearchStrategy[FieldValue]:
    """Values that a file can hold in this column; nothing where the cell is empty."""
    column = BY_NAME[name]
    by_kind: dict[Kind, st.SearchStrategy[FieldValue]] = {
        Kind.TEXT: WORDS,
        Kind.UPN: WORDS,
        Kind.DATE: st.dates(date(2000, 1, 1), date(2018, 12, 31)),
        Kind.YES_NO: st.booleans(),
        Kind.WORDS: st.lists(WORDS, max_size=2).map(tuple),
        Kind.NCY: st.integers(-2, 2),
        Kind.TIME: st.just("14:00"),
        Kind.CODE: st.sampled_from(column.codes or ("",)),
    }
    values = st.sampled_from(["en", "ur"]) if name.endswith("_language") else by_kind[column.kind]
    return values if column.required else st.none() | values


@given(fields=st.fixed_dictionaries({name: of_kind(name) for name in NAMES}))
def test_settled_fields_are_those_of_the_case_that_they_make(fields: dict[str, FieldValue]) -> None:
    expected = fields_of(case_from(fields, date(2016, 9, 5)))
    assert settled(dict(fields)) == expected
    assert settled(dict(expected)) == expected, "what is settled stays as it is"


def test_contacts_and_lines_move_up_and_what_is_usual_is_not_said() -> None:
    contact: dict[str, FieldValue] = {"contact3_name": "Ms Alix Example", "contact3_language": "en"}
    contact["contact3_do_not_write"] = False
    lines: dict[str, FieldValue] = {
        "home_address2": "1 Sample Street",
        "home_address4": "Chester",
        "contact3_address5": "2 Other Road",
    }
    nobody: dict[str, FieldValue] = {"contact1_email": "kit@example.org"}
    found = settled(
        {**fields_of(CHILD), **dict.fromkeys(CONTACT1), "home_address1": None, **contact, **lines, **nobody}
    )
    said = {name: value for name, value in found.items() if value and name.startswith(("contact", "home_a"))}
    assert said == {
        "home_address1": "1 Sample Street",
        "home_address2": "Chester",
        "contact1_name": "Ms Alix Example",
        "contact1_address1": "2 Other Road",
    }


CONTACT1 = [name for name in NAMES if name.startswith("contact1_")]
