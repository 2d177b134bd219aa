"""What must be done for one child, by when and why: the values that `timeline` derives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from transfer_cli.domain.case import Case, LeftReason
from transfer_cli.domain.policy import LAW, Rights


class Stage(StrEnum):
    """Where a case stands on a day."""

    NOT_STARTED = "not_started"
    NOTICE_GIVEN = "notice_given"
    IN_ASSESSMENT = "in_assessment"
    DRAFT = "draft"
    TRANSFERRED = "transferred"
    NO_PLAN = "no_plan"
    LEFT = "left"

    @property
    def is_open(self) -> bool:
        """Neither transferred, nor decided without a plan, nor left."""
        return self not in _CLOSED


_CLOSED = frozenset({Stage.TRANSFERRED, Stage.NO_PLAN, Stage.LEFT})


class Kind(StrEnum):
    """What is due."""

    NOTICE = "notice"
    PLAN_ISSUED = "plan_issued"
    NO_PLAN_NOTIFIED = "no_plan_notified"
    ADVICE = "advice"
    DRAFT_RESPONSE = "draft_response"
    CONCLUDE_BY = "conclude_by"
    ANNUAL_REVIEW = "annual_review"
    CONSULT_YEAR6 = "consult_year6"
    DECIDE_REQUEST = "decide_request"
    PLACEMENT_REPLY = "placement_reply"
    NAME_SETTING = "name_setting"
    MOVED_IN_LETTER = "moved_in_letter"
    STATEMENT_ENDS = "statement_ends"
    TRIBUNAL_ORDER = "tribunal_order"
    FIRST_REVIEW = "first_review"
    APPEAL = "appeal"
    MEDIATION = "mediation"


class Basis(StrEnum):
    """How binding a day is."""

    STATUTE = "statute"
    GUIDANCE = "guidance"
    LOCAL = "local"


class State(StrEnum):
    """How an obligation stands on a day."""

    MET = "met"
    MET_LATE = "met_late"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OVERDUE = "overdue"
    EXCEPTED = "excepted"
    NOT_APPLICABLE = "not_applicable"


class Role(StrEnum):
    """Who holds the rights and is written to."""

    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    REPRESENTATIVE = "representative"
    YOUNG_PERSON_AND_REPRESENTATIVE = "young_person_and_representative"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to on a day.

    Attributes:
        since: First day on which the young person holds the rights; None for a parent.
        names: As letters would print them.
    """

    role: Role
    since: date | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing due.

    Attributes:
        due: Last day that keeps the rule.
        done: Day it was done; None = not by the day the question is about.
        days_late: Calendar days after `due`: of `done`, or of the day asked about while it is not done; 0 if
            in time.
        rule: Id that `transfer explain` expands, such as `order-21-3`.
        source: Citation.
        working: The counting in sentences; empty unless asked for.
        presumed: Whether a phase move was only presumed; None for kinds other than `conclude_by`.
        latest_start: Last day on which an assessment may begin and have the full period; only for
            `conclude_by` of a case not yet started.
        latest_notice: Last day on which notice may be given for that start. For a learning difficulty assessment,
            which begins with a request, `latest_start` is the last day to ask and this is None.
        what: What is due, where the ordinary words for its kind do not fit.
        about: The cohort of a `conclude_by`, the agency of an `advice`, the recipient of a `notice` that is not the
            family's; empty for other kinds.
        changes_if: What would give another day, one sentence; empty unless asked for.
        confidence: How the rule was established; empty unless asked for.
        over: The time it gives somebody else has passed, and nothing of theirs is recorded.
        late_when_left: Calendar days that it was overdue when the case left; 0 unless asked for.
    """

    kind: Kind
    due: date
    done: date | None
    state: State
    days_late: int
    basis: Basis
    rule: str
    source: str
    working: tuple[str, ...] = ()
    presumed: bool | None = None
    latest_start: date | None = None
    latest_notice: date | None = None
    about: str = ""
    changes_if: str = ""
    confidence: str = ""
    what: str = ""
    over: bool = False
    late_when_left: int = 0


class CohortDay(NamedTuple):
    """The cohort that a case is counted with: the last day by which it must be concluded, and its title."""

    due: date
    about: str


class Counted(Protocol):
    """One case on one day as far as it takes to count it: a `Timeline`, or an `outline.Outline`, which is less."""

    @property
    def case(self) -> Case:
        """What is known of the child; of an outline only what counts."""

    @property
    def as_of(self) -> date:
        """The day asked about."""

    @property
    def in_scope(self) -> bool:
        """The document was held here by that day: see `Timeline`."""

    @property
    def stage(self) -> Stage:
        """Where the case stands."""

    @property
    def ncy(self) -> int:
        """National Curriculum year followed on that day."""

    @property
    def notice_on(self) -> date | None:
        """Day notice was given; None = not by that day."""

    @property
    def begins_on(self) -> date | None:
        """Day the assessment began or will begin; None while no notice was given."""

    @property
    def concluded_on(self) -> date | None:
        """Day the plan was issued or the family told that there will be none."""

    @property
    def overdue(self) -> bool:
        """Open and past a statutory `plan_issued` or `conclude_by`."""

    @property
    def at_risk(self) -> bool:
        """Open, not overdue, and late to start or planned to end after a statutory day."""

    @property
    def late_otherwise(self) -> bool:
        """Open, not overdue, and past the deadline, or a `conclude_by` that guidance or the local plan sets."""

    @property
    def is_open(self) -> bool:
        """In scope and still to be concluded."""

    @property
    def cohort_day(self) -> CohortDay | None:
        """The earliest day by which it must be concluded, whatever its basis."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """One case on one day: everything that is derived of it.

    Attributes:
        in_scope: The document was held here by that day (statement or non-statutory plan; an LDA is counted
            apart, and is in scope here as well: tell them apart by `case.document`). Not so for a child who
            moved here with an EHC plan: that transfer was another authority's.
        ncy: National Curriculum year followed on that day.
        notice_on: Day notice was given; None = not by that day.
        begins_on: Day the assessment began or will begin: recorded, else stated in the notice, else assumed as
            the earliest lawful day after it; None while no notice was given.
        begins_assumed: `begins_on` was not recorded and not stated.
        concluded_on: Day the plan was issued or the parent or young person told that there will be none.
        obligations: `conclude_by` entries stand together, earliest first.
        overdue: Open and past a statutory `plan_issued` or `conclude_by`.
        at_risk: Open, not overdue, and late to start or planned to end after a statutory day.
        risk: Why it is at risk, one sentence; empty if it is not.
        notes: What a person should look at, one sentence each.
        nation: Id of the rule set it was derived by.
        late_otherwise: Open, not overdue, and past the deadline, or a `conclude_by` that guidance or the local plan
            sets. Such a case may be at risk as well.
        rights: What decided when the child became a young person.
    """

    case: Case
    as_of: date
    in_scope: bool
    stage: Stage
    ncy: int
    addressee: Addressee
    notice_on: date | None
    begins_on: date | None
    begins_assumed: bool
    concluded_on: date | None
    obligations: tuple[Obligation, ...]
    overdue: bool
    at_risk: bool
    risk: str = ""
    notes: tuple[str, ...] = ()
    rights: Rights = LAW
    nation: str = "england"
    late_otherwise: bool = False

    @property
    def is_open(self) -> bool:
        """In scope and still to be concluded."""
        return self.in_scope and self.stage.is_open

    def of(self, kind: Kind) -> tuple[Obligation, ...]:
        """The obligations of one kind, in order."""
        return tuple(o for o in self.obligations if o.kind == kind)

    @property
    def conclude_by(self) -> Obligation | None:
        """The earliest day by which it must be concluded, whatever its basis."""
        return first_that_applies(self.of(Kind.CONCLUDE_BY))

    @property
    def cohort_day(self) -> CohortDay | None:
        """The cohort of that day."""
        found = self.conclude_by
        return CohortDay(found.due, found.about) if found else None

    @property
    def has_died(self) -> bool:
        """Whether the child or young person has died: nothing is sent to anybody."""
        return self.stage == Stage.LEFT and self.case.left_reason == LeftReason.DECEASED

    @property
    def statutory_conclude_by(self) -> Obligation | None:
        """The earliest such day that the law itself sets."""
        return first_that_applies([o for o in self.of(Kind.CONCLUDE_BY) if o.basis == Basis.STATUTE])


def first_that_applies(found: Sequence[Obligation]) -> Obligation | None:
    """The first one that has not fallen away; where all have, the first."""
    return next((o for o in found if o.state != State.NOT_APPLICABLE), next(iter(found), None))
