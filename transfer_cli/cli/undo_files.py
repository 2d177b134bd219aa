"""The folders of batches that are undone: they must not be posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transfer_cli.cli.options import Office
from transfer_cli.cli.post_room import letters_folder

if TYPE_CHECKING:
    from transfer_cli.domain.undoing import Effect


def mark_batches(office: Office, effect: Effect) -> None:
    """Put a note not to post them into the folders of batches that are undone, or take it away if they count again.

    Where the folder cannot be written to, that is told: the record is right all the same.
    """
    from transfer_cli.letters.files import mark_undone

    for batch in dict.fromkeys(letter.batch for letter in effect.letters):
        folder = letters_folder(office) / batch
        if not folder.is_dir():
            continue
        try:
            mark_undone(folder, undone=not effect.counts)
        except OSError as error:
            do = "Do not post the letters in it" if not effect.counts else "Its note not to post them counts no longer"
            office.tell(f"{folder} cannot be written to ({error.strerror}). {do}.")
