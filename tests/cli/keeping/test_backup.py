"""`transfer backup` and `transfer restore`, and the backups that are made by themselves."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.store.conftest import tamper
from tests.store.old_form import turned_back_to
from transfer_cli.domain.backups import named
from transfer_cli.store import open_store, sealing

DAILY = Path(__file__).parents[1] / "daily"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "COST", {"n": 2, "r": 1, "p": 1})


def backups(folder: Path = Path("backups")) -> list[Path]:
    return sorted(folder.glob("*.transfer-backup"))


def reasons() -> list[str]:
    return [meaning[1] for path in backups() if (meaning := named(path.name))]


def test_a_backup_says_what_it_holds(office: Run) -> None:
    answer = office("--json", "backup")
    document = answer.json
    (path,) = backups()
    assert document["file"] == str(path.absolute())
    assert (document["counts"]["case_row"], document["operations"], document["encrypted"]) == (10, 3, False)
    with open_store("transfer.db", create=False) as store:
        assert document["head"] == store.head()
    assert set(document["reports"]) == {"weekly-sendsg", "weekly-team"}
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["manifest.json", "transfer.db", "transfer.toml"]
        assert archive.read("transfer.toml") == Path("transfer.toml").read_bytes()


def test_in_words(office: Run, workspace: Path) -> None:
    answer = office("backup", "copy.transfer-backup")
    head = office("--json", "audit", "verify").json["head"]
    assert answer.stdout == (
        "Wrote copy.transfer-backup: 10 children, 3 operations.\n"
        f"Chain head {head}\n"
        "Try whether it can be put back: transfer restore --rehearse copy.transfer-backup\n"
    )
    assert not (workspace / "backups").exists()


def test_the_hashes_are_those_of_the_weekly_report(office: Run) -> None:
    noted = office("--json", "backup").json["reports"]
    for audience in ("sendsg", "team"):
        made = office("--json", "report", "weekly", "--audience", audience, "--dry-run").json
        assert noted[f"weekly-{audience}"] == made["hash"]


def test_the_list_is_the_latest_first(office: Run) -> None:
    office("backup")
    shutil.copy(backups()[0], "backups/transfer-20160101-000000-import.transfer-backup")
    Path("backups/transfer-20160102-000000-import.transfer-backup").write_bytes(b"broken")
    answer = office("--json", "backup", "--list")
    files = [Path(one["file"]).name for one in answer.json["backups"]]
    assert len(files) == 3
    assert files[-1] == "transfer-20160102-000000-import.transfer-backup"
    shown = office("backup", "--list").stdout
    assert "cannot be read" in shown
    assert "3 backups in backups." in shown


def test_it_notes_the_head_of_the_log_of_reads_so_that_a_cut_end_shows(office: Run) -> None:
    office("export", "all.csv")
    office("case", "show", "D001")
    head = office("--json", "audit", "verify").json["head_of_reads"]
    assert office("--json", "backup", "b").json["head_of_reads"] == head
    assert "Head of the log of reads " in office("backup", "c").stdout
    assert office("audit", "verify", "--head", head).exit_code == 0
    with closing(sqlite3.connect("transfer.db")) as record, record:
        record.execute("DELETE FROM access WHERE id >= 2")
    assert office("audit", "verify").exit_code == 0
    assert office("audit", "verify", "--head", head).exit_code == 1


def test_there_are_none_yet(office: Run) -> None:
    assert "0 backups in backups." in office("backup", "--list").stdout
    answer = office("restore", "--rehearse")
    assert (answer.exit_code, "[BAK006]" in answer.stderr) == (3, True)


def test_never_over_another_file(office: Run) -> None:
    Path("copy").write_text("mine", encoding="utf-8")
    answer = office("backup", "copy")
    assert (answer.exit_code, "[BAK010]" in answer.stderr) == (4, True)
    assert Path("copy").read_text(encoding="utf-8") == "mine"


def test_dry_runs_write_nothing(office: Run, workspace: Path) -> None:
    before = sorted(workspace.rglob("*"))
    assert "Nothing was written" in office("backup", "--dry-run").stdout
    assert sorted(workspace.rglob("*")) == before
    office("backup", "b")
    answer = office("restore", "b", "--to", "new", "--dry-run")
    assert (answer.exit_code, "Nothing was written" in answer.stdout) == (0, True)
    assert not list(Path().glob("new/*"))


def test_a_place_that_cannot_be_written(office: Run) -> None:
    Path("file").touch()
    answer = office("backup", "file/copy")
    assert (answer.exit_code, "[BAK005]" in answer.stderr) == (3, True)


def test_an_empty_record_can_be_backed_up(run: Run) -> None:
    run("init")
    answer = run("backup", "b")
    assert "Wrote b: 0 children, 0 operations." in answer.stdout
    assert "Chain head none: nothing is recorded yet" in answer.stdout
    answer = run("restore", "b", "--rehearse")
    assert (answer.exit_code, "nothing was recorded yet" in answer.stdout) == (0, True)


# ---- restore ---------------------------------------------------------------------------------------------------------


def test_a_rehearsal_proves_it_and_keeps_nothing(office: Run, workspace: Path) -> None:
    office("backup")
    before = sorted(workspace.rglob("*"))
    answer = office("restore", "--rehearse")
    assert answer.exit_code == 0
    assert "2 report hashes are those noted in it. The rehearsal is over, and nothing was kept." in answer.stdout
    assert sorted(workspace.rglob("*")) == before


def test_a_rehearsal_is_not_misled_by_newer_settings(office: Run, workspace: Path) -> None:
    office("backup")
    (workspace / "transfer.toml").write_text('[authority]\nname = "Elsewhere"\n', encoding="utf-8")
    assert office("restore", "--rehearse").exit_code == 0


def test_restored_it_is_the_same_record_in_a_new_folder(office: Run, workspace: Path) -> None:
    office("backup", "b")
    before = (workspace / "transfer.db").read_bytes()
    status, head = office("--json", "status").json, office("--json", "audit", "verify").json["head"]
    office("import", new_steps(workspace))
    answer = office("restore", "b", "--to", "new place")
    assert answer.exit_code == 0
    assert f"Chain head {head}" in answer.stdout
    assert "The record that you use now stays as it is, but for its log of reads." in answer.stdout
    there = ("--db", "new place/transfer.db", "--settings", "new place/transfer.toml")
    assert office("--json", *there, "status").json == status
    assert office("--json", *there, "audit", "verify").json["head"] == head
    assert sorted(path.name for path in (workspace / "new place").iterdir()) == ["transfer.db", "transfer.toml"]
    assert (workspace / "transfer.db").read_bytes() != before, "the record in use went on"


def reads(office: Run, *where: str) -> list[tuple[str, str | None]]:
    found = office("--json", *where, "audit", "log", "--reads").json["reads"]
    return [(entry["command"], entry["file_sha256"]) for entry in found]


def test_both_records_note_that_it_was_handed_out(office: Run) -> None:
    office("backup", "b")
    noted = reads(office)
    mark = ("restore", hashlib.sha256(Path("b").read_bytes()).hexdigest())
    assert office("restore", "b", "--rehearse").exit_code == 0
    assert office("restore", "b", "--to", "new", "--dry-run").exit_code == 0
    assert reads(office) == noted, "nothing was handed out"
    assert office("restore", "b", "--to", "new").exit_code == 0
    assert reads(office) == [mark, *noted]
    there = ("--db", "new/transfer.db")
    assert reads(office, *there)[0] == mark
    assert (office("audit", "verify").exit_code, office(*there, "audit", "verify").exit_code) == (0, 0)


def test_a_record_that_is_lost_damaged_or_empty_keeps_nobody_from_restoring(office: Run) -> None:
    office("backup", "b")
    for name, content in (("gone.db", None), ("damaged.db", b"SQLite format 3\0" + b"x" * 5000), ("empty.db", b"")):
        if content is not None:
            Path(name).write_bytes(content)
        assert office("--db", name, "restore", "b", "--to", f"from {name}").exit_code == 0
        assert reads(office, "--db", f"from {name}")[0][0] == "restore"
        assert (Path(name).read_bytes() if Path(name).exists() else None) == content


def test_while_somebody_else_holds_the_record_nothing_is_handed_out(
    office: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office("backup", "b")
    monkeypatch.setattr("transfer_cli.store.open_store.__kwdefaults__", {"patience": 0.05, "before_upgrade": None})
    with closing(sqlite3.connect(workspace / "transfer.db", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        answer = office("restore", "b", "--to", "new")
    assert (answer.exit_code, "[REC004]" in answer.stderr) == (5, True)
    assert not Path("new/transfer.db").exists()


def test_a_file_may_be_named_and_settings_that_are_there_stay(office: Run, workspace: Path) -> None:
    office("backup", "b")
    settings = (workspace / "transfer.toml").read_bytes()
    answer = office("--json", "restore", "b", "--to", "other.db")
    assert answer.json["settings"] is None
    assert (workspace / "other.db").exists()
    assert (workspace / "transfer.toml").read_bytes() == settings


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("words", [("restore", "b", "--to"), ("migrate", "--to")])
def test_never_beside_what_is_left_of_another_record(office: Run, words: tuple[str, ...], ending: str) -> None:
    office("backup", "b")
    left = Path(f"new.db{ending}")
    left.write_bytes(b"changes of a record that is gone")
    answer = office(*words, "new.db")
    assert (answer.exit_code, "[BAK010]" in answer.stderr) == (4, True)
    assert not Path("new.db").exists()
    left.unlink()
    assert office(*words, "new.db").exit_code == 0


@pytest.mark.parametrize("place", [".", "transfer.db"])
def test_never_over_a_record_that_is_there(office: Run, place: str) -> None:
    office("backup", "b")
    before = Path("transfer.db").read_bytes()
    answer = office("restore", "b", "--to", place)
    assert (answer.exit_code, "[BAK010]" in answer.stderr) == (4, True)
    assert Path("transfer.db").read_bytes() == before


def test_to_a_folder_that_cannot_be_made(office: Run) -> None:
    office("backup", "b")
    Path("file").touch()
    answer = office("restore", "b", "--to", "file/new")
    assert (answer.exit_code, "[BAK005]" in answer.stderr) == (3, True)


@pytest.mark.parametrize("words", [("b",), ("b", "--rehearse", "--to", "new")])
def test_either_to_or_rehearse(office: Run, words: tuple[str, ...]) -> None:
    assert office("restore", *words).exit_code == 2


def test_a_backup_of_a_record_that_was_tampered_with_says_so(office: Run, workspace: Path) -> None:
    tamper(str(workspace / "transfer.db"), "UPDATE event SET note = 'changed' WHERE id = 1")
    office("backup", "b")
    answer = office("restore", "b", "--to", "new")
    assert answer.exit_code == 1
    assert "[REC011]" in answer.stdout
    assert (workspace / "new" / "transfer.db").exists(), "what there is of it is still wanted"


def test_a_report_that_comes_out_otherwise(office: Run) -> None:
    office("backup", "b")
    with zipfile.ZipFile("b") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members["manifest.json"])
    manifest["reports"]["weekly-team"] = "0" * 64
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile("other", "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    answer = office("restore", "other", "--rehearse")
    assert answer.exit_code == 1
    assert "other, weekly-team: it is not the report that was made" in answer.stdout
    manifest["program"] = "0.0.1"
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile("older", "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    answer = office("restore", "older", "--rehearse")
    assert answer.exit_code == 0
    assert "Version 0.0.1 of transfer may count otherwise." in answer.stdout


def test_one_that_does_not_hold_what_it_says(office: Run) -> None:
    office("backup", "b")
    with zipfile.ZipFile("b") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members["manifest.json"])
    manifest["counts"]["case_row"] = 11
    with zipfile.ZipFile("other", "w") as archive:
        for name, data in (members | {"manifest.json": json.dumps(manifest).encode()}).items():
            archive.writestr(name, data)
    answer = office("restore", "other", "--to", "new")
    assert (answer.exit_code, "[BAK007]" in answer.stderr) == (3, True)
    assert list(Path("new").iterdir()) == []


def test_one_that_was_cut_off(office: Run) -> None:
    office("backup", "b")
    Path("cut").write_bytes(Path("b").read_bytes()[:-100])
    answer = office("restore", "cut", "--to", "new")
    assert (answer.exit_code, "[BAK001]" in answer.stderr) == (3, True)


# ---- encrypted -------------------------------------------------------------------------------------------------------


def test_with_a_passphrase_from_a_file(office: Run) -> None:
    Path("pass").write_text("Weiße Rößer\nnot this line\n", encoding="utf-8")
    answer = office("backup", "b", "--passphrase-file", "pass")
    assert "Wrote b, encrypted: 10 children" in answer.stdout
    assert b"Winterbourne" not in Path("b").read_bytes()
    assert office("restore", "b", "--rehearse", "--passphrase-file", "pass").exit_code == 0
    Path("pass").write_text("Weisse Rösser", encoding="utf-8")
    answer = office("restore", "b", "--to", "new", "--passphrase-file", "pass")
    assert (answer.exit_code, "[BAK002]" in answer.stderr) == (3, True)


def test_with_a_passphrase_from_the_environment(office: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSFER_BACKUP_PASSPHRASE", "seven white horses")
    office("backup", "b", "--encrypt")
    assert office("restore", "b", "--rehearse").exit_code == 0
    monkeypatch.delenv("TRANSFER_BACKUP_PASSPHRASE")
    answer = office("restore", "b", "--rehearse")
    assert (answer.exit_code, "[BAK004]" in answer.stderr) == (3, True)


def test_asked_for(office: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []

    def prompt(_words: str, **options: object) -> str:
        asked.append(options)
        return "seven white horses"

    monkeypatch.setattr("transfer_cli.cli.passphrase.somebody_is_there", lambda: True)
    monkeypatch.setattr("click.prompt", prompt)
    assert office("backup", "b", "--encrypt").exit_code == 0
    assert office("restore", "b", "--rehearse").exit_code == 0
    assert [(one["hide_input"], one["confirmation_prompt"]) for one in asked] == [(True, True), (True, False)]


@pytest.mark.parametrize("content", [b"", b"  \n", b"\xff\xfe\xff"])
def test_a_file_without_a_passphrase(office: Run, content: bytes) -> None:
    Path("pass").write_bytes(content)
    answer = office("backup", "b", "--passphrase-file", "pass")
    assert (answer.exit_code, "[BAK004]" in answer.stderr) == (3, True)
    assert not Path("b").exists()


def test_a_blank_passphrase_in_the_environment(office: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSFER_BACKUP_PASSPHRASE", "  ")
    answer = office("backup", "b", "--encrypt")
    assert (answer.exit_code, "[BAK004]" in answer.stderr) == (3, True)


# ---- by themselves ---------------------------------------------------------------------------------------------------


def new_steps(workspace: Path, day: str = "2016-10-01") -> str:
    path = workspace / "more.csv"
    path.write_text(f"reference,step,on,note\nD001,complaint,{day},\n", encoding="utf-8")
    return str(path)


def test_before_an_import_as_it_was_before(office: Run, workspace: Path) -> None:
    head = office("--json", "audit", "verify").json["head"]
    assert office("import", new_steps(workspace)).exit_code == 0
    assert reasons() == ["import"]
    (made,) = office("--json", "backup", "--list").json["backups"]
    assert made["head"] == head
    assert made["reports"] == {}
    answer = office("restore", "--rehearse")
    assert (answer.exit_code, "No report hashes were noted in it." in answer.stdout) == (0, True)


def test_none_when_nothing_is_written(office: Run, workspace: Path) -> None:
    more = new_steps(workspace)
    office("import", more, "--dry-run")
    (workspace / "bad.csv").write_text("reference,step,on,note\nNOBODY,complaint,2016-10-01,\n", encoding="utf-8")
    assert office("import", str(workspace / "bad.csv")).exit_code == 1
    assert reasons() == []
    office("import", more)
    office("import", more)
    assert reasons() == ["import"]


def test_none_before_the_first_import(run: Run, workspace: Path) -> None:
    run("init")
    assert run("--as-of", "2016-09-05", "import", str(DAILY / "caseload.csv")).exit_code == 0
    assert not (workspace / "backups").exists()


def test_before_schedules_are_imported(office: Run) -> None:
    office("export", "c.csv", "--schedules", "s.csv")
    text = Path("s.csv").read_text(encoding="utf-8-sig").replace("2016-11-14", "2016-11-21")
    Path("s.csv").write_text(text, encoding="utf-8")
    assert office("import", "s.csv").exit_code == 0
    assert reasons() == ["import"]


def test_switched_off_and_elsewhere(office: Run, workspace: Path) -> None:
    settings = (workspace / "transfer.toml").read_text(encoding="utf-8")
    (workspace / "transfer.toml").write_text(f"{settings}\n[backups]\nbefore = []\n", encoding="utf-8")
    office("import", new_steps(workspace))
    assert reasons() == []
    (workspace / "transfer.toml").write_text(f'{settings}\n[backups]\nfolder = "safe/here"\n', encoding="utf-8")
    office("import", new_steps(workspace, "2016-10-02"))
    assert len(backups(workspace / "safe" / "here")) == 1


def test_only_so_many_are_kept(office: Run, workspace: Path) -> None:
    settings = (workspace / "transfer.toml").read_text(encoding="utf-8")
    keep = "keep = 2\nkeep_weeks = 0\nkeep_months = 0\n"
    (workspace / "transfer.toml").write_text(f"{settings}\n[backups]\n{keep}", encoding="utf-8")
    for day in range(1, 5):
        office("import", new_steps(workspace, f"2016-09-2{day}"))
    assert len(backups()) == 2
    heads = [one["operations"] for one in office("--json", "backup", "--list").json["backups"]]
    assert heads == [6, 5]


def in_one_folder(workspace: Path, run: Run) -> tuple[Path, Path]:
    """A second record, whose backups stand in the folder of the first, and that folder."""
    shared = workspace / "shared"
    settings = (workspace / "transfer.toml").read_text(encoding="utf-8")
    policy = f"\n[backups]\nfolder = {json.dumps(str(shared))}\nkeep = 1\nkeep_weeks = 0\nkeep_months = 0\n"
    (workspace / "transfer.toml").write_text(settings + policy, encoding="utf-8")
    other = workspace / "other" / "transfer.db"
    other.parent.mkdir()
    there = ("--as-of", "2016-09-05", "--db", str(other), "--settings", str(workspace / "transfer.toml"))
    assert run(*there, "init", str(other.parent)).exit_code in {0, 3}
    for number in (1, 2):
        text = (DAILY / "caseload.csv").read_text(encoding="utf-8").replace("D0", f"E{number}")
        (workspace / "theirs.csv").write_text(text, encoding="utf-8")
        assert run(*there, "import", str(workspace / "theirs.csv")).exit_code == 0
    return other, shared


def test_backups_of_another_record_in_the_same_folder_stay(office: Run, workspace: Path, run: Run) -> None:
    other, shared = in_one_folder(workspace, run)
    (theirs,) = backups(shared)
    (shared / "transfer-20160901-081500-import.transfer-backup").write_bytes(b"cut off, so nobody knows of which")
    for day in range(1, 4):
        assert office("import", new_steps(workspace, f"2016-09-2{day}")).exit_code == 0
    left = {path.name for path in backups(shared)}
    assert len(left) == 3
    assert {theirs.name, "transfer-20160901-081500-import.transfer-backup"} <= left
    with open_store(str(other), create=False) as store:
        heads = store.heads()
    made = office("--json", "backup", "--list").json["backups"]
    assert sorted(one["made"] is not None and heads.get(one["operations"]) == one["head"] for one in made) == [
        False, False, True,
    ]  # fmt: skip


def test_without_a_name_the_latest_of_this_record_is_put_back(office: Run, workspace: Path, run: Run) -> None:
    assert office("import", new_steps(workspace)).exit_code == 0
    (mine,) = backups()
    _, shared = in_one_folder(workspace, run)
    refused = office("restore", "--to", "new")
    assert (refused.exit_code, "no backup of this record in" in " ".join(refused.stderr.split())) == (3, True)
    shutil.copy(mine, shared / "mine.transfer-backup")
    assert Path(office("--json", "restore", "--to", "new").json["file"]).name == "mine.transfer-backup"
    (workspace / "transfer.db").unlink()
    without = office("--json", "restore", "--to", "newer").json
    assert Path(without["file"]).name != "mine.transfer-backup", "nobody can say which record it was"


def test_an_import_whose_backup_fails_is_not_recorded(office: Run, workspace: Path) -> None:
    (workspace / "backups").touch()
    before = office("--json", "audit", "verify").json["head"]
    answer = office("import", new_steps(workspace))
    assert (answer.exit_code, "[BAK005]" in answer.stderr) == (3, True)
    assert office("--json", "audit", "verify").json["head"] == before


def test_before_an_upgrade(office: Run, workspace: Path) -> None:
    turned_back_to("0003", workspace / "transfer.db")
    answer = office("status")
    assert answer.exit_code == 0
    assert "The record was of version 0003; a backup of it stands in backups." in answer.stderr
    (made,) = office("--json", "backup", "--list").json["backups"]
    assert (made["reason"], made["schema"]) == ("upgrade", "0003")


def test_no_backup_before_an_upgrade_if_the_settings_want_none(office: Run, workspace: Path) -> None:
    settings = (workspace / "transfer.toml").read_text(encoding="utf-8")
    (workspace / "transfer.toml").write_text(f"{settings}\n[backups]\nbefore = []\n", encoding="utf-8")
    turned_back_to("0003", workspace / "transfer.db")
    assert office("status").exit_code == 0
    assert reasons() == []


def test_an_upgrade_with_settings_that_cannot_be_read(office: Run, workspace: Path) -> None:
    (workspace / "transfer.toml").write_text("nonsense", encoding="utf-8")
    turned_back_to("0003", workspace / "transfer.db")
    office("audit", "log")
    assert reasons() == ["upgrade"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_everything_is_for_its_owner_only(office: Run, workspace: Path) -> None:
    office("backup")
    office("restore", "--to", "new")
    made = [
        *workspace.glob("backups/**"),
        *workspace.glob("backups/*"),
        *workspace.glob("new"),
        *workspace.glob("new/*"),
    ]
    assert {path.stat().st_mode & 0o777 for path in made if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in made if path.is_file()} == {0o600}
