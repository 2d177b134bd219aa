"""Year groups and phase moves: which National Curriculum year a child follows, and when it changes phase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.calendar import DAY, next_first_of_september, school_year
from transfer_cli.domain.case import Case, PhaseMove, SettingType

SCHOOLS = frozenset({SettingType.MAINSTREAM, SettingType.RESOURCED, SettingType.SPECIAL, SettingType.INDEPENDENT})
NURSERY_2, YEAR_2, YEAR_6, YEAR_11 = -1, 2, 6, 11
LAST_YEAR = 2017
"""The last school year (by the year it begins) in which a move can matter: moves of September 2018."""


@dataclass(frozen=True, slots=True)
class Move:
    """A change of phase.

    Attributes:
        on: Day of the move.
        presumed: Nobody said so; the child is in the last year of a phase.
        year: Year group in the school year that the move ends.
    """

    kind: PhaseMove
    on: date
    presumed: bool
    year: int

    @property
    def ends_year(self) -> int:
        """The school year, by the year it begins, that the move ends: a move on 1 Sep 2017 ends 2016/17."""
        return school_year(self.on - DAY)


def ncy_by_age(born: date, year: int) -> int:
    """National Curriculum year of a child's age in the school year that begins in `year`; 0 = Reception, -1 = N2."""
    age_on_31_august = year - born.year - (born.month >= 9)
    return age_on_31_august - 4


def ncy_in(case: Case, year: int) -> int:
    """National Curriculum year followed in the school year that begins in `year`; 0 = Reception, -1 = N2."""
    return ncy_by_age(case.date_of_birth, year) + case.ncy_offset


def ncy_on(case: Case, day: date) -> int:
    """National Curriculum year followed on that day; it moves up each 1 September."""
    return ncy_in(case, school_year(day))


def moves(case: Case, as_of: date | None = None) -> tuple[Move, ...]:
    """Phase moves that the case names or that must be presumed of it, earliest first.

    Presumed, where the file is silent: the end of nursery, of Year 2 in an infant school, of Year 6, and of the
    first year from Year 11 on in a school; never for school years before the case was known, nor before a named
    move. Whoever is still in a school after a presumed move is presumed to move on the next 1 September again, until
    somebody says. A move out of school that has not been missed is the last.

    Args:
        as_of: Day asked about; None = the day the case became known.
    """
    if case.phase_move == PhaseMove.NONE:
        return ()
    first = school_year(case.known_from)
    named: tuple[Move, ...] = ()
    if case.phase_move is not None:
        on = case.phase_move_on or next_first_of_september(case.known_from)
        ended = school_year(on - DAY)
        named = (Move(case.phase_move, on, presumed=False, year=ncy_in(case, ended)),)
        first = max(first, ended + 1)
        if case.phase_move == PhaseMove.SCHOOL_TO_POST16:
            return named
    return named + _presumed(case, first, school_year(as_of or case.known_from))


def _presumed(case: Case, first: int, now: int) -> tuple[Move, ...]:
    found: list[Move] = []
    for year in range(first, LAST_YEAR + 1):
        ncy = ncy_in(case, year)
        kind = _ends_phase(case, ncy)
        if kind is not None:
            found.append(Move(kind, date(year + 1, 9, 1), presumed=True, year=ncy))
            if kind == PhaseMove.SCHOOL_TO_POST16 and year >= now:
                break
    return tuple(found)


def _ends_phase(case: Case, ncy: int) -> PhaseMove | None:
    if ncy == NURSERY_2:
        return PhaseMove.EARLY_YEARS_TO_SCHOOL
    if ncy == YEAR_2 and is_infant_school(case.setting_name):
        return PhaseMove.INFANT_TO_JUNIOR
    if ncy == YEAR_6:
        return PhaseMove.PRIMARY_TO_SECONDARY
    if ncy >= YEAR_11 and case.setting_type in SCHOOLS:
        return PhaseMove.SCHOOL_TO_POST16
    return None


def is_infant_school(name: str) -> bool:
    """Whether a school of this name ends with Year 2."""
    words = name.casefold()
    return "infant" in words and "junior" not in words and "primary" not in words


def show_year(ncy: int) -> str:
    """The year group for people: `Year 9`, `Reception`, `Nursery 2`."""
    if ncy > 0:
        return f"Year {ncy}"
    return {0: "Reception", -1: "Nursery 2", -2: "Nursery 1"}.get(ncy, f"{-ncy} years before Reception")


def show_academic_year(year: int) -> str:
    """The school year for people, by the year it begins: `2016/17`."""
    return f"{year}/{(year + 1) % 100:02}"
