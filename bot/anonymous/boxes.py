"""What a recipient's pages show and do, each in one transaction; who no longer sits there finds nothing."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from bot.anonymous import wording
from bot.anonymous.sessions import OpenBox
from handlers.desk import Desk
from handlers.kit.capability import SHANGHAI
from handlers.kit.wording import dated
from storage import letters
from storage.queries import recipients
from storage.queries.actor import Actor
from storage.queries.anonymous import AnonState, Thread
from storage.queries.recipients import Answered
from storage.queries.roster import Roster
from storage.session import Session
from storage.vocabulary import Decision, Role

SEATS = (Role.BRANCH, Role.COMMITTEE)


class Boxes:
    """Called on the writer."""

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        self._desk, self._now = desk, now

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
            if self.actor(unit.session, box.person_id) is None:
                return None
            rows = recipients.held_by(unit.session, letters.public_of(box.key))
            return [
                {
                    "id": str(one.id),
                    "head": wording.box_head(f"C-{one.number:04}", one.state.value),
                    "day": dated(one.released_on, today) if one.released_on else "",
                }
                for one in rows
            ]

    def read(self, box: OpenBox, which: UUID) -> dict[str, Any] | None:
        """One of them, opened; its reading is written down, and who came later is let in."""
        with self._desk.units() as unit:
            actor = self.actor(unit.session, box.person_id)
            if actor is None:
                return None
            thread = recipients.read(unit.session, actor, which, box.key, self._now())
            if thread is None:
                return None
            self._let_in(unit.session, actor, thread, box)
            return self._shown(thread, self._roster(unit.session))

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
            actor = self.actor(unit.session, box.person_id)
            return actor is not None and recipients.answer(
                unit.session, actor, which, box.key, given, now, self._today()
            )

    def _let_in(self, session: Session, actor: Actor, thread: Thread, box: OpenBox) -> None:
        """Others who sit where he sits and made their key later; never whom the matter is about."""
        roster, day = self._roster(session), self._today()
        about = {one for said in thread.said for one in said.letter.kept_from}
        seated = {
            one.person_id
            for org in actor.branches | actor.offices
            for role in SEATS
            for one in roster.holders(org, role, day)
        }
        others = recipients.public_keys(session, list(seated - about))
        recipients.share(session, thread.id, box.key, list(others.values()))

    def _shown(self, thread: Thread, roster: Roster) -> dict[str, Any]:
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
