"""How sure it is that a sentence tells of a duty done. What may be raised is not swallowed: such a sentence wins, or it is asked."""

import re

from handlers.duties import reading
from handlers.duties.rules import DEED, Blame
from handlers.kit.capability import Context
from handlers.kit.offences import tells_of_a_fault
from handlers.kit.policy import Deed
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.statements import asks
from handlers.kit.reading.utterance import Utterance

OWN, SURE, HALF, LIKELY = 115, 100, 65, 58
_WHEN = r"(?:今[天早晚儿]|昨[天晚儿]|前天|刚才?|刚刚|[上中下]午|[早晚]上|夜班|白班|这周|上周|周[一二三四五六日天]|\d{1,2}月\d{1,2}[号日]|\d{1,2}[号日])"
_WE = r"大家|班里|组里|全[班组]|班组|同事们?|工友们?|几个(?:人|新人|年轻人)?|职工们?|新人|新来的|徒弟|年轻人|党员们?"
DID = re.compile(
    rf"(?:{_WHEN}[\s,，]*)*(?:我|俺)?(?:又|也|还|主动|义务|{_WHEN})*(?:"
    rf"(?:带着?|领着?|组织|教)(?:{_WE})[^,，。;；]{{0,8}}?(?:学|练|做|搞|清|打扫|整理|排查|演练|复习|过|会)(?:了|完|好|过)"
    r"|劝(?:住|和|开|解开?|好)了?[^,，。;；]{1,12}"
    r"|帮(?!我|忙看|我们|俺|助我)[^,，。;；\s]{1,6}?(?:顶|替|代|修|搬|装|弄|换|办|抬|扛|值)[好完]?了"
    r"|替(?!我)[^,，。;；\s]{1,6}?(?:顶|值|代|上)了"
    r"|提醒(?!我|一下我|你|您)[^,，。;；\s]{1,6}?(?:戴|系|穿|注意|规范|按|把)"
    rf"|给(?:{_WE})[^,，。;；]{{0,6}}?(?:修|换|装|讲|买|送|整理|打扫)(?:了|好)"
    r"|(?:制止|纠正|化解|调解|排查|清理|打扫|打扫完|参加)了"
    r")"
)
# May be raised, is a talk, is asked, or is still to come
COMPLAINS = re.compile(
    r"没人[管修理问弄来]|反映|投诉|老是|总是|一直(?:没|不)|还没|不给|没给|不发|没发|不够|太[冷热吵累脏差慢旧远滑暗窄挤高]|结冰|积水|坏了好?|漏水|又(?:坏|凉|漏|停|断)|受不了|谁[都也]不|不让|凭(?:啥|什么)|差点|危险|修不好|白干"
)
TALKED = re.compile(r"聊|谈|唠|家访|走访")
TO_COME = re.compile(
    r"明天|后天|下周|下个?月|准备|打算|想[要去带教]|要[去带教修]|能不能|可不可以|希望|建议|请假|开会通知"
)
SUPERVISES = re.compile(
    r"(?:今天|昨天|刚才|上午|下午|\s)*(?:平时|重点|实地)?(?:督查|抽查|检视|听取?了?[^,，。\s]{0,5}汇报|查(?:阅)?资料)"
)
LIST = re.compile(
    r"履责(?:的)?(?:记录|情况|台账)|(?:我|俺)(?:的)?(?:履责|记(?:过|了)的履责)|(?:我|都)?记(?:了|过)(?:哪些|什么|啥)履责"
)
DELETE = re.compile(r"删|撤回|撤销|作废|不要了")
ONLY_NUMBER = re.compile(r"\s*(?:查?看看?|打开)?\s*d\s?[-—–_#]?\s?0*\d{1,6}\s*")
CHANGES = re.compile(r"改|更正|重写|算|是|归|属于|标")


def hears_note(said: Utterance, ctx: Context) -> int:
    """「记一笔：给班里修了饮水机」; without the lead only what plainly tells of a deed, and never surely."""
    rest = reading.after_lead(said)
    if rest is None:
        return _weight_without_lead(said, ctx)
    if case_numbers(said) or SUPERVISES.match(rest.plain):
        return 0  # 记一笔 抽查 王强 …
    if not rest.words():
        return SURE
    if reading.blame_in(rest, ctx) is not Blame.NONE:
        return OWN if tells_of_a_fault(rest.plain) else HALF  # 班长骂人 is a complaint
    doubtful = COMPLAINS.search(rest.plain) or TALKED.search(rest.plain)
    return HALF if doubtful or not DEED.search(rest.plain) else OWN


def hears_change(said: Utterance, _ctx: Context) -> int:
    """「D-0001 算安全」, 「改 D-0001 …」."""
    found = len(reading.numbers_in(said)) == 1 and CHANGES.search(said.plain)
    return OWN if found and not hears_delete(said, _ctx) else 0


def hears_delete(said: Utterance, _ctx: Context) -> int:
    """「删掉D-0001」; of a note that is only told of (删了旧图) there is no number alone."""
    rest = reading.NUMBER.sub("", said.plain)
    found = reading.numbers_in(said) and DELETE.search(rest) and len(rest) <= LONGEST_DELETE
    return OWN if found else 0


def hears_show(said: Utterance, _ctx: Context) -> int:
    """「我的履责记录」, 「王强的履责记录」, a number alone."""
    if reading.numbers_in(said):
        return SURE if ONLY_NUMBER.fullmatch(said.plain) else 0
    lead = reading.after_lead(said)
    if (lead is not None and lead.words()) or COMPLAINS.search(said.plain):
        return 0
    return SURE if LIST.search(said.plain) else 0


LONGEST_DELETE = 12  # letters beside the number


def is_another_matter(said: Utterance) -> bool:
    """Whether an answer to 「做了什么」 is a complaint, a talk, a look or a number: then it is no answer.

    >>> [is_another_matter(Utterance.of(one)) for one in ("食堂饭凉了没人管", "督查 王强 到位", "给班里修了灯")]
    [True, True, False]
    """
    others = (COMPLAINS, TALKED)
    if any(one.search(said.plain) for one in others) or case_numbers(said):
        return True
    return SUPERVISES.match(said.plain) is not None


def _weight_without_lead(said: Utterance, ctx: Context) -> int:
    if not Deed.NOTE_DUTY.open_to(ctx.actor) or case_numbers(said) or asks(said):
        return 0
    plain = said.plain
    if COMPLAINS.search(plain) or TALKED.search(plain) or TO_COME.search(plain):
        return 0
    return LIKELY if DID.match(plain, said.begin()) else 0
