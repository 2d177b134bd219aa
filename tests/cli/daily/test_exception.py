"""`transfer case exception`."""

from __future__ import annotations

import pytest

from tests.conftest import Run

AWAY = (
    "case", "exception", "D002", "absence", "--from", "2016-06-01", "--to", "2016-06-28",
    "--evidence", "Letter of 2 June", "--approved-by", "A Manager",
)  # fmt: skip


def plan(office: Run) -> dict[str, object]:
    (found,) = (
        o for o in office("--json", "case", "explain", "D002").json["obligations"] if o["kind"] == "plan_issued"
    )
    return {key: found[key] for key in ("due", "state", "days_late")}


def test_it_disapplies_the_limit_and_moves_no_day(office: Run) -> None:
    assert plan(office) == {"due": "2016-09-11", "state": "overdue", "days_late": 22}
    answer = office(*AWAY)
    assert (answer.exit_code, answer.stdout.splitlines()[0]) == (
        0, "D002: exception (absence) decided on 3 Oct 2016. Recorded.",
    )  # fmt: skip
    assert plan(office) == {"due": "2016-09-11", "state": "excepted", "days_late": 0}
    said = office("case", "explain", "D002").stdout
    assert "The EHC plan is to be sent by 11 Sep 2016, by law: excepted.\n" in said
    assert (
        "  excepted: absent from the area 1 Jun 2016 to 28 Jun 2016 (SI 2014/1530 reg 10(4)(d)), agreed by A Manager; "
        "the day does not move, and as soon as practicable still binds\n"
    ) in said


def test_before_the_decision_the_plan_was_simply_late(office: Run) -> None:
    office(*AWAY)
    answer = office("--as-of", "2016-10-02", "--json", "case", "explain", "D002")
    assert {o["state"] for o in answer.json["obligations"] if o["kind"] == "plan_issued"} == {"overdue"}


def test_what_it_rests_on_is_kept(office: Run) -> None:
    office(*AWAY, "--note", "rang the school", "--on", "2016-10-01")
    (kept,) = (e for e in office("--json", "case", "show", "D002").json["events"] if e["step"] == "exception:absence")
    assert (kept["happened"], kept["note"]) == ("2016-10-01", "rang the school")
    assert kept["detail"] == {
        "from": "2016-06-01", "to": "2016-06-28", "evidence": "Letter of 2 June", "approved_by": "A Manager",
    }  # fmt: skip
    assert "Letter of 2 June" not in office("audit", "log").stdout
    assert "nothing was written" in office(*AWAY, "--note", "rang the school", "--on", "2016-10-01").stdout


def test_a_dry_run_writes_nothing(office: Run) -> None:
    assert "This would be recorded" in office(*AWAY, "--dry-run").stdout
    assert plan(office)["state"] == "overdue"


def test_a_ground_that_does_not_hold_is_refused(office: Run) -> None:
    short = ("--from", "2016-06-01", "--to", "2016-06-27", "--evidence", "Letter", "--approved-by", "A Manager")
    answer = office("case", "exception", "D002", "absence", *short)
    assert (answer.exit_code, answer.stdout) == (4, "")
    assert answer.stderr == (
        "D002: this is no exception under SI 2014/1530 reg 10(4)(d). The absence is of 27 days; the law asks for four "
        "weeks, 28 days. If the days are right there is no exception: write to the family about the delay instead. "
        "[RULE001]\n"
    )
    assert plan(office)["state"] == "overdue"


def test_a_closure_that_the_terms_do_not_have(office: Run) -> None:
    shown = ("--asked", "2016-06-01", "--evidence", "Letter", "--approved-by", "A Manager")
    answer = office("case", "exception", "D002", "closure", *shown)
    assert (answer.exit_code, answer.stderr[-10:]) == (4, "[RULE002]\n")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("absence",), "Every ground but closure needs --from."),
        (("appointment", "--from", "2016-06-01"), "--agency belongs to appointment, which needs it."),
        (("absence", "--from", "2016-06-02", "--to", "2016-06-01"), "--to lies before --from."),
        (("volume", "--from", "2016-06-02"), "'volume' is not one of"),
    ],
)
def test_what_is_mistyped(words: tuple[str, ...], why: str, office: Run) -> None:
    answer = office("case", "exception", "D002", *words, "--evidence", "Letter", "--approved-by", "A Manager")
    assert answer.exit_code == 2
    assert why in answer.stderr


def test_it_is_not_recorded_as_a_bare_step(office: Run) -> None:
    answer = office("case", "record", "D002", "exception:absence", "--on", "2016-10-03")
    assert answer.exit_code == 2
    assert "transfer case exception records it" in answer.stderr
    unknown = office("case", "record", "D002", "exception:volume", "--on", "2016-10-03")
    assert (unknown.exit_code, unknown.stderr[-9:]) == (3, "[USE005]\n")


def test_it_is_taken_back_like_any_step(office: Run) -> None:
    office(*AWAY)
    assert office("case", "correct", "D002", "exception:absence", "--never-happened").exit_code == 0
    assert plan(office)["state"] == "overdue"
