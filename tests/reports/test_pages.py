"""Pages to hand on: the plan for the Local Offer, every date of a child, and the rule book."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.builders import a_case, day, events
from tests.local_plans.children import children, plan_settings
from tests.reports.reading import letters_of, pdf_text
from transfer_cli.domain.case import Caseload, Event, LeftReason, PhaseMove
from transfer_cli.domain.local_plan import windows_of
from transfer_cli.domain.obligation import State
from transfer_cli.domain.plan_check import check_plan
from transfer_cli.domain.plan_promise import FEW, publication
from transfer_cli.domain.rule_book import rule_book
from transfer_cli.domain.rules import ENGLAND, WALES
from transfer_cli.domain.rules.worked_cases import worked_cases
from transfer_cli.domain.settings import ContactPoint, PlanGroup, PlanVersion, Settings
from transfer_cli.domain.timeline import timeline, timelines
from transfer_cli.reports.explain_page import explain_page, told
from transfer_cli.reports.page import Box, Grid, Lines, Page, Part, Points, Text
from transfer_cli.reports.page_files import page_html, page_pdf
from transfer_cli.reports.plan_page import plan_page
from transfer_cli.reports.rule_book import rule_book_page, rule_book_text
from transfer_cli.reports.table import Table

AS_OF = day("Mon 3 Oct 2016")
CONTACTS = {"sen_team": ContactPoint("SEN team", ("1 High Street", "Chester"), "01632 960101")}


class Outline(HTMLParser):
    """Headings in order with their level, and every id."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.labelled: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [(found.get("href") or "")[1:]] if tag == "a" else []
        self.labelled += [found["aria-labelledby"] or ""] if "aria-labelledby" in found else []


def outline(page: Page) -> Outline:
    parser = Outline()
    parser.feed(page_html(page).decode())
    return parser


