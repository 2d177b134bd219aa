"""Errors about the published transfer plan and a family's turn in it: ids beginning SET or RULE."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "SET040": ErrorText(
        "A time that ends before it begins",
        "A group of the plan may run from one term to a later one, also of the next year: term and academic_year say "
        "where it begins, until_term and until_year where it ends.",
        "Correct the first or the last of its terms or years.",
    ),
    "SET041": ErrorText(
        "A group that contradicts itself",
        "Of two keys one takes back what the other says: a group of children who are not transferred that year has no "
        "day, and children who do not change phase have no phase move.",
        "Keep the key that is meant, and write another group for the other children.",
    ),
    "SET042": ErrorText(
        "No plan to publish",
        "What is published is the plan of the settings, under a version and a day that families can name.",
        "Write the groups as [[plan]] tables, and version and published in [plan_version]. docs/local-plan.md shows "
        "every key.",
    ),
    "RULE040": ErrorText(
        "A published version was changed",
        "Families were promised a day by this version of the plan. If the same version now says another one, nobody "
        "can tell any more what was promised when.",
        "Give the plan its next version and the day on which it is published in [plan_version], and say there what "
        "changed.",
    ),
    "RULE041": ErrorText(
        "A plan that breaks the law",
        "A group of the plan ends after the last day that the law gives some of its children. Publishing it would "
        "promise these families a breach.",
        "Begin the group sooner or end it sooner; transfer plan check says by how much. Where the law's day can no "
        "longer be kept, --admit-breach publishes the plan, and its page says so.",
    ),
}
