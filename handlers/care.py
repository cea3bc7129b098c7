"""关心: words of self-harm or violence get care and a telephone number; nothing is kept (domain.md §6.6).

Somebody is called only when the writer wants it, or when he says that it is about to happen; what he wrote is told
to nobody, and that somebody was called leaves a line in the access log.
"""

import re

from handlers.kit.capability import SHANGHAI, Capability, Context, Policy
from handlers.kit.messages import Choice, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from storage.queries import access
from storage.queries.actor import CLOCK
from storage.queries.roster import Employee
from storage.vocabulary import AccessKind, PushKind

TITLE = "先保重"
# A short list, reviewed by people; it would rather ask once too often.
PHRASES = re.compile(
    r"不想活|活不下去|活着(?:真)?没(?:有)?(?:什么)?(?:意思|意义|劲|盼头)|活够了|不如死|想死(?!你)|去死(?!角)|死了算了|死了一了百了|一了百了|寻短见|寻死|轻生"
    r"|自杀|自残|割了?腕|(?:喝|吞)[了下]?(?:农药|敌敌畏|百草枯|安眠药)|跳(?:楼|河|江|桥|下去)(?!机)|上吊|结束(?:自己的?)?生命|了结自己|不想醒来|撑不下去了"
    r"|同归于尽|(?:杀|砍|捅|弄|打|整|掐)死|杀(?:了)?(?:他|她|你|我|人|自己|全家)|捅(?:他|她|你|死|人)|拿刀(?![具片架])|动刀子|要(?:他|她|你)的命|血债|报复社会|炸了(?:厂|车间|这)"
    r"|伤害(?:我?自己|他|她)|(?:我|快|人|真的?|实在)[^,。;!?]{0,4}撑不住|^撑不住|攒.{0,4}安眠药|安眠药.{0,4}攒|救命(?!稻草|恩人|钱|药|绳)"
    r"|打我(?!的?(?:电话|手机|微信|卡|小报告|分|账|款))"
)
NOT_MEANT = re.compile(r"(?:预防|防止|防|干预)(?:自杀|轻生)|累死|热死|困死|打死结|打死我也不")
# Said beside one of the phrases: it is about to happen, or has begun.
IMMINENT = re.compile(
    r"(?:现在|马上|立马|立刻|这就|今晚|今夜|等会儿?|待会儿?|一会儿?)[^,。;!?]{0,8}(?:跳|割|上吊|自杀|喝|吞|杀|砍|捅|同归于尽|了结|结束|去死|动手)"
    r"|(?:刀|绳子?|农药|安眠药|汽油|百草枯|敌敌畏)[^,。;!?]{0,4}(?:手里|手上|准备好|买好|备好)|遗书"
    r"|(?:喝|吞)[了下](?:农药|敌敌畏|百草枯|安眠药)|割了腕|割腕了"
)
PLACE = re.compile(r"楼顶|天台|桥上|桥边|窗台|阳台|河边|江边|铁轨")
CLAUSES = re.compile(r"[,，.。;；!！?？\s]+")
# A place in another clause is no place of it where somebody only tells how he was cursed or threatened.
TELLS_OF = re.compile(
    r"骂|咒|吼|吓唬|威胁|(?:说|叫|让)[^,，。]{0,8}(?:去死|不如死|死了算了)|(?:砍|捅|弄|打|整|掐|杀)死"
)
SAID_NAMELESSLY = re.compile(r"(?<!不)(?<!不用)(?<!不要)[匿隐]\s*名")
SURE = 120  # above every other command, so that the desk never asks which one was meant
NATIONAL_HOTLINE = "全国统一心理援助热线 12356"
REPLY = (
    "谢谢您说出来，这比什么都要紧。不管是您自己还是身边的人，现在先别一个人扛着，离开危险的东西，去有人的地方。\n"
    "马上有危险，请打 120（急救）或 110（报警）。想找人说说，请打{hotline}。"
)
COMPANY = "要是愿意，现在也可以直接找{contact}，请人陪着您。"
NOT_KEPT = "您刚才的话我没有记成任何事项，也没有告诉别人。"
NOT_SENT = "这句没有匿名送出；要反映这件事，请去掉「{phrase}」再发「匿名 …」。"
ASK_CALL = "要不要我现在请{who}给您打电话？"
CALL_ME, NOT_NOW = "好，请打给我", "先不用"
LEFT = "好。什么时候想找人说话，跟我说一声「请人打给我」就行。"
CALLED_AT_ONCE = "我已经请{who}马上联系您，请等一等，别走开。您刚才的话没有记成任何事项；我只告诉{who}：可能马上有危险，请立刻联系您。"
CALL_TITLE = "请人打给我"
CALL_ABOUT = "请值班的人给您打电话，不问为什么。"
CALLED = "已经请{who}现在给您打电话，只说您想让人打过来，没有说为什么。请等一等，电话放在手边；等不到就打 120、110 或{hotline}。"
NOBODY_TO_CALL = "这里还没有设值班的人，我叫不来人。请直接打{hotline}，马上有危险打 120 或 110。"
DUTY_CALL = "{at} {name}（{team}）想请您现在给他打个电话。请马上打，先听他说；打不通，请就近的人去看他，别留他一个人。"
DUTY_ALARM = (
    "{at} 急：{name}（{team}）刚发来的话里说，可能马上有人要伤害自己或别人。请立刻联系他，"
    "请就近的人到他身边；情况紧急直接打 120、110。原话我没有留，也不会转给任何人。"
)
WHAT = "care"  # in the access log: that somebody was called, not why
ABOUT = "care"

