"""The strip of load against room."""

from __future__ import annotations

import pytest

from tests.domain.schedule.cases import ONE_A_WEEK, a_mover, a_settled_case, schedule_of
from transfer_cli.domain.calendar import ENGLAND_TERMS
from transfer_cli.domain.settings import Capacity, Settings
from transfer_cli.reports.schedule_heat import heat_lines, plain_strip, print_strip


def test_a_line_a_term_with_tenths_of_the_room() -> None:
    cases = [a_settled_case(f"CW{n:04}", setting_name="", home_address=(f"{n} Road",)) for n in range(16)]
    schedule = schedule_of(*cases)
    assert plain_strip(heat_lines(schedule, ENGLAND_TERMS)) == (
        "autumn 2016   0FFFF.FFFFFFF     11 starts, at most 1 a week, 11 weeks full\n"
        "spring 2017   FFFFF             5 starts, at most 1 a week, 5 weeks full"
    )


def test_without_a_limit_the_fullest_week_is_the_measure() -> None:
    schedule = schedule_of(*(a_mover(f"CW{n:04}") for n in range(8)), settings=Settings("A"))
    (line,) = heat_lines(schedule, ENGLAND_TERMS)
    assert line.marks == (0, 10, 10, 6)
    assert line.words == "8 starts, at most 3 a week"


def test_a_full_officer_is_no_full_team() -> None:
    schedule = schedule_of(a_settled_case("CW0001"), settings=Settings("A", capacity=Capacity(4)))
    assert plain_strip(heat_lines(schedule, ENGLAND_TERMS)).startswith("autumn 2016   02 ")


@pytest.mark.parametrize("plain", [True, False])
def test_what_is_printed(plain: bool, capsys: pytest.CaptureFixture[str]) -> None:
    cases = [a_settled_case(f"CW{n:04}", setting_name="", home_address=(f"{n} Road",)) for n in range(8)]
    print_strip(heat_lines(schedule_of(*cases), ENGLAND_TERMS), plain=plain)
    said = capsys.readouterr().out
    assert ("0FFFF.FFF" if plain else "▁████·███") in said.replace("\n", "")
    assert "no school" in said


def test_nothing_to_show_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_strip(heat_lines(schedule_of(settings=ONE_A_WEEK), ENGLAND_TERMS), plain=True)
    assert capsys.readouterr().out == ""
