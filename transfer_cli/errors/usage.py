"""Errors about options and references given on the command line: ids beginning USE."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "USE001": ErrorText(
        "No such case",
        "No case in the record has this reference, nor one that begins or ends with it.",
        "Look the reference up with: transfer today -v, or in the caseload file. A case is in the record once its "
        "file was imported.",
    ),
    "USE002": ErrorText(
        "Several cases answer to it",
        "A reference may be shortened only as long as one case alone begins or ends with what you gave.",
        "Give more of the reference, or all of it.",
    ),
    "USE003": ErrorText(
        "Looking back and writing at once",
        "--known-on shows the record as it was known on an earlier day; what is written now is known now.",
        "Leave --known-on out. To say for which day the command is meant, use --as-of.",
    ),
    "DEF070": ErrorText(
        "A defect in the program",
        "Something happened that the program should have foreseen. The step that failed was taken back whole.",
        "Send the log file that the message names to whoever looks after transfer for you. It can hold details of "
        "a case: look at it before you pass it on.",
    ),
    "USE004": ErrorText(
        "No such officer",
        "No case has an officer of that name, and the settings name none either.",
        "Write the name as the caseload file or transfer.toml does; capital letters do not matter.",
    ),
    "USE005": ErrorText(
        "No such step",
        "Only steps that the program knows can be recorded, so that every date can be derived from them.",
        "Use one of the steps listed below.",
    ),
    "USE006": ErrorText(
        "Neither a field nor a step",
        "What can be corrected is a column of the caseload file or a step that is in the record.",
        "Look at transfer case show REFERENCE, and use the column's name, such as setting_name.",
    ),
    "USE007": ErrorText(
        "Before the birth of the child",
        "Nothing of a review can have happened before the child was born, so one of the two days is wrong.",
        "Look at both days; correct the date of birth first if it is the wrong one.",
    ),
    "USE008": ErrorText(
        "No such entry",
        "The step is not recorded for this case, or not on that day or under that number.",
        "transfer case show REFERENCE lists what happened with its numbers.",
    ),
    "USE009": ErrorText(
        "Several entries",
        "The step is recorded more than once for this case, and only one entry can be corrected at a time.",
        "Name the wrong day with --on, or the entry's number with --event.",
    ),
    "USE010": ErrorText(
        "Neither a rule nor an error",
        "Only the ids of rules and errors can be explained.",
        "transfer explain without an id lists the rules; an error's id stands in brackets after its message.",
    ),
    "USE011": ErrorText(
        "A reference stays",
        "The reference is what letters, schedules and the whole history of a case hang on.",
        "Record that the case left, and import it under its new reference.",
    ),
    "USE012": ErrorText(
        "Every case needs it",
        "Name, date of birth, document, setting and type of setting are needed to identify a child and to know "
        "which rules apply.",
        "Give the right value instead of an empty one.",
    ),
    "USE013": ErrorText(
        "Nobody left to write to",
        "Notices and plans must be sent to somebody, so a case needs a contact or a home address.",
        "Give the new contact or address before taking the old one away.",
    ),
    "USE014": ErrorText(
        "The value cannot be read",
        "A value on the command line is read exactly as a cell of a caseload file: dates day first, fixed codes.",
        'Write it as the message says; "" means not known.',
    ),
    "USE020": ErrorText(
        "Late by law, or at risk",
        "With this step recorded, a day set by law, guidance or the local plan was missed or may be. What happened "
        "can always be recorded; the record must say when it happened, not when it should have.",
        "Nothing, if the day is right. transfer case explain REFERENCE shows the counting.",
    ),
    "USE021": ErrorText(
        "Something to look at",
        "With this step recorded, something about the case is unlikely, assumed or needs a decision.",
        "Read the sentence; transfer case show REFERENCE repeats it until it is settled.",
    ),
    "USE022": ErrorText(
        "A day that lies ahead",
        "The step is dated after the day the command was run for. It counts from its own day on.",
        "Correct it if the year or month was mistyped.",
    ),
    "USE023": ErrorText(
        "The same step on another day",
        "A milestone happens once in a review. Both entries are kept; the first counts.",
        "If the new day takes the place of the old one, retract one of them with transfer case correct.",
    ),
    "USE024": ErrorText(
        "The case had ended",
        "The step is dated after the case was transferred, decided without a plan, or left.",
        "Look whether the reference is right; a plan ordered on appeal is recorded like this.",
    ),
    "USE025": ErrorText(
        "Steps out of order",
        "A review runs from notice through the assessment and the draft to the plan, so one of two days is unlikely.",
        "Look which of the two is right, and correct the other with transfer case correct.",
    ),
    "USE026": ErrorText(
        "An officer the settings do not know",
        "The name is not among the officers in transfer.toml, so no capacity is planned under it.",
        "Look at the spelling, or add the officer to transfer.toml.",
    ),
    "USE027": ErrorText(
        "A year that cannot be right",
        "Transfers ran from September 2014; a day decades before or after it was mistyped.",
        "Write the year that was meant.",
    ),
    "USE028": ErrorText(
        "A turn without its day",
        "A turn in the local plan that was promised, put off or brought forward is nothing without the day that was "
        "promised or agreed, and who agreed to it.",
        "Use transfer case postpone REFERENCE for one family, or transfer plan publish for the whole plan; both work "
        "out the rest and say what the law does not allow.",
    ),
}
