"""Officers named on the command line."""

from __future__ import annotations

from transfer_cli.cli.options import Office
from transfer_cli.domain.case import Caseload


def officer_named(office: Office, caseload: Caseload, wanted: str) -> str:
    """The officer's name as the record or the settings spell it.

    Raises:
        InputUnusable: Nobody is called so.
    """
    from transfer_cli.cli.nearest import nearest
    from transfer_cli.errors import InputUnusable

    names = {c.officer for c in caseload.cases if c.officer} | {o.name for o in office.settings.officers}
    same = [name for name in sorted(names) if name.casefold() == wanted.strip().casefold()]
    if same:
        return same[0]
    raise InputUnusable("USE004", f'No officer is called "{wanted}".', nearest(wanted, names))
