"""The edition that may be published: its words, and that they come from published figures alone."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

from tests.builders import a_case, day, events
from tests.reports.a_week import AS_OF, PROVENANCE, SETTINGS, a_handout, a_report, a_week
from transfer_cli.domain.case import Case
from transfer_cli.domain.published import Published
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.suppression import Figure, Publication
from transfer_cli.reports.public import VERDICTS, Handout, public_report
from transfer_cli.reports.report import Report
from transfer_cli.reports.week import verdict
from transfer_cli.reports.weekly import Audience, is_protected, protected_report, weekly_report
from transfer_cli.reports.writers import FORMATS

BEGUN = {"notice_given": "Mon 11 Jan 2016", "assessment_began": "Mon 25 Jan 2016"}


def many(number: int, **steps: str) -> list[Case]:
    return [a_case(events=events(**steps)) for _ in range(number)]


def report_of(*groups: list[Case], as_of: str = "", feasible: bool | None = True) -> Report:
    children = [replace(child, reference=f"{n}") for n, child in enumerate(c for group in groups for c in group)]
    made = a_handout(*children, as_of=day(as_of) if as_of else AS_OF, feasible=feasible)
    return public_report(made, "public", "For everybody.", "as of a day")


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        pytest.param(report_of(), "Nothing to publish", id="nobody"),
        pytest.param(report_of(many(200)), "Not on plan", id="too slow"),
        pytest.param(report_of(many(30), as_of="Sun 1 Apr 2018"), "Deadline missed", id="too late"),
        pytest.param(report_of(many(3), as_of="Sun 1 Apr 2018"), "Nothing to publish", id="few too late"),
        pytest.param(
            report_of(many(30, **BEGUN, plan_issued="Fri 27 May 2016"), as_of="Sun 1 Apr 2018"),
            "Fewer than 5 open after the deadline",
            id="nobody or few left after it",
        ),
        pytest.param(
            report_of(many(30, **BEGUN, plan_issued="Fri 27 May 2016"), many(1)), "Fewer than 5 open", id="few left"
        ),
        pytest.param(
            report_of(many(60, plan_issued="Fri 23 Sep 2016"), many(30)), "No verdict in this edition", id="quick"
        ),
        pytest.param(
            report_of(many(60, plan_issued="Fri 23 Sep 2016"), many(30), feasible=False), "Not on plan", id="infeasible"
        ),
        pytest.param(
            report_of(many(60, plan_issued="Fri 23 Sep 2016"), many(30), many(40, **BEGUN)),
            "Not on plan",
            id="many overdue",
        ),
    ],
)  # fmt: skip
def test_the_verdict_is_no_better_than_the_figures(report: Report, expected: str) -> None:
    assert report.verdict == expected


@pytest.mark.parametrize(
    ("feasible", "words"),
    [(None, "There is no schedule."), (False, "The latest schedule cannot begin every review in time."), (True, "")],
)
def test_what_is_said_of_the_schedule(feasible: bool | None, words: str) -> None:
    assert report_of(many(200), feasible=feasible).honest.endswith(words or "That is too slow.")


@pytest.mark.parametrize("feasible", [None, False, True])
def test_of_few_who_are_open_nothing_is_said_to_do(feasible: bool | None) -> None:
    done = many(30, **BEGUN, plan_issued="Fri 27 May 2016")
    assert report_of(done, many(1), feasible=feasible).honest == (
        "The deadline is 31 Mar 2018. Whether that is on plan is not said, since it would tell of a few children."
    )


DONE = {"notice_given": "Mon 2 May 2016", "assessment_began": "Mon 16 May 2016", "plan_issued": "Fri 23 Sep 2016"}
DAYS = ("Mon 3 Oct 2016", "Fri 1 Dec 2017", "Fri 30 Mar 2018", "Sun 1 Apr 2018", "Sun 15 Apr 2018")


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("feasible", [None, True])
@pytest.mark.parametrize(
    ("done", "left", "overdue"),
    [(90, 3, 0), (90, 0, 0), (90, 0, 3), (60, 30, 0), (60, 30, 2), (60, 0, 40), (0, 200, 0)],
)
def test_every_edition_has_one_verdict_or_the_public_one_has_none(
    done: int, left: int, overdue: int, feasible: bool | None, as_of: str
) -> None:
    groups = (many(done, **DONE), many(left), many(overdue, **BEGUN))
    found = report_of(*groups, as_of=as_of, feasible=feasible)
    children = [replace(child, reference=f"{n}") for n, child in enumerate(c for group in groups for c in group)]
    of_the_group = verdict(a_week(*children, as_of=day(as_of), feasible=feasible))
    assert found.verdict == of_the_group or found.is_plain
    assert found.is_plain == (found.verdict not in VERDICTS)
    assert not found.is_plain or found.verdict.startswith(("No verdict", "Fewer than"))


def test_whether_nobody_or_a_few_are_late_the_words_are_the_same() -> None:
    def said(left: int, overdue: int, as_of: str) -> tuple[str, str, str]:
        report = report_of(many(60, **DONE), many(left), many(overdue, **BEGUN), as_of=as_of)
        return report.verdict, report.headline, report.honest

    for as_of in ("Mon 3 Oct 2016", "Fri 1 Dec 2017", "Sun 15 Apr 2018"):
        assert len({said(left, 0, as_of) for left in (0, 1, 3)}) == 1
    assert len({said(30, overdue, "Mon 3 Oct 2016") for overdue in (0, 2)}) == 1


@pytest.mark.parametrize(
    ("report", "said"),
    [
        pytest.param(
            report_of(many(30, **BEGUN, plan_issued="Fri 27 May 2016"), many(1)),
            "Too few are open to speak of a pace.", id="few left",
        ),
        pytest.param(
            report_of(many(30), as_of="Sun 1 Apr 2018"), "The deadline, 31 Mar 2018, has passed.", id="too late"
        ),
    ],
)  # fmt: skip
def test_no_pace_is_said_where_there_is_none(report: Report, said: str) -> None:
    section = report.section("pace")
    assert (section.sentences, section.table, report.numbers["pace"]) == ((said,), None, None)


@pytest.mark.parametrize("children", [0, 1, 4])
def test_of_very_few_children_nothing_is_published(children: int) -> None:
    report = report_of(many(children))
    assert report.verdict == "Nothing to publish"
    assert report.headline == "Too few children are counted to publish anything of them without telling who they are."
    assert (report.honest, report.figures) == ("", ())
    assert report.sections == ()
    for format_, write in FORMATS.items():
        assert write(report, PROVENANCE), format_
    assert b"<nav" not in FORMATS["html"](report, PROVENANCE)
    assert b"| Figure |" not in FORMATS["md"](report, PROVENANCE)


def test_the_pace_and_where_it_leads() -> None:
    section = report_of(many(60, plan_issued="Fri 23 Sep 2016"), many(300)).section("pace")
    assert section.sentences[0].startswith("At the pace of the last 12 weeks about ")
    assert "concluded by 31 Mar 2018 (from " in section.sentences[0]
    assert section.table
    _, _, achieved, needed, done = section.table.rows
    assert needed[0] == "Needed a week"
    assert needed[2] == pytest.approx(300 / 78, abs=0.2)
    assert achieved[2] == pytest.approx(5, abs=0.8)
    assert done[0] == "Concluded by 31 Mar 2018 at that pace"
    assert all(isinstance(number, int) and number <= 400 for number in done[1:])
    assert isinstance(done[2], int)
    assert done[2] % 5 == 0


def numbers_in(text: str) -> list[float]:
    return [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def as_read(cell: object) -> float:
    """A figure as its reader takes it: of a small number the middle of what it may be."""
    text = str(cell)
    return (float(text.removeprefix("under ")) - 1) / 2 if text.startswith("under ") else float(text)


def test_a_reader_can_work_out_every_rate_from_what_is_printed() -> None:
    report = report_of(
        many(225, plan_issued="Fri 27 May 2016"),
        many(60, plan_issued="Fri 23 Sep 2016"),
        many(37, no_plan_notified="Fri 27 May 2016"),
        many(600),
        many(40, **BEGUN),
    )
    tables = {key: report.section(key).table for key in ("places", "pace")}
    assert tables["places"]
    assert tables["pace"]
    where = {str(row[0]): [as_read(cell) for cell in row[1:]] for row in tables["places"].rows}
    pace = [[as_read(cell) for cell in row[1:]] for row in tables["pace"].rows]
    [share] = report.section("places").sentences
    about, low, high = numbers_in(share)
    in_time, late, overdue = (where[label] for label in ("Transferred in time", "Transferred late", "Open: overdue"))
    assert about == round(100 * in_time[1] / (in_time[1] + late[1] + overdue[1]))
    assert low == round(100 * in_time[0] / (in_time[0] + late[2] + overdue[2]))
    assert high == round(100 * in_time[2] / (in_time[2] + late[0] + overdue[0]))
    done, before, achieved, needed, by_deadline = pace
    [days] = numbers_in(report.section("pace").sentences[1])
    assert achieved == [round((a - b) / 12, 1) for a, b in zip(done, reversed(before), strict=True)]
    assert needed == [round(number * 7 / days, 1) for number in where["Open, all"]]
    lately = [a - b for a, b in zip(done, reversed(before), strict=True)]
    led_to = [
        so_far + min(more * days / 84, left)
        for so_far, more, left in zip(done, lately, where["Open, all"], strict=True)
    ]
    assert by_deadline == [round(led_to[0]), 5 * round(led_to[1] / 5), round(led_to[2])]
    assert dict(report.figures)["achieved a week"] == achieved[1]
    assert f"about {achieved[1]} a week (from {achieved[0]} to {achieved[2]}) were" in report.honest


def test_a_pace_that_the_figures_cannot_tell_is_not_said() -> None:
    coarse = Settings(authority="A", publication=Publication(smallest=50))
    children = [*many(60, plan_issued="Fri 27 May 2016"), *many(24, plan_issued="Fri 23 Sep 2016"), *many(300)]
    named = [replace(child, reference=f"{n}") for n, child in enumerate(children)]
    report = public_report(a_handout(*named, settings=coarse), "public", "For everybody.", "as of a day")
    assert "how many a week were over the last 12 weeks cannot be said" in report.honest
    assert "0.0 a week" not in report.honest
    assert str(dict(report.figures)["achieved a week"]).startswith("0.0 to ")
    assert report.numbers["achieved_per_week"] is None
    assert report.section("pace").sentences[0].startswith("Where the pace of the last 12 weeks leads cannot be said")


def test_what_cannot_be_published_is_said_with_its_reason() -> None:
    table = a_report(Audience.PUBLIC).section("definitions").table
    assert table
    meaning = {row[0]: str(row[1]) for row in table.rows}
    assert "forecast" in meaning["Not in this edition"]
    assert "small numbers could be worked out" in meaning["Not in this edition"]


def test_the_share_in_time_counts_whoever_still_waits() -> None:
    report = report_of(
        many(40, **BEGUN, plan_issued="Fri 27 May 2016"),
        many(20, **BEGUN, plan_issued="Fri 30 Sep 2016"),
        many(20, **BEGUN),
    )
    [sentence] = report.section("places").sentences
    assert sentence.startswith("In time, of all transferred or overdue: ")
    about, low, high = numbers_in(sentence)
    assert low <= about <= high
    assert 40 <= about <= 55
    assert a_report(Audience.PUBLIC).section("places").sentences == (
        "Too few were transferred to say how many in time.",
    )


def test_nothing_in_a_handout_is_a_count() -> None:
    assert {field.name for field in fields(Handout)} == {"settings", "as_of", "now", "then", "days_left", "feasible"}
    assert {field.type for field in fields(Published)} == {Figure.__name__}


def test_the_exact_report_is_never_made_for_the_public() -> None:
    with pytest.raises(ValueError, match="made from protected figures"):
        weekly_report(a_week(), Audience.PUBLIC, "as of a day")


def test_the_strategy_groups_edition_is_protected_if_the_settings_say_so() -> None:
    guarded = Settings(authority="A", publication=Publication(strategy_group=True))
    assert [is_protected(audience, SETTINGS) for audience in Audience] == [False, False, True]
    assert [is_protected(audience, guarded) for audience in Audience] == [True, False, True]
    report = protected_report(a_handout(settings=guarded), Audience.SENDSG, "as of a day")
    assert (report.audience, report.readers[:30]) == ("sendsg", "For the SEND strategy group. I")


def test_a_figure_that_moves_is_said_to_stand_for_a_range() -> None:
    said = " ".join(a_report(Audience.PUBLIC).section("protection").sentences)
    assert "nearest the middle of a range" in said
    assert "change without a child more or less" in said
