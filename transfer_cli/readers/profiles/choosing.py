"""Which profile a file is read by: recognised by its headings, and refused where those have changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transfer_cli.domain.columns import BY_NAME, COLUMNS
from transfer_cli.errors import InputUnusable, Problem, Severity
from transfer_cli.readers.directory import HEADINGS as OF_SETTINGS
from transfer_cli.readers.directory import is_directory
from transfer_cli.readers.headings import REASON, canonical
from transfer_cli.readers.profiles.folding import fold_heading
from transfer_cli.readers.profiles.likeness import nearest_headings
from transfer_cli.readers.profiles.profile import CANONICAL, Profile
from transfer_cli.readers.profiles.shipped import SHIPPED, profile_named, shipped
from transfer_cli.readers.profiles.ways import unread_headings, ways
from transfer_cli.readers.schedules import KNOWN as OF_SCHEDULES
from transfer_cli.readers.schedules import is_schedules
from transfer_cli.readers.sheet import Recognise, Sheet

AUTO = "auto"
"""The name that asks for the profile to be found by the headings."""

EVENTS = ("reference", "step", "on", "note")
"""Headings of an events file, which every profile leaves as it is."""

REQUIRED = tuple(column.name for column in COLUMNS if column.required)
_ENOUGH = 0.5
"""This part of a fingerprint says that a file is of its profile, though its headings have changed."""

_OURS = 2 / 3
"""This part of the columns that our own file must have says that it is meant to be one."""

_AT_LEAST = 3
"""So many headings of a fingerprint at least, for that, and in one cell to see what else stands between them."""

_SHOWN = 60
"""So many characters of a cell with all the headings are shown."""

_OTHERS = {"|": "upright lines", ":": "colons", "^": "circumflexes", "~": "tildes", "¦": "broken lines"}
"""Characters that some systems put between cells and that are not read so, with their names."""


def recogniser(profile: Profile | None = None) -> Recognise:
    """What counts the headings that any profile knows, so that the row of the headings is found.

    Args:
        profile: A user's own, beside those that come with the program.
    """
    profiles = (*map(shipped, SHIPPED), *((profile,) if profile else ()))
    known = {fold_heading(heading) for each in profiles for heading in _headings(each)}
    known |= {fold_heading(heading) for heading in (*BY_NAME, *EVENTS, *OF_SETTINGS, *OF_SCHEDULES)}
    return lambda cells: sum(fold_heading(cell) in known for cell in cells)


def choose(sheet: Sheet, wanted: str = AUTO) -> Profile:
    """The profile to read a sheet by.

    Args:
        wanted: `auto`, the name of a profile, or the path of a TOML file.

    Raises:
        InputUnusable: IMP085, it is of a known kind but its headings have changed; IMP086, no profile fits, there
            is none of that name, or the headings all stand in one cell; IMP080, the file of a profile cannot be used.
    """
    _refuse_other_separators(sheet.headings)
    if _is_no_caseload(sheet):
        return shipped(CANONICAL)
    if wanted.strip().casefold() != AUTO:
        profile = profile_named(wanted)
        if profile.name != CANONICAL:
            _refuse_changes(_fit(profile, sheet), wanted.strip())
        return profile
    fits = [_fit(shipped(name), sheet) for name in SHIPPED]
    if whole := [fit for fit in fits if fit.is_whole]:
        return max(whole, key=lambda fit: (fit.profile.name == CANONICAL, fit.read)).profile
    best = max(fits, key=lambda fit: (fit.is_likely, fit.is_likely and fit.profile.name == CANONICAL, fit.share))
    if not best.is_likely:
        raise _unknown(sheet, best)
    if best.profile.name != CANONICAL:
        _refuse_changes(best, best.profile.name)
    return best.profile


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a sheet fits a profile.

    Attributes:
        missing: Headings that it lacks: of the fingerprint, and of required columns that nothing fills.
        new: Its headings that the profile knows nothing of.
        there: How many headings of the fingerprint it has.
        read: How many of its headings are read.
    """

    profile: Profile
    missing: tuple[str, ...]
    new: tuple[str, ...]
    there: int
    read: int

    @property
    def is_whole(self) -> bool:
        return not self.missing

    @property
    def share(self) -> float:
        return self.there / max(1, self.there + len(self.missing))

    @property
    def is_likely(self) -> bool:
        """Whether the sheet is of this profile, though its headings have changed."""
        enough = _OURS if self.profile.name == CANONICAL else _ENOUGH
        return self.share >= enough and self.there >= _AT_LEAST


