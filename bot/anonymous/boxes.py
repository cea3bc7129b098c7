"""What a recipient's pages show and do, each in one transaction; who no longer sits there finds nothing."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from bot.anonymous import wording
from bot.anonymous.sessions import OpenBox
from handlers.anonymous.routing import spoken_of
from handlers.desk import Desk
from handlers.kit.capability import SHANGHAI
from handlers.kit.letter_readers import seated, sits_on
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from storage import letters
from storage.queries import recipients
from storage.queries.actor import Actor
from storage.queries.anonymous import AnonState, Thread
from storage.queries.recipients import Answered
from storage.queries.roster import SECRETARY, Roster
from storage.session import Session
from storage.vocabulary import Decision, Role

SEATS = (Role.BRANCH, Role.COMMITTEE)


class Boxes:
    """Called on the writer."""

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        self._desk, self._now = desk, now

    def owner(self, session: Session, box: OpenBox) -> Actor | None:
        """Whose box it is, as long as he is a recipient and has made no newer key, with whichever process."""
        keys = recipients.public_keys(session, [box.person_id])
        current = keys.get(box.person_id) == letters.public_of(box.key)
        return self.actor(session, box.person_id) if current else None

    def actor(self, session: Session, person_id: UUID) -> Actor | None:
        """A recipient as long as he is here and sits in a branch or an office."""
        roster, day = self._roster(session), self._today()
        person = roster.people.get(person_id)
        actor = roster.actor(person_id, day) if person and person.here_on(day) else None
        return actor if actor and (actor.branches or actor.offices) else None

    def listed(self, box: OpenBox) -> list[dict[str, Any]] | None:
        """What was handed over to him, without a word of it; None when it is no longer his."""
        today = self._today()
        with self._desk.units() as unit:
            actor = self.owner(unit.session, box)
            if actor is None:
                return None
            return [
                {
                    "id": str(one.id),
                    "head": wording.box_head(f"C-{one.number:04}", one.state.value),
                    "day": dated(one.released_on, today) if one.released_on else "",
                }
                for one in recipients.held_by(unit.session, actor, box.key)
            ]

    def read(self, box: OpenBox, which: UUID) -> dict[str, Any] | None:
        """One of them, opened; its reading is written down, and readers who made a new key are let in again."""
        with self._desk.units() as unit:
            actor = self.owner(unit.session, box)
            if actor is None:
                return None
            thread = recipients.read(unit.session, actor, which, box.key, self._now())
            if thread is None:
                return None
            sits = sits_on(self._roster(unit.session), self._today())
            recipients.share(unit.session, which, box.key, list(thread.read_by(sits).values()))
            later = list(self._later(unit.session, actor, thread))
            return self._shown(thread, self._roster(unit.session), later)

    def let_in(self, box: OpenBox, which: UUID, person: str) -> bool:
        """Show it to somebody who came later, because a reader says so; False when he may not read it."""
        with self._desk.units() as unit:
            actor = self.owner(unit.session, box)
            found = actor and recipients.read(unit.session, actor, which, box.key, self._now())
            if not actor or not found:
                return False
            keys = self._later(unit.session, actor, found)
            new = [key for one, key in keys.items() if one.hex == person]
            recipients.share(unit.session, which, box.key, new)
            return bool(new)

    def given(self, words: str, decision: str, promised: str) -> Answered | str:
        """An answer as it was typed, or what is wrong with it."""
        if not any(map(str.isalnum, words)) or decision not in set(Decision):
            return wording.EMPTY
        day = _day(promised)
        if Decision(decision) is Decision.WILL_DO and (day is None or day < self._today()):
            return wording.PROMISE_WANTED
        return Answered(words, Decision(decision), day)

    def answer(self, box: OpenBox, which: UUID, given: Answered) -> bool:
        """Answer it; False when it is closed or not his."""
        now = self._now()
        with self._desk.units() as unit:
            actor = self.owner(unit.session, box)
            return actor is not None and recipients.answer(
                unit.session,
                actor,
                which,
                box.key,
                given,
                now,
                sits_on(self._roster(unit.session), self._today()),
            )

    def _later(self, session: Session, actor: Actor, thread: Thread) -> Mapping[UUID, bytes]:
        """Who took a seat there or made his key after the matter was written; never whom it may be about.

        The raiser was not told of them, so one who was is asked.
        """
        picture, day = self._desk.picture(session), self._today()
        roster = picture[0]
        ctx = self._desk.context(session, actor, self._now(), picture)
        org = roster.orgs.get(thread.org) if thread.org else None
        about = {one for said in thread.said for one in said.letter.kept_from}
        if org is None or about & {
            one.person_id
            for role in SEATS
            for one in roster.holders(org.id, role, day)
            if one.duty == SECRETARY
        }:
            return {}  # what the secretary must not see, only those read who were told
        people = [one for one in seated(org, ctx) if one not in thread.readers]
        words = [Utterance.of(one.letter.text) for one in thread.said]
        named = {who for one in words for who in spoken_of(one, people, picture, day)}
        return recipients.public_keys(session, [one for one in people if one not in named])

    def _shown(self, thread: Thread, roster: Roster, later: Sequence[UUID]) -> dict[str, Any]:
        today, first = self._today(), thread.said[0].letter
        lines = [
            {
                "who": one.voice.value,
                "label": wording.label(one.voice.value, one.day, today, to_recipient=True),
                "words": one.letter.text,
            }
            for one in thread.said
        ]
        about = [roster.people[one].name for one in first.kept_from if one in roster.people]
        return {
            "head": wording.box_head(thread.code, thread.state.value),
            "unit": first.unit,
            "kept_from": wording.names(about),
            "lines": lines,
            "later": [{"id": one.hex, "name": roster.people[one].name} for one in later],
            "open": thread.state is not AnonState.CLOSED,
            "today": today.isoformat(),
        }

    def _roster(self, session: Session) -> Roster:
        return self._desk.picture(session)[0]

    def _today(self) -> date:
        return self._now().astimezone(SHANGHAI).date()


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
