"""The words on every step that can be recorded."""

from __future__ import annotations

import pytest

from transfer_cli.domain.case import CARRIED, OFFERED_STEPS, is_step
from transfer_cli.domain.recording import LEFT
from transfer_cli.domain.steps import STEPS_IN_WORDS, endings


def test_every_step_has_a_word_and_every_word_a_step() -> None:
    carried = {prefix + name for prefix, names in CARRIED.items() for name in names}
    assert ({*OFFERED_STEPS, LEFT} | carried) - {*STEPS_IN_WORDS} == {"mediation_…"}
    assert [step for step in STEPS_IN_WORDS if not is_step(step)] == [LEFT]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("plan_sent:parent", "Write plan_sent:commissioning_body, plan_sent:family or plan_sent:setting."),
        ("plan_sent", "Write plan_sent:commissioning_body, plan_sent:family or plan_sent:setting."),
        ("lda_conversion_agreed:", "Write lda_conversion_agreed:duty or lda_conversion_agreed:power."),
        ("advice_received:", "Write advice_received:AGENCY."),
        ("placement_consulted:", ""),
        ("danced", ""),
    ],
)
def test_what_can_follow_a_beginning(step: str, said: str) -> None:
    assert endings(step) == said
