"""`transfer migrate`."""

from __future__ import annotations

import click

from transfer_cli.cli.access import log_read
from transfer_cli.cli.options import Office, dry_run_option, pass_office
from transfer_cli.errors import Problem, Severity


@click.command("migrate")
@click.option("--to", metavar="PATH_OR_URL", help="Copy the record there: a new file, or an empty database.")
@click.option("--roles", is_flag=True, help="Make the groups of the roles on the server, and give each its rights.")
@dry_run_option
@pass_office
@click.pass_context
def migrate(ctx: click.Context, office: Office, *, to: str | None, roles: bool, dry_run: bool) -> None:
    """Bring the record up to this version of transfer, or copy it to another database.

    Without options the tables are brought up to date, as every command does when it first opens an older record; a
    backup is made before. With --to every row is copied in one transaction from SQLite to PostgreSQL, or back; then
    the numbers of rows, the chain head, every row's digest and the weekly report are compared on both sides. The record
    that is copied stays as it is. With --roles the groups transfer_read_only, transfer_caseworker,
    transfer_business_support and transfer_manager are made on the server, with nobody in them; with --dry-run as well
    their SQL is printed.

    Example: transfer migrate --to copy.db
    """
    office.refuse_known_on("migrate")
    if to and roles:
        raise click.UsageError("--to and --roles are two steps: first copy, then give the rights in the new place.")
    store = office.store
    if roles:
        _roles(office, dry_run=dry_run)
        return
    if to is None:
        _say_version(office)
        return
    if dry_run:
        office.answer({"to": to, "written": False, "head": store.head()})
        office.say(f"Would copy {store.name}. Nothing was written: --dry-run.")
        return
    log_read(office)
    copied = store.migrate(to)
    problems = [*copied.problems, *_other_reports(office, to)]
    for problem in problems:
        office.say(str(problem))
    rows = sum(copied.counts.values())
    same = "are the same on both sides" if not problems else "were compared"
    office.say(f"Copied {rows:,} rows of {len(copied.counts)} tables; rows, chain and weekly report {same}.")
    office.say(f"Chain head {copied.head or 'none: nothing is recorded yet'}")
    office.answer(
        {
            "to": _shown(to),
            "written": True,
            "counts": dict(copied.counts),
            "head": copied.head,
            "problems": [problem.as_json() for problem in problems],
        }
    )
    office.say(f"\nTo use it from now on: set TRANSFER_DB to {_shown(to)}, for everybody at once.")
    office.say("Keep the old record until all is well; whatever is recorded in it from now on is not in the copy.")
    if any(problem.severity is Severity.REJECT for problem in problems):
        ctx.exit(1)


def _roles(office: Office, *, dry_run: bool) -> None:
    """Give each role its rights, or print the SQL that does."""
    statements = office.store.set_up_roles(dry_run=dry_run)
    office.answer({"sql": list(statements), "applied": not dry_run})
    if dry_run:
        office.say("\n".join(f"{statement};" for statement in statements))
        return
    office.say("Each role has its rights. To put somebody into one, say on the server, for example:")
    office.say("  GRANT transfer_caseworker TO their_name;")


def _say_version(office: Office) -> None:
    from transfer_cli.store.migrations import REVISIONS

    office.answer({"version": REVISIONS[-1], "head": office.store.head()})
    office.say(f"{office.store.name} has the tables of this version of transfer ({REVISIONS[-1]}).")


def _other_reports(office: Office, to: str) -> list[Problem]:
    """The reports that come out otherwise from the copy."""
    from transfer_cli.cli.report_hashes import differing, report_hashes

    here, there = (report_hashes(record, office.settings, office.as_of) for record in (office.db, to))
    why, fix = (
        "it comes out otherwise from the copy.",
        "Do not use the copy, and say so to whoever looks after transfer.",
    )
    return [Problem("BAK007", Severity.REJECT, name, "", why, fix) for name in differing(here, there)]


def _shown(to: str) -> str:
    from transfer_cli.store.opening import without_password

    return without_password(to)
