"""Every sentence about signing in and about minutes that people read."""

from datetime import datetime

from handlers.kit.wording import moment
from handlers.study.wording import number

CODE_TITLE = "签到码"
CODE_WORDS = ("签到码",)
CODE_ABOUT = "要现场签到时给一个码；不签也行，到会照旧一句话记。"
CODE_EXAMPLES = ("签到码",)
SIGN_TITLE = "签到"
SIGN_WORDS = ("签到",)
SIGN_EXAMPLES = ("签到 4821",)
SIGN_ABOUT = "把现场看到的签到码发给我，就记到会。"
MINUTES_TITLE = "学习纪要"
MINUTES_WORDS = ("纪要",)
MINUTES_ABOUT = "学完一条消息记下内容，参加的人都能看。"
MINUTES_EXAMPLES = ("纪要 学了安全生产法，议定每周一查一次护栏",)
REFUSAL = "这个由组织学习的人来办。想看自己的安排，回复「我的学习」。"

NOTHING_TO_SIGN = "眼下没有您组织的、可以签到的学习。一周之内要开的就能要签到码。想安排，直接说，比如「这周五下午3点小组学习」。"
NO_SIGNING_IN = "眼下没有请您参加、正在签到的学习。人到了的，跟组织人说一声，由他记到会。想看安排，回复「我的学习」。"
WHICH_CODE = (
    "签到码是四位数字，在现场由组织人给出，比如「签到 4821」。没有也不要紧，由组织人记到会。"
)
TOO_MANY = (
    "试了五次都不对，这次不再收您的签到码，什么也没记。人到了的，跟组织人说一声，由他记到会。"
)
NO_MINUTES_OF = (
    "最近三天没有您组织的、已经开始的学习。指明是哪一次，比如「S-0001 记录：学了什么」。"
)
WHICH_MINUTES = "这段记录是哪一次的？"
EMPTY_MINUTES = "记录是空的，什么也没记。把内容写在后面，比如「纪要 学了安全生产法」。"


def code(value: int, digits: str, since: datetime, until: datetime) -> str:
    """A code for those who are there; asked for again it is another one."""
    return (
        f"{number(value)} 签到码：{digits}。{moment(since)}到 {until:%H:%M} 有效，"
        f"现场给大家看，发「签到 {digits}」就记到会。不签也行，学完照旧一句话记到会，以您记的为准。"
        "再要一次就换新码，旧码作废。"
    )


def signed_in(value: int, what: str) -> str:
    """Somebody was there."""
    return f"已签到 {number(value)}：{what}。只记您到会，不记时间和地点。"


def already(value: int) -> str:
    """Somebody signs in again."""
    return f"{number(value)} 已经记您到会了，不用再签。"


def wrong(left: int) -> str:
    """A code that is not the one shown."""
    return f"签到码不对，什么也没记。再看一眼现场的码，还能试 {left} 次；不签也行，由组织人记到会。"


def too_early(value: int, since: datetime) -> str:
    """Signing in has not begun."""
    return f"{number(value)} 还没到签到时间，{moment(since)}起可以签。"


def over(value: int) -> str:
    """Signing in is over."""
    return f"{number(value)} 的签到已经结束，什么也没记。人到了的，跟组织人说一声，由他记到会。"


def told_already(value: int) -> str:
    """The organiser has said who was there: his word holds."""
    return f"{number(value)} 组织人已经记过到会，以他记的为准。记得不对，跟他说一声。"


def minutes(text: str) -> str:
    """What was written down of a session."""
    return f"记录：{text}"


def minutes_kept(value: int, *, again: bool) -> str:
    """Minutes were written down; whoever wrote them knows who reads them."""
    done = "记录已换成这一段" if again else "记录已记下"
    return (
        f"{number(value)} {done}。请来参加的人都能看，不写谁出了什么差错。"
        f"要改，重新说一遍「{number(value)} 记录：…」就行。"
    )


def not_begun(value: int) -> str:
    """Minutes of a session that is still to come."""
    return f"{number(value)} 还没开始，没有记。学完再发一遍就行。"


def too_long(length: int, most: int) -> str:
    """Minutes of more characters than are kept."""
    return f"这段记录有 {length} 字，最多 {most} 字，没有记。删短一些再发，长的材料可以另外存档。"
