"""England, 1 September 2014 to 31 March 2018: SI 2014/2270 as amended, and what stands beside it.

Rows, not branches: a change of the law is an added row.
"""

from __future__ import annotations

from datetime import date

from transfer_cli.domain.case import Document, PhaseMove
from transfer_cli.domain.exceptions import EDUCATION
from transfer_cli.domain.obligation import Basis
from transfer_cli.domain.rules.earlier import AMENDED
from transfer_cli.domain.rules.england_changes import FROM_NOTICE
from transfer_cli.domain.rules.england_words import RULES
from transfer_cli.domain.rules.ruleset import (
    Anchor,
    CohortDeadline,
    Confidence,
    Holder,
    Regime,
    RequestClock,
    Route,
    RuleSet,
    Trigger,
)

ORDER = "SI 2014/2270"

TO_POST16 = frozenset({PhaseMove.SCHOOL_TO_POST16})
OTHER_MOVES = frozenset(PhaseMove) - TO_POST16 - {PhaseMove.NONE}
"""Moves of article 14(6) other than into a post-16 institution."""

SPECIAL_MOVES = frozenset({PhaseMove.MAINSTREAM_TO_SPECIAL, PhaseMove.SPECIAL_TO_MAINSTREAM})
"""Moves that regulations 2 and 18 of SI 2014/1530 leave out."""

REGIMES: tuple[Regime, ...] = (
    Regime(
        id="R0",
        notice_from=date(2014, 9, 1),
        notice_before=date(2014, 12, 25),
        anchor=Anchor.NOTICE,
        plan_weeks=14,
        no_plan_weeks=10,
        when="on or before 24 Dec 2014, so that the period ended before 1 Apr 2015",
        plan_source=f"{ORDER} art 21(3) as made",
        no_plan_source=f"{ORDER} art 22(3) as made",
        confidence=Confidence.INFERRED,
        no_plan_when="before 1 Sep 2015",
        changes_if=FROM_NOTICE,
    ),
    Regime(
        id="R1",
        notice_from=date(2014, 12, 25),
        notice_before=date(2015, 9, 1),
        anchor=Anchor.START,
        plan_weeks=14,
        no_plan_weeks=10,
        when="before 1 Sep 2015",
        plan_source=f"{ORDER} art 21(3) and (3A), as amended by SI 2015/505 art 5 and SI 2015/1619 art 3",
        no_plan_source=f"{ORDER} art 22(3) and (3A), as amended by SI 2015/1619 art 4",
        confidence=Confidence.TEXT,
        custody_source=f"{ORDER} arts 30 to 36, put in by SI 2015/505",
    ),
    Regime(
        id="R2",
        notice_from=date(2015, 9, 1),
        notice_before=None,
        anchor=Anchor.START,
        plan_weeks=18,
        no_plan_weeks=14,
        when="on or after 1 Sep 2015",
        plan_source=f"{ORDER} art 21(3), as amended by SI 2015/1619 art 3",
        no_plan_source=f"{ORDER} art 22(3), as amended by SI 2015/1619 art 4",
        confidence=Confidence.TEXT,
    ),
)

DEADLINES: tuple[CohortDeadline, ...] = (
    CohortDeadline(
        "order-12", Trigger.MOVE, (2015,), (0, 5, 30), Basis.STATUTE,
        "Post-16 move in {year}", moves=TO_POST16, holder=Holder.CHILD, settles=True,
    ),
    CohortDeadline(
        "guidance-post16-2015", Trigger.MOVE, (2015,), (0, 5, 30), Basis.GUIDANCE,
        "Post-16 move in {year}, young people", moves=TO_POST16, holder=Holder.YOUNG_PERSON,
    ),
    CohortDeadline(
        "guidance-non-statutory", Trigger.DOCUMENT_HELD, (2015,), (0, 8, 31), Basis.GUIDANCE,
        "EHC plan made before September 2014", documents=frozenset({Document.NON_STATUTORY}),
    ),
    CohortDeadline(
        "order-13-3", Trigger.AGREED_IN_YEAR_6, (2015, 2016), (1, 8, 31), Basis.STATUTE,
        "Year 6 of {year}, to transfer that year",
    ),
    CohortDeadline(
        "order-14-3-a", Trigger.MOVE, (2016, 2017), (0, 3, 30), Basis.STATUTE,
        "Post-16 move in {year}", moves=TO_POST16, settles=True,
    ),
    CohortDeadline(
        "order-14-3-b", Trigger.MOVE, (2016, 2017), (0, 2, 14), Basis.STATUTE,
        "Phase move in {year}", moves=OTHER_MOVES, settles=True,
    ),
    CohortDeadline(
        "order-14-3-c", Trigger.YEAR_ENTERED, (2016, 2017), (1, 8, 31), Basis.STATUTE,
        "Year 9 from Sep {year}", year_group=9, settles=True,
    ),
    CohortDeadline(
        "order-14a", Trigger.RELEASED, (2018,), (0, 3, 31), Basis.STATUTE,
        "Released from custody", settles=True,
    ),
    CohortDeadline(
        "guidance-year-9", Trigger.YEAR_ENTERED, (2015,), (1, 8, 31), Basis.GUIDANCE,
        "Year 9 from Sep {year}", year_group=9,
    ),
    CohortDeadline(
        "guidance-year-9-2017", Trigger.YEAR_ENTERED, (2017,), (1, 3, 31), Basis.GUIDANCE,
        "Year 9 from Sep {year}", year_group=9,
    ),
    CohortDeadline(
        "guidance-post16-2018", Trigger.MOVE, (2018,), (0, 3, 30), Basis.GUIDANCE,
        "Post-16 move in {year}", moves=TO_POST16,
    ),
    CohortDeadline(
        "guidance-phase-2018", Trigger.MOVE, (2018,), (0, 2, 14), Basis.GUIDANCE,
        "Phase move in {year}", moves=OTHER_MOVES - SPECIAL_MOVES,
    ),
    CohortDeadline(
        "guidance-special-2018", Trigger.MOVE, (2018,), (0, 2, 14), Basis.GUIDANCE,
        "Move to or from a special school in {year}", moves=SPECIAL_MOVES, before_the_move=True,
    ),
    CohortDeadline(
        "guidance-lda", Trigger.CONTINUES_POST16, (2016,), (0, 8, 31), Basis.GUIDANCE,
        "Learning difficulty assessment, continuing after 16", documents=frozenset({Document.LDA}),
    ),
    CohortDeadline(
        "order-14-5", Trigger.EVERYBODY_ELSE, (2018,), (0, 3, 31), Basis.STATUTE,
        "Everyone else",
    ),
)  # fmt: skip

