"""An authority's own folder of templates, for tests."""

from __future__ import annotations

from pathlib import Path

from transfer_cli.letters.kinds import shipped_texts


def own(folder: Path, name: str, text: str | None = None, *, old: str = "", new: str = "") -> Path:
    """The folder with one template in it: a text, or the shipped one with something replaced."""
    path = folder.joinpath(*name.split("/"))
    path.parent.mkdir(parents=True, exist_ok=True)
    shipped = shipped_texts().get(name, "")
    assert old in shipped
    path.write_text(shipped.replace(old, new, 1) if text is None else text, encoding="utf-8")
    return folder
