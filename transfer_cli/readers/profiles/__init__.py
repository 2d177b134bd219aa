"""Profiles: how files of other systems are read as ours.

`choose` finds the profile of a sheet by its headings, `apply` makes the sheet one of ours. A profile is a TOML file:
those that come with the program stand beside this module.
"""

from __future__ import annotations

from transfer_cli.readers.profiles.choosing import AUTO, choose, recogniser
from transfer_cli.readers.profiles.mapping import apply
from transfer_cli.readers.profiles.profile import CANONICAL, Profile
from transfer_cli.readers.profiles.shipped import SHIPPED, profile_named, read_profile, shipped, shipped_text
from transfer_cli.readers.profiles.ways import Lookups

__all__ = [
    "AUTO",
    "CANONICAL",
    "SHIPPED",
    "Lookups",
    "Profile",
    "apply",
    "choose",
    "profile_named",
    "read_profile",
    "recogniser",
    "shipped",
    "shipped_text",
]
