"""One invented child after another, as rows of the caseload file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sample_data.cohorts import COHORTS, LDA_COUNTS, MISSED, Cohort, Outcome
from sample_data.draws import Draws
from sample_data.families import Cells, a_family, with_the_young_person
from sample_data.history import Days, departure, lda_days, statement_days
from sample_data.places import Place
from sample_data.schooling import Move, a_move, a_place, has_moved
from sample_data.words import FORENAMES, SURNAMES, UNUSUAL_NAMES
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.upn import LETTERS, upn_fault

NEEDS = {
    "ASD": 27,
    "MLD": 13,
    "SLCN": 14,
    "SEMH": 14,
    "SPLD": 7,
    "PD": 8,
    "SLD": 8,
    "HI": 3,
    "VI": 2,
    "MSI": 1,
    "OTH": 3,
}
NEEDS_IN_SPECIAL = {"ASD": 32, "SLD": 26, "SEMH": 14, "MLD": 10, "PMLD": 12, "PD": 4, "MSI": 2}
HOLD_REASONS = ("bereavement", "bereavement", "safeguarding enquiry", "safeguarding enquiry", "family in hospital")
VALE_ROYAL = {"Northwich", "Winsford"}


@dataclass
class Child:
    """A child while the row is being put together.

    Attributes:
        days: Milestones and other days by column.
        cells: Everything else by column.
    """

    ncy: int
    outcome: Outcome
    place: Place
    document: str
    born: date
    days: Days = field(default_factory=dict)
    cells: Cells = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Forename and surname."""
        return f"{self.cells['forename']} {self.cells['surname']}"

    @property
    def is_young_person(self) -> bool:
        """Past the school leaving date on the day of the file."""
        return self.born < date(2000, 9, 1)

    @property
    def changes_phase_next(self) -> bool:
        """Changes phase, or leaves school, in September 2017, as the file says or as the year makes likely."""
        move = self.cells["phase_move"]
        if move:
            return move != "none" and self.cells["phase_move_on"] == "2017-09-01"
        leaves_school = self.ncy >= 11 and self.place.kind != "post16"
        return leaves_school or self.ncy in {-1, 6} or (self.ncy == 2 and "Infant" in self.place.name)

    def row(self) -> Cells:
        """Cells by column, dates written ISO."""
        return self.cells | {column: day.isoformat() for column, day in self.days.items()}


def children(draws: Draws) -> list[Child]:
    """Every child, in an order that has nothing to do with age; references follow it."""
    made = [child for cohort in COHORTS for child in _of_cohort(draws, cohort)]
    made += _with_ldas(draws)
    made = draws.mixed(made)
    _name_unusually(draws, made)
    _mark_special_cases(draws, made)
    serials: Counter[int] = Counter()
    for number, child in enumerate(made, start=1):
        child.cells["reference"] = f"CW{number:04}"
        child.cells["upn"] = _upn(draws, child, serials)
    return made


def _of_cohort(draws: Draws, cohort: Cohort) -> Iterator[Child]:
    missed = MISSED.get(cohort.ncy, 0)
    for outcome, count in zip(Outcome, cohort.counts, strict=True):
        for _ in range(count):
            moved = has_moved(draws, cohort.ncy, outcome, missed)
            missed -= moved and outcome is Outcome.NOT_STARTED
            place = a_place(draws, cohort.ncy, outcome, moved=moved)
            days = statement_days(draws, outcome, cohort.concluded, cohort.under_way)
            move = a_move(draws, cohort.ncy, place, outcome, moved=moved)
            yield _child(draws, cohort.ncy, outcome, place, "statement", days, move)


def _with_ldas(draws: Draws) -> Iterator[Child]:
    for outcome, count in zip(Outcome, LDA_COUNTS, strict=True):
        for _ in range(count):
            ncy = draws.number(12, 19)
            place = a_place(draws, 16, outcome, moved=True)
            yield _child(draws, ncy, outcome, place, "lda", lda_days(draws, outcome), ("", None))


