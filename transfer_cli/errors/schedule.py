"""Findings about the schedule: ids beginning SCH."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "SCH001": ErrorText(
        "More reviews must begin than can",
        "Between the weeks named, that many reviews have their whole window: the weeks left by two weeks' notice, the "
        "last day that leaves the full period, the local plan and school terms. The limits in transfer.toml give room "
        "for fewer. It is proved, not estimated, and the remedy beside it is the smallest that is enough.",
        "Find the room the remedy names (more starts a week, more reviews open at once), give an officer's cases to "
        "somebody else, or change what the local plan promises; then run transfer schedule --dry-run again.",
    ),
    "SCH002": ErrorText(
        "Too late to keep the law's own day, or that of guidance where the law sets none",
        "An assessment begins at least two weeks after notice (SI 2014/2270 art 18) on a school day, and from then on "
        "the whole period must fit before the day by which the review is to be concluded. No such week is left. For "
        "an EHC plan made before September 2014 that day is set by guidance and the local plan alone.",
        "Give notice at once: the schedule has the first week with room. Tell the family why it is late, with an "
        "apology, and conclude sooner than the full period if you can.",
    ),
    "SCH003": ErrorText(
        "Guidance or the local plan cannot be kept",
        "The law's own day can still be kept, but a day of guidance or of the authority's published plan has gone by, "
        "or the plan's first day comes after the law's last one, or a family has agreed to a week that the law allows "
        "and the plan does not. The law decides, and after it what is agreed, so the schedule leaves that day aside.",
        "Tell the families to whom the plan made that promise, and correct the plan in transfer.toml if it is wrong.",
    ),
    "SCH004": ErrorText(
        "An officer who is not in the settings",
        "The settings name the officers and their room, and a case names another. Its review is planned with anybody's "
        "room, since nobody knows how much that officer has.",
        "Add the officer to transfer.toml, or correct the case: transfer case correct REFERENCE officer NAME.",
    ),
    "SCH005": ErrorText(
        "Reviews open past their planned end",
        "A review is planned to be open for 20 weeks from its notice. Once these are over nobody knows when it ends, "
        "so it is taken to use room for four more weeks from the day asked about.",
        "Record what has happened since, if it has ended: transfer case record REFERENCE STEP --on DATE.",
    ),
    "SCH006": ErrorText(
        "Too soon for notice by post",
        "A notice sent by first-class post counts as given two working days later, which leaves these reviews less "
        "than the two weeks that the law asks for (SI 2014/2270 art 18(1)). Otherwise more would be late "
        "or without a week; --json names them under by_hand.",
        "Hand the notices over or e-mail them by the day named: transfer letters generate --due --class hand.",
    ),
    "SCH007": ErrorText(
        "Late at the pace of the last weeks",
        "The settings say what the team can do; the record says what it did. If reviews go on beginning as they did in "
        "the last 12 weeks, an average over weeks with school, that many could not begin in time whoever took them. "
        "It is counted for the whole team and leaves officers' limits aside, so the truth is no better.",
        "Find out why fewer begin than the settings allow, and correct the settings if they promise too much; "
        "transfer schedule --what-if starts_per_week=N shows what a pace comes to.",
    ),
    "SCH008": ErrorText(
        "More moves than the change budget",
        "So many promised weeks cannot stay, because a deadline, room or an officer has changed; the schedule keeps as "
        "many as can be kept while as few reviews as possible are late. Such moves use change_budget up first, so that "
        "none is made for a preference.",
        "Look at the reasons: transfer -v schedule --dry-run. Give room back where they say it is lacking, or raise "
        "change_budget in transfer.toml.",
    ),
    "SCH010": ErrorText(
        "A what-if that cannot be tried",
        "What is supposed must be a key of the settings' capacity or schedule with a number, a deadline, or something "
        "of an officer whom the settings name.",
        'Such as --what-if starts_per_week=14, --what-if "officer:J Price absent 2017-01-09..2017-02-17" or '
        '--what-if "starts_per_week=14; open_reviews=none".',
    ),
    "SCH011": ErrorText(
        "A handover to or from nobody",
        "Cases are handed over among the officers whom transfer.toml names, by the room it gives them.",
        "Name officers as transfer.toml does, or add them there.",
    ),
    "SCH012": ErrorText(
        "No schedule yet",
        "The record holds no schedule made for that day or before it.",
        "Make one with transfer schedule, or ask about a later day with --as-of.",
    ),
    "SCH013": ErrorText(
        "No schedule to go back to",
        "Only one schedule has been recorded until that day, so there is none before it.",
        "transfer audit log shows what was recorded when.",
    ),
    "SCH014": ErrorText(
        "A start that cannot be as agreed with the family",
        "The case states the day on which its assessment is to begin, or a meeting rests on its promised week, and "
        "that week is too near for two weeks' notice, has no school, or is later than the law allows. The schedule "
        "gives the review another; --json names it under not_as_agreed, with the reason.",
        "Agree another day with the family and record it: transfer case correct REFERENCE assessment_begins DATE.",
    ),
}
"""Every error id with the text that `transfer explain ID` prints."""