def words_of(page: Page) -> str:
    """What the HTML page says, without its tags."""
    html = page_html(page).decode()
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", body)
    for entity, sign in (("&#39;", "'"), ("&#34;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return " ".join(text.split())


def a_plan_page(settings: Settings, *found: Any, as_of: Any = AS_OF) -> Page:
    derived = timelines(Caseload(found, as_of), settings)
    version = settings.plan_version or PlanVersion("1", as_of)
    plan = windows_of(settings, as_of, ENGLAND)
    check = check_plan(derived, settings, ENGLAND, as_of)
    return plan_page(plan, check, publication(derived, plan, version), version, settings)


SHAPES = replace(plan_settings("shapes"), contacts=CONTACTS)
MOVED = a_case(
    date_of_birth=day("4 May 2008"), phase_move=PhaseMove.NONE,
    events=(Event("plan_promised", day("1 Feb 2016"), note="version 7; to 2017-03-31; group 2016/17, Year 4"),),
)  # fmt: skip
LATE = Settings("Testshire", plan=(PlanGroup("2017/18", 2017, everyone_left=True, conclude_by=day("31 Aug 2018")),))
CHILD = a_case(events=events(notice_given="12 Sep 2016", assessment_began="26 Sep 2016"), priority=("looked_after",))
EXPLAINED = explain_page(
    timeline(CHILD, Settings("Testshire", contacts=CONTACTS), AS_OF, explain=True), ENGLAND, Settings("Testshire")
)
PAGES = {
    "plan": a_plan_page(SHAPES, *(replace(MOVED, reference=f"M{n}") for n in range(FEW)), *children(2, 2016, 9)),
    "explained": EXPLAINED,
    "rules": rule_book_page(rule_book(ENGLAND, day("1 Jun 2015")), SHAPES),
    "rules of Wales": rule_book_page(rule_book(WALES, day("19 Jun 2023")), Settings("", jurisdiction="wales")),
}
EACH = [pytest.param(page, id=name) for name, page in PAGES.items()]


@pytest.mark.parametrize("page", EACH)
def test_headings_go_down_one_level_at_a_time_and_every_link_leads_somewhere(page: Page) -> None:
    found = outline(page)
    assert found.levels[0] == 1
    assert found.levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in zip(found.levels, found.levels[1:], strict=False))
    assert len(set(found.ids)) == len(found.ids)
    assert set(found.links) | set(found.labelled) <= set(found.ids)


@pytest.mark.parametrize("page", EACH)
def test_the_pdf_is_tagged_titled_and_says_what_the_html_says(page: Page) -> None:
    content = page_pdf(page)
    reader = PdfReader(BytesIO(content))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == f"{page.title}, {page.subtitle}"
    assert b"pdfuaid" in content or b"pdfuaid" in root["/Metadata"].get_data()
    words = letters_of(pdf_text(content))
    for said in [*heads(page.parts), *(t for part in page.parts for t in texts(part))]:
        assert letters_of(said) in words, said


def heads(parts: tuple[Part, ...]) -> list[str]:
    return [head for part in parts for head in (part.heading, *heads(part.parts))]


def texts(part: Part) -> list[str]:
    here = [b.words for b in part.blocks if isinstance(b, Text)]
    points = [item for b in part.blocks if isinstance(b, Points) for item in b.items]
    return [*here, *points, *(text for inner in part.parts for text in texts(inner))]


@pytest.mark.parametrize("page", EACH)
def test_the_same_page_gives_the_same_bytes_and_needs_no_network(page: Page) -> None:
    assert page_pdf(page) == page_pdf(page)
    html = page_html(page).decode()
    assert html == page_html(page).decode()
    assert "default-src 'none'" in html
    assert not re.findall(r"(?:src|href)=\"(?!#)", html)


def test_every_kind_of_block_is_set() -> None:
    table = Table("Two columns", ("Name", "Number"), (("One", 1), ("Two", 2)))
    blocks = (
        Text("Plain."), Text("Quiet.", quiet=True), Points(("First", "Second"), numbered=True), Points(("Point",)),
        Box("Mind", ("this",), good=False), Grid(table), Lines(("Name", "Date")),
    )  # fmt: skip
    page = Page("Title", "", "Subtitle", AS_OF, (), (Part("a", "Heading", blocks),))
    html = page_html(page).decode()
    for piece in ('<p class="quiet">Quiet.</p>', "<ol>", "<ul>", '<div class="box">', "<caption>Two columns</caption>"):
        assert piece in html, piece
    assert '<th scope="row" class="short">One</th><td class="number">1</td>' in html
    assert letters_of("Plain. Quiet. First Second Point Mind this Two columns") in letters_of(words_of(page))
    assert letters_of("Name Date") in letters_of(pdf_text(page_pdf(page)))
    assert "<footer>" not in html


def test_names_are_printed_as_they_are_and_never_obeyed() -> None:
    name = '<b>#strong[O\'Néill] {{ "x" }} @a $1$ *'
    page = Page(name, name, "s", AS_OF, (Text(name),), (Part("a", name, (Points((name,)),)),))
    assert "<b>" not in page_html(page).decode()
    assert words_of(page).count(name) == 7
    assert letters_of(name) in letters_of(pdf_text(page_pdf(page)))


def test_the_plan_says_its_version_what_changed_and_how_to_find_a_turn() -> None:
    words = words_of(PAGES["plan"])
    for said in (
        "Our plan for moving from statements to EHC plans", "Version 8, published 16 May 2016",
        "Year 9 of 2015/16 may be reviewed later where the family and the school agree.",
        "2016/17, Year 4 (version 7) 31 March 2017 2017/18, everyone left 1 March 2018",
        "Year 5 before the last year of primary school", "Primary to secondary school 14 February 2017",
        "2017/18, everyone left: Every remaining meeting by the end of October 2017.",
        "within 18 weeks, beginning with the day on which the review begins",
        "The law's last day for most reviews is 31 March 2018.",
        "Our Special Educational Needs team: SEN team, 1 High Street, Chester, 01632 960101.",
        "This is version 8 of our plan.", "not this year",
    ):  # fmt: skip
        assert said in words, said


def test_the_plan_names_and_counts_nobody() -> None:
    words = words_of(PAGES["plan"])
    assert "Robin" not in words
    assert "CW0001" not in words
    assert "12 children" not in words


def test_a_change_for_few_is_told_without_its_days() -> None:
    words = words_of(a_plan_page(SHAPES, MOVED))
    assert "The turns of some single children have moved as well. We write to their families." in words
    assert "(version 7)" not in words


def test_schools_the_plan_tells_apart_stand_in_a_column() -> None:
    assert "Year 4 Special 3 January 2017 to 31 March 2017" in words_of(PAGES["plan"])
    everywhere = Settings("Testshire", plan=(PlanGroup("2016/17", 2016, conclude_by=day("21 Jul 2017")),))
    assert "School The review begins" not in words_of(a_plan_page(everywhere))


def test_a_breach_is_admitted_on_the_page() -> None:
    words = words_of(a_plan_page(LATE, *children(1, 2017, 4)))
    assert "Part of this plan is later than the law allows" in words
    assert (
        "2017/18, Everyone left: as it was written, this line would end 153 days after the law's last day for everyone "
        "in it. We give the law's day: 31 March 2018."
    ) in words
    assert "August 2018" not in words
    kept = Settings("Testshire", plan=(PlanGroup("2016/17", 2016, year_groups=(4,), conclude_by=day("21 Jul 2017")),))
    assert "Part of this plan is later" not in words_of(a_plan_page(kept, MOVED))


def test_the_day_of_some_children_stands_beside_that_of_their_line() -> None:
    plan = (PlanGroup("2016/17", 2016, year_groups=(3, 6), conclude_by=day("21 Jul 2017")),)
    moving = children(1, 2016, 6, move=PhaseMove.PRIMARY_TO_SECONDARY)
    words = words_of(a_plan_page(Settings("Testshire", plan=plan), *children(2, 2016, 3), *moving))
    assert (
        "by 18 March 2017 21 July 2017; for children who start or change school in 2017, 14 February 2017, beginning "
        "by 12 October 2016"
    ) in words
    assert "2016/17, Year 3, Year 6: as it was written, this line would end 157 days" in words


def test_a_change_of_this_september_is_told_as_late() -> None:
    plan = (PlanGroup("2018/19", 2018, everyone_left=True, conclude_by=day("3 Jan 2019")),)
    words = words_of(a_plan_page(Settings("Testshire", plan=plan), as_of=day("20 Jul 2016")))
    assert "Starting school was due 14 February 2016: as soon as possible 14 February 2017" in words
    assert "2019" not in words.partition("The plan, line by line")[0].partition("Changing school or phase")[2]


def test_the_authority_s_own_target_is_not_told_as_the_law() -> None:
    settings = Settings("Testshire", deadline=day("15 Dec 2017"), plan=LATE.plan)
    words = words_of(a_plan_page(settings))
    assert "We mean to finish every review by 15 December 2017. This is our own target" in words
    assert "The law's last day for most reviews is 31 March 2018." in words
    assert "Primary to secondary school 14 February 2017 15 December 2017" in words
    assert "our own target" not in words_of(a_plan_page(LATE))


def test_a_line_late_for_year_9_is_late_as_a_whole() -> None:
    plan = (PlanGroup("2016/17", 2016, year_groups=(9,), conclude_by=day("15 Dec 2017")),)
    words = words_of(a_plan_page(Settings("Testshire", plan=plan), *children(2, 2016, 9)))
    assert "last day for children who came into Year 9 in September 2016. We give the law's day: 31 August" in words
    past = words_of(a_plan_page(Settings("Testshire", plan=plan), as_of=day("2 Oct 2017")))
    assert "as soon as possible was due 31 August 2017: as soon as possible" in past


def test_a_first_version_changes_nothing_and_a_page_without_contacts_points_to_the_authority() -> None:
    words = words_of(a_plan_page(LATE))
    assert "Nothing. This is the first version" in words
    assert "Write to the authority named at the top of this page." in words


def test_after_the_last_september_no_change_is_left() -> None:
    words = words_of(a_plan_page(LATE, as_of=day("1 Oct 2018")))
    assert "All changes of phase that this plan is about lie in the past." in words


def test_a_child_s_page_has_each_date_with_its_counting_rule_and_source() -> None:
    words = words_of(EXPLAINED)
    for said in (
        "Robin Example: every date of the transfer", "Reference CW0001, as of 3 October 2016",
        "The assessment is going on.", "We write to the parents.",
        "The EHC plan is to be sent by 29 Jan 2017, by law: on track.", "Assessment began 26 Sep 2016 = day 1.",
        "Day 126 = 29 Jan 2017 (a Sunday; not moved).",
        "Rule: The plan within its weeks (order-21-3). Source: SI 2014/2270 art 21(3), as amended by",
        "How sure we are: read in the text of the law.",
    ):  # fmt: skip
        assert said in words, said
    assert "Ms Alix Example" not in words
    assert "looked" not in words


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "The review has not begun yet."),
        ({"events": events(notice_given="12 Sep 2016", assessment_begins="1 Nov 2016")}, "The assessment is going on."),
        ({"events": events(notice_given="26 Sep 2016")}, "Notice of the review is given."),
        ({"events": events(notice_given="1 Feb 2016", plan_issued="4 Jul 2016")}, "The EHC plan is issued."),
        ({"events": events(notice_given="1 Feb 2016", no_plan_notified="4 Jul 2016")}, "there will be no EHC plan."),
        ({"left_on": day("1 Sep 2016")}, "The case was closed without a transfer."),
        (
            {"events": events(notice_given="1 Feb 2016", draft_served="4 Jul 2016")},
            "A day of the law has passed. The EHC plan is to be sent by 19 Jun 2016: that is 106 days ago.",
        ),
        ({"date_of_birth": day("4 May 1999")}, "We write to the young person since 27 June 2015."),
        ({"date_of_birth": day("4 May 2006"), "events": events(notice_given="3 Oct 2016")}, "At risk: "),
    ],
)
def test_where_it_stands(changes: dict[str, Any], said: str) -> None:
    page = explain_page(timeline(a_case(**changes), SHAPES, AS_OF, explain=True), ENGLAND, SHAPES)
    assert said in words_of(page)


