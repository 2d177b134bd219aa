"""Everything that one screen can say of a child."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import PARENT, a_case, day
from tests.cli.daily.conftest import without_clock
from tests.conftest import Run
from transfer_cli.domain.case import Contact, LeftReason, LetterFormat, PhaseMove, Relationship
from transfer_cli.domain.changes import Changes, NewEvent, NewLetter, NewOperation, NewSchedule, NewStart
from transfer_cli.domain.columns import fields_of
from transfer_cli.domain.directory import Setting
from transfer_cli.store import open_store

CASE = a_case(
    upn="Y896400016002",
    document_date=day("Wed 3 Mar 2010"),
    last_annual_review=day("Mon 1 Feb 2016"),
    phase_move=PhaseMove.PRIMARY_TO_SECONDARY,
    phase_move_on=day("Fri 1 Sep 2017"),
    primary_need="ASD",
    officer="J Price",
    commissioning_body="NHS Sample CCG",
    priority=("custody", "looked_after"),
    hold_letters="bereavement",
    young_person_can_decide=False,
    contacts=(
        PARENT,
        Contact("Mr Bo Example", Relationship.FATHER, parental_responsibility=False, do_not_write=True),
        Contact(
            "Ms Cy Carer", Relationship.FOSTER_CARER, address=("9 Hidden Lane",), postcode="CH2 1AA", language="ur",
            format=LetterFormat.LARGE_PRINT, confidential=True,
        ),
    ),
    assessment_begins=day("Mon 10 Oct 2016"),
    meeting_on=day("Mon 14 Nov 2016"),
    meeting_at="14:00",
    meeting_place="The library",
    meeting_officer="J Price",
    moved_in_on=day("Mon 6 Jun 2016"),
    left_on=day("Mon 31 Jul 2017"),
    left_reason=LeftReason.MOVED_OUT,
)  # fmt: skip

LETTER = NewLetter(
    batch="2016-09-23", reference="CW0001", kind="notice", addressee="Ms Alix Example", address=("1 Sample Street",),
    file="CW0001-notice-1.pdf", dated=day("Fri 23 Sep 2016"), sha256="0" * 64, pages=2,
    facts={"begins_on": "2016-10-10"}, template="1" * 64,
)  # fmt: skip


@pytest.fixture
def full(workspace: Path) -> None:
    """A record of one child with everything filled in."""
    start = NewStart("CW0001", day("Mon 10 Oct 2016"), day("Mon 10 Oct 2016"), "J Price", None, None)
    notice = NewEvent("CW0001", "notice_given", day("Tue 27 Sep 2016"), note="by hand", detail={"begins": "2016-10-10"})
    with open_store(str(workspace / "transfer.db"), create=True) as store:
        operation = NewOperation("import", "1 new", day("Mon 5 Sep 2016"))
        store.record(
            operation, Changes(new_cases=(fields_of(CASE),), schedule=NewSchedule(feasible=True, starts=(start,)))
        )
        school = Setting(CASE.setting_name, head="Mrs D Example", email="office@larkfield.example")
        store.record(operation, Changes(events=(notice,), letters=(LETTER,), settings=(school,)))


@pytest.mark.usefixtures("full")
def test_all_facts_of_a_child(run: Run, golden: Callable[[str, str], None]) -> None:
    answer = run("--plain", "-q", "--as-of", "2016-10-03", "case", "show", "1")
    assert answer.exit_code == 0
    golden(without_clock(answer.stdout), "case-show-everything.txt")


@pytest.mark.usefixtures("full")
def test_all_facts_of_a_child_as_json(run: Run) -> None:
    shown = run("--json", "-q", "--as-of", "2016-10-03", "case", "show", "CW0001").json
    assert {key for key, value in shown.items() if value in (None, [], {}, "")} == {
        "risk",
        "open_with_family",
        "undone",
    }
    [letter] = shown["letters"]
    assert letter.pop("recorded")
    assert letter == {
        "id": 1,
        "reference": "CW0001",
        "kind": "notice",
        "addressee": "Ms Alix Example",
        "address": ["1 Sample Street"],
        "dated": "2016-09-23",
        "class": None,
        "state": "made",
        "on": None,
        "batch": "2016-09-23",
        "file": "CW0001-notice-1.pdf",
        "pages": 2,
        "sha256": "0" * 64,
        "template": "1" * 64,
        "facts": {"begins_on": "2016-10-10"},
        "history": [],
    }
    assert shown["promises"]["first"] == {
        "week": "2016-10-10",
        "starts_on": "2016-10-10",
        "officer": "J Price",
        "promised_on": "2016-09-05",
        "schedule_id": 1,
    }
    [event] = shown["events"]
    assert event.pop("recorded")
    assert event == {
        "id": 1,
        "step": "notice_given",
        "happened": "2016-09-27",
        "note": "by hand",
        "detail": {"begins": "2016-10-10"},
        "source": "local",
    }


@pytest.mark.usefixtures("full")
def test_what_lies_ahead_of_the_day_is_marked(run: Run) -> None:
    shown = run("--plain", "-q", "--as-of", "2016-09-26", "case", "show", "CW0001").stdout
    assert "27 Sep 2016 (ahead)  notice given" in shown
    assert "Stage: not started" in shown


@pytest.mark.usefixtures("full")
def test_after_the_child_left(run: Run) -> None:
    shown = run("--json", "-q", "--as-of", "2017-08-01", "case", "show", "CW0001").json
    assert (shown["stage"], shown["next"]) == ("left", None)


@pytest.mark.usefixtures("full")
def test_what_was_undone_of_a_child_is_shown_as_such(run: Run) -> None:
    def shown() -> Any:
        return run("--json", "-q", "--as-of", "2016-10-03", "case", "show", "CW0001").json

    before = shown()
    number = before["operation"] + 1
    assert run("case", "record", "CW0001", "complaint", "--on", "2016-09-30").exit_code == 0
    assert run("undo", "--yes").exit_code == 0
    (undone,) = shown()["undone"]
    assert (undone["operation"], undone["command"], undone["undone_by"]) == (number, "case record", number + 1)
    assert {**shown(), "undone": [], "operation": before["operation"]} == before
    lines = run("--plain", "case", "show", "CW0001").stdout.splitlines()
    row = lines[lines.index("Undone") + 3].split()
    assert (row[0], row[-1]) == (str(number), str(number + 1))
