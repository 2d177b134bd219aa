"""Errors about advice, slippage and what families tell: USE060 and RULE070 onwards."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "USE060": ErrorText(
        "An agency that the settings do not name",
        "No [[agencies]] table in transfer.toml is of this kind or has this name, so no letter can go to it. What "
        "happened is recorded all the same.",
        "Look at the spelling, or add the agency to transfer.toml.",
    ),
    "USE061": ErrorText(
        "Advice that was asked for already",
        "To ask again while nothing has come is a reminder: the six weeks go on counting from the first request.",
        "If advice came and does not suffice, record that first: transfer advice received REFERENCE AGENCY "
        "--not-sufficient --why TEXT. Then asking anew gives a new day.",
    ),
    "USE062": ErrorText(
        "Advice asked for that all had agreed on",
        "SI 2014/1530 reg 6(4): advice is not to be sought afresh where adviser, authority and family are all "
        "satisfied that what is on file suffices.",
        "Look whether the agreement still stands. If one of the three has changed their mind, asking is right.",
    ),
    "USE063": ErrorText(
        "Nothing to answer or to end",
        "An answer to a complaint belongs to a complaint without one, and an outcome to an appeal that is pending.",
        "Record the complaint or the appeal first, with its own day.",
    ),
    "USE065": ErrorText(
        "A reason of which the record knows nothing",
        "The reason is recorded as you said it. It counts as one that the law accepts only once the record shows the "
        "fact behind it: an exception with its evidence, or a turn put off by agreement.",
        "Record it: transfer case exception, or transfer case postpone.",
    ),
    "RULE070": ErrorText(
        "The family's own advice is always asked for",
        "SI 2014/1530 reg 6(4) lets older advice suffice from everybody but the child's parent or the young person.",
        "Ask the family for their views; there is nothing to agree on.",
    ),
}
