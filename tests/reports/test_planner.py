"""The wall planner: a page for each officer and term, and nobody's name."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from tests.reports.a_schedule import AS_OF, CASES, SETTINGS, some_entries
from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.schedule.entries import Entry
from transfer_cli.reports.planner import Planner, planner_pages, write_planner


def planner(found: tuple[Entry, ...] | None = None) -> Planner:
    absent = {officer.name.casefold(): officer.absent for officer in SETTINGS.officers}
    calendar = Calendar(SETTINGS.terms, frozenset({AS_OF.replace(month=5, day=1, year=2017)}))
    shown = some_entries() if found is None else found
    return Planner(SETTINGS.authority, "as of 3 Oct 2016", "ab" * 32, shown, calendar, absent)


def week(page: Any, monday: str) -> Any:
    return next(week for week in page["weeks"] if week["monday"] == monday)


def test_a_page_for_each_officer_and_term_in_which_something_begins() -> None:
    pages = planner_pages(planner())
    assert [(page["officer"], page["term"], page["summary"]) for page in pages] == [
        ("J Price", "spring 2017", "1 review begins"),
        ("S Kaur", "autumn 2016", "1 review begins, 1 of them fixed by notice (bold)"),
        ("S Kaur", "spring 2017", "1 review begins"),
        ("Nobody in particular", "summer 2017", "1 review begins"),
    ]


def test_weeks_say_what_they_are() -> None:
    price, autumn, _, summer = planner_pages(planner())
    assert week(price, "9 Jan 2017")["starts"] == [{"reference": "A/1; x", "fixed": False}]
    assert week(price, "16 Jan 2017")["note"] == "away"
    assert week(price, "2 Jan 2017")["note"] == "begins Tuesday 3 Jan 2017"
    assert week(price, "20 Feb 2017") == {"monday": "20 Feb 2017", "note": "no school", "school": False, "starts": []}
    assert week(autumn, "3 Oct 2016")["starts"] == [{"reference": "CW0003", "fixed": True}]
    assert week(summer, "1 May 2017")["note"] == "begins Tuesday 2 May 2017"


def test_the_pdf_is_a3_tagged_and_says_every_reference_and_no_name() -> None:
    made = write_planner(planner(), AS_OF)
    reader = PdfReader(BytesIO(made))
    assert [tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages] == [(1191, 842)] * 4
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert all(reference in text for reference in ("A/1; x", "CW0002", "CW0003", "CW0005"))
    assert "CW0004" not in text
    assert {word for case in CASES for word in (case.forename, case.surname) if word in text} == set()
    assert "/StructTreeRoot" in reader.root_object
    assert write_planner(planner(), AS_OF) == made


def test_every_page_says_how_many_have_no_week() -> None:
    assert planner().note == ""
    assert replace(planner(), waiting=1).note == " 1 review still to begin has no week."
    pages = PdfReader(BytesIO(write_planner(replace(planner(), waiting=2), AS_OF))).pages
    said = ["2 reviews still to begin have no week." in (page.extract_text() or "") for page in pages]
    assert said == [True] * len(pages)


def test_nothing_to_show_is_one_empty_page() -> None:
    assert len(PdfReader(BytesIO(write_planner(planner(()), AS_OF))).pages) == 1
