"""关心: words of self-harm or violence get care and a telephone number; nothing is kept (domain.md §6.6)."""

import re

from handlers.kit.capability import EVERYBODY, Capability, Context, Policy
from handlers.kit.messages import Reply
from handlers.kit.reading.utterance import Utterance

TITLE = "先保重"
# A short list, reviewed by people; it would rather ask once too often.
PHRASES = re.compile(
    r"不想活|活不下去|活着(?:真)?没(?:有)?(?:什么)?(?:意思|意义|劲|盼头)|活够了|不如死|想死(?!你)|去死(?!角)|死了算了|死了一了百了|一了百了|寻短见|寻死|轻生"
    r"|自杀|自残|割腕|喝(?:农药|敌敌畏|百草枯)|跳(?:楼|河|江|桥|下去)(?!机)|上吊|结束(?:自己的?)?生命|了结自己|不想醒来|撑不下去了"
    r"|同归于尽|(?:杀|砍|捅|弄|打|整|掐)死|杀(?:了)?(?:他|她|你|我|人|自己|全家)|拿刀(?![具片架])|动刀子|要(?:他|她|你)的命|血债|报复社会|炸了(?:厂|车间|这)"
)
NOT_MEANT = re.compile(r"(?:预防|防止|防|干预)(?:自杀|轻生)|累死|热死|困死|打死结|打死我也不")
SURE = 120  # above every other command, so that the desk never asks which one was meant
NATIONAL_HOTLINE = "全国统一心理援助热线 12356"
REPLY = (
    "谢谢您说出来，这比什么都要紧。不管是您自己还是身边的人，现在先别一个人扛着，离开危险的东西，去有人的地方。\n"
    "马上有危险，请打 120（急救）或 110（报警）。想找人说说，请打{hotline}。\n"
    "您刚才的话我没有记成任何事项，也没有告诉别人。"
)
COMPANY = "要是愿意，现在也可以直接找{contact}，请人陪着您。"

capability = Capability("care", TITLE)


def speaks_of_distress(said: Utterance) -> bool:
    """Whether one of the phrases stands in it, whoever says it."""
    return bool(PHRASES.search(NOT_MEANT.sub("", said.plain)))


def care_reply(policy: Policy) -> str:
    """A kind word and whom to call, as this deployment set it."""
    reply = REPLY.format(hotline=policy.hotline or NATIONAL_HOTLINE)
    return f"{reply}\n{COMPANY.format(contact=policy.contact)}" if policy.contact else reply


def hears(said: Utterance, _ctx: Context) -> int:
    """Certain when one of the phrases stands in it."""
    return SURE if speaks_of_distress(said) else 0


def answer_stranger(said: Utterance, policy: Policy) -> str:
    """A kind word does not ask whether somebody is on the roster."""
    return care_reply(policy) if speaks_of_distress(said) else ""


@capability.command("distress", TITLE, who=EVERYBODY, hears=hears, for_strangers=answer_stranger)
def care(_said: Utterance, ctx: Context) -> Reply:
    """No concern, no label, no record, and no promise the bot cannot keep."""
    return Reply(care_reply(ctx.policy))
