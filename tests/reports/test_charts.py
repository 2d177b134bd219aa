from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from tests.builders import a_case, day, events
from tests.reports.a_week import a_week, cases
from transfer_cli.reports.charts import burn_up_chart, svg
from transfer_cli.reports.report import Chart


def chart(as_of: str = "Mon 3 Oct 2016") -> Chart:
    return burn_up_chart(a_week(*cases(), as_of=day(as_of)).lines)


def lines(found: Chart) -> dict[str, list[tuple[object, object]]]:
    drawn: dict[str, list[tuple[object, object]]] = {}
    for row in found.values:
        drawn.setdefault(str(row["line"]), []).append((row["on"], row["children"]))
    return drawn


def test_the_picture_draws_the_figures_of_the_lines() -> None:
    found = lines(chart())
    assert found["All children"] == [("2014-09-30", 9), ("2018-03-31", 9)]
    assert found["Done"][-1] == ("2016-10-03", 3)
    assert (found["Needed"][0], found["Needed"][-1]) == (("2016-10-03", 3.0), ("2018-03-31", 9.0))
    assert found["Promised"][-1] == ("2018-03-31", 8)


@pytest.mark.parametrize(
    ("as_of", "summary"),
    [
        pytest.param(
            "Mon 3 Oct 2016",
            "3 of 9 children were concluded by 3 Oct 2016. The first schedule promised 4 by that day. "
            "From here an even pace to all 9 is needed by 31 Mar 2018.",
            id="before the deadline",
        ),
        pytest.param(
            "Sun 1 Apr 2018",
            "3 of 10 children were concluded by 1 Apr 2018. The first schedule promised 8 by that day. "
            "The deadline was 31 Mar 2018.",
            id="after it",
        ),
    ],
)
def test_the_picture_in_words(as_of: str, summary: str) -> None:
    assert chart(as_of).summary == summary


@pytest.mark.parametrize(
    ("done", "still", "as_of", "said"),
    [
        pytest.param(1, 0, "Mon 3 Oct 2016", "The one child was concluded by 3 Oct 2016.", id="the only one"),
        pytest.param(2, 0, "Mon 3 Oct 2016", "All 2 children were concluded by 3 Oct 2016.", id="everybody"),
        pytest.param(
            2, 0, "Sun 1 Apr 2018", "All 2 children were concluded by 1 Apr 2018. The deadline was 31 Mar 2018.",
            id="everybody, after it",
        ),
        pytest.param(
            0, 1, "Mon 3 Oct 2016",
            "0 of 1 child was concluded by 3 Oct 2016. From here its conclusion is needed by 31 Mar 2018.",
            id="one, and it is open",
        ),
        pytest.param(
            1, 1, "Mon 3 Oct 2016",
            "1 of 2 children was concluded by 3 Oct 2016. From here an even pace to all 2 is needed by 31 Mar 2018.",
            id="one of two",
        ),
        pytest.param(0, 0, "Mon 3 Oct 2016", "There was nobody to conclude on 3 Oct 2016.", id="nobody"),
    ],
)  # fmt: skip
def test_small_numbers_in_words(done: int, still: int, as_of: str, said: str) -> None:
    children = [a_case(reference=f"D{n}", events=events(plan_issued="Fri 30 Sep 2016")) for n in range(done)]
    children += [a_case(reference=f"O{n}") for n in range(still)]
    assert burn_up_chart(a_week(*children, as_of=day(as_of)).lines).summary == said


def test_the_same_figures_give_the_same_picture_and_it_points_nowhere() -> None:
    picture = svg(chart())
    assert picture == svg(chart())
    assert picture.startswith("<svg")
    links = re.findall(r"https?://[^\"' ]+", picture)
    assert {link for link in links if "w3.org" not in link} == set()
    for word in ("Done", "Promised", "Needed", "All children", "Deadline 31 Mar 2018", "3 Oct 2016"):
        assert f">{word}<" in picture


def test_the_lines_can_be_told_apart_in_black_and_white() -> None:
    spec = json.loads(files("transfer_cli.templates").joinpath("charts", "burn_up.vl.json").read_text("utf-8"))
    encoding = spec["layer"][-1]["encoding"]
    names = encoding["strokeDash"]["scale"]["domain"]
    dashes = [str(dash) for dash in encoding["strokeDash"]["scale"]["range"]]
    widths = encoding["strokeWidth"]["scale"]["range"]
    assert names == encoding["strokeWidth"]["scale"]["domain"] == encoding["color"]["scale"]["domain"]
    assert len(set(zip(dashes, widths, strict=True))) == len(names)
