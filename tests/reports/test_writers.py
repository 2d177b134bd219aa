from __future__ import annotations

import re
import stat
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.builders import a_case
from tests.reports.a_week import NAMES, OFFICERS, PROVENANCE, SCHOOL, a_report, a_week, cases
from tests.reports.reading import html_tables, letters_of, pdf_text, rows_of, xlsx_tables
from transfer_cli.errors import InputUnusable
from transfer_cli.reports.report import Report
from transfer_cli.reports.weekly import Audience, weekly_report
from transfer_cli.reports.writers import FORMATS, file_names, made_files, write_contents

SENDSG, TEAM, PUBLIC = a_report(Audience.SENDSG), a_report(Audience.TEAM), a_report(Audience.PUBLIC)
EDITIONS = [pytest.param(report, id=report.audience) for report in (SENDSG, TEAM, PUBLIC)]
WRITTEN = {
    (report.audience, format_): write(report, PROVENANCE)
    for report in (SENDSG, TEAM, PUBLIC)
    for format_, write in FORMATS.items()
}


def words_in(format_: str, content: bytes) -> str:
    """Everything a reader, or a search through the file, could find."""
    if format_ == "pdf":
        return letters_of(pdf_text(content) + str(PdfReader(BytesIO(content)).metadata))
    if format_ == "xlsx":
        with ZipFile(BytesIO(content)) as parts:
            content = b"".join(parts.read(name) for name in parts.namelist())
    if format_ == "md":
        return letters_of(re.sub(r"\\(.)", r"\1", content.decode()))
    return letters_of(content.decode())


@pytest.mark.parametrize("report", EDITIONS)
def test_html_and_xlsx_show_the_same_tables(report: Report) -> None:
    expected = {s.key: rows_of(s) for s in report.sections if s.table and s.table.rows}
    assert html_tables(WRITTEN[report.audience, "html"]) == expected
    assert xlsx_tables(WRITTEN[report.audience, "xlsx"], report) == expected


@pytest.mark.parametrize("report", EDITIONS)
def test_the_pdf_shows_every_cell_of_every_table(report: Report) -> None:
    words = letters_of(pdf_text(WRITTEN[report.audience, "pdf"]))
    place = 0
    for section in report.sections:
        place = words.index(letters_of(section.heading), place)
        for row in rows_of(section) if section.table and section.table.rows else []:
            for cell in row:
                assert letters_of(cell) in words[place:], (section.key, cell)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("report", EDITIONS)
def test_every_sentence_stands_in_every_format(report: Report, format_: str) -> None:
    words = words_in(format_, WRITTEN[report.audience, format_]).replace("&#39;", "'").replace("&apos;", "'")
    said = [report.title, report.days, report.verdict, report.headline, report.honest, PROVENANCE.line(report.hash)]
    for sentence in [*said, *(sentence for section in report.sections for sentence in section.sentences)]:
        assert letters_of(sentence) in words, sentence


@pytest.mark.parametrize("audience", ["sendsg", "public"])
@pytest.mark.parametrize("format_", FORMATS)
def test_nobody_can_be_found_in_what_is_handed_out(format_: str, audience: str) -> None:
    planted = [*OFFICERS, SCHOOL, "XQ00", "Quillon", "Zephyrine", "O'Dwyer", "Müller", "Ink", "*Star*"]
    words = words_in(format_, WRITTEN[audience, format_])
    assert [name for name in planted if letters_of(name) in words] == []


@pytest.mark.parametrize("format_", ["pdf", "xlsx"])
def test_the_same_search_finds_them_in_the_teams_edition(format_: str) -> None:
    planted = [*OFFICERS, "XQ00", "Quillon", "Müller", "*Star*"]
    words = words_in(format_, WRITTEN["team", format_])
    assert [name for name in planted if letters_of(name) not in words] == []


