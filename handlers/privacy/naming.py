"""别记我名字: a standing wish that works at once and costs nothing (PIPL art. 14-16, domain.md §6.4)."""

import re

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.privacy import naming_wording as wording
from handlers.privacy.forms import talks_naming
from storage.queries import wishes

AGAIN, FORGET = "privacy.name_again", "privacy.forget"
SURE = 96
KEEP = r"(?:记|写|留|登|用|提|出现|带)(?:录|下|上|着)?"
NAME = r"(?:名字?|姓名|大名|真名)"
REFUSES = re.compile(
    r"^(?:我|俺|本人|以后|今后|往后|下次|从今|谈心|谈话|聊天|你们|你|都|也|请|能不能|可不可以|能|可以|就|再|的|时候|里|跟我|记录|记谈心|,|，|\s)*"
    r"(?:别|不要|不想|不许|不准|不让|甭|不愿意?|不同意|不希望|不乐意|不喜欢|拒绝|不用|不能|不)(?:让|再|被|把|给)*(?:你们|你|系统|人家?|他们|别人|机器人)?(?:再|给我|把|把我|老)*"
    rf"(?:(?:我|俺)的?{NAME}(?:给)?{KEEP}|{KEEP}(?:我|俺|的|了|到|任何)*{NAME})"
)
MINE_STAYS_OUT = re.compile(
    rf"(?:我|俺)的?{NAME}.{{0,3}}(?:别|不要|甭|不许|不用)(?:再|给我)?{KEEP}"
)
# Behind it: anything else is a matter of its own, with a word on how to raise it
ALONE = re.compile(
    r"(?:上去|进去|去|上|下来|了|吧|啊|呀|哈|嘛|谢谢|行吗|好吗|可以吗|好不好|行不行|吗|[\s,，。.!！?？、])*"
)
ALLOWS = re.compile(
    rf"(?:我|俺|现在|以后|从现在起|又|就|那|,|，)*(?:可以|能|恢复|重新|继续|还是|接着|照常|行)(?:再|又|开始|给我|把|让你们|你们)*"
    rf"(?:{KEEP}(?:我|俺)?的?{NAME}|(?:我|俺)的?{NAME}{KEEP}?)(?:了|吧|啦|也行|也没事|没关系|没事)*"
    rf"|(?:我|俺)?的?{NAME}(?:现在|又|也)?(?:可以|能|随便){KEEP}(?:了|吧|啦)*"
    rf"|{KEEP}(?:我|俺)?的?{NAME}(?:也|又)?(?:可以|行|没事|没关系|无所谓)(?:了|啦|的)*"
)


def hears_stop(said: Utterance, _ctx: Context) -> int:
    """How sure it is that somebody does not want to be named from now on."""
    plain = said.plain
    found = REFUSES.search(plain) or MINE_STAYS_OUT.match(plain)
    return SURE if found and ALONE.fullmatch(plain, found.end()) else 0


def hears_again(said: Utterance, _ctx: Context) -> int:
    """Certain when the whole sentence takes the wish back, and only then."""
    return SURE if ALLOWS.fullmatch(said.bare()) else 0


def stop_naming(_said: Utterance, ctx: Context) -> Reply:
    """Nobody writes his name down any more, at once; what was written before may go too."""
    since = wishes.unnamed_since(ctx.session, ctx.actor)
    if since is None:
        wishes.stop_naming(ctx.session, ctx.actor, ctx.now)
        text = wording.STOPPED
    else:
        text = wording.stopped_before(dated(since.astimezone(SHANGHAI).date(), ctx.today))
    before = len(talks_naming(ctx))
    choices = [Choice(wording.take_out(before), FORGET)] if before else []
    return Reply(text, (*choices, Choice(wording.AGAIN_TITLE, AGAIN)))


def name_again(_said: Utterance, ctx: Context) -> Reply:
    """The wish is over; what was left out meanwhile stays out."""
    taken_back = wishes.name_again(ctx.session, ctx.actor)
    return Reply(wording.STARTED if taken_back else wording.NEVER_STOPPED)


def standing(ctx: Context) -> list[str]:
    """The wish as a line of his own record; nothing when there is none."""
    since = wishes.unnamed_since(ctx.session, ctx.actor)
    if since is None:
        return []
    return [wording.standing(dated(since.astimezone(SHANGHAI).date(), ctx.today))]
