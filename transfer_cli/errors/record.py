"""Errors about the database: ids beginning REC."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

_TAMPERED = (
    "Find out who can reach the database, keep a copy of it as it is, and restore the latest backup for which "
    "`transfer audit verify` finds nothing wrong. Whatever was recorded after that backup is to be entered again."
)

TEXTS: dict[str, ErrorText] = {
    "REC001": ErrorText(
        "No record",
        "There is no database at the place that --db or TRANSFER_DB names; by default that is transfer.db in the "
        "folder in which you stand.",
        "Go to the folder with your transfer.db, name it with --db, or start a record with `transfer init`.",
    ),
    "REC002": ErrorText(
        "Not a record of transfer",
        "The file is not a database, is damaged, or belongs to another program. It was not touched.",
        "Name the right file with --db. If this was your record, restore the latest backup. On a server, give "
        "transfer a database or a schema of its own.",
    ),
    "REC003": ErrorText(
        "Record of a newer version",
        "A newer version of transfer has written to this record, and this one could misread what it wrote.",
        "Install the newer version here as well.",
    ),
    "REC004": ErrorText(
        "Record is being written to",
        "Only one command can write at a time, so that the audit chain has no forks. Somebody else's took longer than "
        "the few seconds this one waits.",
        "Try again. If it stays so, see whether a transfer window has been left open in the middle of a command.",
    ),
    "REC005": ErrorText(
        "Changed meanwhile",
        "Between reading and writing, somebody else recorded something about the same case. What you were about to "
        "record rests on what is no longer so.",
        "Look at the case again, and give the command again if it is still right.",
    ),
    "REC006": ErrorText(
        "Record cannot be written to",
        "The database, or the folder it stands in, is read-only for you. SQLite must write beside the database even "
        "to read it safely.",
        "Ask for the right to write there, or copy the database into a folder of your own to look at it.",
    ),
    "REC007": ErrorText(
        "Unusable address",
        "The record is kept in a SQLite file or in a PostgreSQL database; the address is of neither form.",
        "Write --db transfer.db, or --db postgresql+psycopg://name@server/transfer.",
    ),
    "REC008": ErrorText(
        "Driver is missing",
        "PostgreSQL is spoken to by a package that is not installed unless it is asked for.",
        'Install it with `pip install "transfer-cli[postgresql]"`.',
    ),
    "REC009": ErrorText(
        "Server out of reach",
        "The database server did not answer, does not know the database, or refused the name or password.",
        "Check the address in --db or TRANSFER_DB, that the server runs, and that you may use the database.",
    ),
    "REC010": ErrorText(
        "No such folder",
        "A new record can only be made in a folder that is there.",
        "Make the folder first, or use `transfer init DIR`, which makes it.",
    ),
    "REC011": ErrorText(
        "A row was changed",
        "A row of the record is not what was written: its digest no longer fits. Somebody changed it past transfer.",
        _TAMPERED,
    ),
    "REC012": ErrorText(
        "A row is missing",
        "A row that was written is gone, and it was not erased by transfer, which leaves a mark when it erases.",
        _TAMPERED,
    ),
    "REC013": ErrorText(
        "A row of nobody's",
        "A row stands in the record that no command wrote.",
        _TAMPERED,
    ),
    "REC014": ErrorText(
        "An operation was changed",
        "Each operation's hash covers the one before, what the command was, and the digest of every row it wrote. "
        "This one's does not fit: one of these was changed, added or taken away.",
        _TAMPERED,
    ),
    "REC015": ErrorText(
        "An operation is missing",
        "Operations are numbered without gaps. A number is missing, or a hash that was noted earlier, such as the one "
        "printed in a weekly report, is no longer in the chain.",
        _TAMPERED,
    ),
    "REC016": ErrorText(
        "The disk refused",
        "The disk is full, or did not take what was to be written. Nothing of the command was kept.",
        "Make room, or have the disk looked at, and give the command again.",
    ),
    "REC017": ErrorText(
        "Rows were erased",
        "Content that is no longer to be kept was erased together with its salt. What the rows said is gone for good; "
        "the chain of digests still shows that nothing else was touched.",
        "Nothing is to be mended. Compare it with the authority's log of erasures.",
    ),
    "REC018": ErrorText(
        "Not written by transfer",
        "A value in the record is not one that transfer writes, such as a date that is no date. Somebody changed it "
        "past transfer, or the file is damaged.",
        "`transfer audit verify` names the row. " + _TAMPERED,
    ),
    "REC019": ErrorText(
        "Network share that cannot be relied on",
        "The record stands on a network share. There one command at a time may write, which a file beside the record "
        "sees to that only one can make. This share let two make it, so two could write at once and spoil the record.",
        "Keep the record on a disk of the computer that uses it, or on a PostgreSQL server for a team.",
    ),
    "REC040": ErrorText(
        "The log of reads was changed",
        "Who looked at a child, and what was handed out, is kept in a chain of its own. An entry is missing, or is not "
        "what was written.",
        _TAMPERED,
    ),
}