def test_names_are_printed_as_they_are_and_never_obeyed() -> None:
    report = weekly_report(a_week(*(replace(c, moved_in_on=None) for c in cases())), Audience.TEAM, "as of 3 Oct 2016")
    page = FORMATS["html"](report, PROVENANCE).decode()
    assert "<i>Ink</i>" not in page
    assert "&lt;i&gt;Ink&lt;/i&gt;" in page
    book = load_workbook(BytesIO(FORMATS["xlsx"](report, PROVENANCE)))
    formulas = [c.value for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert formulas
    assert not [formula for formula in formulas if "A1" in str(formula)]


def test_control_characters_and_strange_scripts_end_in_no_format_as_an_error() -> None:
    children = [replace(child, forename="李\x07", surname=NAMES[0]) for child in cases()]
    report = weekly_report(a_week(*children), Audience.TEAM, "as of 3 Oct 2016")
    for format_, write in FORMATS.items():
        content = write(report, PROVENANCE)
        assert "�Quillon" in words_in(format_, content), format_


def test_a_page_that_cannot_be_made_for_another_reason_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transfer_cli.reports.pdf.laid_out", lambda *_: {"title": "no more than a title"})
    with pytest.raises(RuntimeError, match="dictionary does not contain key"):
        FORMATS["pdf"](SENDSG, PROVENANCE)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_report_gives_the_same_bytes(format_: str) -> None:
    assert FORMATS[format_](a_report(Audience.SENDSG), PROVENANCE) == WRITTEN["sendsg", format_]


@pytest.mark.parametrize("format_", FORMATS)
def test_another_copy_differs_in_its_provenance_alone(format_: str) -> None:
    later = replace(PROVENANCE, made="4 Oct 2016 at 10:15 UTC", by="b.clerk")
    first, second = (FORMATS[format_](SENDSG, made) for made in (PROVENANCE, later))
    assert first != second
    before, after = (words_in(format_, content) for content in (first, second))
    assert before.replace(letters_of(PROVENANCE.line(SENDSG.hash)), letters_of(later.line(SENDSG.hash))) == after


def test_the_workbook_sums_what_a_reader_would_sum() -> None:
    book = load_workbook(BytesIO(WRITTEN["sendsg", "xlsx"]))
    values = load_workbook(BytesIO(WRITTEN["sendsg", "xlsx"]), data_only=True)
    formulas = [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert len(formulas) == sum(len(section.formulas) for section in SENDSG.sections) > 30
    for cell in formulas:
        sheet = values[cell.parent.title]
        assert _worked_out(cell.value, sheet) == pytest.approx(sheet[cell.coordinate].value), cell


def _worked_out(formula: str, sheet: Any) -> Any:
    """The formula's value, for the few kinds that we write."""
    if found := re.fullmatch(r"=SUM\((\w+:\w+)\)", formula):
        return sum(cell.value for row in sheet[found[1]] for cell in row)
    if found := re.fullmatch(r"=(\w+)\+(\w+)", formula):
        return sheet[found[1]].value + sheet[found[2]].value
    if found := re.fullmatch(r"=(\w+)-(\w+)", formula):
        return round(sheet[found[1]].value - sheet[found[2]].value, 1)
    if found := re.fullmatch(r"=ROUND\(7\*(?:SUM\()?(\w+)(?::(\w+)\))?/(\w+),1\)", formula):
        children = sum(cell.value for row in sheet[f"{found[1]}:{found[2] or found[1]}"] for cell in row)
        return int(70 * children / sheet[found[3]].value + 0.5) / 10
    found = re.fullmatch(r"=ROUND\(100\*(\w+)/\(([\w+]+)(?:-(\w+))?\),1\)", formula)
    assert found, formula
    whole = sum(sheet[part].value for part in found[2].split("+")) - (sheet[found[3]].value if found[3] else 0)
    return round(100 * sheet[found[1]].value / whole, 1)


def test_the_workbook_holds_real_dates_and_keeps_its_headings_in_sight() -> None:
    sheet = load_workbook(BytesIO(WRITTEN["sendsg", "xlsx"]))["Deadlines, group by group"]
    assert sheet.freeze_panes == "B5"
    assert (sheet["A4"].value, sheet["A5"].is_date, sheet["A5"].number_format) == ("Conclude by", True, "d mmm yyyy")
    assert (sheet["D5"].data_type, sheet["D5"].number_format) == ("n", "#,##0")


def test_a_sentence_of_the_workbook_is_read_without_going_to_the_right() -> None:
    book = load_workbook(BytesIO(WRITTEN["team", "xlsx"]))
    for sheet, section in zip(book.worksheets[1:], TEAM.sections, strict=True):
        rows = range(2, 2 + len(section.sentences))
        assert {str(cells) for cells in sheet.merged_cells.ranges} == {f"A{row}:I{row}" for row in rows}
        set_widths = {letter: column.width for letter, column in sheet.column_dimensions.items()}
        room = sum(set_widths.get(letter, 8.43) for letter in "ABCDEFGHI")
        for row, sentence in zip(rows, section.sentences, strict=True):
            assert sheet.cell(row, 1).alignment.wrap_text
            assert len(sentence) <= room * sheet.row_dimensions[row].height / 18, sentence
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth or 1) == ("landscape", 1)


def test_the_page_needs_no_network_and_can_be_read_aloud() -> None:
    page = WRITTEN["team", "html"].decode()
    assert "default-src 'none'" in page
    links = re.findall(r"(?:src|href)=\"([^\"]*)\"", page)
    assert [link for link in links if not link.startswith("#")] == []
    assert '<html lang="en-GB">' in page
    assert len(re.findall(r"<h1\b", page)) == 1
    tables = len(re.findall(r"<table\b", page))
    assert tables == len(re.findall(r"<thead>", page)) > 10
    assert len(re.findall(r'<th scope="row"', page)) == len(re.findall(r"<tr[ >]", page)) - tables
    chart = SENDSG.section("burn_up").chart
    assert chart is not None
    assert f'role="img" aria-label="{chart.summary}"' in page


def test_the_pdf_is_tagged_and_says_its_title_language_and_standard() -> None:
    reader = PdfReader(BytesIO(WRITTEN["team", "pdf"]))
    root: Any = reader.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Transfers to EHC plans: weekly report, as of 3 Oct 2016"
    described = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part>1<", described)
    assert re.search(r"pdfaid:part>2<.*pdfaid:conformance>A<", described, re.DOTALL)


def test_files_are_named_by_day_and_audience_and_are_private(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "reports"
    write_contents(paths := made_files(TEAM, PROVENANCE, ("html", "xlsx"), folder))
    assert [path.name for path in paths] == ["weekly-2016-10-03-team.html", "weekly-2016-10-03-team.xlsx"]
    assert [path.name for path in paths] == list(file_names(TEAM, ("html", "xlsx")))
    assert [path.read_bytes() for path in paths] == [WRITTEN["team", "html"], WRITTEN["team", "xlsx"]]
    assert [stat.S_IMODE(path.stat().st_mode) for path in paths] == [0o600, 0o600]
    assert sorted(folder.iterdir()) == sorted(paths)


def test_an_older_copy_is_replaced_and_its_mode_mended(tmp_path: Path) -> None:
    old = tmp_path / "weekly-2016-10-03-sendsg.html"
    old.write_text("old", encoding="utf-8")
    old.chmod(0o644)
    write_contents(made_files(SENDSG, PROVENANCE, ("html",), tmp_path))
    assert old.read_bytes() == WRITTEN["sendsg", "html"]
    assert stat.S_IMODE(old.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    made = made_files(SENDSG, PROVENANCE, ("html",), tmp_path / "file")
    with pytest.raises(InputUnusable) as error:
        write_contents(made)
    assert error.value.id == "REP001"
    assert "weekly-2016-10-03-sendsg.html cannot be written" in error.value.what


@pytest.mark.parametrize("audience", [Audience.SENDSG, Audience.TEAM])
def test_an_empty_caseload_makes_a_report_too(audience: Audience) -> None:
    report = weekly_report(a_week(), audience, "as of 3 Oct 2016")
    for format_, write in FORMATS.items():
        assert "Nobodyisinscopeonthisday." in words_in(format_, write(report, PROVENANCE)), format_


def test_a_caseload_of_one_and_nothing_else() -> None:
    report = weekly_report(a_week(a_case(), feasible=None), Audience.SENDSG, "as of 3 Oct 2016")
    assert "Of1childinscope" in words_in("html", FORMATS["html"](report, PROVENANCE))
