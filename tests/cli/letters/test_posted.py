"""`letters posted`: the step each letter takes is recorded, and what must not go is named first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import day
from tests.conftest import Run
from transfer_cli.domain.changes import Changes, FieldChange, Letter, NewOperation
from transfer_cli.store import open_store

Register = Callable[[], tuple[Letter, ...]]
MOVED = "It would go to somebody else, or to another address, today."
POSTED = ("letters", "posted", "2016-10-03", "--on", "2016-10-03", "--class", "first")


@pytest.fixture
def batch(office: Run) -> Run:
    """The office once the letters of the day are made."""
    office("letters", "generate", "--due")
    return office


def test_posting_records_the_steps(batch: Run, register: Register, workspace: Path) -> None:
    answer = batch(*POSTED)
    assert (answer.exit_code, answer.stdout) == (0, "6 letters posted, 0 pulled; 4 steps recorded.\n")
    assert {(letter.state, letter.on, letter.post_class) for letter in register()} == {
        ("posted", day("Mon 3 Oct 2016"), "first")
    }
    with open_store(str(workspace / "transfer.db"), create=False) as store:
        cases = {case.reference: case for case in store.caseload(day("Mon 3 Oct 2016")).cases}
    notice = cases["L01"].first("notice_given")
    assert notice is not None
    assert (notice.happened, notice.detail["begins"]) == (day("Wed 5 Oct 2016"), "2016-10-31")
    assert cases["L01"].assessment_begins == day("Mon 31 Oct 2016")
    steps = {r: [e.step for e in case.events if e.detail.get("batch")] for r, case in cases.items()}
    assert {r: found for r, found in steps.items() if found} == {
        "L01": ["notice_given"], "L05": ["draft_served"], "L07": ["delay_letter_sent"], "L08": ["lda_invited"],
    }  # fmt: skip


def test_posting_as_json_and_dry(batch: Run, register: Register) -> None:
    document = batch("--json", *POSTED, "--dry-run").json
    assert (document["posted"], document["pulled"], document["recorded"]) == (6, [], False)
    assert {"reference": "L01", "step": "notice_given", "happened": "2016-10-05"} in document["steps"]
    assert {letter.state for letter in register()} == {"made"}


def test_a_notice_grown_too_short_is_pulled_first(batch: Run, register: Register) -> None:
    late = ("letters", "posted", "2016-10-03", "--on", "14/10/2016", "--class", "first")
    answer = batch("--as-of", "2016-10-14", *late)
    assert answer.exit_code == 4
    assert answer.stderr.count("L01 notice, L01-notice-") == 2
    assert "it would be given on 18 Oct 2016, not by 17 Oct 2016" in answer.stderr
    assert "It would arrive on 18 Oct 2016; the meeting is on 18 Oct 2016." in answer.stderr
    assert "--pulled L01 --pulled L03. [LET018]" in answer.stderr
    assert {letter.state for letter in register()} == {"made"}
    answer = batch("--as-of", "2016-10-14", *late, "--pulled", "L01", "--pulled", "L03")
    assert answer.stdout == "3 letters posted, 3 pulled; 3 steps recorded.\n"
    assert sorted((letter.reference, letter.state) for letter in register())[:2] == [("L01", "withdrawn")] * 2


def test_one_envelope_of_a_case_is_pulled_and_the_other_goes(batch: Run, workspace: Path, register: Register) -> None:
    on = day("Mon 3 Oct 2016")
    with open_store(str(workspace / "transfer.db"), create=False) as store:
        change = FieldChange("L01", "contact2_address1", "9 Other Road", "10 Other Road", on)
        store.record(NewOperation("case correct", "L01", on), Changes(fields=(change,)))
    answer = batch(*POSTED)
    assert answer.exit_code == 4
    assert "Pull them, then add: --pulled L01-notice-2. [LET018]" in answer.stderr
    for name in ("L01-notice-2", "2016-10-03/L01-notice-2.pdf", "l01-NOTICE-2"):
        assert batch(*POSTED, "--pulled", name, "--dry-run").stdout.startswith("5 letters posted, 1 pulled; 4 steps")
    answer = batch(*POSTED, "--pulled", "L01-notice-2")
    assert "has not had it; notice given is recorded, from another envelope." in answer.stderr
    states = {letter.file: letter.state for letter in register() if letter.reference == "L01"}
    assert states == {"L01-notice-1.pdf": "posted", "L01-notice-2.pdf": "withdrawn"}
    wanted = ("letters", "generate", "--kind", "notice", "--reference", "L01")
    again = batch("--as-of", "2016-10-07", *wanted)
    assert again.stdout.count("1 letter made, 0 held.") == 1
    (letter,) = (letter for letter in register() if letter.batch == "2016-10-07")
    assert (letter.addressee, letter.address[1]) == ("Mr Sam O'Neill", "10 Other Road")
    posted = batch("--as-of", "2016-10-07", "letters", "posted", "2016-10-07", "--class", "first")
    assert posted.stdout == "1 letter posted, 0 pulled; 0 steps recorded.\n"
    assert batch("--as-of", "2016-10-10", *wanted).exit_code == 4


def test_nothing_is_pulled_that_is_not_there(batch: Run) -> None:
    answer = batch(*POSTED, "--pulled", "L09")
    assert answer.exit_code == 2
    assert "batch 2016-10-03 has no letter about L09 that waits to be posted" in " ".join(answer.stderr.split())


def test_printed_letters_are_not_taken_for_emails_without_a_word(batch: Run, register: Register) -> None:
    emailed = ("letters", "posted", "2016-10-03", "--on", "2016-10-03", "--class", "email")
    answer = batch(*emailed)
    assert answer.exit_code == 4
    assert "6 letters of batch 2016-10-03 were made to be printed, such as" in answer.stderr
    assert "[LET063]" in answer.stderr
    assert {letter.state for letter in register()} == {"made"}
    assert batch(*emailed, "--otherwise").exit_code == 0
    assert {letter.post_class for letter in register()} == {"email"}


@pytest.mark.parametrize(
    ("field", "old", "new", "why"),
    [
        ("hold_letters", None, "safeguarding", "Letters are held: safeguarding."),
        ("left_on", None, "2016-10-01", "The case has left the caseload."),
        ("home_address1", "1 Sample Street", "2 New Street", MOVED),
    ],
)  # fmt: skip
def test_what_changed_since_is_named(
    batch: Run, workspace: Path, field: str, old: str | None, new: str, why: str
) -> None:
    on = day("Mon 3 Oct 2016")
    with open_store(str(workspace / "transfer.db"), create=False) as store:
        change = FieldChange("L05", field, old, new, on)
        store.record(NewOperation("case correct", "L05", on), Changes(fields=(change,)))
    answer = batch(*POSTED)
    assert answer.exit_code == 4
    assert f"L05 draft_plan, L05-draft_plan-1.pdf: {why} Pull this envelope. [LET018]" in answer.stderr


def test_an_invitation_to_another_meeting_is_named(batch: Run) -> None:
    arranged = ("--at", "10:00", "--place", "Larkfield School", "--officer", "J Price")
    batch("case", "record", "L03", "meeting_planned", "--on", "2016-11-15", *arranged)
    answer = batch(*POSTED)
    assert answer.exit_code == 4
    assert "The meeting it invites to is arranged otherwise now. Pull this envelope. [LET018]" in answer.stderr


@pytest.mark.parametrize(
    ("on", "says"),
    [("2016-09-30", "it was made on 3 Oct 2016, after that"), ("2016-10-04", "it lies after 3 Oct 2016")],
)
def test_a_day_that_looks_mistyped_is_noted_and_recorded(batch: Run, on: str, says: str) -> None:
    words = ("letters", "posted", "2016-10-03", "--on", on, "--class", "first")
    answer = batch(*words, "--dry-run")
    assert answer.exit_code == 0
    assert says in answer.stderr
    (note,) = batch("--json", *words).json["notes"]
    assert (note["id"], note["severity"]) == ("LET022", "warning")


def test_a_batch_is_posted_once(batch: Run) -> None:
    batch(*POSTED)
    answer = batch(*POSTED)
    assert answer.exit_code == 4
    assert "Batch 2016-10-03 is recorded as posted." in answer.stderr


def test_after_posting_the_next_letter_is_another_one(batch: Run) -> None:
    batch(*POSTED)
    document = batch("--json", "--as-of", "2016-11-07", "letters", "list").json
    assert {(due["reference"], due["kind"]) for due in document["due"]} >= {("L07", "delay")}
    assert ("L05", "draft_plan") not in {(due["reference"], due["kind"]) for due in document["due"]}


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("posted", "2016-10-04", "--class", "first"), 3, 'no batch "2016-10-04". Did you mean 2016-10-03?'),
        (("posted", "2016-10-03"), 2, "Missing option '--class'"),
        (("posted", "2016-10-03", "--class", "first", "--pulled", "L99"), 3, "[USE001]"),
    ],
)  # fmt: skip
def test_wrong_words(batch: Run, words: tuple[str, ...], code: int, says: str) -> None:
    answer = batch("letters", *words)
    assert answer.exit_code == code
    assert says in answer.stderr
