"""One `[[plan]]` table: a line of the authority's published transfer plan; and `[plan_version]`, which says which."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from transfer_cli.domain.calendar import Term, school_year
from transfer_cli.domain.case import Document, PhaseMove, SettingType
from transfer_cli.domain.dates import YEARS
from transfer_cli.domain.settings import PlanGroup, PlanVersion, Unless
from transfer_cli.readers.toml_section import Section

SEASONS: tuple[str, ...] = ("autumn", "spring", "summer")
LOWEST_YEAR_GROUP, HIGHEST_YEAR_GROUP = -4, 20
DATE_KEYS: tuple[str, ...] = ("start_from", "start_by", "meet_by", "conclude_by")
"""In the order in which their days must come."""

_YEAR = re.compile(r"(\d{4})/(\d{2}|\d{4})", re.ASCII)
_GROUP = re.compile(r"(?:year |y)?(-?\d{1,2})(\+?)", re.ASCII | re.IGNORECASE)
_EARLY_GROUPS = {"n1": -2, "n2": -1, "r": 0, "reception": 0}
_SETTINGS = tuple(kind.value for kind in SettingType)
_MOVES = tuple(move.value for move in PhaseMove if move is not PhaseMove.NONE)


def plan_group(section: Section, terms: tuple[Term, ...]) -> PlanGroup | None:
    """The group that the table states; None = it cannot be used, and its faults are noted.

    Args:
        terms: All terms, given and usual, so that a named one can be looked for.
    """
    year = _academic_year(section, "academic_year", required=True)
    starts = year or 0
    term = section.one_of("term", SEASONS)
    year_groups, upwards = _year_groups(section)
    group = PlanGroup(
        academic_year=f"{starts}/{(starts + 1) % 100:02}",
        starts=starts,
        term=term,
        year_groups=year_groups,
        open_upwards_from=upwards,
        settings=section.each_of("settings", _SETTINGS),
        document=section.one_of("document", (document.value for document in Document)),
        phase_moves=section.each_of("phase_moves", _MOVES),
        start_from=section.day("start_from"),
        start_by=section.day("start_by"),
        meet_by=section.day("meet_by"),
        conclude_by=section.day("conclude_by"),
        line=section.line,
        title=section.text("title"),
        until_starts=_academic_year(section, "until_year"),
        until_term=section.one_of("until_term", SEASONS),
        moving=section.flag("moving"),
        priority=_codes(section),
        unless=_unless(section),
        not_this_year=section.flag("not_this_year") or False,
        everyone_left=section.flag("everyone_left") or False,
        conclude_by_if_moving=section.day("conclude_by_if_moving"),
        published_count=section.number("published_count"),
        note=section.text("note"),
    )
    section.close()
    if year is None:
        return None
    _check_terms(section, group, terms)
    _check_order(section, group)
    _check_sense(section, group)
    return group


def plan_version(section: Section) -> PlanVersion | None:
    """Which version of the plan the groups are; None = the table is not there or lacks what it needs."""
    if not section.values:
        return None
    version, published = section.text("version", required=True), section.day("published", required=True)
    made = PlanVersion(version or "", published or date.min, section.texts("changes"), section.text("source"))
    if ";" in made.version:
        section.fault(
            "version", "SET043", version, "A version is named without a semicolon.", 'Write it as version = "3".'
        )
    section.close()
    return made if version and published else None


def _academic_year(section: Section, key: str, *, required: bool = False) -> int | None:
    written = section.text(key, required=required)
    if written is None:
        return None
    found = _YEAR.fullmatch(written)
    if found and int(found[1]) in YEARS and int(found[2]) % 100 == (int(found[1]) + 1) % 100:
        return int(found[1])
    section.fault(key, "SET011", written, "This is not an academic year.", "Write both of its years: 2016/17.")
    return None


def _year_groups(section: Section) -> tuple[tuple[int, ...], int | None]:
    """The groups named, and the lowest of those that are open upwards."""
    named: list[int] = []
    upwards: list[int] = []
    for written in section.items("year_groups"):
        text = str(written).strip()
        found = _GROUP.fullmatch(text)
        group = int(found[1]) if found else _EARLY_GROUPS.get(text.casefold())
        if group is None or not LOWEST_YEAR_GROUP <= group <= HIGHEST_YEAR_GROUP:
            section.fault(
                "year_groups", "SET013", written, "This is not a year group.",
                'Write National Curriculum years from -4 to 20, "R", or "11+" for a year and all above.',
            )  # fmt: skip
        elif found and found[2]:
            upwards.append(group)
        else:
            named.append(group)
    return tuple(named), min(upwards, default=None)


def _codes(section: Section) -> tuple[str, ...]:
    return tuple(code.casefold() for code in section.texts("priority"))


def _unless(section: Section) -> Unless | None:
    inner = section.section("except")
    year_groups, upwards = _year_groups(inner)
    found = Unless(
        year_groups=year_groups,
        open_upwards_from=upwards,
        settings=inner.each_of("settings", _SETTINGS),
        phase_moves=inner.each_of("phase_moves", _MOVES),
        priority=_codes(inner),
    )
    inner.close()
    return None if found == Unless() else found


def _check_terms(section: Section, group: PlanGroup, terms: tuple[Term, ...]) -> None:
    until = group.starts if group.until_starts is None else group.until_starts
    for key, term, year in (("term", group.term, group.starts), ("until_term", group.until_term, until)):
        if term and not any(school_year(given.first) == year and term in given.name.casefold() for given in terms):
            section.fault(
                key, "SET014", term, f"There is no {term} term in {year}/{(year + 1) % 100:02}.",
                f'Add a [[terms]] table whose name has the word "{term}", or leave the term out.',
            )  # fmt: skip
    if _place(until, group.until_term or group.term, last=True) < _place(group.starts, group.term, last=False):
        key = "until_term" if group.until_term else "until_year"
        section.fault(
            key, "SET040", None, "This time of the plan ends before it begins.", "Correct the first or the last of it."
        )


def _place(year: int, term: str | None, *, last: bool) -> int:
    """Number of the term, counted through the years; of a whole year its first or last one."""
    return 3 * year + (SEASONS.index(term) if term else 2 * last)


def _check_order(section: Section, group: PlanGroup) -> None:
    days = [(key, day) for key in DATE_KEYS if (day := getattr(group, key))]
    moving = group.conclude_by_if_moving
    pairs = [*pairwise(days)]
    if moving and group.start_from:
        pairs.append((("start_from", group.start_from), ("conclude_by_if_moving", moving)))
    for (earlier, before), (later, after) in pairs:
        if after < before:
            section.fault(
                later, "SET015", after.isoformat(), f"{later} lies before {earlier}.", "Correct one of the two."
            )


def _check_sense(section: Section, group: PlanGroup) -> None:
    """Keys that say the opposite of each other."""
    asks = [key for key in (*DATE_KEYS, "conclude_by_if_moving", "everyone_left") if getattr(group, key)]
    pairs: Iterable[tuple[bool, str, str]] = (
        (bool(group.not_this_year and asks), "not_this_year", asks[0] if asks else ""),
        (bool(group.moving is False and group.phase_moves), "moving", "phase_moves"),
        (bool(group.moving is False and group.conclude_by_if_moving), "moving", "conclude_by_if_moving"),
    )
    for clashes, key, other in pairs:
        if clashes:
            section.fault(
                key, "SET041", None, f"{key} and {other} say the opposite of each other.", "Take one of the two out."
            )
