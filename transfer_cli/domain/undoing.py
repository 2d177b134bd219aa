"""Undoing and redoing what a command recorded: what would change, and what stands in the way.

An operation may be undone unless one that counts was recorded after it and rests on it. It may be redone only onto the
record that it was made for: whatever it rested on then counts as it did, and nothing has taken its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from transfer_cli.domain.changes import FieldChange, Letter, Operation, Undoing
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.directory import FIELDS, Directory, Setting
from transfer_cli.domain.words import count, in_words

UNDO, REDO = "undo", "redo"
"""Names of the two commands."""


class Rests(StrEnum):
    """Why one operation rests on an earlier one, the first part of `WHY`."""

    CASE = "case"
    FIELD = "field"
    STEP_CORRECTED = "step_corrected"
    LETTER_MADE = "letter_made"
    LETTER_STATE = "letter_state"
    REPRINT = "reprint"
    SCHEDULE = "schedule"
    SETTING = "setting"
    SAME_STEP = "same_step"
    SAME_CASE = "same_case"
    SAME_LETTER = "same_letter"
    NEWER_FACT = "newer_fact"


ONLY_FOR_REDO = frozenset({Rests.SAME_STEP, Rests.SAME_CASE, Rests.SAME_LETTER, Rests.NEWER_FACT})
"""What keeps an operation from being done again, and never from being undone."""

_WHY: dict[Rests, str] = {
    Rests.CASE: "wrote about {}, which that one brought",
    Rests.FIELD: "changed {} after it",
    Rests.STEP_CORRECTED: "corrected a step of {} that it recorded",
    Rests.LETTER_MADE: "made a letter about {} after it",
    Rests.LETTER_STATE: "recorded what became of a letter about {} that it made",
    Rests.REPRINT: "printed a letter about {} once more",
    Rests.SCHEDULE: "made a schedule after it",
    Rests.SETTING: "changed the entry of {} after it",
    Rests.SAME_STEP: "recorded the same step of {}",
    Rests.SAME_CASE: "brought {} as well",
    Rests.SAME_LETTER: "made the same letter about {} again",
    Rests.NEWER_FACT: "recorded something about {} that its letter does not know",
}


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Another operation that stands in the way.

    Attributes:
        operation: Its number.
        rests: Why.
        about: A reference, a field with its reference, or a setting: the first of them; empty = none to name.
        number: How many there are.
        counts: Whether that other operation counts now. If not, or if it is older, it must be turned first.
        is_later: Whether it was recorded after the operation in question.
    """

    operation: int
    rests: Rests
    about: str
    number: int
    counts: bool
    is_later: bool

    def __str__(self) -> str:
        if not self.is_later:
            state = "counts again" if self.counts else "is undone"
            return f"it rests on operation {self.operation}, which {state}"
        more = f" and {self.number - 1:,} more" if self.number > 1 else ""
        return f"operation {self.operation} {_WHY[self.rests].format(self.about + more)}"


def first_of_all(hindrances: Iterable[Hindrance]) -> tuple[Hindrance, ...]:
    """One for each operation, the latest operation first: the order in which they are to be turned."""
    found: dict[int, Hindrance] = {}
    for hindrance in hindrances:
        found.setdefault(hindrance.operation, hindrance)
    return tuple(found[number] for number in sorted(found, reverse=True))


@dataclass(frozen=True, slots=True)
class StepTurned:
    """A step that goes or comes back."""

    reference: str
    step: str
    happened: date


class EntryTurned(NamedTuple):
    """Something of a setting's entry in the directory that would be otherwise.

    Attributes:
        what: `ENTRY` = the entry itself goes or comes; else one of its fields.
        now, then: In words.
    """

    name: str
    what: str
    now: str
    then: str


ENTRY = "the entry"
INSIDE, OUTSIDE = "in the directory", "not in the directory"


def entries_turned(now: Directory, then: Directory) -> Iterator[EntryTurned]:
    """What is otherwise in one directory than in the other, entry by entry in order of name."""
    old, new = ({setting.key: setting for setting in directory} for directory in (now, then))
    for key, setting in sorted((old | new).items(), key=lambda found: (found[1].name, found[0])):
        was, will = old.get(key), new.get(key)
        if was is None or will is None:
            yield EntryTurned(setting.name, ENTRY, _in_directory(was), _in_directory(will))
            continue
        for field in FIELDS:
            texts = _entry_text(getattr(was, field)), _entry_text(getattr(will, field))
            if texts[0] != texts[1]:
                yield EntryTurned(was.name, in_words(field), *texts)


def _in_directory(setting: Setting | None) -> str:
    return INSIDE if setting else OUTSIDE


def _entry_text(value: object) -> str:
    if isinstance(value, date):
        return show_day(value)
    if isinstance(value, tuple):
        value = ", ".join(value)
    return "not known" if value in {None, ""} else str(value)


