"""`transfer case`: everything about one child or young person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.case_correct import correct
from transfer_cli.cli.case_record import record
from transfer_cli.cli.options import Office, pass_office
from transfer_cli.cli.pages import page_options, write_page
from transfer_cli.cli.postpone import postpone
from transfer_cli.cli.references import REFERENCE

if TYPE_CHECKING:
    from transfer_cli.domain.obligation import Timeline
    from transfer_cli.reports.page import Page


@click.group("case")
def case() -> None:
    """One child or young person: show, explain, record a step, correct.

    A reference may be shortened as long as only one case answers to it.

    Example: transfer case show CW0001
    """


@case.command("show")
@click.argument("reference", type=REFERENCE)
@pass_office
def show(office: Office, *, reference: str) -> None:
    """The timeline of one child: facts, who is written to, what happened, what is due, letters.

    Example: transfer case show CW0001
    """
    from transfer_cli.domain.actions import next_step
    from transfer_cli.domain.timeline import timeline
    from transfer_cli.reports.case import case_tables, heading, notes_text
    from transfer_cli.reports.case_document import case_document

    found = office.case(office.caseload(), reference)
    derived = timeline(found, office.settings, office.as_of)
    step = next_step(derived)
    letters = office.store.letters(office.known_at, found.reference)
    office.say(heading(derived, step, office.title_days) + "\n")
    office.answer(case_document(derived, step, letters), *case_tables(derived, letters))
    if derived.notes:
        office.say("\n" + notes_text(derived))


@case.command("explain")
@click.argument("reference", type=REFERENCE)
@page_options
@pass_office
def explain(office: Office, *, reference: str, html: Path | None, pdf: Path | None) -> None:
    """Every date of one child with its counting, its rule and its source.

    transfer explain RULE says more of a rule. With --html or --pdf the same is written as a page that can be given to
    the family; it names nobody but the child.

    Example: transfer case explain CW0001

    Example: transfer case explain CW0001 --html CW0001.html --pdf CW0001.pdf
    """
    from transfer_cli.domain.explain import as_document, sentences
    from transfer_cli.domain.timeline import timeline

    derived = timeline(office.case(office.caseload(), reference), office.settings, office.as_of, explain=True)
    files = write_page(office, lambda: _page(office, derived), html, pdf)
    if not files:
        office.say(sentences(derived))
    office.answer(as_document(derived) | ({"files": files} if files else {}))


def _page(office: Office, derived: Timeline) -> Page:
    """The page for the family; whoever makes it is told what to think of before it is handed out."""
    from transfer_cli.domain.rules import rules_of
    from transfer_cli.reports.explain_page import explain_page, told

    if warning := told(derived):
        office.tell(warning)
    return explain_page(derived, rules_of(office.settings), office.settings)


case.add_command(record)
case.add_command(correct)
case.add_command(postpone)
