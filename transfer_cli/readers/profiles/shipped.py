"""Where profiles are: those that come with the program, and a user's own in a file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from transfer_cli.errors import InputUnusable
from transfer_cli.readers.profiles.profile import CANONICAL, Profile
from transfer_cli.readers.profiles.profile_toml import profile_from

SHIPPED: tuple[str, ...] = (CANONICAL, "sen2", "capita_one", "tracker")
"""Names of the profiles that come with the program; of two that fit a file equally well the first counts."""


@cache
def shipped(name: str) -> Profile:
    """A profile that comes with the program.

    Args:
        name: One of `SHIPPED`.
    """
    return profile_from(shipped_text(name), name, f"{name}.toml")


def shipped_text(name: str) -> str:
    """The TOML text of a profile that comes with the program."""
    return files("transfer_cli.readers.profiles").joinpath(f"{name}.toml").read_text(encoding="utf-8")


def profile_named(wanted: str) -> Profile:
    """The profile that a user names: one that comes with the program, or a TOML file.

    Raises:
        InputUnusable: IMP086, there is none; IMP080, the file cannot be read or has faults.
    """
    name = _name_of(wanted)
    if name in SHIPPED:
        return shipped(name)
    path = Path(wanted)
    if path.suffix.lower() == ".toml" or path.exists():
        return read_profile(path)
    raise InputUnusable(
        "IMP086",
        f'There is no profile "{wanted}".',
        f"Name one of {', '.join(SHIPPED)}, or a file that ends in .toml.",
    )


def text_of(wanted: str) -> str:
    """The TOML text of a profile that `profile_named` finds."""
    name = _name_of(wanted)
    return shipped_text(name) if name in SHIPPED else Path(wanted).read_text(encoding="utf-8-sig")


def _name_of(wanted: str) -> str:
    return wanted.strip().casefold().replace("-", "_")


def read_profile(path: Path) -> Profile:
    """The profile in a TOML file, UTF-8.

    Raises:
        InputUnusable: IMP080, it cannot be read or has faults.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputUnusable(
            "IMP080", f"There is no profile {path}.", "Make one with: transfer profile new FILE."
        ) from None
    except UnicodeDecodeError:
        raise InputUnusable(
            "IMP080", f"{path} is not UTF-8 text.", "Save it as UTF-8 (in Notepad: Save as, Encoding UTF-8)."
        ) from None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise InputUnusable("IMP080", f"{path} cannot be read: {reason}.", "Name another file.") from None
    return profile_from(text, path.stem, path.name)
