"""Every sentence about results that people read: told, commented on, published, final (domain.md §2.6)."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import COMMA, day

STATE_TITLE = "对结果写说明"
STATE_ABOUT = "对自己的考核结果写几句说明，跟考核表放在一起，支部看得到。"
STATE_EXAMPLES = ("说明 学习少是因为上半年外派",)
NOTHING_TITLE = "没有要说的"
NOTHING_WORDS = ("没有要说的",)
NOTHING_ABOUT = "看完自己的考核结果，没有要说的，支部就不用等了。"
SPOKEN_TITLE = "当面谈过了"
SPOKEN_WORDS = ("谈过了", "当面谈过了", "谁要当面谈")
SPOKEN_ABOUT = "考核结果要当面谈的，谈完说一声，本人才看得到考核表。"
SPOKEN_EXAMPLES = ("谈过了 王强",)
STATEMENTS_TITLE = "看说明"
STATEMENTS_WORDS = ("看说明", "考核说明", "结果说明")
STATEMENTS_ABOUT = "看责任区党员对自己的考核结果写的说明。"
NOT_TOLD = "今年的考核结果还没有告诉您。支部审核完，先告诉您本人，再公示。"
NO_STATEMENTS = "没有人对考核结果写说明。"
NOBODY_TO_TALK = "没有等着当面谈的考核结果。要记谈心，说一句「昨天跟谁聊了什么」。"
ASK_STATEMENT = "想说明什么？一两句话就行，跟您的考核表放在一起。"
TOO_SHORT = "写一两句您想说明的，支部才看得明白。"
AMEND_STATEMENT = "说明改成什么？直接说一遍。"
WHOM = "跟谁谈过了？"
LOOK, SEE_MINE, WRITE, SEE_STATEMENTS = "看一下", "看我的分怎么来的", "写说明", "看说明"
STATEMENT_LIMIT = 300  # characters


def noted_nothing(*, taken_away: bool) -> str:
    """He has nothing to say; what he had said before goes."""
    gone = "，写过的说明去掉了" if taken_away else ""
    return f"好的，您没有要说的{gone}，支部可以公示了。公示期里还可以提异议。"


def told_push(year: int, until: date) -> str:
    """To a member, before anybody else; what it is stays in the chat."""
    return f"您的 {year} 年考核结果出来了，支部先告诉您本人。有话要说，{day(until)}前回复「说明」加内容。"


def talk_push(count: int) -> str:
    """To the secretary: nothing of it may be told by a message."""
    return f"有 {count} 份考核结果要您当面谈，我不会发给本人，也不公示。谈完回复「谈过了」加姓名。"


def to_talk(names: Sequence[str]) -> str:
    """Who is to be talked with, to who may know."""
    return f"要当面谈考核结果的：{COMMA.join(names)}。谈完回复「谈过了 {names[0]}」，本人才看得到考核表。"


def spoken_shown(name: str) -> str:
    """Before it is noted."""
    return f"考核结果已经当面跟{name}谈过。记下以后，{name}自己来问才看得到考核表，我不发通知。"


def spoken_done(name: str, until: date) -> str:
    """It is noted."""
    return f"已记下，跟{name}谈过了。{name}可以自己问「我的分怎么来的」，{day(until)}前可以写说明。"


def not_to_talk(name: str) -> str:
    """There is no such result of his."""
    return f"{name}没有等着当面谈的考核结果。要记谈心，说「跟{name}聊了」加内容。"


def own_statement(words: str) -> str:
    """What he said to it."""
    return f"您的说明：{words}"


def may_state(until: date) -> str:
    """The next step before it is published."""
    return f"有话要说，{day(until)}前回复「说明」加内容；没有就回复「没有要说的」。"


def may_object(until: date | None) -> str:
    """The next step afterwards."""
    when = f"{day(until)}前" if until else "公示期里"
    return f"不认可，{when}回复「对我的结果有异议」加原因，由没参与打分的人复核。"


def statement_shown(words: str) -> str:
    """Before it is kept."""
    return f"您对考核结果的说明：{words}\n跟考核表放在一起，支部和党小组长看得到。"


def stated(until: date) -> str:
    """It is kept."""
    return f"说明已放进考核表，也告诉支部了。{day(until)}前可以再改，重发「说明」加内容。"


def too_long(length: int) -> str:
    """More than is kept."""
    return f"说明最多 {STATEMENT_LIMIT} 字，您写了 {length} 字，请缩短一些再发。"


def state_over() -> str:
    """The days are over and it is published."""
    return "结果已经公示，写说明的时间过了。不认可的，回复「对我的结果有异议」加原因。"


def stated_push(count: int) -> str:
    """To the secretary; not a word of it."""
    return f"有 {count} 名责任区党员对考核结果写了说明，公示前请看一下。"


def statement_of(name: str, area: str, words: str) -> str:
    """To the branch."""
    return f"{name}（{area}）：{words}"


def left_to_talk(count: int) -> str:
    """Among what waits for the branch."""
    return f"{count} 份考核结果要当面谈"
