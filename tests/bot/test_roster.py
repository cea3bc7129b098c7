"""A list goes into the database whole or not at all, and a second one writes history."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select

from bot.roster import RosterError, import_roster
from bot.seed import CAST
from storage.database import make_engine
from storage.queries import division
from storage.queries.people import load_roster
from storage.queries.roster import Assignment, Roster
from storage.tables import AreaAssignment, Person, RoleHolding
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import AssignmentKind, PartyStatus, Role
from tests.databases import SEALER, disposing

DAY = date(2026, 3, 12)
LATER = date(2026, 5, 6)
NAMES: dict[str, Any] = {
    "branch": "生产支部",
    "general_branch": "物流党总支",
    "committee": "公司党委",
}


class Register:
    """One database into which lists are imported, each in its own transaction."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url = url
        self._file = folder / "list.csv"

    def take(
        self, text: str, day: date = LATER, *, dry_run: bool = False, branch: str = "生产支部"
    ) -> list[str]:
        """Import a list; what was said."""
        self._file.write_text(text, "utf-8")
        names = NAMES | {"branch": branch}
        with disposing(make_engine(self._url)) as engine, UnitOfWork(engine, SEALER) as unit:
            return import_roster(
                unit,
                self._file,
                branch=names["branch"],
                general_branch=names["general_branch"],
                committee=names["committee"],
                today=day,
                dry_run=dry_run,
            )

    @contextmanager
    def writing(self) -> Iterator[UnitOfWork]:
        """One more transaction."""
        with disposing(make_engine(self._url)) as engine, UnitOfWork(engine, SEALER) as unit:
            yield unit

    def picture(self) -> Roster:
        """What stands in the database."""
        with disposing(make_engine(self._url)) as engine, UnitOfWork(engine, SEALER) as unit:
            return load_roster(unit.session)

    def holdings(self, userid: str) -> list[RoleHolding]:
        """Every role somebody ever held, the oldest first."""
        mine = col(RoleHolding.person_id) == col(Person.id)
        query = select(RoleHolding).join(Person, mine).where(Person.userid == userid)
        with disposing(make_engine(self._url)) as engine, UnitOfWork(engine, SEALER) as unit:
            return list(unit.session.exec(query.order_by(col(RoleHolding.since))))

    def assignments(self, userid: str) -> list[AreaAssignment]:
        """Every area somebody ever answered for, the oldest first."""
        mine = col(AreaAssignment.person_id) == col(Person.id)
        query = select(AreaAssignment).join(Person, mine).where(Person.userid == userid)
        with disposing(make_engine(self._url)) as engine, UnitOfWork(engine, SEALER) as unit:
            return list(unit.session.exec(query.order_by(col(AreaAssignment.since))))


@pytest.fixture
def register(database_url: str, tmp_path: Path) -> Register:
    """A register in which the cast stands."""
    return Register(database_url, tmp_path)


@pytest.fixture
def empty(empty_database_url: str, tmp_path: Path) -> Register:
    """A register without anybody."""
    return Register(empty_database_url, tmp_path)


def cast(*changes: tuple[str, str], without: Sequence[str] = ()) -> str:
    """The list of the cast with words replaced and people left out."""
    lines = CAST.read_text("utf-8").splitlines()
    text = "\n".join(one for one in lines if one.split(",")[0] not in without)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def test_a_first_list_and_the_same_again(empty: Register) -> None:
    said = empty.take(cast(), DAY)
    assert said[0] == "名单已导入：新增 20 人，变动 0 人，没变 0 人。"
    assert "新增：孙国栋（sunguodong）" in said
    assert said[-1].startswith("名单已生效。")
    first = empty.picture()
    assert len(first.areas) == 5
    again = empty.take(cast(), LATER)
    assert again[0] == "名单已导入：新增 0 人，变动 0 人，没变 20 人。"
    second = empty.picture()
    assert second.revision == first.revision + 1
    assert (second.assignments, second.holdings) == (first.assignments, first.holdings)


