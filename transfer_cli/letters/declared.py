"""What a `letter.toml` declares of its letter, and what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from transfer_cli.domain.case import is_step

ENTRIES = ("title", "receives", "step", "facts", "must")
OF_MUST = ("says", "source")

_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_KIND = re.compile(r"[a-z][a-z0-9_]*")


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
class Declared:
    """The entries, as `LetterKind` has them."""

    title: str = ""
    receives: str = ""
    step: str | None = None
    facts: tuple[str, ...] = ()
    must: tuple[Must, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong with it.

    Attributes:
        line: 0 = about the whole file.
        why: One sentence.
        fix: One sentence.
    """

    line: int
    why: str
    fix: str


def declared(name: str, texts: Mapping[str, str], shipped: Mapping[str, str]) -> tuple[Declared, tuple[Wrong, ...]]:
    """What the file of one kind says, and everything that is wrong with it.

    Args:
        name: The kind; its file is among `texts`.
        shipped: What comes with the program. Who gets a shipped letter and which step it takes stay as they are.
    """
    file = f"letters/{name}/letter.toml"
    text = texts[file]
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Declared(), (unreadable(error, text),)
    before = tomllib.loads(shipped[file]) if file in shipped else {}
    faults = tuple(_faults(name, entries, before, text))
    allowed = {str(before["receives"])} if before else _receivers(shipped)
    faults += tuple(_receives(entries, allowed, text))
    if faults:
        return Declared(), faults
    return _read(entries), ()


def _read(entries: Mapping[str, object]) -> Declared:
    facts, must = entries.get("facts", []), entries.get("must", [])
    assert isinstance(facts, list)  # noqa: S101 - _faults has looked
    assert isinstance(must, list)  # noqa: S101 - likewise
    return Declared(
        title=str(entries["title"]),
        receives=str(entries["receives"]),
        step=str(entries["step"]) if "step" in entries else None,
        facts=tuple(facts),
        must=tuple(Must(one["says"], one["source"]) for one in must),
    )


def unreadable(error: tomllib.TOMLDecodeError, text: str) -> Wrong:
    """Why a file is no TOML, and where."""
    found = _LINE.search(str(error))
    line = int(found[1]) if found and found[1] else len(text.splitlines()) if found else 0
    why = _LINE.sub("", str(error)).strip().rstrip(".")
    return Wrong(line, f"It is not TOML: {why}.", "Mend that line; every text stands between quotation marks.")


def _faults(name: str, entries: Mapping[str, object], before: Mapping[str, object], text: str) -> Iterator[Wrong]:
    if not _KIND.fullmatch(name):
        yield Wrong(0, f'"{name}" is no name for a letter.', "Use small letters, figures and _ for the folder.")
    for entry in entries:
        if entry not in ENTRIES:
            near = get_close_matches(entry, ENTRIES, n=1, cutoff=0.5)
            fix = f"Did you mean {near[0]}?" if near else f"It may have {', '.join(ENTRIES)}."
            yield Wrong(line_of(text, entry), f'Nobody knows an entry "{entry}".', fix)
    for entry in ("title", "receives", *(("step",) if "step" in entries else ())):
        if not isinstance(entries.get(entry), str) or not entries[entry]:
            yield Wrong(line_of(text, entry), f"{entry} is missing.", f'Write it as {entry} = "…".')
    step = entries.get("step")
    if isinstance(step, str) and step and not is_step(step):
        fix = "transfer explain USE005 lists the steps that can be recorded."
        yield Wrong(line_of(text, "step"), f'"{step}" is no step that can be recorded.', fix)
    facts = entries.get("facts", [])
    if not isinstance(facts, list) or not all(isinstance(fact, str) for fact in facts):
        yield Wrong(
            line_of(text, "facts"), "facts is no list of names.", 'Write it as facts = ["begins_on", "given_on"].'
        )
    if before and entries.get("step") != before.get("step"):
        was = f'step = "{before["step"]}"' if "step" in before else "no step"
        yield Wrong(
            line_of(text, "step"), "The step that a letter of the program takes stays as it is.", f"Write {was}."
        )
    yield from _musts(entries.get("must", []), text)


def _musts(musts: object, text: str) -> Iterator[Wrong]:
    if not isinstance(musts, list):
        yield Wrong(line_of(text, "must"), "must is no list.", "Write each under a line [[must]].")
        return
    for number, must in enumerate(musts, start=1):
        told = isinstance(must, dict) and all(isinstance(must.get(key), str) and must[key] for key in OF_MUST)
        if not told or set(must) != set(OF_MUST):
            line = _nth_line(text, "[[must]]", number)
            yield Wrong(line, f"[[must]] number {number} needs says and source, and has nothing else.", "Write both.")


def _receives(entries: Mapping[str, object], allowed: set[str], text: str) -> Iterator[Wrong]:
    receives = entries.get("receives")
    if receives and receives not in allowed:
        line = line_of(text, "receives")
        fix = f"Write {' or '.join(sorted(allowed))}."
        yield Wrong(line, f'receives = "{receives}" says that somebody else gets it.', fix)


def _receivers(shipped: Mapping[str, str]) -> set[str]:
    files = (text for name, text in shipped.items() if name.endswith("/letter.toml"))
    return {str(tomllib.loads(text)["receives"]) for text in files}


def line_of(text: str, entry: str) -> int:
    """The line on which an entry or its table begins; 0 = none does."""
    return next((n for n, line in enumerate(text.splitlines(), 1) if re.match(rf"\s*\W?{entry}\b", line)), 0)


def _nth_line(text: str, words: str, number: int) -> int:
    found = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == words]
    return found[number - 1] if number <= len(found) else 0
