"""A profile written as TOML for a person to look through: what is sure is in force, what is doubtful is a comment."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from transfer_cli.domain.columns import BY_NAME, COLUMNS
from transfer_cli.domain.words import count
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.profiles.drafting import WHOLE, Meaning, Proposal, lacking, refused_words
from transfer_cli.readers.profiles.folding import fold_heading, fold_word
from transfer_cli.readers.profiles.profile import Profile, Rule, Split
from transfer_cli.readers.profiles.profile_toml import profile_from
from transfer_cli.readers.sheet import Sheet

LOOK = "To be looked at:"
"""Begins every comment that a person has to decide."""

_WIDTH = 110

Words = Mapping[str, Counter[str]]


def draft(file: str, sheet: Sheet, proposals: Sequence[Proposal], base: Profile | None = None) -> str:
    """The TOML text of a profile for a file, with the words of its codes that cannot be read.

    Args:
        file: Its name.
        base: The profile whose other lines are taken over.
    """
    without_words = _draft(file, proposals, base, {})
    try:
        words = refused_words(profile_from(without_words, file, file), sheet)
    except InputUnusable:
        words = {}
    return _draft(file, proposals, base, words)


def _draft(file: str, proposals: Sequence[Proposal], base: Profile | None, words: Words) -> str:
    return "\n".join(_lines(file, proposals, base, words)) + "\n"


def _lines(file: str, proposals: Sequence[Proposal], base: Profile | None, words: Words) -> Iterator[str]:
    sure = [proposal for proposal in proposals if proposal.is_sure]
    yield from _head(file, proposals, base)
    yield ""
    yield "# Headings that every such file has: if one of them is missing the next time, the file is not read."
    yield from _list("fingerprint", [proposal.heading for proposal in sure if proposal.name])
    if base and base.empty:
        yield "# Words that mean an empty cell."
        yield from _list("empty", sorted(base.empty))
    if base and base.dates:
        yield "# Forms of a date beyond 2016-09-12, 12/09/2016 and 12 September 2016."
        yield from _list("dates", base.dates)
    if base and base.remarks:
        yield from _list("remarks", base.remarks)
    if base and base.addresses_follow:
        yield "addresses_follow = true"
    yield from _not_read(proposals)
    yield from _doubtful(proposals)
    yield from _required(proposals, base)
    for column in COLUMNS:
        yield from _column(column.name, sure, base, words.get(column.name, Counter()))
    for proposal in sure:
        for meaning in proposal.meanings:
            if meaning.split:
                yield from _split(proposal.heading, meaning.column, meaning.split)


def _head(file: str, proposals: Sequence[Proposal], base: Profile | None) -> Iterator[str]:
    yield f"# How {file} is read. docs/profiles.md says what each line means."
    yield f'# Lines that begin with "# {LOOK}" are for you to decide: take the # off those below if they are right.'
    if missing := lacking(proposals, base):
        yield f"# IT CANNOT BE USED YET: nothing holds {', '.join(missing)}."
    yield f"title = {_text(f'Files like {file}')}"
    if base and base.about:
        yield f"about = {_text(base.about)}"


def _not_read(proposals: Sequence[Proposal]) -> Iterator[str]:
    ignored = [proposal.heading for proposal in proposals if proposal.is_sure and not proposal.name]
    unknown = [proposal.heading for proposal in proposals if not proposal.meanings]
    if ignored or unknown:
        yield "# Headings that are knowingly not read."
        yield "ignore = ["
        yield from (f"    {_text(heading)}," for heading in ignored)
        if unknown:
            yield f"    # {LOOK} nothing is known of these. Left so, each import says that they are not read."
            yield from (f"    # {_text(heading)}," for heading in unknown)
        yield "]"


def _doubtful(proposals: Sequence[Proposal]) -> Iterator[str]:
    for proposal in proposals:
        if proposal.is_sure or not proposal.meanings:
            continue
        yield ""
        if proposal.clashes:
            yield f"# {LOOK} {_text(proposal.heading)} means the same as {_text(proposal.clashes)}, which is read."
        else:
            yield f"# {LOOK} {_text(proposal.heading)} is most like {_text(proposal.like)}."
        for meaning in proposal.meanings[:1]:
            yield from (f"# {line}" for line in _as_meant(proposal.heading, meaning))


def _as_meant(heading: str, meaning: Meaning) -> Iterator[str]:
    """The lines that would give a heading its meaning."""
    if not meaning.column:
        yield f"ignore = [{_text(heading)}]   # put it into the list above"
    elif meaning.split:
        yield from list(_split(heading, meaning.column, meaning.split))[1:]
    else:
        yield f"[columns.{meaning.column}]"
        yield f"from = [{_text(heading)}]"


def _required(proposals: Sequence[Proposal], base: Profile | None) -> Iterator[str]:
    proposed = {meaning.column for proposal in proposals for meaning in proposal.meanings}
    for name in lacking(proposals, base):
        if name in proposed:
            continue
        yield ""
        yield f"# {LOOK} nothing holds {name}, which every row must have. Name the heading that does"
        yield "# (from), or give one value that is true of every row (constant)."
        yield f"# [columns.{name}]"
        yield '# from = [""]'


def _column(name: str, sure: Sequence[Proposal], base: Profile | None, words: Counter[str]) -> Iterator[str]:
    """The tables of one column; none where its heading is its own name and every word of it can be read."""
    rules = _rules(name, sure)
    rules += [rule for rule in (base.columns.get(name, ()) if base else ()) if rule.constant is not None]
    several = len(rules) > 1
    for number, rule in enumerate(rules):
        if not (several or words) and _is_plain(rule, name):
            continue
        yield ""
        yield f"[[columns.{name}]]" if several else f"[columns.{name}]"
        yield from _rule(rule)
        yield from _codes(name, rule, words if number == 0 else Counter())


def _rules(name: str, sure: Sequence[Proposal]) -> list[Rule]:
    """The ways to fill a column, each with the headings that this very file has."""
    found: dict[int, tuple[Meaning, list[str]]] = {}
    for proposal in sure:
        for meaning in proposal.meanings:
            if meaning.column == name and not meaning.split:
                found.setdefault(id(meaning.rule), (meaning, []))[1].append(proposal.heading)
    rules = []
    for meaning, headings in sorted(found.values(), key=lambda each: each[0].order):
        rule = meaning.rule
        spelled = {fold_heading(heading): heading for heading in headings}
        join = tuple(spelled[folded] for each in rule.join if (folded := fold_heading(each)) in spelled)
        rules.append(_with(rule, () if rule.join else tuple(headings), join))
    return rules


def _is_plain(rule: Rule, name: str) -> bool:
    """Whether the column is read under its own name, as every profile does by itself."""
    headings = {fold_heading(heading) for heading in rule.headings}
    return headings == {fold_heading(name)} and rule == Rule(rule.headings)


def _with(rule: Rule, headings: tuple[str, ...], join: tuple[str, ...]) -> Rule:
    return Rule(headings, join, rule.between, rule.codes, rule.words, rule.noted, rule.lookup, rule.before)


def _rule(rule: Rule) -> Iterator[str]:
    if rule.join:
        yield from _list("join", rule.join)
        if rule.between != " ":
            yield f"between = {_text(rule.between)}"
    elif rule.constant is not None:
        yield f"constant = {_text(rule.constant)}"
    else:
        yield from _list("from", rule.headings)
    if rule.before:
        yield f"before = {_text(rule.before)}"
    if rule.lookup:
        yield f"lookup = {_text(rule.lookup)}"


def _codes(name: str, rule: Rule, words: Counter[str]) -> Iterator[str]:
    if rule.codes or words:
        yield f"[columns.{name}.codes]"
        yield from (f"{_text(rule.words[theirs])} = {_text(ours)}" for theirs, ours in rule.codes.items())
    if words:
        allowed = ", ".join(BY_NAME[name].codes) or "what docs/caseload.md says"
        yield f"# {LOOK} these words cannot be read. Put ours behind each: {allowed};"
        yield '# or leave "" for an empty cell. Left so, their rows are refused.'
        yield from (f'# {_text(word)} = ""   # in {count(number, "row")}' for word, number in words.items())
    noted = {theirs: sentence for theirs, sentence in rule.noted.items() if fold_word(theirs) in rule.words}
    if noted:
        yield f"[columns.{name}.noted]"
        yield from (f"{_text(rule.words[theirs])} = {_text(sentence)}" for theirs, sentence in noted.items())


def _split(heading: str, name: str, split: Split) -> Iterator[str]:
    yield ""
    yield "[[split]]"
    yield f"from = [{_text(heading)}]"
    yield f"as = {_text(split.taken)}"
    if name in WHOLE and name.endswith("_address"):
        yield f"into = {_text(name.removesuffix('_address'))}"


def _list(key: str, texts: Sequence[str]) -> Iterator[str]:
    """A list of texts on one line, or where that is too long one below the other."""
    line = f"{key} = [{', '.join(map(_text, texts))}]"
    if len(line) <= _WIDTH:
        yield line
        return
    yield f"{key} = ["
    yield from (f"    {_text(text)}," for text in texts)
    yield "]"


def _text(text: str) -> str:
    """A text in TOML's quotation marks."""
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")
