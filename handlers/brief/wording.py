"""Every sentence of 思想动态简报 in the chat; what stands in the file is in `paper_wording`."""

from collections.abc import Sequence
from datetime import date

from handlers.brief import rules
from handlers.brief.rules import Quarter
from handlers.brief.suppression import LEAST, STAFF, Group, K
from handlers.kit.wording import COMMA, day
from storage.vocabulary import ConcernCategory

TITLE = "思想动态简报"
SHOW_ABOUT = "一个季度里大家反映了哪些事、办得怎么样：只写事，不写人。"
SHOW_WORDS = (
    *("思想动态简报", "思想动态报告", "思想动态分析报告", "季度简报"),
    *("事项简报", "上季度简报", "出简报"),
)
SHOW_EXAMPLES = ("上季度简报",)
REFUSAL = "简报由支部书记出、报上级党组织。您反映的事走到哪一步，回复「我的反映」。"
WRITE, SETTLE = "写原因和建议", "不写，直接定稿"
SEND, SEND_ABOUT, SEND_EXAMPLES = "报送简报", "把定稿的简报报给上级党组织。", ("B-0001 报上级",)
FILE, FILE_ABOUT, FILE_EXAMPLES = "简报文件", "把简报的 Word 文件发给您。", ("B-0001 发我",)
ONLY_WRITERS = "简报由书记或宣传委员定稿、报送。"
SMALL = "不足，不单列"
QUARTERS = "一二三四"
CATEGORIES = {
    ConcernCategory.SAFETY: "安全",
    ConcernCategory.SHIFTS: "排班",
    ConcernCategory.PAY: "待遇",
    ConcernCategory.LIFE: "生活后勤",
    ConcernCategory.TRAINING: "培训",
    ConcernCategory.EQUIPMENT: "设备",
    ConcernCategory.FAMILY: "家庭困难",
    ConcernCategory.OTHER: "其他",
}
OUTCOMES = {
    rules.SOLVED: "提出人确认已解决",
    rules.REFUSED: "暂不能办（已说明原因）",
    rules.PASSED_UP: "已转上级",
    rules.ANSWERED: "已答复，在落实或等提出人确认",
    rules.OPEN_SHORT: "未办结（30 天以内）",
    rules.OPEN_LONGER: "未办结（31–60 天）",
    rules.OPEN_LONG: "未办结（60 天以上）",
}
OTHER_AREAS = "其他责任区"
RULE = (
    f"提的人不到 {K} 个、能提的人不到 {STAFF} 个的，除去任何一个人提的就不到 {LEAST} 件的，以及能由别的数推出来的，都不单列。"
    "涉及具体人的、不归支部答复的、匿名的反映不在内；往期的不重复计。"
)


def called(quarter: Quarter) -> str:
    """A quarter, as people read it and as it is asked for.

    >>> called(Quarter(2026, 1))
    '2026年第一季度'
    """
    return f"{quarter.year}年第{QUARTERS[quarter.number - 1]}季度"


# Which quarter
OTHER_PERIOD = (
    "简报只按整季度出，不按周、按月，也不按别的起止日期：两份时间有重叠，一减就能看出是谁提的。"
)
TOO_OLD = "更早的反映已经到期删除，那个季度的数出不了了。"


def look_at(quarter: Quarter) -> str:
    """The label of the way to another quarter."""
    return f"看{called(quarter)}"


def not_over(quarter: Quarter) -> str:
    """A quarter that goes on is another one every day."""
    return (
        f"{called(quarter)}还没过完，{day(quarter.after)}起出。"
        "中途的数一天一变，前后一减就能看出是谁提的，所以只出过完的季度。"
    )


# The screen
def screen(branch: str, quarter: Quarter, taken_on: date, code: str) -> str:
    """The first line."""
    state = f"，{code}" if code else "，未定稿"
    return f"{called(quarter)}{TITLE}（{branch}，数据截至{day(taken_on)}{state}）"


NOTHING_TOLD = f"本季度的反映{SMALL}。"
CATEGORY_SIDE, AREA_SIDE, OUTCOME_SIDE = "类别", "责任区", "办理"


def total(count: int) -> str:
    """How much there was."""
    return f"共反映 {count} 件。"


