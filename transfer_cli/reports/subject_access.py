"""The answer to a subject access request, as a page and as a document; its first part says what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from transfer_cli.domain.changes import FieldChange, Letter
from transfer_cli.domain.columns import fields_of, to_text
from transfer_cli.domain.dates import show_day, show_day_long
from transfer_cli.domain.subject_access import (
    Limit,
    Subject,
    former_names,
    home_is_anothers,
    home_is_confidential,
    is_about_another,
    is_to_another,
    was_about_another,
    without_others,
)
from transfer_cli.domain.words import count, in_words
from transfer_cli.reports.page import Block, Grid, Page, Part, Points, Text
from transfer_cli.reports.table import Cell, Table

Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is handed to whoever asked.

    Attributes:
        asked_by: Number of the contact who asked; 0 = the child.
        names: Words that name other people, to be taken out of remarks.
        files: Copies in the workspace that mention the child, beside the letters.
        mentions: Lines of the settings that do.
        kept: Register's file names of the letters that are in the folder.
        missing: Letters whose file cannot be had, with the reason.
    """

    subject: Subject
    authority: str
    as_of: date
    received: date
    limit: Limit
    asked_by: int
    names: frozenset[str]
    files: tuple[str, ...]
    mentions: tuple[str, ...]
    kept: tuple[str, ...]
    missing: Mapping[str, str]

    def shown(self, text: str | None) -> str | None:
        """A remark without the names of other people."""
        return without_others(text, self.names) if text else None

    def goes_to_another(self, letter: Letter) -> bool:
        """Whether a letter is left out, since it shows where somebody else lives."""
        former = former_names(self.subject.changes, self.subject.case, self.asked_by)
        return is_to_another(letter, self.subject.case, self.asked_by, former)


HEADINGS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "facts": ("What is held now", ("Field", "Value")),
    "history": ("What was held before", ("Recorded", "Field", "Before", "Then", "From", "Stands")),
    "steps": ("What happened", ("Step", "Day", "Remark", "Further facts", "Came by", "Recorded", "Stands")),
    "letters": ("Letters", ("Letter", "Dated", "To", "State", "Text", "File")),
    "starts": ("When the review was planned to begin", ("Schedule for", "Week", "Day", "Officer", "Stands")),
    "operations": ("Who recorded something", ("Recorded", "By", "Command", "What")),
    "reads": ("Who looked", ("When", "By", "Command")),
}
"""Parts in order, with their tables' headings."""


def contents(answer: Answer) -> dict[str, Rows]:
    """The rows of every part, by its key."""
    made: Mapping[str, Callable[[Answer], Iterable[tuple[Cell, ...]]]] = {
        "facts": _facts, "history": _history, "steps": _steps, "letters": _letters, "starts": _starts,
        "operations": _operations, "reads": _reads,
    }  # fmt: skip
    return {key: tuple(rows(answer)) for key, rows in made.items()}


def left_out(answer: Answer) -> tuple[str, ...]:
    """What is held and not in the answer, with the reason, and what a person has to decide on."""
    subject = answer.subject
    fields = [f for f, value in fields_of(subject.case).items() if value is not None and _hidden(answer, f)]
    to_others = [letter for letter in subject.letters if answer.goes_to_another(letter)]
    remarks = [step for step in subject.steps if step.note]
    changed = any(answer.shown(step.note) != step.note for step in remarks)
    said = []
    if fields:
        contacts = {found for field in fields if (found := field.partition("_")[0]) != "home"}
        if contacts:
            said.append(
                f"{count(len(contacts), 'contact')} other than whoever asks: names, addresses and what else is held."
            )
    if home_is_anothers(subject.case, answer.asked_by):
        said.append(
            "The child's home, now and before: a contact lives or may live there whose address is confidential, and "
            "whoever asks is not known to. TO DECIDE: whether a remark or a letter says where it is all the same."
        )
    elif not answer.asked_by and home_is_confidential(subject.case):
        said.append(
            "TO DECIDE: the child's home is in here, and a contact lives or may live there whose address is "
            "confidential. Hand this to nobody but the young person, and see that nobody else reads it."
        )
    before = [1 for recorded, change in subject.changes if _hidden_before(answer, recorded, change)]
    if before:
        said.append(
            f"{count(len(before), 'earlier value')} of the contact who asks, of the time before the name in that place "
            "changed: it may have been somebody else."
        )
    if to_others:
        said.append(f"{count(len(to_others), 'letter')} to other people, which show where they live.")
    if changed:
        said.append("Names of other people in remarks, where the record knows them.")
    if remarks:
        said.append(
            f"TO DECIDE: {count(len(remarks), 'remark')} in free text. Read each before this is handed out: what is "
            "about somebody else, or could do serious harm (DPA 2018 Schedule 3; before, SI 2000/413 to 415), is yours "
            "to judge."
        )
    if answer.files:
        said.append(f"{count(len(answer.files), 'file')} about many children, which hold nothing else of this one.")
    said += [f"The letter {name}: {why}" for name, why in answer.missing.items()]
    return tuple(said)


def searched(answer: Answer) -> tuple[str, ...]:
    """Every place that was looked into, with what was found."""
    found = contents(answer)
    return (
        *(f"{heading}: {count(len(found[key]), 'entry', 'entries')}." for key, (heading, _) in HEADINGS.items()),
        f"Files in letters, reports and all other folders: {count(len(answer.files), 'file')} beside the letters.",
        f"Settings: {count(len(answer.mentions), 'line')}.",
    )


