"""Which agencies, settings and commissioning bodies a letter goes to, and what is said of whom none can reach."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import day, events
from tests.correspondence import (
    BEGUN,
    CALENDAR,
    DIRECTORY,
    POST,
    RECEIVES,
    ROUTES,
    SERVED,
    SETTINGS,
    YOUNG_PERSON,
    advice_asked,
    case_for,
)
from transfer_cli.domain.case import Event, PhaseMove, SettingType
from transfer_cli.domain.correspondence import Post
from transfer_cli.domain.directory import Directory, Setting
from transfer_cli.domain.envelopes import Envelope
from transfer_cli.domain.posting import PostClass
from transfer_cli.domain.professionals import Receives, Routes, kept_by, moves_on, professionals, school_word
from transfer_cli.domain.settings import Agency, Settings
from transfer_cli.domain.timeline import timeline

BY_EMAIL = Post(POST.dated, PostClass.EMAIL, CALENDAR)
Y10: dict[str, Any] = {"date_of_birth": day("1 Mar 2002")}


def reached(
    kind: str, *, named: tuple[str, ...] = (), settings: Settings = SETTINGS, post: Post = POST, **changes: Any
) -> list[tuple[str, ...]]:
    """Code, name and first line of the address of each, or whom, id and reason."""
    found = timeline(case_for(kind, **changes), settings, post.dated)
    routes = replace(ROUTES, named=named)
    return [
        (one.agency, one.addressee, one.address[0]) if isinstance(one, Envelope) else (one.whom, one.id, one.why)
        for one in professionals(kind, found, settings, post, routes)
    ]


SCHOOL = ("school", "Mr B Fenwick", "Larkfield Primary School")
PSYCHOLOGY = ("educational_psychologist", "Educational Psychology Service", "County Hall")
WEST = ("speech_therapy", "Therapies West", "West Clinic")
PAEDIATRICS = ("community_paediatrics", "NHS Sample CCG, community paediatrics", "CCG House")
SERVICE = ("young_peoples_service", "Young People's Service", "The Hub")
NO_POST = (
    "Children with Disabilities Team", "LET003",
    "Only the e-mail address of Children with Disabilities Team is known: add --class email.",
)  # fmt: skip


def test_advice_is_asked_of_the_setting_and_of_every_agency_that_serves_the_child() -> None:
    assert reached("advice_request") == [SCHOOL, PSYCHOLOGY, WEST, PAEDIATRICS, NO_POST]


def test_adult_life_is_asked_about_from_year_9() -> None:
    assert reached("advice_request", **Y10)[-1] == SERVICE
    assert SERVICE not in reached("advice_request", date_of_birth=day("1 Mar 2004"))


def test_an_agency_without_a_postal_address_is_written_to_by_email() -> None:
    social = ("social_care", "Children with Disabilities Team", "disabilities@example.org")
    assert reached("advice_request", post=BY_EMAIL)[-1] == social
    nowhere = replace(SETTINGS, agencies=(Agency("health", "Health Team"),))
    assert reached("advice_request", settings=nowhere)[-1] == (
        "Health Team", "LET003", "No address of Health Team is known.",
    )  # fmt: skip


def test_an_area_is_found_in_the_commissioning_body_or_the_address() -> None:
    east: dict[str, Any] = {"commissioning_body": None, "home_address": ("1 Street", "Sample East")}
    assert ("speech_therapy", "Therapies East", "East Clinic") in reached("advice_request", **east)
    areas = "Sample West or Sample East"
    why = f"Nothing in the case says whether its area is {areas}: neither commissioning body nor address."
    assert ("speech therapy", "LET045", why) in reached("advice_request", commissioning_body="NHS Northwest")


def test_two_agencies_of_one_kind_are_told_apart_by_their_names() -> None:
    both = tuple(replace(a, area=None) for a in SETTINGS.agencies if a.kind == "speech_therapy")
    found = reached("advice_request", settings=replace(SETTINGS, agencies=both))
    assert found[1:] == [
        ("therapies_west", "Therapies West", "West Clinic"), ("therapies_east", "Therapies East", "East Clinic"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("step", "left_out"),
    [
        ("advice_requested:educational_psychologist", PSYCHOLOGY),
        ("advice_received:educational_psychologist", PSYCHOLOGY),
        ("advice_requested:Educational Psychology Service", PSYCHOLOGY),
        ("advice_requested:head_teacher", SCHOOL),
        ("advice_received:college", SCHOOL),
    ],
)
def test_nobody_is_asked_twice(step: str, left_out: tuple[str, ...]) -> None:
    found = reached("advice_request", events=(*events(**BEGUN), Event(step, POST.dated)))
    assert found == [one for one in [SCHOOL, PSYCHOLOGY, WEST, PAEDIATRICS, NO_POST] if one != left_out]


def test_what_a_former_authority_asked_does_not_count() -> None:
    asked = Event("advice_requested:educational_psychologist", day("Mon 1 Aug 2016"))
    moved: dict[str, Any] = {"moved_in_on": day("Mon 15 Aug 2016"), "events": (asked, *events(**BEGUN))}
    assert PSYCHOLOGY in reached("advice_request", **moved)


def test_one_agency_can_be_named() -> None:
    assert reached("advice_request", named=("Educational psychologist",)) == [PSYCHOLOGY]
    assert reached("advice_request", named=("therapies west", "school")) == [SCHOOL, WEST]
    ((_, id_, why),) = reached("advice_request", named=("dentist",))
    assert (id_, why[:60]) == ("LET045", "It is none of those who are asked about this child: school, ")
    asked: dict[str, Any] = {"events": (*events(**BEGUN), Event("advice_requested:school", POST.dated))}
    assert reached("advice_request", named=("school",), **asked) == [
        ("Mr B Fenwick", "LET008", "They were asked for advice already, or have given it.")
    ]


@pytest.mark.parametrize(
    ("setting_type", "word"),
    [
        (SettingType.POST16, "college"),
        (SettingType.EARLY_YEARS, "early_years_provider"),
        (SettingType.SPECIAL, "school"),
    ],
)
def test_a_setting_is_called_what_it_is(setting_type: SettingType, word: str) -> None:
    assert school_word(setting_type) == word


def test_a_setting_without_a_head_in_the_directory_is_addressed_as_the_law_does() -> None:
    assert reached("advice_request", **YOUNG_PERSON)[0] == ("college", "The Principal", "Mid Sample College")
    nursery = Directory((Setting("Larkfield Primary School", kind=SettingType.EARLY_YEARS, address=("Lane",)),))
    found = timeline(case_for("notice_to_setting"), SETTINGS, POST.dated)
    (one,) = professionals("notice_to_setting", found, SETTINGS, POST, replace(ROUTES, directory=nursery))
    assert one == Envelope(
        ("The special educational needs contact",), ("Larkfield Primary School", "Lane"), agency="setting"
    )


def test_a_child_at_no_setting_has_no_advice_of_one() -> None:
    assert reached("advice_request", setting_type=SettingType.HOME)[0] == PSYCHOLOGY


def test_a_setting_that_the_directory_lacks_is_not_guessed() -> None:
    assert reached("notice_to_setting", setting_name="Somewhere School") == [
        ("Somewhere School", "LET045", "The directory has no setting Somewhere School, or several of that name.")
    ]
    assert reached("notice_to_setting", setting_name="Hill Top School") == [
        ("Hill Top School", "LET003", "Only the e-mail address of Hill Top School is known: add --class email.")
    ]


LATE = [("educational_psychologist", "Educational Psychology Service", "County Hall")]


def test_late_advice_is_asked_for_where_it_was_asked() -> None:
    assert reached("advice_chaser") == LATE
    assert reached("advice_chaser", events=advice_asked("head_teacher", "educational_psychologist")) == [
        ("head_teacher", "Mr B Fenwick", "Larkfield Primary School"), *LATE,
    ]  # fmt: skip
    assert reached("advice_chaser", events=advice_asked("school", "therapies_west"), named=("therapies west",)) == [
        ("therapies_west", "Therapies West", "West Clinic")
    ]
    assert reached("advice_chaser", events=advice_asked("dentist")) == [
        ("dentist", "LET045", "No [[agencies]] table in transfer.toml is of the kind dentist or has that name.")
    ]
    assert reached("advice_chaser", events=advice_asked("social_care")) == [NO_POST]


NAME_IT = "The child may move on from Larkfield Primary School: name the setting with --to."


@pytest.mark.parametrize(
    ("kind", "changes", "found"),
    [
        ("placement_consultation", {}, ("larkfield_primary_school", "Mr B Fenwick", "Larkfield Primary School")),
        ("placement_consultation", {"date_of_birth": day("4 May 2006")},
         ("Larkfield Primary School", "LET045", NAME_IT)),
        ("copy_to_setting", {}, ("setting", "Mr B Fenwick", "Larkfield Primary School")),
        ("copy_to_setting", {"phase_move": PhaseMove.MAINSTREAM_TO_SPECIAL, "phase_move_on": day("Sun 1 Jan 2017")},
         ("Larkfield Primary School", "LET045", NAME_IT)),
        ("notice_to_setting", {"date_of_birth": day("4 May 2006")},
         ("setting", "Mr B Fenwick", "Larkfield Primary School")),
        ("no_plan_to_setting", {"date_of_birth": day("4 May 2006")},
         ("setting", "Mr B Fenwick", "Larkfield Primary School")),
    ],
)  # fmt: skip
def test_whoever_moves_on_is_not_taken_to_stay(kind: str, changes: dict[str, Any], found: tuple[str, ...]) -> None:
    assert reached(kind, **changes) == [found]


def test_a_move_counts_within_a_year() -> None:
    moving: dict[str, Any] = {"phase_move": PhaseMove.MAINSTREAM_TO_SPECIAL, "phase_move_on": day("1 Sep 2017")}
    case = case_for("copy_to_setting", date_of_birth=day("4 May 2009"), **moving)
    assert [moves_on(case, day(on)) for on in ("31 Aug 2016", "1 Sep 2016", "31 Aug 2017", "1 Sep 2017")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_settings_can_be_named() -> None:
    named = ("901234", "Mid Sample College", "Nowhere")
    assert reached("placement_consultation", named=named) == [
        ("larkfield_primary_school", "Mr B Fenwick", "Larkfield Primary School"),
        ("mid_sample_college", "The Principal", "Mid Sample College"),
        ("Nowhere", "LET045", "The directory has no setting Nowhere, or several of that name."),
    ]
    assert reached("copy_to_setting", named=("Mid Sample College",), events=events(**SERVED)) == [
        ("setting", "The Principal", "Mid Sample College")
    ]


BODY = ("commissioning_body", "NHS Sample West CCG", "CCG House")


def test_a_copy_goes_to_the_childs_own_commissioning_body() -> None:
    assert reached("copy_to_commissioning_body") == [BODY]
    body = "NHS Sample East CCG"
    assert reached("copy_to_commissioning_body", commissioning_body=body) == [
        (body, "LET045", f"No [[agencies]] table in transfer.toml of the kind commissioning_body is for {body}.")
    ]
    assert reached("copy_to_commissioning_body", commissioning_body=None) == [
        ("", "LET045", "The case does not say which its commissioning body is.")
    ]
    by_area = replace(SETTINGS, agencies=(Agency("ccg", "The Group", "Sample West", ("CCG House",)),))
    assert reached("copy_to_commissioning_body", settings=by_area) == [("commissioning_body", "The Group", "CCG House")]


def test_the_service_needs_its_address() -> None:
    assert reached("young_peoples_service", settings=Settings("X")) == [
        ("", "LET004", "It needs [contacts.young_peoples_service] name and address in transfer.toml.")
    ]


@pytest.mark.parametrize("receives", list(Receives))
def test_who_names_no_agencies_and_no_settings_writes_to_them_by_other_means(receives: Receives) -> None:
    nothing = kept_by(receives, Settings("X"), Directory())
    assert nothing is (receives in {Receives.RIGHTS_HOLDER, Receives.YOUNG_PEOPLES_SERVICE})
    assert kept_by(receives, SETTINGS, DIRECTORY)


def test_a_kind_that_nobody_declared_goes_to_the_family() -> None:
    assert Routes().of("notice") == Routes(RECEIVES).of("notice") == Receives.RIGHTS_HOLDER
