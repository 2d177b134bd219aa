"""`transfer status`."""

from __future__ import annotations

import click

from transfer_cli.cli.options import Office, pass_office

GROUPINGS = ("officer", "year-group", "setting", "stage", "cohort")


@click.command("status")
@click.option("--by", type=click.Choice(GROUPINGS), help="Break the open children down by this.")
@click.option("--check", is_flag=True, help="Exit with 1 when a child is past a legal limit or at risk of it.")
@pass_office
@click.pass_context
def status(ctx: click.Context, office: Office, *, by: str | None, check: bool) -> None:
    """How many are done, how many are late, and whether the pace is enough.

    Children with a statement, or a plan made before September 2014, are counted; learning difficulty assessments
    stand apart. Overdue = open and past a statutory day. At risk = not overdue, but too late to start, or set to
    end after such a day. Who is past the deadline, or a day of guidance or the local plan, but no statutory day is
    counted in a sentence of its own. -v also names the settings that are defaults.

    Example: transfer status --by cohort
    """
    from transfer_cli.domain.alike import likeness
    from transfer_cli.domain.outline import outlines
    from transfer_cli.domain.progress import By, breakdown, progress
    from transfer_cli.domain.rates import rates, recovery_in_words, unmet_in_words
    from transfer_cli.domain.timeline import question
    from transfer_cli.reports.rates import rates_document, rates_table
    from transfer_cli.reports.status import breakdown_table, groups_document, headline, stages_table

    telling = likeness(office.settings, office.as_of, by_officer=by == By.OFFICER)
    alike = office.store.alike(office.as_of, office.known_at, telling)
    derived = tuple(outlines(alike, question(office.settings, office.as_of)))
    found = progress(derived, office.settings, office.as_of)
    pace = rates(derived, office.settings, office.as_of)
    document = found.as_document() | rates_document(pace)
    tables = [] if by == By.STAGE else [stages_table(found, office.title_days)]
    if by:
        groups = breakdown(derived, By(by))
        document |= {"by": by, "groups": groups_document(groups)}
        tables.append(breakdown_table(groups, By(by), office.title_days))
        if by == By.COHORT:
            tables.append(rates_table(pace, f"Rates by cohort, {office.title_days}"))
    said = headline(found), recovery_in_words(pace.overall), unmet_in_words(pace)
    office.say("\n".join(line for line in said if line) + "\n")
    office.answer(document, *tables)
    if office.verbosity > 0:
        _name_defaults(office)
    if check and (found.children.overdue or found.children.at_risk):
        ctx.exit(1)


def _name_defaults(office: Office) -> None:
    from transfer_cli.domain.policy import unsafe
    from transfer_cli.domain.settings import defaults

    for sentence in defaults(office.settings):
        office.tell(f"Not in the settings. {sentence}")
    for sentence in unsafe(office.settings.policy):
        office.tell(f"An open point of the law is not read the safe way. {sentence}")
