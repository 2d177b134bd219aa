"""Headings and words brought to one form, so that capitals, spaces and full stops do not tell them apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BETWEEN = re.compile(r"[\W_]+")
_IN_WORDS = re.compile(r"[\s_,'’]|\.(?!\d)|(?<=[^\W\d])-")  # noqa: RUF001 - an apostrophe as word processors write it


@lru_cache(maxsize=4096)
def fold_heading(heading: str) -> str:
    """A heading by its letters and figures alone: `D.O.B.` is `dob`; empty = it has none."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", heading).casefold())


def fold_word(word: str) -> str:
    """A code as people write it, in one form: `Sp. Sch.` is `spsch`; signs that tell codes apart are kept: `-1`."""
    return _IN_WORDS.sub("", unicodedata.normalize("NFKC", word).casefold())


def fold_blank(word: str) -> str:
    """A word that may stand for an empty cell: only capitals and the spaces around it do not matter."""
    return word.strip().casefold()
