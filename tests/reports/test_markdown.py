"""The report as Markdown, read back by a Markdown parser: the same words and tables, and no name taken for markup."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.reports.a_week import PROVENANCE, a_report
from tests.reports.reading import Rows, rows_of
from transfer_cli.reports.markdown import escaped, write_markdown
from transfer_cli.reports.weekly import Audience

PARSER = MarkdownIt("commonmark").enable("table")


def words(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


def tables(text: str) -> list[Rows]:
    """Cells of every table as a reader sees them."""
    found: list[Rows] = []
    for token in PARSER.parse(text):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and found and token.level > 2:
            found[-1][-1].append(words(token))
    return found


@pytest.mark.parametrize("audience", Audience)
def test_every_table_is_read_back(audience: Audience) -> None:
    report = a_report(audience)
    expected = [rows_of(section) for section in report.sections if section.table and section.table.rows]
    first, *others = tables(write_markdown(report, PROVENANCE).decode())
    assert others == expected
    assert [row[0] for row in first[1:]] == [label for label, _ in report.figures]


@pytest.mark.parametrize(
    "text",
    [
        "*Star* #1 [x](y) {{ z }}", "<i>Ink</i>", "a | b", "- no list", "1. no list", "+ no list", "# no heading",
        "~~struck~~", "`code`", "_so_", "a\\b", "> no quotation", "= no line", "two  blanks", "![x](y)",
    ],
)  # fmt: skip
def test_no_word_is_taken_for_markup(text: str) -> None:
    for around in ("{}", "| {} |\n| --- |\n| {} |"):
        tokens = PARSER.parse(around.format(escaped(text), escaped(text)))
        inline = [token for token in tokens if token.type == "inline"]
        assert inline
        assert {words(token) for token in inline} == {" ".join(text.split())}
        assert {child.type for token in inline for child in token.children or ()} <= {"text", "text_special"}


def test_an_empty_text_stays_empty() -> None:
    assert escaped("") == ""
