"""The rule book: every rule in force on a day, as a page to sign, as text and as a document for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from transfer_cli.domain.dates import show_day, show_day_long
from transfer_cli.domain.rule_book import Entry, RuleBook, Worked
from transfer_cli.domain.rules import Rule
from transfer_cli.domain.rules.ruleset import Confidence
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.words import capital, count
from transfer_cli.reports.page import Block, Grid, Lines, Page, Part, Points, Text
from transfer_cli.reports.table import Table

TITLE = "The rules by which every date is worked out"


def rule_book_page(book: RuleBook, settings: Settings) -> Page:
    """The book as a page, with a place to sign."""
    parts = [_part(entry) for entry in book.entries]
    if book.to_come:
        parts.append(Part("to-come", "Not yet in force", parts=tuple(_part(entry) for entry in book.to_come)))
    parts += [
        Part("choices", "What the authority chose itself", (Points(tuple(_choices(settings))),)),
        _signature(book),
    ]
    return Page(
        title=TITLE,
        authority=settings.authority,
        subtitle=f"{book.title}. In force on {show_day_long(book.as_of)}",
        as_of=book.as_of,
        lead=tuple(_lead(book)),
        parts=tuple(parts),
        contents=True,
        end=f"{count(len(book.entries), 'rule')} in force on {show_day(book.as_of)}.",
    )


def how_sure(rule: Rule) -> str:
    """How the rule was established, with a mark where that is not enough to rely on."""
    return f"{'UNCERTAIN: ' if rule.confidence.uncertain else ''}{rule.confidence}"


def rule_book_document(book: RuleBook) -> dict[str, object]:
    """The document that `transfer --json explain --all` prints."""
    return {
        "as_of": book.as_of.isoformat(),
        "title": book.title,
        "rules": [_entry_document(entry) for entry in book.entries],
        "to_come": [_entry_document(entry) for entry in book.to_come],
    }


def rule_book_text(book: RuleBook) -> Iterator[str]:
    """The book in lines, unwrapped; an empty line stands between two rules."""
    yield f"{TITLE}. {book.title}. In force on {show_day(book.as_of)}: {count(len(book.entries), 'rule')}."
    for entry in book.entries:
        yield from _entry_text(entry)
    if book.to_come:
        yield ""
        yield "Not yet in force:"
    for entry in book.to_come:
        yield from _entry_text(entry)


def _entry_text(entry: Entry) -> Iterator[str]:
    rule = entry.rule
    yield ""
    yield f"{rule.id}: {rule.title}"
    yield rule.text
    yield from (f"  {line}" for line in entry.history)
    yield f"Source: {rule.source}. How sure: {how_sure(rule)}."
    if rule.changes_if:
        yield f"Another day would need: {rule.changes_if}."
    for worked in entry.examples:
        yield f"Example: {worked.story}{_on(worked)}. {worked.says}"
        yield from (f"  {step}" for step in worked.working)
    yield from (f"Worked case: {case.why}: {case}" for case in entry.cases)


def _lead(book: RuleBook) -> Iterator[Block]:
    unsure = [entry for entry in book.entries if entry.rule.confidence.uncertain]
    yield Text(
        "Every date that the program shows comes from one of these rules, and carries its name. The examples are "
        "children who do not exist; their dates were worked out by the program itself when this page was made."
    )
    yield Grid(
        Table(
            "How sure each rule is",
            ("How it was established", "Rules"),
            tuple(
                (capital(confidence.value), sum(entry.rule.confidence == confidence for entry in book.entries))
                for confidence in Confidence
                if any(entry.rule.confidence == confidence for entry in book.entries)
            ),
        )
    )
    if unsure:
        yield Text(
            f"{count(len(unsure), 'rule is', 'rules are')} marked UNCERTAIN: check them at the source before you rely "
            f"on them: {', '.join(entry.rule.id for entry in unsure)}."
        )


def _part(entry: Entry) -> Part:
    examples = tuple(_example(entry, number) for number in range(len(entry.examples)))
    return Part(f"rule-{entry.rule.id}", entry.rule.title, tuple(_blocks(entry)), examples)


def _blocks(entry: Entry) -> Iterator[Block]:
    rule = entry.rule
    yield Text(rule.text)
    if entry.history:
        yield Points(entry.history)
    yield Text(f"Rule {rule.id}. Source: {rule.source}. How sure: {how_sure(rule)}.", quiet=True)
    if rule.changes_if:
        yield Text(f"Another day would need: {rule.changes_if}.")
    if entry.cases:
        yield Grid(_cases(entry))


def _cases(entry: Entry) -> Table:
    return Table(
        f"Worked cases of rule {entry.rule.id}, each of them a test of the program",
        ("What it shows", "Child", "What happened", "Asked on", "What is due"),
        tuple(tuple(map(_plain, (c.why, c.child, c.happened, c.asked_on, "; ".join(c.expected)))) for c in entry.cases),
    )


def _plain(text: str) -> str:
    """A cell of the tables without the marks that programs need."""
    return text.replace("@", " of rule ").replace("_", " ").replace(":", ": ").replace(":  ", ": ")


def _example(entry: Entry, number: int) -> Part:
    worked = entry.examples[number]
    counted = Points(tuple(f"{capital(step)}." for step in worked.working))
    heading = f"Example: {worked.story}{_on(worked)}"
    return Part(f"rule-{entry.rule.id}-example-{number + 1}", heading, (Text(worked.says), counted))


def _on(worked: Worked) -> str:
    return f", as of {show_day(worked.on)}" if worked.on else ""


def _choices(settings: Settings) -> Iterator[str]:
    yield f"The law of {capital(settings.jurisdiction)} counts."
    yield f"The last day by which every transfer is to be concluded: {show_day_long(settings.deadline)}."
    version = settings.plan_version
    if not settings.plan:
        yield "There is no transfer plan in the settings: the law's own days alone count."
    elif version:
        yield f"The transfer plan is version {version.version}, published {show_day_long(version.published)}."
    else:
        yield f"The transfer plan has {count(len(settings.plan), 'line')}; the settings do not say which version it is."
    yield "Terms: " + ("those of the settings." if "terms" in settings.given else "the usual ones of England.")


def _signature(book: RuleBook) -> Part:
    rules = count(len(book.entries), "rule")
    words = f"I have read the {rules} above. We work by them from the day below until a later copy is signed."
    return Part("signed", "Signed", (Text(words), Lines(("Name", "Post", "Signature", "Date"))))


def _entry_document(entry: Entry) -> dict[str, object]:
    rule = entry.rule
    return {
        "id": rule.id,
        "title": rule.title,
        "text": rule.text,
        "source": rule.source,
        "confidence": rule.confidence.value,
        "uncertain": rule.confidence.uncertain,
        "in_force_from": entry.since.isoformat(),
        "history": list(entry.history),
        "changes_if": rule.changes_if,
        "cases": [{**asdict(case), "expected": list(case.expected)} for case in entry.cases],
        "examples": [
            {
                "story": worked.story,
                "as_of": worked.on.isoformat() if worked.on else None,
                "says": worked.says,
                "working": list(worked.working),
            }
            for worked in entry.examples
        ],
    }
