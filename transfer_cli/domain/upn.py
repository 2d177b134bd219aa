"""The unique pupil number: a check letter, the authority, the school, the year and a serial."""

from __future__ import annotations

import re

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The 23 letters that can stand in one; I, O and S look too much like figures."""

_FORM = re.compile(rf"[{LETTERS}]\d{{11}}[\d{LETTERS}]", re.ASCII)


def upn_fault(upn: str) -> str:
    """Why this is no UPN, as the rest of a sentence that begins with "it"; empty = its form and letter are right.

    The letter is the sum of characters 2 to 13, each times its place, modulo 23 (DfE check 1510). A temporary UPN
    ends in a letter, which counts as its place in `LETTERS`, from 0.
    """
    if not _FORM.fullmatch(upn):
        return "does not have the form of a UPN, a letter and twelve figures"
    total = sum(place * _value(character) for place, character in enumerate(upn[1:], start=2))
    if upn[0] != LETTERS[total % 23]:
        return "has the wrong check letter, so a figure was probably mistyped"
    return ""


def _value(character: str) -> int:
    return int(character) if character.isdecimal() else LETTERS.index(character)
