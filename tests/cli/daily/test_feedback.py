"""`transfer feedback`: recorded, counted, and words that are printed nowhere but with the case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Golden = Callable[[str, str], None]
WORDS = "Nobody rang us back"


@pytest.fixture
def heard(office: Run) -> Run:
    for words in (
        ("D002", "appeal", "--about", "F", "--about", "i", "--on", "2016-06-01"),
        ("D002", "appeal_conceded", "--on", "2016-09-12"),
        ("D003", "complaint", "--on", "2016-09-19"),
        ("D003", "form", "--satisfied", "2", "--understood", "5", "--words", WORDS),
        ("D004", "mediation_declined", "--on", "2016-09-26"),
        ("D009", "budget_requested", "--on", "2016-09-26"),
    ):
        answer = office("feedback", "record", *words)
        assert (answer.exit_code, "Recorded." in answer.stdout) == (0, True)
    return office


def test_what_people_read(heard: Run, golden: Golden) -> None:
    golden(heard("feedback", "list").stdout, "feedback-list.txt")


def test_young_people_with_an_lda_are_counted_and_named(heard: Run) -> None:
    apart = "1 learning difficulty assessment is among these cases, and is left out of the weekly report's figures.\n"
    assert apart not in heard("feedback", "list").stdout
    assert heard("feedback", "record", "D007", "complaint", "--on", "2016-09-26").exit_code == 0
    assert heard("feedback", "list").stdout.startswith(apart)
    document = heard("--json", "feedback", "list").json
    assert {one["reference"] for one in document["open"] if one["document"] == "lda"} == {"D007"}
    weekly = heard("--json", "report", "weekly", "--dry-run").json["numbers"]
    assert {one["topic"]: one["all"] - one["of_ldas"] for one in document["counts"]} == {
        topic: counts["all"] for topic, counts in weekly["families"].items()
    }
    assert sum(one["of_ldas"] for one in document["counts"]) == 1


def test_a_case_shows_what_is_open(heard: Run) -> None:
    shown = heard("case", "show", "D004")
    assert "mediation certificate to be issued" in shown.stdout
    assert WORDS in heard("case", "show", "D003").stdout
    assert WORDS not in heard("feedback", "list").stdout + heard("--json", "feedback", "list").stdout
    (matter,) = heard("--json", "case", "show", "D009").json["open_with_family"]
    assert (matter["kind"], matter["due"], matter["since"]) == ("budget", None, "2016-09-26")


def test_the_office_may_promise_a_day_for_complaints(heard: Run, workspace: Path) -> None:
    settings = workspace / "transfer.toml"
    text = settings.read_text(encoding="utf-8") + "\n[complaints]\nanswer_within_days = 10\n"
    settings.write_text(text, encoding="utf-8")
    found = [m for m in heard("--json", "feedback", "list").json["open"] if m["kind"] == "complaint"]
    assert [(m["reference"], m["due"], m["days_late"], m["basis"]) for m in found] == [
        ("D004", "2016-09-22", 11, "local"), ("D003", "2016-09-29", 4, "local"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ("form",),
        ("complaint", "--satisfied", "3"),
        ("form", "--satisfied", "6"),
        ("complaint", "--about", "b"),
        ("praise",),
    ],
)
def test_what_cannot_be(office: Run, words: tuple[str, ...]) -> None:
    assert office("feedback", "record", "D003", *words).exit_code == 2


def test_an_answer_without_a_complaint_is_recorded_and_noted(office: Run) -> None:
    answer = office("feedback", "record", "D003", "complaint_answered")
    assert (answer.exit_code, "[USE063]" in answer.stderr) == (0, True)


def test_a_trial_writes_nothing(office: Run) -> None:
    before = office("audit", "log").stdout
    assert office("feedback", "record", "D003", "compliment", "--dry-run").exit_code == 0
    assert office("audit", "log").stdout == before


def test_it_survives_an_export(heard: Run, run: Run) -> None:
    before = heard("--json", "feedback", "list").json
    assert heard("export", "out.csv", "--events", "steps.csv").exit_code == 0
    assert run("-q", "--db", "new.db", "init", "elsewhere").exit_code == 0
    for name in ("out.csv", "steps.csv"):
        assert run("-q", "--db", "new.db", "--as-of", "2016-10-03", "import", name).exit_code == 0
    after = run("-q", "--db", "new.db", "--as-of", "2016-10-03", "--json", "feedback", "list").json
    assert after["counts"] == before["counts"]
