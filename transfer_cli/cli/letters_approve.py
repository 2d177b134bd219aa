"""`transfer letters approve`, and what a large batch waits for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, pass_office
from transfer_cli.errors import Refused

if TYPE_CHECKING:
    from transfer_cli.domain.changes import Letter


@click.command("approve")
@click.argument("batch")
@dry_run_option
@pass_office
def approve(office: Office, *, batch: str, dry_run: bool) -> None:
    """Say of a batch that somebody else made that you have looked, and that it may go out.

    With four_eyes = true in the settings, a batch of more than ten letters is not recorded as posted by whoever made
    it until somebody else has approved it, or posts it. Look into print.pdf and manifest.csv first. It is entered in
    the audit log under your name.

    Example: transfer letters approve 2016-10-03
    """
    from transfer_cli.cli.letters_posted import waiting
    from transfer_cli.domain.changes import Changes, LetterState, NewOperation
    from transfer_cli.domain.four_eyes import APPROVED, lacks_another
    from transfer_cli.domain.words import count
    from transfer_cli.store.actor import actor

    office.refuse_known_on("letters approve")
    letters = waiting(office.store.letters(), batch)
    hands = office.store.letter_hands(batch)
    who = actor()
    own = lacks_another((hands[letter.id] for letter in letters), who)
    if own and must_be_seen_by_another(office, len(hands)):
        raise Refused("LET070", f"You made batch {batch} yourself.", "Ask somebody else to look at it and approve it.")
    new = [letter for letter in letters if not own and who not in hands[letter.id].approved_by]
    if new and not dry_run:
        states = tuple(LetterState(letter.id, APPROVED, office.as_of) for letter in new)
        words = f"{count(len(new), 'letter')} of batch {batch} approved"
        office.store.record(NewOperation("letters approve", words, office.as_of), Changes(letter_states=states))
    office.answer({"batch": batch, "approved": len(new), "by": who, "recorded": bool(new) and not dry_run})
    if own:
        office.say(f"You made batch {batch} yourself, and by the settings nobody else needs to look at it.")
    elif not new:
        office.say(f"You have approved batch {batch} before.")
    else:
        end = " Nothing was written: --dry-run." if dry_run else ""
        office.say(f"{count(len(new), 'letter')} of batch {batch} approved.{end}")


def refuse_one_pair_of_eyes(office: Office, batch: str, letters: Sequence[Letter]) -> None:
    """See that a large batch was seen by another than its maker, if the settings want it so.

    Args:
        letters: All of the batch.

    Raises:
        Refused: LET070, nobody else has looked at it.
    """
    from transfer_cli.domain.four_eyes import lacks_another
    from transfer_cli.store.actor import actor

    if must_be_seen_by_another(office, len(letters)) and lacks_another(
        office.store.letter_hands(batch).values(), actor()
    ):
        raise Refused(
            "LET070",
            f"Batch {batch} has {len(letters)} letters, and nobody but its maker has looked at it.",
            f"Ask somebody else: transfer letters approve {batch}.",
        )


def must_be_seen_by_another(office: Office, count: int) -> bool:
    """Whether a batch of so many letters needs two people."""
    form = office.settings.letters
    return form.four_eyes and count > form.four_eyes_above
