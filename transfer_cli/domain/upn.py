"""The unique pupil number: a check letter, the authority, the school, the year and a serial."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import mul

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The 23 letters that can stand in one; I, O and S look too much like figures."""

AUTHORITIES = frozenset(
    number
    for numbers in (
        range(201, 214), range(301, 321), range(330, 337), range(340, 345), range(350, 360), range(370, 374),
        range(380, 385), range(390, 395), (420,), range(660, 682), range(800, 804), range(805, 809),
        range(810, 814), (815, 816), range(820, 824), (825, 826, 830, 831), range(835, 842), (845, 846),
        range(850, 853), range(855, 858), (860, 861), range(865, 897), (908, 909, 916, 919, 921, 925, 926, 928, 929),
        (931, 933), range(935, 942),
    )
    for number in numbers
)  # fmt: skip
"""Numbers of the local authorities of England (DfE) and Wales (660 to 681), those that were divided since too: a UPN
stays with the child for good."""

MANY = 65_536
"""So many beginnings and ends of UPNs are remembered: pupils of one school, or of one age, share them."""

_PLACES = range(2, 14)
_VALUES = {**{figure: int(figure) for figure in "0123456789"}, **{letter: n for n, letter in enumerate(LETTERS)}}

_FORM = re.compile(rf"[{LETTERS}]\d{{11}}[\d{LETTERS}]", re.ASCII)
_SCHOOL, _PUPIL = re.compile(r"\d{7}", re.ASCII), re.compile(rf"\d{{4}}[\d{LETTERS}]", re.ASCII)


def upn_fault(upn: str) -> str:
    """Why this is no UPN, as the rest of a sentence that begins with "it"; empty = its form and letter are right.

    The letter is the sum of characters 2 to 13, each times its place, modulo 23 (DfE check 1510). A temporary UPN
    ends in a letter, which counts as its place in `LETTERS`, from 0.
    """
    if not _FORM.fullmatch(upn):
        return "does not have the form of a UPN, a letter and twelve figures"
    total = sum(map(mul, _PLACES, map(_VALUES.__getitem__, upn[1:])))
    if upn[0] != LETTERS[total % 23]:
        return "has the wrong check letter, so a figure was probably mistyped"
    if int(upn[1:4]) not in AUTHORITIES:
        return f"begins with {upn[1:4]}, which is the number of no local authority"
    return ""


def is_upn(upn: str) -> bool:
    """Whether `upn_fault` finds nothing; several times as fast where many are looked at."""
    school, pupil = _of_school(upn[1:8]), _of_pupil(upn[8:])
    return school is not None and pupil is not None and upn[:1] == LETTERS[(school + pupil) % 23]


@lru_cache(MANY)
def _of_school(figures: str) -> int | None:
    """What characters 2 to 8 add to the sum; None = they stand in no UPN."""
    if not _SCHOOL.fullmatch(figures) or int(figures[:3]) not in AUTHORITIES:
        return None
    return _weighed(figures, 2)


@lru_cache(MANY)
def _of_pupil(characters: str) -> int | None:
    """What characters 9 to 13 add to the sum; None = they stand in no UPN."""
    if not _PUPIL.fullmatch(characters):
        return None
    return _weighed(characters, 9)


def _weighed(characters: str, place: int) -> int:
    return sum(number * _VALUES[character] for number, character in enumerate(characters, place))
