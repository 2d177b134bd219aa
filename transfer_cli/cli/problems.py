"""Problems of a file on stderr: grouped, worst first, so many of each kind as a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office
from transfer_cli.errors import Problem, Severity

if TYPE_CHECKING:
    from transfer_cli.cli.import_findings import Findings

A_GROUP = 20
"""So many problems of one kind are shown unless all are asked for."""

_HEADINGS = {Severity.REJECT: "Rejected", Severity.WARNING: "Warning", Severity.NOTE: "Note"}


def show_problems(office: Office, findings: Findings, file: str) -> None:
    """Print them, rejected rows first; -q prints only what is rejected; nothing under --json.

    Args:
        file: Name that stands before a row, `caseload.csv:36`; empty = the places name a worksheet.
    """
    if office.json:
        return
    from transfer_cli.errors.catalogue import CATALOGUE
    from transfer_cli.reports.terminal import printable

    for (severity, error_id), shown, count in findings.groups():
        if severity is not Severity.REJECT and office.verbosity < 0:
            continue
        click.echo(f"{_HEADINGS[severity]}: {CATALOGUE[error_id].title} ({count:,})", err=True)
        for problem in shown:
            click.echo(f"  {printable(_line(problem, file))}", err=True)
        if count > len(shown):
            click.echo(f"  ... and {count - len(shown):,} more; --all shows them.", err=True)


def _line(problem: Problem, file: str) -> str:
    """The problem with the file before its row."""
    line = str(problem)
    return f"{file}:{line.removeprefix('row ')}" if file and problem.row and line.startswith("row ") else line
