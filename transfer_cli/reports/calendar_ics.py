"""Starts as iCalendar files (RFC 5545): case references only, ids that stay, and versions that rise."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from urllib.parse import quote

from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.schedule.entries import Entry, Standing
from transfer_cli.domain.schedule.weeks import NOTICE
from transfer_cli.domain.words import count

TEAM = "team"
KEPT = frozenset({TEAM, "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that no officer's file can have: the team's own, and those of Windows' devices."""
LINE = 75
"""Octets after which a line is folded."""

STATUS = {Standing.PLANNED: "TENTATIVE", Standing.FIXED: "CONFIRMED", Standing.CANCELLED: "CANCELLED"}


def calendars(
    entries: Sequence[Entry], authority: str, without_week: Collection[str] = frozenset()
) -> dict[str, bytes]:
    """A calendar for each officer and one for the whole team, by file name without folder.

    The same review has the same id in every calendar and every time, and its version rises with each change, so that
    a program that imports the file again changes the entry and adds none. An officer who has lost a review gets it
    as cancelled.

    Args:
        without_week: References of reviews still to begin that have no week: one that had is cancelled and says so,
            and the team's calendar says how many there are.
    """
    names: dict[str, str] = {}
    for name in sorted({name for entry in entries for name in (entry.officer, *entry.others) if name}):
        names.setdefault(_plain(name), name)
    made = {f"{TEAM}.ics": _calendar("Transfer reviews", entries, authority, without_week)}
    for plain, name in names.items():
        mine = [
            entry if entry.officer and _plain(entry.officer) == plain else replace(entry, standing=Standing.CANCELLED)
            for entry in entries
            if plain in {_plain(each) for each in (entry.officer, *entry.others) if each}
        ]
        title = f"Transfer reviews: {name}"
        made[_file_name(plain)] = _calendar(title, mine, authority, without_week, whole=False)
    return made


def _plain(name: str) -> str:
    """The name as officers are told apart: in capitals or not."""
    return " ".join(name.casefold().split())


def _file_name(plain: str) -> str:
    """A file name that belongs to this officer alone, whoever else there is.

    Where it leaves something of the name out, or Windows keeps it for a device, a few letters made from the name are
    added.
    """
    stem = slug(plain)
    if stem != plain.replace(" ", "-") or "-" in plain or stem in KEPT:
        stem = f"{stem}-{hashlib.sha256(plain.encode()).hexdigest()[:6]}"
    return f"{stem}.ics"


def slug(text: str) -> str:
    """The text as a part of a file name or id: `j-price`."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "unnamed"


def _calendar(
    name: str, entries: Iterable[Entry], authority: str, without_week: Collection[str], *, whole: bool = True
) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//transfer//schedule//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    if whole and without_week:
        have = "has" if len(without_week) == 1 else "have"
        lines.append(f"X-WR-CALDESC:{count(len(without_week), 'review')} still to begin {have} no week.")
    for entry in entries:
        lines += _event(entry, authority, waits=entry.reference in without_week)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(entry: Entry, authority: str, *, waits: bool) -> list[str]:
    moment = f"{entry.changed:%Y%m%dT%H%M%SZ}"
    return [
        "BEGIN:VEVENT",
        f"UID:{quote(entry.reference, safe='')}-start@{slug(authority)}.transfer",
        f"SEQUENCE:{entry.version}",
        f"DTSTAMP:{moment}",
        f"LAST-MODIFIED:{moment}",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{entry.day + DAY:%Y%m%d}",
        f"SUMMARY:{_escaped(_summary(entry))}",
        f"DESCRIPTION:{_escaped(_description(entry, waits=waits))}",
        f"STATUS:{STATUS[entry.standing]}",
        "CLASS:CONFIDENTIAL",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _summary(entry: Entry) -> str:
    return f"Transfer review begins: {entry.reference}"


def _description(entry: Entry, *, waits: bool) -> str:
    if waits:
        return "Still to begin, and it has no week ahead: see transfer schedule."
    if entry.standing == Standing.CANCELLED:
        return "Not planned here any more."
    if entry.standing == Standing.FIXED:
        return "Fixed by the notice given."
    latest = f" Not later than the week of {show_day(entry.latest)}." if entry.latest else ""
    moved = f" Moved from {show_day(entry.before)}." if entry.before else ""
    return f"Notice is to be given by {show_day(entry.day - NOTICE)}.{latest}{moved}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which breaks a character."""
    pieces: list[str] = []
    piece = ""
    for character in line:
        if len((piece + character).encode()) > (LINE if not pieces else LINE - 1):
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])
