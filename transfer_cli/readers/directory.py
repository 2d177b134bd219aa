"""Rows of a sheet as settings: a directory of our own, or an extract of the national register (GIAS)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from transfer_cli.domain.directory import SettingRow, folded
from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.column_reader import Report
from transfer_cli.readers.directory_row import RowReader, first_said
from transfer_cli.readers.headings import canonical, match_headings, no_rows, unknown_columns
from transfer_cli.readers.records import named_rows, rejected, unequal
from transfer_cli.readers.setting_cells import is_urn, read_urn
from transfer_cli.readers.sheet import Sheet

OURS = ("name",)
REGISTER = ("urn", "establishmentname")
"""Headings without which a directory is none; an extract of the register has the second ones."""

HEADINGS: dict[str, str] = {
    "urn": "urn",
    "name": "name", "establishmentname": "name",
    "type": "type", "typeofestablishment_(name)": "register_type",
    "establishmenttypegroup": "group", "establishmenttypegroup_(name)": "group",
    "phaseofeducation_(name)": "phase",
    "head_teacher": "head", "head": "head", "contact": "head",
    "headtitle_(name)": "title", "headfirstname": "forename", "headlastname": "surname",
    "address": "address",
    "street": "address1", "locality": "address2",
    "address1": "address1", "address2": "address2", "address3": "address3", "address4": "address4",
    "address5": "address5",
    "town": "address4", "county_(name)": "address5",
    "postcode": "postcode",
    "email": "email", "e_mail": "email", "mainemail": "email",
    "phone": "phone", "telephone": "phone", "telephonenum": "phone",
    "lowest_age": "lowest_age", "statutorylowage": "lowest_age",
    "highest_age": "highest_age", "statutoryhighage": "highest_age",
    "closed_on": "closed_on", "closedate": "closed_on",
}  # fmt: skip
"""What stands under a heading; under two headings for the same thing the first that is filled counts."""

KNOWN = frozenset(HEADINGS)
_MARKS = frozenset({"urn", "establishmentname", "head_teacher", "lowest_age", "highest_age"})
_OF_CHILDREN = frozenset({"reference", "upn", "forename", "surname", "date_of_birth", "document", "dob", "d.o.b."})


def is_directory(names: Collection[str]) -> bool:
    """Whether these are headings of a directory of settings, and not of children who attend some.

    Args:
        names: In canonical form.
    """
    return not _MARKS.isdisjoint(names) and _OF_CHILDREN.isdisjoint(names)


class _Named(NamedTuple):
    """A row that has a name."""

    row: int
    name: str
    has_urn: bool


@dataclass(frozen=True, slots=True)
class DirectoryFile:
    """The rows of a directory, and what a first look over all of them found.

    Attributes:
        problems: What is wrong with the file as a whole.
        row_count: How many rows there are, rejected ones too.
        urns: All that stand in it, as `domain.directory.folded`.
        repeated: Why rows cannot be loaded whatever else they say, by row: others are about the same setting.
    """

    sheet: Sheet
    problems: tuple[Problem, ...]
    row_count: int
    urns: frozenset[str]
    repeated: Mapping[int, Problem]

    def rows(self, report: Report) -> Iterator[SettingRow]:
        """The settings that can be read, in the file's order.

        Args:
            report: Is given what is wrong with each row; one with a problem of severity `reject` is not handed on.
        """
        positions = _positions(self.sheet)
        for record in self.sheet.records():
            fault = unequal(record, len(self.sheet.headings)) or self.repeated.get(record.row)
            if fault:
                report(fault)
                continue
            reader = RowReader(self.sheet, positions, record)
            values = reader.read()
            for problem in reader.problems:
                report(problem)
            if not any(problem.severity is Severity.REJECT for problem in reader.problems):
                yield SettingRow(record.row, values)


def read_directory(sheet: Sheet) -> DirectoryFile:
    """The directory of settings in a sheet.

    Raises:
        InputUnusable: The headings are not those of a directory, or there are no rows.
    """
    positions = _positions(sheet)
    of_urn: dict[str, list[int]] = defaultdict(list)
    of_name: dict[str, list[_Named]] = defaultdict(list)
    count = 0
    for record in sheet.records():
        count += 1
        urn, name = (first_said(record, positions.get(part, ())) for part in ("urn", "name"))
        if is_urn(urn):
            of_urn[read_urn(urn)].append(record.row)
        if name:
            of_name[folded(name)].append(_Named(record.row, name, bool(urn)))
    if not count:
        raise no_rows()
    repeated = {**_unsure(of_name), **_twice(of_urn)}
    return DirectoryFile(sheet, _unread(sheet), count, frozenset(map(folded, of_urn)), repeated)


def _positions(sheet: Sheet) -> dict[str, tuple[int, ...]]:
    """Positions of what is read, in order of `HEADINGS`."""
    names = {canonical(heading) for heading in sheet.headings}
    found = match_headings(sheet.headings, KNOWN, REGISTER if "establishmentname" in names else OURS)
    positions: dict[str, tuple[int, ...]] = {}
    for heading, part in HEADINGS.items():
        if heading in found:
            positions[part] = (*positions.get(part, ()), found[heading])
    return positions


def _unread(sheet: Sheet) -> tuple[Problem, ...]:
    """A note for each column that is not read; one for all of an extract of the register, which has a hundred."""
    notes = unknown_columns(sheet, KNOWN)
    if len(notes) < 2 or "establishmentname" not in {canonical(heading) for heading in sheet.headings}:
        return notes
    shown = ", ".join(note.value for note in notes[:5])
    why = f"{len(notes)} columns of the extract say nothing that is needed here and were not read: {shown}"
    more = " and others." if len(notes) > 5 else "."
    where, row = sheet.place(sheet.heading_row), sheet.heading_row
    return (Problem("IMP030", Severity.NOTE, where, "", why + more, "Nothing need be done.", row=row),)


def _twice(of_urn: Mapping[str, list[int]]) -> dict[int, Problem]:
    return {
        row: _repeated(row, "urn", urn, [other for other in rows if other != row])
        for urn, rows in of_urn.items()
        if len(rows) > 1
        for row in rows
    }


def _unsure(of_name: Mapping[str, list[_Named]]) -> dict[int, Problem]:
    """Rows without a URN whose name stands in another row as well."""
    return {
        one.row: _repeated(one.row, "name", one.name, [other.row for other in rows if other is not one])
        for rows in of_name.values()
        if len(rows) > 1
        for one in rows
        if not one.has_urn
    }


def _repeated(row: int, column: str, value: str, others: list[int]) -> Problem:
    what = "URN" if column == "urn" else "name"
    why = f"the same {what} stands in {named_rows(others)}."
    fix = "Keep one row for each setting" + (", or give each its URN." if column == "name" else " and correct the URN.")
    return rejected("IMP095", row, why, fix, column, value)
