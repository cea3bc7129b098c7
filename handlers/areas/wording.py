"""Every sentence about responsibility areas that people read."""

from collections.abc import Sequence
from datetime import date

from handlers.areas.rules import Fit
from handlers.kit.wording import COMMA, dated, page
from storage.vocabulary import AssignmentKind

TITLE = "责任区"
BOARD_TITLE = "责任区一览"
WHO_WORDS = ("谁负责我们", "谁管我们", "我的责任区")
BOARD_WORDS = ("责任区一览", "责任区一览表", "责任区列表")
WHO_ABOUT = "看哪个责任区由谁负责、管什么、怎么找他；问哪一天都行。"
WHO_EXAMPLES = ("我们组谁负责",)
BOARD_ABOUT = "看各责任区由谁负责、有多少人；支部还能看到缺什么、可以考虑谁。"
BOARD_EXAMPLES = ("责任区一览",)
BOARD_REFUSAL = "一览表由支部和党小组长看。想知道哪个组由谁负责，直接问就行，比如「我们组谁负责」。"
MOST_NAMES = 20

BY_KIND = {
    AssignmentKind.OWN_TEAM: "",
    AssignmentKind.CADRE: "（这个组没有本组党员负责，由干部党员来管）",
    AssignmentKind.NEIGHBOURING: "（这个组没有本组党员负责，由临近班组的党员来管）",
    AssignmentKind.BUSINESS_LINKED: "（这个组没有本组党员负责，由有业务联系的党员来管）",
}
BY_FIT = {
    Fit.OWN_TEAM: "本组党员",
    Fit.BUSINESS_LINKED: "有业务联系",
    Fit.NEIGHBOURING: "临近班组",
    Fit.SAME_GROUP: "同一党小组",
    Fit.SAME_BRANCH: "同一支部",
    Fit.CADRE: "支委",
}
JOINTLY = "共同"
OFF_SITE = "平时不在你们组上班，有事随时找。"
WHICH_AREA = "您问的是哪个责任区？"
WHICH_DAY = "您问的是哪一天？请写清楚几月几号，比如「维修组3月3号谁负责」。"
NOW = "看现在谁负责"
RAISE = "我有事要反映"
RECORD_TALK = "记一次谈心"
SEE_BOARD = "看责任区一览"
MORE_AREAS = "看后面的责任区"
ASK_BRANCH = "您所在的组还没有划进责任区。"
OUTSIDE = "{team}不在{branch}的责任区里。想知道哪个组由谁负责，直接问组名，比如「{area}谁负责」。"
NO_AREAS = "还没有划分责任区。"
ALL_COVERED = "每个组都有责任区，每个责任区都有人负责。"
NOBODY = "暂缺"
HOW_TO_ASSIGN = "定了以后直接告诉我，比如「{example}」，或者回数字；我先给您看清楚再记。"
ACTIVISTS = "入党积极分子"
SEE_CLAUSE = "看 {id} 原文"

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


def joining(clause: str) -> str:
    """To somebody who wants to join; the clause that makes it his member's duty, where there is one."""
    duty = f"：协助支部培养积极分子是他的任务 [{clause}]" if clause else ""
    return f"想入党，先找责任党员谈谈{duty}。"


def responsible(area: str, holders: Sequence[tuple[str, AssignmentKind]], *, together: bool) -> str:
    """Who answers for an area, and why he, when he is not of the team."""
    names = COMMA.join(name for name, _ in holders)
    own_team = any(not BY_KIND[kind] for _, kind in holders)
    why = "" if own_team else BY_KIND[holders[0][1]]
    return f"{area}责任区由{names}{JOINTLY if together else ''}负责{why}。"


def on(day: str, who: str) -> str:
    """The same of another day than today."""
    return f"{day}：{who}"


def no_longer(area: str, since: str) -> str:
    """An area whose people belong to others now."""
    return (
        f"{area}责任区从{since}起不再单列，那里的人归到了别的责任区。问「我的责任区」就知道归谁。"
    )


def nobody_on(day: str, area: str) -> str:
    """Nobody is written down for that day."""
    return f"{day}：{area}责任区没有负责人的记录。"


def duties(titles: Sequence[str]) -> str:
    """What he answers for, in one line."""
    return f"负责的事：{COMMA.join(titles)}。"


def reach(names: Sequence[str]) -> str:
    """How to reach him."""
    return f"怎么找：在企业微信里直接找{'或'.join(names)}，或者把事告诉我，我帮您转。"


def sites(names: Sequence[str]) -> str:
    """Where they are, of a crew that moves."""
    return f"地点：{COMMA.join(names)}。"


def gap(area: str, branch_contact: str) -> str:
    """Nobody answers for the area just now."""
    return f"{area}责任区眼下没有人负责，要等支部安排。{ask(branch_contact)}"


def all_absent(area: str, names: Sequence[str], branch_contact: str) -> str:
    """Those who answer for the area are away, and nobody stands in for them yet [D7]."""
    why = f"{area}责任区由{COMMA.join(names)}负责，眼下不在，要等支部安排人代管。"
    return f"{why}{ask(branch_contact)}"


def ask(branch_contact: str) -> str:
    """Whom to ask when there is no responsible member."""
    if not branch_contact:
        return "有事可以直接告诉我，我转给支部。"
    return f"有事先找支部的{branch_contact}，或者告诉我，我帮您转。"


def own(area: str, kind: AssignmentKind, others: Sequence[str], staff: Sequence[str]) -> str:
    """To a responsible member: his area and the people in it."""
    shared = f"，和{COMMA.join(others)}一起" if others else ""
    people = f"职工 {len(staff)} 人：{some(staff)}。" if staff else "名单里眼下还没有职工。"
    return f"您负责{area}责任区{shared}{BY_KIND[kind]}，{people}"


def some(names: Sequence[str], unit: str = "") -> str:
    """The names, or the first of many and how many there are.

    >>> some(["甲"] * 21, "人").endswith("、甲等 21 人"), some(["甲", "乙"], "人")
    (True, '甲、乙')
    """
    shown = COMMA.join(names[:MOST_NAMES])
    if len(names) <= MOST_NAMES:
        return shown
    return f"{shown}等 {len(names)} {unit}" if unit else f"{shown}等"


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


def absent_to_decide(area: str, names: Sequence[str]) -> str:
    """The same, where those who answer for it are away."""
    return f"{area}责任区由{COMMA.join(names)}负责，眼下不在，没有人代管，等支部定。"


def assign(name: str, area: str) -> str:
    """The sentence by which the branch gives an area to somebody; also the label of its choice."""
    return f"{name}负责{area}"


def gap_to_decide(area: str) -> str:
    """To somebody of the branch himself, who is not to be sent to the branch."""
    return f"{area}责任区眼下没有人负责，等支部定。"


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


def question_for(area: str, day: date | None = None) -> str:
    """The question that a choice asks, of now or of a day."""
    when = f"{day.year}年{day.month}月{day.day}日" if day else ""
    return f"{when}{area}谁负责"
