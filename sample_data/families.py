"""Who is written to about a child: one household or two, carers, social workers, and young people themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sample_data.draws import Draws
from sample_data.words import FORENAMES, LANGUAGES, STREETS, SURNAMES, TOWNS

Cells = dict[str, str]

INITIALS = "ABCDEFGHJKLMNPRSTWZ"
LETTERS_OF_INWARD_CODES = "ABDEFGHJLNPQRSTUWXYZ"
COUNCIL_ADDRESS = ("Children's Services", "HQ, Nicholas Street", "Chester")
COUNCIL_POSTCODE = "CH1 2NP"

KINDS = {
    "one_parent": 34,
    "two_parents": 28,
    "two_households": 14,
    "parent_unknown_responsibility": 8,
    "father_alone": 5,
    "grandmother": 3,
    "looked_after": 6,
    "confidential": 1,
    "no_contact_row": 1,
}
"""Families by kind, in parts of a hundred."""

TITLES = {"mother": ("Ms", "Mrs", "Miss"), "father": ("Mr",), "guardian": ("Mrs",), "foster_carer": ("Mrs", "Mr")}


@dataclass(frozen=True)
class Address:
    """An invented house."""

    street: str
    town: str
    postcode: str

    def cells(self, prefix: str) -> Cells:
        """The address in the columns that begin with `prefix`."""
        return {f"{prefix}address1": self.street, f"{prefix}address2": self.town, f"{prefix}postcode": self.postcode}


@dataclass(frozen=True)
class Family:
    """Cells of the home and the contacts, and priority codes that follow from them."""

    cells: Cells
    priority: tuple[str, ...] = ()


def an_address(draws: Draws) -> Address:
    """A house in a street that is not there."""
    town, sectors = draws.one(TOWNS)
    inward = draws.one(LETTERS_OF_INWARD_CODES) + draws.one(LETTERS_OF_INWARD_CODES)
    house = f"Flat {draws.number(1, 9)}, " if draws.chance(0.06) else ""
    street = f"{house}{draws.number(1, 148)} {draws.one(STREETS)}"
    return Address(street, town, draws.one(sectors) + inward)


def a_family(draws: Draws, surname: str, *, kind: str | None = None) -> Family:
    """A home with the people who answer for the child.

    Args:
        surname: The child's; most parents share it.
        kind: A key of `KINDS`; None = drawn.
    """
    home = an_address(draws)
    kind = kind or draws.weighted(KINDS)
    cells = home.cells("home_")
    priority: tuple[str, ...] = ()
    match kind:
        case "one_parent":
            cells |= _contact(1, "mother", _name(draws, "mother", surname), responsibility="yes")
        case "two_parents":
            cells |= _contact(1, "mother", _name(draws, "mother", surname), responsibility="yes")
            cells |= _contact(2, "father", _name(draws, "father", surname), responsibility="yes")
        case "two_households":
            cells |= _two_households(draws, surname)
        case "parent_unknown_responsibility":
            cells |= _contact(1, "parent", _name(draws, "mother", surname))
        case "father_alone":
            cells |= _contact(1, "father", _name(draws, "father", surname), responsibility="yes")
        case "grandmother":
            cells |= _contact(1, "guardian", _name(draws, "guardian", draws.one(SURNAMES)), responsibility="yes")
        case "looked_after":
            cells |= _looked_after(draws, surname)
            priority = ("looked_after",)
        case "confidential":
            cells |= _apart_and_confidential(draws, surname)
    if "contact1_name" in cells:
        cells |= _wishes(draws)
    return Family(cells, priority)


def with_the_young_person(draws: Draws, cells: Cells, name: str, born: date) -> Cells:
    """What is added for somebody past the leaving date: sometimes a row of their own, sometimes no capacity.

    Args:
        cells: The family's cells, with at most two contacts.
        name: The young person's.
        born: Those over 18 more often have a row.
    """
    free = next((n for n in (1, 2, 3) if f"contact{n}_name" not in cells), None)
    if draws.chance(0.08):
        return {"young_person_can_decide": "no"} | (_representative(draws, free) if draws.chance(0.25) else {})
    share = 0.35 if born.year < 1998 else 0.15
    if free is None or not draws.chance(share):
        return {}
    email = f"{''.join(c for c in name.casefold() if c.isascii() and c.isalpha())}@example.org"
    return _contact(free, "young_person", name) | {f"contact{free}_email": email}


def _representative(draws: Draws, free: int | None) -> Cells:
    if free is None:
        return {}
    name = f"{draws.one(FORENAMES)} {draws.one(SURNAMES)}"
    return _contact(free, "representative", name) | an_address(draws).cells(f"contact{free}_")


def _two_households(draws: Draws, surname: str) -> Cells:
    elsewhere = an_address(draws).cells("contact2_")
    cells = _contact(
        1, "mother", _name(draws, "mother", draws.one((surname, draws.one(SURNAMES)))), responsibility="yes"
    )
    cells |= _contact(2, "father", _name(draws, "father", surname), responsibility=draws.one(("yes", "yes", "no", "")))
    if draws.chance(0.04):
        cells["contact2_do_not_write"] = "yes"
    return cells | elsewhere


def _apart_and_confidential(draws: Draws, surname: str) -> Cells:
    """The child lives with the mother at an address the father must not learn."""
    cells = _contact(1, "mother", _name(draws, "mother", draws.one(SURNAMES)), responsibility="yes")
    cells |= {"contact1_confidential": "yes"}
    cells |= _contact(2, "father", _name(draws, "father", surname), responsibility="yes")
    return cells | an_address(draws).cells("contact2_")


def _looked_after(draws: Draws, surname: str) -> Cells:
    cells = _contact(1, "foster_carer", _name(draws, "foster_carer", draws.one(SURNAMES)), responsibility="no")
    worker = f"{draws.one(FORENAMES)} {draws.one(SURNAMES)}"
    cells |= _contact(2, "social_worker", worker)
    cells |= {f"contact2_address{n}": line for n, line in enumerate(COUNCIL_ADDRESS, start=1)}
    cells["contact2_postcode"] = COUNCIL_POSTCODE
    if draws.chance(0.6):
        cells |= _contact(3, "mother", _name(draws, "mother", surname), responsibility="yes")
        cells |= an_address(draws).cells("contact3_")
    return cells


def _wishes(draws: Draws) -> Cells:
    """Language, format and e-mail of the first contact."""
    cells: Cells = {}
    if draws.chance(0.06):
        cells["contact1_language"] = draws.one(LANGUAGES)
    if draws.chance(0.05):
        cells["contact1_format"] = draws.weighted({"large_print": 5, "easy_read": 3, "email": 2})
    if draws.chance(0.4) or cells.get("contact1_format") == "email":
        cells["contact1_email"] = f"family{draws.number(1000, 9999)}@example.org"
    return cells


def _contact(number: int, relationship: str, name: str, *, responsibility: str = "") -> Cells:
    prefix = f"contact{number}_"
    cells = {f"{prefix}name": name, f"{prefix}relationship": relationship}
    return cells | ({f"{prefix}parental_responsibility": responsibility} if responsibility else {})


def _name(draws: Draws, relationship: str, surname: str) -> str:
    if draws.chance(0.004):
        return "Suparman"
    return f"{draws.one(TITLES[relationship])} {draws.one(INITIALS)} {surname}"
