"""The end of the programme: what was promised, what came of it, and what the figures teach; a preview before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.calendar import school_year
from transfer_cli.domain.dates import MONTHS, show_day
from transfer_cli.domain.final_account import AT_THE_LAST, BANDS, BEFORE, NOT_YET, STILL_OPEN, Bridge, Fate, Lessons
from transfer_cli.domain.foi import Answer, Partition
from transfer_cli.domain.monthly import Month
from transfer_cli.domain.obligation import Stage
from transfer_cli.domain.progress import Progress
from transfer_cli.domain.promises import Promises
from transfer_cli.domain.punctuality import KEPT, percent
from transfer_cli.domain.turns_kept import TurnKept
from transfer_cli.domain.verdict import is_over
from transfer_cli.domain.words import capital, count, in_words
from transfer_cli.domain.year_group import show_academic_year
from transfer_cli.reports.csv_list import LIST
from transfer_cli.reports.end_turns import turns_list, turns_numbers, turns_section
from transfer_cli.reports.report import Report, Section
from transfer_cli.reports.table import Cell, Table

READERS = {
    "sendsg": "For members of the SEND strategy group only. It names nobody, but small numbers stand in it, by which "
    "somebody could be recognised: it is not for publication.",
    "team": "For the SEN team only: it names children.",
}
TURN = (
    "The day by which a published version of the local plan promised a family the conclusion. As agreed: the day last "
    "agreed with the family instead. An agreement moves no day of the law."
)
PROMISED = (
    "18 weeks from the start that the first schedule gave. Concluded before that schedule: the day of it. Under way "
    "then: the last lawful day for the plan."
)
COUNTED = ("Done in time", "Done late", "Open after its day", "In time, of all due, %", "Done ahead of its day")
AGAINST_PROMISE = (BEFORE, *(label for _, label in BANDS), STILL_OPEN, NOT_YET)
WAYS = ("in_time", "late", "open_late", "ahead")
"""The same for programs, and those of `KEPT`; the percentage apart."""


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything the report says, counted.

    Attributes:
        points: Months whose end is that of a school year, the deadline, or the day asked about.
        appeals: The answer to the question about appeals.
    """

    as_of: date
    now: Progress
    bridge: Bridge
    points: tuple[Month, ...]
    fates: tuple[Fate, ...]
    starts: Promises
    appeals: Answer
    lessons: Lessons
    turns: tuple[TurnKept, ...]

    @property
    def is_over(self) -> bool:
        """Whether the deadline can be kept or missed no more."""
        return is_over(self.now)

    @property
    def after_the_deadline(self) -> int:
        """Concluded later than the deadline."""
        return sum(bool(_concluded(f) and f.span.ended_on and f.span.ended_on > self.now.deadline) for f in self.fates)


def end_report(found: Programme, authority: str, audience: str, days: str) -> Report:
    """The report.

    Args:
        audience: `sendsg` names nobody, `team` lists the children.
    """
    books = found.bridge
    return Report(
        name="end",
        audience=audience,
        readers=READERS[audience],
        authority=authority,
        as_of=found.as_of,
        days=days,
        title="Transfers to EHC plans: the programme" + ("" if found.is_over else ", a preview of its end"),
        verdict=_verdict(found),
        headline=_headline(books),
        honest=_honest(found),
        figures=(
            ("transferred", books.transferred),
            ("no plan", books.no_plan),
            ("left", sum(books.left.values())),
            ("still open", books.closing),
            ("plans in time, %", _percent(_kept(found.fates, _plan))),
        ),
        sections=(
            _bridge(found),
            _promised(found.points),
            _by_year(found.fates),
            _by_cohort(found.fates),
            _slippage(found),
            turns_section(found.turns),
            _refusals(found.fates),
            *(_appeals(table, n) for n, table in enumerate(found.appeals.tables, start=1)),
            _lessons(found),
            *((_children(found.fates), turns_list(found.turns)) if audience == "team" else ()),
            _definitions(),
        ),
        numbers=_numbers(found),
        is_plain=not found.is_over,
    )


