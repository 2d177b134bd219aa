"""What every report does once it is made: write its files, and say what they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from click.core import ParameterSource

from transfer_cli.cli.access import log_files
from transfer_cli.cli.options import Office
from transfer_cli.cli.report_freeze import NOTHING_ASKED, Asked, freeze_report
from transfer_cli.domain.dates import show_day

if TYPE_CHECKING:
    from transfer_cli.reports.report import Report

USUAL = ("html", "pdf", "xlsx")
"""Formats that a report is written in unless others are asked for."""
FORMATS = (*USUAL, "md")
NAMES_NOBODY = ("sendsg", "public")
"""Audiences whose editions name no child; whatever else is handed out is in the log of reads."""
USUAL_LISTS = (*USUAL, "csv")
LIST_FORMATS = (*FORMATS, "csv")
"""The same for reports whose point is a list."""


F = TypeVar("F", bound=Callable[..., object])


def days_in_words(office: Office, day: date) -> str:
    """The end of a title that is about another day than the one asked about."""
    known = f", as known on {show_day(office.known_on)}" if office.known_on else ""
    return f"as of {show_day(day)}{known}"


def refuse_before_the_programme(as_of: date) -> None:
    """See that there is a programme to tell of.

    Raises:
        NotUnderstood: REP025, there was none yet on that day.
    """
    from transfer_cli.domain.foi import BEGINNING
    from transfer_cli.errors import NotUnderstood

    if as_of < BEGINNING:
        what = f"The programme began on {show_day(BEGINNING)}, and {show_day(as_of)} was asked for."
        raise NotUnderstood("REP025", what, "Name a later day with --as-of.")


def audience_option(names: Mapping[str, str], default: str) -> Callable[[F], F]:
    """`--audience`, with what each of them sees.

    Args:
        names: Audience to what it is shown, a few words.
    """
    said = "; ".join(f"{name} {shown}" for name, shown in names.items())
    return click.option(
        "--audience", type=click.Choice(list(names)), default=default, show_default=True, help=f"{said}."
    )


def list_for(formats: Sequence[str], audience: str) -> tuple[str, ...]:
    """The formats of a report whose list of children only the team is given: CSV is that list, and falls away.

    Raises:
        UsageError: CSV was asked for by name, for others than the team.
    """
    if audience == "team" or "csv" not in formats:
        return tuple(formats)
    if click.get_current_context().get_parameter_source("formats") is ParameterSource.COMMANDLINE:
        raise click.UsageError("CSV is the list of the children: give --audience team, or leave --format csv out.")
    return tuple(format_ for format_ in formats if format_ != "csv")


def hand_out(
    office: Office,
    reports: Sequence[Report],
    formats: Sequence[str],
    out: Path | None,
    head: str,
    *,
    dry_run: bool,
    freeze: bool,
    asked: Sequence[Asked] = (),
    several: bool = False,
) -> None:
    """Write each report in each format, keep it if that is wanted, and answer with its sentences, figures and hash.

    Files that name children are noted in the log of reads first.

    Args:
        out: Folder to write into; None = `reports`, beside the record.
        head: Hash of the last operation in the record that was read.
        freeze: Keep a copy of each.
        asked: What each report was asked for beside its day and audience, in their order; empty = nothing.
        several: Answer with a list under `reports`, however many there are.

    Raises:
        InputUnusable: REP001, a file cannot be written there.
        Busy: REC004, it names children, and that it is handed out cannot be noted; nothing is written then.
    """
    from transfer_cli.cli.report import provenance
    from transfer_cli.reports.writers import file_names, made_files, write_contents

    formats = tuple(dict.fromkeys(formats))
    folder = out or office.folder / "reports"
    documents = []
    for made, wanted in zip(reports, asked or [NOTHING_ASKED] * len(reports), strict=True):
        paths = [folder / name for name in file_names(made, formats)]
        copy = provenance(office, head, made.audience)
        contents = {} if dry_run else made_files(made, copy, formats, folder)
        if not dry_run:
            if made.name == "school" or made.audience not in NAMES_NOBODY:
                log_files(office, contents.values())
            write_contents(contents)
        _say(office, made, paths, dry_run=dry_run)
        kept = freeze_report(office, made, contents, copy, folder, wanted) if freeze and not dry_run else None
        documents.append(_document(office, made, paths, kept, written=not dry_run))
    office.answer({"as_of": office.as_of.isoformat(), "reports": documents} if several else documents[0])


def refuse_exact_for_the_group(office: Office, audience: str) -> None:
    """See that no exact figures are laid beside the strategy group's weekly report where the settings protect that.

    Raises:
        Refused: REP026, this report has exact figures only.
    """
    from transfer_cli.errors import Refused

    if audience == "sendsg" and office.settings.publication.strategy_group:
        raise Refused(
            "REP026",
            "This report has exact figures only, and [publication] strategy_group protects what the strategy group is "
            "given: beside them the protected numbers of its weekly report could be worked out.",
            "Give the group the weekly report (transfer report weekly). For the team's own use, say --audience team.",
        )


def _say(office: Office, made: Report, paths: Sequence[Path], *, dry_run: bool) -> None:
    office.say(f"{made.title}, {made.days}")
    verdict = made.verdict if made.verdict.endswith("?") else f"{made.verdict}."
    office.say(" ".join(part for part in (verdict, made.headline, made.honest) if part))
    for path in paths:
        office.say(f"{'Would write' if dry_run else 'Wrote'} {path}")
    office.say(f"Content {made.hash}")


def _document(
    office: Office, made: Report, paths: Sequence[Path], kept: dict[str, str] | None, *, written: bool
) -> dict[str, object]:
    """The JSON of one report."""
    return {
        "as_of": made.as_of.isoformat(),
        "known_on": office.known_on.isoformat() if office.known_on else None,
        "report": made.name,
        "audience": made.audience,
        "files": [str(path.absolute()) for path in paths],
        "written": written,
        "kept": kept,
        "verdict": made.verdict,
        "headline": made.headline,
        "honest": made.honest,
        "numbers": made.numbers,
        "hash": made.hash,
    }
