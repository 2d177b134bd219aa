"""`letters returned`: the address is in doubt until it is mended or cleared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.builders import day
from tests.conftest import Answer, Run
from transfer_cli.domain.changes import Letter

Register = Callable[[], tuple[Letter, ...]]
RETURNED = ("letters", "returned", "2016-10-03/L01-notice-2", "--on", "2016-10-10", "--reason", "gone away")


@pytest.fixture
def gone(office: Run) -> Run:
    """The office once the letters of the day are posted."""
    office("letters", "generate", "--due")
    office("letters", "posted", "2016-10-03", "--class", "first")

    def a_week_later(*words: str) -> Answer:
        return office("--as-of", "2016-10-10", *words)

    return a_week_later


def test_the_register_says_so_and_keeps_what_was_before(gone: Run, register: Register) -> None:
    answer = gone(*RETURNED)
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout == (
        "L01: L01-notice-2.pdf to Mr Sam O'Neill came back.\nNothing more goes to that address until it is mended.\n"
    )
    letter = next(letter for letter in register() if letter.file == "L01-notice-2.pdf")
    assert (letter.state, letter.on, letter.post_class) == ("returned", day("Mon 10 Oct 2016"), "first")
    assert [(s.state, s.post_class) for s in letter.history] == [("posted", "first"), ("returned", "first")]
    shown = gone("--json", "case", "show", "L01").json
    assert [e["note"] for e in shown["events"] if e["step"] == "letter_returned"] == ["gone away"]


def test_the_next_letter_there_is_held_and_a_task_is_made(gone: Run) -> None:
    gone(*RETURNED)
    again = gone("--json", "letters", "generate", "--kind", "meeting_invitation", "--reference", "L01")
    assert again.json["letters"] == []
    arranged = ("--at", "10:00", "--place", "Larkfield School", "--officer", "J Price")
    gone("case", "record", "L01", "meeting_planned", "--on", "2016-11-15", *arranged)
    answer = gone("--json", "letters", "generate", "--kind", "meeting_invitation", "--reference", "L01")
    assert answer.exit_code == 1
    assert [letter["addressee"] for letter in answer.json["letters"]] == ["Ms Alix Example"]
    assert [(held["addressee"], held["id"], held["why"]) for held in answer.json["held"]] == [
        ("Mr Sam O'Neill", "LET043", "A letter to this address came back on 10 Oct 2016: gone away.")
    ]
    tasks = [a for a in gone("--json", "today").json["actions"] if a["task"] == "mend_address"]
    assert [(task["reference"], task["what"]) for task in tasks] == [
        ("L01", "Find the right address of Mr Sam O'Neill")
    ]


def test_before_it_came_back_nothing_was_in_doubt(gone: Run) -> None:
    gone(*RETURNED)
    for day_, tasks in (("2016-10-09", 0), ("2016-10-10", 1)):
        actions = gone("--as-of", day_, "--json", "today").json["actions"]
        assert len([action for action in actions if action["task"] == "mend_address"]) == tasks
    gone("letters", "returned", "L01", "--clear", "--on", "2016-10-12")
    actions = gone("--as-of", "2016-10-11", "--json", "today").json["actions"]
    assert [action["reference"] for action in actions if action["task"] == "mend_address"] == ["L01"]


@pytest.mark.parametrize(
    ("on", "says"),
    [("2016-10-02", "it was made on 3 Oct 2016, after that."), ("2016-10-11", "it lies after 10 Oct 2016")],
)
def test_a_day_that_looks_mistyped_is_noted_and_recorded(gone: Run, on: str, says: str) -> None:
    answer = gone("--json", "letters", "returned", "L07", "--on", on)
    assert says in answer.json["notes"][0]["why"]
    assert (answer.exit_code, answer.json["notes"][0]["id"], answer.json["recorded"]) == (0, "LET022", True)


def test_until_the_address_is_another_one(gone: Run) -> None:
    gone(*RETURNED)
    assert gone("case", "correct", "L01", "contact2_address1", "11 Right Road").exit_code == 0
    assert [a for a in gone("--json", "today").json["actions"] if a["task"] == "mend_address"] == []
    held = gone("--json", "letters", "generate", "--kind", "notice", "--reference", "L01", "--again", "--dry-run").json
    assert [one["id"] for one in held["held"]] in ([], ["LET008"])


def test_or_until_somebody_clears_it(gone: Run, register: Register) -> None:
    gone(*RETURNED)
    answer = gone("letters", "returned", "L01", "--clear")
    assert answer.stdout.endswith("cleared.\nLetters may go there again.\n")
    assert [a for a in gone("--json", "today").json["actions"] if a["task"] == "mend_address"] == []
    assert next(letter for letter in register() if letter.file == "L01-notice-2.pdf").state == "cleared"
    assert gone("letters", "returned", "L01", "--clear").exit_code == 4


def test_a_step_that_nobody_was_told_of_is_named(gone: Run) -> None:
    answer = gone("--json", "letters", "returned", "L05")
    assert [(note["id"], note["severity"]) for note in answer.json["notes"]] == [("LET052", "warning")]
    assert "Draft served on 5 Oct 2016 rests on a letter that nobody had." in answer.stderr
    assert "transfer case correct L05 draft_served --never-happened" in answer.stderr
    gone(*RETURNED)
    both = gone("letters", "returned", "2016-10-03/L01-notice-1")
    assert "Notice given on 5 Oct 2016 rests on a letter that nobody had." in both.stderr


def test_a_whole_batch_comes_back(gone: Run, register: Register) -> None:
    document = gone("--json", "letters", "returned", "2016-10-03", "--on", "2016-10-10").json
    assert len(document["letters"]) == 6
    assert {letter.state for letter in register()} == {"returned"}


def test_a_dry_run_records_nothing(gone: Run, register: Register) -> None:
    answer = gone(*RETURNED, "--dry-run")
    assert answer.stdout.endswith("Nothing was written: --dry-run.\n")
    assert {letter.state for letter in register()} == {"posted"}


def test_what_came_back_was_posted_whether_recorded_or_not(office: Run, register: Register) -> None:
    office("letters", "generate", "--due")
    answer = office("--json", "letters", "returned", "L05")
    assert answer.exit_code == 0
    assert [(note["id"], note["why"]) for note in answer.json["notes"]] == [
        ("LET051", "It came back, and is not recorded as posted.")
    ]
    assert {letter.state for letter in register() if letter.reference == "L05"} == {"returned"}
    posted = office("letters", "posted", "2016-10-03", "--class", "first")
    assert posted.exit_code == 4
    assert "L07 delay, L07-delay-1.pdf: A letter to this address came back on 3 Oct 2016. Pull" in posted.stderr


def test_what_was_pulled_or_came_back_cannot_come_back(office: Run) -> None:
    office("letters", "generate", "--due")
    office("letters", "posted", "2016-10-03", "--class", "first", "--pulled", "L05")
    for _ in range(2):
        assert "[LET051]" in office("letters", "returned", "L05").stderr
    office("letters", "returned", "L07")
    assert office("letters", "returned", "L07").exit_code == 4


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("L01",), 4, "2016-10-03/L01-notice-1 to Ms Alix Example, 2016-10-03/L01-notice-2 to Mr Sam O'Neill."),
        (("L99",), 3, "[USE001]"),
        (("2016-10-04",), 3, 'no batch or letter "2016-10-04". Did you mean 2016-10-03?'),
        (("L10",), 3, "No letter about L10 is in the register."),
        (("L05", "--clear", "--reason", "x"), 2, "it does not go with --clear"),
        ((), 2, "Missing argument"),
    ],
)
def test_wrong_words(gone: Run, words: tuple[str, ...], code: int, says: str) -> None:
    answer = gone("letters", "returned", *words)
    assert answer.exit_code == code
    assert says in answer.stderr


def test_a_letter_is_not_recorded_as_back_by_another_command(gone: Run) -> None:
    answer = gone("case", "record", "L05", "letter_returned", "--on", "2016-10-10")
    assert answer.exit_code == 2
    assert "transfer letters returned" in answer.stderr
