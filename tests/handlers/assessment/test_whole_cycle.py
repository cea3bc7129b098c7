"""Whole years, by people who mostly do what is due, in any order, and with messages that come twice and bots that start anew.

Whatever they say: nobody scores or reviews himself, nothing is scored once it is approved, everybody is told of his
result before it is published, the totals are those of the items, and a ballot has no voter once it is mixed [M4].
"""

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel import col, select

from storage.assessment_words import CycleState, SheetState
from storage.queries.sheets import CONTENT
from storage.session import Session
from storage.tables import (
    AssessmentCycle,
    Ballot,
    BallotPaper,
    BallotTurnout,
    Sheet,
    SheetNotice,
    SheetObjection,
    SheetReview,
)
from storage.vocabulary import SHANGHAI
from tests.chatting import Chat, chatting, say_again, userid_of
from tests.databases import KINDS
from tests.faults.sizes import size
from tests.staff import writing

INCIDENT = "出了点问题"
SEEDS = size(1, 40)
MEMBERS = ("王强", "李红梅", "陈志远", "刘建国", "周萍")
COMMITTEE = ("孙国栋", "周萍", "何静")
VOTERS = {
    "王强": ("张伟", "周涛", "马德福", "孙丽"),
    "李红梅": ("何军", "吴小燕", "刘洋", "张玮"),
    "陈志远": ("郑凯", "林秀英", "黄磊", "陈晨"),
}
WORDS = ("都好", "都较好", "都好 学习一般", "都好 谈心不了解")
ITEMS = {
    "思想动态": 20, "谈心": 20, "学习": 10, "岗位": 20, "秩序": 10, "宣传": 10, "技能帮带": 10,
}  # fmt: skip
FIRST = datetime(2026, 11, 20, 9, 30, tzinfo=SHANGHAI)
Act = tuple[str, str]


