"""A reader of all answers to freedom of information questions of one day, who knows what each question counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.reports.attack import Knowledge, Leaf

MOST = 5000
"""More children than any authority has: for figures that are printed nowhere."""

SAME_TOTALS = (
    (("transferred", 0), ("time-taken", 0), ("time-taken", 1), ("year-groups", 1), ("settings", 1)),
    (("open", 0), ("year-groups", 0), ("settings", 0)),
    (("ceased", 0), ("ceased", 1)),
)
REFUSED = ("No appeal, no plan", "Appeal registered, no plan so far")
PLAN_SINCE = ("No appeal, and a plan made since", "Appeal registered, and a plan made since")
BY_THAT_DAY = (
    "Plan made by that day",
    "Plan made after it",
    "Told by that day that no plan will be made",
    "Told after it that no plan will be made",
    "Neither, and the day has passed",
)
NOT_DONE = "Not done, and its day has passed"

Numbers = Mapping[str, Any]


class FoiReader:
    """What is known from one document."""

    def __init__(self, numbers: Numbers) -> None:
        self.knowledge = Knowledge()
        self.answers = numbers["answers"]
        for question, answer in self.answers.items():
            for number, table in enumerate(answer["tables"]):
                self._read(question, number, table)
        for first, *others in SAME_TOTALS:
            for other in others:
                self._add({self.total(*first): 1, self.total(*other): -1}, 0)
        self._whole_and_some()

    def _read(self, question: str, number: int, table: Numbers) -> None:
        total = self.total(question, number)
        self._bound(total, table["total_range"])
        for label, band in table["ranges"].items():
            self._bound(self.row(question, number, label), band)
        rows = [self.row(question, number, label) for label in table["ranges"]]
        self._add({**dict.fromkeys(rows, 1), total: -1}, 0)

    def _bound(self, leaf: Leaf, band: Mapping[str, int] | None) -> None:
        self.knowledge.bounds[leaf] = (band["from"], band["to"]) if band else (0, MOST)

    def _add(self, terms: dict[Leaf, int], least: int) -> None:
        self.knowledge.sums.append((terms, least, 0))

    def _whole_and_some(self) -> None:
        transferred, no_plan = self.total("transferred", 0), self.total("no-plan", 0)
        left, still = self.total("ceased", 0), self.total("open", 0)
        then = [self.row("statements", 0, label) for label in self.answers["statements"]["tables"][0]["ranges"]]
        for name, whole, part in zip("tnlo", (transferred, no_plan, left, still), then, strict=True):
            self._rest(f"newcomers {name}", (whole,), (part,))
        late = [self.row("late", 0, label) for label in ("In time", "Late", NOT_DONE)]
        self._rest("plans not counted as due", (transferred,), tuple(late[:2]))
        self._rest("open, and not late", (still,), (late[2],))
        self._rest("begun", (still,), (self.total("timetable", 0),))
        refused = [self.row("appeals", 1, label) for label in (*REFUSED, *PLAN_SINCE)]
        self._add({refused[0]: 1, refused[1]: 1, no_plan: -1}, 0)
        self._rest("never refused", (transferred,), tuple(refused[2:]))
        self._rest("no appeal about a plan", (transferred,), (self.row("appeals", 0, "After the final plan"),))
        self._rest("left without one", (left,), (self.row("appeals", 0, "After the child had left"),))
        after = self.row("appeals", 0, "After a decision against a plan")
        self._rest("appealed later", (refused[1], refused[3]), (after,))
        for number, _ in enumerate(self.answers["deadlines"]["tables"]):
            bound = [self.row("deadlines", number, label) for label in BY_THAT_DAY]
            self._rest(f"transferred, not bound {number}", (transferred,), tuple(bound[:2]))
            self._rest(f"concluded, not bound {number}", (transferred, no_plan), tuple(bound[:4]))
            self._rest(f"open, not bound {number}", (still,), (bound[4],))

    def _rest(self, name: str, wholes: tuple[Leaf, ...], parts: tuple[Leaf, ...]) -> None:
        rest = (0, ("rest", name))
        self.knowledge.bounds[rest] = (0, MOST)
        self._add({**dict.fromkeys(wholes, 1), **dict.fromkeys((*parts, rest), -1)}, 0)

    @staticmethod
    def total(question: str, number: int) -> Leaf:
        """A total, as the solver knows it."""
        return (0, (question, str(number)))

    @staticmethod
    def row(question: str, number: int, label: str) -> Leaf:
        """A row, likewise."""
        return (0, (question, str(number), label))
