"""Orders made into finished letters, or held each with its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_case
from tests.correspondence import PARENTS, POST, SETTINGS, an_order, case_for, orders_for
from transfer_cli.domain.case import Contact, Relationship
from transfer_cli.domain.orders import Held
from transfer_cli.domain.settings import Settings
from transfer_cli.letters.facts import Asked
from transfer_cli.letters.guard import neighbours
from transfer_cli.letters.kinds import kinds
from transfer_cli.letters.making import make

EVERYBODY = neighbours((a_case(),), SETTINGS)


@pytest.mark.parametrize("kind", list(kinds()))
def test_every_kind_can_be_made(kind: str) -> None:
    order = an_order(kind)
    (made,), held = make([order], SETTINGS, POST, Asked(reason="All is well."), EVERYBODY)
    assert held == ()
    assert made.order == order
    assert made.pdf.startswith(b"%PDF-1.7")
    assert made.pages in {1, 2}
    assert len(made.sha256) == 64


def test_letters_out_and_held_are_as_many_as_were_ordered() -> None:
    unprintable = case_for("notice", contacts=(Contact("Ms 𓀀", Relationship.MOTHER),))
    orders = (
        *orders_for("notice", case_for("notice", contacts=PARENTS)).orders,
        *orders_for("notice", unprintable).orders,
    )
    no_reason = orders_for("no_plan", case_for("no_plan")).orders
    made, held = make([*orders, *no_reason], SETTINGS, POST, Asked(), EVERYBODY)
    assert [one.order.envelope.addressee for one in made] == ["Ms Alix Example", "Mr Sam O'Neill"]
    assert [(one.kind, one.id) for one in held] == [("notice", "LET009"), ("no_plan", "LET007")]


def test_a_missing_fact_is_named_with_its_place() -> None:
    order = an_order("delay")
    made, held = make([order], Settings(authority="X"), POST, Asked(), EVERYBODY)
    assert made == ()
    assert held == (
        Held(
            "CW0001", "delay", "Ms Alix Example", "LET004",
            "It needs [authority] address in transfer.toml and the officer's phone or email, or [contacts.sen_team] in "
            "transfer.toml and [contacts.ias] in transfer.toml and [contacts.complaints] in transfer.toml.",
        ),
    )  # fmt: skip


def test_a_letter_with_somebody_elses_details_is_held_and_the_rest_go() -> None:
    other = a_case(reference="CW0777", home_postcode="OT9 8ZZ")
    order = an_order("delay")
    slip = Asked(reason="See CW0777.")
    made, held = make([order, an_order("notice")], SETTINGS, POST, slip, neighbours((order.case, other), SETTINGS))
    assert [one.order.kind for one in made] == ["notice"]
    assert [one.id for one in held] == ["LET011"]


def test_the_name_on_the_envelope_is_the_one_of_the_record() -> None:
    order = an_order("notice")
    wrong = replace(order, envelope=replace(order.envelope, names=("Somebody {{ else }}",)))
    (made,), held = make([wrong], SETTINGS, POST, Asked(), EVERYBODY)
    assert held == ()
    assert made.letter.address[0] == "Somebody {{ else }}"
