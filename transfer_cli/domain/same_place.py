"""Whether two addresses may be one house, however each was typed."""

from __future__ import annotations

from collections.abc import Sequence


def squeezed(lines: Sequence[str]) -> str:
    """The lines of an address without spaces, signs and capitals: `1 Road,` and `1 ROAD` are one."""
    return "".join(c for line in lines for c in line.casefold() if c.isalnum())


def may_be_one_house(
    address: Sequence[str], postcode: str | None, other: Sequence[str], others_postcode: str | None
) -> bool:
    """Whether two addresses may be the same house: it is typed alike, or one has less of it, or no other number.

    For what must not be told to the wrong person a doubt counts as yes. Two that have the same postcode are two houses
    only if each has a number and they share none.

    Args:
        address, other: Lines without the postcode; without any, nothing is known and the answer is no.
    """
    if not address or not other:
        return False
    one, two = squeezed((*address, postcode or "")), squeezed((*other, others_postcode or ""))
    if one == two or not (postcode and others_postcode):
        return one.startswith(two) or two.startswith(one)
    if squeezed([postcode]) != squeezed([others_postcode]):
        return False
    numbers, others_numbers = _numbers(address), _numbers(other)
    return not numbers or not others_numbers or not numbers.isdisjoint(others_numbers)


def _numbers(address: Sequence[str]) -> set[str]:
    """What has a figure in it, such as `12`, `12a` or `4`."""
    words = " ".join("".join(c if c.isalnum() else " " for c in line.casefold()) for line in address).split()
    return {word for word in words if any(c.isdigit() for c in word)}
