"""The finished pages, opened and read back."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.correspondence import POST, RECEIVES, SETTINGS, an_order
from tests.letters.parts import a_letter
from tests.letters.test_markdown import HOSTILE
from tests.letters.test_text import KINDS, LETTERS, reader_changes
from transfer_cli.domain.case import Contact, LetterFormat, Relationship
from transfer_cli.domain.settings import PRINT_SIZES, Correspondence
from transfer_cli.letters.facts import Asked
from transfer_cli.letters.making import write
from transfer_cli.letters.markdown import one_line
from transfer_cli.letters.pdf import ONE_AT_A_TIME, read_pages
from transfer_cli.letters.setting import CannotBeSet, set_letter
from transfer_cli.letters.text import Letter

MM = 72 / 25.4
WINDOW = (24.6, 120.0, 39.5, 66.3)
"""Left, right, top and bottom of the envelope's window, in millimetres from the page's left and top."""

FORMATS = (LetterFormat.STANDARD, LetterFormat.LARGE_PRINT)
EASY_KINDS = ("notice", "meeting_invitation", "draft_plan", "final_plan", "no_plan")

SEVEN_LINES = Contact(
    "Mrs Bartholomea Featherstonehaugh-Cholmondeley",
    Relationship.MOTHER,
    address=("Flat 12g, Éyebright House", "147 Long Sample Gyratory Way", "Upper Quaying", "Sampleton", "Cheshire"),
    postcode="CW99 9YQ",
)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def squeezed(text: str) -> str:
    return "".join(text.split())


def tags(reader: PdfReader) -> list[str]:
    """Names of the structure elements in reading order."""

    def walk(node: Any) -> Iterator[str]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                yield from walk(child)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield str(node["/S"])
            if "/K" in node:
                yield from walk(node["/K"])

    return list(walk(reader.root_object["/StructTreeRoot"]))


@pytest.mark.parametrize(("kind", "who"), LETTERS)
def test_every_letter_is_an_accessible_archive_file(kind: str, who: str) -> None:
    letter = a_letter(kind, **reader_changes(who, kind))
    pdf = reader(set_letter(letter))
    root: Any = pdf.root_object
    assert pdf.metadata is not None
    assert pdf.metadata.title == f"{letter.kind.title}, CW0001"
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    found = tags(pdf)
    assert found.count("/H1") == 1
    headings = sum(token.type == "heading_open" and token.tag == "h2" for token in letter.tokens)
    assert found.count("/H2") == headings
    assert found.count("/LI") == sum(token.type == "list_item_open" for token in letter.tokens)
    assert pdf.pages[0].mediabox.width == pytest.approx(210 * MM, abs=0.1)
    assert len(pdf.pages) <= 2


@pytest.mark.parametrize("length", range(0, 600, 60))
def test_a_signature_never_stands_alone(length: int) -> None:
    letter = a_letter("delay", facts={"reason": "We had too few people. " * (length // 20)})
    signed = next(page for page in read_pages(set_letter(letter)) if "Yours sincerely" in page)
    assert "can come to meetings with you." in " ".join(signed.split())


def test_the_same_letter_is_the_same_file() -> None:
    letter = a_letter("notice")
    assert set_letter(letter) == set_letter(letter)
    assert set_letter(letter) != set_letter(a_letter("notice", surname="Other"))


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_name_prints_as_itself(value: str) -> None:
    mother = Contact(f"Ms {value}", Relationship.MOTHER)
    letter = a_letter("notice", forename=value, surname=value, contacts=(mother,))
    text = squeezed("".join(read_pages(set_letter(letter))))
    shown = squeezed(one_line(value))
    assert f"DearMs{shown}" in text
    assert f"About:{shown}{shown},born" in text
    assert f"{shown}’stransferreviewbegins" in text or shown[:1].islower()  # noqa: RUF001 - as printed


@pytest.mark.parametrize(
    "name", ["Nguyễn Thị Ánh", "Łukasz Żółć", "Ŵyn Ŷnys Ẁ", "İbrahim Şahin", "Жанна Ελένη", "Zoë Ǿ"]
)
def test_a_name_in_another_alphabet_is_read_out_once(name: str) -> None:
    letter = a_letter("notice", contacts=(Contact(name, Relationship.MOTHER),))
    text = squeezed("".join(read_pages(set_letter(letter))))
    assert text.count(squeezed(name)) == 2
    assert f"Dear{squeezed(name)}Robin" in text


def boxes(pdf: bytes) -> Iterator[tuple[int, str, tuple[float, float, float, float]]]:
    """Page number, character and its box: left, right, top, bottom in millimetres from the left and top."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(pdf)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        height = page.get_height()
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if character.strip():
                left, bottom, right, top = text.get_charbox(index)
                yield number, character, (left / MM, right / MM, (height - top) / MM, (height - bottom) / MM)


