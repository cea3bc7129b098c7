"""Promises put straight into the outbox of a running bot, and what became of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import col, select

from bot.simulator.chats import Chat as SimChat
from bot.simulator.chats import LineKind
from bot.simulator.world import SimPerson
from storage.queries import outbox, people
from storage.queries.sending import Shared, lock
from storage.tables import Person, Push
from storage.vocabulary import PushKind, PushState
from tests.chatting import Chat

EVERYBODY = ("张伟", "周涛", "孙丽", "何军", "马德福")


def promise(
    chat: Chat,
    name: str,
    text: str,
    kind: PushKind = PushKind.ANSWER,
    not_after: datetime | None = None,
    about: str = "x",
) -> None:
    """Promise a text to somebody of the cast, due now."""
    with chat.parts.desk.units() as unit:
        person = unit.session.exec(select(Person).where(col(Person.name) == name)).one()
        outbox.promise(
            unit.session,
            person.id,
            text,
            kind=kind,
            about=about,
            due=chat.clock.moment,
            not_after=not_after,
        )


def states(chat: Chat) -> list[PushState]:
    """Of every push, in the order of promising."""
    with chat.parts.desk.units() as unit:
        return list(unit.session.exec(select(col(Push.state)).order_by(col(Push.number))))


def errors(chat: Chat) -> list[str]:
    """What is noted of every push."""
    with chat.parts.desk.units() as unit:
        return list(unit.session.exec(select(col(Push.error)).order_by(col(Push.number))))


def shared(chat: Chat) -> Shared:
    """What all senders share."""
    with chat.parts.desk.units() as unit:
        found = lock(unit.session, wait=True)
        assert found is not None
        return found


def later(chat: Chat, **span: float) -> None:
    """Some time passes, and what may go then goes."""
    chat.clock.moment += timedelta(**span)
    chat.deliver()


def sends(chat: Chat) -> list[bytes]:
    """The bytes of every call that the platform took."""
    return [one.raw for one in chat.corp.sent]


def crowd(chat: Chat, count: int) -> list[UUID]:
    """So many more people, on the roster and on the platform."""
    with chat.parts.desk.units() as unit:
        like = unit.session.exec(select(Person).where(col(Person.name) == "张伟")).one()
        rows = [
            Person(
                userid=f"crowd{number}",
                name=f"众人{number}",
                team_id=like.team_id,
                joined_on=like.joined_on,
            )
            for number in range(count)
        ]
        unit.session.collect(*rows)
        people.changed(unit.session)
        for row in rows:
            chat.corp.people[row.userid] = SimPerson(row.userid, row.name)
            chat.corp.chats[row.userid] = SimChat()
        return [row.id for row in rows]


def promise_all(
    chat: Chat, ids: Sequence[UUID], text: str, kind: PushKind = PushKind.REMINDER
) -> None:
    """The same words to everybody; `{}` in them is each one's place."""
    with chat.parts.desk.units() as unit:
        for place, one in enumerate(ids):
            words, due = text.format(place), chat.clock.moment
            outbox.promise(unit.session, one, words, kind=kind, about="x", due=due)


def seen(chat: Chat, userid: str) -> list[str]:
    """What stands on somebody's screen."""
    return [line.text for line in chat.corp.chats[userid].lines if line.kind is LineKind.PUSH]
