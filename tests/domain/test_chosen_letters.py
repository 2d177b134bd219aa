"""Letters by what people call them."""

from __future__ import annotations

from tests.domain.test_returned import a_letter
from transfer_cli.domain.chosen_letters import latest, letters_called

REGISTER = (
    a_letter(id=1),
    a_letter(id=2, file="CW0001-notice-2.pdf"),
    a_letter(id=3, batch="2016-10-03-2", file="CW0001-delay-1.pdf"),
)


def called(name: str) -> list[int]:
    return [letter.id for letter in letters_called(name, REGISTER)]


def test_a_batch_or_one_letter_of_it() -> None:
    assert called("2016-10-03") == [1, 2]
    assert called("2016-10-03-2") == [3]
    assert called("2016-10-03/CW0001-notice-2") == [2]
    assert called(" 2016-10-03\\cw0001-notice-2.PDF".lower()) == [2]
    assert called("CW0001") == []


def test_the_latest() -> None:
    assert [letter.id for letter in latest(REGISTER)] == [3]
    assert [letter.id for letter in latest(REGISTER[:2])] == [1, 2]
