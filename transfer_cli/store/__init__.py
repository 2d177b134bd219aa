"""The record: every row that was ever written, and what it said on any day."""

from __future__ import annotations

from transfer_cli.store.opening import PATIENCE, BeforeUpgrade, open_engine
from transfer_cli.store.record import Store

__all__ = ["Store", "open_store"]


def open_store(
    url_or_path: str, *, create: bool, patience: float = PATIENCE, before_upgrade: BeforeUpgrade | None = None
) -> Store:
    """Open the record, brought up to this program's version.

    Args:
        url_or_path: A SQLite file, or the SQLAlchemy URL of a SQLite or PostgreSQL database.
        create: Make an empty record if there is none.
        patience: Seconds to wait for somebody else's write to end.
        before_upgrade: Called with the file and its version if the tables are of an older one.

    Raises:
        InputUnusable: REC001 no record, REC002 something else or damaged, REC003 of a newer version, REC006 not
            writable, REC007 no usable address, REC008 no driver, REC009 out of reach, REC010 no such folder,
            REC016 disk full or failing, REC019 a network share that cannot be relied on.
        Busy: REC004, somebody else holds it.
        Refused: ROL001 and ROL003, the server does not let whoever is connected do it.
    """
    engine, name = open_engine(url_or_path, create=create, patience=patience, before_upgrade=before_upgrade)
    return Store(engine, name, patience)
