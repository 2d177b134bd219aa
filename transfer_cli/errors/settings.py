"""Errors about transfer.toml: ids beginning SET."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "SET001": ErrorText(
        "The settings file cannot be read",
        "The file is not there, may not be opened, or is not text in UTF-8.",
        "Check its name, or make a new one with: transfer init.",
    ),
    "SET002": ErrorText(
        "The settings file is not TOML",
        "A bracket, a quotation mark or an equals sign is missing or too many on the line named, or a key is there "
        "twice.",
        "Texts stand in quotes, dates and numbers do not, lists stand in square brackets. Compare the line with the "
        "file that transfer init makes.",
    ),
    "SET003": ErrorText(
        "Unknown setting",
        "A setting that nothing reads has no effect, which is seldom what was meant.",
        "Correct the name, or take the line out.",
    ),
    "SET004": ErrorText(
        "A value of the wrong kind",
        "Each setting is a text, a number, a date or a list, and this one is something else.",
        'Texts: "in quotes". Numbers: 12. Dates: 2016-09-12. Lists: ["one", "two"].',
    ),
    "SET005": ErrorText(
        "A setting is missing",
        "Of the whole file only the name in [authority] is required, and of each table what it cannot do without.",
        "Add the line that the message shows.",
    ),
    "SET006": ErrorText(
        "A term that cannot be",
        "Reviews begin in term time only, so a term must end after it begins, hold its half term inside it and overlap "
        "no other.",
        "Compare it with the term dates the authority has published.",
    ),
    "SET007": ErrorText(
        "An officer twice",
        "Each officer's room is counted once; two tables of one name would count it twice or hide one of them.",
        "Keep one table. Two people of one name need names that differ.",
    ),
    "SET008": ErrorText(
        "A period that ends before it begins",
        "An absence or a half term is written as its first and its last day, both included.",
        "Write the earlier day first.",
    ),
    "SET009": ErrorText(
        "A number that is too small or too large",
        "A capacity below 1 would mean that no review ever begins; a weight or number of weeks below 0 means nothing, "
        "and weights above 1,000 cannot be weighed exactly against one another.",
        "Give 1 or more, for a weight 0 to 1,000. Somebody who is away has a period in absent; without a limit, leave "
        "the line out.",
    ),
    "SET010": ErrorText(
        "A deadline later than the law",
        "Assessments are concluded before 1 April 2018: SI 2014/2270 art 14(5). A later target would plan a breach.",
        "Give 2018-03-31, or an earlier day as a local target.",
    ),
    "SET011": ErrorText(
        "Not an academic year",
        "A group of the transfer plan belongs to one academic year, named by its two calendar years.",
        'Write academic_year = "2016/17".',
    ),
    "SET012": ErrorText(
        "An unknown word",
        "Terms are autumn, spring and summer; setting types, documents and phase moves are those of the caseload file.",
        "Use one of the words that the message names.",
    ),
    "SET013": ErrorText(
        "Not a year group",
        "Groups are National Curriculum years: R is 0, nursery N2 is -1, Year 9 is 9.",
        'Write year_groups = [6, 9, "11+"]; "11+" means Year 11 and every year above.',
    ),
    "SET014": ErrorText(
        "No such term in that year",
        "A group of the plan names a term that falls in none of the terms of its academic year.",
        "Add the term as a [[terms]] table, or leave the term out: the group then holds for the whole year.",
    ),
    "SET015": ErrorText(
        "Days of the plan in the wrong order",
        "A review begins (start_from, start_by), then the meeting is held (meet_by), then it is concluded "
        "(conclude_by).",
        "Correct the day that lies too early.",
    ),
    "SET016": ErrorText(
        "A number larger than makes sense",
        "Buffers before last weeks, the weeks from a beginning to its panel and the months for which advice suffices "
        "have a largest value; more is taken for a slip of the keyboard.",
        "Give the number that the message names, or less.",
    ),
    "SET017": ErrorText(
        "A figure that protects too little, or too much",
        "smallest and round_to in [publication] decide which counts of a few children are never told apart, and how "
        "coarsely others are given. With 1 or 2 a reader could work out single children; beyond 100 nothing is left.",
        "Give a number from 3 to 100. Five and five are the usual.",
    ),
    "SET020": ErrorText(
        "The settings have faults",
        "Nothing is done with settings that are partly wrong: a misread deadline or capacity would go unseen.",
        "Correct every fault listed; each names its line.",
    ),
    "SET030": ErrorText(
        "There is something already",
        "init makes a new settings file and an empty record, and never overwrites what somebody has filled in.",
        "Name another folder. To begin anew in this one, move the old files away first.",
    ),
    "SET031": ErrorText(
        "The folder cannot be written to",
        "A folder or file could not be made: the place is read-only for you, full, or a file of that name is there.",
        "Name a folder in which you may write.",
    ),
    "SET032": ErrorText(
        "The folder is not empty",
        "demo works in a folder of its own, so that nothing of yours is mixed with the invented children.",
        "Name a folder that is not there yet: transfer demo another-folder.",
    ),
}
