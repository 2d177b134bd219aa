"""Errors about undoing and redoing, and about two people at one case: ids beginning UND."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "UND001": ErrorText(
        "No such operation",
        "Every command that wrote has a number, and the record has none with this one.",
        "Look the number up with `transfer audit log`.",
    ),
    "UND002": ErrorText(
        "Undone already, or not undone",
        "An operation counts or it does not. What is undone cannot be undone once more, and what counts cannot be "
        "done again.",
        "Look at `transfer audit log`: it says which operations are undone, and by which.",
    ),
    "UND003": ErrorText(
        "An undo itself",
        "The operation is itself an undo or a redo. It is turned round by the opposite command for the operation that "
        "it was about.",
        "Undo or redo that operation instead; the message names it.",
    ),
    "UND004": ErrorText(
        "Other work rests on it",
        "Something that was recorded later rests on the operation: it changed the same field, corrected one of its "
        "steps, is about a case that it brought, is a letter made with what it said, or a later schedule. What is to "
        "be done again must find the record as it was when it was made.",
        "Undo the later operations first, in the order that the message gives; or leave them all, and correct what is "
        "wrong with `transfer case correct`.",
    ),
    "UND005": ErrorText(
        "A letter that was posted",
        "A letter that was posted is with the family. Taking it out of the record would not take it out of their "
        "hands, and the day on which a notice was given or a draft served counts in law "
        "(SI 2014/2270 articles 18 and 20).",
        "If the day is wrong, correct it: `transfer case correct REFERENCE STEP DATE`. If the letter came back: "
        "`transfer letters returned`. If it was never posted, say that the step never happened, with "
        "`transfer case correct REFERENCE STEP --never-happened`. If it said something wrong, write to the family.",
    ),
    "UND006": ErrorText(
        "Nobody can be asked",
        "Undoing and redoing ask before they write. Here nobody can answer: the command does not run in a terminal, "
        "or its answer is for a program.",
        "Look with --dry-run what would change, then give the command with --yes.",
    ),
    "UND007": ErrorText(
        "Two people at one case",
        "Between your reading and your writing somebody else changed the same field or step of the case. Which of the "
        "two is right, only people can say.",
        "Compare the two; ask whoever made the other change. Then give the command again, or decide at once: "
        "--on-clash mine records yours over theirs, --on-clash theirs leaves theirs. In a terminal you are asked.",
    ),
    "UND008": ErrorText(
        "Nothing that can be undone",
        "The operation recorded no case, field, step, schedule, letter or entry of the directory, so there is nothing "
        "that could cease to count. Or retention has erased some of what it recorded, which nothing brings back. A "
        "forecast that was kept stays too, right or wrong: how often kept forecasts held can be believed only if none "
        "of them can be taken back.",
        "Look at `transfer audit log`, and name the operation that you mean.",
    ),
}
