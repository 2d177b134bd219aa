"""The services that a page for families points to."""

from __future__ import annotations

from transfer_cli.domain.settings import ContactPoint, Settings
from transfer_cli.reports.page import Part, Points, Text

_HELPERS = (
    ("sen_team", "Our Special Educational Needs team"),
    ("ias", "Free and independent information, advice and support"),
    ("local_offer", "Our Local Offer"),
)


def who_to_ask(settings: Settings) -> Part:
    """The services that the settings name, each in a line."""
    found = [f"{words}: {_contact(settings.contacts[kind])}" for kind, words in _HELPERS if kind in settings.contacts]
    ask = Points(tuple(found)) if found else Text("Write to the authority named at the top of this page.")
    return Part("help", "Who to ask", (ask,))


def _contact(point: ContactPoint) -> str:
    parts = (point.name, ", ".join(point.address), point.phone, point.email, point.web)
    return ", ".join(part for part in parts if part) + "."
