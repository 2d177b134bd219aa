"""Every report can be kept as it was handed out, and is made again to the last byte whatever comes later."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.reports.conftest import Office
from tests.conftest import Run
from transfer_cli.cli.report import REPORTS
from transfer_cli.domain.data_map import CHILD, sort_of
from transfer_cli.errors import InputUnusable

KEPT = [
    (words, kind)
    for kind, *editions in (
        ("sen2", ("sen2", "--year", "2016"), ("sen2", "--list")),
        ("foi", ("foi", "--all"), ("foi", "open", "late"), ("foi", "open", "--audience", "team")),
        ("dfe", ("dfe",), ("dfe", "--audience", "team")),
        ("end", ("end",), ("end", "--audience", "team")),
        ("books", ("books", "--from", "2016-09-05"), ("books", "--audience", "team", "--format", "xlsx")),
        ("school", ("school", "123456"), ("school", "--all")),
        ("caseload", ("caseload",), ("caseload", "--officer", "J Vole", "--setting", "123456", "--year-group", "5",
                                     "--stage", "open")),
    )
    for words in editions
]  # fmt: skip
EACH = pytest.mark.parametrize(("words", "kind"), KEPT, ids=lambda part: " ".join(part) if part[1:] else part)


def kept_copies(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run("--json", "report", "frozen").json["copies"]
    return found


def folders(document: dict[str, Any]) -> list[Path]:
    return [Path(one["kept"]["folder"]) for one in document.get("reports", [document])]


@EACH
def test_it_is_whole_whatever_is_recorded_and_set_later(
    office: Office, run: Run, workspace: Path, words: tuple[str, ...], kind: str
) -> None:
    document = office("--json", "report", *words, "--freeze").json
    assert run("--as-of", "2016-10-05", "case", "record", "R001", "notice_given", "--on", "2016-09-12").exit_code == 0
    assert run("--as-of", "2016-10-05", "case", "correct", "R003", "officer", "A Finch").exit_code == 0
    (workspace / "transfer.toml").write_text('[authority]\nname = "Other Council"\n', encoding="utf-8")
    copies = kept_copies(run)
    assert [Path(copy["folder"]) for copy in copies] == folders(document)
    assert {copy["state"] for copy in copies} == {"whole"}
    assert all(copy["what"].startswith(f"{kind} for ") for copy in copies)
    assert not re.search("Vole|Wren|Quillon", str([copy["what"] for copy in copies]))


@EACH
def test_the_kept_files_are_those_that_were_handed_out(office: Office, words: tuple[str, ...], kind: str) -> None:
    document = office("--json", "report", *words, "--format", "html", "--format", "xlsx", "--freeze").json
    for one, folder in zip(document.get("reports", [document]), folders(document), strict=True):
        assert folder.name.startswith(kind)
        for path in map(Path, one["files"]):
            assert (folder / path.name).read_bytes() == path.read_bytes()


@EACH
def test_without_it_and_in_a_dry_run_none_is_kept(
    office: Office, run: Run, workspace: Path, words: tuple[str, ...], kind: str
) -> None:
    for more in ((), ("--freeze", "--dry-run")):
        document = office("--json", "report", *words, "--format", "html", *more).json
        assert {one["kept"] for one in document.get("reports", [document])} == {None}, kind
    assert kept_copies(run) == []
    assert not (workspace / "reports" / "frozen").exists()


@EACH
def test_what_names_children_goes_when_its_time_is_over(
    office: Office, workspace: Path, words: tuple[str, ...], kind: str
) -> None:
    names_them = kind in {"school", "caseload"} or "team" in words or "--list" in words
    for folder in folders(office("--json", "report", *words, "--format", "html", "--freeze").json):
        reports = [path for path in folder.iterdir() if path.name not in {"frozen.json", "settings.toml"}]
        sorts = [sort_of(path.relative_to(workspace).as_posix()) for path in reports]
        assert {(sort.whose == CHILD, sort.key == "reports") for sort in sorts if sort} == {(names_them, names_them)}
        listed = (folder / "frozen.json").read_text(encoding="utf-8")
        assert not re.search("Quillon|Birch|R00[1-6]", listed)


def test_a_copy_that_names_children_is_in_the_log_of_reads(office: Office, run: Run) -> None:
    document = office("--json", "report", "caseload", "--format", "csv", "--freeze").json
    [folder] = folders(document)
    [file] = folder.glob("*.csv")
    reads = run("--json", "audit", "log", "--reads").json
    assert hashlib.sha256(file.read_bytes()).hexdigest() in str(reads)


def test_one_that_cannot_be_made_again_is_found(office: Office, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert office("report", "school", "123456", "--format", "html", "--freeze").exit_code == 0

    def fail(*_: object) -> Any:
        raise InputUnusable("REP022", 'No setting is called "123456".', "Look it up.")

    monkeypatch.setitem(REPORTS, "school", fail)
    [copy] = kept_copies(run)
    assert copy["state"] == 'the record now gives none: No setting is called "123456".'
    assert run("report", "frozen").exit_code == 1
