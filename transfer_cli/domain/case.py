"""One child or young person, what happened so far, and who is written to.

Everything here is a frozen value. No due date, stage, status or age is kept: `timeline` derives them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Document(StrEnum):
    """The document that is to be replaced."""

    STATEMENT = "statement"
    LDA = "lda"
    NON_STATUTORY = "non_statutory"


class SettingType(StrEnum):
    """Where the child learns."""

    MAINSTREAM = "mainstream"
    RESOURCED = "resourced"
    SPECIAL = "special"
    EARLY_YEARS = "early_years"
    POST16 = "post16"
    INDEPENDENT = "independent"
    HOME = "home"
    NONE = "none"


class PhaseMove(StrEnum):
    """A move between phases of education as article 14(6) of SI 2014/2270 counts them."""

    NONE = "none"
    EARLY_YEARS_TO_SCHOOL = "early_years_to_school"
    INFANT_TO_JUNIOR = "infant_to_junior"
    PRIMARY_TO_MIDDLE = "primary_to_middle"
    PRIMARY_TO_SECONDARY = "primary_to_secondary"
    MIDDLE_TO_SECONDARY = "middle_to_secondary"
    SCHOOL_TO_POST16 = "school_to_post16"
    MAINSTREAM_TO_SPECIAL = "mainstream_to_special"
    SPECIAL_TO_MAINSTREAM = "special_to_mainstream"


class Relationship(StrEnum):
    """How a contact stands to the child."""

    YOUNG_PERSON = "young_person"
    MOTHER = "mother"
    FATHER = "father"
    PARENT = "parent"
    GUARDIAN = "guardian"
    FOSTER_CARER = "foster_carer"
    CARER = "carer"
    SOCIAL_WORKER = "social_worker"
    REPRESENTATIVE = "representative"


class LeftReason(StrEnum):
    """Why a case left the caseload without a transfer."""

    MOVED_OUT = "moved_out"
    NEEDS_MET = "needs_met"
    LEFT_SCHOOL = "left_school"
    LEFT_ENGLAND = "left_england"
    DECEASED = "deceased"
    OTHER = "other"


class LetterFormat(StrEnum):
    """The form in which somebody can read a letter."""

    STANDARD = "standard"
    LARGE_PRINT = "large_print"
    EASY_READ = "easy_read"
    EMAIL = "email"


class Step(StrEnum):
    """The milestones that have a column of their own in the caseload file, in lawful order."""

    NOTICE_GIVEN = "notice_given"
    ASSESSMENT_BEGAN = "assessment_began"
    ADVICE_COMPLETE = "advice_complete"
    MEETING_HELD = "meeting_held"
    DRAFT_SERVED = "draft_served"
    PLAN_ISSUED = "plan_issued"
    NO_PLAN_NOTIFIED = "no_plan_notified"


GONE_FROM_FILE, BACK_IN_FILE, KEPT = "gone_from_file", "back_in_file", "kept"
"""A file of the whole caseload no longer names the case; names it again; it is kept although it is gone."""

OTHER_STEPS: frozenset[str] = frozenset(
    {
        GONE_FROM_FILE,
        BACK_IN_FILE,
        KEPT,
        "request_received",
        "lda_decided_to_assess",
        "taken_into_custody",
        "released_from_custody",
        "appeal_registered",
        "appeal_ended",
        "tribunal_ordered_plan",
        "tribunal_ordered_reconsideration",
        "tribunal_ordered_assessment",
        "reassessment_requested",
        "reassessment_accepted",
        "reassessment_refused",
        "pipeline_converted",
        "year6_consulted",
        "year6_transfer_agreed",
        "parent_cannot_decide",
        "moved_in_letter_sent",
        "school_named",
        "plan_reviewed",
        "annual_review_held",
        "annual_review_report",
        "annual_review_decided",
        "consent_asked",
        "consent_received",
        "postponed",
        "brought_forward",
        "draft_answered",
        "placement_consulted",
        "placement_answered",
        "complaint",
        "complaint_answered",
        "compliment",
        "family_feedback",
        "personal_budget_requested",
        "personal_budget_agreed",
        "personal_budget_refused",
        "meeting_planned",
        "delay_letter_sent",
        "lda_invited",
        "letter_reprinted",
        "letter_returned",
        "plan_promised",
        "retention_hold",
        "retention_hold_lifted",
    }
)
"""Steps without a column of their own."""

STEP_PREFIXES: tuple[str, ...] = (
    "advice_requested:",
    "advice_received:",
    "advice_insufficient:",
    "advice_suffices:",
    "advice_chased:",
    "advice_escalated:",
    "notice_sent:",
    "plan_sent:",
    "placement_consulted:",
    "placement_answered:",
    "lda_conversion_agreed:",
    "exception:",
    "appeal_about:",
    "appeal_outcome:",
    "slip_reason:late_advice:",
    "slip_reason:",
    "mediation_",
)
"""Beginnings of steps that carry a name: `advice_received:educational_psychologist`, `mediation_held`."""

OF_ONE_REVIEW: frozenset[str] = frozenset(
    {
        Step.NOTICE_GIVEN,
        Step.ASSESSMENT_BEGAN,
        Step.ADVICE_COMPLETE,
        Step.MEETING_HELD,
        Step.DRAFT_SERVED,
        "draft_answered",
    }
)
"""Steps of a review that end with a move to another authority, which has to give its own notice."""

PARTS_OF_ONE_REVIEW = ("advice_", "placement_", "notice_sent:", "exception:")
"""Beginnings of further such steps."""

CARRIED: dict[str, frozenset[str]] = {
    "notice_sent:": frozenset({"setting", "commissioning_body", "youth_offending_team", "person_in_charge"}),
    "plan_sent:": frozenset({"family", "setting", "commissioning_body"}),
    "lda_conversion_agreed:": frozenset({"duty", "power"}),
    "exception:": frozenset({"closure", "circumstances", "absence", "appointment", "inappropriate"}),
    "appeal_about:": frozenset({"b", "f", "i", "no_plan"}),
    "appeal_outcome:": frozenset({"conceded", "withdrawn", "allowed", "allowed_in_part", "dismissed"}),
    "slip_reason:": frozenset(
        {
            "late_advice",
            "no_officer",
            "family_asked",
            "setting_closed",
            "exception_ground",
            "record_wrong",
            "other",
        }
    ),
}
"""The only names that some of these can carry."""


OFFERED_STEPS: tuple[str, ...] = (
    *(step.value for step in Step),
    *sorted(OTHER_STEPS - {GONE_FROM_FILE, BACK_IN_FILE}),
    "advice_requested:AGENCY",
    "advice_received:AGENCY",
    "advice_insufficient:AGENCY",
    "advice_suffices:AGENCY",
    "advice_chased:AGENCY",
    "advice_escalated:AGENCY",
    "slip_reason:late_advice:AGENCY",
    "mediation_…",
)
"""Steps for whoever has to name one: those that only an import writes are not among them."""


def is_step(name: str) -> bool:
    """Whether this is the name of a step that can be recorded."""
    return (
        name in {step.value for step in Step}
        or name in OTHER_STEPS
        or any(name.startswith(prefix) and _can_carry(prefix, name.removeprefix(prefix)) for prefix in STEP_PREFIXES)
    )


def _can_carry(prefix: str, carried: str) -> bool:
    return carried in CARRIED[prefix] if prefix in CARRIED else bool(carried)


def step_kind(name: str) -> str:
    """The step without whatever name it carries: `advice_received` for `advice_received:health`."""
    return next((p.rstrip(":_") for p in STEP_PREFIXES if name.startswith(p)), name)


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who may be written to about the child.

    Attributes:
        parental_responsibility: None = not known.
        address: One to five lines, without the postcode; empty = the child's home address.
        do_not_write: Never write to this person.
        confidential: The address is never printed in anybody else's letter.
    """

    name: str
    relationship: Relationship | None = None
    parental_responsibility: bool | None = None
    address: tuple[str, ...] = ()
    postcode: str | None = None
    email: str | None = None
    language: str = "en"
    format: LetterFormat = LetterFormat.STANDARD
    do_not_write: bool = False
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A step that happened.

    Attributes:
        step: A `Step` value or another name that `is_step` knows.
        happened: The day it happened in the world.
        id: Number in the record; 0 = not recorded yet.
        note: Free text of the person who recorded it; never printed outside the case.
        detail: Further facts of the step, such as the agency or the batch; text to text.
        recorded: When it was recorded (UTC); None = not yet.
        source: `import` (from a column or events file) or `local` (recorded here).
    """

    step: str
    happened: date
    id: int = 0
    note: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)
    recorded: datetime | None = None
    source: str = "local"


@dataclass(frozen=True, slots=True)
class Promise:
    """The week in which one schedule said that this review would begin.

    Attributes:
        week: Monday of that week.
        starts_on: First school day of that week, the day a notice would print.
        promised_on: The `--as-of` day of that schedule.
        schedule_id: Number of the schedule in the record.
    """

    week: date
    starts_on: date
    officer: str | None
    promised_on: date
    schedule_id: int


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one child or young person.

    Attributes:
        reference: The authority's own case number; leading zeros kept.
        known_from: The `--as-of` day of the import that first brought the case. Presumed phase moves are
            never sought in school years before it.
        ncy_offset: National Curriculum year followed, less the year of the child's age: 0 for most, -1 for a
            child taught a year below. It stays with the child.
        phase_move: None = the file does not say, so a move may be presumed.
        phase_move_on: Day of the move; filled in at import (the next 1 September) when a move is named.
        young_person_can_decide: None = not said, so presumed able (Mental Capacity Act 2005 s.1).
        assessment_begins: Start date stated in the notice; may lie ahead.
        meeting_on: Day of the transfer review meeting as arranged; may lie ahead.
        priority: Free codes such as `custody`, `tribunal`, `looked_after`.
        hold_letters: Why nothing may be sent; None = letters may go.
        events: In order of `happened`, then of recording; those superseded are left out.
        first_promise: Start in the first schedule that was recorded for this case.
        promise: Start in the latest schedule that was recorded for this case.
    """

    reference: str
    forename: str
    surname: str
    date_of_birth: date
    document: Document
    setting_name: str
    setting_type: SettingType
    known_from: date
    upn: str | None = None
    home_address: tuple[str, ...] = ()
    home_postcode: str | None = None
    ncy_offset: int = 0
    document_date: date | None = None
    last_annual_review: date | None = None
    setting_urn: str | None = None
    phase_move: PhaseMove | None = None
    phase_move_on: date | None = None
    primary_need: str | None = None
    officer: str | None = None
    commissioning_body: str | None = None
    priority: tuple[str, ...] = ()
    hold_letters: str | None = None
    young_person_can_decide: bool | None = None
    contacts: tuple[Contact, ...] = ()
    assessment_begins: date | None = None
    meeting_on: date | None = None
    meeting_at: str | None = None
    meeting_place: str | None = None
    meeting_officer: str | None = None
    moved_in_on: date | None = None
    left_on: date | None = None
    left_reason: LeftReason | None = None
    events: tuple[Event, ...] = ()
    first_promise: Promise | None = None
    promise: Promise | None = None

    @property
    def name(self) -> str:
        """Forename and surname."""
        return f"{self.forename} {self.surname}"

    @property
    def stated_beginning(self) -> date | None:
        """The day an assessment is stated to begin; None = none is, or it was a former authority's."""
        begins = self.assessment_begins
        return None if begins and self.moved_in_on and begins < self.moved_in_on else begins

    def is_of_former_authority(self, event: Event) -> bool:
        """Whether the step belongs to a review that another authority began, which ended with the move here."""
        if self.moved_in_on is None or event.happened >= self.moved_in_on:
            return False
        return event.step in OF_ONE_REVIEW or event.step.startswith(PARTS_OF_ONE_REVIEW)

    def first(self, step: str, as_of: date | None = None) -> Event | None:
        """The first event of this step here that had happened by the end of `as_of` (None = whenever)."""
        return next((event for event in self.events if self._is(event, step, as_of)), None)

    def last(self, step: str, as_of: date | None = None) -> Event | None:
        """The last event of this step here that had happened by the end of `as_of` (None = whenever)."""
        return next((event for event in reversed(self.events) if self._is(event, step, as_of)), None)

    def _is(self, event: Event, step: str, as_of: date | None) -> bool:
        in_time = event.step == step and (as_of is None or event.happened <= as_of)
        return in_time and not self.is_of_former_authority(event)


@dataclass(frozen=True, slots=True)
class Caseload:
    """All cases, as true on one day and as known by one moment.

    Attributes:
        as_of: The day the question is about: fields hold the values of that day. Events are all there, later
            ones too; whoever asks passes `as_of` on.
        known_at: Only what was recorded by this moment (UTC) is in it; None = everything.
        head: Hash of the last operation that was read: the chain's head.
    """

    cases: tuple[Case, ...]
    as_of: date
    known_at: datetime | None = None
    head: str = ""
