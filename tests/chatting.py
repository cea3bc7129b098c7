"""Plays a conversation as it is written down, through the real encrypted callback and the fake platform."""

import base64
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx2
from anyio.from_thread import BlockingPortal, start_blocking_portal
from sqlmodel import select
from starlette.applications import Starlette

from bot.app import create_app
from bot.demo import START
from bot.parts import Parts
from bot.settings import Settings
from bot.simulator.api import FakeApi
from bot.simulator.chats import LineKind
from bot.simulator.phone import Phone
from bot.simulator.script import StepKind, after, steps
from bot.simulator.world import SimPerson, SimulatedCorp
from handlers.kit.pushes import declared
from handlers.registry import Registry
from storage.session import Unavailable
from storage.tables import Push
from tests.cast import CAST, CastMember
from tests.databases import DATA_KEY

T1 = START  # 2026-03-12 Thu 14:30
CALLBACK = "http://bot.test/wecom/callback"
PAGES = "https://bot.test"
SEVEN_DUTIES = "seven_duties"
STRANGER = "moshengren"
WEEK = "digest.tell_of_week"  # what comes every Monday, and would stand in every other conversation
MADE_UP = ("x", "y", "甲")  # what tests of the sender promise is about


class StillClock:
    """Stands still until it is set."""

    def __init__(self, start: datetime) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        return self.moment


@dataclass
class Chat:
    """A running bot, everybody's phone, and a clock that only the conversation moves."""

    portal: BlockingPortal
    phone: Phone
    corp: SimulatedCorp
    parts: Parts
    clock: StillClock
    web: httpx2.AsyncBaseTransport  # to the bot's own pages
    people: Sequence[CastMember] = field(default_factory=lambda: CAST)
    read: dict[str, int] = field(default_factory=dict)  # pushes of each person checked so far
    answer: str = ""  # the last one, whole

    def __call__(self, conversation: str) -> None:
        """Play a script (`bot.simulator.script`); an answer that does not fit fails with both sides shown."""
        rest: list[str] = []
        pushed: dict[str, list[str]] = {}
        for step in steps(conversation):
            match step.kind:
                case StepKind.MOVE:
                    pushed.clear()
                    self.move_to(step.moment)
                case StepKind.NO_PUSH:
                    found = self.new_pushes(step.who)
                    assert not found, found
                case StepKind.PUSH:
                    lines = pushed.get(step.who) or self.new_pushes(step.who)
                    pushed[step.who] = after(step.text, lines)
                case StepKind.ANSWER:
                    rest = after(step.text, rest)
                case StepKind.SAY:
                    pushed.clear()
                    self.answer = self.say(step.who, step.text)
                    rest = self.answer.splitlines()

    def with_mondays(self) -> None:
        """Leaders have their week on Monday, as they do outside of tests that look at something else."""
        self.parts.desk.registry.routines[WEEK] = Registry.discover().routines[WEEK]
        self.portal.call(self.parts.clock.check)

    def say(self, name: str, text: str) -> str:
        """One message; the answer ("" when there is none). Pushes that fell due are delivered after it."""
        answer = self.portal.call(self.phone.say, userid_of(name, self.people), text)
        self.deliver()
        return answer or ""

    def move_to(self, moment: datetime) -> None:
        """Move the clock; what fell due happens."""
        self.clock.moment = moment
        self.portal.call(self.parts.clock.check)
        self.deliver()

    def deliver(self) -> None:
        """Send what is due."""
        self.portal.call(self.parts.sender.deliver_due)

    def pushes(self, name: str) -> list[str]:
        """Every text pushed to a person so far."""
        lines = self.corp.chats[userid_of(name, self.people)].lines
        return [line.text for line in lines if line.kind is LineKind.PUSH]

    def new_pushes(self, name: str) -> list[str]:
        """The lines pushed since the last look."""
        texts = self.pushes(name)
        fresh = texts[self.read.get(name, 0) :]
        self.read[name] = len(texts)
        return [line for text in fresh for line in text.splitlines()]


