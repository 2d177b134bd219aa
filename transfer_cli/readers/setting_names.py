"""Names of settings put where a file has the URN only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from transfer_cli.domain.directory import folded
from transfer_cli.readers.cells import clean
from transfer_cli.readers.sheet import Cell, Part, as_text

NO_NAMES: Mapping[str, str] = MappingProxyType({})


def fill_names(part: Part, positions: Mapping[str, int], names_of_settings: Mapping[str, str]) -> Part:
    """The rows, with the name of the setting where its cell is empty and its URN is known.

    Args:
        part: With a cell under each heading.
        positions: Of the canonical columns.
        names_of_settings: Name by URN, as `directory.folded`.
    """
    name, urn = positions["setting_name"], positions.get("setting_urn")
    if not names_of_settings or urn is None:
        return part
    cells = [
        its if as_text(its[name]).strip() else _filled(its, name, urn, names_of_settings) for its in part.cells
    ]  # fmt: skip
    return part._replace(cells=cells)


def _filled(cells: Sequence[Cell], name: int, urn: int, names_of_settings: Mapping[str, str]) -> Sequence[Cell]:
    found = names_of_settings.get(folded(clean(as_text(cells[urn]))))
    return [*cells[:name], found, *cells[name + 1 :]] if found else cells
