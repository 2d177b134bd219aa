"""What is said of a whole file because of the profile it was read by: words of theirs that lose something in ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.profiles.folding import fold_heading, fold_word
from transfer_cli.readers.profiles.profile import Profile, Rule
from transfer_cli.readers.sheet import Sheet, as_text

_SHOWN = 5
"""So many rows or names are shown of those that a remark is about."""


def remarks_of(profile: Profile, sheet: Sheet, lookups: Mapping[str, Mapping[str, str]]) -> tuple[Problem, ...]:
    """Everything there is to say; the file is gone through for it only if the profile needs it."""
    said = [
        Problem("IMP089", Severity.NOTE, f"profile {profile.name}", "", remark, "transfer profile show says more.")
        for remark in profile.remarks
    ]
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
