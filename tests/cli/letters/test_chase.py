"""`transfer advice` from the request to the last reminder, with its letters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.letters.test_professionals import known as known  # noqa: PLC0414 - a fixture
from tests.conftest import Run


def late(known: Run, on: str) -> list[tuple[Any, ...]]:
    found = known("--json", "--as-of", on, "advice", "chase").json["late"]
    return [
        (c["agency"], c["days_late"], c["reminders"], c["next"] and c["next"]["what"], c["is_due"], c["letter"])
        for c in found
    ]


def ask(known: Run) -> None:
    answer = known("advice", "request", "L03", "educational_psychologist", "school", "--on", "2016-09-05")
    assert answer.exit_code == 0


def test_the_whole_ladder(known: Run, workspace: Path) -> None:
    ask(known)
    assert late(known, "2016-10-17") == []
    assert late(known, "2016-10-18") == [
        ("educational_psychologist", 1, 0, "first reminder", True, True),
        ("school", 1, 0, "first reminder", True, True),
    ]
    made = known("--json", "--as-of", "2016-10-18", "advice", "chase", "--make")
    assert [(one["addressee"], one["kind"]) for one in made.json["letters"]] == [
        ("Educational Psychology Service", "advice_chaser"), ("Mr B Fenwick", "advice_chaser"),
    ]  # fmt: skip
    assert (workspace / "letters" / "2016-10-18" / "print.pdf").exists()
    assert [row[4] for row in late(known, "2016-10-18")] == [False, False]
    assert "2 letters are made and not yet posted." in known("--as-of", "2016-10-18", "advice", "chase").stdout
    known("--as-of", "2016-10-18", "letters", "posted", "2016-10-18", "--class", "hand")
    assert [row[2:5] for row in late(known, "2016-10-31")] == [(1, "second reminder", False)] * 2
    known("case", "record", "L03", "advice_chased:school", "--on", "2016-10-31", "--note", "by telephone")
    again = known(
        "--json", "--as-of", "2016-11-01", "advice", "chase", "--make", "--agency", "educational psychologist"
    )
    assert [one["addressee"] for one in again.json["letters"]] == ["Educational Psychology Service"]
    known("--as-of", "2016-11-01", "letters", "posted", "2016-11-01", "--class", "hand")
    assert late(known, "2016-11-15") == [
        ("educational_psychologist", 29, 2, "escalation", True, False),
        ("school", 29, 2, "escalation", True, False),
    ]
    nothing = known("--json", "--as-of", "2016-11-15", "advice", "chase", "--make")
    assert (nothing.exit_code, nothing.json["letters"]) == (0, [])
    known("case", "record", "L03", "advice_escalated:school", "--on", "2016-11-15")
    assert late(known, "2016-11-16")[1] == ("school", 30, 3, None, False, False)


def test_a_trial_makes_nothing(known: Run, workspace: Path) -> None:
    ask(known)
    answer = known("--as-of", "2016-10-18", "advice", "chase", "--make", "--dry-run", "--reference", "L03")
    assert answer.exit_code == 0
    assert "2 letters made, 0 held. Nothing was written: --dry-run." in answer.stdout
    assert not (workspace / "letters").exists()


def test_whoever_has_no_address_is_held(known: Run) -> None:
    known("advice", "request", "L03", "social_care", "--on", "2016-09-05")
    answer = known("--json", "--as-of", "2016-10-18", "advice", "chase", "--make")
    assert (answer.exit_code, [one["id"] for one in answer.json["held"]]) == (1, ["LET003"])


def test_what_does_not_suffice_is_asked_for_anew_by_letter(known: Run) -> None:
    ask(known)
    why = ("--not-sufficient", "--why", "Says nothing of the hours")
    known("--as-of", "2016-10-10", "advice", "received", "L03", "school", *why)
    (row,) = known("--json", "--as-of", "2016-10-20", "advice", "list", "--state", "ask_again").json["advice"]
    assert (row["agency"], row["sufficient"], row["why_not"]) == ("school", False, "Says nothing of the hours")
    todo = known("--json", "--as-of", "2016-10-20", "today").json["actions"]
    assert "Ask anew for the advice: school" in [action["what"] for action in todo if action["reference"] == "L03"]
    letter = ("--kind", "advice_request", "--reference", "L03", "--to", "school")
    assert "Thank you for what you sent us on 10 October 2016" in known(
        "--as-of", "2016-10-20", "letters", "preview", "L03", "--kind", "advice_request", "--to", "school",
    ).stdout  # fmt: skip
    made = known("--json", "--as-of", "2016-10-20", "letters", "generate", *letter)
    assert [one["addressee"] for one in made.json["letters"]] == ["Mr B Fenwick"]
    known("--as-of", "2016-10-20", "letters", "posted", "2016-10-20", "--class", "hand")
    explained = known("--json", "--as-of", "2016-10-21", "case", "explain", "L03").json["obligations"]
    (due,) = [o for o in explained if o["kind"] == "advice" and o["about"] == "school"]
    assert (due["due"], due["state"]) == ("2016-12-01", "on_track")
    assert "asked anew: an earlier answer did not suffice" in due["working"]
    again = known("--as-of", "2016-10-21", "letters", "generate", *letter)
    assert (again.exit_code, "[LET008]" in again.stdout + again.stderr or "LET008" in again.stdout) == (1, True)


def test_what_all_agree_on_is_not_asked_for(known: Run) -> None:
    days = ("--adviser", "2016-09-26", "--authority", "2016-09-28", "--family", "2016-10-03")
    assert known("advice", "suffices", "L03", "educational_psychologist", *days).exit_code == 0
    due = known("--json", "letters", "list", "--kind", "advice_request").json["due"]
    assert [one["addressee"] for one in due if one["reference"] == "L03"] == ["Mr B Fenwick"]
    refused = known("advice", "suffices", "L03", "parents", *days)
    assert (refused.exit_code, "[RULE070]" in refused.stderr) == (4, True)
