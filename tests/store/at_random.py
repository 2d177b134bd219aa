"""Somebody who gives commands at random, for what must hold of a record whatever was done to it."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from tests.builders import a_case, day
from transfer_cli.domain.calendar import monday_of
from transfer_cli.domain.case import Case, Contact, Event
from transfer_cli.domain.changes import (
    Changes,
    FieldChange,
    LetterState,
    NewCases,
    NewEvent,
    NewLetter,
    NewOperation,
    NewSchedule,
    NewStart,
    Undoing,
)
from transfer_cli.domain.columns import fields_of
from transfer_cli.domain.directory import Setting
from transfer_cli.domain.recording import corrected_field, moved_step, recorded_step, retracted_step
from transfer_cli.errors import Refused
from transfer_cli.store import Store

BEGAN, WEEK = day("Mon 5 Sep 2016"), timedelta(days=7)
POOL = [f"CW{number:04}" for number in range(1, 61)]
LOADED = 20
STEPS = (
    "notice_given",
    "assessment_began",
    "advice_complete",
    "meeting_held",
    "draft_served",
    "plan_issued",
    "complaint",
)
FIELDS: dict[str, tuple[Any, ...]] = {
    "officer": ("J Price", "A Okoro", "L Moss", None),
    "upn": ("B801200005001", "B801200005002", None),
    "priority": (("custody",), ("tribunal", "looked_after"), ()),
    "setting_type": ("special", "mainstream", "independent"),
    "contact1_name": ("Ms Alix Example", "Mr Sam Example"),
    "contact2_name": ("Ms Kim Example", None),
    "hold_letters": ("bereavement", None),
    "ncy": (5, 6, 7),
    "last_annual_review": (day("2016-03-01"), day("2016-06-01"), None),
    "left_on": (day("2016-10-20"), None),
}


class Office:
    """Somebody who gives commands at random.

    Args:
        seed: Of the choices.
    """

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.choose = random.Random(seed)  # noqa: S311 - the same choices each time
        self.today = BEGAN
        self.by_name: dict[str, Callable[[], object]] = {
            "import": self.bring, "import of changes": self.change_many, "case record": self.record,
            "case correct": self.correct, "case correct step": self.correct_step, "retract": self.retract,
            "schedule": self.schedule, "letters generate": self.write_letters, "letters returned": self.pull,
            "settings": self.directory, "case postpone": self.postpone, "undo": self.undo, "redo": self.redo,
        }  # fmt: skip

    def do(self, commands: int) -> None:
        """So many commands; one that finds nothing to do is none."""
        for _ in range(commands):
            self.today += timedelta(days=self.choose.choice((0, 0, 0, 0, 0, 1)))
            self.choose.choice([*self.by_name.values()])()

    def cases(self) -> tuple[Case, ...]:
        return self.store.caseload(self.today).cases

    def put(self, command: str, changes: Changes) -> None:
        self.store.record(NewOperation(command, "", self.today), changes)

    def bring(self) -> None:
        """Cases come, also such as came before in an import that was undone."""
        with self.store.importing(NewOperation("import", "", self.today)) as session:
            free = sorted(set(POOL) - {reference.upper() for reference in session.references})
            some = self.choose.sample(free, min(len(free), 3))
            if some:
                cases = [fields_of(self.newcomer(reference)) for reference in some]
                columns = {name: [case[name] for case in cases] for name in cases[0] if any(c[name] for c in cases)}
                days = (some, ["notice_given"] * len(some), [self.today] * len(some))
                session.add(Changes(newcomers=NewCases(columns, days)))
                session.finish("caseload file")

    def newcomer(self, reference: str) -> Case:
        contact = Contact(self.choose.choice(("Ms Alix Example", "Mr Sam Example")), address=("1 Sample Street",))
        officer = self.choose.choice(("J Price", "A Okoro", None))
        return a_case(reference=reference, officer=officer, contacts=(contact,), surname=f"Example {self.today}")

    def change_many(self) -> None:
        fields: list[FieldChange] = []
        for case in self.choose.sample(self.cases(), min(len(self.cases()), 4)):
            fields += corrected_field(case, "officer", self.choose.choice(FIELDS["officer"]), self.today).fields
        self.put("import", Changes(fields=tuple(fields)))

    def of_one(self, command: str, changes: Callable[[Case], Changes]) -> None:
        cases = self.cases()
        if cases:
            with suppress(Refused):
                self.put(command, changes(self.choose.choice(cases)))

    def record(self) -> None:
        step = self.choose.choice(STEPS)
        self.of_one("case record", lambda case: recorded_step(case, step, self.today, note="by telephone"))

    def correct(self) -> None:
        field = self.choose.choice([*FIELDS])
        value = self.choose.choice(FIELDS[field])
        self.of_one("case correct", lambda case: corrected_field(case, field, value, self.today))

    def of_an_event(self, changes: Callable[[Case, Event], Changes]) -> None:
        cases = [case for case in self.cases() if case.events]
        if cases:
            case = self.choose.choice(cases)
            self.put("case correct", changes(case, self.choose.choice(case.events)))

    def correct_step(self) -> None:
        self.of_an_event(lambda case, event: moved_step(case, event, event.happened + timedelta(days=1)))

    def retract(self) -> None:
        self.of_an_event(retracted_step)

    def postpone(self) -> None:
        detail = {"conclude_by": "2017-06-30", "consent_by": "parent"}
        self.of_one(
            "case postpone",
            lambda case: Changes(events=(NewEvent(case.reference, "postponed", self.today, detail=detail),)),
        )

    def schedule(self) -> None:
        week = monday_of(self.today)
        starts = tuple(
            NewStart(case.reference, first, first, case.officer, week, first + 20 * WEEK)
            for case in self.cases()
            for first in [week + self.choose.randrange(20) * WEEK]
        )
        self.put("schedule", Changes(schedule=NewSchedule(self.choose.random() < 0.5, starts)))

    def write_letters(self) -> None:
        letters = tuple(
            NewLetter(
                str(self.today), case.reference, "notice", "Ms Alix Example", ("1 Sample Street",), "a.pdf",
                self.today, "0" * 64, 2, {"begins_on": "2016-12-05"}, "1" * 64,
            )
            for case in self.choose.sample(self.cases(), min(len(self.cases()), 2))
        )  # fmt: skip
        self.put("letters generate", Changes(letters=letters))

    def pull(self) -> None:
        made = [letter for letter in self.store.letters() if letter.state == "made"]
        if made:
            self.put("letters pull", Changes(letter_states=(LetterState(made[-1].id, "withdrawn", self.today),)))

    def directory(self) -> None:
        names = self.choose.choice(("Larkfield Primary School", "Elsewhere School"))
        self.put("import", Changes(settings=(Setting(names, head=f"Head of {self.today}"),)))

    def undo(self) -> None:
        """Some operation, if nothing rests on it."""
        undone, turns = self.store.undone(), {"undo", "redo"}
        counting = [o.id for o in self.store.operations()[1:] if o.command not in turns and o.id not in undone]
        self.turn(self.choose.choice(counting[-8:]) if counting else 0, counts=False)

    def redo(self) -> None:
        self.turn(self.choose.choice([*self.store.undone(), 0]), counts=True)

    def turn(self, number: int, *, counts: bool) -> None:
        undoing = Undoing(number, counts)
        if number and not self.store.hindrances(undoing):
            self.store.undo(NewOperation("redo" if counts else "undo", "", self.today), undoing)