def side(title: str, shown: Sequence[tuple[str, int]], rest: Group | None, whole: int) -> str:
    """One line: what is told by itself, and the rest together.

    >>> side("类别", [("安全", 8)], Group(("pay", "life"), 6), 8)
    '类别：安全 8 件；其余 2 类合计 6 件，不足，不单列。'
    >>> side("责任区", [], Group(("a", "b", "c"), 6), 3)
    '责任区：3 个合计 6 件，不足，不单列。'
    """
    parts = [_counted(shown)] if shown else []
    if rest:
        measure = MEASURES[title]
        others = "" if len(rest.keys) == whole else "其余 "
        parts.append(f"{others}{len(rest.keys)} {measure}合计 {rest.count} 件，{SMALL}")
    return f"{title}：{'；'.join(parts)}。"


MEASURES = {CATEGORY_SIDE: "类", AREA_SIDE: "个", OUTCOME_SIDE: "种"}


def _counted(shown: Sequence[tuple[str, int]]) -> str:
    return COMMA.join(f"{name} {count} 件" for name, count in shown)


def area(name: str, shown: Sequence[tuple[str, int]], *, complete: bool) -> str:
    """What is told of one area by categories; "" when that is nothing."""
    if not shown:
        return ""
    return f"· {name}：{_counted(shown)}{'' if complete else f'；其余{SMALL}'}。"


def counted_together(names: Sequence[str]) -> str:
    """What is only told as one number."""
    return f"合并计数、{SMALL}的：{COMMA.join(names)}。"


def own_area(quarter: Quarter, name: str, count: int | None, told: str) -> str:
    """For who answers for an area."""
    known = f"共 {count} 件" if count is not None else SMALL
    return f"{called(quarter)} {name}：{known}。" + (f"\n{told}" if told else "")


NO_FIGURES = "支部还没有出过简报。出了以后，您能看到自己责任区的数。"


# Sending
def send_to(above: str) -> str:
    """The label of the way up."""
    return f"报{above}"


def sent(code: str, above: str, names: Sequence[str]) -> str:
    """The office may read it from now on."""
    return f"{code} 已报{above}（{COMMA.join(names)}）。"


def sent_before(code: str, above: str) -> str:
    """Once is enough."""
    return f"{code} 之前已经报过{above}，没有重复报。"


def nobody_above(above: str) -> str:
    """There is no office to send it to."""
    return f"{above or '上级党组织'}的办公室还没有人在名单里，没有报出去。请管理员在名单里登记后再说一次。"


def another_level(above: str, code: str) -> str:
    """Somebody else than the organisation above was named."""
    return f"支部的上一级是{above}，简报只报给它。要报，请说「{code} 报上级」。"


def received(branch: str, quarter: Quarter, code: str) -> str:
    """To the office."""
    return f"{branch}报来{called(quarter)}{TITLE} {code}。"


def no_such(code: str) -> str:
    """Not there, or not for these eyes."""
    return f"没有找到 {code}。看看编号对不对；已定稿的，回复「简报」。"


WHICH = "请带上编号，比如「B-0001 发我」。已定稿的，回复「简报」。"
NOTHING_RECEIVED = "还没有支部报来简报。"
NOTHING_SETTLED = "还没有定稿的简报。"
LIST_HEADING = "简报："
GET_FILE = "要 {code} 的文件"


def line(code: str, branch: str, quarter: Quarter) -> str:
    """One of a list."""
    return f"{code} {branch} {called(quarter)}"


def above_all(
    quarter: Quarter, branches: int, count: int | None, shown: Sequence[tuple[str, int]]
) -> str:
    """The sum over the branches, of what each of them has told."""
    known = f"共 {count} 件" if count is not None else f"总数{SMALL}"
    told = f"，其中{_counted(shown)}" if shown else ""
    return f"{called(quarter)} {branches} 个支部合计：{known}{told}。"


def on_its_way(code: str) -> str:
    """It is made when it goes."""
    return f"{code} 的 Word 文件马上发到这里。"


# Reminding
def due(quarter: Quarter) -> str:
    """Once, in the first days of the next quarter."""
    return f"{called(quarter)}过完了，可以出思想动态简报了。数我来汇总，原因和建议您来写。"


def left_to_do(quarter: Quarter) -> str:
    """In the list of what waits."""
    return f"{called(quarter)}思想动态简报还没定稿"


DO_IT = "出简报"
