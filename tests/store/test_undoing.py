"""What was recorded can be undone and done again; nothing is ever taken out of the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.builders import a_case, day
from tests.store.builders import change, event, schedule, write
from tests.store.conftest import Clock
from transfer_cli.domain.case import Caseload, Contact
from transfer_cli.domain.changes import Changes, LetterState, NewCases, NewLetter, NewOperation, Undoing
from transfer_cli.domain.columns import fields_of
from transfer_cli.domain.directory import Setting
from transfer_cli.domain.undoing import first_of_all, lines_of, sentences
from transfer_cli.errors import Busy
from transfer_cli.store import Store, open_store

TODAY = day("2016-10-10")
LETTER = NewLetter(
    "2016-09-12", "CW0001", "notice", "Ms Alix Example", ("1 Sample Street", "Chester"), "CW0001-notice-1.pdf",
    day("2016-09-12"), "0" * 64, 2, {"begins_on": "2016-09-26"}, "1" * 64,
)  # fmt: skip
SCHOOL = Setting("Larkfield Primary School", "900001", head="Mrs A Example")
BOTH = ("CW0001", "CW0002")
POSTED = LetterState(1, "posted", day("2016-09-13"), "first")


def undo(store: Store, number: int) -> None:
    store.undo(NewOperation("undo", f"operation {number}", TODAY), Undoing(number, counts=False))


def redo(store: Store, number: int) -> None:
    store.undo(NewOperation("redo", f"operation {number}", TODAY), Undoing(number, counts=True))


def put(store: Store, **changes: Any) -> None:
    assert store.record(NewOperation("letters generate", "1 letter", day("2016-09-12")), Changes(**changes))


def seen(store: Store) -> tuple[Any, ...]:
    """Everything that is read out of the record on several days, but for its head."""
    return (
        *(store.caseload(day(on)).cases for on in ("2016-09-05", "2016-09-30", "2016-12-01")),
        store.schedule(TODAY),
        store.schedules(TODAY),
        [letter for letter in store.letters() if letter.state != "withdrawn"],
        tuple(store.settings_directory()),
        store.references(),
    )


@pytest.fixture
def loaded(store: Store) -> Store:
    """Two cases."""
    contact = Contact("Ms Alix Example", address=("1 Sample Street", "Chester"))
    write(store, "2016-09-05", a_case(officer="J Price", contacts=(contact,)), a_case(reference="CW0002"))
    return store


WRITTEN: dict[str, Callable[[Store], object]] = {
    "cases": lambda s: write(s, "2016-09-12", a_case(reference="CW0003"), event("complaint", "2016-09-12", "CW0003")),
    "a field": lambda s: write(s, "2016-09-12", change("officer", "J Price", "A Okoro", "2016-09-12")),
    "a field for all days": lambda s: write(s, "2016-09-12", change("upn", None, "A1", "2016-09-12")),
    "a contact": lambda s: write(s, "2016-09-12", change("contact2_name", None, "Mr B", "2016-09-12")),
    "a contact gone": lambda s: write(
        s, "2016-09-12", change("contact1_name", "Ms Alix Example", None, "2016-09-12"),
        change("contact1_address1", "1 Sample Street", None, "2016-09-12"),
        change("contact1_address2", "Chester", None, "2016-09-12"),
    ),
    "a step": lambda s: write(s, "2016-09-12", event("notice_given", "2016-09-12")),
    "a schedule": lambda s: write(s, "2016-09-12", schedule([("CW0001", "2016-10-03")])),
    "a letter": lambda s: put(s, letters=(LETTER,)),
    "a setting": lambda s: put(s, settings=(SCHOOL,)),
}  # fmt: skip


@pytest.mark.parametrize("what", WRITTEN)
def test_whatever_was_recorded_is_undone_and_done_again(loaded: Store, address: str, what: str) -> None:
    before = seen(loaded)
    WRITTEN[what](loaded)
    after = seen(loaded)
    assert after != before
    head = loaded.head()
    undo(loaded, 2)
    assert seen(loaded) == before
    redo(loaded, 2)
    assert seen(loaded) == after
    undo(loaded, 2)
    with open_store(address, create=False) as again:
        assert seen(again) == before
        assert again.verify(head) == ()
        assert again.undone() == {2: 5}
        assert (again.undid(3), again.undid(4), again.undid(2)) == ((2, False), (2, True), None)


def test_a_corrected_step_comes_back_and_can_be_corrected_again(loaded: Store) -> None:
    write(loaded, "2016-09-12", event("notice_given", "2016-09-12"))
    before = seen(loaded)
    write(loaded, "2016-09-13", event("notice_given", "2016-09-13", supersedes=1))
    undo(loaded, 3)
    assert seen(loaded) == before
    write(loaded, "2016-09-14", event("notice_given", "2016-09-12", supersedes=1, retracts=True))
    assert loaded.caseload(TODAY).cases[0].events == ()
    undo(loaded, 5)
    assert seen(loaded) == before
    redo(loaded, 3)
    assert [e.happened for e in loaded.caseload(TODAY).cases[0].events] == [day("2016-09-13")]
    with pytest.raises(Busy, match="REC005"):
        write(loaded, "2016-09-14", event("notice_given", "2016-09-15", supersedes=1))
    assert loaded.verify() == ()


def test_what_was_known_before_an_undo_and_between_undo_and_redo_is_still_seen(clock: Clock, loaded: Store) -> None:
    values: list[tuple[Any, str | None, int]] = []

    def note() -> None:
        (case, *_) = loaded.caseload(day("2016-10-10")).cases
        values.append((clock.now, case.officer, len(case.events)))

    note()
    write(loaded, "2016-09-12", change("officer", "J Price", "A Okoro", "2016-09-12"), event("complaint", "2016-09-12"))
    note()
    undo(loaded, 2)
    note()
    redo(loaded, 2)
    note()
    write(loaded, "2016-10-03", change("officer", "A Okoro", "L Moss", "2016-10-03"))
    assert [value[1:] for value in values] == [("J Price", 0), ("A Okoro", 1), ("J Price", 0), ("A Okoro", 1)]
    for moment, officer, steps in values:
        case = loaded.caseload(day("2016-10-10"), moment).cases[0]
        assert (case.officer, len(case.events)) == (officer, steps), moment
    undo(loaded, 5)
    assert [loaded.caseload(TODAY, moment).cases[0].officer for moment, *_ in values] == [v[1] for v in values]


def came_again(store: Store, *references: str, **fields: Any) -> None:
    """An import brings these, column by column."""
    cases = [fields_of(a_case(reference=reference, **fields)) for reference in references]
    columns = {name: [case[name] for case in cases] for name in cases[0] if any(case[name] for case in cases)}
    days = [day("2016-10-03")] * len(references)
    with store.importing(NewOperation("import", "caseload file", day("2016-10-03"))) as session:
        assert not {reference.casefold() for reference in references} & set(session.references)
        assert session.cases(references) == {}
        session.add(Changes(newcomers=NewCases(columns, (references, ["meeting_held"] * len(references), days))))
        session.finish("caseload file")


@pytest.mark.parametrize("by_column", [True, False])
def test_a_case_whose_import_was_undone_can_come_again(loaded: Store, address: str, *, by_column: bool) -> None:
    steps = [event("notice_given", "2016-09-12", reference) for reference in ("CW0003", "CW0004")]
    first = [a_case(reference="CW0003", officer="J Price", upn="A1"), a_case(reference="CW0004")]
    write(loaded, "2016-09-12", *first, *steps)
    undo(loaded, 2)
    assert loaded.references() == ("CW0001", "CW0002")
    gone = seen(loaded)
    contact = Contact("Mr Sam Example", address=("2 Sample Street", "Chester"))
    if by_column:
        came_again(loaded, "CW0003", "CW0005", surname="Other", contacts=(contact,))
    else:
        again = [a_case(reference=number, surname="Other", contacts=(contact,)) for number in ("CW0003", "CW0005")]
        meetings = [event("meeting_held", "2016-10-03", number) for number in ("CW0003", "CW0005")]
        write(loaded, "2016-10-03", *again, *meetings)
    *_, back, new = loaded.caseload(TODAY).cases
    steps_of = [[(e.step, e.happened) for e in case.events] for case in (back, new)]
    assert steps_of == [[("meeting_held", day("2016-10-03"))]] * 2
    assert replace(back, events=()) == replace(new, reference="CW0003", events=()), "as if it had never been here"
    assert loaded.caseload(day("2016-09-01")).cases[-2].surname == "Other"
    with open_store(address, create=False) as other:
        assert other.verify() == ()
    after = seen(loaded)
    assert whys(loaded, 2) == ["operation 4 wrote about CW0003, which that one brought"]
    undo(loaded, 4)
    assert seen(loaded) == gone
    redo(loaded, 4)
    assert seen(loaded) == after
    undo(loaded, 4)
    redo(loaded, 2)
    case = loaded.caseload(TODAY).cases[2]
    assert (case.reference, case.surname, case.officer, case.upn) == ("CW0003", "Example", "J Price", "A1")
    assert loaded.verify() == ()


def test_only_cases_that_come_again(loaded: Store) -> None:
    write(loaded, "2016-09-12", a_case(reference="CW0003"), a_case(reference="CW0004"))
    undo(loaded, 2)
    came_again(loaded, "CW0003", "CW0004")
    assert loaded.references() == ("CW0001", "CW0002", "CW0003", "CW0004")
    assert loaded.caseload(TODAY).cases[-1].known_from == day("2016-10-03")
    assert loaded.verify() == ()


def test_the_same_file_can_be_loaded_again_once_its_import_was_undone(store: Store) -> None:
    sha = "ab" * 32
    operation = NewOperation("import", "caseload file: 1 new", day("2016-09-05"), sha)
    store.record(operation, Changes(new_cases=(fields_of(a_case()),)))
    undo(store, 1)
    with store.importing(operation, dry_run=True) as session:
        assert (session.imports_of(sha), session.operations()[-1].command, session.open_cases()) == ((), "undo", 0)
        assert list(session.identities()) == []
        assert (len(session.locally_changed()), len(session.taken_back())) == (0, 0)
    assert [operation.command for operation in store.operations()] == ["import", "undo"]
    assert [operation.id for operation in store.operations(reference="CW0001")] == [1, 2]


def test_letters_of_an_undone_batch_are_withdrawn_and_never_vanish(loaded: Store) -> None:
    put(loaded, letters=(LETTER,))
    undo(loaded, 2)
    (letter,) = loaded.letters()
    assert (letter.state, letter.on, letter.post_class) == ("withdrawn", TODAY, None)
    assert loaded.letters(state="withdrawn") == (letter,)
    redo(loaded, 2)
    assert [letter.state for letter in loaded.letters()] == ["made"]


def test_an_approval_that_is_undone_is_none(loaded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSFER_ACTOR", "m.lee")
    put(loaded, letters=(LETTER,))
    monkeypatch.setenv("TRANSFER_ACTOR", "a.okoro")
    put(loaded, letter_states=(LetterState(1, "approved", day("2016-09-12")),))
    assert loaded.letter_hands(LETTER.batch)[1].is_seen_by_another("m.lee")
    undo(loaded, 3)
    assert not loaded.letter_hands(LETTER.batch)[1].is_seen_by_another("m.lee")


def whys(store: Store, number: int) -> list[str]:
    counts = number in store.undone()
    return [str(hindrance) for hindrance in first_of_all(store.hindrances(Undoing(number, counts)))]


NOT_UNDONE: dict[str, tuple[list[Callable[[Store], object]], list[str]]] = {
    "the same field changed later": (
        [WRITTEN["a field"], lambda s: write(s, "2016-10-03", change("officer", "A Okoro", "L Moss", "2016-10-03"))],
        ["operation 3 changed officer of CW0001 after it"],
    ),
    "a step corrected": (
        [WRITTEN["a step"], lambda s: write(s, "2016-10-03", event("notice_given", "2016-09-13", supersedes=1))],
        ["operation 3 corrected a step of CW0001 that it recorded"],
    ),
    "a step that never happened": (
        [
            WRITTEN["a step"],
            lambda s: write(s, "2016-10-03", event("notice_given", "2016-09-12", supersedes=1, retracts=True)),
        ],
        ["operation 3 corrected a step of CW0001 that it recorded"],
    ),
    "something of a case it brought": (
        [WRITTEN["cases"], lambda s: write(s, "2016-10-03", event("complaint", "2016-10-03", "CW0003"))],
        ["operation 3 wrote about CW0003, which that one brought"],
    ),
    "a schedule with a case it brought": (
        [WRITTEN["cases"], lambda s: write(s, "2016-10-03", schedule([("CW0003", "2016-11-07")]))],
        ["operation 3 wrote about CW0003, which that one brought"],
    ),
    "a letter made with a step": (
        [WRITTEN["a step"], WRITTEN["a letter"]],
        ["operation 3 made a letter about CW0001 after it"],
    ),
    "a letter made with a start": (
        [WRITTEN["a schedule"], WRITTEN["a letter"]],
        ["operation 3 made a letter about CW0001 after it"],
    ),
    "a later schedule": (
        [WRITTEN["a schedule"], lambda s: write(s, "2016-10-03", schedule([("CW0002", "2016-11-07")]))],
        ["operation 3 made a schedule after it"],
    ),
    "a letter posted": (
        [WRITTEN["a letter"], lambda s: put(s, letter_states=(POSTED,))],
        ["operation 3 recorded what became of a letter about CW0001 that it made"],
    ),
    "a letter that was posted and came back": (
        [
            WRITTEN["a letter"],
            lambda s: put(s, letter_states=(POSTED,)),
            lambda s: put(s, letter_states=(LetterState(1, "returned", day("2016-09-20")),)),
        ],
        [
            "operation 4 recorded what became of a letter about CW0001 that it made",
            "operation 3 recorded what became of a letter about CW0001 that it made",
        ],
    ),
    "a letter printed once more": (
        [WRITTEN["a letter"], lambda s: write(s, "2016-10-03", event("letter_reprinted", "2016-10-03"))],
        ["operation 3 printed a letter about CW0001 once more"],
    ),
    "the same setting by number": (
        [WRITTEN["a setting"], lambda s: put(s, settings=(replace(SCHOOL, name="Larkfield School"),))],
        ["operation 3 changed the entry of Larkfield School after it"],
    ),
    "the same setting by name": (
        [WRITTEN["a setting"], lambda s: put(s, settings=(Setting("LARKFIELD Primary School"),))],
        ["operation 3 changed the entry of LARKFIELD Primary School after it"],
    ),
    "many": (
        [
            lambda s: write(s, "2016-09-12", *(event("complaint", "2016-09-12", number) for number in BOTH)),
            lambda s: write(
                s, "2016-09-13", *(event("complaint", "2016-09-13", one, supersedes=n) for n, one in enumerate(BOTH, 1))
            ),
        ],
        ["operation 3 corrected a step of CW0001 and 1 more that it recorded"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", NOT_UNDONE)
def test_what_later_work_rests_on_is_not_undone(loaded: Store, what: str) -> None:
    writes, expected = NOT_UNDONE[what]
    for one in writes:
        one(loaded)
    assert whys(loaded, 2) == expected
    before = seen(loaded)
    with pytest.raises(Busy, match="REC005"):
        undo(loaded, 2)
    assert seen(loaded) == before
    for number in range(1 + len(writes), 2, -1):
        undo(loaded, number)
    assert whys(loaded, 2) == []
    undo(loaded, 2)
    assert loaded.verify() == ()


HARMLESS: dict[str, list[Callable[[Store], object]]] = {
    "another field": [WRITTEN["a field"], WRITTEN["a contact"]],
    "another step": [WRITTEN["a step"], lambda s: write(s, "2016-10-03", event("complaint", "2016-10-03"))],
    "a schedule after a step": [WRITTEN["a step"], WRITTEN["a schedule"]],
    "a letter that was pulled": [
        WRITTEN["a step"],
        WRITTEN["a letter"],
        lambda s: put(s, letter_states=(LetterState(1, "withdrawn", day("2016-09-20")),)),
    ],
    "a letter about somebody else": [
        WRITTEN["a step"], lambda s: put(s, letters=(replace(LETTER, reference="CW0002"),)),
    ],
    "another setting": [WRITTEN["a setting"], lambda s: put(s, settings=(Setting("Elsewhere", "900002"),))],
}  # fmt: skip


@pytest.mark.parametrize("what", HARMLESS)
def test_what_does_not_rest_on_it_is_no_hindrance(loaded: Store, what: str) -> None:
    for one in HARMLESS[what]:
        one(loaded)
    assert whys(loaded, 2) == []
    before = seen(loaded)
    undo(loaded, 2)
    redo(loaded, 2)
    assert seen(loaded) == before
    assert loaded.verify() == ()


NOT_REDONE: dict[str, tuple[list[Callable[[Store], object]], int, list[str]]] = {
    "what it rested on is undone": (
        [
            WRITTEN["a field"],
            lambda s: write(s, "2016-10-03", change("officer", "A Okoro", "L Moss", "2016-10-03")),
            lambda s: undo(s, 3),
            lambda s: undo(s, 2),
        ],
        3,
        ["it rests on operation 2, which is undone"],
    ),
    "what it rested on counts again": (
        [
            WRITTEN["a field"],
            lambda s: undo(s, 2),
            lambda s: write(s, "2016-10-03", change("officer", "J Price", "L Moss", "2016-10-03")),
            lambda s: undo(s, 4),
            lambda s: redo(s, 2),
        ],
        4,
        ["it rests on operation 2, which counts again"],
    ),
    "something took its place": (
        [
            WRITTEN["a field"],
            lambda s: undo(s, 2),
            lambda s: write(s, "2016-10-03", change("officer", "J Price", "L Moss", "2016-10-03")),
        ],
        2,
        ["operation 4 changed officer of CW0001 after it"],
    ),
    "the step was recorded anew": (
        [WRITTEN["a step"], lambda s: undo(s, 2), WRITTEN["a step"]],
        2,
        ["operation 4 recorded the same step of CW0001"],
    ),
    "the letter was made again": (
        [WRITTEN["a letter"], lambda s: undo(s, 2), WRITTEN["a letter"]],
        2,
        ["operation 4 made the same letter about CW0001 again"],
    ),
    "the letter does not know": (
        [WRITTEN["a letter"], lambda s: undo(s, 2), WRITTEN["a step"]],
        2,
        ["operation 4 recorded something about CW0001 that its letter does not know"],
    ),
    "the case came in other letters": (
        [
            WRITTEN["cases"],
            lambda s: undo(s, 2),
            lambda s: write(s, "2016-10-03", a_case(reference="cw0003")),
        ],
        2,
        ["operation 4 brought cw0003 as well"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", NOT_REDONE)
def test_what_would_not_fit_any_more_is_not_done_again(loaded: Store, what: str) -> None:
    writes, number, expected = NOT_REDONE[what]
    for one in writes:
        one(loaded)
    assert whys(loaded, number) == expected
    with pytest.raises(Busy, match="REC005"):
        redo(loaded, number)
    assert loaded.verify() == ()


def test_what_is_undone_already_is_not_undone_once_more(loaded: Store) -> None:
    WRITTEN["a step"](loaded)
    undo(loaded, 2)
    with pytest.raises(Busy, match="REC005"):
        undo(loaded, 2)
    redo(loaded, 2)
    with pytest.raises(Busy, match="REC005"):
        redo(loaded, 2)


def test_the_last_is_undone_first_and_the_last_undone_is_done_again_first(loaded: Store) -> None:
    assert loaded.last_to_undo(redo=True) is None
    WRITTEN["a step"](loaded)
    WRITTEN["a contact"](loaded)
    taken = []
    for _ in range(3):
        number = loaded.last_to_undo()
        assert number
        undo(loaded, number)
        taken.append(number)
    assert (taken, loaded.last_to_undo()) == ([3, 2, 1], None)
    again = []
    while number := loaded.last_to_undo(redo=True):
        redo(loaded, number)
        again.append(number)
    assert again == [1, 2, 3]


def told(store: Store, number: int) -> tuple[list[str], list[tuple[str, str, str, str]]]:
    effect = store.effect(number, TODAY)
    assert effect
    return list(sentences(effect)), list(lines_of(effect, effect.references))


def test_what_would_change_is_told_in_words(loaded: Store) -> None:
    parts = (
        a_case(reference="CW0003"), event("notice_given", "2016-09-12", "CW0003"),
        change("officer", "J Price", "A Okoro", "2016-09-12"), change("upn", None, "A1", "2016-09-12", "CW0002"),
        event("complaint", "2016-09-10"), schedule([("CW0001", "2016-10-03")]),
    )  # fmt: skip
    write(loaded, "2016-09-12", *parts)
    counts, lines = told(loaded, 2)
    assert counts == [
        "1 case leaves the caseload", "2 fields get the old value back", "2 steps go",
        "no schedule is in force instead of the schedule of 12 Sep 2016",
        "1 review has another day to begin, or none",
    ]  # fmt: skip
    assert lines == [
        ("CW0001", "officer", "A Okoro", "J Price"),
        ("CW0001", "complaint", "10 Sep 2016", "gone"),
        ("CW0001", "planned start", "3 Oct 2016", "none"),
        ("CW0002", "upn", "A1", "not known"),
        ("CW0003", "the case", "in the caseload", "not in the caseload"),
        ("CW0003", "notice given", "12 Sep 2016", "gone"),
    ]
    undo(loaded, 2)
    counts, lines = told(loaded, 2)
    assert counts[0] == "1 case comes back into the caseload"
    assert lines[0] == ("CW0001", "officer", "J Price", "A Okoro")


def test_a_schedule_is_told_for_the_day_it_was_made_for_at_least(loaded: Store) -> None:
    write(loaded, "2016-09-12", schedule([("CW0001", "2016-10-03"), ("CW0002", "2016-10-10")]))
    write(loaded, "2016-10-03", schedule([("CW0001", "2016-11-07"), ("CW0002", "2016-10-10")]))
    operation = loaded.operations()[-1]
    for as_of in ("2016-09-05", "2016-10-10"):
        effect = loaded.effect(operation.id, day(as_of))
        assert effect
        assert list(sentences(effect)) == [
            "the schedule of 12 Sep 2016 is in force instead of the schedule of 3 Oct 2016",
            "1 review has another day to begin, or none",
        ]
        assert list(lines_of(effect, effect.references)) == [("CW0001", "planned start", "7 Nov 2016", "3 Oct 2016")]


def test_the_caseload_of_nobody(store: Store) -> None:
    write(store, "2016-09-05", a_case())
    undo(store, 1)
    assert store.caseload(TODAY).cases == Caseload((), TODAY).cases
    assert store.effect(9, TODAY) is None


def test_what_was_undone_since_a_day_has_changed_since(clock: Clock, store: Store) -> None:
    write(store, "2016-09-05", a_case(), a_case(reference="CW0002"))
    write(store, "2016-09-12", event("complaint", "2016-09-12"))
    moment = clock.now
    assert store.written_since(moment) == frozenset()
    undo(store, 2)
    assert store.written_since(moment) == {"CW0001"}
    assert store.written_since(moment, moment) == frozenset()
