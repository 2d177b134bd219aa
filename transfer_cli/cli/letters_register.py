"""`transfer letters register`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_read
from transfer_cli.cli.options import Office, pass_office
from transfer_cli.cli.references import REFERENCE

if TYPE_CHECKING:
    from transfer_cli.domain.changes import Letter

STATES = ("made", "posted", "withdrawn", "returned", "cleared")


@click.command("register")
@click.option("--reference", type=REFERENCE, metavar="REFERENCE", help="Only letters about this case.")
@click.option("--batch", metavar="BATCH", help="Only letters of this batch, such as 2016-10-03.")
@click.option("--kind", metavar="KIND", help="Only letters of this kind.")
@click.option("--state", type=click.Choice(STATES), help="Only letters in this state.")
@pass_office
def register(office: Office, *, reference: str | None, batch: str | None, kind: str | None, state: str | None) -> None:
    """Every letter that was made: to whom, of which day, how it went, and what has become of it.

    made: not posted yet. withdrawn: pulled before it went, or undone. returned: it came back. cleared: it came back,
    and the address is right all the same. --json has all the facts it was made from, and the hashes of file and
    template whole.

    Example: transfer letters register --state made
    """
    from transfer_cli.domain.words import count
    from transfer_cli.reports.case import letters_table
    from transfer_cli.reports.case_document import letter_document

    about = office.case(office.caseload(), reference).reference if reference else None
    log_read(office, *([about] if about else []))

    def wanted(letter: Letter) -> bool:
        asked = ((batch, letter.batch), (kind, letter.kind), (state, letter.state))
        return all(want in (None, value) for want, value in asked)

    found = tuple(letter for letter in office.store.letters(office.known_at, about) if wanted(letter))
    table = letters_table(found, f"Letters, {office.title_days}", references=True)
    office.answer({"letters": [letter_document(letter) for letter in found]}, *([table] if found else []))
    office.say(f"{chr(10) if found else ''}{count(len(found), 'letter')} in the register.")
