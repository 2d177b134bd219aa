"""The words of the survey report: what each line means, what the record cannot know, and where that comes from."""

from __future__ import annotations

from transfer_cli.domain.sen2 import Line

DEFINITIONS: dict[Line, str] = {
    Line.OPENING: "Children and young people with a statement of SEN at the end of that day, here, neither concluded "
    "nor left. Learning difficulty assessments and plans made before September 2014 are no statements.",
    Line.CAME_IN: "Moved here with a statement in the period, by the day of the move. Statements newly made in the "
    "period (begun before September 2014) cannot be told from older ones: the record has the day of the last "
    "amendment only.",
    Line.TRANSFERRED: "The final EHC plan was sent to the family and to the setting it names, in the period.",
    Line.NO_PLAN: "After the transfer review the family was told in the period that no EHC plan will be made. A plan "
    "that follows in the same period makes it a transfer; one that follows later does not count once more.",
    Line.MOVED_OUT: "Left the caseload because the child moved to another authority.",
    Line.NEEDS_MET: "Left the caseload because the needs are met without a statement.",
    Line.LEFT_SCHOOL: "Left school on the last day of compulsory schooling (the last Friday in June of the school "
    "year in which the child turns 16) or after it.",
    Line.OTHER: "Left England, died, left school before that day, another reason, or none in the record. Later "
    "surveys gave some of these a code of their own.",
    Line.CLOSING: "As at the beginning, at the end of the last day.",
}

NOT_HELD: tuple[tuple[str, str, str], ...] = (
    (
        "EHC plans that stand on the survey day",
        "Plans made for the first time are no transfers and are not in it, nor is a plan followed once it was made",
        "The case management system",
    ),
    (
        "New requests, assessments and plans, and those within 20 weeks",
        "They are about children without a statement",
        "The case management system",
    ),
    (
        "EHC plans that ceased, by reason",
        "It does not follow a plan after it was made",
        "The case management system",
    ),
    (
        "Children by type of placement on the survey day",
        "It has the setting's kind as a caseload needs it, not the survey's own list of placements",
        "The case management system, with the setting's number from this record",
    ),
    ("Personal budgets and direct payments", "They are not recorded here", "Finance and the case management system"),
    ("Mediation and appeals about new assessments", "They are about children without a statement", "The tribunal file"),
)
"""What is asked, why the record cannot say, and who can."""

SOURCES = (
    (
        "Codes are the names under which the Department for Education published the answers (Education, health and "
        "care plans, data guidance 2020 and 2022). Statements ended by reason: questions 2.7 and 2.8; transfers: "
        "part 4, questions 4.1.a and 4.1.b, asked until 2019. The wording of 4.1 could not be found: compare these "
        "lines with the Department's guide for the year before you send them."
    ),
)
