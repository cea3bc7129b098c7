"""帮助 and the first greeting: built from what the registry knows, for each role its own."""

import re

from handlers.kit.capability import Capability, Context
from handlers.kit.choosing import usefulness
from handlers.kit.letter_readers import has_readers
from handlers.kit.messages import Choice, Reply
from handlers.kit.paging import page_asked, page_of
from handlers.kit.periods import in_words
from handlers.kit.policy import Deed
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import branch_contacts, data_protectors
from handlers.kit.wording import MENU_MINE, MORE
from storage.vocabulary import Retention

MOST = 7
ABOUT = "看我能做什么。"
WORDS = ("帮助", "菜单", "怎么用", "你能干啥", "你会什么", "说明", "help")
ASKED_ABOUT = re.compile(rf"^(?:{'|'.join(WORDS)})|第\s*\d+\s*页")
CUES = Cues(
    Cue(r"(你|机器人|这个)(能|会|可以)?(是)?(干|做|帮)(啥|什么|嘛)", 80),
    Cue(r"(我|我们)(能|可以)(干|做|说)(啥|什么)", 70),
    Cue(r"(怎么|咋)(用|使|弄)(你|这个)?", 70),
)
HEADING = """直接说一句话就行，我看懂了会先给您看一眼，确认了才算数。
有编号（如 T-0001、C-0001、R-0001）才是记下了。照着说，或回复数字："""
ON = "还能做这些，照着说，或回复数字："
LINE = "{title}：「{example}」"
FULL_LINE = "{title}：{about}「{example}」"
PRIVACY_WORDS = ("隐私", "隐私说明", "怎么保密")
PRIVACY_ABOUT = "谁在用、记什么、谁能看、存多久。"
PRIVACY_CUES = Cues(
    Cue(r"隐私(?:政策|声明|条款|协议|保护|告知|须知|怎么|是|呢|再)|(?:看|说|讲|发|念).{0,4}隐私", 90),
    Cue(r"(?:会不会|怎么|咋|能不能|能|会|给不给)(?:帮我|给我|替我)?(?:保密|保护隐私|泄密|泄露|外传|传出去|说出去|漏出去)", 80),
    Cue(r"(?:个人)(?:信息|资料|数据)(?:是)?(?:怎么|咋|如何|保护|处理|会|安全|用)", 85),
    Cue(r"(?:跟你|给你|在这|这里|这儿|我)(?:里|儿)?(?:说|聊|发|写|讲)的?(?:这些|的)?(?:话|消息|内容|东西|事)?(?:会不会|会|能不能|能|都)?(?:有)?(?:被|给|让)?(?:谁|哪些人|别人|领导|组长|厂里|公司)(?:能|会|都)?(?:看|知道|听)", 75),
    Cue(r"(?:记|存|留|保存|保留)(?:这些|这个|着|下来|我的)?(?:话|东西|信息|名字)?(?:多久|多长时间|到什么时候|几年|干啥用|干嘛用|有啥用|做什么用|为了啥)", 75),
    Cue(r"(?:会不会|会|有没有|是不是)(?:被|在|偷偷)?(?:监控|监听|偷听|录音|监视)", 80),
    Cue(r"(?:说|聊|跟你讲|用你|这个|你)(?:话|天)?(?:安全吗|安不安全|靠谱吗|靠不靠谱|信得过吗|可信吗)", 75),
    Cue(r"[tcs]\s?-?\s?\d|灯|护栏|设备|食堂|加班|工资|奖金", -60),
)  # fmt: skip
OUR_BRANCH = "所在党支部"
SECRETARY, PROTECTOR, OTHERWISE = "支部的{names}", "上级的{names}", "，或"
WHAT_CAN_YOU_DO = "看看能做什么"
WELCOME = """您好，我是责任区助手，替党支部跑腿：谈心一句话记下，反映的事转到支部、有答复就告诉您，学习有提醒。
1. 谁在用：{branch}，只为开展党员责任区工作。
2. 记什么：谈心的日期和事由、您反映的事、学习到没到、目标和自查；名单上的班组和职务，该找您聊、该看入党培养的日子，调动和暂时不在只记日子、不记原因。只记事，不评人，不打分、不排名。
3. 谁能看：谈心内容只有谈话双方能看（培养积极分子的谈话，培养联系人和组织委员也能看）；反映的事谁看、谁知道是您，提的时候先说清，由您选。别人看谈心和反映都留记录。
4. 存多久：谈心的名字和内容最多 {talks}，反映的事办结后 {concerns}，到期自动删。
5. 您的权利：不用讲理由，说一句就行。「我的记录」看，「谁看过我」查，「这条写错了」改，「删掉我的记录」删，「给我一份我的记录」带走，「别记我名字」以后谈心不写名。嫌提醒多，回复「别提醒」。
6. 有疑问找谁：{contact}。说实话：企业微信后台的能力不归我管；看管服务器的人能看到运行中的内容。
回复「隐私」再看一遍。"""
HIDDEN = {"helping.help", "areas.handover"}  # the second is offered to whom it concerns
NAMELESS = "anonymous.raise"  # not offered before somebody has made a key to read it

