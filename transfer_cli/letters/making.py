"""From orders to finished letters: composed, set, read back and only then let go."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

from transfer_cli.domain.correspondence import Post
from transfer_cli.domain.orders import Held, Order
from transfer_cli.domain.settings import Settings
from transfer_cli.letters.facts import Asked, facts_of, where_given
from transfer_cli.letters.forms import Form, form_of
from transfer_cli.letters.guard import Neighbours, fault
from transfer_cli.letters.kinds import LetterKind, kinds
from transfer_cli.letters.pdf import read_pages
from transfer_cli.letters.sandbox import TemplateFault
from transfer_cli.letters.setting import CannotBeSet, set_letter
from transfer_cli.letters.text import Letter, compose, missing

AHEAD = 8
"""Letters that are made ahead of the one asked for, for each processor."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished letter.

    Attributes:
        pdf: The file.
    """

    order: Order
    letter: Letter
    pdf: bytes
    pages: int

    @property
    def sha256(self) -> str:
        """Hash of the file."""
        return hashlib.sha256(self.pdf).hexdigest()


def make(
    orders: Iterable[Order],
    settings: Settings,
    post: Post,
    asked: Asked,
    others: Neighbours,
    known: Mapping[str, LetterKind] | None = None,
) -> tuple[tuple[Made, ...], tuple[Held, ...]]:
    """Make every letter that may go out; the others are held, each with its reason.

    Args:
        others: From `guard.neighbours`, of the whole caseload.
        known: The kinds of letter, from `kinds`; None = those that come with the program.
    """
    results = list(make_each(orders, settings, post, asked, others, known))
    return tuple(r for r in results if isinstance(r, Made)), tuple(r for r in results if isinstance(r, Held))


def make_each(
    orders: Iterable[Order],
    settings: Settings,
    post: Post,
    asked: Asked,
    others: Neighbours,
    known: Mapping[str, LetterKind] | None = None,
) -> Iterator[Made | Held]:
    """As `make`, one after the other in the order of asking; only a few are in memory at a time."""
    kinds_known = known or kinds()

    def one(order: Order) -> Made | Held:
        return _make(order, settings, post, asked, others, kinds_known)

    waiting = iter(orders)
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        under_way = deque(pool.submit(one, order) for order in islice(waiting, workers * AHEAD))
        while under_way:
            result = under_way.popleft().result()
            under_way.extend(pool.submit(one, order) for order in islice(waiting, 1))
            yield result


def facts_for(order: Order, settings: Settings, post: Post, asked: Asked, form: Form) -> dict[str, str]:
    """Every fact that a letter in this form may use."""
    ways = form.language.ways
    return facts_of(order.kind, order.timeline, order.envelope, settings, post, asked, ways) | dict(form.facts)


def write(
    order: Order, settings: Settings, post: Post, asked: Asked, known: Mapping[str, LetterKind] | None = None
) -> Letter | Held:
    """The letter as text, or why it cannot be written."""
    kind = (known or kinds())[order.kind]
    form = form_of(kind, order.envelope, settings)
    if form.stale:
        return _held(order, "LET061", form.stale)
    facts = facts_for(order, settings, post, asked, form)
    absent = missing(kind, facts)
    if "reason" in absent:
        return _held(order, "LET007", "The law asks for the reasons; give them with --reason.")
    if absent:
        needs = " and ".join(dict.fromkeys(where_given(name) for name in absent))
        return _held(order, "LET004", f"It needs {needs}.")
    try:
        return compose(kind, facts)
    except TemplateFault as error:
        return _held(order, "LET042", f"Its template cannot be used: {error}")


def _make(
    order: Order,
    settings: Settings,
    post: Post,
    asked: Asked,
    others: Neighbours,
    known: Mapping[str, LetterKind],
) -> Made | Held:
    letter = write(order, settings, post, asked, known)
    if isinstance(letter, Held):
        return letter
    try:
        pdf = set_letter(letter, settings.letters.pictures)
        pages, proof = read_pages(pdf), write(order, settings, post, asked, known)
        if isinstance(proof, Held):
            return proof
        found = fault(pages, proof, order.case, order.envelope, others)
    except CannotBeSet as error:
        return _held(order, "LET009", error.reason)
    except TemplateFault as error:
        return _held(order, "LET042", f"Its template cannot be used: {error}")
    return _held(order, found.id, found.why) if found else Made(order, letter, pdf, len(pages))


def _held(order: Order, id: str, why: str) -> Held:  # noqa: A002 - the contract's word
    return Held(order.case.reference, order.kind, order.envelope.addressee, id, why)
