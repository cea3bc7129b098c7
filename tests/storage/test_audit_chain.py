"""S-AUDIT: whatever is done to the access log without the key, shows."""

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text
from sqlmodel import select

from storage import audit_chain
from storage.queries import access, people
from storage.queries.actor import Actor
from storage.rights_words import AccessReason
from storage.tables import AccessLog, AuditHead
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import AccessKind, Role
from tests.chatting import T1
from tests.databases import SEALER

MANIPULATIONS = 100


def reader(engine: Engine) -> tuple[Actor, Any]:
    with UnitOfWork(engine, SEALER) as unit:
        roster = people.load_roster(unit.session)
    known = {one.userid: one.id for one in roster.people.values()}
    return roster.actor(known["zhouping"], T1.date()), known["zhangwei"]


def read(engine: Engine, times: int, at: datetime = T1) -> None:
    actor, subject = reader(engine)
    with UnitOfWork(engine, SEALER) as unit:
        for number in range(times):
            moment = at + timedelta(microseconds=number)
            why = AccessReason.HANDLES if number % 2 else None
            access.note(unit.session, actor, subject, f"C-{number:04}", moment, why=why)


def verdict(engine: Engine, *anchors: str) -> audit_chain.Verdict:
    with UnitOfWork(engine, SEALER) as unit:
        return audit_chain.verify(unit.session, anchors)


def change(engine: Engine, *statements: str, **values: Any) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement), values)


def test_an_empty_log_and_a_long_one_hold(engine: Engine) -> None:
    assert verdict(engine).holds
    for times in (1, 600, 2):
        read(engine, times)
    found = verdict(engine)
    assert (found.holds, found.lines, found.head.place) == (True, 603, 603)


def test_what_was_taken_back_leaves_no_gap(engine: Engine) -> None:
    actor, subject = reader(engine)
    read(engine, 2)
    with UnitOfWork(engine, SEALER) as unit:
        mark = unit.session.mark()
        access.note(unit.session, actor, subject, "C-9999", T1)
        assert unit.session.rewind(mark)
        access.note(unit.session, actor, subject, "C-0003", T1)
    with pytest.raises(RuntimeError), UnitOfWork(engine, SEALER) as unit:
        access.note(unit.session, actor, subject, "C-0004", T1)
        raise RuntimeError
    found = verdict(engine)
    assert (found.holds, found.lines) == (True, 3)


def test_lines_from_before_the_chain_are_its_beginning(engine: Engine) -> None:
    with UnitOfWork(engine, SEALER) as unit:
        row = AccessLog(at=T1, role=Role.BRANCH, kind=AccessKind.READ, what="C-0001")
        unit.session.collect(row)
    assert verdict(engine).holds
    read(engine, 2)
    found = verdict(engine)
    assert (found.holds, found.lines) == (True, 3)


def test_several_writers_make_one_chain(engine: Engine) -> None:
    def write() -> None:
        for _ in range(5):
            read(engine, 3)

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = verdict(engine)
    assert (found.holds, found.lines) == (True, 60)


def test_old_lines_are_cut_off_and_the_rest_still_holds(engine: Engine) -> None:
    for days in (4, 3, 2, 1):
        read(engine, 3, T1 - timedelta(days=days))
    with UnitOfWork(engine, SEALER) as unit:
        old = audit_chain.head_of(unit.session).code
    cuts = []
    for _ in range(3):
        with UnitOfWork(engine, SEALER) as unit:
            cuts.append(audit_chain.cut(unit.session, T1 - timedelta(days=2, hours=1), 4))
    read(engine, 1)
    found = verdict(engine, old)
    assert (cuts, found.holds, found.lines) == ([4, 2, 0], True, 7)


def test_a_beginning_that_somebody_else_cut_off_shows(engine: Engine) -> None:
    read(engine, 6)
    change(engine, "DELETE FROM access_log WHERE place < 4", "UPDATE audit_head SET first = 4")
    assert not verdict(engine).holds


def test_everything_gone_with_a_new_head_shows_against_an_old_one(engine: Engine) -> None:
    read(engine, 6)
    anchor = verdict(engine).head.code
    change(
        engine,
        "DELETE FROM access_log",
        "UPDATE audit_head SET first = 1, last = 0, base = :none, link = :none, mark = :none",
        none=b"",
    )
    assert verdict(engine).holds  # nobody could know, without the note
    assert not verdict(engine, anchor).holds


def place(rng: random.Random, size: int) -> int:
    return rng.randint(1, size)


