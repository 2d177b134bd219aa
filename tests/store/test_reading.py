"""The record answers as of a day, and as known by a moment."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.builders import a_case, day
from tests.store.builders import change, event, schedule, write
from tests.store.conftest import Clock
from transfer_cli.domain.case import Case, Contact, Event, Promise, Relationship
from transfer_cli.domain.changes import NewOperation
from transfer_cli.store import Store

AGAIN = NewOperation("import", "", day("2016-10-10"))


def the_case(store: Store, as_of: str, known_at: datetime | None = None) -> Case:
    (found,) = store.caseload(day(as_of), known_at).cases
    return found


def steps(store: Store, known_at: datetime | None = None) -> list[tuple[str, str]]:
    return [(e.step, e.happened.isoformat()) for e in the_case(store, "2018-03-31", known_at).events]


def evening(text: str) -> datetime:
    return datetime.combine(day(text), datetime.max.time(), tzinfo=UTC)


@pytest.fixture
def changed(store: Store, clock: Clock) -> Store:
    """Loaded on 5 September, another officer from 3 October, a mistyped birth date put right on 10 October."""
    clock.now = datetime(2016, 9, 5, 9, tzinfo=UTC)
    write(store, "2016-09-05", a_case(officer="J Price"))
    clock.now = datetime(2016, 10, 3, 9, tzinfo=UTC)
    write(store, "2016-10-03", change("officer", "J Price", "A Okoro", "2016-10-03"))
    clock.now = datetime(2016, 10, 10, 9, tzinfo=UTC)
    write(store, "2016-10-10", change("date_of_birth", "2007-05-04", "2006-05-04", "2016-10-10"))
    return store


OFFICER = """
as of     | as known on  | officer
3 Sep     | 10 Oct       | J Price
2 Oct     | 10 Oct       | J Price
3 Oct     | 10 Oct       | A Okoro
3 Oct     | 2 Oct        | J Price
31 Dec    | 2 Oct        | J Price
2 Oct     | 3 Oct        | J Price
31 Dec    | 3 Oct        | A Okoro
""".strip().splitlines()[1:]  # fmt: skip


@pytest.mark.parametrize("row", OFFICER)
def test_a_field_has_the_value_of_the_day_as_far_as_it_was_known(changed: Store, row: str) -> None:
    as_of, known_on, officer = (cell.strip() for cell in row.split("|"))
    assert the_case(changed, f"{as_of} 2016", evening(f"{known_on} 2016")).officer == officer


@pytest.mark.parametrize(("known_on", "born"), [("9 Oct 2016", "2007-05-04"), ("10 Oct 2016", "2006-05-04")])
def test_what_was_never_right_is_corrected_for_every_day_but_only_once_known(
    changed: Store, known_on: str, born: str
) -> None:
    assert the_case(changed, "2015-09-01", evening(known_on)).date_of_birth == day(born)


def test_without_a_moment_everything_recorded_is_known(changed: Store) -> None:
    assert the_case(changed, "2016-10-10").officer == "A Okoro"
    assert the_case(changed, "2016-10-10").date_of_birth == day("2006-05-04")


def test_a_case_is_unknown_before_it_was_recorded_but_holds_for_days_before(changed: Store) -> None:
    assert changed.caseload(day("2016-10-10"), evening("4 Sep 2016")).cases == ()
    assert the_case(changed, "2014-09-01").known_from == day("2016-09-05")


def test_a_value_recorded_later_for_an_earlier_day_does_not_hide_the_newer_one(changed: Store) -> None:
    write(changed, "2016-09-20", change("officer", "J Price", "L Moss", "2016-09-20"))
    held = [the_case(changed, as_of).officer for as_of in ("2016-09-19", "2016-09-20", "2016-10-02", "2016-10-03")]
    assert held == ["J Price", "L Moss", "L Moss", "A Okoro"]


def test_contacts_come_and_go_on_their_days(store: Store) -> None:
    mother = Contact("Ms Alix Example", Relationship.MOTHER, parental_responsibility=True)
    father = Contact("Mr Sam Example", Relationship.FATHER, address=("2 Other Road", "Chester"), confidential=True)
    write(store, "2016-09-05", a_case(contacts=(mother,)))
    found = [
        ("contact2_name", "Mr Sam Example"), ("contact2_relationship", "father"), ("contact2_confidential", "yes"),
        ("contact2_address1", "2 Other Road"), ("contact2_address2", "Chester"),
    ]  # fmt: skip
    write(store, "2016-10-03", *(change(field, None, new, "2016-10-03") for field, new in found))
    write(store, "2016-11-07", *(change(field, old, None, "2016-11-07") for field, old in found))
    assert the_case(store, "2016-10-02").contacts == (mother,)
    assert the_case(store, "2016-10-03").contacts == (mother, father)
    assert the_case(store, "2016-11-07").contacts == (mother,)


def test_an_event_carries_what_was_recorded_with_it(store: Store, clock: Clock) -> None:
    operation = write(
        store,
        "2016-09-12",
        a_case(),
        event("notice_given", "2016-09-12", note="by hand", detail={"begins": "2016-09-26"}),
    )
    assert operation.recorded == clock.now
    assert the_case(store, "2016-09-12").events == (
        Event("notice_given", day("2016-09-12"), 1, "by hand", {"begins": "2016-09-26"}, clock.now, "local"),
    )


def test_events_stand_in_order_of_the_day_they_happened_then_of_recording(store: Store) -> None:
    late, early = event("meeting_held", "2016-11-07"), event("notice_given", "2016-09-12")
    write(store, "2016-11-07", a_case(), late, early, event("advice_complete", "2016-11-07"))
    happened = ["notice_given", "meeting_held", "advice_complete"]
    assert [step for step, _ in steps(store)] == happened
    assert [e.step for e in the_case(store, "2014-09-01").events] == happened, "later events are there as well"


def test_a_correction_takes_the_place_of_the_older_event_once_it_is_known(store: Store, clock: Clock) -> None:
    first = write(store, "2016-09-12", a_case(), event("notice_given", "2016-09-12"))
    clock.now = datetime(2016, 10, 3, 9, tzinfo=UTC)
    second = write(store, "2016-10-03", event("notice_given", "2016-09-14", supersedes=1))
    assert steps(store, first.recorded) == [("notice_given", "2016-09-12")]
    assert steps(store, second.recorded) == [("notice_given", "2016-09-14")]


def test_an_event_that_never_happened_is_gone_once_that_is_known(store: Store, clock: Clock) -> None:
    first = write(store, "2016-09-12", a_case(), event("notice_given", "2016-09-12"))
    clock.now = datetime(2016, 10, 3, 9, tzinfo=UTC)
    write(store, "2016-10-03", event("notice_given", "2016-09-12", supersedes=1, retracts=True))
    assert steps(store, first.recorded) == [("notice_given", "2016-09-12")]
    assert steps(store) == []
    with store.importing(AGAIN, dry_run=True) as importing:
        assert importing.taken_back() == {("CW0001", "notice_given", day("2016-09-12"))}


def promised(case: Case) -> tuple[str | None, str | None]:
    def week(promise: Promise | None) -> str | None:
        return promise.week.isoformat() if promise else None

    return week(case.first_promise), week(case.promise)


def test_first_and_latest_promise_of_the_schedules_made_by_that_day(store: Store, clock: Clock) -> None:
    write(store, "2016-09-05", a_case())
    first = write(store, "2016-09-05", schedule([("CW0001", "2016-09-26")]))
    write(store, "2016-10-03", schedule([("CW0001", "2016-11-07")]))
    clock.now = datetime(2017, 1, 9, 9, tzinfo=UTC)
    write(store, "2017-01-09", schedule([("CW0001", "2017-01-23")]))
    assert promised(the_case(store, "2016-09-04")) == (None, None)
    assert promised(the_case(store, "2016-09-05")) == ("2016-09-26", "2016-09-26")
    assert promised(the_case(store, "2017-01-09")) == ("2016-09-26", "2017-01-23")
    assert promised(the_case(store, "2017-01-09", evening("31 Dec 2016"))) == ("2016-09-26", "2016-11-07")
    assert the_case(store, "2017-01-09").first_promise == Promise(
        day("2016-09-26"), day("2016-09-26"), "J Price", day("2016-09-05"), 1
    )
    assert store.schedule(day("2016-10-02")) == schedule([("CW0001", "2016-09-26")])
    assert store.schedule(day("2017-01-09"), first.recorded) == schedule([("CW0001", "2016-09-26")])
    assert store.schedule(day("2016-09-04")) is None


def test_a_schedule_made_for_an_earlier_day_afterwards_changes_no_promise(store: Store) -> None:
    """What was never promised before is not the first promise, and what holds from a later day is not undone by it."""
    write(store, "2016-09-05", a_case())
    write(store, "2016-10-03", schedule([("CW0001", "2016-11-07")]))
    write(store, "2016-09-05", schedule([("CW0001", "2016-09-26")]))
    assert promised(the_case(store, "2016-10-03")) == ("2016-11-07", "2016-11-07")
    assert promised(the_case(store, "2016-10-02")) == ("2016-09-26", "2016-09-26")
    write(store, "2016-10-03", schedule([("CW0001", "2016-12-05")]))
    assert promised(the_case(store, "2016-10-03")) == ("2016-11-07", "2016-12-05")
    assert promised(the_case(store, "2016-10-02")) == ("2016-09-26", "2016-09-26")


def test_a_review_that_had_begun_keeps_the_officer_of_the_schedule_that_held_then(store: Store) -> None:
    """The later schedule has it no more, and one made afterwards for a day between them says nothing about it."""
    write(store, "2016-09-05", a_case(), a_case(reference="CW0002"))
    write(store, "2016-09-05", schedule([("CW0001", "2016-09-26"), ("CW0002", "2016-11-07")]))
    write(store, "2016-10-03", schedule([("CW0002", "2016-11-07")]))
    write(store, "2016-09-19", schedule([("CW0001", "2016-10-17"), ("CW0002", "2016-12-05")]))
    under_way, waiting = store.caseload(day("2016-10-03")).cases
    assert promised(under_way) == ("2016-09-26", "2016-09-26")
    assert promised(waiting) == ("2016-11-07", "2016-11-07")
    assert store.schedule(day("2016-10-03")) == schedule([("CW0002", "2016-11-07")])


def test_only_the_references_asked_for_in_order(store: Store) -> None:
    write(store, "2016-09-05", *(a_case(reference=f"CW{number:04}") for number in range(600, 0, -1)))
    write(store, "2016-09-12", event("notice_given", "2016-09-12", "CW0002"))
    few = store.caseload(day("2016-09-12"), references=["CW0002", "CW0001", "CW9999"])
    assert [(case.reference, len(case.events)) for case in few.cases] == [("CW0001", 0), ("CW0002", 1)]
    many = {f"CW{number:04}" for number in range(2, 600)}
    assert [case.reference for case in store.caseload(day("2016-09-12"), references=many).cases] == sorted(many)
    assert len(store.caseload(day("2016-09-12")).cases) == 600
    assert store.references() == tuple(f"CW{number:04}" for number in range(1, 601))


def test_the_caseload_says_how_far_it_was_read(changed: Store) -> None:
    first, *_, last = changed.operations()
    caseload = changed.caseload(day("2016-10-10"), evening("1 Oct 2016"))
    assert (caseload.as_of, caseload.known_at, caseload.head) == (day("2016-10-10"), evening("1 Oct 2016"), first.hash)
    assert changed.caseload(day("2016-10-10")).head == last.hash == changed.head()
    assert changed.head(evening("1 Sep 2016")) == ""


def test_fields_whose_last_change_was_made_here(store: Store) -> None:
    write(store, "2016-09-05", a_case(officer="J Price"))
    write(store, "2016-09-06", change("officer", "J Price", "L Moss", "2016-09-06"), command="case correct")
    write(store, "2016-09-06", change("upn", None, "A123", "2016-09-06"), command="case correct")
    write(store, "2016-10-03", change("officer", "L Moss", "A Okoro", "2016-10-03"))
    with store.importing(AGAIN, dry_run=True) as importing:
        assert importing.locally_changed() == {("CW0001", "upn")}
