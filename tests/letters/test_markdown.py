"""Whatever a name holds, it prints as itself in every form of a letter."""

from __future__ import annotations

import html as html_module
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_cli.letters.markdown import escape, one_line, parse, to_html, to_text, to_typst

HOSTILE = (
    "*bold*", "_under_", "# heading", "1. item", "1) item", "- item", "+ item", "    code", "`code`", "[link](x)",
    "![x](/etc/passwd)", "<b>tag</b>", "&amp;", "{{ name }}", "{% raw %}", "#set page(width: 1pt)", "$x^2$", "@label",
    "<label>", "\\", "\\*", "a\\", '"quoted"', "O'Neill", "~nbsp~", "// comment", "/* x */", "http://x.example",
    "|a|b|",
    "--", "...", "Zoë-Mae Ní Bhriain", "Łukasz", "= title", "+1", "> quote", "***", "___", "Setext\n===",
)  # fmt: skip


def in_letter(value: str) -> str:
    """A letter that has the value at the beginning of a line, inside one and in a list."""
    return f"{escape(value)} begins\n\nis **{escape(value)}** here\n\n- {escape(value)}\n"


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_prints_as_itself(value: str) -> None:
    tokens = parse(in_letter(value))
    shown = one_line(value)
    assert to_text(tokens) == f"{shown} begins\n\nis {shown} here\n\n- {shown}\n"
    escaped = html_module.escape(shown, quote=False).replace('"', "&quot;")
    assert to_html(tokens) == (
        f"<p>{escaped} begins</p>\n<p>is <strong>{escaped}</strong> here</p>\n<ul>\n<li>{escaped}</li>\n</ul>\n"
    )
    assert typst_text(to_typst(tokens)) == [f"{shown} begins", f"is {shown} here", shown]


def typst_text(markup: str) -> list[str]:
    """The text of Typst markup that has nothing in it but calls and string literals."""
    strings = re.compile(r'"((?:[^"\\]|\\.)*)"')
    assert set(re.sub(r"#(par|list|strong|box|linebreak)\b", "", strings.sub("", markup))) <= set("#[](),; \n")
    joined = ("".join(strings.findall(line)) for line in markup.splitlines())
    return [re.sub(r"\\(.)", r"\1", line) for line in joined if line]


@given(st.text(min_size=1).filter(lambda text: bool(one_line(text))))
def test_any_text_survives(value: str) -> None:
    (opened, inline, closed) = parse(escape(value))
    assert (opened.type, closed.type) == ("paragraph_open", "paragraph_close")
    assert "".join(child.content for child in inline.children or ()) == one_line(value)


def test_text_that_turns_the_direction_is_left_out() -> None:
    assert one_line("Al\u202eix\x07  Example\u200f\n") == "Alix Example"


def test_letters_are_composed() -> None:
    assert one_line("Nguye\u0302\u0303n") == "Nguyễn"


def test_html_links_and_images_are_plain_text() -> None:
    tokens = parse("<script>x</script> ![a](b) [c](d) <http://e.example> &copy;")
    assert to_html(tokens) == (
        "<p>&lt;script&gt;x&lt;/script&gt; ![a](b) [c](d) &lt;http://e.example&gt; &amp;copy;</p>\n"
    )


def test_a_whole_letter_as_plain_text() -> None:
    markdown = (
        "Dear Robin\n\n# Your *new* plan\n\nOne **two**\nthree\\\nfour\n\n## Next\n\n1. First " + "word " * 20 + "\n"
        "2. Second\n\n   more\n\n- a\n- b\n"
    )
    assert to_text(parse(markdown)) == (
        "Dear Robin\n\nYour new plan\n=============\n\nOne two three\nfour\n\nNext\n----\n\n"
        "1. First word word word word word word word word word word word word word word\n"
        "   word word word word word word\n\n2. Second\n\n   more\n\n- a\n- b\n"
    )


def test_the_last_blocks_can_be_kept_together() -> None:
    tokens = parse("One\n\n- two\n- three\n\nFour")
    kept = '#block(breakable: false)[#list([#"two";],[#"three";],)\n#par[#"Four";]\n]\n'
    assert to_typst(tokens, together=2) == f'#par[#"One";]\n{kept}'
    assert to_typst(tokens, together=9) == to_typst(tokens)


def test_a_web_address_is_not_broken() -> None:
    assert to_typst(parse("web www.example.org/a-b, or")) == '#par[#"web ";#box("www.example.org/a-b");#", or";]\n'


def test_reading_the_same_paragraphs_again_changes_nothing() -> None:
    text = "One \\*two\\* **three** and \\[four\\]\\\n five.\n\n- One \\*two\\* **three**\n"
    first = to_typst(parse(text))
    assert [to_typst(parse(text)) for _ in range(3)] == [first] * 3
