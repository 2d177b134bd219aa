"""Whoever changes the record past the program is found out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_case, day
from tests.domain.test_forecast_score import KEPT
from tests.store.builders import change, event, schedule, write
from tests.store.conftest import erase_salts_of_events, tamper
from tests.store.old_form import in_the_old_form
from transfer_cli.domain.case import Contact
from transfer_cli.domain.changes import Changes, LetterState, NewLetter, NewOperation, Undoing
from transfer_cli.domain.directory import Setting
from transfer_cli.store import Store, open_store
from transfer_cli.store.chain import DIGEST_BYTES, block_digests, pieces, row_digest
from transfer_cli.store.tables import DIGESTED

LETTER = NewLetter(
    "2016-09-12", "CW0001", "notice", "Ms Alix Example", ("1 Sample Street", "Chester", "CH1 2NP"),
    "CW0001-notice-1.pdf", day("2016-09-12"), "0" * 64, 2, {"begins": "2016-09-26"}, "1" * 64,
)  # fmt: skip


@pytest.fixture
def whole(store: Store) -> Store:
    """A record with a row of every kind, in six operations."""
    write(store, "2016-09-05", a_case(priority=("custody", "tribunal")), a_case(reference="CW0002"))
    write(store, "2016-09-05", schedule([("CW0001", "2016-09-12"), ("CW0002", "2016-09-19")]))
    write(store, "2016-09-12", event("notice_given", "2016-09-12", detail={"begins": "2016-09-26"}))
    write(store, "2016-10-03", change("officer", None, "J Price", "2016-10-03"))
    write(store, "2016-10-03", change("contact2_name", None, "Mr Sam Example", "2016-10-03"))
    school = Setting("Larkfield Primary School", "900001", head="Mrs A Example")
    made = Changes(letters=(LETTER,), settings=(school,), forecast=KEPT)
    store.record(NewOperation("letters", "2016-09-12", day("2016-10-03")), made)
    posted = LetterState(1, "posted", day("2016-10-04"), "first")
    store.record(NewOperation("letters", "2016-09-12", day("2016-10-04")), Changes(letter_states=(posted,)))
    return store


@pytest.fixture
def turned(whole: Store) -> Store:
    """The same, and after it an import that was undone and came again, and a correction that is undone."""
    write(whole, "2016-10-05", a_case(reference="CW0003"))
    turn(whole, 8, counts=False)
    write(whole, "2016-10-06", a_case(reference="CW0003", surname="Other"))
    write(whole, "2016-10-07", change("officer", "J Price", "A Okoro", "2016-10-07"))
    turn(whole, 11, counts=False)
    return whole


def turn(store: Store, number: int, *, counts: bool) -> None:
    command = "redo" if counts else "undo"
    store.undo(NewOperation(command, f"operation {number}", day("2016-10-07")), Undoing(number, counts))


@pytest.fixture(params=["columns named", "old form"])
def sealed(request: pytest.FixtureRequest, whole: Store, address: str) -> Store:
    """The record with its digests in either form."""
    if request.param == "old form":
        in_the_old_form(address)
    return whole


def faults(store: Store, head: str = "") -> list[str]:
    return [f"{problem.id} {problem.where}" for problem in store.verify(head)]


def test_what_the_program_wrote_is_whole(turned: Store, address: str) -> None:
    whole = turned
    tables = {row[0] for row in tamper(address, "SELECT DISTINCT table_name FROM digest_block")}
    of_erasing = {"erasure"}  # tests/store/test_erasing.py
    assert tables == {table.name for table in DIGESTED} - of_erasing, "a row of every kind is covered"
    assert faults(whole) == []
    with open_store(address, create=False) as again:
        assert again.verify(whole.head()) == ()


def test_an_empty_record_is_whole(store: Store) -> None:
    assert faults(store) == []


ATTACKS = {
    "UPDATE event SET happened = '2016-09-05'": ["REC011 operation 3, event 1 of CW0001"],
    "UPDATE event SET note = 'by hand'": ["REC011 operation 3, event 1 of CW0001"],
    "UPDATE event SET detail = '{}'": ["REC011 operation 3, event 1 of CW0001"],
    "UPDATE event SET detail = '[1]'": ["REC011 operation 3, event 1 of CW0001"],
    """UPDATE event SET detail = '"{\\"begins\\":\\"2016-09-26\\"}"'""": ["REC011 operation 3, event 1 of CW0001"],
    "UPDATE event SET operation_id = 4": ["REC011 operation 3, event 1 of CW0001"],
    "DELETE FROM event": ["REC012 operation 3, event 1"],
    "INSERT INTO event (id, operation_id, reference, step, happened, note, retracts, source) "
    "SELECT 9, 3, reference, 'plan_issued', happened, '', retracts, source FROM event": ["REC013 operation 3, event 9"],
    "UPDATE case_row SET surname = 'Other' WHERE reference = 'CW0001'": ["REC011 operation 1, case 1 of CW0001"],
    "UPDATE case_row SET officer = 'A Okoro' WHERE reference = 'CW0001'": ["REC011 operation 1, case 1 of CW0001"],
    "UPDATE case_row SET officer = NULL": ["REC011 operation 1, case 1 of CW0001"],
    "UPDATE contact SET do_not_write = false WHERE number = 1 AND reference = 'CW0002'": [
        "REC011 operation 1, case 2 of CW0002"
    ],
    "UPDATE contact SET name = 'Somebody Else' WHERE number = 2": ["REC011 operation 1, case 1 of CW0001"],
    "DELETE FROM contact WHERE number = 2": ["REC011 operation 1, case 1 of CW0001"],
    "INSERT INTO contact (reference, number, name) VALUES ('CW0001', 3, 'Stranger')": [
        "REC011 operation 1, case 1 of CW0001"
    ],
    "INSERT INTO contact (reference, number, name) VALUES ('CW0001', 4, 'Stranger')": ["REC013 contact 4 of CW0001"],
    "INSERT INTO contact (reference, number, name) VALUES ('CW0009', 1, 'Stranger')": ["REC013 contact 1 of CW0009"],
    "DELETE FROM case_row WHERE reference = 'CW0002'": [
        "REC013 contact 1 of CW0002",
        "REC012 operation 1, case 2",
    ],
    "UPDATE field_change SET old = 'A Okoro' WHERE id = 1": [
        "REC011 operation 1, case 1 of CW0001",
        "REC011 operation 4, field change 1 of CW0001",
    ],
    "DELETE FROM field_change WHERE id = 1": [
        "REC011 operation 1, case 1 of CW0001",
        "REC012 operation 4, field change 1",
    ],
    "UPDATE schedule SET feasible = false": ["REC011 operation 2, schedule 1"],
    "UPDATE schedule_start SET week = '2016-12-05' WHERE id = 2": ["REC011 operation 2, schedule start 2 of CW0002"],
    "UPDATE letter SET address = '2 Other Road'": ["REC011 operation 6, letter 1 of CW0001"],
    "UPDATE setting SET head = 'Somebody Else'": ["REC011 operation 6, setting 1"],
    "UPDATE setting SET closed_on = '2016-09-01'": ["REC011 operation 6, setting 1"],
    "DELETE FROM setting": ["REC012 operation 6, setting 1"],
    "INSERT INTO setting (id, operation_id, name, address) VALUES (2, 6, 'Elsewhere', '')": [
        "REC013 operation 6, setting 2"
    ],
    "UPDATE forecast SET soon_high = 99": ["REC011 operation 6, forecast 1"],
    "UPDATE letter_state SET happened = '2016-10-01'": ["REC011 operation 7, letter state 1"],
    "UPDATE operation SET actor = 'somebody else' WHERE id = 3": ["REC014 operation 3 (import)"],
    "UPDATE operation SET recorded = '2016-01-01 00:00:00' WHERE id = 3": ["REC014 operation 3 (import)"],
    "UPDATE operation SET hash = 'abc' WHERE id = 3": ["REC014 operation 3 (import)", "REC014 operation 4 (import)"],
    "DELETE FROM operation WHERE id = 3": ["REC015 operation 3", "REC015 operation 3"],
    "UPDATE operation SET id = 99 WHERE id = 7": ["REC015 operation 7", "REC015 operations 7 to 98"],
    "UPDATE digest_block SET digests = salts WHERE table_name = 'event'": [
        "REC014 operation 3 (import)",
        "REC011 operation 3, event 1 of CW0001",
    ],
    "UPDATE digest_block SET salts = '' WHERE table_name = 'event'": ["REC011 operation 3, event 1 of CW0001"],
    "UPDATE digest_block SET salts = digests WHERE table_name = 'event'": ["REC011 operation 3, event 1 of CW0001"],
    "UPDATE digest_block SET operation_id = 4 WHERE table_name = 'event'": [
        "REC014 operation 3 (import)",
        "REC014 operation 4 (import)",
    ],
    "UPDATE digest_block SET first_row_id = 2 WHERE table_name = 'event'": [
        "REC014 operation 3 (import)",
        "REC012 operation 3, event 2",
        "REC013 operation 3, event 1",
    ],
    "DELETE FROM digest_block WHERE table_name = 'event'": [
        "REC014 operation 3 (import)",
        "REC013 operation 3, event 1",
    ],
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_attack_is_named_and_the_first_broken_link_comes_first(sealed: Store, address: str, attack: str) -> None:
    assert faults(sealed) == []
    tamper(address, attack)
    assert faults(sealed) == ATTACKS[attack]


ATTACKS_ON_UNDOING = {
    "UPDATE undoing SET counts = true WHERE id = 2": [
        "REC011 operation 1, case 1 of CW0001",
        "REC011 operation 12, undoing 2",
    ],
    "UPDATE undoing SET of_operation_id = 4 WHERE id = 2": [
        "REC011 operation 1, case 1 of CW0001",
        "REC011 operation 12, undoing 2",
    ],
    "DELETE FROM undoing WHERE id = 2": ["REC011 operation 1, case 1 of CW0001", "REC012 operation 12, undoing 2"],
    "INSERT INTO undoing (id, operation_id, of_operation_id, counts) VALUES (3, 12, 3, false)": [
        "REC013 operation 12, undoing 3"
    ],
    "DELETE FROM undoing": [
        "REC011 operation 1, case 1 of CW0001",
        "REC012 operation 9, undoing 1",
        "REC012 operation 12, undoing 2",
    ],
    "DELETE FROM case_return": ["REC012 operation 10, case return 1"],
    "UPDATE case_return SET reference = 'CW0002'": ["REC011 operation 10, case return 1 of CW0002"],
    "INSERT INTO case_return (id, operation_id, reference) VALUES (2, 12, 'CW0002')": [
        "REC013 operation 12, case return 2"
    ],
    "UPDATE case_row SET officer = 'A Okoro' WHERE reference = 'CW0001'": ["REC011 operation 1, case 1 of CW0001"],
    "UPDATE case_row SET surname = 'Example' WHERE reference = 'CW0003'": ["REC011 operation 8, case 3 of CW0003"],
}


@pytest.mark.parametrize("attack", ATTACKS_ON_UNDOING)
def test_every_attack_on_what_was_undone_is_named(turned: Store, address: str, attack: str) -> None:
    assert faults(turned) == []
    tamper(address, attack)
    assert faults(turned) == ATTACKS_ON_UNDOING[attack]


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
@pytest.mark.parametrize("value", ["'maybe'", "x'ff'", "7"])
def test_an_undoing_that_cannot_be_read_is_named(turned: Store, address: str, value: str) -> None:
    tamper(address, f"UPDATE undoing SET counts = {value} WHERE id = 2")  # noqa: S608
    assert "REC011 operation 12, undoing 2" in faults(turned)


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_copy_that_went_on_by_itself_is_told_by_the_head_of_the_other(
    turned: Store, address: str, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    tamper(address, f"VACUUM INTO '{copy}'")
    with open_store(str(copy), create=False) as other:
        assert other.head() == turned.head()
        write(other, "2016-10-08", event("complaint", "2016-10-08"))
        write(turned, "2016-10-08", event("meeting_held", "2016-10-08"))
        theirs, ours = other.head(), turned.head()
        assert faults(other) == faults(turned) == [], "each is whole by itself"
        assert faults(turned, theirs) == [f"REC015 hash {theirs}"]
        assert faults(other, ours[:16]) == [f"REC015 hash {ours[:16]}"]


def test_operations_of_a_copy_put_into_the_other_do_not_fit(turned: Store, address: str) -> None:
    write(turned, "2016-10-08", event("complaint", "2016-10-08"))
    tamper(address, "UPDATE operation SET hash = (SELECT hash FROM operation WHERE id = 1) || 'x' WHERE id = 12")
    assert faults(turned)[0] == "REC014 operation 12 (undo)"


@pytest.mark.parametrize(
    "columns",
    ["NULL", "''", "replace(columns, 'step', 'note')", "replace(columns, ' note', '')", "columns || ' supersedes'"],
)
def test_other_names_of_columns_than_were_digested(whole: Store, address: str, columns: str) -> None:
    tamper(address, f"UPDATE digest_block SET columns = {columns} WHERE table_name = 'event'")  # noqa: S608
    assert faults(whole) == ["REC011 operation 3, event 1 of CW0001"]


def test_a_column_that_was_empty_in_the_whole_block(whole: Store, address: str) -> None:
    (listed,) = tamper(address, "SELECT columns FROM digest_block WHERE table_name = 'setting'")
    assert "phone" not in listed[0].split()
    tamper(address, "UPDATE setting SET phone = '01234 567890'")
    assert faults(whole) == ["REC011 operation 6, setting 1"]


def test_two_operations_that_changed_places(whole: Store, address: str) -> None:
    tamper(
        address,
        "UPDATE operation SET id = 99 WHERE id = 3",
        "UPDATE operation SET id = 3 WHERE id = 4",
        "UPDATE operation SET id = 4 WHERE id = 99",
    )
    assert faults(whole)[:2] == ["REC014 operation 3 (import)", "REC014 operation 4 (import)"]


def cut_the_end(address: str) -> None:
    tamper(
        address,
        "DELETE FROM letter_state",
        "DELETE FROM digest_block WHERE operation_id = 7",
        "DELETE FROM operation WHERE id = 7",
    )


def test_an_end_cut_off_shows_when_its_head_was_noted(whole: Store, address: str) -> None:
    head = whole.head()
    earlier = whole.operations()[-2].hash
    assert faults(whole, head[:16]) == []
    cut_the_end(address)
    assert faults(whole) == [], "nothing that is left can tell"
    assert faults(whole, head[:16]) == [f"REC015 hash {head[:16]}"]
    assert faults(whole, earlier) == []


def test_an_end_written_anew_shows_when_its_head_was_noted(whole: Store, address: str) -> None:
    head = whole.head()
    cut_the_end(address)
    with open_store(address, create=False) as again:
        write(again, "2016-10-04", event("draft_served", "2016-10-04"))
        assert faults(again) == []
        assert faults(again, head) == [f"REC015 hash {head}"]


def test_what_was_erased_with_its_salt_is_noted_as_such(whole: Store, address: str) -> None:
    tamper(address, "DELETE FROM event WHERE reference = 'CW0001'")
    erase_salts_of_events(address)
    (note,) = whole.verify()
    assert (note.id, str(note.severity), note.where) == ("REC017", "note", "operation 3, event")
    assert note.why == "1 row was erased; the chain still holds."
    write(whole, "2016-10-10", event("notice_given", "2016-10-10"))
    assert [e.id for e in whole.caseload(day("2016-10-10")).cases[0].events] == [2], "its number is not given out again"


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_row_that_cannot_be_read_does_not_hide_the_others(whole: Store, address: str) -> None:
    write(whole, "2016-10-03", event("meeting_held", "2016-10-03"), event("plan_issued", "2016-11-07"))
    tamper(
        address,
        "UPDATE event SET happened = 'some day' WHERE step = 'meeting_held'",
        "UPDATE event SET note = x'ff' WHERE step = 'plan_issued'",
        "UPDATE case_row SET left_on = 'never' WHERE reference = 'CW0002'",
        "UPDATE field_change SET holds_from = 'soon' WHERE field = 'officer'",
        "UPDATE operation SET recorded = 'once' WHERE id = 3",
        "UPDATE digest_block SET digests = 'text' WHERE table_name = 'letter'",
        "UPDATE digest_block SET salts = 'text' WHERE table_name = 'letter_state'",
    )
    assert faults(whole) == [
        "REC011 operation 1, case 1",
        "REC011 operation 1, case 2",
        "REC014 operation 3 (import)",
        "REC011 operation 4, field change 1",
        "REC014 operation 6 (letters)",
        "REC011 operation 6, letter 1 of CW0001",
        "REC011 operation 7, letter state 1",
        "REC011 operation 8, event 2",
        "REC011 operation 8, event 3 of CW0001",
    ]


def test_the_same_row_has_another_digest_in_every_record(whole: Store, address: str) -> None:
    write(whole, "2016-09-05", schedule([("CW0001", "2016-09-12"), ("CW0002", "2016-09-19")]))
    blocks = tamper(address, "SELECT digests FROM digest_block WHERE table_name = 'schedule_start'")
    digests = [digest for block in blocks for digest in pieces(bytes(block[0]), DIGEST_BYTES)]
    assert len(digests) == len(set(digests)) == 4


def test_a_contact_is_part_of_its_case(store: Store, address: str) -> None:
    write(store, "2016-09-05", a_case(contacts=(Contact("A", email="a@example.org"), Contact("B"))))
    tamper(address, "UPDATE contact SET email = NULL")
    assert faults(store) == ["REC011 operation 1, case 1 of CW0001"]


@pytest.mark.parametrize("sign", ["\x1f", "\0", "\x1f\0", '"', "\\", "],["])
def test_no_two_rows_have_the_same_digest(sign: str) -> None:
    salt = bytes(range(16))
    values = (None, "", sign, f"a{sign}", f"{sign}a", f"a{sign}a", "a", "a" + sign[:1])
    pairs = {(first, second): None for first in values for second in values}
    rows = [{"id": 1, "first": first, "second": second} for first, second in pairs]
    digests = [row_digest(salt, row, ("id", "first", "second")) for row in rows]
    assert len(set(digests)) == len(rows)
    together = {name: [row[name] for row in rows] for name in ("id", "first", "second")}
    assert pieces(block_digests(salt * len(rows), together), DIGEST_BYTES) == digests
