"""A profile's TOML text in, `Profile` out: every fault of it is shown at once, with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transfer_cli.domain.columns import ADDRESS_LINES, BY_NAME, CONTACTS, Column
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.cells import Unreadable, read_cell
from transfer_cli.readers.profiles.date_forms import fault_of_form
from transfer_cli.readers.profiles.folding import fold_blank, fold_heading, fold_word
from transfer_cli.readers.profiles.profile import Profile, Rule, Split, Taken
from transfer_cli.readers.toml_lines import Path, lines_of
from transfer_cli.readers.toml_section import Faults, Section

LOOKUPS = ("setting_name", "setting_type")
"""Directories that a profile may look a cell up in: both by the setting's URN."""

_ADDRESSES = ("home", *(f"contact{number}" for number in range(1, CONTACTS + 1)))
_IDS = {"SET003": "IMP081", "SET004": "IMP082", "SET005": "IMP082", "SET012": "IMP081"}
_COMPARE = "Compare it with one that is there: transfer profile show tracker --toml."


@dataclass
class _ProfileFaults(Faults):
    """Faults of a profile: those that any TOML file of ours can have are told under the ids of importing."""

    def add(self, path: Path, id: str, value: object, why: str, fix: str) -> None:  # noqa: A002 - the contract's word
        super().add(path, _IDS.get(id, id), value, why, fix)


