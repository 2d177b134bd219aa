"""What retention erases is gone from every table, what counting needs stays, and the chain still holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.builders import a_case, day
from tests.store.builders import change, event, schedule, write
from tests.store.conftest import tamper
from transfer_cli.domain.access import NewAccess
from transfer_cli.domain.case import Contact, Relationship
from transfer_cli.domain.changes import Changes, LetterState, NewLetter, NewOperation, Undoing
from transfer_cli.errors import Busy
from transfer_cli.store import Store, open_store
from transfer_cli.store.tables import Row

PLANTED = (
    "Zebulon", "Quixwood", "Ottoline", "Hidden Lane", "ZZ9 9ZZ", "zeb@quix.example", "Y895000000017",
    "Whispered remark", "Mrs Ottoline", "A neighbour", "Secret School", "CW0001", "Room of Quix", "agreed by phone",
)  # fmt: skip
LETTER = NewLetter(
    "2016-10-03", "CW0001", "notice", "Mrs Ottoline Quixwood", ("1 Hidden Lane", "ZZ9 9ZZ"), "CW0001-notice-1.pdf",
    day("2016-10-03"), "ab" * 32, 2, {"child": "Zebulon Quixwood"}, "cd" * 32,
)  # fmt: skip
ERASING = NewOperation("retention run", "1 child erased", day("2040-01-01"))


@pytest.fixture
def full(store: Store) -> Store:
    """A child with something in every table, and another who stays."""
    mother = Contact(
        "Mrs Ottoline Quixwood", Relationship.MOTHER, True, ("1 Hidden Lane",), "ZZ9 9ZZ", "zeb@quix.example"
    )
    planted = a_case(
        reference="CW0001", forename="Zebulon", surname="Quixwood", upn="Y895000000017", contacts=(mother,),
        home_address=("1 Hidden Lane",), home_postcode="ZZ9 9ZZ", setting_name="Secret School",
        hold_letters="Whispered remark", date_of_birth=day("2004-03-03"),
    )  # fmt: skip
    write(store, "2016-09-05", planted, a_case(reference="CW0002"))
    write(store, "2016-09-06", change("forename", "Zebulon", "Zebulon Jo", "2016-09-06"))
    write(store, "2016-09-06", change("setting_type", "mainstream", "special", "2016-09-06"))
    write(store, "2016-09-07", event("complaint", "2016-09-07", note="Whispered remark by A neighbour"))
    write(store, "2016-09-07", event("placement_consulted:Secret School", "2016-09-07"))
    met = {"on": "2016-11-14", "at": "14:00", "place": "Room of Quix", "officer": "J Price"}
    write(store, "2016-09-08", event("meeting_planned", "2016-09-08", detail=met))
    write(store, "2016-09-09", event("postponed", "2016-09-09", note="to 2017-07-21; because Whispered remark"))
    write(
        store, "2016-09-10", event("exception:absence", "2016-09-10", note="from=2016-10-01; evidence=agreed by phone")
    )
    write(store, "2016-09-12", schedule([("CW0001", "2016-10-03"), ("CW0002", "2016-10-03")]))
    store.record(NewOperation("letters generate", "1 letter", day("2016-10-03")), Changes(letters=(LETTER,)))
    posted = LetterState(1, "posted", day("2016-10-04"), "first")
    store.record(NewOperation("letters posted", "CW0001: posted", day("2016-10-04")), Changes(letter_states=(posted,)))
    store.log(NewAccess("case show", "CW0001"), NewAccess("case show", "CW0002"))
    return store


def rows(address: str) -> str:
    """Every value of every row of every table."""
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    with engine.connect() as connection:
        found = [
            str([bytes(cell) if isinstance(cell, memoryview) else cell for cell in row])
            for table in Row.metadata.tables
            for row in connection.execute(text(f"SELECT * FROM {table}"))  # noqa: S608
        ]
    engine.dispose()
    return "\n".join(found)


def test_everything_personal_is_there_before(full: Store, address: str) -> None:
    assert [word for word in PLANTED if word not in rows(address)] == []
    assert full.verify() == ()


def test_nothing_personal_is_left_in_any_row(full: Store, address: str) -> None:
    operation, counts = full.erase({"CW0001": "sen_file"}, ERASING)
    assert [word for word in PLANTED if word in rows(address)] == []
    assert counts == {"access": 1, "case": 1, "event": 5, "field_change": 2, "letter": 1, "schedule_start": 1}
    assert (operation.words, operation.command) == ("1 child erased", "retention run")


def test_the_chain_holds_and_says_what_was_erased_under_which_rule(full: Store) -> None:
    before = full.head()
    full.erase({"CW0001": "sen_file"}, ERASING)
    problems = full.verify(before)
    assert {problem.id for problem in problems} == {"REC017"}
    assert problems[0].where == "operation 1, case"
    assert "1 row was erased under the rule sen_file" in problems[0].why


def test_nothing_personal_is_left_in_the_bytes(full: Store, address: str, tmp_path: Path) -> None:
    full.erase({"CW0001": "sen_file"}, ERASING)
    assert full.compact()
    if "://" not in address:
        with open_store(address, create=False) as again:
            assert len(again.references()) == 2
        data = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert [word for word in PLANTED if word.encode() in data] == []


def test_what_counting_needs_stays(full: Store) -> None:
    (case, *_) = full.caseload(day("2016-10-10")).cases
    full.erase({"CW0001": "sen_file"}, ERASING)
    kept, left = full.caseload(day("2016-10-10")).cases
    assert (kept.reference, left.reference[:7], left.name) == ("CW0002", "erased-", "Erased Child")
    assert (left.document, left.setting_type, left.known_from) == (case.document, case.setting_type, case.known_from)
    assert (left.date_of_birth, left.hold_letters) == (day("2004-03-15"), "erased")
    assert [(e.step, e.happened) for e in left.events] == [
        ("complaint", day("2016-09-07")),
        ("placement_consulted:2", day("2016-09-07")),
        ("meeting_planned", day("2016-09-08")),
        ("postponed", day("2016-09-09")),
        ("exception:absence", day("2016-09-10")),
    ]
    assert [e.note for e in left.events][3:] == ["to 2017-07-21", "from=2016-10-01; evidence=erased"]
    assert left.events[2].detail == {"on": "2016-11-14"}
    assert left.promise is not None
    (letter,) = full.letters()
    assert (letter.kind, letter.state, letter.sha256, letter.facts) == ("notice", "posted", "ab" * 32, {})
    assert full.caseload(day("2016-09-05")).cases[1].setting_type == "mainstream"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_row SET document = 'lda' WHERE reference LIKE 'erased%'",
        "UPDATE event SET happened = '2016-09-01' WHERE step = 'complaint'",
        "UPDATE letter SET dated = '2016-09-01'",
        "UPDATE operation SET words = 'something else' WHERE command = 'letters posted'",
        "UPDATE operation SET actor = 'somebody else' WHERE command = 'letters posted'",
        "UPDATE access SET actor = 'somebody else' WHERE reference LIKE 'erased%'",
        "UPDATE erasure SET rule = 'another' WHERE id = 1",
        "DELETE FROM erasure WHERE id = 1",
        "DELETE FROM field_change",
    ],
)
def test_what_was_left_cannot_be_changed_unseen(full: Store, address: str, statement: str) -> None:
    full.erase({"CW0001": "sen_file"}, ERASING)
    tamper(address, statement)
    assert any(problem.id != "REC017" for problem in full.verify())


def test_later_work_goes_on(full: Store) -> None:
    full.erase({"CW0001": "sen_file"}, ERASING)
    write(full, "2016-12-01", a_case(reference="CW0003"), event("complaint", "2016-12-01", reference="CW0002"))
    full.erase({"CW0002": "sen_file", "CW0003": "other"}, ERASING)
    assert {problem.id for problem in full.verify()} == {"REC017"}
    assert all(reference.startswith("erased-") for reference in full.references())


def test_nobody_else_may_have_written_about_the_child_meanwhile(full: Store, address: str) -> None:
    full.caseload(day("2016-10-10"))
    with open_store(address, create=False) as other:
        write(other, "2016-12-01", event("complaint", "2016-12-01"))
    with pytest.raises(Busy, match="REC005"):
        full.erase({"CW0001": "sen_file"}, ERASING)
    assert full.references() == ("CW0001", "CW0002")


def test_a_child_who_came_again_after_an_undo_is_erased_too_and_nothing_of_it_is_undone(
    full: Store, address: str
) -> None:
    undone = write(full, "2016-10-10", a_case(reference="CW0777", surname="Firstcome"))
    full.undo(NewOperation("undo", f"operation {undone.id}", day("2016-10-10")), Undoing(undone.id, counts=False))
    again = write(full, "2016-10-11", a_case(reference="CW0777", surname="Secondcome"))
    assert full.verify() == ()
    full.erase({"CW0777": "sen_file"}, ERASING)
    assert not [word for word in ("CW0777", "Firstcome", "Secondcome") if word in rows(address)]
    assert {problem.id for problem in full.verify()} == {"REC017"}
    effect = full.effect(again.id, day("2016-10-12"))
    assert effect
    assert not effect.can_turn
