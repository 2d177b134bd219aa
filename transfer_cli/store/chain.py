"""The hash chain: what makes a later edit, loss or insertion show."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from types import NoneType
from typing import Any, TypeVar

from transfer_cli.domain.changes import Operation
from transfer_cli.domain.columns import FieldValue, to_text

Block = TypeVar("Block", bytes, str)

SALT_BYTES = 16
DIGEST_BYTES = 32

MANY = 65_536
"""So many different values are remembered with their texts."""

START = ""
"""What stands before the first operation's hash."""


ERASED = bytes(SALT_BYTES)
"""Stands for a salt that was erased together with its row."""


def fresh_salts(count: int) -> bytes:
    """As many salts as rows are to be written, one after another."""
    return secrets.token_bytes(SALT_BYTES * count)


def pieces(block: Block, length: int) -> list[Block]:
    """What a block of salts or digests holds; the last piece is shorter if somebody has cut it."""
    return [block[start : start + length] for start in range(0, len(block), length)]


def block_digests(salts: bytes, columns: Mapping[str, Sequence[Any]]) -> bytes:
    """The digests of rows that are written together, one after another.

    Args:
        salts: Each makes the digest of its row useless for guessing a name or a birthday once it is gone.
        columns: What is digested of the rows, one value a row.
    """
    names = _sealed_names(tuple(columns))
    rows = zip(pieces(salts, SALT_BYTES), _row_texts(list(columns.values())), strict=True)
    return b"".join([sha256(names + salt + text.encode()).digest() for salt, text in rows])


def row_digest(salt: bytes, content: Mapping[str, object], names: Sequence[str]) -> bytes | None:
    """The digest of one row by itself, as `block_digests` gives it; None = there is more in it than was digested.

    Args:
        content: Column to value. Other columns must be NULL, so that a later version may add some.
        names: The columns that were digested.
    """
    if any(value is not None and name not in names for name, value in content.items()):
        return None
    return block_digests(salt, {name: [content.get(name)] for name in names})


def old_row_digest(salt: bytes, content: Mapping[str, object]) -> bytes:
    """SHA-256 of salt and content, as rows were digested before their blocks said of which columns.

    Args:
        content: Column to value. NULL columns do not count, so that a later version may add columns.
    """
    return sha256(salt + _canonical(content)).digest()


def case_content(number: int, operation_id: int, fields: Mapping[str, FieldValue]) -> dict[str, object]:
    """What is digested of a case: all its fields, contacts too, as they were when it came.

    Args:
        fields: Canonical column to value.
    """
    known: dict[str, object] = {
        name: value if value.__class__ is str else to_text(value) for name, value in fields.items() if value is not None
    }
    known["id"], known["operation_id"] = number, operation_id
    return known


def sealed(table: str, first: int, digests: bytes) -> str:
    """What an operation's hash takes in of rows with consecutive numbers."""
    return "".join(
        [f"\n{table} {n} {digest}" for n, digest in enumerate(pieces(digests.hex(), 2 * DIGEST_BYTES), first)]
    )


def operation_hash(previous: str, operation: Operation, rows: Iterable[str]) -> str:
    """The link that an operation adds to the chain, in hexadecimal.

    Args:
        previous: Hash of the operation before; `START` for the first.
        operation: Its own `hash` does not count.
        rows: Every row it wrote, in order of table and number, as `sealed` gives them.
    """
    about = {name: getattr(operation, name) for name in Operation.__slots__ if name != "hash"}
    link = sha256(previous.encode() + b"\n" + _canonical(about))
    for some in rows:
        link.update(some.encode())
    return link.hexdigest()


_NOTHING, _NEXT = "\0", "\x1f"
"""In the text of a row: stands for NULL, and between two values."""

_ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=str).encode
_IN_QUOTES = json.encoder.encode_basestring_ascii


@lru_cache(maxsize=64)
def _sealed_names(names: tuple[str, ...]) -> bytes:
    """What stands for the names of the columns before the values, so that a renamed column shows."""
    return sha256(" ".join(names).encode()).digest()


def _row_texts(columns: Sequence[Sequence[Any]]) -> list[str]:
    """Each row as one text; two rows of as many columns have the same text only if they have the same values."""
    texts = [_texts(values) for values in columns]
    rows = list(map(_NEXT.join, zip(*texts, strict=True)))
    together = "".join(rows)
    nothings = sum(values.count(None) for values in columns)
    if together.count(_NEXT) == len(rows) * (len(columns) - 1) and together.count(_NOTHING) == nothings:
        return rows
    return [_row_text(row) for row in zip(*columns, strict=True)]


def _texts(values: Sequence[Any]) -> Sequence[str]:
    """The text of each value of a column; where some are no texts, what sends the rows to `_row_text`."""
    kinds = set(map(type, values))
    has_nothing = NoneType in kinds
    kinds.discard(NoneType)
    if kinds == {str}:
        return [_NOTHING if value is None else value for value in values] if has_nothing else values
    if kinds == {date}:
        return list(map(_days.__getitem__, values))
    if kinds == {int} and not has_nothing:
        return list(map(str, values))
    if not kinds.isdisjoint(_NO_TEXTS):
        return [_NEXT] * len(values)
    return list(map(_known_text, values))


def _row_text(values: Sequence[Any]) -> str:
    """The text of one row: its values with signs between, or JSON if one of them holds a sign or is no text."""
    parts = [
        value if value is None or isinstance(value, str) or value.__class__ in _NO_TEXTS else _known_text(value)
        for value in values
    ]
    if all(part is None or _is_plain(part) for part in parts):
        return _NEXT.join(_NOTHING if part is None else part for part in parts)
    return _ENCODE(parts)


def _is_plain(part: object) -> bool:
    return isinstance(part, str) and _NEXT not in part and _NOTHING not in part


class _Days(dict[date | None, str]):
    """The text of each day that was asked for; several times as fast as a function that remembers."""

    def __missing__(self, day: date | None) -> str:
        if len(self) >= MANY:
            self.clear()
        self[day] = text = day.isoformat() if day else _NOTHING
        return text


_days = _Days()

_NO_TEXTS = frozenset({dict, list})
"""Kinds of values of columns that hold JSON."""

_known_text: Callable[[Any], str] = lru_cache(maxsize=MANY, typed=True)(
    lambda value: _NOTHING if value is None else to_text(value) or ""
)


def _canonical(content: Mapping[str, object]) -> bytes:
    """JSON with sorted keys, no spaces and no nulls, in ASCII; put together here, since most values are plain texts."""
    known = [
        f'"{name}":{_IN_QUOTES(value) if value.__class__ is str else _json(value)}'
        for name, value in sorted(content.items())
        if value is not None
    ]
    return f"{{{','.join(known)}}}".encode("ascii")


def _json(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case datetime():
            return f'"{value}"'
        case date():
            return f'"{value.isoformat()}"'
        case _:
            return _ENCODE(value)
