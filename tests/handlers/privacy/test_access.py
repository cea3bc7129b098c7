"""P-SUBJECT: the list a person sees is the access log, and what cannot be logged is not shown."""

import random
import re
from collections import Counter
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import select

from handlers.desk import Desk
from handlers.kit.capability import Capability, Context
from handlers.kit.messages import Incoming, Kind, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import day
from handlers.privacy.showing import show_who_read
from handlers.privacy.wording import WHY
from handlers.registry import Registry
from handlers.regulation import Edition
from storage.queries import access, concerns, talks
from storage.queries.actor import Actor
from storage.queries.concerns import NewConcern
from storage.rights_words import AccessReason
from storage.session import Session
from storage.tables import AccessLog
from storage.unit_of_work import Unavailable, UnitOfWork
from storage.vocabulary import SHANGHAI, AccessKind, ConcernCategory, Identity, Role
from tests.chatting import T1, userid_of
from tests.databases import SEALER
from tests.handlers.privacy.conftest import World

READS = 200
SUBJECTS = ("郑凯", "吴小燕", "张伟")
READERS = ("周萍", "孙国栋", "何静", "王强", "陈志远", "刘建国", "何军", *SUBJECTS)
LINE = re.compile(r"· (\S+?)，(\S+?)（(\S+?)）(看了|答复了) (\S+?)，因为(\S+?)(?:，(\d+) 次)?$")
SECRET = "让他多参加活动"


def everything_read(world: World, name: str) -> Counter[tuple[str, ...]]:
    """The lines of 「谁看过我」, over all its pages."""
    found: Counter[tuple[str, ...]] = Counter()
    with world.seen_by(name) as ctx:
        asked = [""]
        while asked:
            reply = show_who_read(Utterance.of(asked.pop()), ctx)
            for line in reply.text.splitlines():
                if match := LINE.match(line):
                    *what, times = match.groups()
                    found[tuple(what)] += int(times or 1)
            asked = [one.argument for one in reply.choices if one.argument]
    return found


def test_the_subjects_list_equals_the_log(world: World) -> None:
    world.talk("陈志远", "郑凯", sentence=SECRET, for_growth=True)
    world.talk("王强", "张伟", sentence="家里有困难")
    for text in ("食堂凉", "护栏松"):
        world.concern("吴小燕", text)
    dice = random.Random(7)
    for number in range(READS):
        world.now = T1.replace(day=1 + number % 28)
        with world.seen_by(dice.choice(READERS)) as ctx:
            read = dice.choice((talks.read, concerns.read))
            read(ctx.session, ctx.actor, dice.choice((1, 2)), world.now)
    world.now = T1.replace(day=31)
    with world.unit() as unit:
        log = unit.session.exec(select(AccessLog)).all()
    assert len(log) > READS / 10
    assert {one.why for one in log} == {AccessReason.GROWTH, AccessReason.HANDLES}
    for name in SUBJECTS:
        mine = Counter(
            (
                day(one.at.astimezone(SHANGHAI).date()),
                world.roster.people[one.actor_id].name,
                one.what,
                WHY[one.why].removeprefix("，因为") if one.why else "",
            )
            for one in log
            if one.subject_id == world.id(name) and one.actor_id
        )
        shown = everything_read(world, name)
        assert (
            Counter({(line[0], line[1], *line[4:]): times for line, times in shown.items()}) == mine
        )
    assert everything_read(world, "何军") == Counter()


@pytest.mark.parametrize(
    ("reader", "reason"),
    [
        ("孙国栋", AccessReason.HANDLES),
        ("刘建国", AccessReason.GROUP),
        ("李红梅", AccessReason.AREA),
        ("何军", AccessReason.HANDLES),
    ],
)
def test_why_a_concern_was_read(world: World, reader: str, reason: AccessReason) -> None:
    with world.seen_by("吴小燕") as ctx:
        area, branch = world.roster.area_of(ctx.actor.me), world.roster.branch_of(ctx.actor.me)
        assert area
        assert branch
        new = NewConcern(
            text="食堂凉",
            identity=Identity.NAMED,
            category=ConcernCategory.LIFE,
            branch_id=branch.id,
            area_id=area.id,
            group_id=area.group_id,
        )
        concerns.record(ctx.session, ctx.actor, new, T1)
    world.make_handler("何军")
    with world.seen_by("孙国栋") as ctx:
        assert concerns.assign(ctx.session, ctx.actor, 1, world.id("何军"), T1)
    with world.seen_by(reader) as ctx:
        assert concerns.read(ctx.session, ctx.actor, 1, T1)
    with world.unit() as unit:
        assert [one.why for one in unit.session.exec(select(AccessLog))] == [reason]


def probe_desk(world: World) -> Desk:
    """A desk with one command, which shows the growth talk."""
    probe = Capability("probe", "probe")

    @probe.command("show", "看", "看", may=Deed.ASK_GUIDANCE)
    def show(_said: Utterance, ctx: Context) -> Reply:
        talk = talks.read(ctx.session, ctx.actor, 1, ctx.now)
        return Reply(talk.sentence if talk else "没有")

    return Desk(
        lambda: UnitOfWork(world.engine, SEALER),
        lambda _day: Edition.load("seven_duties"),
        registry=Registry([probe]),
    )


def ask(desk: Desk, name: str) -> str:
    message = Incoming(uuid4().bytes, userid_of(name), Kind.TEXT, "看", T1)
    return desk.answer_all([message], T1)[0].text


def lines_in_the_log(world: World) -> int:
    with world.unit() as unit:
        return len(unit.session.exec(select(AccessLog)).all())


def test_a_reading_that_is_logged_is_shown(world: World) -> None:
    world.talk("陈志远", "郑凯", sentence=SECRET, for_growth=True)
    assert ask(probe_desk(world), "周萍") == SECRET
    assert lines_in_the_log(world) == 1


def test_a_reading_that_cannot_be_noted_is_not_shown(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.talk("陈志远", "郑凯", sentence=SECRET, for_growth=True)

    def broken(*_args: Any, **_more: Any) -> None:
        raise RuntimeError("no audit")

    monkeypatch.setattr(access, "note", broken)
    answer = ask(probe_desk(world), "周萍")
    assert SECRET not in answer
    assert "出了点问题" in answer
    assert lines_in_the_log(world) == 0


def test_a_reading_whose_line_is_refused_by_the_database_is_not_shown(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.talk("陈志远", "郑凯", sentence=SECRET, for_growth=True)

    def refused(
        session: Session, actor: Actor, _subject: Any, what: str, now: Any, **_more: Any
    ) -> None:
        nobody = uuid4()
        session.collect(
            AccessLog(
                at=now,
                actor_id=actor.me,
                role=Role.BRANCH,
                subject_id=nobody,
                kind=AccessKind.READ,
                what=what,
            )
        )

    monkeypatch.setattr(access, "note", refused)
    with pytest.raises(Unavailable):
        ask(probe_desk(world), "周萍")
    assert lines_in_the_log(world) == 0
