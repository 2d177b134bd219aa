from __future__ import annotations

from typing import Any

import pytest

from tests.domain.worked import STARTED, on
from transfer_cli.domain.case import Document
from transfer_cli.domain.caseload_list import Asked, caseload_list
from transfer_cli.domain.obligation import Stage

AS_OF = "3 Oct 2016"
CHILDREN = [
    on(AS_OF, reference="B", officer="J Vole"),
    on(AS_OF, STARTED, reference="A", officer="P Wren"),
    on(AS_OF, "plan 30 Sep 2016", reference="C", officer=None),
    on(AS_OF, reference="D", document=Document.LDA, date_of_birth=on(AS_OF).case.date_of_birth.replace(year=1998)),
]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, "ABCD", id="the whole caseload, by reference"),
        pytest.param({"officers": frozenset({"J Vole", "P Wren"})}, "AB", id="two officers"),
        pytest.param({"at_settings": frozenset("AC")}, "AC", id="children of some settings"),
        pytest.param({"at_settings": frozenset()}, "", id="settings without children"),
        pytest.param({"year_groups": frozenset({4})}, "ABC", id="a year group"),
        pytest.param({"stages": frozenset({Stage.TRANSFERRED})}, "C", id="a stage"),
        pytest.param({"stages": frozenset({Stage.IN_ASSESSMENT}), "officers": frozenset({"J Vole"})}, "", id="all "
        "must fit"),
    ],
)  # fmt: skip
def test_who_is_in_the_list(asked: dict[str, Any], expected: str) -> None:
    assert "".join(entry.timeline.case.reference for entry in caseload_list(CHILDREN, Asked(**asked))) == expected


def test_what_is_next_stands_beside_each_open_child() -> None:
    found = {entry.timeline.case.reference: entry.next for entry in caseload_list(CHILDREN, Asked())}
    assert found["C"] is None
    assert found["A"]
    assert found["A"].what == "Arrange the meeting at Larkfield Primary School"


def test_nobody_who_is_not_here_is_listed() -> None:
    away = on(AS_OF, moved_in_on=on("1 Dec 2016").as_of)
    assert caseload_list([away], Asked()) == ()
