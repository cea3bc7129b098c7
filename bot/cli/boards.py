"""print board: what hangs on the wall, as files in a folder."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.cli import printing_wording as wording
from bot.cli.console import one_transaction, read_settings, say, stop, today
from bot.cli.whole_files import write_whole
from bot.documents.names import unlike
from bot.settings import StorageSettings
from handlers.areas.lists import facts
from handlers.areas.lists import tables as lists
from handlers.desk import Desk
from handlers.kit.capability import Context
from handlers.registry import Registry
from handlers.regulation import Edition, Editions
from storage.queries.actor import Actor
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import OrgLevel, Role

LONGEST = 300  # characters; a longer address makes a code that phones read badly
ADDRESS = re.compile(rf"(?=.{{1,{LONGEST}}}$)[a-z][a-z0-9+.-]*://[!-~]+")


def write_board(folder: Path | None, address: str = "") -> None:
    """Pages and lists of every branch, from the roster as it stands; what is there of the same name is replaced.

    With an `address` every page has a QR code that leads there.
    """
    if folder is None:
        stop([wording.WHICH_FOLDER])
    if folder.exists() and not folder.is_dir():
        stop([wording.NO_FOLDER.format(folder=folder)])
    if address and not ADDRESS.fullmatch(address):
        stop([wording.NO_ADDRESS.format(address=address[:40], most=LONGEST)])
    edition = Editions.load(read_settings(StorageSettings).edition).on(today())
    with one_transaction() as unit:
        files = dict(_files(_for_all_branches(unit, edition), address))
    if not files:
        stop([wording.NOTHING_DIVIDED])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            write_whole(folder / name, content)
        ours = (one.name for one in folder.glob(f"{wording.board_of('')}*.html"))
        old = sorted(one for one in ours if one not in files)
    except OSError:
        stop([wording.CANNOT_WRITE.format(folder=folder)])
    say(wording.written(str(folder), list(files), old))


def _for_all_branches(unit: UnitOfWork, edition: Edition) -> Context:
    """Nobody in particular, who sees the division of every branch."""
    desk = Desk(lambda: unit, lambda _day: edition, registry=Registry(()))
    picture = desk.picture(unit.session)
    branches = [one.id for one in picture[0].orgs.values() if one.level is OrgLevel.BRANCH]
    nobody = Actor(None, frozenset({Role.BRANCH}), branches=frozenset(branches))
    return desk.context(unit.session, nobody, datetime.now(UTC), picture)


def _files(ctx: Context, address: str) -> Iterator[tuple[str, bytes]]:
    """Every file with its name, branch by branch."""
    from bot.documents import pages  # noqa: PLC0415  (slow to import, needed by this command alone)
    from bot.documents.workbook import as_xlsx  # noqa: PLC0415

    taken: set[str] = set()
    qr = pages.qr_code(address) if address else ""
    for one in facts.divisions(ctx):
        title = wording.board_of(one.branch)
        yield unlike(title, ".html", taken), pages.board(one, ctx.edition, title, qr).encode()
        for area in one.areas:
            title = wording.board_of(area.name)
            page = pages.area_board(one, area, ctx.edition, title, qr)
            yield unlike(title, ".html", taken), page.encode()
        mine = replace(ctx, actor=replace(ctx.actor, branches=frozenset({one.branch_id})))
        for make in (lists.division, lists.without_member):
            document = make(mine)
            yield unlike(document.name, ".xlsx", taken), as_xlsx(document)
