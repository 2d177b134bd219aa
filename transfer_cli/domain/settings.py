"""The authority's own facts, as `transfer.toml` states them. Only its name is required."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from transfer_cli.domain.backups import BULK, BackupPolicy
from transfer_cli.domain.calendar import ENGLAND_TERMS, Term
from transfer_cli.domain.policy import SAFE, Policy, Rights, first_autumn_days
from transfer_cli.domain.retention_policy import Outputs, Retention
from transfer_cli.domain.suppression import Publication
from transfer_cli.domain.watching import USUAL, Watch

LAST_LAWFUL_DAY = date(2018, 3, 31)
"""Assessments are concluded before 1 April 2018: SI 2014/2270 art 14(5)."""

NAME_TO_FILL_IN = "The name of your council"
"""What a new settings file says where the authority's name belongs; it is read as no name at all."""


MOST_WEEKS = 52
"""Weeks of buffer, and from the beginning of a review to its panel, that make sense at most."""
MOST_MONTHS = 120
"""Months for which advice can suffice at most."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """Weekly room for work; None = no limit.

    Attributes:
        starts_per_week: Reviews that can begin in a working week.
        open_reviews: Reviews that can be open at once, from notice to conclusion.
        psychologist_assessments_per_week: Reviews that need an educational psychologist and can begin in a week.
        psychologist_advice_lasts: Months for which a psychologist's advice, once received, needs no fresh one.
        panel_dates_per_month: Days on which the panel sits in a calendar month.
        panel_cases_per_date: Reviews that it can decide on one of them.
        panel_weeks_after_start: Weeks from the beginning of a review to its panel, as planned.
    """

    starts_per_week: int | None = None
    open_reviews: int | None = None
    psychologist_assessments_per_week: int | None = None
    psychologist_advice_lasts: int = 24
    panel_dates_per_month: int | None = None
    panel_cases_per_date: int = 10
    panel_weeks_after_start: int = 12


PREFERENCES: tuple[str, ...] = ("agreed_date", "siblings", "same_officer", "annual_review_month", "same_school")
"""What a schedule that fits is made kinder by, in the order in which people are told."""

PREFERENCE_WEIGHTS: Mapping[str, int] = MappingProxyType(
    {"agreed_date": 10, "siblings": 6, "same_officer": 4, "annual_review_month": 3, "same_school": 2}
)
PROTECTION_WEIGHTS: Mapping[str, int] = MappingProxyType(
    {"phase_move": 4, "looked_after": 4, "custody": 4, "tribunal": 3}
)
PROTECTED: tuple[str, ...] = tuple(PROTECTION_WEIGHTS)
"""Who is late last when somebody must be: whoever changes phase, and codes of `Case.priority`."""


@dataclass(frozen=True, slots=True)
class Scheduling:
    """How a schedule is chosen among those that are possible.

    Attributes:
        change_budget: Promised weeks that may change when planning again. Those that a deadline or lost room moves
            use it up first, however many they are; what is left is for preferences.
        buffer_weeks: Weeks to be kept free before each last week, as far as all still fits.
        preferences: What meeting each preference of one review is worth; 0 = it does not matter.
        protect: What it costs, beside 1, to let a review of that group begin late.
    """

    change_budget: int = 0
    buffer_weeks: int = 0
    preferences: Mapping[str, int] = field(default_factory=lambda: PREFERENCE_WEIGHTS)
    protect: Mapping[str, int] = field(default_factory=lambda: PROTECTION_WEIGHTS)


@dataclass(frozen=True, slots=True)
class Officer:
    """One caseworker and their room.

    Attributes:
        absent: Days away, first and last day included.
    """

    name: str
    starts_per_week: int | None = None
    open_reviews: int | None = None
    absent: tuple[tuple[date, date], ...] = ()
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Unless:
    """Whom a line of the plan leaves out, although the rest of it describes them; whoever fits one of these is out.

    Attributes:
        year_groups: National Curriculum years in the group's academic year.
        open_upwards_from: Every year from this one upwards as well; None = none.
        phase_moves: Changes of phase at the end of that academic year, or within it.
        priority: Priority codes.
    """

    year_groups: tuple[int, ...] = ()
    open_upwards_from: int | None = None
    settings: tuple[str, ...] = ()
    phase_moves: tuple[str, ...] = ()
    priority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """One line of the authority's published transfer plan.

    Attributes:
        academic_year: As printed: `2016/17`.
        starts: Calendar year in which that academic year begins.
        term: `autumn`, `spring`, `summer`; None = the whole year.
        year_groups: National Curriculum years in that academic year; empty = all.
        open_upwards_from: Every year from this one upwards as well; None = none.
        settings, document, phase_moves, priority: Empty or None restricts nothing.
        line: Line in the settings file, for messages.
        title: The group as families know it; None = it is described by what it asks.
        until_starts: Calendar year in which the academic year begins that its time ends in; None = the same one.
        until_term: Term that its time ends with; None = `term`, or the whole year where there is none.
        moving: True = only those who change phase at the end of that academic year or within it, False = only
            those who do not; None = either.
        unless: Whom it leaves out.
        not_this_year: It catches nobody, and whoever it describes is caught by no other group of that year.
        everyone_left: It catches only those whom no group without this mark catches.
        conclude_by_if_moving: Last day for those of the group who change phase; None = the same as for all.
        published_count: Children in the group as the published plan counts them.
        note: What the published plan says beside it.
    """

    academic_year: str
    starts: int
    term: str | None = None
    year_groups: tuple[int, ...] = ()
    open_upwards_from: int | None = None
    settings: tuple[str, ...] = ()
    document: str | None = None
    phase_moves: tuple[str, ...] = ()
    start_from: date | None = None
    start_by: date | None = None
    meet_by: date | None = None
    conclude_by: date | None = None
    line: int = 0
    title: str | None = None
    until_starts: int | None = None
    until_term: str | None = None
    moving: bool | None = None
    priority: tuple[str, ...] = ()
    unless: Unless | None = None
    not_this_year: bool = False
    everyone_left: bool = False
    conclude_by_if_moving: date | None = None
    published_count: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """Which version of the published transfer plan the groups are.

    Attributes:
        version: As printed: `3`.
        published: Day on which families could first read it.
        changes: What changed since the version before, one sentence each.
        source: Where it was published.
    """

    version: str
    published: date
    changes: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """A service a letter points to; None = not given, and a letter that needs it is held."""

    name: str | None = None
    address: tuple[str, ...] = ()
    phone: str | None = None
    email: str | None = None
    web: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that is asked for advice.

    Attributes:
        kind: Such as `educational_psychologist`, `health`, `social_care`, `young_peoples_service`.
    """

    kind: str
    name: str
    area: str | None = None
    address: tuple[str, ...] = ()
    email: str | None = None