def test_changes_are_named_and_absent_people_stay(register: Register) -> None:
    said = register.take(
        cast(
            ("zhoutao,周涛,维修组", "ZhouTao,周涛,储运业务组"),
            ("小陈,2023-07-03", "小陈;晨晨,2023-07-03"),
            (
                "linxiuying,林秀英,化工工艺组,team,群众",
                "linxiuying,林秀英,化工工艺组,team,积极分子",
            ),
            without=["madefu"],
        )
        + "\nxinren,新人,维修组,team,群众,,W,,甲班,,2026-05-06"
    )
    assert said[0] == "名单已导入：新增 1 人，变动 3 人，没变 16 人。"
    assert said[1:6] == [
        "新增：新人（xinren）",
        "变动：周涛（zhoutao）：班组",
        "变动：林秀英（linxiuying）：政治面貌",
        "变动：陈晨（chenchen）：常用称呼",
        "名单里没有、系统里有，保持原样：马德福（madefu）",
    ]
    people = {one.userid: one for one in register.picture().people.values()}
    assert len(people) == 21
    assert people["zhoutao"].team == "储运业务组"
    assert set(people["chenchen"].aliases) == {"小陈", "晨晨"}
    assert people["linxiuying"].party_status is PartyStatus.ACTIVIST
    assert people["madefu"].left_on is None
    assert said[6].startswith("上面 1 位如果离开了，请在名单里加上他们的一行，填上「离开日期」")


def test_an_alias_is_taken_away_while_others_move_to_a_new_team(register: Register) -> None:
    said = register.take(cast(("老马,1992", ",1992"), ("张伟,维修组", "张伟,热处理组")))
    assert said[1:3] == ["变动：张伟（zhangwei）：班组", "变动：马德福（madefu）：常用称呼"]
    people = {one.userid: one for one in register.picture().people.values()}
    assert people["madefu"].aliases == ()
    assert people["zhangwei"].team == "热处理组"


def test_another_member_takes_over_an_area(register: Register) -> None:
    said = register.take(
        cast(("综合党小组,M,维修组", "综合党小组,,"), ("宣传委员,,", "宣传委员;M,维修组,"))
    )
    assert said[1:3] == [
        "变动：何静（hejing）：负责的责任区",
        "变动：王强（wangqiang）：负责的责任区",
    ]
    [ended] = register.assignments("wangqiang")
    assert (ended.since, ended.until) == (date(2001, 7, 2), LATER)
    [begun] = register.assignments("hejing")
    assert (begun.since, begun.until, begun.kind) == (LATER, None, AssignmentKind.CADRE)
    roster = register.picture()
    area = next(one for one in roster.areas.values() if one.name == "维修组")
    assert [one.name for one in roster.responsible_for(area.id, DAY)] == ["王强"]
    assert [one.name for one in roster.responsible_for(area.id, LATER)] == ["何静"]
    assert roster.orgs[area.group_id or area.id].name == "机关党小组"


def test_a_member_who_moves_answers_for_his_area_in_another_way(register: Register) -> None:
    register.take(cast(("王强,维修组", "王强,储运业务组")))
    before, after = register.assignments("wangqiang")
    assert (before.kind, before.until) == (AssignmentKind.OWN_TEAM, LATER)
    assert (after.kind, after.since) == (AssignmentKind.NEIGHBOURING, LATER)


def test_two_members_share_an_area(register: Register) -> None:
    register.take(cast(("机关党小组,B:宣传委员,,", "机关党小组,B:宣传委员;M,管理组;储运业务组,")))
    held = register.assignments("hejing")
    assert {one.kind for one in held} == {AssignmentKind.OWN_TEAM, AssignmentKind.CADRE}
    assert {one.since for one in held} == {LATER}  # both areas had their member already
    assert register.assignments("liujianguo")[0].until is None


