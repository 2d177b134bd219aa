"""`transfer audit map`: every place where something about a person is kept."""

from __future__ import annotations

import click

from transfer_cli.cli.options import Office, pass_office


@click.command("map")
@click.option("--personal", is_flag=True, help="Only places with something about a person.")
@pass_office
def map_(office: Office, *, personal: bool) -> None:
    """Every place where something about a person is kept: tables and files, whose it is, and how it goes.

    Every column and every file of the program is declared; a test sees that none is forgotten. It is the list for the
    record of processing activities (GDPR article 30).

    Example: transfer audit map --personal
    """
    from transfer_cli.domain.data_map import COLUMNS, FILES, NOBODY, map_document
    from transfer_cli.reports.table import Table

    tables = tuple(
        (c.table, ", ".join(c.names), c.what, c.whose, c.then) for c in COLUMNS if not personal or c.whose != NOBODY
    )
    files = tuple(
        (f.pattern, f.what, f.whose, f"[outputs] {f.key}" if f.key else None, f.then)
        for f in FILES
        if not personal or f.personal
    )
    office.answer(
        map_document(),
        Table("In the record", ("Table", "Columns", "What", "Whose", "When the time is over"), tables),
        Table("In the workspace", ("Place", "What", "Whose", "Kept for", "When the time is over"), files),
    )
