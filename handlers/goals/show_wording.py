"""Every sentence about goals on the wall, and about what has none yet, that people read."""

from collections.abc import Sequence
from datetime import date

from handlers.goals.wording import names, number
from handlers.kit.wording import COMMA, dated

SHOW_TITLE = "看目标"
SHOW_WORDS = ("今年目标", "看目标")
SHOW_ABOUT = "看责任区的年度目标。"
SHOW_EXAMPLES = ("今年目标",)
GAPS_TITLE = "目标缺哪些方面"
GAPS_WORDS = ("目标缺哪些方面",)
GAPS_ABOUT = "看哪些方面、哪些责任区还没有目标，只作参考。"
GAPS_EXAMPLES = ("哪些方面没有目标",)
GAPS_REFUSAL = "这个由支部和党小组长看。想看本责任区的目标，回复「今年目标」。"
NO_WALL = "您不在哪个责任区里，没有目标可看。"
LOOK_WAITING = "看等确认的"
ALL_AREAS_HAVE = "每个责任区都有目标了。"
STATES = {
    "proposed": "等支部确认",
    "returned": "支部退回",
    "approved": "支部已确认",
    "replaced": "已由新的一条代替",
    "dropped": "支部已去掉",
}


def heading(area: str, year: int) -> str:
    """Above the goals of an area."""
    return f"{area} {year} 年目标："


def nothing_yet(areas: Sequence[str], year: int) -> str:
    """Areas without goals that this person may see."""
    return f"{names(areas)}还没有 {year} 年目标。"


def line(value: int, goal_said: str, state: str) -> str:
    """One goal of an area; what is approved needs no word."""
    note = {
        "proposed": "（等支部确认）",
        "returned": f"（支部退回，原因回复「{number(value)}」看）",
    }
    return f"{number(value)} {goal_said}{note.get(state, '')}"


def more_areas(count: int, example: str) -> str:
    """Areas that found no room."""
    return f"还有 {count} 个责任区，说组名就看，比如「{example}目标」。"


def only_own(areas: Sequence[str]) -> str:
    """Another area was asked for than those he may see."""
    return f"您能看的是{names(areas)}的目标，回复「今年目标」就行。"


def detail(value: int, area: str, year: int, goal_said: str, state: str, reason: str) -> str:
    """One goal by its number."""
    why = f"，原因：{reason}" if reason else ""
    return f"{number(value)} {area} {year} 年目标，{goal_said}。\n{STATES[state]}{why}。"


def how_to_change(value: int, *, withdraw: bool) -> str:
    """To whoever may change it."""
    take_back = f"不要了：「撤回 {number(value)}」。" if withdraw else ""
    return f"要改：「目标 {number(value)} 改成…」。{take_back}"


def no_side(year: int, dimensions: Sequence[str], *, waiting: bool) -> str:
    """Sides of the work on which no area has a goal; whether some wait for the branch, which are none yet."""
    note = "（等支部确认的还不算）" if waiting else ""
    return f"{year} 年哪个责任区都没有目标的方面{note}：{COMMA.join(dimensions)}。"


def not_compulsory(clause: str) -> str:
    """It is information, and the clause it serves."""
    return f"只供参考，不要求每个方面都有 [{clause}]。"


def every_side(year: int, count: int) -> str:
    """Every side has one somewhere."""
    return f"{year} 年 {count} 个方面都有目标。"


def areas_without(year: int, areas: Sequence[str]) -> str:
    """Areas nobody has written a goal for."""
    return f"还没有 {year} 年目标的：{names(areas)}。"


def due(year: int, areas: Sequence[str], until: date, today: date) -> str:
    """A reminder to whoever drafts them."""
    return (
        f"{names(areas)}还没有 {year} 年目标，请在{dated(until, today)}前写好。"
        f"一句话就行，比如「{areas[0]}今年目标 安全：全年无事故」。"
    )


def left_to_write(year: int, areas: Sequence[str]) -> str:
    """Among the things to do."""
    return f"{names(areas)}还没有 {year} 年目标"
