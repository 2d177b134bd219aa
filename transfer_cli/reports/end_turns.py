"""The local plan's turns in the report of the programme's end: as promised, and as they came."""

from __future__ import annotations

from collections.abc import Sequence

from transfer_cli.domain.final_account import BANDS, NOT_YET, STILL_OPEN
from transfer_cli.domain.turns_kept import TurnKept
from transfer_cli.domain.words import count
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Cell, Table

LABELS = (*(label for _, label in BANDS), STILL_OPEN, NOT_YET)
HEADING = "Turns of the local plan, as promised and as they came"


def turns_section(found: Sequence[TurnKept]) -> Section:
    """How many were concluded by their turn, first promised and last."""
    if not found:
        return Section("turns", HEADING, ("Nobody was promised a turn: no published version of it is in the record.",))
    first, latest = ([turn.against_first for turn in found], [turn.against_latest for turn in found])
    rows: list[tuple[Cell, ...]] = [(label, first.count(label), latest.count(label)) for label in LABELS]
    last = len(rows) + 1
    rows.append(("Promised a turn, and not left", len(found), len(found)))
    columns = ("Concluded", "Against the turn first promised", "Against the last, or as agreed")
    return Section(
        "turns", HEADING, (_moved_said(found),), table=Table("", columns, tuple(rows)),
        formulas={f"{letter}{last}": f"SUM({letter}1:{letter}{last - 1})" for letter in "BC"}, total=True,
    )  # fmt: skip


def _moved_said(found: Sequence[TurnKept]) -> str:
    moved = [turn for turn in found if turn.is_moved]
    agreed = sum(turn.is_agreed for turn in moved)
    were = count(len(found), "family was", "families were")
    have = "has" if len(moved) == 1 else "have"
    return (
        f"{were} promised a turn by a published version of the local plan; {len(moved):,} of these {have} another day "
        f"since, {agreed:,} by agreement with the family and {len(moved) - agreed:,} by a later version."
    )


def turns_list(found: Sequence[TurnKept]) -> Section:
    """Everybody behind these figures."""
    rows = tuple(
        (
            turn.span.timeline.case.reference,
            turn.span.timeline.case.name,
            turn.span.ended_on,
            turn.first,
            turn.against_first,
            turn.latest,
            turn.against_latest,
            _how_moved(turn),
        )
        for turn in found
    )
    columns = ("Reference", "Name", "Ended", "First turn", "Against it", "Last turn", "Against it, last", "How moved")
    sentence = () if found else ("Nobody.",)
    return Section("turns_list", "Turns, child by child", sentence, table=Table("", columns, rows))


def _how_moved(turn: TurnKept) -> str | None:
    if not turn.is_moved:
        return None
    return "by agreement" if turn.is_agreed else "by a later version"


def turns_numbers(found: Sequence[TurnKept]) -> dict[str, object]:
    """The figures for programs."""
    first, latest = ([turn.against_first for turn in found], [turn.against_latest for turn in found])
    moved = [turn for turn in found if turn.is_moved]
    return {
        "promised": len(found),
        "moved": len(moved),
        "moved_by_agreement": sum(turn.is_agreed for turn in moved),
        "against_first": {label: first.count(label) for label in LABELS},
        "against_latest": {label: latest.count(label) for label in LABELS},
    }
