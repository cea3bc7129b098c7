"""Every sentence about whether a division covers everybody, and about what it lacks, that people read."""

from collections.abc import Sequence

from handlers.areas.wording import some
from handlers.kit.wording import page
from storage.vocabulary import CoverageRule

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
