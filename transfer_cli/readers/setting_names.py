"""Names of settings put where a file has the URN only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from transfer_cli.domain.directory import folded
from transfer_cli.readers.cells import clean
from transfer_cli.readers.sheet import Record, as_text

NO_NAMES: Mapping[str, str] = MappingProxyType({})


def fill_names(
    records: Sequence[Record], positions: Mapping[str, int], names_of_settings: Mapping[str, str]
) -> Sequence[Record]:
    """The records, with the name of the setting where its cell is empty and its URN is known.

    Args:
        records: With a cell under each heading.
        positions: Of the canonical columns.
        names_of_settings: Name by URN, as `directory.folded`.
    """
    name, urn = positions["setting_name"], positions.get("setting_urn")
    if not names_of_settings or urn is None:
        return records
    return [
        record if as_text(record.cells[name]).strip() else _filled(record, name, urn, names_of_settings)
        for record in records
    ]


def _filled(record: Record, name: int, urn: int, names_of_settings: Mapping[str, str]) -> Record:
    found = names_of_settings.get(folded(clean(as_text(record.cells[urn]))))
    if not found:
        return record
    cells = list(record.cells)
    cells[name] = found
    return record._replace(cells=cells)
