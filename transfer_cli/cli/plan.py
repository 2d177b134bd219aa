"""`transfer plan`: the authority's published transfer plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, pass_office
from transfer_cli.cli.plan_publish import publish

if TYPE_CHECKING:
    from transfer_cli.domain.plan_check import PlanCheck


@click.group("plan")
def plan() -> None:
    """The authority's published transfer plan: look whether it keeps the law, and make its page.

    Example: transfer plan check
    """


@plan.command("check")
@pass_office
@click.pass_context
def check(ctx: click.Context, office: Office) -> None:
    """Say whether the published plan itself keeps the law, and whom it does not catch.

    Each group is held against the law's days of the children it catches, or, while it catches nobody, of the children
    it names. What a group cannot keep is said with the number of days, and leaves with 1. A child that no group
    catches is listed: the law's own days hold for it all the same.

    Example: transfer plan check
    """
    from transfer_cli.reports.plan import check_document, check_sentences, check_table

    found = checked(office)
    office.say("\n".join(check_sentences(found, office.settings.plan_version, office.title_days)))
    if found.groups:
        office.say("")
    office.answer(check_document(found), *([check_table(found, office.title_days)] if found.groups else ()))
    if not found.lawful:
        ctx.exit(1)


def checked(office: Office) -> PlanCheck:
    """The plan held against the law for the caseload of the day asked about."""
    from transfer_cli.domain.plan_check import check_plan
    from transfer_cli.domain.rules import rules_of
    from transfer_cli.domain.timeline import timelines

    rules = rules_of(office.settings)
    return check_plan(timelines(office.caseload(), office.settings), office.settings, rules, office.as_of)


plan.add_command(publish)
