"""`transfer what-if`, and the --if options of `transfer case explain`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run


def test_another_notice_and_beginning_of_one_child(office: Run) -> None:
    answer = office("case", "explain", "D001", "--if-notice", "2016-10-10", "--if-begins", "2016-10-24")
    assert (answer.exit_code, answer.stdout.splitlines()) == (
        0,
        [
            "D001 as of 3 Oct 2016, seen from 10 Oct 2016, if it were so:",
            "  Notice of the assessment: 10 Oct 2016, where it was 26 Sep 2016.",
            "  The statement is to be reviewed: 1 Feb 2017 as before, but not applicable.",
            "  The EHC plan is to be sent: 26 Feb 2017, where there was no day.",
            "  A decision that there will be no plan is to be notified: 29 Jan 2017, where there was no day.",
        ],
    )
    assert office("--json", "case", "explain", "D001").json["notice_on"] is None


def test_the_same_for_programs(office: Run) -> None:
    found = office("--json", "case", "explain", "D002", "--if-begins", "2016-05-10").json
    assert found["moves"][1] == {
        "reference": "D002",
        "what": "The EHC plan is to be sent",
        "rule": "order-21-3",
        "was": "2016-09-11",
        "would_be": "2016-09-12",
        "state": "overdue",
    }
    assert (found["now"]["begins_on"], found["then"]["begins_on"]) == ("2016-05-09", "2016-05-10")


def test_a_holiday_moves_no_day_of_the_law(office: Run) -> None:
    answer = office("case", "explain", "D002", "--if-holiday", "2016-09-11..2016-09-12")
    assert answer.stdout == "D002 as of 3 Oct 2016, if it were so:\n  No day would be another.\n"
    whole = office("what-if", "--holiday", "2016-09-12")
    assert whole.exit_code == 0
    assert whole.stdout == (
        "No day would be another: the law's limits are calendar days, and no last day is moved for a weekend or a "
        "holiday.\n"
    )


def test_a_holiday_moves_the_starts_that_are_planned(office: Run) -> None:
    found = office("--json", "what-if", "--holiday", "2016-11-14..2016-11-18").json
    assert found["children"] == 1
    assert [(m["reference"], m["rule"], m["was"], m["would_be"]) for m in found["moves"]] == [
        ("D009", "schedule", "2016-11-14", "2016-11-21"),
        ("D009", "order-18-1", "2016-10-31", "2016-11-07"),
    ]
    shown = office("what-if", "--holiday", "2016-11-14..2016-11-18").stdout
    assert shown.startswith("What would move, as of 3 Oct 2016\n")
    assert shown.rstrip().endswith("2 days of 1 child would be another.")


def test_another_reading_of_the_law(office: Run) -> None:
    found = office("--json", "what-if", "--policy", "year_10_begins=autumn_term").json
    assert {(m["rule"], m["was"], m["would_be"]) for m in found["moves"]} == {
        ("order-14-3-c", "2017-08-31", "2017-09-03"),
        ("order-14-3-c", "2018-08-31", "2018-09-02"),
    }


def test_another_settings_file(office: Run, workspace: Path) -> None:
    text = (workspace / "transfer.toml").read_text(encoding="utf-8")
    (workspace / "next.toml").write_text(
        text.replace("[authority]", "[authority]\ndeadline = 2017-12-31", 1), encoding="utf-8"
    )
    found = office("--json", "what-if", "--calendar", "next.toml").json
    assert {m["rule"] for m in found["moves"]} == {"local-deadline"}
    assert office("what-if", "--calendar", "none.toml").exit_code == 3


def test_the_settings_may_read_a_point_otherwise_and_explain_says_so(office: Run, workspace: Path) -> None:
    with (workspace / "transfer.toml").open("a", encoding="utf-8") as file:
        file.write('\n[policy]\nyear_10_begins = "autumn_term"\n')
    answer = office("case", "explain", "D001")
    assert "by 3 Sep 2017, by law: on track." in answer.stdout
    assert (
        "Open points of the law that matter here:\n"
        "  When does a child begin Year 10? Read here: on the first day of the autumn term. Read otherwise (on 1 "
        "September): The transfer is to be concluded (Year 9 from Sep 2016): 31 Aug 2017, where it was 3 Sep 2017."
    ) in answer.stdout
    (point,) = office("--json", "case", "explain", "D001").json["open_points"]
    assert (point["switch"], point["chosen"], point["other"]) == ("year_10_begins", "autumn_term", "1_september")


def test_status_says_which_points_are_not_read_the_safe_way(office: Run, workspace: Path) -> None:
    assert "open point" not in office("-v", "status").stderr
    with (workspace / "transfer.toml").open("a", encoding="utf-8") as file:
        file.write('\n[policy]\nyear_9 = "order_only"\n')
    assert (
        "An open point of the law is not read the safe way. Do the days that only guidance sets for Year 9 count? "
        "Here: only the Order's count (year_9).\n"
    ) in office("-v", "status").stderr


def test_a_reading_that_the_settings_do_not_know(office: Run, workspace: Path) -> None:
    with (workspace / "transfer.toml").open("a", encoding="utf-8") as file:
        file.write('\n[policy]\nyear_9 = "orders_only"\nyear_ten = "x"\n')
    answer = office("status")
    assert answer.exit_code == 3
    assert "This is not known as a value of year_9. Did you mean order_only? [SET012]" in answer.stderr
    assert "[policy] has no setting of this name." in answer.stderr


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("what-if",), "Say what would be otherwise: --holiday, --policy or --calendar."),
        (("what-if", "--holiday", "2016-11-14..2016-11-01"), "write the first day, two dots and the last day"),
        (("what-if", "--holiday", "14 Novembre 2016"), "it is not a date"),
        (("what-if", "--policy", "year9=x"), '"year9" is no open point. Did you mean year_9?'),
        (("what-if", "--policy", "year_9=x"), '"x" is no reading of year_9. Write year_9=guidance_too or order_only.'),
    ],
)
def test_what_is_mistyped(words: tuple[str, ...], why: str, office: Run) -> None:
    answer = office(*words)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert why in answer.stderr


def test_a_supposed_notice_that_is_too_short_is_said_to_break_the_law(office: Run) -> None:
    words = ("case", "explain", "D001", "--if-notice", "2016-10-10", "--if-begins", "2016-10-17")
    answer = office(*words)
    assert answer.exit_code == 0
    assert "the notice is 7 days late, which breaks the law (SI 2014/2270 art 18(1))" in answer.stderr
    found = office("--json", *words).json
    assert found["as_of"] == "2016-10-03"
    assert found["seen_on"] == "2016-10-10"
    assert [warning["id"] for warning in found["warnings"]] == ["RULE063"]


@pytest.mark.parametrize(
    ("reference", "days", "exit_code", "id_"),
    [
        ("D006", ("--if-notice", "2016-10-10"), 4, "RULE060"),
        ("D001", ("--if-notice", "2014-08-29"), 4, "RULE061"),
        ("D001", ("--if-notice", "2016-10-10", "--if-begins", "2016-10-03"), 4, "RULE062"),
        ("D001", ("--if-notice", "1916-10-10"), 3, "USE027"),
    ],
)
def test_days_that_cannot_be_supposed(
    reference: str, days: tuple[str, ...], exit_code: int, id_: str, office: Run
) -> None:
    answer = office("case", "explain", reference, *days)
    assert (answer.exit_code, answer.stdout) == (exit_code, "")
    assert f"[{id_}]" in answer.stderr
