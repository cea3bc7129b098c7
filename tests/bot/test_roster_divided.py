"""Areas of a shift and of linked people go into the register by list, and change by list: dated, nothing overwritten."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.roster import RosterError, import_roster
from handlers.regulation import Edition
from storage.database import make_engine
from storage.queries.roster import AreaView, Roster
from storage.tables import Area, LinkedPerson, Person
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import AssignmentKind, UnitKind
from tests.bot.test_roster import DAY, LATER, NAMES, Register, cast
from tests.databases import SEALER, disposing

LAST = date(2026, 7, 1)
OWN = "M,维修组,常白班"  # how 王强 and 维修组 stand in the list


@pytest.fixture
def register(database_url: str, tmp_path: Path) -> Register:
    """A register in which the cast stands."""
    return Register(database_url, tmp_path)


@pytest.fixture
def empty(empty_database_url: str, tmp_path: Path) -> Register:
    """A register without anybody."""
    return Register(empty_database_url, tmp_path)


def with_lists(text: str, **lists: str) -> str:
    """The list with the column of linked people filled in for some."""
    header, *rows = text.splitlines()
    filled = [f"{row},{lists.get(row.split(',')[0], '')}" for row in rows]
    return "\n".join([f"{header},结对职工", *filled])


def area(roster: Roster, name: str) -> AreaView:
    return next(one for one in roster.areas.values() if one.name == name)


def staff(roster: Roster, name: str, day: date = LATER) -> list[str]:
    return [one.name for one in roster.staff_of(area(roster, name).id, day)]


def holders(roster: Roster, name: str, day: date = LATER) -> list[str]:
    return [one.name for one in roster.responsible_for(area(roster, name).id, day)]


def links(url: str) -> set[tuple[str, str, date, date | None]]:
    """Every link that ever was: area, userid, from, until."""
    rows = (
        select(
            col(Area.name),
            col(Person.userid),
            col(LinkedPerson.since),
            col(LinkedPerson.until),
        )
        .join(LinkedPerson, col(LinkedPerson.area_id) == col(Area.id))
        .join(Person, col(Person.id) == col(LinkedPerson.person_id))
    )
    with disposing(make_engine(url)) as engine, UnitOfWork(engine, SEALER) as unit:
        return {(one[0], one[1], one[2], one[3]) for one in unit.session.execute(rows)}


def test_a_team_is_split_by_shifts_and_the_rest_stays(register: Register) -> None:
    said = register.take(cast(("M,储运业务组,", "M,储运业务组甲班,")))
    assert "变动：李红梅（lihongmei）：负责的责任区" in said
    roster = register.picture()
    part = area(roster, "储运业务组甲班")
    assert (part.kind, part.shift) == (UnitKind.SHIFT_PART, "甲班")
    assert staff(roster, "储运业务组甲班") == ["何军", "刘洋", "吴小燕"]
    assert staff(roster, "储运业务组") == [
        "李红梅",
        "张玮",
    ]  # 常白班 and 乙班: still in the team's own area
    assert holders(roster, "储运业务组") == []
    assert holders(roster, "储运业务组", DAY) == ["李红梅"]
    assert register.assignments("lihongmei")[-1].kind is AssignmentKind.OWN_TEAM
    again = register.take(cast(("M,储运业务组,", "M,储运业务组甲班,")), LAST)
    assert again[0] == "名单已导入：新增 0 人，变动 0 人，没变 20 人。"


def test_a_team_whose_shifts_all_have_somebody_is_no_area_of_its_own(register: Register) -> None:
    split = cast(
        ("M,储运业务组,常白班", "M,储运业务组甲班;储运业务组乙班,甲班"),
    )
    said = register.take(split)
    assert "不再单列：储运业务组责任区，原来的人都已归到别的责任区。" in said
    roster = register.picture()
    assert area(roster, "储运业务组").closed_on == LATER
    team = area(roster, "储运业务组").team_id
    parts = {one.name for one in roster.areas_of_team(team)}
    assert parts == {"储运业务组甲班", "储运业务组乙班"}
    joined = register.take(cast(), LAST)
    assert "不再单列：储运业务组乙班责任区，原来的人都已归到别的责任区。" in joined
    roster = register.picture()
    assert area(roster, "储运业务组").closed_on is None
    assert len(staff(roster, "储运业务组", LAST)) == 4
    assert holders(roster, "储运业务组甲班", LATER) == ["李红梅"]  # what was stays known


def test_people_are_linked_by_name_whatever_their_team(
    register: Register, database_url: str
) -> None:
    register.take(with_lists(cast((OWN, "M,,常白班")), wangqiang="张伟;吴小燕"))
    roster = register.picture()
    linked = area(roster, "王强结对组")
    assert linked.kind is UnitKind.LINKED_PEOPLE
    assert staff(roster, "王强结对组") == ["张伟", "吴小燕"]
    assert [one.name for one in roster.people_of(linked.id, LATER)] == ["王强", "张伟", "吴小燕"]
    assert "吴小燕" not in staff(roster, "储运业务组")
    assert register.assignments("wangqiang")[-1].kind is AssignmentKind.OWN_TEAM
    assert links(database_url) == {
        ("王强结对组", "zhangwei", LATER, None),
        ("王强结对组", "wuxiaoyan", LATER, None),
    }


def test_a_list_of_names_changes_and_moves_without_losing_what_was(
    register: Register, database_url: str
) -> None:
    base = cast((OWN, "M,,常白班"))
    register.take(with_lists(base, wangqiang="张伟;吴小燕"), DAY)
    said = register.take(with_lists(base, wangqiang="张伟;何军"))
    assert said[1] == "变动：王强（wangqiang）：结对职工"
    handed = cast((OWN, ",,常白班"), ("B:宣传委员,,", "B:宣传委员;M,,"))
    said = register.take(with_lists(handed, hejing="张伟;何军"), LAST)
    assert "变动：何静（hejing）：负责的责任区、结对职工" in said
    assert "不再单列：王强结对组责任区，原来的人都已归到别的责任区。" in said
    assert links(database_url) == {
        ("王强结对组", "zhangwei", DAY, LAST),
        ("王强结对组", "wuxiaoyan", DAY, LATER),
        ("王强结对组", "hejun", LATER, LAST),
        ("何静结对组", "zhangwei", LAST, None),
        ("何静结对组", "hejun", LAST, None),
    }


def test_a_list_whose_member_is_gone_stays_in_gap(register: Register, database_url: str) -> None:
    base = cast((OWN, "M,,常白班"))
    register.take(with_lists(base, wangqiang="张伟;何军"), DAY)
    register.take(with_lists(cast((OWN, ",,常白班")).replace("M,储运业务组,", ",,")))
    roster = register.picture()
    assert area(roster, "王强结对组").closed_on is None
    assert set(staff(roster, "王强结对组")) == {"张伟", "何军"}
    assert holders(roster, "王强结对组") == []


def test_a_first_list_tells_how_things_have_long_been(
    empty: Register, empty_database_url: str
) -> None:
    empty.take(with_lists(cast((OWN, "M,一区,常白班")), wangqiang="zhangwei;wuxiaoyan"), DAY)
    assert links(empty_database_url) == {
        ("一区", "zhangwei", date(2014, 4, 1), None),
        ("一区", "wuxiaoyan", date(2020, 9, 1), None),
    }
    again = empty.take(with_lists(cast((OWN, "M,一区,常白班")), wangqiang="吴小燕;zhangwei"), LATER)
    assert again[0] == "名单已导入：新增 0 人，变动 0 人，没变 20 人。"


def test_the_import_says_whether_everybody_is_covered(
    empty: Register, empty_database_url: str, tmp_path: Path
) -> None:
    def take(text: str) -> list[str]:
        file = tmp_path / "new.csv"
        file.write_text(text, "utf-8")
        edition = Edition.load("seven_duties")
        with (
            disposing(make_engine(empty_database_url)) as engine,
            UnitOfWork(engine, SEALER) as unit,
        ):
            return import_roster(unit, file, today=DAY, edition=edition, **NAMES)

    said = take(cast(without=["wangqiang"]))
    assert said[-6:-2] == [
        "还没有全覆盖（18 人，4 个责任区）：",
        "没划进责任区的人：马德福、张伟、孙丽、周涛。",
        "没有本组党员的：夜班装卸组、维修组。",
        "没有责任区的党员：孙国栋、何静。",
    ]
    assert "「覆盖情况」" in said[-2]
    whole = take(cast())
    assert "全覆盖：19 人都在责任区里，5 个责任区都有人负责。" in whole
    assert not any("「覆盖情况」" in line for line in whole)


def test_where_areas_are_lists_of_names_the_import_sends_to_the_list(
    empty: Register, empty_database_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "new.csv"
    file.write_text(cast(without=["wangqiang"]), "utf-8")
    edition = Edition.load("wubao_liangbao")
    with (
        disposing(make_engine(empty_database_url)) as engine,
        UnitOfWork(engine, SEALER) as unit,
    ):
        said = import_roster(unit, file, today=DAY, edition=edition, **NAMES)
    assert said[-2].startswith("制度里的责任区按人结对：")
    assert not any("没有负责它的党员" in line for line in said)


def test_the_name_of_an_area_of_another_branch_is_taken(register: Register) -> None:
    register.take(with_lists(cast((OWN, "M,一区,常白班")), wangqiang="张伟"), DAY)
    header = "userid,name,team,unit_kind,party_status,party_group,role,area,shift,aliases,joined_on,结对职工"
    rows = ["q,钱进,质检组,team,党员,质检党小组,B:书记;M,一区,,,2010-01-04,周一鸣",
            "z,周一鸣,质检组,team,群众,,,,,,2010-01-04,"]  # fmt: skip
    with pytest.raises(RosterError) as refused:
        register.take("\n".join([header, *rows]), branch="质检支部")
    assert refused.value.problems[0].startswith("班组「一区」已经是生产支部的")
