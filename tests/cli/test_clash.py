"""Two people at one case: what both changed is shown field by field, and somebody chooses."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_case
from tests.conftest import Run
from tests.store.builders import change, event, write
from transfer_cli.domain.changes import Changes, NewOperation
from transfer_cli.store import Store, open_store


@pytest.fixture
def record(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A child with a notice, up to operation 1; then somebody else, `a.okoro`, may write."""
    monkeypatch.setenv("TRANSFER_AS_OF", "2016-10-03")
    monkeypatch.setenv("TRANSFER_ACTOR", "a.okoro")
    path = workspace / "transfer.db"
    with open_store(str(path), create=True) as store:
        notice = event("notice_given", "2016-09-12", detail={"begins": "2016-09-26"})
        write(store, "2016-09-05", a_case(officer="J Price"), a_case(reference="CW0002"), notice)
    return path


def meanwhile(path: Path, *parts: Any) -> None:
    """What somebody else records."""
    with open_store(str(path), create=False) as store:
        write(store, "2016-10-03", *parts, command="case correct")


THEIRS = change("officer", "J Price", "A Okoro", "2016-10-03")


def facts(run: Run) -> tuple[str | None, list[tuple[str, str]]]:
    document = run("--json", "case", "show", "CW0001").json
    return document["fields"]["officer"], [(one["step"], one["happened"]) for one in document["events"]]


def test_the_clash_is_shown_and_nothing_is_changed(run: Run, record: Path) -> None:
    meanwhile(record, THEIRS)
    answer = run("case", "correct", "CW0001", "officer", "L Moss", "--seen", "1")
    assert (answer.exit_code, answer.stdout) == (5, "")
    said = " ".join(answer.stderr.split())
    assert (
        "officer: you had seen J Price, it is now A Okoro, you want L Moss; it was changed by a.okoro (case correct, "
        in said
    )
    assert "[UND007]" in said
    assert "Somebody else changed the same meanwhile; nothing was changed." in said
    assert facts(run)[0] == "A Okoro"


@pytest.mark.parametrize(("choice", "officer"), [("mine", "L Moss"), ("theirs", "A Okoro")])
def test_it_can_be_chosen_beforehand(run: Run, record: Path, choice: str, officer: str) -> None:
    meanwhile(record, THEIRS)
    answer = run("case", "correct", "CW0001", "officer", "L Moss", "--seen", "1", "--on-clash", choice)
    assert answer.exit_code == 0
    assert facts(run)[0] == officer
    assert ("nothing was written" in answer.stdout) == (choice == "theirs")
    assert run("audit", "verify").exit_code == 0


@pytest.mark.parametrize(("choice", "officer"), [("mine", "L Moss"), ("theirs", "A Okoro")])
def test_in_a_terminal_it_is_asked(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch, choice: str, officer: str
) -> None:
    monkeypatch.setattr("transfer_cli.cli.clash.can_ask", lambda _office: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: choice)
    meanwhile(record, THEIRS)
    assert run("case", "correct", "CW0001", "officer", "L Moss", "--seen", "1").exit_code == 0
    assert facts(run)[0] == officer


def test_each_field_is_asked_by_itself(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["mine", "theirs", "mine", "mine"])
    monkeypatch.setattr("transfer_cli.cli.clash.can_ask", lambda _office: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))
    theirs = {"on": "2016-10-20", "at": "10:00", "place": "Town Hall", "officer": "A Okoro"}
    meanwhile(record, *(change(f"meeting_{name}", None, value, "2016-10-03") for name, value in theirs.items()))
    words = ["--on", "2016-10-21", "--at", "14:00", "--place", "Library", "--officer", "L Moss", "--seen", "1"]
    assert run("case", "record", "CW0001", "meeting_planned", *words).exit_code == 0
    fields = run("--json", "case", "show", "CW0001").json["fields"]
    planned = [fields[f"meeting_{name}"] for name in ("on", "at", "place", "officer")]
    assert planned == ["2016-10-21", "10:00", "Library", "L Moss"]


