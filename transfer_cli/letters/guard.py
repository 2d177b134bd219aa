"""The wrong-family guard: the finished PDF is read back before it may go out.

What is printed must be this child's and this addressee's, nothing of it another child's or another contact's, every
page must belong to the letter, and what the law requires must stand there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from transfer_cli.domain.case import Case
from transfer_cli.domain.columns import fields_of, to_text
from transfer_cli.domain.envelopes import Envelope, home_is_hidden
from transfer_cli.domain.settings import Settings
from transfer_cli.letters.easy import tokens_of
from transfer_cli.letters.kinds import shipped_texts
from transfer_cli.letters.languages import languages
from transfer_cli.letters.markdown import one_line
from transfer_cli.letters.markdown import to_text as in_plain_text
from transfer_cli.letters.text import Letter, required

Words = tuple[str, ...]

SHORTEST_NUMBER = 6
"""A reference of digits alone that is shorter could be any number in a letter and proves nothing."""

_WORD = re.compile(r"\w+")
_FILLED_IN = re.compile(r"{[{%].*?[}%]}", re.DOTALL)
_LONGEST_PHRASE = 3
"""Words of the letters themselves that could also be somebody's reference or a line of an address: `15 days`."""
_PLACEHOLDERS = ("{{", "}}", "{%", "%}", "«", "»")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a finished letter may not go out.

    Attributes:
        id: Stable id that `transfer explain` expands.
        why: One sentence, without any other child's details but the reference of their case.
    """

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What identifies each child of a caseload, found again word by word.

    Attributes:
        marks: Who has a reference, UPN or address, and which of these it is: any of them gives a child away, unless
            the words of the letters have it too.
        births: Birth dates and references of those with a name: only name and birth date together do.
        lengths: How many words a mark or name beginning with a word has.
        common: Words of the authority's own settings, which every letter may print.
    """

    marks: dict[Words, dict[str, str]]
    births: dict[Words, set[tuple[Words, str]]]
    lengths: dict[str, set[int]]
    common: str


def neighbours(cases: Iterable[Case], settings: Settings) -> Neighbours:
    """Everything that must not stand in somebody else's letter."""
    marks: defaultdict[Words, dict[str, str]] = defaultdict(dict)
    births: defaultdict[Words, set[tuple[Words, str]]] = defaultdict(set)
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for case in cases:
        for what, mark in _marks(case):
            if mark not in _phrases():
                marks[mark].setdefault(case.reference, what)
        for language in languages().values():
            births[_words(case.name)].add((_words(language.day(case.date_of_birth)), case.reference))
    for words in filter(None, (*marks, *births)):
        lengths[words[0]].add(len(words))
    return Neighbours(dict(marks), dict(births), dict(lengths), _joined(_texts(settings)))


def fault(pages: tuple[str, ...], letter: Letter, case: Case, envelope: Envelope, others: Neighbours) -> Fault | None:
    """The first reason why this letter may not go out; None = it may.

    Args:
        pages: Text of the finished file.
        letter: What it should say, written from the record once more and not the letter that was set: so that a fact
            of another child that came in on the way shows, even one that identifies nobody.
        case, envelope: Whom it should be about and to, taken from the record and not from the letter.
    """
    squeezed = [_squeezed(page) for page in pages]
    if absent := _absent(squeezed[0], letter, case, envelope):
        return Fault("LET010", f"Its text does not have {absent} as the record has it.")
    footers = [_squeezed(footer) for footer in _footers(letter, case, len(pages))]
    if any(footer not in page for footer, page in zip(footers, squeezed, strict=True)):
        return Fault("LET012", "Its pages do not belong together.")
    text = "".join(page.replace(footer, "") for footer, page in zip(footers, squeezed, strict=True))
    if strange := _strange(_words(" ".join(pages)), case, envelope, others):
        return Fault("LET011", f"Its text has details that belong to somebody else: {strange}.")
    values = " ".join(letter.facts.values())
    if any(mark in text and mark not in values for mark in _PLACEHOLDERS):
        return Fault("LET012", "A placeholder of the template is left in it.")
    unsaid = next((source for says, source in required(letter) if _squeezed(says) not in text), None)
    if unsaid:
        return Fault("LET013", f"It does not say what is required: {unsaid}.")
    if _bare(text) != _bare(whole_text(letter)):
        return Fault("LET046", "Its text is not what the record makes of this letter.")
    return None


def _footers(letter: Letter, case: Case, pages: int) -> Iterator[str]:
    for number in range(1, pages + 1):
        yield f"{one_line(case.reference)} {letter.language.label('page', page=str(number), pages=str(pages))}"