def _headline(books: Bridge) -> str:
    every = count(books.opening + books.came_in, "child", "children")
    return (
        f"Of {every} since 1 Sep 2014, {count(books.transferred, 'was', 'were')} transferred, {books.no_plan:,} had no "
        f"plan, {sum(books.left.values()):,} left and {count(books.closing, 'is', 'are')} open."
    )


def _verdict(found: Programme) -> str:
    if not found.is_over:
        today = found.as_of == found.now.deadline
        return "A preview: the deadline is today" if today else "A preview: the deadline lies ahead"
    if not found.now.children.total:
        return "Nothing to report"
    if found.bridge.closing:
        return "Deadline missed"
    return "Finished after the deadline" if found.after_the_deadline else "Finished"


def _honest(found: Programme) -> str:
    late = found.after_the_deadline
    said = [f"The deadline was {show_day(found.now.deadline)}." if found.is_over else ""]
    if found.bridge.closing and found.is_over:
        said.append(f"{count(found.bridge.closing, 'child is', 'children are')} still to be transferred.")
    if late:
        said.append(f"{count(late, 'child was', 'children were')} concluded after it.")
    if not found.is_over:
        said.append(f"{show_day(found.now.deadline)} is the deadline; what follows is as things stand.")
    return " ".join(part for part in said if part)


def _bridge(found: Programme) -> Section:
    books = found.bridge
    rows: list[tuple[Cell, ...]] = [
        ("With a statement at the end of 31 Aug 2014", books.opening),
        ("Moved in, or born, since", books.came_in),
        ("Transferred to an EHC plan", -books.transferred),
        ("Reviewed and no plan made", -books.no_plan),
        *((f"Left: {in_words(reason)}", -number) for reason, number in books.left.items()),
    ]
    last = len(rows) + 1
    rows.append((f"Open at the end of {show_day(found.as_of)}", books.closing))
    return Section(
        "bridge", "From the first day to the last", table=Table("", ("Line", "Children"), tuple(rows)),
        formulas={f"B{last}": f"SUM(B1:B{last - 1})"}, total=True,
    )  # fmt: skip


def _promised(points: Sequence[Month]) -> Section:
    rows = tuple(
        (month.until, month.promised, month.concluded, month.against_promise, month.closing) for month in points
    )
    unscheduled = not points or points[-1].promised is None
    sentence = (
        "Nothing was promised: no schedule was recorded."
        if unscheduled
        else "Promised is the end that the first schedule gave, of whoever has not left. For a review under way then "
        "it is the last lawful day for its plan, and whoever was concluded before counts on that day."
    )
    columns = ("By the end of", "Promised at first", "Concluded", "Against the promise", "Open")
    return Section("promised", "Promised at first, and done", (sentence,), table=Table("", columns, rows))


def _by_year(found: Sequence[Fate]) -> Section:
    years = sorted({fate.plan_year for fate in found if fate.plan_kept})
    groups = [(year, [fate for fate in found if fate.plan_year == year]) for year in years]
    return _kept_section("in_time_by_year", "Plans in time, by year", "Plan due in", groups, _plan)


def _by_cohort(found: Sequence[Fate]) -> Section:
    days = {(fate.own.due, fate.cohort) for fate in found if fate.own and fate.own_kept}
    groups = [(label, [fate for fate in found if fate.cohort == label]) for _, label in sorted(days)]
    return _kept_section("in_time_by_cohort", "Children's own days, by cohort", "Cohort (last day)", groups, _own)


def _kept_section(
    key: str, heading: str, column: str, groups: Sequence[tuple[str, Sequence[Fate]]], how: Callable[[Fate], str]
) -> Section:
    rows: list[tuple[Cell, ...]] = [(label, *_kept_cells(_kept(members, how))) for label, members in groups]
    last = len(rows) + 1
    formulas = {}
    if rows:
        rows.append(("All", *_kept_cells(_kept([fate for _, members in groups for fate in members], how))))
        formulas = {f"{letter}{last}": f"SUM({letter}1:{letter}{last - 1})" for letter in "BCDF"}
    formulas |= {
        f"E{n}": f"ROUND(100*B{n}/(B{n}+C{n}+D{n}),1)" for n in range(1, len(rows) + 1) if rows[n - 1][4] is not None
    }
    sentence = () if rows else ("No such day has passed yet.",)
    return Section(
        key, heading, sentence, table=Table("", (column, *COUNTED), tuple(rows)), formulas=formulas, total=True
    )


