"""P-RETAIN for the later kinds: why somebody was excused, who answered for an area, counts of concerns, keys."""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, update
from sqlmodel import SQLModel, col, select

from handlers.privacy.rules import kept_from
from handlers.regulation import Edition
from storage.assessment_words import SupervisionMethod
from storage.queries import (
    concerns,
    duty_notes,
    mentoring,
    personal_data,
    relay,
    relay_tasks,
    statements,
    supervision,
    talks,
)
from storage.queries.duty_notes import NewDutyNote
from storage.queries.mentoring import NewPair
from storage.queries.personal_data import Batch
from storage.queries.relay import NewNotice
from storage.queries.supervision import NewNote
from storage.tables import (
    Area,
    AreaAssignment,
    Concern,
    PastConcerns,
    Person,
    SessionAttendance,
    SubjectKey,
)
from storage.vocabulary import SHANGHAI, AssignmentKind, ConcernState
from tests.chatting import T1
from tests.handlers.privacy.conftest import World
from tests.handlers.privacy.test_retention import NIGHT, rows, swept


def test_why_somebody_was_excused_goes_with_any_other_words_of_his(world: World) -> None:
    world.session("刘建国", "王强", "李红梅", reason="孩子发烧")
    with world.unit() as unit:
        leaver = unit.session.get(Person, world.id("李红梅"))
        assert leaver is not None
        leaver.left_on = T1.date()
    assert swept(world, NIGHT + timedelta(days=29))["reasons"] == 1
    assert swept(world, datetime(2027, 6, 11, 3, tzinfo=SHANGHAI)) == {}
    assert swept(world, datetime(2027, 6, 12, 3, tzinfo=SHANGHAI)) == {"reasons": 1}
    with world.unit() as unit:
        assert rows(unit.session, SessionAttendance) == 2


def test_who_answered_for_an_area_is_known_as_long_as_what_he_was_assessed_by(world: World) -> None:
    with world.unit() as unit:
        area, member = unit.session.exec(select(Area.id)).first(), world.id("王强")
        assert area is not None
        for until in (date(2021, 3, 12), date(2021, 3, 11), None):
            unit.session.collect(
                AreaAssignment(
                    area_id=area,
                    person_id=member,
                    kind=AssignmentKind.OWN_TEAM,
                    since=date(2019, 1, 1),
                    until=until,
                )
            )
        before = rows(unit.session, AreaAssignment)
    assert swept(world) == {"assignments": 2}
    with world.unit() as unit:
        assert rows(unit.session, AreaAssignment) == before - 2
    assert swept(world) == {}


def test_counts_of_concerns_outlive_them_and_name_nobody(world: World) -> None:
    for raiser, number in (("吴小燕", 1), ("周涛", 2), ("张伟", 3)):
        world.concern(raiser, "食堂的饭是凉的")
        world.answer("孙国栋", number, "改了")
        with world.seen_by(raiser) as ctx:
            long_ago = T1 - timedelta(days=366)
            assert concerns.close(ctx.session, ctx.actor, number, "好了", long_ago)
    assert swept(world, most=8) == {"concern_events": 8}
    assert swept(world, most=3) == {"concern_events": 1, "concerns": 2}
    assert swept(world, most=3) == {"concerns": 1}
    with world.unit() as unit:
        (past,) = unit.session.exec(select(PastConcerns)).all()
        assert (past.number, past.solved, past.year) == (3, 3, 2026)
        people = {key.column.table.name for key in PastConcerns.__table__.foreign_keys}  # type: ignore[attr-defined]
        assert people == {"party_org", "area"}


def test_a_concern_that_lapsed_goes_too_and_one_that_was_the_same_matter_stays(
    world: World,
) -> None:
    for raiser in ("吴小燕", "周涛"):
        world.concern(raiser, "食堂的饭是凉的")
    with world.unit() as unit:
        first = unit.session.exec(select(Concern).where(Concern.number == 1)).one()
        unit.session.execute(
            update(Concern).where(col(Concern.number) == 2).values(merged_into_id=first.id)
        )
        first.state, first.closed_at = ConcernState.LAPSED, T1 - timedelta(days=366)
    assert swept(world) == {"concern_events": 1, "concerns": 1}
    with world.unit() as unit:
        (left,) = unit.session.exec(select(Concern)).all()
        assert (left.number, left.merged_into_id) == (2, None)
        (past,) = unit.session.exec(select(PastConcerns)).all()
        assert (past.number, past.solved) == (1, 0)


def test_a_key_goes_when_no_text_needs_it_any_more(world: World) -> None:
    world.talk("王强", "张伟", "周涛", sentence="家里有困难")
    world.talk("王强", "周涛", sentence="孩子上学的事", on=date(2027, 12, 1))
    world.concern("吴小燕", "还没答复的事")
    assert swept(world, datetime(2027, 12, 31, 3, tzinfo=SHANGHAI))["sentences"] == 1
    assert keys(world) == {"王强", "张伟", "周涛", "吴小燕"}  # something may still be written
    assert swept(world, datetime(2028, 1, 1, 3, tzinfo=SHANGHAI)) == {"subject_keys": 1}
    assert keys(world) == {"王强", "周涛", "吴小燕"}
    with world.seen_by("周涛") as ctx:
        assert talks.about_me(ctx.session, ctx.actor)[0].sentence == "孩子上学的事"
    assert swept(world, datetime(2029, 3, 2, 3, tzinfo=SHANGHAI))["subject_keys"] == 2
    assert keys(world) == {"吴小燕"}  # her concern is still open


