"""A file on its way into the record: part by part, and all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from tests.builders import a_case, day
from tests.store.builders import change, event, write
from transfer_cli.domain.case import Contact, Document, Event, Relationship, Step
from transfer_cli.domain.changes import Changes, NewCases, NewOperation
from transfer_cli.domain.columns import BY_NAME, fields_of
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.standing import standing
from transfer_cli.domain.whole_file import Identity
from transfer_cli.errors import Busy
from transfer_cli.store import Store, open_store
from transfer_cli.store.importing import PART

SEPTEMBER = day("Mon 5 Sep 2016")
SHA = "1" * 64


def operation(as_of: str = "Mon 3 Oct 2016", words: str = "caseload file") -> NewOperation:
    return NewOperation("import", words, day(as_of), SHA)


def new(*references: str, **fields: Any) -> Changes:
    """These cases come."""
    return Changes(new_cases=tuple(fields_of(a_case(reference=reference, **fields)) for reference in references))


def newcomers(*references: str) -> Changes:
    """These cases come column by column, each with a notice."""
    fields = [fields_of(a_case(reference=reference)) for reference in references]
    columns = {name: [case[name] for case in fields] for name in fields[0] if fields[0][name] is not None}
    count = len(references)
    return Changes(newcomers=NewCases(columns, (references, ["notice_given"] * count, [SEPTEMBER] * count)))


def recorded(store: Store) -> list[str]:
    return [case.reference for case in store.caseload(day("Mon 10 Oct 2016")).cases]


def test_parts_come_as_one_operation(store: Store) -> None:
    with store.importing(operation()) as session:
        session.add(new("CW0001", "CW0002"))
        session.add(Changes())
        session.add(new("CW0003"))
        session.add(Changes(events=(event("complaint", "2016-10-01", "CW0002"),)))
        made = session.finish("caseload file: 3 new")
    (only,) = store.operations()
    assert (only, only.words, only.file_sha256, only.as_of) == (made, "caseload file: 3 new", SHA, day("2016-10-03"))
    assert recorded(store) == ["CW0001", "CW0002", "CW0003"]
    assert store.verify() == ()


def test_cases_that_come_column_by_column_are_as_others(store: Store, tmp_path: Path) -> None:
    contact = Contact("Mr Sam Example", Relationship.FATHER, address=("1 Sample Street", "Chester"), do_not_write=True)
    fields = [fields_of(a_case()), fields_of(a_case(reference="CW0002", contacts=(contact,), left_on=SEPTEMBER))]
    fields.append(fields_of(a_case(reference="CW0003", contacts=(), priority=("custody",), meeting_on=SEPTEMBER)))
    columns = {name: [case[name] for case in fields] for name in BY_NAME if any(case.get(name) for case in fields)}
    notices = (["CW0001", "CW0003"], ["notice_given", "plan_issued"], [SEPTEMBER, SEPTEMBER])
    with store.importing(operation()) as session:
        session.add(Changes(newcomers=NewCases(columns, notices)))
        session.finish("caseload file: 3 new")
    assert store.verify() == ()
    with open_store(str(tmp_path / "other.db"), create=True) as other:
        events = tuple(
            event(step, on.isoformat(), who, source="import") for who, step, on in zip(*notices, strict=True)
        )
        other.record(operation(), Changes(new_cases=tuple(fields), events=events))
        after, expected = (record.caseload(day("Mon 3 Oct 2016")) for record in (store, other))
    for case, other_case in zip(after.cases, expected.cases, strict=True):
        assert [replace(e, recorded=None) for e in case.events] == [
            replace(e, recorded=None) for e in other_case.events
        ]
        assert replace(case, events=()) == replace(other_case, events=())


def test_what_the_database_refuses_is_told_and_taken_back(store: Store) -> None:
    def twice(last: Changes) -> None:
        with store.importing(operation()) as session:
            session.add(newcomers("CW0001", "CW0002"))
            session.add(newcomers("CW0002", "CW0003"))
            session.add(last)

    for last in (newcomers("CW0004"), Changes()):
        with pytest.raises(IntegrityError):
            twice(last)
        assert (recorded(store), store.operations()) == ([], ())
    with store.importing(operation()) as session:
        session.add(newcomers("CW0001"))
        session.finish("caseload file: 1 new")
    assert store.verify() == ()


def test_the_first_error_is_the_one_that_is_told(store: Store) -> None:
    def stopped() -> None:
        with store.importing(operation()) as session:
            session.add(newcomers("CW0001", "CW0001"))
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        stopped()
    assert recorded(store) == []


def test_what_is_not_finished_is_taken_back(store: Store) -> None:
    write(store, "2016-09-05", a_case())
    head = store.head()
    with store.importing(operation()) as session:
        session.add(new("CW0002"))
    assert (recorded(store), store.head(), len(store.operations())) == (["CW0001"], head, 1)
    write(store, "2016-10-03", a_case(reference="CW0002"))
    assert store.verify() == ()


def test_what_ends_in_an_error_is_taken_back(store: Store) -> None:
    def stopped() -> None:
        with store.importing(operation()) as session:
            session.add(new("CW0001"))
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        stopped()
    assert (recorded(store), store.operations()) == ([], ())


def test_nothing_to_write_makes_no_operation(store: Store) -> None:
    with store.importing(operation()) as session:
        session.add(Changes())
        assert session.finish("caseload file: nothing") is None
    assert store.operations() == ()


def test_a_dry_run_keeps_nobody_from_writing(store: Store, address: str) -> None:
    with store.importing(operation(), dry_run=True) as session:
        with open_store(address, create=False) as other:
            write(other, "2016-09-05", a_case())
        assert session.cases(["CW0001"]) == {}
    assert recorded(store) == ["CW0001"]


def test_while_a_file_is_loaded_nobody_else_writes(store: Store, address: str) -> None:
    with store.importing(operation()) as session:
        session.add(new("CW0001"))
        with open_store(address, create=False, patience=0.1) as other, pytest.raises(Busy, match="REC004"):
            write(other, "2016-09-05", a_case(reference="CW0002"))
        session.finish("caseload file: 1 new")
    assert recorded(store) == ["CW0001"]


def test_cases_are_found_whatever_their_letters_and_as_they_were_before(store: Store) -> None:
    write(store, "2016-09-05", a_case(), a_case(reference="cw0002"), a_case(reference="CW0003"))
    with store.importing(operation()) as session:
        session.add(new("CW0004"))
        session.add(Changes(events=(event("complaint", "2016-10-01"),)))
        found = session.cases(["cw0001", "CW0002", "CW0004", "CW9"])
        assert sorted(found) == ["cw0001", "cw0002"]
        assert found["cw0002"].reference == "cw0002"
        assert found["cw0001"].events == ()
        assert session.cases([]) == {}
        assert set(session.references) == {"cw0001", "cw0002", "cw0003"}


def test_cases_are_those_of_the_day_of_the_file(store: Store) -> None:
    write(store, "2016-09-05", a_case())
    write(store, "2016-10-10", change("officer", None, "J Price", "2016-10-10"))
    for as_of, officer in (("Mon 3 Oct 2016", None), ("Mon 10 Oct 2016", "J Price")):
        with store.importing(operation(as_of)) as session:
            assert session.cases(["CW0001"])["cw0001"].officer == officer


def test_as_many_cases_as_a_part_holds(store: Store) -> None:
    references = [f"CW{n:04}" for n in range(PART)]
    with store.importing(operation()) as session:
        session.add(new(*references))
        session.finish("caseload file")
    with store.importing(operation()) as session:
        assert len(session.cases(references)) == PART


def test_what_tells_children_apart(store: Store) -> None:
    write(store, "2016-09-05", a_case(upn="B801200005001"), a_case(reference="CW0002", forename="Sam"))
    with store.importing(operation()) as session:
        assert sorted(session.identities(), key=lambda identity: identity.reference) == [
            Identity("CW0001", "B801200005001", "Robin", "Example", day("2007-05-04")),
            Identity("CW0002", None, "Sam", "Example", day("2007-05-04")),
        ]


def test_the_same_file_is_found_again(store: Store) -> None:
    with store.importing(operation()) as session:
        assert session.imports_of(SHA) == ()
        session.add(new("CW0001"))
        made = session.finish("caseload file: 1 new")
    write(store, "2016-10-03", a_case(reference="CW0002"))
    with store.importing(operation()) as session:
        assert session.imports_of(SHA) == (made,)
        assert [operation.id for operation in session.operations()] == [1, 2]
        assert session.imports_of("2" * 64) == ()


def test_what_was_changed_here_is_known(store: Store) -> None:
    write(store, "2016-09-05", a_case())
    write(store, "2016-09-06", event("notice_given", "2016-09-06", source="import"))
    write(store, "2016-09-07", change("officer", None, "J Price", "2016-09-07"), command="case correct")
    back = event("notice_given", "2016-09-06", supersedes=1, retracts=True)
    write(store, "2016-09-08", back, command="case correct")
    with store.importing(operation()) as session:
        assert session.locally_changed() == {("CW0001", "officer")}
        assert session.taken_back() == {("CW0001", "notice_given", day("2016-09-06"))}


DAYS = st.sampled_from([day("Sun 2 Oct 2016"), day("Mon 3 Oct 2016"), day("Tue 4 Oct 2016")])
ENDS = st.sampled_from([Step.PLAN_ISSUED, Step.NO_PLAN_NOTIFIED, Step.MEETING_HELD, "request_received"])
DOCUMENTS = st.sampled_from([Document.STATEMENT, Document.LDA])
STEPS = st.lists(st.tuples(ENDS, DAYS), max_size=4)
CASES = st.lists(st.tuples(DOCUMENTS, st.none() | DAYS, STEPS), min_size=1, max_size=6)


@given(cases=CASES, retracted=st.sets(st.integers(0, 5)))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_open_cases_are_counted_as_everything_else_counts_them(
    store: Store, cases: list[Any], retracted: set[int]
) -> None:
    """One record for all examples: each adds its cases, and the count must be that of all of them."""
    start = len(store.caseload(SEPTEMBER).cases)
    for number, (document, left_on, happened) in enumerate(cases, start):
        reference = f"CW{number:04}"
        steps = [event(step, on.isoformat(), reference, source="import") for step, on in happened]
        write(store, "2016-09-05", a_case(reference=reference, document=document, left_on=left_on), *steps)
        (case,) = store.caseload(day("2016-10-31"), references=[reference]).cases
        back = [
            event(e.step, e.happened.isoformat(), reference, supersedes=e.id, retracts=True)
            for e in case.events
            if number - start in retracted
        ]
        if back:
            write(store, "2016-09-05", *back, command="case correct")
    with store.importing(operation()) as session:
        counted = session.open_cases()
    assert counted == sum(map(_is_open, store.caseload(day("Mon 3 Oct 2016")).cases))


def _is_open(case: Any) -> bool:
    return standing(case, day("Mon 3 Oct 2016"), ENGLAND).stage not in {"transferred", "no_plan", "left"}


def test_a_step_of_a_later_day_is_known_on_the_day_of_the_file(store: Store) -> None:
    write(store, "2016-10-31", a_case(), event("plan_issued", "2016-10-20", source="import"))
    with store.importing(operation()) as session:
        (case,) = session.cases(["CW0001"]).values()
        assert [e.happened for e in case.events] == [day("2016-10-20")]
        assert session.open_cases() == 1
    assert isinstance(case.events[0], Event)
