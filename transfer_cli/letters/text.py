"""From a template and facts to a letter's text: Markdown, and from it every other form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from jinja2 import Environment, FunctionLoader, PackageLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markdown_it.token import Token

from transfer_cli.letters.easy import Row, easy_html, rows, tokens_of
from transfer_cli.letters.facts import COMMON
from transfer_cli.letters.kinds import TEMPLATES, LetterKind, Texts
from transfer_cli.letters.languages import ENGLISH, Language, languages
from transfer_cli.letters.markdown import escape, one_line, parse, to_html, to_text
from transfer_cli.letters.sandbox import Sandbox, fault_of, render
from transfer_cli.letters.translations import EASY, template_name

STANDARD_SIZE = 12
"""Size of standard print, in points."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as text, ready to be set.

    Attributes:
        facts: All it was made from.
        tokens: Its Markdown, parsed.
        easy: Its Easy Read version; empty = none goes with it.
    """

    kind: LetterKind
    facts: Mapping[str, str]
    markdown: str
    tokens: tuple[Token, ...]
    easy: tuple[Row, ...] = ()

    @property
    def language(self) -> Language:
        """The language it is in."""
        return languages()[self.facts.get("language", ENGLISH)]

    @property
    def heading(self) -> str:
        """What it is, in a few words of its language."""
        translated = self.kind.version(self.language.code)
        return translated.title if translated else self.kind.title

    @property
    def title(self) -> str:
        """The document's title; a name stands in the letter only."""
        return f"{self.heading}, {self.facts['reference']}"

    @property
    def dated(self) -> date:
        """The day printed on it."""
        return date.fromisoformat(self.facts["dated"])

    @property
    def large_print(self) -> bool:
        """Whether it is set for somebody who reads large print."""
        return bool(self.facts["large_print"])

    @property
    def size(self) -> int:
        """Size of its text in points."""
        return int(self.facts.get("print_size") or STANDARD_SIZE)

    @property
    def address(self) -> tuple[str, ...]:
        """The lines of the address block."""
        return tuple(one_line(line) for line in (self.facts["addressee"], *self.facts["address"].split("\n")) if line)

    @property
    def sender(self) -> tuple[str, ...]:
        """The lines of the sender's block, the authority's name first."""
        facts = self.facts
        address = facts["authority_address"].split("\n")
        team = "" if facts["team_name"] in address else facts["team_name"]
        lines = (facts["authority"], team, *address, facts["team_phone"], facts["team_email"])
        return tuple(one_line(line) for line in lines if line)

    @property
    def particulars(self) -> tuple[tuple[str, str], ...]:
        """Label and value of what stands under the sender."""
        return (
            (self.language.label("date"), self.language.day(self.dated)),
            (self.language.label("reference"), one_line(self.facts["reference"])),
            (self.language.label("ask_for"), one_line(self.facts["officer"])),
        )


def missing(kind: LetterKind, facts: Mapping[str, str]) -> tuple[str, ...]:
    """Facts that the letter needs and does not have."""
    return tuple(name for name in (*COMMON, *kind.facts) if not facts.get(name, "").strip())


def compose(kind: LetterKind, facts: Mapping[str, str]) -> Letter:
    """Write the letter.

    Args:
        facts: By name; none that `missing` names may be empty.

    Raises:
        TemplateFault: The template, or a part of it, cannot be used.
    """
    code = facts.get("language", ENGLISH)
    markdown = render(template_of(kind, template_name(kind.name, code), code), facts)
    easy: tuple[Row, ...] = ()
    if facts.get("easy_read"):
        easy = rows(render(template_of(kind, template_name(kind.name, EASY)), facts))
    return Letter(kind, facts, markdown, parse(markdown), easy)


def template_of(kind: LetterKind, name: str, code: str = ENGLISH) -> Template:
    """One of the templates of a kind, by name, with days in the words of a language.

    Raises:
        TemplateFault: It cannot be read as one.
    """
    try:
        return environment(kind.texts, code).get_template(name)
    except TemplateError as error:
        raise fault_of(error, name) from error


def required(letter: Letter) -> tuple[tuple[str, str], ...]:
    """What the law requires this letter to say, in its language, and the source of each.

    Raises:
        TemplateFault: `letter.toml` or `translations.toml` does not say it as a template.
    """
    code, musts = letter.language.code, letter.kind.must
    translated = letter.kind.version(code)
    said = translated.must if translated else tuple(must.says for must in musts)
    return tuple((says(words, letter.facts, code), must.source) for words, must in zip(said, musts, strict=True))


def says(words: str, facts: Mapping[str, str], code: str = ENGLISH) -> str:
    """What has to be said, with the facts of one letter.

    Args:
        code: Language whose words stand in days.

    Raises:
        TemplateFault: It is no template.
    """
    if "{" not in words:
        return words
    try:
        template = _plain_template(words, code)
    except TemplateError as error:
        raise fault_of(error, "letter.toml" if code == ENGLISH else "translations.toml") from error
    return render(template, facts)


def plain(letter: Letter) -> str:
    """The letter as plain text, lines at most 78 characters wide."""
    particulars = (f"{name}: {value}" for name, value in letter.particulars)
    parts = ["\n".join(block) for block in (letter.address, letter.sender, particulars)]
    parts.append(to_text(letter.tokens).rstrip())
    if letter.easy:
        parts.append(to_text(tokens_of(letter.easy)).rstrip())
    return "\n\n".join(parts) + "\n"


def html(letter: Letter, pictures: str = "") -> str:
    """The letter as one HTML page that needs nothing else.

    Args:
        pictures: The authority's own folder of pictures for Easy Read; empty = none.
    """
    from markupsafe import Markup

    return (
        _page_environment()
        .get_template("letter.html.j2")
        .render(
            title=letter.title,
            language=letter.language,
            size=letter.size,
            address=letter.address,
            sender=letter.sender,
            particulars=letter.particulars,
            body=Markup(to_html(letter.tokens)),  # noqa: S704 - the writer of the body escapes every value
            easy=Markup(easy_html(letter.easy, pictures)),  # noqa: S704 - likewise
        )
    )


@lru_cache(maxsize=8)
def environment(texts: Texts, code: str = ENGLISH) -> Sandbox:
    """Templates whose values come out as Markdown that prints them exactly.

    Args:
        code: Language whose words stand in days.
    """
    by_name = dict(texts)

    def source(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (by_name[name], name, lambda: True) if name in by_name else None

    return Sandbox(filters(languages()[code]), finalize=escape, loader=FunctionLoader(source))


@lru_cache(maxsize=1024)
def _plain_template(source: str, code: str) -> Template:
    return Sandbox(filters(languages()[code]), finalize=one_line).from_string(source)


@cache
def _page_environment() -> Environment:
    return SandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, loader=PackageLoader(TEMPLATES, ""), trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


def filters(language: Language) -> dict[str, Callable[[str], str]]:
    """Filters of our own: days and joined names in a language, and a text with a capital at its start."""
    return {
        "day": lambda iso: language.day(date.fromisoformat(iso)),
        "weekday": lambda iso: language.weekday(date.fromisoformat(iso)),
        "on_weekday": lambda iso: language.on_weekday(date.fromisoformat(iso)),
        "both": lambda names: language.both(names.split("\n")),
        "start": lambda text: text[:1].upper() + text[1:],
    }
