"""Cells of the file of which a profile cannot make a column: what is said of them, once for each row."""

from __future__ import annotations

from dataclasses import replace

from transfer_cli.readers.profiles.profile import Taken
from transfer_cli.readers.sheet import Cell, Refused

_NAMES = {
    Taken.SURNAME_FORENAME: (
        "nobody can say which part of this name is the surname.",
        "Write the surname, one comma and the forename: Example, Robin.",
    ),
    Taken.FORENAME_SURNAME: (
        "a name can be taken apart only if it is one forename and one surname.",
        "Put the forename and the surname into two columns, forename and surname.",
    ),
}


def name_in_one_cell(text: str, taken: Taken) -> Refused:
    """Stands for the parts of a name that cannot be taken apart."""
    return Refused(text, "IMP089", *_NAMES[taken])


def not_in_the_directory(urn: str, *, is_known: bool) -> Refused:
    """Stands for what the directory of settings does not say by a URN.

    Args:
        is_known: The setting is there, without its type.
    """
    if is_known:
        why = "the directory of settings does not say of what type the setting with this URN is."
        return Refused(urn, "IMP089", why, "Write its type into settings.csv and import that first.")
    why = "this URN is not in the directory of settings, which says the name and the type of a setting."
    return Refused(urn, "IMP089", why, "Import settings.csv with it first.")


def said_once(cells: list[Cell]) -> list[Cell]:
    """The cells of a row: of those that are refused for the same reason the first alone says it."""
    said: set[Refused] = set()
    for number, cell in enumerate(cells):
        if isinstance(cell, Refused):
            cells[number] = replace(cell, why="") if cell in said else cell
            said.add(cell)
    return cells
