"""Tables on the terminal."""

from __future__ import annotations

from datetime import date

import pytest

from transfer_cli.reports.table import Table
from transfer_cli.reports.terminal import narrowed, plain_lines, print_table, shared_out, wrapped

TABLE = Table(
    "Stages, as of 3 Oct 2016",
    ("Stage", "Children", "Rate", "Since"),
    (("Draft", 1058, 9.14, date(2016, 9, 5)), ("Left [bold]\x1b[31m", 20, None, None)),
    note="Left means left.",
)


def test_plain_is_aligned_text() -> None:
    assert plain_lines(TABLE) == (
        "Stages, as of 3 Oct 2016\n"
        "\n"
        "Stage             Children  Rate  Since\n"
        "Draft                1,058   9.1  5 Sep 2016\n"
        "Left [bold]�[31m        20     –  –\n"  # noqa: RUF001 - dashes
        "\n"
        "Left means left."
    )


def test_an_empty_table_shows_its_headings() -> None:
    assert plain_lines(Table("", ("A", "B"), ())) == "A  B"


@pytest.mark.parametrize("plain", [True, False])
def test_data_cannot_steer_the_terminal(plain: bool, capsys: pytest.CaptureFixture[str]) -> None:
    print_table(TABLE, plain=plain)
    shown = capsys.readouterr().out
    assert "\x1b[31m" not in shown
    assert "Left [bold]�[31m" in shown
    assert "Left means left." in shown


def test_a_table_too_wide_for_the_terminal_tells_its_last_columns_in_one() -> None:
    columns = ("By", "Reference", "What", "Why", "Officer", "", "")
    told_of = ("Give notice of the review", None, "J Price", "", "LATE")
    wide = Table("", columns, ((date(2016, 9, 5), "CW0001", *told_of),))
    told = "What: Give notice of the review\nOfficer: J Price\nLATE"
    assert narrowed(wide, 68) is wide
    assert narrowed(wide, 67) == Table("", ("By", "Reference", "More"), ((date(2016, 9, 5), "CW0001", told),))
    assert narrowed(wide, 20).columns == ("By", "More")


def test_a_table_of_two_columns_stays_as_it_is() -> None:
    narrow = Table("", ("Stage", "Children"), (("Draft", 1),))
    assert narrowed(narrow, 5) is narrow


def test_prose_is_broken_between_words_and_ids_stay_whole() -> None:
    text = "To fit it all in:\n  1 more start a week in the week of 7 Nov 2016. [SCH001]\n"
    assert wrapped(text, 25) == ("To fit it all in:\n  1 more start a week in\n  the week of 7 Nov 2016.\n  [SCH001]\n")
    assert wrapped("psychologist_assessments_per_week=1 first-class", 10) == (
        "psychologist_assessments_per_week=1\nfirst-class"
    )


def test_a_key_with_its_value_is_never_broken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    columns = ("What if", "Late", "Too many", "Most a week", "Last week", "Moved")
    row = ("psychologist_assessments_per_week=1", 576, 571, 1, date(2018, 12, 17), 533)
    print_table(Table("", columns, (row,)), plain=False)
    assert "psychologist_assessments_per_week=1" in capsys.readouterr().out


RATES = Table(
    "",
    ("Cohort (last day)", "Open", "Needed a week", "Achieved a week", "Needed with earlier ones", "Enough", "From"),
    (("EHC plan made before September 2014 (31 Aug 2015)", 1190, 11.1, 2.0, 11.2, "no", "begins fast enough"),),
)


def test_of_a_table_that_just_fits_nothing_is_cut_off(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    print_table(RATES, plain=False)
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    assert {"begins", "fast", "enough", "Achieved", "11.2"} <= set(shown.split())


@pytest.mark.parametrize(
    ("width", "widths"),
    [(79, ()), (80, (13, 5, 6, 8, 7, 6, 13)), (90, (13, 5, 11, 10, 10, 6, 13)), (200, ())],
)
def test_columns_give_way_from_the_widest(width: int, widths: tuple[int, ...]) -> None:
    assert shared_out(RATES, width) == widths
