"""`case explain` and `explain --all` as pages, and the rules of Wales by the command line."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import Run
from tests.reports.reading import letters_of, pdf_text
from transfer_cli.cli import transfer
from transfer_cli.errors import Refused

HEADER = "reference,forename,surname,date_of_birth,document,document_date,setting_name,setting_type,home_address1\n"
CHILD = "W1,Eira,Prawf,{born},statement,2015-05-04,Larkfield Primary,mainstream,1 Mill Lane\n"


def an_office(workspace: Path, run: Run, born: str = "2007-05-04", as_of: str = "2016-09-05", extra: str = "") -> None:
    (workspace / "transfer.toml").write_text(f"[authority]\nname = 'Testshire'\n{extra}", encoding="utf-8")
    (workspace / "caseload.csv").write_text(HEADER + CHILD.format(born=born), encoding="utf-8")
    assert run("-q", "--as-of", as_of, "import", "caseload.csv").exit_code == 0


def test_a_page_for_the_family_in_both_forms(workspace: Path, run: Run) -> None:
    an_office(workspace, run)
    answer = run("--as-of", "2016-10-03", "case", "explain", "W1", "--html", "pages/w1.html", "--pdf", "w1.pdf")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout.replace("\\", "/") == "Wrote pages/w1.html\nWrote w1.pdf\n"
    html = (workspace / "pages" / "w1.html").read_text(encoding="utf-8")
    for words in ("Eira Prawf: every date of the transfer", "Reference W1, as of 3 October 2016"):
        assert words in html
        assert letters_of(words) in letters_of(pdf_text((workspace / "w1.pdf").read_bytes()))
    if os.name == "posix":
        assert stat.S_IMODE((workspace / "w1.pdf").stat().st_mode) == 0o600


def test_the_document_names_the_files(workspace: Path, run: Run) -> None:
    an_office(workspace, run)
    plain = run("--as-of", "2016-10-03", "--json", "case", "explain", "W1").json
    found = run("--as-of", "2016-10-03", "--json", "case", "explain", "W1", "--html", "w1.html").json
    assert found == plain | {"files": [str(workspace / "w1.html")]}


def test_a_page_about_a_held_case_comes_with_a_warning(workspace: Path, run: Run) -> None:
    an_office(workspace, run)
    assert run("--as-of", "2016-10-03", "case", "correct", "W1", "hold_letters", "bereavement").exit_code == 0
    answer = run("--as-of", "2016-10-03", "case", "explain", "W1", "--pdf", "w1.pdf")
    assert "Letters about W1 are held" in answer.stderr


def test_a_page_that_cannot_be_written_is_an_error(workspace: Path, run: Run) -> None:
    an_office(workspace, run)
    (workspace / "folder").write_text("a file", encoding="utf-8")
    answer = run("--as-of", "2016-10-03", "case", "explain", "W1", "--html", "folder/w1.html")
    assert answer.exit_code == 3
    assert "[REP001]" in answer.stderr


def test_the_rule_book_in_every_form(workspace: Path, run: Run) -> None:
    answer = run("--as-of", "2016-10-03", "explain", "--all")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert "order-21-3: The plan within its weeks" in answer.stdout
    assert "  day 126 = 29 Jan 2017 (a Sunday; not moved)\n" in answer.stdout
    assert max(map(len, answer.stdout.splitlines())) <= 92
    files = run("--as-of", "2016-10-03", "explain", "--all", "--html", "rules.html", "--pdf", "rules.pdf")
    assert files.stdout == "Wrote rules.html\nWrote rules.pdf\n"
    assert "In force on 3 October 2016" in (workspace / "rules.html").read_text(encoding="utf-8")
    assert letters_of("I have read the") in letters_of(pdf_text((workspace / "rules.pdf").read_bytes()))


def test_the_rule_book_for_programs(run: Run) -> None:
    found = run("--as-of", "2015-06-01", "--json", "explain", "--all").json
    assert (found["as_of"], found["title"].partition(":")[0]) == ("2015-06-01", "England")
    (rule,) = [rule for rule in found["rules"] if rule["id"] == "order-12"]
    assert rule["in_force_from"] == "2014-09-01"
    assert rule["uncertain"] is False
    assert rule["examples"] == [
        {
            "story": "In Year 11, moving to college in September 2015",
            "as_of": "2014-10-01",
            "says": "The transfer is to be concluded (Post-16 move in 2015) by 30 May 2015, by law: on track.",
            "working": [
                "moves from school to post-16 on 1 Sep 2015",
                "concluded before 31 May 2015: last day 30 May 2015",
                "begun by 22 Feb 2015 it has its full 14 weeks",
                "notice for that by 8 Feb 2015",
            ],
        }
    ]
    assert [rule["id"] for rule in found["to_come"]] == ["guidance-year-9", "guidance-year-9-2017", "guidance-lda"]
    (young,) = [rule for rule in found["rules"] if rule["id"] == "young-person"]
    assert young["examples"][0]["as_of"] is None


@pytest.mark.parametrize("words", [("--html", "a.html"), ("order-12", "--pdf", "a.pdf"), ("order-12", "--all")])
def test_a_page_is_of_the_whole_book(words: tuple[str, ...], run: Run) -> None:
    assert run("explain", *words).exit_code == 2


def test_an_error_of_the_settings_can_be_explained_while_they_are_wrong(workspace: Path, run: Run) -> None:
    (workspace / "transfer.toml").write_text("not toml", encoding="utf-8")
    assert run("explain", "SET002").exit_code == 0
    assert run("explain", "order-12").exit_code == 3


def test_wales_by_the_command_line(workspace: Path, run: Run) -> None:
    an_office(workspace, run, "2012-05-04", "2022-10-03", "jurisdiction = 'wales'")
    explained = run("--as-of", "2022-10-03", "case", "explain", "W1")
    assert "Rule wales-notice-2022: WSI 2022/891" in explained.stdout
    assert "to be given (Year 6 in 2022/23) by 31 Aug 2023, by law: on track." in explained.stdout
    assert (
        "Next: Give the notice, by 31 Aug 2023. WSI 2022/891."
        in run("--as-of", "2022-10-03", "case", "show", "W1").stdout
    )
    rule = run("explain", "wales-idp")
    assert "How sure: UNCERTAIN, check it before you rely on it: as others report it" in rule.stdout
    assert run("explain", "order-12").exit_code == 3
    assert "wales-notice-2022" in run("explain").stdout
    assert run("--as-of", "2022-10-03", "plan", "check").exit_code == 0
    assert "until 31 Aug 2025" in run("--as-of", "2022-10-03", "status").stdout


@pytest.mark.parametrize(
    "words",
    [
        ("schedule",),
        ("today",),
        ("letters", "list"),
        ("report", "weekly"),
        ("plan", "publish"),
        ("slippage",),
        ("meetings",),
    ],
)
def test_steps_of_england_are_refused_in_wales(words: tuple[str, ...], workspace: Path, run: Run) -> None:
    an_office(workspace, run, "2012-05-04", "2022-10-03", "jurisdiction = 'wales'")
    answer = run("--as-of", "2022-10-03", *words)
    assert answer.exit_code == 4
    assert "[RULE047]" in answer.stderr


def test_they_are_refused_however_the_program_was_called(workspace: Path, run: Run) -> None:
    an_office(workspace, run, "2012-05-04", "2022-10-03", "jurisdiction = 'wales'")
    words = ["--as-of", "2022-10-03", "letters", "list"]
    answer = CliRunner().invoke(transfer, words, prog_name="python -m transfer_cli")
    assert isinstance(answer.exception, Refused)
    assert str(answer.exception).startswith("letters list follows the steps of England's law")