def test_roles_end_and_begin(register: Register) -> None:
    said = register.take(
        cast(("B:组织委员;M", "B:纪检委员;M"), ("机关党小组,B:宣传委员", "综合党小组,L"))
    )
    assert "变动：周萍（zhouping）：职务" in said
    assert "变动：何静（hejing）：党小组、职务" in said
    before, after = register.holdings("zhouping")
    assert (before.duty, before.until) == ("组织委员", LATER)
    assert (after.duty, after.since, after.until) == ("纪检委员", LATER, None)
    roster = register.picture()
    hejing = roster.enrolled("hejing", LATER)
    assert hejing is not None
    assert roster.actor(hejing.id, LATER).roles == {Role.WORKER, Role.GROUP_LEADER}
    assert roster.actor(hejing.id, DAY).roles == {Role.WORKER, Role.BRANCH}


def test_a_dry_run_says_the_same_and_writes_nothing(register: Register) -> None:
    before = register.picture()
    changes = (
        cast(("老马,1992", "马师傅,1992"), without=["sunli"])
        + "\nx,新人,新班组,team,群众,,,,,,2026-05-06"
    )
    tried = register.take(changes, dry_run=True)
    after = register.picture()
    assert tried[0] == "这是试读，什么也没有写入。真正导入时：新增 1 人，变动 1 人，没变 18 人。"
    assert tried[-1].startswith("归在：公司党委 → 物流党总支 → 生产支部。")
    assert tried[-1].endswith("没有问题的话，去掉 --dry-run 再运行一次。")
    assert (after.revision, after.people, after.holdings) == (
        before.revision,
        before.people,
        before.holdings,
    )
    done = register.take(changes)
    assert done[1:-1] == tried[1:-1]
    assert len(register.picture().people) == 21


def test_one_mistake_keeps_everybody_out(empty: Register) -> None:
    with pytest.raises(RosterError):
        empty.take(cast(("2004-07-01", "2004-13-01")))
    assert not empty.picture().people
    assert not empty.picture().orgs


def test_teams_of_another_branch_are_not_taken_over(register: Register) -> None:
    with pytest.raises(RosterError) as refused:
        register.take(cast(), branch="机关支部")
    assert refused.value.problems[0].startswith("班组「管理组」已经是生产支部的。")
    assert len(refused.value.problems) == 5  # four teams of people and the area without people
    assert "机关支部" not in {one.name for one in register.picture().orgs.values()}


def test_a_second_branch_stands_beside_the_first(register: Register) -> None:
    header = cast().splitlines()[0]
    row = "q,钱进,质检组,team,党员,质检党小组,B:书记;M,质检组,,,2010-01-04"
    said = register.take(f"{header}\n{row}", branch="质检支部")
    assert said[1:] == ["新增：钱进（q）", said[-1]]  # 高明 is the other list's business
    roster = register.picture()
    assert {one.name for one in roster.orgs.values() if one.level == "party_branch"} == {
        "生产支部",
        "质检支部",
    }
    person = roster.enrolled("q", LATER)
    assert person is not None
    branch = roster.branch_of(person.id)
    assert branch is not None
    assert branch.name == "质检支部"


def test_desks_and_handlers_stand_outside_the_branch(register: Register) -> None:
    rows = (
        "jijian,郑明,党总支办公室,office_unit,党员,,C:纪检,,,,2010-01-04\n"
        "gebao,冯兰,党总支办公室,office_unit,群众,,C:个保,,,,2010-01-04\n"
        "houqin,李工,后勤部,office_unit,群众,,H:后勤,,,,2010-01-04\n"
        "anquan,贺勇,维修组,team,群众,,安全值班,,,,2010-01-04\n"
    )
    said = register.take(f"{cast()}\n{rows}")
    assert not any("后勤部" in one for one in said)  # nobody has to answer for a department
    roster = register.picture()
    people = {one.name: one.id for one in roster.people.values()}
    orgs = {one.id: one for one in roster.orgs.values()}
    seats = {
        (orgs[one.org_id].name, one.role, one.duty)
        for one in roster.holdings
        if one.person_id in {people[name] for name in ("郑明", "冯兰", "李工", "贺勇")}
    }
    assert seats == {
        ("物流党总支纪检", Role.COMMITTEE, "纪检"),
        ("物流党总支个保", Role.COMMITTEE, "个保"),
        ("生产支部", Role.HANDLER, "后勤"),
        ("生产支部", Role.HANDLER, "安全值班"),
    }
    desk = next(one for one in orgs.values() if one.name == "物流党总支纪检")
    assert orgs[desk.parent_id or desk.id].name == "物流党总支"
    assert roster.branch_of(people["李工"]) is None
    assert roster.branch_of(people["贺勇"]) is not None


