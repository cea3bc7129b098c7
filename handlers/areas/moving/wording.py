"""What is said when somebody changes teams, leaves or becomes a full member."""

from collections.abc import Sequence
from datetime import date

from handlers.areas.wording import since
from handlers.kit.wording import COMMA
from storage.vocabulary import PersonChangeKind

TITLE = "人员变动"
WORDS = ("人员变动", "人员调整")
ABOUT = "有人调组、离开或转正，说一句就行；责任区要不要跟着变，先给您看清楚再记。"
EXAMPLES = ("张伟从下周一起调到化工工艺组",)
ASK_WHAT = "谁，怎么变？比如「张伟从下周一起调到化工工艺组」「马德福月底退休」「李红梅转正」。"
ASK_TEAM = "调到哪个组？"
NOT_A_TEAM = "没有找到这个组。请回组的名称，比如「{team}」。"
ASK_WHO = "是哪一位？回姓名就行。"
NOT_OF_THE_BRANCH = "{name}不在本支部，变动要由他所在的支部来说。"
SAME_TEAM = "{name}现在就在{team}，没有变动。"
NOT_LEAVING = "{name}没有要离开的安排，没有变动。"
NOT_HERE = "{name}已经不在名单里了，没有变动。回来了的话，请管理员在名单里去掉「离开日期」再导入。"
NOT_ON_PROBATION = "{name}不是预备党员，不用转正。"
KEEP, RELEASE = "还由{name}负责", "不再由{name}负责，另定"
AMEND = "请直接说哪里要改，比如「从4月1号起」「不是张伟是张玮」；或回复「取消」。"
LIST_TOO = "名单表里也请管理员改一下，不然下次导入名单会改回来。"
REASON_NOT_KEPT = "只记日子，不记原因。"


def ask_keep(name: str, areas: Sequence[str]) -> str:
    """Whether he goes on with his areas."""
    return f"{name}现在负责{COMMA.join(areas)}责任区。调走以后："


def keep_or_not(name: str) -> tuple[str, str]:
    """The two answers to it."""
    return KEEP.format(name=name), RELEASE.format(name=name)


def line(kind: PersonChangeKind, name: str, day: date, today: date, team: str) -> str:
    """What happens, in one line."""
    what = {
        PersonChangeKind.MOVED: f"到{team}",
        PersonChangeKind.LEFT: "不在本单位了",
        PersonChangeKind.STAYED: "不走了",
        PersonChangeKind.FULL_MEMBER: "转为正式党员",
    }[kind]
    if kind is PersonChangeKind.STAYED:
        return f"{name}{what}，原定离开的日子作废。"
    return f"{name}{since(day, today)}{what}。"


def stays(name: str, team: str) -> str:
    """Who was to change teams does not."""
    return f"{name}留在{team}，原定的变动不算了。"


def gap(areas: Sequence[str]) -> str:
    """His areas have nobody else."""
    return f"{COMMA.join(areas)}责任区此后没有人负责，要尽快再定。"


def still(name: str, areas: Sequence[str]) -> str:
    """He goes on with them from outside."""
    return f"{COMMA.join(areas)}责任区还由{name}负责（不再是本组党员）。"


def goes_on(areas: Sequence[str], names: Sequence[str]) -> str:
    """Others share them."""
    return f"{COMMA.join(areas)}责任区此后由{COMMA.join(names)}负责。"


def covered(name: str, area: str, holders: Sequence[str]) -> str:
    """Which area covers him then."""
    who = f"由{COMMA.join(holders)}负责" if holders else "眼下没有人负责"
    return f"{name}此后划在{area}责任区，{who}。" if area else f"{name}此后的组还没有划进责任区。"


def seats(name: str) -> str:
    """What else ends with him."""
    return f"{name}的党内职务也到那天为止。"


def told(names: Sequence[str]) -> str:
    """Who will hear of it."""
    return f"会告诉：{COMMA.join(names)}。" if names else ""


def done(text: str, hint: str) -> str:
    """It is written down."""
    return "\n".join(filter(None, (f"已记下。{text}", hint)))


def to_moved(begins: str, team: str, area: str, holders: Sequence[str]) -> str:
    """Pushed once to who changes teams [P0]."""
    who = (
        f"有事找责任党员{COMMA.join(holders)}，或者告诉我。"
        if holders
        else "有事可以告诉我，我转给支部。"
    )
    return f"{begins}您在{team}，划在{area}责任区。{who}" if area else f"{begins}您在{team}。{who}"


def to_holder(name: str, begins: str, area: str, *, comes: bool) -> str:
    """Pushed to who answers for the area he comes to or leaves."""
    return (
        f"{begins}{name}{'划进' if comes else '不在'}您负责的{area}责任区{'' if comes else '了'}。"
    )
