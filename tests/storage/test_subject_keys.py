"""Crypto-shredding: what somebody said opens only as long as his key is there (reliability.md §3.1)."""

from uuid import UUID, uuid4

import pytest
import sqlalchemy
from sqlalchemy import Engine, delete, event
from sqlmodel import col, select

from storage.database import make_engine
from storage.queries import concern_hands, concern_names, concerns, people
from storage.queries.subject_keys import WORDS, destroy
from storage.sealed_columns import sealed_columns
from storage.sealing import OF_PEOPLE, Unreadable
from storage.session import Session
from storage.tables import Concern, ConcernEvent, SubjectKey, Talk
from tests.databases import disposing
from tests.handlers.privacy.conftest import World
from tests.storage.keeping import filled

PLACE, ROW, SAID = "talk.sentence", uuid4(), "夜班排得太密"


@pytest.fixture
def world(engine: Engine) -> World:
    """Something of everything."""
    return filled(engine)


def sealed(world: World, *names: str, text: str = SAID, year: int = 2026) -> bytes:
    with world.unit() as unit:
        return unit.session.seal(text, PLACE, ROW, {world.id(one) for one in names}, year)


def opened(world: World, text: bytes, place: str = PLACE, row: UUID = ROW) -> str:
    with world.unit() as unit:
        return unit.session.unseal(text, place, row)


def destroy_key(world: World, name: str, year: int = 2026) -> None:
    with world.unit() as unit:
        his = (col(SubjectKey.person_id) == world.id(name), col(SubjectKey.year) == year)
        unit.session.execute(delete(SubjectKey).where(*his))


def test_a_text_of_two_opens_only_while_both_keys_are_there(world: World) -> None:
    of_both, of_one = sealed(world, "王强", "张伟"), sealed(world, "王强")
    assert (opened(world, of_both), opened(world, of_one)) == (SAID, SAID)
    destroy_key(world, "张伟")
    assert (opened(world, of_both), opened(world, of_one)) == ("", SAID)


def test_each_year_has_its_own_key(world: World) -> None:
    before, after = sealed(world, "张伟", year=2025), sealed(world, "张伟", year=2026)
    destroy_key(world, "张伟", 2025)
    assert (opened(world, before), opened(world, after)) == ("", SAID)


def test_it_still_opens_at_its_place_of_its_row_only(world: World) -> None:
    text = sealed(world, "王强", "张伟")
    for place, row in (("concern.text", ROW), (PLACE, uuid4())):
        with pytest.raises(Unreadable):
            opened(world, text, place, row)


@pytest.mark.parametrize("length", [1, 2, 3, 19, 20, 31, 40])
def test_a_text_that_was_cut_off_is_damaged_and_not_destroyed(world: World, length: int) -> None:
    with pytest.raises(Unreadable):
        opened(world, sealed(world, "张伟")[:length])


def test_another_key_in_its_head_opens_nothing(world: World) -> None:
    mine, other = sealed(world, "张伟"), sealed(world, "王强")
    with pytest.raises(Unreadable):
        opened(world, other[:19] + mine[19:])


def test_the_keys_themselves_lie_under_the_data_key(world: World) -> None:
    sealed(world, "张伟")
    with world.unit() as unit:
        rows = unit.session.exec(select(SubjectKey.sealed_key)).all()
    assert rows
    assert {row[0] for row in rows} == {1}


def reads_of_keys(engine: Engine) -> list[str]:
    """Every statement about keys that runs from now on."""
    seen: list[str] = []

    @event.listens_for(engine, "before_cursor_execute")
    def note(_c: object, _u: object, statement: str, *_: object) -> None:
        if "subject_key" in statement:
            seen.append(statement)

    return seen


def test_a_process_reads_a_key_once(world: World) -> None:
    seen = reads_of_keys(world.engine)
    for _ in range(3):
        with world.unit() as unit:
            people.revision(unit.session)  # as every message does
            theirs = {world.id("王强"), world.id("张伟")}
            text = unit.session.seal(SAID, PLACE, ROW, theirs, 2026)
            assert unit.session.unseal(text, PLACE, ROW) == SAID
    assert len(seen) == 2  # one for each of them


def test_a_key_that_was_taken_back_seals_nothing_afterwards(world: World) -> None:
    late = world.id("马德福")  # nobody has sealed anything for him
    with world.unit() as unit:
        people.revision(unit.session)
        with pytest.raises(RuntimeError), unit.savepoint():
            unit.session.seal(SAID, PLACE, ROW, {late}, 2026)
            raise RuntimeError
        text = unit.session.seal(SAID, PLACE, ROW, {late}, 2026)
    assert opened(world, text) == SAID
    with pytest.raises(RuntimeError), world.unit() as unit:
        people.revision(unit.session)
        unit.session.seal(SAID, PLACE, ROW, {late}, 2027)
        raise RuntimeError
    with world.unit() as unit:
        people.revision(unit.session)
        text = unit.session.seal(SAID, PLACE, ROW, {late}, 2027)
    assert opened(world, text) == SAID


def test_a_key_that_another_process_destroyed_seals_nothing_any_more(world: World) -> None:
    def said(engine: Engine) -> bytes:
        with World(engine, world.roster).unit() as unit:
            people.revision(unit.session)
            return unit.session.seal(SAID, PLACE, ROW, {world.id("张伟")}, 2026)

    with disposing(make_engine(world.engine.url.render_as_string(hide_password=False))) as other:
        before = said(other)
        with world.unit() as unit:
            destroy(unit.session, world.id("张伟"))
        after = said(other)
        assert after[:19] != before[:19]
        assert (opened(world, before), opened(world, after)) == ("", SAID)


