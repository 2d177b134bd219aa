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
}
