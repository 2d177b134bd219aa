"""The published transfer plan as a page for the Local Offer, in plain English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from transfer_cli.domain.calendar import school_year
from transfer_cli.domain.case import PhaseMove, SettingType
from transfer_cli.domain.dates import show_day_long
from transfer_cli.domain.local_plan import LocalPlan, PlanWindow
from transfer_cli.domain.plan_check import GroupCheck, Miss, PlanCheck
from transfer_cli.domain.plan_finder import Turn, turns_by_year, turns_on_moving
from transfer_cli.domain.plan_group import when, who
from transfer_cli.domain.plan_promise import Publication
from transfer_cli.domain.settings import PlanGroup, PlanVersion, Settings
from transfer_cli.domain.turns import Promised
from transfer_cli.domain.words import capital, count, in_words
from transfer_cli.domain.year_group import show_academic_year, show_year
from transfer_cli.reports.page import Block, Box, Grid, Page, Part, Points, Text
from transfer_cli.reports.table import Table
from transfer_cli.reports.who_to_ask import who_to_ask

TITLE = "Our plan for moving from statements to EHC plans"
SOON = "as soon as possible"


def plan_page(plan: LocalPlan, check: PlanCheck, said: Publication, version: PlanVersion, settings: Settings) -> Page:
    """The page: the plan, its version and what changed, and how a family finds when its turn comes.

    Args:
        check: What the plan cannot keep is admitted on the page.
        said: What this version changes of what families were promised.
    """
    parts = (
        Part("find", "When is it our turn?", tuple(_finding())),
        Part("moving", "Changing school or phase", tuple(_moving(plan, settings))),
        Part("years", "Everyone else, by year group", tuple(_by_year(plan, settings))),
        Part("plan", "The plan, line by line", (Grid(_lines(check)), *_notes(check))),
        Part("changes", "What changed in this version", tuple(_changes(version, said))),
        Part("law", "What the law says, whatever this plan says", tuple(_law(plan))),
        Part("ask", "Asking for an earlier or a later turn", tuple(_asking())),
        who_to_ask(settings),
    )
    return Page(
        title=TITLE,
        authority=settings.authority,
        subtitle=f"Version {version.version}, published {show_day_long(version.published)}",
        as_of=version.published,
        lead=tuple(_lead(check, plan, settings)),
        parts=parts,
        contents=True,
        end=f"This is version {version.version} of our plan. A later version takes its place.",
    )


def _lead(check: PlanCheck, plan: LocalPlan, settings: Settings) -> Iterator[Block]:
    yield Text(
        "Education, Health and Care plans (EHC plans) take the place of statements of special educational needs. "
        "Each child and young person who has a statement is assessed again. We call this the transfer review. "
        "This page says in which order we do the reviews."
    )
    if settings.deadline < plan.rules.last_lawful_day:
        target = show_day_long(settings.deadline)
        yield Text(f"We mean to finish every review by {target}. This is our own target; the law gives longer to most.")
    yield Box(
        "Your statement goes on meanwhile",
        (
            "The help it names must go on until the EHC plan is made.",
            "If we decide that there will be no plan, it goes on until the time for an appeal has run out.",
            "At the age of 19, and in a college, a statement has no effect. If that is near, please ask us now.",
            "Otherwise you need do nothing now. We write to you before the review begins.",
        ),
    )
    late = [_admitted(group, miss) for group in check.groups for miss in group.problems]
    if late:
        yield Box("Part of this plan is later than the law allows", tuple(dict.fromkeys(late)), good=False)


def _admitted(group: GroupCheck, miss: Miss) -> str:
    """The breach that the plan would be as it is written; the day that is given is the law's all the same."""
    late = count(miss.days_late, "day")
    return (
        f"{when(group.group)}, {_name(group.group)}: as it was written, this line would end {late} after the law's "
        f"last day for {_whom(miss)}. We give the law's day: {show_day_long(miss.day.due)}."
    )


def _whom(miss: Miss) -> str:
    """The children of a day of the law, as a family would call them."""
    year = miss.day.due.year
    return {
        "order-12": f"children who go on from school to college in {year}",
        "order-13-3": "children in Year 6 whose family agreed to a review that year",
        "order-14-3-a": f"those who go on from school to college in {year}",
        "order-14-3-b": f"children who start or change school in {year}",
        "order-14-3-c": f"children who came into Year 9 in September {year - 1}",
        "order-14a": "those released from custody",
    }.get(miss.day.rule, "everyone in it")


def _finding() -> Iterator[Block]:
    yield Points(
        (
            "Will your child start or change school, or go on to college? Look under “Changing school or phase”.",
            "If not, find your child's year group of today under “Everyone else, by year group”.",
            "If more than one line fits, the earliest day counts.",
            "A child who is taught with another year group goes by the year group of the class.",
        ),
        numbered=True,
    )


def _moving(plan: LocalPlan, settings: Settings) -> Iterator[Block]:
    found = [(move, turns) for move, turns in turns_on_moving(plan, settings) if turns]
    if not found:
        yield Text("All changes of phase that this plan is about lie in the past.")
        return
    years = tuple(found[0][1])
    yield Text("The new plan is finished before the change, so that the new school or college can be named in it.")
    yield Grid(
        Table(
            "Last day for the new plan, by when the change is made",
            ("Change", *(f"September {year}" for year in years)),
            tuple((_move(move), *(_finished(turns[year]) for year in years)) for move, turns in found),
        )
    )


