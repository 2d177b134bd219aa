"""The twins of a letter that stand beside its PDF in a batch: as a web page, as plain text and as an e-mail draft."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from transfer_cli.letters.email_draft import draft
from transfer_cli.letters.making import Made
from transfer_cli.letters.text import html, plain


def twins(made: Made, file: str, pictures: str = "") -> Iterator[tuple[str, bytes]]:
    """Path in the batch, with `/`, and content of each twin; a draft only of a letter that goes by e-mail.

    Args:
        file: Name of the letter's PDF.
        pictures: The authority's own folder of pictures for Easy Read; empty = none.
    """
    stem = PurePosixPath(file).stem
    yield f"html/{stem}.html", html(made.letter, pictures).encode()
    yield f"text/{stem}.txt", plain(made.letter).encode("utf-8-sig")
    if is_emailed(made):
        yield f"email/{stem}.eml", draft(made, file, pictures)


def is_emailed(made: Made) -> bool:
    """Whether it goes as an e-mail and not on paper."""
    return bool(made.letter.facts.get("email_to"))
