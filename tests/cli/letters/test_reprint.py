"""`letters reprint` and `letters file`: the very letters once more."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from transfer_cli.domain.changes import Letter
from transfer_cli.letters.files import UNRECORDED
from transfer_cli.letters.pdf import read_pages
from transfer_cli.store import Store

Register = Callable[[], tuple[Letter, ...]]
L07 = ("letters", "reprint", "L07")


@pytest.fixture
def gone(office: Run) -> Run:
    """The office once the letters of the day are posted."""
    office("letters", "generate", "--due")
    office("letters", "posted", "2016-10-03", "--class", "first")
    return office


def file_of(workspace: Path, name: str) -> Path:
    return workspace / "letters" / "2016-10-03" / name


def edited(gone: Run, workspace: Path) -> None:
    """The template of L07's letter has other words now."""
    gone("letters", "edit", "delay")
    path = workspace / "templates" / "letters" / "delay" / "letter.md.j2"
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")


@pytest.mark.parametrize("kept", ["kept", "gone", "changed"])
def test_byte_for_byte(kept: str, gone: Run, register: Register, workspace: Path) -> None:
    original = file_of(workspace, "L07-delay-1.pdf")
    data = original.read_bytes()
    if kept == "gone":
        original.unlink()
    elif kept == "changed":
        original.write_bytes(data + b"x")
    answer = gone(*L07)
    assert answer.exit_code == 0
    folder = workspace / "reprints" / "2016-10-03"
    assert sorted(path.name for path in folder.iterdir()) == ["2016-10-03-L07-delay-1.pdf", "print.pdf"]
    copy = (folder / "2016-10-03-L07-delay-1.pdf").read_bytes()
    assert copy == data
    (letter,) = [letter for letter in register() if letter.reference == "L07"]
    assert (hashlib.sha256(copy).hexdigest(), letter.state) == (letter.sha256, "posted")


def test_never_twice_without_a_reason(gone: Run, workspace: Path) -> None:
    gone(*L07)
    refused = gone(*L07)
    assert refused.exit_code == 4
    assert "Printed once more already: 2016-10-03/L07-delay-1.pdf on 3 Oct 2016." in refused.stderr
    assert gone(*L07, "--again").exit_code == 2
    assert gone(*L07, "--again", "--reason", "  ").exit_code == 2
    assert gone(*L07, "--again", "--reason", "the dog ate it").exit_code == 0
    assert sorted(path.name for path in (workspace / "reprints").iterdir()) == ["2016-10-03", "2016-10-03-2"]
    shown = gone("--json", "case", "show", "L07").json
    notes = [event["note"] for event in shown["events"] if event["step"] == "letter_reprinted"]
    assert notes == ["", "the dog ate it"]


def test_a_letter_that_would_come_out_otherwise_is_refused(gone: Run, workspace: Path) -> None:
    edited(gone, workspace)
    assert gone(*L07, "--dry-run").exit_code == 0
    file_of(workspace, "L07-delay-1.pdf").unlink()
    answer = gone(*L07)
    assert answer.exit_code == 4
    assert "Its file was not kept as it was, and its template has changed since." in answer.stderr
    assert "[LET049]" in answer.stderr
    assert not (workspace / "reprints").exists()


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("hold_letters", "bereavement", "Letters are held: bereavement."),
        ("home_postcode", "CH9 9ZZ", "It would go to somebody else, or to another address, today."),
    ],
)
def test_what_may_not_go_out_today(gone: Run, field: str, value: str, why: str) -> None:
    assert gone("case", "correct", "L07", field, value).exit_code == 0
    answer = gone(*L07)
    assert answer.exit_code == 4
    assert why in answer.stderr
    assert "[LET055]" in answer.stderr


def test_nor_to_an_address_from_which_a_letter_came_back(gone: Run) -> None:
    gone("letters", "returned", "L07", "--reason", "gone away")
    answer = gone(*L07)
    assert answer.exit_code == 4
    assert "came back on 3 Oct 2016: gone away." in answer.stderr


