"""Whether somebody says that a record about him is wrong, and in which words."""

import re

from handlers.kit.capability import Context
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance

WRONG = r"(?:写|记|登|填|弄|搞|打|录)(?:得|的|成)?(?:全|都|有)?(?:错|反|混|岔|偏|歪)|错了|不对|不属实|不符|有误|失实|不准确|不是事实|不实"
RECORD = r"(?:记录|谈心|谈话|档案|资料|信息|名册|名单|数据|考勤|签到|到会)"
CORRECT_CUES = Cues(
    Cue(r"^(?:我|俺)?(?:要|想|申请)?(?:更正|纠正|异议|提出?异议)|(?:提|有)(?:个|点|出)?异议", 92),
    Cue(
        rf"[nts]\s?-?\s?\d{{1,6}}.{{0,12}}(?:{WRONG}|(?:记|写|登)成|改(?:一下|下|正|掉|过来)|更正|异议|说明|不同意|没说过|不认)",
        92,
    ),
    Cue(r"c\s?-?\s?\d{1,6}.{0,8}(?:异议|更正|说明|记错|写错)|(?:异议|更正|说明).{0,4}c\s?-?\s?\d", 94),
    Cue(r"(?:更正|改正|纠正|说明|改一下|改下).{0,6}[nts]\s?-?\s?\d", 92),
    Cue(rf"(?:这|那|上)(?:一)?(?:条|个|次|份|段)(?:{RECORD})?.{{0,8}}(?:{WRONG})", 88),
    Cue(rf"(?:我|俺)(?:们)?(?:的|那|这)?.{{0,6}}{RECORD}.{{0,8}}(?:{WRONG})", 96),
    Cue(rf"(?:把|将|给)(?:我|俺).{{0,8}}(?:{WRONG}|(?:记|写|登)成)", 86),
    Cue(rf"(?:我|俺)的?(?:班组|职务|入职|岗位|身份|生日|工龄|名字).{{0,8}}(?:{WRONG})", 88),
    Cue(rf"名册.{{0,8}}(?:{WRONG})", 88),
    Cue(
        r"(?:不同意|不认(?:可|同)?|不承认|不服)(?:这|那|上面)(?:一)?(?:条|个|段)|(?:这|那)(?:一)?(?:条|段)(?:记录|写的|说的)?.{0,3}(?:不同意|不认|不承认|不服|有意见)",
        88,
    ),
    Cue(r"(?:我|俺)(?:可|从来|根本|当时|那天|就)*(?:没有?|不是)(?:这么|那么|这样|那样)?(?:说|讲)(?:过|的)?(?:这|那)?(?:种)?(?:话|句|些|样)?", 70),
    Cue(r"(?:加|补|附)(?:上|个|一?句|一?段|一?下|充)*(?:个|我的|我自己的|一?句)?(?:说明|声明)", 86),
    Cue(r"删|去掉|谁(?:看|查)|撤回", -70),
    Cue(r"(?:跟|和|与|找).{1,6}(?:聊|谈了|谈过|谈心了)|r\s?-?\s?\d", -90),
)  # fmt: skip
ROSTER = re.compile(r"名册|班组|职务|入职|岗位|身份|生日|工龄|名字")
ONLY_STATES = re.compile(r"说明|声明|补充")
ASKS = re.compile(rf"更正|异议|纠正|改|不同意|{WRONG}")
CODES = re.compile(r"[cgnprst]\s?[-—–_#]?\s?\d{1,6}")
LEAD = re.compile(
    r"^(?:我|俺|请|帮我|要|想|申请|给|对|把|就|的|[这那上](?:一)?[条个次份段]|\s)*(?:更正|改正|纠正|提?出?异议|(?:加|补|附)(?:上|个|一?句|一?段|充)*(?:说明|声明)|补充说明|说明一?下?)(?:一下|下|如下)?[\s:,。、]*"
)
BARE = re.compile(
    rf"(?:(?:这|那|上)?(?:一)?(?:条|个|次|份|段)?(?:我|俺)?(?:的|那|这|里|上|把|给|你们|你|系统|有|都)*(?:{RECORD})?(?:里|上|内容|有|都|也|的)*(?:{WRONG}|记成)?(?:了|啦|的|吧|啊|,|。|!|\s)*"
    r"|(?:我|俺)?(?:可|就|从来|根本|坚决)?(?:不同意|不认可?|不承认|不服|有异议|有意见|想?要?更正|没有?这?么?说过?)(?:这|那)?(?:一)?(?:条|个|段|种|话|记录)*(?:了|的|!|。|\s)*)+"
)
DECIDES = re.compile(
    r"r\s?[-—–_#]?\s?\d{1,6}.{0,12}(?:照|同意|改|删|不|驳|办|好了|行)|(?:同意|驳回|不同意|照改|不改).{0,4}r\s?-?\s?\d"
)
ADOPTS = re.compile(r"照(?:他|她|着)?.{0,6}改|照改|同意|按(?:他|她).{0,4}改|^改|行|可以改")
EMPTIES = re.compile(r"删|去掉|抹掉")
REFUSES = re.compile(r"不(?:能|给|用|予|会)?(?:改|同意|行|办)|驳回|没(?:法|有)改|维持")
DONE = re.compile(r"改好|已经?改|改了|改成|办好|重新")
TAKES_BACK = re.compile(r"撤回|收回|不提了|撤销")
ASKS_ON = re.compile(r"往上|再提|再看|上一级|复核")
UNSAYS = re.compile(
    r"(?:删|去|撤|拿)(?:掉|除|了|下|回)?.{0,3}(?:我|俺)?(?:对|给|的)*.{0,8}(?:说明|声明)|(?:说明|声明).{0,4}(?:删|去|撤)(?:掉|除|了)"
)
REASON = re.compile(
    r"^(?:[\s,。:;、]|不(?:能|给|用|予|会)?(?:改|同意|行|办)|驳回|维持|(?:改|办)好|因为|理由|原因|是|:|已经?|了)*"
)


def hears_correction(said: Utterance, _ctx: Context) -> int:
    """How sure it is that somebody says that what is held of him is wrong, or wants his own words beside it."""
    return CORRECT_CUES.weigh(said)


def hears_decision(said: Utterance, _ctx: Context) -> int:
    """How sure it is that a request is answered."""
    return 95 if DECIDES.search(said.plain) else 0


def hears_looking(said: Utterance, _ctx: Context) -> int:
    """A request is named, and nothing is said of it that another command knows."""
    named = any(letter == "R" for letter, _ in case_numbers(said))
    return 80 if named else 0


def hears_taking_back(said: Utterance, ctx: Context) -> int:
    """「撤回 R-0001」."""
    return 100 if hears_looking(said, ctx) and TAKES_BACK.search(said.plain) else 0


def hears_asking_on(said: Utterance, ctx: Context) -> int:
    """「R-0001 再往上提」."""
    return 100 if hears_looking(said, ctx) and ASKS_ON.search(said.plain) else 0


def hears_unsaying(said: Utterance, _ctx: Context) -> int:
    """「删掉我的说明 T-0001」."""
    return 100 if UNSAYS.search(said.plain) else 0


def words_in(said: Utterance) -> str:
    """What remains to be said when numbers and command words are gone; "" when it only says that something is wrong."""
    rest = Utterance.of(said.cut([one.span() for one in CODES.finditer(said.plain)]))
    lead = LEAD.match(rest.plain)
    rest = rest.part(lead.end() if lead else 0, len(rest.plain)).trimmed()
    return "" if BARE.fullmatch(rest.plain) else rest.text.strip()
