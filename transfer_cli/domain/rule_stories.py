"""Made-up children whose dates show the rules at work. Only what happened is written here; the dates are derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.case import Case, Document, Event, PhaseMove, SettingType
from transfer_cli.domain.plan_example import made_up


@dataclass(frozen=True, slots=True)
class Story:
    """One child on one day.

    Attributes:
        words: What happened, as a sentence without a full stop.
        about: Ids of the rules that it is told for; it may show others as well.
    """

    words: str
    as_of: date
    case: Case
    about: tuple[str, ...]


def _story(
    words: str,
    as_of: str,
    about: str,
    year: tuple[int, int] = (2016, 4),
    setting: SettingType = SettingType.MAINSTREAM,
    move: PhaseMove | None = PhaseMove.NONE,
    steps: Mapping[str, str] | None = None,
    remark: str = "",
    **changes: object,
) -> Story:
    """A child by school year and year group in it, with steps by name and ISO day and a remark to them."""
    document = changes.pop("document", Document.STATEMENT)
    case = made_up(year[0], year[1], setting, move, Document(str(document)))
    happened = (
        Event(name.replace("__", ":"), date.fromisoformat(on), note=remark) for name, on in (steps or {}).items()
    )
    events = tuple(sorted(happened, key=lambda event: event.happened))
    case = replace(case, events=events, **changes)  # type: ignore[arg-type]
    return Story(words, date.fromisoformat(as_of), case, tuple(about.split()))


def _begun(notice: str, start: str) -> dict[str, str]:
    return {"notice_given": notice, "assessment_began": start}


_CLOCK = "order-21-3 order-22-3 order-18-1"
ENGLAND: tuple[Story, ...] = (
    _story(
        "Notice on 12 September 2016, the assessment begins on 26 September", "2016-10-03", f"{_CLOCK} order-14-5",
        steps=_begun("2016-09-12", "2016-09-26"),
    ),
    _story(
        "Notice on 31 August 2015, the last day of the 14 weeks; it begins on 14 September", "2015-10-01", _CLOCK,
        year=(2015, 4), steps=_begun("2015-08-31", "2015-09-14"),
    ),
    _story(
        "Notice on 1 September 2015, the first day of the 18 weeks; it begins on 15 September", "2015-10-01", _CLOCK,
        year=(2015, 4), steps=_begun("2015-09-01", "2015-09-15"),
    ),
    _story(
        "Notice on 1 October 2014, under the first form of the rule", "2014-11-03", "order-21-3",
        year=(2014, 4), steps=_begun("2014-10-01", "2014-10-15"),
    ),
    _story(
        "The assessment begins on 15 September 2015 after a notice on 3 September, 12 days before", "2015-10-01",
        "order-18-1", year=(2015, 4), steps=_begun("2015-09-03", "2015-09-15"),
    ),
    _story(
        "A draft is served on 1 November 2016", "2016-11-07", "regs-13-1",
        steps=_begun("2016-09-12", "2016-09-26") | {"draft_served": "2016-11-01"},
    ),
    _story(
        "Advice is asked of a health body and of an educational psychologist on 26 September 2016", "2016-10-03",
        "regs-8-1 code-advice",
        steps=_begun("2016-09-12", "2016-09-26")
        | {"advice_requested__health": "2016-09-26", "advice_requested__educational_psychologist": "2016-09-26"},
    ),
    _story(
        "Last reviewed on 10 February 2016, no notice given", "2016-10-03", "ea-328-5",
        last_annual_review=date(2016, 2, 10),
    ),
    _story(
        "In Year 6, moving to secondary school in September 2017", "2016-09-05", "order-14-3-b",
        year=(2016, 6), move=PhaseMove.PRIMARY_TO_SECONDARY,
    ),
    _story(
        "In Year 11, moving to college in September 2016", "2015-10-01", "order-14-3-a",
        year=(2015, 11), move=PhaseMove.SCHOOL_TO_POST16,
    ),
    _story(
        "In Year 11, moving to college in September 2015", "2014-10-01", "order-12",
        year=(2014, 11), move=PhaseMove.SCHOOL_TO_POST16,
    ),
    _story(
        "In Year 13 and so a young person, moving to college in September 2015", "2014-10-01", "guidance-post16-2015",
        year=(2014, 13), move=PhaseMove.SCHOOL_TO_POST16,
    ),
    _story("Comes into Year 9 in September 2016", "2016-10-03", "order-14-3-c", year=(2016, 9)),
    _story("In Year 9 in 2015/16", "2015-10-01", "guidance-year-9", year=(2015, 9)),
    _story("Comes into Year 9 in September 2017", "2017-10-02", "guidance-year-9-2017 order-14-3-c", year=(2017, 9)),
    _story(
        "In Year 6, moving to secondary school in September 2018", "2017-10-02", "guidance-phase-2018 order-14-5",
        year=(2017, 6), move=PhaseMove.PRIMARY_TO_SECONDARY,
    ),
    _story(
        "In Year 11, moving to college in September 2018", "2017-10-02", "guidance-post16-2018",
        year=(2017, 11), move=PhaseMove.SCHOOL_TO_POST16,
    ),
    _story("In Year 6 in 2016/17, in a school that goes on after it", "2016-10-03", "order-13", year=(2016, 6)),
    _story(
        "A young person with a learning difficulty assessment asks on 1 March 2016", "2016-03-07",
        "regs-5-1 regs-10-1 regs-13-2 guidance-lda", year=(2015, 13), setting=SettingType.POST16,
        document=Document.LDA, steps={"request_received": "2016-03-01"},
    ),
    _story(
        "It is decided that there will be no plan, and the parent is told on 20 December 2016", "2017-01-09",
        "order-22-3", steps=_begun("2016-09-12", "2016-09-26") | {"no_plan_notified": "2016-12-20"},
    ),
    _story(
        "The plan is issued on 2 February 2017, after the last day", "2017-02-06", "order-21-3",
        steps=_begun("2016-09-12", "2016-09-26") | {"draft_served": "2017-01-09", "plan_issued": "2017-02-02"},
    ),
    _story(
        "Released from custody on 3 October 2016", "2016-10-10", "", year=(2016, 10), priority=("custody",),
        steps={"released_from_custody": "2016-10-03"},
    ),
    _story(
        "A reassessment is asked for on 3 October 2016", "2016-10-10", "",
        steps={"reassessment_requested": "2016-10-03"},
    ),
    _story(
        "An appeal is pending since 3 October 2016", "2016-10-10", "", steps={"appeal_registered": "2016-10-03"},
    ),
    _story(
        "The parent agreed on 30 September 2016 that the review is concluded by 1 February 2018", "2016-10-10",
        "agreed-turn", steps={"postponed": "2016-10-03"}, remark="to 2018-02-01; agreed 2016-09-30 by parent",
    ),
)  # fmt: skip
"""Stories of England, in the order of the rules' own numbers."""

