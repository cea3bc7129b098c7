"""rotate-keys, verify-audit and purge."""

import re
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from bot.cli import keeping_wording as wording
from bot.cli.console import DAMAGED, cli, open_database, say, stop, today
from handlers.privacy import retention
from handlers.regulation import Editions
from storage import audit_chain, rotation
from storage.database import empty_log
from storage.keys import Keyring, is_listed
from storage.queries import housekeeping
from storage.sealing import Unreadable
from storage.unit_of_work import Unavailable
from storage.witness import HEAD, witness_of

EMPTY = "0-"
CODE = re.compile(r"[1-9][0-9]{0,17}-[0-9a-f]{8,64}")

DryRun = Annotated[bool, typer.Option("--dry-run", help=wording.DRY_RUN)]
Anchors = Annotated[list[str] | None, typer.Option("--anchor", help=wording.ANCHOR)]


@cli.command("rotate-keys", help=wording.ROTATE)
def rotate_keys() -> None:
    """Seal every text again with the newest key; can be interrupted and run again."""
    with open_database() as (engine, settings):
        keyring = Keyring(engine, settings.data_keys())
        with keyring.unit() as unit:
            if not is_listed(unit.session, settings.data_keys()[0]):
                stop([wording.KEY_NOT_IN_USE])
        if settings.data_key_old is None:
            stop([wording.OLD_KEY_GONE], 0)
        done: list[int] = []
        try:
            texts = rotation.rotate(keyring, told=done.append)
        except Unreadable:
            stop([wording.UNREADABLE], DAMAGED)
        except Unavailable:
            if done:
                stop([wording.rotation_broken_off(sum(done))])
            raise
    say(wording.rotated(keyring.sealer.newest, texts))


@cli.command("verify-audit", help=wording.VERIFY_AUDIT)
def verify_audit(anchor: Anchors = None) -> None:
    """Look at every line of the access log."""
    noted = [code.strip().lower() for code in anchor or []]
    if not all(map(_is_code, noted)):
        stop([wording.NO_ANCHOR])
    with open_database() as (engine, settings):
        keyring = Keyring(engine, settings.data_keys())
        witness = witness_of(engine, keyring.sealer)
        with keyring.unit() as unit:
            restored = housekeeping.last_success(unit.session, housekeeping.RESTORED)
            anchors = [*witness.anchors(restored), *noted]
            found = audit_chain.verify(unit.session, anchors)
            end = housekeeping.AUDIT if found.holds else housekeeping.AUDIT_BROKEN
            housekeeping.succeeded(unit.session, end, datetime.now(UTC))
        if not found.holds:
            first = min(found.broken, default=0)
            lines = wording.audit_broken(
                len(found.broken),
                first,
                found.loose,
                head=found.head_holds,
                anchors=found.anchors_hold,
            )
            stop(lines, DAMAGED)
        witness.append((HEAD, found.head.code))
    say(wording.audit_holds(found.lines, found.head.code))


@cli.command("purge", help=wording.PURGE)
def purge(dry_run: DryRun = False) -> None:
    """Delete what has been kept long enough, in small transactions, and leave no trace in the log."""
    with open_database() as (engine, settings):
        keyring = Keyring(engine, settings.data_keys())
        edition, now = Editions.load(settings.edition).on(today()), datetime.now(UTC)
        if dry_run:
            with keyring.unit() as unit:
                due = retention.due(unit.session, edition, now)
            until = retention.until(edition, now)
            say(wording.would_purge(asdict(due), until) if due.total else [wording.NOTHING_DUE])
            return
        counts: Counter[str] = Counter()
        try:
            for batch in retention.purge_all(keyring.unit, edition, now):
                counts.update(asdict(batch))
            with keyring.unit() as unit:
                housekeeping.succeeded(unit.session, housekeeping.PURGE, now)
        except Unavailable:
            if counts.total():
                stop(wording.purge_broken_off(counts))
            raise
        emptied = empty_log(engine)
        say(wording.purged(counts) if counts.total() else [wording.NOTHING_DUE])
        if not emptied:
            say([wording.LOG_IN_USE])
        elif engine.dialect.name != "sqlite" and counts.total():
            say([wording.STILL_IN_DATABASE])


def _is_code(code: str) -> bool:
    """Whether it is the head of a log as it is printed; the one of an empty log has no digits."""
    return code == EMPTY or CODE.fullmatch(code) is not None
