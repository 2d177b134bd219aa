"""What the public may know of the children on one day: counts as trees, and as they may be published.

`domain.suppression` says what is promised of them. Who has another count to publish adds a tree of other children to
`Published`, never a second way of dividing these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from transfer_cli.domain.case import Document, SettingType
from transfer_cli.domain.obligation import Basis, Kind, Stage, State, Timeline
from transfer_cli.domain.suppression import Figure, Publication, Tree, protect
from transfer_cli.domain.words import capital, in_words

YEARS: tuple[tuple[int, str], ...] = (
    (0, "Before Year 1"),
    (2, "Years 1 and 2"),
    (6, "Years 3 to 6"),
    (9, "Years 7 to 9"),
    (11, "Years 10 and 11"),
)
"""Last National Curriculum year of a group, and its name: key stages, so that a group is not a class."""

OLDER = "Year 12 and above"

GROUPS: Mapping[str, tuple[str, ...]] = {
    "year-groups": (*(name for _, name in YEARS), OLDER),
    "settings": tuple(capital(in_words(code)) for code in SettingType),
}
"""All groups of each way to divide the children; they are printed whether or not anybody is in them."""

PLACES: Mapping[str, tuple[str, ...]] = {
    "transferred": ("in_time", "late"),
    "no_plan": (),
    "left": (),
    "open": ("overdue", "at_risk", "on_track"),
}
"""Where a child stands, in two steps."""


@dataclass(frozen=True, slots=True)
class Published:
    """Every figure that may be published of one day.

    Attributes:
        children: Divided as `PLACES`, and then into groups; LDAs are left out.
        ldas: Young people with a learning difficulty assessment: `open`, `transferred`, `no_plan`, `left`.
    """

    children: Figure
    ldas: Figure


def publish(timelines: Iterable[Timeline], rule: Publication) -> Published:
    """The figures of one day as they may be published.

    Args:
        timelines: Every case as derived for that day.
    """
    in_scope = [t for t in timelines if t.in_scope]
    children = [t for t in in_scope if t.case.document != Document.LDA]
    ldas = Counter("open" if t.is_open else t.stage.value for t in in_scope if t.case.document == Document.LDA)
    lda_tree: dict[str, Tree] = {place: ldas[place] for place in PLACES}
    return Published(protect(child_tree(children, rule.divided_by), rule), protect(lda_tree, rule))


def child_tree(children: Iterable[Timeline], divided_by: str) -> dict[str, Tree]:
    """The true counts; each child stands in one place of one group."""
    found = Counter((*_place(t), _group(t, divided_by)) for t in children)

    def groups(place: str, part: str) -> dict[str, Tree]:
        return {group: found[place, part, group] for group in GROUPS[divided_by]}

    return {
        place: {part: groups(place, part) for part in parts} if parts else groups(place, "")
        for place, parts in PLACES.items()
    }


def _place(timeline: Timeline) -> tuple[str, str]:
    if not timeline.is_open:
        late = timeline.stage == Stage.TRANSFERRED and _was_late(timeline)
        return timeline.stage.value, ("late" if late else "in_time") if timeline.stage == Stage.TRANSFERRED else ""
    return "open", "overdue" if timeline.overdue else "at_risk" if timeline.at_risk else "on_track"


def _was_late(timeline: Timeline) -> bool:
    """After a day that the law sets for the plan or the child, excused or not."""
    return any(
        obligation.state in {State.MET_LATE, State.EXCEPTED} and obligation.basis == Basis.STATUTE
        for obligation in timeline.obligations
        if obligation.kind in {Kind.PLAN_ISSUED, Kind.CONCLUDE_BY}
    )


def _group(timeline: Timeline, divided_by: str) -> str:
    if divided_by == "settings":
        return capital(in_words(timeline.case.setting_type))
    return next((name for last, name in YEARS if timeline.ncy <= last), OLDER)