def test_nobody_is_written_to_once_the_child_has_died_and_what_was_late_stays_late() -> None:
    case = a_case(
        events=events(notice_given="1 Feb 2016", assessment_began="15 Feb 2016"),
        left_on=day("1 Sep 2016"), left_reason=LeftReason.DECEASED,
    )  # fmt: skip
    words = words_of(explain_page(timeline(case, SHAPES, AS_OF, explain=True), ENGLAND, SHAPES))
    assert "The case was closed without a transfer." in words
    assert "We write to" not in words
    assert "was 74 days late when the case left" in words


def test_where_it_stands_in_wales() -> None:
    there = Settings("Sir Enghraifft", deadline=WALES.last_lawful_day, jurisdiction="wales")
    case = a_case(date_of_birth=day("4 May 2012"), events=events(notice_given="12 Jun 2023"))
    words = words_of(explain_page(timeline(case, there, day("19 Jun 2023"), explain=True), WALES, there))
    assert "The notice is given. The individual development plan (IDP) is being prepared." in words
    assert "(uncertain: as others report it, not read in the law)" in words


def test_a_turn_of_the_plan_cites_its_version() -> None:
    page = explain_page(timeline(MOVED, SHAPES, AS_OF, explain=True), ENGLAND, SHAPES)
    assert "Source: our published plan, version 8 of 16 May 2016." in words_of(page)
    assert "What is done" not in words_of(page)


