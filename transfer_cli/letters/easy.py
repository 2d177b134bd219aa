"""Easy Read: short texts, each beside a picture, set large and wide.

A text is Markdown. A line of its own, `![A ring round a day in a calendar](calendar)`, is a slot: the picture named in
brackets stands beside what follows, and the words are read out in its place. Where there is no such picture the slot
stays out.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from markdown_it.token import Token

from transfer_cli.letters.kinds import TEMPLATES
from transfer_cli.letters.markdown import parse_with_pictures, to_html, to_typst, typst_string

TYPES: dict[str, str] = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
"""Kinds of picture by the end of the file's name, in the order in which they are looked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside one picture.

    Attributes:
        picture: Name of the picture; empty = none.
        alt: What it shows.
    """

    picture: str
    alt: str
    tokens: tuple[Token, ...]


def rows(markdown: str) -> tuple[Row, ...]:
    """The rows of an Easy Read text; headings stand alone."""
    found: list[Row] = []
    picture, alt, tokens = "", "", list[Token]()

    def close() -> None:
        if tokens:
            found.append(Row(picture, alt, tuple(tokens)))

    blocks = list(_blocks(parse_with_pictures(markdown)))
    for block in blocks:
        image = _picture(block)
        if image or block[0].type == "heading_open":
            close()
            tokens = []
            picture, alt = (str(image.attrs["src"]), image.content) if image else ("", "")
        if not image:
            tokens += block
    close()
    return tuple(found)


def tokens_of(easy: Iterable[Row]) -> tuple[Token, ...]:
    """The words alone."""
    return tuple(token for row in easy for token in row.tokens)


def easy_typst(easy: Iterable[Row], pictures: str) -> str:
    """Typst markup of the rows.

    Args:
        pictures: The authority's own folder; empty = none.
    """
    return "".join(_typst_row(row, picture(row.picture, pictures)) for row in easy)


def easy_html(easy: Iterable[Row], pictures: str) -> str:
    """HTML of the rows, with the pictures in it."""
    return "".join(_html_row(row, picture(row.picture, pictures)) for row in easy)


@lru_cache(maxsize=128)
def picture(name: str, own: str) -> str:
    """A picture as a `data:` address: the authority's own, else the program's; empty = there is none.

    Args:
        own: Folder of the authority's own; empty = none.
    """
    if not name:
        return ""
    folders: list[Traversable] = [Path(own)] if own else []
    for folder in (*folders, files(TEMPLATES) / "pictures"):
        for ending, kind in TYPES.items():
            place = folder / f"{name}{ending}"
            if place.is_file():
                return f"data:image/{kind};base64,{base64.b64encode(place.read_bytes()).decode()}"
    return ""


def _blocks(tokens: Sequence[Token]) -> Iterable[list[Token]]:
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def _picture(block: Sequence[Token]) -> Token | None:
    children = block[1].children or () if len(block) > 1 and block[0].type == "paragraph_open" else ()
    return children[0] if len(children) == 1 and children[0].type == "image" else None


def _typst_row(row: Row, data: str) -> str:
    if row.tokens[0].type == "heading_open":
        return to_typst(row.tokens)
    shown = f"image(bytes({typst_string(_framed(data))}), format: {typst_string('svg')}, width: 100%, "
    shown = f"{shown}alt: {typst_string(row.alt)})" if data else "none"
    return f"#easy-row({shown})[\n{to_typst(row.tokens)}]\n"


def _framed(data: str) -> str:
    """Any picture as a square drawing, since that is what can be given to the typesetter without a file."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">'
        f'<image href="{data}" width="100" height="100"/></svg>'
    )


def _html_row(row: Row, data: str) -> str:
    from markupsafe import escape

    if row.tokens[0].type == "heading_open":
        return to_html(row.tokens)
    shown = f'<img src="{data}" alt="{escape(row.alt)}">' if data else ""
    return f'<div class="row"><div>{shown}</div><div>{to_html(row.tokens)}</div></div>\n'
