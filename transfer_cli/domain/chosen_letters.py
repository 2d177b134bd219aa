"""Letters of the register by what people call them: a batch, one letter of it, or a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transfer_cli.domain.changes import Letter
from transfer_cli.domain.returned import letter_name


def letters_called(name: str, register: Iterable[Letter]) -> tuple[Letter, ...]:
    """The letters of a batch (`2016-10-03`), or one of it (`2016-10-03/CW0001-notice-1`); none if it is neither."""
    wanted = name.strip().replace("\\", "/").removesuffix(".pdf").casefold()
    return tuple(
        letter
        for letter in register
        if wanted in (letter.batch.casefold(), letter_name(letter).removesuffix(".pdf").casefold())
    )


def latest(letters: Sequence[Letter]) -> tuple[Letter, ...]:
    """Those of the latest batch among them."""
    return tuple(letter for letter in letters if letter.batch == letters[-1].batch)
