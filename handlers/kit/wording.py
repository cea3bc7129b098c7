"""Words of the desk itself; everything else a person reads stands in the capabilities' own wording."""

from datetime import date, datetime
from decimal import Decimal

from handlers.kit.messages import numbered
from storage.assessment_words import GoalResult

WEEKDAYS = "一二三四五六日"
COMMA = "、"

CONFIRM = "确认"
AMEND = "修改"
CANCEL = "取消"
CONFIRM_CHOICES = (CONFIRM, AMEND, CANCEL)
CONFIRM_WORDS = (
    "确认",
    "确定",
    "是",
    "是的",
    "对",
    "对的",
    "好",
    "好的",
    "行",
    "可以",
    "没错",
    "没问题",
    "嗯",
    "ok",
    "yes",
)
AMEND_WORDS = ("修改", "改", "改一下", "不对", "错了", "不是", "有误")
CANCEL_WORDS = ("取消", "算了", "不用了", "不记了", "不要了", "不弄了", "退出")
BACK_WORDS = ("上一步", "返回", "退回上一步", "后退")
RESUME_WORDS = ("继续", "接着填", "接着来", "接着说")

CANCELLED = "好的，这件没有记下。"
NOTHING_TO_CANCEL = "现在没有正在填的内容，不用取消。"
NOTHING_TO_CONFIRM = "现在没有等您确认的事。想做什么直接说就行，或回复「帮助」。"
GREETINGS = (
    "你好",
    "您好",
    "你好啊",
    "在吗",
    "在不在",
    "在么",
    "喂",
    "嗨",
    "hi",
    "hello",
    "早",
    "早上好",
)
GREETED = "您好，有事直接说一句话就行，比如："
NOT_YOURS_ANY_MORE = "「{title}」现在不归您办了，刚才的没有记下。"
CHANGED_MEANWHILE = "就在刚才，名单或责任区有了别的变动，请再看一遍："
NOT_USED = "这句没用上，还是刚才这件："
# What is shown first in the help and after a sentence nobody understood; the rest follows as it comes.
SHOWN_FIRST = (
    *("concerns.open", "talks.record", "study.schedule", "concerns.raise", "digest.mine"),
    *("concerns.say", "privacy.oversight", "areas.coverage", "areas.who", "privacy.mine"),
    *("concerns.mine", "concerns.answer", "study.next", "anonymous.raise", "concerns.up"),
    *("anonymous.receive", "brief.show", "concerns.hand_over", "helping.welcome"),
    *("privacy.correct", "privacy.erase", "privacy.unname", "reminders.stop"),
)
ACKNOWLEDGED = "好的，有事随时说。"
ACKNOWLEDGEMENTS = (
    "收到",
    "收到了",
    "知道了",
    "明白",
    "了解",
    "好",
    "好的",
    "好嘞",
    "行",
    "嗯",
    "嗯嗯",
    "ok",
    "okay",
    "谢谢",
    "多谢",
    "谢谢您",
    "感谢",
    "辛苦了",
    "没事了",
    "可以",
    "👌",
    "👍",
)
NOTHING_BEFORE = "这已经是第一步了。接着回答，或回复「取消」。"
NOTHING_PARKED = "没有放下的内容。想做什么直接说就行，或回复「帮助」。"
NO_SUCH_CHOICE = "没有这个选项。"
NOT_A_CHOICE = "回复前面的数字就行。"
UNREADABLE = "我只看得懂文字，图片和位置我读不了，也不会保存。请用一句话告诉我。"
VOICE = (
    "语音我还听不了，也没有下载和保存。不想打字可以这样：点一下输入框，按手机键盘上的话筒，"
    "说完会变成文字，看一眼没错再发给我。发语音之前说到哪里，现在接着说就行。"
)
EMPTY = "我没看到文字内容。直接说一句话就行，比如："
SLOW_DOWN = "消息有点多，我先歇一分钟。刚才超出的消息没有处理，请稍后再发。"
CARD_OVER = "这张卡片已经失效，没有改动任何内容。需要的话，直接用文字告诉我。"
UNKNOWN = "这句我没看懂，没有记下任何内容。您可以这样说："
OR_AS_IT_IS = "或者回复数字，刚才的原话不用再打："
DID_YOU_MEAN = "没看懂，您是不是想："
WHICH_OF_THESE = "您是想："
NEITHER = "都不是"
PARKED = "（正在填的「{title}」先放下了，没有提交，回复「继续」接着填。）"
WHICH_ONE_ANSWERED = "您这个数字是回哪一件？"
FORM_IN_PROGRESS = "正在填的：{title}"
CROSSED = "您发这个数字的时候，正好来了一条新通知，我分不清您回的是哪一件。请看一眼上面，再发一次。"
LAST_PUSH = "刚收到的通知"

