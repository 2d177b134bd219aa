"""Templates that staff edit can say words and choose between them, and nothing else.

Jinja's own sandbox keeps a template from the program's insides. Beyond that a letter has no use for long loops, for
texts made long by sums, or for more than a few ways to change a text; so there are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateNotFound, Undefined, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment

MOST_STEPS = 10_000
"""Rounds of loops and calls in one letter, all together."""

LONGEST = 200_000
"""Characters of one letter."""

FILTERS = frozenset(
    {
        "capitalize", "count", "d", "default", "first", "float", "int", "join", "last", "length", "list",
        "lower", "replace", "reverse", "round", "select", "selectattr", "sort", "string", "title", "trim",
        "unique", "upper", "wordcount",
    }
)  # fmt: skip
"""Of Jinja's filters those that a letter has a use for."""

OF_TEXT = frozenset(
    {
        "capitalize", "endswith", "isdigit", "lower", "lstrip", "removeprefix", "removesuffix", "replace",
        "rstrip", "split", "splitlines", "startswith", "strip", "title", "upper",
    }
)  # fmt: skip
"""What may be asked of a text, as in `name.upper()`."""

_COUNTED = "counted"
_steps: ContextVar[list[int]] = ContextVar("_steps")


class TemplateFault(Exception):
    """A template cannot be used as it is.

    Attributes:
        name: Which of the texts: `letters/notice/letter.md.j2`.
        line: 0 = not known.
        why: One sentence for whoever edits it.
    """

    def __init__(self, name: str, line: int, why: str) -> None:
        super().__init__(f"{name}, line {line}: {why}" if line else f"{name}: {why}")
        self.name = name
        self.line = line
        self.why = why


class Sandbox(SandboxedEnvironment):
    """Jinja for letters; every loop and call counts."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, filters: Mapping[str, Callable[[str], str]], **options: Any) -> None:  # noqa: ANN401 - Jinja's own
        super().__init__(
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, **options
        )
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS} | dict(filters) | {_COUNTED: _counted}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401, ARG002 - Jinja's own
        """Only what a letter has a use for."""
        if isinstance(obj, str):
            return attr in OF_TEXT
        return isinstance(obj, LoopContext | TemplateModule | Mapping) and not attr.startswith("_")

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - Jinja's own
        """Only what `is_safe_attribute` let through, and the template's own macros."""
        return isinstance(obj, Macro | LoopContext) or isinstance(getattr(obj, "__self__", None), str | LoopContext)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805, PYI063 - Jinja's own
        """Call it, and count."""
        _step()
        if isinstance(__obj, Undefined):
            __obj()
        if not __self.is_safe_callable(__obj):
            raise SecurityError("What stands before the brackets ( ) cannot be called.")
        return super().call(__context, __obj, *args, **kwargs)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:  # noqa: ANN401 - Jinja's own
        """What is there in place of something that may not be asked for."""
        return self.undefined(f'"{attribute}" cannot be asked of {_named(obj)}.', exc=SecurityError)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's own
        """Sums with numbers only, and small ones."""
        small = all(isinstance(value, int | float) and abs(value) < LONGEST for value in (left, right))
        if operator == "**" or not small:
            message = f'"{operator}" is for small numbers only.'
            raise SecurityError(message)
        return super().call_binop(context, operator, left, right)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
        return super()._generate(source, name, filename, defer_init)


def render(template: Template, facts: Mapping[str, str]) -> str:
    """The finished text.

    Raises:
        TemplateFault: Whatever is wrong with the template, in words.
    """
    mark = _steps.set([0])
    pieces: list[str] = []
    size = 0
    try:
        for piece in template.generate(facts):
            size += len(piece)
            _check_size(size)
            pieces.append(piece)
    except Exception as error:  # noqa: BLE001 - whatever a template does is the template's fault
        raise fault_of(error, template.name or "") from None
    finally:
        _steps.reset(mark)
    return "".join(pieces)


def fault_of(error: Exception, name: str) -> TemplateFault:
    """What went wrong, for whoever edits the template.

    Args:
        name: The template that was asked for; a part that it takes in may be at fault.
    """
    if isinstance(error, TemplateFault):
        return error
    if isinstance(error, TemplateSyntaxError):
        return TemplateFault(error.name or name, error.lineno, f"{_sentence(error.message or '')}")
    where, line = _place(error, name)
    return TemplateFault(where, line, _why(error))


def _why(error: Exception) -> str:
    match error:
        case TemplateNotFound():
            return f'There is no part called "{error.message}".'
        case SecurityError():
            return f"A letter may not do this: {_sentence(str(error))}"
        case UndefinedError():
            return f"There is no such fact: {_sentence(error.message or '')}"
        case RecursionError():
            return "It takes itself in without end."
        case TemplateError():
            return _sentence(error.message or "")
        case ValueError() if "isoformat" in str(error):
            return "A filter for days (day, weekday) stands after something that is no day."
        case _:
            return f"It cannot be worked out: {_sentence(str(error))}"


def _place(error: Exception, name: str) -> tuple[str, int]:
    """The innermost text and line; Jinja's tracebacks have them."""
    found = (name, 0)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _sentence(text: str) -> str:
    text = " ".join(text.split()).rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."


def _named(value: object) -> str:
    return "a text" if isinstance(value, str) else "this"


def _counted(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        _step()
        yield item


def _check_size(size: int) -> None:
    if size > LONGEST:
        raise SecurityError("It makes a text that is longer than any letter.")


def _step() -> None:
    steps = _steps.get([0])
    steps[0] += 1
    if steps[0] > MOST_STEPS:
        raise SecurityError("It goes round and round: more than ten thousand steps.")
