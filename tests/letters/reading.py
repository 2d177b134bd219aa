"""How hard a text is to read: sentences, words, syllables and the reading age that comes of them.

The Flesch-Kincaid grade (Kincaid and others, 1975) is 0.39 x words a sentence + 11.8 x syllables a word - 15.59, in
years of school; five more are the age at which a reader has had so many. Syllables are counted by groups of vowels,
which is right for about nine words in ten and seldom wrong by more than one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transfer_cli.letters.text import Letter

_WORD = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)*")
_ENDS = re.compile(r"(?<=[.?!:])\s+(?=[A-Z0-9])|\n\s*\n")
_VOWELS = re.compile(r"[aeiouy]+")
_IN_TWO = re.compile(r"ia(?!l)|io(?!n|us)|eo(?!ple)|ea$|(?<!g)ua(?!r)|ie(?=nce|r$|t)|yi")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^laeiouydt]ed|[^laeiouysxzcg]es|(?<=[aeiouy])le)$")


@dataclass(frozen=True)
class Measure:
    """What was counted of a text."""

    sentences: tuple[str, ...]
    words: int
    syllables: int

    @property
    def reading_age(self) -> float:
        """Years of age at which the text is read with ease."""
        return 0.39 * self.words / len(self.sentences) + 11.8 * self.syllables / self.words - 15.59 + 5

    @property
    def longest(self) -> str:
        """The sentence with most words."""
        return max(self.sentences, key=lambda sentence: len(words(sentence)))


def body(letter: Letter) -> str:
    """What a letter says in sentences: without headings, greeting, signature and the line that names the child."""
    blocks: list[str] = []
    spoken = ""
    for token in letter.tokens:
        spoken = token.type if token.type.endswith("_open") else spoken
        if token.type == "inline" and spoken != "heading_open":
            blocks.append("".join(" " if "break" in part.type else part.content for part in token.children or ()))
    unsaid = ("Dear ", "About: ", "Yours sincerely", letter.facts["signed_by"])
    start = next(number for number, block in enumerate(blocks) if block.startswith("Dear "))
    return "\n\n".join(block for block in blocks[start:] if not block.startswith(unsaid))


def measure(text: str) -> Measure:
    """Count a text. What ends with a colon, and each entry of a list, is a sentence of its own."""
    sentences = tuple(part for part in (" ".join(p.split()) for p in _ENDS.split(text)) if words(part))
    found = [word for sentence in sentences for word in words(sentence)]
    return Measure(sentences, len(found), sum(map(syllables, found)))


def words(text: str) -> list[str]:
    """The words of a text; numbers are none."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """About how many syllables a word has; a word of capitals is spelt out."""
    if word.isupper() and len(word) > 1:
        return len(word)
    plain = re.sub(r"['\u2019]s?|(?<=[^aeiouy])e(?=ment|ly$|ful|less|ness)", "", word.casefold())
    groups = len(_VOWELS.findall(plain)) + len(_IN_TWO.findall(plain))
    return max(1, groups - bool(_SILENT.search(plain)))
