"""Every rule in force on a day, each with its source, how sure it is, and what it makes of made-up children."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.addressee import young_person_since
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.dates import parse_day, show_day
from transfer_cli.domain.explain import headline
from transfer_cli.domain.rule_stories import STORIES, Story
from transfer_cli.domain.rules import Rule, RuleSet
from transfer_cli.domain.rules.earlier import as_on, examples_on, version_on
from transfer_cli.domain.rules.worked_cases import WorkedCase
from transfer_cli.domain.settings import PlanGroup, Settings
from transfer_cli.domain.timeline import timeline

EXAMPLES = 4
"""Most examples of one rule."""

_FROM = re.compile(r"From (\d{1,2} \w+ \d{4})")


@dataclass(frozen=True, slots=True)
class Worked:
    """One example of a rule.

    Attributes:
        story: What happened to a made-up child.
        on: The day asked about; None = the same on every day.
        says: What the rule makes of it, one sentence.
        working: How that was counted.
    """

    story: str
    on: date | None
    says: str
    working: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule of the book.

    Attributes:
        since: First day on which it held.
        history: How it came to be, each line with a mark where that lies ahead.
        cases: The worked cases of the rule, which are also its tests.
    """

    rule: Rule
    since: date
    history: tuple[str, ...]
    examples: tuple[Worked, ...]
    cases: tuple[WorkedCase, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules of one nation on one day.

    Attributes:
        to_come: Rules that do not hold yet.
    """

    title: str
    as_of: date
    entries: tuple[Entry, ...]
    to_come: tuple[Entry, ...]


def rule_book(rules: RuleSet, as_of: date) -> RuleBook:
    """The book of a rule set on a day."""
    found = _worked(rules)
    entries = tuple(
        Entry(
            as_on(rule, as_of),
            rules.in_force_from(id_),
            history_on(rule, as_of),
            tuple(_examples(id_, found, as_of)),
            examples_on(id_, as_of),
        )
        for id_, rule in rules.rules.items()
    )
    in_force = tuple(entry for entry in entries if entry.since <= as_of)
    return RuleBook(rules.title, as_of, in_force, tuple(entry for entry in entries if entry.since > as_of))


def _examples(id_: str, found: dict[str, list[tuple[Story | None, Worked]]], as_of: date) -> Iterator[Worked]:
    """The examples told for this rule, or else whichever show it; the same sentence once.

    Under earlier words of the rule only those that began while it had them.
    """
    version = version_on(id_, as_of)
    mine = [(story, worked) for story, worked in found.get(id_, ()) if version is None or _began(story) < version.until]
    told = [worked for story, worked in mine if story is None or id_ in story.about]
    different = {worked.says: worked for worked in reversed(told or [worked for _, worked in mine])}
    yield from list(reversed(different.values()))[:EXAMPLES]


def _worked(rules: RuleSet) -> dict[str, list[tuple[Story | None, Worked]]]:
    """By rule: what it makes of each story that it has to do with."""
    found: dict[str, list[tuple[Story | None, Worked]]] = {}
    for story in STORIES[rules.id]:
        for obligation in timeline(story.case, _settings(rules), story.as_of, rules=rules, explain=True).obligations:
            rule = rules.rule(obligation.rule)
            worked = Worked(story.words, story.as_of, headline(obligation), obligation.working)
            found.setdefault(rule.id if rule else obligation.rule, []).append((story, worked))
    for born in (date(2000, 8, 30), date(2000, 9, 2)):
        since = young_person_since(born)
        says = f"Letters go to the young person from {show_day(since)}."
        leaves = f"school leaving date {show_day(since - DAY)}, a Friday; the rights pass on the next day"
        worked = Worked(f"Born {show_day(born)}", None, says, (leaves,))
        found.setdefault("young-person", []).append((None, worked))
    return found


def _settings(rules: RuleSet) -> Settings:
    """Settings with a local last day and one line of a local plan, so that both rules show."""
    last = rules.last_lawful_day
    group = PlanGroup(f"{last.year - 2}/{last.year - 2001:02}", last.year - 2, year_groups=(4,))
    return Settings("", deadline=date(last.year - 1, 12, 15), plan=(group,), jurisdiction=rules.id)


def _began(story: Story | None) -> date:
    return min((event.happened for event in story.case.events), default=date.max) if story else date.min


def history_on(rule: Rule, as_of: date) -> tuple[str, ...]:
    """How the rule came to be, each line with a mark where that lies ahead."""
    return tuple(
        f"{line} Not yet in force on {show_day(as_of)}." if _lies_ahead(line, as_of) else line for line in rule.history
    )


def _lies_ahead(line: str, as_of: date) -> bool:
    found = _FROM.match(line)
    return found is not None and parse_day(found[1]) > as_of
