"""What a rule set is made of: rows that say what the law asks, and the few questions every rule set answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Document, PhaseMove
from transfer_cli.domain.obligation import Basis
from transfer_cli.domain.policy import SAFE, Policy


class Confidence(StrEnum):
    """How a rule was established."""

    TEXT = "read in the text of the law"
    GUIDANCE = "read in government guidance"
    REPORTED = "government guidance as others report it"
    SECOND_HAND = "as others report it, not read in the law"
    INFERRED = "our reading of the text"
    GENERAL = "general knowledge, to be checked"
    LOCAL = "the authority's own"

    @property
    def uncertain(self) -> bool:
        """Neither read at first hand nor followed from what was: to be checked before anybody relies on it."""
        return self in {Confidence.REPORTED, Confidence.SECOND_HAND, Confidence.GENERAL}


class Anchor(StrEnum):
    """The day a clock counts from, itself day 1."""

    NOTICE = "notice"
    START = "start"


class Trigger(StrEnum):
    """What brings a case under a cohort deadline."""

    MOVE = "move"
    YEAR_ENTERED = "year_entered"
    DOCUMENT_HELD = "document_held"
    AGREED_IN_YEAR_6 = "agreed_in_year_6"
    RELEASED = "released"
    EVERYBODY_ELSE = "everybody_else"
    CONTINUES_POST16 = "continues_post16"


class Holder(StrEnum):
    """Whom a cohort deadline is about, judged on its last day."""

    CHILD = "child"
    YOUNG_PERSON = "young_person"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in words.

    Attributes:
        source: Citation.
        history: What changed and when, oldest first; empty = never changed.
        changes_if: What would give another day, one sentence; empty = nothing would.
    """

    id: str
    title: str
    text: str
    source: str
    confidence: Confidence
    history: tuple[str, ...] = ()
    changes_if: str = ""


@dataclass(frozen=True, slots=True)
class Regime:
    """One version of the main clock, chosen by the day notice was given.

    Attributes:
        notice_from: First day of notice it governs.
        notice_before: First day it no longer governs; None = it still does.
        anchor: Where the plan's clock starts. The clock for deciding against a plan always starts with the
            assessment.
        plan_weeks: Weeks to the plan being sent, the anchor's day being day 1.
        no_plan_weeks: Weeks to notifying that there will be no plan.
        when: The test in words, as it follows "notice given 12 Sep 2016, ".
        no_plan_when: The same for a decision against a plan, where it is another; empty = it is not.
        plan_source, no_plan_source: Citations.
        custody_source: Citation of both limits for somebody in custody; empty = that of their rule.
        plan_basis: What the plan's weeks rest on.
        confidence: How the plan's limit was established; that of the decision against a plan is its rule's.
        changes_if: What would give the plan another day, where it is not what its rule says; empty = it is.
    """

    id: str
    notice_from: date
    notice_before: date | None
    anchor: Anchor
    plan_weeks: int
    no_plan_weeks: int
    when: str
    plan_source: str
    no_plan_source: str
    confidence: Confidence
    no_plan_when: str = ""
    plan_basis: Basis = Basis.STATUTE
    custody_source: str = ""
    changes_if: str = ""

    @property
    def plan_days(self) -> int:
        """Calendar days in the plan's period."""
        return 7 * self.plan_weeks

    def plan_due(self, notice_on: date, begins_on: date) -> date:
        """Last day on which the plan may be sent."""
        first = notice_on if self.anchor == Anchor.NOTICE else begins_on
        return last_of(first, self.plan_weeks)

    def no_plan_due(self, begins_on: date) -> date:
        """Last day on which a decision against a plan may be notified."""
        return last_of(begins_on, self.no_plan_weeks)


