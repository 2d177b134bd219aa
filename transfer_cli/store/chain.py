"""The hash chain: what makes a later edit, loss or insertion show."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping

from transfer_cli.domain.changes import Operation
from transfer_cli.domain.columns import FieldValue, to_text

SALT_BYTES = 16

START = ""
"""What stands before the first operation's hash."""

Sealed = tuple[str, int, bytes]
"""Table, row number and digest of a row."""


def salts(count: int) -> list[bytes]:
    """As many fresh salts as rows are to be written."""
    block = secrets.token_bytes(SALT_BYTES * count)
    return [block[start : start + SALT_BYTES] for start in range(0, len(block), SALT_BYTES)]


def row_digest(salt: bytes, content: Mapping[str, object]) -> bytes:
    """SHA-256 of salt and content.

    Args:
        salt: Makes the digest useless for guessing a name or a birthday once the salt is gone.
        content: Column to value. NULL columns do not count, so that a later version may add columns.
    """
    return hashlib.sha256(salt + _canonical(content)).digest()


def case_content(number: int, operation_id: int, fields: Mapping[str, FieldValue]) -> dict[str, object]:
    """What is digested of a case: all its fields, contacts too, as they were when it came.

    Args:
        fields: Canonical column to value.
    """
    return {"id": number, "operation_id": operation_id, **{name: to_text(value) for name, value in fields.items()}}


def operation_hash(previous: str, operation: Operation, rows: Iterable[Sealed]) -> str:
    """The link that an operation adds to the chain, in hexadecimal.

    Args:
        previous: Hash of the operation before; `START` for the first.
        operation: Its own `hash` does not count.
        rows: Every row it wrote, in any order.
    """
    about = {name: getattr(operation, name) for name in Operation.__slots__ if name != "hash"}
    link = hashlib.sha256(previous.encode() + b"\n" + _canonical(about))
    for table, number, digest in sorted(rows):
        link.update(f"\n{table} {number} {digest.hex()}".encode())
    return link.hexdigest()


def _canonical(content: Mapping[str, object]) -> bytes:
    known = {name: value for name, value in content.items() if value is not None}
    return json.dumps(known, sort_keys=True, separators=(",", ":"), default=str).encode("ascii")
