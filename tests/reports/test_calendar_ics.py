"""Calendars: what a calendar program reads, and what happens when it reads the file again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.builders import day
from tests.domain.schedule.recorded import a_start, derived, recorded
from tests.reports.a_schedule import AS_OF, CASES, LAST, SCHEDULES, SETTINGS, some_entries
from transfer_cli.domain.schedule.entries import Entry, Standing, entries
from transfer_cli.reports.calendar_ics import calendars

Event = dict[str, str]


def events_of(calendar: bytes) -> list[Event]:
    """The events as a program reads them: lines unfolded, then name and value."""
    lines = calendar.decode().replace("\r\n ", "").split("\r\n")
    found: list[Event] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name != "END":
            found[-1][name.partition(";")[0]] = value
    return found


def imported(calendar: bytes, known: dict[str, Event]) -> dict[str, Event]:
    """What a calendar program holds after importing: by id, the event of the highest sequence."""
    for event in events_of(calendar):
        held = known.get(event["UID"])
        if held is None or int(event["SEQUENCE"]) >= int(held["SEQUENCE"]):
            known[event["UID"]] = event
    return known


def made(found: Sequence[Entry] | None = None) -> dict[str, bytes]:
    return calendars(some_entries() if found is None else found, SETTINGS.authority)


def test_a_file_for_the_team_and_one_for_each_officer() -> None:
    assert sorted(made()) == ["j-price.ics", "s-kaur.ics", "team.ics"]
    two = [
        replace(entry, officer=name)
        for entry, name in zip(some_entries(), ("J Price", "J. Price", "J Price", "", ""), strict=True)
    ]
    assert len(made(two).keys() - made().keys()) == 1


def test_an_event_is_what_rfc_5545_asks_for() -> None:
    event = next(event for event in events_of(made()["team.ics"]) if "CW0002" in event["UID"])
    assert event == {
        "UID": "CW0002-start@sample-sons-council.transfer",
        "SEQUENCE": "2",
        "DTSTAMP": "20161003T090000Z",
        "LAST-MODIFIED": "20161003T090000Z",
        "DTSTART": "20170306",
        "DTEND": "20170307",
        "SUMMARY": "Transfer review begins: CW0002",
        "DESCRIPTION": (
            "Notice is to be given by 20 Feb 2017. Not later than the week of 20 Nov 2017. Moved from 9 Jan 2017."
        ),
        "STATUS": "TENTATIVE",
        "CLASS": "CONFIDENTIAL",
        "TRANSP": "TRANSPARENT",
    }


def test_lines_are_folded_at_75_octets_and_end_as_they_must() -> None:
    content = made()["team.ics"]
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    entry = replace(some_entries()[0], reference="ÄÖÜ" * 30)
    assert max(len(line) for line in made([entry])["team.ics"].split(b"\r\n")) <= 75
    assert "ÄÖÜ" * 30 in events_of(made([entry])["team.ics"])[0]["SUMMARY"]


def test_a_strange_reference_keeps_an_id_of_its_own_and_is_escaped() -> None:
    event = next(event for event in events_of(made()["j-price.ics"]) if event["STATUS"] == "TENTATIVE")
    assert event["UID"] == "A%2F1%3B%20x-start@sample-sons-council.transfer"
    assert event["SUMMARY"] == r"Transfer review begins: A/1\; x"


def test_notice_and_leaving() -> None:
    status = {event["UID"].partition("-")[0]: event for event in events_of(made()["team.ics"])}
    assert (status["CW0003"]["STATUS"], status["CW0003"]["DESCRIPTION"]) == ("CONFIRMED", "Fixed by the notice given.")
    assert (status["CW0004"]["STATUS"], status["CW0004"]["SEQUENCE"]) == ("CANCELLED", "2")


def test_an_officer_who_lost_a_review_sees_it_cancelled() -> None:
    lost = next(event for event in events_of(made()["j-price.ics"]) if "CW0002" in event["UID"])
    assert (lost["STATUS"], lost["SEQUENCE"]) == ("CANCELLED", "2")


def test_a_review_without_a_week_is_cancelled_and_says_that_it_waits() -> None:
    found = tuple(
        replace(entry, standing=Standing.CANCELLED) if entry.reference == "CW0002" else entry
        for entry in some_entries()
    )
    files = calendars(found, SETTINGS.authority, frozenset({"CW0002", "CW0009"}))
    by_reference = {event["UID"].partition("-")[0]: event for event in events_of(files["team.ics"])}
    assert by_reference["CW0002"]["STATUS"] == "CANCELLED"
    waits = r"Still to begin\, and it has no week ahead: see transfer schedule."
    assert by_reference["CW0002"]["DESCRIPTION"] == waits
    assert by_reference["CW0004"]["DESCRIPTION"] == "Not planned here any more."
    assert b"X-WR-CALDESC:2 reviews still to begin have no week.\r\n" in files["team.ics"]
    assert b"X-WR-CALDESC" not in files["j-price.ics"]
    one = calendars(found, SETTINGS.authority, frozenset({"CW0002"}))["team.ics"]
    assert b"X-WR-CALDESC:1 review still to begin has no week.\r\n" in one


def test_importing_again_brings_up_to_date_and_doubles_nothing() -> None:
    first = entries(SCHEDULES[:1], derived(CASES[:2] + CASES[4:], SETTINGS, day("Mon 5 Sep 2016")))
    known = imported(made(first)["team.ics"], {})
    again = imported(made()["team.ics"], dict(known))
    assert known.keys() < again.keys()
    assert again["CW0002-start@sample-sons-council.transfer"]["DTSTART"] == "20170306"
    third = recorded(3, a_start("CW0002", day("Mon 9 Jan 2017"), "J Price", LAST), as_of=AS_OF)
    back = made(entries([*SCHEDULES, third], derived(CASES, SETTINGS, AS_OF)))
    once_more = imported(back["team.ics"], dict(again))
    assert once_more.keys() == again.keys()
    event = once_more["CW0002-start@sample-sons-council.transfer"]
    assert (event["DTSTART"], event["SEQUENCE"]) == ("20170109", "4")


def of_officers(*names: str) -> dict[str, bytes]:
    """The calendars of one review each."""
    first, *_ = some_entries()
    found = [replace(first, reference=f"CW{n:04}", officer=name) for n, name in enumerate(names)]
    return calendars(found, SETTINGS.authority)


def test_no_officers_file_has_a_name_that_windows_keeps_for_a_device() -> None:
    files = of_officers("Con", "NUL", "Lpt1", "Team", "Connor")
    stems = {name.partition(".")[0] for name in files}
    assert stems.isdisjoint({"con", "nul", "lpt1"})
    assert len(files) == 6
    assert {"team.ics", "connor.ics"} <= files.keys()


def test_an_officers_file_has_the_same_name_whoever_else_there_is() -> None:
    together, alone = of_officers("J-Price", "j price", "J.Price"), of_officers("J-Price")
    assert len(together) == 4
    (own,) = alone.keys() - {"team.ics"}
    assert b"CW0000" in together[own]
    assert b"CW0001" in together["j-price.ics"]


def test_an_officer_in_capitals_or_not_has_one_file() -> None:
    files = of_officers("J Price", "j price")
    assert files.keys() == {"team.ics", "j-price.ics"}
    assert [event["STATUS"] for event in events_of(files["j-price.ics"])] == ["CONFIRMED"] * 2


def test_no_name_of_a_child_is_in_any_calendar() -> None:
    names = {word for case in CASES for word in (case.forename, case.surname, case.setting_name) if word}
    everything = b"".join(made().values()).decode()
    assert {name for name in names if name in everything} == set()
