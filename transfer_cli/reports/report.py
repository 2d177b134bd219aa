"""A report as a value: its sentences, tables and chart, made once and then written to any format."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date

from transfer_cli.reports.table import Cell, Table


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures that stand in a table as well.

    Attributes:
        spec: Name of the Vega-Lite specification in `templates/charts`, without its ending.
        values: Rows that the specification draws; dates are ISO.
        summary: What the picture shows, in words: read out in place of it.
    """

    spec: str
    values: tuple[Mapping[str, str | float | None], ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with what stands under it.

    Attributes:
        key: Name in machine output and in links.
        sentences: Paragraphs before the table.
        formulas: For spreadsheets: cell to formula, both as if the first row under the headings were row 1,
            such as `B4` to `SUM(B1:B3)`. The table holds the same value, worked out.
        total: Whether the table's last row sums up the others.
    """

    key: str
    heading: str
    sentences: tuple[str, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    formulas: Mapping[str, str] = field(default_factory=dict)
    total: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is the same each time the report is made from the same record.

    Attributes:
        name: Kind of report in file names and machine output: `weekly`.
        audience: `sendsg` (nobody can be recognised) or `team` (children by name).
        readers: Who it is for, one or two sentences.
        days: `as of 3 Oct 2016`, with `as known on` where that differs.
        verdict: A few words.
        headline: One sentence of figures.
        honest: One sentence that says whether it is enough.
        figures: The few that stand at the top: label and value.
        numbers: The figures for programs; dates are ISO.
        is_plain: The verdict is no judgement, so it is set in the colour of the text. A matter of looks, which the
            hash leaves out.
    """

    name: str
    audience: str
    readers: str
    authority: str
    as_of: date
    days: str
    title: str
    verdict: str
    headline: str
    honest: str
    figures: tuple[tuple[str, Cell], ...]
    sections: tuple[Section, ...]
    numbers: Mapping[str, object]
    is_plain: bool = False

    @property
    def hash(self) -> str:
        """SHA-256 of every number and sentence."""
        said = {part.name: getattr(self, part.name) for part in fields(self) if part.name != "is_plain"}
        text = json.dumps(said, default=_said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def section(self, key: str) -> Section:
        """The section of that key."""
        return next(section for section in self.sections if section.key == key)


def _said(part: object) -> object:
    """A part of a report as JSON can hold it."""
    if not is_dataclass(part):
        return str(part)
    return {within.name: getattr(part, within.name) for within in fields(part)}


@dataclass(frozen=True, slots=True)
class Provenance:
    """How this copy came about: printed, and no part of the report's hash.

    Attributes:
        made: When, as printed.
        by: Who made it, or the authority.
        head: Hash of the last operation in the record that was read; empty = the record is empty.
        version: Of this program.
        known_on: The day that was looked back to, as printed: `made`, `by` and `version` are then left out of the
            copy, so that it comes out the same whoever makes it again and when; empty = nobody looked back.
    """

    made: str
    by: str
    head: str
    version: str
    known_on: str = ""

    def line(self, hash_: str) -> str:
        """The one line at the end of every copy."""
        head = self.head[:16] or "an empty record"
        if self.known_on:
            return f"As known on {self.known_on}; record {head}; content {hash_[:16]}."
        return f"Made {self.made} by {self.by} with transfer {self.version}; record {head}; content {hash_[:16]}."
