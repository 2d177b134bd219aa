"""Records as they were before blocks of digests said which columns they are of."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, create_engine, select, update

from transfer_cli.domain.changes import Operation
from transfer_cli.store.chain import SALT_BYTES, START, old_row_digest, operation_hash, pieces
from transfer_cli.store.tables import CASE, DIGEST_BLOCK, DIGESTED, OPERATION
from transfer_cli.store.verifying import _case_contents, _line, _plain_contents, _seals

DIGESTS_OF = {table.name: table for table in DIGESTED}


def in_the_old_form(address: str) -> None:
    """Seal every row and operation anew, as versions 0001 to 0003 did; what was erased stays so."""
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    with engine.begin() as connection:
        for block in connection.execute(select(DIGEST_BLOCK)).all():
            key = DIGEST_BLOCK.c.table_name == block.table_name, DIGEST_BLOCK.c.first_row_id == block.first_row_id
            digests = b"".join(_old_digests(connection, block))
            connection.execute(update(DIGEST_BLOCK).where(*key).values(digests=digests, columns=None))
        _chain_anew(connection)
    engine.dispose()


def _old_digests(connection: Connection, block: Any) -> list[bytes]:
    table = DIGESTS_OF[block.table_name]
    salts = pieces(bytes(block.salts), SALT_BYTES)
    numbers = range(block.first_row_id, block.first_row_id + len(salts))
    read = _case_contents if table is CASE else _plain_contents(table)
    contents = dict(read(connection, list(numbers)))
    return [old_row_digest(salt, contents.get(number, {})) for number, salt in zip(numbers, salts, strict=True)]


def _chain_anew(connection: Connection) -> None:
    previous = START
    for row in connection.execute(select(OPERATION).order_by(OPERATION.c.id)).all():
        blocks = connection.execute(select(DIGEST_BLOCK).where(DIGEST_BLOCK.c.operation_id == row.id))
        rows = sorted((seal.table, seal.row_id, seal.digest) for block in blocks for seal in _seals(block))
        previous = operation_hash(previous, Operation(**row._asdict()), map(_line, rows))
        connection.execute(update(OPERATION).where(OPERATION.c.id == row.id).values(hash=previous))
