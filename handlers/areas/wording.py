"""What more than one room of the areas says; every other sentence stands in the wording of its room."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import COMMA, dated
from storage.vocabulary import AssignmentKind

TITLE = "责任区"
BOARD_REFUSAL = "一览表由支部和党小组长看。想知道哪个组由谁负责，直接问就行，比如「我们组谁负责」。"
MOST_NAMES = 20

BY_KIND = {
    AssignmentKind.OWN_TEAM: "",
    AssignmentKind.CADRE: "（这个组没有本组党员负责，由干部党员来管）",
    AssignmentKind.NEIGHBOURING: "（这个组没有本组党员负责，由临近班组的党员来管）",
    AssignmentKind.BUSINESS_LINKED: "（这个组没有本组党员负责，由有业务联系的党员来管）",
}
JOINTLY = "共同"
RAISE = "我有事要反映"
SEE_BOARD = "看责任区一览"
SEND_LISTS = "把表格发给我"
NO_AREAS = "还没有划分责任区。"

ASK_DAY = "从哪天起？"
NOT_A_DAY = "这个日子我没看懂。请回几月几号，比如「4月1号」。"
DAY_IS_OVER = "已经过去的日子不能改。请回今天或以后的一天。"
NOT_A_PERSON = "没有找到这个人。请回名单里的姓名。"
CHANGED_MEANWHILE = (
    "就在刚才，名单或责任区有了别的变动，这件没有记下。请再说一次，我按最新的情况给您看。"
)


def since(day: date, today: date) -> str:
    """From a day on."""
    return "从今天起" if day == today else f"从{dated(day, today)}起"


def responsible(area: str, holders: Sequence[tuple[str, AssignmentKind]], *, together: bool) -> str:
    """Who answers for an area, and why he, when he is not of the team."""
    names = COMMA.join(name for name, _ in holders)
    own_team = any(not BY_KIND[kind] for _, kind in holders)
    why = "" if own_team else BY_KIND[holders[0][1]]
    return f"{area}责任区由{names}{JOINTLY if together else ''}负责{why}。"


def reach(names: Sequence[str]) -> str:
    """How to reach him."""
    return f"怎么找：在企业微信里直接找{'或'.join(names)}，或者把事告诉我，我帮您转。"


def some(names: Sequence[str], unit: str = "") -> str:
    """The names, or the first of many and how many there are.

    >>> some(["甲"] * 21, "人").endswith("、甲等 21 人"), some(["甲", "乙"], "人")
    (True, '甲、乙')
    """
    shown = COMMA.join(names[:MOST_NAMES])
    if len(names) <= MOST_NAMES:
        return shown
    return f"{shown}等 {len(names)} {unit}" if unit else f"{shown}等"
