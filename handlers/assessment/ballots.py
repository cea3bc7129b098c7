"""Whether somebody would see who wrote what of him in the ballot of an area: an honest answer, before there is one [M4.2].

Step two of the assessment is not carried out yet. Whoever asks learns that, what is meant, and how few he is among.
"""

import re

from handlers.assessment import wording
from handlers.kit.capability import Context
from handlers.kit.messages import Reply
from handlers.kit.reading.utterance import Utterance

BALLOT = re.compile(r"评价|测评|民主评议|打分表?")
WHO_SEES = re.compile(
    r"(看到|看见|看得到|知道|晓得|查到|查得到).{0,8}(是|谁|哪个|我)|匿名|不?记名|保密"
)
ASKED = re.compile(r"[吗么嘛?？]|会不会|能不能|是不是|会.{0,6}(吗|么|不)|谁")
SURE = 80


def hears_who_sees(said: Utterance, _ctx: Context) -> int:
    """「评价这个会不会让王强看到是我写的」 (V19)."""
    plain = said.plain
    asked = BALLOT.search(plain) and WHO_SEES.search(plain) and ASKED.search(plain)
    return SURE if asked else 0


def tell_who_sees(_said: Utterance, ctx: Context) -> Reply:
    """That nothing is collected, what will be shown, and among how many; no ballot is made by asking."""
    area = ctx.roster.area_of(ctx.actor.me)
    if area is None:
        return Reply(wording.NO_BALLOT_YET)
    voters = len(ctx.roster.staff_of(area.id, ctx.today))
    return Reply(wording.ballot_privacy(area.name, voters))
