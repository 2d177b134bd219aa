"""One cell taken apart into several: an address, a name. What cannot be taken apart for certain stays whole."""

from __future__ import annotations

import re

from transfer_cli.domain.columns import ADDRESS_LINES

_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\W*$", re.ASCII | re.IGNORECASE)
_HOUSE_NUMBER = re.compile(r"\d+[a-z]?(\s*[-/]\s*\d+[a-z]?)?", re.ASCII | re.IGNORECASE)
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "master", "dr", "rev", "revd"})


def split_address(text: str, known_postcode: str = "") -> tuple[str, ...]:
    """The five lines of an address and its postcode, which stands at the end or nowhere.

    Args:
        text: Lines apart by line breaks; where there is none, by commas. More than five are put into the last.
        known_postcode: From a cell of its own. One in the address that differs stays there, for somebody to see.
    """
    body, postcode = _without_postcode(text.strip())
    if postcode and known_postcode.strip() and _bare(postcode) != _bare(known_postcode):
        body, postcode = text.strip(), ""
    parts = re.split(r"[\r\n]+", body) if re.search(r"[\r\n]", body) else body.split(",")
    lines = _with_house_numbers([line for part in parts if (line := part.strip(" ,\t"))])
    if len(lines) > ADDRESS_LINES:
        lines[ADDRESS_LINES - 1 :] = [", ".join(lines[ADDRESS_LINES - 1 :])]
    return (*lines, *("",) * (ADDRESS_LINES - len(lines)), postcode)


def surname_and_forename(text: str) -> tuple[str, str]:
    """From `Surname, Forename`, a title before the forename left out; without one comma all of it and nothing."""
    surname, comma, forename = text.partition(",")
    forename = _without_title(forename)
    if not comma or "," in forename or not surname.strip() or not forename:
        return text.strip(), ""
    return surname.strip(), forename


def forename_and_surname(text: str) -> tuple[str, str]:
    """Surname and forename from `Miss Robin Example`: a title and two words; of more, nobody can say."""
    words = _without_title(text).split()
    return (words[1], words[0]) if len(words) == 2 and "," not in text else (text.strip(), "")


def _without_postcode(text: str) -> tuple[str, str]:
    found = _POSTCODE.search(text)
    return (text[: found.start()], f"{found[1]} {found[2]}".upper()) if found else (text, "")


def _with_house_numbers(lines: list[str]) -> list[str]:
    """A house number that a comma parted from its street put back before it."""
    joined: list[str] = []
    for line in lines:
        if joined and _HOUSE_NUMBER.fullmatch(joined[-1]):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def _without_title(text: str) -> str:
    words = text.split()
    if words and words[0].rstrip(".").casefold() in _TITLES:
        words = words[1:]
    return " ".join(words)


def _bare(postcode: str) -> str:
    return re.sub(r"\W", "", postcode).casefold()
