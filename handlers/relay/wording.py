"""Every sentence about notices that are passed on."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import COMMA, dated

TITLE = "传达"
SEND_TITLE = "发通知去传达"
SEND_WORDS = ("发通知",)
SEND_ALONE = ("传达", "传达通知", "下通知", "往下传达")
SEND_ABOUT = "支部说一句，责任党员各收到一条，传达了点一下；您看得到几个责任区传达了。"
SEND_EXAMPLES = ("传达：本周五前各班检查配电箱", "传达给维修组：明天上午停水")
SEND_REFUSAL = "往责任区传达的通知由党支部发。您有要跟支部说的，直接说就行。"
PASSED_TITLE = "已传达"
PASSED_ABOUT = "支部的通知传达到了，说一声；说错了回复「还没传达」。"
PASSED_EXAMPLES = ("已传达", "都传达了")
NOT_PASSED_TITLE = "还没传达"
NOT_PASSED_ABOUT = "刚才说传达了，其实还没有：改回来。"
QUESTION_TITLE = "传达时有人问"
QUESTION_ABOUT = "传达的时候职工问的，提给支部答复。"
QUESTION_EXAMPLES = ("他们问加班费怎么算",)
SHOW_TITLE = "传达情况"
SHOW_WORDS = ("传达情况", "传达进度")
SHOW_ABOUT = "支部看几个责任区传达了、哪里要去说一声；责任党员看还有什么要传达。"
SHOW_EXAMPLES = ("传达情况",)
WITHDRAW_TITLE = "收回通知"
WITHDRAW_ABOUT = "发错了收回：没发出的不再发，收到的各告诉一次。"
CORRECT_TITLE = "更正通知"
CORRECT_ABOUT = "改通知的内容，收到的人各告诉一次。"
MEMBERS_ONLY = "支部的通知由责任党员传达给大家。想知道说了什么，问您那儿的责任党员（是谁，回复「我们组谁负责」）；有意见、有问题，直接说给我。"

ASK_TEXT = "要传达什么？把内容发给我就行，500 字以内。"
ASK_AREAS = "没认出是给哪几个责任区。回复责任区的名字，或回复「全部」："
ASK_BRANCH = "是哪个支部的通知？"
ASK_DUE = {
    "impossible": "内容里的日期日历上没有。哪天前传达完？回复日期，或回复「不设」。",
    "past": "内容里的截止日子已经过了。哪天前传达完？回复日期，或回复「不设」。",
    "weekday_conflict": "内容里的日期和星期对不上。哪天前传达完？回复日期，或回复「不设」。",
    "ambiguous": "内容里的日子可能是两天。哪天前传达完？回复日期，或回复「不设」。",
}
DUE_NOT_READ = "没看懂是哪天。回复日期（比如「3月20日」），或回复「不设」。"
SEND_AGAIN = "再发一次"
NOT_BY_NAME = "要传达的通知不点名说谁违章、违纪、受处分：这样的事由主管部门按规定办，不靠大家传。没有发，去掉姓名再说一遍就行。"
NO_AREAS = "您支部下面还没有责任区，没有地方可传达。先看「覆盖情况」。"
AMEND = "可以说：「内容改成…」「只给维修组」「给全部责任区」「3月20日前」「不设截止」。"
NO_DUE = "没有截止日子。"
UNTIL_TODAY = "今天就到期，不另外提醒。"
EVERYWHERE = "全部"
NOTHING_OPEN = "现在没有等您传达的通知。"
NOTHING_HEARD = "没有您说过「已传达」的通知，不用改。"
ALL_DONE = "这件都传达完了。大家有问题，直接回复「他们问…」，我提给支部。"
NONE_SENT = "近来没有要传达的通知。要发就说「传达：…」。"
WHICH_PASSED = "是哪一件？"
WHICH_AREAS = "是哪个责任区传达了？"
WHICH_NOT_YET = "是哪一个还没传达？"
DETAIL, PASSED, ALL_PASSED = "看全文", "已传达", "都传达了"
WITHDRAW = "收回"
TO_BRANCH = "提给支部"
UNRELATED = "跟通知没关系，单独反映"
SAID_WRONG = "说错了就回复「还没传达」。"
LOOK = "看通知"
WITHDRAWN_ALREADY = "{code} 已经收回了，不用再传达。"
GONE_MEANWHILE = "{code} 刚才已经有人收回了，没有再改。"
NOBODY_LEADS = "请支部派人去说"
CORRECTION_EMPTY = "改成什么？回复「更正{code}：新的内容」。"
SHOWN = 6  # names in a list
SPACE = " "
NOTHING_TO_AMEND = "收回没有可改的。回复「1」收回，或回复「取消」。"


def number(value: int) -> str:
    """A public number."""
    return f"W-{value:04}"


def no_such(value: int) -> str:
    """None of this number, or not his."""
    return f"没有找到 {number(value)}。回复「传达情况」看您能看的通知。"


def ask_shorter(most: int) -> str:
    """A notice that nobody would pass on by word of mouth."""
    return f"这段太长了，要靠嘴传的请写到 {most} 字以内；全文可以另外发文件。请把要点再发一遍。"


def ask_again(code: str, when: str, who: str) -> str:
    """The same words were sent before."""
    return f"一样的内容{when}{who}发过，是 {code}。还要再发一次吗？不发就回复「取消」。"


def sent_meanwhile(code: str, who: str) -> str:
    """Somebody else has sent the same at the same moment."""
    return f"{who}刚刚发了一样的内容，是 {code}，没有重复发。回复「{code} 情况」看传达情况。"


def listed(names: Sequence[str]) -> str:
    """Names on one line, the first few of them.

    >>> listed(["维修组", "储运组"]), listed(["甲组"] * 8)[-5:]
    ('维修组、储运组', '等 8 个')
    """
    more = f"等 {len(names)} 个" if len(names) > SHOWN else ""
    return COMMA.join(names[:SHOWN]) + more


def reaches(areas: int, people: int, names: Sequence[str]) -> str:
    """To how many areas it goes, through how many members."""
    where = f"{listed(names)}，" if names else ""
    return f"给{where or SPACE}{areas} 个责任区，经 {people} 位责任党员，每人一条。"


def nobody(count: int, whom: Sequence[tuple[str, str]]) -> str:
    """Areas without anybody at hand; by name, with whom to ask, to the secretary alone."""
    if not whom:
        return f"其中 {count} 个现在没人负责，收不到；是哪几个，书记回复「传达情况」能看到。"
    return f"其中 {count} 个现在没人负责，收不到：{by_hand(whom)}。"


def by_hand(whom: Sequence[tuple[str, str]]) -> str:
    """Areas and through whom it might go."""
    said = [
        f"{area}（{f'可请党小组长{leader}代传' if leader else NOBODY_LEADS}）"
        for area, leader in whom
    ]
    return listed(said)


def until(day: date, today: date) -> str:
    """By which day, and that there is one reminder."""
    if day <= today:
        return UNTIL_TODAY
    near = (day - today).days == 1
    return f"{dated(day, today)}前传达，{'时间近，不另外提醒' if near else '前一天给没传达完的提醒一次'}。"


def draft(text: str, lines: Sequence[str]) -> str:
    """What would be sent."""
    return "\n".join(["支部通知，请责任党员传达：", text, *lines])


def sent(code: str, people: int, wait: str) -> str:
    """It is on its way."""
    return f"已发 {code}，{people} 位责任党员各收到一条{wait}；不在班的上班后收到，今天已收过别的通知、这条又不赶在今天的，明天早上收到。回复「{code} 情况」看传达到哪了。"


def after(when: str) -> str:
    """Not before the quiet hours are over."""
    return f"（{when}以后，免打扰过了再发）"


def area_passed(name: str) -> str:
    """A choice."""
    return f"{name}已传达"


def passed(code: str, names: Sequence[str], left: Sequence[str]) -> str:
    """It is noted."""
    head = f"{code} {listed(names)}已传达，记下了。"
    return f"{head}还有：{listed(left)}。" if left else f"{head}\n{ALL_DONE}"


def passed_before(code: str) -> str:
    """He said so before."""
    return f"{code} 早记过已传达了。{SAID_WRONG}"


def not_passed(code: str, names: Sequence[str]) -> str:
    """Taken back."""
    return f"{code} {listed(names)}改回还没传达，传达了再说一声。"


def asked(code: str, text: str) -> str:
    """What people asked, before it is handed on."""
    return f"传达 {code} 时大家问的：\n{text}\n提给支部的话，按反映的办法答复您，不用写是谁问的。"


def as_concern(code: str, text: str) -> str:
    """The words of the concern that comes of it."""
    return f"传达支部通知 {code} 时职工问：{text}"


def to_withdraw(code: str, words: str) -> str:
    """Before it is taken back."""
    return f"收回 {code}「{words}」：没发出的不再发，收到的各告诉一次。"


def withdrawn(code: str, people: int) -> str:
    """It was taken back."""
    told = f"收到过的 {people} 位各告诉一次。" if people else "还没有人收到，不用再说。"
    return f"{code} 已收回。{told}"


def to_correct(code: str, before: str, text: str, lines: Sequence[str]) -> str:
    """Before other words go in its place."""
    return "\n".join(
        [
            f"{code}「{before}」改成：",
            text,
            *lines,
            "收到过的各告诉一次，说过「已传达」的要再传达一遍。",
        ]
    )


def corrected(code: str, people: int, fresh: int) -> str:
    """Other words are on their way."""
    more = f"，还没发出的 {fresh} 条直接发新的" if fresh else ""
    return f"{code} 已更正，收到过的 {people} 位各告诉一次{more}。"


def question_choice(code: str) -> str:
    """Which notice they asked about."""
    return f"{TO_BRANCH}（{code}）"
