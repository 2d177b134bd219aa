"""What a person should look at in one case; one sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from transfer_cli.domain.addressee import parents, young_person_since
from transfer_cli.domain.appeals import during, old_law_appeals
from transfer_cli.domain.calendar import school_year, years_after
from transfer_cli.domain.case import Document, PhaseMove, SettingType
from transfer_cli.domain.clocks import Clock, recorded_exceptions
from transfer_cli.domain.cohorts import Cohort
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.excused import judged
from transfer_cli.domain.lapse import lapsed
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Stage, State
from transfer_cli.domain.policy import Rights
from transfer_cli.domain.routes import route_of
from transfer_cli.domain.rules.ruleset import RuleSet
from transfer_cli.domain.settings import LAST_LAWFUL_DAY
from transfer_cli.domain.standing import CUSTODY_FROM, Standing
from transfer_cli.domain.words import in_words
from transfer_cli.domain.year_group import Move

SEPTEMBER, LATEST_FIRST_DAY = 9, 6
"""School years begin with the first term, by 6 September in all the years of the transfer."""


def notes_on(
    facts: Standing, obligations: Sequence[Obligation], groups: Sequence[Cohort], changes: Sequence[Move], clock: Clock
) -> tuple[str, ...]:
    """What a person should look at in an open case."""
    if facts.came_with_plan:
        return tuple(_notes_on_coming_with_a_plan(facts))
    if not facts.stage.is_open:
        return (
            *_notes_on_copies(facts),
            *_notes_on_haste(facts, obligations, clock.rules),
            *_notes_on_late_appeals(facts),
        )
    return (
        *_notes_on_notice(facts, obligations, clock.rules),
        *_notes_on_both_sides(facts, clock.rules),
        *_notes_on_document(facts, clock.rules),
        *_notes_on_people(facts, clock.rights),
        *_notes_on_lapsing(facts, obligations, changes, clock.rules),
        *_notes_on_age(facts),
        *_notes_on_custody(facts, groups),
        *_notes_on_appeals(facts),
        *_notes_on_late_appeals(facts),
        *_notes_on_exceptions(facts, clock),
        *_notes_on_moves(facts, groups),
    )


def _notes_on_coming_with_a_plan(facts: Standing) -> Iterator[str]:
    yield (
        f"Moved here on {show_day(facts.case.moved_in_on)} with an EHC plan that another authority had made by "
        f"{show_day(facts.sent_on)}: no transfer of yours, and counted in no number of transfers."
    )


def _notes_on_copies(facts: Standing) -> Iterator[str]:
    if facts.stage == Stage.TRANSFERRED and facts.issued_on is None:
        yield "The commissioning body is not recorded as sent the plan: record plan_sent:commissioning_body."


def _notes_on_haste(facts: Standing, obligations: Sequence[Obligation], rules: RuleSet) -> Iterator[str]:
    """A plan finished upon an early answer is pointed out until the days to answer are over."""
    answer = next((o.due for o in obligations if o.kind == Kind.DRAFT_RESPONSE), None)
    warned = rules.policy.early_finish == "warn" and "draft_answered" in facts.first
    if warned and answer and facts.sent_on and facts.sent_on <= answer and facts.as_of <= answer:
        yield f"The plan was finished before the days to answer end on {show_day(answer)}: practice varies."


def _notes_on_notice(facts: Standing, obligations: Sequence[Obligation], rules: RuleSet) -> Iterator[str]:
    if facts.case.document == Document.LDA:
        if facts.notice_on and "request_received" not in facts.first:
            yield "A learning difficulty assessment runs from a request, not from a notice: record request_received."
        return
    if facts.former_notice and facts.notice_on is None:
        yield (
            f"Moved here mid-review: the notice of {show_day(facts.former_notice)} was another authority's. Give your "
            "own; advice it collected may be used again, and the days to conclude stay."
        )
    if facts.notice_on is None:
        yield from _without_notice(facts, rules)
        return
    if facts.begins_assumed and facts.begins_on != facts.notice_on:
        yield f"No beginning is stated; {show_day(facts.begins_on)}, {rules.notice_days} days after notice, is assumed."
    elif facts.begins_assumed:
        yield f"No beginning is stated; {show_day(facts.begins_on)}, the day of the notice, is assumed."
    due = next(o.due for o in obligations if o.kind == Kind.NOTICE)
    late = (facts.notice_on - due).days
    if 0 < late <= rules.notice_grace:
        before = rules.notice_days - late
        yield f"Notice was given {before} days before the beginning: arguably in time; {rules.notice_days} are safe."


def _notes_on_both_sides(facts: Standing, rules: RuleSet) -> Iterator[str]:
    """Recipients who were told under another version of the clock than the family: the family's day decides."""
    family = facts.notice_on
    for step, day in facts.first.items():
        _, _, whom = step.partition("notice_sent:")
        if family and whom and rules.regime(day).plan_weeks != rules.regime(family).plan_weeks:
            yield (
                f"The {in_words(whom)} was given notice on {show_day(day)}, when {rules.regime(day).plan_weeks} weeks "
                f"were the limit, and the family on {show_day(family)}: {rules.regime(family).plan_weeks} weeks count."
            )


def _notes_on_document(facts: Standing, rules: RuleSet) -> Iterator[str]:
    """A statement that cannot have been in force when the law began, which is when Part 5 looks: article 11(1)."""
    case = facts.case
    if case.document == Document.STATEMENT and case.date_of_birth >= rules.regimes[0].notice_from:
        yield (
            f"Born {show_day(case.date_of_birth)}, so no statement can have been in force before 1 Sep 2014: the Order "
            "is about those, and about a few that were under way then. Look whether it is an EHC plan, or Welsh."
        )


