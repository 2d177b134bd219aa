"""Errors about backups and about moving the record: ids beginning BAK."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "BAK001": ErrorText(
        "No backup, or cut off",
        "The file is not one that `transfer backup` made, or its end is missing: copying it was stopped, or the disk "
        "was full. Nothing was put back from it.",
        "Copy it again from where it was kept, or take another one; `transfer backup --list` shows those beside the "
        "record.",
    ),
    "BAK002": ErrorText(
        "Wrong passphrase",
        "The passphrase is not the one with which this backup was encrypted. There is no other way to open it.",
        "Try again, with capitals and spaces as they were. If nobody knows it any more, take another backup.",
    ),
    "BAK003": ErrorText(
        "The backup was changed",
        "Its content does not fit what it says of itself: the file was changed or damaged after it was made.",
        "Copy it again from where it was kept, or take another one.",
    ),
    "BAK004": ErrorText(
        "No passphrase",
        "An encrypted backup can only be made or opened with its passphrase. It is never a word of the command, since "
        "commands are kept in the history of the terminal and are seen by others on the machine.",
        "Type it when you are asked, name a file with --passphrase-file, or set TRANSFER_BACKUP_PASSPHRASE.",
    ),
    "BAK005": ErrorText(
        "Cannot be written there",
        "The folder is read-only for you, the disk is full, or there is no such folder. If a backup could not be made "
        "before an import or a batch of letters, that was not recorded either.",
        "Make room, name another place, or ask for the right to write there.",
    ),
    "BAK006": ErrorText(
        "The backup cannot be read",
        "There is no file of that name, or you may not open it.",
        "Look at the name; `transfer backup --list` shows the backups beside the record.",
    ),
    "BAK007": ErrorText(
        "Not the same",
        "Something is not as it was in the original: a number of rows, the head of the hash chain, or a report that is "
        "made from both.",
        "Do not use the copy. Try again, and if it stays so, take another backup, and send the message to whoever "
        "looks after transfer for you.",
    ),
    "BAK008": ErrorText(
        "Something is recorded there",
        "The record is only copied to a place where nothing is recorded yet, so that nothing is ever written over.",
        "Name a file that is not there yet, or a database without a record.",
    ),
    "BAK009": ErrorText(
        "A backup of a newer version",
        "A newer version of transfer made this backup in a form that this one does not know.",
        "Install the newer version here as well.",
    ),
    "BAK010": ErrorText(
        "There is something already",
        "A backup never goes over another file, and a record that is put back never goes over the one that is there, "
        "nor beside what is left of one (-wal, -shm, -journal), since SQLite would play that into it.",
        "Name a file or folder that is not there yet.",
    ),
}
