"""Every sentence about drafting yearly goals that people read."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import COMMA, day

TITLE = "目标任务"
MOST_NAMES = 6
ONE_WORKER = "1 名职工"

PROPOSE_TITLE = "写目标"
PROPOSE_WORDS = ("写目标", "报目标", "定目标")
PROPOSE_ABOUT = "一句话写下责任区的年度目标，几条一起说。"
PROPOSE_EXAMPLES = ("维修组今年目标 安全：全年无事故；设备：三号平台护栏整改",)
PROPOSE_REFUSAL = "目标由党小组长起草、支部确认。想看本责任区的目标，回复「今年目标」。"
CHANGE_TITLE = "改目标"
CHANGE_ABOUT = "改一条目标，比如「目标 G-0001 改成…」。"
WITHDRAW_TITLE = "撤回目标"
WITHDRAW_ABOUT = "撤回一条还没确认的目标；确认过的由支部去掉。"

NONE_IN_THIS_EDITION = "现在用的制度文本没有年度目标这一项。"
NO_AREAS = "您的党小组还没有责任区，没有目标可写。"
ASK_AREA = "写哪个责任区的目标？"
ASK_YEAR = "是哪一年的目标？"
ASK_GOALS = "有哪些目标？一条一行，或用分号隔开，比如「安全：全年无事故；设备：三号平台护栏整改」。"
ASK_NEW = "改成什么？"
ONE_AREA_AT_A_TIME = "这是另一个责任区的。先把手上这份确认或取消，再把那句说一遍。"
NOT_A_GOAL = "没看懂。直接写目标，比如「安全：全年无事故」。"
AMEND = "哪里要改？直接说，比如「第2条是质量」「第1条改成全年零事故」「第3条不要」「加一条 质量：返工率降一半」「是储运组的」。"
AMEND_ONE = "改成什么？直接说，比如「改成全年零事故」「是质量方面的」。"
NOTHING_TO_AMEND = "没有要改的。不去掉就回复「取消」。"
LAST_ONE = "只剩这一条了。不写了就回复「取消」。"
NAMES_LEFT_OUT = "目标只写事、不写人，人名换成了「1 名职工」。"
TO_THE_BRANCH = "确认后报支部。"
STANDS_AT_ONCE = "确认后就定下来。"
LOOK = "看目标"
ONLY_ONE_AT_A_TIME = "一次改一条，请只写一个编号。"
ONLY_ONE_GOAL = "这里只改一条，请只说一条。"
GONE = "这条目标刚才有变动，没有改。回复编号看看现在的样子。"


def number(value: int) -> str:
    """The public number of a goal.

    >>> number(1)
    'G-0001'
    """
    return f"G-{value:04}"


def names(areas: Sequence[str]) -> str:
    """Names of areas, the first six of many."""
    shown = COMMA.join(areas[:MOST_NAMES])
    return f"{shown}等 {len(areas)} 个责任区" if len(areas) > MOST_NAMES else shown


def goal(dimension: str, text: str) -> str:
    """One goal behind its side of the work; an edition may name no sides."""
    return f"{dimension}：{text}" if dimension else text


def ask_dimension(text: str, sides: Sequence[str]) -> str:
    """Which side of the work a goal is about; one that speaks of several may be several goals."""
    if len(sides) > 1:
        return f"「{text}」说到了{COMMA.join(sides)}。是几条就用分号隔开再说一遍；是一条，选它是哪方面的："
    return f"「{text}」是哪方面的？"


def ask_text(dimension: str) -> str:
    """A side of the work was named, and nothing more."""
    return f"{dimension}方面的目标是什么？"


def ask_shorter(text: str, most: int) -> str:
    """A goal is too long for the wall."""
    return f"「{text[:12]}…」有 {len(text)} 个字，写在墙上太长了。请用 {most} 个字以内再说一遍："


def year_label(year: int) -> str:
    """A year to choose."""
    return f"{year} 年"


def no_such_place(count: int) -> str:
    """A goal was corrected that is not in the list."""
    return f"这里只有 {count} 条。"


def too_many(most: int) -> str:
    """More goals in one message than anybody can check at a glance."""
    return f"一次最多写 {most} 条，这次一条也没有记。请分几次发。"


def not_yours(areas: Sequence[str]) -> str:
    """Another area was named than those he drafts for."""
    return f"这个责任区的目标不归您写。您可以写：{names(areas)}。"


def year_closed(year: int, opens: date, this_year: int) -> str:
    """Goals of that year cannot be written now."""
    if year > this_year + 1 or year < this_year:
        return f"现在写的是 {this_year} 年的目标，{year} 年的写不了。"
    return f"{year} 年的目标，{day(opens)}起可以写。"


def drafted(area: str, year: int, goals: Sequence[str], then: str, notes: Sequence[str]) -> str:
    """What was understood, one goal a line."""
    lines = [f"{place}. {one}" for place, one in enumerate(goals, start=1)]
    return "\n".join([f"{area} {year} 年目标，{len(goals)} 条：", *lines, *notes, then])


def same_as(place: int, value: int) -> str:
    """The same words stand there already."""
    return f"第 {place} 条和 {number(value)} 一样，不用再写的话，回复「第{place}条不要」。"


def recorded(area: str, year: int, numbers: Sequence[int], *, approved: bool) -> str:
    """They are written down."""
    codes = COMMA.join(map(number, numbers))
    if approved:
        return f"已记下 {codes}，{area} {year} 年目标就这样定了。"
    first = number(numbers[0])
    return (
        f"已记下 {codes}，报支部确认，有结果告诉您。确认前可以改：「目标 {first} 改成…」，"
        f"也可以撤回：「撤回 {first}」。"
    )


def changing(code: int, before: str, after: str, then: str, notes: Sequence[str]) -> str:
    """A goal before and after."""
    return "\n".join([f"{number(code)} {before}", f"改成：{after}", *notes, then])


def takes_its_place(code: int) -> str:
    """An approved goal stands until the branch has approved the new one."""
    return f"{number(code)} 支部确认过，新的一条确认之前，墙上还是原来的。{TO_THE_BRANCH}"


def changed(code: int, *, approved: bool) -> str:
    """It is changed; the number under which it stands now."""
    return (
        f"已改好，现在是 {number(code)}。"
        if approved
        else f"已改好 {number(code)}，报支部确认，有结果告诉您。"
    )


def no_such(value: int) -> str:
    """A number that is not there, or not for this person, or over: one text for all."""
    return f"没有找到可以办的 {number(value)}。想看目标，回复「今年目标」。"


def already_approved(value: int) -> str:
    """To a leader who would take back what the branch has approved."""
    code = number(value)
    return f"{code} 支部已经确认，撤回不了。要改，说「目标 {code} 改成…」，报支部再确认。"


def give_it_back(value: int) -> str:
    """To somebody of the branch who would delete a leader's draft."""
    code = number(value)
    return f"{code} 是党小组长起草的，还没确认。不同意就退回，说一句原因：「退回 {code} 原因」。"


def withdrawing(value: int, goal_said: str) -> str:
    """What would be taken back or taken off."""
    return f"不要 {number(value)} 了：{goal_said}。"


def withdrawn(value: int) -> str:
    """It is gone."""
    return f"{number(value)} 已去掉。"


def question_for(area: str, year: int) -> str:
    """The question that a choice asks."""
    return f"{area}{year}年目标"
