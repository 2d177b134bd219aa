"""Every fault of a template that lint is there to find, and none in the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.letters.own import own
from transfer_cli.letters.finding import Finding
from transfer_cli.letters.kinds import kinds, own_texts, shipped_texts
from transfer_cli.letters.lint import lint
from transfer_cli.letters.samples import FAMILIES, MARKED, samples
from transfer_cli.letters.text import html, plain
from transfer_cli.letters.translations import english_digest

NOTICE = "letters/notice/letter.md.j2"
NOTICE_TOML = "letters/notice/letter.toml"
WELSH, EASY_READ = "letters/notice/letter.cy.md.j2", "letters/notice/letter.easy.md.j2"
VERSIONS = "letters/notice/translations.toml"
DELAY = "letters/delay/letter.md.j2"


def linted(folder: Path, kind: str = "notice") -> list[Finding]:
    """What is to be mended; notes are left out, and that every change leaves the other versions out of date."""
    found = lint(kind, shipped_texts() | own_texts(folder))
    return [one for one in found if not one.note and "out of date" not in one.what]


def places(findings: list[Finding]) -> list[tuple[str, int, str]]:
    return [(one.file, one.line, one.what) for one in findings]


@pytest.mark.parametrize("kind", list(kinds()))
def test_there_is_nothing_to_mend_in_what_comes_with_the_program(kind: str) -> None:
    assert [one for one in lint(kind, shipped_texts()) if not one.note] == []


@pytest.mark.parametrize("kind", list(kinds()))
def test_every_kind_is_tried_on_families(kind: str) -> None:
    found = {family for family, orders in samples(kind, kinds()[kind].receives) if orders}
    assert found >= {"plain", "marked names", "no postcode"} or kind == "lda_invitation"
    assert set(MARKED) >= set("*#[{<$@\\")
    assert found <= set(FAMILIES)


def test_what_jinja_cannot_read_has_its_line(tmp_path: Path) -> None:
    own(tmp_path, NOTICE, "One.\n\n{% if %}\nTwo.\n")
    (found,) = linted(tmp_path)
    assert (found.file, found.line) == (NOTICE, 3)
    assert found.what == "Expected an expression, got 'end of statement block'."


def test_a_mistake_in_a_part_is_found_there(tmp_path: Path) -> None:
    own(tmp_path, "_parts/ending.md.j2", "Yours\n{{ signed_by | dey }}\n")
    (found,) = linted(tmp_path)
    assert (found.file, found.line, found.what) == ("_parts/ending.md.j2", 2, "No filter named 'dey'.")


def test_an_unknown_fact_has_its_line_and_the_nearest_names(tmp_path: Path) -> None:
    own(tmp_path, NOTICE, old="{{ given_on | day }}", new="{{ given_un | day }}")
    (found,) = linted(tmp_path)
    assert (found.line, found.what) == (14, 'There is no fact "given_un".')
    assert "given_on" in found.fix


def test_a_name_that_the_template_itself_sets_is_known(tmp_path: Path) -> None:
    own(tmp_path, NOTICE, old="## The dates", new='{% set when = "The dates" %}\n## {{ when }}')
    assert linted(tmp_path) == []


def test_a_part_that_is_not_there(tmp_path: Path) -> None:
    own(tmp_path, NOTICE, old="_parts/about.md.j2", new="_parts/abuot.md.j2")
    (found,) = linted(tmp_path)
    assert found.what == 'There is no part called "_parts/abuot.md.j2".'
    assert found.fix.startswith("Did you mean about.md.j2")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('"begins_on", "given_on"', '"begins_an", "given_on"', 'facts names "begins_an", and there is no such fact.'),
        ("{{ ias_name }}", "{{ ias_nam }}", 'A [[must]] uses "ias_nam", and there is no such fact.'),
        ("{{ ias_name }}", "{{ ias_name", "Unexpected end of template, expected 'end of print statement'."),
        ('title = "', 'colour = "red"\ntitle = "', 'Nobody knows an entry "colour".'),
    ],
)
def test_letter_toml(tmp_path: Path, old: str, new: str, what: str) -> None:
    own(tmp_path, NOTICE_TOML, old=old, new=new)
    (found,) = linted(tmp_path)
    assert (found.file, found.what) == (NOTICE_TOML, what)
    assert found.line > 0


def test_a_required_paragraph_that_is_gone_from_the_text(tmp_path: Path) -> None:
    own(tmp_path, NOTICE, old="invite you to a meeting", new="ask you to come")
    (found,) = linted(tmp_path)
    assert found.what == 'A required paragraph is missing: "invite you to a meeting" (SI 2014/2270 art 20(3)).'
    assert found.families == tuple(FAMILIES)


def test_a_required_paragraph_that_is_gone_from_the_list(tmp_path: Path) -> None:
    gone = '[[must]]\nsays = "invite you to a meeting"\nsource = "SI 2014/2270 art 20(3)"\n'
    own(tmp_path, NOTICE_TOML, old=gone)
    (found,) = linted(tmp_path)
    assert "is not listed any more" in found.what
    assert "art 20(3)" in found.what


def test_a_mistake_that_shows_only_with_some_families(tmp_path: Path) -> None:
    own(tmp_path, NOTICE, old="## The dates", new="{% if large_print %}{{ name | day }}{% endif %}\n## The dates")
    (found,) = linted(tmp_path)
    assert (found.line, found.families) == (12, ("large print",))


def test_a_letter_that_lost_its_opening_or_the_child(tmp_path: Path) -> None:
    own(tmp_path, NOTICE, old='{% include "_parts/about.md.j2" %}')
    assert [one.what for one in linted(tmp_path)] == [
        "Its text does not have the child's name and date of birth as the record has it."
    ]


def test_names_are_looked_for_on_the_web_page_and_in_the_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transfer_cli.letters.lint.html", lambda letter: html(letter).replace("&lt;", ""))
    monkeypatch.setattr("transfer_cli.letters.lint.plain", lambda letter: plain(letter).replace("{{", "{"))
    found = [one for one in lint("notice", shipped_texts()) if not one.note]
    assert sorted({one.what.split(" does")[0] for one in found}) == ["The plain text", "The web page"]
    assert {one.families for one in found} == {("marked names",)}


def test_a_page_that_cannot_be_set(tmp_path: Path) -> None:
    own(tmp_path, DELAY, old="# ", new="\U00013000\n\n# ")
    (found,) = linted(tmp_path, "delay")
    assert found.what == 'No font of the letters can print "\U00013000".'


def test_hard_reading_and_many_pages_are_notes(tmp_path: Path) -> None:
    hard = "Notwithstanding multidisciplinary considerations, determination necessitates comprehensive evaluation " * 4
    own(tmp_path, NOTICE, old="## The dates", new=f"{hard}.\n\n" * 40 + "## The dates")
    notes = [one for one in lint("notice", shipped_texts() | own_texts(tmp_path)) if one.note]
    assert any(one.what.startswith("Its reading age is ") for one in notes)
    assert any("more than 25 words" in one.what for one in notes)
    assert any("more than two sheets" in one.what for one in notes)
    assert linted(tmp_path) == []


def test_half_a_letter(tmp_path: Path) -> None:
    own(tmp_path, "letters/thanks/letter.toml", 'title = "Thank you"\nreceives = "rights_holder"\n')
    own(tmp_path, "letters/hello/letter.md.j2", "Dear {{ addressee }}\n")
    assert [one.what for one in linted(tmp_path, "thanks")] == ["There is no such file."]
    assert [one.what for one in linted(tmp_path, "hello")] == ["There is no such file, so the letter cannot be made."]


def test_a_fault_as_json(tmp_path: Path) -> None:
    own(tmp_path, NOTICE, "{% if %}")
    (found,) = linted(tmp_path)
    assert found.as_document() == {
        "kind": "notice", "file": NOTICE, "line": 1, "severity": "fault", "fix": "Mend that line.", "families": [],
        "what": "Expected an expression, got 'end of statement block'.",
    }  # fmt: skip


def test_versions_that_the_english_letter_left_behind(tmp_path: Path) -> None:
    own(tmp_path, NOTICE, old="## The dates", new="## Days")
    texts = shipped_texts() | own_texts(tmp_path)
    found = {one.file: one for one in lint("notice", texts) if "out of date" in one.what}
    digest = english_digest("notice", texts)
    assert set(found) == {WELSH, EASY_READ}
    assert (found[WELSH].note, found[EASY_READ].note) == (True, False)
    assert all(f'made_from = "{digest}" in letters/notice/translations.toml' in one.fix for one in found.values())
    assert not any(one.note for one in lint("notice", texts, ["cy"]) if one.file == WELSH)


def test_faults_in_versions(tmp_path: Path) -> None:
    own(tmp_path, WELSH, old="{{ given_on | day }}", new="{{ given_un | day }}")
    own(tmp_path, EASY_READ, old="{% endif %}", new="")
    assert {one.file for one in linted(tmp_path)} == {EASY_READ}
    own(tmp_path, EASY_READ)
    (fault,) = linted(tmp_path)
    assert (fault.file, fault.what) == (WELSH, 'There is no fact "given_un".')
    own(tmp_path, WELSH, old="Cyllideb bersonol yw", new="Arian yw")
    own(tmp_path, VERSIONS, old="Cyllideb bersonol", new="{{ ias_nime }}")
    (fault,) = linted(tmp_path)
    assert (fault.file, fault.what) == (VERSIONS, 'A must of [cy] uses "ias_nime", and there is no such fact.')
    own(tmp_path, VERSIONS, old="Cyllideb bersonol", new="Arian arall")
    (fault,) = linted(tmp_path)
    assert (fault.file, fault.families) == (WELSH, ("Welsh",))
    assert "Arian arall" in fault.what
    own(tmp_path, VERSIONS, "[easy]\n")
    assert [(one.file, one.what) for one in linted(tmp_path)] == [(VERSIONS, "[easy] has no made_from.")]


def test_versions_that_nobody_uses(tmp_path: Path) -> None:
    own(tmp_path, VERSIONS, old="[easy]", new='[pl]\ntitle = "x"\nmade_from = "x"\n\n[easy]')
    own(tmp_path, "letters/notice/letter.so.md.j2", "Words.")
    notes = {(one.file, one.what) for one in lint("notice", shipped_texts() | own_texts(tmp_path)) if one.note}
    assert (VERSIONS, "[pl] is listed, and there is no letters/notice/letter.pl.md.j2.") in notes
    so = "It is not listed in letters/notice/translations.toml, so it is not used."
    assert ("letters/notice/letter.so.md.j2", so) in notes


def test_a_version_with_fewer_required_things(tmp_path: Path) -> None:
    own(tmp_path, VERSIONS, old='    "gwahodd i gyfarfod",\n')
    (found,) = [one for one in lint("notice", shipped_texts() | own_texts(tmp_path), ["cy"]) if not one.note]
    assert found.what == "The Welsh version says 7 required things, and the English letter 8."