def test_what_does_not_touch_it_is_kept_beside_it(run: Run, record: Path) -> None:
    meanwhile(record, THEIRS, event("complaint", "2016-10-03"))
    answer = run("case", "record", "CW0001", "meeting_held", "--on", "2016-10-03", "--seen", "1")
    assert answer.exit_code == 0
    said = " ".join(answer.stderr.split())
    assert "a.okoro (case correct, " in said
    assert "wrote about CW0001 meanwhile. Yours does not touch that; both are kept." in said
    officer, steps = facts(run)
    assert (officer, {step for step, _ in steps}) == ("A Okoro", {"notice_given", "complaint", "meeting_held"})


def test_what_was_changed_to_the_same_is_in_the_record_already(run: Run, record: Path) -> None:
    meanwhile(record, change("officer", "J Price", "L Moss", "2016-10-03"))
    answer = run("case", "correct", "CW0001", "officer", "L Moss", "--seen", "1", "--on-clash", "mine")
    assert (answer.exit_code, answer.stdout.splitlines()[0]) == (
        0, "CW0001: officer corrected. This is in the record already; nothing was written.",
    )  # fmt: skip


def test_what_comes_out_otherwise_now_is_not_kept_without_asking(run: Run, record: Path) -> None:
    meanwhile(record, change("date_of_birth", "2007-05-04", "2008-05-04", "2016-10-03"))
    words = ["case", "correct", "CW0001", "ncy", "6", "--seen", "1"]
    answer = run(*words)
    assert answer.exit_code == 5
    said = " ".join(answer.stderr.split())
    assert "wrote about it meanwhile, and what you are about to record comes out otherwise now." in said
    assert run(*words, "--on-clash", "theirs").exit_code == 0
    assert run("--json", "case", "show", "CW0001").json["ncy"] == 4
    assert run(*words, "--on-clash", "mine").exit_code == 0
    assert run("--json", "case", "show", "CW0001").json["ncy"] == 6


def test_a_day_that_follows_from_another_field_is_a_field_of_its_own(run: Run, record: Path) -> None:
    meanwhile(record, change("phase_move_on", None, "2017-09-04", "2016-10-03"))
    words = ["case", "correct", "CW0001", "phase_move", "primary_to_secondary", "--seen", "1"]
    answer = run(*words)
    assert answer.exit_code == 5
    assert "phase move on: you had seen nothing, it is now 2017-09-04" in " ".join(answer.stderr.split())
    assert run(*words, "--on-clash", "theirs").exit_code == 0
    fields = run("--json", "case", "show", "CW0001").json["fields"]
    assert (fields["phase_move"], fields["phase_move_on"]) == ("primary_to_secondary", "2017-09-04")


@pytest.mark.parametrize(
    ("theirs", "wanted", "stands"),
    [
        (event("notice_given", "2016-09-13", supersedes=1), "2016-09-14", "2016-09-14"),
        (event("notice_given", "2016-09-12", supersedes=1, retracts=True), "2016-09-14", "2016-09-14"),
        (event("notice_given", "2016-09-13", supersedes=1), "--never-happened", None),
        (event("notice_given", "2016-09-12", supersedes=1, retracts=True), "--never-happened", None),
    ],
)
def test_a_step_that_both_corrected(run: Run, record: Path, theirs: Any, wanted: str, stands: str | None) -> None:
    meanwhile(record, theirs)
    words = ["case", "correct", "CW0001", "notice_given", wanted, "--seen", "1"]
    answer = run(*words)
    assert answer.exit_code == 5
    assert "you had seen 12 Sep 2016" in " ".join(answer.stderr.split())
    assert run(*words, "--on-clash", "mine").exit_code == 0
    assert facts(run)[1] == ([("notice_given", stands)] if stands else [])
    assert run("audit", "verify").exit_code == 0


