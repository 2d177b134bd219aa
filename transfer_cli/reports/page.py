"""A page to hand on, as a value: headings with text, lists and tables, made once and then set in any form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transfer_cli.reports.layout import laid_out_table
from transfer_cli.reports.table import Table


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `quiet` for sources and small print."""

    words: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list; `numbered` where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """What nobody should miss.

    Attributes:
        good: It needs nothing done.
    """

    heading: str
    words: tuple[str, ...]
    good: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its title is read out before it."""

    table: Table


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to be filled in by hand, each with what belongs on it."""

    labels: tuple[str, ...]


Block = Text | Points | Box | Grid | Lines


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with what stands under it.

    Attributes:
        key: Name in links.
        parts: Headings one level below.
    """

    key: str
    heading: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page.

    Attributes:
        subtitle: Under the title: which day or version it is about.
        lead: Paragraphs before the first heading.
        contents: Whether its headings are listed at the top.
        end: The line at the end of every copy.
    """

    title: str
    authority: str
    subtitle: str
    as_of: date
    lead: tuple[Block, ...]
    parts: tuple[Part, ...]
    contents: bool = False
    end: str = ""


def page_words(page: Page) -> dict[str, object]:
    """Every word of the page as a template prints it: text, lists and truth values only."""
    return {
        "title": page.title,
        "authority": page.authority,
        "subtitle": page.subtitle,
        "lead": [_block(block) for block in page.lead],
        "parts": _parts(page.parts),
        "contents": page.contents,
        "end": page.end,
    }


def _parts(parts: Sequence[Part]) -> list[dict[str, object]]:
    return [
        {
            "key": part.key,
            "heading": part.heading,
            "blocks": [_block(block) for block in part.blocks],
            "parts": _parts(part.parts),
        }
        for part in parts
    ]


def _block(block: Block) -> dict[str, object]:
    match block:
        case Text():
            return {"kind": "text", "words": block.words, "quiet": block.quiet}
        case Points():
            return {"kind": "points", "items": list(block.items), "numbered": block.numbered}
        case Box():
            return {"kind": "box", "heading": block.heading, "words": list(block.words), "good": block.good}
        case Grid():
            return {"kind": "grid", "title": block.table.title, "table": laid_out_table(block.table)}
        case Lines():
            return {"kind": "lines", "labels": list(block.labels)}
