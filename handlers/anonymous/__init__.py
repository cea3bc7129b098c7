"""匿名反映: what somebody says without anybody ever being able to tell who it was [T1].

A message of this way never reaches the desk: `bot/anonymous/gate.py` takes it out before anything is kept, and
`speaking` answers it. What stands here is what the desk sees of it: whoever comes by a number or a button is sent to
begin anew, a recipient gets the link to his page, and the clock hands over what waits.
"""

import secrets
from datetime import timedelta
from hashlib import sha256

from handlers.anonymous import news, wording
from handlers.kit.capability import Capability, Context
from handlers.kit.messages import Refusal, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_RECORD, SAY_IT_ANEW
from storage.queries import recipients
from storage.vocabulary import PushKind, Role

LINK_HOLDS = timedelta(minutes=10)
RECIPIENTS = frozenset({Role.BRANCH, Role.COMMITTEE})
BOX = "/a/box/"  # of the page of recipients; the bot serves it

capability = Capability("anonymous", wording.TITLE)


@capability.command(
    "raise",
    wording.TITLE,
    *wording.RAISE_WORDS,
    may=Deed.RAISE_ANONYMOUSLY,
    about=wording.RAISE_ABOUT,
    examples=wording.RAISE_EXAMPLES,
    menu=MENU_RECORD,
)
def begin_anew(_said: Utterance, _ctx: Context) -> Reply:
    """Who comes by way of the desk, which keeps what he said, is told to begin with the word itself."""
    return Reply(SAY_IT_ANEW)


@capability.command(
    "receive",
    wording.RECEIVE,
    *wording.RECEIVE_WORDS,
    may=Deed.SEE_ANONYMOUS_CONCERN,
    about=wording.RECEIVE_ABOUT,
    examples=wording.RECEIVE_WORDS[:1],
    refusal=wording.FOR_RECIPIENTS,
)
def open_box(_said: Utterance, ctx: Context) -> Reply:
    """A link that works once, within ten minutes; what it opens needs the passphrase as well."""
    if not ctx.policy.public_url:
        raise Refusal(wording.NO_ADDRESS)
    token = secrets.token_urlsafe(16)
    link = f"{ctx.policy.public_url}{BOX}{token}"
    hashed = sha256(token.encode()).digest()
    recipients.give_link(ctx.session, ctx.actor.me, hashed, ctx.now + LINK_HOLDS)
    if recipients.public_keys(ctx.session, [ctx.actor.me]):
        return Reply(wording.LINK_AGAIN.format(link=link))
    seated = {
        one.person_id
        for org in ctx.actor.branches | ctx.actor.offices
        for role in RECIPIENTS
        for one in ctx.roster.holders(org, role, ctx.today)
    }
    holders = [ctx.name(one) for one in recipients.public_keys(ctx.session, seated)]
    text = wording.LINK_FIRST.format(
        link=link, holders=wording.names(holders) if holders else wording.NOBODY_YET
    )
    return Reply(text)


capability.every(
    at_figure="anonymous_at",
    missed=Missed.LATEST,
    late=timedelta(hours=9),
    urgency=PushKind.NOTICE,
    stops="for one matter when it has been handed over; of what is overdue when it has an answer",
)(news.hand_over_all)
