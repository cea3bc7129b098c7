"""Files that were promised: made from what holds at this moment, and handed over before the call that shows them.

A file handed over twice harms nobody: only the call that shows it reaches a person, and that one is stored before
it is made (promise D4). Nothing of a file is kept in the database.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bot.channel import Channel, DeliveryError
from bot.documents.names import safe
from bot.sending.attempts import Turn
from bot.sending.limits import business_day
from handlers.desk import Desk
from handlers.kit import incidents
from handlers.kit.documents import AnyDocument, Bundle, Document, Kept
from handlers.kit.messages import Refusal
from storage.queries import outbox_files, outbox_waiting
from storage.queries.outbox_calls import REFUSED
from storage.queries.outbox_waiting import Waiting
from storage.vocabulary import PushState

log = logging.getLogger("zerenqu.sender")

AT_ONCE = 4  # files of one round
ONE_FILE = timedelta(seconds=25)
SOON, LATER = (
    timedelta(seconds=10),
    timedelta(minutes=6),
)  # before the second attempt, and the others


@dataclass(frozen=True, slots=True)
class Unmade:
    """What a file is to hold; `tried`: it was not taken before."""

    number: int
    name: str
    document: AnyDocument
    tried: bool


class Over(NamedTuple):
    """Why a push is at its end instead."""

    state: PushState
    why: str


@dataclass(frozen=True, slots=True)
class Handed:
    """How handing over one file ended."""

    file: Unmade
    media_id: str = ""
    error: DeliveryError | None = None


def begun(turn: Turn, push: Waiting) -> Unmade | Over:
    """What the file holds for its recipient as he is now; he may have lost the right to it meanwhile."""
    picture, today = turn.desk.picture(turn.session), business_day(turn.now)
    actor = turn.roster.actor(push.recipient_id, today)
    ctx = turn.desk.context(turn.session, actor, turn.now, picture)
    try:
        key, _, which = push.document.partition(" ")
        document = turn.desk.registry.documents[key](replace(ctx, which=which))
    except Refusal:
        return Over(PushState.CANCELLED, "unwanted")
    except Exception as bug:  # one bad file must not end the delivery of everything else
        log.error("delivery_stopped", extra={"incident": incidents.number_for(bug)})  # noqa: TRY400
        return Over(PushState.DEAD, f"{REFUSED}:unfit")
    name = f"{safe(document.name)}-{today:%Y%m%d}.{_ending(document)}"
    return Unmade(push.number, name, document, tried=bool(push.error))


async def hand_over(channel: Channel, files: Sequence[Unmade], templates: str = "") -> list[Handed]:
    """Make them, forms by the branch's own `templates` where it has some, and hand them over; how each ended."""
    return list(await asyncio.gather(*(_hand_over(channel, one, templates) for one in files)))


async def _hand_over(channel: Channel, file: Unmade, templates: str) -> Handed:
    try:
        content = await asyncio.to_thread(made, file.document, templates)
        async with asyncio.timeout(ONE_FILE.total_seconds()):
            return Handed(file, await channel.upload(file.name, content))
    except DeliveryError as error:
        return Handed(file, error=error)
    except TimeoutError:
        return Handed(file, error=DeliveryError("timeout"))
    except Exception as bug:
        log.error("delivery_stopped", extra={"incident": incidents.number_for(bug)})  # noqa: TRY400
        return Handed(file, error=DeliveryError("bug", permanent=True))


def _ending(document: AnyDocument) -> str:
    if isinstance(document, Kept):
        return document.ending
    if isinstance(document, Bundle):
        return "zip"
    return "xlsx" if isinstance(document, Document) else "docx"


def made(document: AnyDocument, templates: str) -> bytes:
    """The bytes of a file, by a module that is slow to import and rarely needed."""
    if isinstance(document, Kept):
        return document.content
    if isinstance(document, Document):
        from bot.documents.workbook import as_xlsx  # noqa: PLC0415

        return as_xlsx(document)
    if isinstance(document, Bundle):
        from bot.documents.bundle import as_zip  # noqa: PLC0415

        return as_zip(document, lambda one: (_ending(one), made(one, templates)))
    from bot.documents.word import as_docx  # noqa: PLC0415

    return as_docx(document, Path(templates) if templates else None)


def report(desk: Desk, handed: Sequence[Handed], now: datetime) -> None:
    """Write down how it went: the push may go now, goes another time, or is at its end."""
    with desk.units() as unit:
        for one in handed:
            number, error = one.file.number, one.error
            if error is None:
                outbox_files.handed_over(unit.session, number, one.media_id)
                continue
            fields = {"code": error.code, "permanent": error.permanent}
            log.warning("delivery_failed", extra=fields)
            why = f"{REFUSED}:{error.code or ''}"
            if error.permanent:
                outbox_waiting.end(unit.session, [number], PushState.DEAD, now, why=why)
            else:
                wait = max(error.pause or timedelta(0), LATER if one.file.tried else SOON)
                outbox_files.put_off(unit.session, number, now + wait, why)
