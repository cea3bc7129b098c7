"""S-AUTHZ, as far as there are tables: who of the cast sees which row of every personal record."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from sqlalchemy import inspect
from sqlmodel import SQLModel, select

from storage.assessment_words import (
    AppraisalState,
    CycleDeed,
    CycleState,
    ReviewDecision,
    SheetState,
    SupervisionMethod,
)
from storage.queries import access, people, scope
from storage.queries.actor import CLOCK, Actor
from storage.queries.roster import Roster
from storage.randomness import new_id
from storage.rights_words import RequestKind
from storage.session import Session
from storage.tables import (
    AccessLog,
    ActivistReview,
    AppraisalExcuse,
    AppraisalVersion,
    AreaProposal,
    AssessmentCycle,
    BallotCount,
    BallotLine,
    BallotPaper,
    BallotPool,
    BallotTurnout,
    CalendarFeed,
    Concern,
    ConcernAbout,
    ConcernEvent,
    CycleEvent,
    DueTalk,
    Goal,
    NameWish,
    RecordStatement,
    ReminderWish,
    RightsRequest,
    SelfAppraisal,
    SessionAttendance,
    Sheet,
    SheetNotice,
    SheetObjection,
    SheetReview,
    SituationBrief,
    SpotCheckDraw,
    StudySeries,
    StudySession,
    SupervisionNote,
    Talk,
    TalkPerson,
)
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import (
    AccessKind,
    BriefState,
    ConcernCategory,
    ConcernEventKind,
    GoalState,
    Identity,
    OrgLevel,
    ReviewKind,
    Role,
)
from tests.cast import CAST
from tests.chatting import T1

CLOCK_NAME = "时钟"
BRANCH = {"孙国栋", "周萍", "何静"}

# Who sees what; whoever is not named sees nothing, and 何军 is never named (domain.md §3).
VISIBLE_BY: dict[type[SQLModel], dict[str, set[str]]] = {
    Talk: {
        "王强与张伟": {"王强", "张伟"},
        "李红梅不记名": {"李红梅"},
        "李红梅与吴小燕、刘洋": {"李红梅", "吴小燕", "刘洋"},
        "陈志远与郑凯的培养谈话": {"陈志远", "郑凯", "王强", "周萍"},
        "陈志远与郑凯的日常谈心": {"陈志远", "郑凯"},
    },
    TalkPerson: {
        "王强与张伟：张伟": {"王强", "张伟"},
        "李红梅与吴小燕、刘洋：吴小燕": {"李红梅", "吴小燕"},
        "李红梅与吴小燕、刘洋：刘洋": {"李红梅", "刘洋"},
        "陈志远与郑凯的培养谈话：郑凯": {"陈志远", "郑凯", "王强", "周萍"},
        "陈志远与郑凯的日常谈心：郑凯": {"陈志远", "郑凯"},
    },
    DueTalk: {
        "孙国栋提的，该和张伟谈": {"孙国栋", "王强", "张伟"},
        "王强提的，该和周涛谈": {"王强", "周涛"},
    },
    ActivistReview: {"陈志远考察郑凯": {"陈志远", "王强", "周萍", "郑凯"}},
    Concern: {
        "吴小燕写名": {"吴小燕", "李红梅"} | BRANCH,
        "吴小燕保密": {"吴小燕"} | BRANCH,
        "吴小燕写名说李红梅": {"吴小燕"} | BRANCH,
        "吴小燕说周萍": {"吴小燕", "孙国栋", "何静"},
        "吴小燕说孙国栋，交总支": {"吴小燕", "高明"},
        "吴小燕写名点到李红梅、何静": {"吴小燕", "孙国栋", "周萍"},
    },
    ConcernEvent: {
        "吴小燕写名：提出": {"吴小燕", "李红梅"} | BRANCH,
        "吴小燕保密：提出": {"吴小燕"} | BRANCH,
        "吴小燕写名说李红梅：提出": {"吴小燕"} | BRANCH,
        "吴小燕说周萍：提出": {"吴小燕", "孙国栋", "何静"},
        "吴小燕说孙国栋，交总支：提出": {"吴小燕", "高明"},
        "吴小燕写名点到李红梅、何静：提出": {"吴小燕", "孙国栋", "周萍"},
    },
    StudySession: {
        "综合党小组学习": {"刘建国", "王强", "李红梅", "陈志远"},
        "王强的责任区学习": {"王强", "张伟"},
    },
    StudySeries: {
        "综合党小组每月学习": {"何静", "刘建国"},
    },
    SessionAttendance: {
        "综合党小组学习：王强": {"刘建国", "王强"},
        "综合党小组学习：李红梅": {"刘建国", "李红梅"},
        "综合党小组学习：陈志远": {"刘建国", "陈志远"},
        "王强的责任区学习：张伟": {"王强", "张伟"},
    },
    Goal: {
        "维修组待定的目标": {"刘建国"} | BRANCH,
        "维修组退回的目标": {"刘建国"} | BRANCH,
        "维修组定了的目标": {"刘建国", "王强", "张伟", "周涛", "马德福", "孙丽"} | BRANCH,
        "维修组去掉的目标": {"刘建国"} | BRANCH,
        "夜班装卸组定了的目标": BRANCH,
    },
    SelfAppraisal: {
        "王强没交的自查": {"王强"},
        "李红梅交了的自查": {"李红梅", "刘建国"} | BRANCH,
    },
    Sheet: {
        "刘建国打的王强": {"刘建国"},
        "刘建国报的李红梅": {"刘建国"} | BRANCH,
        "通过的王强": {"刘建国", "高明"} | BRANCH,
        "告诉了的陈志远": {"刘建国", "高明", "陈志远"} | BRANCH,
        "何静报的刘建国": BRANCH,
        "孙国栋报的周萍": {"孙国栋", "何静"},
        "维修组王强的汇总：王强的考核表": {"刘建国"} | BRANCH,
        "储运、化工合起来的汇总：李红梅的考核表": {"刘建国"} | BRANCH,
        "夜班装卸组周萍的汇总：周萍的考核表": {"孙国栋", "何静"},
    },
    SheetReview: {
        "通过的王强：审核": {"刘建国", "高明"} | BRANCH,
        "告诉了的陈志远：审核": {"刘建国", "高明", "陈志远"} | BRANCH,
    },
    SheetNotice: {"告诉陈志远的": {"陈志远", "刘建国"} | BRANCH},
    SheetObjection: {"林秀英对陈志远的结果": {"林秀英", "周萍", "何静"}},
    SupervisionNote: {
        "刘建国督查王强": {"刘建国", "王强"} | BRANCH,
        "周萍检视刘建国": {"刘建国"} | BRANCH,
        "孙国栋抽查周萍": BRANCH,
    },
    SpotCheckDraw: {"刘建国抽的": {"刘建国"} | BRANCH, "孙国栋抽的": BRANCH},
    AppraisalVersion: {"李红梅交了的自查：旧稿": {"李红梅"}},
    AppraisalExcuse: {"刘建国记陈志远没有自查": {"刘建国", "陈志远"} | BRANCH},
    CycleEvent: {"孙国栋给王强延期": {"王强"} | BRANCH},
    AreaProposal: {"刘建国建议维修组": {"刘建国"} | BRANCH},
    BallotPaper: {"张伟评王强": {"张伟"}},
    BallotTurnout: {"张伟评过王强": {"张伟"}},
    BallotCount: {
        "维修组王强的汇总": {"刘建国", "王强"} | BRANCH,  # the year is final
        "储运、化工合起来的汇总": {"刘建国"} | BRANCH,
        "夜班装卸组周萍的汇总": {"孙国栋", "何静", "周萍"},  # hers, as the year is final
        "管理组刘建国没完的汇总": BRANCH,
    },
    BallotLine: {
        "对王强的留言": {"刘建国"} | BRANCH,  # his score is reported
        "对李红梅、陈志远的留言": set(),  # one of the two is not
        "对周萍的留言": {"孙国栋", "何静"},
    },
    SituationBrief: {
        "生产支部没定稿的简报": BRANCH,
        "生产支部定稿的简报": BRANCH,
        "生产支部报上去的简报": BRANCH | {"高明"},
        "总支自己的简报": set(),
    },
    CalendarFeed: {"张伟的日历": {"张伟"}},
    ReminderWish: {"王强不要提醒": {"王强"}},
    NameWish: {"张伟不要记名字": {"张伟"}},
    RecordStatement: {
        "张伟对王强与张伟": {"张伟", "王强"},
        "吴小燕对李红梅与吴小燕、刘洋": {"吴小燕", "李红梅"},  # not 刘洋: it says who was there
        "郑凯对陈志远与郑凯的培养谈话": {"郑凯", "陈志远", "王强", "周萍"},
        "周涛对王强与张伟": {"周涛"},  # it does not name him
        "吴小燕对吴小燕保密": {"吴小燕"} | BRANCH,
        "吴小燕对吴小燕说周萍": {"吴小燕", "孙国栋", "何静"},
        "李红梅对吴小燕写名": {"李红梅"},  # not hers
        "王强对综合党小组学习": {"王强", "刘建国"},
        "王强对刘建国督查王强": {"王强", "刘建国"} | BRANCH,
        "张伟对刘建国督查王强": {"张伟"},  # not about him
    },
    RightsRequest: {"张伟请王强改": {"张伟", "王强"}},
    AccessLog: {
        "周萍看郑凯": {"周萍", "郑凯"},
        "孙国栋看吴小燕": {"孙国栋", "吴小燕"},
        "高明想要名单": {"高明"},
    },
}


class World:
    """One or two rows of everything, as the capabilities write them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.roster: Roster = people.load_roster(session)
        self.ids = {one.name: one.id for one in self.roster.people.values()}
        self.areas = {one.name: one.id for one in self.roster.areas.values()}
        self.orgs = {one.level: one.id for one in self.roster.orgs.values()}
        self.rows: dict[str, SQLModel] = {}

    def add(self, label: str, row: SQLModel) -> None:
        """A row under the name that the expectations use."""
        assert label not in self.rows
        self.rows[label] = row
        self.session.collect(row)

    def talk(self, label: str, host: str, area: str, *with_whom: str, growth: bool = False) -> None:
        """A talk and a line for everybody it was with."""
        number = len(self.rows) + 1
        row = Talk(
            number=number,
            host_id=self.ids[host],
            area_id=self.areas[area],
            held_on=date(2026, 3, 11),
            for_growth=growth,
            recorded_at=T1,
        )
        self.add(label, row)
        for name in with_whom:
            self.add(f"{label}：{name}", TalkPerson(talk_id=row.id, person_id=self.ids[name]))

    def due_talk(self, label: str, enterer: str, area: str, person: str) -> None:
        """Somebody who is to be talked with."""
        row = DueTalk(
            person_id=self.ids[person],
            area_id=self.areas[area],
            entered_by=self.ids[enterer],
            entered_on=T1.date(),
            due_on=T1.date(),
        )
        self.add(label, row)

    def concern(
        self, label: str, *named: str, to: OrgLevel, identity: Identity, about: str = ""
    ) -> None:
        """A concern of 吴小燕 and its first step."""
        row = Concern(
            number=len(self.rows) + 1,
            raiser_id=self.ids["吴小燕"],
            identity=identity,
            category=ConcernCategory.OTHER,
            area_id=self.areas["储运业务组"],
            branch_id=self.orgs[to],
            about_id=self.ids[about] if about else None,
            raised_at=T1,
            sealed_text=b"",
        )
        self.add(label, row)
        step = ConcernEvent(
            concern_id=row.id, kind=ConcernEventKind.RAISED, actor_id=row.raiser_id, at=T1
        )
        self.add(f"{label}：提出", step)
        for name in named:
            self.add(f"{label}：{name}", ConcernAbout(concern_id=row.id, person_id=self.ids[name]))

    def study(self, label: str, organiser: str, *invited: str, group: str = "") -> None:
        """A session and a line for everybody invited."""
        groups = {one.name: one.id for one in self.roster.orgs.values()}
        row = StudySession(
            number=len(self.rows) + 1,
            organiser_id=self.ids[organiser],
            group_id=groups[group] if group else None,
            starts_at=T1,
            arranged_at=T1,
        )
        self.add(label, row)
        for name in invited:
            line = SessionAttendance(session_id=row.id, person_id=self.ids[name])
            self.add(f"{label}：{name}", line)

    def series(self, label: str, organiser: str, group: str) -> None:
        """Sessions of a group that come again."""
        groups = {one.name: one.id for one in self.roster.orgs.values()}
        row = StudySeries(
            organiser_id=self.ids[organiser], group_id=groups[group], audience=str(groups[group]), kind="study",
            rule="", place="", topic="", material="", lead_minutes=30, until=T1.date(), made_until=T1.date(), began_at=T1,
        )  # fmt: skip
        self.add(label, row)

    def statement(self, name: str, letter: str, record: str) -> None:
        """What somebody says himself to a record."""
        number = getattr(self.rows[record], "number")  # noqa: B009
        row = RecordStatement(
            person_id=self.ids[name], letter=letter, number=number, written_at=T1, sealed_words=b""
        )
        self.add(f"{name}对{record}", row)

    def request(self, label: str, name: str, owner: str) -> None:
        """What somebody asks of whoever answers for a record."""
        row = RightsRequest(
            number=1,
            person_id=self.ids[name],
            kind=RequestKind.CORRECTION,
            record="T-0001",
            owner_id=self.ids[owner],
            asked_at=T1,
            due_on=T1.date(),
            sealed_words=b"",
        )
        self.add(label, row)

    def reading(self, label: str, reader: str, role: Role, subject: str = "") -> None:
        """A line of the access log."""
        self.add(
            label,
            AccessLog(
                at=T1,
                actor_id=self.ids[reader],
                role=role,
                subject_id=self.ids[subject] if subject else None,
                kind=AccessKind.READ,
                what="T-0001",
            ),
        )

    def proposal(self, label: str, leader: str, area: str) -> None:
        """What a group leader proposes for an area."""
        row = AreaProposal(
            number=1,
            area_id=self.areas[area],
            proposed_by=self.ids[leader],
            proposed_at=T1,
            decision={},
        )
        self.add(label, row)

    def goal(self, label: str, area: str, drafter: str, state: GoalState) -> None:
        """A goal of the year."""
        row = Goal(
            number=len(self.rows) + 1,
            area_id=self.areas[area],
            year=T1.year,
            state=state,
            drafter_id=self.ids[drafter],
            drafted_at=T1,
            sealed_text=b"",
        )
        self.add(label, row)

    def note(self, label: str, writer: str, area: str, member: str) -> None:
        """What was found of a member."""
        row = SupervisionNote(
            number=len(self.rows) + 1,
            method=SupervisionMethod.SUPERVISION,
            area_id=self.areas[area],
            subject_id=self.ids[member],
            writer_id=self.ids[writer],
            held_on=T1.date(),
            positive=True,
            written_at=T1,
            sealed_finding=b"",
        )
        self.add(label, row)

    def draw(self, label: str, drawer: str) -> None:
        """A draw of areas."""
        row = SpotCheckDraw(
            branch_id=self.orgs[OrgLevel.BRANCH],
            drawer_id=self.ids[drawer],
            drawn_at=T1,
            seed="",
            among=[],
            drawn=[],
        )
        self.add(label, row)

    def brief(self, label: str, state: BriefState, of: OrgLevel = OrgLevel.BRANCH) -> None:
        """What is told of a quarter; of another one each time."""
        quarter = date(2020 + len(self.rows), 1, 1)
        row = SituationBrief(
            branch_id=self.orgs[of], quarter=quarter, taken_on=quarter, figures={}, state=state
        )
        self.add(label, row)

    def appraisal(self, label: str, member: str, state: AppraisalState) -> None:
        """A self-appraisal in the year's cycle."""
        (cycle,) = self.session.exec(select(AssessmentCycle)).all()
        who = self.ids[member]
        row = SelfAppraisal(cycle_id=cycle.id, person_id=who, state=state, changed_at=T1)
        self.add(label, row)
        if state is AppraisalState.SUBMITTED:
            before = AppraisalVersion(appraisal_id=row.id, version=1, submitted_at=T1)
            self.add(f"{label}：旧稿", before)

    def of_cycle(self, leader: str, excused: str, extended: str) -> None:
        """Why somebody has no self-appraisal, and that somebody was given more time for his."""
        (cycle,) = self.session.exec(select(AssessmentCycle)).all()
        excuse = AppraisalExcuse(
            cycle_id=cycle.id,
            person_id=self.ids[excused],
            writer_id=self.ids[leader],
            written_at=T1,
            sealed_reason=b"",
        )
        self.add(f"{leader}记{excused}没有自查", excuse)
        event = CycleEvent(
            cycle_id=cycle.id,
            person_id=self.ids[extended],
            at=T1,
            deed=CycleDeed.EXTENDED,
            state=CycleState.SELF_OPEN,
            actor_id=self.ids["孙国栋"],
        )
        self.add(f"孙国栋给{extended}延期", event)

    def paper(self, voter: str, area: str, subject: str) -> None:
        """What somebody said of a member, and that he did."""
        (cycle,) = self.session.exec(select(AssessmentCycle)).all()
        about = {"area_id": self.areas[area], "subject_id": self.ids[subject]}
        who = {"cycle_id": cycle.id, "voter_id": self.ids[voter], **about}
        paper = BallotPaper(kept_on=T1.date(), sealed_paper=b"", **who)
        self.add(f"{voter}评{subject}", paper)
        self.add(f"{voter}评过{subject}", BallotTurnout(declined=False, **who))

    def pool(
        self, *units: tuple[str, str], count: str, line: str = "", final: bool = True,
        reported: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Ballots that are counted together, a line that came with them, and whose scores are reported."""
        first = self.session.exec(select(AssessmentCycle)).first()
        assert first
        cycle = AssessmentCycle(
            branch_id=first.branch_id,
            year=2000 + len(self.rows),
            edition=first.edition,
            state=CycleState.FINAL if final else CycleState.BRANCH_REVIEW,
        )
        self.session.add(cycle)
        self.session.flush()
        pool_id = new_id()
        for area, member in units:
            about = {
                "cycle_id": cycle.id,
                "area_id": self.areas[area],
                "subject_id": self.ids[member],
            }
            self.session.add(BallotPool(pool_id=pool_id, branch_wide=False, closed=True, **about))
            if member in reported:
                scorer = self.ids["孙国栋" if member == "周萍" else "刘建国"]
                sheet = Sheet(
                    version=1, state=SheetState.REPORTED, scored_at=T1, scorer_id=scorer,
                    sealed_content=b"", total=None, **about,
                )  # fmt: skip
                self.add(f"{count}：{member}的考核表", sheet)
        self.add(count, BallotCount(pool_id=pool_id, cycle_id=cycle.id, ballots=5, levels={}))
        if line:
            self.add(line, BallotLine(cycle_id=cycle.id, pool_id=pool_id, sealed_line=b""))

    def sheet(self, label: str, member: str, area: str, scorer: str, state: SheetState) -> None:
        """A sheet in the year's cycle; approved with what the branch decided."""
        (cycle,) = self.session.exec(select(AssessmentCycle)).all()
        row = Sheet(
            cycle_id=cycle.id,
            subject_id=self.ids[member],
            area_id=self.areas[area],
            version=len(self.rows),
            state=state,
            scorer_id=self.ids[scorer],
            scored_at=T1,
            sealed_content=b"",
        )
        self.add(label, row)
        if state is SheetState.APPROVED:
            decided = SheetReview(
                sheet_id=row.id,
                step=1,
                decision=ReviewDecision.APPROVED,
                reviewer_id=self.ids["孙国栋"],
                reviewed_at=T1,
            )
            self.add(f"{label}：审核", decided)

    def actors(self) -> dict[str, Actor]:
        """Everybody of the cast, and the clock."""
        cast = {one.name: self.roster.actor(self.ids[one.name], T1.date()) for one in CAST}
        return cast | {CLOCK_NAME: CLOCK}

    def seen(self, table: type[SQLModel]) -> dict[str, set[str]]:
        """Who sees each row of a table: everybody of the cast is asked, and the clock."""
        labels = {key_of(row): label for label, row in self.rows.items()}
        seen: dict[str, set[str]] = {
            label: set() for label, row in self.rows.items() if type(row) is table
        }
        for name, actor in self.actors().items():
            for row in self.session.exec(select(table).where(scope.visible_to(actor, table))):
                seen[labels[key_of(row)]].add(name)
        return seen


def key_of(row: SQLModel) -> tuple[object, ...]:
    """What tells a row from all others."""
    return (type(row), *inspect(type(row)).primary_key_from_instance(row))


@pytest.fixture
def world(unit: UnitOfWork) -> World:
    world = World(unit.session)
    world.talk("王强与张伟", "王强", "维修组", "张伟")
    world.proposal("刘建国建议维修组", "刘建国", "维修组")
    world.talk("李红梅不记名", "李红梅", "储运业务组")
    world.talk("李红梅与吴小燕、刘洋", "李红梅", "储运业务组", "吴小燕", "刘洋")
    world.talk("陈志远与郑凯的培养谈话", "陈志远", "化工工艺组", "郑凯", growth=True)
    world.talk("陈志远与郑凯的日常谈心", "陈志远", "化工工艺组", "郑凯")
    world.add(
        "陈志远考察郑凯",
        ActivistReview(
            activist_id=world.ids["郑凯"],
            branch_id=world.orgs[OrgLevel.BRANCH],
            kind=ReviewKind.CONTACT,
            held_on=T1.date(),
            recorded_by=world.ids["陈志远"],
        ),
    )
    world.due_talk("孙国栋提的，该和张伟谈", "孙国栋", "维修组", "张伟")
    world.due_talk("王强提的，该和周涛谈", "王强", "维修组", "周涛")
    branch, above = OrgLevel.BRANCH, OrgLevel.GENERAL_BRANCH
    named, confidential = Identity.NAMED, Identity.CONFIDENTIAL
    world.concern("吴小燕写名", to=branch, identity=named)
    world.concern("吴小燕保密", to=branch, identity=confidential)
    world.concern("吴小燕写名说李红梅", to=branch, identity=named, about="李红梅")
    world.concern("吴小燕说周萍", to=branch, identity=confidential, about="周萍")
    world.concern("吴小燕说孙国栋，交总支", to=above, identity=confidential, about="孙国栋")
    label = "吴小燕写名点到李红梅、何静"
    world.concern(label, "李红梅", "何静", to=branch, identity=named)
    world.study("综合党小组学习", "刘建国", "王强", "李红梅", "陈志远", group="综合党小组")
    world.series("综合党小组每月学习", "何静", "综合党小组")
    world.study("王强的责任区学习", "王强", "张伟")
    world.note("刘建国督查王强", "刘建国", "维修组", "王强")
    world.note("周萍检视刘建国", "周萍", "管理组", "刘建国")
    world.note("孙国栋抽查周萍", "孙国栋", "夜班装卸组", "周萍")
    world.draw("刘建国抽的", "刘建国")
    world.draw("孙国栋抽的", "孙国栋")
    for name, letter, record in (
        ("张伟", "T", "王强与张伟"),
        ("吴小燕", "T", "李红梅与吴小燕、刘洋"),
        ("郑凯", "T", "陈志远与郑凯的培养谈话"),
        ("周涛", "T", "王强与张伟"),
        ("吴小燕", "C", "吴小燕保密"),
        ("吴小燕", "C", "吴小燕说周萍"),
        ("李红梅", "C", "吴小燕写名"),
        ("王强", "S", "综合党小组学习"),
        ("王强", "N", "刘建国督查王强"),
        ("张伟", "N", "刘建国督查王强"),
    ):
        world.statement(name, letter, record)
    world.request("张伟请王强改", "张伟", "王强")
    world.goal("维修组待定的目标", "维修组", "刘建国", GoalState.PROPOSED)
    world.goal("维修组退回的目标", "维修组", "刘建国", GoalState.RETURNED)
    world.goal("维修组定了的目标", "维修组", "孙国栋", GoalState.APPROVED)
    world.goal("维修组去掉的目标", "维修组", "孙国栋", GoalState.DROPPED)
    world.goal("夜班装卸组定了的目标", "夜班装卸组", "周萍", GoalState.APPROVED)
    world.brief("生产支部没定稿的简报", BriefState.TAKEN)
    world.brief("生产支部定稿的简报", BriefState.SETTLED)
    world.brief("生产支部报上去的简报", BriefState.SENT)
    world.brief("总支自己的简报", BriefState.SENT, OrgLevel.GENERAL_BRANCH)
    world.paper("张伟", "维修组", "王强")
    world.of_cycle("刘建国", "陈志远", "王强")
    world.appraisal("王强没交的自查", "王强", AppraisalState.DRAFT)
    world.appraisal("李红梅交了的自查", "李红梅", AppraisalState.SUBMITTED)
    world.sheet("刘建国打的王强", "王强", "维修组", "刘建国", SheetState.SCORED)
    world.sheet("刘建国报的李红梅", "李红梅", "储运业务组", "刘建国", SheetState.REPORTED)
    world.sheet("通过的王强", "王强", "维修组", "刘建国", SheetState.APPROVED)
    world.sheet("告诉了的陈志远", "陈志远", "化工工艺组", "刘建国", SheetState.APPROVED)
    world.sheet("何静报的刘建国", "刘建国", "管理组", "何静", SheetState.REPORTED)
    world.sheet("孙国栋报的周萍", "周萍", "夜班装卸组", "孙国栋", SheetState.REPORTED)
    told = world.rows["告诉了的陈志远"]
    assert isinstance(told, Sheet)
    its = {name: getattr(told, name) for name in ("cycle_id", "subject_id", "area_id")}
    decided = world.rows["告诉了的陈志远：审核"]
    assert isinstance(decided, SheetReview)
    world.add("告诉陈志远的", SheetNotice(**its, told_at=T1, review_id=decided.id))
    objection = SheetObjection(
        number=1,
        named=False,
        raised_at=T1,
        due_on=T1.date(),
        sealed_words=b"",
        objector_id=world.ids["林秀英"],
        reviewer_id=world.ids["周萍"],
        second_id=world.ids["何静"],
        **its,
    )
    world.add("林秀英对陈志远的结果", objection)
    feed = CalendarFeed(person_id=world.ids["张伟"], tag=b"", since=T1)
    world.add("张伟的日历", feed)
    world.add("王强不要提醒", ReminderWish(person_id=world.ids["王强"], since=T1))
    world.add("张伟不要记名字", NameWish(person_id=world.ids["张伟"], since=T1))
    world.reading("周萍看郑凯", "周萍", Role.BRANCH, "郑凯")
    world.reading("孙国栋看吴小燕", "孙国栋", Role.BRANCH, "吴小燕")
    world.reading("高明想要名单", "高明", Role.COMMITTEE)
    world.pool(("维修组", "王强"), count="维修组王强的汇总", line="对王强的留言", reported=["王强"])
    world.pool(
        ("储运业务组", "李红梅"),
        ("化工工艺组", "陈志远"),
        count="储运、化工合起来的汇总",
        line="对李红梅、陈志远的留言",
        reported=["李红梅"],
    )
    world.pool(
        ("夜班装卸组", "周萍"),
        count="夜班装卸组周萍的汇总",
        line="对周萍的留言",
        reported=["周萍"],
    )
    world.pool(("管理组", "刘建国"), count="管理组刘建国没完的汇总", final=False)
    return world


def test_every_rule_has_its_expectations() -> None:
    assert set(VISIBLE_BY) == set(scope._RULES)


def test_the_expectations_are_about_the_cast() -> None:
    names = {name for rows in VISIBLE_BY.values() for seen in rows.values() for name in seen}
    assert names < {one.name for one in CAST}
    assert "何军" not in names


@pytest.mark.parametrize("table", VISIBLE_BY, ids=lambda table: table.__name__)
def test_each_row_is_seen_by_exactly_these(world: World, table: type[SQLModel]) -> None:
    assert world.seen(table) == VISIBLE_BY[table]


def test_readings_are_counted_by_the_office_above_and_the_clock_alone(world: World) -> None:
    long_ago, soon = T1 - timedelta(days=400), T1 + timedelta(days=1)
    counting = {
        name: len(list(access.counted_between(world.session, actor, long_ago, soon)))
        for name, actor in world.actors().items()
    }
    assert {name for name, count in counting.items() if count} == {"高明", CLOCK_NAME}
    assert {count for count in counting.values() if count} == {len(VISIBLE_BY[AccessLog])}


def test_a_table_without_a_rule_is_seen_by_nobody() -> None:
    with pytest.raises(KeyError):
        scope.visible_to(CLOCK, AssessmentCycle)
