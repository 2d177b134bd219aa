"""The sections on slippage by reason, advice and what families told: counts alone, naming nobody."""

from __future__ import annotations

from collections.abc import Sequence

from transfer_cli.domain.advice import OPEN, Advice, AdviceState, answered, answered_between, in_state, median_wait
from transfer_cli.domain.families import TOPICS, about
from transfer_cli.domain.redated import moved_there
from transfer_cli.domain.slip_reasons import Found, Verdict, by_reason, with_verdict
from transfer_cli.domain.stuck import IN_WORDS as STUCK
from transfer_cli.domain.stuck import Why, in_way
from transfer_cli.domain.words import capital, count, in_words
from transfer_cli.reports.report import Section
from transfer_cli.reports.slippage import VERDICTS, reason_counts, reason_text
from transfer_cli.reports.table import Cell, Table
from transfer_cli.reports.watched import Watched, asked, every_advice


def watched_sections(found: Watched) -> tuple[Section, ...]:
    """These sections, in order."""
    return by_reasons(found), moves_and_stuck(found), by_agencies(found), of_families(found)


def by_reasons(found: Watched) -> Section:
    """Children who slipped, each under one reason."""
    rows: list[tuple[Cell, ...]] = [
        (capital(reason_text(Found(code, agency))), VERDICTS[verdict], *reason_counts(cases))
        for (code, agency, verdict), cases in by_reason(found.slipped_by_kind).items()
    ]
    formulas = {f"G{n}": f"SUM(C{n}:F{n})" for n in range(1, len(rows) + 1)}
    if rows:
        formulas |= _sums("CDEFG", len(rows))
        rows.append(("All", None, *reason_counts(found.slipped)))
    split = ", ".join(f"{len(with_verdict(found.slipped, v)):,} {VERDICTS[v]}" for v in Verdict)
    number = f"Of {count(len(found.slipped), 'child', 'children')} who slipped, by reason: {split}."
    ground = (
        "Lawful is what the regulations name as a ground and the record shows. Late advice, few staff and many cases "
        "are none."
    )
    columns = ("Reason", "Ground", "Past the law", "At risk", "Excepted", "Behind", "All")
    return Section(
        "slippage_by_reason",
        "Slippage by reason",
        (number, ground) if rows else ("Nobody slipped.",),
        table=Table("", columns, tuple(rows)),
        formulas=formulas,
        total=True,
    )


def moves_and_stuck(found: Watched) -> Section:
    """Re-dated reviews, those on the last lawful week, stuck cases, and who was to be told of late ones."""
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Open children whose promised week was ever changed", len(found.redated)),
        ("Changes of a promised week in the last seven days", len(found.moves)),
        ("Reviews still to begin that sit on the last week that keeps the law", len(found.on_last_week)),
        ("Of these, moved there from another week", len(moved_there(found.on_last_week))),
        *((f"Stuck: {STUCK[why]}", len(in_way(found.stuck, why))) for why in Why),
        *(
            (f"To be told to {rung.tell}: {count(rung.days_late, 'day')} late or more", len(slips))
            for rung, slips in found.told_to.items()
        ),
    )
    said = "A child may be stuck in several ways; of a late child the highest person alone is counted."
    return Section("watched", "Moved, stuck and late", (said,), table=Table("", ("What", "Number"), rows))


def by_agencies(found: Watched) -> Section:
    """What each kind of agency was asked, what came, and what is late."""
    rows: list[tuple[Cell, ...]] = [
        (capital(in_words(agency)), *_advice_cells(pieces, found, found.overdue_before.get(agency, ())))
        for agency, pieces in found.advice.items()
    ]
    formulas = {}
    if rows:
        formulas = _sums("BCDEFGH", len(rows))
        rows.append(("All", *_advice_cells(every_advice(found.advice), found, every_advice(found.overdue_before))))
    columns = (
        "Agency", "Asked", "Came", "Came this week", "To come", "Overdue a week ago", "Overdue", "Ask again",
        "Median days",
    )  # fmt: skip
    said = (
        "Six weeks from the request: by law for health bodies, other authorities and youth offending teams "
        "(SI 2014/1530 reg 8), by the Code of Practice for everybody else. The median is of the answers that "
        "came. What neither came nor is to come is no longer needed: what is on file suffices or was recorded as "
        "complete, or the review is over."
        if rows
        else "No advice was asked for."
    )
    return Section(
        "advice", "Advice by agency", (said,), table=Table("", columns, tuple(rows)), formulas=formulas, total=True
    )


def _advice_cells(pieces: Sequence[Advice], found: Watched, before: Sequence[Advice]) -> tuple[Cell, ...]:
    return (
        len(asked(pieces)),
        len(answered(pieces)),
        len(answered_between(pieces, found.before_on, found.as_of)),
        len(in_state(pieces, *OPEN)),
        len(before),
        len(in_state(pieces, AdviceState.OVERDUE)),
        len(in_state(pieces, AdviceState.ASK_AGAIN)),
        median_wait(pieces),
    )


def of_families(found: Watched) -> Section:
    """What families told, by school term."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            topic.group,
            capital(topic.label),
            *(len(about(found.told, topic, term)) for term in found.terms),
            len(about(found.told, topic)),
        )
        for topic in TOPICS
    )
    late = sum(matter.days_late > 0 for matter in found.open)
    number = f"{count(len(found.open), 'matter is', 'matters are')} open with families, {late:,} past their day."
    said = number, "A term is counted with the holidays after it. Words of families are printed in no report."
    columns = ("Group", "What", *(capital(term.name) for term in found.terms), "So far")
    return Section("families", "Mediation, tribunal, complaints and feedback", said, table=Table("", columns, rows))


def _sums(letters: str, rows: int) -> dict[str, str]:
    return {f"{letter}{rows + 1}": f"SUM({letter}1:{letter}{rows})" for letter in letters}