def words(session: Session) -> dict[tuple[str, UUID], str]:
    """Every text that is by or about somebody."""
    return {
        (one.place, row): session.unseal(text, one.place, row)
        for one in sealed_columns()
        if one.place in WORDS
        for row, text in session.execute(sqlalchemy.select(one.table.c.id, one.column))
    }


def said_in(world: World) -> list[str]:
    with world.unit() as unit:
        return sorted(one for one in words(unit.session).values() if one)


def test_destroying_empties_what_he_said_and_what_was_said_of_him_and_nothing_else(
    world: World,
) -> None:
    world.answer("孙国栋", 1, "下周换保温箱")
    assert said_in(world) == sorted(
        ["夜班排得太密", "孩子上学的事", "食堂的饭是凉的", "下周换保温箱", "出车", "出车"]
    )
    with world.unit() as unit:
        done = destroy(unit.session, world.id("吴小燕"))
    assert (done.keys, done.texts) == (1, {"concern.text": 1, "concern_event.note": 1})
    with world.unit() as unit:
        done = destroy(unit.session, world.id("张伟"))
        again = destroy(unit.session, world.id("张伟"))
    assert (done.keys, done.texts, again.keys, again.total) == (1, {"talk.sentence": 1}, 0, 0)
    assert said_in(world) == sorted(["孩子上学的事", "出车", "出车"])
    with world.unit() as unit:
        assert len(unit.session.exec(select(Talk.id)).all()) == 2
        assert len(unit.session.exec(select(Concern.id)).all()) == 1


def test_what_a_handler_and_who_asks_for_the_name_wrote_goes_with_the_raisers_key(
    world: World,
) -> None:
    world.make_handler("王强")
    with world.seen_by("孙国栋") as ctx:
        assert concerns.assign(ctx.session, ctx.actor, 1, world.id("王强"), world.now)
    with world.seen_by("王强") as ctx:
        assert concern_hands.say(ctx.session, ctx.actor, 1, "下周一换", None, world.now)
    with world.seen_by("周萍") as ctx:
        concern = concerns.find(ctx.session, ctx.actor, 1)
        assert concern is not None
        concern_names.ask(ctx.session, ctx.actor, concern, "当面核对", world.now)
    with world.unit() as unit:
        written = select(ConcernEvent.id, ConcernEvent.sealed_note)
        rows = unit.session.execute(written.where(col(ConcernEvent.sealed_note).is_not(None))).all()
        kept: dict[UUID, bytes] = dict(map(tuple, rows))

    def readable() -> set[str]:
        """As from a copy that somebody has kept."""
        return {opened(world, note, "concern_event.note", row) for row, note in kept.items()}

    assert readable() == {"下周一换", "当面核对"}
    with world.unit() as unit:
        destroy(unit.session, world.id("吴小燕"))
    assert readable() == {""}


def test_who_is_complained_about_cannot_destroy_the_complaint(world: World) -> None:
    world.concern("周涛", "张伟总是迟到", about="张伟")
    with world.unit() as unit:
        destroy(unit.session, world.id("张伟"))
    assert "张伟总是迟到" in said_in(world)


def test_texts_from_before_there_were_keys_open_and_are_emptied_as_well(world: World) -> None:
    with world.unit() as unit:
        (talk,) = unit.session.exec(select(Talk).where(Talk.number == 1)).all()
        talk.sealed_sentence = unit.session.seal("从前的话", PLACE, talk.id)
    assert "从前的话" in said_in(world)
    with world.unit() as unit:
        assert destroy(unit.session, world.id("张伟")).texts == {"talk.sentence": 1}
    assert "从前的话" not in said_in(world)


def test_what_is_said_afterwards_opens(world: World) -> None:
    with world.unit() as unit:
        destroy(unit.session, world.id("张伟"))
    world.talk("王强", "张伟", sentence="后来的话")
    assert "后来的话" in said_in(world)


def test_every_sealed_column_is_somebodys_words_or_known_not_to_be() -> None:
    """A new one must be looked at: whose words are in it, and does it go when he destroys them?"""
    not_of_one_person = {
        "access_token.value",
        "ballot.levels",  # of nobody any more
        "ballot_line.line",
        "conversation.state",  # a day at most
        "goal.evidence",
        "goal.reason",
        "goal.text",  # hangs on the wall
        "relay_notice.text",  # of the branch, for everybody
        "inbox.answer",  # a day
        "outbox.body",  # until it is sent
        "outbox.text",  # until it is sent
        "sheet.content",  # of the branch, about him: he cannot destroy it
        "sheet_review.reason",
        "year_plan.lines",  # of a paper, and of nobody
        "year_plan.reason",
        "year_plan.paper",
        "archive_seal.content",  # a file as it went out: it goes with the keys (`archive_seals.give_up`)
        "situation_brief.causes",  # of matters, and of nobody
        "situation_brief.proposals",
        "study_session.minutes",  # of all who were asked to come: no single one destroys them
        "subject_key.key",
    }
    assert {one.place for one in sealed_columns()} == not_of_one_person | set(WORDS)


def test_words_are_sealed_with_the_keys_of_people(world: World) -> None:
    with world.unit() as unit:
        for one in sealed_columns():
            if one.place in WORDS:
                found = unit.session.execute(sqlalchemy.select(one.column).where(one.filled))
                assert {text[0] for (text,) in found} <= {OF_PEOPLE}, one.place
