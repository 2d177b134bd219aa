"""The sections of the weekly report that name nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Stage
from transfer_cli.domain.progress import By, Progress, Tally, breakdown, otherwise_in_words
from transfer_cli.domain.punctuality import Punctuality
from transfer_cli.domain.slippage import Slip, Standing
from transfer_cli.domain.words import count, in_words
from transfer_cli.reports.charts import burn_up_chart
from transfer_cli.reports.definitions import DEFINITIONS
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Cell, Table
from transfer_cli.reports.week import Week

FIRST_SLIPS: dict[str | None, str] = {
    "notice": "Notice was given too late, or not yet",
    "start": "The review began later than promised, or not yet",
    "draft": "No draft in time for the family's answer",
    "plan": "The plan was not issued by its last lawful day",
    "local_plan": "A day of the local plan was missed",
    "guidance": "A day set by guidance was missed",
    None: "No step was late: the time left is too short",
}
"""The step that was late first, in words."""

BANDS = ((28, "Overdue up to 4 weeks"), (84, "Overdue 4 to 12 weeks"), (None, "Overdue over 12 weeks"))
"""Days overdue up to which a child stands in the band; None = without end."""


COUNTED_ONCE = (
    "Each child stands here once, by the earliest day that applies to it; in the table of deadlines it stands in every "
    "line whose day catches it."
)


def this_week(week: Week) -> Section:
    """This week's figures beside those of the week before."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (label, before, now, round(now - before, 1) if now is not None and before is not None else None)
        for (label, now), (_, before) in zip(_measures(week.now), _measures(week.before), strict=True)
    )
    columns = ("Measure", show_day(week.before_on), show_day(week.as_of), "Change")
    formulas = {f"D{n}": f"C{n}-B{n}" for n, row in enumerate(rows, start=1) if row[3] is not None}
    return Section("week", "This week and last", table=_table(columns, rows), formulas=formulas)


def _measures(found: Progress) -> list[tuple[str, int | float | None]]:
    needed, stages = None if found.days_left else found.needed_per_week, found.children.stages
    return [
        ("In scope", found.children.total),
        *((in_words(stage).capitalize(), stages[stage]) for stage in Stage),
        ("Open", found.children.open),
        ("Overdue", found.children.overdue),
        ("At risk", found.children.at_risk),
        ("Needed a week", None if needed is None else round(needed, 1)),
        ("Achieved a week", round(found.achieved_per_week, 1)),
    ]


def burn_up_section(week: Week) -> Section:
    """The burn-up picture; its figures stand in a section of their own."""
    lines = week.lines
    if not lines.scheduled_on:
        note = "Nothing was promised: no schedule has been recorded."
    elif lines.unpromised:
        note = f"No day was ever promised to {count(lines.unpromised, 'child', 'children')}."
    else:
        note = f"The promised line is that of the first schedule, of {show_day(lines.scheduled_on)}."
    chart = burn_up_chart(lines)
    return Section("burn_up", "Done, promised and needed", (f"{chart.summary} {note}",), chart)


def burn_up_figures(week: Week) -> Section:
    """The table twin of the picture."""
    rows: list[tuple[Cell, ...]] = [(p.on, p.promised, p.needed, p.done) for p in week.lines.points]
    columns: tuple[str, ...] = ("By the end of", "Promised", "Needed", "Done")
    forecast = [(p.forecast.low, p.forecast.middle, p.forecast.high) if p.forecast else None for p in week.lines.points]
    if any(forecast):
        columns = (*columns, "Forecast from", "Forecast, middle", "Forecast to")
        rows = [(*row, *(ahead or (None,) * 3)) for row, ahead in zip(rows, forecast, strict=True)]
    return Section(
        "burn_up_figures",
        "The figures behind the chart",
        (f"Out of {count(week.lines.total, 'child', 'children')}; those who left are in no line.",),
        table=_table(columns, rows),
    )


