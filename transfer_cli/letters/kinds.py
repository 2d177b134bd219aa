"""The kinds of letter: one folder each under `templates/letters/`, listed by their `letter.toml`.

An authority's own folder of templates has the same shape; a file there wins over the shipped one of the same name. A
folder that only it has is a kind of letter of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from transfer_cli.errors import InputUnusable
from transfer_cli.letters.declared import Declared, Must, declared
from transfer_cli.letters.translations import Version, declared_versions, versions_file

TEMPLATES = "transfer_cli.templates"
FRAME = ("letterhead.typ", "letter.html.j2")
"""What every letter is set in, and nobody but the program changes."""

Texts = tuple[tuple[str, str], ...]
"""Names of templates and what they say, in the order of their names."""

_EDITABLE = re.compile(r"(_parts/[^/]+\.j2|letters/[^/]+/(letter\.([a-z]+\.)?md\.j2|letter\.toml|translations\.toml))")


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
        versions: Its versions in other languages and in Easy Read.
        texts: All templates there are, its own among them.
    """

    name: str
    title: str
    receives: str
    step: str | None
    facts: tuple[str, ...]
    must: tuple[Must, ...]
    versions: tuple[Version, ...] = ()
    texts: Texts = field(repr=False, default=())

    def version(self, name: str) -> Version | None:
        """One other version; None = there is none."""
        return next((one for one in self.versions if one.name == name), None)


def kinds(own: Path | None = None) -> dict[str, LetterKind]:
    """Every kind by name, in the order of their names.

    Args:
        own: The authority's own folder of templates; None = only what comes with the program.

    Raises:
        InputUnusable: LET041, one of its files cannot be read, or a `letter.toml` does not say what it must.
    """
    return _shipped() if own is None else _kinds_of(shipped_texts() | own_texts(own), own)


def kinds_at_hand(own: Path | None = None) -> dict[str, LetterKind]:
    """As `kinds`, for letters that are made already, so that what is broken since stands in nobody's way.

    A kind of the program whose own files cannot be used is as the program has it, since who gets it and which step it
    takes are never an authority's to change. A kind of the authority's own that cannot be used is left out.
    """
    if own is None:
        return _shipped()
    texts = dict(shipped_texts())
    for name, path in _own_files(own).items():
        with suppress(InputUnusable):
            texts[name] = _read(path)
    found = dict(_shipped())
    for name in names_of(texts):
        with suppress(InputUnusable):
            found[name] = _kind(name, texts, own)
    return found


@cache
def _shipped() -> dict[str, LetterKind]:
    return _kinds_of(shipped_texts(), None)


@cache
def shipped_texts() -> dict[str, str]:
    """The templates that come with the program, by name."""
    root = files(TEMPLATES)
    names = [*FRAME, *(f"languages/{file.name}" for file in (root / "languages").iterdir())]
    names += (f"_parts/{part.name}" for part in (root / "_parts").iterdir())
    for folder in (root / "letters").iterdir():
        if folder.is_dir():
            names += (f"letters/{folder.name}/{file.name}" for file in folder.iterdir())
    wanted = sorted(name for name in names if not name.startswith(("_parts/", "letters/")) or editable(name))
    return {name: root.joinpath(*name.split("/")).read_text(encoding="utf-8") for name in wanted}


def own_texts(own: Path) -> dict[str, str]:
    """The authority's own templates, by name; its other files are no templates.

    Raises:
        InputUnusable: LET041, one of them cannot be read.
    """
    return {name: _read(path) for name, path in _own_files(own).items()}


def _own_files(own: Path) -> dict[str, Path]:
    found = {path.relative_to(own).as_posix(): path for path in (*own.glob("_parts/*"), *own.glob("letters/*/*"))}
    return {name: found[name] for name in sorted(found) if editable(name)}


def editable(name: str) -> bool:
    """Whether a template of this name may be an authority's own."""
    return bool(_EDITABLE.fullmatch(name))


def _kinds_of(texts: Mapping[str, str], own: Path | None) -> dict[str, LetterKind]:
    return {name: _kind(name, texts, own) for name in names_of(texts)}


def names_of(texts: Mapping[str, str]) -> tuple[str, ...]:
    """The kinds that have a `letter.toml` among these templates, in the order of their names."""
    return tuple(sorted(name.split("/")[1] for name in texts if name.endswith("/letter.toml")))


def _kind(name: str, texts: Mapping[str, str], own: Path | None) -> LetterKind:
    said, faults = declared(name, texts, shipped_texts())
    _, more = declared_versions(name, texts, len(said.must))
    for file, found in ((f"letters/{name}/letter.toml", faults), (versions_file(name), more)):
        for fault in found:
            raise InputUnusable("LET041", f"{own / file if own else file}: {fault.why}", fault.fix)
    return kind_from(name, texts)


def kind_from(name: str, texts: Mapping[str, str]) -> LetterKind:
    """One kind of letter, whose `letter.toml` and `translations.toml` have no fault."""
    said, _ = declared(name, texts, shipped_texts())
    shipped = f"letters/{name}/letter.toml" in shipped_texts()
    before, _ = declared(name, shipped_texts(), shipped_texts()) if shipped else (said, ())
    must = (*said.must, *left_out(said, before))
    return LetterKind(
        name=name,
        title=said.title,
        receives=said.receives,
        step=said.step,
        facts=said.facts,
        must=must,
        versions=declared_versions(name, texts, len(must))[0],
        texts=tuple(sorted(texts.items())),
    )


def left_out(said: Declared, before: Declared) -> tuple[Must, ...]:
    """What the law requires of the shipped letter and an own `letter.toml` no longer lists; it is required still.

    An own letter may say it in other words, beside the same source; one word alone says nothing that the law asks for.
    """
    kept = Counter(must.source for must in said.must if must in before.must or len(must.says.split()) > 1)
    absent: list[Must] = []
    for must in before.must:
        kept[must.source] -= 1
        if kept[must.source] < 0:
            absent.append(must)
    return tuple(absent)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"{path}: It is not saved as UTF-8."
        raise InputUnusable("LET041", what, "Save it as UTF-8.") from error
    except OSError as error:
        raise InputUnusable("LET041", f"{path}: {error.strerror}.", "Change the rights of the file.") from error
