"""What is sealed of an anonymous concern, and a thread as one private key opens it (reliability.md §3.4)."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from storage import letters
from storage.letters import Sealed
from storage.session import Session
from storage.tables import AnonConcern, AnonWords, RecipientKey
from storage.tables.anonymous import AnonState, AnonVoice
from storage.vocabulary import Decision

Sits = Callable[[UUID, UUID], bool]  # whether a person sits in an organisation today


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sealed: the words, their place in the thread, and of the first one where it comes from as it is shown.

    The first also says whom the matter is about, in which organisation it is read, and whom its raiser was told.
    """

    text: str
    unit: str = ""
    number: int = 0
    kept_from: tuple[UUID, ...] = ()
    org: UUID | None = None
    readers: tuple[UUID, ...] = ()

    def sealed_words(self) -> str:
        """As it is sealed."""
        org = self.org.hex if self.org else ""
        people = [[one.hex for one in some] for some in (self.kept_from, self.readers)]
        return json.dumps([self.text, self.unit, self.number, org, *people], ensure_ascii=False)

    @classmethod
    def of(cls, words: str) -> "Letter":
        """From what was sealed."""
        text, unit, number, org, about, readers = json.loads(words)
        some = (tuple(UUID(one) for one in held) for held in (about, readers))
        kept_from, told = some
        return cls(text, unit, number, kept_from, UUID(org) if org else None, told)


@dataclass(frozen=True, slots=True)
class Said:
    """One letter of a thread, opened."""

    voice: AnonVoice
    letter: Letter
    day: date | None  # of its release; None while it waits


@dataclass(frozen=True, slots=True)
class Thread:
    """An anonymous concern with what was said in it, in order; `readers` have the key of some of it."""

    id: UUID
    number: int | None
    state: AnonState
    decision: Decision | None
    released_on: date | None
    promised_on: date | None
    said: Sequence[Said]
    readers: Mapping[UUID, bytes]

    @property
    def code(self) -> str:
        """Its public number; "" until it is released."""
        return f"C-{self.number:04}" if self.number else ""

    @property
    def org(self) -> UUID | None:
        """Where it is read; None where its first letter does not open."""
        return self.said[0].letter.org if self.said else None

    def read_by(self, sits: Sits) -> Mapping[UUID, bytes]:
        """Those of its readers, with their keys of today, who still sit there."""
        org = self.org
        return {one: key for one, key in self.readers.items() if org and sits(one, org)}


def opened(session: Session, concern: AnonConcern, key: Any) -> Thread:
    """A concern with the letters this private key opens."""
    said = []
    rows = session.exec(select(AnonWords).where(col(AnonWords.concern_id) == concern.id)).all()
    for row in rows:
        try:
            words = letters.open_letter(Sealed(row.body, row.keys), row.id.bytes, key)
        except letters.NotForThisKey:
            continue
        said.append(Said(row.voice, Letter.of(words), row.released_on))
    said.sort(key=lambda one: one.letter.number)
    return Thread(
        concern.id, concern.number, concern.state, concern.decision, concern.released_on,
        concern.promised_on, said, _readers(session, rows, said),
    )  # fmt: skip


def _readers(
    session: Session, rows: Iterable[AnonWords], said: Sequence[Said]
) -> Mapping[UUID, bytes]:
    """By their keys of today: whom the raiser was told, also with a newer key, and who was let in."""
    names = {name for one in rows for name in letters.names_in(one.keys)}
    told = {who for one in said[:1] for who in one.letter.readers}
    keys = session.exec(select(RecipientKey).where(col(RecipientKey.public).is_not(None)))
    return {
        one.person_id: one.public
        for one in keys
        if one.public and (one.person_id in told or letters.name_of(one.public) in names)
    }
