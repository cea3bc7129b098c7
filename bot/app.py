"""Puts everything together; nothing happens at import time."""

import contextlib
import gc
import logging
import os
import time
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime

import httpx2
from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot import counting, health
from bot.agenda import Agenda
from bot.anonymous.gate import AnonymousGate
from bot.anonymous.mixing import Mixing
from bot.anonymous.raisers import RaisersPage
from bot.anonymous.receipts import Receipts
from bot.anonymous.recipients import RecipientsPages
from bot.beside import Besides
from bot.calendar_page import CalendarPage
from bot.clock import Clock
from bot.contacts.directory import Directory
from bot.contacts.following import Following
from bot.contacts.syncing import Syncing
from bot.flood import FloodGate
from bot.heartbeat import Heartbeat
from bot.intake import Intake
from bot.key_change import KeyChange
from bot.menu import register_menu
from bot.metrics import Metrics
from bot.parts import Parts
from bot.sending.files import made
from bot.sending.sender import Sender
from bot.settings import Settings, workdays
from bot.skew import SkewAlarm
from bot.supervision import Supervision
from bot.token_row import TokenRow
from bot.voice.listening import Listening
from bot.wecom.account import WeComAccount
from bot.wecom.client import WeComClient
from bot.wecom.envelopes import Envelopes
from bot.wecom.outgoing import WeComChannel
from bot.wecom.webhook import PATH, Callback
from handlers.desk import Desk
from handlers.kit.capability import Policy
from handlers.kit.messages import Incoming, Reply
from handlers.regulation import Editions
from storage.database import make_engine
from storage.keys import Keyring
from storage.migrations import current, head, is_empty, known, migrate
from storage.queries import housekeeping
from storage.unit_of_work import Unavailable
from storage.witness import keep_at

POSTGRES_WORKERS = 4

log = logging.getLogger("zerenqu")


class WrongSchema(Exception):
    """The database is older or newer than this program; `newer` says which."""

    def __init__(self, *, newer: bool) -> None:
        super().__init__("newer" if newer else "older")
        self.newer = newer


class Server(FastAPI):
    """Nearly every request is a callback: it goes past FastAPI's layers, which would cost a third of its reading."""

    callback: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the lifespan."""
        passes = scope["type"] == "http" and scope["path"] == PATH
        await (self.callback if passes else super().__call__)(scope, receive, send)


def utc_now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


def create_app(
    settings: Settings,
    now: Callable[[], datetime] = utc_now,
    *,
    background: bool = True,
    transport: httpx2.AsyncBaseTransport | None = None,
) -> FastAPI:
    """Everything that `zerenqu serve` starts.

    `now` is the one place where the bot takes the time; without `background` nothing runs by itself (whoever holds
    `app.state.parts` drives it). `transport` stands in for the network to WeCom. Raises `WrongSchema` at start-up.
    """
    engine, metrics = make_engine(settings.database_url), Metrics()
    desk = make_desk(settings, engine, metrics)
    account = settings.account()
    envelopes = Envelopes(account, now)
    intake = Intake(
        lambda batch: _answer_all(desk, batch, now()),
        workers=1 if engine.dialect.name == "sqlite" else POSTGRES_WORKERS,
        busy=metrics.count_busy,
    )
    tokens = counting.CountedTokens(TokenRow(desk, intake.run, account, now), metrics)
    client = WeComClient(account, tokens, now, transport)
    channel = counting.CountedChannel(WeComChannel(client, account.agent_id), metrics)
    sender = Sender(desk, intake.run, channel, now, metrics.arrived, settings.templates)
    desk.promised = sender.wake
    clock = Clock(desk, counting.counted_ticks(intake.run, metrics, now), now)
    following = _following(client, desk, intake, now, on=settings.sync_contacts)
    listening = _listening(client, desk, intake, now, settings)
    agenda = Agenda(client, desk, intake.run, now, on=settings.schedules)
    parts = Parts(engine, desk, intake, sender, clock, metrics, now, following, listening, agenda)
    signs = Supervision(intake.turns, os.environ), Heartbeat(settings.heartbeat_url, parts)
    others = following, Mixing(engine, desk, intake.run, now), listening, agenda
    beside = (*signs, KeyChange(os.environ, account, envelopes), *others)
    app = Server(lifespan=lambda _: _running(parts, client, beside, background), openapi_url=None)
    app.state.parts = parts
    app.callback = _callback(parts, account, envelopes, Receipts(desk, intake.run))
    app.include_router(health.router(parts))
    app.router.routes += _pages(parts, settings.public_url)
    return app


def _pages(parts: Parts, public_url: str) -> list[Route]:
    """Everything under /a, and everybody's calendar."""
    desk, run, now = parts.desk, parts.intake.run, parts.now
    raisers = RaisersPage(desk, run, now)
    boxes = RecipientsPages(desk, run, now, public_url)
    return [*raisers.routes(), *boxes.routes(), *CalendarPage(desk, run, now).routes()]


