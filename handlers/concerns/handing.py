"""A matter goes to a handling department without its people, and the department's word comes back [T1].

The department's sentence reaches its raiser when the branch says so, by one number, and not by itself: the branch answers
for what is promised in its name, and only it can see whether the sentence gives an answer.
"""

from collections.abc import Iterator
from typing import Self
from uuid import UUID

from handlers.concerns import handing_wording, telling
from handlers.concerns.finding import code_of, last_read, numbers_in, seen
from handlers.concerns.handlers_named import Handler, handlers_for, handlers_meant, is_department
from handlers.concerns.identity import knows_raiser
from handlers.concerns.life import DECIDED, OPEN
from handlers.concerns.quoting import answer_in, quoted
from handlers.concerns.reading_handing import HAND_OVER, HANDS_OVER
from handlers.concerns.seats import (
    handler_name,
    keeper_of,
    kept_from,
    may_answer,
    receiver_of,
)
from handlers.concerns.without_names import without_names
from handlers.kit.capability import Context, OpenItem
from handlers.kit.forms import Form, Question, chosen
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from storage.queries import concern_hands, concerns
from storage.queries.concerns import ConcernView

ASK_WHO = "who"


class HandOverForm(Form):
    """Which concern, and who is to handle it; the text is shown as he will read it."""

    number: int
    handler_id: UUID | None = None
    among: tuple[UUID, ...] = ()

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The concern by its number, else the one that was read last; refuses whom it must not reach."""
        numbers = numbers_in(said)
        number = numbers[0] if len(numbers) == 1 else 0 if numbers else last_read(ctx)
        if not number:
            raise Refusal(handing_wording.WHICH)
        concern = seen(number, ctx)
        if not may_answer(ctx, concern):
            raise Refusal(handing_wording.NOT_YOURS.format(code=concern.code))
        if concern.state in DECIDED:
            raise Refusal(handing_wording.ANSWERED.format(code=concern.code))
        if concern.state not in OPEN:
            raise Refusal(handing_wording.OVER.format(code=concern.code))
        if not knows_raiser(concern, ctx):
            # That it cannot be given to somebody would tell him whose it is.
            owner = keeper_of(ctx, concern)
            name = ctx.name(owner) if owner else handler_name(ctx, concern.branch_id)
            raise Refusal(handing_wording.BY_WHO_KNOWS.format(code=concern.code, name=name))
        return cls(number=number).naming(said, ctx)

    def naming(self, said: Utterance, ctx: Context) -> Self:
        """The draft with whom a sentence names."""
        concern = seen(self.number, ctx)
        known = handlers_for(concern, ctx)
        if not known:
            raise Refusal(handing_wording.nobody_handles(who_in(said), concern.code))
        words = who_in(said)
        meant = handlers_meant(words, known)
        if not meant:
            raise Refusal(
                handing_wording.unknown(
                    words, handing_wording.listed(map(_label, known)), concern.code
                )
            )
        if len(meant) > 1:
            return self.changed(handler_id=None, among=tuple(one.person_id for one in meant))
        return self._to(meant[0].person_id, ctx)

    def question(self, ctx: Context) -> Question | None:
        """Which of several."""
        if self.handler_id is not None:
            return None
        known = {one.person_id: one for one in handlers_for(seen(self.number, ctx), ctx)}
        labels = tuple(_label(known[one]) for one in self.among if one in known)
        return Question(ASK_WHO, handing_wording.ASK_WHO, labels)

    def answered(self, _key: str, said: Utterance, ctx: Context) -> Self:
        """A number, or the name."""
        index = chosen(said, len(self.among))
        return self._to(self.among[index], ctx) if index is not None else self.naming(said, ctx)

    def shown(self, ctx: Context) -> str:
        """What will be handed over, exactly as it will be read."""
        concern = seen(self.number, ctx)
        concerns.note_shown(ctx.session, ctx.actor, [concern], ctx.now)
        text = quoted(without_names(concern.text, concern.raiser_id, ctx))
        return handing_wording.to_hand_over(concern.code, _label(self.handler(ctx)), text)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another department."""
        known = handlers_for(seen(self.number, ctx), ctx)
        return self.naming(said, ctx) if handlers_meant(who_in(said), known) else None

    def amend_prompt(self) -> str:
        """What may be changed."""
        return handing_wording.AMEND

    def handler(self, ctx: Context) -> Handler:
        """Who is to handle it; refuses when he does not any more."""
        known = handlers_for(seen(self.number, ctx), ctx)
        found = next((one for one in known if one.person_id == self.handler_id), None)
        if found is None:
            raise Refusal(handing_wording.NO_HANDLERS)
        return found

    def _to(self, handler_id: UUID, ctx: Context) -> Self:
        """Never to somebody whom the text names, however loosely he may be the one."""
        concern = seen(self.number, ctx)
        said = Utterance.of(concern.text)
        loosely = ctx.names.find_sounding(said, {handler_id})
        named = any(handler_id in one.candidates for one in ctx.mentions(said, {handler_id}))
        if named or loosely or handler_id in kept_from(ctx, concern):
            name = ctx.name(handler_id)
            raise Refusal(handing_wording.NAMED_IN_IT.format(code=concern.code, name=name))
        return self.changed(handler_id=handler_id, among=())


