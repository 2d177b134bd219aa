"""What the headings of a new file probably mean, going by the profiles that there are: proposals for one of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from transfer_cli.domain.columns import ADDRESS_LINES, BY_NAME, COLUMNS, CONTACTS, Kind
from transfer_cli.readers.cells import Unreadable, read_cell
from transfer_cli.readers.headings import REASON, canonical
from transfer_cli.readers.profiles.folding import fold_heading
from transfer_cli.readers.profiles.likeness import ALIKE, likeness
from transfer_cli.readers.profiles.mapping import apply
from transfer_cli.readers.profiles.plausible import Values, values_of
from transfer_cli.readers.profiles.profile import CANONICAL, Profile, Rule, Split, Taken
from transfer_cli.readers.profiles.shipped import SHIPPED, shipped
from transfer_cli.readers.profiles.ways import unread_headings
from transfer_cli.readers.sheet import Refused, Sheet, as_text

_CODED = frozenset({Kind.CODE, Kind.YES_NO, Kind.NCY})
_WORDS = 40
"""So many words of a column that cannot be read are listed."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading may hold.

    Attributes:
        column: A canonical column, or the name of a `WHOLE`; empty = it is not to be read.
        rule: How the column is filled from it.
        split: How it is taken apart; None = it is not.
        order: Place of the rule among those of its column, which are tried in order.
    """

    column: str
    rule: Rule = field(default_factory=Rule)
    split: Split | None = None
    order: int = 0


def _whole() -> dict[str, Split]:
    places = ("home", *(f"contact{number}" for number in range(1, CONTACTS + 1)))
    lines = range(1, ADDRESS_LINES + 1)
    addresses = {
        f"{place}_address": Split(
            (), Taken.ADDRESS, (*(f"{place}_address{line}" for line in lines), f"{place}_postcode")
        )
        for place in places
    }
    names = (Taken.SURNAME_FORENAME, Taken.FORENAME_SURNAME)
    return addresses | {taken.value: Split((), taken, ("surname", "forename")) for taken in names}


WHOLE: dict[str, Split] = _whole()
"""Names for a cell that fills several columns: `home_address`, `surname_forename`."""

NOT_READ = Meaning("")

Known = Mapping[str, tuple[str, tuple[Meaning, ...]]]
"""Headings that are known by their letters, each as written and with what it means."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for one heading of the file.

    Attributes:
        heading: As written.
        position: From 0.
        meanings: Columns that it fills; none = nothing is known of it.
        is_sure: A profile knows the heading, or somebody has said so.
        like: The heading that it resembles, where it is not sure.
        clashes: The heading that fills the same column already; empty = none does.
    """

    heading: str
    position: int
    meanings: tuple[Meaning, ...] = ()
    is_sure: bool = False
    like: str = ""
    clashes: str = ""

    @property
    def name(self) -> str:
        """The first column, as a person would type it; empty = none."""
        return self.meanings[0].column if self.meanings else ""

    def meant(self, name: str, base: Profile | None) -> Proposal:
        """The proposal as somebody has decided it.

        Args:
            name: A canonical column, one of `WHOLE`, or empty = not to be read.
            base: Has codes for the column, perhaps.
        """
        return replace(self, meanings=(meaning_of(name, base),), is_sure=True, clashes="")


def meaning_of(name: str, base: Profile | None) -> Meaning:
    """The meaning that goes by a name: a canonical column, one of `WHOLE`, or empty = not to be read."""
    if not name:
        return NOT_READ
    if name in WHOLE:
        return Meaning(name, split=WHOLE[name])
    for profile in _profiles(base):
        for order, rule in enumerate(profile.columns.get(name, ())):
            if not rule.join and rule.constant is None:
                return Meaning(name, rule, order=order)
    return Meaning(name)


def likeliest(sheet: Sheet) -> Profile | None:
    """The profile that knows most of the headings; None = no other knows more than our own columns do."""
    known = {name: len(sheet.headings) - len(unread_headings(shipped(name), sheet.headings)) for name in SHIPPED}
    best = max(SHIPPED, key=lambda name: known[name])
    return None if best == CANONICAL else shipped(best)


def propose(sheet: Sheet, base: Profile | None = None) -> tuple[Proposal, ...]:
    """A proposal for each heading, in the file's order; those without any letter are passed over.

    Args:
        base: A profile to go by before all others.
    """
    known, values = _known(base), values_of(sheet)
    proposals: list[Proposal] = []
    taken: dict[str, tuple[str, Meaning]] = {}
    for position, heading in enumerate(sheet.headings):
        if not fold_heading(heading) or canonical(heading) == REASON:
            continue
        proposal = _proposal(heading, position, known, values, base)
        for meaning in proposal.meanings if proposal.is_sure else ():
            other, before = taken.setdefault(meaning.column, (heading, meaning))
            if meaning.column and before is not meaning and not _together(before, meaning, base):
                proposal = replace(proposal, is_sure=False, clashes=other)
        proposals.append(proposal)
    return tuple(proposals)


def _together(one: Meaning, other: Meaning, base: Profile | None) -> bool:
    """Whether a profile says how one column is filled from both: put together, or tried in order."""
    if one.rule is other.rule:
        return bool(one.rule.join)
    return any(
        {id(one.rule), id(other.rule)} <= set(map(id, profile.columns.get(one.column, ())))
        for profile in _profiles(base)
    )


def refused_words(profile: Profile, sheet: Sheet) -> dict[str, Counter[str]]:
    """Words that columns of codes cannot read, most frequent first, by column."""
    mapped = apply(profile, sheet)
    watched = [
        (position, BY_NAME[name])
        for position, name in enumerate(mapped.headings)
        if name in BY_NAME and BY_NAME[name].kind in _CODED
    ]
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for record in mapped.records():
        if not record.fault:
            for position, column in watched:
                if not isinstance(record.cells[position], Refused):
                    seen[column.name][as_text(record.cells[position]).strip()] += 1
    refused = {name: Counter({w: n for w, n in words.items() if _is_refused(name, w)}) for name, words in seen.items()}
    return {name: Counter(dict(words.most_common(_WORDS))) for name, words in refused.items() if words}


def examples(sheet: Sheet, most: int = 3) -> Mapping[int, tuple[str, ...]]:
    """A few different values of each column, from the first rows."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for number, record in enumerate(sheet.records()):
        if number >= 50:
            break
        for position, cell in enumerate(record.cells):
            text = " ".join(as_text(cell).split())
            if text and len(found[position]) < most:
                found[position][text[:40]] = None
    return {position: tuple(texts) for position, texts in found.items()}