CALL = "care.call"

capability = Capability("care", TITLE)


def speaks_of_distress(said: Utterance) -> bool:
    """Whether one of the phrases stands in it, whoever says it."""
    return bool(PHRASES.search(NOT_MEANT.sub("", said.plain)))


def is_imminent(said: Utterance) -> bool:
    """Whether it says plainly that it is about to happen; asking once too often is what the phrases are for."""
    plain = NOT_MEANT.sub("", said.plain)
    if not PHRASES.search(plain):
        return False
    clauses = [one for one in CLAUSES.split(plain) if PHRASES.search(one)]
    near = any(PLACE.search(one) for one in clauses)
    told = any(TELLS_OF.search(one) for one in clauses)
    return bool(IMMINENT.search(plain)) or near or (bool(PLACE.search(plain)) and not told)


def care_reply(policy: Policy) -> str:
    """A kind word and whom to call, as this deployment set it."""
    reply = REPLY.format(hotline=_hotline(policy))
    return f"{reply}\n{COMPANY.format(contact=policy.contact)}" if policy.contact else reply


def hears(said: Utterance, _ctx: Context) -> int:
    """Certain when one of the phrases stands in it."""
    return SURE if speaks_of_distress(said) else 0


def answer_stranger(said: Utterance, policy: Policy) -> str:
    """A kind word does not ask whether somebody is on the roster; but whom to send there, nobody knows."""
    return f"{care_reply(policy)}\n{NOT_KEPT}" if speaks_of_distress(said) else ""


@capability.command(
    "distress",
    TITLE,
    may=Deed.ASK_GUIDANCE,
    hears=hears,
    for_strangers=answer_stranger,
    before_all=True,
)
def care(said: Utterance, ctx: Context) -> Reply:
    """No concern, no label, no record, and no promise the bot cannot keep."""
    reply, duty, nameless = (
        care_reply(ctx.policy),
        on_duty(ctx),
        bool(SAID_NAMELESSLY.search(said.plain)),
    )
    if nameless:  # nobody is told who it was but by his own wish
        reply = f"{reply}\n{NOT_SENT.format(phrase=_phrase(said))}"
    if not duty:
        return Reply(f"{reply}\n{NOT_KEPT}")
    if is_imminent(said) and not nameless:
        for one in duty:
            _call(one, DUTY_ALARM, ctx)
        return Reply(f"{reply}\n{CALLED_AT_ONCE.format(who=_names(duty))}")
    asked = ASK_CALL.format(who=duty[0].name)
    choices = (Choice(CALL_ME, CALL), Choice(NOT_NOW, "desk.nothing", LEFT))
    return Reply(f"{reply}\n{NOT_KEPT}\n{asked}", choices)


@capability.command(
    "call", CALL_TITLE, CALL_TITLE, may=Deed.ASK_GUIDANCE, about=CALL_ABOUT, examples=(CALL_TITLE,)
)
def call(_said: Utterance, ctx: Context) -> Reply:
    """At his own wish, and without a reason."""
    hotline, duty = _hotline(ctx.policy), on_duty(ctx)
    if not duty:
        return Reply(NOBODY_TO_CALL.format(hotline=hotline))
    _call(duty[0], DUTY_CALL, ctx)
    return Reply(CALLED.format(who=duty[0].name, hotline=hotline))


def on_duty(ctx: Context) -> list[Employee]:
    """Who may be called, in the order of the settings: those who are at hand, and not the writer himself."""
    found = (ctx.roster.enrolled(userid, ctx.today) for userid in ctx.policy.duty)
    return [
        one
        for one in found
        if one and one.id != ctx.actor.me and not ctx.roster.is_absent(one.id, ctx.today)
    ]


def _call(whom: Employee, text: str, ctx: Context) -> None:
    """At any hour; the moment stands in it, so that a second call is not taken for the first one repeated."""
    at = f"{ctx.now.astimezone(SHANGHAI):%H:%M:%S}"
    told = text.format(at=at, name=ctx.me.name, team=ctx.me.team)
    ctx.promises.to(whom.id, told, kind=PushKind.URGENT, about=ABOUT)
    access.note(ctx.session, CLOCK, ctx.actor.me, WHAT, ctx.now, kind=AccessKind.CALLED)


def _phrase(said: Utterance) -> str:
    found = PHRASES.search(said.plain)
    return said.part(*found.span()).text if found else ""


def _names(people: list[Employee]) -> str:
    return "、".join(one.name for one in people)


def _hotline(policy: Policy) -> str:
    return policy.hotline or NATIONAL_HOTLINE
