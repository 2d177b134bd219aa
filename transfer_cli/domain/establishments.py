"""Types of establishment as the national register names them (Get Information about Schools), and what each is to us.

A unit or resourced base stands inside a mainstream school, which stays one: the register does not tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from transfer_cli.domain.case import SettingType


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.casefold().replace("'", "")).strip()


def _all(kind: SettingType | None, names: Iterable[str]) -> dict[str, SettingType | None]:
    return {_plain(name): kind for name in names}


_TYPES: dict[str, SettingType | None] = {
    **_all(
        SettingType.SPECIAL,
        (
            "Community special school", "Foundation special school", "Academy special converter",
            "Academy special sponsor led", "Free schools special", "Non-maintained special school",
            "Other independent special school",
        ),
    ),
    **_all(
        SettingType.MAINSTREAM,
        (
            "Community school", "Voluntary aided school", "Voluntary controlled school", "Foundation school",
            "City technology college", "Academy sponsor led", "Academy converter", "Free schools",
            "University technical college", "Studio schools",
        ),
    ),
    **_all(
        SettingType.POST16,
        (
            "Further education", "Sixth form centres", "Special post 16 institution", "Free schools 16 to 19",
            "Academy 16-19 converter", "Academy 16 to 19 sponsor led", "Higher education institutions",
        ),
    ),
    **_all(SettingType.EARLY_YEARS, ("Local authority nursery school", "LA nursery school")),
    **_all(SettingType.INDEPENDENT, ("Other independent school",)),
    **_all(
        None,
        (
            "Pupil referral unit", "Academy alternative provision converter",
            "Academy alternative provision sponsor led", "Free schools alternative provision", "Secure units",
            "Offshore schools", "Service children's education", "Miscellaneous", "Welsh establishment",
            "British schools overseas", "Institution funded by other government department", "Online provider",
        ),
    ),
}  # fmt: skip
"""None = nothing that a caseload tells apart follows from it."""

_GROUPS: dict[str, SettingType | None] = {
    "special schools": SettingType.SPECIAL,
    "independent schools": SettingType.INDEPENDENT,
    "colleges": SettingType.POST16,
    "universities": SettingType.POST16,
}
"""For types that are newer than this list; other groups hold schools of several kinds."""

_PHASES = {"nursery": SettingType.EARLY_YEARS, "16 plus": SettingType.POST16}
"""Phases that say more than the type of a mainstream school."""

TYPE_NAMES: tuple[str, ...] = tuple(_TYPES)
"""In small letters and without punctuation."""

_EVERYWHERE = frozenset({SettingType.HOME, SettingType.NONE})
_SCHOOL_LIKE = frozenset({SettingType.EARLY_YEARS, SettingType.POST16})
_MAINSTREAM = _SCHOOL_LIKE.union({SettingType.MAINSTREAM, SettingType.RESOURCED})
_APART = _SCHOOL_LIKE.union({SettingType.SPECIAL, SettingType.INDEPENDENT})
_TOGETHER: dict[SettingType, frozenset[SettingType]] = {
    SettingType.MAINSTREAM: _MAINSTREAM,
    SettingType.RESOURCED: _MAINSTREAM,
    SettingType.SPECIAL: _APART,
    SettingType.INDEPENDENT: _APART,
    SettingType.EARLY_YEARS: _MAINSTREAM.union({SettingType.INDEPENDENT}).difference({SettingType.POST16}),
    SettingType.POST16: _APART.difference({SettingType.EARLY_YEARS}),
}
"""What may be said of a child in a setting of each type: schools have nursery classes and sixth forms, and a special
school may be an independent one."""


def is_type(name: str) -> bool:
    """Whether the register has this type."""
    return _plain(name) in _TYPES


def kind_of(type_name: str, group: str = "", phase: str = "") -> SettingType | None:
    """What an establishment is to us; None = it cannot be told.

    Args:
        type_name: As the register names it, in any letters.
        group: Type group; counts only for a type that is not known here.
        phase: Phase of education.
    """
    plain = _plain(type_name)
    kind = _TYPES[plain] if plain in _TYPES else _GROUPS.get(_plain(group))
    return _PHASES.get(_plain(phase), kind) if kind is SettingType.MAINSTREAM else kind


def contradicts(of_child: SettingType, of_setting: SettingType | None) -> bool:
    """Whether what is said of the child cannot be true of this setting; false where it may be."""
    if of_setting is None or of_child in _EVERYWHERE:
        return False
    return of_child not in _TOGETHER.get(of_setting, (of_child,))
