"""What is said to somebody who is asked whether a talk was held, and of names that are not kept."""

from datetime import date

from handlers.kit.wording import dated
from handlers.talks.wording import number_of

HELD, NOT_HELD, UNNAMED = "确实聊过", "没聊过", "不想被记名字"
THANKS = "好的，谢谢。这一下只有您自己在「我的记录」里看得到，不计入任何人的次数。"
GONE = "这条已经没有您的名字了，不用再管。"
TAKEN_OUT = "好的，{code} 里您的名字和那句话已经去掉，没有告诉别人。"
NEVER_AGAIN = "以后都别记我名字"
LOOK = "看看"
NAMELESS_LEFT_OUT = "（只按记下的名字算：不记名的谈心认不出是谁，聊过的也还会列在这里。）"
KEPT_UNNAMED = "按不具名记。"


def will_be_asked(names: str) -> str:
    """To the host, before he confirms."""
    return f"记下后会问{names}一句是不是聊过；只问一次，回不回都行，回了什么您看不到。"


def asked(host: str, day: date, today: date, number: int) -> str:
    """The one question to somebody a talk was recorded with; not a word of what was said."""
    when = "今天" if day == today else dated(day, today)
    return (
        f"{host}记下了{when}和您聊过一次（{number_of(number)}），请您看看对不对。\n"
        "只问这一次，不回也没关系；回了什么，别人看不到。"
    )


def taken_out(number: int) -> str:
    """That his name is gone."""
    return TAKEN_OUT.format(code=number_of(number))


def taken_back(number: int, request: str) -> str:
    """To who had asked for a correction: the host took the talk back."""
    return f"{number_of(number)} 已由记的人撤回，内容和您的说明都已删除。您的申请 {request} 到此为止，不用再等。"