def hand_over(form: HandOverForm, ctx: Context) -> Reply:
    """He is told once, and its raiser hears which department has it."""
    to = form.handler(ctx)
    code = code_of(form.number)
    given = concerns.assign(ctx.session, ctx.actor, form.number, to.person_id, ctx.now)
    if given is None:
        if seen(form.number, ctx).state not in OPEN:  # somebody was quicker
            raise Refusal(handing_wording.CHANGED.format(code=code))
        raise Refusal(handing_wording.NOT_HIM.format(code=code, name=to.name))
    telling.of_assignment(ctx, given, to.duty)
    telling.of_handing_over(ctx, given)
    return Reply(handing_wording.handed_over(code, _label(to)))


def say_how_it_stands(said: Utterance, ctx: Context) -> Reply:
    """The handler's one sentence, to those who answer."""
    numbers = numbers_in(said)
    words = answer_in(said)
    if len(numbers) != 1 or not words:
        raise Refusal(handing_wording.NOT_READ)
    concern = seen(numbers[0], ctx)
    owner = receiver_of(ctx, concern)
    taken = concern_hands.say(ctx.session, ctx.actor, concern.number, words, owner, ctx.now)
    if taken is None:
        raise Refusal(handing_wording.OVER.format(code=concern.code))
    telling.of_handlers_word(ctx, taken, duty_of(ctx.actor.me, taken, ctx))
    return Reply(handing_wording.said(concern.code))


def waiting_items(ctx: Context) -> Iterator[OpenItem]:
    """For a handler what waits for a word of his."""
    if Deed.HANDLE_CONCERN.open_to(ctx.actor):
        for one in concern_hands.in_hand(ctx.session, ctx.actor):
            choice = Choice(handing_wording.LOOK_LABEL, telling.SHOW, one.code)
            yield OpenItem(handing_wording.in_hand(one.code), choice)


def hears_handing(said: Utterance, ctx: Context) -> int:
    """「C-0031 交给后勤」: the whole sentence, and a department or one of its people."""
    words = who_in(said)
    if not words:
        return 0
    numbers = numbers_in(said)
    named = bool(handlers_meant(words, handlers_for(None, ctx)))
    if numbers:
        answers = Deed.ANSWER_CONCERN.open_to(ctx.actor)
        plainly = answers and HANDS_OVER.search(said.plain) is not None
        return CERTAIN if named or is_department(words) or plainly else 0
    return BY_LAST_READ if named and last_read(ctx) else 0


def hears_saying(said: Utterance, ctx: Context) -> int:
    """A number of what this handler was given, and words."""
    numbers = numbers_in(said)
    if not Deed.HANDLE_CONCERN.open_to(ctx.actor) or len(numbers) != 1 or not answer_in(said):
        return 0
    concern = concerns.find(ctx.session, ctx.actor, numbers[0])
    his = concern is not None and concern.handler_id == ctx.actor.person_id
    return CERTAIN if his and concern and not may_answer(ctx, concern) else 0


CERTAIN, BY_LAST_READ = 100, 80


def who_in(said: Utterance) -> str:
    """Whom a sentence hands something to; "" when it hands over nothing.

    >>> [who_in(Utterance.of(one)) for one in ("C-0031 交给后勤", "C-0005 转设备科 李工", "C-0005 转上级")]
    ['后勤', '设备科 李工', '']
    """
    found = HAND_OVER.fullmatch(said.plain)
    return found["who"].strip() if found else ""


def duty_of(handler_id: UUID, concern: ConcernView, ctx: Context) -> str:
    """What the department of a handler is called."""
    known = handlers_for(concern, ctx)
    return next((one.duty for one in known if one.person_id == handler_id), ctx.name(handler_id))


def _label(one: Handler) -> str:
    return handing_wording.handler(one.duty, one.name)
