"""What is stored of talks, who may count and read it, and what is left when a name is taken out."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from handlers.talks.forms import TalkForm
from handlers.talks.recording import record_talks
from storage.queries import access, talks
from storage.queries.roster import Roster
from storage.session import Session
from storage.tables import Person, Talk, TalkPerson
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import Topic
from tests.handlers.talks.asking import T1, context, id_of
from tests.handlers.talks.corpus import CORPUS

QUARTER = (date(2026, 1, 1), date(2026, 3, 31))


@pytest.fixture
def session(unit: UnitOfWork) -> Session:
    return unit.session


def told(session: Session, host: str, text: str) -> None:
    """A talk, told and confirmed."""
    ctx = context(session, host)
    record_talks(TalkForm.read(Utterance.of(text), ctx), ctx)


def area_of(roster: Roster, name: str) -> UUID:
    return next(area.id for area in roster.areas.values() if area.name == name)


def test_no_name_and_no_feeling_is_stored(session: Session) -> None:
    asking = {line.host: context(session, line.host) for line in CORPUS}
    people = asking["王强"].roster.people.values()
    names = {name for one in people for name in (one.name, *one.aliases)}
    for line in CORPUS:
        ctx = asking[line.host]
        form = TalkForm.read(Utterance.of(line.text), ctx)
        if form.question(ctx) is None:
            record_talks(form, ctx)
    stored = session.exec(select(Talk)).all()
    sentences = [session.unseal(one.sealed_sentence, talks.SENTENCE, one.id) for one in stored]
    assert len([one for one in sentences if one]) > 15
    for sentence in sentences:
        assert not any(name in sentence for name in names)
        assert not any(
            word in sentence for word in ("住院", "心情", "摔", "孩子", "写的还行", "违章")
        )


def test_a_third_persons_name_never_reaches_the_sentence(session: Session) -> None:
    told(session, "王强", "跟张伟聊了聊排班 他说孙丽、老马和新来的小李都嫌夜班太密 张伟想调")
    [talk] = talks.recorded_since(session, context(session, "王强").actor, T1 - timedelta(days=1))
    assert talk.sentence == "排班，同事和同事都嫌夜班太密，他想调"


def test_whoever_left_before_the_confirmation_is_not_recorded(session: Session) -> None:
    ctx = context(session, "王强")
    form = TalkForm.read(Utterance.of("昨天跟张伟聊了"), ctx)
    gone = update(Person).where(col(Person.name) == "张伟").values(left_on=T1.date())
    session.execute(gone)
    with pytest.raises(Refusal, match="张伟已不在名单内"):
        record_talks(form, context(session, "王强"))
    assert session.exec(select(Talk)).all() == []


def test_sealed_at_rest(session: Session) -> None:
    told(session, "王强", "昨天跟张伟聊了 夜班排班太密")
    [row] = session.exec(select(Talk)).all()
    assert row.sealed_sentence is not None
    assert "夜班".encode() not in row.sealed_sentence
    assert session.unseal(row.sealed_sentence, "talk.sentence", row.id) == "夜班排班太密"


def test_counts_are_for_those_who_lead_and_content_is_not(session: Session) -> None:
    told(session, "王强", "昨天跟张伟聊了 夜班排班太密")
    told(session, "王强", "跟组里一个师傅聊了聊")
    roster = context(session, "王强").roster
    area = area_of(roster, "维修组")
    counts = {
        name: talks.count_in_area(session, context(session, name).actor, area, *QUARTER)
        for name in ("王强", "刘建国", "孙国栋", "何军", "李红梅", "高明", "张伟")
    }
    assert counts == {
        "王强": 2,
        "刘建国": 2,
        "孙国栋": 2,
        "何军": 0,
        "李红梅": 0,
        "高明": 0,
        "张伟": 0,
    }
    for name in ("刘建国", "孙国栋", "何军", "高明"):
        actor = context(session, name).actor
        assert talks.read(session, actor, 1, T1) is None
        assert talks.about_me(session, actor) == []
    assert (
        talks.count_in_area(
            session, context(session, "王强").actor, area, date(2026, 4, 1), date(2026, 6, 30)
        )
        == 0
    )


def test_the_years_facts_are_the_hosts_own(session: Session) -> None:
    told(session, "王强", "2月11号老马 2月25号孙丽 都是日常聊")
    told(session, "王强", "昨天跟老马、周涛聊了 食堂饭凉")
    told(session, "李红梅", "昨天跟何军聊了 食堂饭凉")
    year = talks.counts_of_year(session, context(session, "王强").actor, 2026)
    assert (year.talks, year.people, dict(year.topics)) == (3, 3, {Topic.DAILY: 2, Topic.LIFE: 1})
    assert talks.counts_of_year(session, context(session, "王强").actor, 2025).talks == 0


def test_whoever_is_spoken_of_sees_it_and_may_take_his_name_out(session: Session) -> None:
    told(session, "李红梅", "昨天跟何军、吴小燕聊了 夜班排班太密")
    hejun = context(session, "何军").actor
    [mine] = talks.about_me(session, hejun)
    assert (mine.number, mine.held_on, mine.sentence) == (1, date(2026, 3, 11), "夜班排班太密")
    assert mine.people == (hejun.person_id,)
    assert talks.take_out_name(session, context(session, "张伟").actor, 1) is False
    assert talks.take_out_name(session, hejun, 1) is True
    assert talks.take_out_name(session, hejun, 1) is False
    assert talks.about_me(session, hejun) == []
    assert talks.read(session, hejun, 1, T1) is None
    roster = context(session, "李红梅").roster
    [left] = talks.recorded_since(session, context(session, "李红梅").actor, T1 - timedelta(days=1))
    assert (left.headcount, left.sentence) == (2, "")
    assert left.people == (id_of(roster, "吴小燕"),)


def test_reading_what_others_wrote_is_noted_for_the_person(session: Session) -> None:
    told(session, "陈志远", "3号跟郑凯谈的入党的事")
    for reader in ("陈志远", "郑凯", "周萍", "王强"):
        assert talks.read(session, context(session, reader).actor, 1, T1) is not None
    noted = access.about_me(session, context(session, "郑凯").actor)
    roster = context(session, "郑凯").roster
    assert {one.actor_id for one in noted} == {id_of(roster, "周萍"), id_of(roster, "王强")}
    assert {one.what for one in noted} == {"T-0001"}


def test_taken_back_leaves_no_row(session: Session) -> None:
    told(session, "王强", "昨天跟张伟聊了 夜班排班太密")
    wangqiang = context(session, "王强").actor
    since = T1 - timedelta(hours=24)
    assert talks.withdraw(session, context(session, "张伟").actor, 1, since) is False
    assert talks.withdraw(session, wangqiang, 1, T1) is False
    assert talks.withdraw(session, wangqiang, 1, since) is True
    assert talks.withdraw(session, wangqiang, 1, since) is False
    assert session.exec(select(Talk)).all() == []
    assert session.exec(select(TalkPerson)).all() == []


def test_who_has_not_been_reached_is_told_to_his_member_only(session: Session) -> None:
    told(session, "王强", "2月11号老马 2月25号孙丽 都是日常聊")

    def waiting(name: str, since: date = QUARTER[0]) -> list[str]:
        ctx = context(session, name)
        staff = talks.not_reached_since(session, ctx.actor, ctx.roster, since, ctx.today)
        return [one.name for one in staff]

    assert waiting("王强") == ["张伟", "周涛"]
    assert waiting("王强", date(2026, 2, 20)) == ["马德福", "张伟", "周涛"]
    assert waiting("李红梅") == ["何军", "刘洋", "张玮", "吴小燕"]
    assert waiting("孙国栋") == waiting("张伟") == []
