"""What is said of a whole file because of the profile it was read by: words of theirs that lose something in ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.profiles.folding import fold_heading, fold_word
from transfer_cli.readers.profiles.likeness import nearest_headings
from transfer_cli.readers.profiles.profile import Profile, Rule
from transfer_cli.readers.sheet import Sheet, as_text

_LIKE = 0.8
"""From here on a new heading is probably an old one renamed."""

_SHOWN = 5
"""So many rows or names are shown of those that a remark is about."""


def remarks_of(
    profile: Profile,
    sheet: Sheet,
    lookups: Mapping[str, Mapping[str, str]],
    filled: Collection[str],
    unread: Sequence[int],
) -> tuple[Problem, ...]:
    """Everything there is to say; the file is gone through for it only if the profile needs it.

    Args:
        filled: Columns that the file fills.
        unread: Positions of the headings that the profile does not know.
    """
    said = [
        Problem("IMP089", Severity.NOTE, f"profile {profile.name}", "", remark, "transfer profile show says more.")
        for remark in profile.remarks
    ]
    said += _perhaps_renamed(profile, [sheet.headings[position] for position in unread], filled)
    watched = [(rule, place) for rule, place in _watched(profile, sheet)]
    if not watched:
        return tuple(said)
    rows: dict[tuple[int, str], list[int]] = defaultdict(list)
    unknown: dict[str, None] = {}
    for record in sheet.records():
        for number, (rule, position) in enumerate(watched):
            text = as_text(record.cells[position]).strip() if position < len(record.cells) else ""
            if text and rule.lookup and text not in lookups.get(rule.lookup, {}):
                unknown[text] = None
            elif text and fold_word(text) in rule.noted:
                rows[number, text].append(record.row)
    for (number, text), among in rows.items():
        rule, position = watched[number]
        said.append(_noted(sheet.place(among[0], position), text, among, rule.noted[fold_word(text)]))
    if unknown:
        said.append(_not_in_the_directory(profile, list(unknown)))
    return tuple(said)


def _perhaps_renamed(profile: Profile, new: Sequence[str], filled: Collection[str]) -> Iterator[Problem]:
    """Headings that the profile does not know and that are like one that is missing: its column would be lost."""
    missing = {
        rule.headings[0]: profile.same_as(rule.headings[0])
        for name, rules in profile.columns.items()
        for rule in rules
        if rule.headings and name not in filled
    }
    for old, heading in nearest_headings(missing, [heading for heading in new if fold_heading(heading)], _LIKE).items():
        if heading:
            why = f'it is not read, and like "{old}", which is not in the file.'
            fix = (
                f'If it means the same, rename it to "{old}", or make a profile of your own: transfer profile new FILE.'
            )
            yield Problem("IMP085", Severity.WARNING, "new heading", heading, why, fix)


def _watched(profile: Profile, sheet: Sheet) -> Iterator[tuple[Rule, int]]:
    """Rules that have something to say of single cells, with the position of the cells."""
    positions = {fold_heading(heading): position for position, heading in enumerate(sheet.headings)}
    for name, rules in profile.columns.items():
        for rule in rules:
            if rule.noted or rule.lookup:
                folded = map(fold_heading, (*rule.headings, name))
                position = next((positions[heading] for heading in folded if heading in positions), None)
                if position is not None:
                    yield rule, position


def _noted(where: str, word: str, rows: list[int], sentence: str) -> Problem:
    others = len(rows) - 1
    more = f" (and in {others} more row{'s' if others > 1 else ''})" if others else ""
    return Problem("IMP089", Severity.NOTE, f"{where}{more}", word, sentence, "Nothing need be done.")


def _not_in_the_directory(profile: Profile, names: list[str]) -> Problem:
    several = len(names) != 1
    shown = ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
    why = f"{'these settings are' if several else 'this setting is'} not in the settings directory, which alone says"
    return Problem(
        "IMP089",
        Severity.WARNING,
        f"profile {profile.name}",
        shown,
        f"{why} the name and the type of a setting by its URN.",
        "Add what is missing to settings.csv and import again.",
    )