@dataclass(frozen=True, slots=True)
class CohortDeadline:
    """A day by which everyone in a group must be concluded.

    Attributes:
        rule: Id of the rule it applies.
        years: Calendar years in which the move is made or the year group is entered; for the other triggers
            the one year to count from.
        last_day: Years after that year, month, day.
        moves: Phase moves that count, for `Trigger.MOVE`.
        year_group: National Curriculum year that is entered, for `Trigger.YEAR_ENTERED`.
        settles: Whoever it catches is no longer among everybody else.
        before_the_move: A move earlier in the year than the last day makes the day before it the last.
        title: The group in a few words; `{year}` stands for the year of the move or of entering.
    """

    rule: str
    trigger: Trigger
    years: tuple[int, ...]
    last_day: tuple[int, int, int]
    basis: Basis
    title: str
    moves: frozenset[PhaseMove] = frozenset()
    year_group: int | None = None
    holder: Holder = Holder.EITHER
    documents: frozenset[Document] = frozenset({Document.STATEMENT, Document.NON_STATUTORY})
    settles: bool = False
    before_the_move: bool = False

    def due(self, year: int) -> date:
        """Last day that keeps it for those whose year this is."""
        after, month, day = self.last_day
        return date(year + after, month, day)


@dataclass(frozen=True, slots=True)
class RequestClock:
    """Weeks from a request for an assessment, the day of the request not counted."""

    decide_weeks: int
    no_plan_weeks: int
    plan_weeks: int


@dataclass(frozen=True, slots=True)
class Route:
    """Another way to a plan than the notice of Part 5: two limits from one step.

    Attributes:
        step: What the limits count from.
        from_day, until: First day of that step on which this row governs, and the first on which it no longer does;
            None = no end.
        plan_weeks: Weeks to the plan.
        no_plan_weeks: Weeks to a decision against one; None = there is no limit for it.
        counts_first_day: The step's own day is day 1; otherwise it is not counted.
        replaces_cohorts: Why the days of arts 12 to 15 do not apply, one sentence; empty = they do.
        document: The document it is for.
    """

    rule: str
    step: str
    from_day: date
    until: date | None
    plan_weeks: int
    no_plan_weeks: int | None
    counts_first_day: bool
    document: Document
    source: str
    replaces_cohorts: str = ""

    def due(self, day: date, weeks: int) -> date:
        """Last day of so many weeks from the step."""
        return last_of(day, weeks) if self.counts_first_day else after(day, weeks)


@dataclass(frozen=True, slots=True, eq=False)
class RuleSet:
    """The law of one nation.

    Attributes:
        notice_days: Days from the last safe day of notice to the day the assessment begins.
        notice_grace: Days of lateness that the text arguably still allows: met, with a warning.
        answer_days: Days a family has to answer a draft, the day it is served being the first.
        consult_days: Days a school has to answer a consultation.
        advice_weeks: Weeks an adviser has to answer, the day asked not counted.
        bound_advisers: Words in an agency's kind that mark a body bound by statute to answer in that time.
        code_advisers: Words that mark one of whom only the Code asks it; whoever has neither is not known.
        consult_years: School years (by the year they begin) in which Year 6 must be consulted.
        routes: Other ways to a plan, the one that governs first.
        policy: How its open points are read.
        rules: By id.
        since: First day of each rule that came later than the first regime, by its id.
        title: The nation and the programme, as a heading says it.
        last_lawful_day: Last day on which anybody may be concluded.
        last_rule: Id of the rule that says so.
        plan_name: What takes the place of the statement.
        notice_concludes: A day by which a child must be concluded is kept by the notice, not by the plan.
        in_place_of: Rules of this nation by the id of the rule of England whose step they govern; a step whose rule is
            neither here nor in `rules` does not exist in this nation, nor do the notes that England's law gives
            rise to. Empty = the steps are England's own.
        says: What is due, by rule, where the ordinary words for its kind do not fit.
    """

    id: str
    regimes: tuple[Regime, ...]
    deadlines: tuple[CohortDeadline, ...]
    lda: RequestClock
    rules: Mapping[str, Rule]
    notice_days: int
    notice_grace: int
    answer_days: int
    consult_days: int
    advice_weeks: int
    bound_advisers: tuple[str, ...]
    consult_years: frozenset[int]
    code_advisers: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    policy: Policy = SAFE
    since: Mapping[str, date] = field(default_factory=dict)
    title: str = ""
    last_lawful_day: date = date(2018, 3, 31)
    last_rule: str = "order-14-5"
    plan_name: str = "EHC plan"
    notice_concludes: bool = False
    in_place_of: Mapping[str, str] = field(default_factory=dict)
    says: Mapping[str, str] = field(default_factory=dict)

    def in_force_from(self, id_: str) -> date:
        """First day on which the rule held."""
        return self.since.get(id_, self.regimes[0].notice_from)

    def cite(self, id_: str) -> str:
        """Citation of the rule with that id, or of the one in its place; empty = this nation has none."""
        rule = self.own(id_)
        return rule.source if rule else ""

    def own(self, id_: str) -> Rule | None:
        """The rule with that id, or the one of this nation in its place; None = it has none."""
        return self.rule(self.in_place_of.get(id_, id_))

    def rule(self, id_: str) -> Rule | None:
        """The rule with that id, the groups of a local plan sharing one; None = there is none."""
        if found := self.rules.get(id_):
            return found
        stem, _, number = id_.rpartition("-")
        return self.rules.get(stem) if number.isdecimal() and stem == "local-plan" else None

    def regime(self, notice_on: date) -> Regime:
        """The regime that governs a notice given on that day; the first one for any earlier day."""
        for regime in reversed(self.regimes):
            if notice_on >= regime.notice_from:
                return regime
        return self.regimes[0]

    def regime_for(self, notice_on: date, begins_on: date) -> Regime:
        """The regime of one assessment: the day of notice decides, or the beginning where the authority reads it so.

        The two readings differ about which weeks count, and not about the day on which they begin to count.
        """
        by_notice = self.regime(notice_on)
        if not self.decided_by_start:
            return by_notice
        by_start = self.regime(max(notice_on, begins_on))
        return by_start if by_start.plan_weeks != by_notice.plan_weeks else by_notice

    @property
    def decided_by_start(self) -> bool:
        """Whether the start of an assessment, and not its notice, decides which regime governs it."""
        return self.policy.period_decided_by == "start"

    def latest_start(self, due: date, as_of: date) -> tuple[date, date]:
        """The last days on which an assessment may begin, and notice of it be given, with the full period left.

        Only regimes under which notice can still be given on `as_of` count; of these the one that allows the
        latest notice. Where the days had passed before these regimes came, the earlier ones tell what they were.

        Args:
            due: Last day on which the plan may be sent.
            as_of: The day asked about.

        Returns:
            The latest start and the latest notice; either may lie before `as_of`.
        """
        return _latest_start(self, due, as_of)