def _fit(profile: Profile, sheet: Sheet) -> _Fit:
    there = set(map(fold_heading, sheet.headings))
    fingerprint = profile.fingerprint or (REQUIRED if profile.name == CANONICAL else ())
    missing = [heading for heading in fingerprint if not profile.same_as(heading) & there]
    new = tuple(sheet.headings[n] for n in unread_headings(profile, sheet.headings))
    spoken_of = {name for heading in missing for name in _columns_of(profile, heading)}
    unfilled = [name for name in REQUIRED if name not in _filled(profile, sheet) | spoken_of]
    return _Fit(
        profile,
        tuple(dict.fromkeys((*missing, *_heading_of_each(profile, unfilled)))),
        tuple(heading for heading in new if heading.strip() and canonical(heading) != REASON),
        len(fingerprint) - len(missing),
        len(sheet.headings) - len(new),
    )


def _filled(profile: Profile, sheet: Sheet) -> frozenset[str]:
    """The columns that the profile can fill from the sheet; two headings for one are refused later."""
    try:
        return frozenset(ways(profile, sheet.headings, {}))
    except InputUnusable:
        return frozenset(BY_NAME)


def old_heading(where: str, old: str, new: str) -> Problem:
    """What is said of an old heading that is missing.

    Args:
        new: The nearest new one; empty = none is near.
    """
    if new:
        why, fix = f'it is not there; the nearest new heading is "{new}".', f'rename "{new}" to "{old}".'
        return Problem("IMP085", Severity.REJECT, where, old, why, f"If it means the same, {fix}")
    return Problem("IMP085", Severity.REJECT, where, old, "it is not there; no new one is near.", "Add it.")


def _refuse_changes(fit: _Fit, wanted: str) -> None:
    """See that every heading that the profile relies on is there.

    Args:
        wanted: What the profile goes by: its name, or the path of its file.
    """
    if fit.is_whole:
        return
    from_ = f'"{wanted}"' if " " in wanted else wanted
    raise InputUnusable(
        "IMP085",
        f"The headings are not those that the profile {fit.profile.name} knows.",
        f"Rename them in the file, or make a profile for it with: transfer profile new FILE --from {from_}",
        tuple(_changes(fit)),
    )


def _changes(fit: _Fit) -> Iterator[Problem]:
    """Old beside new, each with the nearest; then what is new and near to nothing."""
    nearest = nearest_headings({old: fit.profile.same_as(old) for old in fit.missing}, fit.new)
    for old, new in nearest.items():
        yield old_heading("old heading", old, new)
    for heading in fit.new:
        if heading not in nearest.values():
            why, fix = "the profile does not know it.", "Say in a profile what it holds, if it holds what is missing."
            yield Problem("IMP085", Severity.NOTE, "new heading", heading, why, fix)


def _heading_of_each(profile: Profile, columns: Sequence[str]) -> Iterator[str]:
    """The first heading of each column, by which a person knows it; of none, its name."""
    for name in columns:
        headings = (heading for rule in profile.columns.get(name, ()) for heading in (*rule.headings, *rule.join))
        yield next(headings, name)


def _columns_of(profile: Profile, heading: str) -> Iterator[str]:
    """Our columns that a heading of the profile fills."""
    folded = fold_heading(heading)
    for name, rules in profile.columns.items():
        if any(folded in map(fold_heading, (*rule.headings, *rule.join)) for rule in rules):
            yield name
    for split in profile.splits:
        if folded in map(fold_heading, split.headings):
            yield from split.into


def _unknown(sheet: Sheet, best: _Fit) -> InputUnusable:
    shown = ", ".join(heading.strip() for heading in sheet.headings[:8] if heading.strip())
    more = ", ..." if len(sheet.headings) > 8 else ""
    nearest = f" Nearest is {best.profile.name}, of which {', '.join(best.missing)} is missing." if best.there else ""
    return InputUnusable(
        "IMP086",
        f"No profile knows these headings: {shown}{more}.{nearest}",
        f"Profiles are {', '.join(SHIPPED)}. Make one for this file with: transfer profile new FILE, and import it "
        "with --profile.",
    )


def _refuse_other_separators(headings: Sequence[str]) -> None:
    """See that cells are not put apart by a character that is not read so: then all headings stand in one cell."""
    known = recogniser()
    at_least = max(_AT_LEAST, known(headings) + 1)
    for heading in headings:
        for separator, name in _OTHERS.items():
            if known(heading.split(separator)) >= at_least:
                raise InputUnusable(
                    "IMP086",
                    f'The headings stand in one cell, "{_shortened(heading)}": {name} ({separator}) seem to separate '
                    "them.",
                    "Commas, semicolons and tabs are read: export the file again with one of these between cells.",
                )


def _shortened(heading: str) -> str:
    return f"{heading.strip()[:_SHOWN]}..." if len(heading.strip()) > _SHOWN else heading.strip()


def _is_no_caseload(sheet: Sheet) -> bool:
    """Whether it is an events file or a directory of settings, which are read as they are."""
    names = {canonical(heading) for heading in sheet.headings}
    return {"step", "on"} <= names or is_directory(names) or is_schedules(names)


def _headings(profile: Profile) -> Iterator[str]:
    for group in profile.spellings():
        yield from group
    yield from profile.ignore
