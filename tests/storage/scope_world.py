"""A row of every personal record, and who of the cast asks for it."""

from collections.abc import Sequence
from datetime import date

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
from storage.duty_words import PairState
from storage.queries import people, scope
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
    ArchiveSeal,
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
    DutyNote,
    Goal,
    MentoringPair,
    NameWish,
    RecordStatement,
    RelayNotice,
    RelayTask,
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
    VoiceMessage,
    YearEntry,
    YearPlan,
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
from storage.year_words import EntryKind, EntryState, PlanState
from tests.cast import CAST
from tests.chatting import T1

CLOCK_NAME = "时钟"


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

    def duty(self, label: str, member: str, area: str) -> None:
        """What a member did."""
        row = DutyNote(
            number=len(self.rows) + 1,
            area_id=self.areas[area],
            writer_id=self.ids[member],
            duty="",
            dimension="",
            done_on=T1.date(),
            written_at=T1,
            sealed_text=b"",
        )
        self.add(label, row)

    def pair(self, label: str, mentor: str, mentored: str, area: str, state: PairState) -> None:
        """A member and whom he mentors."""
        row = MentoringPair(
            number=len(self.rows) + 1,
            area_id=self.areas[area],
            mentor_id=self.ids[mentor],
            mentored_id=self.ids[mentored],
            state=state,
            until=T1.date(),
            asked_at=T1,
            sealed_goal=b"",
        )
        self.add(label, row)

    def notice(self, label: str, sender: str, area: str, member: str, *, heard: bool) -> None:
        """A notice of the branch for one area."""
        row = RelayNotice(
            number=len(self.rows) + 1,
            branch_id=self.orgs[OrgLevel.BRANCH],
            sender_id=self.ids[sender],
            sent_at=T1,
            sealed_text=b"",
        )
        self.add(label, row)
        task = RelayTask(
            notice_id=row.id,
            area_id=self.areas[area],
            person_id=self.ids[member],
            passed_on=heard,
        )
        self.add(f"{label}：{area}", task)

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

    def entry(
        self, label: str, kind: EntryKind, state: EntryState, author: str, about: str = ""
    ) -> None:
        """What somebody wrote for the year."""
        area = self.roster.areas[self.areas["维修组"]]
        assert area.branch_id
        row = YearEntry(
            kind=kind,
            number=len(self.rows) + 1,
            branch_id=area.branch_id,
            area_id=area.id,
            author_id=self.ids[author],
            subject_id=self.ids[about] if about else None,
            written_at=T1,
            state=state,
            sealed_text=b"",
        )
        self.add(label, row)

    def plan(self, label: str, state: PlanState, year: int) -> None:
        """What is written into the plan of the group of 维修组."""
        group = self.roster.areas[self.areas["维修组"]].group_id
        assert group
        row = YearPlan(
            org_id=group,
            year=year,
            state=state,
            writer_id=self.ids["刘建国"],
            written_at=T1,
            sealed_lines=b"",
        )
        self.add(label, row)

    def archive(self, label: str, area: str, by: str) -> None:
        """The sealed archive of an area."""
        row = ArchiveSeal(
            place=1,
            link=b"",
            area_id=self.areas[area],
            year=2025,
            version=1,
            sha256=b"",
            size=0,
            by_id=self.ids[by],
            made_at=T1,
            people=[],
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


def filled(unit: UnitOfWork) -> World:
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
    world.duty("王强记的", "王强", "维修组")
    world.pair("王强问周涛", "王强", "周涛", "维修组", PairState.ASKED)
    world.pair("王强带张伟", "王强", "张伟", "维修组", PairState.ENDED)
    world.pair("周萍带何静", "周萍", "何静", "夜班装卸组", PairState.AGREED)
    world.duty("周萍记的", "周萍", "夜班装卸组")
    world.notice("孙国栋发的，王强没传达", "孙国栋", "维修组", "王强", heard=False)
    world.notice("孙国栋发的，周萍传达了", "孙国栋", "夜班装卸组", "周萍", heard=True)
    world.notice("孙国栋发的，李红梅传达了", "孙国栋", "储运业务组", "李红梅", heard=True)
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
    world.entry("张伟的好做法", EntryKind.PRACTICE, EntryState.WAITING, "张伟")
    world.entry("刘建国的学习心得", EntryKind.NOTE, EntryState.KEPT, "刘建国")
    world.entry("推荐王强，还没问到", EntryKind.POST, EntryState.ASKED, "刘建国", "王强")
    world.entry("推荐王强，等支部定", EntryKind.POST, EntryState.WAITING, "刘建国", "王强")
    world.entry("王强岗是示范岗", EntryKind.POST, EntryState.STANDING, "刘建国", "王强")
    world.plan("综合党小组的方案", PlanState.SUBMITTED, 2025)
    world.plan("综合党小组定稿的方案", PlanState.APPROVED, 2026)
    world.archive("维修组封存的档案", "维修组", "孙国栋")
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
    recording = VoiceMessage(
        person_id=world.ids["张伟"], heard_at=T1, format="amr", sealed_content=b"", free_at=T1
    )
    world.add("张伟的语音", recording)
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
