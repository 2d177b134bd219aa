"""`letters list` and `letters preview`: they look, and write nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import Run
from transfer_cli.domain.changes import Letter

Golden = Callable[[str, str], None]
Register = Callable[[], tuple[Letter, ...]]


def test_list(office: Run, golden: Golden) -> None:
    answer = office("letters", "list")
    assert answer.exit_code == 0
    golden(answer.stdout, "list.txt")


def test_list_as_json(office: Run) -> None:
    document = office("--json", "letters", "list", "--kind", "notice").json
    assert document["due"] == [
        {"reference": "L01", "kind": "notice", "addressee": addressee, "post_by": "2016-10-13"}
        for addressee in ("Ms Alix Example", "Mr Sam O'Neill")
    ]
    assert [(held["reference"], held["id"]) for held in document["held"]] == [("L02", "LET005")]


def test_list_on_a_day_when_nothing_is_due(office: Run) -> None:
    answer = office("--as-of", "2014-09-01", "letters", "list", "--kind", "notice")
    assert (answer.exit_code, answer.stdout) == (0, "No letter is due, as of 1 Sep 2014.\n")


def test_handing_over_leaves_more_time_than_the_post(office: Run) -> None:
    document = office("--json", "letters", "list", "--kind", "notice", "--class", "hand").json
    assert [(due["reference"], due["post_by"]) for due in document["due"]][-1] == ("L02", "2016-10-03")
    assert document["held"] == []


def test_preview(office: Run, golden: Golden, register: Register, workspace: Path) -> None:
    answer = office("letters", "preview", "L05", "--kind", "draft_plan", "--pdf", "draft.pdf")
    assert answer.exit_code == 0
    golden(answer.stdout, "preview.txt")
    assert "Zoë O'Brien" in PdfReader(workspace / "draft.pdf").pages[0].extract_text()
    assert register() == ()
    assert not (workspace / "letters").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in the folder")
def test_a_preview_is_for_its_owner_only(office: Run, workspace: Path) -> None:
    page = workspace / "draft.pdf"
    page.touch(mode=0o644)
    office("letters", "preview", "L05", "--kind", "draft_plan", "--pdf", "draft.pdf")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_a_preview_is_not_put_among_the_letters(office: Run, workspace: Path) -> None:
    office("letters", "generate", "--due")
    before = sorted(workspace.rglob("*.pdf"))
    answer = office("letters", "preview", "L05", "--kind", "draft_plan", "--pdf", "letters/2016-10-03/draft.pdf")
    assert answer.exit_code == 2
    assert "is among the letters to be posted" in answer.stderr
    assert sorted(workspace.rglob("*.pdf")) == before


def test_preview_shows_a_letter_to_each_household(office: Run, workspace: Path) -> None:
    answer = office("letters", "preview", "l01", "--kind", "notice", "--pdf", "notice.pdf")
    assert [line for line in answer.stdout.splitlines() if line.startswith("To: ")] == [
        "To: Ms Alix Example, 1 Sample Street, Chester, CH1 2NP",
        "To: Mr Sam O'Neill, 9 Other Road, Hoole, SA3 4DD",
    ]
    assert sorted(path.name for path in workspace.glob("*.pdf")) == ["notice-2.pdf", "notice.pdf"]
    document = office("--json", "letters", "preview", "L01", "--kind", "notice").json
    assert [letter["addressee"] for letter in document["letters"]] == ["Ms Alix Example", "Mr Sam O'Neill"]
    assert document["letters"][0]["text"].startswith("Dear Ms Alix Example\n")


def test_preview_of_a_letter_that_would_be_held(office: Run) -> None:
    answer = office("letters", "preview", "L10", "--kind", "no_plan")
    assert answer.exit_code == 1
    assert answer.stdout == "L10: held. The law asks for the reasons; give them with --reason. [LET007]\n"


def test_preview_of_a_decision_with_its_reasons(office: Run) -> None:
    answer = office("letters", "preview", "L10", "--kind", "no_plan", "--reason", "Flo *has* caught up.")
    assert answer.exit_code == 0
    assert "Our reasons\n-----------\n\nFlo *has* caught up.\n" in answer.stdout


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("preview", "L05", "--kind", "draft"), 2, 'Did you mean draft_plan?'),
        (("preview", "L99", "--kind", "notice"), 3, "[USE001]"),
        (("preview", "L05", "--kind", "draft_plan", "--pdf", "no/such/folder.pdf"), 3, "[LET019]"),
        (("list", "--kind", "postcard"), 2, "is no kind of letter"),
    ],
)  # fmt: skip
def test_wrong_words(office: Run, words: tuple[str, ...], code: int, says: str) -> None:
    answer = office("letters", *words)
    assert answer.exit_code == code
    assert says in answer.stderr


@pytest.mark.parametrize(
    "words",
    [("preview", "L07", "--kind", "delay"), ("preview", "L01", "--kind", "notice"), ("versions", "--sample", "ar")],
)
def test_a_page_takes_the_place_of_no_other_file(office: Run, workspace: Path, words: tuple[str, ...]) -> None:
    record = (workspace / "transfer.db").read_bytes()
    answer = office("letters", *words, "--pdf", "transfer.db")
    assert (answer.exit_code, "[LET066]" in answer.stderr) == (4, True)
    assert (workspace / "transfer.db").read_bytes() == record
    for _ in range(2):
        assert office("letters", *words, "--pdf", "page.pdf").exit_code == 0


def test_nor_does_the_page_to_the_other_parent(office: Run, workspace: Path) -> None:
    (workspace / "page-2.pdf").write_text("minutes of the panel", encoding="utf-8")
    answer = office("letters", "preview", "L01", "--kind", "notice", "--pdf", "page.pdf")
    assert (answer.exit_code, "page-2.pdf is there already" in answer.stderr) == (4, True)
    assert (workspace / "page-2.pdf").read_text(encoding="utf-8") == "minutes of the panel"
