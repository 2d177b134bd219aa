"""In which form somebody gets a letter: language, Easy Read, paper or e-mail, as the contact record asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from transfer_cli.domain.correspondence import Post
from transfer_cli.domain.envelopes import Envelope
from transfer_cli.domain.orders import Order, notes_on
from transfer_cli.domain.settings import TRANSLATED, Settings
from transfer_cli.letters.kinds import LetterKind, kinds
from transfer_cli.letters.languages import ENGLISH, Language, languages
from transfer_cli.letters.translations import EASY

Note = tuple[str, str, str]
"""Id, why and fix of what a person should know."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one letter.

    Attributes:
        easy_read: An Easy Read version goes with it.
        unmet: Wishes of the record that it does not meet.
        stale: Why it may not go out: a version that it needs is out of date; empty = it may.
    """

    language: Language
    easy_read: bool = False
    unmet: tuple[Note, ...] = ()
    stale: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


def form_of(kind: LetterKind, envelope: Envelope, settings: Settings) -> Form:
    """The form in which a letter of this kind goes to somebody.

    What cannot be met is noted and the English letter goes out, in standard print; what was translated from words that
    have changed since stops the letter.
    """
    language, unmet, stale = ENGLISH, list[Note](), list[str]()
    if envelope.language != ENGLISH:
        said = _language(kind, envelope.language, settings)
        match said:
            case str():
                language = envelope.language
                stale += [said] if said else []
            case _:
                unmet.append(said)
    easy = kind.version(EASY) if envelope.easy_read else None
    if envelope.easy_read and (easy is None or language != ENGLISH):
        where = "" if language == ENGLISH else f" in {languages()[language].name}"
        unmet.append(_no_easy_read(kind, where))
        easy = None
    elif easy and not easy.current:
        stale.append(_out_of_date(kind, "Easy Read version"))
    return Form(
        languages()[language],
        easy_read=easy is not None,
        unmet=tuple(unmet),
        stale=" ".join(stale),
        facts={"language": language, "easy_read": "yes" if easy else ""},
    )


def notes(
    order: Order, post: Post, settings: Settings, known: Mapping[str, LetterKind] | None = None
) -> Iterator[Note]:
    """What a person should know of a letter that may go out nevertheless.

    Args:
        known: The kinds of letter, from `kinds`; None = those that come with the program.
    """
    yield from form_of((known or kinds())[order.kind], order.envelope, settings).unmet
    yield from notes_on(order, post)


def _language(kind: LetterKind, code: str, settings: Settings) -> str | Note:
    """Why the version in that language may not be used, empty if it may; a note where the letter goes in English."""
    name = TRANSLATED.get(code, f"another language ({code})")
    found = kind.version(code) if code in TRANSLATED else None
    if found is None:
        return _wish(f"{name}, and there is no translation of {kind.name}; it is in English.", "such as an interpreter")
    if code not in settings.letters.languages:
        why = f"The record asks for {name}, which is not switched on; {kind.name} is in English."
        return "LET015", why, f'Once it is approved: [letters] languages = ["{code}"] in transfer.toml.'
    return "" if found.current else _out_of_date(kind, f"{name} translation")


def _no_easy_read(kind: LetterKind, where: str) -> Note:
    return _wish(
        f"Easy Read, and there is no approved Easy Read text of {kind.name}{where}; it is in standard print.",
        "such as a call or a visit",
    )


def _wish(wish: str, help_: str) -> Note:
    return "LET015", f"The record asks for {wish}", f"Ask what would help, {help_}, and offer it."


def _out_of_date(kind: LetterKind, what: str) -> str:
    return f"The {what} of {kind.name} is out of date: the English letter has changed since it was made."
