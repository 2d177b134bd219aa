from __future__ import annotations

import pytest

from transfer_cli.cli.nearest import nearest


@pytest.mark.parametrize(
    ("wanted", "names", "said"),
    [
        pytest.param("A JANES", ["A Jones", "J Price"], "Did you mean A Jones?", id="one is close"),
        pytest.param("notice", ["notices", "notice_a", "x"], "Did you mean notices or notice_a?", id="two are close"),
        pytest.param("zzz", ["b", "a"], "Known are a, b.", id="none is close"),
        pytest.param("zzz", [f"n{n:02}" for n in range(14)],
                     "Known are n00, n01, n02, n03, n04, n05, n06, n07, n08, n09, n10, n11 and 2 more.", id="too many"),
        pytest.param("zzz", [], "None is known yet.", id="nothing at all"),
    ],
)  # fmt: skip
def test_the_nearest_names(wanted: str, names: list[str], said: str) -> None:
    assert nearest(wanted, names) == said
