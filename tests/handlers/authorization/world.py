"""Two branches with one thing of every kind, each with words of its own that nobody else may read."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from string import ascii_uppercase

from sqlmodel import col, select

from bot.roster import import_roster
from handlers.desk import Desk, Sitting
from handlers.kit.messages import Incoming, Kind, Refusal
from handlers.regulation import Editions
from storage.assessment_words import StepKey
from storage.database import make_engine
from storage.queries import objections
from storage.queries.objections import NewObjection
from storage.queries.roster import Employee, Roster
from storage.tables import AssessmentCycle, AssessmentWindow, Counter, Push
from storage.unit_of_work import UnitOfWork
from tests.chatting import SEVEN_DUTIES, T1
from tests.databases import SEALER, disposing
from tests.handlers.assessment.papers.planting import publish_sheet
from tests.staff import take_on

OUTBOX = "outbox.text"
ABOVE_EXAMPLES = 100  # sentences give T-0001 and C-0001 as examples
OTHER_BRANCH = """userid,name,team,unit_kind,party_status,party_group,role,area,shift,aliases,joined_on
qianjin,钱进,质检组,team,党员,质检党小组,B:书记,,常白班,,2010-01-04
zhaolei,赵磊,质检组,team,党员,质检党小组,M,质检组,常白班,,2010-01-04
fengyan,冯燕,质检组,team,群众,,,,常白班,,2012-03-05
"""


@dataclass(frozen=True, slots=True)
class Thing:
    """One record: its number, the words that give it away, and who may read them (domain.md §3)."""

    code: str
    words: str
    readers: frozenset[str]
    in_chat: bool = True  # otherwise its words stand in a file only


@dataclass(frozen=True, slots=True)
class Heard:
    """What one message would have done: the answer, and what would have been pushed to whom."""

    answer: str
    pushes: Mapping[str, Sequence[str]]


class Undone(Exception):
    """A probe is over; nothing of it is kept."""


@dataclass
class World:
    """A desk over such a database; `say` is kept, `probe` is not."""

    desk: Desk
    roster: Roster
    now: datetime = T1
    numbers: Iterator[int] = field(default_factory=itertools.count)
    _probed: dict[tuple[str, Kind, str], Heard] = field(default_factory=dict)

    def say(self, name: str, *texts: str) -> str:
        """Messages that are kept, a minute apart; the last answer."""
        self._probed.clear()
        answer = ""
        for text in texts:
            self.now += timedelta(minutes=1)
            (reply,) = self.desk.answer_all([self.message(name, Kind.TEXT, text)], self.now)
            answer = reply.text
        return answer

    def probe(self, name: str, kind: Kind, text: str) -> Heard:
        """What a message would do now; nothing is said between two probes, so each is asked once."""
        asked = (name, kind, text)
        if asked not in self._probed:
            self._probed[asked] = self._probe(name, kind, text)
        return self._probed[asked]

    def _probe(self, name: str, kind: Kind, text: str) -> Heard:
        heard: list[Heard] = []
        with suppress(Undone), self.desk.units() as unit:
            sitting = Sitting(self.desk, unit, self.now, alone=True)
            before = set(unit.session.exec(select(Push.number)))
            (reply,) = sitting.answer_together([self.message(name, kind, text)])
            heard.append(Heard(reply.text, self._pushed(unit, before)))
            raise Undone
        return heard[0]

    def let_appraise(self) -> None:
        """The window of the self-appraisals begins today."""
        with self.desk.units() as unit:
            windows = select(AssessmentWindow).where(
                col(AssessmentWindow.step) == StepKey.SELF_APPRAISAL
            )
            for one in unit.session.exec(windows):
                one.opens = self.now.date()

    def object_to(self, subject: str, objector: str, reviewer: str, words: str) -> None:
        """An objection without a name to a member's result, as it is kept; nobody has to be scored for it."""
        people = {one.name: one.id for one in self.roster.people.values()}
        (area,) = self.roster.areas_answered_for(people[subject], self.now.date())
        with self.desk.units() as unit:
            (cycle, *_) = unit.session.exec(select(AssessmentCycle.id)).all()
            due = self.now.date()
            new = NewObjection(cycle, people[subject], area.id, False, people[reviewer], due, words)
            actor = self.roster.actor(people[objector], due)
            objections.raise_one(unit.session, actor, new, self.now)

    def file(self, name: str, key: str, which: str) -> str:
        """Everything a file would hold for somebody now; empty when it is not for him."""
        with suppress(Undone), self.desk.units() as unit:
            picture = self.desk.picture(unit.session)
            actor = picture[0].actor(self._person(name).id, self.now.date())
            ctx = self.desk.context(unit.session, actor, self.now, picture)
            with suppress(Refusal):
                return str(self.desk.registry.documents[key](replace(ctx, which=which)))
            raise Undone
        return ""

    def message(self, name: str, kind: Kind, text: str) -> Incoming:
        """One message of somebody by his name."""
        userid = self._person(name).userid
        identity = f"probe-{next(self.numbers)}".encode()
        return Incoming(identity, userid, kind, text, self.now, identity)

    def _person(self, name: str) -> Employee:
        return next(one for one in self.roster.people.values() if one.name == name)

    def _pushed(self, unit: UnitOfWork, before: set[int | None]) -> dict[str, list[str]]:
        pushed: dict[str, list[str]] = {}
        for one in unit.session.exec(select(Push)):
            if one.number not in before:
                text = unit.session.sealer.unseal(one.sealed_text, OUTBOX, one.id)
                pushed.setdefault(self.roster.people[one.recipient_id].name, []).append(text)
        return pushed


