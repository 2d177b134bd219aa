"""Writing: all of a command or nothing, and never over somebody else's work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from tests.builders import a_case, day
from tests.store.builders import change, event, schedule, write
from tests.store.conftest import Clock, tamper
from transfer_cli.domain.changes import Changes, Letter, LetterState, NewLetter, NewOperation, Operation
from transfer_cli.domain.columns import fields_of
from transfer_cli.errors import Busy
from transfer_cli.store import Store, open_store

IMPORT = NewOperation("import", "2 new", day("2016-09-05"), file_sha256="ab" * 32)
LETTER = NewLetter(
    "2016-09-12", "CW0001", "notice", "Ms Alix Example", ("1 Sample Street", "Chester"), "CW0001-notice-1.pdf",
    day("2016-09-12"), "0" * 64, 2, {"begins": "2016-09-26"}, "1" * 64,
)  # fmt: skip


def test_whose_record_was_written_since_a_moment(store: Store, clock: Clock) -> None:
    write(store, "Mon 5 Sep 2016", a_case(reference="CW0001"), a_case(reference="CW0002"))
    evening = clock.now
    assert store.written_since(evening) == frozenset()
    write(store, "Tue 6 Sep 2016", a_case(reference="CW0003"))
    write(store, "Tue 6 Sep 2016", event("notice_given", "Tue 6 Sep 2016"))
    morning = clock.now
    write(store, "Tue 6 Sep 2016", change("officer", None, "J Price", "Tue 6 Sep 2016", "CW0002"))
    assert store.written_since(evening) == {"CW0001", "CW0002", "CW0003"}
    assert store.written_since(evening, morning) == {"CW0001", "CW0003"}


def test_what_was_done_beside_the_record_is_a_link_of_the_chain(store: Store) -> None:
    write(store, "Mon 5 Sep 2016", a_case())
    noted = store.note(NewOperation("report freeze", "weekly", day("Mon 5 Sep 2016"), file_sha256="f00d"))
    assert store.head() == noted.hash
    assert store.operations()[-1] == noted
    assert store.verify() == ()


def test_an_operation_says_who_what_when_and_for_which_day(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRANSFER_ACTOR", " j.price ")
    made = store.record(IMPORT, Changes(new_cases=(fields_of(a_case()),)))
    assert made is not None
    assert made == Operation(
        1, "import", "2 new", "j.price", day("2016-09-05"), clock.now, "ab" * 32, store.head()
    )  # fmt: skip
    assert store.operations() == (made,)
    with store.importing(IMPORT, dry_run=True) as importing:
        assert importing.imports_of("ab" * 32) == (made,)
        assert importing.imports_of("cd" * 32) == ()


def test_the_actor_is_whoever_is_logged_in(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    monkeypatch.delenv("TRANSFER_ACTOR", raising=False)
    monkeypatch.setattr("getpass.getuser", lambda: "m.lee")
    assert write(store, "2016-09-05", a_case()).actor == "m.lee"


def test_a_user_without_a_name_is_unknown(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.delenv("TRANSFER_ACTOR", raising=False)
    monkeypatch.setattr("getpass.getuser", nobody)
    assert write(store, "2016-09-05", a_case()).actor == "unknown"


def test_nothing_to_write_is_no_operation(store: Store) -> None:
    assert store.record(IMPORT, Changes()) is None
    assert store.operations() == ()


def test_a_clock_that_was_set_back_does_not_turn_the_order_of_recording(store: Store, clock: Clock) -> None:
    first = write(store, "2016-09-05", a_case())
    clock.now -= timedelta(days=1)
    second = write(store, "2016-09-05", event("notice_given", "2016-09-05"))
    assert second.recorded == first.recorded
    clock.now = datetime(2016, 9, 6, 9, tzinfo=UTC)
    assert write(store, "2016-09-05", event("meeting_held", "2016-09-05")).recorded == clock.now


def test_operations_about_a_case(store: Store) -> None:
    write(store, "2016-09-05", a_case(), a_case(reference="CW0002"))
    write(store, "2016-09-12", event("notice_given", "2016-09-12"))
    write(store, "2016-09-12", event("notice_given", "2016-09-12", "CW0002"))
    write(store, "2016-10-03", change("officer", None, "J Price", "2016-10-03"))
    write(store, "2016-10-03", schedule([("CW0002", "2016-11-07")]))
    store.record(IMPORT, Changes(letters=(LETTER,)))
    store.record(IMPORT, Changes(letter_states=(LetterState(1, "posted", day("2016-10-04"), "first"),)))
    assert [operation.id for operation in store.operations(reference="CW0001")] == [1, 2, 4, 6, 7]
    assert [operation.id for operation in store.operations(reference="CW0002")] == [1, 3, 5]


@pytest.mark.usefixtures("clock")
def test_the_register_of_letters_has_their_last_state(store: Store) -> None:
    write(store, "2016-09-05", a_case())
    made = store.record(IMPORT, Changes(letters=(LETTER,)))
    posted = store.record(IMPORT, Changes(letter_states=(LetterState(1, "posted", day("2016-09-12"), "first"),)))
    store.record(IMPORT, Changes(letter_states=(LetterState(1, "withdrawn", day("2016-09-13")),)))
    assert made is not None
    assert posted is not None
    columns = (LETTER.batch, LETTER.reference, LETTER.kind, LETTER.addressee, LETTER.address, LETTER.file)
    rest = (LETTER.dated, LETTER.sha256, LETTER.pages, LETTER.facts, LETTER.template)
    assert store.letters(made.recorded) == (Letter(1, *columns, *rest, "made", None, None, made.recorded),)
    (then,) = store.letters(posted.recorded)
    assert (then.state, then.on, then.post_class) == ("posted", day("2016-09-12"), "first")
    (now,) = store.letters(reference="CW0001")
    assert (now.state, now.on, now.post_class) == ("withdrawn", day("2016-09-13"), None)
    assert store.letters(reference="CW0002") == ()


def content(address: str) -> list[str]:
    tables = ("operation", "digest_block", "case_row", "contact", "field_change", "event")
    return [str(tamper(address, f"SELECT * FROM {table} ORDER BY 1, 2")) for table in tables]  # noqa: S608 - our own names


def test_nothing_is_kept_of_a_command_that_fails_midway(store: Store, address: str) -> None:
    write(store, "2016-09-05", a_case(officer="J Price"))
    before = content(address)
    changes = Changes(
        new_cases=(fields_of(a_case(reference="CW0002")),),
        fields=(change("officer", "J Price", "A Okoro", "2016-10-03"),),
        events=(event("notice_given", "2016-09-12"), event("notice_given", "2016-09-12", "CW9999")),
    )
    with pytest.raises(IntegrityError):
        store.record(IMPORT, changes)
    assert content(address) == before
    assert store.verify() == ()


STALE = {
    "a field that has another value": Changes(fields=(change("officer", "J Price", "L Moss", "2016-10-03"),)),
    "a field right for all days": Changes(fields=(change("upn", None, "A2", "2016-10-03"),)),
    "a contact": Changes(fields=(change("contact1_name", "Ms A", "Ms B", "2016-10-03"),)),
    "an event corrected already": Changes(events=(event("notice_given", "2016-09-15", supersedes=1),)),
    "a case that came meanwhile": Changes(new_cases=(fields_of(a_case(reference="CW0002")),)),
}


@pytest.mark.parametrize("what", STALE)
def test_what_rests_on_something_no_longer_so_is_refused(store: Store, address: str, what: str) -> None:
    write(store, "2016-09-05", a_case(officer="J Price"), event("notice_given", "2016-09-12"))
    write(
        store,
        "2016-10-03",
        a_case(reference="CW0002"),
        change("officer", "J Price", "A Okoro", "2016-10-03"),
        change("upn", None, "A1", "2016-10-03"),
        event("notice_given", "2016-09-14", supersedes=1),
    )
    before = content(address)
    with pytest.raises(Busy, match="REC005"):
        store.record(NewOperation("import", "", day("2016-10-03")), STALE[what])
    assert content(address) == before


def test_a_change_is_compared_with_the_value_of_the_day_it_was_made_for(store: Store) -> None:
    write(store, "2016-09-05", a_case(officer="J Price"))
    write(store, "2016-10-03", change("officer", "J Price", "A Okoro", "2016-10-03"))
    write(store, "2016-09-20", change("officer", "J Price", "L Moss", "2016-09-20"))
    write(store, "2016-10-04", change("officer", "A Okoro", None, "2016-10-04"))
    assert store.verify() == ()


MINE = {
    "event": Changes(events=(event("draft_served", "2016-10-03"),)),
    "field": Changes(fields=(change("officer", None, "J Price", "2016-10-03"),)),
    "letter": Changes(letters=(LETTER,)),
    "posting": Changes(letter_states=(LetterState(1, "posted", day("2016-10-03"), "first"),)),
    "schedule": Changes(schedule=schedule([("CW0001", "2016-11-07")])),
}


@pytest.mark.parametrize("mine", MINE)
def test_a_case_that_somebody_else_wrote_about_meanwhile_must_be_looked_at_again(
    store: Store, address: str, mine: str
) -> None:
    write(store, "2016-09-05", a_case(), a_case(reference="CW0002"))
    store.record(IMPORT, Changes(letters=(LETTER,)))
    store.caseload(day("2016-10-03"))
    with open_store(address, create=False) as somebody:
        write(somebody, "2016-10-03", event("meeting_held", "2016-10-03"))
    today = NewOperation("case record", "CW0001", day("2016-10-03"))
    with pytest.raises(Busy, match="changed CW0001 meanwhile"):
        store.record(today, MINE[mine])
    store.caseload(day("2016-10-03"))
    assert store.record(today, MINE[mine]) is not None


def test_other_cases_and_ones_own_work_are_no_hindrance(store: Store, address: str) -> None:
    write(store, "2016-09-05", a_case(), a_case(reference="CW0002"))
    store.caseload(day("2016-10-03"))
    with open_store(address, create=False) as somebody:
        write(somebody, "2016-10-03", event("meeting_held", "2016-10-03", "CW0002"))
    write(store, "2016-10-03", event("meeting_held", "2016-10-03"))
    write(store, "2016-10-03", event("draft_served", "2016-10-03"))
    assert len(store.operations()) == 4


def test_every_schedule_is_read_back_in_the_order_in_which_it_came_into_force(store: Store) -> None:
    first, second, earlier = (schedule([("CW0001", week)]) for week in ("2016-10-03", "2016-10-10", "2016-09-26"))
    write(store, "2016-09-05", a_case())
    write(store, "2016-09-12", first, command="schedule")
    write(store, "2016-09-19", second, command="schedule undo")
    write(store, "2016-09-06", earlier, command="schedule")
    found = store.schedules(day("2016-10-03"))
    assert [(each.as_of, each.command, each.schedule) for each in found] == [
        (day("2016-09-12"), "schedule", first),
        (day("2016-09-19"), "schedule undo", second),
    ]
    assert found[-1].schedule == store.schedule(day("2016-10-03"))
    assert [each.schedule for each in store.schedules(day("2016-09-12"))] == [first]
    assert [each.schedule for each in store.schedules(day("2016-09-06"))] == [earlier]
    assert store.schedules(day("2016-09-05")) == ()


def test_every_schedule_is_there_in_the_order_of_recording_also_one_that_never_held(store: Store) -> None:
    first, earlier = schedule([("CW0001", "2016-10-03")]), schedule([("CW0001", "2016-09-26")])
    write(store, "2016-09-05", a_case())
    write(store, "2016-09-12", first, command="schedule")
    write(store, "2016-09-06", earlier, command="schedule")
    assert [each.schedule for each in store.every_schedule(day("2016-10-03"))] == [first, earlier]
    assert [each.schedule for each in store.every_schedule(day("2016-09-06"))] == [earlier]


def test_the_fields_that_one_operation_changed(store: Store) -> None:
    write(store, "2016-09-05", a_case())
    changed = change("officer", None, "J Price", "2016-09-12")
    made = write(store, "2016-09-12", changed, command="schedule handover")
    assert store.field_changes(made.id) == (changed,)
    assert store.field_changes(made.id - 1) == ()
    assert store.case_operations()[changed.reference][-1] == (made.id, made.recorded)
    assert made.id not in {
        number for of in store.case_operations(made.recorded - timedelta.resolution).values() for number, _ in of
    }
