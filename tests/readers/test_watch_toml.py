"""What the settings say of stuck cases, reminders, escalation and complaints."""

from __future__ import annotations

import pytest

from transfer_cli.domain.watching import USUAL, Reminder, Rung, Watch
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.settings_toml import settings_from

NAME = '[authority]\nname = "Sample Council"\n'


def test_nothing_said_is_the_usual() -> None:
    assert settings_from(NAME).watch == USUAL


def test_everything_said() -> None:
    text = """
[slippage]
no_event_days = 40
notice_without_meeting_days = 41
draft_without_answer_days = 42
begun_without_letter_days = 0

[[escalation]]
days_late = 20
tell = "the manager"
what = "look"

[[escalation]]
days_late = 5
tell = "the officer"
what = "explain"

[[advice.reminders]]
days_late = 9
what = "word to the manager"
tell = "the manager"

[[advice.reminders]]
days_late = 2
what = "letter"

[complaints]
answer_within_days = 20
"""
    assert settings_from(NAME + text).watch == Watch(
        40, 41, 42, 0,
        (Rung(5, "the officer", "explain"), Rung(20, "the manager", "look")),
        (Reminder(2, "letter"), Reminder(9, "word to the manager", "the manager")),
        20,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "where", "id_"),
    [
        ("[slippage]\nno_event_days = -1", "transfer.toml:4", "SET009"),
        ("[slippage]\nno_event_days = 99999", "transfer.toml:4", "SET009"),
        ("[slippage]\nno_event_day = 9", "transfer.toml:4", "SET003"),
        ('[[escalation]]\ntell = "a"\nwhat = "b"', "transfer.toml:3", "SET005"),
        ('[[escalation]]\ndays_late = 0\ntell = "a"\nwhat = "b"', "transfer.toml:4", "SET009"),
        ('[[escalation]]\ndays_late = 1\nwhat = "b"', "transfer.toml:3", "SET005"),
        ("[[advice.reminders]]\ndays_late = 1", "transfer.toml:3", "SET005"),
        ('[[advice.reminders]]\ndays_late = "one"\nwhat = "b"', "transfer.toml:4", "SET004"),
        ("[complaints]\nanswer_within_days = 0", "transfer.toml:4", "SET009"),
    ],
)
def test_faults_have_their_line(text: str, where: str, id_: str) -> None:
    with pytest.raises(InputUnusable) as unusable:
        settings_from(NAME + text)
    assert [(problem.where, problem.id) for problem in unusable.value.problems] == [(where, id_)]