WALES: tuple[Story, ...] = (
    _story("In Year 6 in 2022/23", "2022-10-03", "wales-notice-2022", year=(2022, 6)),
    _story("In Reception in 2022/23", "2022-10-03", "wales-notice-2022", year=(2022, 0)),
    _story("In Year 10 in 2023/24", "2023-10-02", "wales-notice-2023", year=(2023, 10)),
    _story("In Year 4 in 2023/24", "2023-10-02", "wales-notice-2025", year=(2023, 4)),
    _story("In Year 13 in 2022/23", "2022-10-03", "wales-others", year=(2022, 13)),
    _story(
        "The authority gives its IDP notice on 12 June 2023", "2023-06-19", "wales-idp wales-notice-2022",
        year=(2022, 6), steps={"notice_given": "2023-06-12"},
    ),
    _story(
        "Last reviewed on 10 February 2023, no notice given", "2023-03-06", "wales-annual-review", year=(2022, 8),
        last_annual_review=date(2023, 2, 10),
    ),
    _story(
        "The parent agreed on 30 September 2023 that notice is given by 31 January 2025", "2023-10-09",
        "agreed-turn", year=(2023, 4), steps={"postponed": "2023-10-02"},
        remark="to 2025-01-31; agreed 2023-09-30 by parent",
    ),
)  # fmt: skip
"""Stories of Wales."""

STORIES: Mapping[str, tuple[Story, ...]] = {"england": ENGLAND, "wales": WALES}
"""By rule set."""
