"""`[retention]` and `[outputs]` of the settings: how long files and copies are kept."""

from __future__ import annotations

from transfer_cli.domain.case import Document
from transfer_cli.domain.retention_policy import OUTPUTS, STARTS, Outputs, Retention, RetentionRule
from transfer_cli.readers.toml_section import Section

FEWEST_YEARS = 1
"""A rule of less than a year is a mistake: nothing of a case is over so soon."""


def retention(section: Section) -> Retention:
    """The schedule of retention; the usual one where nothing is said."""
    usual = Retention()
    rules = [rule for each in section.sections("rules") if (rule := _rule(each))]
    names = [rule.name.casefold() for rule in rules]
    for name in sorted({name for name in names if names.count(name) > 1}):
        section.fault("rules", "SET007", name, "This rule is there twice.", "Keep one of the two.")
    backups = section.flag("backups")
    found = Retention(
        rules=tuple(rules) or usual.rules,
        two_people=section.flag("two_people") or False,
        backups=usual.backups if backups is None else backups,
    )
    section.close()
    return found


def outputs(section: Section) -> Outputs:
    """How many days copies are kept; those that are not named, for good."""
    days = {key: section.number(key) for key in OUTPUTS}
    section.close()
    return Outputs({key: number for key, number in days.items() if number is not None})


def _rule(section: Section) -> RetentionRule | None:
    name, years = section.text("name", required=True), section.number("years")
    if "years" not in section.values:
        section.fault("years", "SET005", None, f"{section.title} has no years.", "Add a line years = 31.")
    elif years is not None and years < FEWEST_YEARS:
        section.fault("years", "SET009", years, "A file is kept for a year at least.", "Give 1 or more.")
    rule = RetentionRule(
        name=name or "",
        years=years or FEWEST_YEARS,
        after=section.one_of("after", STARTS) or "birth",
        priority=section.texts("priority"),
        documents=section.each_of("documents", [document.value for document in Document]),
        source=section.text("source") or "",
    )
    section.close()
    return rule if name and years else None
