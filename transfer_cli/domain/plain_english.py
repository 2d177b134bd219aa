"""How hard a text is to read: its reading age, and its long sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LONG = 25
"""Words of a sentence from which on it is long (GOV.UK style: split sentences of more than 25 words)."""

READING_AGE = 14
"""What letters to the public aim at, in years; the average adult in England reads at 9 to 14 years."""

SCHOOL_AGE = 5
"""Years of age at the first grade of the Flesch-Kincaid measure."""

_WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*")
_END = re.compile(r"(?<=[.!?:;])\s+")
_VOWELS = re.compile(r"[aeiouyáéíóúàèìòùäëïöüâêîôûŵŷ]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e(?:s|d)?$|(?<=[aeiouy]l)e$")


def sentences(blocks: Iterable[str]) -> tuple[str, ...]:
    """The sentences of paragraphs, headings and items; each block ends its last sentence."""
    found = (sentence.strip() for block in blocks for sentence in _END.split(block))
    return tuple(sentence for sentence in found if _WORD.search(sentence))


def long_sentences(found: Iterable[str]) -> tuple[str, ...]:
    """Those of more than `LONG` words."""
    return tuple(sentence for sentence in found if len(_WORD.findall(sentence)) > LONG)


def reading_age(found: Sequence[str]) -> float:
    """The age in years at which a child at school reads this, by Flesch and Kincaid; 0 for no text.

    Flesch-Kincaid grade level: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975).
    """
    words = [word for sentence in found for word in _WORD.findall(sentence)]
    if not words:
        return 0.0
    syllables = sum(map(syllables_of, words))
    grade = 0.39 * len(words) / len(found) + 11.8 * syllables / len(words) - 15.59
    return round(max(grade, 0.0) + SCHOOL_AGE, 1)


def syllables_of(word: str) -> int:
    """Syllables of an English word, counted by its groups of vowels; a silent ending counts for nothing."""
    small = word.casefold()
    spoken = _SILENT.sub("", small) if len(_VOWELS.findall(small)) > 1 else small
    return max(len(_VOWELS.findall(spoken)), 1)