def _callback(
    parts: Parts, account: WeComAccount, envelopes: Envelopes, receipts: Receipts
) -> Callback:
    """Where messages come in: past the flood gate, and unless they are anonymous to the intake, and counted."""
    metrics = parts.metrics
    answered = counting.counted_answers(parts.intake.submit, metrics)
    anonymous = AnonymousGate(answered, parts.desk, parts.intake.run, receipts, parts.now)
    gate = FloodGate(anonymous.submit, parts.now, metrics.count_event, parts.desk.policy)
    return Callback(
        account,
        gate.submit,
        parts.now,
        metrics.count_callback,
        heard=SkewAlarm(metrics).heard,
        envelopes=envelopes,
        changed=parts.following.told if parts.following.on else None,
    )


@contextlib.asynccontextmanager
async def _running(
    parts: Parts,
    client: WeComClient,
    beside: Sequence[Besides],
    background: bool,
) -> AsyncIterator[None]:
    """Start in order, stop in the opposite one: what waits is still answered."""
    check_schema(parts.engine)
    with parts.desk.units():  # the keys fit, or the start ends here
        pass
    with contextlib.suppress(Unavailable), parts.desk.units() as unit:
        housekeeping.began(unit.session, parts.now())
    with parts.intake:
        await parts.sender.start(background=background)
        if background:
            parts.clock.start()
            register_menu(client, parts.desk.registry)
            for one in beside:
                one.start()
            gc.collect()
            gc.freeze()  # what lives until the end need not be looked at again: it halves the slowest answers
        log.info("ready")
        yield
        for one in beside:
            await one.stop()
        await parts.clock.stop()
        await parts.sender.stop()
    await client.aclose()
    parts.engine.dispose()


def _following(
    client: WeComClient, desk: Desk, intake: Intake, now: Callable[[], datetime], *, on: bool
) -> Following:
    """What keeps the roster in step with the address book, where that is wanted."""
    syncing = Syncing(Directory(client), desk.units, intake.run, now)
    return Following(syncing, desk.units, intake.run, now, on=on)


def _listening(
    client: WeComClient,
    desk: Desk,
    intake: Intake,
    now: Callable[[], datetime],
    settings: Settings,
) -> Listening:
    """What hears voice messages, where that is wanted."""
    hears = settings.transcriber, settings.transcriber_seconds
    return Listening(desk, intake.run, client.media_get, now, *hears)


def make_desk(settings: Settings, engine: Engine, metrics: Metrics) -> Desk:
    """The desk, for the server and for the operator's commands."""
    keep_at(engine, settings.witness)
    editions = Editions.load(settings.edition)
    return Desk(
        units=Keyring(engine, settings.data_keys(), welcome_new=True).unit,
        edition_on=editions.on,
        edition_named=editions.named,
        policy=Policy(
            settings.push_content,
            settings.hotline,
            settings.contact,
            settings.duty_people(),
            settings.public_url,
            settings.transcriber,
        ),
        calendar=workdays(settings.calendar),
        count=metrics.count_event,
        as_file=lambda document: made(document, settings.templates),
    )


def check_schema(engine: Engine) -> None:
    """A new database gets its tables; one that does not fit is left alone."""
    if is_empty(engine):
        migrate(engine)
    elif (version := current(engine)) != head():
        raise WrongSchema(newer=version not in known())


def _answer_all(desk: Desk, batch: Sequence[Incoming], now: datetime) -> list[Reply]:
    started = time.perf_counter()
    replies = desk.answer_all(batch, now)
    took = time.perf_counter() - started
    requests = [message.request for message in batch]
    fields = {"count": len(batch), "milliseconds": round(took * 1000, 1), "requests": requests}
    log.info("answered", extra=fields)
    return replies