@lru_cache(maxsize=4096)
def _latest_start(rules: RuleSet, due: date, as_of: date) -> tuple[date, date]:
    """`RuleSet.latest_start`, kept for the next child: the days asked about are few."""
    if rules.notice_concludes:
        return due, due
    usable = [r for r in rules.regimes if r.notice_before is None or as_of < r.notice_before]
    allowed = max(_allowed(rules, usable, due), default=None)
    once = max(_allowed(rules, rules.regimes, due), default=None)
    if allowed is None and once and once[1] < usable[0].notice_from:
        allowed = once
    notice, start = allowed or _latest(rules, usable[0], due)
    return start, notice


def _allowed(rules: RuleSet, regimes: Sequence[Regime], due: date) -> list[tuple[date, date]]:
    """Latest notice and latest start under each of these regimes that was in force by then."""
    latest = [(regime, *_latest(rules, regime, due)) for regime in regimes]
    return [
        (notice, start)
        for regime, notice, start in latest
        if (start if rules.decided_by_start else notice) >= regime.notice_from
    ]


def _latest(rules: RuleSet, regime: Regime, due: date) -> tuple[date, date]:
    """Latest notice and latest start under one regime."""
    first_day, gap = due - (regime.plan_days - 1) * DAY, rules.notice_days * DAY
    last_notice = regime.notice_before - DAY if regime.notice_before else date.max
    if rules.decided_by_start and regime.anchor == Anchor.START:
        start = min(first_day, last_notice)
        return start - gap, start
    if regime.anchor == Anchor.NOTICE:
        notice = min(first_day, last_notice)
        return notice, notice + gap
    return min(first_day - gap, last_notice), first_day


def last_of(first: date, weeks: int) -> date:
    """Last day of so many weeks beginning with `first` as day 1."""
    return first + timedelta(weeks=weeks) - DAY


def after(event: date, weeks: int) -> date:
    """Last day within so many weeks of an event whose own day is not counted."""
    return event + timedelta(weeks=weeks)
