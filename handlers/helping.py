"""帮助 and the first greeting: built from what the registry knows, for each role its own."""

from handlers.kit.capability import Capability, Context
from handlers.kit.choosing import usefulness
from handlers.kit.messages import Choice, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import MENU_MINE
from storage.vocabulary import Retention

MOST = 7
ABOUT = "看我能做什么。"
WORDS = ("帮助", "菜单", "怎么用", "你能干啥", "你会什么", "说明", "help")
CUES = Cues(
    Cue(r"(你|机器人|这个)(能|会|可以)?(是)?(干|做|帮)(啥|什么|嘛)", 80),
    Cue(r"(我|我们)(能|可以)(干|做|说)(啥|什么)", 70),
    Cue(r"(怎么|咋)(用|使|弄)(你|这个)?", 70),
)
HEADING = """直接说一句话就行，我看懂了会先给您看一眼，确认了才算数。
有编号（如 T-0001、C-0001）才是记下了。照着说，或回复数字："""
LINE = "{title}：「{example}」"
PRIVACY_WORDS = ("隐私", "隐私说明", "怎么保密")
PRIVACY_ABOUT = "谁在用、记什么、谁能看、存多久。"
OUR_BRANCH = "所在党支部"
WHAT_CAN_YOU_DO = "看看能做什么"
WELCOME = """您好，我是责任区助手，替党支部跑腿：谈心一句话记下，反映的事转到支部、有答复就告诉您，学习有提醒。
1. 谁在用：{branch}，只为开展党员责任区工作。
2. 记什么：谈心的日期和事由、您反映的事、学习到没到、自查；名单上的班组和职务，调动和暂时不在只记日子、不记原因。只记事，不评人，不打分、不排名。
3. 谁能看：谈心内容只有谈话双方能看（培养积极分子的谈话，培养联系人和组织委员也能看）；反映的事由支部看，写不写名您定。
4. 存多久：谈心的名字和内容最多 {talks}，反映的事办结后 {concerns}，到期自动删。
5. 您的权利：回复「我的记录」随时看，谈心里您的名字随时可以删，也能看谁查过；不用讲理由。嫌提醒多，回复「别提醒」。
6. 说实话：企业微信后台的能力不归我管；看管服务器的人能看到运行中的内容。
回复「隐私」再看一遍。"""
PERIODS = {"hours": "{} 小时", "days": "{} 天", "months": "{} 个月"}
HIDDEN = {"helping.help", "areas.handover"}  # the second is offered to whom it concerns

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
def show_help(_said: Utterance, ctx: Context) -> Reply:
    """What this person can do, the most useful first, each with a sentence to copy."""
    shown = [one for one in ctx.commands if one.examples and one.words and one.key not in HIDDEN]
    choices = (
        Choice(LINE.format(title=one.title, example=one.example(ctx)), one.key)
        for one in sorted(shown, key=usefulness)[:MOST]
    )
    return Reply(HEADING, tuple(choices))


@capability.command(
    "welcome",
    "隐私说明",
    *PRIVACY_WORDS,
    may=Deed.ASK_GUIDANCE,
    about=PRIVACY_ABOUT,
    examples=("隐私",),
)
def welcome(_said: Utterance, ctx: Context) -> Reply:
    """The card of six lines at the first contact, to be read again by 「隐私」 (PIPL art. 17)."""
    branch = ctx.roster.branch_of(ctx.actor.me)
    text = WELCOME.format(
        branch=branch.name if branch else OUR_BRANCH,
        talks=period(ctx, Retention.TALKS),
        concerns=period(ctx, Retention.CONCERNS),
    )
    return Reply(text, (Choice(WHAT_CAN_YOU_DO, "helping.help"),))


def period(ctx: Context, kind: Retention) -> str:
    """How long the edition keeps a kind of record, in words."""
    kept = ctx.edition.retention[kind]
    unit = next(name for name in PERIODS if getattr(kept, name))
    return PERIODS[unit].format(getattr(kept, unit))
