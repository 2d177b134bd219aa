"""The wrong-family guard: the finished PDF is read back before it may go out.

What is printed must be this child's and this addressee's, nothing of it another child's or another contact's, every
page must belong to the letter, and what the law requires must stand there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from transfer_cli.domain.case import Case
from transfer_cli.domain.columns import fields_of, to_text
from transfer_cli.domain.dates import show_day_long
from transfer_cli.domain.envelopes import Envelope
from transfer_cli.domain.settings import Settings
from transfer_cli.letters.markdown import one_line
from transfer_cli.letters.text import Letter, required

Words = tuple[str, ...]

SHORTEST_NUMBER = 6
"""A reference of digits alone that is shorter could be any number in a letter and proves nothing."""

_WORD = re.compile(r"\w+")
_PLACEHOLDERS = ("{{", "}}", "{%", "%}", "«", "»")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a finished letter may not go out.

    Attributes:
        id: Stable id that `transfer explain` expands.
        why: One sentence, without any other child's details.
    """

    id: str
    why: str


@dataclass(frozen=True)
class Neighbours:
    """What identifies each child of a caseload, found again by its first word.

    Attributes:
        marks: References, UPNs and addresses: any of them gives a child away.
        births: Name and birth date: only both together do.
        common: Words of the authority's own settings, which every letter may print.
    """

    marks: dict[str, list[tuple[Words, str]]] = field(default_factory=lambda: defaultdict(list))
    births: dict[str, list[tuple[Words, Words, str]]] = field(default_factory=lambda: defaultdict(list))
    common: str = ""


def neighbours(cases: Iterable[Case], settings: Settings) -> Neighbours:
    """Everything that must not stand in somebody else's letter."""
    found = Neighbours(common=_joined(_texts(settings)))
    for case in cases:
        for mark in set(_marks(case)):
            found.marks[mark[0]].append((mark, case.reference))
        name = _words(case.name)
        if name:
            found.births[name[0]].append((name, _words(show_day_long(case.date_of_birth)), case.reference))
    return found


def fault(pages: tuple[str, ...], letter: Letter, case: Case, envelope: Envelope, others: Neighbours) -> Fault | None:
    """The first reason why this letter may not go out; None = it may.

    Args:
        pages: Text of the finished file.
        case, envelope: Whom it should be about and to, taken from the record and not from the letter.
    """
    squeezed = [_squeezed(page) for page in pages]
    footers = [_squeezed(f"{one_line(case.reference)} Page {n} of {len(pages)}") for n in range(1, len(pages) + 1)]
    if any(footer not in page for footer, page in zip(footers, squeezed, strict=True)):
        return Fault("LET012", "Its pages do not belong together.")
    text = "".join(page.replace(footer, "") for footer, page in zip(footers, squeezed, strict=True))
    if absent := _absent(text, letter, case, envelope):
        return Fault("LET010", f"Its text does not have {absent} as the record has it.")
    if _strange(_words(" ".join(pages)), case, envelope, others):
        return Fault("LET011", "Its text has details that belong to somebody else.")
    values = " ".join(letter.facts.values())
    if any(mark in text and mark not in values for mark in _PLACEHOLDERS):
        return Fault("LET012", "A placeholder of the template is left in it.")
    unsaid = next((source for says, source in required(letter) if _squeezed(says) not in text), None)
    return Fault("LET013", f"It does not say what is required: {unsaid}.") if unsaid else None


def _absent(text: str, letter: Letter, case: Case, envelope: Envelope) -> str:
    """What of this child and this addressee is not there; each is sought with what stands around it.

    So "Ms Ann" is not found in "Ms Anna".
    """
    if not text.startswith(_squeezed("".join(map(one_line, envelope.lines)) + letter.sender[0])):
        return "the addressee and address"
    if _squeezed(f"Our reference: {one_line(case.reference)} Please ask for") not in text:
        return "the reference"
    if _squeezed(f"About: {one_line(case.name)}, born {show_day_long(case.date_of_birth)}") not in text:
        return "the child's name and date of birth"
    return ""


def _strange(words: Words, case: Case, envelope: Envelope, others: Neighbours) -> bool:
    """Whether the text has what identifies another child, or where another contact of this child lives."""
    text = f" {' '.join(words)} "
    record = (text for text in map(to_text, fields_of(case).values()) if text)
    own = _joined((case.name, *record)) + others.common
    printed = _joined(envelope.lines)
    elsewhere = {mark for contact in case.contacts for mark in _places(contact.address, contact.postcode)}
    if any(_in(mark, text) and not _in(mark, printed) and not _in(mark, others.common) for mark in elsewhere):
        return True
    for word in set(words):
        for mark, reference in others.marks.get(word, ()):
            if reference != case.reference and _in(mark, text) and not _in(mark, own):
                return True
        for name, born, reference in others.births.get(word, ()):
            if reference != case.reference and _in(name, text) and _in(born, text) and not _in(name, own):
                return True
    return False


def _marks(case: Case) -> Iterator[Words]:
    """References, UPN and addresses of one child, as words."""
    reference = _words(case.reference)
    if len(case.reference) >= SHORTEST_NUMBER or not case.reference.isdigit():
        yield from [reference] if reference else []
    if case.upn:
        yield _words(case.upn)
    yield from _places(case.home_address, case.home_postcode)
    for contact in case.contacts:
        yield from _places(contact.address, contact.postcode)


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


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())
