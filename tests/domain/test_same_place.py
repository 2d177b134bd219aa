"""Whether two addresses may be one house."""

from __future__ import annotations

import pytest

from transfer_cli.domain.same_place import may_be_one_house, squeezed

TABLE = """
    typed alike                   | 1 Sample Street / Chester | CH1 2NP | 1 Sample Street / Chester  | CH1 2NP | yes
    capitals, signs and spaces    | 1 Sample Street / Chester | CH1 2NP | 1 SAMPLE street, / Chester | ch12np  | yes
    a flat of the house           | 1 Sample Street / Chester | CH1 2NP | Flat 2 / 1 Sample St       | CH1 2NP | yes
    a house that has but a name   | Rose Cottage / Chester    | CH1 2NP | 1 Sample Street            | CH1 2NP | yes
    the postcode was left out     | 1 Sample Street / Chester | CH1 2NP | 1 Sample Street / Chester  |         | yes
    the town was left out as well | 1 Sample Street           |         | 1 Sample Street / Chester  | CH1 2NP | yes
    next door                     | 1 Sample Street / Chester | CH1 2NP | 3 Sample Street / Chester  | CH1 2NP | no
    another town                  | 1 Sample Street / Chester | CH1 2NP | 1 Sample Street / Crewe    | CW1 3AB | no
    another street, no postcode   | 1 Sample Street / Chester | CH1 2NP | 1 Other Street             |         | no
    nothing is known of one       |                           |         | 1 Sample Street            | CH1 2NP | no
    nothing is known of the other | 1 Sample Street           | CH1 2NP |                            | CH1 2NP | no
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_two_addresses_may_be_one_house(row: list[str]) -> None:
    _, one, postcode, two, others, same = row
    first, second = (tuple(filter(None, (line.strip() for line in lines.split("/")))) for lines in (one, two))
    found = may_be_one_house(first, postcode or None, second, others or None)
    assert found is may_be_one_house(second, others or None, first, postcode or None)
    assert found is (same == "yes")


def test_an_address_without_spaces_signs_and_capitals() -> None:
    assert squeezed(("1 Sample-Street,", "Ch\N{LATIN SMALL LETTER E WITH ACUTE}ster ")) == "1samplestreetchéster"
