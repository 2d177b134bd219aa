"""`letters generate`: made, checked, kept and recorded once."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from transfer_cli.cli.options import Office
from transfer_cli.cli.post_room import letters_folder
from transfer_cli.domain.changes import Letter
from transfer_cli.errors import Busy
from transfer_cli.letters.files import UNRECORDED
from transfer_cli.store import Store

Golden = Callable[[str, str], None]
Register = Callable[[], tuple[Letter, ...]]

TOO_SHORT = (
    "The review is to begin on 17 Oct 2016; notice would be given on 5 Oct 2016, not by 3 Oct 2016. Hand it over or "
    "e-mail it by then (--class hand), or put the start off (transfer schedule)."
)
MADE = [
    ("L03", "meeting_invitation"), ("L01", "notice"), ("L01", "notice"), ("L05", "draft_plan"), ("L07", "delay"),
    ("L08", "lda_invitation"),
]  # fmt: skip


def test_generate_what_is_due(office: Run, golden: Golden, register: Register, workspace: Path) -> None:
    answer = office("letters", "generate", "--due")
    assert answer.exit_code == 1
    golden(answer.stdout.replace("\\", "/"), "generate.txt")
    batch = workspace / "letters" / "2016-10-03"
    letters = register()
    assert sorted((letter.reference, letter.kind) for letter in letters) == sorted(MADE)
    assert {letter.file for letter in letters} | {"print.pdf"} == {path.name for path in batch.glob("*.pdf")}
    for letter in letters:
        assert letter.sha256 == hashlib.sha256((batch / letter.file).read_bytes()).hexdigest()
        assert (letter.batch, letter.state, letter.dated.isoformat()) == ("2016-10-03", "made", "2016-10-03")
    assert not (batch / UNRECORDED).exists()


def test_the_answer_as_json(office: Run, workspace: Path) -> None:
    document = office("--json", "letters", "generate", "--due").json
    assert sorted((letter["reference"], letter["kind"]) for letter in document["letters"]) == sorted(MADE)
    for letter in document["letters"]:
        assert set(letter) == {"reference", "kind", "addressee", "file", "sha256", "pages"}
        assert letter["sha256"] == hashlib.sha256(Path(letter["file"]).read_bytes()).hexdigest()
    assert [(held["reference"], held["id"], held["why"]) for held in document["held"]] == [
        ("L02", "LET005", TOO_SHORT),
        ("L04", "LET006", "The meeting has no time yet."),
        ("L06", "LET001", "Letters are held: bereavement."),
    ]  # fmt: skip
    assert Path(document["print_file"]) == workspace / "letters" / "2016-10-03" / "print.pdf"
    with Path(document["manifest"]).open(encoding="utf-8-sig", newline="") as text:
        assert [row["sha256"] for row in csv.DictReader(text)] == [letter["sha256"] for letter in document["letters"]]


def test_a_dry_run_makes_the_same_and_writes_nothing(office: Run, register: Register, workspace: Path) -> None:
    dry = office("--json", "letters", "generate", "--due", "--dry-run")
    assert dry.exit_code == 1
    assert register() == ()
    assert not (workspace / "letters").exists()
    assert (dry.json["print_file"], dry.json["manifest"]) == (None, None)
    wet = office("--json", "letters", "generate", "--due").json
    assert [letter["sha256"] for letter in dry.json["letters"]] == [letter["sha256"] for letter in wet["letters"]]
    assert dry.json["held"] == wet["held"]


def test_nothing_is_made_twice(office: Run, register: Register, workspace: Path) -> None:
    office("letters", "generate", "--due")
    second = office("--json", "letters", "generate", "--due")
    assert second.json["letters"] == []
    assert len(second.json["held"]) == 3
    assert len(register()) == len(MADE)
    assert [path.name for path in (workspace / "letters").iterdir()] == ["2016-10-03"]


def test_asking_twice_is_refused_unless_again(office: Run, register: Register) -> None:
    words = ("letters", "generate", "--kind", "final_plan", "--reference", "L09")
    assert office(*words).exit_code == 0
    refused = office(*words)
    assert refused.exit_code == 4
    assert "L09 final_plan (batch 2016-10-03)" in refused.stderr
    assert office(*words, "--again").exit_code == 0
    assert [(letter.batch, letter.file) for letter in register()] == [
        ("2016-10-03", "L09-final_plan-1.pdf"),
        ("2016-10-03-2", "L09-final_plan-1.pdf"),
    ]


def test_only_some_of_what_is_due(office: Run) -> None:
    words = ("--json", "letters", "generate", "--due", "--dry-run")
    one = office(*words, "--kind", "delay", "--kind", "notice", "--reference", "L07", "--reference", "L02").json
    assert [letter["reference"] for letter in one["letters"]] == ["L07"]
    assert [held["reference"] for held in one["held"]] == ["L02"]


def test_a_plan_finished_before_the_answer_is_noted(office: Run) -> None:
    answer = office("--json", "letters", "generate", "--kind", "final_plan", "--reference", "L09", "--dry-run")
    assert answer.exit_code == 0
    assert [(note["id"], note["severity"]) for note in answer.json["notes"]] == [("LET016", "note")]
    assert "The family may answer the draft until 14 Oct 2016" in answer.stderr


@pytest.mark.parametrize("known", [True, False])
def test_drafts_without_a_sender_are_pointed_out_once(office: Run, workspace: Path, known: bool) -> None:
    if known:
        with (workspace / "transfer.toml").open("a", encoding="utf-8") as settings:
            settings.write('[[officers]]\nname = "J Price"\nemail = "j.price@example.org"\n')
        office("case", "correct", "L07", "officer", "J Price")
    office("case", "correct", "L07", "contact1_format", "email")
    office("case", "correct", "L07", "contact1_email", "alix@example.org")
    answer = office("letters", "generate", "--kind", "delay", "--reference", "L07")
    assert answer.exit_code == 0, answer.stdout
    assert ("e-mail: 1 draft without a sender" in answer.stderr) is not known
    assert (b"From: " in (workspace / "letters/2016-10-03/email/L07-delay-1.eml").read_bytes()) is known


def test_a_new_date_lies_ahead(office: Run) -> None:
    words = ("letters", "preview", "L07", "--kind", "delay", "--new-date")
    answer = office(*words, "3/10/2016")
    assert answer.exit_code == 2
    assert "3 Oct 2016 is not after the day of the letter, 3 Oct 2016." in answer.stderr
    assert office(*words, "4/10/2016").exit_code == 0


@pytest.mark.parametrize("reason", ["", "   ", " \n\t"])
def test_a_decision_without_its_reasons_is_held(office: Run, reason: str) -> None:
    answer = office("letters", "preview", "L10", "--kind", "no_plan", "--reason", reason)
    assert answer.exit_code == 1
    assert "[LET007]" in answer.stdout


def test_a_delay_with_reason_and_new_date(office: Run, register: Register) -> None:
    office(
        "letters", "generate", "--kind", "delay", "--reference", "L07", "--reason", "Advice came late.",
        "--new-date", "1/11/2016",
    )  # fmt: skip
    (letter,) = register()
    assert (letter.facts["reason"], letter.facts["new_date"]) == ("Advice came late.", "2016-11-01")


def test_nothing_is_left_of_letters_that_somebody_else_made_first(
    office: Run, register: Register, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Busy("REC005", "Somebody else changed L01 meanwhile; nothing was changed.", "Try again.")

    made = workspace / "letters" / "2016-10-03"
    for words, left in ((("generate", "--due"), []), (("reprint", "2016-10-03"), [made])):
        with monkeypatch.context() as patched:
            patched.setattr(Store, "record", busy)
            assert office("letters", *words).exit_code == 5
        assert list(workspace.glob("[lr]e*/*")) == left
        assert office("letters", *words).exit_code in {0, 1}
    assert len(register()) == 6


@pytest.mark.parametrize("when", ["before the record", "after the record"])
def test_killed_half_way(
    when: str, office: Run, register: Register, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = Store.record

    def die(self: Store, *arguments: object) -> None:
        if when == "after the record":
            record(self, *arguments)  # type: ignore[arg-type]  # passed on as they came
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Store, "record", die)
        assert office("letters", "generate", "--due").exit_code == 130
    batch = workspace / "letters" / "2016-10-03"
    assert (batch / UNRECORDED).exists()
    again = office("--json", "letters", "generate", "--due")
    assert again.exit_code == 1
    assert sorted((letter.reference, letter.kind) for letter in register()) == sorted(MADE)
    assert [path.name for path in batch.parent.iterdir()] == ["2016-10-03"]
    assert not (batch / UNRECORDED).exists()


def test_a_folder_that_cannot_be_written(office: Run, register: Register, workspace: Path) -> None:
    (workspace / "letters").write_text("in the way", encoding="utf-8")
    answer = office("letters", "generate", "--due")
    assert answer.exit_code == 3
    assert "[LET019]" in answer.stderr
    assert register() == ()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Say --due, or name a --kind and one --reference or more."),
        (("--kind", "notice"), "Say --due, or name a --kind and one --reference or more."),
        (("--due", "--again"), "--again goes with --kind and --reference, not with --due."),
        (
            ("--kind", "no_plan", "--reference", "L10", "--reference", "L09", "--reason", "x"),
            "A decision's reasons are one child's own: name one --reference.",
        ),
    ],
)
def test_wrong_words(office: Run, words: tuple[str, ...], says: str) -> None:
    answer = office("letters", "generate", *words)
    assert answer.exit_code == 2
    assert says in " ".join(answer.stderr.split())


def test_looking_back_writes_nothing(office: Run) -> None:
    assert office("--known-on", "2016-10-01", "letters", "generate", "--due").exit_code == 4
    assert office("--known-on", "2016-10-01", "letters", "generate", "--due", "--dry-run").exit_code == 0


@pytest.mark.parametrize(
    ("db", "folder"),
    [
        ("transfer.db", "letters"),
        ("office/transfer.db", "office/letters"),
        ("sqlite:///office/transfer.db", "office/letters"),
        ("postgresql+psycopg://server/transfer", "letters"),
    ],
)
def test_letters_stand_beside_the_database(db: str, folder: str) -> None:
    from datetime import date

    office = Office(db, Path("transfer.toml"), False, date(2016, 10, 3), None, False, True, 0)
    assert letters_folder(office) == Path(folder)
