"""An authority's own copies of templates: what is copied, and what is left alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from transfer_cli.letters.kinds import shipped_texts, taken_in


@dataclass(frozen=True, slots=True)
class Copies:
    """What belongs in the own folder so that one kind of letter can be edited there.

    Attributes:
        letter: Its own two files, by name.
        parts: The parts it takes in, which other letters may share.
    """

    letter: dict[str, str]
    parts: dict[str, str]


def copies(kind: str) -> Copies:
    """The shipped texts of one kind."""
    texts = shipped_texts()
    template = f"letters/{kind}/letter.md.j2"
    own = (template, f"letters/{kind}/letter.toml")
    return Copies({name: texts[name] for name in own}, {name: texts[name] for name in taken_in(template, texts)})


def shared_by(part: str) -> tuple[str, ...]:
    """The shipped kinds of letter that take in a part."""
    texts = shipped_texts()
    letters = sorted(name for name in texts if name.endswith("/letter.md.j2"))
    return tuple(name.split("/")[1] for name in letters if part in taken_in(name, texts))


def write_copy(folder: Path, name: str, text: str) -> None:
    """Write one of them.

    Raises:
        OSError: It cannot be written.
    """
    path = folder.joinpath(*name.split("/"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
