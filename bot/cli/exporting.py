"""export-subject: the copy of one person's record for who asks on paper; his access log says so (PIPL art. 45)."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import exporting_wording as wording
from bot.cli.console import cli, one_transaction, read_settings, say, stop, today
from bot.settings import StorageSettings
from handlers.desk import Desk
from handlers.kit.capability import Context
from handlers.kit.documents import Document
from handlers.privacy import copying
from handlers.registry import Registry
from handlers.regulation import Edition, Editions
from storage.queries import access
from storage.queries.actor import Actor
from storage.rights_words import AccessReason
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import Role

WHAT = "export"  # in the access log
OPERATOR = Actor(person_id=None, roles=frozenset({Role.ADMIN}))


@cli.command("export-subject", help=wording.EXPORT)
def export_subject(
    userid: Annotated[str, typer.Argument(help=wording.USERID)],
    file: Annotated[Path, typer.Argument(help=wording.FILE)],
) -> None:
    """Note it first, then write the file: there is no copy that the log does not know."""
    from bot.documents.workbook import as_xlsx  # noqa: PLC0415  (slow to import, needed by this command alone)

    if file.exists():
        stop([wording.EXISTS])
    edition, now = (
        Editions.load(read_settings(StorageSettings).edition).on(today()),
        datetime.now(UTC),
    )
    with one_transaction() as unit:
        document = _noted_copy(_seen_by_himself(unit, edition, userid, now))
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(as_xlsx(document))
    except OSError:
        stop([wording.NO_FOLDER])
    say(wording.exported(str(file), sum(len(one.rows) for one in document.tables)))


def _seen_by_himself(unit: UnitOfWork, edition: Edition, userid: str, now: datetime) -> Context:
    """What the person himself may see; who left keeps his rights."""
    desk = Desk(lambda: unit, lambda _day: edition, registry=Registry(()))
    picture = desk.picture(unit.session)
    people = picture[0].people.values()
    person = next((one for one in people if one.userid == userid.casefold()), None)
    if person is None:
        stop([wording.NOBODY])
    return desk.context(unit.session, picture[0].actor(person.id, today()), now, picture)


def _noted_copy(ctx: Context) -> Document:
    document = copying.copy(ctx)
    access.note(ctx.session, OPERATOR, ctx.actor.me, WHAT, ctx.now, why=AccessReason.EXPORT)
    if ctx.me.here_on(ctx.today):
        copying.tell_of_export(ctx)
    return document
