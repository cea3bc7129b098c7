"""Every sentence about who is away for a while that people read; none of them asks why."""

from collections.abc import Sequence
from datetime import date

TITLE = "记谁暂时不在"
WORDS = ("记不在", "登记不在")
LIST_TITLE = "谁暂时不在"
LIST_WORDS = ("谁暂时不在", "谁不在", "现在谁不在", "眼下谁不在", "不在的人", "谁长期不在")
LIST_ABOUT = "看支部里记着谁暂时不在、到哪天。"
LIST_EXAMPLES = ("谁暂时不在",)
NOBODY_AWAY = "没有记着谁不在。有人暂时不在，直接说，比如「王强从下周一起不在，到6月底」。"
ABOUT = "记下谁从哪天起不在、哪天回来（回来时说「王强回来了」），好请人代管；不记原因。"
EXAMPLES = ("王强从下周一起不在，到6月底",)
ASK_WHO = "是谁不在？请写名字，比如「王强从下周一起不在，到6月底」。"
ASK_UNTIL = "到哪一天为止？还不知道就回复「不知道」。"
NOT_A_PERSON = "没看懂是谁。请回复数字，或写名字。"
BACKWARDS = "结束的日子不在开始的日子后面。请再写一遍，比如「从3月16号到6月30号」。"
AMEND = "哪里不对？直接写，比如「从下周三起」「到5月底」「是李红梅」。"
UNKNOWN = ("不知道", "没定", "还没定", "说不好", "不清楚")
NOT_OURS = "{name}不在您的支部，这里记不了。"


def away(name: str, since: str, last: str) -> str:
    """What was understood; `last` is the last day of the absence, or "" when it is open."""
    end = f"，到{last}" if last else "，什么时候回来还没定"
    return f"{name}从{since}起不在{end}。"


def listed(lines: Sequence[str]) -> str:
    """Who is away now or will be."""
    return "\n".join(["记着暂时不在的：", *lines])


def more(count: int) -> str:
    """Those who do not fit."""
    return f"另外还有 {count} 人。"


def back(name: str, since: str) -> str:
    """The same of a return."""
    return f"{name}从{since}起回来了。"


def without_reason(text: str) -> str:
    """It is said that the reason is not kept."""
    return f"{text}不记原因。"


def stands_in(area: str, names: Sequence[str]) -> str:
    """An area nobody else answers for meanwhile, and who could."""
    could = f"，可以考虑：{'、'.join(names)}" if names else ""
    return f"{area}责任区这段时间没有别人负责，要请人代管{could}。由支部定。"


def stand_in(name: str, area: str) -> str:
    """The sentence by which the branch lets somebody stand in; also the label of its choice."""
    return f"{name}代管{area}"


def still_stands_in(area: str, names: Sequence[str], last: str) -> str:
    """Somebody is back before who stands in for him is released; `last` is the last day of that, or "" when it is open."""
    until = f"到{last}为止" if last else ""
    return f"{area}责任区{until}还由{'、'.join(names)}代管。"


def hand_back(name: str, day: date | None, names: Sequence[str], area: str) -> str:
    """The sentence by which the branch gives an area back; `day` is that of the return, None for today."""
    since = f"从{day.month}月{day.day}号起" if day else ""
    return f"{name}{since}接替{'、'.join(names)}负责{area}"


def held_again(areas: Sequence[str]) -> str:
    """What he answers for again."""
    return f"{'、'.join(areas)}责任区又由他负责。"


def noted(text: str) -> str:
    """It was written down."""
    return f"已记下：{text}"


YOU = "您"
HERE = "我在"
HERE_ABOUT = "别人记了您不在，其实您在：说一声就改回来。"
NOT_NOTED = "没有记着您不在，不用改。回复「我的记录」看都记了您什么。"


def noted_of_you(by: str, told: str) -> str:
    """To who was noted away by somebody else."""
    return f"{by}在名单里记下：{told}不记原因。记错了，回复「{HERE}」就改回来。"


def says_here(told: str) -> str:
    """To who had noted it: it was taken back by whom it is about."""
    return f"原来记的「{told}」，本人说他在，这条不作数了。有出入请和本人核对。"


def ended(told: str, hear: Sequence[str]) -> str:
    """To him: it holds no more."""
    heard = f"已告诉{'、'.join(hear)}。" if hear else ""
    return f"改好了：「{told}」不作数了，从今天起按您在。{heard}回复「我的记录」可以再看一遍。"
