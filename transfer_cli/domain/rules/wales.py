"""Wales, from 1 September 2022: statements to individual development plans (IDPs), as rows beside England's.

Where England counts to the plan, Wales counts to the notice: the day of the IDP notice, or of the notice that there
will be no IDP, is the day on which a child moves to the new law. Much of this is known at second hand only and says so.
"""

from __future__ import annotations

from datetime import date

from transfer_cli.domain.case import Document
from transfer_cli.domain.obligation import Basis
from transfer_cli.domain.rules.of_any_nation import AGREED_TURN
from transfer_cli.domain.rules.ruleset import (
    Anchor,
    CohortDeadline,
    Confidence,
    Regime,
    RequestClock,
    Rule,
    RuleSet,
    Trigger,
)

ORDER = "WSI 2022/891"
AMENDED = f"{ORDER}, as amended by WSI 2023/932"

_RULES: tuple[Rule, ...] = (
    Rule(
        "wales-notice-2022",
        "Notice in the school year 2022/23",
        "A child with a statement who in 2022/23 is under compulsory school age, in nursery, in Reception or in Year "
        "6, 10 or 11 is given an IDP notice, or a notice that there will be no IDP, in that school year. With the day "
        "of the notice the child moves to the new law.",
        ORDER,
        Confidence.GUIDANCE,
        changes_if="another year group in 2022/23; an appeal that is pending lets the duty rest",
    ),
    Rule(
        "wales-notice-2023",
        "Notice in the school year 2023/24",
        "A child who in 2023/24 is in Year 6 or 10 is given notice in that school year; the longer time that the "
        "amendment gave does not reach these two years.",
        f"{AMENDED} (article 9A)",
        Confidence.GUIDANCE,
        changes_if="another year group in 2023/24; an appeal that is pending lets the duty rest",
    ),
    Rule(
        "wales-notice-2025",
        "Notice by August 2025",
        "A child who in 2023/24 is in Year 2, 3, 4, 5, 8 or 9 is given notice between September 2023 and August 2025. "
        "The year groups are known at second hand.",
        AMENDED,
        Confidence.SECOND_HAND,
        (
            "From 1 September 2022: in the school year 2023/24.",
            "From 1 September 2023 (WSI 2023/932): the time is lengthened by a year.",
        ),
        changes_if="another year group in 2023/24; an appeal that is pending lets the duty rest",
    ),
    Rule(
        "wales-others",
        "Whoever no line of the Orders names",
        "For young people above Year 11 in 2022/23 nothing was found in the Orders; plans follow learners who were in "
        "Year 10 or below into further education. The last day of the programme is taken for them.",
        f"{AMENDED}; gov.wales guidance",
        Confidence.GENERAL,
        changes_if="a year group that the Orders name",
    ),
    Rule(
        "wales-idp",
        "The individual development plan within twelve weeks",
        "Where an authority gives an IDP notice it prepares the plan within 12 weeks. It is not known for certain "
        "whether the day of the notice counts; here it is day 1, which is the earlier reading.",
        "statements of authorities and of a software supplier",
        Confidence.SECOND_HAND,
        changes_if="another day of the IDP notice",
    ),
    Rule(
        "wales-annual-review",
        "Annual review of the statement",
        "Until the notice is given the old law continues, so a statement is reviewed within 12 months of being made or "
        "last reviewed.",
        "Education Act 1996 s.328(5)(b)",
        Confidence.GENERAL,
        changes_if="another day of the last review; the notice ends it",
    ),
    Rule(
        "wales-appeal",
        "An appeal that is pending",
        "While an appeal about the statement is undecided the duty to give notice rests; afterwards notice is given as "
        "soon as is reasonably practicable. There is no day to count.",
        ORDER,
        Confidence.GUIDANCE,
        changes_if="the end of the appeal",
    ),
    Rule(
        "local-deadline",
        "The authority's own last day",
        "The settings give a day before 31 August 2025 by which the authority means to have given every notice.",
        "transfer.toml, [authority] deadline",
        Confidence.LOCAL,
        changes_if="another day that the authority sets itself",
    ),
    Rule(
        "local-plan",
        "The authority's published transfer plan",
        "A group of the plan catches a child by year group, setting, document and phase move in its academic year. Of "
        "several the one with the earliest last day counts.",
        "transfer.toml, [[plan]]",
        Confidence.LOCAL,
        changes_if="another group of the published plan, or another version of it",
    ),
    AGREED_TURN,
)


def _rows(rule: str, year: int, year_groups: tuple[int, ...], last_day: tuple[int, int, int]) -> list[CohortDeadline]:
    return [
        CohortDeadline(
            rule, Trigger.YEAR_ENTERED, (year,), last_day, Basis.STATUTE,
            f"{_name(ncy)} in {year}/{year + 1 - 2000}", year_group=ncy,
            documents=frozenset({Document.STATEMENT}), settles=True,
        )
        for ncy in year_groups
    ]  # fmt: skip


def _name(ncy: int) -> str:
    return {0: "Reception"}.get(ncy, f"Year {ncy}" if ncy > 0 else "Under compulsory school age")


DEADLINES: tuple[CohortDeadline, ...] = (
    *_rows("wales-notice-2022", 2022, (-4, -3, -2, -1, 0, 6, 10, 11), (1, 8, 31)),
    *_rows("wales-notice-2023", 2023, (6, 10), (1, 8, 31)),
    *_rows("wales-notice-2025", 2023, (2, 3, 4, 5, 8, 9), (2, 8, 31)),
    CohortDeadline("wales-others", Trigger.EVERYBODY_ELSE, (2025,), (0, 8, 31), Basis.GUIDANCE, "Everyone else"),
)

WALES = RuleSet(
    id="wales",
    regimes=(
        Regime(
            id="W1",
            notice_from=date(2022, 9, 1),
            notice_before=None,
            anchor=Anchor.NOTICE,
            plan_weeks=12,
            no_plan_weeks=12,
            when="under the law of Wales",
            plan_source="statements of authorities and of a software supplier",
            no_plan_source=ORDER,
            confidence=Confidence.SECOND_HAND,
            plan_basis=Basis.GUIDANCE,
        ),
    ),
    deadlines=DEADLINES,
    lda=RequestClock(decide_weeks=12, no_plan_weeks=12, plan_weeks=12),
    rules={rule.id: rule for rule in _RULES},
    notice_days=0,
    notice_grace=0,
    answer_days=0,
    consult_days=0,
    advice_weeks=0,
    bound_advisers=(),
    consult_years=frozenset(),
    since={"wales-notice-2023": date(2023, 9, 1), "wales-notice-2025": date(2022, 9, 1)},
    title="Wales: from statements to individual development plans",
    last_lawful_day=date(2025, 8, 31),
    last_rule="wales-others",
    plan_name="individual development plan (IDP)",
    notice_concludes=True,
    in_place_of={"order-21-3": "wales-idp", "ea-328-5": "wales-annual-review"},
    says={
        "wales-idp": "The individual development plan is to be ready",
        **dict.fromkeys(
            ("wales-notice-2022", "wales-notice-2023", "wales-notice-2025", "wales-others"),
            "An IDP notice, or a notice that there will be no IDP, is to be given",
        ),
    },
)