def edit(engine: Engine, rng: random.Random, size: int) -> None:
    column, value = rng.choice(
        [
            ("what", "C-7777"),
            ("kind", "attempted"),
            ("role", "worker"),
            ("role", "nobody"),  # cannot even be read
            ("why", "export"),
            ("actor_id", None),
            ("subject_id", None),
            ("link", bytes(32)),
            ("link", None),
            ("at", T1 + timedelta(days=1) if engine.dialect.name == "postgresql" else "2026-03-13 00:00:00.000000"),
        ]
    )  # fmt: skip
    change(
        engine,
        f"UPDATE access_log SET {column} = :value WHERE place = :place",  # noqa: S608
        value=value,
        place=place(rng, size),
    )


def take_out(engine: Engine, rng: random.Random, size: int) -> None:
    change(engine, "DELETE FROM access_log WHERE place = :place", place=place(rng, size))


def swap(engine: Engine, rng: random.Random, size: int) -> None:
    one, other = rng.sample(range(1, size + 1), 2)
    change(
        engine,
        "UPDATE access_log SET place = -1 WHERE place = :one",
        "UPDATE access_log SET place = :one WHERE place = :other",
        "UPDATE access_log SET place = :other WHERE place = -1",
        one=one,
        other=other,
    )


def close_a_gap(engine: Engine, rng: random.Random, size: int) -> None:
    gone = place(rng, size)
    change(engine, "DELETE FROM access_log WHERE place = :gone", gone=gone)
    for later in range(gone + 1, size + 1):
        change(engine, "UPDATE access_log SET place = place - 1 WHERE place = :at", at=later)
    change(engine, "UPDATE audit_head SET last = last - 1")


def put_in(engine: Engine, rng: random.Random, size: int) -> None:
    with UnitOfWork(engine, SEALER) as unit:
        unit.session.collect(
            AccessLog(id=uuid4(), at=T1, role=Role.BRANCH, kind=AccessKind.READ, what="C-0001")
        )


def cut_tail(engine: Engine, rng: random.Random, size: int) -> None:
    """With a head to match, forged from the last link that is left."""
    last = place(rng, size) - 1
    change(engine, "DELETE FROM access_log WHERE place > :last", last=last)
    with engine.begin() as connection:
        link = connection.execute(
            text("SELECT link FROM access_log WHERE place = :last"), {"last": last}
        ).scalar()
        connection.execute(
            text("UPDATE audit_head SET last = :last, link = :link"),
            {"last": last, "link": link or b""},
        )


ATTACKS: list[Callable[[Engine, random.Random, int], None]] = [
    edit, edit, edit, take_out, swap, close_a_gap, put_in, cut_tail,
]  # fmt: skip


@pytest.fixture
def kept(engine: Engine) -> Callable[[], None]:
    """Puts the log back as it was."""
    read(engine, 25)
    with UnitOfWork(engine, SEALER) as unit:
        lines = [one.model_dump() for one in unit.session.exec(select(AccessLog))]
        head = unit.session.exec(select(AuditHead)).one().model_dump()

    def put_back() -> None:
        change(engine, "DELETE FROM access_log", "DELETE FROM audit_head")
        with UnitOfWork(engine, SEALER) as unit:
            unit.session.collect(*(AccessLog(**one) for one in lines), AuditHead(**head))

    return put_back


def test_every_manipulation_shows(engine: Engine, kept: Callable[[], None]) -> None:
    rng = random.Random(20260312)
    anchor = verdict(engine).head.code
    missed = []
    for number in range(MANIPULATIONS):
        attack = rng.choice(ATTACKS)
        attack(engine, rng, 25)
        if verdict(engine, anchor).holds:
            missed.append((number, attack.__name__))
        kept()
        assert verdict(engine, anchor).holds
    assert missed == []


def test_a_reason_that_is_taken_out_shows(engine: Engine) -> None:
    read(engine, 2)
    change(engine, "UPDATE access_log SET why = NULL")
    assert verdict(engine).broken == (2,)


def test_lines_from_before_there_were_reasons_keep_their_links(engine: Engine) -> None:
    read(engine, 1)
    with UnitOfWork(engine, SEALER) as unit:
        line = unit.session.exec(select(AccessLog)).one()
        assert line.actor_id
        assert line.subject_id
        known = [1, line.id.hex, line.at.astimezone(UTC).isoformat(), line.actor_id.hex]
        known += ["branch", line.subject_id.hex, "read", "C-0000"]
        assert line.link == SEALER.tag("access_log", json.dumps(known).encode())


def test_an_old_head_with_an_old_tail_shows_against_the_note(engine: Engine) -> None:
    """Somebody puts back the real head of an earlier day, and cuts off what came after."""
    read(engine, 5)
    with UnitOfWork(engine, SEALER) as unit:
        early = unit.session.exec(select(AuditHead)).one().model_dump()
    read(engine, 5)
    anchor = verdict(engine).head.code
    change(engine, "DELETE FROM access_log WHERE place > 5", "DELETE FROM audit_head")
    with UnitOfWork(engine, SEALER) as unit:
        unit.session.collect(AuditHead(**early))
    assert verdict(engine).holds
    assert not verdict(engine, anchor).holds
