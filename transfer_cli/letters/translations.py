"""A letter's other versions, in another language or in Easy Read, and whether they still say what the letter says.

`translations.toml` beside a letter has a table for each version. It names the digest of the English letter that the
version was made from, so that a version made from words that have changed since is known to be out of date.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from transfer_cli.letters.declared import Wrong, line_of, unreadable
from transfer_cli.letters.languages import ENGLISH, languages
from transfer_cli.letters.parts import taken_in

EASY = "easy"
"""The version in Easy Read."""

DIGEST = 16
"""So many figures of the digest are written down."""

ENTRIES = ("title", "made_from", "must")

_VERSION = re.compile(r"[a-z]{2,8}")


@dataclass(frozen=True, slots=True)
class Version:
    """One other version of a letter.

    Attributes:
        name: Code of a language, or `EASY`.
        title: A few words, as the document's title; empty = as in English.
        made_from: Digest of the English letter it was made from.
        must: What the law requires the letter to say, in its words and in the order of `LetterKind.must`; empty = the
            version is no letter of its own.
        current: The English letter has not changed since, and nothing that is required is left out.
    """

    name: str
    title: str
    made_from: str
    must: tuple[str, ...]
    current: bool


def template_name(kind: str, version: str = ENGLISH) -> str:
    """Name of the template of one version."""
    return f"letters/{kind}/letter{'' if version == ENGLISH else f'.{version}'}.md.j2"


def versions_file(kind: str) -> str:
    """Name of the file that lists the versions."""
    return f"letters/{kind}/translations.toml"


def template_names(kind: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the templates of all versions that there are, the English one first."""
    english, start = template_name(kind), f"letters/{kind}/letter."
    others = sorted(name for name in texts if name.startswith(start) and name.endswith(".md.j2") and name != english)
    return (english, *others)


def version_title(name: str) -> str:
    """What people call a version."""
    if name == EASY:
        return "Easy Read"
    return languages()[name].name if name in languages() else name


def english_digest(kind: str, texts: Mapping[str, str]) -> str:
    """What a version made of the English letter as it is names in `made_from`."""
    letter = template_name(kind)
    names = (letter, f"letters/{kind}/letter.toml", *taken_in(letter, texts))
    return hashlib.sha256("\0".join(texts.get(name, "") for name in names).encode()).hexdigest()[:DIGEST]


def declared_versions(kind: str, texts: Mapping[str, str], musts: int) -> tuple[tuple[Version, ...], tuple[Wrong, ...]]:
    """Every other version of a letter, and everything that is wrong with the file that lists them.

    Args:
        texts: All templates; a version without one is left out.
        musts: How many things the law requires the letter to say.
    """
    text = texts.get(versions_file(kind), "")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return (), (unreadable(error, text),)
    wrong = tuple(fault for name, table in tables.items() for fault in _faults(name, table, text))
    if wrong:
        return (), wrong
    digest = english_digest(kind, texts)
    found = (_version(name, table, musts, digest) for name, table in tables.items())
    return tuple(one for one in found if template_name(kind, one.name) in texts), ()


def _version(name: str, table: Mapping[str, Any], musts: int, digest: str) -> Version:
    made_from, must = table["made_from"], tuple(table.get("must", ()))
    complete = name == EASY or len(must) == musts
    return Version(name, table.get("title", ""), made_from, must, complete and made_from == digest)


def _faults(name: str, table: object, text: str) -> Iterator[Wrong]:
    if not isinstance(table, dict) or not _VERSION.fullmatch(name):
        fix = "Begin it with [easy], or with the code of a language, such as [cy]."
        yield Wrong(line_of(text, name), f'"{name}" is no version of a letter.', fix)
        return
    line = line_of(text, name)
    for entry in set(table) - set(ENTRIES):
        yield Wrong(line, f'Nobody knows an entry "{entry}" of [{name}].', f"It may have {', '.join(ENTRIES)}.")
    wanted = ("made_from",) if name == EASY else ("title", "made_from")
    for entry in wanted:
        if not isinstance(table.get(entry), str) or not table[entry].strip():
            yield Wrong(line, f"[{name}] has no {entry}.", f'Write it as {entry} = "…".')
    must = table.get("must", [])
    if not isinstance(must, list) or not all(isinstance(says, str) and says.strip() for says in must):
        yield Wrong(line, f"must of [{name}] is no list of texts.", 'Write it as must = ["…", "…"].')
