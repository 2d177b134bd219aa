"""Ten public editions of a programme, and a reader who puts them all together: no count can be known for sure."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from tests.builders import a_case, day
from tests.reports.a_week import PROVENANCE
from tests.reports.attack import Knowledge, Leaf, known_for_sure
from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.case import Case, Caseload, Document, Event, LeftReason, SettingType
from transfer_cli.domain.progress import PACE_WEEKS
from transfer_cli.domain.published import GROUPS, PLACES, child_tree
from transfer_cli.domain.published_pace import published_pace
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.suppression import Publication, Tree
from transfer_cli.domain.timeline import timelines
from transfer_cli.reports.public import Handout, handout, public_report
from transfer_cli.reports.report import Report
from transfer_cli.reports.writers import FORMATS

FIRST, WEEKS = day("Mon 3 Oct 2016"), 10
"""All in one school year, so that nobody changes group: the reader knows that."""

Numbers = Mapping[str, Any]


def programme(seed: int, children: int) -> tuple[Case, ...]:
    """Children who go through everything at their own pace, all here from the beginning."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    return tuple(_child(draw, number) for number in range(children))


def _child(draw: random.Random, number: int) -> Case:
    born = date(1998, 9, 1) + timedelta(days=draw.randrange(13 * 365))
    began = FIRST - timedelta(days=draw.randrange(-40, 250))
    steps = [("notice_given", -14), ("assessment_began", 0), ("draft_served", draw.randrange(70, 120))]
    ending = draw.choice(("plan_issued", "plan_issued", "plan_issued", "no_plan_notified"))
    steps.append((ending, draw.randrange(90, 190)))
    happened = [Event(step, began + timedelta(days=days), id=n, source="x") for n, (step, days) in enumerate(steps, 1)]
    starts = draw.random() < 0.8
    leaves = draw.random() < 0.06
    return a_case(
        reference=f"P{number:04}",
        date_of_birth=born,
        document=Document.LDA if draw.random() < 0.05 and born < date(2000, 9, 1) else Document.STATEMENT,
        setting_type=draw.choice(tuple(SettingType)),
        events=tuple(happened) if starts and not leaves else (),
        left_on=FIRST + timedelta(days=draw.randrange(-60, 80)) if leaves else None,
        left_reason=LeftReason.MOVED_OUT if leaves else None,
    )


def editions(cases: tuple[Case, ...], settings: Settings) -> list[Report]:
    return [edition(cases, FIRST + number * WEEK, settings) for number in range(WEEKS)]


def edition(cases: tuple[Case, ...], as_of: date, settings: Settings) -> Report:
    return public_report(handed_out(cases, as_of, settings), "public", "For all.", "as of a day")


def handed_out(cases: tuple[Case, ...], as_of: date, settings: Settings) -> Handout:
    now, then = (timelines(Caseload(cases, on), settings) for on in (as_of, as_of - PACE_WEEKS * WEEK))
    return handout(now, then, settings, as_of, True)


def settings_with(**rule: Any) -> Settings:
    return Settings(authority="Sample Council", publication=Publication(**rule))


def what_a_reader_knows(weeks: list[Numbers], divided_by: str) -> Knowledge:
    """The published figures, and what a keen reader adds: conclusions stay, and nobody came."""
    knowledge = Knowledge()
    for number, numbers in enumerate(weeks):
        knowledge.read(number, numbers["children"])
    for group in GROUPS[divided_by]:
        for place in (("transferred", "in_time"), ("transferred", "late"), ("no_plan",), ("left",)):
            knowledge.never_falls((*place, group))
        divided: list[tuple[str, ...]] = [(first, part, group) for first, parts in PLACES.items() for part in parts]
        knowledge.always_the_same_together(
            [*divided, *((first, group) for first, parts in PLACES.items() if not parts)]
        )
    return knowledge


def learn_from_the_pace(knowledge: Knowledge, cases: tuple[Case, ...], settings: Settings) -> None:
    """More than the pace tells: how many were concluded twelve weeks before each edition, as it would be published."""
    for number in range(WEEKS):
        before = handed_out(cases, FIRST + number * WEEK, settings).then.children
        for place in ("transferred", "no_plan"):
            knowledge.read(number - PACE_WEEKS, before[place].document, (place,))
            since = {leaf: 1 for leaf in knowledge.bounds if leaf[0] == number and leaf[1][0] == place}
            knowledge.sums.append((since | {(number - PACE_WEEKS, (place,)): -1}, 0, float("inf")))
    for place in ("transferred", "no_plan"):
        knowledge.never_falls((place,))


