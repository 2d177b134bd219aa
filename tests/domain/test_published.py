"""Which place and group of the published figures a child stands in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.builders import a_case, day, events
from transfer_cli.domain.case import Case, Caseload, Document, LeftReason, SettingType
from transfer_cli.domain.published import GROUPS, OLDER, child_tree, publish
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.suppression import Publication, Tree, total
from transfer_cli.domain.timeline import timelines

AS_OF = day("Mon 3 Oct 2016")
SETTINGS = Settings(authority="Sample Council")
BEGUN = {"notice_given": "Mon 11 Jan 2016", "assessment_began": "Mon 25 Jan 2016"}


def tree_of(*cases: Case, divided_by: str = "year-groups") -> dict[str, Tree]:
    return child_tree(timelines(Caseload(cases, AS_OF), SETTINGS), divided_by)


def places_of(tree: Tree, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if isinstance(tree, int):
        return [path] * tree
    return [place for name, part in tree.items() for place in places_of(part, (*path, name))]


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        (("transferred", "in_time"), {"events": events(**BEGUN, plan_issued="Fri 27 May 2016")}),
        (("transferred", "late"), {"events": events(**BEGUN, plan_issued="Fri 30 Sep 2016")}),
        (("no_plan",), {"events": events(**BEGUN, no_plan_notified="Fri 1 Apr 2016")}),
        (("left",), {"left_on": day("Fri 1 Jul 2016"), "left_reason": LeftReason.MOVED_OUT}),
        (("open", "overdue"), {"events": events(**BEGUN)}),
        (("open", "on_track"), {}),
    ],
)
def test_each_child_stands_in_one_place(place: tuple[str, ...], changes: dict[str, Any]) -> None:
    assert places_of(tree_of(a_case(**changes))) == [(*place, "Years 3 to 6")]


@pytest.mark.parametrize(
    ("year", "group"),
    [(0, "Before Year 1"), (1, "Years 1 and 2"), (6, "Years 3 to 6"), (7, "Years 7 to 9"), (11, "Years 10 and 11"),
     (12, OLDER), (15, OLDER)],
)  # fmt: skip
def test_year_groups_are_key_stages(year: int, group: str) -> None:
    [(*_, found)] = places_of(tree_of(a_case(date_of_birth=date(2012 - year, 2, 2))))
    assert found == group


def test_settings_as_groups() -> None:
    [(*_, found)] = places_of(tree_of(a_case(setting_type=SettingType.SPECIAL), divided_by="settings"))
    assert found in GROUPS["settings"]


@pytest.mark.parametrize("divided_by", GROUPS)
def test_every_group_is_there_though_nobody_is_in_it(divided_by: str) -> None:
    tree = tree_of(divided_by=divided_by)
    assert total(tree) == 0
    assert publish((), Publication(divided_by=divided_by)).children["left"].parts.keys() == set(GROUPS[divided_by])


def test_ldas_are_counted_apart() -> None:
    lda = a_case(document=Document.LDA, date_of_birth=day("Mon 4 May 1998"))
    cases = [a_case(reference=f"X{n}") for n in range(9)] + [lda]
    found = publish(timelines(Caseload(tuple(cases), AS_OF), SETTINGS), Publication())
    assert found.children.low <= 9 <= found.children.high
    assert found.ldas["open"].words == "fewer than 5"
    assert found.children["open"]["on_track"]["Years 3 to 6"].about == 10
