"""The settings file: what it may say, and every fault with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.builders import day
from transfer_cli.domain.backups import BackupPolicy
from transfer_cli.domain.calendar import ENGLAND_TERMS, Calendar
from transfer_cli.domain.settings import (
    Agency,
    Capacity,
    ContactPoint,
    Correspondence,
    Officer,
    PlanGroup,
    Scheduling,
    defaults,
)
from transfer_cli.domain.suppression import Publication
from transfer_cli.errors import InputUnusable
from transfer_cli.errors.catalogue import CATALOGUE
from transfer_cli.readers.settings_toml import default_settings, read_settings, settings_from

EVERYTHING = """\
commissioning_bodies = ["NHS West Cheshire CCG", "NHS Vale Royal CCG"]

[authority]
name = "Cheshire West and Chester Council"
deadline = 2018-02-28            # a local target
address = ["HQ", "Nicholas Street", "Chester", "CH1 2NP"]
signatory = "A Manager"
signatory_title = "Senior Manager, SEN"

[letters]
large_print_size = 18
languages = ["cy"]
pictures = "pictures"
four_eyes = true
four_eyes_above = 50

[contacts.ias]
name = "Information, Advice and Support Service"
phone = "0300 123 7001"

[capacity]
starts_per_week = 12
open_reviews = 240

psychologist_assessments_per_week = 6
psychologist_advice_lasts = 36
panel_dates_per_month = 2
panel_cases_per_date = 8
panel_weeks_after_start = 10

[schedule]
change_budget = 20
buffer_weeks = 2

[schedule.preferences]
siblings = 0

[schedule.protect]
custody = 9

[[officers]]
name = "J Price"
starts_per_week = 2
open_reviews = 40
absent = [["2016-10-24", "2016-11-04"], [2017-02-20, 2017-02-24]]
email = "j.price@example.org"

[[officers]]
name = "B Other"

[[terms]]
name = "autumn 2016"
from = 2016-09-06
to = 2016-12-20
half_term = ["2016-10-24", "2016-10-28"]

[[agencies]]
kind = "health"
area = "west"
name = "Children's therapies"

[[plan]]
academic_year = "2016/17"
term = "autumn"
year_groups = [9, "R", "Year 2", "12+", "11+"]
settings = ["mainstream"]
document = "statement"
phase_moves = []
start_from = 2016-09-01
conclude_by = 2017-07-21

[[plan]]
academic_year = "2017/18"

[backups]
before = ["import"]
folder = "safe"
keep = 5
keep_weeks = 4
keep_months = 2

[slippage]
no_event_days = 40

[[escalation]]
days_late = 5
tell = "the officer"
what = "explain"

[[advice.reminders]]
days_late = 2
what = "letter"