def test_somebody_moves_to_another_branch_and_his_old_list_would_take_him_back(
    register: Register,
) -> None:
    header = cast().splitlines()[0]
    row = "wangqiang,王强,质检组,team,党员,综合党小组,B:书记;L;M,质检组,常白班,,2001-07-02"
    said = register.take(f"{header}\n{row}", branch="质检支部")
    assert "变动：王强（wangqiang）：班组、职务、负责的责任区" in said
    assert "转入：王强（wangqiang）原来在生产支部；" in "".join(said)
    roster = register.picture()
    moved = roster.enrolled("wangqiang", LATER)
    assert moved
    branch = roster.branch_of(moved.id)
    assert branch
    assert branch.name == "质检支部"  # and not the group of the same name in the other branch
    before, after = register.assignments("wangqiang")
    assert (before.until, after.since, after.until) == (LATER, LATER, None)
    assert not any("王强" in line for line in register.take(cast(without=["wangqiang"])))
    back = register.take(cast())
    assert "转入：王强（wangqiang）原来在质检支部；" in "".join(back)
    assert [one.until for one in register.holdings("wangqiang")] == [LATER, LATER]


def test_nobody_answers_for_a_team_of_another_branch_by_a_list(register: Register) -> None:
    header = cast().splitlines()[0]
    row = "q,钱进,质检组,team,党员,质检党小组,B:书记;M,质检组;维修组,,,2010-01-04"
    with pytest.raises(RosterError) as refused:
        register.take(f"{header}\n{row}", branch="质检支部")
    assert refused.value.problems[0].startswith("班组「维修组」已经是生产支部的。")


def leaving(userid: str, day: str, *changes: tuple[str, str]) -> str:
    """The list of the cast with the column of leaving, filled in for one of them."""
    head, *rows = cast(*changes).splitlines()
    ends = (f",{day}" if row.startswith(f"{userid},") else "," for row in rows)
    return "\n".join(
        [f"{head},离开日期", *(row + end for row, end in zip(rows, ends, strict=True))]
    )


def test_who_leaves_answers_for_nothing_from_that_day_on(register: Register) -> None:
    before = register.picture()
    said = register.take(leaving("wangqiang", "2026-05-01"))
    assert said[0] == "名单已导入：新增 0 人，变动 0 人，离开 1 人，没变 19 人。"
    assert said[1] == (
        "离开：王强（wangqiang），从 2026-05-01 起；职务和责任区到这天为止，记录都留着。"
    )
    [ended] = register.assignments("wangqiang")
    assert ended.until == date(2026, 5, 1)
    after = register.picture()
    assert len(after.people) == len(before.people)
    area = next(one for one in after.areas.values() if one.name == "维修组")
    assert [one.name for one in after.responsible_for(area.id, date(2026, 4, 30))] == ["王强"]
    assert not after.responsible_for(area.id, date(2026, 5, 1))
    assert after.vacant_since(area.id, LATER) == date(2026, 5, 1)
    again = register.take(leaving("wangqiang", "2026-05-01"))
    assert again[0].endswith("新增 0 人，变动 0 人，没变 20 人。")
    absent = register.take(cast(without=["wangqiang"]))
    assert not any("王强" in line for line in absent)


