"""The questions as they were asked, what their answers count, and where they were asked."""

from __future__ import annotations

from typing import NamedTuple

from transfer_cli.domain.foi import Question

DEVON, DEVON_2018 = "Devon, early 2017", "Devon, May 2018"
BATCH, LAWYERS = "140 authorities, February 2019", "every authority, early 2016"
OURS = "with others; not found by itself"

ADDRESSES: dict[str, str] = {
    DEVON: "https://www.devon.gov.uk/accesstoinformation/archives/information_request/"
    "transfer-of-children-with-sen-to-ehc",
    DEVON_2018: "https://www.devon.gov.uk/accesstoinformation/archives/information_request/"
    "special-educational-needs-statements",
    BATCH: "https://www.whatdotheyknow.com/request/number_of_children_who_did_not_r_95",
    LAWYERS: "https://www.simpsonmillar.co.uk/news/"
    "local-authorities-miss-school-deadline-for-over-3800-special-needs-children-3637",
}
"""Where to read the question and an answer to it."""


class Asked(NamedTuple):
    """One question.

    Attributes:
        words: As people ask it.
        counts: What the answer counts, in sentences.
        sources: Where it was asked, in a few words; `ADDRESSES` has where to read it.
    """

    words: str
    counts: str
    sources: tuple[str, ...]


ASKED: dict[Question, Asked] = {
    Question.STATEMENTS: Asked(
        "How many children had a statement on 1 September 2014, and what became of them?",
        "Children and young people in this record with a statement of SEN at the end of that day. Statements that had "
        "ended before the record began are in it only if its first file named them.",
        (DEVON,),
    ),
    Question.TRANSFERRED: Asked(
        "How many statements have been transferred to an EHC plan?",
        "The final plan was sent to the family and to the setting it names. By school year, 1 September to 31 August.",
        (DEVON,),
    ),
    Question.OPEN: Asked(
        "How many children still have a statement, and how many reviews have not begun?",
        "Neither transferred, nor told that there will be no plan, nor gone.",
        (DEVON,),
    ),
    Question.NO_PLAN: Asked(
        "How many transfer reviews ended with a decision not to make a plan?",
        "The family was told that no EHC plan will be made, and none was made since. By school year.",
        (DEVON,),
    ),
    Question.CEASED: Asked(
        "How many statements ended without a transfer, and why?",
        "Left the caseload before a review was concluded. Compulsory schooling ends on the last Friday in June of "
        "the school year in which the child turns 16.",
        (DEVON_2018,),
    ),
    Question.TIME_TAKEN: Asked(
        "How long does a transfer take, on average and at the longest?",
        "Plans made. The law counts from the beginning of the assessment, its first day included: 18 weeks, or 14 if "
        "notice was given before 1 September 2015. Others count 20 weeks from the notice. Where no beginning is "
        "recorded or stated, it is taken to be two weeks after the notice.",
        (DEVON,),
    ),
    Question.LATE: Asked(
        "How many plans were made later than the law allows?",
        "Against the law's last day for the plan of each child. What an exception of the regulations excuses is "
        "counted as late here. Whoever still waits after that day is counted as well.",
        (OURS,),
    ),
    Question.DEADLINES: Asked(
        "How many children who were to change school had their plan by 15 February (31 March for post-16)?",
        "For each day that the law sets, whoever it binds: who had a plan by then, who has one since, who was told "
        "that there will be none, which keeps the day as well, and who has neither. A child whom two days bind stands "
        "in both tables.",
        (BATCH, LAWYERS),
    ),
    Question.APPEALS: Asked(
        "How many decisions went to the Tribunal, and how many were then given a plan?",
        "Appeals whose registration is recorded, the first of each child. Which parts of a plan they are about is "
        "not in this record, and an appeal nobody recorded is not counted.",
        (DEVON,),
    ),
    Question.YEAR_GROUPS: Asked(
        "How many children are still to be transferred, and how many were, by year group?",
        "The National Curriculum year followed on the day of this answer.",
        (OURS,),
    ),
    Question.SETTINGS: Asked(
        "How many children are still to be transferred, and how many were, by type of setting?",
        "The setting on the day of this answer, or the last one known.",
        (OURS,),
    ),
    Question.TIMETABLE: Asked(
        "What is the timetable for those whose review has not begun?",
        "The term of the start that the last schedule gives. It may still change.",
        (DEVON,),
    ),
}
