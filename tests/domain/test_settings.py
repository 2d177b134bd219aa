"""What holds where the settings say nothing."""

from __future__ import annotations

from transfer_cli.domain.settings import Settings, defaults


def test_whatever_is_not_given_has_a_sentence_of_its_own() -> None:
    every = defaults(Settings(""))
    assert "Capacity of the team: no limit." in every
    given = frozenset(
        {
            "terms", "capacity", "schedule", "officers", "plan", "authority.deadline", "contacts", "letters", "policy",
            "retention", "outputs", "slippage", "escalation", "advice", "complaints", "backups",
            "publication",
        }
    )  # fmt: skip
    assert defaults(Settings("", given=given)) == ("Agencies asked for advice: none.",)
    assert len(every) == len(given) + 1
