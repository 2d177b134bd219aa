"""What goes on from a schedule: what-ifs, the check, files, handovers and undo."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.schedule.conftest import SETTINGS, Office
from tests.conftest import Answer
from transfer_cli.domain.schedule import plan as planning


def starts_of(answer: Answer) -> dict[str, tuple[str, str]]:
    return {start["reference"]: (start["week"], start["officer"]) for start in answer.json["starts"]}


def test_what_ifs_are_set_side_by_side_and_nothing_is_recorded(
    office: Office, golden: Callable[[str, str], None]
) -> None:
    words = ("--what-if", "starts_per_week=1", "--what-if", "officer:J Price absent 2016-09-19..2016-10-14")
    answer = office("schedule", *words)
    assert answer.exit_code == 1
    golden(answer.stdout, "what_if.txt")
    document = office("--json", "schedule", *words).json
    assert [(each["change"], each["feasible"], each["late"]) for each in document["what_if"]] == [
        ("as it is", True, 0),
        ("starts_per_week=1", True, 0),
        ("officer:J Price absent 2016-09-19..2016-10-14", False, 2),
        ("all of these", False, 2),
    ]
    assert (document["feasible"], document["recorded"]) == (False, False)
    assert "schedule" not in office("audit", "log").stdout


def test_a_what_if_that_another_limit_holds_back_says_so(office: Office) -> None:
    joined = office("schedule", "--what-if", "officer:A New joins", "--what-if", "starts_per_week=9").stdout
    assert "officer:A New joins: The officers could begin 3 a week together, but the team's own" in joined
    assert "starts_per_week=9: The team's own starts_per_week is 9, but its officers can begin 2 a week" in joined
    assert "as it is: " not in joined
    both = office("schedule", "--what-if", "officer:A New joins; starts_per_week=3").stdout
    assert "starts_per_week is" not in both


def test_what_is_said_is_said_of_all_the_changes_together_and_every_move_has_its_reason(office: Office) -> None:
    office("schedule")
    words = ("--what-if", "officer:J Price absent 2016-09-19..2016-10-14", "--what-if", "starts_per_week=1")
    assert office("schedule", *words).stdout.startswith("With all of these:\nOf 5 reviews")
    one = office("-v", "schedule", *words[:2]).stdout
    assert one.startswith("With officer:J Price absent 2016-09-19..2016-10-14:\n")
    assert "Moves, as of 5 Sep 2016" in one
    assert "J Price has no room in its week." in one
    for each in office("--json", "schedule", *words).json["what_if"]:
        assert all(move["why"].endswith(".") for move in each["moves"])
        assert len([move for move in each["moves"] if move["week"] != move["previous"]]) == each["moved"]


def test_one_what_if_needs_no_summing_up(office: Office) -> None:
    answer = office("--json", "schedule", "--what-if", "officer:J Price leaves")
    assert [each["change"] for each in answer.json["what_if"]] == ["as it is", "officer:J Price leaves"]
    assert {officer for _, officer in starts_of(answer).values()} == {"S Kaur"}


def test_a_what_if_that_cannot_be_understood(office: Office) -> None:
    answer = office("schedule", "--what-if", "starts_per_weak=14")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.startswith('What if "starts_per_weak=14" cannot be tried: there is no such key.')
    assert "[SCH010]" in answer.stderr


def test_what_is_so_already_is_compared_like_anything_else(office: Office) -> None:
    document = office("--json", "schedule", "--what-if", "starts_per_week=2", "--what-if", "starts_per_week=1").json
    changes = [each["change"] for each in document["what_if"]]
    assert changes == ["as it is", "starts_per_week=2", "starts_per_week=1", "all of these"]
    as_it_is, same = ({**each, "change": ""} for each in document["what_if"][:2])
    assert as_it_is == same
    assert office("schedule", "--what-if", "").exit_code == 2


def test_options_belong_behind_the_subcommand(office: Office) -> None:
    answer = office("schedule", "--dry-run", "check")
    assert answer.exit_code == 2
    assert "Give the options of schedule check after its name." in answer.stderr


def test_without_a_schedule_there_is_nothing_to_check_or_publish(office: Office) -> None:
    for command in ("check", "publish", "undo"):
        answer = office("schedule", command)
        assert (answer.exit_code, answer.stdout) == (3, "")
        assert "There is no schedule yet. Make one with: transfer schedule. [SCH012]" in answer.stderr


def test_the_check_passes_what_was_just_made_and_finds_what_changed(office: Office, workspace: Path) -> None:
    hash_ = office("--json", "schedule").json["hash"]
    answer = office("schedule", "check")
    assert (answer.exit_code, answer.stdout) == (
        0,
        f"5 starts still ahead, schedule {hash_[:16]}: it keeps every limit.\n",
    )
    settings = SETTINGS.format(starts=2).replace('"2016-10-07"', '"2016-10-14"')
    (workspace / "transfer.toml").write_text(settings, encoding="utf-8")
    answer = office("schedule", "check")
    assert answer.exit_code == 1
    assert "J Price, week of 10 Oct 2016: 1 review begins and 0 can." in answer.stdout
    found = office("--json", "schedule", "check").json
    assert (found["starts"], found["late"], len(found["faults"])) == (5, [], 1)


def test_the_same_input_gives_the_same_hash(office: Office) -> None:
    first, again = office("--json", "schedule", "--dry-run").json, office("--json", "schedule", "--dry-run").json
    assert first["hash"] == again["hash"]
    assert first == again
    changed = office("--json", "schedule", "--what-if", "starts_per_week=1").json
    assert changed["hash"] != first["hash"]


def test_every_move_is_listed_with_its_reason(office: Office, workspace: Path) -> None:
    assert office("schedule").exit_code == 0
    settings = SETTINGS.format(starts=2).replace('"2016-10-07"', '"2016-10-14"')
    (workspace / "transfer.toml").write_text(settings, encoding="utf-8")
    answer = office("-v", "schedule", "--dry-run")
    assert "Moves, as of 5 Sep 2016" in answer.stdout
    document = office("--json", "schedule", "--dry-run").json
    assert document["moves"][0]["reference"] == "S003"
    assert document["moves"][0]["why"] == "J Price has no room in its week."
    assert document["moved"] == [move["reference"] for move in document["moves"] if move["week"] != move["previous"]]


def test_a_handover_is_one_step_and_undo_takes_it_back(office: Office, golden: Callable[[str, str], None]) -> None:
    before = starts_of(office("--json", "schedule"))
    dry = office("schedule", "handover", "J Price", "--dry-run")
    assert dry.stdout.endswith("Nothing was written: --dry-run.\n")
    answer = office("schedule", "handover", "j price")
    golden(answer.stdout, "handover.txt")
    assert office("audit", "log").stdout.count("schedule handover") == 1
    assert office("--json", "case", "show", "S002").json["fields"]["officer"] == "S Kaur"
    undone = office("--json", "schedule", "undo").json
    assert undone["officers"] == [
        {"reference": "S002", "officer": "J Price"}, {"reference": "S003", "officer": "J Price"},
    ]  # fmt: skip
    assert office("--json", "case", "show", "S002").json["fields"]["officer"] == "J Price"
    assert starts_of(office("--json", "schedule", "--dry-run")) == before
    assert office("audit", "verify").exit_code == 0
    handed = starts_of(office("--json", "schedule", "handover", "J Price", "--dry-run"))
    again = office("--json", "schedule", "undo")
    assert (starts_of(again), again.json["moves"]) == (handed, [])
    assert office("--json", "case", "show", "S002").json["fields"]["officer"] == "S Kaur"


def test_names_may_have_spaces_around_and_too_many_within(office: Office) -> None:
    words = ("schedule", "handover", " j  price ", "--to", "s kaur ", "--dry-run")
    answer = office("--json", *words)
    assert {hand["to"] for hand in answer.json["hands"]} == {"S Kaur"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("deadline=2016-09-01", "that day is before 5 Sep 2016, the day asked about"),
        ("buffer_weeks=99999999999", "a buffer of more than 52 weeks makes no sense"),
    ],
)
def test_what_makes_no_sense_cannot_be_tried(office: Office, change: str, why: str) -> None:
    answer = office("schedule", "--what-if", change)
    assert answer.stderr.startswith(f'What if "{change}" cannot be tried: {why}.')
    assert "; a semicolon joins several. [SCH010]" in " ".join(answer.stderr.split())


def test_what_if_somebody_leaves_says_what_the_handover_comes_to(office: Office) -> None:
    supposed = office("--json", "schedule", "--what-if", "officer:J Price leaves").json
    handed = office("--json", "schedule", "handover", "J Price", "--dry-run").json
    assert supposed["what_if"][1]["late"] == len(handed["late"])
    assert supposed["starts"] == handed["starts"]


def test_a_handover_or_undo_after_which_not_all_fit_says_so_by_its_code(office: Office, workspace: Path) -> None:
    settings = SETTINGS.format(starts=1).replace('"2016-10-07"', '"2016-10-14"')
    (workspace / "transfer.toml").write_text(settings, encoding="utf-8")
    assert office("schedule").exit_code == 1
    answer = office("schedule", "handover", "S Kaur", "--to", "J Price")
    assert (answer.exit_code, office("--json", "schedule", "undo", "--dry-run").json["feasible"]) == (1, False)
    assert office("schedule", "undo").exit_code == 1


def test_a_handover_to_somebody(office: Office) -> None:
    answer = office("--json", "schedule", "handover", "J Price", "--to", "S Kaur", "--dry-run")
    assert {hand["to"] for hand in answer.json["hands"]} == {"S Kaur"}
    nobody = office("schedule", "handover", "K Smith")
    assert nobody.exit_code == 3
    assert "K Smith is not among the officers in the settings." in nobody.stderr
    alone = office("schedule", "handover", "S Kaur", "--to", "J Price")
    assert alone.exit_code in {0, 1}
    twice = office("schedule", "handover", "S Kaur", "--to", "J Price")
    assert "0 open cases" in twice.stdout
    assert twice.stdout.endswith("Nothing was written.\n")


def test_nothing_to_undo(office: Office) -> None:
    office("schedule")
    answer = office("schedule", "undo")
    assert answer.exit_code == 4
    assert "There is no schedule before this one." in answer.stderr
    assert office("--known-on", "2016-09-05", "schedule", "undo").exit_code == 4


def test_what_cannot_come_back_is_listed_with_its_reason(office: Office, workspace: Path) -> None:
    office("schedule")
    settings = SETTINGS.format(starts=2).replace('"2016-10-07"', '"2016-10-14"')
    (workspace / "transfer.toml").write_text(settings, encoding="utf-8")
    office("schedule")
    answer = office("schedule", "undo")
    assert answer.exit_code == 1
    assert "J Price has no room in its week." in answer.stdout
    assert office("schedule", "check").exit_code == 0


def test_undo_dry_run(office: Office, workspace: Path) -> None:
    office("schedule")
    settings = SETTINGS.format(starts=2).replace('"2016-10-07"', '"2016-10-14"')
    (workspace / "transfer.toml").write_text(settings, encoding="utf-8")
    office("schedule")
    (workspace / "transfer.toml").write_text(SETTINGS.format(starts=2), encoding="utf-8")
    answer = office("schedule", "undo", "--dry-run")
    assert answer.exit_code == 0
    assert "would change back" in answer.stdout
    assert "All 5 reviews still to begin can begin in time" in answer.stdout
    assert answer.stdout.endswith("Nothing was written: --dry-run.\n")


def test_files_to_hand_on(office: Office, workspace: Path) -> None:
    office("schedule")
    answer = office("schedule", "publish", "--dry-run")
    assert answer.stdout.count("Would write") == 6
    assert not (workspace / "schedule").exists()
    document = office("--json", "schedule", "publish").json
    names = [Path(name).relative_to(workspace / "schedule").as_posix() for name in document["files"]]
    assert names == [
        "schedule-2016-09-05.html", "schedule-2016-09-05.xlsx", "planner-2016-09-05.pdf",
        "calendars/team.ics", "calendars/j-price.ics", "calendars/s-kaur.ics",
    ]  # fmt: skip
    assert all((workspace / "schedule" / name).stat().st_size > 200 for name in names)
    names_of_children = ("Ada", "Birch", "Cole", "Larkfield")
    for name in names:
        if name.endswith(("html", "ics")):
            text = (workspace / "schedule" / name).read_text(encoding="utf-8")
            assert not any(word in text for word in names_of_children), name


def test_one_format_into_a_folder_of_ones_own(office: Office, workspace: Path) -> None:
    office("schedule")
    assert office("schedule", "publish", "--format", "ics", "--out", "shared").exit_code == 0
    assert sorted(path.name for path in (workspace / "shared").rglob("*")) == [
        "calendars", "j-price.ics", "s-kaur.ics", "team.ics",
    ]  # fmt: skip
    (workspace / "blocked").mkdir()
    (workspace / "blocked" / "calendars").write_text("", encoding="utf-8")
    answer = office("schedule", "publish", "--format", "ics", "--out", "blocked")
    assert answer.exit_code == 3
    assert "[REP001]" in answer.stderr


def test_a_calendar_entry_has_a_higher_version_after_whatever_changes_it(office: Office, workspace: Path) -> None:
    def sequence() -> int:
        office("schedule", "publish", "--format", "ics", "--out", "shared")
        text = (workspace / "shared" / "calendars" / "team.ics").read_text(encoding="utf-8")
        (event,) = (part for part in text.split("BEGIN:VEVENT") if "UID:S004" in part)
        return int(event.partition("SEQUENCE:")[2].split()[0])

    office("schedule")
    found = [sequence()]
    for words in (
        ("record", "S004", "notice_given", "--on", "2016-09-05", "--begins", "2016-10-03"),
        ("correct", "S004", "assessment_begins", "2016-10-04"),
        ("correct", "S004", "assessment_begins", "2016-10-05"),
        ("correct", "S004", "notice_given", "--never-happened"),
    ):
        answer = office("case", *words)
        assert answer.exit_code == 0, answer.stderr
        found.append(sequence())
    assert found[0] == 0
    assert found == sorted(set(found))


def test_psychologists_and_panels_are_limits_too(office: Office, workspace: Path) -> None:
    limits = "psychologist_assessments_per_week = 1\npanel_dates_per_month = 1\npanel_cases_per_date = 1\n"
    capacity = f"[capacity]\n{limits}panel_weeks_after_start = 0\n"
    text = SETTINGS.format(starts=2).replace("[capacity]\n", capacity)
    (workspace / "transfer.toml").write_text(text, encoding="utf-8")
    answer = office("schedule", "--dry-run")
    assert answer.exit_code == 1
    assert "beside what the month's panels can decide" in answer.stdout
    document = office("--json", "schedule", "--dry-run").json
    assert [each["limit"] for each in document["shortfalls"]] == ["panel"]
    assert document["remedies"][0]["extra_panel_cases_per_month"] == 1
    weeks = [start["week"] for start in document["starts"] if not start["late"]]
    assert len({week[:7] for week in weeks}) == len(weeks)


def test_json_has_no_date_that_is_no_date(office: Office) -> None:
    document = office("--json", "schedule", "--what-if", "starts_per_week=1").json
    assert json.dumps(document)
    assert document["recovery"] is None
    assert document["pace"] is None


def test_a_fault_of_the_planner_never_reaches_the_record(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "check", lambda *_: ("S001: it begins too early.",))
    answer = office("schedule", "handover", "J Price")
    assert answer.exit_code == 70
    assert "schedule" not in office("audit", "log").stdout


def test_a_schedule_made_afterwards_for_an_earlier_day_changes_no_promise(office: Office) -> None:
    later = office("--json", "schedule", as_of="2016-09-19").json
    promises = office("--json", "case", "show", "S001", as_of="2016-09-19").json["promises"]
    earlier = office("schedule", as_of="2016-09-05")
    assert earlier.stderr == (
        "It holds until the schedule made for 19 Sep 2016, which was recorded before it and stays in force.\n"
    )
    assert office("--json", "case", "show", "S001", as_of="2016-09-19").json["promises"] == promises
    assert office("--json", "schedule", "check", as_of="2016-09-19").json["hash"] == later["hash"]
    assert office("--json", "schedule", as_of="2016-09-19").json["recorded"] is False
    assert office("schedule", as_of="2016-09-26").stderr == ""