def test_a_leaving_that_is_planned_can_be_put_off(register: Register) -> None:
    register.take(leaving("liujianguo", "2026-06-30"))
    assert register.picture().enrolled("liujianguo", date(2026, 6, 29))
    assert register.picture().enrolled("liujianguo", date(2026, 6, 30)) is None
    assert [one.until for one in register.holdings("liujianguo")] == [date(2026, 6, 30)]
    register.take(leaving("liujianguo", "2026-07-31"))
    assert [one.until for one in register.assignments("liujianguo")] == [date(2026, 7, 31)]
    assert "变动：刘建国（liujianguo）：离开日期" in register.take(cast())
    assert [one.until for one in register.holdings("liujianguo")] == [None]
    assert [one.until for one in register.assignments("liujianguo")] == [None]


def test_somebody_who_left_and_is_listed_again_is_here(register: Register) -> None:
    register.take(leaving("wangqiang", "2026-04-01"))
    assert register.picture().enrolled("wangqiang", LATER) is None
    assert "新增：王强（wangqiang）" in register.take(cast())
    assert register.picture().enrolled("wangqiang", LATER) is not None
    before, after = register.assignments("wangqiang")  # not again since he joined
    assert (before.until, after.since, after.until) == (date(2026, 4, 1), LATER, None)


def test_a_day_of_joining_that_is_still_to_come_is_pointed_out(register: Register) -> None:
    said = register.take(cast(("小陈,2023-07-03", "小陈,2032-07-03")))
    assert any("陈晨（chenchen）的入职日期是 2032-07-03" in line for line in said)
    assert register.picture().enrolled("chenchen", LATER) is None


def test_a_list_may_hold_those_who_left_before_the_first_import(empty: Register) -> None:
    said = empty.take(leaving("wangqiang", "2026-05-01"))
    assert said[0].startswith("名单已导入：新增 20 人")
    [held] = empty.assignments("wangqiang")
    assert (held.since, held.until) == (date(2001, 7, 2), date(2026, 5, 1))


def test_a_list_does_not_undo_what_the_branch_decided(register: Register) -> None:
    register.take(CAST.read_text("utf-8"), DAY)
    decided_by_chat(register, "维修组", "hejing", DAY)
    said = register.take(CAST.read_text("utf-8"))
    assert [one.until for one in register.assignments("wangqiang")] == [DAY]
    assert [one.until for one in register.assignments("hejing")] == [None]
    assert any("没有照名单改：维修组" in line for line in said)
    assert "变动 0 人" in said[0]


def decided_by_chat(register: Register, area: str, userid: str, day: date) -> None:
    """The secretary gives an area to somebody, as the chat writes it down."""
    roster = register.picture()
    place = next(one for one in roster.areas.values() if one.name == area)
    secretary = roster.enrolled("sunguodong", day)
    heir = roster.enrolled(userid, day)
    assert secretary is not None
    assert heir is not None
    held = [one for one in roster.assignments_of(place.id) if one.id and one.holds_on(day)]
    with register.writing() as unit:
        division.decide(
            unit.session,
            roster.actor(secretary.id, day),
            place.branch_id,
            seen=roster.revision,
            ended={one.id: day for one in held if one.id},
            begun=[Assignment(place.id, heir.id, AssignmentKind.CADRE, day, None)],
        )


def test_two_decisions_at_once_are_not_both_written(register: Register) -> None:
    register.take(CAST.read_text("utf-8"), DAY)
    before = register.picture()
    decided_by_chat(register, "维修组", "hejing", DAY)
    place = next(one for one in before.areas.values() if one.name == "管理组")
    secretary = before.enrolled("sunguodong", DAY)
    assert secretary is not None
    with register.writing() as unit, pytest.raises(division.Outdated):
        division.decide(
            unit.session,
            before.actor(secretary.id, DAY),
            place.branch_id,
            seen=before.revision,
            ended={},
            begun=[],
        )


def test_since_when_somebody_has_his_party_status(register: Register) -> None:
    assert register.picture().people[key_of(register, "zhengkai")].status_since is None
    register.take(cast(("积极分子,,A", "预备党员,综合党小组,W")))
    assert register.picture().people[key_of(register, "zhengkai")].status_since == LATER


def key_of(register: Register, userid: str) -> UUID:
    return next(one.id for one in register.picture().people.values() if one.userid == userid)
