"""Every date of one child as a page that can be given to the family: what, how it was counted, by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from transfer_cli.domain.dates import show_day, show_day_long
from transfer_cli.domain.exceptions import approval, exceptions
from transfer_cli.domain.explain import asked, headline, obligation_document
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Role, Stage, State, Timeline
from transfer_cli.domain.rules import Rule, RuleSet
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.words import capital, count, in_words
from transfer_cli.reports.page import Block, Box, Page, Part, Points, Text
from transfer_cli.reports.who_to_ask import who_to_ask

_STAGES = {
    Stage.NOT_STARTED: "The review has not begun yet.",
    Stage.NOTICE_GIVEN: "Notice of the review is given. The assessment is about to begin.",
    Stage.IN_ASSESSMENT: "The assessment is going on.",
    Stage.DRAFT: "The draft plan has been sent.",
    Stage.TRANSFERRED: "The {plan} is issued.",
    Stage.NO_PLAN: "It was decided that there will be no {plan}.",
    Stage.LEFT: "The case was closed without a transfer.",
}
_HOLDERS = {
    Role.PARENT: "the parents",
    Role.YOUNG_PERSON: "the young person",
    Role.REPRESENTATIVE: "the young person's representative",
    Role.YOUNG_PERSON_AND_REPRESENTATIVE: "the young person and the representative",
}
_HEADINGS = (
    ("ahead", "What is to come", frozenset({State.ON_TRACK, State.AT_RISK, State.OVERDUE, State.EXCEPTED})),
    ("done", "What is done", frozenset({State.MET, State.MET_LATE})),
    ("gone", "What no longer applies", frozenset({State.NOT_APPLICABLE})),
)
_SHOWN = frozenset(
    {"kind", "due", "done", "state", "days_late", "basis", "rule", "source", "working", "about", "presumed"}
    | {"latest_start", "latest_notice", "confidence", "late_when_left"}
)
"""What a date's own lines or its rule already say; whatever else is known of it is shown under its name."""

_ENDS = frozenset({Kind.PLAN_ISSUED, Kind.CONCLUDE_BY})
"""What ends a review."""

_NAMES = {"changes_if": "Another day would need"}
"""Names of what else is known, where the key does not read well."""


def explain_page(timeline: Timeline, rules: RuleSet, settings: Settings, open_points: Sequence[str] = ()) -> Page:
    """The page.

    Nobody is named but the child, so that it can be given to each parent; nor is anybody of the staff.

    Args:
        timeline: Made with `explain=True`, so that the counting is in it.
        open_points: Where the law can be read in more than one way and it matters here, one sentence each.
    """
    shown = [_unnamed(obligation, timeline) for obligation in timeline.obligations]
    parts = [
        Part(key, heading, parts=tuple(_date(o, f"{key}-{n}", rules, settings) for n, o in enumerate(found, start=1)))
        for key, heading, states in _HEADINGS
        if (found := [o for o in shown if o.state in states])
    ]
    if open_points:
        parts.append(Part("open", "Where the law can be read in more than one way", (Points(tuple(open_points)),)))
    used = dict.fromkeys(o.rule for o in timeline.obligations)
    words = [rule for id_ in used if (rule := rules.rule(id_))]
    if words:
        parts.append(Part("rules", "The rules in words", parts=tuple(_rule(rule) for rule in dict.fromkeys(words))))
    return Page(
        title=f"{timeline.case.name}: every date of the transfer",
        authority=settings.authority,
        subtitle=f"Reference {timeline.case.reference}, as of {show_day_long(timeline.as_of)}",
        as_of=timeline.as_of,
        lead=tuple(_lead(timeline, rules)),
        parts=(*parts, who_to_ask(settings)),
        end=f"Every date is worked out from what was recorded by {show_day_long(timeline.as_of)}.",
    )


def _unnamed(obligation: Obligation, timeline: Timeline) -> Obligation:
    """The date with its counting, but not who of the staff agreed to an exception."""
    approvals = {approval(found) for found in exceptions(timeline.case.events)}
    return replace(obligation, working=tuple(_without(step, approvals) for step in obligation.working))


def _without(step: str, approvals: Iterable[str]) -> str:
    for words in approvals:
        step = step.replace(words, "")
    return step


def _lead(timeline: Timeline, rules: RuleSet) -> Iterator[Block]:
    since = f" since {show_day_long(timeline.addressee.since)}" if timeline.addressee.since else ""
    limits = [o for o in timeline.obligations if o.basis == Basis.STATUTE and o.kind in _ENDS]
    late = [o for o in limits if o.state == State.OVERDUE and timeline.overdue]
    words = [] if timeline.has_died else [f"We write to {_HOLDERS[timeline.addressee.role]}{since}."]
    if timeline.risk:
        words.append(f"At risk: {timeline.risk}")
    if late:
        worst = max(late, key=lambda o: o.days_late)
        words.append(f"A day of the law has passed. {asked(worst)}: that is {count(worst.days_late, 'day')} ago.")
    yield Box(_stage(timeline, rules), tuple(words), good=not (late or timeline.risk))
    yield Text(
        "Below is each date with the way it was counted and the rule it comes from. Days are calendar days, and a last "
        "day on a weekend or holiday is not moved."
    )


def _stage(timeline: Timeline, rules: RuleSet) -> str:
    under_way = timeline.stage.is_open and timeline.stage != Stage.NOT_STARTED
    if rules.notice_concludes and under_way:
        return f"The notice is given. The {rules.plan_name} is being prepared."
    return _STAGES[timeline.stage].format(plan=rules.plan_name)


def _date(obligation: Obligation, key: str, rules: RuleSet, settings: Settings) -> Part:
    return Part(key, headline(obligation), tuple(_blocks(obligation, rules, settings)))


def _blocks(obligation: Obligation, rules: RuleSet, settings: Settings) -> Iterator[Block]:
    if obligation.working:
        yield Points(tuple(f"{capital(step)}." for step in obligation.working))
    for name, value in obligation_document(obligation).items():
        if name not in _SHOWN and value:
            yield Text(f"{_NAMES.get(name, capital(in_words(name)))}: {'; '.join(_texts(value))}.")
    rule, version = rules.rule(obligation.rule), settings.plan_version
    source = _ours(rule, obligation.source)
    if version and rule and rule.id == "local-plan":
        source = f"our published plan, version {version.version} of {show_day_long(version.published)}"
    title = f"{rule.title} " if rule else ""
    yield Text(f"Rule: {title}({obligation.rule}). Source: {source}.", quiet=True)


def _ours(rule: Rule | None, source: str) -> str:
    """The source as a family knows it: what the authority itself has settled is not a place in a file."""
    ours = {"local-plan": "our published plan", "local-deadline": "our own target"}
    return ours.get(rule.id, source) if rule else source


def _texts(value: object) -> Iterable[str]:
    return [str(one).rstrip(".") for one in value] if isinstance(value, list | tuple) else [str(value).rstrip(".")]


def _rule(rule: Rule) -> Part:
    sure = Text(f"Source: {_ours(rule, rule.source)}. How sure we are: {rule.confidence}.", quiet=True)
    return Part(f"rule-{rule.id}", rule.title, (Text(rule.text), sure))


def told(timeline: Timeline) -> str:
    """What whoever makes the page should think of before it is handed out; empty = nothing."""
    if timeline.case.hold_letters:
        return f"Letters about {timeline.case.reference} are held: look at the reason before you hand this page out."
    if timeline.stage == Stage.LEFT:
        return (
            f"{timeline.case.reference} left on {show_day(timeline.case.left_on)}: look before you hand this page out."
        )
    return ""
