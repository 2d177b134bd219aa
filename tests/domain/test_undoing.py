"""What undoing would change, and what stands in the way, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.builders import day
from transfer_cli.domain.changes import FieldChange, Letter, Operation, Undoing
from transfer_cli.domain.directory import Directory, Setting
from transfer_cli.domain.undoing import (
    Effect,
    Hindrance,
    Rests,
    StartTurned,
    StepTurned,
    entries_turned,
    first_of_all,
    lines_of,
    sentences,
)

OPERATION = Operation(
    12, "import", "caseload file: 1 new", "m.lee", day("3 Oct 2016"), datetime(2016, 10, 3, tzinfo=UTC), None, "x"
)
LETTER = Letter(
    1, "2016-09-12", "CW0001", "notice", "Ms Alix Example", (), "a.pdf", day("12 Sep 2016"), "0", 2, {}, "1", "made",
    None, None, datetime(2016, 9, 12, tzinfo=UTC),
)  # fmt: skip
OFFICER = FieldChange("CW0002", "officer", "A Okoro", "J Price", None)
HELD = StepTurned("CW0003", "meeting_held", day("30 Sep 2016"))
AUTUMN, OCTOBER = day("5 Sep 2016"), day("3 Oct 2016")
NOTHING = Effect(OPERATION, counts=False)
ALL = Effect(
    OPERATION, False, ("CW0004",), (OFFICER,), (HELD,), (HELD,), (LETTER,), (("CW0001", "2016-09-12", "returned"),),
    (OCTOBER, AUTUMN), settings=("Larkfield School",),
)  # fmt: skip
TWICE = Effect(
    OPERATION, True, ("CW0004", "CW0005"), (OFFICER, OFFICER), (HELD, HELD), (HELD, HELD), (LETTER, LETTER),
    (("CW0001", "2016-09-12", "returned"),) * 2, (None, OCTOBER), settings=("Larkfield School", "Ravenmoor School"),
)  # fmt: skip


def test_one_of_each_is_undone() -> None:
    assert list(sentences(ALL)) == [
        "1 case leaves the caseload",
        "1 field gets the old value back",
        "1 step goes",
        "1 step comes back",
        "1 letter becomes withdrawn",
        "1 mark of letters is taken back",
        "the schedule of 5 Sep 2016 is in force instead of the schedule of 3 Oct 2016",
        "1 entry of the directory is as before",
    ]


LARKFIELD = Setting("Larkfield School", "900001", head="Mrs A Example", address=("1 High Street", "Chester"))
RAVENMOOR = Setting("Ravenmoor School")
LESS = Directory([replace(LARKFIELD, head="Mr B Example", address=(), closed_on=day("31 Aug 2017"))])
MORE = Directory([LARKFIELD, RAVENMOOR])


def test_entries_of_the_directory_are_told_one_by_one() -> None:
    assert list(entries_turned(MORE, LESS)) == [
        ("Larkfield School", "head", "Mrs A Example", "Mr B Example"),
        ("Larkfield School", "address", "1 High Street, Chester", "not known"),
        ("Larkfield School", "closed on", "not known", "31 Aug 2017"),
        ("Ravenmoor School", "the entry", "in the directory", "not in the directory"),
    ]
    assert list(entries_turned(MORE, MORE)) == []


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (False, ["1 entry leaves the directory", "1 entry of the directory is as before"]),
        (True, ["1 entry comes back into the directory", "1 entry of the directory is as recorded again"]),
    ],
)
def test_entries_that_go_are_told_from_those_that_change(*, counts: bool, said: list[str]) -> None:
    entries = tuple(entries_turned(LESS, MORE) if counts else entries_turned(MORE, LESS))
    names = (LARKFIELD.name, RAVENMOOR.name)
    assert list(sentences(replace(NOTHING, counts=counts, settings=names, entries=entries))) == said


def test_starts_of_another_schedule_are_told() -> None:
    starts = (StartTurned("CW0001", OCTOBER, AUTUMN), StartTurned("CW0002", OCTOBER, None))
    effect = replace(NOTHING, starts=starts)
    assert list(sentences(effect)) == ["2 reviews have another day to begin, or none"]
    assert list(sentences(replace(effect, starts=starts[:1]))) == ["1 review has another day to begin, or none"]
    assert list(lines_of(effect, effect.references)) == [
        ("CW0001", "planned start", "3 Oct 2016", "5 Sep 2016"),
        ("CW0002", "planned start", "3 Oct 2016", "none"),
    ]


def test_two_of_each_are_done_again() -> None:
    assert list(sentences(TWICE)) == [
        "2 cases come back into the caseload",
        "2 fields get the new value again",
        "2 steps go",
        "2 steps come back",
        "2 letters are no longer withdrawn",
        "2 marks of letters are made again",
        "the schedule of 3 Oct 2016 is in force instead of no schedule",
        "2 entries of the directory are as recorded again",
    ]


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (replace(NOTHING, cases=("CW0001",), counts=True), "1 case comes back into the caseload"),
        (replace(NOTHING, cases=("CW0001", "CW0002")), "2 cases leave the caseload"),
        (replace(NOTHING, letters=(LETTER,), counts=True), "1 letter is no longer withdrawn"),
        (replace(NOTHING, letters=(LETTER, LETTER)), "2 letters become withdrawn"),
        (replace(NOTHING, schedules=(OCTOBER, OCTOBER)), "another schedule of the same day is in force"),
    ],
)
def test_the_words_follow_the_number(effect: Effect, said: str) -> None:
    assert list(sentences(effect)) == [said]


def test_nothing_to_say() -> None:
    assert list(sentences(NOTHING)) == []
    assert (NOTHING.command, replace(NOTHING, counts=True).command) == ("undo", "redo")
    assert NOTHING.undoing == Undoing(12, counts=False)


def test_case_by_case() -> None:
    assert ALL.references == ("CW0001", "CW0002", "CW0003", "CW0004")
    assert list(lines_of(ALL, ALL.references)) == [
        ("CW0001", "1 letter: notice, batch 2016-09-12", "made", "withdrawn"),
        ("CW0001", "letter of batch 2016-09-12", "returned", "not recorded"),
        ("CW0002", "officer", "A Okoro", "J Price"),
        ("CW0003", "meeting held", "30 Sep 2016", "gone"),
        ("CW0003", "meeting held", "not there", "30 Sep 2016"),
        ("CW0004", "the case", "in the caseload", "not in the caseload"),
    ]
    assert list(lines_of(ALL, ["CW0002"])) == [("CW0002", "officer", "A Okoro", "J Price")]


def test_case_by_case_again() -> None:
    again = replace(TWICE, letters=(replace(LETTER, state="withdrawn"),) * 2)
    assert [line[1:] for line in lines_of(again, ("CW0001", "CW0004"))] == [
        ("2 letters: notice, batch 2016-09-12", "withdrawn", "made"),
        ("letter of batch 2016-09-12", "not recorded", "returned"),
        ("letter of batch 2016-09-12", "not recorded", "returned"),
        ("the case", "not in the caseload", "in the caseload"),
    ]
    unknown = replace(NOTHING, fields=(replace(OFFICER, old=None, new=None),))
    assert list(lines_of(unknown, ["CW0002"])) == [("CW0002", "officer", "not known", "not known")]


HINDRANCES = [
    (Hindrance(14, Rests.FIELD, "officer of CW0001", 1, counts=True, is_later=True),
     "operation 14 changed officer of CW0001 after it"),
    (Hindrance(15, Rests.CASE, "CW0003", 1_200, counts=True, is_later=True),
     "operation 15 wrote about CW0003 and 1,199 more, which that one brought"),
    (Hindrance(9, Rests.FIELD, "officer of CW0001", 1, counts=False, is_later=False),
     "it rests on operation 9, which is undone"),
    (Hindrance(8, Rests.STEP_CORRECTED, "CW0001", 1, counts=True, is_later=False),
     "it rests on operation 8, which counts again"),
]  # fmt: skip


@pytest.mark.parametrize(("hindrance", "said"), HINDRANCES, ids=[said for _, said in HINDRANCES])
def test_a_hindrance_in_words(hindrance: Hindrance, said: str) -> None:
    assert str(hindrance) == said


def test_one_reason_for_each_operation_the_latest_operation_first() -> None:
    field, case = HINDRANCES[0][0], HINDRANCES[1][0]
    assert first_of_all([field, case, replace(field, rests=Rests.SCHEDULE)]) == (case, field)


@pytest.mark.parametrize("rests", Rests)
def test_every_reason_has_its_words(rests: Rests) -> None:
    assert "14" in str(Hindrance(14, rests, "CW0001", 1, counts=True, is_later=True))
