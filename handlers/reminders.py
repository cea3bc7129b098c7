"""别提醒: whoever wants no reminders gets none, until he wants them again (design §6)."""

import re

from handlers.kit.capability import SHANGHAI, Capability, Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from storage.queries import wishes

TITLE = "提醒"
STOP_TITLE, AGAIN_TITLE = "别提醒我", "恢复提醒"
STOP_ABOUT = "不想被提醒，说一声就停。"
AGAIN_ABOUT = "把停掉的提醒打开。"
STOP_EXAMPLES, AGAIN_EXAMPLES = ("别提醒我了",), ("恢复提醒",)
ABOUT_WHAT = (
    r"(?:[scSC]-?\d{1,6}|学习|开会|自查|自评|反映|这个|这件|这事|那个|这种|这些)?(?:的|就|也|都)?"
)
OF_TIME = r"(?:以后|今后|往后|之后|从现在起)?(?:都|就|请|可以|能不能)?"
SURE = 95
# The whole sentence, or it is not meant: 「明天学习别提醒孙丽」 says something else.
STOP = re.compile(
    rf"{ABOUT_WHAT}{OF_TIME}(?:你|您)?(?:别|不用|不要|甭|不必|不需要|无需|停止|关闭|关掉|关了|取消|停掉|停了|不想[要收]?|少)(?:再|老|总是?|一直|天天|老是|给我|跟我|对我|向我|发|推送?)*"
    rf"{ABOUT_WHAT}(?:提醒|催)(?:来|去|的|消息|通知)?(?:我|俺|人家)?(?:了|啦|吧|行不|行吗|好吗|好不好|烦)*"
)
AGAIN = re.compile(
    rf"{OF_TIME}(?:恢复|继续|重新|打开|开启|开|还是|又|可以|接着|照常|再)(?:再|继续|给我|发|打开|开启|开)*(?:提醒)(?:我|俺)?(?:一下)?(?:了|吧|啦)*"
)
STOPPED = """好的，从现在起不提醒您了：学习、自查截止、该您答复的，都不催。
照常告诉您的：新的安排和变动、您反映的事有没有落实、安全隐患。
想恢复，回复「恢复提醒」。"""
STOPPED_BEFORE = "{since}起就没有再提醒您了。想恢复，回复「恢复提醒」。"
STARTED = "好的，提醒恢复了。嫌多随时回复「别提醒」。"
NEVER_STOPPED = "提醒一直开着，没有停过。嫌多可以回复「别提醒」。"

capability = Capability("reminders", TITLE)


def hears_stop(said: Utterance, _ctx: Context) -> int:
    """Certain when the whole sentence says so, and only then."""
    return SURE if STOP.fullmatch(said.bare()) else 0


def hears_again(said: Utterance, _ctx: Context) -> int:
    """The same the other way round."""
    return SURE if AGAIN.fullmatch(said.bare()) else 0


@capability.command(
    "stop",
    STOP_TITLE,
    may=Deed.ASK_GUIDANCE,
    hears=hears_stop,
    about=STOP_ABOUT,
    examples=STOP_EXAMPLES,
)
def stop_reminding(_said: Utterance, ctx: Context) -> Reply:
    """Reminders stop at once, those that wait included; nobody else learns of it."""
    since = wishes.unreminded_since(ctx.session, ctx.actor)
    again = Choice(AGAIN_TITLE, "reminders.again")
    if since is not None:
        day = dated(since.astimezone(SHANGHAI).date(), ctx.today)
        return Reply(STOPPED_BEFORE.format(since=day), (again,))
    wishes.stop_reminding(ctx.session, ctx.actor, ctx.now)
    return Reply(STOPPED, (again,))


@capability.command(
    "again",
    AGAIN_TITLE,
    may=Deed.ASK_GUIDANCE,
    hears=hears_again,
    about=AGAIN_ABOUT,
    examples=AGAIN_EXAMPLES,
)
def remind_again(_said: Utterance, ctx: Context) -> Reply:
    """Reminders come again; what would have come meanwhile does not."""
    return Reply(STARTED if wishes.remind_again(ctx.session, ctx.actor) else NEVER_STOPPED)
