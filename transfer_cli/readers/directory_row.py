"""One row of a directory of settings: its cells put together into the fields of a setting."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from transfer_cli.domain.arrival_checks import POSTCODE
from transfer_cli.domain.columns import ADDRESS_LINES, Column, FieldValue, Kind
from transfer_cli.domain.email_address import is_email_address
from transfer_cli.domain.establishments import kind_of
from transfer_cli.domain.rows import place
from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.cells import Unreadable, clean, read_cell
from transfer_cli.readers.headings import canonical
from transfer_cli.readers.setting_cells import read_age, read_kind, read_urn
from transfer_cli.readers.sheet import Record, Sheet, as_text

Positions = Mapping[str, tuple[int, ...]]
"""Where each part of a setting stands, by `directory.HEADINGS`."""

_UNSAID = frozenset({"not recorded", "not applicable", "not known", "unknown"})
"""What the register writes into a cell of which it knows nothing, in small letters."""

_CLOSED_ON = Column("closed_on", Kind.DATE)
_PLAIN = ("head", "postcode", "email", "phone")
_LINES = tuple(f"address{line}" for line in range(1, ADDRESS_LINES + 1))
_NAMES = ("title", "forename", "surname")


def first_said(record: Record, positions: tuple[int, ...]) -> str:
    """The first of these cells that says something."""
    texts = (clean(as_text(record.cells[n])) for n in positions if n < len(record.cells))
    return next((text for text in texts if text and text.casefold() not in _UNSAID), "")


class RowReader:
    """Reads one row.

    Attributes:
        problems: What is wrong with it.
    """

    def __init__(self, sheet: Sheet, positions: Positions, record: Record) -> None:
        self._sheet = sheet
        self._positions = positions
        self._record = record
        self.problems: list[Problem] = []

    def read(self) -> dict[str, FieldValue]:
        """The fields that the file has columns for."""
        values: dict[str, FieldValue] = {"name": self._text("name") or None}
        if not values["name"]:
            self._reject("name", Unreadable("IMP090", "a setting must have a name.", "Fill it in."))
        for part, reader in (("urn", read_urn), ("lowest_age", read_age), ("highest_age", read_age)):
            if part in self._positions:
                values[part] = self._tried(part, reader)
        if "type" in self._positions:
            values["kind"] = self._tried("type", read_kind)
        elif "register_type" in self._positions:
            values["kind"] = kind_of(self._text("register_type"), self._text("group"), self._text("phase"))
        values |= {part: self._text(part) or None for part in _PLAIN if part in self._positions}
        if not self._positions.keys().isdisjoint(_NAMES):
            values["head"] = values.get("head") or " ".join(filter(None, map(self._text, _NAMES))) or None
        if not self._positions.keys().isdisjoint(("address", *_LINES)):
            values["address"] = self._address()
        if "closed_on" in self._positions:
            values["closed_on"] = self._day()
        self._compare_ages(values)
        self._remark(values)
        return values

    def _text(self, part: str) -> str:
        return first_said(self._record, self._positions.get(part, ()))

    def _tried(self, part: str, reader: Callable[[str], FieldValue]) -> FieldValue:
        text = self._text(part)
        try:
            return reader(text) if text else None
        except Unreadable as error:
            self._reject(part, error)
            return None

    def _day(self) -> FieldValue:
        (position, *_) = self._positions["closed_on"]
        try:
            return read_cell(_CLOSED_ON, self._record.cells[position], self._sheet.epoch)
        except Unreadable as error:
            self._reject("closed_on", error)
            return None

    def _address(self) -> tuple[str, ...]:
        """Its lines without gaps; what is written in one cell is taken apart at its commas and line breaks."""
        lines = [text for line in _LINES if (text := self._text(line))]
        for position in self._positions.get("address", ()):
            parts = re.split(r"[,;\r\n]+", as_text(self._record.cells[position]))
            lines = [text for part in parts if (text := clean(part))] + lines
        last = ", ".join(lines[ADDRESS_LINES - 1 :])
        return (*lines[: ADDRESS_LINES - 1], *((last,) if last else ()))

    def _compare_ages(self, values: Mapping[str, FieldValue]) -> None:
        lowest, highest = values.get("lowest_age"), values.get("highest_age")
        if isinstance(lowest, int) and isinstance(highest, int) and lowest > highest:
            why = f"the lowest age is {lowest} and the highest {highest}."
            self._reject("lowest_age", Unreadable("IMP094", why, "Correct one of the two, or let them change places."))

    def _remark(self, values: Mapping[str, FieldValue]) -> None:
        """Tell what was read and cannot be right."""
        email, postcode = values.get("email"), values.get("postcode")
        if isinstance(email, str) and not is_email_address(email):
            why = "it is not an e-mail address, so nothing can be sent there."
            self._tell("email", Severity.WARNING, Unreadable("IMP096", why, "Correct it, or leave the cell empty."))
        if isinstance(postcode, str) and not POSTCODE.fullmatch(postcode):
            why = "it does not have the form of a postcode of the United Kingdom."
            self._tell("postcode", Severity.WARNING, Unreadable("IMP047", why, "Look whether it is mistyped."))

    def _reject(self, part: str, error: Unreadable) -> None:
        self._tell(part, Severity.REJECT, error)

    def _tell(self, part: str, severity: Severity, error: Unreadable) -> None:
        (position, *_) = self._positions[part]
        column, row = canonical(self._sheet.headings[position]), self._record.row
        value = self._text(part)
        self.problems.append(
            Problem(error.id, severity, place(row, column), value, error.why, error.fix, row=row, column=column)
        )
