"""`transfer letters edit` and `transfer letters lint`: an authority's own templates."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, pass_office, templates_option
from transfer_cli.errors import InputUnusable, Refused

if TYPE_CHECKING:
    from transfer_cli.letters.finding import Finding
    from transfer_cli.reports.table import Table


FEW = 3
"""Letters that share a part and are named; more are counted."""


@click.command("edit")
@click.argument("kind")
@click.option("--force", is_flag=True, help="Begin again: write the program's own text over your letter.")
@dry_run_option
@templates_option
@pass_office
def edit(office: Office, *, kind: str, force: bool, dry_run: bool) -> None:
    """Copy the template of one kind of letter into your own folder, to be edited there.

    From then on your copy is used in place of the program's. Open the file that is named with any text editor, change
    words, save it, then try it with letters lint and letters preview. What the law requires a letter to say is still
    looked for in every letter. To go back to the program's own text, delete the copy.

    The versions in Welsh and in Easy Read are copied as well. Once your English letter says something else, letters
    that need a version are held until it is brought up to date; letters versions lists them.

    Example: transfer letters edit notice
    """
    from transfer_cli.letters.kinds import names_of, shipped_texts
    from transfer_cli.letters.own import copies, shared_by

    _known(kind, names_of(shipped_texts()))
    folder = office.own_templates
    wanted = copies(kind)
    there = [name for name in wanted.letter if (folder / name).exists()]
    if there and not force:
        raise Refused(
            "LET047",
            f"{folder / there[0]} is there already.",
            "Edit that one; --force writes the program's text over it, and your changes are lost.",
        )
    kept = [name for name in wanted.parts if (folder / name).exists()]
    new = wanted.letter | {name: text for name, text in wanted.parts.items() if name not in kept}
    if not dry_run:
        _write(folder, new)
    template = folder / "letters" / kind / "letter.md.j2"
    office.answer(
        {
            "kind": kind,
            "folder": str(folder.absolute()),
            "written": [] if dry_run else list(new),
            "kept": kept,
            "open": str(template.absolute()),
        }
    )
    office.say(f"{'These would be written' if dry_run else 'Written'} to {folder}:")
    for name in (*new, *kept):
        others = [other for other in shared_by(name) if other != kind]
        shown = ", ".join(others) if len(others) <= FEW else f"{len(others)} other letters"
        shared = f" (also in {shown})" if others else ""
        office.say(f"  {name}{shared}{', kept as you have it' if name in kept else ''}")
    office.say(f"\nOpen {template} in a text editor. What stands between {{{{ }}}} and {{% %}} is filled in.")
    office.say(f"Then check it: transfer letters lint {kind}")
    office.say(f"And see it:    transfer letters preview REFERENCE --kind {kind} --pdf look.pdf")
    if office.templates_named:
        office.say(f"Name the folder each time, with --templates {folder}, or put it beside transfer.toml.")


def _write(folder: Path, texts: dict[str, str]) -> None:
    from transfer_cli.letters.own import write_copy

    try:
        for name, text in texts.items():
            write_copy(folder, name, text)
    except OSError as error:
        raise InputUnusable(
            "LET019", f"{folder} cannot be written: {error.strerror}.", "Make room or change the rights."
        ) from error


@click.command("lint")
@click.argument("kinds", nargs=-1, metavar="[KIND]...")
@templates_option
@pass_office
@click.pass_context
def lint(ctx: click.Context, office: Office, *, kinds: tuple[str, ...]) -> None:
    """Check templates, your own and the program's, on invented families; nothing is written.

    Looks for what Jinja cannot read, facts, parts and settings that nobody knows, required paragraphs that are gone,
    pages that do not fit, names that do not print as they are, and versions in Welsh and Easy Read that are out of
    date. Long sentences and a high reading age are notes, and so are versions in a language that is not switched on.
    Leaves with 1 when there is something to mend.

    Example: transfer letters lint notice
    """
    from transfer_cli.domain.words import count
    from transfer_cli.letters.kinds import names_of, own_texts, shipped_texts
    from transfer_cli.letters.lint import lint as lint_kind

    own = own_texts(office.templates) if office.templates else {}
    texts = shipped_texts() | own
    names = names_of(texts) + _without_settings(texts)
    for kind in kinds:
        _known(kind, names)
    looked_at, switched_on = sorted(kinds or names), office.settings.letters.languages
    found = [finding for kind in looked_at for finding in lint_kind(kind, texts, switched_on)]
    faults = sum(not finding.note for finding in found)
    office.answer(
        {
            "kinds": looked_at,
            "own": sorted(own),
            "faults": faults,
            "notes": len(found) - faults,
            "findings": [finding.as_document() for finding in found],
        },
        *(table for table in _tables(found, own) if table.rows),
    )
    notes = count(len(found) - faults, "note")
    office.say(f"{chr(10) if found else ''}{count(len(looked_at), 'kind')} of letter: {faults} to mend, {notes}.")
    if faults:
        ctx.exit(1)


def _without_settings(texts: Collection[str]) -> tuple[str, ...]:
    """Own folders with a letter and no `letter.toml`."""
    letters = {name.split("/")[1] for name in texts if name.endswith("/letter.md.j2")}
    return tuple(sorted(name for name in letters if f"letters/{name}/letter.toml" not in texts))


def _tables(found: Sequence[Finding], own: Collection[str]) -> tuple[Table, Table]:
    from transfer_cli.letters.samples import FAMILIES
    from transfer_cli.reports.table import Table

    def place(finding: Finding) -> str:
        whose = "" if finding.file in own else " (the program's)"
        return f"{finding.file}{f', line {finding.line}' if finding.line else ''}{whose}"

    def row(finding: Finding) -> tuple[str, str, str]:
        some = 0 < len(finding.families) < len(FAMILIES)
        families = f" Found with: {', '.join(finding.families)}." if some else ""
        return place(finding), f"{finding.what}{families}", finding.fix

    columns = ("Where", "What", "How to mend it")
    return (
        Table("To mend", columns, tuple(row(finding) for finding in found if not finding.note)),
        Table("Notes", columns, tuple(row(finding) for finding in found if finding.note)),
    )


def _known(kind: str, names: Sequence[str]) -> None:
    from transfer_cli.cli.nearest import nearest

    if kind not in names:
        message = f'"{kind}" is no kind of letter. {nearest(kind, names)}'
        raise click.BadParameter(message, param_hint="KIND")
