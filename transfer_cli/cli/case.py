"""`transfer case`: everything about one child or young person."""

from __future__ import annotations

import click

from transfer_cli.cli.case_correct import correct
from transfer_cli.cli.case_record import record
from transfer_cli.cli.options import Office, pass_office
from transfer_cli.cli.postpone import postpone
from transfer_cli.cli.references import REFERENCE


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
@pass_office
def explain(office: Office, *, reference: str) -> None:
    """Every date of one child with its counting, its rule and its source.

    transfer explain RULE says more of a rule.

    Example: transfer case explain CW0001
    """
    from transfer_cli.domain.explain import as_document, sentences
    from transfer_cli.domain.timeline import timeline

    derived = timeline(office.case(office.caseload(), reference), office.settings, office.as_of, explain=True)
    office.say(sentences(derived))
    office.answer(as_document(derived))


case.add_command(record)
case.add_command(correct)
case.add_command(postpone)
