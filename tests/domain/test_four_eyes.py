"""Whether another than the maker has looked at letters."""

from __future__ import annotations

import pytest

from transfer_cli.domain.four_eyes import Hands, lacks_another

# made by, approved by, about to post, seen by another
CASES = [
    ("anna", "", "anna", False),
    ("anna", "", "Anna", False),
    ("anna", "", "ben", True),
    ("anna", "anna", "anna", False),
    ("anna", "ben", "anna", True),
    ("anna", "ANNA ben", "anna", True),
]


@pytest.mark.parametrize(("made_by", "approved_by", "actor", "seen"), CASES)
def test_another_person(made_by: str, approved_by: str, actor: str, *, seen: bool) -> None:
    assert Hands(made_by, frozenset(approved_by.split())).is_seen_by_another(actor) is seen


def test_every_letter_of_the_batch_must_be_seen() -> None:
    seen, alone = Hands("anna", frozenset({"ben"})), Hands("anna")
    assert not lacks_another([seen, seen], "anna")
    assert lacks_another([seen, alone], "anna")
