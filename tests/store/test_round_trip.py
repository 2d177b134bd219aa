"""Whatever is recorded is read back, field by field, on any day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_cli.domain.case import (
    Case,
    Contact,
    Document,
    LeftReason,
    LetterFormat,
    PhaseMove,
    Relationship,
    SettingType,
)
from transfer_cli.domain.changes import Changes, FieldChange, NewEvent, NewOperation
from transfer_cli.domain.columns import BY_NAME, case_from, fields_of, to_text
from transfer_cli.store import Store, open_store

LOADED, CHANGED = date(2016, 9, 5), date(2016, 10, 3)
NUMBERS = count()

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
TEXTS = WORDS | st.none()
CODES = st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=8)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
LINES = st.lists(WORDS, max_size=5).map(tuple)
MAYBE = st.none() | st.booleans()
CONTACTS = st.builds(
    Contact,
    name=WORDS,
    relationship=st.none() | st.sampled_from(Relationship),
    parental_responsibility=MAYBE,
    address=LINES,
    postcode=TEXTS,
    email=TEXTS,
    language=st.sampled_from(["en", "ur", "pl"]),
    format=st.sampled_from(LetterFormat),
    do_not_write=st.booleans(),
    confidential=st.booleans(),
)
CASES = st.builds(
    Case,
    reference=st.just("?"),
    forename=WORDS,
    surname=WORDS,
    date_of_birth=DAYS,
    document=st.sampled_from(Document),
    setting_name=WORDS,
    setting_type=st.sampled_from(SettingType),
    known_from=st.just(LOADED),
    upn=TEXTS,
    home_address=LINES,
    home_postcode=TEXTS,
    ncy_offset=st.integers(-3, 3),
    document_date=st.none() | DAYS,
    last_annual_review=st.none() | DAYS,
    setting_urn=TEXTS,
    phase_move=st.none() | st.sampled_from(PhaseMove),
    phase_move_on=st.none() | DAYS,
    primary_need=TEXTS,
    officer=TEXTS,
    commissioning_body=TEXTS,
    priority=st.lists(CODES, max_size=3).map(tuple),
    hold_letters=TEXTS,
    young_person_can_decide=MAYBE,
    contacts=st.lists(CONTACTS, max_size=3).map(tuple),
    assessment_begins=st.none() | DAYS,
    meeting_on=st.none() | DAYS,
    meeting_at=TEXTS,
    meeting_place=TEXTS,
    meeting_officer=TEXTS,
    moved_in_on=st.none() | DAYS,
    left_on=st.none() | DAYS,
    left_reason=st.none() | st.sampled_from(LeftReason),
)
EVENTS = st.builds(
    NewEvent,
    reference=st.just("?"),
    step=st.sampled_from(["notice_given", "complaint", "advice_received:health"]),
    happened=DAYS,
    note=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    detail=st.dictionaries(CODES, WORDS, max_size=2),
    source=st.sampled_from(["import", "local"]),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One record for all examples; each has a reference of its own."""
    path: Path = tmp_path_factory.mktemp("round_trip") / "transfer.db"
    with open_store(str(path), create=True) as made:
        yield made


def one(store: Store, reference: str, as_of: date) -> Case:
    (found,) = store.caseload(as_of, references=[reference]).cases
    return found


def differences(before: Case, after: Case) -> tuple[FieldChange, ...]:
    old, new = fields_of(before), fields_of(after)
    return tuple(
        FieldChange(before.reference, name, to_text(old[name]), to_text(new[name]), None if column.dated else CHANGED)
        for name, column in BY_NAME.items()
        if name in old and to_text(old[name]) != to_text(new[name])
    )


@settings(deadline=None)
@given(case=CASES, events=st.lists(EVENTS, max_size=4))
def test_a_case_and_its_events(shared: Store, case: Case, events: list[NewEvent]) -> None:
    reference = f"CW{next(NUMBERS)}"
    case = replace(case, reference=reference)
    events = [replace(event, reference=reference) for event in events]
    shared.record(NewOperation("import", "1 new", LOADED), Changes(new_cases=(fields_of(case),), events=tuple(events)))
    found = one(shared, reference, LOADED)
    assert replace(found, events=()) == case
    assert found.events == tuple(sorted(found.events, key=lambda event: (event.happened, event.id)))
    in_order = sorted(found.events, key=lambda event: event.id)
    assert [(e.step, e.happened, e.note, dict(e.detail), e.source) for e in in_order] == [
        (e.step, e.happened, e.note, dict(e.detail), e.source) for e in events
    ]


@settings(deadline=None)
@given(before=CASES, after=CASES)
def test_a_case_changed_in_every_field(shared: Store, before: Case, after: Case) -> None:
    reference = f"CW{next(NUMBERS)}"
    before, after = replace(before, reference=reference), replace(after, reference=reference)
    shared.record(NewOperation("import", "1 new", LOADED), Changes(new_cases=(fields_of(before),)))
    changes = differences(before, after)
    shared.record(NewOperation("import", "1 changed", CHANGED), Changes(fields=changes))
    assert one(shared, reference, CHANGED) == after
    corrected = {name: value for name, value in fields_of(after).items() if BY_NAME[name].dated}
    assert one(shared, reference, CHANGED - timedelta(days=1)) == case_from(fields_of(before) | corrected, LOADED)


def test_all_of_it_is_whole(shared: Store) -> None:
    assert shared.verify(shared.head()) == ()
    assert len(shared.operations()) > 100
