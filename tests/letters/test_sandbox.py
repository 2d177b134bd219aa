"""What a template may do, and what it is told when it does something else."""

from __future__ import annotations

import pytest
from jinja2 import TemplateError

from transfer_cli.letters.languages import english
from transfer_cli.letters.sandbox import LONGEST, Sandbox, TemplateFault, fault_of, render
from transfer_cli.letters.text import filters

DEEP = "{% for a in x %}{% for b in x %}{% for c in x %}{% endfor %}{% endfor %}{% endfor %}"
TWICE = "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(40) }}"


def told(source: str, **facts: str) -> TemplateFault:
    """What is wrong with this template."""
    try:
        out = render(Sandbox(filters(english())).from_string(source), facts)
    except TemplateFault as fault:
        return fault
    except TemplateError as error:
        return fault_of(error, "letter.md.j2")
    raise AssertionError(out)


@pytest.mark.parametrize(
    ("source", "out"),
    [
        ("{{ name.upper() | lower }}", "zoë b"),
        ("{% for word in name.split() %}{{ loop.index }}{{ word }} {% endfor %}", "1Zoë 2B "),
        ("{% macro both(a) %}{{ a }}, {{ a }}{% endmacro %}{{ both(name) }}", "Zoë B, Zoë B"),
        ("{{ 3 * 2 + 5 % 3 }}", "8"),
        ("{{ born | day }} {{ born | weekday }} {{ 'once' | start }}", "4 May 2007 Friday 4 May 2007 Once"),
        ("{{ name if name.startswith('Z') else '' }}", "Zoë B"),
    ],
)
def test_what_it_may_do(source: str, out: str) -> None:
    assert render(Sandbox(filters(english())).from_string(source), {"name": "Zoë B", "born": "2007-05-04"}) == out


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("{{ ''.__class__ }}", 'A letter may not do this: "__class__" cannot be asked of a text.'),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", '"__class__" cannot be asked of a text.'),
        ("{{ x.__init__.__globals__ }}", '"__init__" cannot be asked of a text.'),
        ("{{ self._TemplateReference__context }}", "cannot be asked of this."),
        ("{{ 'x'.format(1) }}", "What stands before the brackets ( ) cannot be called."),
        ("{{ x | attr('__class__') }}", "No filter named 'attr'."),
        ("{{ x() }}", "What stands before the brackets ( ) cannot be called."),
        ("{{ range(1000000000) }}", "There is no such fact: 'range' is undefined."),
        ("{{ 'x' * 1000000000 }}", '"*" is for small numbers only.'),
        ("{{ 10 ** 1000 }}", '"**" is for small numbers only.'),
        ("{{ '%999999999d' % 1 }}", '"%" is for small numbers only.'),
        (DEEP, "It goes round and round: more than ten thousand steps."),
        (TWICE, "It goes round and round: more than ten thousand steps."),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "It takes itself in without end."),
        ("{% for a in x %}{{ x }}{{ x }}{{ x }}{{ x }}{% endfor %}", "It makes a text that is longer than any letter."),
        ("{{ nobody }}", "There is no such fact: 'nobody' is undefined."),
        ("{{ x | day }}", "A filter for days (day, weekday) stands after something that is no day."),
        ("{{ 1 / 0 }}", "It cannot be worked out: Division by zero."),
        ("{{ x | dey }}", "No filter named 'dey'."),
        ("{% if %}", "Expected an expression, got 'end of statement block'."),
        ("{{ x", "Unexpected end of template, expected 'end of print statement'."),
    ],
)
def test_what_it_may_not_do(source: str, why: str) -> None:
    fault = told(source, x="y" * (LONGEST // 400))
    assert fault.why.endswith(why)
    assert str(fault).endswith(fault.why)