def _is_refused(name: str, word: str) -> bool:
    try:
        read_cell(BY_NAME[name], word)
    except Unreadable:
        return True
    return False


def _proposal(heading: str, position: int, known: Known, values: Values, base: Profile | None) -> Proposal:
    """What a profile says of the heading, or of the likest one whose column can hold what stands below this one."""
    folded = fold_heading(heading)
    if folded in known:
        return Proposal(heading, position, known[folded][1], is_sure=True)
    alike = [(likeness(other, heading), other, meanings) for other, meanings in known.values()]
    for how_like, like, meanings in sorted(alike, key=lambda each: -each[0]):
        if how_like < ALIKE:
            break
        meaning = meanings[0]
        if not meaning.column and how_like < 1:
            continue
        if not meaning.column or values.hold(position, meaning.column, meaning.rule, meaning.split, base):
            return Proposal(heading, position, meanings, like=like)
    return Proposal(heading, position)


def _profiles(base: Profile | None) -> Iterator[Profile]:
    if base:
        yield base
    yield from (shipped(name) for name in (SHIPPED[0], *reversed(SHIPPED[1:])))


def _known(base: Profile | None) -> Known:
    """What every heading that some profile knows means, by the folded heading: the first profile counts."""
    known: dict[str, tuple[str, tuple[Meaning, ...]]] = {}
    own = {
        fold_heading(column.name): (column.name, (meaning_of(column.name, base) if base else Meaning(column.name),))
        for column in COLUMNS
    }
    for number, profile in enumerate(_profiles(base)):
        of_this: dict[str, tuple[str, list[Meaning]]] = {}
        for heading, meaning in _meanings(profile):
            of_this.setdefault(fold_heading(heading), (heading, []))[1].append(meaning)
        for folded, (heading, meanings) in of_this.items():
            known.setdefault(folded, (heading, tuple(meanings)))
        if number == 0:
            known = own | known if base else known | own
    return known


def _meanings(profile: Profile) -> Iterator[tuple[str, Meaning]]:
    for name, rules in profile.columns.items():
        for order, rule in enumerate(rules):
            for heading in (*rule.headings, *rule.join):
                yield heading, Meaning(name, rule, order=order)
    for split in profile.splits:
        name = next(name for name, each in WHOLE.items() if (each.taken, each.into) == (split.taken, split.into))
        for heading in split.headings:
            yield heading, Meaning(name, split=split)
    for heading in profile.ignore:
        yield heading, NOT_READ


def with_constant(base: Profile | None, name: str, value: str) -> Profile:
    """The profile with one value for every row of a column, where nothing else fills it."""
    base = base or Profile("", "")
    return replace(base, columns={**base.columns, name: (*base.columns.get(name, ()), Rule(constant=value))})


def lacking(proposals: Sequence[Proposal], base: Profile | None) -> tuple[str, ...]:
    """Required columns that no sure proposal fills."""
    sure = [meaning for proposal in proposals if proposal.is_sure for meaning in proposal.meanings]
    filled = {meaning.column for meaning in sure}
    filled |= {name for meaning in sure if meaning.split for name in meaning.split.into}
    filled |= {name for name, rules in (base.columns.items() if base else ()) for rule in rules if rule.constant}
    return tuple(column.name for column in COLUMNS if column.required and column.name not in filled)
