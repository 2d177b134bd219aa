"""Errors about the published transfer plan, a family's turn in it, and whose law counts: ids SET04 and RULE04."""

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
    "SET043": ErrorText(
        "A version that cannot be kept",
        "The record keeps which version promised what in one line, in which a semicolon divides the parts.",
        'Name the version by a number or a word: version = "3".',
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
    "RULE042": ErrorText(
        "A review that runs is not put off",
        "Once notice is given the law's limit runs from the beginning of the assessment, whatever a family and the "
        "authority agree. A review that is quietly stopped is one of the things families complained of most.",
        "Go on with the review. If it cannot be finished in time, transfer letters makes the letter that says so.",
    ),
    "RULE043": ErrorText(
        "Later than the law allows",
        "A family can agree to another turn in the authority's own plan. It cannot agree to a day after the last one "
        "that the law gives.",
        "Agree on a day up to the law's last one, which the message names.",
    ),
    "RULE044": ErrorText(
        "There is no turn to move",
        "The plan is issued, it is decided that there will be none, or the child has left.",
        "Look at transfer case show REFERENCE.",
    ),
    "RULE045": ErrorText(
        "Days that do not fit each other",
        "A review may begin no later than it is to end, nobody can have agreed after the day asked about, and a turn "
        "cannot be put on a day that is past.",
        "Correct the day that is wrong, or give --as-of the day on which it was agreed.",
    ),
    "RULE046": ErrorText(
        "A turn that leaves too little",
        "The family's new day leaves less than the full period of the law, misses what guidance asks, or no longer "
        "fits the week that the schedule gives. It may be kept all the same, so it is recorded.",
        "Begin at once, agree on another day, or make the schedule anew.",
    ),
    "RULE047": ErrorText(
        "A step of another nation's law",
        "Letters, the schedule and the lists of work say and do what the law of England asks: two weeks of notice, "
        "eighteen weeks to the plan, fifteen days for the draft. Elsewhere none of that is so.",
        "Use the commands that know both laws: import, case, status, explain, plan check, export, audit.",
    ),
}
