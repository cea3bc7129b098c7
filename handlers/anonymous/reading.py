"""Which messages belong to the anonymous way, and what stands in them."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from handlers.anonymous.rules import DIGITS, is_drawn
from handlers.kit import wording as kit_wording
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance

_BETWEEN = r"[\s\-—–_.·,，:：]*"
_RUN = re.compile(rf"(?:\d{_BETWEEN}){{8,}}")
_RECEIPT = re.compile(rf"(?:\d{_BETWEEN}){{{DIGITS - 1}}}\d(?!\d)")
_WISH = re.compile(
    r"(?:我们?|咱)?(?:想|要|能不能|可以|可不可以|能)?(?:用)?匿名(?!收件|信箱)"
    r"(?:的?方式)?(?:反映|上报|举报|投诉|提意见|提问题|发消息|说)?(?:一下|一件事|个事儿?|个问题)?"
)
_WISH_AT_END = re.compile(
    r"[\s,，。;；]*(?:我?要|请|用)?(?<![不他她们想])匿名(?:反映|上报|举报|投诉)?[吧啊!！。\s]*$"
)
_WISH_WITHIN = re.compile(
    r"(?<![他她们])我?(?:能不能|可不可以|可以|想|要|能)匿名(?:反映|上报|举报|投诉)?|(?<![他她们不别要想])匿名(?:反映|上报|举报|投诉)"
)
_ASKING = re.compile(
    r"[\s?？!！。,，]*(?:可以|行|能)?(?:吗|嘛|不|怎么(?:弄|办|发|用)?|么)?[?？!！。\s]*"
)
_ASKS = re.compile(r"(?:有没有|有|怎么|咋|如何|能不能|可不可以|可以|支持|能|吗|嘛|么|的)+")
_LOOK = re.compile(r"(?:帮我)?(?:查询|查看|查一下|查)(?:一下)?(?:回执)?")
_LEAD = re.compile(
    r"(?:[\s,，.。:：;；、?？!！\-—】”」』）)\"'’\]]|(?:吗|嘛|么|啊|吧|哈|呢)(?=[\s,，.。?？!！]))+"
)
# Said anywhere else: a preview in memory does no harm, a line kept under his name does
_ANYWHERE = re.compile(
    r"[\s,，]*[（(【\[「“\"]?(?:我|请|麻烦|要求|要|希望|采取|以|用)*"
    r"(?:(?<!不)(?<!不用)(?<!不要)(?<!不想)(?<!不是)(?<!别)[匿隐]\s*名(?!收件|信)"
    r"|(?:^|(?<=[\s,，。;；、(（请要用]))(?:不记名|不具名|无记名))"
    r"(?:的?(?:方式|形式))?(?:处理|反映|上报|举报|投诉)?(?:一下|谢谢|[哈哦啊吧])*[）)】\]」”\"]?[:：]?"
)
_OF_ANOTHER = re.compile(
    r"(?:不|不用|不要|不想|不是|别)匿名|(?:有人|人家|别人|谁|收到)[^,，。]{0,4}[匿隐]\s*名|测评|评价|评议|打分|投票|问卷"
)
_OF_A_TALK = re.compile(r"聊|谈|唠|碰了|沟通|交流|家访|话题|不写|\d+分钟|是[今昨前]天")
_FEWEST = 4  # characters of a matter; 「孙丽 不记名」 corrects a talk

SOLVED = re.compile(r"(?:已经?)?(?:解决|改|办|弄|修)好?了[吧啊。!！]*")
UNSOLVED = re.compile(r"(?:还|也)?(?:没有?|未)(?:有)?(?:解决|改|办|弄|修|动静)(?:好)?[啊呢。!！]*")
URGENT = re.compile(r"(?:紧急|马上送|加急)[。!！]*")

_LEADER = re.compile(r"(?:(?P<party>党小?)|(?P<other>[班工小]))?组长|(?P<team>班长)")
OF_THE_TEAM, OF_THE_GROUP = re.compile("班"), re.compile("党")  # said instead of the number
# A number with the words that stood beside it
_LABELLED = re.compile(
    r"(?P<number>[1-3])[\s.、,]*(?:送出|不送了?|紧急(?:,?现在就送)?(?:\(.*\))?|班组?长|党小?组长(?:\(.*\))?"
    r"|不是要反映组长本人|是,?别让他看到|不是)"
)
_PHONE = re.compile(r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)")
_ONLY_ONE = re.compile(r"唯一|就我一个|只有我|我一个人|我是(?!说|想|觉得|看)[^,，。]{0,12}的")

I_AM = ("我是", "我叫", "本人", "我，", "我姓名")


@dataclass(frozen=True, slots=True)
class Asked:
    """A message of the anonymous way: what it wants, its receipt, and its words.

    `wish` is that it says 匿名; `broken` that it has a run of digits that is no receipt.
    """

    wish: bool
    digits: str
    broken: bool
    words: Utterance


def asked(said: Utterance) -> Asked | None:
    """What a message wants of the anonymous way; None when it is none of it.

    >>> [asked(Utterance.of(raw)) is not None for raw in ("匿名", "查 1", "不匿名", "匿名收件", "饭凉了 我要匿名", "他想匿名反映")]
    [True, False, False, False, True, False]
    >>> asked(Utterance.of("匿名 ４８２１－０９３７ 7715 2604 饭凉了")).digits
    '4821093777152604'
    """
    begin = said.begin()
    wish, look = _WISH.match(said.plain, begin), _LOOK.match(said.plain, begin)
    start = (wish or look).end() if wish or look else begin  # type: ignore[union-attr]
    rest = _after(said, start)
    run = _RUN.match(rest.plain)
    if wish is None and run is None:
        if _OF_ANOTHER.search(said.plain):
            return None
        found = _WISH_AT_END.search(said.plain) or _WISH_WITHIN.search(said.plain)
        words = Utterance.of(said.cut([found.span()])) if found else None
        if words and _ASKS.fullmatch(words.bare()):
            return Asked(True, "", False, words.part(0, 0))
        return Asked(True, "", False, words) if words and words.plain else _anywhere(said)
    receipt = _RECEIPT.match(rest.plain)
    if receipt:
        digits = "".join(filter(str.isdigit, receipt[0]))
        return Asked(bool(wish), digits, False, _after(rest, receipt.end()))
    if wish is None and look is None:
        return None
    words = rest.part(0, 0) if _ASKING.fullmatch(rest.plain) else rest
    return Asked(bool(wish), "", run is not None, words)


def number(said: Utterance) -> int:
    """Which of the choices a message takes; 0 when none.

    >>> [number(Utterance.of(raw)) for raw in ("1", "2 不送了", "确认", "3 号平台护栏松了")]
    [1, 2, 1, 0]
    """
    labelled = _LABELLED.fullmatch(said.plain)
    if labelled:
        return int(labelled["number"])
    return said.choice() or (1 if said.says(*kit_wording.CONFIRM_WORDS) else 0)


def answers(said: Utterance) -> bool:
    """Whether words are an answer about a draft, not a matter."""
    return bool(number(said)) or said.says(*kit_wording.CANCEL_WORDS)


def new_receipt() -> str:
    """Sixteen digits drawn by lot."""
    while True:
        digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        if is_drawn(digits):
            return digits


def grouped(digits: str) -> str:
    """As people read it.

    >>> grouped("4821093777152604")
    '4821 0937 7715 2604'
    """
    return " ".join(digits[start : start + 4] for start in range(0, DIGITS, 4))


def unclear_leader(said: Utterance) -> bool:
    """Whether somebody is called 组长 and it might be the one of the team or that of the Party group."""
    found = _LEADER.search(said.plain)
    return bool(found and not any(found.groups()))


def group_leader(said: Utterance) -> bool:
    """Whether the leader of the Party group is called so."""
    found = _LEADER.search(said.plain)
    return bool(found and found["party"])


def gives_away(said: Utterance, ctx: Context) -> str:
    """The words by which the writer may be known: his name, a telephone number, 「我是三班唯一的女工」; "" when none."""
    me = ctx.me
    for name in (me.name, *me.aliases):
        if name and name in said.text:
            return name
    return singles_out(said)


def singles_out(said: Utterance) -> str:
    """A telephone number or 「我是三班唯一的女工」, whoever wrote it; "" when none."""
    found = _PHONE.search(said.plain) or _ONLY_ONE.search(said.plain)
    return said.part(*found.span()).text if found else ""


def says_its_name(said: Utterance, names: Iterable[str]) -> str:
    """「我是吴小燕」 of any of these names, where nobody knows who writes; "" when none.

    >>> says_its_name(Utterance.of("饭又凉了，我叫吴小燕"), ["王强", "吴小燕"])
    '我叫吴小燕'
    """
    told = [f"{lead}{name}" for name in names for lead in I_AM if name]
    return next((one for one in told if one in said.text), "")


def _anywhere(said: Utterance) -> Asked | None:
    """The last resort for who says it in other words, or elsewhere in the sentence."""
    found = _ANYWHERE.search(said.plain)
    if found is None or _OF_A_TALK.search(said.plain):
        return None
    words = Utterance.of(said.cut([found.span()]))
    return Asked(True, "", False, words) if len(words.bare()) >= _FEWEST else None


def _after(said: Utterance, start: int) -> Utterance:
    lead = _LEAD.match(said.plain, start)
    return said.part(lead.end() if lead else start, len(said.plain))
