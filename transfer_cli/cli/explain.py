"""`transfer explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, pass_office
from transfer_cli.errors import InputUnusable

if TYPE_CHECKING:
    from transfer_cli.domain.rules import Rule
    from transfer_cli.domain.rules.worked_cases import WorkedCase
    from transfer_cli.errors import ErrorText

WIDTH = 92


@click.command("explain")
@click.argument("wanted", metavar="[ID]", required=False)
@pass_office
def explain(office: Office, *, wanted: str | None) -> None:
    """Explain a rule or an error by its ID, or list the rules.

    A rule's ID stands beside every date in transfer case explain, an error's in brackets after its message.

    Example: transfer explain order-21-3

    Example: transfer explain IMP012
    """
    from transfer_cli.domain.rules import ENGLAND
    from transfer_cli.errors.catalogue import CATALOGUE

    if wanted is None:
        _list(office, tuple(ENGLAND.rules.values()))
    elif rule := ENGLAND.rule(wanted.casefold()):
        _show_rule(office, rule)
    elif wanted.upper() in CATALOGUE:
        _show_error(office, wanted.upper(), CATALOGUE[wanted.upper()])
    else:
        raise _unknown(wanted, (*ENGLAND.rules, *CATALOGUE))


def _list(office: Office, rules: tuple[Rule, ...]) -> None:
    from transfer_cli.reports.table import Table

    rows = tuple((rule.id, rule.title, rule.source) for rule in rules)
    office.answer(
        {"rules": [{"id": rule.id, "title": rule.title, "source": rule.source} for rule in rules]},
        Table("The rules", ("ID", "Rule", "Source"), rows, "transfer explain ID says more."),
    )


def _show_rule(office: Office, rule: Rule) -> None:
    from dataclasses import asdict

    from transfer_cli.domain.rules.worked_cases import examples_of

    examples = examples_of(rule.id)
    office.say(f"{rule.id}: {rule.title}\n\n{_wrapped(rule.text)}\n")
    if rule.history:
        office.say("How it came to be:\n" + "\n".join(_wrapped(change, "  ") for change in rule.history) + "\n")
    if examples:
        office.say("Worked examples:\n" + "\n".join(_example(case) for case in examples) + "\n")
    if rule.changes_if:
        office.say(_wrapped(f"Another day would need: {rule.changes_if}."))
    office.say(_wrapped(f"Source: {rule.source}.") + f"\nHow sure: {rule.confidence}.")
    office.answer(
        {
            "id": rule.id,
            "title": rule.title,
            "text": rule.text,
            "source": rule.source,
            "confidence": rule.confidence.value,
            "history": list(rule.history),
            "changes_if": rule.changes_if,
            "examples": [{**asdict(case), "expected": list(case.expected)} for case in examples],
        }
    )


def _example(case: WorkedCase) -> str:
    return f"  {case.why}\n" + _wrapped(str(case), "    ")


def _show_error(office: Office, id_: str, text: ErrorText) -> None:
    office.say(f"{id_}: {text.title}\n\n{_wrapped(text.why)}\n\n{_wrapped('What to do: ' + text.fix)}")
    office.answer({"id": id_, "title": text.title, "why": text.why, "fix": text.fix})


def _unknown(wanted: str, known: tuple[str, ...]) -> InputUnusable:
    from transfer_cli.cli.nearest import nearest

    return InputUnusable(
        "USE010",
        f'"{wanted}" is neither a rule nor an error.',
        f"{nearest(wanted, known)} transfer explain alone lists the rules.",
    )


def _wrapped(text: str, indent: str = "") -> str:
    from textwrap import fill

    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent)
