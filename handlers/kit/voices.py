"""A voice message where a transcriber is installed: taken, and later what was heard of it, which nothing comes of before a number.

Hearing may be wrong, so what was heard is only offered; picked, it goes the way of a typed sentence.
"""

import re

from handlers.kit import voices_wording, wording
from handlers.kit.capability import Command, Context
from handlers.kit.dialogue import NOTHING, SAY
from handlers.kit.messages import Choice, Incoming, Reply
from handlers.kit.quoting import quoted
from handlers.kit.reading.utterance import Utterance
from storage.queries import voices
from storage.vocabulary import PushKind

ABOUT = "voice"
MOST_WAITING = 3  # of one person: a minute each, one after the other
MOST_BYTES = 6000  # of what was heard, all of which is shown
NAMELESS = re.compile(r"[匿隐]\s*名")


def received(message: Incoming, ctx: Context) -> str:
    """What is said at once; without a transcriber, or an id of the recording, how to dictate."""
    audio_format, _, media_id = message.text.partition(" ")
    if not ctx.policy.transcriber or not media_id:
        return wording.VOICE
    if voices.waiting(ctx.session, ctx.actor, ctx.now) >= MOST_WAITING:
        return voices_wording.TOO_MANY
    voices.keep(ctx.session, ctx.actor, media_id, audio_format, ctx.now)
    return voices_wording.HEARING


def must_go(words: str, ctx: Context) -> bool:
    """Whether neither the recording nor the words may be kept: distress, and what was to be without a name."""
    said = Utterance.of(words)
    return bool(_first(said, ctx) or NAMELESS.search(said.plain))


def tell(words: str, ctx: Context) -> None:
    """Promise what was heard to who said it, who is the actor; "": nothing was."""
    reply = _answer(Utterance.of(words), ctx)
    ctx.promises.to(
        ctx.actor.me,
        reply.text,
        kind=PushKind.CONTINUATION,
        about=ABOUT,
        choices=reply.choices,
    )


def _answer(said: Utterance, ctx: Context) -> Reply:
    if not said.text:
        return Reply(voices_wording.NOT_HEARD)
    if first := _first(said, ctx):
        reply: Reply = first.run(said, ctx)
        return reply
    if NAMELESS.search(said.plain):
        return Reply(voices_wording.NOT_NAMELESS)
    choices = (
        Choice(voices_wording.AS_HEARD, SAY, said.text),
        Choice(voices_wording.NOT_SO, NOTHING, voices_wording.SAY_AGAIN),
    )
    return Reply(voices_wording.heard(quoted(said.text, MOST_BYTES)), choices)


def _first(said: Utterance, ctx: Context) -> Command | None:
    """What goes before everything else: it waits for no number."""
    found = (one for one in ctx.commands if one.before_all and one.weigh(said, ctx))
    return next(found, None)
