"""Letters that a family can read: reading age, short sentences, no jargon, second person, one purpose."""

from __future__ import annotations

import re

import pytest

from tests.correspondence import RECEIVES
from tests.letters.parts import a_letter
from tests.letters.reading import body, measure, syllables, words
from tests.letters.test_text import LETTERS, reader_changes
from transfer_cli.letters.text import Letter

TO_FAMILIES = [(kind, who) for kind, who in LETTERS if kind not in RECEIVES]
TO_PROFESSIONALS = sorted(RECEIVES)

FAMILY_AGE, PROFESSIONAL_AGE = 12.0, 14.0
"""Highest reading ages in years."""

LONGEST = 30
"""Words in the longest sentence."""

JARGON = (
    "provision", "outcomes", "pursuant", "aforementioned", "hereby", "herein", "thereof", "whereby", "commence",
    "prior to", "in respect of", "in accordance with", "with regard to", "notwithstanding", "liaise", "multi-agency",
    "multi-disciplinary", "holistic", "stakeholder", "pathway", "cohort", "phase transfer", "key stage",
    "named officer", "proprietor", "maintained school", "commissioning", "finalised", "conversion", "statutory",
    "representations", "advisers", "caseworker", "panel", "EHCP", "SENCO", "SENDIASS", "SEND", "CCG", "DfE", "LEA",
    "Annex", "the child", "your child", "the young person", "the parent", "the authority", "ceases", "terminate",
    "endeavour", "facilitate",
)  # fmt: skip
"""Words of the trade that families are not to meet; a letter says the thing itself."""


def letter_to(who: str, kind: str) -> Letter:
    return a_letter(kind, **reader_changes(who, kind))


@pytest.mark.parametrize(("kind", "who"), TO_FAMILIES)
def test_a_family_can_read_it(kind: str, who: str) -> None:
    found = measure(body(letter_to(who, kind)))
    assert found.reading_age <= FAMILY_AGE
    assert len(words(found.longest)) <= LONGEST, found.longest


@pytest.mark.parametrize("kind", TO_PROFESSIONALS)
def test_a_busy_professional_can_read_it(kind: str) -> None:
    found = measure(body(a_letter(kind)))
    assert found.reading_age <= PROFESSIONAL_AGE
    assert len(words(found.longest)) <= LONGEST, found.longest


@pytest.mark.parametrize(("kind", "who"), TO_FAMILIES)
def test_no_jargon(kind: str, who: str) -> None:
    text = letter_to(who, kind).markdown.replace("\\", "")
    assert [word for word in JARGON if re.search(rf"\b{word}\b", text)] == []


@pytest.mark.parametrize(("kind", "who"), LETTERS)
def test_what_is_shortened_is_explained(kind: str, who: str) -> None:
    text = body(letter_to(who, kind))
    short = set(re.findall(r"\b[A-Z]{2,}\b", text)) - {"NHS"}
    assert {word for word in short if not re.search(rf"\({word}\b", text)} == set()


@pytest.mark.parametrize(("kind", "who"), TO_FAMILIES)
def test_it_speaks_to_whoever_reads_it(kind: str, who: str) -> None:
    letter = letter_to(who, kind)
    text = body(letter)
    found = words(text.casefold())
    assert sum(word in {"you", "your", "yourself"} for word in found) >= 5
    assert sum(word in {"you", "your", "yourself", "we", "us", "our"} for word in found) / len(found) > 0.05
    about = "your" if who == "young_person" else f"{letter.facts['forename']}\N{RIGHT SINGLE QUOTATION MARK}s"
    assert about in letter.markdown or kind == "lda_invitation"
    assert (f"{letter.facts['forename']}\N{RIGHT SINGLE QUOTATION MARK}s" in text) <= (who == "parent")


@pytest.mark.parametrize(("kind", "who"), LETTERS)
def test_it_has_one_purpose_and_no_family_is_called_colleague(kind: str, who: str) -> None:
    text = letter_to(who, kind).markdown
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    greeted = f"Dear {'colleague' if kind in RECEIVES else ''}"
    assert re.search(rf"^{greeted}", text, re.MULTILINE)
    assert ("Dear colleague" in text) == (kind in RECEIVES)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("plan", 1), ("asked", 1), ("takes", 1), ("school", 1), ("people", 2), ("needed", 2), ("statement", 2),
        ("language", 2), ("little", 2), ("changes", 2), ("advice", 2), ("idea", 3), ("assessment", 3), ("tribunal", 3),
        ("impartial", 3), ("mediation", 4), ("education", 4), ("certificate", 4), ("experience", 4),
        ("psychologist", 4), ("EHC", 3), ("Robin\N{RIGHT SINGLE QUOTATION MARK}s", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_measure_tells_an_easy_text_from_a_hard_one() -> None:
    easy = measure("We write to you. You can call us. Tell us what you think.")
    hard = measure(
        "Notwithstanding the aforementioned representations, the authority, having considered the recommendations of "
        "its multidisciplinary moderation panel, determines that statutory provision is unnecessary."
    )
    assert (len(easy.sentences), easy.words) == (3, 13)
    assert easy.reading_age < 8
    assert hard.reading_age > 20
    assert hard.longest == hard.sentences[0]
