"""`transfer explain`."""

from __future__ import annotations

import pytest

from tests.conftest import Run
from transfer_cli.domain.rules import ENGLAND


@pytest.mark.parametrize("rule", sorted(ENGLAND.rules))
def test_every_rule_is_printed_with_its_source(rule: str, run: Run) -> None:
    answer = run("explain", rule.upper())
    assert answer.exit_code == 0
    assert answer.stdout.startswith(f"{rule}: {ENGLAND.rules[rule].title}\n")
    assert ENGLAND.rules[rule].source in answer.stdout.replace("\n", " ")


def test_a_rule_with_its_history_examples_and_what_would_change_it(run: Run) -> None:
    said = run("explain", "order-23").stdout
    assert said.startswith("order-23: Reassessment instead of a transfer review\n\nIf the parent asks")
    assert (
        "How it came to be:\n"
        "  From 1 September 2014: 14 weeks, for earlier requests and orders too.\n"
        "  From 1 September 2015 (SI 2015/1619 art 5): 18 weeks, for a request or order on or after\n"
        "  that day.\n"
    ) in said
    assert (
        "Worked examples:\n"
        "  asked for on the last day of 14 weeks\n"
        "    reassessment requested Mon 31 Aug 2015. On Tue 1 Sep 2015: plan issued Sun 6 Dec 2015 on\n"
        "    track.\n"
    ) in said
    assert said.endswith(
        "Another day would need: another day of the request or order, or that it was refused.\n"
        "Source: SI 2014/2270 arts 23 to 25.\n"
        "How sure: read in the text of the law.\n"
    )


def test_json_of_a_rule(run: Run) -> None:
    found = run("--json", "explain", "order-18-1").json
    examples = found.pop("examples")
    assert found == {
        "id": "order-18-1",
        "title": "Notice before the assessment",
        "text": ENGLAND.rules["order-18-1"].text,
        "source": "SI 2014/2270 art 18(1)",
        "confidence": "our reading of the text",
        "uncertain": False,
        "history": [],
        "changes_if": "another day on which the assessment begins; a longer notice is always lawful",
    }
    assert examples[0] == {
        "rule": "order-18-1",
        "why": "fourteen days before",
        "child": "",
        "happened": "notice Tue 1 Sep 2015, began Tue 15 Sep 2015",
        "asked_on": "Sun 20 Sep 2015",
        "expected": ["notice Tue 1 Sep 2015 met"],
    }


def test_json_of_an_error(run: Run) -> None:
    answer = run("--json", "explain", "use010")
    assert answer.json["id"] == "USE010"
    assert set(answer.json) == {"id", "title", "why", "fix"}


def test_groups_of_a_local_plan_share_one_rule(run: Run) -> None:
    assert run("explain", "local-plan-12").stdout == run("explain", "local-plan").stdout


def test_without_an_id_the_rules_are_listed(run: Run) -> None:
    assert [rule["id"] for rule in run("--json", "explain").json["rules"]] == list(ENGLAND.rules)
    assert "order-14-3-b" in run("--plain", "explain").stdout


@pytest.mark.parametrize("wanted", ["ordr-21-3", "order-21-3-7", "local-plan-x"])
def test_an_unknown_id_names_the_nearest(wanted: str, run: Run) -> None:
    answer = run("explain", wanted)
    assert answer.exit_code == 3
    assert answer.stdout == ""
    assert answer.stderr.startswith(f'"{wanted}" is neither a rule nor an error. Did you mean ')
    assert answer.stderr.endswith("[USE010]\n")


@pytest.mark.parametrize("error_id", ["USE005", "IMP020"])
def test_an_unknown_step_is_explained_by_all_that_are_known(error_id: str, run: Run) -> None:
    said = run("explain", error_id).stdout
    assert "  lda_conversion_agreed:power: one under way on 1 September 2014 was converted" in said
    assert "  delay_letter_sent: a letter about the delay was sent\n" in said
    assert "plan_sent:family" in run("--json", "explain", error_id).json["steps"]
    assert "steps" not in run("--json", "explain", "USE004").json


@pytest.mark.parametrize(
    ("rule", "as_of", "words", "later"),
    [
        (
            "order-21-3",
            "2015-03-31",
            "within 14 weeks beginning with the day on which notice was given",
            "18 weeks beg",
        ),
        (
            "order-21-3",
            "2015-04-01",
            "within 14 weeks beginning with the day on which the assessment began",
            "18 weeks beg",
        ),
        ("order-21-3", "2015-09-01", "within 18 weeks beginning with the day on which the assessment began", "98"),
        ("order-22-3", "2015-08-31", "notified within 10 weeks beginning with", "within 14 weeks beginning"),
        ("order-22-3", "2015-09-01", "notified within 14 weeks beginning with", "within 10 weeks beginning"),
        ("order-23", "2015-08-31", "the plan is sent within 14 weeks", "sent within 18 weeks"),
        ("order-34", "2015-08-31", "14, and 10 to say that there will be no plan", "18 and 14 from then on"),
    ],
)
def test_a_rule_is_explained_as_it_was_in_force_that_day(
    rule: str, as_of: str, words: str, later: str, run: Run
) -> None:
    said = run("--as-of", as_of, "explain", rule).stdout.replace("\n  ", " ").replace("\n", " ")
    assert words in said
    assert later not in said
    assert words in run("--as-of", as_of, "explain", "--all").stdout.replace("\n", " ")


@pytest.mark.parametrize(
    ("as_of", "another", "sure"),
    [
        ("2015-03-31", "another day of the notice, from which the weeks run", "our reading of the text"),
        ("2015-04-01", "another beginning, or notice on the other side", "read in the text of the law"),
    ],
)
def test_what_would_change_a_day_and_how_sure_it_is_are_of_that_time(
    as_of: str, another: str, sure: str, run: Run
) -> None:
    found = run("--json", "--as-of", as_of, "explain", "order-21-3").json
    assert found["changes_if"].startswith(another)
    assert found["confidence"] == sure


def test_its_examples_are_of_that_time(run: Run) -> None:
    examples = run("--json", "--as-of", "2015-03-31", "explain", "order-21-3").json["examples"]
    assert examples
    assert all("2014" in case["happened"] or "Mar 2015" in case["happened"] for case in examples)
    assert len(run("--json", "--as-of", "2016-10-03", "explain", "order-21-3").json["examples"]) > len(examples)


def test_a_rule_that_does_not_hold_yet_is_marked(run: Run) -> None:
    assert (
        "Not yet in force on 1 Jun 2015: it holds from 1 Sep 2015."
        in run("--as-of", "2015-06-01", "explain", "guidance-year-9").stdout
    )