def _plan(fate: Fate) -> str:
    return fate.plan_kept


def _own(fate: Fate) -> str:
    return fate.own_kept


def _kept(found: Iterable[Fate], how: Callable[[Fate], str]) -> tuple[int, ...]:
    """How many kept their day in each of the ways of `KEPT`."""
    said = Counter(map(how, found))
    return tuple(said[way] for way in KEPT)


def _kept_cells(numbers: tuple[int, ...]) -> tuple[Cell, ...]:
    *due, ahead = numbers
    return *due, _percent(numbers), ahead


def _percent(numbers: tuple[int, ...]) -> float | None:
    """In time of all whose day has passed."""
    return percent(numbers[0], sum(numbers[:3]))


def _slippage(found: Programme) -> Section:
    bands = Counter(fate.band for fate in found.fates)
    rows: list[tuple[Cell, ...]] = [(label, bands[label]) for label in AGAINST_PROMISE]
    last = len(rows) + 1
    rows.append(("Promised a day, and not left", bands.total() - bands[""]))
    return Section(
        "slippage", "Conclusions against the first promise",
        tuple(said for said in (_starts_said(found.starts), _balance_said(found)) if said),
        table=Table("", ("Concluded", "Children"), tuple(rows)),
        formulas={f"B{last}": f"SUM(B1:B{last - 1})"}, total=True,
    )  # fmt: skip


def _balance_said(found: Programme) -> str:
    """How these bands make up the last line of what was promised and done; empty = nothing was promised."""
    last = found.points[-1] if found.points else None
    if last is None or last.promised is None:
        return ""
    missed, early = sum(fate.is_missed for fate in found.fates), sum(fate.is_early for fate in found.fates)
    return (
        f"{count(missed, 'child', 'children')} should have been concluded by {show_day(found.as_of)} and "
        f"{'is' if missed == 1 else 'are'} open; {early:,} {'was' if early == 1 else 'were'} concluded by then and "
        f"promised for later. Together: {last.against_promise}."
    )


def _starts_said(starts: Promises) -> str:
    return (
        f"Of {starts.due:,} starts that the first schedule promised by then, {starts.kept:,} were kept, "
        f"{starts.begun_late:,} came later and {starts.waiting:,} are still to come."
    )


def _refusals(found: Sequence[Fate]) -> Section:
    years: dict[int, list[Stage]] = {}
    for fate in found:
        if _concluded(fate) and fate.span.ended_on:
            years.setdefault(school_year(fate.span.ended_on), []).append(fate.span.timeline.stage)
    rows: list[tuple[Cell, ...]] = [
        (show_academic_year(year), *_split(stages)) for year, stages in sorted(years.items())
    ]
    last = len(rows) + 1
    formulas = {}
    if rows:
        rows.append(("All", *_split([stage for stages in years.values() for stage in stages])))
        formulas = {f"{letter}{last}": f"SUM({letter}1:{letter}{last - 1})" for letter in "BC"}
    columns = ("Concluded in", "Transferred", "No plan", "No plan, %")
    sentence = () if rows else ("Nothing was concluded.",)
    return Section(
        "refusals", "Plans and refusals, by year", sentence, table=Table("", columns, tuple(rows)), formulas=formulas,
        total=True,
    )  # fmt: skip


def _split(stages: Sequence[Stage]) -> tuple[int, int, float]:
    refused = stages.count(Stage.NO_PLAN)
    return len(stages) - refused, refused, round(100 * refused / len(stages), 1)


def _appeals(table: Partition, number: int) -> Section:
    rows: list[tuple[Cell, ...]] = [(label, len(members)) for label, members in table.rows]
    last = len(rows) + 1
    rows.append((table.total, sum(len(members) for _, members in table.rows)))
    heading = "Appeals" if number == 1 else "Decisions against a plan, and appeals"
    return Section(
        f"appeals_{number}", heading, table=Table("", (table.heading, "Children"), tuple(rows)),
        formulas={f"B{last}": f"SUM(B1:B{last - 1})"}, total=True,
    )  # fmt: skip


