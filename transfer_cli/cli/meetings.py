"""`transfer meetings`."""

from __future__ import annotations

import click

from transfer_cli.cli.access import log_read
from transfer_cli.cli.options import Office, pass_office


@click.command("meetings")
@click.option("--school", metavar="TEXT", help="Only settings whose name contains this.")
@pass_office
def meetings(office: Office, *, school: str | None) -> None:
    """Meetings still without a date, a list for each school.

    A review is listed from eight weeks before its scheduled start until its meeting is arranged. The suggested day
    is six weeks after the review begins, when advice is due, and before the latest safe draft.

    Example: transfer meetings --school primary
    """
    from transfer_cli.domain.meetings import meetings_wanted
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.domain.words import count
    from transfer_cli.reports.daily import meetings_tables

    wanted = meetings_wanted(timelines(office.caseload(), office.settings))
    if school is not None:
        sought = school.strip().casefold()
        wanted = {name: meetings for name, meetings in wanted.items() if sought in name.casefold()}
    log_read(office, *(meeting.case.reference for of_school in wanted.values() for meeting in of_school))
    number = sum(len(meetings) for meetings in wanted.values())
    document = {
        "as_of": office.as_of.isoformat(),
        "meetings": number,
        "settings": [
            {"setting": name, "urn": found[0].case.setting_urn, "meetings": [one.as_document() for one in found]}
            for name, found in wanted.items()
        ],
    }
    where = f" at {count(len(wanted), 'setting')}" if wanted else ""
    office.say(f"{count(number, 'meeting')}{where} without a date, {office.title_days}.\n")
    office.answer(document, *meetings_tables(wanted, office.title_days))
