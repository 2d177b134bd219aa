"""`transfer today`."""

from __future__ import annotations

import click

from transfer_cli.cli.access import log_list
from transfer_cli.cli.options import Office, pass_office

UP_FRONT = 10


@click.command("today")
@click.option("--officer", metavar="NAME", help="Only this officer's cases.")
@pass_office
def today(office: Office, *, officer: str | None) -> None:
    """What to do this morning, most urgent first.

    Legal days that have passed come first, oldest first; then what is due, day by day. The first ten are shown and
    the rest counted; -v shows all.

    Example: transfer today
    """
    from transfer_cli.cli.officers import officer_named
    from transfer_cli.domain.actions import actions
    from transfer_cli.domain.returned import RETURNED, to_mend
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.domain.words import count
    from transfer_cli.reports.daily import actions_summary, actions_table

    caseload = office.caseload()
    name = officer_named(office, caseload, officer) if officer is not None else None
    mine = [t for t in timelines(caseload, office.settings) if name is None or t.case.officer == name]
    back = office.store.letters(office.known_at, state=RETURNED)
    returned = to_mend(back, mine, office.settings, on=office.as_of)
    found = actions(mine, office.as_of, [o.name for o in office.settings.officers], returned)
    log_list(office, (action.case.reference for action in found))
    shown = found if office.verbosity > 0 else found[:UP_FRONT]
    whose = f" for {name}" if name else ""
    title = f"What to do{whose}, {office.title_days}"
    document = {
        "as_of": office.as_of.isoformat(),
        "officer": name,
        "actions": [action.as_document(office.as_of) for action in found],
    }
    if not found:
        office.say(f"Nothing waits to be done{whose}, {office.title_days}.")
        office.answer(document)
        return
    office.answer(
        document,
        actions_table(shown, office.as_of, title, officer=name is None),
        actions_summary(found, office.as_of),
    )
    if len(found) > len(shown):
        office.tell(f"The first {UP_FRONT} of {count(len(found), 'thing')} are listed; transfer -v today lists all.")
