"""The command line: one group, one file a command.

Everything heavy is imported inside the command functions, so that `--help` costs little more than Click itself.
"""

from __future__ import annotations

import gc
import sys
from datetime import date
from pathlib import Path

import click

import transfer_cli
from transfer_cli.cli.advice import advice as advice_command
from transfer_cli.cli.audit import audit as audit_command
from transfer_cli.cli.backup import backup as backup_command
from transfer_cli.cli.case import case as case_command
from transfer_cli.cli.demo import demo as demo_command
from transfer_cli.cli.errors_edge import run
from transfer_cli.cli.explain import explain as explain_command
from transfer_cli.cli.export import export as export_command
from transfer_cli.cli.feedback import feedback as feedback_command
from transfer_cli.cli.forecast import forecast as forecast_command
from transfer_cli.cli.import_ import import_ as import_command
from transfer_cli.cli.init import init as init_command
from transfer_cli.cli.letters import letters as letters_command
from transfer_cli.cli.meetings import meetings as meetings_command
from transfer_cli.cli.migrate import migrate as migrate_command
from transfer_cli.cli.options import DAY, DEFAULT_DB, DEFAULT_SETTINGS, Office, plain_by_environment
from transfer_cli.cli.plan import plan as plan_command
from transfer_cli.cli.profile import profile as profile_command
from transfer_cli.cli.report import report as report_command
from transfer_cli.cli.restore import restore as restore_command
from transfer_cli.cli.retention import retention as retention_command
from transfer_cli.cli.schedule import schedule as schedule_command
from transfer_cli.cli.slippage import slippage as slippage_command
from transfer_cli.cli.status import status as status_command
from transfer_cli.cli.today import today as today_command
from transfer_cli.cli.undo import redo as redo_command
from transfer_cli.cli.undo import undo as undo_command
from transfer_cli.cli.what_if import what_if as what_if_command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--db", envvar="TRANSFER_DB", default=DEFAULT_DB, metavar="PATH_OR_URL", show_default=True,
    help="The record: a SQLite file, or a database URL for a team.",
)  # fmt: skip
@click.option(
    "--settings", "settings_path", envvar="TRANSFER_SETTINGS", default=DEFAULT_SETTINGS, metavar="FILE",
    show_default=True, type=click.Path(path_type=Path), help="The authority's own facts.",
)  # fmt: skip
@click.option(
    "--templates", "templates_named", envvar="TRANSFER_TEMPLATES", metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Your own templates of letters.  [default: templates, beside the settings]",
)  # fmt: skip
@click.option("--as-of", envvar="TRANSFER_AS_OF", type=DAY, help="The day the question is asked of.  [default: today]")
@click.option("--known-on", type=DAY, help="Use only what had been recorded by the end of that day.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout, for programs.")
@click.option("--plain", is_flag=True, help="No colour, no boxes; also by the environment's NO_COLOR.")
@click.option("-v", "--verbose", count=True, help="Say more on stderr.")
@click.option("-q", "--quiet", count=True, help="Say less on stderr.")
@click.version_option(transfer_cli.__version__, prog_name="transfer")
@click.pass_context
def transfer(
    ctx: click.Context,
    *,
    db: str,
    settings_path: Path,
    templates_named: Path | None,
    as_of: date | None,
    known_on: date | None,
    as_json: bool,
    plain: bool,
    verbose: int,
    quiet: int,
) -> None:
    """Move every child from a Statement of SEN to an EHC plan before 1 April 2018.

    Load the caseload, see the schedule against the deadline, see what is slipping, send the letters that are
    due, and report. Every date can say why: transfer case explain REFERENCE.

    Example: transfer demo
    """
    source = ctx.get_parameter_source("settings_path")
    ctx.obj = Office(
        db=db,
        settings_path=settings_path,
        settings_named=source is not click.core.ParameterSource.DEFAULT,
        as_of=as_of or date.today(),  # noqa: DTZ011 - the law counts local days
        known_on=known_on,
        json=as_json,
        plain=plain or plain_by_environment(),
        verbosity=verbose - quiet,
        templates_named=templates_named,
    )


for _command in (
    init_command,
    demo_command,
    import_command,
    profile_command,
    export_command,
    schedule_command,
    today_command,
    status_command,
    slippage_command,
    advice_command,
    feedback_command,
    forecast_command,
    case_command,
    letters_command,
    report_command,
    audit_command,
    retention_command,
    undo_command,
    redo_command,
    explain_command,
    meetings_command,
    plan_command,
    what_if_command,
    backup_command,
    restore_command,
    migrate_command,
):
    transfer.add_command(_command)


RARELY = 20_000_000
"""Objects made between two rounds of garbage collection: more than any command makes, which keeps them till it ends.

Making 460 letters takes 152 MB with it and 150 MB with 500,000; counting 240,000 children takes 7% less time.
"""


def main() -> None:
    """Run `transfer` and leave with the contract's exit code.

    Looking for garbage while modules load, and once more in everything when the process ends, took a fifth of
    `transfer status`; hence it is done rarely, and not at the end.
    """
    gc.set_threshold(RARELY)
    exit_code = run(transfer)
    gc.freeze()
    sys.exit(exit_code)
