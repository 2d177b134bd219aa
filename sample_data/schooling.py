"""Where a child learns, and whether a change of phase lies ahead or just behind."""

from __future__ import annotations

from datetime import date

from sample_data.cohorts import MISSED, Outcome
from sample_data.draws import Draws
from sample_data.places import HOME, NOWHERE, Place, teaching

Move = tuple[str, date | None]
"""Cells `phase_move` and `phase_move_on`; "" = the file does not say."""

NO_WORD: Move = ("", None)
STAYS: Move = ("none", None)
NEXT_SEPTEMBER, LAST_SEPTEMBER, THE_ONE_BEFORE = date(2017, 9, 1), date(2016, 9, 1), date(2015, 9, 1)

YOUNG = {"mainstream": 64, "special": 26, "resourced": 7, "independent": 2, "home": 1}
OLDER = {"mainstream": 44, "special": 40, "resourced": 8, "independent": 5, "home": 2, "none": 1}
STAYING_ON = {"special": 74, "mainstream": 18, "independent": 8}


def a_place(draws: Draws, ncy: int, outcome: Outcome, *, moved: bool) -> Place:
    """A setting that teaches the year.

    Args:
        moved: The child came there last September from another phase.
    """
    if ncy < 0:
        return _of_kind(draws, ncy, draws.weighted({"early_years": 80, "special": 20}))
    if ncy == 3:
        return _by_start(draws, ncy, starts_here=moved)
    if ncy == 7:
        return _by_start(draws, ncy, starts_here=moved)
    if ncy >= 15 or (ncy >= 12 and moved):
        return _of_kind(draws, ncy, "post16")
    if ncy >= 12 and outcome is Outcome.LEFT:
        return _of_kind(draws, ncy, draws.weighted({"post16": 60, "special": 25, "none": 15}))
    kinds = YOUNG if ncy <= 6 else OLDER if ncy <= 11 else STAYING_ON
    return _of_kind(draws, ncy, draws.weighted(kinds))


def has_moved(draws: Draws, ncy: int, outcome: Outcome, missed: int) -> bool:
    """Whether the child changed phase last September, or the one before.

    Args:
        missed: How many of `MISSED` are still to be placed in this year.
    """
    if outcome is Outcome.NOT_STARTED:
        return ncy in MISSED and missed > 0
    if outcome is Outcome.LEFT:
        return False
    if ncy in {3, 7}:
        return True
    if ncy == 0:
        return outcome is Outcome.TRANSFERRED
    return ncy in {12, 13} and draws.chance(0.85 if outcome is not Outcome.UNDER_WAY else 0.5)


def a_move(draws: Draws, ncy: int, place: Place, outcome: Outcome, *, moved: bool) -> Move:
    """What the file says of a change of phase."""
    if moved:
        return _behind(ncy)
    if outcome is Outcome.LEFT:
        return NO_WORD
    if ncy == -1:
        return _ahead(draws, "early_years_to_school", silent=0.3)
    if ncy == 2 and "Infant" in place.name:
        return _ahead(draws, "infant_to_junior", silent=0.3)
    if ncy == 6:
        return STAYS if place.highest > 6 else _ahead(draws, "primary_to_secondary", silent=0.2)
    if 11 <= ncy <= 14:
        return _leaving_school(draws, ncy, place)
    if outcome is Outcome.NOT_STARTED and place.kind == "mainstream" and ncy in {4, 5, 8} and draws.chance(0.02):
        return "mainstream_to_special", NEXT_SEPTEMBER
    return NO_WORD


def _behind(ncy: int) -> Move:
    if ncy == 13:
        return "school_to_post16", THE_ONE_BEFORE
    kinds = {0: "early_years_to_school", 3: "infant_to_junior", 7: "primary_to_secondary", 12: "school_to_post16"}
    return kinds[ncy], LAST_SEPTEMBER


def _ahead(draws: Draws, kind: str, *, silent: float) -> Move:
    return NO_WORD if draws.chance(silent) else (kind, NEXT_SEPTEMBER)


def _leaving_school(draws: Draws, ncy: int, place: Place) -> Move:
    """Year 11 mostly leaves for college, a sixth form after two years, a special school at nineteen."""
    if place.kind == "post16":
        return NO_WORD
    last = place.highest <= ncy or place.kind in {"home", "none"}
    stays_on = 0 if last else 80 if ncy == 12 else 55 if place.kind == "special" else 12
    word = draws.weighted({"none": stays_on, "move": 90 - stays_on, "": 10})
    return {"none": STAYS, "move": ("school_to_post16", NEXT_SEPTEMBER), "": NO_WORD}[word]


def _of_kind(draws: Draws, ncy: int, kind: str) -> Place:
    if kind in {"home", "none"}:
        return HOME if kind == "home" else NOWHERE
    places = teaching(ncy, (kind,)) or teaching(ncy, ("special",))
    return draws.weighted({place: place.weight for place in places})


def _by_start(draws: Draws, ncy: int, *, starts_here: bool) -> Place:
    """A setting whose lowest year this is, or one that also teaches the year below."""
    places = teaching(ncy, ("mainstream", "resourced", "special", "independent"))
    return draws.weighted({place: place.weight for place in places if (place.lowest == ncy) == starts_here})
