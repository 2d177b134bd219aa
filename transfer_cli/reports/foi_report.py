"""Answers to questions under the Freedom of Information Act as a report: for the public, or exact for the team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from transfer_cli.domain.foi import Answer, Measure, Partition, Question
from transfer_cli.domain.shown_publicly import THRESHOLD, Showing, exactly, rests_on_enough, without_small_numbers
from transfer_cli.reports.csv_list import LIST
from transfer_cli.reports.foi_words import ASKED
from transfer_cli.reports.report import Report, Section
from transfer_cli.reports.table import HIDDEN, Cell, Table
from transfer_cli.reports.terminal import cell_text

READERS = {
    "public": "For anybody who asks. It names nobody, and small numbers are left out.",
    "team": "For whoever answers the question: exact figures and the children behind them. Not to be sent.",
}

BESIDE = "Not counted: an EHC plan made before September 2014"
"""Stands for the table in the list of the children."""

WHOLE_WAYS = frozenset(
    {
        Question.TRANSFERRED, Question.OPEN, Question.NO_PLAN, Question.CEASED, Question.TIME_TAKEN,
        Question.YEAR_GROUPS, Question.SETTINGS,
    }
)  # fmt: skip
"""Questions that ask of everybody who is open, transferred, refused or gone, or of several of these."""


def foi_report(
    answers: Sequence[Answer],
    authority: str,
    audience: str,
    as_of: date,
    days: str,
    *,
    every: bool = False,
    smallest: int = THRESHOLD,
) -> Report:
    """The report.

    Args:
        audience: `public`, without small numbers, or `team`, exact and with the children.
        days: `as of …`, with `as known on …` where that differs.
        every: They are the answers to all questions.
        smallest: The smallest number, above nought, that the public is shown.
    """
    names = [answer.question.value for answer in answers]
    first = answers[0]
    shown: Showing = partial(without_small_numbers, smallest=smallest) if audience == "public" else exactly
    return Report(
        name="foi" if every else "-".join(("foi", *names)),
        audience=audience,
        readers=READERS[audience],
        authority=authority,
        as_of=as_of,
        days=days,
        title="Freedom of information: transfers to EHC plans",
        verdict=ASKED[first.question].words if len(answers) == 1 else f"{len(answers)} questions",
        headline=_in_a_sentence(first, shown) if len(answers) == 1 else "Each has a heading of its own.",
        honest=_explained(smallest)
        if audience == "public"
        else "Exact figures. The edition to be sent is made with --audience public.",
        figures=tuple(_figure(answer, shown) for answer in answers[:6]),
        sections=(
            *(section for answer in answers for section in _sections(answer, shown, audience, smallest)),
            *((_children(answers),) if audience == "team" else ()),
        ),
        numbers={
            "questions": names,
            "threshold": smallest if audience == "public" else None,
            "answers": {answer.question.value: _numbers(answer, shown, audience, smallest) for answer in answers},
        },
        is_plain=True,
    )


def _explained(smallest: int) -> str:
    return (
        f"{HIDDEN} = a number from 1 to {smallest - 1}, or one from which such a number could be worked out. Each "
        "table is protected by itself."
    )


def _total(table: Partition, shown: Showing) -> int | str:
    total = shown(_counts(table)).total
    return HIDDEN if total is None else total


def _counts(table: Partition) -> tuple[int, ...]:
    return tuple(len(children) for _, children in table.rows)


def _in_a_sentence(answer: Answer, shown: Showing) -> str:
    if not answer.tables:
        return "No such day has come yet."
    label, total = _figure(answer, shown)
    return f"{label}: {cell_text(total)}."


def _figure(answer: Answer, shown: Showing) -> tuple[str, Cell]:
    if not answer.tables:
        return answer.question.value, None
    first = answer.tables[0]
    if answer.question == Question.DEADLINES:
        number, made = shown(_counts(first)).parts[0], first.rows[0][0]
        return f"{first.heading}: {made[0].lower()}{made[1:]}", HIDDEN if number is None else number
    return first.total, _total(first, shown)


def _sections(answer: Answer, shown: Showing, audience: str, smallest: int) -> tuple[Section, ...]:
    """A section for each table; the first one says what was asked and what is counted, and its table what it is."""
    asked = ASKED[answer.question]
    told = (asked.counts, *_beside(answer, shown), f"Asked: {', '.join(asked.sources)}.")
    tables = [_section(f"{answer.question}_{n}", table, shown) for n, table in enumerate(answer.tables, start=1)]
    if not tables:
        tables = [Section(f"{answer.question}_1", asked.words, ("No day of the law had come by then.",))]
    first = replace(
        tables[0], heading=asked.words, sentences=(*told, *tables[0].sentences), table=_headed(answer, tables[0])
    )
    measures = (_measures(answer, shown, audience, smallest),) if answer.measures else ()
    return first, *tables[1:], *measures


def _beside(answer: Answer, shown: Showing) -> tuple[str, ...]:
    """Who is not counted since the question is about statements, and how many if that may be told."""
    if not answer.beside:
        return ()
    number = _number_beside(answer, shown)
    apart = "EHC plans made before 1 September 2014 are no statements and are not counted here"
    return (f"{apart}." if number is None else f"{apart}: {number:,}.",)


def _number_beside(answer: Answer, shown: Showing) -> int | None:
    """How many; None if it is small, or a small one could be worked out from the answers to several questions."""
    if shown is exactly:
        return len(answer.beside)
    is_told = answer.question in WHOLE_WAYS and None not in shown(answer.ways).parts
    return shown((len(answer.beside),)).total if is_told else None


def _headed(answer: Answer, section: Section) -> Table | None:
    """The first table with its heading over its rows, since the question stands over the table."""
    if section.table is None:
        return None
    return replace(section.table, columns=(answer.tables[0].heading, "Number"))


def _section(key: str, table: Partition, shown: Showing) -> Section:
    found = shown(_counts(table))
    rows: list[tuple[Cell, ...]] = [
        (label, HIDDEN if number is None else number)
        for (label, _), number in zip(table.rows, found.parts, strict=True)
    ]
    last = len(rows) + 1
    adds_up = bool(rows) and None not in found.parts and found.total is not None
    rows.append((table.total, HIDDEN if found.total is None else found.total))
    return Section(
        key,
        table.heading,
        table=Table("", ("Counted", "Number"), tuple(rows)),
        formulas={f"B{last}": f"SUM(B1:B{last - 1})"} if adds_up else {},
        total=True,
    )


def _measures(answer: Answer, shown: Showing, audience: str, smallest: int) -> Section:
    rows = tuple((one.label, _value(one, audience, smallest), _of(one, answer, shown)) for one in answer.measures)
    sentence = "What one child alone would show is not published; the bands above say how many took how long."
    return Section(
        f"{answer.question}_measures",
        "In weeks",
        (sentence,) if audience == "public" else (),
        table=Table("", ("Measure", "Weeks", "Children"), rows),
    )


def _value(measure: Measure, audience: str, smallest: int) -> float | str | None:
    hidden = audience == "public" and measure.children > 0
    if hidden and (measure.of_one or not rests_on_enough(measure.children, smallest)):
        return HIDDEN
    return measure.value


def _of(measure: Measure, answer: Answer, shown: Showing) -> int | str:
    """How many were measured; left out where whoever was not, the last row of the first table, could be worked out."""
    unmeasured = shown(_counts(answer.tables[0])).parts[-1]
    is_told = unmeasured is not None and shown((measure.children,)).total is not None
    return measure.children if is_told else HIDDEN


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


def _numbers(answer: Answer, shown: Showing, audience: str, smallest: int) -> dict[str, object]:
    return {
        "asked": ASKED[answer.question].words,
        "tables": [_table_numbers(table, shown) for table in answer.tables],
        "not_counted": _number_beside(answer, shown),
        "measures": {
            one.label: None if (v := _value(one, audience, smallest)) == HIDDEN else v for one in answer.measures
        },
    }


def _table_numbers(table: Partition, shown: Showing) -> dict[str, object]:
    found = shown(_counts(table))
    labels = [label for label, _ in table.rows]
    return {"heading": table.heading, "rows": dict(zip(labels, found.parts, strict=True)), "total": found.total}