def test_a_note_of_supervision_goes_after_three_years_and_what_was_said_to_it_with_it(
    world: World,
) -> None:
    area = next(one.id for one in world.roster.areas.values() if one.name == "维修组")
    with world.seen_by("刘建国") as ctx:
        looked = SupervisionMethod.SPOT_CHECK
        new = NewNote(looked, area, world.id("王强"), T1.date(), positive=True, finding="记录齐全")
        number = supervision.write(ctx.session, ctx.actor, new, T1)
    with world.seen_by("王强") as ctx:
        statements.write(ctx.session, ctx.actor, "N", number, "两个人一起记的", T1)
    assert swept(world, datetime(2029, 3, 11, 3, tzinfo=SHANGHAI)) == {}
    assert swept(world, datetime(2029, 3, 12, 3, tzinfo=SHANGHAI)) == {
        "supervision_notes": 1,
        "statements": 1,
        "subject_keys": 1,
    }


def test_notes_of_duties_go_after_three_years_and_a_pair_when_one_of_it_has_left(
    world: World,
) -> None:
    area = next(one.id for one in world.roster.areas.values() if one.name == "维修组")
    with world.seen_by("王强") as ctx:
        note = NewDutyNote(area, T1.date(), "", "", "修了饮水机")
        duty_notes.write(ctx.session, ctx.actor, note, T1)
        for name in ("张伟", "周涛"):
            pair = NewPair(area, world.id(name), "会看图纸", date(2026, 12, 31))
            mentoring.ask(ctx.session, ctx.actor, pair, T1)
    with world.unit() as unit:
        leaver = unit.session.get(Person, world.id("张伟"))
        assert leaver is not None
        leaver.left_on = T1.date()
    assert swept(world, NIGHT + timedelta(days=29))["mentoring_pairs"] == 1
    assert swept(world, datetime(2029, 3, 11, 3, tzinfo=SHANGHAI)) == {"subject_keys": 1}
    assert swept(world, datetime(2029, 3, 12, 3, tzinfo=SHANGHAI)) == {"duty_notes": 1}
    gone = swept(world, datetime(2030, 1, 1, 3, tzinfo=SHANGHAI))
    assert gone == {"mentoring_pairs": 1, "subject_keys": 2}


def keys(world: World) -> set[str]:
    """Who has one."""
    with world.unit() as unit:
        owners = set(unit.session.exec(select(SubjectKey.person_id)).all())
    return {one.name for one in world.roster.people.values() if one.id in owners}


def test_every_table_about_people_has_its_step(world: World) -> None:
    """Declared periods are kept: each such table is deleted from by one of the steps, or is the roster itself."""
    kept_with_the_person = {"person"}
    with_their_concern = {"concern_about"}
    ended_by_themselves = {"outbox_call"}  # when what it carries was sent
    declared = {
        mapper.local_table.name  # type: ignore[attr-defined]
        for mapper in SQLModel._sa_registry.mappers
        if hasattr(mapper.class_, "privacy")
    }
    touched: set[str] = set()

    class Noting(Batch):
        def delete(self, table: type[SQLModel], *_: object) -> int:
            touched.add(table.__table__.name)  # type: ignore[attr-defined]
            return 0

        def empty(self, *_: object) -> int:
            return 0

        def cut_readings(self, _before: datetime) -> int:
            touched.add("access_log")
            return 0

        def count_off(self, over: ColumnElement[bool]) -> ColumnElement[bool]:
            return over

    edition = Edition.load("seven_duties")
    kept = {kind: kept_from(period, NIGHT) for kind, period in edition.retention.items()}
    with world.unit() as unit:
        for step in personal_data.STEPS.values():
            step(Noting(unit.session, kept, NIGHT, 1))
    assert declared - touched == kept_with_the_person | with_their_concern | ended_by_themselves


def test_what_was_passed_on_goes_with_what_the_year_came_to(world: World) -> None:
    area = next(one for one in world.roster.areas.values() if one.name == "维修组")
    with world.seen_by("孙国栋") as ctx:
        (branch,) = ctx.actor.branches
        number = relay.number_for(ctx.session)
        new = NewNotice(branch, "周五停电", None)
        one = relay.write(ctx.session, ctx.actor, number, new, T1)
        relay_tasks.add(ctx.session, one.id, [(area.id, world.id("王强"))])
    assert swept(world, datetime(2031, 3, 11, 3, tzinfo=SHANGHAI)) == {}
    gone = swept(world, datetime(2031, 3, 13, 3, tzinfo=SHANGHAI))
    assert gone == {"relay_tasks": 1, "relay_notices": 1}
