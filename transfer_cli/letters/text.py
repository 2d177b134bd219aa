"""From a template and facts to a letter's text: Markdown, and from it every other form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from jinja2 import Environment, FunctionLoader, PackageLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markdown_it.token import Token

from transfer_cli.domain.dates import show_day_long
from transfer_cli.letters.declared import Must
from transfer_cli.letters.facts import COMMON, show_weekday
from transfer_cli.letters.kinds import TEMPLATES, LetterKind, Texts
from transfer_cli.letters.markdown import escape, one_line, parse, to_html
from transfer_cli.letters.sandbox import Sandbox, fault_of, render


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as text, ready to be set.

    Attributes:
        facts: All it was made from.
        tokens: Its Markdown, parsed.
    """

    kind: LetterKind
    facts: Mapping[str, str]
    markdown: str
    tokens: tuple[Token, ...]

    @property
    def title(self) -> str:
        """The document's title; a name stands in the letter only."""
        return f"{self.kind.title}, {self.facts['reference']}"

    @property
    def dated(self) -> date:
        """The day printed on it."""
        return date.fromisoformat(self.facts["dated"])

    @property
    def large_print(self) -> bool:
        """Whether it is set for somebody who reads large print."""
        return bool(self.facts["large_print"])

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
            ("Date", show_day_long(self.dated)),
            ("Our reference", one_line(self.facts["reference"])),
            ("Please ask for", one_line(self.facts["officer"])),
        )


def missing(kind: LetterKind, facts: Mapping[str, str]) -> tuple[str, ...]:
    """Facts that the letter needs and does not have."""
    return tuple(name for name in (*COMMON, *kind.facts) if not facts.get(name))


def compose(kind: LetterKind, facts: Mapping[str, str]) -> Letter:
    """Write the letter.

    Args:
        facts: By name; none that `missing` names may be empty.

    Raises:
        TemplateFault: The template, or a part of it, cannot be used.
    """
    markdown = render(template_of(kind), facts)
    return Letter(kind, facts, markdown, parse(markdown))


def template_of(kind: LetterKind) -> Template:
    """The template of a kind.

    Raises:
        TemplateFault: It cannot be read as one.
    """
    name = f"letters/{kind.name}/letter.md.j2"
    try:
        return environment(kind.texts).get_template(name)
    except TemplateError as error:
        raise fault_of(error, name) from error


def required(letter: Letter) -> tuple[tuple[str, str], ...]:
    """What the law requires this letter to say, and the source of each.

    Raises:
        TemplateFault: `letter.toml` does not say it as a template.
    """
    return tuple((says(must, letter.facts), must.source) for must in letter.kind.must)


def says(must: Must, facts: Mapping[str, str]) -> str:
    """What has to be said, with the facts of one letter.

    Raises:
        TemplateFault: It is no template.
    """
    if "{" not in must.says:
        return must.says
    try:
        template = _plain_template(must.says)
    except TemplateError as error:
        raise fault_of(error, "letter.toml") from error
    return render(template, facts)


def html(letter: Letter) -> str:
    """The letter as one HTML page that needs nothing else."""
    from markupsafe import Markup

    return (
        _page_environment()
        .get_template("letter.html.j2")
        .render(
            title=letter.kind.title,
            reference=letter.facts["reference"],
            large_print=letter.large_print,
            address=letter.address,
            sender=letter.sender,
            particulars=letter.particulars,
            body=Markup(to_html(letter.tokens)),  # noqa: S704 - the writer of the body escapes every value
        )
    )


@lru_cache(maxsize=8)
def environment(texts: Texts) -> Sandbox:
    """Templates whose values come out as Markdown that prints them exactly."""
    by_name = dict(texts)

    def source(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (by_name[name], name, lambda: True) if name in by_name else None

    return Sandbox(FILTERS, finalize=escape, loader=FunctionLoader(source))


@lru_cache(maxsize=1024)
def _plain_template(source: str) -> Template:
    return Sandbox(FILTERS, finalize=one_line).from_string(source)


@cache
def _page_environment() -> Environment:
    return SandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, loader=PackageLoader(TEMPLATES, ""), trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


FILTERS: dict[str, Callable[[str], str]] = {
    "day": lambda iso: show_day_long(date.fromisoformat(iso)),
    "weekday": lambda iso: show_weekday(date.fromisoformat(iso)),
    "start": lambda text: text[:1].upper() + text[1:],
}
"""Filters of our own: a day in words, with its weekday, and a text with a capital at its start."""
