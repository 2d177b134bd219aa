"""The kinds of letter: one folder each under `templates/letters/`, listed by their `letter.toml`.

An authority's own folder of templates has the same shape; a file there wins over the shipped one of the same name. A
folder that only it has is a kind of letter of its own.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from transfer_cli.errors import InputUnusable
from transfer_cli.letters.declared import Declared, Must, declared

TEMPLATES = "transfer_cli.templates"
FRAME = ("letterhead.typ", "letter.html.j2")
"""What every letter is set in, and nobody but the program changes."""

Texts = tuple[tuple[str, str], ...]
"""Names of templates and what they say, in the order of their names."""

_EDITABLE = re.compile(r"(_parts/[^/]+\.j2|letters/[^/]+/letter\.(md\.j2|toml))")
_TAKES_IN = re.compile(r"\{%[-+]?\s*(?:include|import|from|extends)\b\s*(?:[\"']([^\"']+)[\"'])?")


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
        template: SHA-256 over every text it is made of: its own, the parts it takes in, and the frame.
        texts: All templates there are, its own among them.
    """

    name: str
    title: str
    receives: str
    step: str | None
    facts: tuple[str, ...]
    must: tuple[Must, ...]
    template: str
    texts: Texts = field(repr=False, default=())


def kinds(own: Path | None = None) -> dict[str, LetterKind]:
    """Every kind by name, in the order of their names.

    Args:
        own: The authority's own folder of templates; None = only what comes with the program.

    Raises:
        InputUnusable: LET041, one of its files cannot be read, or a `letter.toml` does not say what it must.
    """
    return _shipped() if own is None else _kinds_of(shipped_texts() | own_texts(own), own)


@cache
def _shipped() -> dict[str, LetterKind]:
    return _kinds_of(shipped_texts(), None)


@cache
def shipped_texts() -> dict[str, str]:
    """The templates that come with the program, by name."""
    root = files(TEMPLATES)
    names = [*FRAME, *(f"_parts/{part.name}" for part in (root / "_parts").iterdir() if part.name.endswith(".j2"))]
    for folder in (root / "letters").iterdir():
        if (folder / "letter.toml").is_file():
            names += [f"letters/{folder.name}/letter.md.j2", f"letters/{folder.name}/letter.toml"]
    return {name: root.joinpath(*name.split("/")).read_text(encoding="utf-8") for name in names}


def own_texts(own: Path) -> dict[str, str]:
    """The authority's own templates, by name; its other files are no templates.

    Raises:
        InputUnusable: LET041, one of them cannot be read.
    """
    found = sorted((*own.glob("_parts/*.j2"), *own.glob("letters/*/letter.md.j2"), *own.glob("letters/*/letter.toml")))
    return {path.relative_to(own).as_posix(): _read(path) for path in found}


def editable(name: str) -> bool:
    """Whether a template of this name may be an authority's own."""
    return bool(_EDITABLE.fullmatch(name))


def taken_in(name: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the parts that a template takes in, and those that they take in; all if it does not name them."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        for part in _TAKES_IN.findall(texts.get(waiting.pop(), "")):
            if not part:
                return tuple(other for other in texts if other.startswith("_parts/"))
            if part not in found and part in texts:
                found[part] = None
                waiting.append(part)
    return tuple(sorted(found))


def _kinds_of(texts: Mapping[str, str], own: Path | None) -> dict[str, LetterKind]:
    return {name: _kind(name, texts, own) for name in names_of(texts)}


def names_of(texts: Mapping[str, str]) -> tuple[str, ...]:
    """The kinds that have a `letter.toml` among these templates, in the order of their names."""
    return tuple(sorted(name.split("/")[1] for name in texts if name.endswith("/letter.toml")))


def _kind(name: str, texts: Mapping[str, str], own: Path | None) -> LetterKind:
    _, faults = declared(name, texts, shipped_texts())
    if faults:
        place = own / "letters" / name / "letter.toml" if own else f"letters/{name}/letter.toml"
        raise InputUnusable("LET041", f"{place}: {faults[0].why}", faults[0].fix)
    return kind_from(name, texts)


def kind_from(name: str, texts: Mapping[str, str]) -> LetterKind:
    """One kind of letter, whose `letter.toml` has no fault."""
    said, _ = declared(name, texts, shipped_texts())
    shipped = f"letters/{name}/letter.toml" in shipped_texts()
    before, _ = declared(name, shipped_texts(), shipped_texts()) if shipped else (said, ())
    return LetterKind(
        name=name,
        title=said.title,
        receives=said.receives,
        step=said.step,
        facts=said.facts,
        must=(*said.must, *left_out(said, before)),
        template=_version(name, texts),
        texts=tuple(sorted(texts.items())),
    )


def left_out(said: Declared, before: Declared) -> tuple[Must, ...]:
    """What the law requires of the shipped letter and an own `letter.toml` no longer lists; it is required still.

    An own letter may say it in other words, beside the same source.
    """
    kept = Counter(must.source for must in said.must)
    absent: list[Must] = []
    for must in before.must:
        kept[must.source] -= 1
        if kept[must.source] < 0:
            absent.append(must)
    return tuple(absent)


def _version(name: str, texts: Mapping[str, str]) -> str:
    """One hash over the texts of one kind, the same whatever line ends they have."""
    letter = f"letters/{name}/letter.md.j2"
    used = (letter, f"letters/{name}/letter.toml", *taken_in(letter, texts), *FRAME)
    return hashlib.sha256("\0".join(_named(used, texts)).encode()).hexdigest()


def _named(names: Iterable[str], texts: Mapping[str, str]) -> Iterator[str]:
    for name in names:
        yield from (name, texts.get(name, ""))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"{path}: It is not saved as UTF-8."
        raise InputUnusable("LET041", what, "Save it as UTF-8.") from error
    except OSError as error:
        raise InputUnusable("LET041", f"{path}: {error.strerror}.", "Change the rights of the file.") from error
