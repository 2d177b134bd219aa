"""Steps inside the assessment: advice, the answer to the draft, and the settings that are consulted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from transfer_cli.domain import working
from transfer_cli.domain.advice_rounds import ASKED, Round, advice_rounds
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.case import Step
from transfer_cli.domain.clocks import Clock, recorded_exceptions
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.exceptions import Limit, excusing
from transfer_cli.domain.obligation import Basis, Kind, Obligation, State
from transfer_cli.domain.rules.ruleset import after
from transfer_cli.domain.standing import Standing
from transfer_cli.domain.words import as_code, in_words


def draft_response(facts: Standing, clock: Clock) -> Obligation | None:
    """The family's days to answer the draft last served; None while none was.

    Met once they answered. Over once the days have run without an answer, which claims none. At risk if the plan was
    issued before either.
    """
    served = facts.last.get(Step.DRAFT_SERVED)
    if served is None:
        return None
    due = served + (clock.rules.answer_days - 1) * DAY
    plan_on = facts.first.get(Step.PLAN_ISSUED) or facts.sent_on
    answered = facts.last.get("draft_answered")
    if answered is not None and answered < served:
        answered = None
    early = plan_on is not None and served <= plan_on <= due
    cut_short = answered is None and early
    over = answered is None and not cut_short and facts.as_of > due
    ended = over or (answered is None and not facts.stage.is_open)
    state = State.AT_RISK if cut_short else State.MET if answered else State.ON_TRACK
    if ended and not cut_short:
        state = State.NOT_APPLICABLE
    said = working.draft_response(served, due, answered, plan_on if early else None, over=over) if clock.explain else ()
    rule = "regs-13-1"
    changes_if, confidence = clock.words(rule)
    return Obligation(
        Kind.DRAFT_RESPONSE, due, answered, state, 0, Basis.STATUTE, rule, clock.source(rule), said,
        changes_if=changes_if, confidence=confidence, over=over,
    )  # fmt: skip


def advice(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    """One for every agency whose advice was asked, in the order of asking; of one asked anew, for the last request.

    Of whoever is not known to be bound by law, and not known not to be, the Code's six weeks are asked.
    """
    if not any(step.startswith(ASKED) for step in facts.first):
        return
    recorded = recorded_exceptions(facts)
    for agency, asked_for in advice_rounds(facts.events).items():
        asked = asked_for.asked
        if asked is None:
            continue
        bound = _is_bound(agency, clock)
        if bound is False and clock.rules.policy.advice_in_six_weeks == "bound_bodies":
            continue
        due = after(asked, clock.rules.advice_weeks)
        limit = Limit.ADVICE if bound else Limit.CODE_ADVICE
        excuses = excusing(recorded, asked, due, clock.rules.policy, limit, agency)
        yield clock.obligation(
            facts, Kind.ADVICE, due, asked_for.received,
            "regs-8-1" if bound else "code-advice",
            basis=Basis.STATUTE if bound else Basis.GUIDANCE, about=agency,
            applies=facts.stage.is_open and Step.ADVICE_COMPLETE not in facts.first and not asked_for.is_settled,
            working=_advice_working(asked_for, due, clock.rules.advice_weeks, bound) if clock.explain else (),
            excused=tuple(working.exception(found, limit) for found in excuses),
        )  # fmt: skip


def _advice_working(asked_for: Round, due: date, weeks: int, bound: bool | None) -> tuple[str, ...]:
    said = working.advice(asked_for.agency, asked_for.asked or due, due, weeks, bound)
    if asked_for.rounds > 1:
        said = (*said, "asked anew: an earlier answer did not suffice")
    if asked_for.suffices and asked_for.is_settled:
        said = (*said, f"agreed on {show_day(asked_for.suffices)} that the advice on file suffices")
    elif asked_for.insufficient:
        said = (*said, f"found not to suffice on {show_day(asked_for.insufficient)}: it is to be asked for anew")
    return said


_SCHOOLS_IN_HOSPITALS = ("hospital_school", "hospital_education", "hospital_teach")
"""Schools, though they are named after a hospital."""


def _is_bound(agency: str, clock: Clock) -> bool | None:
    """Whether the law itself asks the agency to answer in time, by its kind or its name; None = it is not known."""
    said = as_code(agency)
    kind = next((as_code(one.kind) for one in clock.agencies if as_code(one.name) == said), said)
    if any(word in kind for word in clock.rules.bound_advisers) and not any(w in kind for w in _SCHOOLS_IN_HOSPITALS):
        return True
    known = not clock.rules.code_advisers or any(word in kind for word in clock.rules.code_advisers)
    return False if known else None


def placement_replies(facts: Standing, clock: Clock) -> Iterator[Obligation]:
    """One for every setting that was consulted; the authority may go on without its answer."""
    for step, asked in facts.first.items():
        if not step.startswith("placement_consulted"):
            continue
        _, colon, setting = step.partition(":")
        due = asked + timedelta(days=clock.rules.consult_days)
        answered = facts.last.get(f"placement_answered{colon}{setting}")
        yield clock.obligation(
            facts, Kind.PLACEMENT_REPLY, due, answered if answered and answered >= asked else None, "code-consult",
            basis=Basis.GUIDANCE, about=setting, applies=facts.stage.is_open,
            working=_consulted(asked, due, setting, clock.rules.consult_days),
        )  # fmt: skip


def _consulted(asked: date, due: date, setting: str, days: int) -> tuple[str, ...]:
    whom = in_words(setting) if setting else "a setting"
    return (
        f"{whom} consulted {show_day(asked)}, itself not counted",
        f"{days} days after = {show_day(due)}; after that the authority may go on without an answer",
    )
