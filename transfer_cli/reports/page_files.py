"""A page as one HTML file that needs no network, and as a tagged PDF (PDF/UA-1 and PDF/A-2a)."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from transfer_cli.reports.page import Page, page_words
from transfer_cli.reports.pdf import typeset


def page_html(page: Page) -> bytes:
    """The page, UTF-8."""
    environment = Environment(
        loader=PackageLoader("transfer_cli.templates", ""), autoescape=True, undefined=StrictUndefined
    )
    made = environment.get_template("pages/page.html.j2").render(page_words(page))
    return f"{made}\n".encode()


def page_pdf(page: Page) -> bytes:
    """The pages. The date inside the file is the page's own day, so that the same page gives the same bytes."""
    return typeset("pages/page.typ", page_words(page), page.as_of)


PAGE_FORMATS = {"html": page_html, "pdf": page_pdf}
"""Format to the function that makes it."""
