"""Problems of a file on stderr: grouped, worst first, so many of each kind as a person reads."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import click

from transfer_cli.cli.options import Office
from transfer_cli.errors import Problem, Severity

A_GROUP = 20
"""So many problems of one kind are shown unless -v asks for all."""

_HEADINGS = {Severity.REJECT: "Rejected", Severity.WARNING: "Warning", Severity.NOTE: "Note"}


def show_problems(office: Office, problems: Iterable[Problem]) -> None:
    """Print them, rejected rows first; -v prints every one, -q only what is rejected; nothing under --json."""
    if office.json:
        return
    from transfer_cli.errors.catalogue import CATALOGUE
    from transfer_cli.reports.terminal import printable

    order = list(Severity)
    ranked = sorted(problems, key=lambda problem: (order.index(problem.severity), problem.id, problem.row))
    for (severity, error_id), alike in groupby(ranked, key=lambda problem: (problem.severity, problem.id)):
        if severity is not Severity.REJECT and office.verbosity < 0:
            continue
        group = list(alike)
        shown = group if office.verbosity > 0 else group[:A_GROUP]
        click.echo(f"{_HEADINGS[severity]}: {CATALOGUE[error_id].title} ({len(group):,})", err=True)
        for problem in shown:
            click.echo(f"  {printable(str(problem))}", err=True)
        if len(group) > len(shown):
            click.echo(f"  ... and {len(group) - len(shown):,} more; -v shows all.", err=True)
