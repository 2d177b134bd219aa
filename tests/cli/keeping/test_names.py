"""Children's and contacts' names planted in a caseload stand in no file name, log, title of a calendar or hint."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.conftest import Answer, Run
from transfer_cli.store import Store, open_store

DAILY, LETTERS = (Path(__file__).parents[1] / name for name in ("daily", "letters"))
FORENAME, SURNAME, CONTACT = "Zephyrine", "Quillfeather", "Xanthippe"
PLANTED = re.compile(f"{FORENAME}|{SURNAME}|{CONTACT}", re.IGNORECASE)
HINT = re.compile(r"\btransfer [a-z].*")

WORDS: tuple[tuple[str, ...], ...] = (
    ("import", "caseload.csv"),
    ("schedule",),
    ("schedule", "publish"),
    ("schedule", "check"),
    ("today",),
    ("status", "--by", "officer"),
    ("slippage",),
    ("meetings",),
    ("letters", "list"),
    ("letters", "generate", "--due"),
    ("letters", "generate", "--kind", "notice", "--reference", "D001"),
    ("letters", "register"),
    ("letters", "preview", "D001", "--kind", "notice"),
    ("letters", "reprint", "D001"),
    ("letters", "file", "D001"),
    ("report", "weekly", "--audience", "team"),
    ("export", "everybody.csv", "--events", "steps.csv", "--schedules", "starts.csv"),
    ("export", "everybody.xlsx"),
    ("case", "show", "D001"),
    ("case", "explain", "D001"),
    ("case", "correct", "D001", "surname", f"{SURNAME}-Other"),
    ("case", "show", f"{FORENAME} {SURNAME}"),
    ("case", "explain", SURNAME),
    ("letters", "generate", "--kind", "notice", "--reference", SURNAME),
    ("import", "bad.csv"),
    ("import", "bad.csv", "--skip-bad-rows"),
    ("backup",),
    ("restore", "--rehearse"),
    ("migrate", "--to", "copy.db"),
    ("audit", "log"),
    ("audit", "verify"),
    ("status", "--nonsense", SURNAME),
)
"""One command after another."""


Said = list[tuple[tuple[str, ...], Answer]]
"""Each command with its answer."""


def test_names_stand_nowhere_but_where_people_look_for_them(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "transfer.toml").write_bytes((LETTERS / "transfer.toml").read_bytes())
    with (DAILY / "caseload.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row |= {"forename": FORENAME, "surname": SURNAME, "contact1_name": f"Ms {CONTACT} {SURNAME}"}
    write(workspace / "caseload.csv", rows)
    write(workspace / "bad.csv", [row | {"date_of_birth": f"born to {CONTACT}"} for row in rows[:2]] + rows[2:])
    said = [(words, run("--as-of", "2016-10-03", *words)) for words in WORDS]
    monkeypatch.setattr(Store, "caseload", fail)
    said.append((("today",), run("today")))
    the_commands_did_something(said)
    no_hint_that_is_typed_again_has_one(said)
    no_file_or_folder_is_called_so(workspace)
    no_log_has_one(workspace)
    no_entry_of_the_audit_log_or_name_of_a_batch_has_one(workspace)
    no_calendar_has_one(workspace)
    no_manifest_of_a_backup_has_one(workspace)


def fail(*_: object) -> None:
    """A defect whose messages have names in them."""
    try:
        dict[str, str]()[SURNAME]
    except KeyError as error:
        raise ValueError(f"no such child: {FORENAME}") from error  # noqa: EM102


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def the_commands_did_something(answers: Said) -> None:
    codes = {" ".join(words): answer.exit_code for words, answer in answers}
    assert codes["import caseload.csv"] == codes["backup"] == codes["letters reprint D001"] == 0
    assert answers[-1][1].exit_code == 70
    assert any(PLANTED.search(answer.stdout) for _, answer in answers), "people do see names"


def no_file_or_folder_is_called_so(workspace: Path) -> None:
    paths = [path.relative_to(workspace).as_posix() for path in workspace.rglob("*")]
    assert len(paths) > 40
    assert [path for path in paths if PLANTED.search(path)] == []


def no_log_has_one(workspace: Path) -> None:
    log = (workspace / "log" / "transfer.log").read_text(encoding="utf-8")
    assert "KeyError\nand then\n" in log
    assert log.endswith("ValueError\n")
    assert 'raise ValueError(f"no such child: {FORENAME}")' in log, "the line is there, not what it said"
    assert not PLANTED.search(log)


def no_entry_of_the_audit_log_or_name_of_a_batch_has_one(workspace: Path) -> None:
    with open_store(str(workspace / "transfer.db"), create=False) as store:
        said = [f"{one.command} {one.words}" for one in store.operations()]
        batches = [letter.batch for letter in store.letters()]
    assert said
    assert batches
    assert [text for text in (*said, *batches) if PLANTED.search(text)] == []


def no_calendar_has_one(workspace: Path) -> None:
    calendars = list(workspace.rglob("*.ics"))
    assert calendars
    assert [path for path in calendars if PLANTED.search(path.read_text(encoding="utf-8"))] == []


def no_manifest_of_a_backup_has_one(workspace: Path) -> None:
    import zipfile

    (made,) = workspace.glob("backups/*by-hand*")
    with zipfile.ZipFile(made) as archive:
        assert not PLANTED.search(archive.read("manifest.json").decode())


def no_hint_that_is_typed_again_has_one(answers: Said) -> None:
    texts = [(words, hint) for words, answer in answers for hint in HINT.findall(answer.stdout + answer.stderr)]
    assert len(texts) > 10
    assert [(words, hint) for words, hint in texts if PLANTED.search(hint)] == []
