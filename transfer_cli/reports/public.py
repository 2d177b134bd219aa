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
from transfer_cli.domain.published_pace import Pace, Range, published_pace, share_in_time
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.suppression import Figure
from transfer_cli.domain.words import capital, count
from transfer_cli.reports.charts import Row
from transfer_cli.reports.public_pace import achieved_cell, achieved_in_words, pace_document, pace_section
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

TOO_FEW = "Nothing to publish"
UNSAID = "No verdict in this edition"
UNTOLD = "is not said, since it would tell of a few children."
VERDICTS = ("Not on plan", "Deadline missed")
"""The words of `reports.week.verdict` that this edition can say."""

IN_TIME = "In time, of all transferred or overdue"
"""Not the group's measure of final plans, which counts refusals and other days as well."""

WORDS: dict[str, str] = {
    "In scope": "Every child or young person with a statement of special educational needs ever held here by that day, "
    "whatever became of it.",
    "Transferred in time": "The final plan was sent by the last day that the law gave for it and for that child; "
    "otherwise late, whatever the reason.",
    "No plan": "The family was told that no EHC plan will be made.",
    "Left": "Moved away, left school, or had no more need of it.",
    "Overdue": "Open, and past a day that the law itself sets.",
    "At risk": "Open and not overdue, but begun or planned too late to be sure of the lawful day.",
    IN_TIME: "Transferred in time ÷ (transferred in time + transferred late + overdue). Whoever waits after a lawful "
    "day counts as late. Plans made ahead of a day that has not passed yet are among those in time, so this is another "
    "measure than that of the exact editions, which leaves them out.",
    "Concluded": "Transferred or told that there will be no plan: the two figures of that day, added up.",
    "Needed a week": "Open ÷ (days left ÷ 7).",
    "Achieved a week": f"Concluded now, less concluded {PACE_WEEKS} weeks ago, ÷ {PACE_WEEKS}.",
    "Concluded at that pace": f"Concluded now, and days left ÷ {7 * PACE_WEEKS} times as many more as in the last "
    f"{PACE_WEEKS} weeks, but no more than are open. No forecast: it takes the pace as it was.",
    "Verdict": "As the group has it, where it follows from the figures of this edition; otherwise none is said.",
    "Not in this edition": "Rates and deadlines of cohorts, the last week to catch up, and the forecast: they follow "
    "from exact numbers, or divide the same children a second time, and small numbers could be worked out from them.",
}
"""What each figure means."""


@dataclass(frozen=True, slots=True)
class Handout:
    """All that the edition is made of.

    Attributes:
        then: The same figures `PACE_WEEKS` weeks earlier, for the pace.
        days_left: To the deadline, its own day and `as_of` included; None after it.
        feasible: Whether the latest schedule can begin everybody in time; None = there is none.
    """

    settings: Settings
    as_of: date
    now: Published
    then: Published
    days_left: int | None
    feasible: bool | None

    @property
    def open(self) -> Figure:
        """Children still to be concluded."""
        return self.now.children["open"]

    @property
    def last_days(self) -> int | None:
        """Days left where they are less than a week; None = a week or more, or none."""
        return days_of(self.days_left / 7 if self.days_left else None)

    @property
    def pace(self) -> Pace | None:
        """Needed and achieved; None after the deadline, or where too few are open."""
        return published_pace(self.now, self.then, self.days_left)

    @property
    def in_time(self) -> Range | None:
        """Percentage in time of all transferred or overdue; None = too few to say."""
        return share_in_time(self.now)


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
    return Handout(settings, as_of, publish(now, rule), publish(then, rule), days if days > 0 else None, feasible)


def public_report(handout: Handout, audience: str, readers: str, days: str) -> Report:
    """The report, for whoever it is handed to.

    Args:
        audience: Its name in file names.
        readers: Who it is for, one or two sentences.
        days: `as of …`, with `as known on …` where that differs.
    """
    is_too_few = handout.now.children.about is None
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
        figures=() if is_too_few else _figures(handout),
        sections=() if is_too_few else tuple(section(handout) for section in SECTIONS),
        numbers=_numbers(handout),
        is_plain=_verdict(handout) not in VERDICTS,
    )


def _verdict(handout: Handout) -> str:
    """What the group's verdict must be, wherever in its range each figure lies; else that none is said.

    It depends on published figures alone, so it gives nothing away, and is never better than the group's: "On plan"
    and "Finished" would tell that nobody is overdue or open, and silence about one of two verdicts would be the other.
    """
    if handout.now.children.about is None:
        return TOO_FEW
    if handout.open.about is None:
        few = f"Fewer than {handout.open.high + 1:,} open"
        return f"{few} after the deadline" if handout.days_left is None else few
    if handout.days_left is None:
        return "Deadline missed"
    slow = handout.pace is not None and handout.pace.is_too_slow
    return "Not on plan" if slow or handout.open["overdue"].low or handout.feasible is False else UNSAID


