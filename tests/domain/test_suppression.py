"""Figures that may be published: what they are, and that every value of every band stays possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_cli.domain.suppression import Figure, Publication, Tree, protect, protected_total, total

USUAL = Publication()

BANDS = """
smallest round_to | value | from  to  printed
       5        5 |     0 |    0   4  fewer than 5
       5        5 |     4 |    0   4  fewer than 5
       5        5 |     5 |    5   7  about 5
       5        5 |     7 |    5   7  about 5
       5        5 |     8 |    8  12  about 10
       5        5 |  1297 | 1293 1297 about 1,295
       5        5 |  1298 | 1298 1302 about 1,300
       5       10 |     5 |    5  14  about 10
       6        5 |     6 |    6  12  about 10
      10        5 |    10 |   10  12  about 10
      10        3 |    10 |   10  13  about 12
       3        3 |     3 |    3   4  about 3
       4        4 |     4 |    4   5  about 4
       5        4 |     5 |    5   9  about 8
"""


def rows() -> Iterator[tuple[int, int, int, int, int, str]]:
    for line in BANDS.strip().splitlines()[1:]:
        rule, value, shown = line.split("|")
        low, high, words = shown.split(maxsplit=2)
        smallest, round_to = rule.split()
        yield int(smallest), int(round_to), int(value), int(low), int(high), words


@pytest.mark.parametrize(("smallest", "round_to", "value", "low", "high", "words"), list(rows()))
def test_the_bands_of_a_single_count(smallest: int, round_to: int, value: int, low: int, high: int, words: str) -> None:
    figure = protect(value, Publication(smallest, round_to))
    assert (figure.low, figure.high, figure.words) == (low, high, words)


def test_a_total_is_cut_from_what_its_parts_leave_possible() -> None:
    figure = protect({f"group {n}": 12 for n in range(12)} | {"small": 4}, USUAL)
    assert (figure.low, figure.high, figure.about) == (143, 148, 145)
    assert figure["small"].document == {"from": 0, "to": 4}


def test_the_total_of_two_small_parts_is_as_hidden_as_they_are() -> None:
    figure = protect({"one": 4, "other": 4}, USUAL)
    assert (figure.document, figure.words, figure.cell) == ({"from": 0, "to": 8}, "fewer than 9", "under 9")


def test_a_part_alone_has_its_totals_band() -> None:
    figure = protect({"only": 6}, USUAL)
    assert (figure.document, figure.cell, figure.stated) == ({"from": 5, "to": 7}, 5, 5)
    assert protect({"only": 1}, USUAL).stated == 2


leaves = st.integers(0, 17)
trees = st.one_of(
    st.lists(leaves, min_size=1, max_size=4).map(lambda counts: {str(n): count for n, count in enumerate(counts)}),
    st.tuples(leaves, leaves, leaves, leaves).map(
        lambda counts: {"a": {"b": counts[0], "c": counts[1]}, "d": {"e": counts[2], "f": counts[3]}}
    ),
)
rules = st.sampled_from([USUAL, Publication(3, 3), Publication(6, 5), Publication(4, 6)])
Protector = Callable[[Tree, Publication], Figure]


def counts_in(tree: Tree) -> list[int]:
    return [tree] if isinstance(tree, int) else [count for part in tree.values() for count in counts_in(part)]


def with_counts(tree: Tree, counts: Iterator[int]) -> Tree:
    return next(counts) if isinstance(tree, int) else {name: with_counts(p, counts) for name, p in tree.items()}


def bands_in(figure: Figure) -> list[tuple[int, int]]:
    if not figure.parts:
        return [(figure.low, figure.high)]
    return [band for part in figure.parts.values() for band in bands_in(part)]


def values_left(tree: Tree, rule: Publication, protector: Protector) -> list[set[int]]:
    """For each smallest part, every value it has in some true tree that would be published in the same way."""
    published = protector(tree, rule)
    ranges = [range(low, high + 1) for low, high in bands_in(published)]
    left: list[set[int]] = [set() for _ in ranges]
    for counts in product(*ranges):
        if protector(with_counts(tree, iter(counts)), rule) == published:
            for values, count in zip(left, counts, strict=True):
                values.add(count)
    return left


@settings(max_examples=60, deadline=None)
@given(trees, rules)
def test_every_value_of_every_band_is_still_possible(tree: Tree, rule: Publication) -> None:
    published = protect(tree, rule)
    whole = [set(range(low, high + 1)) for low, high in bands_in(published)]
    assert values_left(tree, rule, protect) == whole
    assert all(len(values) > 1 for values in whole)
    assert all(values >= set(range(rule.smallest)) for values, n in zip(whole, counts_in(tree), strict=True) if n == 0)


@given(trees, rules)
def test_a_figure_is_never_wrong(tree: Tree, rule: Publication) -> None:
    figure = protect(tree, rule)
    assert figure.low <= total(tree) <= figure.high
    assert figure.about is None or figure.low <= figure.about <= figure.high
    for (low, high), count in zip(bands_in(figure), counts_in(tree), strict=True):
        assert low <= count <= high


def rounded_alone(tree: Tree, rule: Publication) -> Figure:
    """What is often done: each figure rounded for itself, totals too."""
    figure = protect(total(tree), rule)
    if isinstance(tree, int):
        return figure
    parts = {name: rounded_alone(part, rule) for name, part in tree.items()}
    return Figure(figure.low, figure.high, figure.about, parts)


def exact_total(tree: Tree, rule: Publication) -> Figure:
    """What is done most often: small numbers hidden, and the total as it is."""
    if isinstance(tree, int):
        return protect(tree, rule) if tree < rule.smallest else Figure(tree, tree, tree)
    return Figure(total(tree), total(tree), total(tree), {n: exact_total(part, rule) for n, part in tree.items()})


@pytest.mark.parametrize(
    ("protector", "tree", "rule"),
    [
        pytest.param(rounded_alone, {"a": 7, "b": 7, "c": 4}, USUAL, id="totals rounded for themselves"),
        pytest.param(exact_total, {"a": 20, "b": 3}, USUAL, id="one small number and an exact total"),
        pytest.param(exact_total, {"a": 4, "b": 4, "c": 40}, USUAL, id="two small numbers at their largest"),
    ],
)
def test_the_same_search_finds_what_weaker_rules_give_away(protector: Protector, tree: Tree, rule: Publication) -> None:
    assert any(len(values) == 1 for values in values_left(tree, rule, protector))
    assert all(len(values) > 1 for values in values_left(tree, rule, protect))


def test_a_total_that_is_not_divided_has_a_band_of_its_own() -> None:
    assert protected_total(7, [], USUAL) == protect(7, USUAL)


@given(st.lists(leaves, min_size=1, max_size=3), st.lists(leaves, min_size=2, max_size=2), rules)
def test_a_total_divided_in_two_ways_leaves_every_value_of_each_part(
    one: list[int], other: list[int], rule: Publication
) -> None:
    other = [*other, max(0, sum(one) - sum(other))]
    one = [*one, max(0, sum(other) - sum(one))]
    divisions = [[protect(count, rule) for count in counts] for counts in (one, other)]
    figure = protected_total(sum(one), divisions, rule)
    assert figure.low <= sum(one) <= figure.high
    ends = [(sum(part.low for part in parts), sum(part.high for part in parts)) for parts in divisions]
    widest = max(part.high - part.low for parts in divisions for part in parts)
    wide_enough = min(high for _, high in ends) - max(low for low, _ in ends) >= widest
    for parts, (least, most) in zip(divisions, ends, strict=True):
        for part in parts:
            if wide_enough:
                assert figure.low - part.low <= most - part.high
                assert figure.high - part.high >= least - part.low
