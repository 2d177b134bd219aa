"""What there is to say of a template."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, or only to know.

    Attributes:
        file: Name of the template: `letters/notice/letter.md.j2`.
        line: 0 = about the whole of it.
        note: Nothing is wrong; somebody should know of it.
        families: Sample families at whose letter it was found; empty = found without any.
    """

    kind: str
    file: str
    line: int
    what: str
    fix: str
    note: bool = False
    families: tuple[str, ...] = ()

    def as_document(self) -> dict[str, object]:
        """The finding as JSON."""
        return {
            "kind": self.kind,
            "file": self.file,
            "line": self.line or None,
            "severity": "note" if self.note else "fault",
            "what": self.what,
            "fix": self.fix,
            "families": list(self.families),
        }