def subject_access_page(answer: Answer) -> Page:
    """The whole answer as a page, what was searched and left out first."""
    case = answer.subject.case
    lead: tuple[Block, ...] = (
        Text(f"Everything that is held about {case.name}, {case.reference}, as of {show_day_long(answer.as_of)}."),
        Text(
            f"The request came on {show_day_long(answer.received)} and is to be answered by "
            f"{show_day_long(answer.limit.due)}: {answer.limit.rule}."
        ),
        Text(f"Other people: {answer.limit.others}.", quiet=True),
    )
    parts = [
        Part("searched", "What was searched", (Points(searched(answer)),)),
        Part("left-out", "What was left out, and what is to be decided", (Points(left_out(answer) or ("Nothing.",)),)),
    ]
    for key, rows in contents(answer).items():
        heading, columns = HEADINGS[key]
        title = count(len(rows), "entry", "entries")
        block: Block = Grid(Table(title, columns, rows)) if rows else Text("Nothing is held.")
        parts.append(Part(key, heading, (block,)))
    if answer.files or answer.mentions:
        parts.append(Part("elsewhere", "Where else it stands", (Points((*answer.files, *answer.mentions)),)))
    return Page(
        title="What is held about you",
        authority=answer.authority,
        subtitle=f"Subject access request, {case.reference}",
        as_of=answer.as_of,
        lead=lead,
        parts=tuple(parts),
    )


def subject_access_document(answer: Answer) -> dict[str, object]:
    """The same for programs, such as a system to which the data is to be taken."""
    return {
        "reference": answer.subject.case.reference,
        "as_of": answer.as_of.isoformat(),
        "received": answer.received.isoformat(),
        "answer_by": answer.limit.due.isoformat(),
        "rule": answer.limit.rule,
        "searched": list(searched(answer)),
        "left_out": list(left_out(answer)),
        "files": list(answer.files),
        "settings": list(answer.mentions),
        "letters_enclosed": list(answer.kept),
        **{
            key: [dict(zip(_keys(key), row, strict=True)) for row in rows] for key, rows in contents(answer).items()
        },
    }  # fmt: skip


def _keys(key: str) -> list[str]:
    return [heading.casefold().replace(" ", "_") for heading in HEADINGS[key][1]]


def _hidden(answer: Answer, field: str) -> bool:
    return is_about_another(field, answer.subject.case, answer.asked_by)


def _hidden_before(answer: Answer, recorded: datetime, change: FieldChange) -> bool:
    return not _hidden(answer, change.field) and was_about_another(recorded, change, answer.subject.changes)


def _facts(answer: Answer) -> Iterable[tuple[Cell, ...]]:
    for field, value in fields_of(answer.subject.case).items():
        if value is not None and not _hidden(answer, field):
            text = to_text(value)
            yield in_words(field), answer.shown(text) if field == "hold_letters" else text


def _history(answer: Answer) -> Iterable[tuple[Cell, ...]]:
    subject = answer.subject
    for (recorded, change), undone in zip(subject.changes, subject.changes_undone, strict=True):
        if not _hidden(answer, change.field) and not _hidden_before(answer, recorded, change):
            free = change.field == "hold_letters"
            old, new = (answer.shown(text) if free else text for text in (change.old, change.new))
            yield show_day(recorded.date()), in_words(change.field), old, new, change.holds_from, _stands(undone=undone)


def _steps(answer: Answer) -> Iterable[tuple[Cell, ...]]:
    for step in answer.subject.steps:
        facts = "; ".join(f"{key}: {value}" for key, value in step.detail.items())
        stands = _stands(undone=step.undone) if step.undone or step.standing else "corrected"
        yield (
            in_words(step.step), step.happened, answer.shown(step.note), answer.shown(facts), step.source,
            show_day(step.recorded.date()), stands,
        )  # fmt: skip


def _letters(answer: Answer) -> Iterable[tuple[Cell, ...]]:
    for letter in answer.subject.letters:
        elsewhere = answer.goes_to_another(letter)
        facts = "; ".join(f"{key}: {value}" for key, value in sorted(letter.facts.items()))
        file = f"letters/{letter.batch}-{letter.file}"
        enclosed = file in answer.kept
        yield (
            in_words(letter.kind), letter.dated, "somebody else" if elsewhere else letter.addressee, letter.state,
            "left out" if elsewhere else "enclosed" if enclosed else answer.shown(facts), file if enclosed else None,
        )  # fmt: skip


def _starts(answer: Answer) -> Iterable[tuple[Cell, ...]]:
    for made_for, start, undone in answer.subject.starts:
        yield made_for, start.week, start.starts_on, start.officer, _stands(undone=undone)


def _stands(*, undone: bool) -> str:
    return "undone" if undone else "yes"


def _operations(answer: Answer) -> Iterable[tuple[Cell, ...]]:
    reference = answer.subject.case.reference
    for operation in answer.subject.operations:
        about = operation.words if operation.words.startswith(reference) else "several children"
        about = f"UNDONE: {about}" if operation.id in answer.subject.undone else about
        yield (
            f"{show_day(operation.recorded.date())} {operation.recorded:%H:%M}",
            operation.actor,
            operation.command,
            about,
        )


def _reads(answer: Answer) -> Iterable[tuple[Cell, ...]]:
    for entry in answer.subject.reads:
        yield f"{show_day(entry.recorded.date())} {entry.recorded:%H:%M}", entry.actor, entry.command
