"""Encodings: found, said, and refused where in doubt. Faults are in tests/bad_input."""

from __future__ import annotations

import pytest

from tests.readers.reading import source
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.text import Encoding, encoding_of

TEXT = "reference,forename\r\n0001,Zoë O\u2019Brien\r\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 with a byte order mark"),
        ("utf-16", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_the_encoding_is_found_and_named(codec: str, name: str) -> None:
    content = TEXT.encode(codec)
    found = encoding_of(source(content))
    assert found.name == name
    assert content.decode(found.codec) == TEXT


def test_utf16_the_other_way_round_is_read_by_its_mark() -> None:
    assert encoding_of(source(b"\xfe\xff" + TEXT.encode("utf-16-be"))) == Encoding("utf-16", "UTF-16")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_known_by_the_zeros_of_latin_letters(codec: str) -> None:
    assert encoding_of(source(TEXT.encode(codec))) == Encoding(codec, "UTF-16")


def test_plain_ascii_is_utf8() -> None:
    assert encoding_of(source(b"a,b\n")) == Encoding("utf-8", "UTF-8")


def test_many_lines_at_fault_are_counted() -> None:
    mixed = "Zoë\n".encode() + "Chloé\n".encode("cp1252") * 7
    with pytest.raises(InputUnusable) as refused:
        encoding_of(source(mixed))
    assert refused.value.what == (
        "The file mixes encodings: line 1 in UTF-8 and lines 2, 3, 4, 5, 6 and 2 more in another encoding, "
        "so accents would come out wrong."
    )


def test_a_nul_inside_marked_text_is_refused_with_its_line() -> None:
    with pytest.raises(InputUnusable, match="Line 2 holds a byte that stands for no character"):
        encoding_of(source("a,b\nc\0,d\n".encode("utf-16")))


PIECE = 1 << 20


@pytest.mark.parametrize("before", [PIECE - 1, PIECE, 3 * PIECE - 1])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_letter_on_the_edge_of_a_piece_is_whole(before: int, codec: str) -> None:
    text = "a,b\n" * (before // 4) + "x" * (before % 4) + "ë,d\n"
    assert encoding_of(source(text.encode(codec))).codec == codec


def test_another_encoding_far_down_is_found_with_its_line() -> None:
    content = "Zoë,b\n".encode() + b"a,b\n" * PIECE + "Chloé,b\n".encode("cp1252")
    with pytest.raises(InputUnusable, match=f"line 1 in UTF-8 and line {PIECE + 2} in another encoding"):
        encoding_of(source(content))


def test_a_nul_far_down_is_found_with_its_line() -> None:
    with pytest.raises(InputUnusable, match=f"Line {PIECE + 1} holds a byte that stands for no character"):
        encoding_of(source(b"a,b\n" * PIECE + b"a\0,b\n"))


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf \n", b"\xff\xfe\n\0"])
def test_a_file_without_any_text_is_empty(content: bytes) -> None:
    with pytest.raises(InputUnusable, match=r"The file is empty\..*\[IMP003\]"):
        encoding_of(source(content))


def test_a_mark_that_is_not_kept_is_refused_with_the_line() -> None:
    with pytest.raises(InputUnusable, match="says it is UTF-8 with a byte order mark, but line 3 is not"):
        encoding_of(source(b"\xef\xbb\xbfa,b\nZo\xc3\xab,d\nZo\xeb,d\n"))
