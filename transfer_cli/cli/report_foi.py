"""`transfer report foi`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, files_options, pass_office
from transfer_cli.cli.report_files import LIST_FORMATS, USUAL_LISTS, audience_option, hand_out, list_for
from transfer_cli.cli.report_freeze import Asked, freeze_option

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.foi import Question
    from transfer_cli.reports.report import Report

AUDIENCES = {"public": "is rounded, without small numbers", "team": "is exact, and lists the children"}


@click.command("foi", short_help="Freedom of information questions about transfers.")
@click.argument("questions", nargs=-1, metavar="[QUESTION]...")
@click.option("--list", "listed", is_flag=True, help="The questions that can be answered, and where they were asked.")
@click.option("--all", "every", is_flag=True, help="Answer all of them in one report.")
@audience_option(AUDIENCES, "public")
@files_options(LIST_FORMATS, "reports", USUAL_LISTS)
@freeze_option
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
    freeze: bool,
    dry_run: bool,
) -> None:
    """Answers to the usual freedom of information questions about transfers, without small numbers.

    Each QUESTION is one of those that --list shows; its answer says what is counted. Numbers below 5, or what
    [publication] in the settings calls small, are not told apart, and all others are rounded, so that no small number
    can be worked out, with all answers of the day side by side. An answer is the same alone or in one report with
    others. For a day that the question names, give --as-of before the command. CSV holds the children behind the
    figures, and is written for the team only.

    Example: transfer report foi open time-taken --format html
    """
    from transfer_cli.domain.foi import Question

    if listed:
        _list(office)
        return
    if bool(questions) == every:
        raise click.UsageError("Name a question (transfer report foi --list shows them), or give --all.")
    chosen = list(Question) if every else list(dict.fromkeys(_question(name) for name in questions))
    asked = {"questions": [question.value for question in chosen], "every": every}
    caseload, formats = office.caseload(), list_for(formats, audience)
    made = foi_again(office, caseload, audience, asked)
    hand_out(office, [made], formats, out, caseload.head, freeze=freeze, asked=[asked], dry_run=dry_run)


def foi_again(office: Office, caseload: Caseload, audience: str, asked: Asked) -> Report:
    """The answers.

    Args:
        asked: The `questions` by name, and whether they are `every` one there is.
    """
    from transfer_cli.domain.foi import Question, answer
    from transfer_cli.domain.foi_protection import protect_answers
    from transfer_cli.domain.spans import spans
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.foi_report import Guard, foi_report

    found = spans(timelines(caseload, office.settings))
    settings = office.settings
    answers = {question: answer(question, found, office.as_of, settings.terms) for question in Question}
    rule = settings.publication
    guard = Guard(rule, protect_answers(answers.values(), rule)) if audience == "public" else None
    chosen = [answers[Question(name)] for name in asked["questions"]]
    return foi_report(
        chosen, settings.authority, audience, office.as_of, office.title_days, every=asked["every"], guard=guard
    )


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
