"""`[retention]` and `[outputs]` in the settings."""

from __future__ import annotations

import pytest

from transfer_cli.domain.retention_policy import SEN_FILE, Outputs, Retention, RetentionRule
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.settings_toml import settings_from

NAMED = '[authority]\nname = "A"\n'
GIVEN = """
[retention]
two_people = true
backups = false

[[retention.rules]]
name = "sen_file"
years = 25
source = "our schedule"

[[retention.rules]]
name = "looked_after"
years = 75
after = "closed"
priority = ["looked_after"]
documents = ["statement"]

[outputs]
letters = 180
exports = 0
"""


def test_without_them_the_longer_period_counts_and_copies_stay() -> None:
    settings = settings_from(NAMED)
    assert settings.retention == Retention((SEN_FILE,), two_people=False, backups=True)
    assert settings.outputs == Outputs({})


def test_as_given() -> None:
    settings = settings_from(NAMED + GIVEN)
    assert settings.retention == Retention(
        (
            RetentionRule("sen_file", 25, source="our schedule"),
            RetentionRule("looked_after", 75, "closed", ("looked_after",), ("statement",)),
        ),
        two_people=True,
        backups=False,
    )
    assert settings.outputs == Outputs({"letters": 180, "exports": 0})


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[retention.rules]]\nname = "a"\n', "[[retention.rules]] has no years."),
        ("[[retention.rules]]\nyears = 5\n", "[[retention.rules]] has no name."),
        ('[[retention.rules]]\nname = "a"\nyears = 0\n', "A file is kept for a year at least."),
        ('[[retention.rules]]\nname = "a"\nyears = 5\nafter = "death"\n', "not known as a value of after"),
        ('[[retention.rules]]\nname = "a"\nyears = 5\n[[retention.rules]]\nname = "A"\nyears = 6\n', "is there twice"),
        ("[retention]\nbackups = 3\n", "backups must be true or false"),
        ("[outputs]\nletter = 3\n", "Did you mean letters?"),
    ],
)
def test_faults_are_shown(text: str, fault: str) -> None:
    with pytest.raises(InputUnusable) as raised:
        settings_from(NAMED + text)
    assert any(fault in str(problem) for problem in raised.value.problems)
