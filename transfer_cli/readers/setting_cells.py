"""Cells that only a directory of settings has."""

from __future__ import annotations

import re
from difflib import get_close_matches

from transfer_cli.domain.case import SettingType
from transfer_cli.domain.establishments import TYPE_NAMES, is_type, kind_of
from transfer_cli.readers.cells import Unreadable

_URN = re.compile(r"[A-Z]{0,2}\d{5,8}", re.ASCII)
_AGE = re.compile(r"\d{1,2}", re.ASCII)
_KINDS = tuple(kind.value for kind in SettingType)


def is_urn(text: str) -> bool:
    """Whether `read_urn` can read it."""
    return _URN.fullmatch(_compact(text)) is not None


def read_urn(text: str) -> str:
    """The number in the national register, or Ofsted's of an early years provider, which may begin with letters.

    Raises:
        Unreadable: It has neither form.
    """
    if is_urn(text):
        return _compact(text)
    fix = "Look it up in Get Information about Schools or with Ofsted, or leave the cell empty."
    raise Unreadable("IMP091", "it is not a URN, which is five to eight figures, such as 100001 or EY100001.", fix)


def read_age(text: str) -> int:
    """An age in whole years.

    Raises:
        Unreadable: It is none.
    """
    if _AGE.fullmatch(text):
        return int(text)
    raise Unreadable("IMP093", "it is not an age in whole years.", "Write it as 11, or leave the cell empty.")


def read_kind(text: str) -> SettingType | None:
    """What the setting is to us; None = its type says nothing about that.

    Args:
        text: One of our codes, or a type of the national register.

    Raises:
        Unreadable: It is neither.
    """
    code = re.sub(r"[\s_-]+", "_", text.casefold())
    if code in _KINDS:
        return SettingType(code)
    if not is_type(text):
        near = get_close_matches(code, _KINDS, n=1, cutoff=0.6)
        near = near or get_close_matches(text.casefold(), TYPE_NAMES, n=1, cutoff=0.8)
        guess = f"Did you mean {near[0]}? " if near else ""
        fix = f"{guess}Use one of: {', '.join(_KINDS)}; or a type of Get Information about Schools."
        raise Unreadable("IMP092", "it is not a type of setting.", fix)
    return kind_of(text)


def _compact(text: str) -> str:
    return text.replace(" ", "").upper()
