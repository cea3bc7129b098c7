"""Every sentence about the division as a whole that people read: the list, the proof, and what it lacks."""

from collections.abc import Sequence

from handlers.areas.rules import Fit
from handlers.areas.wording import some
from handlers.kit.wording import COMMA, page
from storage.vocabulary import CoverageRule

BOARD_TITLE = "责任区一览"
BOARD_WORDS = ("责任区一览", "责任区一览表", "责任区列表")
BOARD_ABOUT = "看各责任区由谁负责、有多少人；支部还能看到缺什么、可以考虑谁。"
BOARD_EXAMPLES = ("责任区一览",)
MORE_AREAS = "看后面的责任区"
NOBODY = "暂缺"
ALL_COVERED = "每个组都有责任区，每个责任区都有人负责。"
HOW_TO_ASSIGN = "定了以后直接告诉我，比如「{example}」，或者回数字；我先给您看清楚再记。"
BY_FIT = {
    Fit.OWN_TEAM: "本组党员",
    Fit.BUSINESS_LINKED: "有业务联系",
    Fit.NEIGHBOURING: "临近班组",
    Fit.SAME_GROUP: "同一党小组",
    Fit.SAME_BRANCH: "同一支部",
    Fit.CADRE: "支委",
}

COVERAGE_TITLE = "覆盖情况"
COVERAGE_WORDS = (
    "覆盖情况",
    "责任区覆盖情况",
    "哪些组没人负责",
    "哪个组没人负责",
    "哪些人没划进责任区",
)
COVERAGE_ABOUT = "看是不是人人都在责任区里、每个责任区都有人负责；缺的可以考虑谁。"
COVERAGE_EXAMPLES = ("覆盖情况",)
LINK_THEM = (
    "制度里的责任区按人结对：请管理员在名单里把没划进的人写进党员的「结对职工」，再导入一次。"
)
MORE_GAPS = "看后面缺人的"

FAULTS = {
    CoverageRule.GAP: "{names}责任区眼下没有人负责",
    CoverageRule.UNCOVERED: "{names}有人没划进责任区",
    CoverageRule.TWICE: "{names}责任区里有人同时在别的责任区",
    CoverageRule.LINKED_COUNT: "{names}责任区的结对人数和制度规定的不一样",
}
DECIDE = {CoverageRule.GAP: "请支部在 {days} 天内定下谁来负责。"}
MEND = "请支部在 {days} 天内调整好。"
WAITING = {CoverageRule.GAP: "{names}责任区没有人负责"}


def proven(people: int, areas: int, *, complete: bool) -> str:
    """The first line of the proof: what holds today, for how many."""
    if complete:
        return f"全覆盖：{people} 人都在责任区里，{areas} 个责任区都有人负责。"
    return f"还没有全覆盖（{people} 人，{areas} 个责任区）："


def more_gaps(count: int) -> str:
    """Areas in gap for which nobody is proposed yet in this answer."""
    return f"另外 {count} 个，回复「覆盖情况」一页一页看。"


def gaps_page(count: int, number: int, last: int) -> str:
    """The head of a later page of areas in gap and teams that are in none."""
    return f"缺人负责的 {count} 个，{page(number)}，共 {last} 页："


def counted(name: str, number: int) -> str:
    """A name and how many."""
    return f"{name}（{number}）"


def twice(names: Sequence[str]) -> str:
    """People who are in more than one area [D1]."""
    return f"同时在两个责任区里的人：{some(names, '人')}。请在名单里留一处。"


def miscounted(areas: Sequence[str]) -> str:
    """Areas of linked people, each with how many, where the edition says another number."""
    return f"结对人数和制度规定的不一样：{some(areas, '个')}。"


def leading_several(names: Sequence[str]) -> str:
    """Group leaders with more than one area, each with how many: good to know [S1]."""
    return f"负责不止一个责任区的党小组长：{some(names, '人')}。"


def fault_found(rule: CoverageRule, name: str, days: int) -> str:
    """Pushed to the branch once, when its division has a new fault [D4 D7]."""
    what = FAULTS[rule].format(names=name)
    return f"{what}，{DECIDE.get(rule, MEND).format(days=days)}"


def faults_found(count: int, days: int) -> str:
    """The same of several at once."""
    return f"责任区划分有 {count} 处要补，请支部在 {days} 天内定下来。"


def waits(rule: CoverageRule, names: Sequence[str], due: str) -> str:
    """Among what waits for the branch: all faults of one kind, and by when."""
    what = WAITING.get(rule, FAULTS[rule]).format(names=some(names, "个"))
    return f"{what}，等支部定，{due}前"


def board_head(count: int, number: int, last: int) -> str:
    """The first line of the board."""
    which = f"，{page(number)}，共 {last} 页" if last > 1 else ""
    return f"责任区一览（{count} 个{which}）："


def board_line(area: str, names: Sequence[str], from_outside: bool, people: int) -> str:
    """One area on the board; `names` with a mark at those who are absent."""
    who = COMMA.join(names) or NOBODY
    note = "（非本组）" if from_outside else ""
    return f"{area}：{who}{note}，{people} 人"


def absent(name: str) -> str:
    """Somebody who answers for an area and is away for a while."""
    return f"{name}（眼下不在）"


def in_gap(areas: Sequence[str]) -> str:
    """Areas nobody at hand answers for [D4]."""
    return f"暂时没人负责：{some(areas, '个')}。"


def without_own_member(teams: Sequence[str]) -> str:
    """Teams without a member of their own [D6]."""
    return f"没有本组党员的：{some(teams, '个')}。"


def without_area(names: Sequence[str]) -> str:
    """Members without an area [D7]."""
    return f"没有责任区的党员：{some(names, '人')}。"


def assign(name: str, area: str) -> str:
    """The sentence by which the branch gives an area to somebody; also the label of its choice."""
    return f"{name}负责{area}"


def overloaded(areas: Sequence[str]) -> str:
    """Areas with many people for each of those who answer for it [D5]."""
    return f"每名党员要管的人偏多，可以再加一名：{some(areas, '个')}。"


def proposed(area: str, candidates: Sequence[tuple[str, Fit, int]]) -> str:
    """Who could take an area in gap, and why; it is for the branch to decide [D2 D7]."""
    names = (
        f"{name}（{BY_FIT[fit]}{f'，已负责 {load} 个' if load else ''}）"
        for name, fit, load in candidates
    )
    return f"{area}可以考虑：{COMMA.join(names)}。由支部定。"


def uncovered(names: Sequence[str]) -> str:
    """People whom no area covers [D1]."""
    return f"没划进责任区的人：{some(names, '人')}。"
