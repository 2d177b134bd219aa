"""From a template and facts to a letter's text: Markdown, and from it every other form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from markdown_it.token import Token

from transfer_cli.domain.dates import show_day_long
from transfer_cli.letters.facts import COMMON, show_weekday
from transfer_cli.letters.kinds import TEMPLATES, LetterKind
from transfer_cli.letters.markdown import escape, one_line, parse, to_html


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
    """
    markdown = _environment().get_template(f"letters/{kind.name}/letter.md.j2").render(facts)
    return Letter(kind, facts, markdown, parse(markdown))


def required(letter: Letter) -> tuple[tuple[str, str], ...]:
    """What the law requires this letter to say, and the source of each."""
    return tuple((_plain_template(must.says).render(letter.facts), must.source) for must in letter.kind.must)


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


@cache
def _environment() -> Environment:
    """Templates whose values come out as Markdown that prints them exactly."""
    return _with_filters(SandboxedEnvironment(finalize=escape, **_common()))


@cache
def _plain_template(source: str) -> Template:
    return _with_filters(SandboxedEnvironment(finalize=one_line, **_common())).from_string(source)


@cache
def _page_environment() -> Environment:
    return SandboxedEnvironment(**{**_common(), "autoescape": True})


def _common() -> dict[str, object]:
    return {
        "loader": PackageLoader(TEMPLATES, ""),
        "undefined": StrictUndefined,
        "autoescape": False,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }


def _with_filters(environment: Environment) -> Environment:
    environment.filters["day"] = lambda iso: show_day_long(date.fromisoformat(iso))
    environment.filters["weekday"] = lambda iso: show_weekday(date.fromisoformat(iso))
    environment.filters["start"] = lambda text: text[:1].upper() + text[1:]
    return environment
