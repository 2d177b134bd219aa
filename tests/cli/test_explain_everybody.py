"""Every date of every child of the sample can say why: rule, source, counting, and what would give another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import day
from transfer_cli.domain.case import Document, SettingType
from transfer_cli.domain.explain import sentences
from transfer_cli.domain.obligation import Kind, Stage, Timeline
from transfer_cli.domain.open_points import Readings, open_points
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.timeline import timelines
from transfer_cli.readers.settings_toml import read_settings
from transfer_cli.store import open_store

AS_OF = day("Mon 3 Oct 2016")

ODD: dict[str, Callable[[Timeline], bool]] = {
    "in two cohorts of the Order": lambda t: sum(o.rule.startswith("order-14-3") for o in t.of(Kind.CONCLUDE_BY)) > 1,
    "moved in": lambda t: t.case.moved_in_on is not None,
    "19 or over": lambda t: (t.as_of - t.case.date_of_birth).days > 19 * 365.25 and t.case.document != Document.LDA,
    "in further education": lambda t: t.case.setting_type == SettingType.POST16,
    "with a learning difficulty assessment": lambda t: t.case.document == Document.LDA,
    "with a request": lambda t: bool(t.of(Kind.DECIDE_REQUEST)),
    "in custody": lambda t: "custody" in t.case.priority,
    "before the Tribunal": lambda t: "tribunal" in t.case.priority,
    "with a plan of before September 2014": lambda t: t.case.document == Document.NON_STATUTORY,
    "of two households": lambda t: len({c.address for c in t.case.contacts}) > 1,
    "with a representative": lambda t: t.addressee.role.startswith("representative"),
    "told of no plan": lambda t: t.stage == Stage.NO_PLAN,
    "with a new plan": lambda t: t.stage == Stage.TRANSFERRED,
    "who left": lambda t: t.stage == Stage.LEFT,
    "with a draft": lambda t: t.stage == Stage.DRAFT,
    "Year 9 of 2014": lambda t: t.ncy == 11,
    "Year 9 of 2015": lambda t: t.ncy == 10,
    "Year 9 of 2016": lambda t: t.ncy == 9,
    "Year 9 of 2017": lambda t: t.ncy == 8,
    "Year 6": lambda t: t.ncy == 6,
}


@pytest.fixture(scope="module")
def everybody(demo_folder: Path) -> tuple[tuple[Timeline, ...], Readings]:
    """The sample on the demo's last day, explained."""
    settings = read_settings(demo_folder / "transfer.toml")
    with open_store(str(demo_folder / "transfer.db"), create=False) as store:
        caseload = store.caseload(AS_OF, None)
    return timelines(caseload, settings, explain=True), Readings(settings, AS_OF)


def test_each_date_has_a_rule_a_source_and_its_counting(everybody: tuple[tuple[Timeline, ...], Readings]) -> None:
    found, _ = everybody
    assert len(found) == 1300
    for derived in found:
        for obligation in derived.obligations:
            assert ENGLAND.rule(obligation.rule), obligation
            assert obligation.source, obligation
            assert obligation.working, obligation
            assert obligation.changes_if, obligation
            assert all(not said.endswith(".") for said in obligation.working), obligation


@pytest.mark.parametrize("who", ODD)
def test_the_odd_children_read_as_sentences(who: str, everybody: tuple[tuple[Timeline, ...], Readings]) -> None:
    found, readings = everybody
    derived = next(t for t in found if ODD[who](t))
    said = sentences(derived)
    assert said.startswith(f"{derived.case.reference} as of 3 Oct 2016: ")
    assert said.count("\n  Rule ") == said.count("\n  Another day would need: ") == len(derived.obligations)
    assert "_" not in said.replace("taken_into_custody", "").replace("released_from_custody", "").replace(
        "phase_move_on", ""
    ).replace("phase_move", "")  # fmt: skip
    for point in open_points(derived, readings):
        assert point.effects
        assert point.switch.question in str(point)