def test_the_family_s_page_names_no_place_in_our_settings() -> None:
    settings = replace(SHAPES, plan_version=None, deadline=day("31 Dec 2017"))
    words = words_of(explain_page(timeline(MOVED, settings, AS_OF, explain=True), ENGLAND, settings))
    assert "Source: our published plan." in words
    assert "Source: our own target." in words
    assert ".toml" not in words


def test_whatever_more_is_known_of_a_date_is_shown_under_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    from transfer_cli.reports import explain_page as module

    def more(obligation: Any) -> dict[str, object]:
        found: dict[str, object] = {"due": obligation.due.isoformat(), "agreed_by": ["the parent", "the school."]}
        return found | {"changes_if": "another start", "nothing": []}

    monkeypatch.setattr(module, "obligation_document", more)
    derived = timeline(CHILD, Settings("Testshire"), AS_OF, explain=True)
    words = words_of(explain_page(derived, ENGLAND, Settings("Testshire")))
    assert "Agreed by: the parent; the school." in words
    assert "Another day would need: another start." in words
    assert "Nothing" not in words


def test_where_the_law_can_be_read_in_more_than_one_way() -> None:
    derived, settings = timeline(CHILD, Settings("Testshire"), AS_OF), Settings("Testshire")
    page = explain_page(derived, ENGLAND, settings, ["Thirteen days of notice are arguable."])
    assert "in more than one way Thirteen days of notice are arguable." in words_of(page)
    assert "in more than one way" not in words_of(EXPLAINED)


def test_a_date_without_counting_or_a_rule_in_words_is_shown_all_the_same() -> None:
    derived = timeline(CHILD, Settings("Testshire"), AS_OF)
    bare = replace(derived, obligations=(replace(derived.obligations[0], rule="order-99", state=State.MET),))
    words = words_of(explain_page(bare, ENGLAND, Settings("Testshire")))
    assert "Rule: (order-99). Source:" in words
    assert "The rules in words" not in words


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        ({}, ""),
        (
            {"hold_letters": "bereavement"},
            "Letters about CW0001 are held: look at the reason before you hand this page out.",
        ),
        (
            {"left_on": AS_OF, "left_reason": LeftReason.DECEASED},
            "CW0001 left on 3 Oct 2016: look before you hand this page out.",
        ),
    ],
)  # fmt: skip
def test_what_to_think_of_before_it_is_handed_out(changes: dict[str, Any], warning: str) -> None:
    assert told(timeline(a_case(**changes), Settings("Testshire"), AS_OF)) == warning


