"""Open points of the law: how the authority reads each, the safe reading being the default.

Sources of law contradict one another or are silent on twenty points. Seventeen of them change a date, a state or an
addressee and are switches here; two are about documents that a person has to look up, and one (that an exception
never moves a day) has no other lawful answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Switch:
    """One open point.

    Attributes:
        key: Name under `[policy]`.
        point: Its number in the list of open points, for people who compare notes.
        question: What is open, one question.
        options: What each value means, the safe one first.
        source: Where the readings come from.
    """

    key: str
    point: int
    question: str
    options: Mapping[str, str]
    source: str

    @property
    def safe(self) -> str:
        """The value that holds unless the settings say otherwise."""
        return next(iter(self.options))


SWITCHES: tuple[Switch, ...] = (
    Switch(
        "thirteen_days_notice", 1, "Is notice 13 days before the beginning in time?",
        {"warn": "it is in time, with a warning", "late": "it is a day late"},
        "SI 2014/2270 art 18(1)",
    ),
    Switch(
        "period_decided_by", 2, "Does the day of notice or the beginning decide between 14 and 18 weeks?",
        {"notice": "the day of notice", "start": "the day on which the assessment began"},
        "SI 2014/2270 arts 21(3A) and 22(3A), against the announcement of July 2015",
    ),
    Switch(
        "unstated_beginning", 3, "When does an assessment begin whose beginning nobody stated?",
        {"after_notice": "on the earliest lawful day after the notice", "notice": "on the day of the notice"},
        "not defined in SI 2014/2270",
    ),
    Switch(
        "first_months", 4, "Which clock governs notice given before 1 April 2015?",
        {
            "unless_expired": "the amended one, unless the first period had ended before 1 April 2015",
            "from_notice": "the first one, from the notice",
            "from_start": "the amended one, from the beginning",
        },
        "SI 2015/505, which has no saving; Interpretation Act 1978 ss.16 and 23",
    ),
    Switch(
        "year_9", 5, "Do the days that only guidance sets for Year 9 count?",
        {"guidance_too": "they count beside the Order's", "order_only": "only the Order's count"},
        "SI 2014/2270 art 14(2)(b), against DfE transition advice, September 2015",
    ),
    Switch(
        "year_10_begins", 5, "When does a child begin Year 10?",
        {"1_september": "on 1 September", "autumn_term": "on the first day of the autumn term"},
        "SI 2014/2270 art 14(3)(c)",
    ),
    Switch(
        "before_a_day", 6, "Is what must be done before 15 February still in time on 15 February?",
        {"day_before": "no, the last day is the day before", "that_day": "yes, as charities write it"},
        "SI 2014/2270 arts 12(1) and 14(3)",
    ),
    Switch(
        "sixth_form_leavers", 7, "Which day binds a young person who leaves a school's sixth form for college?",
        {"31_march": "before 31 March", "15_february": "before 15 February, by the letter of the article"},
        "SI 2014/2270 art 14(3), against SI 2014/1530 reg 18(1)(a)",
    ),
    Switch(
        "movers_of_2018", 8, "Must those who change phase in 2018 be concluded when the school is to be named?",
        {"both": "both days are shown", "order_only": "only 31 March 2018 is shown"},
        "SI 2014/2270 art 14(5); SI 2001/3455 reg 19; SI 2014/1530 reg 18",
    ),
    Switch(
        "twenty_weeks", 9, "Is twenty weeks from the notice shown beside the limit of the law?",
        {"shown": "it is shown, and binds nobody", "left_out": "it is left out"},
        "said by charities and in SEN2; not in SI 2014/2270",
    ),
    Switch(
        "failed_appointments", 10, "Does a failed appointment excuse more than the adviser?",
        {"advice_only": "it excuses the advice alone", "plan_too": "it excuses the plan as well"},
        "SI 2014/1530 reg 8(2)(c), and the silence of reg 10(4)",
    ),
    Switch(
        "closures", 11, "How long must a school be closed to excuse the plan?",
        {"four_weeks": "28 days or more", "over_four_weeks": "more than 28 days"},
        "SI 2014/1530 reg 10(4)(a)",
    ),
    Switch(
        "lda_by", 12, "By when should learning difficulty assessments be replaced?",
        {"31_august_2016": "by 31 August 2016", "31_december_2016": "by 31 December 2016"},
        "SI 2014/2270 art 28, against a charity's page",
    ),
    Switch(
        "young_person_from", 13, "When do the rights pass to the young person?",
        {
            "leaving_date": "on the day after the last Friday in June",
            "end_of_school_year": "on 1 September, as the Code puts it",
        },
        "Education Act 1996 s.8(3), against the SEND Code of Practice",
    ),
    Switch(
        "lapse_alert_months", 14, "How many months before a statement lapses is it pointed out?",
        {"6": "six months", "3": "three months", "12": "twelve months"},
        "Essex CC v Williams [2011] EWCA Civ 1315",
    ),
    Switch(
        "advice_in_six_weeks", 15, "Who is held to six weeks for advice?",
        {"everybody": "all, the Code's bodies by guidance", "bound_bodies": "only bodies bound by statute"},
        "SI 2014/1530 reg 8(1); SEND Code of Practice 2015, chapter 9",
    ),
    Switch(
        "early_finish", 17, "May a plan be finished once the family has answered, before its 15 days are over?",
        {"warn": "it may, and is pointed out", "accept": "it may"},
        "Children and Families Act 2014 s.39(7); SI 2014/1530 reg 13(1)",
    ),
    Switch(
        "school_year_begins", 20, "When does the school year begin for children born in the first days of September?",
        {"1_september": "on 1 September", "first_term": "with the first term"},
        "Education Act 1996 ss.8(3)(a) and 579",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Policy:
    """The authority's reading of each open point: the attributes are the switches' keys."""

    thirteen_days_notice: str = "warn"
    period_decided_by: str = "notice"
    unstated_beginning: str = "after_notice"
    first_months: str = "unless_expired"
    year_9: str = "guidance_too"
    year_10_begins: str = "1_september"
    before_a_day: str = "day_before"
    sixth_form_leavers: str = "31_march"
    movers_of_2018: str = "both"
    twenty_weeks: str = "shown"
    failed_appointments: str = "advice_only"
    closures: str = "four_weeks"
    lda_by: str = "31_august_2016"
    young_person_from: str = "leaving_date"
    lapse_alert_months: str = "6"
    advice_in_six_weeks: str = "everybody"
    early_finish: str = "warn"
    school_year_begins: str = "1_september"

    def chosen(self, switch: Switch) -> str:
        """The value of one switch."""
        return str(getattr(self, switch.key))

    def choosing(self, key: str, value: str) -> Policy:
        """The same with one switch set otherwise."""
        return replace(self, **{key: value})

    def others(self) -> Iterator[tuple[Switch, str, Policy]]:
        """Every other reading of a single point: the switch, the other value, and the policy with it."""
        for switch in SWITCHES:
            for value in switch.options:
                if value != self.chosen(switch):
                    yield switch, value, self.choosing(switch.key, value)


SAFE = Policy()


def unsafe(policy: Policy) -> tuple[str, ...]:
    """The switches that are not at their safe reading, one sentence each."""
    return tuple(
        f"{switch.question} Here: {switch.options[policy.chosen(switch)]} ({switch.key})."
        for switch in SWITCHES
        if policy.chosen(switch) != switch.safe
    )


@dataclass(frozen=True, slots=True)
class Rights:
    """What decides when a child becomes a young person, beside the day of birth.

    Attributes:
        first_days: First day of the autumn term by calendar year; a year that is not there begins on 1 September.
    """

    policy: Policy = SAFE
    first_days: Mapping[int, date] = field(default_factory=dict)

    def year_begins(self, year: int) -> date:
        """First day of the school year that begins in that calendar year."""
        first = date(year, 9, 1)
        return self.first_days.get(year, first) if self.policy.school_year_begins == "first_term" else first


LAW = Rights()
"""The safe reading: the school year begins on 1 September, and rights pass with the school leaving date."""


def as_values(policy: Policy) -> dict[str, str]:
    """The switches by key."""
    return {key: str(value) for key, value in asdict(policy).items()}


def first_autumn_days(first_days: Iterable[date]) -> dict[int, date]:
    """The first September day of each year among the first days of terms."""
    found: dict[int, date] = {}
    for day in sorted(first_days):
        if day.month == 9:
            found.setdefault(day.year, day)
    return found
