"""Letters to agencies, settings and commissioning bodies, from the list to the steps that posting records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import day
from tests.conftest import Run
from transfer_cli.domain.changes import Letter
from transfer_cli.store import open_store

Register = Callable[[], tuple[Letter, ...]]

AGENCIES = """
[[agencies]]
kind = "educational_psychologist"
name = "Educational Psychology Service"
address = ["County Hall", "SA1 1AA"]

[[agencies]]
kind = "social_care"
name = "Children with Disabilities Team"
email = "disabilities@example.org"

[[agencies]]
kind = "commissioning_body"
name = "NHS Sample West CCG"
address = ["CCG House", "SA1 6EF"]
"""
DIRECTORY = """urn,name,type,head_teacher,address1,postcode,email
901234,Larkfield Primary School,mainstream,Mr B Fenwick,Lark Lane,SA1 7GH,office@larkfield.example
909012,Hill Top School,special,Ms C Ridley,Hill Road,SA1 9LM,office@hilltop.example
"""


@pytest.fixture
def known(office: Run, workspace: Path) -> Run:
    """The office once its agencies and settings are known."""
    settings = workspace / "transfer.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + AGENCIES, encoding="utf-8")
    (workspace / "settings.csv").write_text(DIRECTORY, encoding="utf-8")
    assert office("import", "settings.csv").exit_code == 0
    return office


def steps(workspace: Path, reference: str) -> dict[str, str]:
    """Steps of the case that letters recorded, with their days."""
    with open_store(str(workspace / "transfer.db"), create=False) as store:
        case = next(c for c in store.caseload(day("Mon 3 Oct 2016")).cases if c.reference == reference)
    return {e.step: e.happened.isoformat() for e in case.events if e.detail.get("batch")}


def test_an_office_that_names_nobody_has_none_of_these_letters(office: Run) -> None:
    document = office("--json", "letters", "list").json
    assert {one["kind"] for one in (*document["due"], *document["held"])} == {
        "notice", "meeting_invitation", "draft_plan", "delay", "lda_invitation",
    }  # fmt: skip


def test_advice_is_asked_recorded_and_not_asked_twice(known: Run, register: Register, workspace: Path) -> None:
    words = ("letters", "generate", "--due", "--kind", "advice_request", "--reference", "L03")
    made = known("--json", *words)
    assert made.exit_code == 1
    assert [(one["addressee"], one["kind"]) for one in made.json["letters"]] == [
        ("Mr B Fenwick", "advice_request"), ("Educational Psychology Service", "advice_request"),
    ]  # fmt: skip
    assert [(one["addressee"], one["id"]) for one in made.json["held"]] == [
        ("Children with Disabilities Team", "LET003")
    ]
    assert {letter.facts["agency"] for letter in register()} == {"school", "educational_psychologist"}
    assert known("letters", "posted", "2016-10-03", "--class", "first").exit_code == 0
    assert steps(workspace, "L03") == {
        "advice_requested:school": "2016-10-05", "advice_requested:educational_psychologist": "2016-10-05",
    }  # fmt: skip
    explained = known("--json", "--as-of", "2016-10-05", "case", "explain", "L03").json["obligations"]
    assert {o["due"] for o in explained if o["kind"] == "advice"} == {
        letter.facts["advice_by"] for letter in register()
    }
    again = known("--json", "--as-of", "2016-10-05", *words, "--class", "email")
    assert [one["addressee"] for one in again.json["letters"]] == ["Children with Disabilities Team"]


def test_late_advice_is_asked_for_again_after_two_weeks(known: Run) -> None:
    known("letters", "generate", "--due", "--kind", "advice_request", "--reference", "L03")
    known("letters", "posted", "2016-10-03", "--class", "first")
    listed = ("--json", "letters", "list", "--kind", "advice_chaser")

    def due(on: str) -> list[str]:
        return [one["addressee"] for one in known("--as-of", on, *listed).json["due"]]

    assert due("2016-11-16") == []
    assert due("2016-11-17") == ["Mr B Fenwick", "Educational Psychology Service"]
    known("--as-of", "2016-11-17", "letters", "generate", "--due", "--kind", "advice_chaser")
    assert due("2016-11-30") == []
    assert due("2016-12-01") == ["Mr B Fenwick", "Educational Psychology Service"]
    known("--as-of", "2016-12-01", "case", "record", "L03", "advice_received:school", "--on", "2016-12-01")
    assert due("2016-12-01") == ["Educational Psychology Service"]


def test_a_setting_is_consulted_by_name(known: Run, workspace: Path) -> None:
    named = ("--kind", "placement_consultation", "--reference", "L09", "--to", "Hill Top School")
    made = known("--json", "letters", "generate", *named)
    assert [one["addressee"] for one in made.json["letters"]] == ["Ms C Ridley"]
    known("letters", "posted", "2016-10-03", "--class", "hand")
    assert steps(workspace, "L09") == {"placement_consulted:hill_top_school": "2016-10-03"}


def test_the_plan_and_its_copies_go_on_one_day(known: Run, workspace: Path) -> None:
    with_copies = ("--kind", "final_plan", "--kind", "copy_to_setting", "--kind", "copy_to_commissioning_body")
    made = known("--json", "letters", "generate", *with_copies, "--reference", "L09")
    assert [one["addressee"] for one in made.json["letters"]] == [
        "NHS Sample West CCG", "Mr B Fenwick", "Ms Alix Example",
    ]  # fmt: skip
    known("letters", "posted", "2016-10-03", "--class", "first")
    assert steps(workspace, "L09") == dict.fromkeys(
        ("plan_issued", "plan_sent:setting", "plan_sent:commissioning_body"), "2016-10-03"
    )
    assert known("--json", "case", "explain", "L09").json["stage"] == "transferred"


def test_copies_that_were_forgotten_are_due(known: Run) -> None:
    known("letters", "generate", "--kind", "final_plan", "--reference", "L09")
    known("letters", "posted", "2016-10-03", "--class", "first")
    due = known("--json", "--as-of", "2016-10-04", "letters", "list").json["due"]
    assert {one["kind"] for one in due if one["reference"] == "L09"} == {
        "copy_to_setting",
        "copy_to_commissioning_body",
    }


def test_the_setting_has_notice_with_the_family(known: Run, workspace: Path) -> None:
    known("letters", "generate", "--due", "--reference", "L01")
    known("letters", "posted", "2016-10-03", "--class", "first")
    assert steps(workspace, "L01") == {"notice_given": "2016-10-05", "notice_sent:setting": "2016-10-05"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("generate", "--due", "--to", "school"), "--to goes with --kind and --reference, not with --due."),
        (("generate", "--kind", "advice_request", "--reference", "L03", "--reference", "L05", "--to", "school"),
         "A setting or agency is named for one child: name one --reference."),
        (("generate", "--kind", "copy_to_setting", "--reference", "L09", "--to", "a", "--to", "b"),
         "A plan names one setting: give --to once."),
    ],
)  # fmt: skip
def test_wrong_words(known: Run, words: tuple[str, ...], says: str) -> None:
    answer = known("letters", *words)
    assert answer.exit_code == 2
    assert says in " ".join(answer.stderr.split())


def test_an_agency_that_is_none_is_answered_with_those_there_are(known: Run) -> None:
    answer = known("letters", "preview", "L03", "--kind", "advice_request", "--to", "dentist")
    assert answer.exit_code == 1
    assert answer.stdout == (
        "L03: held. It is none of those who are asked about this child: school, educational_psychologist, social_care. "
        "[LET045]\n"
    )
