"""A name that was kept is told to one more only by two of the committee, with a reason, and its raiser hears at once.

The regulation does not speak of it; we read domain.md §6.9: breaking what was promised takes two persons and is told to
whom it was promised. One asks, who knows the name already agrees: so no single person can tell it through the bot.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Self
from uuid import UUID

from handlers.concerns import revealing_wording
from handlers.concerns.finding import numbers_in, seen
from handlers.concerns.identity import knows_raiser
from handlers.concerns.quoting import quoted, shortened
from handlers.concerns.reading import CODES
from handlers.concerns.reading_handing import ASKS_WHO, BECAUSE, ON_REQUEST, WANTS_NAME
from handlers.concerns.seats import answers_for, keeper_of
from handlers.kit.capability import SHANGHAI, Context, OpenItem
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from storage.queries import concern_names
from storage.queries.concerns import ConcernView
from storage.vocabulary import Identity, PushKind

ASK_REASON = "reason"
LEAST = 4  # characters of a reason
ASK_AGAIN_AFTER = timedelta(days=7)  # ours: a no is not to be worn down
SURE, AGREED = 100, 95
LOOK, AGREE, REFUSE = "concerns.look_at_asking", "concerns.agree_to_tell", "concerns.refuse_to_tell"


class AskNameForm(Form):
    """Of which concern, and why; shown with what will happen before anybody is asked."""

    number: int
    reason: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The number, and what stands behind 因为; refuses who knows it already, and whose business it is not."""
        numbers = numbers_in(said)
        if len(numbers) != 1:
            raise Refusal(revealing_wording.WHICH)
        concern = seen(numbers[0], ctx)
        if not answers_for(ctx, concern.branch_id) or concern.raiser_id == ctx.actor.person_id:
            raise Refusal(revealing_wording.NOT_YOURS.format(code=concern.code))
        if concern.identity is Identity.NAMED or knows_raiser(concern, ctx):
            raise Refusal(revealing_wording.KNOWN.format(code=concern.code))
        if keeper_of(ctx, concern) is None:
            raise Refusal(revealing_wording.NO_SECOND.format(code=concern.code))
        _check_again(concern, ctx)
        found = BECAUSE.search(said.plain)
        reason = said.part(found.end(), len(said.plain)).text.strip() if found else ""
        draft = cls(number=concern.number)
        return draft.changed(reason=shortened(reason)) if len(reason) >= LEAST else draft

    def question(self, ctx: Context) -> Question | None:
        """Why."""
        if self.reason:
            return None
        code = seen(self.number, ctx).code
        return Question(ASK_REASON, revealing_wording.ASK_REASON.format(code=code))

    def answered(self, _key: str, said: Utterance, _ctx: Context) -> Self:
        """The reason in his own words."""
        found = BECAUSE.match(said.plain)
        reason = said.part(found.end() if found else 0, len(said.plain)).text.strip()
        if len(reason) < LEAST:
            raise NotUnderstood(revealing_wording.TOO_SHORT)
        return self.changed(reason=shortened(reason))

    def shown(self, ctx: Context) -> str:
        """What happens then."""
        concern = seen(self.number, ctx)
        second = keeper_of(ctx, concern)
        name = ctx.name(second) if second else ""
        return revealing_wording.to_ask(concern.code, quoted(self.reason), name)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another reason."""
        return self.answered(ASK_REASON, said, ctx) if len(said.text.strip()) >= LEAST else None

    def amend_prompt(self) -> str:
        """What may be changed."""
        return revealing_wording.AMEND


def ask_name(form: AskNameForm, ctx: Context) -> Reply:
    """Who knows the name is asked whether he agrees."""
    concern = seen(form.number, ctx)
    second = keeper_of(ctx, concern)
    if second is None or knows_raiser(concern, ctx):
        raise Refusal(revealing_wording.KNOWN.format(code=concern.code))
    _check_again(concern, ctx)
    concern_names.ask(ctx.session, ctx.actor, concern, form.reason, ctx.now)
    look = Choice(revealing_wording.LOOK_LABEL, LOOK, _argument(concern, ctx.me.name))
    text = revealing_wording.asked_push(concern.code, ctx.me.name)
    about = f"{concern.code}:name"
    ctx.promises.to(second, text, kind=PushKind.AWAITED, about=about, choices=(look,))
    return Reply(revealing_wording.asked(concern.code, ctx.name(second)))


def look_at_asking(said: Utterance, ctx: Context) -> Reply:
    """Who asks and why, to the second of the two."""
    concern, asker, reason = _asked(said, ctx)
    argument = _argument(concern, ctx.name(asker))
    return Reply(
        revealing_wording.to_decide(concern.code, ctx.name(asker), quoted(reason)),
        (
            Choice(revealing_wording.AGREE_LABEL, AGREE, argument),
            Choice(revealing_wording.REFUSE_LABEL, REFUSE, argument),
        ),
    )


def agree_to_tell(said: Utterance, ctx: Context) -> Reply:
    """The second agrees: the asker may read the name, and its raiser is told by whom and why."""
    concern, asker, reason = _asked(said, ctx)
    code, name, about = concern.code, ctx.name(asker), f"{concern.code}:name"
    person = ctx.roster.actor(asker, ctx.today)
    concern_names.reveal(ctx.session, ctx.actor, concern, person, ctx.now)
    text = revealing_wording.told_raiser(code, name, ctx.me.name, quoted(reason))
    ctx.promises.to(concern.raiser_id, text, kind=PushKind.ANSWER, about=f"{code}:told")
    told = revealing_wording.told_asker(code, ctx.me.name)
    ctx.promises.to(asker, told, kind=PushKind.ANSWER, about=about)
    return Reply(revealing_wording.agreed(code, name))


def refuse_to_tell(said: Utterance, ctx: Context) -> Reply:
    """The second does not agree; nobody learns anything."""
    concern, asker, _reason = _asked(said, ctx)
    concern_names.refuse(ctx.session, ctx.actor, concern.id, asker, ctx.now)
    text = revealing_wording.refused_push(concern.code, ctx.me.name)
    ctx.promises.to(asker, text, kind=PushKind.ANSWER, about=f"{concern.code}:name")
    return Reply(revealing_wording.REFUSED.format(name=ctx.name(asker), code=concern.code))


def waiting_items(ctx: Context) -> Iterator[OpenItem]:
    """For who knows the name: what waits for his yes or no."""
    if not Deed.LEARN_WHO_RAISED_CONCERN.open_to(ctx.actor):
        return
    for concern, asker, _reason in _waiting(ctx):
        name = ctx.name(asker)
        choice = Choice(revealing_wording.LOOK_LABEL, LOOK, _argument(concern, name))
        yield OpenItem(revealing_wording.asked_push(concern.code, name), choice)


def _waiting(ctx: Context) -> Iterator[tuple[ConcernView, UUID, str]]:
    """The concern, the asker and his reason of each request that this actor decides on."""
    for concern, asker in concern_names.asked_for(ctx.session, ctx.actor):
        waits = concern_names.asked_by(ctx.session, ctx.actor, concern.id, asker)
        if waits is not None and keeper_of(ctx, concern) == ctx.actor.person_id:
            yield concern, asker, waits.note


def hears_decision(said: Utterance, ctx: Context) -> int:
    """「同意」 and the like while one request waits: what is asked is shown, and only then decided.

    So nobody lets a name go with a word that he meant for something else.
    """
    decides = ON_REQUEST.fullmatch(_joined(said)) and Deed.LEARN_WHO_RAISED_CONCERN.open_to(
        ctx.actor
    )
    if not decides:
        return 0
    numbers = numbers_in(said)
    waiting = [
        one for one, _asker, _reason in _waiting(ctx) if one.number in numbers or not numbers
    ]
    return AGREED if len(waiting) == 1 else 0


def hears_asking(said: Utterance, _ctx: Context) -> int:
    """「C-0001 需要知道是谁 因为…」."""
    return SURE if asks_for_a_name(said) else 0


def asks_for_a_name(said: Utterance) -> bool:
    """Whether a sentence with a number asks whose it is.

    >>> asks_for_a_name(Utterance.of("C-0001 需要知道是谁 因为要核对")), asks_for_a_name(Utterance.of("C-0001 看谁有空去修"))
    (True, False)
    >>> asks_for_a_name(Utterance.of("我要知道 C-0002 是谁提的 得补发给她"))
    True
    """
    rest = _joined(said)
    asks = WANTS_NAME.match(rest) or ASKS_WHO.search(rest)
    return bool(numbers_in(said)) and asks is not None


def is_about_a_name(said: Utterance) -> bool:
    """Whether it asks for a name, or decides on one."""
    words = (
        revealing_wording.LOOK_WORD,
        revealing_wording.AGREE_WORD,
        revealing_wording.REFUSE_WORD,
    )
    return asks_for_a_name(said) or said.starts_with(*words) is not None


def _joined(said: Utterance) -> str:
    """A sentence without numbers and gaps."""
    return "".join(CODES.sub("", said.plain).split())


def _check_again(concern: ConcernView, ctx: Context) -> None:
    """Refuses a second request while the first waits, and for some days after it was refused."""
    me, code = ctx.actor.me, concern.code
    if concern_names.asked_by(ctx.session, ctx.actor, concern.id, me):
        second = keeper_of(ctx, concern)
        name = ctx.name(second) if second else ""
        raise Refusal(revealing_wording.ASKED_ALREADY.format(code=code, name=name))
    refused = concern_names.refused_last(ctx.session, ctx.actor, concern.id)
    again = refused.astimezone(SHANGHAI).date() + ASK_AGAIN_AFTER if refused else None
    if again and again > ctx.today:
        raise Refusal(revealing_wording.asked_again(code, again))


def _asked(said: Utterance, ctx: Context) -> tuple[ConcernView, UUID, str]:
    """What waits for the decision of this actor: only who keeps the name and did not ask himself decides.

    With the number and the name of the asker, or the only one that fits what was said of these.
    """
    numbers = numbers_in(said)
    if len(numbers) > 1:
        raise Refusal(revealing_wording.WHICH)
    concern = seen(numbers[0], ctx) if numbers else None
    waiting = [one for one in _waiting(ctx) if concern is None or one[0].number == concern.number]
    askers = {asker for _concern, asker, _reason in waiting}
    named = {one for found in ctx.mentions(said, askers) for one in found.candidates}
    fits = [one for one in waiting if one[1] in named or not named]
    if len(fits) == 1:
        return fits[0]
    if concern is None or len(fits) > 1:
        raise Refusal(revealing_wording.WHICH)
    raise Refusal(revealing_wording.NOTHING_ASKED.format(code=concern.code))


def _argument(concern: ConcernView, name: str) -> str:
    return f"{concern.code} {name}"
