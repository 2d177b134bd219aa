"""The kinds of letter: one folder each under `templates/letters/`, listed by their `letter.toml`."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

TEMPLATES = "transfer_cli.templates"


@dataclass(frozen=True, slots=True)
class Must:
    """A sentence or fact without which the letter would not be lawful.

    Attributes:
        says: Template text that has to stand in the finished letter, line breaks aside.
        source: Why it has to.
    """

    says: str
    source: str


@dataclass(frozen=True, slots=True)
class LetterKind:
    """What `letter.toml` says of one kind of letter.

    Attributes:
        name: Folder name, as used with `--kind`.
        title: A few words, for lists and as the document's title.
        receives: One of `professionals.Receives`: `rights_holder` is the parent or young person, by law.
        step: Step recorded once it is posted, `AGENCY` in it standing for whom it is to; None = none.
        facts: Facts without which it is held, over and above those every letter needs.
        must: What the law requires it to say.
        template: SHA-256 over the files it is made of, its own and those all letters share.
    """

    name: str
    title: str
    receives: str
    step: str | None
    facts: tuple[str, ...]
    must: tuple[Must, ...]
    template: str


@cache
def kinds() -> dict[str, LetterKind]:
    """Every kind by name, in the order of their names."""
    root = files(TEMPLATES)
    folders = sorted((root / "letters").iterdir(), key=lambda folder: folder.name)
    found = [folder for folder in folders if folder.is_dir() and (folder / "letter.toml").is_file()]
    shared = _digest(sorted((root / "_parts").iterdir(), key=lambda part: part.name))
    frame = _digest([root / "letterhead.typ", root / "letter.html.j2"])
    return {folder.name: _kind(folder, shared + frame) for folder in found}


def _kind(folder: Traversable, shared: str) -> LetterKind:
    declared = tomllib.loads((folder / "letter.toml").read_text(encoding="utf-8"))
    own = _digest([folder / "letter.md.j2", folder / "letter.toml"])
    return LetterKind(
        name=folder.name,
        title=declared["title"],
        receives=declared["receives"],
        step=declared.get("step"),
        facts=tuple(declared["facts"]),
        must=tuple(Must(must["says"], must["source"]) for must in declared["must"]),
        template=hashlib.sha256((shared + own).encode()).hexdigest(),
    )


def _digest(parts: list[Traversable]) -> str:
    """One hash over text files, the same whatever the line ends a checkout gave them."""
    texts = (part.read_text(encoding="utf-8") for part in parts if part.name.endswith((".j2", ".toml", ".typ")))
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