def _by_year(plan: LocalPlan, settings: Settings) -> Iterator[Block]:
    turns = list(turns_by_year(plan, settings))
    year = show_academic_year(school_year(plan.as_of))
    split = any(turn.settings for turn in turns)
    heads = (f"Year group in {year}", *(("School",) if split else ()), "The review begins", "Finished by")
    yield Grid(
        Table(
            f"By the year group of {year}, for children who do not change school or phase before",
            heads,
            tuple(_turn(turn, split=split) for turn in turns),
        )
    )


def _turn(turn: Turn, *, split: bool) -> tuple[str, ...]:
    where = (_schools(turn.settings),) if split else ()
    begins = _begins(turn.window, turn.begin_by) if turn.window else "no line of this plan: we write to you"
    if turn.past:
        begins = SOON
    return (show_year(turn.year_group), *where, begins, _finished(turn))


def _finished(turn: Turn) -> str:
    """Last day of a turn; of one whose day in law has passed that day, and that it is owed."""
    return f"was due {_long(turn.last_day)}: {SOON}" if turn.past else _long(turn.last_day)


def _begins(window: PlanWindow, by: date | None = None) -> str:
    """When its reviews begin; `by` is the last day, where the law leaves less than the plan does."""
    by = by or window.start_by
    if window.start_from and window.start_from <= by:
        return f"{show_day_long(window.start_from)} to {show_day_long(by)}"
    return f"by {show_day_long(by)}"


def _schools(kinds: tuple[SettingType, ...]) -> str:
    if len(kinds) > len(SettingType) // 2:
        missing = [in_words(kind) for kind in SettingType if kind not in kinds]
        return f"All but {', '.join(missing)}"
    return capital(", ".join(in_words(kind) for kind in kinds)) or "Any school"


def _lines(check: PlanCheck) -> Table:
    rows = []
    for group in check.groups:
        window = group.window
        begins = _begins(window, group.begin_by) if window else "not this year"
        rows.append((when(group.group), _name(group.group), begins, "; ".join(_days(group))))
    return Table("All lines, in order", ("When", "Who", "The review begins", "Finished by"), tuple(rows))


def _days(group: GroupCheck) -> Iterator[str]:
    """Last day of a line, and the earlier ones of some of its children."""
    yield _long(group.last_day)
    if group.movers_last_day:
        yield f"if changing phase, {show_day_long(group.movers_last_day)}"
    for miss in group.earlier:
        yield f"for {_whom(miss)}, {show_day_long(miss.day.due)}, beginning by {show_day_long(miss.begin_by)}"


def _name(group: PlanGroup) -> str:
    return group.title or capital(who(group)) or "Everyone"


def _notes(check: PlanCheck) -> Iterator[Block]:
    notes = [
        f"{when(c.group)}, {c.group.title or who(c.group) or 'everyone'}: {c.group.note}"
        for c in check.groups
        if c.group.note
    ]
    if notes:
        yield Points(tuple(notes))


def _changes(version: PlanVersion, said: Publication) -> Iterator[Block]:
    if version.changes:
        yield Points(version.changes)
    if said.changes:
        yield Grid(
            Table(
                "Turns that have moved",
                ("Before", "Finished by", "Now", "Finished by"),
                tuple(_changed(before, now) for before, now in said.changes),
            )
        )
    if said.few_moved:
        yield Text("The turns of some single children have moved as well. We write to their families.")
    if version.changes or said.changes or said.few_moved:
        yield Text("If your turn has moved, you may ask us why.")
    else:
        yield Text("Nothing. This is the first version, or the days of the version before still stand.")


def _changed(before: Promised, now: Promised) -> tuple[str, ...]:
    was = f"{before.group} (version {before.version})"
    return was, show_day_long(before.conclude_by), now.group, show_day_long(now.conclude_by)


def _law(plan: LocalPlan) -> Iterator[Block]:
    rules = plan.rules
    weeks = rules.regime(plan.as_of).plan_weeks
    yield Points(
        (
            f"We write to you at least {rules.notice_days // 7} weeks before the review begins.",
            f"The EHC plan is sent to you within {weeks} weeks, beginning with the day on which the review begins.",
            f"You have at least {rules.answer_days} days to answer the draft plan.",
            f"The law's last day for most reviews is {show_day_long(rules.last_lawful_day)}.",
            "Some children have another day of their own. The tables above go by it.",
            "If you disagree with the plan, or if we decide against one, you may appeal. Our letter says how.",
        )
    )


def _asking() -> Iterator[Block]:
    yield Text(
        "You may ask us to bring a review forward, for example because needs have changed much, or to put it off. We "
        "put a review off only if you agree, we write down why, and never beyond the last day that the law gives."
    )


def _move(move: PhaseMove) -> str:
    return {
        PhaseMove.EARLY_YEARS_TO_SCHOOL: "Starting school",
        PhaseMove.INFANT_TO_JUNIOR: "Infant to junior school",
        PhaseMove.SCHOOL_TO_POST16: "School to college or training",
        PhaseMove.MAINSTREAM_TO_SPECIAL: "Mainstream to special school",
        PhaseMove.SPECIAL_TO_MAINSTREAM: "Special to mainstream school",
    }.get(move, f"{capital(in_words(move))} school")


def _long(day: date | None) -> str:
    return show_day_long(day) if day else "–"  # noqa: RUF001 - a dash
