"""What a sentence about notices says: one to be sent down, that it was passed on, or what people asked of it [T5]."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from handlers.kit.reading.areas import areas_in, blanked
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance

_WHO = r"(?:责任区|责任人|责任党员|负责人|班组长?|党小组|班长|组长|党员|班|组)"
ALL = re.compile(
    rf"(?:(?:各|所有的?|全体|全部的?|每个|每位|各个|各位)(?:个|位)?{_WHO}+(?:的?(?:责任人|责任党员|负责人|班长))?"
    rf"|(?:责任区|责任人|责任党员)们?|大家|下面|全部|都)*"
)
_DONE_AHEAD = r"(?![了完过得]|情况|到位|好[了没]|没|室|员|[率不]|精神(?:好|不)|给.{1,6}了|w\s?[-—–_#]?\s?\d|和学习|学习|[吗么?])"
_SENT = (
    re.compile(
        r"(?:党?支部)?(?:让|叫|由|要求)?(?P<to>[^:,。;\n传转往]{0,60}?)(?:都|马上|尽快|往下|向下)*"
        rf"(?:传达|转达|下传|传下去){_DONE_AHEAD}(?:一下|下去|通知|如下)*(?:(?:给|到|(?=各|全体|所有))(?P<given>[^:,\s。;]{{1,60}}?))?"
        r"(?:[:,\s]+(?P<text>.*)|$)",
        re.DOTALL,
    ),
    re.compile(
        r"(?:党?支部)?(?:让|叫|由|要求)?(?P<to>[^:,。;\n传转往]{0,60}?)(?:都|马上|尽快|往下|向下)*"
        rf"(?:传达|转达|下传){_DONE_AHEAD}(?:一下|下去|通知|如下)*(?P<given>(?!))?(?P<text>[^给到].{{3,}})",
        re.DOTALL,
    ),
    re.compile(
        r"(?:通知|告知|转告|告诉)(?:一下)?(?P<to>[^:,。;\n\s]{1,60}?)(?P<given>(?!))?(?:一下)?(?:[:,\s]+(?P<text>.*)|$)",
        re.DOTALL,
    ),
)
_RESPONSIBLE = re.compile(r"责任|班组|各[班组]|每个[班组]")
_NUMBER = r"w\s?[-—–_#]?\s?\d{1,6}"
CODE = re.compile(_NUMBER)
_AROUND_ONE = (
    r"我们?|俺|已经?|都|全部?|刚才?|刚刚|今天|今早|昨天|早上|上午|下午|晚上|班前会上?|班后会上?|班会上?|会上|开会|微信|群里|这边|那边"
    r"|在|把|通知|精神|给|跟|向|和|的|也|就|大家|伙儿?|大伙儿?|工人们?|职工们?|同志们|师傅们|班里|组里?|班上|所有|每个|人|各[班组]|挨个|当面|一[遍声下]|清楚"
    r"|个责任区|\d个|[两二三四五六几]个|[,\s。!]"
)
_AROUND = rf"(?:{_AROUND_ONE})*"
_SAY = r"(?:传达|转达|下传|传|通知|宣读|宣传|告诉|讲解|说|讲|念|交代)"
_SAID = rf"{_SAY}(?:到位|下去|到人|到|完毕|完|过|好|给)*"
PASSED = re.compile(
    rf"{_AROUND}{_SAID}{_AROUND}(?:了|过了?|完毕|到位|啦|喽|完|好)的?{_AROUND}[了啦]?|{_AROUND}已经?{_SAY}{_AROUND}"
)
NOT_YET = re.compile(
    rf"(?:其实|不对|说错了|点错了|按错了|应该是|{_AROUND_ONE})*(?:还没有?|还未|没有|没|未)(?:来得及|顾上|去|能)?{_AROUND}{_SAID}(?:呢|啊|给)?{_AROUND}"
)
LONGEST_WORD = 40  # characters of a sentence that says only so
SAYS_PASS = re.compile(r"传达|转达|下传")
VERBS, HEAD = ("传达", "转达", "下传", "传下去", "通知", "告知", "转告", "告诉"), 70  # characters
EVERYTHING = re.compile(r"都(?=[传说讲通转已念告下])|全部|全都|全传|所有")
_ASKERS = r"(?:有?(?:个|位|些|几个|的)?(?:工人|职工|同志|师傅|人|班里|组里|班上|他们|她们|大家伙?儿?|大伙儿?|年轻人|老师傅)(?:们|的人|里)?|他|她)"
ASKED = re.compile(
    rf"\s*(?:传达\s*)?(?P<code>{_NUMBER})?[\s,:]*(?:传达)?(?:的?时候?|完了?|后)?[\s,:]*{_ASKERS}(?:都|还|又|也|在|老|就|一直)*"
    r"(?:想问问?|想知道|问[起到我道了]*|提[了出]?(?:个|一个)?问题|不明白|没听懂)[\s:,，]*(?P<asked>.+)",
    re.DOTALL,
)
STATUS = re.compile(
    rf"(?:都|已经?|通知|支部|\s)*(?:传达|转达)(?:完|到|下去)?(?:了(?:没有?|吗)|率)(?:多少|[呢啊?？])*|(?:谁|还有谁|(?:还有)?[哪几][些个几]?(?:组|班|班组|责任区|人)?)(?:都?还?没有?|都?未)(?:传达|转达)[完到]?[的呢啊吗]*|(?:看看?|查看?|查一下|问一下|通知|支部|的|{_NUMBER}|\s)*(?:传达|转达|下传|通知)(?:的|得)?(?:情况|进度|进展|怎么?样|咋样|到哪|得?如何|到位没|了没|没有|完没)[了呢吗啊?\s]*"
)
WAITING = re.compile(
    r"(?:还)?有(?:啥|什么|哪些|没有)(?:通知)?(?:要|该|没|还没)?(?:我)?传达的?[吗呢没有?]*|(?:啥|什么|哪些)通知(?:要|该|没)传达"
)
ONLY_CODE = re.compile(
    rf"(?:查看|看看?|打开|\s|支部|通知|全文|内容|情况|状态|进度|怎么?样|咋样|传达|的|了没?|到哪|[?吗,。])*{_NUMBER}(?:查看|看看?|打开|\s|支部|通知|全文|内容|情况|状态|进度|怎么?样|咋样|传达|的|了没|到哪|是啥|是什么|[?吗,。])*"
)
WITHOUT_NUMBER = re.compile(  # 更正通知: of which, is seen in the list
    r"(?:收回|撤回|撤销|更正|修改|改)(?:一下)?(?:刚才的|那个|这个|支部的?|传达的?)*通知"
)
TAKEN_BACK = re.compile(r"收回|撤回|撤销|作废|取消")
CORRECTED = re.compile(
    rf"(?:更正|改正|订正|修改)(?:一下|通知|\s|:)*{_NUMBER}(?:改成|改为|[\s:,])*(?P<one>.*)"
    rf"|{_NUMBER}\s*(?:通知)?(?:更正|订正|改正|改成|改为)(?:一下|为|成|[\s:,])*(?P<two>.*)",
    re.DOTALL,
)
# What somebody broke or had to pay for, besides what breaks the law or discipline (`kit/offences.py`)
BLAMES = re.compile(r"违章|违规|处分|通报批评|旷工|迟到|早退|脱岗|酒后|罚|记过|检讨")
NO_DAY = re.compile(r"(?:不设|不限|没有?|不要|不用|无)(?:截止|期限|日期|日子|时间)*[了吧]?")


@dataclass(frozen=True, slots=True)
class Sent:
    """What is to be passed on, and by whose name it is to go: "" means everywhere."""

    to: Utterance
    text: str


@dataclass(frozen=True, slots=True)
class Due:
    """Until when; with a doubt ("impossible", "past", "weekday_conflict", "ambiguous") it must be asked."""

    day: date | None
    doubt: str = ""


def notice_numbers(said: Utterance) -> list[int]:
    """The numbers of notices that are named.

    >>> notice_numbers(Utterance.of("W-0001 和 w2，T-3"))
    [1, 2]
    """
    return [number for letter, number in case_numbers(said) if letter == "W"]


def sent_in(said: Utterance) -> Sent | None:
    """The notice that a sentence sends down; None when it sends none.

    >>> def read(raw):
    ...     found = sent_in(Utterance.of(raw))
    ...     return (found.to.text, found.text) if found else None
    >>> read("传达：本周五前各班检查配电箱"), read("请各责任区传达 周五停电")
    (('', '本周五前各班检查配电箱'), ('', '周五停电'))
    >>> read("通知各责任人：明天停水"), read("传达给维修组、装卸一班：明天停水")
    (('', '明天停水'), ('维修组、装卸一班', '明天停水'))
    >>> read("传达完了"), read("传达情况"), read("通知张伟：明天停水")
    (None, None, None)
    """
    words = said.words()[: LONGEST_WORD + 1]
    if PASSED.fullmatch(words) or NOT_YET.fullmatch(words):
        return None
    for pattern in _SENT:
        found = pattern.fullmatch(said.plain, said.begin())
        if found is None:
            continue
        to = said.part(*found.span("given" if found["given"] else "to"))
        if DENIED.search(said.part(*found.span("to")).plain):  # 上面的通知没传达给我们夜班
            return None
        everywhere = ALL.fullmatch(to.plain) is not None
        named = UNITS.search(to.plain) is not None
        if not everywhere and not named and not (found["given"] and found["text"]):
            continue
        if pattern is _SENT[-1] and not _RESPONSIBLE.search(to.plain):
            continue
        text = said.part(*found.span("text")).text.strip() if found["text"] else ""
        if pattern is _SENT[1] and COMPLAINED.search(text):  # 班组传达文件太多
            continue
        return Sent(NOWHERE if everywhere else to, text)
    return None


COMPLAINED = re.compile(r"太[多少慢乱烦差]|不及时|没人|不到位|走形式")
DENIED = re.compile(r"[没未不](?:有|给|跟|向)?$|没有?人$|谁|哪")
UNITS = re.compile(r"[组班室区]|责任")
NOWHERE = Utterance.of("")


def due_in(text: str, today: date) -> Due:
    """The last day on which a notice is of use: a day with 前, else the only one that is named.

    >>> thursday = date(2026, 3, 12)
    >>> due_in("本周五前各班检查配电箱，周五下午支部来看", thursday).day
    datetime.date(2026, 3, 13)
    >>> due_in("2月30日前交上来", thursday).doubt, due_in("昨天前交", thursday).doubt
    ('impossible', 'past')
    >>> due_in("戴好安全帽", thursday)
    Due(day=None, doubt='')
    """
    days = find_days(Utterance.of(text), today, Lean.FUTURE)
    until = [one for one in days if one.before]
    doubts = [one.doubt for one in until or days if one.doubt and one.doubt != "ambiguous"]
    doubts += [one.doubt for one in until if one.doubt == "ambiguous"]
    if doubts:
        return Due(None, doubts[0])
    named = {one.day for one in until if one.day}
    if ahead := [one for one in named if one >= today]:
        return Due(min(ahead))
    if named:
        return Due(None, "past")
    single = {one.day for one in days if one.day and one.day >= today}
    return Due(single.pop() if len(single) == 1 else None)


def says_passed(said: Utterance, names: Collection[str]) -> bool:
    """Whether a sentence says nothing but that something was passed on, in areas of these names perhaps.

    >>> [says_passed(Utterance.of(raw), ["维修组"]) for raw in ("维修组传达了", "还没传达", "传达啥了")]
    [True, False, False]
    """
    rest = _without(said, names)
    return PASSED.fullmatch(rest) is not None and NOT_YET.fullmatch(rest) is None


def says_not_yet(said: Utterance, names: Collection[str]) -> bool:
    """Whether a sentence says nothing but that something was not passed on yet.

    >>> [says_not_yet(Utterance.of(raw), ["维修组"]) for raw in ("维修组还没传达", "传达了")]
    [True, False]
    """
    return NOT_YET.fullmatch(_without(said, names)) is not None


def _without(said: Utterance, names: Collection[str]) -> str:
    plain = said.plain
    whole, short = areas_in(plain, names)
    plain = CODE.sub(" ", blanked(plain, [one[:2] for one in (*whole, *short)]))
    return " ".join(Utterance(plain, plain).words().strip(" ,。!;、:").replace("、", " ").split())
