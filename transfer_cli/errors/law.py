"""Errors about what the law does not allow: ids beginning RULE."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "RULE001": ErrorText(
        "The ground of an exception does not hold",
        "SI 2014/1530 regs 8(2), 10(4) and 13(3) name each ground exactly, and SI 2014/2270 art 16 names when the duty "
        "to conclude is lifted. Late advice, few staff, many cases, a school that does not answer and, for the plan, a "
        "failed appointment are no grounds. To record one that does not hold would hide that a limit was missed.",
        "Look at the days that the message names. If they are right there is no exception, and the limit stands: write "
        "to the family about the delay instead.",
    ),
    "RULE002": ErrorText(
        "A closure that the calendar does not have",
        "The terms in transfer.toml have no closure of four weeks or more around the day on which advice was asked.",
        "Say when the setting was closed with --from (its first day without pupils) and --to (its last).",
    ),
    "RULE060": ErrorText(
        "Nothing can be supposed of a closed case",
        "Once a case is transferred, decided without a plan or left, no notice can be given any more and no assessment "
        "can begin, so there are no days to work out.",
        "Look at the reference again. To see what would have been, ask for a day before the case closed with --as-of.",
    ),
    "RULE061": ErrorText(
        "Before the law of transfers began",
        "SI 2014/2270 came into force on 1 September 2014 (art 1); no notice could be given, and no assessment under "
        "it begin, before that day.",
        "Suppose a later day.",
    ),
    "RULE062": ErrorText(
        "A beginning before its notice",
        "Notice is given before the assessment begins (SI 2014/2270 art 18(1)). A notice after the beginning gives no "
        "date that anybody could rely on.",
        "Suppose another beginning as well: --if-notice 2016-10-10 --if-begins 2016-10-24.",
    ),
    "RULE063": ErrorText(
        "The supposed notice is too short",
        "Notice must be given no later than the beginning of the two weeks that end with the day on which the "
        "assessment begins (SI 2014/2270 art 18(1)): 14 days before it is safe, 13 arguable, and less breaks the law. "
        "The days that would follow are shown all the same.",
        "Suppose an earlier notice or the later beginning that the message names.",
    ),
}