PRINT_SIZES: tuple[int, ...] = (16, 18, 20)
"""Sizes of large print, in points."""

TRANSLATED: Mapping[str, str] = MappingProxyType({"cy": "Welsh"})
"""Languages beside English that letters can be written in, by the code that the caseload gives them."""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """The form of letters.

    Attributes:
        large_print_size: In points, one of `PRINT_SIZES`.
        languages: Languages of `TRANSLATED` whose letters somebody of the authority has read and approved.
        pictures: Folder with pictures of the authority's own for Easy Read; empty = those that come with the program.
        four_eyes: A large batch is recorded as posted only once another than its maker has looked.
        four_eyes_above: A batch of more letters is large.
    """

    large_print_size: int = 16
    languages: tuple[str, ...] = ()
    pictures: str = ""
    four_eyes: bool = False
    four_eyes_above: int = BULK


@dataclass(frozen=True, slots=True)
class Settings:
    """The authority's own facts.

    Attributes:
        authority: Its name; empty = not given, and a letter that prints it is held.
        contacts: By kind: `sen_team`, `ias`, `mediation`, `disagreement_resolution`, `local_offer`, `transport`,
            `personal_budgets`, `young_peoples_service`, `complaints`.
        officers: If given, their sum is the team's room and `capacity`, if also given, a ceiling over it.
        file_fields: Columns of the caseload of which an imported file is the source of truth; of all others a
            change made here is.
        commissioning_bodies: Clinical commissioning groups by name.
        plan_version: Which version `plan` is; None = not said.
        jurisdiction: Whose law counts: `england` or `wales`.
        given: Keys that the file states, top-level ones and those below them: `authority`,
            `authority.deadline`; whatever else is a default.
        bank_holidays: Days on which nobody works and no school is open.
        policy: How the authority reads the open points of the law.
        letters: The form of letters.
        backups: When backups are made by themselves, and which are kept.
        retention: How long the file of a child is kept.
        outputs: How long copies of what the record holds are kept.
        watch: What counts as stuck, and who is told when.
        publication: How figures are protected that are handed out.
    """

    authority: str
    deadline: date = LAST_LAWFUL_DAY
    address: tuple[str, ...] = ()
    signatory: str | None = None
    signatory_title: str | None = None
    capacity: Capacity = field(default_factory=Capacity)
    scheduling: Scheduling = field(default_factory=Scheduling)
    officers: tuple[Officer, ...] = ()
    terms: tuple[Term, ...] = ENGLAND_TERMS
    bank_holidays: frozenset[date] = frozenset()
    plan: tuple[PlanGroup, ...] = ()
    contacts: dict[str, ContactPoint] = field(default_factory=dict)
    agencies: tuple[Agency, ...] = ()
    commissioning_bodies: tuple[str, ...] = ()
    file_fields: frozenset[str] = frozenset()
    plan_version: PlanVersion | None = None
    jurisdiction: str = "england"
    given: frozenset[str] = frozenset()
    policy: Policy = SAFE
    letters: Correspondence = field(default_factory=Correspondence)
    backups: BackupPolicy = field(default_factory=BackupPolicy)
    retention: Retention = field(default_factory=Retention)
    outputs: Outputs = field(default_factory=Outputs)
    watch: Watch = USUAL
    publication: Publication = field(default_factory=Publication)

    @property
    def rights(self) -> Rights:
        """What decides when a child becomes a young person."""
        return Rights(self.policy, first_autumn_days(term.first for term in self.terms))