class StartTurned(NamedTuple):
    """A review that another schedule lets begin on another day; None = on none."""

    reference: str
    now: date | None
    then: date | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What undoing an operation, or doing it again, would change.

    Attributes:
        operation: The one in question.
        counts: Whether it would count again: redo.
        cases: References of cases that would leave the caseload, or come back.
        fields: `old` is the present value, `new` the one it would have; not of `cases`.
        gone: Steps that would go.
        back: Steps that would come back.
        letters: That would be withdrawn, or no longer be.
        states: States of letters that would be taken back, or be recorded again: reference, batch and state.
        schedules: Day of the schedule in force, and of the one that would be; None = there is none. Empty = no change.
        starts: Reviews that have another day to begin, by that schedule.
        settings: Names of settings whose entry would be as it was before, or become as recorded.
        entries: What would be otherwise in the directory, from `entries_turned`.
        posted: How many letters it recorded as posted.
        can_turn: Whether it wrote anything that can cease to count at all.
    """

    operation: Operation
    counts: bool
    cases: tuple[str, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    gone: tuple[StepTurned, ...] = ()
    back: tuple[StepTurned, ...] = ()
    letters: tuple[Letter, ...] = ()
    states: tuple[tuple[str, str, str], ...] = ()
    schedules: tuple[date | None, ...] = ()
    starts: tuple[StartTurned, ...] = ()
    settings: tuple[str, ...] = ()
    entries: tuple[EntryTurned, ...] = ()
    posted: int = 0
    can_turn: bool = True

    @property
    def undoing(self) -> Undoing:
        """What is to be recorded."""
        return Undoing(self.operation.id, self.counts)

    @property
    def command(self) -> str:
        """`undo` or `redo`."""
        return REDO if self.counts else UNDO

    @property
    def references(self) -> tuple[str, ...]:
        """Every case in which something would change, in order."""
        stepped = (step.reference for step in (*self.gone, *self.back))
        lettered = (*(letter.reference for letter in self.letters), *(state[0] for state in self.states))
        changed = (change.reference for change in self.fields)
        started = (start.reference for start in self.starts)
        return tuple(sorted({*self.cases, *changed, *started, *stepped, *lettered}))


def sentences(effect: Effect) -> Iterator[str]:
    """What would change, in counts; nothing if nothing would."""
    again = effect.counts
    if number := len(effect.cases):
        verb = _verb(number, "comes", "come") if again else _verb(number, "leaves", "leave")
        yield f"{count(number, 'case')} {verb}{' back into' if again else ''} the caseload"
    if number := len(effect.fields):
        verb = _verb(number, "gets", "get")
        yield f"{count(number, 'field')} {verb} the {'new value again' if again else 'old value back'}"
    if number := len(effect.gone):
        yield f"{count(number, 'step')} {_verb(number, 'goes', 'go')}"
    if number := len(effect.back):
        yield f"{count(number, 'step')} {_verb(number, 'comes', 'come')} back"
    if number := len(effect.letters):
        verb = _verb(number, "is no longer", "are no longer") if again else _verb(number, "becomes", "become")
        yield f"{count(number, 'letter')} {verb} withdrawn"
    if number := len(effect.states):
        verb = _verb(number, "is", "are")
        yield f"{count(number, 'mark')} of letters {verb} {'made again' if again else 'taken back'}"
    if effect.schedules:
        was, then = (_schedule(day) for day in effect.schedules)
        yield f"{then} is in force instead of {was}" if was != then else "another schedule of the same day is in force"
    yield from _of_starts_and_entries(effect)


def _of_starts_and_entries(effect: Effect) -> Iterator[str]:
    again = effect.counts
    if number := len(effect.starts):
        yield f"{count(number, 'review')} {_verb(number, 'has', 'have')} another day to begin, or none"
    if number := sum(entry.then == (INSIDE if again else OUTSIDE) for entry in effect.entries):
        verb = _verb(number, "comes", "come") if again else _verb(number, "leaves", "leave")
        yield f"{count(number, 'entry', 'entries')} {verb}{' back into' if again else ''} the directory"
    if number := len(effect.settings) - number:
        verb = _verb(number, "is", "are")
        as_ = "as recorded again" if again else "as before"
        yield f"{count(number, 'entry', 'entries')} of the directory {verb} {as_}"


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def _schedule(day: date | None) -> str:
    return f"the schedule of {show_day(day)}" if day else "no schedule"


def lines_of(effect: Effect, references: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """Case, what it is about, how it is now and how it would be, of these cases in their order."""
    wanted = {reference: number for number, reference in enumerate(references)}
    yield from sorted((line for line in _lines(effect) if line[0] in wanted), key=lambda line: wanted[line[0]])


def _lines(effect: Effect) -> Iterator[tuple[str, str, str, str]]:
    states = ("not in the caseload", "in the caseload")
    now, then = states if effect.counts else reversed(states)
    for reference in effect.cases:
        yield reference, "the case", now, then
    for change in effect.fields:
        yield change.reference, in_words(change.field), change.old or "not known", change.new or "not known"
    for step in effect.gone:
        yield step.reference, in_words(step.step), show_day(step.happened), "gone"
    for step in effect.back:
        yield step.reference, in_words(step.step), "not there", show_day(step.happened)
    for start in effect.starts:
        now, then = (show_day(day) if day else "none" for day in (start.now, start.then))
        yield start.reference, "planned start", now, then
    alike = Counter((letter.reference, letter.kind, letter.batch, letter.state) for letter in effect.letters)
    for (reference, kind, batch, state), number in alike.items():
        will = "made" if effect.counts else "withdrawn"
        yield reference, f"{count(number, 'letter')}: {in_words(kind)}, batch {batch}", state, will
    for reference, batch, state in effect.states:
        was, will = ("not recorded", state) if effect.counts else (state, "not recorded")
        yield reference, f"letter of batch {batch}", was, will
