"""Which of many rows `arrival_checks` has to look at: of all others it is sure to find nothing.

Every look has the name of the check that it goes before, and may say too much but never too little.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, combinations, repeat
from typing import Any

from transfer_cli.domain.arrival import DATES
from transfer_cli.domain.arrival_checks import (
    BEHIND,
    EMAILS,
    FIRST_BIRTHDAY,
    LAST_YEARS,
    LAW_BEGINS,
    NAMES_AND_ADDRESSES,
    NO_WORDS,
    NOTHING,
    ORDER,
    POSTCODE,
    POSTCODES,
    STEPS,
)
from transfer_cli.domain.calendar import DAY, school_year, years_after
from transfer_cli.domain.case import Document, PhaseMove
from transfer_cli.domain.columns import CONTACT_COLUMNS, FieldValue
from transfer_cli.domain.email_address import is_email_address
from transfer_cli.domain.newcomers import Newcomers, Values, empty_before_filled
from transfer_cli.domain.upn import is_upn
from transfer_cli.domain.year_group import ncy_by_age

Places = Iterable[int]

_MOVES = frozenset(move.value for move in LAST_YEARS)


def remarkable(new: Newcomers) -> list[int]:
    """Places of the rows about which there may be something to say, in order."""
    return sorted(set(chain.from_iterable(look(new) for look in _LOOKS)))


def _where(values: Values, wanted: Callable[[FieldValue], bool]) -> Iterator[int]:
    return (place for place, value in enumerate(values) if wanted(value))


def _having(values: Values, wanted: Collection[FieldValue]) -> Iterator[int]:
    return (place for place, value in enumerate(values) if value in wanted) if wanted else iter(())


def _days(values: Values) -> list[tuple[int, date]]:
    """Every day in the column with its place."""
    days: Sequence[Any] = values
    return [(place, day) for place, day in enumerate(days) if day is not None]


def _first_and_last(values: Values) -> tuple[date, date]:
    """Of the days in the column; if there are none, the last and the first day of all."""
    known: Any = [*filter(None, values)]
    return (min(known), max(known)) if known else (date.max, date.min)


def _nobody_to_write_to(new: Newcomers) -> Places:
    contact, home = new.now.get("contact1_name"), new.now.get("home_address1")
    either = [values for values in (contact, home) if values]
    if any(None not in values for values in either):
        return ()
    return (place for place in range(len(new)) if all(values[place] is None for values in either))


def _days_out_of_place(new: Newcomers) -> Places:
    """For `_birth`, `_before_birth`, `_days_ahead` and `_before_the_law`."""
    births = new.rows.columns["date_of_birth"]
    oldest, youngest = _first_and_last(births)
    if oldest < FIRST_BIRTHDAY or youngest > new.as_of:
        yield from (place for place, born in _days(births) if not FIRST_BIRTHDAY <= born <= new.as_of)
    for name in DATES:
        values = new.rows.columns.get(name, ())
        first, last = _first_and_last(values)
        if first < youngest:
            born = dict(_days(births))
            yield from (place for place, day in _days(values) if day < born[place])
        if name in BEHIND and last > new.as_of:
            yield from (place for place, day in _days(values) if day > new.as_of)
        if name in STEPS and first < LAW_BEGINS:
            yield from (place for place, day in _days(values) if day < LAW_BEGINS)


def _out_of_order(new: Newcomers) -> Places:
    for steps in ORDER:
        columns: Iterable[Any] = (new.rows.columns.get(step) for step in steps)
        for firsts, seconds in combinations(filter(None, columns), 2):
            both = enumerate(zip(firsts, seconds, strict=True))
            yield from (
                place for place, (first, second) in both if second is not None and first is not None and second < first
            )


def _lda_too_young(new: Newcomers) -> Places:
    assessed = set(_having(new.now["document"], (Document.LDA.value,)))
    young = years_after(new.as_of, -17)
    return (place for place, born in _days(new.now["date_of_birth"]) if place in assessed and born > young)


def _move_out_of_year(new: Newcomers) -> Places:
    moves = new.now.get("phase_move", ())
    places = set(_having(moves, _MOVES))
    if not places:
        return
    births, days = dict(_days(new.now["date_of_birth"])), dict(_days(new.now["phase_move_on"]))
    for place in places:
        offset = new.now["ncy"][place]
        year = ncy_by_age(births[place], school_year(days[place] - DAY)) + (offset if isinstance(offset, int) else 0)
        if year not in LAST_YEARS[PhaseMove(str(moves[place]))]:
            yield place


def _other_year_group(new: Newcomers) -> Places:
    return _where(new.now["ncy"], bool)


def _nameless_contact(new: Newcomers) -> Places:
    columns = new.rows.columns
    for name, *others in CONTACT_COLUMNS:
        for other in others:
            yield from empty_before_filled(columns.get(name), columns.get(other))


def _do_not_write_only(new: Newcomers) -> Places:
    return _where(new.now.get("contact1_do_not_write", ()), bool)


def _wrong_upn(new: Newcomers) -> Places:
    upns: Sequence[Any] = new.rows.columns.get("upn", ())
    return (place for place, upn in enumerate(upns) if upn is not None and not is_upn(upn))


def _wrong_postcode(new: Newcomers) -> Places:
    for column in POSTCODES:
        values = new.rows.columns.get(column, ())
        yield from _having(values, {text for text in set(values) if text and not POSTCODE.fullmatch(str(text))})


def _wrong_email(new: Newcomers) -> Places:
    for column in EMAILS:
        values = new.rows.columns.get(column, ())
        yield from _having(values, {text for text in set(values) if text and not is_email_address(str(text))})


def _no_name_or_address(new: Newcomers) -> Places:
    for column in NAMES_AND_ADDRESSES:
        values = new.rows.columns.get(column, ())
        texts = [value for value in values if isinstance(value, str)]
        if not (NO_WORDS.isdisjoint(map(str.casefold, texts)) and all(map(str.strip, texts, repeat(NOTHING)))):
            yield from _where(values, lambda text: isinstance(text, str))


_LOOKS: tuple[Callable[[Newcomers], Places], ...] = (
    _nobody_to_write_to,
    _days_out_of_place,
    _out_of_order,
    _lda_too_young,
    _move_out_of_year,
    _other_year_group,
    _nameless_contact,
    _do_not_write_only,
    _wrong_upn,
    _wrong_postcode,
    _wrong_email,
    _no_name_or_address,
)
