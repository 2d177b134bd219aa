"""From orders to finished letters: composed, set, read back and only then let go."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from transfer_cli.domain.correspondence import Post
from transfer_cli.domain.orders import Held, Order
from transfer_cli.domain.settings import Settings
from transfer_cli.letters.facts import Asked, facts_of, where_given
from transfer_cli.letters.guard import Neighbours, fault
from transfer_cli.letters.kinds import kinds
from transfer_cli.letters.pdf import read_pages
from transfer_cli.letters.setting import CannotBeSet, set_letter
from transfer_cli.letters.text import Letter, compose, missing


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
    orders: Sequence[Order], settings: Settings, post: Post, asked: Asked, others: Neighbours
) -> tuple[tuple[Made, ...], tuple[Held, ...]]:
    """Make every letter that may go out; the others are held, each with its reason.

    Args:
        others: From `guard.neighbours`, of the whole caseload.
    """
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        results = list(workers.map(lambda order: _make(order, settings, post, asked, others), orders))
    return tuple(r for r in results if isinstance(r, Made)), tuple(r for r in results if isinstance(r, Held))


def write(order: Order, settings: Settings, post: Post, asked: Asked) -> Letter | Held:
    """The letter as text, or why it cannot be written."""
    kind = kinds()[order.kind]
    facts = facts_of(order.kind, order.timeline, order.envelope, settings, post, asked)
    absent = missing(kind, facts)
    if "reason" in absent:
        return _held(order, "LET007", "The law asks for the reasons; give them with --reason.")
    if absent:
        needs = " and ".join(dict.fromkeys(where_given(name) for name in absent))
        return _held(order, "LET004", f"It needs {needs}.")
    return compose(kind, facts)


def _make(order: Order, settings: Settings, post: Post, asked: Asked, others: Neighbours) -> Made | Held:
    letter = write(order, settings, post, asked)
    if isinstance(letter, Held):
        return letter
    try:
        pdf = set_letter(letter)
    except CannotBeSet as error:
        return _held(order, "LET009", error.reason)
    pages, proof = read_pages(pdf), write(order, settings, post, asked)
    if isinstance(proof, Held):
        return proof
    found = fault(pages, proof, order.case, order.envelope, others)
    return _held(order, found.id, found.why) if found else Made(order, letter, pdf, len(pages))


def _held(order: Order, id: str, why: str) -> Held:  # noqa: A002 - the contract's word
    return Held(order.case.reference, order.kind, order.envelope.addressee, id, why)
