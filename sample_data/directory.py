"""The directory of settings: every place of the sample, with its head or contact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sample_data.caseload import as_csv
from sample_data.draws import Draws
from sample_data.places import PLACES, Place
from sample_data.words import FORENAMES, STREETS, SURNAMES, TOWNS
from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.settings import Settings

HEADER = (
    "urn", "name", "type", "head_teacher", "address1", "address2", "postcode", "email", "phone", "lowest_age",
    "highest_age",
)  # fmt: skip
TITLES = ("Mr", "Mrs", "Ms", "Dr")
OLDEST = 25
"""Age up to which a plan can last: Children and Families Act 2014 s.46."""


def settings_csv(settings: Settings) -> bytes:
    """The directory file: the settings in order of their URNs."""
    draws = Draws("directory", Calendar(settings.terms, settings.bank_holidays))
    return as_csv(HEADER, _rows(draws, sorted(PLACES, key=lambda place: place.urn)))


def _rows(draws: Draws, places: Sequence[Place]) -> Iterator[dict[str, str]]:
    for number, place in enumerate(places, start=1):
        town, sectors = draws.one(TOWNS)
        yield {
            "urn": place.urn,
            "name": place.name,
            "type": place.kind,
            "head_teacher": f"{draws.one(TITLES)} {draws.one(FORENAMES)[0]} {draws.one(SURNAMES)}",
            "address1": draws.one(STREETS),
            "address2": town,
            "postcode": f"{draws.one(sectors)}{draws.one('ABDEFGHJ')}{draws.one('LNPQRSTU')}",
            "email": f"office@{_plain(place.name)}.example",
            "phone": f"01632 960{number:03}",  # Ofcom keeps 01632 960 for numbers that nobody has
            "lowest_age": str(place.lowest + 4),
            "highest_age": str(min(place.highest + 5, OLDEST)),
        }


def _plain(name: str) -> str:
    """The name as part of an internet address."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold().replace("'", "")).strip("-")