capability = Capability("helping", "帮助")


@capability.command(
    "help",
    "帮助",
    *WORDS,
    may=Deed.ASK_GUIDANCE,
    about=ABOUT,
    examples=("帮助",),
    cues=CUES,
    menu=MENU_MINE,
)
def show_help(said: Utterance, ctx: Context) -> Reply:
    """What this person can do, the most useful first, each with a sentence to copy; page by page."""
    hidden = HIDDEN if has_readers(ctx) else HIDDEN | {NAMELESS}
    shown = [one for one in ctx.commands if one.examples and one.key not in hidden]
    topic = _topic(said)
    wanted = [one for one in shown if topic and topic in f"{one.title}{one.about}"]
    page = page_of(sorted(wanted or shown, key=usefulness), page_asked(said), MOST)
    line = FULL_LINE if wanted else LINE
    choices = [
        Choice(line.format(title=one.title, about=one.about, example=one.example(ctx)), one.key)
        for one in page.items
    ]
    more = page.following(MORE, "helping.help", *([topic] if wanted else []))
    return Reply(HEADING if page.number == 1 else ON, (*choices, *more))


def _topic(said: Utterance) -> str:
    """What help is asked about: 「帮助 反映」; empty when it is everything."""
    return ASKED_ABOUT.sub("", said.plain).strip()


@capability.command(
    "welcome",
    "隐私说明",
    *PRIVACY_WORDS,
    may=Deed.ASK_GUIDANCE,
    about=PRIVACY_ABOUT,
    examples=("隐私",),
    cues=PRIVACY_CUES,
)
def welcome(_said: Utterance, ctx: Context) -> Reply:
    """The card of six lines at the first contact, to be read again by 「隐私」 (PIPL art. 17)."""
    branch = ctx.roster.branch_of(ctx.actor.me)
    text = WELCOME.format(
        branch=branch.name if branch else OUR_BRANCH,
        talks=in_words(ctx.edition.retention[Retention.TALKS]),
        concerns=in_words(ctx.edition.retention[Retention.CONCERNS]),
        contact=_whom_to_ask(ctx),
    )
    return Reply(text, (Choice(WHAT_CAN_YOU_DO, "helping.help"),))


def _whom_to_ask(ctx: Context) -> str:
    """By their names: somebody of his branch, and who looks after personal data above it; never he himself."""
    branch = ctx.roster.branch_of(ctx.actor.me)
    contacts = branch_contacts(branch.id if branch else None, ctx)
    near = [ctx.name(one) for one in contacts if one != ctx.actor.me]
    above = [ctx.name(one) for one in data_protectors(ctx.actor.me, ctx)]
    asked = [(SECRETARY, near), (PROTECTOR, above)]
    said = [shape.format(names="、".join(names)) for shape, names in asked if names]
    return OTHERWISE.join(said) or OUR_BRANCH
