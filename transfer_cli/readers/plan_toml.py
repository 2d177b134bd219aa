"""One `[[plan]]` table: a line of the authority's published transfer plan."""

from __future__ import annotations

import re
from itertools import pairwise

from transfer_cli.domain.calendar import Term, school_year
from transfer_cli.domain.case import Document, PhaseMove, SettingType
from transfer_cli.domain.dates import YEARS
from transfer_cli.domain.settings import PlanGroup
from transfer_cli.readers.toml_section import Section

SEASONS: tuple[str, ...] = ("autumn", "spring", "summer")
LOWEST_YEAR_GROUP, HIGHEST_YEAR_GROUP = -4, 20
DATE_KEYS: tuple[str, ...] = ("start_from", "start_by", "meet_by", "conclude_by")
"""In the order in which their days must come."""

_YEAR = re.compile(r"(\d{4})/(\d{2}|\d{4})", re.ASCII)
_GROUP = re.compile(r"(?:year |y)?(-?\d{1,2})(\+?)", re.ASCII | re.IGNORECASE)
_EARLY_GROUPS = {"n1": -2, "n2": -1, "r": 0, "reception": 0}


def plan_group(section: Section, terms: tuple[Term, ...]) -> PlanGroup | None:
    """The group that the table states; None = it cannot be used, and its faults are noted.

    Args:
        terms: All terms, given and usual, so that a named one can be looked for.
    """
    year = _academic_year(section)
    starts = year or 0
    term = section.one_of("term", SEASONS)
    year_groups, upwards = _year_groups(section)
    moves = tuple(move.value for move in PhaseMove if move is not PhaseMove.NONE)
    group = PlanGroup(
        academic_year=f"{starts}/{(starts + 1) % 100:02}",
        starts=starts,
        term=term,
        year_groups=year_groups,
        open_upwards_from=upwards,
        settings=section.each_of("settings", (kind.value for kind in SettingType)),
        document=section.one_of("document", (document.value for document in Document)),
        phase_moves=section.each_of("phase_moves", moves),
        start_from=section.day("start_from"),
        start_by=section.day("start_by"),
        meet_by=section.day("meet_by"),
        conclude_by=section.day("conclude_by"),
        line=section.line,
    )
    section.close()
    if year is None:
        return None
    _check_term(section, group, terms)
    _check_order(section, group)
    return group


def _academic_year(section: Section) -> int | None:
    written = section.text("academic_year", required=True)
    if written is None:
        return None
    found = _YEAR.fullmatch(written)
    if found and int(found[1]) in YEARS and int(found[2]) % 100 == (int(found[1]) + 1) % 100:
        return int(found[1])
    section.fault(
        "academic_year", "SET011", written, "This is not an academic year.", "Write both of its years: 2016/17."
    )
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


def _check_term(section: Section, group: PlanGroup, terms: tuple[Term, ...]) -> None:
    if group.term and not any(
        school_year(term.first) == group.starts and group.term in term.name.casefold() for term in terms
    ):
        section.fault(
            "term", "SET014", group.term, f"There is no {group.term} term in {group.academic_year}.",
            f'Add a [[terms]] table whose name has the word "{group.term}", or leave the term out.',
        )  # fmt: skip


def _check_order(section: Section, group: PlanGroup) -> None:
    days = [(key, day) for key in DATE_KEYS if (day := getattr(group, key))]
    for (earlier, before), (later, after) in pairwise(days):
        if after < before:
            section.fault(
                later, "SET015", after.isoformat(), f"{later} lies before {earlier}.", "Correct one of the two."
            )
