"""The rule book: what is in force on a day, and what it makes of made-up children."""

from __future__ import annotations

import pytest

from tests.builders import day
from transfer_cli.domain.rule_book import EXAMPLES, Entry, rule_book
from transfer_cli.domain.rule_stories import STORIES
from transfer_cli.domain.rules import ENGLAND, RULE_SETS, WALES
from transfer_cli.domain.rules.ruleset import RuleSet

AS_OF = day("Mon 3 Oct 2016")
OF_SEPTEMBER_2015 = {"guidance-year-9", "guidance-year-9-2017", "guidance-lda"}


def entry(rules: RuleSet, id_: str) -> Entry:
    book = rule_book(rules, AS_OF)
    return next(e for e in (*book.entries, *book.to_come) if e.rule.id == id_)


@pytest.mark.parametrize("rules", RULE_SETS.values(), ids=lambda rules: rules.id)
def test_every_rule_is_there_once(rules: RuleSet) -> None:
    book = rule_book(rules, AS_OF)
    assert sorted(e.rule.id for e in (*book.entries, *book.to_come)) == sorted(rules.rules)


@pytest.mark.parametrize("rules", RULE_SETS.values(), ids=lambda rules: rules.id)
def test_every_rule_that_a_story_is_told_for_has_examples(rules: RuleSet) -> None:
    book = rule_book(rules, day("31 Aug 2025"))
    told = {id_ for story in STORIES[rules.id] for id_ in story.about}
    shown = {e.rule.id: len({worked.says for worked in e.examples}) for e in book.entries}
    assert {id_ for id_ in told if not shown[id_]} == set()
    assert all(count <= EXAMPLES for count in shown.values())


def test_the_same_sentence_stands_there_once() -> None:
    found = entry(ENGLAND, "order-14-5").examples
    assert len(found) == len({worked.says for worked in found}) == 1


def test_examples_are_worked_out() -> None:
    assert [(worked.story, worked.says) for worked in entry(ENGLAND, "order-21-3").examples] == [
        ("Notice on 12 September 2016, the assessment begins on 26 September",
         "The EHC plan is to be sent by 29 Jan 2017, by law: on track."),
        ("Notice on 31 August 2015, the last day of the 14 weeks; it begins on 14 September",
         "The EHC plan is to be sent by 20 Dec 2015, by law: on track."),
        ("Notice on 1 September 2015, the first day of the 18 weeks; it begins on 15 September",
         "The EHC plan is to be sent by 18 Jan 2016, by law: on track."),
        ("Notice on 1 October 2014, under the first form of the rule",
         "The EHC plan is to be sent by 6 Jan 2015, by law: on track."),
    ]  # fmt: skip
    assert entry(ENGLAND, "order-21-3").examples[0].working == (
        "notice given 12 Sep 2016, on or after 1 Sep 2015: 18 weeks",
        "assessment began 26 Sep 2016 = day 1",
        "day 126 = 29 Jan 2017 (a Sunday; not moved)",
    )
    assert [worked.says for worked in entry(ENGLAND, "young-person").examples] == [
        "Letters go to the young person from 25 Jun 2016.",
        "Letters go to the young person from 1 Jul 2017.",
    ]


@pytest.mark.parametrize(
    ("as_of", "missing"),
    [
        ("31 Aug 2014", set(ENGLAND.rules)),
        ("1 Sep 2014", OF_SEPTEMBER_2015 | {"order-14a", "order-32", "order-34"}),
        ("31 Mar 2015", OF_SEPTEMBER_2015 | {"order-14a", "order-32", "order-34"}),
        ("1 Apr 2015", OF_SEPTEMBER_2015),
        ("31 Aug 2015", OF_SEPTEMBER_2015),
        ("1 Sep 2015", set()),
    ],
)
def test_a_rule_is_in_force_from_its_first_day(as_of: str, missing: set[str]) -> None:
    to_come = {e.rule.id for e in rule_book(ENGLAND, day(as_of)).to_come}
    assert missing == to_come


def test_what_lies_ahead_in_its_history_is_marked() -> None:
    book = rule_book(ENGLAND, day("1 Jun 2015"))
    history = next(e for e in book.entries if e.rule.id == "order-21-3").history
    assert [line.endswith("Not yet in force on 1 Jun 2015.") for line in history] == [False, False, True]


def test_wales_has_its_own_book() -> None:
    book = rule_book(WALES, day("19 Jun 2023"))
    assert book.title == "Wales: from statements to individual development plans"
    assert [e.rule.id for e in book.to_come] == ["wales-notice-2023"]
    assert entry(WALES, "wales-appeal").examples == ()


@pytest.mark.parametrize(
    ("as_of", "years"),
    [("31 Mar 2015", {2015}), ("31 Aug 2015", {2015}), ("1 Sep 2015", {2015, 2016, 2017})],
)
def test_examples_are_of_the_time_of_the_words(as_of: str, years: set[int]) -> None:
    found = next(e for e in rule_book(ENGLAND, day(as_of)).entries if e.rule.id == "order-21-3").examples
    assert found
    assert {int(worked.says.split(" by ")[1].split(",")[0][-4:]) for worked in found} <= years