@contextmanager
def world(database_url: str, folder: Path) -> Iterator[World]:
    """The cast's branch with its handlers and desks, and another one beside it; nothing has been said yet."""
    take_on(database_url, folder)
    with disposing(make_engine(database_url)) as engine:

        def units() -> UnitOfWork:
            return UnitOfWork(engine, SEALER)

        editions = Editions.load(SEVEN_DUTIES)
        path = folder / "branch.csv"
        path.write_text(OTHER_BRANCH, encoding="utf-8")
        desk = Desk(units, editions.on)
        with units() as unit:
            roster, _ = desk.picture(unit.session)
            names = {one.level.value: one.name for one in roster.orgs.values()}
            import_roster(
                unit,
                path,
                branch="质检支部",
                general_branch=names["general_branch"],
                committee=names["party_committee"],
                today=T1.date(),
            )
        with units() as unit:
            roster, _ = desk.picture(unit.session)
            for letter in ascii_uppercase:
                unit.session.collect(Counter(name=letter, last=ABOVE_EXAMPLES))
        yield World(desk, roster)


BRANCH = frozenset({"孙国栋", "周萍", "何静"})
LEADER = "刘建国"  # of the group that 吴小燕's area belongs to
CONFIDENTIAL = Thing("C-0102", "QXB2", frozenset({"吴小燕", LEADER}) | BRANCH)


