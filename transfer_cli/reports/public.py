"""The edition that may be published: nothing in it comes from an exact count of children.

Its sections get `Handout`, in which there is no exact count and nobody's name, so that whatever they say, draw, put
into a workbook or give to programs is safe as far as `domain.suppression` promises. SECTIONS is the whole list: a
section of another edition is not in this one until a version of it that works from `Handout` is added here, and a count
that is not there yet is added as a tree in `domain.published`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.progress import PACE_WEEKS, days_of
from transfer_cli.domain.published import GROUPS, Published, publish
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.suppression import Figure
from transfer_cli.domain.words import capital, count
from transfer_cli.reports.charts import Row
from transfer_cli.reports.public_pace import pace_document, pace_section
from transfer_cli.reports.report import Chart, Report, Section
from transfer_cli.reports.table import Cell, Table

STANDING = (
    ("Transferred in time", ("transferred", "in_time")),
    ("Transferred late", ("transferred", "late")),
    ("No plan", ("no_plan",)),
    ("Left", ("left",)),
    ("Open: overdue", ("open", "overdue")),
    ("Open: at risk", ("open", "at_risk")),
    ("Open: neither", ("open", "on_track")),
)
"""Where a child stands: its name, and its place in `Published.children`."""

DIVISIONS = {"year-groups": "Year groups", "settings": "Type of setting"}
"""Heading of the groups, by the way that the settings divide the children."""

WORDS: dict[str, str] = {
    "In scope": "Every child or young person with a statement of special educational needs ever held here by that day, "
    "whatever became of it.",
    "Transferred in time": "The final plan was sent by the last day that the law gave for it and for that child; "
    "otherwise late, whatever the reason.",
    "No plan": "The family was told that no EHC plan will be made.",
    "Left": "Moved away, left school, or had no more need of it.",
    "Overdue": "Open, and past a day that the law itself sets.",
    "At risk": "Open and not overdue, but begun or planned too late to be sure of the lawful day.",
    "In time, of all transferred or overdue": "Transferred in time ÷ (transferred + overdue). Whoever waits after a "
    "lawful day counts as late. Plans made ahead of a day that has not passed yet are among those in time, so this is "
    "another measure than that of the exact editions, which leaves them out.",
    "Needed a week": "Open ÷ weeks to the end of the deadline's day.",
    "Achieved a week": f"Transferred or told that there will be no plan, now less {PACE_WEEKS} weeks ago, "
    f"÷ {PACE_WEEKS}.",
    "Concluded at that pace": "So far, and at the achieved pace until the deadline. No forecast: it takes the pace as "
    "it was. From and to are what the protected figures leave possible.",
    "Not in this edition": "Rates and deadlines of cohorts, the last week to catch up, and the forecast: they follow "
    "from exact numbers, or divide the same children a second time, and small numbers could be worked out from them.",
}
"""What each figure means."""


@dataclass(frozen=True, slots=True)
class Handout:
    """All that the edition is made of.

    Attributes:
        then: The same figures `PACE_WEEKS` weeks earlier, for the pace.
        weeks_left: Until the end of the deadline's day; None after it.
        feasible: Whether the latest schedule can begin everybody in time; None = there is none.
    """

    settings: Settings
    as_of: date
    now: Published
    then: Published
    weeks_left: float | None
    feasible: bool | None

    @property
    def open(self) -> Figure:
        """Children still to be concluded."""
        return self.now.children["open"]

    @property
    def needed(self) -> float | None:
        """Children a week; None after the deadline."""
        return round(self.open.middle / self.weeks_left, 1) if self.weeks_left else None

    @property
    def days_left(self) -> int | None:
        """Days until the end of the deadline's day where they are less than a week; None = a week or more, or none."""
        return days_of(self.weeks_left)

    @property
    def achieved(self) -> float:
        """Children a week over the last `PACE_WEEKS` weeks."""
        return round(max(0.0, self.now.concluded - self.then.concluded) / PACE_WEEKS, 1)

    @property
    def in_time(self) -> int | None:
        """Percentage in time of all transferred or overdue, from published figures; None = too few to say."""
        transferred, overdue = self.now.children["transferred"], self.open["overdue"]
        if transferred["in_time"].about is None or transferred.about is None:
            return None
        return round(100 * transferred["in_time"].middle / (transferred.middle + overdue.middle))


