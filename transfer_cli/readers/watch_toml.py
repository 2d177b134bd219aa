"""What `transfer.toml` says of stuck cases, reminders, escalation and complaints."""

from __future__ import annotations

from transfer_cli.domain.watching import LONGEST, USUAL, Reminder, Rung, Watch
from transfer_cli.readers.toml_section import Section


def watch(file: Section) -> Watch:
    """`[slippage]`, `[[escalation]]`, `[[advice.reminders]]` and `[complaints]`; the usual where they are not given."""
    slippage, advice, complaints = file.section("slippage"), file.section("advice"), file.section("complaints")
    rungs = tuple(rung for section in file.sections("escalation") if (rung := _rung(section)))
    reminders = tuple(one for section in advice.sections("reminders") if (one := _reminder(section)))
    found = Watch(
        no_event_days=slippage.number_or("no_event_days", USUAL.no_event_days, LONGEST),
        notice_without_meeting_days=slippage.number_or(
            "notice_without_meeting_days", USUAL.notice_without_meeting_days, LONGEST
        ),
        draft_without_answer_days=slippage.number_or(
            "draft_without_answer_days", USUAL.draft_without_answer_days, LONGEST
        ),
        begun_without_letter_days=slippage.number_or(
            "begun_without_letter_days", USUAL.begun_without_letter_days, LONGEST
        ),
        escalation=tuple(sorted(rungs, key=lambda rung: rung.days_late)) or USUAL.escalation,
        reminders=tuple(sorted(reminders, key=lambda one: one.days_late)) or USUAL.reminders,
        answer_complaints_within=_days(complaints, "answer_within_days"),
    )
    for section in (slippage, advice, complaints):
        section.close()
    return found


def _rung(section: Section) -> Rung | None:
    days = _days(section, "days_late", required=True)
    tell, what = section.text("tell", required=True), section.text("what", required=True)
    section.close()
    return Rung(days, tell, what) if days and tell and what else None


def _reminder(section: Section) -> Reminder | None:
    days = _days(section, "days_late", required=True)
    what, tell = section.text("what", required=True), section.text("tell")
    section.close()
    return Reminder(days, what, tell or "") if days and what else None


def _days(section: Section, key: str, *, required: bool = False) -> int | None:
    """A number of days, 1 or more; None = not given, or no such number."""
    days = section.number(key)
    if days is None:
        if required and key not in section.values:
            section.fault(key, "SET005", None, f"{section.title} has no {key}.", f"Add a line {key} = 1.")
        return None
    if not 1 <= days <= LONGEST:
        section.fault(key, "SET009", days, f"{key} is a number of days.", f"Give 1 to {LONGEST:,}.")
        return None
    return days
