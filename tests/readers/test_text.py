"""Encodings: found, said, and refused where in doubt. Faults are in tests/bad_input."""

from __future__ import annotations

import pytest

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.text import decode

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
    assert decode(TEXT.encode(codec)) == (TEXT, name)


def test_utf16_the_other_way_round_is_read_by_its_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == (TEXT, "UTF-16")


def test_plain_ascii_is_utf8() -> None:
    assert decode(b"a,b\n") == ("a,b\n", "UTF-8")


def test_many_lines_at_fault_are_counted() -> None:
    mixed = "Zoë\n".encode() + "Chloé\n".encode("cp1252") * 7
    with pytest.raises(InputUnusable) as refused:
        decode(mixed)
    assert refused.value.what == (
        "The file mixes encodings: line 1 in UTF-8 and lines 2, 3, 4, 5, 6 and 2 more in another encoding, "
        "so accents would come out wrong."
    )


def test_a_nul_inside_marked_text_is_refused_with_its_line() -> None:
    with pytest.raises(InputUnusable, match="Line 2 holds a byte that stands for no character"):
        decode("a,b\nc\0,d\n".encode("utf-16"))
