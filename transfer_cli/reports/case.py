"""One child or young person as tables and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from transfer_cli.domain.actions import Action, ends
from transfer_cli.domain.case import Case, Contact, Event
from transfer_cli.domain.changes import Letter, Operation
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.directory import Setting
from transfer_cli.domain.obligation import Basis, Timeline
from transfer_cli.domain.words import count, in_words
from transfer_cli.domain.year_group import show_year
from transfer_cli.reports.table import Table


def heading(timeline: Timeline, step: Action | None, title_days: str) -> str:
    """Who it is, where the case stands, and what comes next."""
    case, addressee = timeline.case, timeline.addressee
    since = f", since {show_day(addressee.since)}" if addressee.since else ""
    lines = [
        f"{case.name}, {case.reference}, born {show_day(case.date_of_birth)}, {show_year(timeline.ncy)}, {title_days}",
        f"Stage: {in_words(timeline.stage)}{_standing(timeline)}.",
        "Letters go to: nobody."
        if timeline.has_died
        else f"Letters go to: {', '.join(addressee.names) or 'nobody known'} ({in_words(addressee.role)}{since}).",
        next_text(step),
    ]
    return "\n".join(lines)


def next_text(step: Action | None) -> str:
    """What comes next, one line."""
    return f"Next: {step.what}, by {show_day(step.day)}. {step.why}" if step else "Next: nothing is due."


def notes_text(timeline: Timeline) -> str:
    """What a person should look at."""
    return "\n".join(("To look at:", *(f"- {note}" for note in timeline.notes)))


def case_tables(timeline: Timeline, letters: Iterable[Letter], setting: Setting | None = None) -> tuple[Table, ...]:
    """Facts, contacts, what happened, what is due, and letters; those that are empty are left out.

    Args:
        setting: Where the child learns, as the directory has it; None = it is not there.
    """
    tables = (
        _facts_table(timeline.case, setting),
        _contacts_table(timeline.case.contacts),
        _events_table(timeline.case.events, timeline.as_of),
        _obligations_table(timeline),
        letters_table(letters, "Letters"),
    )
    return tuple(table for table in tables if table.rows)


def undone_table(undone: Iterable[tuple[Operation, int]]) -> Table:
    """What was recorded of a case and is undone, each with the number of the undo."""
    return Table(
        title="Undone",
        columns=("No", "Recorded", "By", "Command", "What", "Undone by"),
        rows=tuple(
            (one.id, one.recorded.date(), one.actor, one.command, one.words, f"operation {by}") for one, by in undone
        ),
        key="undone",
    )


def _standing(timeline: Timeline) -> str:
    if timeline.overdue:
        late = max((o.days_late for o in ends(timeline) if o.done is None and o.basis == Basis.STATUTE), default=0)
        return f", {count(late, 'day')} PAST a legal limit"
    return f", at risk: {timeline.risk.rstrip('.')}" if timeline.at_risk else ""


def _facts_table(case: Case, setting: Setting | None) -> Table:
    return Table(title="Facts", columns=("What", "Value"), rows=tuple(_facts(case, setting)), key="facts")


def _facts(case: Case, setting: Setting | None) -> Iterator[tuple[str, str]]:
    facts = {
        "UPN": case.upn,
        "Home": _joined(*case.home_address, case.home_postcode),
        "Document": _joined(in_words(case.document), _day(case.document_date)),
        "Last annual review": _day(case.last_annual_review),
        "Setting": _joined(case.setting_name, in_words(case.setting_type)),
        "Head or contact": _joined(setting.head, setting.email) if setting else "",
        "Phase move": _joined(in_words(case.phase_move) if case.phase_move else "", _day(case.phase_move_on)),
        "Primary need": case.primary_need,
        "Officer": case.officer,
        "Commissioning body": case.commissioning_body,
        "Priority": _joined(*(in_words(code) for code in case.priority)),
        "Letters held": case.hold_letters,
        "Can decide": {True: "yes", False: "no", None: ""}[case.young_person_can_decide],
        "Assessment begins": _day(case.assessment_begins),
        "Meeting": _joined(_day(case.meeting_on), case.meeting_at, case.meeting_place, case.meeting_officer),
        "First promised start": _day(case.first_promise.starts_on if case.first_promise else None),
        "Scheduled start": _day(case.promise.starts_on if case.promise else None),
        "Moved in": _day(case.moved_in_on),
        "Left": _joined(_day(case.left_on), in_words(case.left_reason) if case.left_reason else ""),
    }
    return ((name, value) for name, value in facts.items() if value)


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _day(day: date | None) -> str:
    return show_day(day) if day else ""


def _contacts_table(contacts: Sequence[Contact]) -> Table:
    responsible = {True: "yes", False: "no", None: "not known"}
    return Table(
        title="Contacts",
        columns=("Name", "Relationship", "Parental responsibility", "Address", "Remarks"),
        rows=tuple(
            (
                contact.name,
                in_words(contact.relationship) if contact.relationship else None,
                responsible[contact.parental_responsibility],
                _joined(*contact.address, contact.postcode) or "at home",
                _joined(*_remarks(contact)) or None,
            )
            for contact in contacts
        ),
        key="contacts",
    )


def _remarks(contact: Contact) -> Iterator[str]:
    if contact.do_not_write:
        yield "DO NOT WRITE"
    if contact.confidential:
        yield "address CONFIDENTIAL"
    if contact.language != "en":
        yield f"language {contact.language}"
    if contact.format != "standard":
        yield in_words(contact.format)


def _events_table(events: Iterable[Event], as_of: date) -> Table:
    return Table(
        title="What happened",
        columns=("On", "Step", "Event", "From", "Recorded", "Note"),
        rows=tuple(
            (
                event.happened if event.happened <= as_of else f"{show_day(event.happened)} (ahead)",
                in_words(event.step),
                str(event.id),
                "file" if event.source == "import" else "here",
                event.recorded.date() if event.recorded else None,
                event.note or None,
            )
            for event in events
        ),
        key="events",
    )


def _obligations_table(timeline: Timeline) -> Table:
    return Table(
        title="What is due",
        columns=("What", "Due", "Done", "State", "Days late", "Basis", "Rule", "About"),
        rows=tuple(
            (
                in_words(o.kind),
                o.due,
                o.done,
                in_words(o.state),
                o.days_late or None,
                o.basis.value,
                o.rule,
                in_words(o.about) or None,
            )
            for o in timeline.obligations
        ),
        key="obligations",
    )


SHORT = 8
"""Characters of a hash that people are shown; the machine's answer has it whole."""


def letters_table(letters: Iterable[Letter], title: str, *, references: bool = False) -> Table:
    """Letters of the register.

    Args:
        references: With a column for the case.
    """
    columns = ("Dated", "Kind", "To", "Class", "State", "File", "SHA-256", "Template")
    return Table(
        title=title,
        columns=("Reference", *columns) if references else columns,
        rows=tuple(
            (
                *((le.reference,) if references else ()),
                le.dated,
                in_words(le.kind),
                le.addressee,
                le.post_class,
                f"{le.state} {show_day(le.on)}" if le.on else le.state,
                f"{le.batch}/{le.file}",
                le.sha256[:SHORT],
                le.template[:SHORT],
            )
            for le in letters
        ),
        key="letters",
    )
