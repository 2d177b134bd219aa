"""The hash chain: what makes a later edit, loss or insertion show."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256

from transfer_cli.domain.changes import Operation
from transfer_cli.domain.columns import FieldValue, to_text

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


def row_digest(salt: bytes, content: Mapping[str, object]) -> bytes:
    """SHA-256 of salt and content.

    Args:
        salt: Makes the digest useless for guessing a name or a birthday once the salt is gone.
        content: Column to value. NULL columns do not count, so that a later version may add columns.
    """
    return sha256(salt + _canonical(content)).digest()


def row_content(number: int, operation_id: int, row: Mapping[str, object]) -> dict[str, object]:
    """What is digested of a row.

    Args:
        row: Its other columns.
    """
    return {**row, "id": number, "operation_id": operation_id}


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


def operation_hash(previous: str, operation: Operation, rows: Iterable[Sealed]) -> str:
    """The link that an operation adds to the chain, in hexadecimal.

    Args:
        previous: Hash of the operation before; `START` for the first.
        operation: Its own `hash` does not count.
        rows: Every row it wrote, in order of table and number.
    """
    about = {name: getattr(operation, name) for name in Operation.__slots__ if name != "hash"}
    link = sha256(previous.encode() + b"\n" + _canonical(about))
    for table, number, digest in rows:
        link.update(f"\n{table} {number} {digest.hex()}".encode())
    return link.hexdigest()


_ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=str).encode
_IN_QUOTES = json.encoder.encode_basestring_ascii


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