_DEFAULTS: tuple[tuple[str, str], ...] = (
    ("terms", "Terms and half terms: the usual ones of England, 2014 to 2018."),
    ("capacity", "Capacity of the team: no limit."),
    ("schedule", "Scheduling: the usual weights, and no promised week moved unless it must be."),
    ("officers", "Officers: none named, so any review is anybody's work."),
    ("plan", "Transfer plan of the authority: none, so the law's own days alone count."),
    ("authority.deadline", "Deadline: 31 Mar 2018, the last day that keeps the law."),
    ("contacts", "Contacts: none, so letters that must print one are held."),
    ("agencies", "Agencies asked for advice: none."),
    ("letters", "Letters: large print of 16 points, no language but English, and the pictures of the program."),
    ("backups", "Backups: one before each import, batch of letters and upgrade, and not for ever."),
    (
        "slippage",
        "Stuck: 56 days without a step, or without a meeting after notice; 28 after a draft; 7 without notice.",
    ),
    ("escalation", "Who is told of late cases: officer, manager, head of service, director, after 1, 15, 43, 85 days."),
    ("advice", "Reminders of late advice: two letters after 1 and 15 days, then the agency's manager after 29."),
    ("complaints", "Complaints: no day of your own by which they are answered."),
    ("policy", "Open points of the law: the safe reading of each."),
    ("retention", "Retention: files may be erased 31 years after birth, when somebody approves the list."),
    ("outputs", "Copies in letters, reports and other folders: kept until somebody removes them."),
    ("publication", "Published figures: none below 5 told apart, others to the nearest 5, divided by year groups."),
)


def defaults(settings: Settings) -> tuple[str, ...]:
    """What holds because the settings do not say it, one sentence each."""
    return tuple(words for key, words in _DEFAULTS if key not in settings.given)
