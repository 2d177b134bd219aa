"""Every template tried on sample families: what would go wrong with a real letter is found before there is one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from html import unescape

from jinja2 import TemplateError, meta, nodes

from transfer_cli.domain.orders import Order
from transfer_cli.domain.plain_english import LONG, READING_AGE, long_sentences, reading_age, sentences
from transfer_cli.domain.professionals import Receives
from transfer_cli.letters.declared import Declared, declared
from transfer_cli.letters.facts import Asked, facts_of
from transfer_cli.letters.finding import Finding
from transfer_cli.letters.forms import Form, form_of
from transfer_cli.letters.guard import fault, neighbours
from transfer_cli.letters.kinds import LetterKind, Texts, kind_from, left_out, shipped_texts
from transfer_cli.letters.languages import ENGLISH, english
from transfer_cli.letters.lint_versions import of_versions
from transfer_cli.letters.making import facts_for
from transfer_cli.letters.markdown import blocks, one_line
from transfer_cli.letters.parts import taken_in
from transfer_cli.letters.pdf import read_pages
from transfer_cli.letters.samples import NEW_DATE, POST, REASON, SETTINGS, samples
from transfer_cli.letters.sandbox import TemplateFault, fault_of
from transfer_cli.letters.setting import CannotBeSet, set_letter
from transfer_cli.letters.text import Letter, compose, environment, html, missing, plain, required
from transfer_cli.letters.translations import declared_versions, template_name, template_names, versions_file

MANY_PAGES = 4
"""A letter of more pages is noted: it takes more than two sheets."""

ASKED = Asked(REASON, NEW_DATE)
_PART = re.compile(r"\{%[-+]?\s*(?:include|import|from|extends)\s+[\"']([^\"']+)[\"']")
_TAG = re.compile(r"<[^>]+>")


def lint(name: str, texts: Mapping[str, str], languages: Collection[str] = ()) -> tuple[Finding, ...]:
    """Everything there is to say of one kind of letter.

    Args:
        texts: All templates, own ones in place of shipped ones.
        languages: Languages beside English that are switched on.
    """
    file, template = f"letters/{name}/letter.toml", f"letters/{name}/letter.md.j2"
    if file not in texts:
        fix = "Put a letter.toml there; one of another letter shows what it says."
        return (Finding(name, file, 0, "There is no such file, so the letter cannot be made.", fix),)
    said, wrong = declared(name, texts, shipped_texts())
    found = [Finding(name, file, one.line, one.why, one.fix) for one in wrong]
    found += (Finding(name, versions_file(name), o.line, o.why, o.fix) for o in declared_versions(name, texts, 0)[1])
    if template not in texts:
        return (*found, Finding(name, template, 0, "There is no such file.", "Write the letter there."))
    found += _syntax(name, texts)
    known = _known_facts(name, said.receives or Receives.RIGHTS_HOLDER)
    if known and not found:
        found += _unknown_facts(name, texts, said, known)
    if not wrong:
        found += _dropped(name, said)
    if found:
        return tuple(found)
    kind = kind_from(name, texts)
    return (*of_versions(kind, languages), *_merged(_tried(kind)))


def _sources(name: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The templates of every version of a letter, and the parts that they take in."""
    templates = template_names(name, texts)
    parts = dict.fromkeys(part for template in templates for part in taken_in(template, texts))
    return (*templates, *parts)


def _syntax(name: str, texts: Mapping[str, str]) -> Iterator[Finding]:
    """What Jinja cannot read, in the templates and in the parts they take in."""
    jinja = environment(_fixed(texts))
    for file in _sources(name, texts):
        try:
            jinja.compile(texts[file], file, file)
        except TemplateError as error:
            broken = fault_of(error, file)
            yield Finding(name, broken.name, broken.line, broken.why, "Mend that line.")
        for number, line in enumerate(texts[file].splitlines(), start=1):
            for part in _PART.findall(line):
                if part not in texts:
                    parts = [other.removeprefix("_parts/") for other in texts if other.startswith("_parts/")]
                    fix = _nearest(part.removeprefix("_parts/"), parts)
                    yield Finding(name, file, number, f'There is no part called "{part}".', fix)


def _known_facts(name: str, receives: str) -> frozenset[str]:
    """Every fact that such a letter can have, whatever the case; empty when no sample has such a letter."""
    orders = (order for _, orders in samples(name, receives) for order in orders)
    return frozenset(fact for o in orders for fact in facts_of(o.kind, o.timeline, o.envelope, SETTINGS, POST, ASKED))


def _unknown_facts(name: str, texts: Mapping[str, str], said: Declared, known: frozenset[str]) -> Iterator[Finding]:
    jinja = environment(_fixed(texts))
    trees = {file: jinja.parse(texts[file]) for file in _sources(name, texts)}
    set_there = {n.name for tree in trees.values() for n in tree.find_all(nodes.Name) if n.ctx != "load"}
    for file, tree in trees.items():
        unknown = meta.find_undeclared_variables(tree) - known - set_there
        for fact in sorted(unknown):
            line = next(n.lineno for n in tree.find_all(nodes.Name) if n.name == fact)
            yield Finding(name, file, line, f'There is no fact "{fact}".', _nearest(fact, known))
    file = f"letters/{name}/letter.toml"
    for fact in said.facts:
        if fact not in known:
            line = _line_of(texts[file], fact)
            yield Finding(name, file, line, f'facts names "{fact}", and there is no such fact.', _nearest(fact, known))
    musts = [(file, "A [[must]]", must.says) for must in said.must]
    for version in declared_versions(name, texts, len(said.must))[0]:
        musts += [(versions_file(name), f"A must of [{version.name}]", says) for says in version.must]
    for file, what, says in musts:
        line = _line_of(texts[file], says)
        try:
            unknown = meta.find_undeclared_variables(jinja.parse(says)) - known
        except TemplateError as error:
            yield Finding(name, file, line, fault_of(error, file).why, "Mend what it says.")
            continue
        for fact in sorted(unknown):
            yield Finding(name, file, line, f'{what} uses "{fact}", and there is no such fact.', _nearest(fact, known))