def by_group(week: Week, by: By, key: str, heading: str, first: str) -> Section:
    """Stages group by group, with a line of totals."""
    groups = breakdown(week.children, by)
    columns = (
        first,
        "In scope",
        "Not started",
        "Under way",
        "Transferred",
        "No plan",
        "Left",
        "Open",
        "Overdue",
        "At risk",
    )
    rows: list[tuple[Cell, ...]] = [(label, *_tally_cells(tally)) for label, tally in groups.items()]
    formulas = {}
    if rows:
        formulas = {f"{letter}{len(rows) + 1}": f"SUM({letter}1:{letter}{len(rows)})" for letter in "BCDEFGHIJ"}
        rows.append(("All", *_tally_cells(week.now.children)))
    said = (otherwise_in_words(week.now), COUNTED_ONCE) if by == By.COHORT and rows else ()
    return Section(key, heading, _said(*said), table=_table(columns, rows), formulas=formulas, total=True)


def _tally_cells(tally: Tally) -> tuple[int, ...]:
    stages = tally.stages
    done = (stages[Stage.TRANSFERRED], stages[Stage.NO_PLAN], stages[Stage.LEFT])
    return (
        tally.total, stages[Stage.NOT_STARTED], tally.under_way, *done, tally.open, tally.overdue, tally.at_risk
    )  # fmt: skip


def late_and_at_risk(week: Week) -> Section:
    """How many are overdue or at risk, by the step that was late first."""
    columns = ("The step that was late first", *(label for _, label in BANDS), "Overdue", "At risk")
    rows: list[tuple[Cell, ...]] = []
    for step, label in FIRST_SLIPS.items():
        slips = [s for s in week.slips if (s.first_slip.step if s.first_slip else None) == step]
        late = [s for s in slips if s.standing == Standing.LATE]
        at_risk = sum(s.standing == Standing.AT_RISK for s in slips)
        if late or at_risk:
            rows.append((label, *_bands(late), len(late), at_risk))
    formulas = {f"E{n}": f"SUM(B{n}:D{n})" for n in range(1, len(rows) + 1)}
    if rows:
        formulas |= {f"{letter}{len(rows) + 1}": f"SUM({letter}1:{letter}{len(rows)})" for letter in "BCDEF"}
        every = [s for s in week.slips if s.standing == Standing.LATE]
        rows.append(("All", *_bands(every), week.now.children.overdue, week.now.children.at_risk))
    sentence = "Nobody is overdue and nobody is at risk." if not rows else ""
    return Section(
        "late",
        "Overdue and at risk, by reason",
        _said(sentence),
        table=_table(columns, rows),
        formulas=formulas,
        total=True,
    )


def _bands(late: Sequence[Slip]) -> tuple[int, ...]:
    counts, floor = [], 0
    for ceiling, _ in BANDS:
        counts.append(sum(floor < s.days_late and (ceiling is None or s.days_late <= ceiling) for s in late))
        floor = ceiling or floor
    return tuple(counts)


def in_time(week: Week) -> Section:
    """Punctuality, the honest way first."""
    percentages = ("In time, of all due, %", "Exceptions left out, %", "In time, of those done, %")
    counts = ("Done in time", "Done late", "Open after its day", "Of these excepted")
    columns = ("What was due", *counts, *percentages, "Done ahead of its day")
    rows = [
        ("Final plans (14 or 18 weeks)", *_punctuality_cells(week.plans)),
        ("Decisions not to issue one (10 or 14 weeks)", *_punctuality_cells(week.refusals)),
        ("Children's own lawful deadlines", *_punctuality_cells(week.ends)),
    ]
    formulas = {}
    for n, found in enumerate((week.plans, week.refusals, week.ends), start=1):
        if found.of_due is not None:
            formulas[f"F{n}"] = f"ROUND(100*B{n}/(B{n}+C{n}+D{n}),1)"
        if found.without_excepted is not None:
            formulas[f"G{n}"] = f"ROUND(100*B{n}/(B{n}+C{n}+D{n}-E{n}),1)"
        if found.of_done is not None:
            formulas[f"H{n}"] = f"ROUND(100*B{n}/(B{n}+C{n}),1)"
    said = _said(
        "Due = its last lawful day has passed. Whoever still waits after it counts as late in the first percentage and "
        "is left out of the last. What was done ahead of a day that has not passed is in none of them.",
        _worked_out("Final plans", week.plans),
        _worked_out("Decisions not to issue one", week.refusals, "of all made whose day has passed"),
        _worked_out("Own deadlines", week.ends),
        _exceptions_said(week),
    )
    return Section("in_time", "In time", said, table=_table(columns, rows), formulas=formulas)