def whole_text(letter: Letter) -> str:
    """Everything that the pages of a letter say, in their order and without what stands at the foot of each."""
    particulars = (f"{name}: {value}" for name, value in letter.particulars)
    words = in_plain_text((*letter.tokens, *tokens_of(letter.easy)))
    return "\n".join((*letter.address, *letter.sender, *particulars, words))


def _absent(first_page: str, letter: Letter, case: Case, envelope: Envelope) -> str:
    """What of this child and this addressee is not there; each is sought with what stands around it.

    So "Ms Ann" is not found in "Ms Anna".
    """
    if not first_page.startswith(_squeezed("".join(map(one_line, envelope.lines)) + letter.sender[0])):
        return "the addressee and address"
    language = letter.language
    reference = f"{language.label('reference')}: {one_line(case.reference)} {language.label('ask_for')}"
    if _squeezed(reference) not in first_page:
        return "the reference"
    about = language.label("about", name=one_line(case.name), born=language.day(case.date_of_birth))
    if _squeezed(about) not in first_page:
        return "the child's name and date of birth"
    return ""


def _strange(words: Words, case: Case, envelope: Envelope, others: Neighbours) -> str:
    """What the text has that marks another child, or where another contact of this one lives; empty = nothing."""
    text = f" {' '.join(words)} "
    record = (text for text in map(to_text, fields_of(case).values()) if text)
    own = _joined((case.name, *record, *(envelope.lines if envelope.agency else ()))) + others.common
    printed = _joined(envelope.lines)
    elsewhere = {mark for contact in case.contacts for mark in _places(contact.address, contact.postcode)}
    if envelope.agency or home_is_hidden(case):
        elsewhere.update(_places(case.home_address, case.home_postcode))
    if any(_in(mark, text) and not _in(mark, printed) and not _in(mark, others.common) for mark in elsewhere):
        return "an address of this case where this letter does not go"
    for start, word in enumerate(words):
        for length in others.lengths.get(word, ()):
            found = words[start : start + length]
            if not _in(found, own) and (whose := _whose(found, text, case.reference, others)):
                return whose
    return ""


def _whose(words: Words, text: str, reference: str, others: Neighbours) -> str:
    """What of which other case these words mark, alone or with a birth date that stands in the text; empty = none."""
    for theirs, what in others.marks.get(words, {}).items():
        if theirs != reference:
            return f"{what} of case {theirs}"
    for born, theirs in sorted(others.births.get(words, ())):
        if theirs != reference and _in(born, text):
            return f"name and birth date of case {theirs}"
    return ""


def _marks(case: Case) -> Iterator[tuple[str, Words]]:
    """References, UPN and addresses of one child as words, each with what it is."""
    if len(case.reference) >= SHORTEST_NUMBER or not case.reference.isdigit():
        yield "the reference", _words(case.reference)
    yield "the UPN", _words(case.upn or "")
    for address, postcode in (
        (case.home_address, case.home_postcode),
        *((contact.address, contact.postcode) for contact in case.contacts),
    ):
        yield from (("an address", place) for place in _places(address, postcode))


@cache
def _phrases() -> frozenset[Words]:
    """What the program's own letters say in a few words; that marks nobody, and would hold every letter."""
    texts = (text for name, text in shipped_texts().items() if name.endswith(".j2"))
    found: set[Words] = set()
    for run in (run for text in texts for run in map(_words, _FILLED_IN.split(text))):
        for length in range(1, _LONGEST_PHRASE + 1):
            found.update(run[start : start + length] for start in range(len(run)))
    return frozenset(found)


def _places(address: tuple[str, ...], postcode: str | None) -> Iterator[Words]:
    """Postcode and those lines that name a house."""
    for line in (*(line for line in address if any(c.isdigit() for c in line)), postcode or ""):
        words = _words(line)
        if len(words) > 1:
            yield words


def _texts(settings: Settings) -> Iterator[str]:
    yield from (settings.authority, *settings.address)
    for point in settings.contacts.values():
        yield from (point.name or "", *point.address)
    for agency in settings.agencies:
        yield from (agency.name, *agency.address)


def _words(text: str) -> Words:
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def _joined(texts: Iterable[str]) -> str:
    """Words of several texts, each text apart from the next so that no match runs over its end."""
    return "".join(f" {' '.join(_words(text))} |" for text in texts)


def _in(words: Words, text: str) -> bool:
    return f" {' '.join(words)} " in text


def _bare(text: str) -> str:
    """Letters and digits alone: line ends, bullets and the lines under headings differ between page and text."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())