def test_the_rule_book_has_each_rule_its_source_and_a_place_to_sign() -> None:
    words = words_of(PAGES["rules"])
    book = rule_book(ENGLAND, day("1 Jun 2015"))
    unsure = sum(entry.rule.confidence.uncertain for entry in book.entries)
    for said in (
        "In force on 1 June 2015",
        "Rule order-21-3. Source: SI 2014/2270 art 21(3), as amended by SI 2015/505 art 5. How sure: read in the text",
        "18 weeks, but still 14 for notice given before that day. Not yet in force on 1 Jun 2015.",
        "Example: Notice on 1 October 2014, under the first form of the rule, as of 3 Nov 2014", "Day 98 = 6 Jan 2015.",
        "Example: Born 30 Aug 2000 Letters go to the young person from 25 Jun 2016.",
        f"{unsure} rules are marked UNCERTAIN", "Not yet in force Year 9 in 2015/16",
        "UNCERTAIN: general knowledge, to be checked",
        "The law of England counts.", "The transfer plan is version 8, published 16 May 2016.",
        f"I have read the {len(book.entries)} rules above.", "Signature to be filled in",
    ):  # fmt: skip
        assert said in words, said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings("Testshire"), "There is no transfer plan in the settings: the law's own days alone count."),
        (LATE, "The transfer plan has 1 line; the settings do not say which version it is."),
        (replace(LATE, given=frozenset({"terms"})), "Terms: those of the settings."),
    ],
)
def test_what_the_authority_chose_itself(settings: Settings, said: str) -> None:
    assert said in words_of(rule_book_page(rule_book(ENGLAND, AS_OF), settings))


@pytest.mark.parametrize("rules", [ENGLAND, WALES], ids=lambda rules: rules.id)
def test_every_rule_of_the_book_in_lines_has_an_example(rules: Any) -> None:
    book = rule_book(rules, day("1 Sep 2025"))
    assert not book.to_come
    lines = list(rule_book_text(book))
    for entry in book.entries:
        if entry.rule.id == "wales-appeal":
            continue
        start = next(n for n, line in enumerate(lines) if line.startswith(f"{entry.rule.id}: "))
        mine = lines[start : lines.index("", start) if "" in lines[start:] else len(lines)]
        assert any(line.startswith(("Example: ", "Worked case: ")) for line in mine), entry.rule.id


def test_the_worked_cases_in_lines_are_those_of_the_page() -> None:
    lines = list(rule_book_text(rule_book(ENGLAND, AS_OF)))
    assert sum(line.startswith("Worked case: ") for line in lines) == len(worked_cases())
    assert (
        "Worked case: 28 days away excuse the plan: notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Sat "
        "1 Oct 2016 to Fri 28 Oct 2016. On Mon 30 Jan 2017: plan issued (order-21-3) Sun 29 Jan 2017 excepted."
    ) in lines
    assert f"Another day would need: {ENGLAND.rules['order-7'].changes_if}." in lines


def test_the_rule_book_in_lines() -> None:
    book = rule_book(ENGLAND, day("1 Jun 2015"))
    lines = list(rule_book_text(book))
    assert lines[0].endswith(f"In force on 1 Jun 2015: {len(book.entries)} rules.")
    assert "Not yet in force:" in lines
    ahead = lines[lines.index("Not yet in force:") :]
    assert "guidance-lda: Learning difficulty assessments by 1 September 2016" in ahead
    assert "Not yet in force:" not in rule_book_text(rule_book(ENGLAND, AS_OF))


@pytest.mark.parametrize(
    ("ground", "first", "last", "words"),
    [
        ("absence", "2016-10-01", "2016-10-28", "Excepted: absent from the area 1 Oct 2016 to 28 Oct 2016"),
        (
            "inappropriate",
            "2017-02-14",
            "2017-02-14",
            "made an assessment inappropriate on 14 Feb 2017 (art 16(a)), so",
        ),
    ],
)
def test_the_family_is_not_told_who_of_the_staff_agreed_to_an_exception(
    ground: str, first: str, last: str, words: str
) -> None:
    detail = {"from": first, "to": last, "evidence": "a letter", "approved_by": "J Price"}
    begun = events(notice_given="12 Sep 2016", assessment_began="26 Sep 2016")
    case = a_case(
        phase_move=PhaseMove.MAINSTREAM_TO_SPECIAL, phase_move_on=day("4 Sep 2017"),
        events=(*begun, Event(f"exception:{ground}", day("15 Feb 2017"), detail=detail)),
    )  # fmt: skip
    derived = timeline(case, Settings("Testshire"), day("1 Mar 2017"), explain=True)
    page = words_of(explain_page(derived, ENGLAND, Settings("Testshire")))
    assert any("J Price" in step for o in derived.obligations for step in o.working)
    assert words in page
    assert "J Price" not in page
    assert "a letter" not in page