def _headline(handout: Handout) -> str:
    children, found = handout.now.children, handout.open
    if children.about is None:
        return "Too few children are counted to publish anything of them without telling who they are."
    return (
        f"Of {children.words} children in scope, {children['transferred'].words} transferred, "
        f"{children['no_plan'].words} had no plan made, {children['left'].words} left and {found.words} are open: "
        f"{found['overdue'].words} overdue and {found['at_risk'].words} at risk."
    )


def _honest(handout: Handout) -> str:
    deadline = show_day(handout.settings.deadline)
    if handout.now.children.about is None:
        return ""
    over = handout.days_left is None
    if handout.open.about is None:
        kept = "every child was done by then" if over else "that is on plan"
        return f"The deadline {'was' if over else 'is'} {deadline}. Whether {kept} {UNTOLD}"
    pace = handout.pace
    if pace is None:
        return f"The deadline was {deadline}."
    needed = f"About {round(pace.needed.about, 1):,} a week must be concluded until {deadline}"
    if handout.last_days:
        left = f"the {count(handout.last_days, 'day')} left until the end of {deadline}"
        needed = f"{capital(handout.open.words)} children must be concluded in {left}"
    rates = f"{needed}; {achieved_in_words(pace)}."
    fault = {
        None: " There is no schedule.",
        False: " The latest schedule cannot begin every review in time.",
        True: "",
    }[handout.feasible]
    unsaid = f" Whether all is on plan {UNTOLD}" if pace.is_enough and _verdict(handout) == UNSAID else ""
    return f"{rates} {_enough(pace)}{fault}{unsaid}"


def _enough(pace: Pace) -> str:
    if pace.is_too_slow:
        return "That is too slow."
    return "That pace would do, if it holds." if pace.is_enough else "Whether that pace would do cannot be said."


def _figures(handout: Handout) -> tuple[tuple[str, Cell], ...]:
    found, pace, days = handout.open, handout.pace, handout.last_days
    return (
        ("open", found.cell),
        ("overdue", found["overdue"].cell),
        ("at risk", found["at_risk"].cell),
        (f"needed in {count(days, 'day')}", found.cell)
        if days
        else ("needed a week", None if pace is None else round(pace.needed.about, 1)),
        ("achieved a week", None if pace is None else achieved_cell(pace)),
        ("days left", days) if days else ("weeks left", round(handout.days_left / 7, 1) if handout.days_left else 0),
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
    """The picture's table, with what each figure may be."""
    children = handout.now.children
    found = [*_standing(handout), ("Open, all", handout.open), ("In scope, all", children)]
    rows: list[tuple[Cell, ...]] = [(label, figure.low, figure.cell, figure.high) for label, figure in found]
    columns = ("Where", "From", "About", "To")
    return Section("places", "The figures behind the picture", (_in_time(handout),), table=_table(columns, rows))


def _in_time(handout: Handout) -> str:
    share = handout.in_time
    if share is None:
        return "Too few were transferred to say how many in time."
    return f"{IN_TIME}: {round(share.about)}% (from {round(share.low)}% to {round(share.high)}%)."


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
    """Why figures do not add up, and what is worked out from which."""
    rule = handout.settings.publication
    hidden = (
        f"So that nobody can be recognised, numbers below {rule.smallest} are not told apart from each other or from "
        f"nought. Of all others the multiple of {rule.round_to} nearest the middle of a range is given. The exact "
        "number is somewhere in that range; beside totals, which have the widest, it is printed. So a figure can "
        "change without a child more or less, when its range moves."
    )
    sums = (
        "Therefore the figures of a column need not add up to its total. Rates and percentages are worked out from "
        f"the figures as printed; where one is under {rule.smallest}, from the middle of its range. From and to are "
        "worked out from the ends of the ranges, the least and the most that they leave possible."
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
    pace, share = handout.pace, handout.in_time
    return {
        "as_of": handout.as_of.isoformat(),
        "smallest": handout.settings.publication.smallest,
        "round_to": handout.settings.publication.round_to,
        "children": _document(handout.now.children),
        "ldas": _document(handout.now.ldas),
        "needed_per_week": None if pace is None else round(pace.needed.about, 1),
        "achieved_per_week": None if pace is None or not pace.is_said else round(pace.achieved.about, 1),
        "pace": pace_document(handout),
        "percent_in_time": None if share is None else round(share.about),
        "percent_in_time_from": None if share is None else round(share.low),
        "percent_in_time_to": None if share is None else round(share.high),
        "deadline": handout.settings.deadline.isoformat(),
    }


def _document(figure: Figure) -> dict[str, object]:
    parts = {name: _document(part) for name, part in figure.parts.items()}
    return {**figure.document, "shown": figure.cell, **({"parts": parts} if parts else {})}


def _table(columns: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> Table:
    return Table("", columns, tuple(rows), rounded=tuple(range(1, len(columns))))
