"""What slipped, as tables: case by case, by reason, what is stuck, and who sits on the last lawful week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from transfer_cli.domain.case import Document
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.escalating import rung_of
from transfer_cli.domain.redated import OnLastDay, Promised, moved_there
from transfer_cli.domain.slip_reasons import IN_WORDS, Explained, Found, Verdict, by_reason, slipped
from transfer_cli.domain.slippage import Drift, Slip, Standing
from transfer_cli.domain.stuck import IN_WORDS as STUCK
from transfer_cli.domain.stuck import Stuck
from transfer_cli.domain.watching import Rung
from transfer_cli.domain.words import capital, count, in_words
from transfer_cli.reports.apart import ldas_among
from transfer_cli.reports.table import Cell, Table

STANDINGS = {
    Standing.LATE: "LATE",
    Standing.AT_RISK: "at risk",
    Standing.EXCEPTED: "excepted",
    Standing.SOON: "soon",
    Standing.BEHIND: "behind",
}
VERDICTS = {Verdict.LAWFUL: "lawful", Verdict.NOT_LAWFUL: "not lawful", Verdict.RECORD_WRONG: "record wrong"}


def slippage_table(
    found: Iterable[Explained], of: Mapping[str, Promised], ladder: Sequence[Rung], title: str, *, why: bool
) -> Table:
    """Cases that are late or about to be, worst first.

    Args:
        of: What schedules promised, by reference.
        ladder: Who is told of late cases.
        why: Whether to say of each what is wrong, in a sentence.
    """
    columns = (
        "Reference", "Name", "Officer", "Standing", "Law", "Promise", "Schedule", "Moved", "First slipped", "Reason",
        "Tell", "Next", *(["Why"] if why else []),
    )  # fmt: skip
    return Table(
        title=title,
        columns=columns,
        rows=tuple((*_slip_row(one, of, ladder), *([one.slip.why] if why else [])) for one in found),
        note="Days past: what the law allows; the start first promised; the start in the latest schedule. "
        "Moved: how often the promised week was changed.",
        key="slippage",
    )


def _slip_row(one: Explained, of: Mapping[str, Promised], ladder: Sequence[Rung]) -> tuple[Cell, ...]:
    slip = one.slip
    first, rung = slip.first_slip, rung_of(slip, ladder)
    return (
        slip.case.reference,
        slip.case.name,
        slip.case.officer,
        STANDINGS[slip.standing],
        slip.days_late or None,
        _behind(slip.first_promise),
        _behind(slip.latest_schedule),
        _moves(slip, of) or None,
        f"{in_words(first.step)}, {show_day(first.due)}" if first else None,
        _reason_cell(one),
        rung.tell if rung else None,
        slip.next.what if slip.next else None,
    )


def _reason_cell(one: Explained) -> str | None:
    """The reason of what slipped; what is merely about to be due needs none."""
    if not slipped([one]):
        return None
    return reason_text(one.reason) + (", lawful" if one.verdict == Verdict.LAWFUL else "")


def reason_text(found: Found) -> str:
    """The reason in words, with the agency."""
    return IN_WORDS[found.code] + (f": {in_words(found.agency)}" if found.agency else "")


def _behind(drift: Drift | None) -> int | None:
    return drift.days if drift else None


def _moves(slip: Slip, of: Mapping[str, Promised]) -> int:
    return len(of[slip.case.reference].moves) if slip.case.reference in of else 0


def slip_document(one: Explained, of: Mapping[str, Promised], ladder: Sequence[Rung]) -> dict[str, object]:
    """A slip as JSON, with its reason, how often it was moved, and who is told."""
    rung, known = rung_of(one.slip, ladder), of.get(one.slip.case.reference)
    return {
        **one.slip.as_document(),
        "reason": one.as_document(),
        "redated": [
            {"on": move.on.isoformat(), "from": move.was.isoformat(), "to": move.to.isoformat()}
            for move in (known.moves if known else ())
        ],
        "escalation": rung and {"days_late": rung.days_late, "tell": rung.tell, "what": rung.what},
    }


def slip_text(one: Explained, ladder: Sequence[Rung]) -> str:
    """Why one case slipped and who is told, one line; empty if it has not slipped."""
    if not slipped([one]):
        return ""
    rung = rung_of(one.slip, ladder)
    told = f" Tell {rung.tell}: {rung.what}." if rung else ""
    return f"Slipped: {one.slip.why} {capital(reason_text(one.reason))} ({VERDICTS[one.verdict]}).{told}"


def slippage_summary(slips: Sequence[Slip]) -> str:
    """How many stand how, in one sentence."""
    numbers = Counter(slip.standing for slip in slips)
    if not slips:
        return "Nothing is late, at risk or behind its promise."
    excepted, apart = numbers[Standing.EXCEPTED], [slip for slip in slips if slip.case.document == Document.LDA]
    excused = f" {count(excepted, 'case is', 'cases are')} past a limit that an exception excuses." if excepted else ""
    return (
        f"{count(numbers[Standing.LATE], 'case is', 'cases are')} past a legal limit, "
        f"{numbers[Standing.AT_RISK]:,} at risk, {numbers[Standing.SOON]:,} about to be late, "
        f"{numbers[Standing.BEHIND]:,} behind a promise only.{excused}{_apart(apart)}"
    )


def _apart(ldas: Sequence[Slip]) -> str:
    """How many of the cases status and the weekly report do not count here."""
    if not ldas:
        return ""
    late = sum(slip.standing == Standing.LATE for slip in ldas)
    which = f", {late:,} of them past a limit" if late else ""
    among = count(len(ldas), "learning difficulty assessment is", "learning difficulty assessments are")
    return f"\n{among} among these cases{which}; status and the weekly report count them apart."


def reasons_table(found: Sequence[Explained], title: str) -> Table:
    """A row for each reason, with whether the law accepts it, and a row for all."""
    rows: list[tuple[Cell, ...]] = [
        (capital(reason_text(Found(code, agency))), VERDICTS[verdict], *reason_counts(cases))
        for (code, agency, verdict), cases in by_reason(found).items()
    ]
    columns = ("Reason", "Ground", "Past the law", "At risk", "Excepted", "Behind", "All")
    note = "Ground: whether the law accepts the reason. Behind: a promise, or the day of a step."
    return Table(title, columns, (*rows, ("All", None, *reason_counts(found))), note, key="reasons")


def reason_counts(found: Sequence[Explained]) -> tuple[int, ...]:
    """How many are past the law, at risk, excepted, behind a promise or about to be, and all."""
    numbers = Counter(one.slip.standing for one in found)
    rest = numbers[Standing.BEHIND] + numbers[Standing.SOON]
    late, at_risk, excepted = (numbers[s] for s in (Standing.LATE, Standing.AT_RISK, Standing.EXCEPTED))
    return late, at_risk, excepted, rest, len(found)


def beside_text(waiting: Sequence[Stuck], last: Sequence[OnLastDay]) -> str:
    """What else to look at, one line each; empty = nothing."""
    cases = len({one.case.reference for one in waiting})
    lines = []
    if cases:
        lines.append(f"{count(cases, 'case is', 'cases are')} stuck: transfer slippage stuck")
    if last:
        sit = count(len(last), "review sits", "reviews sit")
        moved = f"{len(moved_there(last)):,} of them moved there"
        lines.append(f"{sit} on the last lawful week, {moved}: transfer slippage last-week")
    return "\n".join(lines)


def stuck_table(found: Iterable[Stuck], title: str) -> Table:
    """One row for each case and way in which it is stuck."""
    columns = ("Reference", "Name", "Officer", "Stage", "Days", "Since", "Why")
    return Table(
        title=title,
        columns=columns,
        rows=tuple(
            (
                one.case.reference,
                one.case.name,
                one.case.officer,
                in_words(one.timeline.stage),
                one.days,
                one.since,
                STUCK[one.why],
            )
            for one in found
        ),
        key="stuck",
    )


def last_week_summary(found: Sequence[OnLastDay]) -> str:
    """How many, and how many were moved there."""
    if not found:
        return "No review sits on the last week that keeps the law."
    said = (
        f"{count(len(found), 'review sits', 'reviews sit')} on the last week that keeps the law, "
        f"{len(moved_there(found)):,} of them moved there from another week."
    )
    return " ".join(part for part in (said, ldas_among(one.timeline.case for one in found)) if part)


def last_week_table(found: Iterable[OnLastDay], title: str) -> Table:
    """One row for each review."""
    columns = ("Reference", "Name", "Officer", "Week", "Moved", "First promised")
    return Table(
        title=title,
        columns=columns,
        rows=tuple(
            (
                one.timeline.case.reference,
                one.timeline.case.name,
                one.timeline.case.officer,
                one.promised.start.week,
                len(one.promised.moves),
                one.promised.moves[0].was if one.promised.moves else one.promised.start.week,
            )
            for one in found
        ),
        key="last_week",
    )


def last_week_document(one: OnLastDay) -> dict[str, object]:
    """The review as JSON."""
    case, start = one.timeline.case, one.promised.start
    return {
        "reference": case.reference,
        "name": case.name,
        "document": case.document.value,
        "officer": case.officer,
        "week": start.week.isoformat(),
        "latest": start.latest.isoformat() if start.latest else None,
        "redated": len(one.promised.moves),
    }
