"""Errors about forecasts: ids beginning REP05."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "REP050": ErrorText(
        title="A forecast cannot be kept with hindsight",
        why="Kept forecasts are scored: the report says how often their ranges held. The record already tells of "
        "reviews concluded after the day that this forecast is for, so whoever keeps it now could know what came, and "
        "the score would prove nothing.",
        fix="Keep the forecast of a day on that day, or at least before anything that happened later is recorded. To "
        "see what would have been forecast, leave --keep out; --known-on leaves out what was recorded later.",
    ),
}
