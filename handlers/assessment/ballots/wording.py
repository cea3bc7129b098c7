"""What is said about the ballots of an area's people."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from handlers.kit.wording import COMMA, day, points_shown
from storage.assessment_words import Level

VOTE_TITLE = "责任区评价"
VOTE_WORDS = ("评价", "我要评价", "评一评", "评价党员")
VOTE_ABOUT = "给本责任区的责任党员评几项，一句话或点几下；汇总后查不出是谁评的。"
VOTE_EXAMPLES = ("评价",)
DECLINE_TITLE = "不评"
DECLINE_WORDS = ("不评", "我不评", "不参加评价", "不想评价")
DECLINE_EXAMPLES = ("不评",)
DECLINE_ABOUT = "不参加责任区评价，不再提醒。"
WHO_SEES_TITLE = "评价谁看得到"
WHO_SEES_ABOUT = "责任区评价会不会让人看到是谁写的。"
WHO_SEES_EXAMPLES = ("评价会不会让人看到是我写的",)
SEEN_TITLE = "评价结果"
SEEN_WORDS = ("评价结果", "评价汇总", "职工评价", "评价留言", "职工留言")
SEEN_ABOUT = "责任区评价汇总出来的平均，不带任何人的姓名。"
SEEN_EXAMPLES = ("评价结果",)
SEEN_REFUSAL = (
    "评价汇总只给党小组长、支部看，责任党员在考核结束后看自己的。您自己要评价，发「评价」。"
)

LEVEL_ORDER = (Level.GOOD, Level.FAIR, Level.AVERAGE, Level.UNKNOWN)
LEVELS = ("好", "较好", "一般", "不了解")
NAMES = dict(zip(LEVEL_ORDER, LEVELS, strict=True))
WHOM = "评价哪一位？回复数字，一位一位来。"
HOW = "一项项回复数字；也可以一句话说完，比如「都好 学习一般」。不想评就回复「不评」。"
ONLY_LEVELS = "回复 1 好、2 较好、3 一般、4 不了解，或者说「其他都好」。"
AMEND = (
    "哪一项改成什么？比如「学习较好」。想留一句话就发「留言 …」：和打的档分开放，不写您的名字，"
    "但说法、口气可能让熟人认出来。"
)
CLOSED = "今年的责任区评价已经汇总完，不再收了，也查不出谁评了什么。有话还想说，直接发给我就行。"
NOT_THE_BRANCH = "支部的书记、委员不参加责任区评价，在支部审核时再说意见。看汇总发「评价结果」。"
NOT_HIMSELF = "自己不评自己。您的自查发「自评」。"
NOBODY_TO_VOTE_ON = "您所在的责任区现在没有要您评价的责任党员。想知道归谁负责，问「我们组谁负责」。"
NOT_YOURS_ANY_MORE = (
    "您现在不在这个责任区了，或者负责的人换了，这份没有交。要评现在的责任党员，发「评价」。"
)
NOTHING_YET = "还没有能看的评价汇总：要凑够份数、截止之后才汇总，份数太少的不显示。"
NOT_A_SCORE = "平均只放在旁边参考，分由人来打。"


def ask_item(title: str, full: str) -> str:
    """One item; `full` says what good looks like."""
    return f"{title}（{full}）："


def heading(name: str, area: str) -> str:
    """Whom it is about."""
    return f"{name}（{area}责任区）"


def together(least: int, others: Sequence[str], *, branch_wide: bool) -> str:
    """Which of the rules for small areas holds, in one sentence."""
    if branch_wide:
        return f"您这里人少，评价只并进支部的合计，不单独算出来；合计不满 {least} 人也不显示。"
    if others:
        joined = COMMA.join(others)
        return f"您这里不满 {least} 人，只和{joined}合起来算一个平均，不单独算出来。"
    return f"满 {least} 人评了才算平均；到截止还不满，就并进支部的合计。"


def levels(by_level: Mapping[Level, Sequence[str]], number: int) -> str:
    """The levels that were understood; all alike is said once."""
    given = {level: titles for level, titles in by_level.items() if titles}
    if len(given) == 1:
        (level,) = given
        return f"{number} 项全部选「{NAMES[level]}」，对吗？"
    return "\n".join(f"{NAMES[level]}：{COMMA.join(titles)}" for level, titles in given.items())


def line(words: str) -> str:
    """The line that goes with it."""
    return (
        f"留言：{words}\n（不写您的名字，和打的档分开放；但说法可能让熟人认出来。不要了就说「不留言」。）"
        if words
        else ""
    )


def taken(name: str, until: date) -> str:
    """It is in; until when it can be changed at least, and what happens then."""
    return (
        f"{name}的评价收下了。{day(until)}晚上以前都能改（发「评价」）或收回（发「不评」），这之前服务器上还知道是您的。"
        "之后夜里凑够份数就去掉姓名、打乱混在一起，那就改不了，也没人查得出哪份是您的。"
    )


def next_one(name: str) -> str:
    """Another member of the same area."""
    return f"接着评{name}"


def mixed(name: str) -> str:
    """It cannot be changed any more."""
    return f"您对{name}的评价已经去掉姓名、和别人的混在一起了，找不出是哪份，所以改不了，也不能再评一次。有话还想说，直接发给我就行。"


def declined(until: date) -> str:
    """He stays out of it."""
    return f"好的，这次不评，不再提醒，也不告诉别人。改主意了，{day(until)}前发「评价」。"


def declined_too_late(names: Sequence[str]) -> str:
    """What is mixed cannot be found any more."""
    return f"不再提醒您了。{COMMA.join(names)}的那份已经去掉姓名、混在一起，找不出来，收不回了；没混进去的已经删掉。"


def only_these(names: Sequence[str]) -> str:
    """Somebody else is named."""
    return f"您只评本责任区的责任党员：{COMMA.join(names)}。发「评价」开始。"


def not_now(area: str, voters: int) -> str:
    """Who asks while nothing is taken of him; `voters` are the staff of the area."""
    among = f"{area}责任区有 {voters} 名职工。" if area else ""
    return (
        f"现在没有要您做的责任区评价，也没有收过您的。{among}评价时不记名：先收着，凑够份数就去掉姓名、打乱混在一起；"
        "人少的只和别的责任区合起来算。开始了我会先说清怎么算，再请您评。"
    )


def who_sees(area: str, voters: int, told: str) -> str:
    """What can honestly be said before he votes; `voters` may vote on the same member."""
    return (
        f"责任党员看不到谁评的、怎么评的。{area}责任区能评的有 {voters} 人。{told}\n"
        "刚交的一两天里服务器上还连着您的名字（好让您改），之后去掉姓名、打乱混在一起，谁也查不出。\n"
        "保证不了的：企业微信后台看得到您给我发过消息；大家全评一个样时，平均就等于每个人的；留言的口气可能让熟人认出来。\n"
        "您还没评，问一句不会算评价。不评也可以，发「不评」。"
    )


def left_to_do(name: str, closes: date) -> str:
    """An open item."""
    return f"{name}还没评价，截至{day(closes)}；不评也可以"


def mean(
    head: str,
    total: Decimal | None,
    ballots: int,
    areas: Sequence[str],
    items: Sequence[tuple[str, Decimal]],
) -> str:
    """What the ballots came to."""
    whose = f"和{COMMA.join(areas)}合起来" if areas else ""
    whole = (
        f"平均 {points_shown(total)} 分" if total is not None else "每一项说得出的人都太少，不显示"
    )
    shown = "".join(f"\n{title} {points_shown(points)}" for title, points in items)
    return f"{head}：{whose} {ballots} 份，{whole}{shown}"


def lines(said: Sequence[str]) -> str:
    """The lines that came with them, in no order that says anything."""
    return "留言（打乱了顺序）：" + "".join(f"\n· {one}" for one in said)
