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


def test_a_rule_with_its_history(run: Run) -> None:
    assert run("explain", "order-22-3").stdout == (
        "order-22-3: Saying that there will be no plan\n"
        "\n"
        "If no plan is needed, the parent or young person is notified within 14 weeks beginning with\n"
        "the day on which the assessment began. The limit only matters if that is the decision: once\n"
        "it has passed, a decision against a plan would be late. The statement goes on until the time\n"
        "for an appeal has run out.\n"
        "\n"
        "How it came to be:\n"
        "  From 1 September 2014: 10 weeks beginning with the day the assessment began.\n"
        "  From 1 September 2015 (SI 2015/1619 art 4): 14 weeks, for notice given on or after that\n"
        "  day.\n"
        "\n"
        "Source: SI 2014/2270 art 22(3).\n"
        "How sure: read in the text of the law.\n"
    )


def test_json_of_a_rule(run: Run) -> None:
    assert run("--json", "explain", "order-18-1").json == {
        "id": "order-18-1",
        "title": "Notice before the assessment",
        "text": ENGLAND.rules["order-18-1"].text,
        "source": "SI 2014/2270 art 18(1)",
        "confidence": "our reading of the text",
        "uncertain": False,
        "history": [],
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
