"""不列名单: there is no list of people by what they think or feel, and none will be made (domain.md §6.3)."""

import re

from handlers.kit.capability import Capability, Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from storage.queries import access
from storage.vocabulary import AccessKind

TITLE = "不列名单"
LABELS = re.compile(
    r"思想(?:状况|动态|状态|上|工作)?(?:有|不|很|较|比较|存在)?(?:问题|稳定|稳|积极|波动|落后|差|异常|偏激|苗头|动向)|思想(?:怎么样|咋样|如何|不好|好不好)"
    r"|情绪(?:有|不|很|比较)?(?:问题|稳定|稳|好|对|高|波动|低落|异常|激动|大|咋样|怎么样|如何)|重点(?:人|关注|盯|对象|人员|人群|职工)|后进|落后分子|刺头"
    r"|(?:闹|挑)事的|不稳定(?:因素|分子|的人)|(?:不|没)听话|不老实|有怨言|发牢骚|爱抱怨|态度(?:不好|不端正|差|有问题|消极)|消极(?:分子|的人|怠工的)|忠诚"
    r"|不靠谱的人|危险分子|苗头"
)
ASKS = re.compile(
    r"名单|单子|列(?:个|一|出|表|张)|导(?:一|出|个|份)|统计|排(?:查|个|名|一)|拉(?:个|一)|汇总|摸(?:个|排|一下)底?|谁|哪(?:些|个|几)|有没有|咋样|怎么样|如何|查(?:一下|查)"
    r"|给我(?:看|报|弄|整|发)|报给我"
)
LISTS = re.compile(
    r"谁(?:还)?没.{0,10}(?:名单|单子|列|导|通报|公布|曝光)|(?:名单|单子).{0,6}(?:谁没|发群|发到群|群里|公布|通报|曝光)"
    r"|没(?:来|到|去|交|参加|完成)[^,，。]{0,8}的?(?:名单|单子|人).{0,6}(?:群|公布|通报|曝光|点名)"
)
SCORES = re.compile(
    r"(?:思想|牢骚|情绪|态度|表现不好).{0,12}(?:打个?分|评个?(?:等级|分|级)|分成?[\da-z一二三四].{0,3}类|排个?名|评级)"
)
TALK = re.compile(r"[跟和与同找][^,。]{1,16}(?:聊|谈(?!过)|碰了|沟通|交流)|聊了|谈了")
SURE = 100

WHAT = "list-of-people"  # in the access log; the sentence itself is not kept
REFUSAL = "系统里没有这样的名单，我也不会做：这里只记事，不给人打分、排名、贴标签，谁要都一样。这次询问已记入查阅记录。"
MATTERS_INSTEAD = "想了解大家在愁什么，可以看反映上来的事："
TALK_INSTEAD = (
    "惦记谁，最好当面聊聊；他有难处、有意见，可以一句话反映给支部，有了答复会告诉提的人。"
)
OPEN_LABEL = "看待答复的反映"

capability = Capability("refusing", TITLE)


def hears(said: Utterance, _ctx: Context) -> int:
    """Certain when people are asked for by what they think or feel; telling of a talk is no such question."""
    plain = said.plain
    if TALK.search(plain):
        return 0
    labelled = LABELS.search(plain) and ASKS.search(plain)
    return SURE if labelled or LISTS.search(plain) or SCORES.search(plain) else 0


@capability.command("labels", TITLE, may=Deed.ASK_GUIDANCE, hears=hears)
def refuse(_said: Utterance, ctx: Context) -> Reply:
    """No, and why; the attempt is written down, and matters are offered instead of people."""
    access.note(ctx.session, ctx.actor, None, WHAT, ctx.now, kind=AccessKind.ATTEMPTED)
    if Deed.ANSWER_CONCERN.open_to(ctx.actor):
        return Reply(f"{REFUSAL}\n{MATTERS_INSTEAD}", (Choice(OPEN_LABEL, "concerns.open"),))
    return Reply(f"{REFUSAL}\n{TALK_INSTEAD}")
