"""The transfer part of the January survey as a report, with the children behind each cell for the team."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from transfer_cli.domain.dates import show_day
from transfer_cli.domain.sen2 import CEASED, CODES, OUT, Account, Line, Return
from transfer_cli.domain.spans import Span
from transfer_cli.domain.words import count, in_words
from transfer_cli.reports.csv_list import LIST
from transfer_cli.reports.report import Report, Section
from transfer_cli.reports.sen2_words import DEFINITIONS, NOT_HELD, SOURCES
from transfer_cli.reports.table import Cell, Table

LABELS: dict[Line, str] = {
    Line.OPENING: "Statements at the beginning",
    Line.CAME_IN: "Moved in with a statement",
    Line.TRANSFERRED: "Transferred to an EHC plan",
    Line.NO_PLAN: "Reviewed and not transferred",
    Line.MOVED_OUT: "Ceased: moved to another authority",
    Line.NEEDS_MET: "Ceased: needs met without",
    Line.LEFT_SCHOOL: "Ceased: left at the end of compulsory schooling or after",
    Line.OTHER: "Ceased: other reasons",
    Line.CLOSING: "Statements at the end",
}
READERS = {
    "sendsg": "To fill in the transfer part of the SEN2 return. It names nobody, but small numbers stand in it, by "
    "which somebody could be recognised: it is not for publication.",
    "team": "For the SEN team only: it names the children behind each figure.",
}


def sen2_report(found: Return, authority: str, audience: str, days: str, *, agreed: bool) -> Report:
    """The report.

    Args:
        audience: `sendsg` names nobody, `team` lists the children behind each line.
        days: `as of` the survey day.
        agreed: Whether the weekly report's own count comes to the same figures.
    """
    adds_up = found.year.balances and found.between.balances and agreed
    lists = _lists(found) if audience == "team" else ()
    return Report(
        name="sen2",
        audience=audience,
        readers=READERS[audience],
        authority=authority,
        as_of=found.survey_day,
        days=days,
        title=f"SEN2 {found.survey_day.year}: transfers of statements",
        verdict="The sums come out" if adds_up else "The sums do not come out",
        headline=_headline(found),
        honest=_doubt(found),
        figures=(
            ("on the survey day", found.between.number(Line.CLOSING)),
            (f"transferred in {found.year.until.year}", found.year.number(Line.TRANSFERRED)),
            ("not transferred", found.year.number(Line.NO_PLAN)),
            ("ceased", sum(found.year.number(line) for line in CEASED)),
        ),
        sections=(_account(found), _checks(found, agreed=agreed), _look(found), *_words(), *lists),
        numbers=_numbers(found, audience, agreed=agreed),
    )


def _headline(found: Return) -> str:
    year = found.year
    ceased = sum(year.number(line) for line in CEASED)
    return (
        f"{count(found.between.number(Line.CLOSING), 'statement')} stood on {show_day(found.survey_day)}. In "
        f"{year.until.year}, {count(year.number(Line.TRANSFERRED), 'was', 'were')} transferred, "
        f"{year.number(Line.NO_PLAN):,} reviewed and not transferred, and {ceased:,} ceased."
    )


def _doubt(found: Return) -> str:
    """Whether the record can answer for the whole year."""
    if found.record_begins is None or found.record_begins <= found.year.after:
        return "The record covers the whole year."
    return (
        f"The record begins on {show_day(found.record_begins)}: of what ended before, only what its first file told is "
        "counted, so figures before that day may be too low. Compare them with the return sent then."
    )


def _account(found: Return) -> Section:
    """The cells of the return beside the same account from survey to survey."""
    rows: list[tuple[Cell, ...]] = []
    for line in Line:
        sign = -1 if line in OUT else 1
        numbers = (sign * account.number(line) for account in (found.year, found.between))
        rows.append((LABELS[line], CODES.get(line), *numbers))
    last = len(rows)
    return Section(
        "account",
        "From one stock to the next",
        (_asked_for(found),),
        table=Table("", ("Line", "Code", f"Year {found.year.until.year}", "Survey to survey"), tuple(rows)),
        formulas={f"{letter}{last}": f"SUM({letter}1:{letter}{last - 1})" for letter in "CD"},
        total=True,
    )


def _asked_for(found: Return) -> str:
    return (
        f"The return asks for the ways out in the calendar year {found.year.until.year}, and for the stock on the "
        "survey day, the last figure of the last column. That column runs from the end of "
        f"{show_day(found.between.after)}, the survey before, to the end of {show_day(found.survey_day)}."
    )


def _checks(found: Return, *, agreed: bool) -> Section:
    """That it adds up, and that another count comes to the same."""
    rows = (
        (f"Year {found.year.until.year}: beginning + in - out = end", _said(yes=found.year.balances)),
        ("Survey to survey: beginning + in - out = end", _said(yes=found.between.balances)),
        (
            "The weekly report, counted apart: the same books of the year, and as many open on the survey day",
            _said(yes=agreed),
        ),
    )
    return Section("checks", "Do the sums come out?", table=Table("", ("Check", "Result"), rows))


def _said(*, yes: bool) -> str:
    return "comes out" if yes else "DOES NOT COME OUT"


def _look(found: Return) -> Section:
    """What somebody should look at before the figures are sent."""
    doubts = (
        ("Left in the year without a reason in the record; counted under other reasons", len(found.unstated)),
        (
            "Left school in the year before the end of compulsory schooling; counted under other reasons",
            len(found.left_young),
        ),
        ("Plans made before September 2014 and still open: no statements, so in none of these figures", found.left_out),
    )
    rows = tuple((what, number) for what, number in doubts if number)
    sentences = () if rows else ("Nothing was found that needs a second look.",)
    return Section("look", "Before you send it", sentences, table=Table("", ("What", "Number"), rows))


def _words() -> tuple[Section, ...]:
    return (
        Section(
            "not_held",
            "What the survey asks and this record does not hold",
            ("These are not nought: they are kept elsewhere.",),
            table=Table("", ("Asked", "Why not here", "Where to look"), NOT_HELD),
        ),
        Section(
            "definitions",
            "How each figure is counted",
            SOURCES,
            table=Table("", ("Line", "Counted as"), tuple((LABELS[line], said) for line, said in DEFINITIONS.items())),
        ),
    )


def _lists(found: Return) -> tuple[Section, ...]:
    """Every child behind every cell, once in all for programs and once a line for people."""
    return (*(_list(found, line) for line in OUT), _list(found, Line.CAME_IN), _stock(found))


def _list(found: Return, line: Line) -> Section:
    """The children behind one line of both columns."""
    year, between = (_references(account.lines[line]) for account in (found.year, found.between))
    members = _together(found.year.lines[line], found.between.lines[line])
    ceased = line in CEASED
    rows = tuple(
        (
            *_who(span),
            span.came_on if line == Line.CAME_IN else span.ended_on,
            *((_reason(span),) if ceased else ()),
            _yes(span, year),
            _yes(span, between),
        )
        for span in members
    )
    columns = (
        "Reference", "Name", "Born", "On", *(("Recorded as",) if ceased else ()), f"Year {found.year.until.year}",
        "Survey to survey",
    )  # fmt: skip
    return Section(f"list_{line}", f"Behind: {LABELS[line]}", (_how_many(line, found),), table=Table("", columns, rows))


def _stock(found: Return) -> Section:
    """Everybody who had a statement at one of the four ends, and where."""
    ends = (
        (f"End of {found.year.after.year}", found.year.lines[Line.OPENING]),
        (show_day(found.between.after), found.between.lines[Line.OPENING]),
        (f"End of {found.year.until.year}", found.year.lines[Line.CLOSING]),
        (show_day(found.between.until), found.between.lines[Line.CLOSING]),
    )
    names = [_references(members) for _, members in ends]
    rows = tuple(
        (*_who(span), *(_yes(span, held) for held in names)) for span in _together(*(members for _, members in ends))
    )
    told = ", ".join(f"{len(members):,} ({label})" for label, members in ends)
    return Section(
        LIST,
        "Behind: the statements at both ends",
        (f"With a statement: {told}.",),
        table=Table("", ("Reference", "Name", "Born", *(label for label, _ in ends)), rows),
    )


def _how_many(line: Line, found: Return) -> str:
    year, between = found.year.number(line), found.between.number(line)
    return f"{year:,} in the year {found.year.until.year}, {between:,} from survey to survey."


def _together(*lists: Iterable[Span]) -> list[Span]:
    """Every child of these lists once, in order of reference."""
    spans = {span.timeline.case.reference: span for members in lists for span in members}
    return [spans[reference] for reference in sorted(spans)]


def _references(members: Iterable[Span]) -> frozenset[str]:
    return frozenset(span.timeline.case.reference for span in members)


def _who(span: Span) -> tuple[str, str, date]:
    case = span.timeline.case
    return case.reference, case.name, case.date_of_birth


def _yes(span: Span, held: frozenset[str]) -> str | None:
    return "yes" if span.timeline.case.reference in held else None


def _reason(span: Span) -> str:
    reason = span.timeline.case.left_reason
    return in_words(reason) if reason else "no reason recorded"


def _numbers(found: Return, audience: str, *, agreed: bool) -> dict[str, object]:
    return {
        "survey_day": found.survey_day.isoformat(),
        "year": _column(found.year),
        "between_surveys": _column(found.between),
        "codes": {line.value: CODES.get(line) for line in Line},
        "balances": found.year.balances and found.between.balances,
        "agrees_with_weekly": agreed,
        "without_reason": len(found.unstated),
        "left_school_early": len(found.left_young),
        "early_plans_open": found.left_out,
        "record_begins": found.record_begins.isoformat() if found.record_begins else None,
        "not_held": [asked for asked, *_ in NOT_HELD],
        "lists": _references_of(found) if audience == "team" else None,
    }


def _column(account: Account) -> dict[str, object]:
    period = {"after": account.after.isoformat(), "until": account.until.isoformat()}
    return {**period, **{line.value: account.number(line) for line in Line}}


def _references_of(found: Return) -> dict[str, dict[str, list[str]]]:
    return {
        key: {line.value: sorted(_references(account.lines[line])) for line in Line}
        for key, account in (("year", found.year), ("between_surveys", found.between))
    }
