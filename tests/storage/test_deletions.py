"""What people delete is noted in the witness, and stays deleted in a copy from before."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from storage import deletions, restoring
from storage.queries import (
    concerns,
    dead_letters,
    due_talks,
    forgetting,
    goals,
    outbox,
    study,
    talks,
)
from storage.queries.due_talks import NewDueTalk
from storage.tables import Concern, DueTalk, Goal, Push, SessionAttendance, Talk, TalkPerson
from storage.unit_of_work import Unavailable, UnitOfWork
from storage.vocabulary import Attendance, ConcernState, PushKind, PushState
from storage.witness import GONE, witness_of
from tests.chatting import T1
from tests.databases import DATA_KEY, SEALER
from tests.handlers.privacy.conftest import World
from tests.storage.keeping import LATER, coming_back, copy_of, filled


def delete_what_people_may(world: World) -> None:
    with world.seen_by("张伟") as ctx:
        assert talks.take_out_name(ctx.session, ctx.actor, 1)
    with world.seen_by("王强") as ctx:
        assert talks.withdraw(ctx.session, ctx.actor, 2, T1 - timedelta(hours=1))
    with world.seen_by("吴小燕") as ctx:
        assert concerns.withdraw(ctx.session, ctx.actor, 1, T1 - timedelta(hours=1), T1)


def held(engine: Engine) -> tuple[int, int, set[ConcernState], set[bool]]:
    """Talks, names, states of the concerns, and which talks have words."""
    with UnitOfWork(engine, SEALER) as unit:
        return (
            len(unit.session.exec(select(Talk.id)).all()),
            len(unit.session.exec(select(TalkPerson.talk_id)).all()),
            {one.state for one in unit.session.exec(select(Concern))},
            {one is not None for one in unit.session.exec(select(Talk.sealed_sentence))},
        )


def test_what_people_delete_is_noted_without_keys_or_names(kept: Engine) -> None:
    world = filled(kept)
    witness = witness_of(kept, SEALER)
    assert witness.read() == []
    with world.unit() as unit:
        ids = [one.hex for one in unit.session.exec(select(Talk.id))]
    delete_what_people_may(world)
    assert sorted(kind for kind, _ in witness.gone()) == [
        "concern", "talk", "talk.sentence", "talk_person", "talk_person",
    ]  # fmt: skip
    assert witness.path is not None
    text = witness.path.read_text()
    assert not any(one in text for one in ids)
    assert witness.path.stat().st_mode & 0o077 == 0


def test_a_deletion_that_was_taken_back_is_not_noted(kept: Engine) -> None:
    world = filled(kept)
    with pytest.raises(RuntimeError), world.seen_by("张伟") as ctx:
        assert talks.take_out_name(ctx.session, ctx.actor, 1)
        raise RuntimeError
    with world.unit() as unit:
        with pytest.raises(RuntimeError), unit.savepoint():
            actor = world.roster.actor(world.id("张伟"), T1.date())
            assert talks.take_out_name(unit.session, actor, 1)
            raise RuntimeError
        unit.session.info["touched"] = True
    assert list(witness_of(kept, SEALER).gone()) == []


def test_a_forged_line_of_the_witness_is_passed_over(kept: Engine) -> None:
    world = filled(kept)
    delete_what_people_may(world)
    witness = witness_of(kept, SEALER)
    assert witness.path is not None
    before = list(witness.gone())
    with witness.path.open("a") as file:
        file.write(f"{GONE} talk {'00' * 32} {'0' * 32}\nhalf a li")
    assert list(witness.gone()) == before


def test_the_same_is_deleted_again_in_an_older_copy(sqlite_world: World, tmp_path: Path) -> None:
    copy = copy_of(sqlite_world, tmp_path)
    delete_what_people_may(sqlite_world)
    after = held(sqlite_world.engine)
    with coming_back(copy, f"{sqlite_world.engine.url.database}.witness") as engine:
        assert held(engine) != after
        done = restoring.begin_epoch(engine, [DATA_KEY], LATER)
        assert done.deleted == 5
        assert held(engine) == after
        assert restoring.begin_epoch(engine, [DATA_KEY], LATER).deleted == 0


def test_a_goal_taken_back_before_it_was_approved_is_gone_from_an_older_copy(
    sqlite_world: World, tmp_path: Path
) -> None:
    copy = copy_of(sqlite_world, tmp_path)
    with sqlite_world.seen_by("刘建国") as ctx:
        assert goals.withdraw(ctx.session, ctx.actor, 1)
    with coming_back(copy, f"{sqlite_world.engine.url.database}.witness") as engine:
        assert restoring.begin_epoch(engine, [DATA_KEY], LATER).deleted == 1
        with UnitOfWork(engine, SEALER) as unit:
            assert unit.session.exec(select(Goal.id)).all() == []


def test_the_words_of_a_concern_that_is_over_stay_away_in_an_older_copy(
    sqlite_world: World, tmp_path: Path
) -> None:
    world = sqlite_world
    world.answer("孙国栋", 1, "下周一改")
    with world.seen_by("吴小燕") as ctx:
        assert concerns.close(ctx.session, ctx.actor, 1, "热乎了", T1)
    copy = copy_of(world, tmp_path)
    with world.seen_by("吴小燕") as ctx:
        assert forgetting.forget_concern(ctx.session, ctx.actor, 1)
    with coming_back(copy, f"{world.engine.url.database}.witness") as engine:
        with UnitOfWork(engine, SEALER) as unit:
            assert all(one.sealed_text for one in unit.session.exec(select(Concern)))
        assert (
            restoring.begin_epoch(engine, [DATA_KEY], LATER).deleted == 2
        )  # and what he said last
        with UnitOfWork(engine, SEALER) as unit:
            assert unit.session.exec(select(Concern.sealed_text)).all() == [b""]


def test_who_was_talked_with_does_not_wait_again_in_an_older_copy(
    sqlite_world: World, tmp_path: Path
) -> None:
    with sqlite_world.seen_by("王强") as ctx:
        (area,) = ctx.actor.areas
        new = NewDueTalk(sqlite_world.id("张伟"), area, T1.date(), False, "post_change", True)
        due_talks.enter(ctx.session, ctx.actor, new, T1.date())
    copy = copy_of(sqlite_world, tmp_path)
    with sqlite_world.seen_by("王强") as ctx:
        assert due_talks.done(ctx.session, ctx.actor, [sqlite_world.id("张伟")])
    with coming_back(copy, f"{sqlite_world.engine.url.database}.witness") as engine:
        assert restoring.begin_epoch(engine, [DATA_KEY], LATER).deleted == 1
        with UnitOfWork(engine, SEALER) as unit:
            assert unit.session.exec(select(DueTalk.id)).all() == []


def test_what_was_corrected_since_stays_and_the_words_before_are_gone(
    sqlite_world: World, tmp_path: Path
) -> None:
    world = sqlite_world
    (tmp_path / "old").mkdir()
    old = copy_of(world, tmp_path / "old")
    with world.seen_by("张伟") as ctx:
        assert talks.take_out_name(ctx.session, ctx.actor, 1)
        talks.change_sentence(ctx.session, 1, "想学数控", T1)
    new = copy_of(world, tmp_path)
    for copy, left in ((old, ""), (new, "想学数控")):
        with coming_back(copy, f"{world.engine.url.database}.witness") as engine:
            restoring.begin_epoch(engine, [DATA_KEY], LATER)
            with UnitOfWork(engine, SEALER) as unit:
                talk = unit.session.exec(select(Talk).where(Talk.number == 1)).one()
                assert unit.session.unseal(talk.sealed_sentence, talks.SENTENCE, talk.id) == left


def test_an_older_witness_means_any_words_of_the_talk(kept: Engine) -> None:
    world = filled(kept)
    with world.unit() as unit:
        key = unit.session.exec(select(Talk.id).where(Talk.number == 1)).one()
        tag = deletions._tag(unit.session, "sentence", (key,))
        assert deletions.delete_again(unit.session, [("sentence", tag)], LATER) == 1
        assert unit.session.exec(select(Talk.sealed_sentence).where(Talk.id == key)).one() is None


def leave(world: World, name: str, reason: str) -> None:
    """Somebody stays away from session 1 for a reason; without one he comes after all."""
    with world.seen_by(name) as ctx:
        row = study.by_number(ctx.session, ctx.actor, 1)
        assert row is not None
        lines = study.lines_of(ctx.session, ctx.actor, [row.id])
        (line,) = [one for one in lines if one.person_id == ctx.actor.me]
        state = Attendance.EXCUSED if reason else Attendance.EXPECTED
        study.write_state(ctx.session, line, state, make_up_open=bool(reason), reason=reason)


def reasons(engine: Engine) -> list[str]:
    with UnitOfWork(engine, SEALER) as unit:
        lines = unit.session.exec(select(SessionAttendance)).all()
        return sorted(study.reason_of(unit.session, one) for one in lines)


def test_a_reason_that_was_taken_back_is_gone_from_an_older_copy_and_a_newer_one_stays(
    sqlite_world: World, tmp_path: Path
) -> None:
    assert reasons(sqlite_world.engine) == ["出车", "出车"]
    (tmp_path / "old").mkdir()
    old = copy_of(sqlite_world, tmp_path / "old")
    leave(sqlite_world, "王强", "")
    leave(sqlite_world, "王强", "孩子发烧")
    new = copy_of(sqlite_world, tmp_path)
    for copy, left in ((old, ["", "出车"]), (new, ["出车", "孩子发烧"])):
        with coming_back(copy, f"{sqlite_world.engine.url.database}.witness") as engine:
            restoring.begin_epoch(engine, [DATA_KEY], LATER)
            assert reasons(engine) == left


def test_a_reason_is_noted_once_it_is_gone(kept: Engine) -> None:
    world = filled(kept)
    witness = witness_of(kept, SEALER)
    leave(world, "王强", "出车")  # the same as before
    with pytest.raises(RuntimeError), world.unit() as unit, unit.savepoint():
        line = unit.session.exec(select(SessionAttendance).limit(1)).one()
        study.write_state(unit.session, line, Attendance.EXPECTED, make_up_open=False)
        raise RuntimeError
    assert list(witness.gone()) == []
    leave(world, "王强", "")
    assert [kind for kind, _ in witness.gone()] == ["reason"]


def test_what_a_copy_would_tell_about_a_withdrawn_concern_ends_with_it(kept: Engine) -> None:
    world = filled(kept)
    numbers = [1, world.concern("周涛", "路灯坏了")]
    with world.unit() as unit:
        for number in numbers:
            about = f"C-{number:04}:new"
            outbox.promise(
                unit.session, world.id("孙国栋"), "凉的", kind=PushKind.NOTICE, about=about, due=T1
            )
    with UnitOfWork(kept, SEALER) as unit:
        key = unit.session.exec(select(Concern.id).where(Concern.number == 1)).one()
        gone = [("concern", deletions._tag(unit.session, "concern", (key,)))]
    witness_of(kept, SEALER).append(*((GONE, kind, tag.hex()) for kind, tag in gone))
    assert restoring.begin_epoch(kept, [DATA_KEY], LATER).held == 1
    with UnitOfWork(kept, SEALER) as unit:
        pushes = unit.session.exec(select(Push).order_by(Push.about)).all()
        found = [(one.about, one.state, bool(one.sealed_text)) for one in pushes]
        again = [dead_letters.resend(unit.session, one.number or 0, LATER) for one in pushes]
    assert found == [
        ("C-0001", PushState.CANCELLED, False),
        ("C-0001:new", PushState.CANCELLED, False),
        ("C-0002:new", PushState.DEAD, True),
    ]
    assert again == [False, False, True]


def test_a_full_disk_refuses_the_deletion_and_spoils_no_later_note(
    kept: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = filled(kept)
    before, write = held(kept), os.write

    def half(file: int, lines: bytes) -> int:
        return write(file, lines[: len(lines) // 2])

    with monkeypatch.context() as full:
        full.setattr(os, "write", half)
        with pytest.raises(Unavailable):
            delete_what_people_may(world)
    assert held(kept) == before
    delete_what_people_may(world)
    witness = witness_of(kept, SEALER)
    assert len(set(witness.gone())) == 5
    assert held(kept) != before


def test_the_name_of_a_new_witness_lasts_as_well(
    kept: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settled: list[Path] = []
    fsync = os.fsync

    def note(file: int) -> None:
        settled.append(Path(f"/proc/self/fd/{file}").readlink())
        fsync(file)

    monkeypatch.setattr(os, "fsync", note)
    witness = witness_of(kept, SEALER)
    witness.append(("head", "1"))
    witness.append(("head", "2"))
    assert settled == [tmp_path, tmp_path / "witness", tmp_path / "witness"]


def test_what_is_not_noted_stays(kept: Engine) -> None:
    filled(kept)
    before = held(kept)
    with UnitOfWork(kept, SEALER) as unit:
        gone = [("talk", bytes(32)), ("nonsense", bytes(32))]
        assert deletions.delete_again(unit.session, gone, LATER) == 0
    assert held(kept) == before