NO_NAMELESS = (
    "现在还收不了匿名反映：{whom}还没有人设好收件口令，我没法保证只有收件人能看，就不收。{kept}\n"
    "可以去掉「匿名」两个字再说一遍，选「保密」，除了受理的人，别人看不到您的姓名；"
    "或者写纸条投意见箱，或者请信得过的人替您反映；也可以请支部的人给我发「匿名收件」设一下。"
)
NOTHING_KEPT = "刚才的内容没有保存，也没有告诉任何人。"
OUR_BRANCH = "党支部"
MORE = "更多"
GOAL_RESULTS = {
    GoalResult.DONE: "完成",
    GoalResult.PARTLY: "部分完成",
    GoalResult.NOT_DONE: "未完成",
    GoalResult.ADJUSTED: "已调整",
}
GOAL_NOT_CONFIRMED = "还没确认"


def stranger(contact: str) -> str:
    """To somebody who is not on the roster."""
    whom = f"请联系{contact}" if contact else "请联系所在党支部的组织委员"
    return f"您还不在名单内，暂时用不了这个助手。{whom}，把您加进名单后就能用了。您刚才发的内容没有保存。"


def incident(number: str) -> str:
    """A bug of ours."""
    return f"出了点问题，编号 {number}，已记下。刚才这句没有办成，什么也没改动，请稍后再发一次。"


def lost_dialogue(number: str) -> str:
    """What was going on with somebody does not open any more."""
    return f"刚才说到一半的内容打不开了，编号 {number}，已记下。没有提交任何内容，请从头再说一次。"


def late(sent_at: datetime) -> str:
    """A message that reached us long after it was sent."""
    return f"这条消息是{day(sent_at.date())} {sent_at:%H:%M}发的，我现在才收到。还要照办吗？"


LATE_CHOICES = ("照办", "不用了")


def day(when: date) -> str:
    """A date with its weekday.

    >>> day(date(2026, 3, 11))
    '3月11日（周三）'
    """
    return f"{when.month}月{when.day}日（周{WEEKDAYS[when.weekday()]}）"


def dated(when: date, today: date) -> str:
    """A date with its weekday, and with its year when that is not this one.

    >>> dated(date(2025, 12, 30), date(2026, 3, 12))
    '2025年12月30日（周二）'
    """
    return day(when) if when.year == today.year else f"{when.year}年{day(when)}"


def moment(when: datetime) -> str:
    """A date with weekday and clock time; `when` is local.

    >>> moment(datetime(2026, 3, 13, 15, 0))
    '3月13日（周五）15:00'
    """
    return f"{day(when.date())}{when:%H:%M}"


def points_shown(points: Decimal) -> str:
    """Points without needless zeros.

    >>> points_shown(Decimal("88.00")), points_shown(Decimal("89.50")), points_shown(Decimal("90"))
    ('88', '89.5', '90')
    """
    return f"{points.normalize():f}"


def which_person(said: str) -> str:
    """A name that may mean several people."""
    return f"「{said}」是哪一位？"


def in_team(team: str, name: str) -> str:
    """One of them, with where he works."""
    return f"{team}{name}"


def page(number: int) -> str:
    """How a page of a long list is called, and asked for."""
    return f"第 {number} 页"


def to_confirm(shown: str) -> str:
    """What was understood, and the three choices."""
    return f"{shown}\n{numbered(CONFIRM_CHOICES)}"


def asked(text: str, choices: tuple[str, ...]) -> str:
    """A question with its numbered choices."""
    return f"{text}\n{numbered(choices)}" if choices else text


def examples(lead: str, sentences: tuple[str, ...]) -> str:
    """A lead and up to three sentences that fit this person."""
    shown = "\n".join(f"· {one}" for one in sentences[:3])
    return f"{lead}\n{shown}\n回复「帮助」看我能做什么。"


# To who asks for 匿名 by way of the desk: it keeps his messages, so nothing anonymous begins there.
SAY_IT_ANEW = (
    "匿名要从头来：请另发一条，以「匿名」两个字开头，后面写内容，比如「匿名 食堂夜班饭老是凉的」。"
    "这样从第一个字起就不记是谁发的。"
)

MENU_RECORD = "谈心上报"
MENU_STUDY = "学习考核"
MENU_MINE = "我的"
MENU_ORDER = (MENU_RECORD, MENU_STUDY, MENU_MINE)
