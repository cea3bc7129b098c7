"""「日历订阅」 gives an address, 「停用日历订阅」 ends it; asked for again it is another one [T2]."""

import re
import secrets

from handlers.calendar import wording
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import calendar_feeds

PATH = "/calendar"
SECRET_BYTES = 24
END = r"(?:停用|停掉|停止|停了|取消|关闭|关掉|关了|不要|不用|退订|删掉|删除)"
CALENDAR = r"(?:我的|学习|手机)*(?:日历|日程)(?:的)?"
SUBSCRIBE = re.compile(
    rf"(?:我要|我想|想|要|给我|发我|帮我|怎么)*(?:订阅|导出|换(?:一?个|新的?)*){CALENDAR}(?:订阅|地址)?"
    rf"|(?:我要|给我|发我|换(?:一?个|新的?)*)*{CALENDAR}(?:订阅|地址|链接)(?:发我|给我|换(?:一?个|新的?)*)?"
    r"|把?学习(?:安排)?(?:放|加|同步|导)(?:到|进|入)?(?:我的|手机)*(?:日历|日程)里?"
)
STOP = re.compile(
    rf"{END}(?:了)?{CALENDAR}(?:订阅|地址|链接)?(?:了|吧)?|{CALENDAR}(?:订阅|地址|链接){END}(?:了|吧)?"
    rf"|退订{CALENDAR}"
)
SURE = 105


def hears_subscribe(said: Utterance, _ctx: Context) -> int:
    """The whole sentence says so."""
    return SURE if SUBSCRIBE.fullmatch(said.bare()) else 0


def hears_stop(said: Utterance, _ctx: Context) -> int:
    """The same the other way round."""
    return SURE if STOP.fullmatch(said.bare()) else 0


def subscribe(_said: Utterance, ctx: Context) -> Reply:
    """A new address; the one he had before is over with this very answer."""
    if not ctx.policy.public_url:
        raise Refusal(wording.NO_ADDRESS)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    again = calendar_feeds.begin(ctx.session, ctx.actor, secret, ctx.now)
    return Reply(wording.address(f"{ctx.policy.public_url}{PATH}/{secret}.ics", again=again))


def stop(_said: Utterance, ctx: Context) -> Reply:
    """Whoever has the address finds nothing from now on."""
    return Reply(wording.STOPPED if calendar_feeds.end(ctx.session, ctx.actor) else wording.NOT_ON)
