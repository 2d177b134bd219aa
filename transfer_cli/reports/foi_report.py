"""Answers to questions under the Freedom of Information Act as a report: for the public, or exact for the team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.foi import Answer, Measure, Partition, Question
from transfer_cli.domain.foi_protection import Protected
from transfer_cli.domain.foi_system import TableKey
from transfer_cli.domain.suppression import Figure, Publication
from transfer_cli.reports.csv_list import LIST
from transfer_cli.reports.foi_words import ASKED
from transfer_cli.reports.report import Report, Section
from transfer_cli.reports.table import HIDDEN, Cell, Table
from transfer_cli.reports.terminal import cell_text

BESIDE = "Not counted: an EHC plan made before September 2014"
"""Stands for the table in the list of the children."""

READERS = {
    "public": "For anybody who asks. It names nobody, and no small number can be worked out.",
    "team": "For whoever answers the question: exact figures and the children behind them. Not to be sent.",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """What the public is shown of all answers of the day.

    Attributes:
        tables: Of every question, whichever are answered.
    """

    rule: Publication
    tables: Mapping[TableKey, Protected]


def foi_report(
    answers: Sequence[Answer],
    authority: str,
    audience: str,
    as_of: date,
    days: str,
    *,
    every: bool = False,
    guard: Guard | None = None,
) -> Report:
    """The report: for the public with a guard, without one exact and with the children.

    Args:
        audience: `public` or `team`.
        days: `as of …`, with `as known on …` where that differs.
        every: They are the answers to all questions.

    Raises:
        ValueError: It is for the public, and there is no guard.
    """
    if (audience == "public") != (guard is not None):
        raise ValueError("the public is shown protected figures, and nobody else is")
    names = [answer.question.value for answer in answers]
    first = answers[0]
    return Report(
        name="foi" if every else "-".join(("foi", *names)),
        audience=audience,
        readers=READERS[audience],
        authority=authority,
        as_of=as_of,
        days=days,
        title="Freedom of information: transfers to EHC plans",
        verdict=ASKED[first.question].words if len(answers) == 1 else f"{len(answers)} questions",
        headline=_in_a_sentence(first, guard) if len(answers) == 1 else "Each has a heading of its own.",
        honest=_explained(guard.rule)
        if guard
        else "Exact figures. The edition to be sent is made with --audience public.",
        figures=tuple(_figure(answer, guard) for answer in answers[:6]),
        sections=(
            *(section for answer in answers for section in _sections(answer, guard)),
            *(() if guard else (_children(answers),)),
        ),
        numbers={
            "questions": names,
            "threshold": guard.rule.smallest if guard else None,
            "answers": {answer.question.value: _numbers(answer, guard) for answer in answers},
        },
        is_plain=True,
    )


def _explained(rule: Publication) -> str:
    return (
        f"Numbers below {rule.smallest} are not told apart from each other or from nought. Of all others the multiple "
        f"of {rule.round_to} nearest the middle of a range is given, and the exact number is somewhere in that range, "
        f"so rows need not add up to their total. {HIDDEN} = left out, since a small number could be worked out with "
        "the other answers. All answers of one day are protected together."
    )


def _cells(key: TableKey, table: Partition, guard: Guard | None) -> tuple[tuple[Cell, ...], Cell]:
    """The rows and the total, as printed."""
    if guard is None:
        counts = tuple(len(children) for _, children in table.rows)
        return counts, sum(counts)
    found = guard.tables[key]
    return tuple(map(_cell, found.rows)), _cell(found.total)


def _cell(figure: Figure | None) -> Cell:
    return HIDDEN if figure is None else figure.cell


def _in_a_sentence(answer: Answer, guard: Guard | None) -> str:
    if not answer.tables:
        return "No such day has come yet."
    label, cell = _figure(answer, guard)
    found = guard.tables[answer.question, 0] if guard else None
    figure = found and (found.rows[0] if answer.question == Question.DEADLINES else found.total)
    return f"{label}: {figure.words if figure else cell_text(cell)}."


def _figure(answer: Answer, guard: Guard | None) -> tuple[str, Cell]:
    if not answer.tables:
        return answer.question.value, None
    first = answer.tables[0]
    cells, total = _cells((answer.question, 0), first, guard)
    if answer.question == Question.DEADLINES:
        made = first.rows[0][0]
        return f"{first.heading}: {made[0].lower()}{made[1:]}", cells[0]
    return first.total, total


def _sections(answer: Answer, guard: Guard | None) -> tuple[Section, ...]:
    """A section for each table; the first one says what was asked and what is counted, and its table what it is."""
    asked = ASKED[answer.question]
    told = (asked.counts, *_beside(answer, guard), f"Asked: {', '.join(asked.sources)}.")
    tables = [_section((answer.question, n), table, guard) for n, table in enumerate(answer.tables)]
    if not tables:
        tables = [Section(f"{answer.question}_1", asked.words, ("No day of the law had come by then.",))]
    first = replace(
        tables[0], heading=asked.words, sentences=(*told, *tables[0].sentences), table=_headed(answer, tables[0])
    )
    measures = (_measures(answer, guard),) if answer.measures else ()
    return first, *tables[1:], *measures


def _beside(answer: Answer, guard: Guard | None) -> tuple[str, ...]:
    """Who is not counted since the question is about statements; how many they are is told to the team alone."""
    apart = "EHC plans made before 1 September 2014 are no statements and are not counted here"
    if guard is None:
        return (f"{apart}: {len(answer.beside):,}.",) if answer.beside else ()
    return (f"{apart}.",)


def _headed(answer: Answer, section: Section) -> Table | None:
    """The first table with its heading over its rows, since the question stands over the table."""
    if section.table is None:
        return None
    return replace(section.table, columns=(answer.tables[0].heading, "Number"))


def _section(key: TableKey, table: Partition, guard: Guard | None) -> Section:
    cells, total = _cells(key, table, guard)
    rows: list[tuple[Cell, ...]] = [(label, cell) for (label, _), cell in zip(table.rows, cells, strict=True)]
    last = len(rows) + 1
    rows.append((table.total, total))
    return Section(
        f"{key[0]}_{key[1] + 1}",
        table.heading,
        table=Table("", ("Counted", "Number"), tuple(rows), rounded=(1,)),
        formulas={f"B{last}": f"SUM(B1:B{last - 1})"} if table.rows and guard is None else {},
        total=True,
    )


def _measures(answer: Answer, guard: Guard | None) -> Section:
    if guard is None:
        exact = tuple((one.label, one.value, one.children) for one in answer.measures)
        columns = ("Measure", "Weeks", "Children")
        return Section(f"{answer.question}_measures", "In weeks", table=Table("", columns, exact))
    rows = tuple((one.label, _value(one, answer, guard)) for one in answer.measures)
    sentence = "What one child alone would show is not published; the bands above say how many took how long."
    table = Table("", ("Measure", "Weeks"), rows, rounded=(1,))
    return Section(f"{answer.question}_measures", "In weeks", (sentence,), table=table)


def _value(measure: Measure, answer: Answer, guard: Guard | None) -> Cell:
    """A measure of one child, or of what could be few as far as the published figures tell, is left out."""
    if guard is None:
        return measure.value
    found = guard.tables[answer.question, 0]
    total, unmeasured = found.total, found.rows[-1]
    if measure.of_one or total is None or unmeasured is None:
        return HIDDEN
    return measure.value if total.low - unmeasured.high >= guard.rule.smallest else HIDDEN


def _children(answers: Sequence[Answer]) -> Section:
    """Every child behind every row."""
    rows = tuple(
        (answer.question.value, heading, label, timeline.case.reference, timeline.case.name)
        for answer in answers
        for heading, label, children in (
            *((table.heading, label, children) for table in answer.tables for label, children in table.rows),
            (BESIDE, "", answer.beside),
        )
        for timeline in sorted(children, key=lambda timeline: timeline.case.reference)
    )
    columns = ("Question", "Table", "Row", "Reference", "Name")
    return Section(LIST, "The children behind each row", table=Table("", columns, rows))


def _numbers(answer: Answer, guard: Guard | None) -> dict[str, object]:
    measures = {one.label: _value(one, answer, guard) for one in answer.measures}
    return {
        "asked": ASKED[answer.question].words,
        "tables": [_table_numbers((answer.question, n), table, guard) for n, table in enumerate(answer.tables)],
        "not_counted": None if guard else len(answer.beside),
        "measures": {label: None if value == HIDDEN else value for label, value in measures.items()},
    }


def _table_numbers(key: TableKey, table: Partition, guard: Guard | None) -> dict[str, object]:
    cells, total = _cells(key, table, guard)
    labels = [label for label, _ in table.rows]
    shown = {label: None if cell == HIDDEN else cell for label, cell in zip(labels, cells, strict=True)}
    document: dict[str, object] = {"heading": table.heading, "rows": shown, "total": None if total == HIDDEN else total}
    if guard is None:
        return document
    found = guard.tables[key]
    ranges = {label: _range(figure) for label, figure in zip(labels, found.rows, strict=True)}
    return {**document, "ranges": ranges, "total_range": _range(found.total)}


def _range(figure: Figure | None) -> dict[str, int] | None:
    return None if figure is None else figure.document