FAMILY = [kind for kind in KINDS if kind not in RECEIVES]
LONG_NAMES = {"forename": "Maximiliana-Bartholomea", "surname": "Featherstonehaugh-Cholmondeley"}
GEOMETRY = [
    *((kind, {"large_print": "", "print_size": ""}) for kind in KINDS),
    *((kind, {"large_print": "yes", "print_size": str(size)}) for kind in FAMILY for size in PRINT_SIZES),
    *((kind, {"language": "cy"}) for kind in FAMILY),
    *((kind, {"easy_read": "yes"}) for kind in EASY_KINDS),
    ("notice", {"easy_read": "yes", "large_print": "yes", "print_size": "20"}),
]


@pytest.mark.parametrize(("kind", "form"), GEOMETRY, ids=[f"{k}-{''.join(f.values())}" for k, f in GEOMETRY])
def test_the_page_fits_a_window_envelope(kind: str, form: dict[str, str]) -> None:
    letter = a_letter(kind, facts=form, contacts=(SEVEN_LINES,), **LONG_NAMES)
    assert kind in RECEIVES or len(letter.address) == 7
    left, right, top, bottom = WINDOW
    in_window = ""
    for page, character, (x0, x1, y0, y1) in boxes(set_letter(letter)):
        assert x0 >= 15
        assert x1 <= 210 - 15
        assert y0 >= 5
        assert y1 <= 297 - 5
        if page > 0:
            continue
        if x1 > left and x0 < right and y1 > top and y0 < bottom:
            in_window += character
            assert left <= x0
            assert x1 <= right
            assert top <= y0
            assert y1 <= bottom
        else:
            assert x0 >= 125 or y0 >= 95
    assert in_window == squeezed("".join(letter.address))


@pytest.mark.parametrize("size", [12, *PRINT_SIZES])
def test_the_body_has_its_size_and_the_address_stays_ten_points(size: int) -> None:
    order = an_order("notice", contacts=(Contact("Ms Alix Example", Relationship.MOTHER, format=FORMATS[size > 12]),))
    settings = replace(SETTINGS, letters=Correspondence(large_print_size=max(size, 16)))
    letter = write(order, settings, POST, Asked())
    assert isinstance(letter, Letter)
    characters = sizes(letter)
    assert characters.most_common(1)[0][0] == size
    assert min(characters) == 10


def sizes(letter: Letter) -> Counter[int]:
    """How many characters the letter has of each size, in whole points."""
    found: Counter[int] = Counter()

    def visit(text: str, _: object, matrix: list[float], __: object, size: float) -> None:
        if text.strip():
            found[round(size * abs(matrix[3]))] += len(text)

    for page in reader(set_letter(letter)).pages:
        page.extract_text(visitor_text=visit)
    return found


def test_a_sender_that_has_no_room_is_not_set() -> None:
    letter = a_letter("notice", facts={"authority_address": "\n".join(["County Hall"] * 40)})
    with pytest.raises(CannotBeSet, match="name and address in"):
        set_letter(letter)


@pytest.mark.parametrize(
    ("name", "address", "why"),
    [
        ("Ms " + "Long " * 80, ("1 Sample Street",), "The names and address do not fit the window of the envelope."),
        ("Ms A Example", ("1 Street",) * 7, "The names and address do not fit the window of the envelope."),
        ("Ms " + "W" * 30, ("1 Sample Street",), "The names and address do not fit the window of the envelope."),
        ("Ms A Example", ("x" * 70,), "The names and address do not fit the window of the envelope."),
        ("Ms 𓀀 Example", ("1 Sample Street",), 'No font of the letters can print "𓀀".'),
    ],
)
def test_what_does_not_fit_or_print_is_not_set(name: str, address: tuple[str, ...], why: str) -> None:
    letter = a_letter("notice", contacts=(Contact(name, Relationship.MOTHER, address=address, postcode="SA1 1AA"),))
    with pytest.raises(CannotBeSet) as error:
        set_letter(letter)
    assert error.value.reason.startswith(why)


@pytest.mark.parametrize(
    ("facts", "fits"),
    [
        ({"forename": "W" * 14, "whose": "W" * 14}, True),
        ({"whose": "W" * 40}, False),
        ({"ias_ways": f"email {'information.advice.support.service' * 3}@example.org"}, False),
        ({"ias_ways": "email information.advice.support@example.org"}, True),
        ({"ias_ways": f"web www.example.org{'/some/long/path' * 8}"}, True),
        ({"email_to": f"{'x' * 90}@example.org"}, True),
    ],
)
@pytest.mark.parametrize("size", [None, 20])
def test_a_word_wider_than_the_page_is_not_set(facts: dict[str, str], fits: bool, size: int | None) -> None:
    large = {"large_print": "yes", "print_size": "20"} if size else {}
    letter = a_letter("notice", facts={**facts, **large})
    if fits:
        assert_within_the_edges(set_letter(letter))
        return
    with pytest.raises(CannotBeSet, match="wider than the page"):
        set_letter(letter)


def assert_within_the_edges(pdf: bytes) -> None:
    """No letter stands nearer to the side of a page than 15 mm."""
    with ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_charbox(n) for n in range(text.count_chars())]
            assert max(right for _, _, right, _ in boxes) <= (210 - 15) * MM + 1
        document.close()
