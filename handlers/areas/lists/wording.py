"""What the lists of the division say, and the command that sends them."""

from collections.abc import Sequence
from datetime import date

from handlers.areas.lists.facts import Holder
from handlers.kit.wording import COMMA
from storage.vocabulary import AssignmentKind, UnitKind

DIVISION = "责任区划分一览表"
WITHOUT_MEMBER = "无党员班组覆盖清单"
DIVISION_COLUMNS = (
    *("序号", "党小组", "责任区", "单位", "责任党员", "负责方式", "职工人数", "起始日期", "备注"),
)
TEAM_COLUMNS = ("序号", "班组", "人数", "责任区", "责任党员", "所在班组", "负责方式", "起始日期")
UNITS = {
    UnitKind.TEAM: "班组",
    UnitKind.OFFICE_UNIT: "室组",
    UnitKind.SHIFT_PART: "班次",
    UnitKind.LINKED_PEOPLE: "结对职工",
}
KINDS = {
    AssignmentKind.OWN_TEAM: "本组党员",
    AssignmentKind.CADRE: "干部党员",
    AssignmentKind.NEIGHBOURING: "临近班组党员",
    AssignmentKind.BUSINESS_LINKED: "有业务联系的党员",
}
VACANT = "暂缺"
NO_AREA = "没有划进责任区"
SHARED = "共同负责"
NO_SUCH_TEAM = "每个班组都有本组党员。"
STAFF = "职工人数不含责任党员本人。"
SIGNED = "支委会研究日期：              支部书记（签字）：              支部（盖章）："

FILES = "责任区表格"
FILE_WORDS = (
    "公示牌",
    "责任区公示牌",
    "责任区表格",
    "一览表发我",
    DIVISION,
    WITHOUT_MEMBER,
    "无党员班组清单",
)
FILE_ABOUT = "把责任区划分一览表和无党员班组覆盖清单（Excel，可直接打印）发给您。"
FILE_EXAMPLES = ("公示牌", "一览表发我")
ON_THE_WALL = "贴墙的公示牌（每个责任区一张 A4）请管理员用 zerenqu print board 导出。"


def coming(names: Sequence[str]) -> str:
    """The files are on their way."""
    shown = COMMA.join(f"《{one}》" for one in names)
    return f"{shown}马上发到这里，内容以发出那一刻的名单为准，A4 可直接打印。{ON_THE_WALL}"


def title(whose: str, what: str) -> str:
    """Over the table."""
    return f"{whose}{what}"


def subtitle(edition: str, clauses: Sequence[str], day: date) -> str:
    """By which clauses, and as it stood on which day."""
    return f"依据《{edition}》{COMMA.join(clauses)}　　截至 {on(day)}"


def file_name(what: str, whose: str) -> str:
    """A name that tells this file from those of other branches."""
    return f"{what}-{whose}"


def on(day: date | None) -> str:
    """A day in a table."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def names(holders: Sequence[Holder]) -> str:
    """Who answers for an area."""
    return COMMA.join(one.name for one in holders) or VACANT


def kinds(holders: Sequence[Holder]) -> str:
    """Why they."""
    return COMMA.join(dict.fromkeys(KINDS[one.kind] for one in holders))


def teams(holders: Sequence[Holder]) -> str:
    """Where they work."""
    return COMMA.join(dict.fromkeys(one.team for one in holders))


def since(holders: Sequence[Holder]) -> str:
    """From when on."""
    return COMMA.join(dict.fromkeys(on(one.since) for one in holders if one.since))


def remark(holders: Sequence[Holder], vacant_since: date | None) -> str:
    """What a reader of the list should see at once."""
    if len(holders) > 1:
        return SHARED
    if holders:
        return ""
    return f"{on(vacant_since)}起暂缺，等支部定" if vacant_since else "暂缺，等支部定"


def uncovered(teams: Sequence[str]) -> str:
    """Teams with people who are in no area [D1]."""
    return f"有人没划进责任区的班组：{COMMA.join(teams)}。"


def scope(titles: Sequence[str]) -> str:
    """What an area is about."""
    return f"责任范围：{COMMA.join(titles)}。"


def counted(areas: int, members: int, people: int, gaps: Sequence[str]) -> str:
    """The sum under the table."""
    missing = f"；暂缺 {len(gaps)} 个：{COMMA.join(gaps)}" if gaps else ""
    return f"共 {areas} 个责任区，责任党员 {members} 人，覆盖职工 {people} 人{missing}。"
