"""Encryption of a backup with a passphrase: scrypt makes the key, AES-256-GCM seals piece by piece.

Each piece has a nonce of its own: which file it is of, its place, and whether it is the last, so that none can be
changed, moved, left out or cut off unseen. The manifest, which stays readable, is sealed in as well.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

PIECE = 1 << 20
"""Bytes that are sealed at a time."""

TAG = 16
COST = {"n": 1 << 15, "r": 8, "p": 3}
"""What trying one passphrase costs: 32 MB of memory, and a fifth of a second or so; OWASP's advice for scrypt."""

DEAREST = 1 << 20
"""More is asked by no backup of ours, only by a file that was made to exhaust the machine."""

_CHECK_NONCE = b"\xff" * 12
_CHECK = b"transfer-backup"


class WrongPassphrase(Exception):
    """It does not open this backup."""


class Changed(Exception):
    """The file is not what was sealed."""


def new_sealing(passphrase: str) -> tuple[AESGCM, dict[str, int | str]]:
    """A cipher for a new backup, and what its manifest must say so that it can be opened."""
    salt = secrets.token_bytes(16)
    cipher = _cipher(passphrase, salt, **COST)
    check = cipher.encrypt(_CHECK_NONCE, b"", _CHECK)
    return cipher, {"kdf": "scrypt", "salt": salt.hex(), **COST, "cipher": "AES-256-GCM", "check": check.hex()}


def cipher_for(passphrase: str, sealing: Mapping[str, int | str]) -> AESGCM:
    """The cipher that opens a backup.

    Raises:
        WrongPassphrase: It is not that of this backup.
        Changed: What the manifest says of the sealing makes no sense.
    """
    try:
        cost = {name: int(sealing[name]) for name in COST}
        salt, check = bytes.fromhex(str(sealing["salt"])), bytes.fromhex(str(sealing["check"]))
        if not 1 < cost["n"] * cost["r"] * cost["p"] <= DEAREST * 8:
            raise Changed
        cipher = _cipher(passphrase, salt, **cost)
    except (KeyError, ValueError) as error:
        raise Changed from error
    try:
        cipher.decrypt(_CHECK_NONCE, check, _CHECK)
    except InvalidTag as error:
        raise WrongPassphrase from error
    return cipher


def seal(pieces: Iterable[bytes], cipher: AESGCM, number: int, about: bytes) -> Iterator[bytes]:
    """The pieces sealed, each longer by `TAG`.

    Args:
        pieces: Of `PIECE` bytes each, the last one shorter or as long; there is at least one.
        number: Of the file in its backup.
        about: What is sealed in with each, and not hidden.
    """
    waiting, place = None, 0
    for piece in pieces:
        if waiting is not None:
            yield cipher.encrypt(_nonce(number, place, last=False), waiting, about)
            place += 1
        waiting = piece
    yield cipher.encrypt(_nonce(number, place, last=True), waiting or b"", about)


def unseal(sealed: Iterable[bytes], cipher: AESGCM, number: int, about: bytes) -> Iterator[bytes]:
    """The pieces as they were; the arguments as in `seal`.

    Raises:
        Changed: They are not what was sealed.
    """
    waiting, place = None, 0
    try:
        for piece in sealed:
            if waiting is not None:
                yield cipher.decrypt(_nonce(number, place, last=False), waiting, about)
                place += 1
            waiting = piece
        yield cipher.decrypt(_nonce(number, place, last=True), waiting or b"", about)
    except (InvalidTag, ValueError) as error:
        raise Changed from error


def _cipher(passphrase: str, salt: bytes, *, n: int, r: int, p: int) -> AESGCM:
    words = unicodedata.normalize("NFC", passphrase).encode()
    return AESGCM(Scrypt(salt=salt, length=32, n=n, r=r, p=p).derive(words))


def _nonce(number: int, place: int, *, last: bool) -> bytes:
    return bytes([number]) + place.to_bytes(10, "big") + bytes([last])
