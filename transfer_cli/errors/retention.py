"""Errors about keeping, erasing and handing out: ids RULE070 on, REC041 on and USE040 on."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "USE040": ErrorText(
        "No such contact",
        "A contact was named as the one who asks for the child's data, and the child has fewer contacts.",
        "Look at `transfer case show`: contacts count from 1. Say young_person if the young person asks.",
    ),
    "USE041": ErrorText(
        "No key of a disguise",
        "The file named with --seed-file is not one that `transfer export --disguise` made, or cannot be read or "
        "written. With another key the false people would be others.",
        "Name the file that was made then, or a new one. Keep it where the disguised files do not go.",
    ),
    "RULE070": ErrorText(
        "Erasing ahead of its time",
        "Files were to be erased as of a day that is still to come. Until then they have to be kept.",
        "Leave --as-of out. To see what will be over by a later day, use `transfer --as-of DATE retention due`.",
    ),
    "RULE071": ErrorText(
        "Number to be erased",
        "Erasing cannot be undone, so whoever does it types how many children it is about. The number is missing, or "
        "is not that of the list as it stands now.",
        "Look at `transfer retention due`, and give the number that it says.",
    ),
    "RULE072": ErrorText(
        "Approval of a second person",
        "The settings ask for two people: one who approves the list, and another who erases. Nobody else has approved "
        "exactly this list.",
        "Have somebody else give `transfer retention approve NUMBER`, at their own desk.",
    ),
    "RULE073": ErrorText(
        "Who asks for the child's data",
        "The child's home is, or may be, that of a contact whose address is confidential. An answer for the young "
        "person holds the home, so it must not be made for somebody else by default.",
        "Give the command again with `--contact NUMBER`, the contact who asks: the home is then left out unless they "
        "live there. If the young person asks, say `--contact young_person`, and hand it to nobody else.",
    ),
    "REC041": ErrorText(
        "A copy cannot be removed",
        "A file that mentions a child who is to be erased, or that is no longer to be kept, could not be removed. What "
        "was not done yet is still as it was.",
        "Close the file in other programs, or have its rights changed, and give the command again.",
    ),
    "REC042": ErrorText(
        "Erased, but not yet out of the bytes",
        "The content was erased, and no question finds it any more; but the database file could not be written anew, "
        "since somebody else has it open, so parts of it may still stand in there. On a server, only the owner of the "
        "tables can do it.",
        "Close every other window that uses the record, and give `transfer retention run` again.",
    ),
}