def _dropped(name: str, said: Declared) -> Iterator[Finding]:
    """What the law requires of the shipped letter and the own letter.toml no longer lists."""
    file = f"letters/{name}/letter.toml"
    if file not in shipped_texts():
        return
    before, _ = declared(name, shipped_texts(), shipped_texts())
    for must in left_out(said, before):
        what = f'A required paragraph is not listed any more: "{must.says}" ({must.source}).'
        yield Finding(name, file, 0, what, "Put its [[must]] back, with this source and in your words.")


def _tried(kind: LetterKind) -> Iterator[Finding]:
    """What comes out when the letter is made for each sample family."""
    template = f"letters/{kind.name}/letter.md.j2"
    tried: set[str] = set()
    for family, orders in samples(kind.name, kind.receives):
        if family in tried:
            continue
        for order in orders:
            letter = _written(kind, order)
            if isinstance(letter, TemplateFault):
                tried.add(family)
                yield Finding(kind.name, letter.name, letter.line, letter.why, "Mend that line.", families=(family,))
            elif letter is not None:
                tried.add(family)
                for finding in _looked_at(letter, order):
                    yield replace(finding, families=(family,))
                if family == "plain":
                    yield from _readable(kind.name, letter)
    if not tried:
        what = "No sample family gets such a letter, so only its words were looked at."
        yield Finding(kind.name, template, 0, what, "Look at a real one: transfer letters preview.", note=True)


def _written(kind: LetterKind, order: Order) -> Letter | TemplateFault | None:
    """The letter, in English alone where a version is out of date; None = this sample lacks something it needs."""
    form = form_of(kind, order.envelope, SETTINGS)
    facts = facts_for(order, SETTINGS, POST, ASKED, Form(english()) if form.stale else form)
    if missing(kind, facts):
        return None
    try:
        letter = compose(kind, facts)
        required(letter)
    except TemplateFault as error:
        return error
    return letter


def _looked_at(letter: Letter, order: Order) -> Iterator[Finding]:
    name = letter.kind.name
    template = template_name(name, letter.language.code)
    said = "".join("".join(blocks(letter.tokens)).split())
    unsaid = [(says, source) for says, source in required(letter) if "".join(says.split()) not in said]
    for says, source in unsaid:
        what = f'A required paragraph is missing: "{says}" ({source}).'
        where = "letter.toml" if letter.language.code == ENGLISH else "translations.toml"
        yield Finding(name, template, 0, what, f"Put it back, or say it as {where} has it.")
    try:
        pages = read_pages(set_letter(letter))
    except CannotBeSet as error:
        yield Finding(name, template, 0, error.reason, "Make the text of the letter simpler or shorter.")
        return
    wrong = fault(pages, letter, order.case, order.envelope, neighbours((order.case,), SETTINGS))
    if wrong is None:
        yield from _printed(letter, order)
    elif not (unsaid and wrong.id == "LET013"):
        yield Finding(name, template, 0, wrong.why, f"transfer explain {wrong.id} says more.")
    if len(pages) > MANY_PAGES:
        what = f"It has {len(pages)} pages, more than two sheets."
        yield Finding(name, template, 0, what, "Say less, or nothing if it must be so long.", note=True)


def _printed(letter: Letter, order: Order) -> Iterator[Finding]:
    """Names that the web page or the plain text do not print as they are, though the page does."""
    template = template_name(letter.kind.name, letter.language.code)
    page, in_text = unescape(_TAG.sub("", html(letter))), plain(letter)
    for form, text, who in (
        ("web page", page, order.envelope.addressee), ("web page", page, order.case.name),
        ("plain text", in_text, order.case.name),
    ):  # fmt: skip
        if "".join(one_line(who).split()) not in "".join(text.split()):
            what = f"The {form} does not print {who} as it is."
            yield Finding(
                letter.kind.name, template, 0, what, "Print a name as {{ name }} or {{ addressee }}, and nothing else."
            )


def _readable(name: str, letter: Letter) -> Iterator[Finding]:
    template = f"letters/{name}/letter.md.j2"
    found = sentences(blocks(letter.tokens))
    age = reading_age(found)
    if age > READING_AGE:
        what = f"Its reading age is {age:g} years, more than {READING_AGE}."
        yield Finding(name, template, 0, what, "Use shorter words and sentences.", note=True)
    for sentence in long_sentences(found):
        shown = " ".join(sentence.split()[:8])
        what = f'A sentence has more than {LONG} words: "{shown} …".'
        yield Finding(name, template, 0, what, "Split it.", note=True)


def _merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same finding at several families once."""
    families: dict[Finding, tuple[str, ...]] = {}
    for finding in findings:
        alone = replace(finding, families=())
        families[alone] = tuple(dict.fromkeys((*families.get(alone, ()), *finding.families)))
    return tuple(replace(finding, families=found) for finding, found in families.items())


def _fixed(texts: Mapping[str, str]) -> Texts:
    return tuple(sorted(texts.items()))


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(known), n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(near)}?" if near else "See what other templates use."


def _line_of(text: str, words: str) -> int:
    return next((n for n, line in enumerate(text.splitlines(), 1) if words in line), 0)
