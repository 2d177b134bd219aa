"""Headings that are like one another, so that a renamed one can be shown beside its old name.

`nearest_headings` shows whatever may be meant; `likeness` goes by whole words, for what is proposed to be accepted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from transfer_cli.readers.profiles.folding import fold_heading

_NEAR = 0.6

ALIKE = 0.75
"""From this likeness on two headings probably mean the same: two words of three are not enough, three of four are."""

_WORD_NEAR, _HEADING_NEAR, _LONG = 0.8, 0.85, 6
"""From here on a word, or a heading of so many letters written as one, is another one misspelt."""

_WORDS = re.compile(r"[^\W\d_]+|\d+")
_SMALL = frozenset({"of", "on", "the", "a", "an", "for", "in", "at", "to", "s", "and", "is"})
_SAME: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("id", "ref", "no", "nr", "num", "number"), ("reference",)),
    **dict.fromkeys(("children", "kid", "pupil", "student", "young", "person"), ("child",)),
    "born": ("birth",),
    **dict.fromkeys(("dob", "birthday", "birthdate"), ("date", "birth")),
    **dict.fromkeys(("pc", "postcode"), ("post", "code")),
    **dict.fromkeys(("adr", "addr"), ("address",)),
    "stmt": ("statement",),
    "doc": ("document",),
    "yr": ("year",),
}
"""Words that mean the same in a heading."""


def nearest_headings(
    missing: Mapping[str, Collection[str]], new: Sequence[str], at_least: float = _NEAR
) -> dict[str, str]:
    """The nearest new heading by each old one that is missing; empty = none is near.

    Args:
        missing: Old headings, each with all its spellings, folded.
        new: As written; each is near to one old heading only.
        at_least: How like they must be, up to 1.
    """
    pairs = sorted(
        ((_likeness(spellings, heading), old, heading) for old, spellings in missing.items() for heading in new),
        key=lambda pair: -pair[0],
    )
    nearest: dict[str, str] = {}
    for likeness, old, heading in pairs:
        if likeness >= at_least and old not in nearest and heading not in nearest.values():
            nearest[old] = heading
    return {old: nearest.get(old, "") for old in missing}


def likeness(one: str, other: str) -> float:
    """How like two headings are by their words, whose order does not matter: 1 = they have the same."""
    words, others = _words(one), _words(other)
    if not words or not others:
        return 0
    shared = sum(any(_is_near(word, each) for each in others) for word in words)
    back = sum(any(_is_near(each, word) for word in words) for each in others)
    by_words = (shared + back) / (len(words) + len(others))
    return max(by_words, _as_one_word(fold_heading(one), fold_heading(other)))


@lru_cache(maxsize=4096)
def _words(heading: str) -> frozenset[str]:
    """The words that tell what a heading holds, each in one form: `CaseIDs` is `case` and `reference`."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    found: set[str] = set()
    for word in _WORDS.findall(apart.casefold()):
        one = word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith("ss") else word
        if one not in _SMALL:
            found.update(_SAME.get(one, (one,)))
    return frozenset(found)


@lru_cache(maxsize=65_536)
def _is_near(word: str, other: str) -> bool:
    if word == other:
        return True
    if min(len(word), len(other)) < 4 or word[0] != other[0]:
        return False
    return _ratio(word, other, _WORD_NEAR) > 0


def _as_one_word(heading: str, other: str) -> float:
    if min(len(heading), len(other)) < _LONG or heading[0] != other[0]:
        return 0
    return _ratio(heading, other, _HEADING_NEAR)


def _ratio(one: str, other: str, at_least: float) -> float:
    """How like two texts are; 0 = less than that."""
    matcher = SequenceMatcher(None, one, other)
    if matcher.real_quick_ratio() < at_least or matcher.quick_ratio() < at_least:
        return 0
    ratio = matcher.ratio()
    return ratio if ratio >= at_least else 0


def _likeness(spellings: Collection[str], heading: str) -> float:
    folded = fold_heading(heading)
    return max((SequenceMatcher(None, spelling, folded).ratio() for spelling in spellings), default=0)