def _worked_out(what: str, found: Punctuality, whole: str = "of all due") -> str:
    """The formula with its figures, and what is in none; empty if nothing was due or done."""
    ahead = f"done ahead of their day: {found.ahead:,}" if found.ahead else ""
    if found.of_due is None:
        return f"{what}: no day has passed yet; {ahead}." if ahead else ""
    due = f"{found.in_time} ÷ ({found.in_time} + {found.done_late} + {found.open_late})"
    without = (
        f"exceptions left out, {found.in_time} ÷ ({found.due} - {found.excepted}) = {found.without_excepted}%"
        if found.excepted and found.without_excepted is not None
        else ""
    )
    return "; ".join(part for part in (f"{what}: {due} = {found.of_due}% {whole}", without, ahead) if part) + "."


def _punctuality_cells(found: Punctuality) -> tuple[Cell, ...]:
    late = found.done_late, found.open_late, found.excepted
    return found.in_time, *late, found.of_due, found.without_excepted, found.of_done, found.ahead


def _exceptions_said(week: Week) -> str:
    number = week.plans.excepted
    if not number:
        return ""
    have = "plan was late and has" if number == 1 else "plans were late and have"
    return f"{number} {have} a recorded exception: late in the first percentage, left out of the second."


def promised_starts(week: Week) -> Section:
    """What became of the first schedule's starts."""
    found = week.promises
    rows = (
        ("Begun on the promised day or before", found.kept),
        ("Begun later than promised", found.begun_late),
        ("Still to begin", found.waiting),
        ("Promised by now", found.due),
    )
    redated = f"{count(found.redated, 'open child has', 'open children have')} another week than first promised."
    return Section(
        "promised_starts",
        "Starts against the first promise",
        (redated,),
        table=_table(("Starts that the first schedule promised by now", "Children"), rows),
        formulas={"B4": "SUM(B1:B3)"},
        total=True,
    )


LDAS_APART = (
    "They are counted apart, and stand in no other figure of this report but those of young people in Year 12 and "
    "above."
)


def ldas(week: Week) -> Section:
    """Young people with a learning difficulty assessment."""
    stages = week.now.lda.stages
    rows = [
        ("Open", week.now.lda.open),
        *((in_words(stage).capitalize(), stages[stage]) for stage in Stage if not stage.is_open),
    ]
    formulas = {f"B{len(rows) + 1}": f"SUM(B1:B{len(rows)})"}
    rows.append(("All", week.now.lda.total))
    return Section(
        "ldas",
        "Learning difficulty assessments",
        (LDAS_APART,),
        table=_table(("Young people", "Number"), rows),
        formulas=formulas,
        total=True,
    )


def definitions(_: Week) -> Section:
    """How each figure is counted."""
    return Section(
        "definitions", "How each figure is counted", table=_table(("Figure", "Counted as"), DEFINITIONS.items())
    )


def _table(columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Table:
    return Table(title="", columns=columns, rows=tuple(rows))


def _said(*sentences: str) -> tuple[str, ...]:
    return tuple(sentence for sentence in sentences if sentence)
