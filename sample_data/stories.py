"""How disputes with families went, as invented: steps, each with the days since the one before."""

from __future__ import annotations

Story = tuple[tuple[str, int], ...]
"""Step and days since the step before; the first is counted from the plan or the decision."""

_DECLINED: Story = (("mediation_contacted", 19), ("mediation_declined", 2), ("mediation_certificate", 2))
_HELD: Story = (("mediation_contacted", 16), ("mediation_requested", 3), ("mediation_held", 19))
_IN_VAIN: Story = (*_HELD, ("mediation_not_agreed", 0), ("mediation_certificate", 1))
_AGREED: Story = (*_HELD, ("mediation_agreed", 0))


def _appeal(*subjects: str) -> Story:
    return (("appeal_registered", 24), *((f"appeal_about:{subject}", 0) for subject in subjects))


def _ended(outcome: str, days: int) -> Story:
    return ((f"appeal_outcome:{outcome}", days),)


AFTER_A_PLAN: tuple[Story, ...] = (
    _AGREED,
    (*_DECLINED, *_appeal("i"), *_ended("conceded", 54)),
    (*_IN_VAIN, *_appeal("f"), *_ended("allowed_in_part", 81)),
    _AGREED,
    (*_DECLINED, *_appeal("b", "f", "i"), *_ended("allowed", 84)),
    (*_DECLINED, *_appeal("f", "i"), *_ended("withdrawn", 41)),
    _AGREED,
    (*_IN_VAIN, *_appeal("b", "f"), *_ended("dismissed", 83)),
    (*_DECLINED, *_appeal("i"), *_ended("conceded", 37)),
)
"""Of plans."""

AFTER_A_LATE_PLAN: tuple[Story, ...] = (
    (("mediation_contacted", 26), ("mediation_declined", 2)),
    _HELD[:2],
    (("mediation_contacted", 5), ("mediation_declined", 2), ("mediation_certificate", 3), ("appeal_registered", 14),
     ("appeal_about:f", 0), ("appeal_about:i", 0)),
)  # fmt: skip
"""Of plans made in the last days of the holidays, so that something is open in October."""

AFTER_A_REFUSAL: tuple[Story, ...] = (
    (*_DECLINED, *_appeal("no_plan"), *_ended("dismissed", 80)),
    (*_IN_VAIN, *_appeal("no_plan"), *_ended("conceded", 33)),
)
"""Of decisions not to make a plan."""

AFTER_A_LATE_REFUSAL: tuple[Story, ...] = (
    (*_DECLINED, *_appeal("no_plan"), *_ended("allowed", 66), ("tribunal_ordered_plan", 0)),
)
"""Of such decisions in May, so that the plan that the Tribunal ordered is still to be made."""

COMPLAINTS: tuple[str, ...] = (
    "plan later than promised", "letter not received", "nobody rang back", "meeting moved twice",
    "report of the school not seen before the meeting", "wrong school named in the letter", "draft hard to understand",
)  # fmt: skip
"""What was complained of."""

WORDS: tuple[str, ...] = (
    "", "", "", "The letter was clear", "We were listened to", "Too many forms", "We did not know whom to ring",
    "Everybody came to the meeting", "It took too long", "The new plan says more than the statement did",
)  # fmt: skip
"""What families write below the form; most leave it empty."""

REASONS: dict[str, int] = {
    "slip_reason:late_advice:educational_psychologist": 9,
    "slip_reason:late_advice:health": 5,
    "slip_reason:no_officer": 6,
    "slip_reason:family_asked": 4,
    "slip_reason:setting_closed": 2,
    "slip_reason:record_wrong": 1,
    "slip_reason:other": 2,
}
"""Reasons that staff gave, with how often."""