def _lessons(found: Programme) -> Section:
    told, done = found.lessons, found.bridge.transferred + found.bridge.no_plan
    share = round(100 * told.last_weeks / done, 1) if done else None
    rows: list[tuple[Cell, ...]] = [
        (f"Median weeks from the beginning to the plan, of the {number:,} made in {year}", weeks)
        for year, (weeks, number) in told.weeks.items()
    ]
    if found.is_over:
        rows += [
            ("Concluded in the 12 weeks before the deadline", told.last_weeks),
            ("The same, in % of all conclusions", share),
        ]
    rows += [
        (f"Plans made in the last {AT_THE_LAST} lawful days", told.at_the_last),
        ("Children whose week was changed after the first schedule", told.redated),
        ("Complaints recorded", told.complaints),
        ("Compliments recorded", told.compliments),
    ]
    if told.busiest:
        month, number = told.busiest
        rows.append((f"Most conclusions in a month: {MONTHS[month.month - 1].title()} {month.year}", number))
    return Section("lessons", "Lessons in figures", table=Table("", ("Figure", "Number"), tuple(rows)))


def _concluded(fate: Fate) -> bool:
    return fate.span.ended_on is not None and fate.span.timeline.stage != Stage.LEFT


def _children(found: Sequence[Fate]) -> Section:
    """Everybody behind the figures."""
    rows = tuple(
        (
            fate.span.timeline.case.reference,
            fate.span.timeline.case.name,
            capital(in_words(fate.span.timeline.stage)),
            fate.span.ended_on,
            fate.promised,
            fate.band or None,
            fate.plan_year or None,
            fate.plan_kept or None,
            fate.cohort,
            fate.own_kept or None,
        )
        for fate in found
    )
    columns = (
        "Reference", "Name", "Stage", "Ended", "Promised", "Against the promise", "Plan due in", "Plan", "Cohort",
        "Own day",
    )  # fmt: skip
    return Section(LIST, "The children", table=Table("", columns, rows))


def _definitions() -> Section:
    rows = (
        ("Promised at first", PROMISED),
        ("Turn", TURN),
        ("Done in time", "On or before the last day that the law allows; what an exception excuses is late here."),
        (
            "In time, of all due",
            "Done in time ÷ (done in time + late + open after its day): days that have passed.",
        ),
        ("Done ahead of its day", "The last lawful day has not passed yet, so it is in no percentage."),
        ("Plan", "18 weeks from the beginning of the assessment; 14 if notice was given before 1 September 2015."),
        ("Own day", "The earliest day by which the law asks for the conclusion, such as that of a phase move."),
        ("Left", "Gone with neither plan nor decision. What had been late by then is in none of these figures."),
        ("Last lawful days", "The last lawful day for the plan and the six days before it."),
    )
    return Section("definitions", "How each figure is counted", table=Table("", ("Figure", "Counted as"), rows))


def _numbers(found: Programme) -> dict[str, object]:
    books, told = found.bridge, found.lessons
    bands = [fate.band for fate in found.fates]
    return {
        **found.now.as_document(),
        "is_over": found.is_over,
        "bridge": {
            "opening": books.opening,
            "came_in": books.came_in,
            "transferred": books.transferred,
            "no_plan": books.no_plan,
            "left": books.left,
            "closing": books.closing,
        },
        "after_the_deadline": found.after_the_deadline,
        "plans": dict(zip(WAYS, _kept(found.fates, _plan), strict=True)),
        "own_days": dict(zip(WAYS, _kept(found.fates, _own), strict=True)),
        "against_promise": {label: bands.count(label) for label in AGAINST_PROMISE},
        "turns": turns_numbers(found.turns),
        "median_weeks": {year: weeks for year, (weeks, _) in told.weeks.items()},
        "last_weeks": told.last_weeks,
        "at_the_last": told.at_the_last,
        "redated": told.redated,
        "complaints": told.complaints,
        "compliments": told.compliments,
        "appeals": {label: len(members) for table in found.appeals.tables for label, members in table.rows},
    }
