"""What `transfer profile new` asks: what each doubtful heading holds, and what holds the required columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transfer_cli.readers.profiles import Profile
    from transfer_cli.readers.profiles.drafting import Proposal
    from transfer_cli.readers.sheet import Sheet

NOT_READ, LIST, ONE_FOR_ALL = "-", "?", "="

OF_EACH_CHILD = frozenset({"reference", "forename", "surname", "date_of_birth"})
"""Required columns that cannot be the same for every child."""


def asked(
    table: Sheet, proposals: Sequence[Proposal], base: Profile | None
) -> tuple[tuple[Proposal, ...], Profile | None]:
    """The proposals, each doubtful one as the user has decided it, and the base with what is the same for every row."""
    from transfer_cli.readers.profiles.drafting import examples

    shown = examples(table)
    filled = {m.column: p.heading for p in proposals if p.is_sure for m in p.meanings if m.column}
    decided = []
    for proposal in proposals:
        if proposal.is_sure:
            decided.append(proposal)
            continue
        name = _ask(proposal, shown.get(proposal.position, ()), filled)
        if name:
            filled[name] = proposal.heading
        decided.append(proposal.meant(name, base))
    return _with_required(decided, base)


def _ask(proposal: Proposal, examples: Sequence[str], filled: dict[str, str]) -> str:
    """The column that the user names for a heading; empty = it is not to be read."""
    from transfer_cli.cli.nearest import nearest
    from transfer_cli.domain.columns import BY_NAME
    from transfer_cli.readers.profiles.drafting import WHOLE

    names = (*BY_NAME, *WHOLE)
    default = proposal.name if proposal.name and proposal.name not in filled else NOT_READ
    such_as = f" (such as {'; '.join(examples)})" if examples else " (empty in the first rows)"
    click.echo(f'\n"{proposal.heading.strip()}"{such_as}: which column?', err=True)
    accepts = f"Enter = {default}, {NOT_READ} =" if default != NOT_READ else "Enter ="
    click.echo(f"{accepts} do not read it, {LIST} = list the columns.", err=True)
    while True:
        answer = click.prompt("Column", default=default, show_default=False, err=True).strip().casefold()
        if answer == NOT_READ:
            return ""
        if answer == LIST:
            click.echo(", ".join(names), err=True)
        elif answer in filled:
            click.echo(f'{answer} is held by "{filled[answer]}" already. Name another column, or {NOT_READ}.', err=True)
        elif answer in names:
            return str(answer)
        else:
            click.echo(f'There is no column "{answer}". {nearest(answer, names)}', err=True)


def _with_required(proposals: Sequence[Proposal], base: Profile | None) -> tuple[tuple[Proposal, ...], Profile | None]:
    """What fills the required columns that are still without a source; the user may leave them so."""
    from transfer_cli.readers.profiles.drafting import lacking, with_constant

    decided = {proposal.position: proposal for proposal in proposals}
    for name in lacking(proposals, base):
        if name not in lacking(tuple(decided.values()), base):
            continue
        answer = _ask_for(name, tuple(decided.values()))
        if isinstance(answer, str):
            base = with_constant(base, name, answer) if answer else base
        else:
            decided[answer.position] = answer.meant(name, base)
    return tuple(decided.values()), base


def _ask_for(name: str, proposals: Sequence[Proposal]) -> Proposal | str:
    """The heading that holds a required column, or one value for every row; the empty text = neither yet."""
    from transfer_cli.readers.profiles.folding import fold_heading

    free = {fold_heading(p.heading): p for p in proposals if not (p.is_sure and p.name)}
    held = {fold_heading(p.heading): p.name for p in proposals if p.is_sure and p.name}
    click.echo(f"\nNothing holds {name} yet, which every row must have: which heading does?", err=True)
    for_all = "" if name in OF_EACH_CHILD else f", {ONE_FOR_ALL} and a value = the same for every row"
    click.echo(f"Enter = none, {LIST} = list the headings{for_all}.", err=True)
    while True:
        answer = click.prompt("Heading", default="", show_default=False, err=True).strip()
        folded = fold_heading(answer)
        if not answer:
            return ""
        if answer == LIST:
            click.echo(", ".join(p.heading.strip() for p in free.values()) or "All others hold something.", err=True)
        elif answer.startswith(ONE_FOR_ALL):
            if value := _one_for_all(name, answer.removeprefix(ONE_FOR_ALL).strip()):
                return value
        elif folded in free:
            return free[folded]
        elif folded in held:
            click.echo(f'"{answer}" holds {held[folded]} already. Name another heading.', err=True)
        else:
            click.echo(f'There is no heading "{answer}". {LIST} lists them.', err=True)


def _one_for_all(name: str, value: str) -> str:
    """The value if it can be that of every row; else what is wrong is said, and it is empty."""
    from transfer_cli.domain.columns import BY_NAME
    from transfer_cli.readers.cells import Unreadable, read_cell

    if name in OF_EACH_CHILD:
        click.echo(f"{name} is not the same for every child. Name a heading.", err=True)
        return ""
    try:
        read_cell(BY_NAME[name], value)
    except Unreadable as unreadable:
        click.echo(f'"{value}": {unreadable.why} {unreadable.fix}', err=True)
        return ""
    return value
