"""`transfer report foi`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, files_options, pass_office
from transfer_cli.cli.report_files import LIST_FORMATS, audience_option, hand_out, list_for

if TYPE_CHECKING:
    from transfer_cli.domain.foi import Question

AUDIENCES = {"public": "is without small numbers", "team": "is exact, and lists the children"}


@click.command("foi", short_help="Freedom of information questions about transfers.")
@click.argument("questions", nargs=-1, metavar="[QUESTION]...")
@click.option("--list", "listed", is_flag=True, help="The questions that can be answered, and where they were asked.")
@click.option("--all", "every", is_flag=True, help="Answer all of them in one report.")
@audience_option(AUDIENCES, "public")
@files_options(LIST_FORMATS, "reports")
@dry_run_option
@pass_office
def foi(
    office: Office,
    *,
    questions: tuple[str, ...],
    listed: bool,
    every: bool,
    audience: str,
    formats: tuple[str, ...],
    out: Path | None,
    dry_run: bool,
) -> None:
    """Answers to the usual freedom of information questions about transfers, without small numbers.

    Each QUESTION is one of those that --list shows; its answer says what is counted. Numbers from 1 to 4, or what
    [publication] in the settings calls small, are left out, and so is whatever they could be worked out from. For a day
    that the question names, give --as-of before the command. CSV holds the children behind the figures, and is
    written for the team only.

    Example: transfer report foi open time-taken --format html
    """
    from transfer_cli.domain.foi import Question, answer
    from transfer_cli.domain.spans import spans
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.foi_report import foi_report

    if listed:
        _list(office)
        return
    if bool(questions) == every:
        raise click.UsageError("Name a question (transfer report foi --list shows them), or give --all.")
    asked = list(Question) if every else list(dict.fromkeys(_question(name) for name in questions))
    caseload = office.caseload()
    found = spans(timelines(caseload, office.settings))
    answers = [answer(question, found, office.as_of, office.settings.terms) for question in asked]
    settings, smallest = office.settings, office.settings.publication.smallest
    made = foi_report(
        answers, settings.authority, audience, office.as_of, office.title_days, every=every, smallest=smallest
    )
    hand_out(office, [made], list_for(formats, audience), out, caseload.head, dry_run=dry_run)


def _question(name: str) -> Question:
    """The question of that name.

    Raises:
        NotUnderstood: REP024, there is none.
    """
    from transfer_cli.cli.nearest import nearest
    from transfer_cli.domain.foi import Question
    from transfer_cli.errors import NotUnderstood

    names = {question.value: question for question in Question}
    plain = name.strip().casefold().replace("_", "-")
    if plain in names:
        return names[plain]
    raise NotUnderstood("REP024", f'There is no question "{name}".', nearest(plain, names))


def _list(office: Office) -> None:
    from transfer_cli.reports.foi_words import ADDRESSES, ASKED
    from transfer_cli.reports.table import Table

    rows = tuple((question.value, asked.words, ", ".join(asked.sources)) for question, asked in ASKED.items())
    documents = [
        {"name": question.value, "asked": asked.words, "counts": asked.counts, "sources": list(asked.sources)}
        for question, asked in ASKED.items()
    ]
    table = Table("Questions", ("Name", "Question", "Asked"), rows)
    office.answer({"questions": documents, "addresses": ADDRESSES}, table)