class Year:
    """One year of the cast, and what must hold of it after every day."""

    def __init__(self, url: str, seed: int) -> None:
        self.url, self.chance = url, random.Random(seed)
        self.approved: dict[tuple[object, object], int] = {}
        self.said = 0

    def live(self) -> None:
        day = FIRST
        while day.month < 13 and day.year == FIRST.year:
            with chatting(self.url, day) as chat:  # a bot that starts anew
                for moment in (day, day.replace(hour=16, minute=40)):
                    chat.move_to(moment)
                    for who, what in self.acts(moment):
                        self.act(chat, who, what)
            self.check()
            day += timedelta(days=3)

    def acts(self, moment: datetime) -> Iterator[Act]:
        """What is due, mostly; and what is not, from anybody."""
        due = [*self.due(moment)]
        self.chance.shuffle(due)
        yield from (one for one in due if self.chance.random() < 0.6)
        yield from (self.undue() for _ in range(2))

    def due(self, moment: datetime) -> Iterator[Act]:
        if moment.day % 2 or moment.hour > 12:
            yield from ((who, "自评 今年做了不少 打88分") for who in MEMBERS[:4])
            yield from (self.ballot(name, who) for name in VOTERS for who in VOTERS[name])
        if moment.month == 12:
            yield from (("刘建国", self.sheet(name)) for name in MEMBERS[:3])
            yield from (("何静", self.sheet(name)) for name in ("刘建国", "周萍"))
            yield from (("刘建国", "上报"), ("何静", "上报"))
            yield from (("孙国栋", "考核全部通过"), ("周萍", "考核全部通过"))
        if moment.month == 12 and moment.day > 9:
            yield from (("孙国栋", "公示吧 公示一周"), ("孙国栋", "结束考核"))
            yield from (("孙国栋", f"谈过了 {name}") for name in MEMBERS)
            yield from ((who, "没有要说的") for who in MEMBERS)

    def undue(self) -> Act:
        """Somebody says something of the year that may not be his to say."""
        anybody = (*MEMBERS, "孙国栋", "何静", "张伟", "何军", "郑凯", "高明")
        name, who = self.chance.choice(MEMBERS), self.chance.choice(anybody)
        what = (
            self.sheet(name), "考核全部通过", f"{name}改成{self.chance.randint(60, 99)} 因为看过现场",
            f"{name}的考核退回 谈心那项分没依据", f"看{name}的考核表", "我的分怎么来的",
            f"对{name}的结果有异议 写名 学习少", "Y-0001 维持 查过记录", "公示", "说明 上半年外派",
            f"评价{name} {self.chance.choice(WORDS)}", "不评", f"谈过了 {name}", "结束考核",
        )  # fmt: skip
        return who, self.chance.choice(what)

    def ballot(self, name: str, who: str) -> Act:
        return who, f"评价{name} {self.chance.choice(WORDS)}"

    def sheet(self, name: str) -> str:
        least = self.chance.choice((0.6, 0.8, 0.9))
        points = (
            f"{item}{self.chance.randint(round(most * least), most)}"
            for item, most in ITEMS.items()
        )
        return f"{name} {' '.join(points)} 依据 听取汇报"

    def act(self, chat: Chat, who: str, what: str) -> None:
        """He says it and mostly goes through with it; now and then the platform delivers a message twice."""
        self.said += 1
        answer = self.delivered(chat, who, what)
        assert INCIDENT not in answer, what
        for _ in range(3):
            if "1 " not in answer or self.chance.random() > 0.9:
                break
            answer = chat.say(who, "1" if self.chance.random() < 0.9 else "看过现场")

    def delivered(self, chat: Chat, who: str, what: str) -> str:
        if self.chance.random() > 0.05:
            return chat.say(who, what)
        plain = chat.phone.message(userid_of(who), "text", [("Content", what)])
        first = say_again(chat, plain, who)
        assert say_again(chat, plain, who) == first
        return first

    def check(self) -> None:
        with writing(self.url) as unit:
            session = unit.session
            sheets = {one.id: one for one in session.exec(select(Sheet))}
            for sheet in sheets.values():
                self.check_sheet(session, sheet)
            for review in session.exec(select(SheetReview)):
                sheet = sheets[review.sheet_id]
                taken = {sheet.scorer_id, sheet.subject_id}
                assert taken.isdisjoint({review.reviewer_id, review.second_id})
                assert review.reviewer_id != review.second_id
            for notice in session.exec(select(SheetNotice)):
                if notice.published_on is not None:
                    told_on = notice.told_at.astimezone(SHANGHAI).date()
                    said_all = notice.stated_at is not None  # then nobody waits for another day
                    assert told_on < notice.published_on or said_all
                    assert told_on <= notice.published_on

    def check_sheet(self, session: Session, sheet: Sheet) -> None:
        assert sheet.scorer_id != sheet.subject_id
        points, *_ = json.loads(session.unseal(sheet.sealed_content, CONTENT, sheet.id))
        assert sheet.total == (sum(map(Decimal, points.values())) if points else None)
        whose = (sheet.subject_id, sheet.area_id)
        assert sheet.version <= self.approved.get(whose, sheet.version), "scored after approval"
        if sheet.state is SheetState.APPROVED:
            self.approved[whose] = sheet.version


@pytest.mark.parametrize("database_url", size(["sqlite"], KINDS), indirect=True)
@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_people_say_in_a_year_its_promises_hold(database_url: str, seed: int) -> None:
    year = Year(database_url, seed)
    year.live()
    with writing(database_url) as unit:
        session = unit.session
        assert len(year.approved) >= 3, "a year in which nothing is approved proves little"
        assert session.exec(select(Ballot.id)).all(), "nor does one without ballots"
        assert not session.exec(select(BallotPaper.id)).all()
        assert not session.exec(select(BallotTurnout.voter_id)).all()
        published = col(SheetNotice.published_on).is_not(None)
        assert session.exec(select(SheetNotice.id).where(published)).all()
        open_ones = col(SheetObjection.answered_at).is_(None)
        objected = session.exec(select(SheetObjection.id).where(open_ones)).first() is not None
        assert session.exec(select(AssessmentCycle.state)).one() in {
            CycleState.NOTICE,
            CycleState.OBJECTIONS if objected else CycleState.FINAL,
        }
