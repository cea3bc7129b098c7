"""Every sentence about mentoring pairs that people read."""

from datetime import date

from handlers.kit.wording import day
from storage.duty_words import PairState

PAIR_TITLE = "结对帮带"
PAIR_WORDS = ("结对帮带", "师带徒")
PAIR_ABOUT = "您带谁、目标是什么、到什么时候；先问他愿不愿意，他愿意才算。"
PAIR_EXAMPLES = ("我带周涛，目标是年底前能独立上岗",)
PAIR_REFUSAL = "结对帮带由责任党员来提，本人愿意才算。想找人带、想学技术，直接说给我，比如「想学数控」，当诉求报上去。"
SHOW_TITLE = "我的帮带"
SHOW_WORDS = ("我的帮带", "帮带情况")
SHOW_ABOUT = "看自己结的对子：您带的，带您的。"
SHOW_EXAMPLES = ("我的帮带",)
WILLING, NOT_WILLING, LOOK_AT_GOAL = "愿意", "不了", "看目标"
YES_WORDS, NO_WORDS = ("愿意", "我愿意", "愿意的"), ("不愿意", "我不愿意", "不了", "不结")
REACHED_TITLE, END_TITLE = "帮带成了", "结束帮带"
ANSWER_TITLE, DELETE_TITLE = "说明帮带", "删帮带"
REACHED = "达到了目标"
MORE, YOU = "下一页", "您"

ASK_WHO = "您带的是谁？说名字就行。"
ASK_GOAL = "目标是什么？一句话，写要学会什么，比如「能独立上岗」。"
ASK_UNTIL = "到什么时候？也可以直接说日子，比如「6月30号」。"
NOT_A_DAY = "没看出是哪天，要在今天以后，比如「6月30号」。"
AMEND = "哪里要改？直接说，比如「目标是会看图纸」「到6月30号」「是张伟」。"
NOT_YOURSELF = "自己和自己结不了对。您带的是谁，发「结对 名字 目标 …」。"
NOT_HERE = "他已经不在名单里了，没有结。"
NO_FAILINGS = "帮带只写要学会什么、学会了什么，不写谁的短处，这句没有收，哪儿都没有记。换成要学会的再说一遍，比如「目标是能独立上岗」。"
NONE = "您现在没有结对。想找人带、想学技术，直接说给我就行，比如「想学数控」。"
NONE_YET = "您现在没有结对。想带谁，一句话就行，比如「我带周涛，目标是年底前能独立上岗」。"
WITH_ITS_NUMBER = "请带上编号，比如「J-0001 愿意」。有哪些，回复「我的帮带」。"
DECLINED = "好的，没有结对，什么都没留，也不影响您什么。"
STATES = {
    PairState.ASKED: "等本人答复",
    PairState.AGREED: "进行中",
    PairState.DONE: "成了",
    PairState.ENDED: "已结束",
}


def number(value: int) -> str:
    """The public number of a pair.

    >>> number(1)
    'J-0001'
    """
    return f"J-{value:04}"


def none_of_yours(value: int) -> str:
    """One text for a number that does not exist, is over, or is none of his."""
    return f"没有找到您能办的 {number(value)}。有哪些，回复「我的帮带」。"


def a_pair_already(value: int, name: str) -> str:
    """They are one."""
    return f"您和{name}已经有 {number(value)} 了。看一眼，回复「我的帮带」。"


def too_long(most: int) -> str:
    """Nothing is cut without being said."""
    return f"太长了，最多 {most} 个字，没有记。请说短一点再发一次。"


def drafted(name: str, goal: str, until: date) -> str:
    """What was understood, and what follows."""
    return (
        f"结对帮带：您带{name}，到{until.year}年{day(until)}。\n目标：{goal}\n"
        f"确认后问{name}一句愿不愿意，他愿意才算；不愿意不问原因，也不影响他。"
    )


def will_be_asked(value: int, name: str) -> str:
    """To the mentor."""
    return (
        f"已记下 {number(value)}，会问{name}一次。他愿意了，「我的帮带」里写「进行中」；没有这一条了，就是没结成，请别去问原因。\n"
        f"到期说一句「{number(value)} 成了：…」，随时可以「{number(value)} 结束」。"
    )


def asked(mentor: str, until: date, value: int) -> str:
    """The one question to the mentored; the goal is read in the chat, not on a locked screen."""
    return (
        f"{mentor}想和您结对帮带（{number(value)}），到{until.year}年{day(until)}，目标回复 3 看。您愿意吗？\n"
        "不愿意不用说原因，也不影响您什么，只问这一次。愿意的话，您、他和党小组长能看，您随时可以结束。"
    )


def agreed(value: int) -> str:
    """To the mentored."""
    return f"好的，{number(value)} 开始了。想看回复「我的帮带」；不想继续了，随时发「{number(value)} 结束」。"


def reached(value: int, text: str) -> str:
    """To the mentor."""
    return f"已记下 {number(value)} 成了：{text}。他在「我的帮带」里能看到，也可以放上自己的说明。说得不对，再发一次就改。"


def ended(value: int) -> str:
    """To whoever ended it; nothing says why."""
    return f"{number(value)} 结束了，不记原因。要连内容一起删，发「删掉{number(value)}」。"


def answered(value: int) -> str:
    """To the mentored."""
    return f"已放上 {number(value)} 的说明，能看这一条的人都能看到。要改，再发一次。"


def how_to_answer(value: int) -> str:
    """Nothing was said."""
    return f"把话写在后面，比如「{number(value)} 说明 其实是全组一起带的」。"


def deleted(value: int) -> str:
    """It is gone."""
    return f"已删掉 {number(value)}，内容哪儿都没有了。"


def listed(page: int, last: int) -> str:
    """Above the list."""
    return f"结对帮带（第 {page}/{last} 页）：" if last > 1 else "结对帮带："


def line(code: str, mentor: str, mentored: str, until: str, goal: str, state: PairState) -> str:
    """One pair."""
    return f"{code} {mentor}带{mentored}，到{until}，{STATES[state]}。目标：{goal}"


def result_line(result: str) -> str:
    """What the mentor said was reached."""
    return f"  结果：{result}"


def answer_line(mentored: str, words: str) -> str:
    """What the mentored said to it."""
    return f"  {mentored}的说明：{words}"


def how_to_say(code: str) -> str:
    """He is asked."""
    return f"  愿意发「{code} 愿意」，不愿意发「{code} 不了」，不用说原因。"


def what_he_can(code: str, *, going_on: bool) -> str:
    """The mentored, at any time."""
    end = f"不想继续了发「{code} 结束」，" if going_on else ""
    return f"  {end}有话要说发「{code} 说明 …」，要删发「删掉{code}」。"


def what_mentor_can(code: str) -> str:
    """The mentor."""
    return f"  到期说一句「{code} 成了：…」，不带了发「{code} 结束」。"


def near_its_end(value: int, name: str, until: date) -> str:
    """An open item of the mentor."""
    code = number(value)
    return f"您带{name}的 {code} 到{day(until)}：说一句「{code} 成了：…」或「{code} 结束」"
