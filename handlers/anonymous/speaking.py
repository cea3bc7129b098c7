"""The anonymous conversation: what is answered to each message of it, from memory and the database (reliability.md §3.4).

Nothing here promises the writer anything, takes a line of the access log or logs; what is stored is sealed and does not
know him. `tests/handlers/anonymous/test_traceless.py` holds this file to it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from handlers.anonymous import news, reading, routing, rules, threads, wording
from handlers.anonymous.hearing import AT_ONCE, LEAVE, SEND, Message, answer_in
from handlers.anonymous.memory import Draft, Memory, Step
from handlers.anonymous.reading import Asked, grouped
from handlers.anonymous.routing import Readers
from handlers.kit import wording as kit_wording
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.inert import excerpt
from handlers.kit.letter_readers import not_offered, sits_on
from handlers.kit.reading.utterance import Utterance
from storage.letters import Receipt
from storage.queries import anonymous
from storage.queries.anonymous import AnonState, AnonVoice, Sits, Taken

SHOWN_BEFORE = 60  # characters of the matter


@dataclass
class Speaking:
    """Answers one message in one transaction; `settle` is called once that is committed."""

    memory: Memory
    message: Message
    receipt: Receipt | None
    ctx: Context
    drafted: bool = False  # the desk holds something of his, under his name
    settle: Callable[[], None] = lambda: None

    @property
    def known(self) -> Receipt:
        """The receipt, which is worked out before for every message that needs one."""
        assert self.receipt is not None  # noqa: S101
        return self.receipt

    def answer(self) -> str:
        """What is said back; it fits into one passive reply and is kept nowhere."""
        who, said, now = self.message.userid, self.message.said, self.ctx.now
        if before := self.memory.repeated(who, self.message.identity, now):
            return before
        asked, draft = reading.asked(said), self.memory.draft(who, now)
        if asked is not None and asked.digits:
            return self._with_receipt(asked)
        if asked is not None and asked.broken:
            return wording.BROKEN
        answer = answer_in(said)
        if asked is not None and answer is None:
            if not asked.words.plain:
                return self._explained()
            shown = draft.digits if draft and draft.step is Step.WORDS else reading.new_receipt()
            return self._begin(asked.words.text, shown)
        return self._answered(draft, answer or said) if draft else wording.DRAFT_GONE

    def _explained(self) -> str:
        """The warning and a fresh receipt, before a word of the matter."""
        draft = Draft("", "", self.ctx.now)
        readers = routing.readers_of(draft, self.ctx)
        if readers is None:
            return self._not_offered(draft)
        draft = draft.changed(digits=reading.new_receipt(), step=Step.WORDS)
        self.memory.keep(self.message.userid, draft)
        unit, size = routing.shown_as(readers, self.ctx)
        return wording.EXPLAINED.format(
            drafted=wording.DRAFTED if self.drafted else "",
            readers=self._names(readers), later=wording.LATER, unit=unit, size=size,
            receipt=grouped(draft.digits),
        )  # fmt: skip

    def _begin(self, text: str, digits: str) -> str:
        if not self.memory.may_send(self.message.userid, self.ctx.now):
            return wording.TOO_MANY
        return self._ask_or_show(Draft(digits, text, self.ctx.now))

    def _with_receipt(self, asked: Asked) -> str:
        who, now, session = self.message.userid, self.ctx.now, self.ctx.session
        may_try = self.memory.may_try(who, now)
        found = anonymous.thread(session, self.known)
        if found is not None and may_try:
            return self._say(asked, found)
        is_new, may_send = asked.wish and bool(asked.words.plain), self.memory.may_send(who, now)
        if found is None and is_new and may_send:
            return self._new(asked)
        if (
            found is None
        ):  # also where nothing new is taken: else the answer would tell whose receipt is one
            self.memory.was_wrong(who, now)
        return wording.TOO_MANY if found is None and is_new and may_try else wording.NO_SUCH

    def _new(self, asked: Asked) -> str:
        """A matter in one message: taken at once, unless something must be asked or warned of before."""
        if not rules.is_drawn(asked.digits):
            return wording.INVENTED
        draft = Draft(asked.digits, asked.words.text, self.ctx.now)
        plain = self._step(draft) is Step.CONFIRM and not reading.gives_away(asked.words, self.ctx)
        readers = routing.readers_of(draft, self.ctx)
        return self._send(draft, readers) if plain and readers else self._ask_or_show(draft)

    def _say(self, asked: Asked, found: anonymous.Thread) -> str:
        """Something under a receipt that is known: look, a last word, or more words."""
        session, words, receipt = self.ctx.session, asked.words, grouped(asked.digits)
        when, sits = wording.moment(self._next_release()), sits_on(self.ctx.roster, self.ctx.today)
        if not words.plain:
            return threads.shown(found, self.ctx.today)
        if reading.URGENT.fullmatch(words.plain):
            hurried = news.hand_over_now(self.ctx, self.known)
            return wording.HURRIED if hurried else wording.NOTHING_WAITS
        solved = reading.SOLVED.fullmatch(words.plain)
        if solved or reading.UNSOLVED.fullmatch(words.plain):
            if found.state in (AnonState.WAITING, AnonState.OPEN):
                return wording.NOT_YET_ANSWERED.format(receipt=receipt)
            voice = AnonVoice.SOLVED if solved else AnonVoice.UNSOLVED
            taken = anonymous.say(session, self.known, voice, words.text, sits)
            last = wording.UNREAD if taken is Taken.UNREAD else wording.LAST_WORD
            return last.format(when=when, receipt=receipt)
        return self._add(asked, found, sits)

    def _add(self, asked: Asked, found: anonymous.Thread, sits: Sits) -> str:
        """More words; they go to all who read the matter already, so they may be about none of these."""
        session, words, receipt = self.ctx.session, asked.words, grouped(asked.digits)
        when = wording.moment(self._next_release())
        if about := routing.readers_named(words, found.readers.keys(), self.ctx):
            names = wording.names([self.ctx.name(one) for one in about])
            return wording.ABOUT_A_READER.format(names=names)
        if reading.gives_away(words, self.ctx):
            return self._ask_or_show(Draft(asked.digits, words.text, self.ctx.now))
        taken = anonymous.say(session, self.known, AnonVoice.RAISER, words.text, sits)
        said = wording.NOT_ADDED.get(taken.value if taken else "", wording.ADDED)
        return said.format(receipt=receipt, when=when)

    def _answered(self, draft: Draft, answer: Utterance) -> str:
        number = reading.number(answer)
        if draft.step is Step.WORDS and not answer.says(*kit_wording.CANCEL_WORDS):
            says = not number and answer.plain
            return self._begin(answer.text, draft.digits) if says else wording.SAY_WORDS
        if self.drafted and number and answer is self.message.said:
            # Another process, which knows of no draft, would take it for an answer to what the desk holds.
            return f"{wording.SAY_BOTH}\n{self._ask_or_show(draft)}"
        return self._go_on(draft, answer)

    def _go_on(self, draft: Draft, said: Utterance) -> str:
        """A number about the draft, or a word that means one."""
        who, number = self.message.userid, reading.number(said)
        if said.says(*kit_wording.CANCEL_WORDS):
            self.memory.drop(who)
            return wording.DROPPED
        if draft.step is Step.LEADER:
            named = (reading.OF_THE_TEAM, reading.OF_THE_GROUP)
            words = (place for place, one in enumerate(named, 1) if one.search(said.plain))
            number = number or next(words, 0)
            return self._ask_or_show(draft.changed(leader=number if 1 <= number <= 3 else 0))
        if draft.step is Step.NAMED:
            about = {1: True, 2: False}.get(number)
            return self._ask_or_show(draft.changed(about_them=about))
        readers = routing.readers_of(draft, self.ctx)
        if number in (SEND, AT_ONCE) and readers and self.receipt is not None:
            return self._send(draft, readers, at_once=number == AT_ONCE)
        if number == LEAVE:
            self.memory.drop(who)
            return wording.DROPPED
        return f"{wording.DRAFT_OPEN}\n{self._ask_or_show(draft)}"

    def _ask_or_show(self, draft: Draft) -> str:
        readers = routing.readers_of(draft, self.ctx)
        if readers is None:
            return self._not_offered(draft)
        step = self._step(draft)
        self.memory.keep(self.message.userid, draft.changed(step=step))
        if step is Step.LEADER:
            leaders = wording.names([self.ctx.name(one) for one in routing.group_leaders(self.ctx)])
            team, group, nobody = wording.LEADER_CHOICES
            called = group.format(names=leaders) if leaders else wording.GROUP_LEADER
            return wording.asked(wording.ASK_LEADER, (team, called, nobody), self.drafted)
        if step is Step.NAMED:
            named = routing.named_readers(Utterance.of(draft.text), self.ctx)
            question = wording.ASK_NAMED.format(
                names=wording.names([self.ctx.name(one) for one in named])
            )
            return wording.asked(question, wording.NAMED_CHOICES, self.drafted)
        unit, size = routing.shown_as(readers, self.ctx)
        return wording.preview(
            excerpt(draft.text, SHOWN_BEFORE),
            reading.gives_away(Utterance.of(draft.text), self.ctx),
            self._names(readers),
            [self.ctx.name(one) for one in readers.kept_from],
            unit, size, self._next_release(), grouped(draft.digits), self.drafted,
        )  # fmt: skip

    def _step(self, draft: Draft) -> Step:
        said = Utterance.of(draft.text)
        if draft.leader == 0 and reading.unclear_leader(said):
            return Step.LEADER
        if draft.about_them is None and routing.named_readers(said, self.ctx):
            return Step.NAMED
        return Step.CONFIRM

    def _send(self, draft: Draft, readers: Readers, *, at_once: bool = False) -> str:
        ctx, who, now = self.ctx, self.message.userid, self.ctx.now
        letter, keys = routing.letter_of(draft, readers, ctx), list(readers.keys.values())
        sits = sits_on(ctx.roster, ctx.today)
        taken = anonymous.take(ctx.session, self.known, letter, keys, sits)
        if at_once:
            news.hand_over_now(ctx, self.known)
        receipt = grouped(draft.digits)
        when = None if at_once else self._next_release()
        text = wording.sent(receipt, self._names(readers), when)
        if taken.value in wording.NOT_ADDED:
            text = wording.NOT_ADDED[taken.value].format(receipt=receipt)

        def settle() -> None:
            self.memory.left.add(who)
            self.memory.was_sent(who, self.message.identity, text, now)
            if taken is Taken.NEW:
                self.memory.took(who, now)

        self.settle = settle
        return text

    def _not_offered(self, draft: Draft) -> str:
        self.memory.drop(self.message.userid)
        if draft.text and routing.readers_of(Draft("", "", self.ctx.now), self.ctx):
            return wording.NOBODY_LEFT
        nothing = kit_wording.NOTHING_KEPT if draft.text else ""
        return not_offered(self.ctx, wording.STILL_THERE if self.drafted else nothing)

    def _names(self, readers: Readers) -> str:
        return wording.names([self.ctx.name(one) for one in readers.keys])

    def _next_release(self) -> datetime:
        local = self.ctx.now.astimezone(SHANGHAI).replace(tzinfo=None)
        return rules.next_release(local, self.ctx.edition.figures.anonymous_at, self.ctx.calendar)
