"""`transfer forecast`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, pass_office

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.forecast import Forecast, Thin
    from transfer_cli.domain.forecast_cohorts import CohortForecast
    from transfer_cli.domain.obligation import Timeline


@click.command("forecast")
@click.option("--keep", is_flag=True, help="Record the forecast, so that it is held against what comes.")
@click.option(
    "--seed", type=click.IntRange(0, 2**53), metavar="N",
    help="Draw other futures than the day's own, to see that the answer does not hang on chance.",
)  # fmt: skip
@click.option(
    "--by",
    type=click.Choice(["cohort"]),
    help="Say of each cohort, too, how many will be concluded by its own day, and the chance that all are.",
)
@dry_run_option
@pass_office
@click.pass_context
def forecast(
    ctx: click.Context, office: Office, *, keep: bool, seed: int | None, by: str | None, dry_run: bool
) -> None:
    """When we finish, and how sure that is.

    500 futures are drawn week by week: reviews begin in term time at the pace of the past with its swings, never more
    than officers, absences and limits of the settings allow; who is under way is concluded as the record shows it;
    children move here and leave as they did. The answer is a range that should hold with a chance of 85%, the number
    expected by the deadline and the chance of keeping it. Expected is the average of the futures, the middle what half
    of them stay below. The same record and day give the same answer.

    It refuses, and leaves with 1, until there are 26 weeks since the first conclusion and 20 conclusions in the last
    year. --keep records it; how often kept ranges held is printed with every forecast. Only the first kept for a day
    counts, and none can be kept once the record tells of later conclusions. -v lists every range held or not.

    --by cohort counts in the same futures what comes of the groups of `status --by cohort`: reviews of those due
    earlier begin first. It is not kept.

    \b
    Example: transfer forecast
    Example: transfer forecast --by cohort
    Example: transfer forecast --keep
    """  # noqa: D301 - Click's own mark against wrapping
    from transfer_cli.domain.forecast import Thin, drawn_futures, forecast_of
    from transfer_cli.domain.forecast_cohorts import cohorts_of, forecast_cohorts
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.chance import chance

    if keep and seed is not None:
        what = "--keep records the day's own forecast, so that nobody can choose a lucky --seed. Leave one of them out."
        raise click.UsageError(what)
    if keep and not dry_run:
        office.refuse_known_on("forecast --keep")
    caseload = office.caseload()
    derived = timelines(caseload, office.settings)
    drawn = drawn_futures(derived, office.settings, office.as_of, chance, seed=seed)
    found = drawn if isinstance(drawn, Thin) else forecast_of(drawn, office.settings.deadline, office.as_of)
    cohorts: tuple[CohortForecast, ...] | None = () if by else None
    if by and not isinstance(drawn, Thin):
        groups = cohorts_of(derived, drawn.outlook.flow.delay, office.as_of)
        cohorts = forecast_cohorts(drawn, groups, office.as_of)
    recorded = keep and not isinstance(found, Thin) and _keep(office, caseload, found, dry_run=dry_run)
    _answer(office, found, cohorts, derived, recorded=recorded)
    if isinstance(found, Thin) and found.open:
        ctx.exit(1)


def _keep(office: Office, caseload: Caseload, found: Forecast, *, dry_run: bool) -> bool:
    """Record the forecast, unless one of this day was kept before.

    Raises:
        Refused: REP050, the record already tells of conclusions after that day.
    """
    from transfer_cli.domain.changes import Changes, NewOperation
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.forecast_score import has_hindsight, to_keep
    from transfer_cli.errors import Refused

    day = show_day(found.day)
    if any(kept.day == found.day for kept in office.store.forecasts(office.as_of)):
        office.tell(f"A forecast of {day} was kept before. The first counts, so nothing was written.")
        return False
    if has_hindsight(caseload.cases, found.day):
        what = f"The record tells of reviews concluded after {day}, so a forecast of that day would have hindsight."
        raise Refused("REP050", what, "Keep forecasts on their own day; leave --keep out to see this one.")
    if dry_run:
        office.tell("Nothing was written: --dry-run.")
        return False
    words = f"model {found.model}, seed {found.seed}, {found.open} open"
    office.store.record(NewOperation("forecast", words, office.as_of), Changes(forecast=to_keep(found)))
    office.tell(f"The forecast of {day} is kept.")
    return True


def _answer(
    office: Office,
    found: Forecast | Thin,
    cohorts: tuple[CohortForecast, ...] | None,
    derived: tuple[Timeline, ...],
    *,
    recorded: bool,
) -> None:
    """Sentences, tables and the score of those kept before."""
    from transfer_cli.domain.forecast import Thin
    from transfer_cli.domain.forecast_score import score, score_in_words
    from transfer_cli.domain.forecast_words import in_words
    from transfer_cli.reports.forecast import (
        cohorts_document,
        cohorts_table,
        finish_table,
        forecast_document,
        forecast_table,
        score_document,
        score_table,
    )

    done = score(office.store.forecasts(office.as_of, office.known_at), derived, office.as_of)
    office.say("\n".join(in_words(found)), wrap=True)
    tables = []
    if not isinstance(found, Thin):
        tables = [
            forecast_table(found, f"Forecast, {office.title_days}"),
            finish_table(found, "When everybody is concluded"),
        ]
        office.say("")
    if cohorts:
        tables.append(cohorts_table(cohorts, f"Forecast by cohort, {office.title_days}"))
    if office.verbosity > 0 and done.checks:
        tables.append(score_table(done, "Kept forecasts against what came"))
    document: dict[str, object] = {
        "as_of": office.as_of.isoformat(),
        "known_on": office.known_on.isoformat() if office.known_on else None,
        "recorded": recorded,
        "forecast": forecast_document(found),
        "score": score_document(done),
    }
    if cohorts is not None:
        document |= {"by": "cohort", "groups": cohorts_document(cohorts)}
    office.answer(document, *tables)
    office.say(("\n" if tables else "") + score_in_words(done), wrap=True)
