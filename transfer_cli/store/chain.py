"""The hash chain: what makes a later edit, loss or insertion show."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from itertools import islice

from transfer_cli.domain.changes import Operation
from transfer_cli.domain.columns import BY_NAME, FieldValue, Kind, to_text

SALT_BYTES = 16
DIGEST_BYTES = 32

START = ""
"""What stands before the first operation's hash."""

Sealed = tuple[str, int, bytes]
"""Table, row number and digest of a row."""


ERASED = bytes(SALT_BYTES)
"""Stands for a salt that was erased together with its row."""


def fresh_salts(count: int) -> bytes:
    """As many salts as rows are to be written, one after another."""
    return secrets.token_bytes(SALT_BYTES * count)


def pieces(block: bytes, length: int) -> list[bytes]:
    """What a block of salts or digests holds; the last piece is shorter if somebody has cut it."""
    return [block[start : start + length] for start in range(0, len(block), length)]


def block_digests(salts: bytes, columns: Mapping[str, Sequence[object]]) -> bytes:
    """The digests of rows that are written together, one after another.

    Args:
        salts: Each makes the digest of its row useless for guessing a name or a birthday once it is gone.
        columns: What is digested of the rows, one value a row.
    """
    names = _sealed_names(tuple(columns))
    texts = _ROWS(list(zip(*columns.values(), strict=True)))[2:-2].split(_BETWEEN)
    return b"".join(
        [
            sha256(names + salt + text.encode("ascii")).digest()
            for salt, text in zip(pieces(salts, SALT_BYTES), texts, strict=True)
        ]
    )


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


def case_columns(columns: Mapping[str, Sequence[FieldValue]]) -> dict[str, Sequence[object]]:
    """What is digested of cases, column by column: all their fields, contacts too, as they were when they came."""
    return {
        name: values if BY_NAME[name].kind in _TEXTS else list(map(_text, values)) for name, values in columns.items()
    }


def case_content(number: int, operation_id: int, fields: Mapping[str, FieldValue]) -> dict[str, object]:
    """What is digested of a single case, as by `case_columns`.

    Args:
        fields: Canonical column to value.
    """
    known: dict[str, object] = {
        name: value if value.__class__ is str else to_text(value) for name, value in fields.items() if value is not None
    }
    known["id"], known["operation_id"] = number, operation_id
    return known


def operation_hash(previous: str, operation: Operation, rows: Iterable[Sealed]) -> str:
    """The link that an operation adds to the chain, in hexadecimal.

    Args:
        previous: Hash of the operation before; `START` for the first.
        operation: Its own `hash` does not count.
        rows: Every row it wrote, in order of table and number.
    """
    about = {name: getattr(operation, name) for name in Operation.__slots__ if name != "hash"}
    link = sha256(previous.encode() + b"\n" + _canonical(about))
    lines = (f"\n{table} {number} {digest.hex()}" for table, number, digest in rows)
    while some := "".join(islice(lines, _TOGETHER)):
        link.update(some.encode())
    return link.hexdigest()


_TEXTS = frozenset({Kind.TEXT, Kind.CODE, Kind.UPN, Kind.TIME})
_text = lru_cache(maxsize=65_536, typed=True)(to_text)

_TOGETHER = 500
"""So many rows are handed to the hash together."""

_BETWEEN = "],\n["
"""Stands between two rows and nowhere else: JSON has no line break in a text."""

_ROWS = json.JSONEncoder(sort_keys=True, separators=(",\n", ":"), default=str).encode
_ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=str).encode
_IN_QUOTES = json.encoder.encode_basestring_ascii


@lru_cache(maxsize=64)
def _sealed_names(names: tuple[str, ...]) -> bytes:
    """What stands for the names of the columns before the values, so that a renamed column shows."""
    return sha256(" ".join(names).encode()).digest()


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
