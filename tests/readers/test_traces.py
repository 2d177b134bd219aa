"""Whether a file mentions a child, whatever kind of file it is."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.builders import a_case
from transfer_cli.readers.traces import found_in, marks_of, plainly, text_of

CHILD = a_case(reference="CW/0001", forename="Zoë", surname="O'Brien", upn="Y895000000017")
MARKS = {"CW/0001": marks_of(CHILD)}


def test_marks_are_reference_number_and_name() -> None:
    assert marks_of(CHILD) == (" cw 0001 ", " y895000000017 ", " zoë o brien ", " o brien zoë ")
    assert marks_of(a_case(surname="", upn=None)) == (" cw0001 ",)


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [
        ("About Zoë  O'Brien, born", True),
        ("ZOË\nO'BRIEN", True),
        ("CW/0001;x", True),
        ("CW/00012", False),
        ("Zoë Smith and Kit O'Brien", False),
    ],
)
def test_whole_words_in_any_letters(text: str, mentioned: bool, tmp_path: Path) -> None:
    for name, encoding in (("a.txt", "utf-8"), ("b.txt", "utf-16")):
        (tmp_path / name).write_text(text, encoding=encoding)
        assert found_in(tmp_path / name, MARKS) == ({"CW/0001"} if mentioned else frozenset())


def test_the_name_of_the_file_counts(tmp_path: Path) -> None:
    path = tmp_path / "CW-0001-notice-1.pdf"
    path.write_bytes(b"")
    assert found_in(path, MARKS) == {"CW/0001"}


def test_an_e_mail_is_read_with_what_is_attached() -> None:
    message = EmailMessage()
    message["Subject"] = "A letter"
    message["To"] = "parent@example.org"
    message.set_content("Dear Ms Café")
    message.add_attachment("inside".encode("utf-16"), maintype="application", subtype="octet-stream")
    text = text_of(b"MIME-Version: 1.0\n" + message.as_bytes())
    assert all(word in text for word in ("A letter", "parent@example.org", "Café", "inside"))


def test_a_workbook_is_read_cell_by_cell(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w") as book:
        book.writestr("xl/sharedStrings.xml", "<si><t>Zoë</t></si><si><t>O'Brien</t></si>")
    assert found_in(tmp_path / "book.xlsx", MARKS) == {"CW/0001"}


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken Zebulon", b"PK\x03\x04 broken Zebulon"])
def test_what_is_damaged_is_searched_as_it_stands(data: bytes) -> None:
    assert "zebulon" in plainly(text_of(data))


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [
        ("12 September 2016, 12 Foo Road", False),
        ("see page 12", False),
        ("kind,reference\nnotice,12", True),
        ("<td>12</td>", True),
        ("Kit Small", True),
    ],
)
def test_a_short_number_counts_only_by_itself(text: str, mentioned: bool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    marks = {"12": marks_of(a_case(reference="12", forename="Kit", surname="Small", upn=None))}
    assert found_in(tmp_path / "a.txt", marks) == ({"12"} if mentioned else frozenset())


def test_a_short_number_begins_the_names_of_its_letters(tmp_path: Path) -> None:
    (tmp_path / "12-notice-1.pdf").write_bytes(b"")
    assert found_in(tmp_path / "12-notice-1.pdf", {"12": marks_of(a_case(reference="12"))}) == {"12"}


@pytest.mark.parametrize(("text", "mentioned"), [("A-1-2 and A-1-2", False), ("A-1-2, A-1", True)])
def test_a_reference_that_goes_on_is_another_child(text: str, mentioned: bool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    marks = {"A-1": marks_of(a_case(reference="A-1"))}
    others = marks_of(a_case(reference="A-1-2"))
    assert found_in(tmp_path / "a.txt", marks, others) == ({"A-1"} if mentioned else frozenset())
