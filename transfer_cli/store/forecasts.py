"""Forecasts that were kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from transfer_cli.domain.kept_forecast import KeptForecast
from transfer_cli.store.reading import Known
from transfer_cli.store.shapes import FORECAST

FIELDS = tuple(name for name in KeptForecast.__slots__ if name != "day")
"""Columns of the same name; `day` is a word of SQL, and its column is `on_day`."""


def forecast_columns(forecast: KeptForecast) -> dict[str, Any]:
    """The forecast as a row, without its number."""
    return {"on_day": forecast.day, **{name: getattr(forecast, name) for name in FIELDS}}


def read_forecasts(connection: Connection, known: Known, as_of: date) -> tuple[KeptForecast, ...]:
    """The forecasts made for that day and those before it, in the order of recording."""
    query = select(FORECAST.c.on_day, *(FORECAST.c[name] for name in FIELDS))
    query = query.where(known.rows(FORECAST.c.operation_id), FORECAST.c.on_day <= as_of).order_by(FORECAST.c.id)
    return tuple(KeptForecast(day, **dict(zip(FIELDS, rest, strict=True))) for day, *rest in connection.execute(query))
