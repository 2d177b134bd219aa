"""What is left of an erased child: days and codes that counting needs, and nothing that says who it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from transfer_cli.domain.calendar import years_after
from transfer_cli.domain.case import Event
from transfer_cli.domain.feedback_form import FORM, answers, note_of
from transfer_cli.domain.turns import MOVED, PROMISED, agreed
from transfer_cli.domain.year_group import is_infant_school

KEPT_FIELDS = frozenset(
    {
        "ncy", "document", "document_date", "last_annual_review", "setting_type", "phase_move", "phase_move_on",
        "primary_need", "officer", "priority", "young_person_can_decide", "assessment_begins", "meeting_on",
        "moved_in_on", "left_on", "left_reason",
    }
)  # fmt: skip
"""Columns that stay as they are, the officer since reports count who had none.

`date_of_birth` is made less exact, and some others leave a mark: `marked`.
"""

KEPT_DETAIL = frozenset({"begins", "sent", "from", "to", "asked", "on", "agency", "batch"})
"""Facts of a step that stay: days, the kind of agency, and the day of a batch."""

IN_PLACE = {"forename": "Erased", "surname": "Child", "home_address1": "Erased"}
"""What stands in place of a name and a home, so that what is left can be shown, exported and imported again."""
SETTING = "Erased setting"
NAMED = "Erased"
"""Stands for the name of a contact, since that somebody was named counts."""
HELD = "erased"
"""Stands for a pupil number, and the reason for which letters were held, since that there was one counts."""
INFANT_SCHOOL = "Infant school"
"""Stands for the name of an infant school, which decides when a child changes phase."""

SEPTEMBER, FIRST_DAYS, MIDDLE = 9, 12, 15
BEGAN, ENDED = date(2014, 9, 1), date(2018, 3, 31)
"""The time of the transfers: SI 2014/2270."""

ELSEWHERE = ("placement_consulted:", "placement_answered:")
"""Steps that carry the name of a setting."""
ADVICE = (
    "advice_requested:", "advice_received:", "advice_insufficient:", "advice_suffices:", "advice_chased:",
    "advice_escalated:", "slip_reason:late_advice:",
)  # fmt: skip
"""Steps that carry a kind of agency, or whatever somebody wrote in its place."""
_KIND = re.compile(r"[a-z][a-z0-9_]*")

TEXTS = ("evidence", "approved_by")
"""What an exception rests on: that it is there counts, and not what it says."""


def marked(field: str, text: str | None) -> str | None:
    """What is left of a field that is not kept; None = nothing."""
    if text and field in {"hold_letters", "upn"}:
        return HELD
    if text and re.fullmatch(r"contact\d_name", field):
        return NAMED
    if text and field == "setting_name":
        return INFANT_SCHOOL if is_infant_school(text) else SETTING
    return IN_PLACE.get(field)


def step_left(step: str, number: int) -> str:
    """The step without the name of a setting or a person that it carries.

    Args:
        number: Takes the name's place.
    """
    prefix = next((prefix for prefix in (*ELSEWHERE, *ADVICE) if step.startswith(prefix)), None)
    if prefix is None or (prefix in ADVICE and _KIND.fullmatch(step.removeprefix(prefix))):
        return step
    return f"{prefix}{number}"


def note_left(step: str, happened: date, note: str) -> str:
    """The days that the remark of a step carries; everything that a person wrote goes."""
    event = Event(step, happened, note=note)
    if step in MOVED and (turn := agreed(event)):
        return replace(turn, reason="").note
    if step == FORM:
        return note_of(answers(note))
    if step == PROMISED:
        return "; ".join(part.strip() for part in note.split(";") if not part.strip().startswith("group "))
    if step.startswith("exception:"):
        parts = (part.partition("=") for part in note.split(";"))
        left = detail_left({key.strip(): value.strip() for key, mark, value in parts if mark})
        return "; ".join(f"{key}={value}" for key, value in (left or {}).items())
    return ""


def detail_left(detail: Mapping[str, str] | None) -> dict[str, str] | None:
    """Likewise of its further facts."""
    left = {key: HELD if key in TEXTS and value else value for key, value in (detail or {}).items()}
    return {key: value for key, value in left.items() if key in KEPT_DETAIL or key in TEXTS} or None


def words_left(words: str, opaque: Mapping[str, str]) -> str:
    """The words of an operation with opaque references in place of those of erased children."""
    if not any(reference in words for reference in opaque):
        return words
    either = "|".join(re.escape(reference) for reference in sorted(opaque, key=len, reverse=True))
    return re.sub(rf"(?<![\w-])({either})(?![\w-])", lambda found: opaque[found[1]], words)


def birth_left(born: date) -> date:
    """A day of the same month on which every limit of the law falls as it did for the day of birth."""
    return born if day_counts(born) else born.replace(day=MIDDLE)


def day_counts(born: date) -> bool:
    """Whether the law asks for the very day of birth, and not only for its month.

    It does so in the first days of September, when a school year begins, and where the 19th or 25th birthday, which end
    rights, fell within the time of the transfers.
    """
    ends = (years_after(born, age) for age in (19, 25))
    return (born.month == SEPTEMBER and born.day < FIRST_DAYS) or any(BEGAN <= day <= ENDED for day in ends)