def things(made: World) -> list[Thing]:
    """Says what makes one thing of every kind, in the words of the people; what exists then, and who reads it."""
    made.say("王强", "昨天跟张伟聊了会 他想学数控QXA1 问有没有培训名额", "1")
    made.say("陈志远", "3号跟郑凯谈的入党的事 让他多参加活动QXA2", "1")
    made.say("王强", "张伟调岗了 该谈谈", "1")
    made.say("吴小燕", "食堂夜班饭老是凉的QXB1", "1")
    made.say("吴小燕", "更衣室的柜子坏了QXB2", "2")
    made.say("吴小燕", "李红梅排班老是偏心QXB3", "1")
    made.say("吴小燕", "周萍开会老是骂人QXB4", "1")
    made.say("吴小燕", "书记开会老是骂人QXB5", "1")
    made.say("冯燕", "质检组的空调坏了QXB6", "2")
    made.say("张伟", "三号平台护栏松了QXB7", "2")
    made.say("孙国栋", "C-0101 交给后勤", "1")
    made.say("孙国栋", "上季度简报", "1", "夜班人手紧QXF1", "后勤每周到夜班看一次", "1")
    made.say("刘建国", "这周五下午3点综合小组学习 二楼会议室 内容两会精神QXC1", "1")
    made.say("刘建国", "维修组今年目标 安全：全年无事故QXD1", "1")
    made.say("刘建国", "督查 王强 班前会讲了安全 到位QXG1", "1")
    made.say("王强", "记一笔：给班里修了饮水机QXI1", "1")
    made.say("周萍", "记一笔：夜里清理了更衣室QXI2", "1")
    made.say("王强", "我带周涛，目标是年底前会看图纸QXJ1", "1")
    made.say("周涛", "J-0101 愿意")
    made.say("李红梅", "我带何军，目标是年底前会开叉车QXJ2", "1")
    made.say("何静", "实地检视管理组 记录缺两个月QXG2", "1")
    made.say("孙国栋", "传达给维修组：周五检查配电箱QXW1", "1")
    made.say("王强", "W-0101 已传达")
    made.let_appraise()
    made.say("王强", "自评 护栏那个事推动解决了QXE1 打88分吧", "1")
    publish_sheet(made.desk.units, made.now, "李红梅", "刘建国", "孙国栋", "履职认真QXH1")
    made.object_to("王强", "张伟", "周萍", "学习只有两次QXH2")
    return [
        Thing("T-0101", "QXA1", frozenset({"王强", "张伟"})),
        Thing("T-0102", "QXA2", frozenset({"陈志远", "郑凯", "王强", "周萍"})),
        Thing("", "该和张伟谈谈", frozenset({"王强"})),
        Thing("", "还没考察：郑凯", frozenset({"王强", "陈志远"})),
        Thing("", "还没支部考察：郑凯", frozenset({"周萍"})),
        Thing("C-0101", "QXB1", frozenset({"吴小燕", "李红梅", LEADER, "钱勤"}) | BRANCH),
        CONFIDENTIAL,
        Thing("C-0103", "QXB3", frozenset({"吴小燕", LEADER}) | BRANCH),
        Thing("C-0104", "QXB4", frozenset({"吴小燕", "孙国栋", "何静"})),
        Thing("C-0105", "QXB5", frozenset({"吴小燕", "郑明"})),
        Thing("C-0106", "QXB6", frozenset({"冯燕", "钱进"})),
        Thing("C-0107", "QXB7", frozenset({"张伟", LEADER, "贺勇"}) | BRANCH),
        Thing("S-0101", "QXC1", frozenset({"刘建国", "王强", "李红梅", "陈志远"})),
        Thing("G-0101", "QXD1", frozenset({"刘建国"}) | BRANCH),
        Thing("B-0101", "QXF1", BRANCH, in_chat=False),
        Thing("N-0101", "QXG1", frozenset({"王强", LEADER}) | BRANCH),
        Thing("N-0102", "QXG2", frozenset({LEADER}) | BRANCH),
        Thing("D-0101", "QXI1", frozenset({"王强", LEADER}) | BRANCH),
        Thing("D-0102", "QXI2", BRANCH),
        Thing("J-0101", "QXJ1", frozenset({"王强", "周涛", LEADER})),
        Thing("J-0102", "QXJ2", frozenset({"李红梅", "何军"})),
        Thing("W-0101", "QXW1", frozenset({"王强", LEADER}) | BRANCH),
        Thing("", "QXE1", frozenset({"王强"})),
        Thing("", "QXH1", frozenset({"李红梅", LEADER}) | BRANCH, in_chat=False),
        Thing("Y-0101", "QXH2", frozenset({"张伟", "周萍"})),
    ]
