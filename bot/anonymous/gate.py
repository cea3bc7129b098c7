"""Takes anonymous messages out of the way of all others, before anything is kept, counted or logged of them."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.anonymous.receipts import Receipts
from bot.writer import Run
from handlers.anonymous.hearing import Message, digits_needed, is_meant
from handlers.anonymous.memory import Memory
from handlers.anonymous.speaking import Speaking
from handlers.anonymous.wording import NOT_SENT
from handlers.care import speaks_of_distress
from handlers.desk import Desk
from handlers.kit import incidents, wording
from handlers.kit.capability import SHANGHAI
from handlers.kit.conversation import Conversation, recalled
from handlers.kit.dialogue import SAY, TO_FORM
from handlers.kit.in_hand import IN_HAND, NOTHING
from handlers.kit.messages import Incoming, Kind, Reply
from handlers.kit.reading.utterance import Utterance
from storage.letters import Receipt
from storage.unit_of_work import Conflict, Unavailable


@dataclass
class AnonymousGate:
    """Answers what is anonymous by itself and hands on the rest.

    Neither inbox nor conversation, outbox, access log, log line or counter hears of these messages; a failure is logged
    without the request it came with. One at a time: a slow hash takes 64 MiB, and a number must find the draft before it.
    """

    onwards: Callable[[Incoming], Awaitable[Reply]]
    desk: Desk
    run: Run
    receipts: Receipts
    now: Callable[[], datetime]
    memory: Memory = field(default_factory=Memory)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _in_hand: set[str] = field(default_factory=set)

    async def submit(self, message: Incoming) -> Reply:
        """The answer; raises `Unavailable`."""
        one = Message(message.userid, message.identity, Utterance.of(message.text))
        if message.kind is not Kind.TEXT:
            return await self._onwards(message)
        if speaks_of_distress(one.said):
            # A life comes before all else: the desk offers somebody who calls, and keeps no word of it (domain.md §6.6).
            # The number he answers with must find that question, not a draft.
            self.memory.drop(one.userid)
            return await self._onwards(message)
        if one.userid not in self._in_hand and not self._is_meant(one):
            return await self._onwards(message)
        before = IN_HAND.set(NOTHING)
        try:
            reply = await self._in_turn(one)
        finally:
            IN_HAND.reset(before)
        return reply or await self._onwards(message)

    def _is_meant(self, message: Message) -> bool:
        return is_meant(self.memory, message, self.now(), self.desk.registry.words)

    async def _onwards(self, message: Incoming) -> Reply:
        """To the desk; a question it asked before he went the anonymous way is not answered by this.

        Only now, for its row would have shown that he had gone.
        """
        self.memory.gone.pop(
            message.userid, None
        )  # from here on a number is for what the desk asks
        if self.memory.came_back(message.userid):
            message = replace(message, anew=True)
        return await self.onwards(message)

    async def _in_turn(self, message: Message) -> Reply | None:
        """The answer, or None when it is not meant for here after all."""
        self._in_hand.add(message.userid)
        try:
            async with self._turn:
                if not self._is_meant(message):
                    return None
                return Reply(await self._answered(message), untold=True)
        finally:
            self._in_hand.discard(message.userid)

    async def _answered(self, message: Message) -> str:
        digits = digits_needed(self.memory, message, self.now())
        try:
            receipt = await self.receipts.read(digits) if digits else None
            return await self.run(lambda: self._answer(message, receipt))
        except Unavailable:
            raise
        except Conflict:  # the same receipt at the same moment, in another process
            raise Unavailable("another process has the same receipt in hand") from None
        except Exception as error:
            incidents.number_for(error)
            return NOT_SENT  # without the number: who quoted it would say that he was here

    def _answer(self, message: Message, receipt: Receipt | None) -> str:
        """On the writer, in a transaction of its own."""
        now = self.now()
        today = now.astimezone(SHANGHAI).date()
        with self.desk.units() as unit:
            picture = self.desk.picture(unit.session)
            sender = picture[0].enrolled(message.userid, today)
            if sender is None:
                return wording.stranger(self.desk.policy.contact)
            actor = picture[0].actor(sender.id, today)
            ctx = self.desk.context(unit.session, actor, now, picture)
            before = recalled(unit.session, {sender.id}, now)[0].get(sender.id)
            drafted = before is not None and self._holds_words(before)
            speaking = Speaking(self.memory, message, receipt, ctx, drafted)
            answer = speaking.answer()
        speaking.settle()
        self.desk.notice_promises(unit, now)
        return answer

    def _holds_words(self, before: Conversation) -> bool:
        """Whether a number that reaches the desk might put something under his name that he has said."""
        if before.form or before.parked:
            return True
        commands, choices = (
            self.desk.registry.commands,
            before.offer.choices if before.offer else (),
        )
        forms = {key for key, one in commands.items() if one.form} | {SAY, TO_FORM}
        return any(one.argument and one.command in forms for one in choices)