def test_a_dry_run_shows_the_clash_too(run: Run, record: Path) -> None:
    meanwhile(record, THEIRS)
    words = ["case", "correct", "CW0001", "officer", "L Moss", "--seen", "1", "--dry-run"]
    assert run(*words).exit_code == 5
    answer = run(*words, "--on-clash", "mine")
    assert (answer.exit_code, facts(run)[0]) == (0, "A Okoro")


def test_somebody_who_writes_between_reading_and_writing(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = Store.record

    def after_somebody_else(self: Store, operation: NewOperation, changes: Changes) -> object:
        monkeypatch.setattr(Store, "record", written)
        meanwhile(record, event("complaint", "2016-10-01"))
        return written(self, operation, changes)

    monkeypatch.setattr(Store, "record", after_somebody_else)
    assert run("case", "correct", "CW0001", "officer", "L Moss").exit_code == 0
    assert facts(run) == ("L Moss", [("notice_given", "2016-09-12"), ("complaint", "2016-10-01")])


def test_what_was_recorded_in_the_same_moment_is_later_all_the_same(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transfer_cli.store.writing.now", lambda: datetime(2000, 1, 1, tzinfo=UTC))
    meanwhile(record, THEIRS)
    first, second = run("--json", "audit", "log").json["operations"]
    assert first["recorded"] == second["recorded"]
    assert run("case", "correct", "CW0001", "officer", "L Moss", "--seen", "1").exit_code == 5


@pytest.mark.usefixtures("record")
def test_a_case_whose_import_was_undone_meanwhile(run: Run) -> None:
    assert run("undo", "--yes").exit_code == 0
    assert run("case", "correct", "CW0001", "officer", "L Moss", "--seen", "1").exit_code == 5


@pytest.mark.usefixtures("record")
def test_an_operation_that_is_not_there(run: Run) -> None:
    answer = run("case", "correct", "CW0001", "officer", "L Moss", "--seen", "7")
    assert (answer.exit_code, "[UND001]" in answer.stderr) == (3, True)


@pytest.mark.usefixtures("record")
def test_case_show_says_up_to_which_operation(run: Run) -> None:
    assert run("--json", "case", "show", "CW0001").json["operation"] == 1
    assert "--seen 1" in run("--plain", "case", "show", "CW0001").stdout


def test_that_theirs_stands_is_not_told_as_recorded_already(run: Run, record: Path) -> None:
    meanwhile(record, event("draft_served", "2016-10-03"))
    words = ("case", "record", "CW0001", "draft_served", "--on", "2016-09-30", "--seen", "1")
    answer = run(*words, "--on-clash", "theirs")
    assert "what somebody else recorded stands; nothing was written" in answer.stdout
    assert "in the record already" not in answer.stdout


@pytest.mark.parametrize(("choice", "officer"), [("mine", "J Price"), ("theirs", "A Okoro")])
def test_what_was_as_wanted_when_it_was_seen_and_is_not_any_more(
    run: Run, record: Path, choice: str, officer: str
) -> None:
    meanwhile(record, THEIRS)
    words = ("case", "correct", "CW0001", "officer", "J Price", "--seen", "1")
    refused = run(*words)
    assert (refused.exit_code, "[UND007]" in refused.stderr, refused.stdout) == (5, True, "")
    answer = run(*words, "--on-clash", choice)
    assert (answer.exit_code, "in the record already" in answer.stdout) == (0, False)
    assert facts(run)[0] == officer


LATER = "2016-10-03"
BOTH: dict[str, tuple[Any, tuple[str, ...], str]] = {
    "advice request": (
        event("advice_requested:health", "2016-09-20"), ("advice", "request", "CW0001", "health", "--on", LATER),
        "it is now 20 Sep 2016, you want 3 Oct 2016",
    ),
    "advice received": (
        event("advice_received:health", "2016-10-01"), ("advice", "received", "CW0001", "health", "--on", LATER),
        "it is now 1 Oct 2016, you want 3 Oct 2016",
    ),
    "advice suffices": (
        event("advice_suffices:health", "2016-10-01"),
        ("advice", "suffices", "CW0001", "health", "--adviser", LATER, "--authority", LATER, "--family", LATER),
        "it is now 1 Oct 2016, you want 3 Oct 2016",
    ),
    "feedback record": (
        event("appeal_outcome:allowed", "2016-10-01"),
        ("feedback", "record", "CW0001", "appeal_dismissed", "--on", LATER),
        "it is now appeal ended: allowed, 1 Oct 2016, you want 3 Oct 2016",
    ),
    "slippage reason": (
        event("slip_reason:late_advice", "2016-10-01"),
        ("slippage", "reason", "CW0001", "no_officer", "--on", LATER),
        "it is now reason for slipping: late advice, 1 Oct 2016, you want 3 Oct 2016",
    ),
    "retention hold": (
        event("retention_hold", "2016-10-01"), ("retention", "hold", "CW0001", "--why", "a claim"),
        "it is now 1 Oct 2016, you want 3 Oct 2016",
    ),
}  # fmt: skip
"""By command: what somebody else recorded meanwhile, one's own words, and how both are told."""


def now_there(run: Run) -> list[str]:
    return [f"{step} {on}" for step, on in facts(run)[1] if step != "notice_given"]


@pytest.mark.parametrize("command", BOTH)
def test_every_command_about_one_case_shows_what_both_recorded(run: Run, record: Path, command: str) -> None:
    theirs, words, said = BOTH[command]
    meanwhile(record, theirs)
    before = now_there(run)
    refused = run(*words, "--seen", "1")
    shown = " ".join(refused.stderr.split())
    assert (refused.exit_code, "[UND007]" in shown, said in shown, refused.stdout) == (5, True, True, "")
    assert "it was changed by a.okoro (case correct, " in shown
    answer = run(*words, "--seen", "1", "--on-clash", "theirs")
    assert (answer.exit_code, now_there(run)) == (0, before)
    assert "what somebody else recorded stands; nothing was written" in answer.stdout
    assert run(*words, "--seen", "1", "--on-clash", "mine").exit_code == 0
    assert run("audit", "verify").exit_code == 0


@pytest.mark.parametrize("command", BOTH)
def test_in_every_one_also_at_the_very_moment_of_writing(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    theirs, words, said = BOTH[command]
    written = Store.record

    def after_somebody_else(self: Store, operation: NewOperation, changes: Changes) -> object:
        monkeypatch.setattr(Store, "record", written)
        meanwhile(record, theirs)
        return written(self, operation, changes)

    monkeypatch.setattr(Store, "record", after_somebody_else)
    refused = run(*words)
    assert (refused.exit_code, said in " ".join(refused.stderr.split())) == (5, True)
    assert len(now_there(run)) == 1


@pytest.mark.parametrize(("choice", "held"), [("mine", False), ("theirs", True)])
def test_a_hold_put_on_anew_is_not_lifted_without_asking(run: Run, record: Path, choice: str, *, held: bool) -> None:
    meanwhile(record, event("retention_hold", "2016-09-20", note="a claim"))
    meanwhile(
        record, event("retention_hold_lifted", "2016-10-01"), event("retention_hold", "2016-10-02", note="inquiry")
    )
    words = ("retention", "hold", "CW0001", "--lift", "--why", "the claim is settled", "--seen", "2")
    refused = run(*words)
    said = "it is now 1 Oct 2016, retention hold, 2 Oct 2016, you want 3 Oct 2016"
    assert (refused.exit_code, said in " ".join(refused.stderr.split())) == (5, True)
    assert run(*words, "--on-clash", choice).exit_code == 0
    assert (now_there(run)[-1] == "retention_hold_lifted 2016-10-03") != held


def test_what_is_noted_of_advice_is_noted_of_the_case_as_it_is_now(run: Run, record: Path) -> None:
    meanwhile(record, event("advice_suffices:health", "2016-09-20"))
    answer = run("advice", "request", "CW0001", "health", "--seen", "1")
    assert (answer.exit_code, "[USE062]" in answer.stderr) == (0, True)
    assert "both are kept" in " ".join(answer.stderr.split())
