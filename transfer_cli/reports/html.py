"""A report as one HTML file that needs no network."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from transfer_cli.reports.layout import laid_out
from transfer_cli.reports.report import Provenance, Report


def write_html(report: Report, provenance: Provenance) -> bytes:
    """The page, UTF-8."""
    environment = Environment(
        loader=PackageLoader("transfer_cli.templates", ""), autoescape=True, undefined=StrictUndefined
    )
    page = environment.get_template("reports/report.html.j2").render(laid_out(report, provenance))
    return f"{page}\n".encode()
