"""Supposed days of notice and beginning: what cannot be, and what the law says of the others."""

from __future__ import annotations

import pytest

from tests.builders import day
from tests.domain.worked import STARTED, a_child, cases
from transfer_cli.domain.case import Document, LeftReason
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.supposing import Supposed, breaches, refuse_impossible
from transfer_cli.domain.what_if import supposed
from transfer_cli.errors import Refused, TransferError


def the_days(notice: str, begins: str) -> Supposed:
    return Supposed(day(notice) if notice else None, day(begins) if begins else None)


@pytest.mark.parametrize(
    ("steps", "notice", "begins", "expected"),
    cases(
        """
        case                          | steps   | notice          | begins          | expected
        fourteen days                 |         | Mon 10 Oct 2016 | Mon 24 Oct 2016 |
        thirteen days are arguable    |         | Mon 10 Oct 2016 | Sun 23 Oct 2016 | arguably in time
        twelve days break the law     |         | Mon 10 Oct 2016 | Sat 22 Oct 2016 | 2 days late, which breaks
        the same day breaks it        |         | Mon 10 Oct 2016 | Mon 10 Oct 2016 | 14 days late, which breaks
        what becomes of the beginning | started | Mon 19 Sep 2016 |                 | stays on 26 Sep 2016, and the
        a beginning after the notice  | started |                 | Sat 24 Sep 2016 | 2 days late, which breaks
        only a notice                 |         | Mon 10 Oct 2016 |                 |
        only a beginning              |         |                 | Mon 10 Oct 2016 |
        """
    ),
)
def test_what_the_law_says(steps: str, notice: str, begins: str, expected: str) -> None:
    wanted = the_days(notice, begins)
    case = a_child(STARTED if steps else "")
    then = supposed(case, notice=wanted.notice, begins=wanted.begins)
    refuse_impossible(case, then, wanted, day("3 Oct 2016"), ENGLAND)
    found = breaches(then, wanted, ENGLAND)
    assert [problem.id for problem in found] == ["RULE063"] * bool(expected)
    assert all(expected in problem.why for problem in found)


def test_the_lawful_beginning_is_named() -> None:
    wanted = the_days("Mon 10 Oct 2016", "Mon 17 Oct 2016")
    (problem,) = breaches(supposed(a_child(), notice=wanted.notice, begins=wanted.begins), wanted, ENGLAND)
    assert str(problem) == (
        'CW0001: "2016-10-10": the notice is 7 days late, which breaks the law (SI 2014/2270 art 18(1)): for a '
        "beginning on 17 Oct 2016 it is due by 3 Oct 2016. After this notice the assessment may safely begin on 24 Oct "
        "2016. [RULE063]"
    )


def test_an_lda_runs_from_no_notice() -> None:
    wanted = the_days("Mon 10 Oct 2016", "Mon 17 Oct 2016")
    case = a_child("began 17 Oct 2016", document=Document.LDA)
    assert breaches(supposed(case, notice=wanted.notice, begins=wanted.begins), wanted, ENGLAND) == ()


@pytest.mark.parametrize(
    ("notice", "begins", "expected"),
    cases(
        """
        case                       | notice          | begins          | expected
        before the law             | Fri 29 Aug 2014 | Mon 15 Sep 2014 | RULE061
        begun before the law       |                 | Fri 29 Aug 2014 | RULE061
        begun before its notice    | Mon 10 Oct 2016 | Sun 9 Oct 2016  | RULE062
        a year long gone           | Tue 10 Oct 1916 |                 | USE027
        a year that never comes    |                 | Sat 10 Oct 2116 | USE027
        """
    ),
)
def test_what_cannot_be(notice: str, begins: str, expected: str) -> None:
    wanted, case = the_days(notice, begins), a_child()
    then = supposed(case, notice=wanted.notice, begins=wanted.begins)
    with pytest.raises(TransferError) as raised:
        refuse_impossible(case, then, wanted, day("3 Oct 2016"), ENGLAND)
    assert raised.value.id == expected


def test_a_notice_after_the_recorded_beginning_asks_for_another_beginning() -> None:
    wanted, case = the_days("Mon 10 Oct 2016", ""), a_child(STARTED)
    with pytest.raises(Refused, match=r"Suppose both days: --if-notice and --if-begins, 14 days apart or more\."):
        refuse_impossible(case, supposed(case, notice=wanted.notice), wanted, day("3 Oct 2016"), ENGLAND)


@pytest.mark.parametrize(
    ("steps", "left", "said"),
    [
        ("", LeftReason.DECEASED, r"CW0001 is closed on 3 Oct 2016: left \(deceased\), so no notice"),
        (f"{STARTED}, plan 30 Sep 2016", None, "CW0001 is closed on 3 Oct 2016: transferred, so no notice"),
    ],
)
def test_a_closed_case(steps: str, left: LeftReason | None, said: str) -> None:
    wanted = the_days("Mon 10 Oct 2016", "Mon 24 Oct 2016")
    case = a_child(steps, left_on=day("1 Sep 2016") if left else None, left_reason=left)
    with pytest.raises(Refused, match=said):
        refuse_impossible(case, case, wanted, day("3 Oct 2016"), ENGLAND)