def profile_from(text: str, name: str, source: str) -> Profile:
    """The profile that a TOML text states.

    Args:
        name: What it is called.
        source: Name of the file, for messages.

    Raises:
        InputUnusable: IMP080; `problems` names every fault.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(error, text, source) from None
    faults = _ProfileFaults(source, lines_of(text))
    profile = _profile(Section(faults, (), values), name)
    if found := faults.in_order():
        what = f"{source} has {len(found)} faults." if len(found) > 1 else f"{source} has a fault."
        raise InputUnusable("IMP080", what, "Correct the profile; nothing was read.", found)
    return profile


def _profile(file: Section, name: str) -> Profile:
    columns = file.section("columns")
    profile = Profile(
        name=name,
        title=file.text("title", required=True) or "",
        about=file.text("about") or "",
        fingerprint=file.texts("fingerprint"),
        columns=dict(_columns(columns)),
        splits=tuple(split for section in file.sections("split") if (split := _split(section))),
        ignore=file.texts("ignore"),
        empty=frozenset(map(fold_blank, file.texts("empty"))),
        dates=_dates(file),
        remarks=file.texts("remarks"),
        addresses_follow=_yes(file, "addresses_follow"),
    )
    file.close()
    _check_headings(file, profile)
    return profile


def _columns(section: Section) -> Iterator[tuple[str, tuple[Rule, ...]]]:
    for name in section.values:
        if name not in BY_NAME:
            continue
        several = isinstance(section.values[name], list)
        tables = section.sections(name) if several else (section.section(name),)
        yield name, tuple(rule for table in tables if (rule := _rule(table, BY_NAME[name])))
    section.known.extend(BY_NAME)
    section.close()


def _rule(section: Section, column: Column) -> Rule | None:
    codes = section.section("codes")
    rule = Rule(
        headings=section.texts("from"),
        join=section.texts("join"),
        between=_as_written(section, "between", " "),
        codes=_codes(codes, column),
        words={fold_word(theirs): theirs for theirs in codes.values},
        noted=_sentences(section.section("noted")),
        lookup=section.one_of("lookup", LOOKUPS) or "",
        before=_as_written(section, "before", ""),
        constant=section.text("constant"),
    )
    section.close()
    given = [key for key in ("from", "join", "constant") if section.values.get(key)]
    if len(given) > 1:
        why = f"{section.title} takes its value by {' and '.join(given)} at once."
        section.fault(given[-1], "IMP083", None, why, "Keep one of them, or begin each with [[…]] to try one by one.")
        return None
    if rule.constant is not None:
        _check_value(section, "constant", column, rule.constant)
    return rule


def _codes(section: Section, column: Column) -> Mapping[str, str]:
    """Our words by theirs, folded."""
    codes: dict[str, str] = {}
    for theirs, ours in _words(section).items():
        folded = fold_word(theirs)
        if codes.get(folded, ours) != ours:
            section.fault(theirs, "IMP083", theirs, "This word is there twice, with two meanings.", "Keep one of them.")
        codes[folded] = ours
        _check_value(section, theirs, column, ours)
    return codes


def _sentences(section: Section) -> Mapping[str, str]:
    return {fold_word(theirs): sentence for theirs, sentence in _words(section).items()}


def _words(section: Section) -> Mapping[str, str]:
    """Every key of a table that is nothing but texts."""
    return {key: _as_written(section, key, "") for key in section.values}


def _check_value(section: Section, key: str, column: Column, ours: str) -> None:
    try:
        read_cell(column, ours)
    except Unreadable as unreadable:
        why = f"In {column.name} {unreadable.why}"
        section.fault(key, "IMP084", ours, why, unreadable.fix)


def _split(section: Section) -> Split | None:
    headings, taken = section.texts("from"), section.one_of("as", Taken)
    into = section.one_of("into", _ADDRESSES)
    section.close()
    if not headings:
        section.fault("from", "IMP082", None, "[[split]] has no from.", 'Add a line from = ["…"].')
    if "as" not in section.values:
        section.fault("as", "IMP082", None, "[[split]] has no as.", f"Add one of: {', '.join(Taken)}.")
    is_address = taken == Taken.ADDRESS
    if is_address and "into" not in section.values:
        why = "An address goes to one of several places."
        section.fault("into", "IMP082", None, why, f"Add a line into with one of: {', '.join(_ADDRESSES)}.")
    if not headings or taken is None or (is_address and not into):
        return None
    lines = tuple(f"{into}_address{line}" for line in range(1, ADDRESS_LINES + 1))
    return Split(headings, Taken(taken), (*lines, f"{into}_postcode") if is_address else ("surname", "forename"))


def _dates(file: Section) -> tuple[str, ...]:
    forms = file.texts("dates")
    for form in forms:
        if why := fault_of_form(form):
            file.fault("dates", "IMP082", form, why, "Write it as DD.MM.YYYY, DD Mon YYYY or YYYY-Mon-DD 00:00:00.")
    return () if any(map(fault_of_form, forms)) else forms


def _check_headings(file: Section, profile: Profile) -> None:
    """A heading is either read or not, and the fingerprint is made of headings that the profile speaks of."""
    read = {fold_heading(heading) for group in profile.spellings() for heading in group}
    for heading in profile.ignore:
        if fold_heading(heading) in read:
            why = "This heading is read and ignored at once."
            file.fault("ignore", "IMP083", heading, why, "Take it out of ignore, or out of the column.")
    spoken_of = read | {fold_heading(heading) for heading in (*profile.ignore, *BY_NAME)}
    for heading in profile.fingerprint:
        if fold_heading(heading) not in spoken_of:
            why = "This heading of the fingerprint is nowhere else in the profile."
            file.fault("fingerprint", "IMP081", heading, why, "Add it to a column's from, or to ignore.")


def _as_written(section: Section, key: str, otherwise: str) -> str:
    """A text with the spaces around it."""
    section.known.append(key)
    value = section.values.get(key, otherwise)
    if isinstance(value, str):
        return value
    section.fault(key, "IMP082", value, f"{key} must be text.", f'Write it in quotes: {key} = "…".')
    return otherwise


def _yes(section: Section, key: str) -> bool:
    section.known.append(key)
    value = section.values.get(key, False)
    if isinstance(value, bool):
        return value
    section.fault(key, "IMP082", value, f"{key} must be true or false.", f"Write {key} = true, without quotes.")
    return False


def _not_toml(error: tomllib.TOMLDecodeError, text: str, source: str) -> InputUnusable:
    what, _, place = str(error).partition(" (at ")
    found = re.search(r"line (\d+)", place)
    line = int(found[1]) if found else text.count("\n") + 1
    return InputUnusable("IMP080", f"{source}:{line}: this is not TOML: {what[:1].lower()}{what[1:]}.", _COMPARE)