def _without_notice(facts: Standing, rules: RuleSet) -> Iterator[str]:
    if facts.begins_on:
        yield "An assessment began and no notice is recorded."
    elif facts.stage != Stage.NOT_STARTED and route_of(facts, rules) is None:
        what = "A draft was served" if facts.stage == Stage.DRAFT else "A step of an assessment is recorded"
        yield f"{what} and no notice is recorded: record notice_given, and assessment_began."


def _notes_on_people(facts: Standing, rights: Rights) -> Iterator[str]:
    born, day = facts.case.date_of_birth, facts.as_of
    since = young_person_since(born, rights)
    if day < since:
        if any(parent.parental_responsibility is None for parent in parents(facts.case)):
            yield "It is not known who has parental responsibility."
        if (
            born.month == SEPTEMBER
            and born.day <= LATEST_FIRST_DAY
            and day >= young_person_since(date(born.year, 8, 31), rights)
        ):
            yield (
                "Born in the first days of September: by the letter of the law the rights may have passed already. "
                "Send copies to both."
            )
    elif day <= date(since.year, 8, 31):
        yield f"Rights passed to the young person on {show_day(since)}; the Code says the end of the school year."


def _notes_on_lapsing(
    facts: Standing, obligations: Sequence[Obligation], changes: Sequence[Move], rules: RuleSet
) -> Iterator[str]:
    case, day = facts.case, facts.as_of
    if case.document != Document.STATEMENT:
        return
    if day > LAST_LAWFUL_DAY and lapsed(case, changes, day) is None:
        breach = "; the authority is in breach" if any(_is_broken(made) for made in obligations) else ""
        yield f"The statement is still in force after 31 Mar 2018, under the old law, until it is replaced{breach}."
    if case.setting_type == SettingType.POST16 and day < years_after(case.date_of_birth, 19):
        yield "In a post-16 institution a statement has no effect: transfer it first."
    alert = relativedelta(months=int(rules.policy.lapse_alert_months))
    for move in changes:
        if move.kind == PhaseMove.SCHOOL_TO_POST16 and move.on - alert <= day < move.on:
            yield f"From {show_day(move.on)}, the move to a post-16 institution, the statement has no effect there."
    nineteenth = years_after(case.date_of_birth, 19)
    if nineteenth <= day:
        yield f"Since {show_day(nineteenth)}, the 19th birthday, the statement has no effect: ask about a new plan."
    elif day >= nineteenth - alert:
        yield f"From {show_day(nineteenth)}, the 19th birthday, the statement has no effect: transfer it first."


def _is_broken(made: Obligation) -> bool:
    """Whether a day of the law by which the plan is sent or the transfer concluded has passed."""
    limits = {Kind.PLAN_ISSUED, Kind.CONCLUDE_BY}
    return made.kind in limits and made.basis == Basis.STATUTE and made.state == State.OVERDUE


def _notes_on_age(facts: Standing) -> Iterator[str]:
    last_birthday = years_after(facts.case.date_of_birth, 25)
    if last_birthday <= facts.as_of:
        yield f"Since {show_day(last_birthday)}, the 25th birthday, no plan can be made: record that the case left."


def _notes_on_custody(facts: Standing, groups: Sequence[Cohort]) -> Iterator[str]:
    released = facts.last.get("released_from_custody")
    if facts.is_detained and facts.as_of < CUSTODY_FROM:
        yield "In custody: the Order says nothing of that before 1 Apr 2015, so notice and limits are everybody's."
    elif facts.is_detained:
        yield "In custody: notice goes to everybody of article 32(2), and the statement is kept meanwhile."
    elif released and any(group.rule == "order-14a" for group in groups):
        yield f"Released from custody on {show_day(released)}: the transfer is concluded as soon as possible."
    elif "custody" in facts.case.priority and "taken_into_custody" not in facts.first:
        yield "Marked custody: record taken_into_custody, and released_from_custody, with their days."


def _notes_on_appeals(facts: Standing) -> Iterator[str]:
    if appeal := during(facts.as_of, old_law_appeals(facts)):
        yield (
            f"An appeal registered {show_day(appeal[0])} is undecided: until it is, the duty to conclude by a day is "
            "lifted, and the limits of a begun assessment are not."
        )
    asked = facts.first.get("reassessment_requested")
    if asked and facts.notice_on and asked >= facts.notice_on:
        yield f"The reassessment asked for on {show_day(asked)} came after notice, when the old law knows none."


def _notes_on_late_appeals(facts: Standing) -> Iterator[str]:
    """Appeals of after the notice, which takes away the appeal against the statement's contents: article 19."""
    for registered, _ in old_law_appeals(facts):
        if facts.notice_on and registered >= facts.notice_on:
            yield (
                f"The appeal registered {show_day(registered)} came after notice, when none under section 326 can be "
                "made: one under Schedule 27 paragraph 8 alone lifts the duty to conclude by a day. See which it is."
            )


def _notes_on_exceptions(facts: Standing, clock: Clock) -> Iterator[str]:
    for found in recorded_exceptions(facts):
        if why := judged(found, facts, clock.rules).why:
            yield f"An exception is recorded that does not hold ({found.in_words}). {why}"


def _notes_on_moves(facts: Standing, groups: Sequence[Cohort]) -> Iterator[str]:
    year = school_year(facts.as_of)
    if any(group.presumed and group.move and group.move.ends_year <= year for group in groups):
        yield "The phase move is only presumed: record phase_move and phase_move_on, or none."