def say_again(chat: Chat, plain: str, name: str) -> str:
    """Deliver the same message once more, freshly encrypted, as the platform does after a lost answer."""
    reply = chat.portal.call(chat.phone.deliver, userid_of(name), plain)
    return reply.text or "" if reply else ""


def userid_of(name: str, people: Sequence[CastMember] = CAST) -> str:
    """The userid of somebody of the cast by his name; anybody else is a stranger."""
    return next((one.userid for one in people if one.name == name), STRANGER)


def settings_for(
    corp: SimulatedCorp, database_url: str, edition: str = SEVEN_DUTIES, **more: Any
) -> Settings:
    """The settings of a bot that serves this simulated company."""
    return Settings(
        database_url=database_url,
        data_key=base64.b64encode(DATA_KEY).decode(),
        wecom_corp_id=corp.corp_id,
        wecom_agent_id=corp.agent_id,
        wecom_secret=corp.secret,
        wecom_token=corp.token,
        wecom_encoding_aes_key=corp.encoding_aes_key,
        wecom_api_base="http://api.test",
        edition=edition,
        **more,
    )


def variables_for(corp: SimulatedCorp, database_url: str, api_base: str) -> dict[str, str]:
    """The same as a process is given them, with a platform that can be called."""
    return {
        "ZRQ_DATABASE_URL": database_url,
        "ZRQ_DATA_KEY": base64.b64encode(DATA_KEY).decode(),
        "ZRQ_WECOM_CORP_ID": corp.corp_id,
        "ZRQ_WECOM_AGENT_ID": str(corp.agent_id),
        "ZRQ_WECOM_SECRET": corp.secret,
        "ZRQ_WECOM_TOKEN": corp.token,
        "ZRQ_WECOM_ENCODING_AES_KEY": corp.encoding_aes_key,
        "ZRQ_WECOM_API_BASE": api_base,
    }


@asynccontextmanager
async def _running(
    corp: SimulatedCorp, url: str, clock: StillClock, edition: str, more: dict[str, Any]
) -> AsyncIterator[tuple[Parts, Phone, httpx2.AsyncBaseTransport]]:
    api = httpx2.ASGITransport(Starlette(routes=FakeApi(corp).routes()))
    settings = settings_for(corp, url, edition, public_url=PAGES, **more)
    app = create_app(settings, clock, background=False, transport=api)
    web = httpx2.ASGITransport(app)
    phone = Phone(corp, CALLBACK, transport=web, pause=0)
    async with app.router.lifespan_context(app):
        app.state.parts.desk.registry.routines.pop(WEEK)  # `Chat.with_mondays` puts it back
        await app.state.parts.clock.check()  # the routines see the light of day
        yield app.state.parts, phone, web
    await phone.aclose()


@contextmanager
def chatting(
    database_url: str,
    start: datetime = T1,
    edition: str = SEVEN_DUTIES,
    people: Sequence[CastMember] = CAST,
    **more: Any,
) -> Iterator[Chat]:
    """A bot over this database, at this moment, under this edition and `more` settings, and the phones of these people."""
    clock = StillClock(start)
    phones = [SimPerson(one.userid, one.name) for one in people]
    corp = SimulatedCorp.fresh([*phones, SimPerson(STRANGER, "陌生人")], clock, strict=True)
    left_out: set[tuple[str, str]] = set()
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(_running(corp, database_url, clock, edition, more)) as (
            parts,
            phone,
            web,
        ),
    ):
        yield Chat(portal, phone, corp, parts, clock, web, people)
        with suppress(Unavailable):  # the test has taken the database away
            left_out = portal.call(undeclared, parts)
    assert not left_out, left_out


async def undeclared(parts: Parts) -> set[tuple[str, str]]:
    """What was promised and is not declared in `handlers/kit/pushes_wording.py`: the beginning of its about, its kind."""
    promised = select(Push.about, Push.kind).distinct()
    with parts.desk.units() as unit:
        found = {(about, kind) for about, kind in unit.session.exec(promised)}
    return {
        (about[:16], kind)
        for about, kind in found
        if about not in MADE_UP and (not (known := declared(about)) or kind not in known.kinds)
    }
