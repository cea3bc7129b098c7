"""P-ROTATE: every text can be read before, during and after a change of keys, with the right keys only."""

from typing import Any

import pytest
import sqlalchemy
from sqlalchemy import Engine
from sqlmodel import col, select

from storage import audit_chain, keys, rotation
from storage.keys import Keyring, MissingKey, is_listed
from storage.queries import inbox
from storage.queries.occasions import insert_if_new
from storage.sealed_columns import sealed_columns
from storage.sealing import Unreadable, fingerprint, key_of
from storage.session import Session
from storage.tables import DataKey, Talk
from tests.chatting import T1
from tests.databases import DATA_KEY
from tests.handlers.privacy.conftest import World
from tests.storage.keeping import filled

NEW, WRONG = bytes(range(1, 33)), bytes(range(2, 34))


class Killed(BaseException):
    """The process ends here."""


def texts(keyring: Keyring) -> dict[tuple[str, Any], tuple[int, str]]:
    """Every sealed text: the number of its key and what it says."""
    found = {}
    with keyring.unit() as unit:
        for one in sealed_columns():
            rows = sqlalchemy.select(one.table.c.id, one.column).where(one.filled)
            for row, sealed in unit.session.execute(rows):
                text = unit.session.unseal(sealed, one.place, row)
                found[one.place, row] = (key_of(sealed), text)
    return found


def said(found: dict[tuple[str, Any], tuple[int, str]]) -> dict[tuple[str, Any], str]:
    return {key: text for key, (_, text) in found.items()}


def numbers(found: dict[tuple[str, Any], tuple[int, str]]) -> set[int]:
    """Of the data keys that sealed something; 0 is no such key: the keys of people did."""
    return {number for number, _ in found.values() if number}


def resealed(found: dict[tuple[str, Any], tuple[int, str]]) -> int:
    """How many texts a change of the data key is about."""
    return sum(1 for number, _ in found.values() if number)


def both(engine: Engine) -> Keyring:
    return Keyring(engine, [NEW, DATA_KEY], welcome_new=True)


def test_rotating_seals_everything_again_and_retires_the_old_key(engine: Engine) -> None:
    filled(engine)
    before = texts(Keyring(engine, [DATA_KEY]))
    kinds = {place for place, _ in before}
    assert {"talk.sentence", "concern.text", "outbox.text", "inbox.answer"} <= kinds
    assert {"conversation.state", "session_attendance.reason", "access_token.value"} <= kinds
    assert numbers(texts(both(engine))) == {1}
    assert rotation.rotate(both(engine)) == resealed(before)
    alone = Keyring(engine, [NEW])
    assert said(texts(alone)) == said(before)
    assert numbers(texts(alone)) == {2}
    assert rotation.rotate(both(engine)) == 0


@pytest.mark.parametrize("kill_at", [1, 2, 5])
def test_a_killed_rotation_is_readable_and_goes_on(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, kill_at: int
) -> None:
    filled(engine)
    before = texts(Keyring(engine, [DATA_KEY]))
    monkeypatch.setattr(rotation, "BATCH", 1)
    batches = iter(range(1, 100))

    def kill(_rows: int) -> None:
        if next(batches) == kill_at:
            raise Killed

    with pytest.raises(Killed):
        rotation.rotate(both(engine), told=kill)
    half = texts(both(engine))
    assert (said(half), numbers(half)) == (said(before), {1, 2})
    with pytest.raises(MissingKey):
        Keyring(engine, [NEW]).unit()
    assert rotation.rotate(both(engine)) == resealed(before) - kill_at
    assert said(texts(Keyring(engine, [NEW]))) == said(before)


