"""Errors about reading a directory of settings: ids IMP090 to IMP099. All but 096 reject a row."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "IMP090": ErrorText(
        "A setting has no name",
        "Letters are addressed to a setting by its name, and children without a URN are matched with it by name.",
        "Fill the name in.",
    ),
    "IMP091": ErrorText(
        "A URN cannot be read",
        "The unique reference number of a school is six figures; Ofsted's number of an early years provider may begin "
        "with letters, such as EY100001. A name or a telephone number in its place would make the setting another.",
        "Look it up in Get Information about Schools or with Ofsted, or leave the cell empty: the setting then goes "
        "by its name.",
    ),
    "IMP092": ErrorText(
        "A type of setting is not known",
        "The type is one of the codes of setting_type, or a type of establishment as Get Information about Schools "
        "names it, such as Community special school.",
        "Use one of the codes that the message names, or leave the cell empty.",
    ),
    "IMP093": ErrorText(
        "An age cannot be read",
        "The lowest and highest age of a setting are whole years, such as 4 and 11.",
        "Correct it, or leave the cell empty if it is not known.",
    ),
    "IMP094": ErrorText(
        "The lowest age is above the highest",
        "No child could be of an age for this setting, so one of the two is wrong.",
        "Correct one of the two, or let them change places.",
    ),
    "IMP095": ErrorText(
        "Two rows are about one setting",
        "They have the same URN; or the same name, and one has no URN. Nothing says which of the two is right.",
        "Keep one row for each setting, or give each its URN.",
    ),
    "IMP096": ErrorText(
        "An e-mail address that cannot be right",
        "It does not have the form name@place.uk, so nothing can be sent there. It is loaded as it stands.",
        "Correct it, or leave the cell empty.",
    ),
    "IMP097": ErrorText(
        "A name that several settings have",
        "The row has no URN, and the record has more than one setting of this name.",
        "Fill in the URN of the one that is meant.",
    ),
}
