"""The caseload as rows of a file, and back again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import CHILD, a_case, day, events
from transfer_cli.domain.arrival import NOTHING_LOCAL, arrivals
from transfer_cli.domain.case import (
    Case,
    Caseload,
    Contact,
    Document,
    Event,
    LeftReason,
    LetterFormat,
    PhaseMove,
    Relationship,
    SettingType,
    Step,
)
from transfer_cli.domain.columns import case_from
from transfer_cli.domain.compare import compare
from transfer_cli.domain.exported import caseload_rows, event_rows
from transfer_cli.errors import Problem
from transfer_cli.readers import read
from transfer_cli.readers.caseload import CaseloadFile
from transfer_cli.readers.csv_out import write_csv
from transfer_cli.readers.spreadsheet_cells import is_error

AS_OF = day("Mon 3 Oct 2016")


def cells(case: Case, as_of: date = AS_OF) -> dict[str, str]:
    """The cells of its row that are not empty."""
    headings, row = caseload_rows(Caseload((case,), as_of))
    return {heading: cell for heading, cell in zip(headings, row, strict=True) if cell}


def test_a_row_is_what_import_reads() -> None:
    case = a_case(
        ncy_offset=-1, priority=("custody", "tribunal"), young_person_can_decide=False,
        events=events(notice_given="Mon 12 Sep 2016"),
    )  # fmt: skip
    assert cells(case) == {
        "reference": "CW0001",
        "forename": "Robin",
        "surname": "Example",
        "date_of_birth": "2007-05-04",
        "home_address1": "1 Sample Street",
        "home_address2": "Chester",
        "home_postcode": "CH1 2NP",
        "ncy": "4",
        "document": "statement",
        "setting_name": "Larkfield Primary School",
        "setting_type": "mainstream",
        "priority": "custody;tribunal",
        "young_person_can_decide": "no",
        "contact1_name": "Ms Alix Example",
        "contact1_relationship": "mother",
        "contact1_parental_responsibility": "yes",
        "notice_given": "2016-09-12",
    }


@pytest.mark.parametrize(
    ("as_of", "year"), [("Wed 31 Aug 2016", "4"), ("Thu 1 Sep 2016", "5"), ("1 Sep 2031", "20"), ("1 Sep 2032", None)]
)
def test_the_year_group_is_that_of_the_day_and_empty_where_no_file_can_say_it(as_of: str, year: str | None) -> None:
    assert cells(CHILD, day(as_of)).get("ncy") == year


DRAFTS = (
    Event("draft_served", day("Mon 5 Sep 2016"), note="to both parents"),
    Event("complaint", day("Tue 6 Sep 2016"), note="by telephone"),
    Event("draft_served", day("Mon 12 Sep 2016")),
    Event("plan_issued", day("Tue 4 Oct 2016")),
    Event("complaint", day("Tue 4 Oct 2016")),
)


def test_of_several_the_last_milestone_up_to_that_day_has_the_column() -> None:
    row = cells(a_case(events=DRAFTS))
    assert (row["draft_served"], row.get("plan_issued")) == ("2016-09-12", None)


def test_steps_without_a_column_have_a_file_of_their_own() -> None:
    assert list(event_rows(Caseload((a_case(events=DRAFTS),), AS_OF))) == [
        ["reference", "step", "on", "note"],
        ["CW0001", "draft_served", "2016-09-05", "to both parents"],
        ["CW0001", "complaint", "2016-09-06", "by telephone"],
    ]


BORN = st.dates(date(1997, 9, 1), date(2014, 8, 31))
WORDS = st.text(st.characters(categories=["L", "M", "N", "P", "S"]), min_size=1, max_size=6)
TEXTS = st.lists(WORDS, min_size=1, max_size=2).map(" ".join).filter(lambda text: not is_error(text))
MAYBE = st.none() | st.booleans()
LATER = st.dates(date(2014, 9, 1), date(2018, 12, 31))
CODES = st.text(st.characters(categories=["Ll"], max_codepoint=127), min_size=1, max_size=8)
CONTACTS = st.builds(
    Contact,
    name=TEXTS,
    relationship=st.none() | st.sampled_from(Relationship),
    parental_responsibility=MAYBE,
    address=st.lists(TEXTS, max_size=5).map(tuple),
    postcode=st.none() | TEXTS,
    email=st.none() | TEXTS,
    language=st.sampled_from(["en", "ur", "pl"]),
    format=st.sampled_from(LetterFormat),
    do_not_write=st.booleans(),
    confidential=st.booleans(),
)
STEPS = st.dictionaries(st.sampled_from(Step), st.dates(date(2014, 9, 1), AS_OF)).map(
    lambda steps: tuple(Event(step.value, on, source="import") for step, on in steps.items())
)
CASES = st.builds(
    Case,
    reference=TEXTS,
    forename=TEXTS,
    surname=TEXTS,
    date_of_birth=BORN,
    document=st.sampled_from(Document),
    setting_name=TEXTS,
    setting_type=st.sampled_from(SettingType),
    known_from=st.just(AS_OF),
    upn=st.none() | st.sampled_from(["B801200005001", "G80120000101A"]),
    home_address=st.lists(TEXTS, min_size=1, max_size=5).map(tuple),
    home_postcode=st.none() | TEXTS,
    ncy_offset=st.integers(-1, 1),
    document_date=st.none() | LATER,
    last_annual_review=st.none() | LATER,
    setting_urn=st.none() | TEXTS,
    phase_move=st.none() | st.sampled_from(PhaseMove),
    phase_move_on=LATER,
    primary_need=st.sampled_from([None, "ASD", "SEMH"]),
    officer=st.none() | TEXTS,
    commissioning_body=st.none() | TEXTS,
    priority=st.lists(CODES, unique=True, max_size=3).map(tuple),
    hold_letters=st.none() | TEXTS,
    young_person_can_decide=MAYBE,
    contacts=st.lists(CONTACTS, max_size=3).map(tuple),
    assessment_begins=st.none() | LATER,
    meeting_on=st.none() | LATER,
    meeting_at=st.sampled_from([None, "09:05", "14:00"]),
    meeting_place=st.none() | TEXTS,
    meeting_officer=st.none() | TEXTS,
    moved_in_on=st.none() | LATER,
    left_on=st.none() | LATER,
    left_reason=st.none() | st.sampled_from(LeftReason),
    events=STEPS,
)
CASELOADS = st.lists(CASES, min_size=1, max_size=4, unique_by=lambda case: case.reference.casefold())


@given(cases=CASELOADS)
@settings(max_examples=60, deadline=None)
def test_what_is_exported_is_imported_as_it_was(cases: list[Case]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "caseload.csv"
        write_csv(path, caseload_rows(Caseload(tuple(cases), AS_OF)))
        content = read(path).content
        assert isinstance(content, CaseloadFile)
        problems: list[Problem] = list(content.problems)
        rows = list(content.rows(problems.append))
    assert problems == []
    found = compare(arrivals(rows, {}, NOTHING_LOCAL, AS_OF), AS_OF)
    assert [case_from(fields, AS_OF) for fields in found.changes.new_cases] == [
        replace(case, events=()) for case in cases
    ]
    assert {(event.reference, event.step, event.happened) for event in found.changes.events} == {
        (case.reference, event.step, event.happened) for case in cases for event in case.events
    }