def test_what_changes_meanwhile_is_neither_lost_nor_overwritten(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server with both keys writes between the batches."""
    filled(engine)
    monkeypatch.setattr(rotation, "BATCH", 1)
    server = both(engine)
    written = 0

    def write(_rows: int) -> None:
        nonlocal written
        written += 1
        with server.unit() as unit:
            key = inbox.key_of(unit.session, f"while {written}".encode())
            inbox.remember(unit.session, key, b"", f"答复 {written}", T1)

    rotation.rotate(both(engine), told=write)
    after = texts(Keyring(engine, [NEW]))
    answers = {text for (place, _), text in said(after).items() if place == "inbox.answer"}
    assert written > 5
    assert answers == {"记下了", *(f"答复 {number}" for number in range(1, written + 1))}


def test_keyed_hashes_and_the_access_log_outlive_the_old_key(engine: Engine) -> None:
    filled(engine)
    with Keyring(engine, [DATA_KEY]).unit() as unit:
        before = inbox.key_of(unit.session, b"1")
    rotation.rotate(both(engine))
    with Keyring(engine, [NEW]).unit() as unit:
        assert inbox.key_of(unit.session, b"1") == before
        assert audit_chain.verify(unit.session).holds


def test_of_what_people_say_only_their_keys_are_sealed_again(engine: Engine) -> None:
    world = filled(engine)
    before = sentences(world)
    assert before
    rotation.rotate(both(engine))
    assert sentences(world) == before  # byte for byte
    keys = [one for one in texts(Keyring(engine, [NEW])) if one[0] == "subject_key.key"]
    assert (
        len(keys) == 5
    )  # of 王强, 张伟, 周涛, 吴小燕 and 李红梅: who only arranged or read has none


def sentences(world: World) -> list[bytes | None]:
    with world.unit() as unit:
        order = select(Talk.sealed_sentence).order_by(col(Talk.number))
        return list(unit.session.exec(order))


def test_a_third_key_follows_the_second(engine: Engine) -> None:
    filled(engine)
    before = said(texts(Keyring(engine, [DATA_KEY])))
    rotation.rotate(both(engine))
    third = bytes(range(3, 35))
    rotation.rotate(Keyring(engine, [third, NEW], welcome_new=True))
    after = texts(Keyring(engine, [third]))
    assert (said(after), numbers(after)) == (before, {3})


@pytest.mark.parametrize(
    ("given", "missing"), [([WRONG], 1), ([WRONG, NEW], 1), ([bytes(32)], 1)], ids=str
)
def test_a_wrong_key_opens_nothing_and_is_not_taken_in(
    engine: Engine, given: list[bytes], missing: int
) -> None:
    filled(engine)
    Keyring(engine, [DATA_KEY]).unit()
    with pytest.raises(MissingKey) as found:
        Keyring(engine, given, welcome_new=True).unit()
    assert found.value.number == missing
    with Keyring(engine, [DATA_KEY]).unit() as unit:
        assert not is_listed(unit.session, given[0])


def test_a_database_from_before_the_list_takes_only_the_key_that_opens_it(engine: Engine) -> None:
    filled(engine)
    with pytest.raises(MissingKey):
        Keyring(engine, [WRONG], welcome_new=True).unit()
    assert numbers(texts(Keyring(engine, [DATA_KEY]))) == {1}


def test_only_a_server_lets_a_new_key_in(engine: Engine) -> None:
    filled(engine)
    Keyring(engine, [DATA_KEY]).unit()
    command = Keyring(engine, [NEW, DATA_KEY])
    assert command.sealer.newest == 1
    assert both(engine).sealer.newest == 2


def test_two_servers_with_different_new_keys_do_not_share_a_number(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one was first, after this one looked: it may not seal under that number."""
    filled(engine)
    Keyring(engine, [DATA_KEY]).unit()
    rivals = [WRONG]

    def slow(session: Session, row: DataKey, returning: str) -> bool:
        if rivals:
            mark = fingerprint(rivals.pop())
            insert_if_new(
                session, DataKey(number=row.number, fingerprint=mark, root=row.root), "number"
            )
        return insert_if_new(session, row, returning)

    monkeypatch.setattr(keys, "insert_if_new", slow)
    with pytest.raises(MissingKey) as found:
        both(engine).unit()
    assert found.value.number == 2


def test_two_servers_with_the_same_new_key_agree(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(engine)
    Keyring(engine, [DATA_KEY]).unit()

    def slow(session: Session, row: DataKey, returning: str) -> bool:
        insert_if_new(session, row, returning)  # the other one's
        return insert_if_new(session, row, returning)

    monkeypatch.setattr(keys, "insert_if_new", slow)
    assert both(engine).sealer.newest == 2


def test_damage_stops_it_and_is_said(engine: Engine) -> None:
    filled(engine)
    both(engine).unit()
    with engine.begin() as connection:
        damaged = {"x": b"\x01\x01" + bytes(40)}
        connection.execute(sqlalchemy.text("UPDATE talk SET sealed_sentence = :x"), damaged)
    with pytest.raises(Unreadable):
        rotation.rotate(both(engine))
