"""Every worked case of the rule book, run as it stands there."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.domain.rules.evaluation import evaluated, found
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.rules.worked_cases import WorkedCase, examples_of, worked_cases

CASES = [pytest.param(case, id=f"{case.rule}-{case.why.replace(' ', '-')}") for case in worked_cases()]


@pytest.mark.parametrize("case", CASES)
def test_a_worked_case(case: WorkedCase) -> None:
    derived = evaluated(case)
    assert [found(case, derived, wanted) for wanted in case.expected] == list(case.expected)


@pytest.mark.parametrize("case", CASES)
def test_every_line_of_its_explanation_has_a_source(case: WorkedCase) -> None:
    for obligation in evaluated(case).obligations:
        rule = ENGLAND.rule(obligation.rule)
        assert rule
        assert obligation.source
        assert obligation.working
        assert obligation.confidence
        assert obligation.changes_if


def test_there_are_enough_and_no_two_are_named_alike() -> None:
    assert len(worked_cases()) >= 120
    named = Counter((case.rule, case.why) for case in worked_cases())
    assert [name for name, number in named.items() if number > 1] == []


def test_every_rule_of_the_law_has_worked_cases() -> None:
    without = [rule for rule in ENGLAND.rules if not examples_of(rule)]
    assert without == ["local-deadline", "local-plan", "agreed-turn"]


def test_a_case_reads_as_a_sentence() -> None:
    case = WorkedCase(
        "order-23", "why", "born Thu 4 May 2006", "reassessment_requested Tue 1 Sep 2015", "Wed 2 Sep 2015",
        ("plan_issued Mon 4 Jan 2016 on_track", "conclude_by@order-14-5 Sat 31 Mar 2018 not_applicable",
         "tribunal_order@regs-44[draft_plan] Mon 8 May 2017 met", "no notice", "stage draft"),
    )  # fmt: skip
    assert str(case) == (
        "born Thu 4 May 2006; reassessment requested Tue 1 Sep 2015. On Wed 2 Sep 2015: plan issued Mon 4 Jan 2016 on "
        "track; conclude by (order-14-5) Sat 31 Mar 2018 not applicable; tribunal order (draft plan) (regs-44) Mon 8 "
        "May 2017 met; no notice; stage draft."
    )
    bare = WorkedCase("order-14-5", "why", "", "", "Mon 3 Oct 2016", ("!",))
    assert str(bare) == "nothing recorded. On Mon 3 Oct 2016: !."
