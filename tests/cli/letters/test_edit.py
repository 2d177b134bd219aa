"""`letters edit` and `letters lint`: an authority's own templates from copy to letter."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Run

NOTICE = Path("letters") / "notice" / "letter.md.j2"


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_copy_is_made_beside_the_settings_and_then_used(office: Run, workspace: Path) -> None:
    answer = office("letters", "edit", "notice")
    assert answer.exit_code == 0
    assert "templates/letters/notice/letter.md.j2 in a text editor" in answer.stdout.replace("\\", "/")
    assert "transfer letters lint notice" in answer.stdout
    folder = workspace / "templates"
    copies = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))
    assert copies == [
        *(f"_parts/{part}.{end}" for part in ("about", "ending", "law_changed", "opening", "who_to_ask")
          for end in ("cy.md.j2", "md.j2")),
        "letters/notice/letter.cy.md.j2", "letters/notice/letter.easy.md.j2", "letters/notice/letter.md.j2",
        "letters/notice/letter.toml", "letters/notice/translations.toml",
    ]  # fmt: skip
    replaced(workspace / "templates" / NOTICE, "## The dates", "## Days to remember")
    shown = office("letters", "preview", "L01", "--kind", "notice")
    assert shown.exit_code == 0
    assert "Days to remember" in shown.stdout


def test_nothing_is_written_over_without_being_told(office: Run, workspace: Path) -> None:
    office("letters", "edit", "notice")
    mine, part = workspace / "templates" / NOTICE, workspace / "templates" / "_parts" / "about.md.j2"
    mine.write_text("mine", encoding="utf-8")
    part.write_text("mine", encoding="utf-8")
    refused = office("letters", "edit", "notice")
    assert refused.exit_code == 4
    assert "[LET047]" in refused.stderr
    assert mine.read_text(encoding="utf-8") == "mine"
    other = office("--json", "letters", "edit", "delay").json
    assert "_parts/about.md.j2" in other["kept"]
    assert office("letters", "edit", "notice", "--force").exit_code == 0
    assert mine.read_text(encoding="utf-8") != "mine"
    assert part.read_text(encoding="utf-8") == "mine"


def test_a_dry_run_makes_no_copy(office: Run, workspace: Path) -> None:
    answer = office("letters", "edit", "notice", "--dry-run")
    assert "These would be written" in answer.stdout
    assert not (workspace / "templates").exists()


@pytest.mark.parametrize("where", ["before", "after", "environment"])
def test_the_folder_can_be_named(where: str, office: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "--templates" in office("letters", "edit", "notice", "--templates", "ours").stdout
    replaced(workspace / "ours" / NOTICE, "## The dates", "## Days to remember")
    words = ("letters", "preview", "L01", "--kind", "notice")
    if where == "environment":
        monkeypatch.setenv("TRANSFER_TEMPLATES", "ours")
    named = ("--templates", "ours")
    before, after = (named if where == "before" else ()), (named if where == "after" else ())
    assert "Days to remember" in office(*before, *words, *after).stdout


def test_a_folder_that_is_not_there(office: Run) -> None:
    answer = office("letters", "list", "--templates", "nowhere")
    assert answer.exit_code == 3
    assert "There is no folder nowhere." in answer.stderr
    assert "[LET048]" in answer.stderr


def test_own_words_reach_the_register_with_their_version(office: Run, workspace: Path) -> None:
    words = ("letters", "generate", "--kind", "final_plan", "--reference", "L09")
    office(*words)
    office("letters", "edit", "final_plan")
    replaced(workspace / "templates" / "letters" / "final_plan" / "letter.md.j2", "# ", "# Good news! ")
    office(*words, "--again")
    first, second = office("--json", "letters", "register", "--reference", "L09").json["letters"]
    assert first["template"] != second["template"]
    page = workspace / "letters" / second["batch"] / "html" / "L09-final_plan-1.html"
    assert "Good news!" in page.read_text(encoding="utf-8")


def test_a_broken_template_holds_its_letter_and_no_other(office: Run, workspace: Path) -> None:
    office("letters", "edit", "delay")
    mine = workspace / "templates" / "letters" / "delay" / "letter.md.j2"
    replaced(mine, "{{ was_due | day }}", "{{ ''.__class__ }}")
    answer = office("--json", "letters", "generate", "--due")
    assert answer.exit_code == 1
    held = {held["reference"]: held for held in answer.json["held"]}
    assert held["L07"]["id"] == "LET042"
    assert '"__class__" cannot be asked of a text.' in held["L07"]["why"]
    assert {letter["kind"] for letter in answer.json["letters"]} >= {"notice", "draft_plan"}


def test_an_unusable_file_stops_everything_with_its_name(office: Run, workspace: Path) -> None:
    office("letters", "edit", "delay")
    (workspace / "templates" / "letters" / "delay" / "letter.toml").write_text("title = Delay", encoding="utf-8")
    answer = office("letters", "generate", "--due")
    assert answer.exit_code == 3
    assert "[LET041]" in answer.stderr
    assert not (workspace / "letters").exists()


def test_what_is_made_already_is_not_stopped_by_a_broken_template(office: Run, workspace: Path) -> None:
    office("letters", "edit", "delay")
    office("letters", "generate", "--due")
    mine = workspace / "templates" / "letters" / "delay"
    (mine / "letter.toml").write_text("title = Delay", encoding="utf-8")
    (mine / "letter.md.j2").write_bytes(b"\xff\xfe")
    for words, says in (
        (("posted", "2016-10-03", "--class", "first"), "6 letters posted"),
        (("reprint", "2016-10-03/L07-delay-1"), "1 letter, as made."),
        (("file", "L07"), "1 letter, 2 pages."),
        (("returned", "L07"), "L07-delay-1.pdf to Ms Alix Example came back."),
    ):
        answer = office("letters", *words)
        assert (answer.exit_code, says in answer.stdout) == (0, True), answer.stderr
    assert "Delay letter sent on 5 Oct 2016 rests" in answer.stderr


def test_a_letter_of_a_kind_of_ones_own_needs_its_template_once_more(office: Run, workspace: Path) -> None:
    office("letters", "edit", "meeting_invitation")
    letters = workspace / "templates" / "letters"
    shutil.copytree(letters / "meeting_invitation", letters / "our_meeting")
    office("letters", "generate", "--kind", "our_meeting", "--reference", "L03")
    mine = letters / "our_meeting" / "letter.toml"
    kept = mine.read_bytes()
    mine.write_text("title = Delay", encoding="utf-8")
    answer = office("letters", "posted", "2016-10-03", "--class", "first")
    assert (answer.exit_code, "[LET041]" in answer.stderr) == (3, True)
    mine.write_bytes(kept)
    assert office("letters", "posted", "2016-10-03", "--class", "first").exit_code == 0


def test_lint_finds_nothing_to_mend_in_the_programs_own(office: Run) -> None:
    answer = office("letters", "lint")
    assert answer.exit_code == 0
    assert "kinds of letter: 0 to mend" in answer.stdout
    document = office("--json", "letters", "lint", "delay").json
    assert (document["kinds"], document["own"], document["faults"]) == (["delay"], [], 0)


def test_lint_names_the_fault_with_its_line(office: Run, workspace: Path) -> None:
    office("letters", "edit", "notice")
    replaced(workspace / "templates" / NOTICE, "{{ given_on | day }}", "{{ given_un | day }}")
    answer = office("letters", "lint", "notice")
    assert answer.exit_code == 1
    shown = " ".join(answer.stdout.split())
    assert "letters/notice/letter.md.j2, line 14" in shown
    assert "1 kind of letter: 1 to mend" in shown
    (fault,) = [f for f in office("--json", "letters", "lint").json["findings"] if f["severity"] == "fault"]
    assert (fault["line"], fault["what"]) == (14, 'There is no fact "given_un".')


@pytest.mark.parametrize("words", [("edit", "notise"), ("lint", "notise")])
def test_a_kind_that_nobody_knows(office: Run, words: tuple[str, str]) -> None:
    answer = office("letters", *words)
    assert answer.exit_code == 2
    assert "Did you mean notice or notice_to_setting?" in answer.stderr


def test_a_folder_that_cannot_be_written(office: Run, workspace: Path) -> None:
    (workspace / "templates").write_text("in the way", encoding="utf-8")
    answer = office("letters", "edit", "notice")
    assert answer.exit_code == 3
    assert "[LET019]" in answer.stderr
