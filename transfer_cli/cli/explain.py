"""`transfer explain`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, pass_office
from transfer_cli.cli.pages import page_options, write_page
from transfer_cli.errors import InputUnusable

if TYPE_CHECKING:
    from datetime import date

    from transfer_cli.domain.rules import Rule, RuleSet
    from transfer_cli.domain.rules.worked_cases import WorkedCase
    from transfer_cli.errors import ErrorText

WIDTH = 92

ABOUT_STEPS = frozenset({"USE005", "IMP020"})
"""Errors about a step that is not known: all that are known are listed."""


@click.command("explain")
@click.argument("wanted", metavar="[ID]", required=False)
@click.option("--all", "everything", is_flag=True, help="Every rule in force on the day asked about, with examples.")
@page_options
@pass_office
def explain(office: Office, *, wanted: str | None, everything: bool, html: Path | None, pdf: Path | None) -> None:
    """Explain a rule or an error by its ID, or list the rules.

    A rule's ID stands beside every date in transfer case explain, an error's in brackets after its message. --all is
    the rule book: every rule with its source, how sure it is and worked examples; as a page it can be signed.

    Example: transfer explain order-21-3

    Example: transfer explain IMP012

    Example: transfer explain --all --html rules.html --pdf rules.pdf
    """
    from transfer_cli.errors.catalogue import CATALOGUE

    if (html or pdf) and not everything:
        raise click.UsageError("--html and --pdf belong to --all.")
    if wanted and everything:
        raise click.UsageError("Give an ID or --all, not both.")
    if wanted and wanted.upper() in CATALOGUE:  # before the settings are read: they may be what is wrong
        _show_error(office, wanted.upper(), CATALOGUE[wanted.upper()])
        return
    rules = _rules(office)
    if everything:
        _book(office, rules, html, pdf)
    elif wanted is None:
        _list(office, tuple(rules.rules.values()))
    elif rule := rules.rule(wanted.casefold()):
        _show_rule(office, rule, rules.in_force_from(rule.id))
    else:
        raise _unknown(wanted, (*rules.rules, *CATALOGUE))


def _rules(office: Office) -> RuleSet:
    """The law that counts here; without a settings file England's, about which nothing need be said."""
    from transfer_cli.domain.rules import ENGLAND, rules_of

    return rules_of(office.settings) if office.settings_named or office.settings_path.exists() else ENGLAND


def _book(office: Office, rules: RuleSet, html: Path | None, pdf: Path | None) -> None:
    from transfer_cli.domain.rule_book import rule_book
    from transfer_cli.reports.rule_book import rule_book_document, rule_book_page, rule_book_text

    book = rule_book(rules, office.as_of)
    files = write_page(office, lambda: rule_book_page(book, office.settings), html, pdf)
    if not files:
        for line in rule_book_text(book):
            office.say(_wrapped(line, "  " if line.startswith("  ") else ""))
    office.answer(rule_book_document(book) | ({"files": files} if files else {}))


def _list(office: Office, rules: tuple[Rule, ...]) -> None:
    from transfer_cli.reports.table import Table

    rows = tuple((rule.id, rule.title, rule.source) for rule in rules)
    office.answer(
        {"rules": [{"id": rule.id, "title": rule.title, "source": rule.source} for rule in rules]},
        Table("The rules", ("ID", "Rule", "Source"), rows, "transfer explain ID says more."),
    )


def _show_rule(office: Office, rule: Rule, since: date) -> None:
    """The rule as it was in force on the day asked about."""
    from dataclasses import asdict

    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.rule_book import history_on
    from transfer_cli.domain.rules.earlier import as_on, examples_on

    history, rule = history_on(rule, office.as_of), as_on(rule, office.as_of)
    examples = examples_on(rule.id, office.as_of)
    office.say(f"{rule.id}: {rule.title}\n\n{_wrapped(rule.text)}\n")
    if since > office.as_of:
        office.say(f"Not yet in force on {show_day(office.as_of)}: it holds from {show_day(since)}.\n")
    if history:
        office.say("How it came to be:\n" + "\n".join(_wrapped(change, "  ") for change in history) + "\n")
    if examples:
        office.say("Worked examples:\n" + "\n".join(_example(case) for case in examples) + "\n")
    if rule.changes_if:
        office.say(_wrapped(f"Another day would need: {rule.changes_if}."))
    office.say(_wrapped(f"Source: {rule.source}.") + f"\nHow sure: {_how_sure(rule)}.")
    office.answer(
        {
            "id": rule.id,
            "title": rule.title,
            "text": rule.text,
            "source": rule.source,
            "confidence": rule.confidence.value,
            "uncertain": rule.confidence.uncertain,
            "history": list(history),
            "changes_if": rule.changes_if,
            "examples": [{**asdict(case), "expected": list(case.expected)} for case in examples],
        }
    )


def _how_sure(rule: Rule) -> str:
    mark = "UNCERTAIN, check it before you rely on it: " if rule.confidence.uncertain else ""
    return f"{mark}{rule.confidence}"


def _example(case: WorkedCase) -> str:
    return f"  {case.why}\n" + _wrapped(str(case), "    ")


def _show_error(office: Office, id_: str, text: ErrorText) -> None:
    from transfer_cli.domain.steps import STEPS_IN_WORDS

    office.say(f"{id_}: {text.title}\n\n{_wrapped(text.why)}\n\n{_wrapped('What to do: ' + text.fix)}")
    steps = STEPS_IN_WORDS if id_ in ABOUT_STEPS else {}
    if steps:
        office.say("\nThe steps:\n" + "\n".join(f"  {step}: {words}" for step, words in steps.items()))
    document = {"id": id_, "title": text.title, "why": text.why, "fix": text.fix}
    office.answer(document | ({"steps": dict(steps)} if steps else {}))


def _unknown(wanted: str, known: tuple[str, ...]) -> InputUnusable:
    from transfer_cli.cli.nearest import nearest

    return InputUnusable(
        "USE010",
        f'"{wanted}" is neither a rule nor an error.',
        f"{nearest(wanted, known)} transfer explain alone lists the rules.",
    )


def _wrapped(text: str, indent: str = "") -> str:
    from textwrap import fill

    return fill(text.strip(), WIDTH, initial_indent=indent, subsequent_indent=indent)
