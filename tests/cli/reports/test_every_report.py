"""What all reports have in common: the same figures each time, as known then, and nothing written in a dry run."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.reports.conftest import Office
from tests.conftest import Run
from transfer_cli.cli import transfer

REPORTS = [
    ("sen2", "--list"), ("caseload",), ("school", "123456"), ("foi", "--all"), ("foi", "--all", "--audience", "team"),
    ("dfe", "--audience", "team"), ("end", "--audience", "team"),
]  # fmt: skip
EACH = pytest.mark.parametrize("words", REPORTS, ids=" ".join)


@EACH
def test_the_same_record_gives_the_same_hash_in_every_format(office: Office, words: tuple[str, ...]) -> None:
    first = office("--json", "report", *words, "--dry-run").json
    again = office("--json", "report", *words, "--format", "html").json
    assert first["hash"] == again["hash"]
    assert first["numbers"] == again["numbers"]
    assert {"as_of", "known_on", "report", "audience", "files", "written", "verdict", "numbers", "hash"} <= set(first)


@EACH
def test_every_file_ends_with_where_it_comes_from(office: Office, workspace: Path, words: tuple[str, ...]) -> None:
    document = office("--json", "report", *words, "--format", "html").json
    head = office("--json", "audit", "verify").json["head"]
    [path] = document["files"]
    page = Path(path).read_text(encoding="utf-8")
    assert f"record {head[:16]}; content {document['hash'][:16]}" in page
    assert Path(path).parent == workspace / "reports"


@pytest.mark.parametrize(
    "words",
    [
        *((name,) for name in ("weekly", "books", "sen2", "dfe", "end")), ("weekly", "--audience", "public"),
        ("school", "123456"), ("foi", "--all"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_who_is_not_in_the_team_reads_of_no_login_and_no_command(office: Office, words: tuple[str, ...]) -> None:
    [path] = office("--json", "report", *words, "--format", "html").json["files"]
    page = re.sub(r"<(style|svg).*?</\1>|<!--.*?-->", "", Path(path).read_text(encoding="utf-8"), flags=re.DOTALL)
    said = html.unescape(re.sub(r"<[^>]+>", " ", page))
    assert "by Sample Council with transfer" in said
    assert "a.clerk" not in said
    commands = "|".join(transfer.commands)
    assert re.findall(rf"--[a-z]+|\btransfer (?:{commands})\b", said) == []


@EACH
def test_markdown_says_the_same_and_is_made_when_asked_for(office: Office, words: tuple[str, ...]) -> None:
    usual = office("--json", "report", *words, "--dry-run").json
    document = office("--json", "report", *words, "--format", "md").json
    assert [name for name in usual["files"] if name.endswith(".md")] == []
    assert document["hash"] == usual["hash"]
    [path] = document["files"]
    text = re.sub(r"\\(.)", r"\1", Path(path).read_text(encoding="utf-8"))
    assert text.startswith("# ")
    assert f"**{usual['verdict']}**" in text
    assert usual["headline"] in text
    assert f"content {usual['hash'][:16]}." in text.splitlines()[-1]


@EACH
def test_a_dry_run_says_the_same_and_writes_nothing(
    office: Office, written: Callable[[], list[str]], words: tuple[str, ...]
) -> None:
    dry = office("report", *words, "--format", "html", "--dry-run")
    assert written() == []
    assert dry.stdout.replace("Would write", "Wrote") == office("report", *words, "--format", "html").stdout


@EACH
def test_as_known_before_anything_was_recorded(office: Office, words: tuple[str, ...]) -> None:
    answer = office("--json", "--known-on", "2014-09-01", "report", *words, "--format", "html")
    if words[0] == "school":
        assert (answer.exit_code, answer.json["error"]["id"]) == (3, "REP022")
    else:
        assert (answer.exit_code, answer.json["known_on"]) == (0, "2014-09-01")


@EACH
def test_what_is_recorded_later_changes_no_earlier_day(office: Office, run: Run, words: tuple[str, ...]) -> None:
    before = office("--json", "report", *words, "--dry-run").json["hash"]
    recorded = run("--as-of", "2016-12-05", "case", "record", "R001", "notice_given", "--on", "2016-12-05")
    assert recorded.exit_code == 0, recorded.stderr
    assert office("--json", "report", *words, "--dry-run").json["hash"] == before


@EACH
def test_a_place_that_cannot_be_written_to(office: Office, workspace: Path, words: tuple[str, ...]) -> None:
    (workspace / "reports").write_text("in the way", encoding="utf-8")
    answer = office("report", *words, "--format", "html")
    assert answer.exit_code == 3
    assert "[REP001]" in answer.stderr


@pytest.mark.parametrize("name", ["books", "sen2", "dfe", "end"])
def test_where_the_groups_papers_are_public_exact_figures_are_not_for_them(
    office: Office, workspace: Path, name: str
) -> None:
    assert office("report", name, "--dry-run").exit_code in {0, 1}
    with (workspace / "transfer.toml").open("a", encoding="utf-8") as settings:
        settings.write("[publication]\nstrategy_group = true\n")
    refused = office("report", name)
    assert refused.exit_code == 4
    assert "This report has exact figures only" in refused.stderr
    assert "[REP026]" in refused.stderr
    assert not (workspace / "reports").exists()
    assert office("report", name, "--dry-run", "--audience", "team").exit_code in {0, 1}


@pytest.mark.parametrize("name", ["sen2", "caseload", "school", "foi", "dfe", "end"])
def test_no_record(run: Run, name: str) -> None:
    words = {"school": ["somewhere"], "foi": ["open"]}.get(name, [])
    assert run("--as-of", "2017-03-01", "report", name, *words).exit_code == 3
