"""archive export and verify: an area's archive as a file, and whether a file is what was sealed [M2]."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import archives_wording as wording
from bot.cli.console import DAMAGED, cli, one_transaction, read_settings, say, stop, today
from bot.cli.whole_files import FOR_ME, write_whole
from bot.documents.names import safe
from bot.settings import StorageSettings
from handlers.desk import Desk
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.seats import branch_contacts
from handlers.regulation import Editions
from handlers.year import archive, sealing
from storage.queries import archive_seals
from storage.queries.people import load_roster
from storage.queries.roster import AreaView
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import Role

commands = typer.Typer(help=wording.GROUP, no_args_is_help=True)
cli.add_typer(commands, name="archive")

Out = Annotated[Path, typer.Option("--out", help=wording.OUT)]


@commands.command("export", help=wording.EXPORT)
def export(
    area: Annotated[str, typer.Option("--area", help=wording.AREA)],
    year: Annotated[int, typer.Option("--year", help=wording.YEAR, min=2000, max=2999)],
    out: Out,
    reader: Annotated[str, typer.Option("--for", help=wording.READER)] = "",
) -> None:
    """As one of the branch's committee may see it; the access log says so before the file is written."""
    from bot.sending.files import made  # noqa: PLC0415  (slow to import, needed by this command alone)

    settings = read_settings(StorageSettings)
    editions = Editions.load(settings.edition)
    with one_transaction() as unit:
        desk = Desk(
            lambda: unit,
            editions.on,
            edition_named=editions.named,
            as_file=lambda document: made(document, settings.templates),
        )
        ctx, found = _seen_by(unit, desk, area, reader.casefold())
        kept = sealing.kept(found.id, year, ctx)
        bundle = kept or archive.of_area(found, year, ctx)
        content, file = ctx.as_file(bundle), out / f"{safe(bundle.name)}.zip"
    try:
        out.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(file, content, FOR_ME)
    except OSError:
        stop([wording.CANNOT_READ.format(file=file)])
    say(wording.exported(str(file), hashlib.sha256(content).hexdigest()[:8]))


@commands.command("verify", help=wording.VERIFY)
def verify(
    file: Annotated[Path | None, typer.Argument(help=wording.FILE)] = None,
    seal: Annotated[bool, typer.Option("--seal", help=wording.SEAL)] = False,
) -> None:
    """By its own list, and with `--seal` by what was kept when it was sealed; ends with 3 where something is not as it was."""
    if file is None and not seal:
        stop([wording.NEITHER])
    lines, wrong = _by_its_list(file) if file else ([], False)
    if seal:
        with one_transaction() as unit:
            content = file.read_bytes() if file else b""
            more, other = _by_the_seal(unit, content)
        lines, wrong = [*lines, *more], wrong or other
    if wrong:
        stop(lines, DAMAGED)
    say(lines)


def _by_its_list(file: Path) -> tuple[list[str], bool]:
    from bot.documents.bundle import faults_of  # noqa: PLC0415

    try:
        content = file.read_bytes()
        found = faults_of(content)
    except OSError:
        stop([wording.CANNOT_READ.format(file=file)])
    except ValueError:
        stop([wording.NOT_ONE], DAMAGED)
    line = wording.hash_line(hashlib.sha256(content).hexdigest())
    return [line, *(wording.faults(found) or [wording.WHOLE])], bool(found)


def _by_the_seal(unit: UnitOfWork, content: bytes) -> tuple[list[str], bool]:
    checked = archive_seals.check(unit.session)
    lines = wording.chain(checked.seals, checked.broken, cut_off=checked.cut_off)
    if not content:
        return lines, not checked.holds
    found = archive_seals.by_hash(unit.session, hashlib.sha256(content).digest())
    if found is None:
        return [*lines, wording.NOT_SEALED], True
    roster = load_roster(unit.session)
    day = found.made_at.astimezone(SHANGHAI).date()
    name = roster.areas[found.area_id].name
    lines.append(wording.sealed(name, found.year, found.version, day))
    return [*lines, *([] if found.there else [wording.given_up()])], not checked.holds


def _seen_by(unit: UnitOfWork, desk: Desk, name: str, userid: str) -> tuple[Context, AreaView]:
    """The area of this name, and the context of a member of its branch's committee."""
    picture, now = desk.picture(unit.session), datetime.now(UTC)
    roster = picture[0]
    areas = {one.name: one for one in roster.areas.values()}
    if name not in areas:
        stop([wording.which_area(name, sorted(areas))])
    area = areas[name]
    nobody = desk.context(
        unit.session, roster.actor(next(iter(roster.people)), today()), now, picture
    )
    first = branch_contacts(area.branch_id, nobody)
    if userid and area.branch_id:
        seats = roster.holders(area.branch_id, Role.BRANCH, today())
        first = [one.person_id for one in seats if roster.people[one.person_id].userid == userid]
    if not first:
        stop([wording.NOBODY])
    actor = roster.actor(first[0], today())
    return desk.context(unit.session, actor, now, picture), area
