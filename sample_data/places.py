"""The invented settings in which the children learn, and who works with each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A school, nursery or college.

    Attributes:
        kind: Setting type of a child there.
        lowest, highest: National Curriculum years taught.
        weight: How many of the children of a year learn here, against the others of its kind.
        number: Establishment number, as in a UPN; it gives the URN as well.
    """

    name: str
    kind: str
    lowest: int
    highest: int
    weight: int
    number: int

    @property
    def urn(self) -> str:
        """A number of the form of a URN, from a range in which none was issued."""
        return f"9{self.number:05}"


def _places(kind: str, lowest: int, highest: int, weight: int, first_number: int, names: str) -> Iterable[Place]:
    split = (name.strip() for name in names.split(","))
    return (Place(name, kind, lowest, highest, weight, first_number + n) for n, name in enumerate(split))


PLACES: tuple[Place, ...] = (
    *_places("early_years", -2, -1, 1, 1001, "Acorn Hollow Nursery, Dandelion Day Nursery, Little Herons Pre-school"),
    *_places("mainstream", 0, 2, 3, 2001, "Applegarth Infant School, Sedgemere Infant School"),
    *_places("mainstream", 3, 6, 3, 2101, "Applegarth Junior School, Sedgemere Junior School"),
    *_places(
        "mainstream", 0, 6, 2, 2201,
        "Barleymead Primary School, Beechfold Primary School, Brookmere Primary School, Clovermere Primary School, "
        "Curlew Bank Primary School, Fallowfield Green Primary School, Fernhollow CofE Primary School, "
        "Greylag Primary School, Harebell Lane Primary School, Hawkmoss Primary School, Kingcup Primary School, "
        "Larkmeadow Primary School, Lapwing Rise Primary School, Millrace Primary School, Oakhanger Primary School, "
        "Plover Road Primary School, Quarryfold Primary School, St Aelfryth's RC Primary School, "
        "Swallowfield Primary School, Whinmoor Primary School",
    ),
    *_places("resourced", 0, 6, 6, 2301, "Hazelhurst Primary School, Rowanfield Primary School"),
    *_places(
        "mainstream", 7, 13, 6, 4001,
        "Alderbank High School, Birchholt Academy, Coppergate High School, Eastmarsh Academy, "
        "Hollowbrook High School, Ropewalk Academy, St Werstan's RC High School, Thistledown High School",
    ),
    *_places("resourced", 7, 11, 12, 4101, "Longacre High School, Windmill Hill Academy"),
    *_places("special", -1, 6, 14, 7001, "Buttercup House School, The Wren School"),
    *_places("special", 7, 14, 24, 7101, "Gorsebank School, Reedmace College School"),
    *_places("special", -1, 14, 12, 7201, "Snowberry School, The Kestrel School"),
    *_places("independent", 2, 14, 3, 6001, "Damson Grange School, Elderflower Hall School, Owlcote Manor School"),
    *_places("post16", 12, 21, 10, 8001, "Dee Meadows College, Saltmarsh College, Weavers Training, Vale Mill College"),
)  # fmt: skip

HOME = Place("Educated at home", "home", 0, 13, 1, 0)
NOWHERE = Place("No setting at present", "none", 0, 21, 1, 0)

SHARE_OF_SPECIAL = 0.38
"""Of statements, in or beyond primary school, those held in special schools."""


def teaching(ncy: int, kinds: tuple[str, ...]) -> tuple[Place, ...]:
    """The places of these kinds that teach the year."""
    return tuple(place for place in PLACES if place.lowest <= ncy <= place.highest and place.kind in kinds)
