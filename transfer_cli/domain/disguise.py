"""A caseload in disguise: false people and places, and the same law for every one of them.

Each false value is a keyed hash of the true one, so that the same key gives the same false person every time, and
nobody goes back without it. What days and deadlines hang on stays: dates of steps, documents, settings and needs as
codes, the month of birth, and the day of birth where a right ends on a birthday. Remarks go.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.case import Case, Caseload, Contact, Event
from transfer_cli.domain.changes import NewSchedule, NewStart, RecordedSchedule
from transfer_cli.domain.false_names import BEGINNINGS, ENDINGS, FORENAMES, STREETS
from transfer_cli.domain.remains import ADVICE, ELSEWHERE, FIRST_DAYS, SEPTEMBER, day_counts, detail_left, note_left
from transfer_cli.domain.subject_access import TITLES
from transfer_cli.domain.upn import LETTERS, upn_fault
from transfer_cli.domain.year_group import is_infant_school

HELD = "A reason that is not given here"
AUTHORITY = "201"
"""Number in false UPNs; it says nothing of the true authority."""
CODES = frozenset({"custody", "tribunal", "looked_after", "child_in_need", "child_protection", "siblings"})
"""Priority codes that are known to be codes; whatever else somebody wrote goes."""
KINDS = (
    "Infant",
    "Junior",
    "Primary",
    "Secondary",
    "High",
    "Middle",
    "Nursery",
    "Special",
    "School",
    "College",
    "Academy",
)
"""Words in the name of a setting that say what it is."""


@dataclass(frozen=True, slots=True)
class Disguise:
    """Gives false values.

    Attributes:
        key: Secret; whoever has it can find a known person again, and nobody else.
        codes: Further priority codes that the settings use, so that they are kept.
        officers: Names, in small letters, of officers of the settings: reports ask whether the settings know them.
    """

    key: bytes
    codes: frozenset[str] = frozenset()
    officers: frozenset[str] = frozenset()

    def caseload(self, caseload: Caseload) -> Caseload:
        """Every case in disguise, in the order of the false references."""
        cases = sorted((self.case(case) for case in caseload.cases), key=lambda case: case.reference)
        return replace(caseload, cases=tuple(cases), head="")

    def schedules(self, schedules: Iterable[RecordedSchedule]) -> tuple[RecordedSchedule, ...]:
        """Every schedule likewise."""
        return tuple(
            replace(
                s, schedule=NewSchedule(s.schedule.feasible, tuple(self._start(start) for start in s.schedule.starts))
            )
            for s in schedules
        )

    def case(self, case: Case) -> Case:
        """The case in disguise."""
        surname = self.surname(case.surname)
        known = CODES | {code.casefold() for code in self.codes}
        return replace(
            case,
            reference=self.reference(case.reference),
            forename=self.forename(case.forename),
            surname=surname,
            date_of_birth=self.birth(case),
            upn=self.upn(case.upn) if case.upn else None,
            home_address=self.address(case.home_address, case.home_postcode) if case.home_address else (),
            home_postcode=self.postcode(case.home_postcode) if case.home_postcode else None,
            setting_name=self.setting(case.setting_name),
            setting_urn=self._figures("urn", case.setting_urn, 6) if case.setting_urn else None,
            officer=self.officer(case.officer),
            commissioning_body=self._body(case.commissioning_body),
            priority=tuple(code for code in case.priority if code.casefold() in known),
            hold_letters=HELD if case.hold_letters else None,
            contacts=tuple(self.contact(contact, case) for contact in case.contacts),
            meeting_place="A room at the setting" if case.meeting_place else None,
            meeting_officer=self.officer(case.meeting_officer),
            events=tuple(self.event(event) for event in case.events),
        )

    def contact(self, contact: Contact, case: Case) -> Contact:
        """A contact of the case in disguise; the language, which may be rare, is not said."""
        return replace(
            contact,
            name=self._relative(contact.name, case),
            address=self.address(contact.address, contact.postcode) if contact.address else (),
            postcode=self.postcode(contact.postcode) if contact.postcode else None,
            email=f"person{self._figures('email', contact.email, 9)}@example.org" if contact.email else None,
            language="en",
        )

    def event(self, event: Event) -> Event:
        """A step in disguise: its days and codes, and no remark."""
        prefix = next((prefix for prefix in (*ELSEWHERE, *ADVICE) if event.step.startswith(prefix)), None)
        step, carried = event.step, event.step.removeprefix(prefix or "")
        if prefix in ELSEWHERE and carried:
            step = f"{prefix}{self.setting(carried)}"
        elif prefix in ADVICE and not re.fullmatch(r"[a-z][a-z0-9_]*", carried):
            step = f"{prefix}agency_{self._figures('agency', carried, 4)}"
        note = note_left(event.step, event.happened, event.note)
        return replace(event, step=step, note=note, detail=detail_left(event.detail) or {})

    def reference(self, reference: str) -> str:
        """A false reference."""
        return f"D{self._figures('reference', reference, 10)}"

    def birth(self, case: Case) -> date:
        """A day of the same month on which every limit falls as it did."""
        born = case.date_of_birth
        if day_counts(born):
            return born
        first, last = (FIRST_DAYS, 28) if born.month == SEPTEMBER else (1, 28)
        return born.replace(day=first + self._number("birth", case.reference) % (last - first + 1))

    def upn(self, upn: str) -> str:
        """A false UPN with the right check letter."""
        figures = AUTHORITY + self._figures("upn", upn, 9)
        return next(made for letter in LETTERS if not upn_fault(made := letter + figures))

    def forename(self, forename: str) -> str:
        """A false forename for each word of a true one."""
        return " ".join(self._one("forename", word, FORENAMES) for word in forename.split())

    def surname(self, surname: str) -> str:
        """A false surname; whoever had the same still has."""
        return self._place("surname", surname) if surname.strip() else ""

    def person(self, name: str) -> str:
        """A false name of the same form: titles and initials stay what they are."""
        words = name.split()
        if not words:
            return ""
        return " ".join([*(self._given(word) for word in words[:-1]), self.surname(words[-1])])

    def officer(self, name: str | None) -> str | None:
        """A false name of an officer whom the settings do not know; the others are in the settings anyhow."""
        return self.person(name) if name and name.casefold() not in self.officers else name

    def setting(self, name: str) -> str:
        """A false name of a setting of the same kind."""
        if not name.strip():
            return ""
        kinds = [kind for kind in KINDS if re.search(rf"\b{kind}s?\b", name, re.IGNORECASE)]
        if is_infant_school(name):
            kinds = ["Infant", "School"]
        upper = self._one("setting's first word", name, BEGINNINGS)
        return " ".join([f"{upper} {self._place('setting', name)}", *(kinds or ["Centre"])])

    def address(self, lines: Sequence[str], postcode: str | None) -> tuple[str, ...]:
        """A false address; whoever lived together still does."""
        home = "|".join([*lines, postcode or ""])
        number = 1 + self._number("house", home) % 180
        street = f"{number} {self._place('street', home)} {self._one('kind of street', home, STREETS)}"
        return (street, self._place("town", home)) if len(lines) > 1 else (street,)

    def postcode(self, postcode: str) -> str:
        """A postcode of the right form in an area that there is not."""
        number = self._number("postcode", postcode)
        inward = "ABDEFGHJLNPQRSTUWXYZ"
        return f"ZZ{number % 90 + 1} {number // 90 % 10}{inward[number // 900 % 20]}{inward[number // 18_000 % 20]}"

    def _start(self, start: NewStart) -> NewStart:
        return replace(start, reference=self.reference(start.reference), officer=self.officer(start.officer))

    def _relative(self, name: str, case: Case) -> str:
        """A false name for somebody near the child: the child's own, or one with the same false surname."""
        if name.casefold() == case.name.casefold():
            return f"{self.forename(case.forename)} {self.surname(case.surname)}"
        if case.surname and name.casefold().endswith(f" {case.surname.casefold()}"):
            before = name[: -len(case.surname)].split()
            return " ".join([*(self._given(word) for word in before), self.surname(case.surname)])
        return self.person(name)

    def _given(self, word: str) -> str:
        if word.strip(".").casefold() in TITLES:
            return word
        false = self.forename(word)
        return false[0] if len(word.strip(".")) == 1 else false

    def _body(self, name: str | None) -> str | None:
        return f"NHS {self._place('body', name)} CCG" if name else None

    def _place(self, kind: str, text: str) -> str:
        number = self._number(kind, text)
        return BEGINNINGS[number % len(BEGINNINGS)] + ENDINGS[number // len(BEGINNINGS) % len(ENDINGS)]

    def _one(self, kind: str, text: str, of: Sequence[str]) -> str:
        return of[self._number(kind, text) % len(of)]

    def _figures(self, kind: str, text: str | None, length: int) -> str:
        return f"{self._number(kind, text or '') % 10**length:0{length}}"

    def _number(self, kind: str, text: str) -> int:
        said = f"{kind}\0{' '.join(text.split()).casefold()}".encode()
        return int.from_bytes(hmac.new(self.key, said, hashlib.sha256).digest())
