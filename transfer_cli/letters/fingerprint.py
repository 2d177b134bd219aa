"""The version of a letter's template: whether a letter of the register could still be made as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache

from transfer_cli.letters.kinds import FRAME, LetterKind, Texts
from transfer_cli.letters.languages import ENGLISH
from transfer_cli.letters.parts import taken_in
from transfer_cli.letters.translations import EASY, template_name, versions_file


def fingerprint(kind: LetterKind, facts: Mapping[str, str]) -> str:
    """SHA-256 over every text that a letter is made of, the same whatever line ends they have.

    These are the templates of its language and, if it goes with it, of its Easy Read copy, which names its pictures;
    the parts they take in, what is declared of the letter, the words of the language, and the frame.
    """
    return _of(kind.name, kind.texts, facts.get("language", ENGLISH), bool(facts.get("easy_read")))


@lru_cache(maxsize=256)
def _of(kind: str, all_texts: Texts, language: str, easy_read: bool) -> str:
    texts = dict(all_texts)
    written = [template_name(kind, language), *([template_name(kind, EASY)] if easy_read else [])]
    names = [*written, f"letters/{kind}/letter.toml", *([versions_file(kind)] if language != ENGLISH else [])]
    names += dict.fromkeys(part for name in written for part in taken_in(name, texts))
    names += [*FRAME, f"languages/{language}.toml", *([f"languages/{ENGLISH}.toml"] if easy_read else [])]
    named = (word for name in dict.fromkeys(names) for word in (name, texts.get(name, "")))
    return hashlib.sha256("\0".join(named).encode()).hexdigest()
