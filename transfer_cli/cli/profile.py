"""`transfer profile`: how files of other systems are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, pass_office
from transfer_cli.cli.profile_new import new
from transfer_cli.domain.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transfer_cli.readers.profiles.profile import Profile, Rule


@click.group("profile")
def profile() -> None:
    """How files of other systems are read: their headings and codes, and ours.

    Example: transfer profile list
    """


@profile.command("list")
@pass_office
def list_(office: Office) -> None:
    """The profiles that come with the program, and how each is recognised.

    Example: transfer profile list
    """
    from transfer_cli.readers.profiles import SHIPPED, shipped
    from transfer_cli.reports.table import Table

    profiles = [shipped(name) for name in SHIPPED]
    rows = tuple((each.name, each.title, ", ".join(each.fingerprint) or None) for each in profiles)
    office.answer(
        {"profiles": [{"name": p.name, "title": p.title, "fingerprint": list(p.fingerprint)} for p in profiles]},
        Table("Profiles", ("Name", "What it reads", "Recognised by"), rows, "transfer profile show NAME says more."),
    )


@profile.command("show")
@click.argument("name", metavar="NAME|FILE")
@click.option("--toml", "as_toml", is_flag=True, help="Print the profile as it is written, to copy and change.")
@pass_office
def show(office: Office, *, name: str, as_toml: bool) -> None:
    """How a profile reads each column, what its words become, and what it leaves out.

    NAME is one of transfer profile list, FILE a profile of your own.

    Example: transfer profile show tracker
    """
    from transfer_cli.readers.profiles import profile_named
    from transfer_cli.readers.profiles.shipped import text_of

    found = profile_named(name)
    if as_toml and not office.json:
        office.say(text_of(name).rstrip("\n"))
        return
    from transfer_cli.reports.table import Table

    rows = tuple(_rows(found))
    words = tuple((column, theirs, ours or "(empty)") for column, theirs, ours in _codes(found))
    tables = [Table(found.title, ("Column", "From the heading", "How"), rows, "\n".join(_notes(found)))]
    if words:
        tables.append(Table("Words", ("Column", "Theirs", "Ours"), words))
    office.answer(_document(found, text_of(name)), *tables)


def _rows(found: Profile) -> Iterator[tuple[str, str, str]]:
    for name, rules in found.columns.items():
        for number, rule in enumerate(rules):
            yield name if not number else "  or else", ", ".join(rule.headings or rule.join), _how(rule)
    for split in found.splits:
        yield (
            f"{split.into[0]} … {split.into[-1]}",
            ", ".join(split.headings),
            f"taken apart: {split.taken.replace('_', ', ')}",
        )
    if not found.columns:
        yield "every column", "its own name", ""


def _how(rule: Rule) -> str:
    said = [
        f'always "{rule.constant}"' if rule.constant is not None else "",
        "put one behind the other" if rule.join else "",
        count(len(rule.codes), "word") if rule.codes else "",
        "looked up in the settings directory" if rule.lookup else "",
        f'"{rule.before}" before it' if rule.before else "",
    ]
    return ", ".join(part for part in said if part)


def _codes(found: Profile) -> Iterator[tuple[str, str, str]]:
    for name, rules in found.columns.items():
        for rule in rules:
            yield from ((name, rule.words[theirs], ours) for theirs, ours in rule.codes.items())


def _notes(found: Profile) -> Iterator[str]:
    if found.about:
        yield found.about
    if found.fingerprint:
        yield f"Recognised by: {', '.join(found.fingerprint)}."
    if found.empty:
        yield f"Read as empty: {', '.join(sorted(found.empty))}."
    if found.dates:
        yield f"Dates also as: {', '.join(found.dates)}."
    if found.ignore:
        yield f"Not read: {', '.join(found.ignore)}."
    if found.addresses_follow:
        yield "A child without an address is loaded: addresses come from another file."
    yield from found.remarks


def _document(found: Profile, text: str) -> dict[str, object]:
    return {
        "name": found.name,
        "title": found.title,
        "about": found.about,
        "fingerprint": list(found.fingerprint),
        "columns": {
            name: [
                {
                    "from": list(rule.headings),
                    "join": list(rule.join),
                    "constant": rule.constant,
                    "codes": {rule.words[theirs]: ours for theirs, ours in rule.codes.items()},
                }
                for rule in rules
            ]
            for name, rules in found.columns.items()
        },
        "ignore": list(found.ignore),
        "addresses_follow": found.addresses_follow,
        "toml": text,
    }


profile.add_command(new)
