"""An authority's own copies of templates: what is copied, and what is left alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from transfer_cli.files import make_folder, write_private
from transfer_cli.letters.kinds import names_of, shipped_texts
from transfer_cli.letters.parts import taken_in
from transfer_cli.letters.translations import template_names, versions_file


@dataclass(frozen=True, slots=True)
class Copies:
    """What belongs in the own folder so that one kind of letter can be edited there.

    Attributes:
        letter: Its own files, by name: in English, in other languages and in Easy Read, and what is declared of them.
        parts: The parts it takes in, which other letters may share.
    """

    letter: dict[str, str]
    parts: dict[str, str]


def copies(kind: str) -> Copies:
    """The shipped texts of one kind."""
    texts = shipped_texts()
    templates = template_names(kind, texts)
    own = (templates[0], f"letters/{kind}/letter.toml", *templates[1:], versions_file(kind))
    parts = dict.fromkeys(part for name in templates for part in taken_in(name, texts))
    return Copies({name: texts[name] for name in own if name in texts}, {name: texts[name] for name in parts})


def shared_by(part: str) -> tuple[str, ...]:
    """The shipped kinds of letter that take in a part."""
    texts = shipped_texts()
    return tuple(
        kind for kind in names_of(texts) if any(part in taken_in(name, texts) for name in template_names(kind, texts))
    )


def write_copy(folder: Path, name: str, text: str) -> None:
    """Write one of them.

    Raises:
        OSError: It cannot be written.
    """
    path = folder.joinpath(*name.split("/"))
    make_folder(path.parent)
    write_private(path, text.encode())