_EVER, _FIRST, _AMENDED = date.min, date(2014, 9, 1), date(2015, 9, 1)

_ACCEPTED = "a reassessment was accepted: articles 12 to 15 no longer apply"
_ORDERED = "the Tribunal ordered an assessment: articles 12 to 15 no longer apply"
_CONVERTED = "assessed under the new law from the first: there is no statement that article 14 could be about"

ROUTES: tuple[Route, ...] = (
    Route(
        "order-23", "tribunal_ordered_assessment", _EVER, _AMENDED, 14, None, counts_first_day=True,
        document=Document.STATEMENT, source=f"{ORDER} arts 23 to 25 as made", replaces_cohorts=_ORDERED,
    ),
    Route(
        "order-23", "tribunal_ordered_assessment", _AMENDED, None, 18, None, counts_first_day=True,
        document=Document.STATEMENT, source=f"{ORDER} arts 23 to 25, as amended by SI 2015/1619 art 5",
        replaces_cohorts=_ORDERED,
    ),
    Route(
        "order-23", "reassessment_requested", _EVER, _AMENDED, 14, None, counts_first_day=True,
        document=Document.STATEMENT, source=f"{ORDER} arts 23 to 25 as made", replaces_cohorts=_ACCEPTED,
    ),
    Route(
        "order-23", "reassessment_requested", _AMENDED, None, 18, None, counts_first_day=True,
        document=Document.STATEMENT, source=f"{ORDER} arts 23 to 25, as amended by SI 2015/1619 art 5",
        replaces_cohorts=_ACCEPTED,
    ),
    Route(
        "order-7", "pipeline_converted", _FIRST, None, 26, 18, counts_first_day=False,
        document=Document.STATEMENT, source=f"{ORDER} art 7(6) to (12)", replaces_cohorts=_CONVERTED,
    ),
    Route(
        "order-27", "lda_conversion_agreed:duty", _FIRST, None, 14, 14, counts_first_day=False,
        document=Document.LDA, source=f"{ORDER} art 27(4) to (8)",
    ),
    Route(
        "order-27", "lda_conversion_agreed:power", _FIRST, None, 20, 20, counts_first_day=False,
        document=Document.LDA, source=f"{ORDER} art 27(4) to (8)",
    ),
)  # fmt: skip
"""Ways to a plan other than by notice of a transfer assessment, one row a version of the law."""

ENGLAND = RuleSet(
    id="england",
    regimes=REGIMES,
    deadlines=DEADLINES,
    lda=RequestClock(decide_weeks=6, no_plan_weeks=16, plan_weeks=20),
    rules=RULES,
    notice_days=14,
    notice_grace=1,
    answer_days=15,
    consult_days=15,
    advice_weeks=6,
    bound_advisers=(
        "health",
        "nhs",
        "ccg",
        "clinical",
        "commissioning",
        "camhs",
        "hospital",
        "speech",
        "physio",
        "paediatric",
        "youth",
        "yot",
        "other_local_authority",
        "other_authority",
    ),
    code_advisers=(
        *EDUCATION,
        "education",
        "teacher",
        "psycholog",
        "social",
        "sensory",
        "hearing",
        "vision",
        "careers",
        "young_people",
        "parent",
        "family",
        "armed_forces",
        "defence",
    ),
    consult_years=frozenset({2015, 2016}),
    since={
        "order-14a": AMENDED,
        "order-32": AMENDED,
        "order-34": AMENDED,
        "guidance-year-9": date(2015, 9, 1),
        "guidance-year-9-2017": date(2015, 9, 1),
        "guidance-lda": date(2015, 9, 1),
    },
    title="England: from statements and learning difficulty assessments to EHC plans",
    routes=ROUTES,
)
