"""sync-contacts: the roster brought in step with WeCom's address book."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Annotated, TypeVar

import typer

from bot.channel import DeliveryError
from bot.cli import contacts_wording as wording
from bot.cli import wording as cli_wording
from bot.cli.console import cli, open_database, read_settings, say, stop
from bot.settings import Settings
from storage.unit_of_work import Conflict

T = TypeVar("T")


@cli.command("sync-contacts", help=wording.SYNC)
def sync_contacts(
    dry_run: Annotated[bool, typer.Option("--dry-run", help=cli_wording.DRY_RUN)] = False,
    allow_leavers: Annotated[int, typer.Option(help=wording.ALLOW_LEAVERS, min=0)] = 0,
    renamed: Annotated[list[str] | None, typer.Option(help=wording.RENAMED)] = None,
) -> None:
    """Read the whole address book, then change the roster in one transaction."""
    settings = read_settings(Settings)
    say(asyncio.run(_sync(settings, _pairs(renamed or []), allow_leavers, dry_run=dry_run)))


async def _sync(
    settings: Settings, renamed: Mapping[str, str], leavers: int, *, dry_run: bool
) -> list[str]:
    from bot.app import make_desk  # noqa: PLC0415  (only this command needs them)
    from bot.contacts.directory import Directory  # noqa: PLC0415
    from bot.contacts.syncing import (  # noqa: PLC0415
        CannotRename,
        NobodyShown,
        Syncing,
        TooManyVanished,
    )
    from bot.metrics import Metrics  # noqa: PLC0415
    from bot.token_row import TokenRow  # noqa: PLC0415
    from bot.wecom.client import WeComClient  # noqa: PLC0415

    with open_database() as (engine, _):
        desk, account = make_desk(settings, engine, Metrics()), settings.account()
        tokens = TokenRow(desk, _at_once, account, _now)
        async with WeComClient(account, tokens, _now) as client:
            syncing = Syncing(Directory(client), desk.units, _at_once, _now)
            try:
                found = await syncing.look(leavers)
                done = await syncing.take(found, renamed=renamed, dry_run=dry_run)
            except NobodyShown:
                stop([wording.NOBODY])
            except TooManyVanished as many:
                stop([wording.TOO_MANY.format(missing=many.missing, seen=many.seen)])
            except Conflict:
                stop([cli_wording.DATABASE_BUSY])
            except CannotRename as wrong:
                stop([wording.CANNOT_RENAME.format(before=wrong.before, after=wrong.after)])
            except DeliveryError as error:
                stop([wording.refused(error.code)])
    return wording.report(done, found.book.twice, dry_run=dry_run)


def _pairs(renamed: list[str]) -> dict[str, str]:
    pairs = [one.casefold().split("=") for one in renamed]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        stop([wording.BAD_RENAMED])
    return {before.strip(): after.strip() for before, after in pairs}


async def _at_once(job: Callable[[], T]) -> T:
    """Nobody else waits for this process."""
    return job()


def _now() -> datetime:
    return datetime.now(UTC)