def handout(
    now: Iterable[Timeline], then: Iterable[Timeline], settings: Settings, as_of: date, feasible: bool | None
) -> Handout:
    """Count, protect, and forget the counts.

    Args:
        now: Every case as derived for `as_of`.
        then: Every case as derived for the day `PACE_WEEKS` weeks earlier, from the same record.
        feasible: What the last schedule recorded by then found; None = there was none.
    """
    rule = settings.publication
    days = (settings.deadline - as_of).days + 1
    weeks_left = days / 7 if days > 0 else None
    return Handout(settings, as_of, publish(now, rule), publish(then, rule), weeks_left, feasible)


def public_report(handout: Handout, audience: str, readers: str, days: str) -> Report:
    """The report, for whoever it is handed to.

    Args:
        audience: Its name in file names.
        readers: Who it is for, one or two sentences.
        days: `as of …`, with `as known on …` where that differs.
    """
    return Report(
        name="weekly",
        audience=audience,
        readers=readers,
        authority=handout.settings.authority,
        as_of=handout.as_of,
        days=days,
        title="Transfers to EHC plans: weekly report",
        verdict=_verdict(handout),
        headline=_headline(handout),
        honest=_honest(handout),
        figures=_figures(handout),
        sections=tuple(section(handout) for section in SECTIONS),
        numbers=_numbers(handout),
    )


def _verdict(handout: Handout) -> str:
    children = handout.now.children
    if children.about is None:
        return "Too few children to report on"
    if handout.needed is None:
        return "Deadline passed" if handout.open.about is None else "Deadline missed"
    if handout.open.about is None:
        return "Nearly finished"
    slow = handout.needed > handout.achieved
    return "Not on plan" if slow or handout.open["overdue"].low or handout.feasible is not True else "Fast enough"


def _headline(handout: Handout) -> str:
    children, found = handout.now.children, handout.open
    return (
        f"Of {children.words} children in scope, {children['transferred'].words} transferred, "
        f"{children['no_plan'].words} had no plan made, {children['left'].words} left and {found.words} are open: "
        f"{found['overdue'].words} overdue and {found['at_risk'].words} at risk."
    )


def _honest(handout: Handout) -> str:
    deadline = show_day(handout.settings.deadline)
    if handout.needed is None:
        return f"The deadline was {deadline}."
    if handout.open.about is None:
        return f"The deadline is {deadline}."
    needed = f"About {handout.needed:,} a week must be concluded until {deadline}"
    if handout.days_left:
        left = f"the {count(handout.days_left, 'day')} left until the end of {deadline}"
        needed = f"{capital(handout.open.words)} children must be concluded in {left}"
    rates = f"{needed}; about {handout.achieved:,} a week were over the last {PACE_WEEKS} weeks."
    enough = "That is too slow." if handout.needed > handout.achieved else "That pace would do, if it holds."
    fault = {
        None: " There is no schedule.",
        False: " The latest schedule cannot begin every review in time.",
        True: "",
    }[handout.feasible]
    return f"{rates} {enough}{fault}"


def _figures(handout: Handout) -> tuple[tuple[str, Cell], ...]:
    found, days = handout.open, handout.days_left
    return (
        ("open", found.cell),
        ("overdue", found["overdue"].cell),
        ("at risk", found["at_risk"].cell),
        (f"needed in {count(days, 'day')}", found.cell) if days else ("needed a week", handout.needed),
        ("achieved a week", handout.achieved),
        ("days left", days) if days else ("weeks left", round(handout.weeks_left, 1) if handout.weeks_left else 0),
    )


def _standing(handout: Handout) -> list[tuple[str, Figure]]:
    return [(label, _at(handout.now.children, place)) for label, place in STANDING]