def test_a_whole_batch_or_one_letter_of_it(gone: Run) -> None:
    one = gone("--json", "letters", "reprint", "2016-10-03/L01-notice-2", "--dry-run").json
    assert [letter["addressee"] for letter in one["letters"]] == ["Mr Sam O'Neill"]
    assert (one["print_file"], one["recorded"]) == (None, False)
    case = gone("--json", "letters", "reprint", "L01", "--dry-run").json
    assert len(case["letters"]) == 2
    whole = gone("--json", "letters", "reprint", "2016-10-03").json
    assert len(whole["letters"]) == 6
    for letter in whole["letters"]:
        assert hashlib.sha256(Path(letter["file"]).read_bytes()).hexdigest() == letter["sha256"]


def test_copies_never_stand_among_the_letters(gone: Run) -> None:
    answer = gone(*L07, "--out", "letters/2016-10-03")
    assert answer.exit_code == 2
    assert "among the letters to be posted" in answer.stderr
    assert gone("letters", "file", "L07", "--out", "letters").exit_code == 2


@pytest.mark.parametrize("when", ["before the record", "after the record"])
def test_stopped_half_way(when: str, gone: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = Store.record

    def die(self: Store, *arguments: object) -> None:
        if when == "after the record":
            record(self, *arguments)  # type: ignore[arg-type]  # passed on as they came
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Store, "record", die)
        assert gone(*L07).exit_code == 130
    folder = workspace / "reprints" / "2016-10-03"
    assert (folder / UNRECORDED).exists()
    if when == "before the record":
        assert gone(*L07).exit_code == 0
        assert [path.name for path in (workspace / "reprints").iterdir()] == ["2016-10-03"]
    else:
        assert gone(*L07).exit_code == 4
        assert gone(*L07, "--again", "--reason", "once more").exit_code == 0
    assert not (folder / UNRECORDED).exists()


def test_one_file_a_child(gone: Run, workspace: Path) -> None:
    answer = gone("letters", "file", "L01")
    assert answer.exit_code == 0
    path = workspace / "case-files" / "L01-letters.pdf"
    assert str(path.name) in answer.stdout
    singles = [read_pages(file_of(workspace, f"L01-notice-{n}.pdf").read_bytes()) for n in (1, 2)]
    assert read_pages(path.read_bytes()) == (*singles[0], *singles[1])
    document = gone("--json", "letters", "file", "L01", "--out", "elsewhere").json
    assert document["letters"] == ["2016-10-03/L01-notice-1.pdf", "2016-10-03/L01-notice-2.pdf"]
    assert Path(document["file"]) == workspace / "elsewhere" / "L01-letters.pdf"


def test_a_letter_that_is_missing_from_the_file_is_named(gone: Run, workspace: Path) -> None:
    edited(gone, workspace)
    file_of(workspace, "L07-delay-1.pdf").unlink()
    answer = gone("letters", "file", "L07")
    assert answer.exit_code == 1
    assert answer.stdout.startswith("Not in it: 2016-10-03/L07-delay-1.pdf.")
    assert not (workspace / "case-files" / "L07-letters.pdf").exists()
    assert gone("--json", "letters", "file", "L07").json["file"] is None


def test_nobody_has_a_file_without_letters(gone: Run) -> None:
    answer = gone("letters", "file", "L10")
    assert answer.exit_code == 3
    assert "[LET053]" in answer.stderr


def test_the_register(gone: Run) -> None:
    answer = gone("letters", "register", "--reference", "L07")
    assert "1 letter in the register." in answer.stdout
    assert "posted 3 Oct 2016" in answer.stdout
    (letter,) = gone("--json", "letters", "register", "--kind", "delay").json["letters"]
    assert letter["facts"]["was_due"] == "2016-09-18"
    assert (letter["class"], letter["state"]) == ("first", "posted")
    assert (len(letter["sha256"]), len(letter["template"])) == (64, 64)
    assert len(gone("--json", "letters", "register", "--batch", "2016-10-03").json["letters"]) == 6
    assert gone("letters", "register", "--state", "made").stdout == "0 letters in the register.\n"