@pytest.mark.parametrize(("seed", "children"), [(3, 40), (5, 90)])
def test_the_pace_tells_no_count_either(seed: int, children: int) -> None:
    settings = settings_with()
    cases = programme(seed, children)
    knowledge = what_a_reader_knows([report.numbers for report in editions(cases, settings)], "year-groups")
    learn_from_the_pace(knowledge, cases, settings)
    assert len(knowledge.bounds) == len(truth(cases, settings)) + 2 * WEEKS
    assert known_for_sure(knowledge) == {}


@pytest.mark.parametrize("as_of", [FIRST, FIRST + 70 * WEEK])
def test_the_pace_printed_follows_from_published_figures(as_of: date) -> None:
    settings = settings_with()
    made = handed_out(programme(1, 150), as_of, settings)
    assert made.pace == published_pace(made.now, made.then, made.days_left)
    numbers = public_report(made, "public", "For all.", "as of a day").numbers
    pace: Any = numbers["pace"]
    assert pace["needed_per_week"]["about"] == numbers["needed_per_week"]
    assert pace["achieved_per_week"]["about"] == numbers["achieved_per_week"]
    assert all(one["from"] <= one["to"] for one in pace.values())
    assert all(one["about"] is None or one["from"] <= one["about"] <= one["to"] for one in pace.values())
    everybody: Any = numbers["children"]
    assert pace["concluded_by_deadline"]["to"] <= everybody["to"]


def truth(cases: tuple[Case, ...], settings: Settings) -> dict[Leaf, int]:
    found: dict[Leaf, int] = {}
    for number in range(WEEKS):
        children = [t for t in timelines(Caseload(cases, FIRST + number * WEEK), settings) if t.in_scope]
        tree = child_tree([t for t in children if t.case.document != Document.LDA], settings.publication.divided_by)
        found |= {(number, path): count for path, count in _leaves(tree)}
    return found


def _leaves(tree: Tree, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], int]]:
    if isinstance(tree, int):
        return [(path, tree)]
    return [leaf for name, part in tree.items() for leaf in _leaves(part, (*path, name))]


@pytest.mark.parametrize(
    ("seed", "children", "rule"),
    [
        (1, 150, {}),
        (3, 40, {}),
        (4, 80, {"divided_by": "settings"}),
        (6, 80, {"smallest": 3, "round_to": 3}),
    ],
)
def test_ten_weeks_together_tell_no_count_for_sure(seed: int, children: int, rule: dict[str, Any]) -> None:
    settings = settings_with(**rule)
    cases = programme(seed, children)
    weeks = [report.numbers for report in editions(cases, settings)]
    knowledge = what_a_reader_knows(weeks, settings.publication.divided_by)
    true = truth(cases, settings)
    assert true.keys() == knowledge.bounds.keys()
    assert all(low <= true[leaf] <= high for leaf, (low, high) in knowledge.bounds.items())
    assert sum(0 < count < settings.publication.smallest for count in true.values()) > 40, "there is much to protect"
    assert known_for_sure(knowledge) == {}


def with_exact_totals(numbers: Numbers, true: Mapping[Leaf, int], week: int) -> Numbers:
    """Small numbers hidden as before, but the line of totals as it is."""

    def mended(figure: Numbers, path: tuple[str, ...]) -> Numbers:
        if "parts" not in figure:
            count = true[week, path]
            return figure if figure["from"] == 0 else {"from": count, "to": count}
        exact = sum(count for (number, leaf), count in true.items() if number == week and leaf[: len(path)] == path)
        parts = {name: mended(part, (*path, name)) for name, part in figure["parts"].items()}
        return {"from": exact, "to": exact, "parts": parts}

    return {"children": mended(numbers["children"], ())}


def test_the_same_reader_sees_through_exact_totals() -> None:
    settings = settings_with()
    cases = programme(2, 50)
    true = truth(cases, settings)
    made = editions(cases, settings)[:3]
    weeks = [with_exact_totals(report.numbers, true, number) for number, report in enumerate(made)]
    knowledge = what_a_reader_knows(weeks, "year-groups")
    small = {leaf: count for leaf, count in known_for_sure(knowledge).items() if knowledge.bounds[leaf][0] == 0}
    assert len(small) > 10
    assert all(true[leaf] == count for leaf, count in small.items())


def test_a_child_more_or_less_changes_no_byte_while_the_bands_are_the_same() -> None:
    """Sentences, picture, workbook and what stands beside them come from the published figures alone."""
    settings = settings_with()
    cases = programme(7, 60)
    whole = edition(cases, FIRST, settings)
    same = [
        other for number in range(len(cases)) if (other := edition(_without(cases, number), FIRST, settings)) == whole
    ]
    assert same, "a child whose absence no figure shows"
    for format_, write in FORMATS.items():
        assert write(same[0], PROVENANCE) == write(whole, PROVENANCE), format_
    other = edition(cases[:30], FIRST, settings)
    assert other.hash != whole.hash


def _without(cases: tuple[Case, ...], number: int) -> tuple[Case, ...]:
    return cases[:number] + cases[number + 1 :]
