"""A caseload against the directory of settings: what cannot be true of both is said once for each setting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from transfer_cli.domain.arrival import Arrival
from transfer_cli.domain.arrival_checks import problem
from transfer_cli.domain.case import SettingType, Step
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.directory import Directory, Setting
from transfer_cli.domain.establishments import contradicts
from transfer_cli.domain.ledger import way_out
from transfer_cli.domain.words import in_words
from transfer_cli.errors import Problem, Severity

YEARS_AROUND = 2
"""So many years below its lowest or above its highest age a child may be before that is said."""


@dataclass(slots=True)
class _Said:
    """Something to be said of a setting, at the first row that shows it."""

    first: Arrival
    column: str
    why: str
    count: int = 0


@dataclass(slots=True)
class SettingChecks:
    """What the rows so far say against the directory.

    Args:
        directory: May be empty.
        as_of: The day for which the file is true.
    """

    directory: Directory
    as_of: date
    _said: dict[tuple[str, str, str], _Said] = field(default_factory=dict)

    def see(self, arrival: Arrival) -> None:
        """Take in a row; of a child who has left or been transferred the setting does not matter any more."""
        urn = arrival.now["setting_urn"]
        setting = self.directory.find(str(urn) if urn else None, str(arrival.now["setting_name"]), self.as_of)
        if setting is None or not _is_open(arrival, self.as_of):
            return
        of_child = SettingType(str(arrival.now["setting_type"]))
        if contradicts(of_child, setting.kind):
            why = f"the directory says that {setting.name} is {in_words(str(setting.kind))}."
            self._say("IMP053", setting, arrival, "setting_type", why)
        if setting.is_closed(self.as_of):
            why = f"the directory says that {setting.name} closed on {show_day(setting.closed_on)}."
            self._say("IMP054", setting, arrival, "setting_name", why)
        if _age_does_not_fit(setting, _age(arrival.date_of_birth, self.as_of)):
            why = f"the directory says that {setting.name} is for ages {_ages(setting)}."
            self._say("IMP055", setting, arrival, "date_of_birth", why)

    def notes(self) -> Iterator[Problem]:
        """What there is to say, each with how many rows it is true of."""
        for (error_id, _, _), said in self._said.items():
            more = said.count - 1
            others = f" So it is in {more:,} more row{'s' if more > 1 else ''}." if more else ""
            why = f"{said.why}{others}"
            yield problem(error_id, Severity.NOTE, said.first, said.column, why, _FIX[error_id])

    def _say(self, error_id: str, setting: Setting, arrival: Arrival, column: str, why: str) -> None:
        value = str(arrival.now["setting_type"]) if column == "setting_type" else ""
        said = self._said.setdefault((error_id, setting.key, value), _Said(arrival, column, why))
        said.count += 1


_FIX = {
    "IMP053": "Look which of the two is wrong; what the caseload says of the child counts.",
    "IMP054": "Write the setting where the child is now, or correct the directory.",
    "IMP055": "Look whether the setting or the day of birth is wrong.",
}


def _is_open(arrival: Arrival, as_of: date) -> bool:
    ends = (
        arrival.now["left_on"], arrival.days.get(Step.PLAN_ISSUED), arrival.days.get(Step.NO_PLAN_NOTIFIED),
    )  # fmt: skip
    if any(isinstance(day, date) and day <= as_of for day in ends):
        return False
    return arrival.before is None or way_out(arrival.before, as_of) is None


def _age(born: date, as_of: date) -> int:
    """In whole years."""
    return as_of.year - born.year - ((as_of.month, as_of.day) < (born.month, born.day))


def _age_does_not_fit(setting: Setting, age: int) -> bool:
    too_young = setting.lowest_age is not None and age < setting.lowest_age - YEARS_AROUND
    return too_young or (setting.highest_age is not None and age > setting.highest_age + YEARS_AROUND)


def _ages(setting: Setting) -> str:
    if setting.lowest_age is None:
        return f"up to {setting.highest_age}"
    return f"{setting.lowest_age} to {setting.highest_age}" if setting.highest_age else f"from {setting.lowest_age}"
