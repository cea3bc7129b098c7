"""What is said about people who are to be talked with or visited."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from handlers.kit.wording import COMMA, dated

TITLE = "该谈该访"
WORDS = ("该谈谈", "该聊聊", "必谈必访", "该谈该访")
ABOUT = "有人该谈谈、该去看看，一句话记下，到期提醒一次。"
EXAMPLES = ("张伟岗位变动了 该谈谈", "老马住院了 要去看看")
REFUSAL = "这件事由责任党员来记。您惦记谁，当面告诉您们组的责任党员就行；回复「谁负责我们」看是谁。"
DONE_TITLE = "该谈的谈过了"
DONE_ABOUT = "该谈该访的，谈过了、去过了就说一声，记着的随即删掉。"

ASK_WHO = "该和谁谈？说名字就行。"
ASK_WHY = "为什么该谈？回复数字，或直接说。都不是就回复「取消」，不用先记也能谈。"
AMEND = "哪里不对？直接说就行，比如「不是张伟是周涛」「是受表扬」。"
NO_LIST = "现行制度文本里没有列必谈必访的情形，这里记不了。想谈，谈完直接说一句就行，比如「刚才跟张伟聊了聊」。"
ONESELF = "您自己的事，不用这样记。"
ONLY_COUNTED = "原因不和名字记在一起，只在责任区里计一次数。"
WHO_ELSE = "本人查「我的记录」也看得到"
CLEARED = "该谈的，这次算谈过了吗？"
CLEARED_CHOICE = "算，谈过了"
SEE_WHO = "看是谁"
CHANGED = "名单刚刚有了变动，这件没有记下。请再说一遍。"
NOT_WAITING = "没有记着该和他谈。看有什么要办的，回复「待办」。"


def nothing_recorded(reason: str) -> str:
    """Why, and that nothing was kept."""
    return f"{reason}这次没有记下任何内容。"


def not_his(name: str, unit: str, responsible: Sequence[str]) -> str:
    """For somebody of another area: whom to tell by word of mouth."""
    if responsible:
        return f"{name}在{unit}，由{COMMA.join(responsible)}负责，请当面告诉{COMMA.join(responsible)}。"
    return f"{name}不在您的责任区，这里记不了。"


def left(name: str) -> str:
    """When somebody is not on the roster any more."""
    return f"{name}已不在名单内。"


def _what(*, visit: bool) -> str:
    return "该去看看" if visit else "该谈谈"


def shown(
    people: Sequence[str],
    occasion: str,
    until: str,
    *,
    visit: bool,
    beside: bool,
    told: Sequence[str],
) -> str:
    """Who, why and by when; what is kept of it, who sees it and who will be told."""
    lines = [f"{_what(visit=visit)}：{COMMA.join(people)}（{occasion}），{until}前。"]
    lines += [] if beside else [ONLY_COUNTED]
    others = f"和{COMMA.join(told)}" if told else ""
    tell = f"会告诉{COMMA.join(told)}有人{_what(visit=visit)}。" if told else ""
    return "\n".join([*lines, f"{tell}只有您{others}看得到，{WHO_ELSE}，办过就删。"])


def entered(people: Sequence[str], until: str, *, visit: bool) -> str:
    """That it is written down, and how it ends."""
    done = f"{people[0]}{'去看过了' if visit else '谈过了'}"
    return (
        f"已记下：{COMMA.join(people)}{_what(visit=visit)}，{until}前，回复「待办」看得到。\n"
        f"记下谈心时我会问一句；别处谈过，说「{done}」就行。"
    )


def pushed(until: date, today: date, *, visit: bool, name: str) -> str:
    """To who answers for the area; without the name unless pushes may carry what was written."""
    who = name or "有一位职工"
    return f"{who}{_what(visit=visit)}，{dated(until, today)}前。"


def reminder(until: date, today: date, *, visit: bool, name: str) -> str:
    """The only reminder."""
    return f"{pushed(until, today, visit=visit, name=name)}只提醒这一次。"


def item(name: str, until: str, *, visit: bool, notes: Iterable[str]) -> str:
    """One of the things that wait."""
    about = COMMA.join(filter(None, notes))
    what = f"该去看看{name}" if visit else f"该和{name}谈谈"
    return f"{what}{f'（{about}）' if about else ''}，{until}前"


def entered_by(name: str) -> str:
    """Who entered it, so that he can be asked why."""
    return f"{name}提的"


ENTERED_BY_YOU = "您提的"


def over(name: str, *, visit: bool) -> str:
    """The label by which it is done."""
    return f"{name}{'去看过了' if visit else '谈过了'}"


def done(people: Sequence[str]) -> str:
    """That it does not wait any more."""
    return f"好的，{COMMA.join(people)}这件算办过了，已经删掉，不再提醒。"


def times(year: int, counts: Mapping[str, int]) -> str:
    """How often each occasion was entered for one's own areas in a year."""
    listed = COMMA.join(f"{title} {count} 次" for title, count in counts.items())
    return f"{year} 年您的责任区提过：{listed}。"
