"""我还有啥没干: what waits for the person asking, in five lines; nothing about anybody else [M1]."""

from datetime import date

from handlers.digest import week
from handlers.kit.capability import Capability, Context, OpenItem
from handlers.kit.messages import Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import MENU_MINE

MOST = 5
WORDS = ("待办", "我的待办", "还有啥没干", "我还有啥没干", "没干的", "有啥要办的")
CUES = Cues(
    Cue(r"还有(啥|什么|哪些)(事|活)?(没|要|该)?(干|做|办|弄|完成|处理)", 80),
    Cue(r"(啥|什么|哪些)(事|活)?(没|还没)(干|做|办|弄完|处理)", 70),
    Cue(r"(该|要)(我)?(干|做|办)(点)?(啥|什么)", 60),
    Cue(r"有(啥|什么)(事|活)?(要|该|得)(我)?(干|做|办|弄|处理)", 75),
    Cue(r"我.{0,4}(待办|任务清单)", 60),
)
NOTHING = "眼下没有等您办的事。想说什么直接说，或回复「帮助」。"
HEADING = "等您办的事（{count} 件）："
MORE = "还有 {count} 件，办完前面的再看。"
ABOUT = "看看有什么事在等您，只说您自己的。"

capability = Capability("digest", "待办")
week.register(capability)


@capability.command(
    "mine",
    "待办",
    *WORDS,
    may=Deed.ASK_GUIDANCE,
    about=ABOUT,
    examples=("我还有啥没干",),
    cues=CUES,
    menu=MENU_MINE,
)
def show_what_waits(_said: Utterance, ctx: Context) -> Reply:
    """At most five lines, the soonest due first, each with its next step."""
    waiting = sorted(ctx.left_to_do(), key=lambda item: item.due or date.max)
    if not waiting:
        return Reply(NOTHING)
    lines = [HEADING.format(count=len(waiting)), *(line_of(item) for item in waiting[:MOST])]
    if len(waiting) > MOST:
        lines.append(MORE.format(count=len(waiting) - MOST))
    choices = tuple(item.choice for item in waiting[:MOST] if item.choice)
    return Reply("\n".join(lines), choices)


def line_of(item: OpenItem) -> str:
    """One item as one line."""
    return f"· {item.text}"
