"""Which messages belong to the anonymous way, and what is to be worked out before one is answered."""

from dataclasses import dataclass
from datetime import datetime

from handlers.anonymous import reading
from handlers.anonymous.memory import Memory, Step
from handlers.kit.command_words import CommandWords
from handlers.kit.reading.utterance import Utterance

SEND, LEAVE, AT_ONCE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Message:
    """One message, as far as the anonymous way needs it."""

    userid: str
    identity: bytes
    said: Utterance


def is_meant(memory: Memory, message: Message, now: datetime, commands: CommandWords) -> bool:
    """Whether a message belongs here rather than to the desk.

    While a draft is open everything does: what somebody answers about it must not be kept under his name. Before a
    word of the matter was said, whoever asks for something by its command word goes to the desk.
    """
    said = message.said
    if reading.asked(said) or memory.repeated(message.userid, message.identity, now):
        return True
    draft = memory.draft(message.userid, now)
    if draft is not None and draft.step is Step.WORDS:
        return not commands.exact(said)
    return draft is not None or (said.choice() is not None and memory.expired(message.userid, now))


def answer_in(said: Utterance) -> Utterance | None:
    """What answers a question about the draft: all of it, or what stands behind 匿名; None when that is a matter."""
    asked = reading.asked(said)
    if asked is None:
        return said
    return asked.words if asked.wish and not asked.digits and reading.answers(asked.words) else None


def digits_needed(memory: Memory, message: Message, now: datetime) -> str:
    """The receipt that must be worked out before this message can be answered; "" when none."""
    asked, said = reading.asked(message.said), answer_in(message.said)
    if asked is not None and asked.digits:
        return asked.digits
    draft = memory.draft(message.userid, now)
    sends = said is not None and reading.number(said) in (SEND, AT_ONCE)
    return draft.digits if draft and draft.step is Step.CONFIRM and sends else ""
