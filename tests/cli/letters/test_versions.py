"""`transfer letters versions`, and a letter that its family has by e-mail, as a person sees them."""

from __future__ import annotations

from email import message_from_bytes
from pathlib import Path

import pytest

from tests.conftest import Run
from transfer_cli.letters.easy import picture as picture_cache


def test_every_letter_to_a_family_is_listed_with_its_versions(office: Run) -> None:
    answer = office("--json", "letters", "versions").json
    states = {(one["kind"], one["version"]): one["state"] for one in answer["versions"]}
    assert (states["notice", "cy"], states["notice", "easy"]) == ("not switched on", "used")
    assert ("delay", "easy") not in states
    assert len({kind for kind, _ in states}) == 10
    shown = office("letters", "versions").stdout
    assert "Welsh" in shown
    assert answer["versions"][0]["digest"] in shown


def test_a_language_that_is_switched_on_is_used(office: Run, workspace: Path) -> None:
    settings = workspace / "transfer.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[letters]\nlanguages = ["cy"]\n', encoding="utf-8")
    answer = office("--json", "letters", "versions").json
    assert {one["state"] for one in answer["versions"] if one["version"] == "cy"} == {"used"}


def test_a_sample_is_a_page_and_needs_a_place(office: Run, workspace: Path) -> None:
    file = workspace / "sample.pdf"
    answer = office("letters", "versions", "--sample", "ar", "--pdf", str(file))
    assert answer.exit_code == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert "not a letter" in answer.stdout
    assert office("letters", "versions", "--sample", "ar").exit_code == 2
    nowhere = office("letters", "versions", "--sample", "ur", "--pdf", str(workspace / "no" / "where.pdf"))
    assert (nowhere.exit_code, "LET019" in nowhere.stderr) == (3, True)


def test_a_family_that_asks_for_email_gets_a_draft(office: Run, workspace: Path) -> None:
    office("case", "correct", "L07", "contact1_email", "alix@example.org")
    office("case", "correct", "L07", "contact1_format", "email")
    answer = office("letters", "generate", "--kind", "delay", "--reference", "L07")
    assert answer.exit_code == 0, answer.stderr
    assert "For the printer" not in answer.stdout
    assert "By e-mail, 1 draft to open and send" in answer.stdout
    (draft,) = (workspace / "letters" / "2016-10-03" / "email").iterdir()
    assert message_from_bytes(draft.read_bytes())["To"] == "alix@example.org"
    done = office("--json", "letters", "posted", "2016-10-03", "--class", "first").json
    assert [step["happened"] for step in done["steps"]] == ["2016-10-03"]


def test_a_version_of_a_letter_that_was_edited_is_out_of_date(office: Run, workspace: Path) -> None:
    office("letters", "edit", "delay")
    mine = workspace / "templates" / "letters" / "delay" / "letter.md.j2"
    mine.write_text(mine.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    answer = office("--json", "letters", "versions").json
    states = {(one["kind"], one["version"]): one["state"] for one in answer["versions"]}
    assert states["delay", "cy"] == "out of date"
    assert states["notice", "cy"] == "not switched on"


@pytest.mark.parametrize(
    ("field", "value"), [("format", "easy_read"), ("format", "email"), ("language", "cy"), ("format", "large_print")]
)
def test_every_form_is_printed_once_more_byte_for_byte(field: str, value: str, office: Run, workspace: Path) -> None:
    settings = workspace / "transfer.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[letters]\nlanguages = ["cy"]\nlarge_print_size = 20\n', encoding="utf-8")
    office("case", "correct", "L09", "contact1_email", "alix@example.org")
    office("case", "correct", "L09", f"contact1_{field}", value)
    made = office("--json", "letters", "generate", "--kind", "final_plan", "--reference", "L09").json["letters"]
    files = {Path(one["file"]).name: Path(one["file"]).read_bytes() for one in made}
    for one in made:
        Path(one["file"]).unlink()
    answer = office("letters", "reprint", "L09")
    assert answer.exit_code == 0, answer.stderr
    for name, data in files.items():
        assert (workspace / "reprints" / "2016-10-03" / f"2016-10-03-{name}").read_bytes() == data


def test_own_pictures_that_have_changed_are_named(office: Run, workspace: Path) -> None:
    settings = workspace / "transfer.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[letters]\npictures = "pictures"\n', encoding="utf-8")
    (workspace / "pictures").mkdir()
    picture = workspace / "pictures" / "letter.svg"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="{}" height="9"/></svg>'
    picture.write_text(drawing.format(9), encoding="utf-8")
    office("case", "correct", "L09", "contact1_format", "easy_read")
    made = office("--json", "letters", "generate", "--kind", "final_plan", "--reference", "L09").json["letters"]
    for one in made:
        Path(one["file"]).unlink()
    assert office("letters", "reprint", "L09", "--dry-run").exit_code == 0
    picture.write_text(drawing.format(4), encoding="utf-8")
    picture_cache.cache_clear()
    refused = office("letters", "reprint", "L09", "--dry-run")
    assert (refused.exit_code, "its pictures have changed" in " ".join(refused.stderr.split())) == (4, True)


def test_emailed_letters_are_not_in_the_file_for_the_letter_service(office: Run, workspace: Path) -> None:
    office("case", "correct", "L07", "contact1_email", "alix@example.org")
    office("case", "correct", "L07", "contact1_format", "email")
    office("case", "correct", "L09", "contact1_format", "easy_read")
    answer = office("--json", "letters", "generate", "--due", "--notify").json
    assert "L07" in {one["reference"] for one in answer["letters"]}
    assert "L07" not in (workspace / "letters" / "2016-10-03" / "notify.csv").read_text(encoding="utf-8-sig")
    alone = office("--json", "letters", "generate", "--kind", "delay", "--reference", "L07", "--again", "--notify").json
    assert (alone["print_file"], alone["notify"]) == (None, None)
    plan = ("letters", "generate", "--kind", "final_plan", "--reference", "L09", "--notify", "--dry-run")
    held = {one["id"]: one["why"] for one in office("--json", *plan).json["held"]}
    assert "Easy Read" in held["LET044"]