def _at(figure: Figure, place: tuple[str, ...]) -> Figure:
    for part in place:
        figure = figure[part]
    return figure


def picture(handout: Handout) -> Section:
    """Bars of where the children stand."""
    rows: tuple[Row, ...] = tuple(
        {"place": label, "children": figure.about or 0, "label": str(figure.cell)}
        for label, figure in _standing(handout)
    )
    said = "; ".join(f"{label}: {figure.words}" for label, figure in _standing(handout))
    return Section("picture", "Where the children stand", (), Chart("standing", rows, f"{said}."))


def places(handout: Handout) -> Section:
    """The picture's table."""
    children = handout.now.children
    rows: list[tuple[Cell, ...]] = [(label, figure.cell) for label, figure in _standing(handout)]
    rows += [("Open, all", handout.open.cell), ("In scope, all", children.cell)]
    share = handout.in_time
    sentence = (
        "Too few were transferred to say how many in time."
        if share is None
        else f"In time, of all transferred or overdue: {share}%."
    )
    return Section("places", "The figures behind the picture", (sentence,), table=_table(("Where", "Children"), rows))


def groups(handout: Handout) -> Section:
    """The one table that divides the children into groups."""
    divided_by = handout.settings.publication.divided_by
    rows: list[tuple[Cell, ...]] = [
        (group, *(_at(handout.now.children, place)[group].cell for _, place in STANDING))
        for group in GROUPS[divided_by]
    ]
    rows.append(("All", *(figure.cell for _, figure in _standing(handout))))
    columns = (DIVISIONS[divided_by], *(label for label, _ in STANDING))
    return Section("groups", f"{DIVISIONS[divided_by]}, one by one", (), table=_table(columns, rows), total=True)


def ldas(handout: Handout) -> Section:
    """Young people with a learning difficulty assessment."""
    found = handout.now.ldas
    labels = {"open": "Open", "transferred": "Transferred", "no_plan": "No plan", "left": "Left"}
    rows: list[tuple[Cell, ...]] = [(label, found[place].cell) for place, label in labels.items()]
    return Section(
        "ldas",
        "Learning difficulty assessments",
        ("They are counted apart, and stand in no other figure of this report.",),
        table=_table(("Young people", "Number"), [*rows, ("All", found.cell)]),
        total=True,
    )


def protection(handout: Handout) -> Section:
    """Why figures do not add up."""
    rule = handout.settings.publication
    hidden = (
        f"So that nobody can be recognised, numbers below {rule.smallest} are not told apart from each other or from "
        f"nought, and all others are given to about the nearest {rule.round_to}, some totals more coarsely."
    )
    sums = (
        "Therefore the figures of a column need not add up to its total. Rates and percentages are worked out from "
        "the figures as printed."
    )
    return Section("protection", "How these figures are protected", (hidden, sums))


def definitions(_: Handout) -> Section:
    """What each figure means."""
    return Section(
        "definitions", "What each figure means", table=Table("", ("Figure", "Counted as"), tuple(WORDS.items()))
    )


SECTIONS: tuple[Callable[[Handout], Section], ...] = (
    picture, places, pace_section, groups, ldas, protection, definitions,
)  # fmt: skip
"""Everything in the edition, in order."""


def _numbers(handout: Handout) -> dict[str, object]:
    return {
        "as_of": handout.as_of.isoformat(),
        "smallest": handout.settings.publication.smallest,
        "round_to": handout.settings.publication.round_to,
        "children": _document(handout.now.children),
        "ldas": _document(handout.now.ldas),
        "needed_per_week": handout.needed,
        "achieved_per_week": handout.achieved,
        "pace": pace_document(handout),
        "percent_in_time": handout.in_time,
        "deadline": handout.settings.deadline.isoformat(),
    }


def _document(figure: Figure) -> dict[str, object]:
    parts = {name: _document(part) for name, part in figure.parts.items()}
    return {**figure.document, "shown": figure.cell, **({"parts": parts} if parts else {})}


def _table(columns: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> Table:
    return Table("", columns, tuple(rows), rounded=tuple(range(1, len(columns))))
