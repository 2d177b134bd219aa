"""Every form in which a letter can be asked for: made, checked, and its tags read in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import DictionaryObject

from tests.correspondence import NEVER_GROWN, POST, SETTINGS, case_for, orders_for
from tests.letters.own import own
from tests.letters.parts import REASON, a_letter
from tests.letters.test_setting import EASY_KINDS, FAMILY, reader, squeezed, tags
from tests.letters.test_text import READERS, reader_changes
from transfer_cli.domain.case import Contact, LetterFormat, Relationship
from transfer_cli.domain.orders import Held
from transfer_cli.domain.settings import Correspondence, Settings
from transfer_cli.errors import InputUnusable
from transfer_cli.letters.easy import picture, rows
from transfer_cli.letters.facts import Asked
from transfer_cli.letters.forms import notes
from transfer_cli.letters.guard import neighbours
from transfer_cli.letters.kinds import kinds, own_texts, shipped_texts
from transfer_cli.letters.languages import languages
from transfer_cli.letters.making import Made, make
from transfer_cli.letters.pdf import read_pages
from transfer_cli.letters.rtl_samples import SAMPLES, sample
from transfer_cli.letters.setting import set_letter
from transfer_cli.letters.text import html, plain, required
from transfer_cli.letters.translations import english_digest

WELSH = replace(SETTINGS, letters=Correspondence(languages=("cy",)))
TO_FAMILIES = [(kind, who) for kind in FAMILY for who in READERS if who == "parent" or kind not in NEVER_GROWN]


def made_for(
    kind: str, settings: Settings = WELSH, who: str = "parent", own: Path | None = None, **wishes: Any
) -> Made | Held:
    """The one letter of a kind to somebody with these wishes."""
    case = case_for(kind, **reader_changes(who, kind))
    people = case.contacts or (Contact(case.name, Relationship.YOUNG_PERSON),)
    case = replace(case, contacts=tuple(replace(person, **wishes) for person in people))
    orders = orders_for(kind, case, settings=settings).orders
    made, held = make(orders, settings, POST, Asked(reason=REASON), neighbours((case,), settings), kinds(own))
    everything: list[Made | Held] = [*made, *held]
    (one,) = everything
    return one


def good(found: Made | Held) -> Made:
    assert isinstance(found, Made), found
    return found


@pytest.mark.parametrize(("kind", "who"), TO_FAMILIES)
def test_every_letter_to_a_family_is_complete_in_welsh(kind: str, who: str) -> None:
    made = good(made_for(kind, who=who, language="cy"))
    letter, text = made.letter, squeezed("".join(read_pages(made.pdf)))
    assert (letter.language.code, made.letter.facts["language"]) == ("cy", "cy")
    assert all(squeezed(says) in text for says, _ in required(letter))
    assert {source for _, source in required(letter)} == {must.source for must in letter.kind.must}
    assert "Eincyfeirnod:CW0001Gofynnwcham:JPrice" in text
    assert "Dyddiad:3Hydref2016" in text
    assert "CW0001Tudalen1o" in text
    pdf = reader(made.pdf)
    assert str(pdf.root_object["/Lang"]) == "cy-GB"
    assert pdf.metadata is not None
    assert pdf.metadata.title == f"{letter.heading}, CW0001"
    translated = letter.kind.version("cy")
    assert translated is not None
    assert letter.heading == translated.title
    english = a_letter(kind, **reader_changes(who, kind))
    blocks = [token.type for token in letter.tokens if token.type in {"heading_open", "bullet_list_open"}]
    assert blocks == [token.type for token in english.tokens if token.type in {"heading_open", "bullet_list_open"}]
    assert '<html lang="cy-GB">' in html(letter)


@pytest.mark.parametrize(("kind", "who"), TO_FAMILIES)
def test_no_english_is_left_in_a_welsh_letter(kind: str, who: str) -> None:
    letter = good(made_for(kind, who=who, language="cy")).letter
    said = letter.markdown.replace("\\", "").replace(letter.facts["reason"], "")
    said = said.replace("Information, Advice and Support Service", "").replace("Head of Special", "")
    words = set(said.casefold().split())
    assert words & {"the", "and", "your", "you", "must", "plan", "statement", "phone", "email", "of", "with"} <= {"of"}
    months = {month for month in languages()["en"].months if f" {month} 201" in said}
    assert months == set()


@pytest.mark.parametrize(("kind", "who"), [(k, w) for k, w in TO_FAMILIES if k in EASY_KINDS])
def test_easy_read_comes_after_the_letter_in_the_same_file(kind: str, who: str) -> None:
    made = good(made_for(kind, who=who, format=LetterFormat.EASY_READ))
    pages = read_pages(made.pdf)
    first_easy = next(number for number, page in enumerate(pages) if page.startswith("Easy Read: "))
    assert "Yours sincerely" in pages[first_easy - 1]
    assert "An Easy Read copy of this letter comes after it." in " ".join(pages[0].split())
    figures = list(elements(made, "/Figure"))
    assert len(figures) == sum(bool(row.picture) for row in made.letter.easy) >= 8
    assert all(str(figure["/Alt"]) for figure in figures)
    found = tags(reader(made.pdf))
    assert found.count("/H1") == 2
    assert "/Table" not in found
    assert found.index("/Figure") > found.index("/LI")


def elements(made: Made, name: str) -> Iterator[Any]:
    def walk(node: Any) -> Iterator[Any]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                yield from walk(child)
        elif isinstance(node, DictionaryObject):
            if node.get("/S") == name:
                yield node
            if "/K" in node:
                yield from walk(node["/K"])

    yield from walk(reader(made.pdf).root_object["/StructTreeRoot"])


@pytest.mark.parametrize(
    "wishes",
    [
        {},
        {"format": LetterFormat.LARGE_PRINT},
        {"format": LetterFormat.EASY_READ},
        {"language": "cy"},
        {"language": "cy", "format": LetterFormat.LARGE_PRINT},
    ],
)
def test_the_tags_are_those_of_the_text_in_the_order_of_reading(wishes: dict[str, Any]) -> None:
    made = good(made_for("notice", **wishes))
    names = {"h1": "/H1", "h2": "/H2", "bullet_list_open": "/L", "ordered_list_open": "/L", "list_item_open": "/LI"}
    tokens = (*made.letter.tokens, *(token for row in made.letter.easy for token in row.tokens))
    meant = [names.get(token.tag if token.type == "heading_open" else token.type, "") for token in tokens]
    wanted = [name for name in meant if name]
    assert [tag for tag in tags(reader(made.pdf)) if tag in set(names.values())] == wanted


@pytest.mark.parametrize("kind", EASY_KINDS)
def test_easy_read_is_short_and_every_picture_is_there(kind: str) -> None:
    letter = a_letter(kind, facts={"easy_read": "yes"})
    assert all(picture(row.picture, "") for row in letter.easy if row.picture)
    for row in letter.easy:
        for token in row.tokens:
            for sentence in token.content.replace("\\", "").split(". ") if token.type == "inline" else ():
                assert len(sentence.split()) <= 20 or "phone" in sentence, sentence


def test_the_authoritys_own_picture_comes_first_and_an_unknown_one_stays_out(tmp_path: Any) -> None:
    (tmp_path / "calendar.png").write_bytes(b"\x89PNG own")
    assert picture("calendar", str(tmp_path)).startswith("data:image/png;base64,")
    assert picture("letter", str(tmp_path)) == picture("letter", "")
    (row,) = rows("![Nothing](no-such-picture)\n\nWords.\n")
    assert (picture(row.picture, ""), row.alt) == ("", "Nothing")


def test_a_picture_cannot_come_from_a_name() -> None:
    letter = a_letter("notice", facts={"easy_read": "yes"}, forename="![x](letter)")
    assert {row.alt for row in letter.easy} == {row.alt for row in a_letter("notice", facts={"easy_read": "yes"}).easy}


@pytest.mark.parametrize(
    ("wishes", "settings", "noted"),
    [
        ({"language": "cy"}, SETTINGS, "Welsh, which is not switched on; notice is in English."),
        ({"language": "pl"}, WELSH, "another language (pl), and there is no translation of notice; it is in English."),
        ({"language": "cy"}, WELSH, ""),
        (
            {"language": "cy", "format": LetterFormat.EASY_READ},
            WELSH,
            "Easy Read, and there is no approved Easy Read text of notice in Welsh; it is in standard print.",
        ),
        ({"format": LetterFormat.EASY_READ}, SETTINGS, ""),
    ],
)
def test_what_cannot_be_met_is_noted_and_the_letter_goes(
    wishes: dict[str, Any], settings: Settings, noted: str
) -> None:
    made = good(made_for("notice", settings, **wishes))
    assert [why for _, why, _ in notes(made.order, POST, settings)] == (
        [f"The record asks for {noted}"] if noted else []
    )


def test_a_kind_without_an_easy_read_text_goes_in_standard_print_and_says_so() -> None:
    made = good(made_for("delay", format=LetterFormat.EASY_READ))
    assert made.letter.easy == ()
    ((_, why, _),) = notes(made.order, POST, WELSH)
    assert "no approved Easy Read text of delay" in why


@pytest.mark.parametrize("changed", ["letters/notice/letter.md.j2", "letters/notice/letter.toml", "_parts/about.md.j2"])
def test_what_was_made_from_other_words_is_never_sent(changed: str, tmp_path: Path) -> None:
    own(tmp_path, changed, shipped_texts()[changed] + "\n")
    for wishes in ({"language": "cy"}, {"format": LetterFormat.EASY_READ}):
        held = made_for("notice", own=tmp_path, **wishes)
        assert isinstance(held, Held)
        assert (held.id, "notice is out of date" in held.why) == ("LET061", True)
    assert isinstance(made_for("notice", own=tmp_path), Made)
    digest = english_digest("notice", shipped_texts() | own_texts(tmp_path))
    file = "letters/notice/translations.toml"
    own(tmp_path, file, re.sub(r'(made_from = )"\w+"', rf'\1"{digest}"', shipped_texts()[file]))
    for wishes in ({"language": "cy"}, {"format": LetterFormat.EASY_READ}):
        assert isinstance(made_for("notice", own=tmp_path, **wishes), Made)


def test_own_words_of_a_version_are_used_and_what_is_required_is_still_looked_for(tmp_path: Path) -> None:
    welsh = "letters/notice/letter.cy.md.j2"
    own(tmp_path, welsh, old="## Y dyddiadau", new="## Dyddiadau pwysig")
    assert "## Dyddiadau pwysig" in good(made_for("notice", own=tmp_path, language="cy")).letter.markdown
    own(tmp_path, welsh, shipped_texts()[welsh].replace("Cyllideb bersonol", "Arian"))
    held = made_for("notice", own=tmp_path, language="cy")
    assert isinstance(held, Held)
    assert held.id == "LET013"


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("[cy", "It is not TOML"),
        ('cy = "x"', '"cy" is no version of a letter.'),
        ('[cy]\nmade_from = "x"', "[cy] has no title."),
        ('[easy]\ntitle = ""', "[easy] has no made_from."),
        ('[easy]\nmade_from = "x"\nmade = 1', 'Nobody knows an entry "made" of [easy].'),
        ('[cy]\ntitle = "x"\nmade_from = "x"\nmust = ["a", ""]', "must of [cy] is no list of texts."),
    ],
)
def test_a_list_of_versions_that_cannot_be_read_is_named(file: str, why: str, tmp_path: Path) -> None:
    own(tmp_path, "letters/notice/translations.toml", file)
    with pytest.raises(InputUnusable, match=re.escape(why)) as refused:
        kinds(tmp_path)
    assert refused.value.id == "LET041"
    assert "translations.toml: " in refused.value.what


def test_a_version_that_leaves_out_what_is_required_is_not_used(tmp_path: Path) -> None:
    own(tmp_path, "letters/notice/translations.toml", old='    "gwahodd i gyfarfod",\n')
    held = made_for("notice", own=tmp_path, language="cy")
    assert isinstance(held, Held)
    assert held.id == "LET061"


@pytest.mark.parametrize("kind", FAMILY)
def test_every_version_that_comes_with_the_program_is_up_to_date(kind: str) -> None:
    found = kinds()[kind].versions
    assert {version.name for version in found} == {"cy", *(["easy"] if kind in EASY_KINDS else [])}
    digest = english_digest(kind, shipped_texts())
    for version in found:
        assert version.current, f"{kind}: bring {version.name} up to date, then write made_from = {digest!r}."


def test_another_childs_birth_date_is_found_in_welsh_words_too() -> None:
    case = case_for("notice", contacts=(Contact("Ms Alix Example", Relationship.MOTHER, language="cy"),))
    other = replace(case, reference="CW0777", forename="Nia", surname="Other", home_postcode="OT9 8ZZ", contacts=())
    (order,) = orders_for("no_plan", replace(case_for("no_plan"), contacts=case.contacts), settings=WELSH).orders
    slip = Asked(reason="Nia Other, 4 Mai 2007.")
    made, held = make([order], WELSH, POST, slip, neighbours((case, other), WELSH))
    assert [one.id for one in held] == ["LET011"]
    assert made == ()


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sample_runs_from_right_to_left_and_says_that_it_is_one(code: str) -> None:
    letter = sample(code)
    pdf = reader(set_letter(letter))
    assert str(pdf.root_object["/Lang"]) == code
    found = tags(pdf)
    assert (found.count("/H1"), found.count("/H2"), found.count("/LI")) == (1, 2, 4)
    assert "SAMPLE ONLY, NOT A LETTER" in letter.markdown
    page = html(letter)
    assert f'<html lang="{code}" dir="rtl">' in page
    assert '<address dir="ltr">' in page
    left, right = _edges(set_letter(letter))
    assert sum(edge > 187 for edge in right) > 2 * sum(edge < 30 for edge in left)
    assert max(right) == pytest.approx(210 - 20, abs=1.5)


def _edges(pdf: bytes) -> tuple[list[float], list[float]]:
    """Left and right end of each line of the text, in millimetres."""
    from tests.letters.test_setting import boxes

    lines: dict[int, list[tuple[float, float]]] = {}
    for _, _, (x0, x1, y0, y1) in boxes(pdf):
        if 95 < y0 < 270:
            lines.setdefault(round((y0 + y1) / 12), []).append((x0, x1))
    return [min(x for x, _ in line) for line in lines.values()], [max(x for _, x in line) for line in lines.values()]


def test_both_names_are_joined_in_the_words_of_the_language() -> None:
    welsh = languages()["cy"]
    assert welsh.both(["Ms Alix Jones", "Mr Sam Jones"]) == "Ms Alix Jones a Mr Sam Jones"
    assert welsh.both(["Sam", "Nia", "Owen"]) == "Sam, Nia ac Owen"
    assert languages()["en"].both(["One"]) == "One"


def test_plain_text_has_all_that_the_pages_have() -> None:
    letter = a_letter("notice", facts={"easy_read": "yes"})
    text = plain(letter)
    assert text.startswith("Ms Alix Example\n1 Sample Street\n")
    assert "\n\nDate: 3 October 2016\nOur reference: CW0001\n" in text
    assert "Easy Read: Robin\N{RIGHT SINGLE QUOTATION MARK}s transfer review" in text
    assert max(map(len, text.splitlines())) <= 78