[complaints]
answer_within_days = 20
"""


def faults(text: str) -> list[str]:
    """The messages for a settings file of a valid authority followed by `text`."""
    with pytest.raises(InputUnusable) as caught:
        settings_from('[authority]\nname = "A"\n' + text)
    assert caught.value.exit_code == 3
    assert {problem.id for problem in caught.value.problems} <= CATALOGUE.keys()
    assert caught.value.id in CATALOGUE
    return [str(problem) for problem in caught.value.problems]


def test_everything_that_can_be_said_is_read() -> None:
    settings = settings_from(EVERYTHING)
    assert settings.authority == "Cheshire West and Chester Council"
    assert settings.deadline == date(2018, 2, 28)
    assert settings.address == ("HQ", "Nicholas Street", "Chester", "CH1 2NP")
    assert (settings.signatory, settings.signatory_title) == ("A Manager", "Senior Manager, SEN")
    assert settings.capacity == Capacity(12, 240, 6, 36, 2, 8, 10)
    assert (settings.scheduling.change_budget, settings.scheduling.buffer_weeks) == (20, 2)
    assert settings.scheduling.preferences == {**Scheduling().preferences, "siblings": 0}
    assert settings.scheduling.protect == {**Scheduling().protect, "custody": 9}
    assert settings.officers == (
        Officer(
            name="J Price",
            starts_per_week=2,
            open_reviews=40,
            absent=(
                (day("Mon 24 Oct 2016"), day("Fri 4 Nov 2016")),
                (day("Mon 20 Feb 2017"), day("Fri 24 Feb 2017")),
            ),
            email="j.price@example.org",
        ),
        Officer("B Other"),
    )
    assert settings.plan == (
        PlanGroup(
            academic_year="2016/17",
            starts=2016,
            term="autumn",
            year_groups=(9, 0, 2),
            open_upwards_from=11,
            settings=("mainstream",),
            document="statement",
            start_from=date(2016, 9, 1),
            conclude_by=date(2017, 7, 21),
            line=62,
        ),
        PlanGroup(academic_year="2017/18", starts=2017, line=72),
    )
    assert settings.contacts == {
        "ias": ContactPoint(name="Information, Advice and Support Service", phone="0300 123 7001")
    }
    assert settings.agencies == (Agency("health", "Children's therapies", area="west"),)
    assert settings.letters == Correspondence(18, ("cy",), "pictures", four_eyes=True, four_eyes_above=50)
    assert settings.commissioning_bodies == ("NHS West Cheshire CCG", "NHS Vale Royal CCG")
    assert {"authority", "authority.deadline", "contacts.ias", "terms", "plan"} <= settings.given
    assert settings.backups == BackupPolicy(("import",), "safe", 5, 4, 2)
    assert (settings.watch.no_event_days, settings.watch.answer_complaints_within) == (40, 20)
    assert [said.partition(":")[0] for said in defaults(settings)] == [
        "Open points of the law",
        "Retention",
        "Copies in letters, reports and other folders",
        "Published figures",
    ]


def test_only_the_name_is_required_and_the_rest_is_named_as_a_default() -> None:
    settings = settings_from('[authority]\nname = "A"')
    assert settings.terms == ENGLAND_TERMS
    assert settings.capacity == Capacity(None, None)
    assert defaults(settings) == defaults(default_settings())
    assert settings.scheduling == Scheduling()
    assert settings.letters == Correspondence(16, (), "")
    assert len(defaults(settings)) == 18
    assert settings.backups == BackupPolicy(None, "backups", 10, 8, 6)


def test_a_given_term_takes_the_place_of_the_usual_one_and_the_others_stay() -> None:
    settings = settings_from(EVERYTHING)
    assert len(settings.terms) == len(ENGLAND_TERMS)
    assert sorted(settings.terms, key=lambda term: term.first) == list(settings.terms)
    calendar = Calendar(settings.terms, settings.bank_holidays)
    assert not calendar.is_school_day(day("Mon 5 Sep 2016"))
    assert calendar.is_school_day(day("Mon 19 Dec 2016"))
    assert calendar.is_school_day(day("Tue 3 Jan 2017"))
    assert not calendar.is_school_day(day("Mon 1 May 2017"))


def test_two_given_terms_may_share_the_place_of_one_usual_term() -> None:
    settings = settings_from(
        """[authority]
        name = "A"
        [[terms]]
        name = "autumn 1 2016"
        from = 2016-09-05
        to = 2016-10-21
        [[terms]]
        name = "autumn 2 2016"
        from = 2016-10-31
        to = 2016-12-16
        """
    )
    assert [term.name for term in settings.terms if term.first.year == 2016][-2:] == ["autumn 1 2016", "autumn 2 2016"]


def test_a_name_left_as_the_template_has_it_is_no_name() -> None:
    assert settings_from('[authority]\nname = "The name of your council"').authority == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[capcity]\nstarts_per_week = 12",
            'transfer.toml:3: "capcity": There is no setting of this name. Did you mean capacity? [SET003]',
        ),
        (
            "[capacity]\n# a comment\nstarts_a_week = 12",
            (
                'transfer.toml:5: "starts_a_week": [capacity] has no setting of this name. '
                "Did you mean starts_per_week? [SET003]"
            ),
        ),
        (
            '[capacity]\nstarts_per_week = "twelve"',
            (
                'transfer.toml:4: "twelve": starts_per_week must be a whole number. '
                "Write it as starts_per_week = 12. [SET004]"
            ),
        ),
        (
            "[capacity]\nstarts_per_week = true",
            (
                'transfer.toml:4: "True": starts_per_week must be a whole number. '
                "Write it as starts_per_week = 12. [SET004]"
            ),
        ),
        (
            "[capacity]\nstarts_per_week = 0",
            (
                'transfer.toml:4: "0": starts_per_week must leave room for work. '
                "Give 1 or more, or leave the line out for no limit; days away go into absent. [SET009]"
            ),
        ),
        (
            "[schedule]\nbuffer_weeks = -1",
            'transfer.toml:4: "-1": buffer_weeks cannot be less than nothing. Give 0 or more. [SET009]',
        ),
        (
            "[schedule]\nbuffer_weeks = 99999999999",
            'transfer.toml:4: "99999999999": buffer_weeks is more than makes sense. Give 52 or less. [SET016]',
        ),
        (
            "[capacity]\npanel_weeks_after_start = 5000",
            'transfer.toml:4: "5000": panel_weeks_after_start is more than makes sense. Give 52 or less. [SET016]',
        ),
        (
            "[capacity]\npsychologist_advice_lasts = 99999",
            'transfer.toml:4: "99999": psychologist_advice_lasts is more than makes sense. Give 120 or less. [SET016]',
        ),
        (
            "[publication]\nsmallest = 2",
            (
                'transfer.toml:4: "2": With smallest = 2 figures would be hardly protected, or say nothing. '
                "Give a number from 3 to 100. [SET017]"
            ),
        ),
        (
            "[schedule.protect]\nphase_move = 9999999999999999",
            ('transfer.toml:4: "9999999999999999": phase_move cannot be more than 1,000. Give 1,000 or less. [SET009]'),
        ),
        (
            "[schedule.protect]\ncustody = true",
            'transfer.toml:4: "True": custody must be a whole number. Write it as custody = 4. [SET004]',
        ),
        (
            "[schedule.protect]\nlooked_afer = 4",
            (
                'transfer.toml:4: "looked_afer": [schedule.protect] has no setting of this name. '
                "Did you mean looked_after? [SET003]"
            ),
        ),
        (
            "capacity = 12",
            (
                'transfer.toml:3: "capacity": [authority] has no setting of this name. '
                "Known here: name, jurisdiction, deadline, address, signatory, signatory_title. [SET003]"
            ),
        ),
        (
            "[[capacity]]\nstarts_per_week = 12",
            ("transfer.toml:3: capacity must be a table. Begin it with a line [capacity]. [SET004]"),
        ),
        (
            "[officers]\nname = 'J Price'",
            ("transfer.toml:3: officers must be a table for each. Begin each with a line [[officers]]. [SET004]"),
        ),
        (
            "[[officers]]\nname = 'J Price'\n[[officers]]\nname = 'j price'",
            'transfer.toml:6: "j price": This officer is there twice. Keep one of the two. [SET007]',
        ),
        (
            "[[officers]]\nstarts_per_week = 2",
            'transfer.toml:3: [[officers]] has no name. Add a line name = "…". [SET005]',
        ),
        (
            "[[officers]]\nname = 'J'\nabsent = [\n  ['2016-10-24', '2016-10-23'],\n]",
            (
                'transfer.toml:5: "24 Oct 2016 to 23 Oct 2016": A period of absent ends before it begins. '
                "Write the first day first. [SET008]"
            ),
        ),
        (
            "[[officers]]\nname = 'J'\nabsent = ['2016-10-24']",
            (
                'transfer.toml:5: "2016-10-24": absent must be a first and a last day. '
                'Write both days in brackets: ["2016-10-24", "2016-10-28"]. [SET004]'
            ),
        ),
        (
            "[[officers]]\nname = 'J'\nabsent = [['2016-10-24', '31/11/2016']]",
            'transfer.toml:5: "31/11/2016": There is no such day. Write it as 2016-09-12. [SET004]',
        ),
        (
            "[[plan]]\nacademic_year = '2016/17'\nstart_by = 9999-12-31",
            'transfer.toml:5: "9999-12-31": The year cannot be right. Write it as 2016-09-12. [SET004]',
        ),
        (
            "[[plan]]\nacademic_year = '9998/99'",
            'transfer.toml:4: "9998/99": This is not an academic year. Write both of its years: 2016/17. [SET011]',
        ),
        (
            "deadline = 2018-04-01",
            (
                'transfer.toml:3: "1 Apr 2018": The law ends on 31 Mar 2018: SI 2014/2270 art 14(5). '
                "Give that day, or an earlier one as a local target. [SET010]"
            ),
        ),
        (
            "deadline = 2018-03-31T12:00:00",
            'transfer.toml:3: "2018-03-31 12:00:00": deadline must be a date. Write it as 2016-09-12. [SET004]',
        ),
        (
            "address = 'Nicholas Street'",
            (
                'transfer.toml:3: "Nicholas Street": address must be a list. '
                "Write it in square brackets: address = [ … ]. [SET004]"
            ),
        ),
        (
            "address = ['Nicholas Street', 12]",
            'transfer.toml:3: "12": address must be a list of texts. Write it as address = ["…", "…"]. [SET004]',
        ),
        (
            "signatory = 12",
            'transfer.toml:3: "12": signatory must be text. Write it in quotes: signatory = "…". [SET004]',
        ),
        (
            "[[terms]]\nname = 'autumn 2016'\nfrom = 2016-12-16\nto = 2016-09-05",
            'transfer.toml:6: "autumn 2016": This term ends before it begins. Correct from or to. [SET006]',
        ),
        (
            "[[terms]]\nname = 'autumn 2016'\nfrom = 2016-09-05",
            "transfer.toml:3: [[terms]] has no to. Add a line to = 2016-09-12. [SET005]",
        ),
        (
            "[[terms]]\nname = 'autumn 2016'\nfrom = 2016-09-05\nto = 2016-12-16\nhalf_term = [2016-12-12, 2016-12-16]",
            'transfer.toml:7: "autumn 2016": Its half term lies outside the term. Correct half_term. [SET006]',
        ),
        (
            (
                "[[terms]]\nname = 'a'\nfrom = 2016-09-05\nto = 2016-12-16\n"
                "[[terms]]\nname = 'b'\nfrom = 2016-12-16\nto = 2017-03-31"
            ),
            'transfer.toml:9: "b": This term overlaps a. Correct the first or last day. [SET006]',
        ),
        (
            "[[plan]]\nacademic_year = '2016/18'",
            'transfer.toml:4: "2016/18": This is not an academic year. Write both of its years: 2016/17. [SET011]',
        ),
        (
            "[[plan]]\nterm = 'autumn'",
            'transfer.toml:3: [[plan]] has no academic_year. Add a line academic_year = "…". [SET005]',
        ),
        (
            "[[plan]]\nacademic_year = '2016/17'\nterm = 'autum'",
            'transfer.toml:5: "autum": This is not known as a value of term. Did you mean autumn? [SET012]',
        ),
        (
            "[[plan]]\nacademic_year = '2021/22'\nterm = 'autumn'",
            (
                'transfer.toml:5: "autumn": There is no autumn term in 2021/22. Add a [[terms]] table whose name has '
                'the word "autumn", or leave the term out. [SET014]'
            ),
        ),
        (
            "[[plan]]\nacademic_year = '2016/17'\nyear_groups = [9, 21]",
            (
                'transfer.toml:5: "21": This is not a year group. Write National Curriculum years from -4 to 20, "R", '
                'or "11+" for a year and all above. [SET013]'
            ),
        ),
        (
            "[[plan]]\nacademic_year = '2016/17'\nyear_groups = [9.5]",
            (
                'transfer.toml:5: "9.5": year_groups must be a list of numbers and texts. '
                'Write it as year_groups = [9, "11+"]. [SET004]'
            ),
        ),
        (
            "[[plan]]\nacademic_year = '2016/17'\nsettings = ['Mainstream', 'grammar']",
            (
                'transfer.toml:5: "grammar": This is not known as a value of settings. Known are: mainstream, '
                "resourced, special, early_years, post16, independent, home, none. [SET012]"
            ),
        ),
        (
            "[[plan]]\nacademic_year = '2016/17'\nstart_by = 2017-01-09\nconclude_by = 2016-12-16",
            'transfer.toml:6: "2016-12-16": conclude_by lies before start_by. Correct one of the two. [SET015]',
        ),
        (
            "[[plan]]\nacademic_year = '2016/17'\nfinish_by = 2016-12-16",
            (
                'transfer.toml:5: "finish_by": [[plan]] has no setting of this name. Known here: academic_year, '
                "term, year_groups, settings, document, phase_moves, start_from, start_by, meet_by, conclude_by, "
                "title, until_year, until_term, moving, priority, except, not_this_year, everyone_left, "
                "conclude_by_if_moving, published_count, note. [SET003]"
            ),
        ),
        (
            "[[agencies]]\nname = 'Therapies'",
            'transfer.toml:3: [[agencies]] has no kind. Add a line kind = "…". [SET005]',
        ),
        (
            "[contacts.ais]\nphone = '1'",
            'transfer.toml:3: "ais": [contacts] has no setting of this name. Did you mean ias? [SET003]',
        ),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, message: str) -> None:
    assert faults(text) == [message]


def test_all_faults_are_shown_at_once() -> None:
    found = faults("deadline = 2019-01-01\n[capacity]\nstarts_per_week = -1\n[[plan]]\nacademic_year = '16/17'\n")
    assert [message.split(":")[1] for message in found] == ["3", "5", "7"]


def test_lines_are_right_after_lists_and_texts_of_several_lines() -> None:
    text = 'address = [\n  "name = 1",  # = [\n  "[capacity]",\n]\nsignatory = """\nx = [\n"""\n[capacity]\nx = 1\n'
    assert [message.split('"')[0] for message in faults(text)] == ["transfer.toml:11: "]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("", "transfer.toml:1: [authority] has no name."),
        ("[authority]", "transfer.toml:1: [authority] has no name."),
        ('[authority]\nname = "  "', "transfer.toml:2: [authority] has no name."),
        ("\n[authority]\nname = 12", 'transfer.toml:3: "12": name must be text.'),
    ],
)
def test_the_name_must_be_given(text: str, start: str) -> None:
    with pytest.raises(InputUnusable) as caught:
        settings_from(text)
    assert [str(problem)[: len(start)] for problem in caught.value.problems] == [start]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[authority]\nname = Cheshire",
            (
                "transfer.toml:2: this is not TOML: invalid value. "
                "Compare the line with the file that transfer init makes. [SET002]"
            ),
        ),
        (
            '[authority]\nname = "A"\n[authority]\n',
            (
                "transfer.toml:3: this is not TOML: cannot declare ('authority',) twice. "
                "Compare the line with the file that transfer init makes. [SET002]"
            ),
        ),
        (
            "[authority]\nname = [",
            (
                "transfer.toml:2: this is not TOML: invalid value. "
                "Compare the line with the file that transfer init makes. [SET002]"
            ),
        ),
    ],
)
def test_text_that_is_no_toml_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputUnusable) as caught:
        settings_from(text)
    assert str(caught.value) == message


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "transfer.toml"
    path.write_text('[authority]\nname = "Bråte Council"\n', encoding="utf-8-sig")
    assert read_settings(path).authority == "Bråte Council"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes('[authority]\nname = "Bråte"\n'.encode("cp1252"))
    for path, what in (
        (tmp_path / "none.toml", "There is no settings file"),
        (latin, "is not UTF-8 text"),
        (tmp_path, "cannot be read"),
    ):
        with pytest.raises(InputUnusable, match=what) as caught:
            read_settings(path)
        assert (caught.value.id, caught.value.exit_code) == ("SET001", 3)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("large_print_size = 14", "Large print is 16, 18 or 20 points. Give one of the three. [SET012]"),
        ('languages = ["cym"]', "This is not known as a value of languages. Did you mean cy? [SET012]"),
        ('languages = ["ar"]', "This is not known as a value of languages. Known are: cy. [SET012]"),
    ],
)
def test_the_form_of_letters_is_one_that_there_is(line: str, told: str) -> None:
    with pytest.raises(InputUnusable) as error:
        settings_from(f'[authority]\nname = "A"\n[letters]\n{line}\n')
    assert [str(problem).split(": ", 1)[1].strip()[-len(told) :] for problem in error.value.problems] == [told]


def test_pictures_are_sought_beside_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "transfer.toml"
    file.write_text('[authority]\nname = "A"\n[letters]\npictures = "own"\n', encoding="utf-8")
    assert read_settings(file).letters.pictures == str(tmp_path / "own")


def test_how_published_figures_are_protected() -> None:
    text = '[authority]\nname = "A"\n[publication]\nsmallest = 10\ndivided_by = "settings"\nstrategy_group = true\n'
    assert settings_from(text).publication == Publication(10, 5, "settings", strategy_group=True)
    assert settings_from('[authority]\nname = "A"').publication == Publication(
        5, 5, "year-groups", strategy_group=False
    )