def _child(draws: Draws, ncy: int, outcome: Outcome, place: Place, document: str, days: Days, move: Move) -> Child:
    a_year_behind = 0 <= ncy <= 10 and draws.chance(0.012)
    born = _birthday(draws, ncy + a_year_behind, late=a_year_behind)
    child = Child(ncy, outcome, place, document, born, dict(days))
    surname = draws.one(SURNAMES)
    family = a_family(draws, surname)
    child.cells = {
        "forename": draws.one(FORENAMES),
        "surname": surname,
        "date_of_birth": born.isoformat(),
        **family.cells,
        "ncy": _year(ncy) if a_year_behind or document != "lda" else "",
        "document": document,
        "setting_urn": place.urn if place.number else "",
        "setting_name": place.name,
        "setting_type": place.kind,
        "phase_move": move[0],
        "phase_move_on": move[1].isoformat() if move[1] else "",
        "primary_need": draws.weighted(NEEDS_IN_SPECIAL if place.kind == "special" else NEEDS),
        "commissioning_body": _commissioner(family.cells["home_address2"]),
        "priority": ";".join(family.priority),
    }
    if child.is_young_person:
        child.cells |= with_the_young_person(draws, child.cells, child.name, born)
    if outcome is Outcome.LEFT:
        child.days["left_on"], child.cells["left_reason"] = departure(draws, ncy)
    child.days |= _document_days(draws, child)
    return child


def _birthday(draws: Draws, age_year: int, *, late: bool) -> date:
    """A day of birth in the school year of that age; `late` = in its last three months."""
    first = date(2016 - age_year - 5, 9, 1)
    last = date(first.year + 1, 8, 31)
    return draws.day(date(last.year, 6, 1) if late else first, last)


def _year(ncy: int) -> str:
    return {0: "R", -1: "N2", -2: "N1"}.get(ncy, str(ncy))


def _commissioner(town: str) -> str:
    return "NHS Vale Royal CCG" if town in VALE_ROYAL else "NHS West Cheshire CCG"


def _document_days(draws: Draws, child: Child) -> Days:
    """Day of the statement, and of its last annual review before any notice."""
    until = min(child.days.get("notice_given", date.max), child.days.get("left_on", date.max), date(2016, 7, 15))
    if child.document == "lda":
        return {"document_date": draws.working_day(max(date(2012, 3, 1), child.born + 5000 * DAY), date(2014, 7, 18))}
    first = child.born + 700 * DAY
    made = draws.working_day(
        max(first, date(2009, 9, 1)), max(first + 60 * DAY, min(until - 200 * DAY, date(2015, 7, 17)))
    )
    behind = 420 if draws.chance(0.07) else 10
    review = draws.school_day(until - 300 * DAY - behind * DAY, until - behind * DAY)
    return {"document_date": made} | ({"last_annual_review": review} if review > made else {})


def _upn(draws: Draws, child: Child, serials: Counter[int]) -> str:
    """A number with the right check letter, where a child of this kind would have one."""
    share = {"mainstream": 0.98, "resourced": 0.98, "special": 0.97, "post16": 0.5, "independent": 0.3}
    number = child.place.number if child.place.kind != "post16" else 4001 + draws.number(0, 7)
    if not draws.chance(share.get(child.place.kind, 0.0)):
        return ""
    serials[number] += 1
    entered = child.born.year + 4 + (child.born.month >= 9)
    digits = f"896{number}{entered % 100:02}{serials[number]:03}"
    if draws.chance(0.01):
        digits = digits[:-1] + "A"
    return next(letter + digits for letter in LETTERS if not upn_fault(letter + digits))


def _name_unusually(draws: Draws, made: list[Child]) -> None:
    waiting = [child for child in made if child.outcome in {Outcome.NOT_STARTED, Outcome.UNDER_WAY}]
    for child, (forename, surname) in zip(draws.mixed(waiting), UNUSUAL_NAMES, strict=False):
        child.cells |= {"forename": forename, "surname": surname}


def _mark_special_cases(draws: Draws, made: list[Child]) -> None:
    """A few children of every kind that needs care: held letters, tribunal, custody, moved in, early plans."""
    statements = [child for child in made if child.document == "statement"]
    is_open = draws.mixed([c for c in statements if c.outcome in {Outcome.NOT_STARTED, Outcome.UNDER_WAY}])
    for child, reason in zip(is_open, HOLD_REASONS, strict=False):
        child.cells["hold_letters"] = reason
    for child in is_open[10:16]:
        _add_priority(child, "tribunal")
    for child in [c for c in is_open[16:] if c.ncy >= 10][:3]:
        _add_priority(child, "custody")
    waiting = [child for child in is_open if child.outcome is Outcome.NOT_STARTED]
    for child in waiting[20:36]:
        child.days["moved_in_on"] = draws.working_day(date(2014, 10, 6), date(2016, 8, 26))
    done = draws.mixed([child for child in statements if child.outcome is Outcome.TRANSFERRED])
    for child in [*done[:7], *[c for c in waiting[36:] if 3 <= c.ncy <= 9][:2]]:
        child.document = child.cells["document"] = "non_statutory"
        child.days["document_date"] = draws.working_day(date(2013, 1, 7), date(2014, 7, 18))


def _add_priority(child: Child, code: str) -> None:
    child.cells["priority"] = ";".join(filter(None, (child.cells["priority"], code)))
