"""Markdown in, and out again as Typst, HTML or plain text: parsed once, written by small writers.

Only what a letter needs is Markdown here: headings, paragraphs, lists, bold and line breaks. Everything else, HTML,
links and images among it, is plain text, so neither a template nor a name can bring in a file or an address.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

PARAGRAPHS = 4096
"""Paragraphs whose tokens are kept: most are the same in every letter of a kind."""


_RULES = ["heading", "list", "escape", "emphasis", "newline"]
_WITHIN = MarkdownIt("zero").enable(_RULES)


@lru_cache(maxsize=PARAGRAPHS)
def _within(text: str) -> list[Token]:
    """The finished tokens inside a paragraph; they are shared, and nobody changes them."""
    (paragraph,) = _WITHIN.parseInline(text)
    return paragraph.children or []


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.children = _within(token.content)


_PARSER = MarkdownIt("zero").enable(_RULES).disable("text_join")
_PARSER.core.ruler.at("inline", _inline)
_WITH_PICTURES = MarkdownIt("zero").enable([*_RULES, "image"])
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_TURNS_TEXT = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WEB_ADDRESS = re.compile(r"((?:https?://|www\.)[^\s,;]+)")
_TYPST: dict[str, str] = {
    "heading_close": "]\n",
    "paragraph_open": "#par[",
    "paragraph_close": "]\n",
    "bullet_list_open": "#list(",
    "bullet_list_close": ")\n",
    "ordered_list_open": "#enum(",
    "ordered_list_close": ")\n",
    "list_item_open": "[",
    "list_item_close": "],",
    "strong_open": "#strong[",
    "strong_close": "]",
    "em_open": "#strong[",
    "em_close": "]",
    "softbreak": " ",
    "hardbreak": "#linebreak();",
}
WIDTH = 78


def one_line(value: object) -> str:
    """The value on one line, letters composed, without characters that have no print of their own.

    These are control characters and marks that reverse the direction of the text after them.
    """
    if isinstance(value, str) and value.isascii() and value.isprintable():
        return " ".join(value.split())
    text = "".join(" " if c.isspace() else c for c in str(value) if c not in _TURNS_TEXT)
    text = "".join(c for c in text if unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", " ".join(text.split()))


def escape(value: object) -> str:
    """The value as Markdown that prints exactly its characters, on one line."""
    return _PUNCTUATION.sub(r"\\\1", one_line(value))


def parse(markdown: str) -> tuple[Token, ...]:
    """The block tokens of a letter's text."""
    return tuple(_PARSER.parse(markdown))


def parse_with_pictures(markdown: str) -> tuple[Token, ...]:
    """The same of an Easy Read text, whose pictures are `![what it shows](name)`."""
    return tuple(_WITH_PICTURES.parse(markdown))


def typst_string(text: str) -> str:
    """The text as a Typst string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def to_typst(tokens: Sequence[Token], *, together: int = 0) -> str:
    """Typst markup; every run of text is a string literal, so no character of it is markup.

    Args:
        together: So many blocks at the end stay on one page.
    """
    starts = [number for number, token in enumerate(tokens) if token.level == 0 and token.nesting == 1]
    split = starts[-together] if 0 < together <= len(starts) else len(tokens)
    ending = "".join(_typst_parts(tokens[split:]))
    return "".join(_typst_parts(tokens[:split])) + (f"#block(breakable: false)[{ending}]\n" if ending else "")


def _typst_parts(tokens: Iterable[Token]) -> Iterable[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _typst_parts(token.children or ())
        elif token.type == "heading_open":
            yield f"#heading(level: {token.tag[1:]})["
        elif token.type == "text":
            yield from _typst_text(token.content)
        elif not token.hidden:
            yield _TYPST[token.type]


def _typst_text(text: str) -> Iterable[str]:
    """The text as literals; a web address stands in a box, since Typst would break it anywhere."""
    for piece in _WEB_ADDRESS.split(text):
        if _WEB_ADDRESS.fullmatch(piece):
            yield f"#box({typst_string(piece)});"
        elif piece:
            yield f"#{typst_string(piece)};"


def to_html(tokens: Sequence[Token]) -> str:
    """HTML of the text, everything in it escaped."""
    return str(_PARSER.renderer.render(list(tokens), _PARSER.options, {}))


def to_text(tokens: Sequence[Token]) -> str:
    """Plain text for a terminal or an email, lines at most 78 characters wide."""
    text = ""
    lists: list[str] = []
    number, tight, indent = 0, False, ""
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists.append("- " if token.type == "bullet_list_open" else "")
                number, tight = 0, False
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
                tight = False
            case "list_item_open":
                number += 1
                indent = lists[-1] or f"{number}. "
            case "inline":
                block = _wrapped(_plain(token.children or ()), indent)
                text += (("\n" if tight else "\n\n") if text else "") + block
                indent, tight = " " * len(indent) if lists else "", bool(lists)
            case "paragraph_open":
                tight = tight and token.hidden
            case "heading_close":
                text += "\n" + ("=" if token.tag == "h1" else "-") * min(len(block), WIDTH)
            case "list_item_close":
                indent = ""
    return text + "\n"


def blocks(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of each paragraph, heading and item, in the order of reading."""
    return tuple(_plain(token.children or ()) for token in tokens if token.type == "inline")


def _plain(children: Iterable[Token]) -> str:
    words = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(words.get(child.type, child.content) for child in children)


def _wrapped(text: str, indent: str) -> str:
    hanging = " " * len(indent)
    lines = [textwrap.fill(line, WIDTH, initial_indent=hanging, subsequent_indent=hanging) for line in text.split("\n")]
    return indent + "\n".join(lines)[len(indent) :]
