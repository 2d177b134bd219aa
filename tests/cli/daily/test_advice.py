"""`transfer advice`: what people read of it, and what it records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Golden = Callable[[str, str], None]


@pytest.fixture
def asked(office: Run) -> Run:
    """Advice of every kind of state about two children."""
    for words in (
        ("request", "D010", "health", "social_care", "--on", "2016-08-01"),
        ("received", "D010", "social_care", "--on", "2016-09-01", "--not-sufficient", "--why", "No hours"),
        ("request", "D003", "health", "--on", "2016-08-15"),
        ("received", "D003", "health", "--on", "2016-09-28"),
        ("received", "D009", "school", "--on", "2016-06-01"),
    ):
        assert office("advice", *words).exit_code == 0
    return office


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ((), "list"), (("--overdue",), "overdue"), (("--reference", "D003"), "of-a-case"),
        (("--agency", "Social care", "--state", "ask_again"), "of-an-agency"),
    ],
)  # fmt: skip
def test_what_people_read(asked: Run, golden: Golden, words: tuple[str, ...], name: str) -> None:
    answer = asked("advice", "list", *words)
    assert answer.exit_code == 0
    golden(answer.stdout, f"advice-{name}.txt")


def test_what_people_read_of_reminders(asked: Run, golden: Golden) -> None:
    golden(asked("advice", "chase").stdout, "advice-chase.txt")


def test_the_figures_are_those_of_the_lists(asked: Run) -> None:
    document = asked("--json", "advice", "list", *(f"--state={s}" for s in ("overdue", "ask_again", "waiting"))).json
    for agency in document["agencies"]:
        own = [one for one in document["advice"] if one["agency"] == agency["agency"]]
        assert agency["open"] == len(own)
        assert agency["overdue"] == sum(one["state"] == "overdue" for one in own)
        assert agency["ask_again"] == sum(one["state"] == "ask_again" for one in own)


def test_young_people_with_an_lda_are_counted_and_named(asked: Run) -> None:
    apart = "1 learning difficulty assessment is among these cases, and is left out of the weekly report's figures."
    assert apart not in asked("advice", "list").stdout + asked("advice", "chase").stdout
    assert asked("advice", "request", "D007", "health", "--on", "2016-08-01").exit_code == 0
    for words in (("list",), ("list", "--reference", "D007"), ("chase",)):
        assert apart in asked("advice", *words).stdout
    assert apart not in asked("advice", "list", "--reference", "D010").stdout
    document = asked("--json", "advice", "list").json
    (health,) = [one for one in document["agencies"] if one["agency"] == "health"]
    assert {one["reference"] for one in document["advice"] if one["document"] == "lda"} == {"D007"}
    assert [health["of_ldas"][key] for key in ("asked", "received", "open", "overdue")] == [1, 0, 1, 1]
    weekly = asked("--json", "report", "weekly", "--dry-run").json["numbers"]["advice"]
    (told,) = [one for one in weekly if one["agency"] == "health"]
    assert (told["asked"], told["overdue"]) == tuple(
        health[key] - health["of_ldas"][key] for key in ("asked", "overdue")
    )


def test_nobody_was_asked(office: Run) -> None:
    from transfer_cli.store import open_store

    open_store("empty.db", create=True).close()
    assert office("--db", "empty.db", "advice", "list").stdout == "No advice was asked for.\n"
    assert office("--db", "empty.db", "advice", "chase").stdout == "No advice is late.\n"


def test_asking_again_gives_no_time(asked: Run) -> None:
    answer = asked("advice", "request", "D010", "health", "--on", "2016-10-03")
    assert "[USE061]" in answer.stderr
    (found,) = [o for o in asked("--json", "case", "explain", "D010").json["obligations"]
                if o["kind"] == "advice" and o["about"] == "health"]  # fmt: skip
    assert found["due"] == "2016-09-12"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("received", "D003", "health", "--not-sufficient"), 2),
        (("received", "D003", "health", "--why", "x"), 2),
        (("request", "D003"), 2),
        (("request", "nobody", "health"), 3),
    ],
)
def test_what_cannot_be(office: Run, words: tuple[str, ...], code: int) -> None:
    assert office("advice", *words).exit_code == code


def test_a_trial_writes_nothing(office: Run) -> None:
    before = office("audit", "log").stdout
    assert office("advice", "request", "D003", "health", "--dry-run").exit_code == 0
    assert office("audit", "log").stdout == before
    assert office("--known-on", "2016-10-03", "advice", "request", "D003", "health").exit_code == 4


def test_the_events_file_brings_all_of_it(office: Run, workspace: Path) -> None:
    rows = """reference,step,on,note
D002,advice_requested:health,2016-08-15,
D002,advice_received:health,2016-09-01,
D002,advice_insufficient:health,2016-09-02,no hours
D002,advice_suffices:school,2016-09-02,adviser and family asked
"""
    (workspace / "more.csv").write_text(rows, encoding="utf-8")
    assert office("import", "more.csv").exit_code == 0
    found = office("--json", "advice", "list", "--reference", "D002").json["advice"]
    assert [(one["agency"], one["state"], one["why_not"]) for one in found] == [
        ("health", "ask_again", "no hours"), ("school", "suffices", ""),
    ]  # fmt: skip
