"""Its raiser's last word on a concern: which one is meant, and what else was said [T1]."""

from datetime import timedelta
from typing import ClassVar, Self

from handlers.concerns import answering_wording, telling
from handlers.concerns.clocks.days import keep_after_reopening
from handlers.concerns.finding import code_of, numbers_in, seen
from handlers.concerns.later_words import accused_in, keep_from_the_named
from handlers.concerns.life import DECIDED, OPEN, may_reopen
from handlers.concerns.matching import spoken_of
from handlers.concerns.quoting import excerpt, shortened
from handlers.concerns.reading import CODES, OUTCOME_LEAD
from handlers.concerns.seats import handler_name
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import concerns
from storage.queries.concerns import ConcernView
from storage.vocabulary import ConcernState

ASK_WHICH = "which"
LEAVE, RAISE = "desk.nothing", "concerns.raise"
MOST_ASKED = 5


class LastWordForm(Form):
    """Done as soon as it is clear which concern is meant; nothing has to be typed again."""

    confirm: ClassVar[bool] = False

    number: int | None = None
    among: tuple[int, ...] = ()
    words: str = ""  # what was said beside the last word itself

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The concern by its number, else the one that waits for a word of this person."""
        words = words_beside(said)
        if numbers := numbers_in(said):
            if len(set(numbers)) > 1:
                raise Refusal(answering_wording.one_by_one(code_of(numbers[0])))
            return cls(number=numbers[0], words=words)
        waiting = cls.meant(ctx)
        if not waiting:
            raise Refusal(_nothing_waits(ctx))
        fits = spoken_of(said.text, {one.number: one.text for one in waiting})
        among = [one.number for one in waiting if one.number in fits or not fits]
        if len(among) == 1:
            return cls(number=among[0], words=words)
        return cls(among=tuple(among[:MOST_ASKED]), words=words)

    @classmethod
    def meant(cls, ctx: Context) -> list[ConcernView]:
        """What the word may be about; where he has ended something lately and waits for something else, he is asked."""
        waiting = awaited(ctx, closed=True)
        over = bool(waiting) and waiting[0].state not in DECIDED
        return [*waiting, *(_unanswered(ctx) if over else [])]

    def question(self, ctx: Context) -> Question | None:
        """Which one, when several wait."""
        if self.number is not None:
            return None
        waiting = [seen(one, ctx) for one in self.among]
        labels = tuple(
            answering_wording.labelled(one.code, one.category, excerpt(one.text)) for one in waiting
        )
        return Question(ASK_WHICH, answering_wording.ASK_WHICH_OF_MINE, labels)

    def answered(self, _key: str, said: Utterance, _ctx: Context) -> Self:
        """A choice or a number."""
        index = chosen(said, len(self.among))
        numbers = [self.among[index]] if index is not None else numbers_in(said)
        if len(numbers) != 1:
            raise NotUnderstood(answering_wording.WHICH_NOT_READ)
        return self.model_copy(update={"number": numbers[0]})


class SolvedForm(LastWordForm):
    """That it is solved may be said before anybody has answered, too."""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The same; what nobody has answered is ended by its number only."""
        draft = super().read(said, ctx)
        if draft.number is None or numbers_in(said) or seen(draft.number, ctx).state not in OPEN:
            return draft
        return draft.changed(number=None, among=(draft.number,))

    @classmethod
    def meant(cls, ctx: Context) -> list[ConcernView]:
        """What waits for his word; where nothing does, what waits for an answer."""
        return awaited(ctx) or _unanswered(ctx)

    def question(self, ctx: Context) -> Question | None:
        """Of what nobody has answered he is asked: it is not seen to any more then."""
        asked = super().question(ctx)
        first = seen(self.among[0], ctx) if asked else None
        if asked is None or first is None or first.state not in OPEN:
            return asked
        return Question(ASK_WHICH, answering_wording.ASK_SOLVED_BEFORE, asked.choices)


def close_concern(form: LastWordForm, ctx: Context) -> Reply:
    """Its raiser says that it is solved: closed, and the branch is told once."""
    concern = own(form, ctx)
    words, beside = _kept_words(form, concern, ctx)
    closed = concerns.close(ctx.session, ctx.actor, concern.number, words, ctx.now)
    if closed is None:
        raise Refusal(nothing_to_say(concern))
    keep_from_the_named(words, closed, ctx)
    telling.of_last_word(ctx, closed, solved=True)
    return _with(Reply(answering_wording.thanks(closed.code)), beside)


def reopen_concern(form: LastWordForm, ctx: Context) -> Reply:
    """Its raiser says that it is not solved: open again, and the branch is told what it had promised.

    Whoever had his words deleted raises it anew: nobody could act on an empty one.
    """
    concern = own(form, ctx)
    days = ctx.edition.figures.reopen_days
    if not concern.text or not may_reopen(concern.state, concern.closed_at, ctx.now, days):
        raise Refusal(nothing_to_say(concern))
    words, beside = _kept_words(form, concern, ctx)
    reopened = concerns.reopen(ctx.session, ctx.actor, concern.number, words, ctx.now)
    if reopened is None:
        raise Refusal(nothing_to_say(concern))
    keep_from_the_named(words, reopened, ctx)
    keep_after_reopening(ctx, reopened)
    telling.of_last_word(ctx, reopened, solved=False)
    handler = handler_name(ctx, reopened.branch_id)
    return _with(Reply(answering_wording.reopened(reopened.code, handler)), beside)


def own(form: LastWordForm, ctx: Context) -> ConcernView:
    """The concern somebody says his last word on; others may see it, but the word is its raiser's."""
    assert form.number is not None  # noqa: S101  (the form asks until it is known)
    concern = seen(form.number, ctx)
    if concern.raiser_id != ctx.actor.person_id:
        handler = handler_name(ctx, concern.branch_id)
        raise Refusal(answering_wording.ONLY_RAISER.format(code=concern.code, handler=handler))
    return concern


def nothing_to_say(concern: ConcernView) -> str:
    """Why a last word changes nothing."""
    if concern.state in OPEN:
        return answering_wording.not_answered_yet(concern.code)
    return answering_wording.over_already(concern.code, concern.state)


def ask_whether_solved(said: Utterance, ctx: Context) -> Reply:
    """Its raiser sounds content: closed only by his number; what he said goes along as his last word."""
    waiting = awaited(ctx)
    if not waiting:
        raise Refusal(_nothing_waits(ctx))
    fits = spoken_of(said.text, {one.number: one.text for one in waiting})
    among = [one for one in waiting if one.number in fits or not fits][:MOST_ASKED]
    first = among[0]
    if len(among) == 1:
        text = answering_wording.ask_solved(first.code, excerpt(first.text))
        yes = Choice(answering_wording.YES, telling.SOLVED, f"{first.code} {said.text}")
        return Reply(text, (yes, Choice(answering_wording.NOT_YET, telling.UNSOLVED, first.code)))
    choices = [
        Choice(
            answering_wording.labelled(one.code, one.category, excerpt(one.text)),
            telling.SOLVED,
            f"{one.code} {said.text}",
        )
        for one in among
    ]
    none = Choice(answering_wording.NONE_YET, LEAVE, answering_wording.LEFT_OPEN)
    return Reply(answering_wording.ASK_WHICH_SOLVED, (*choices, none))


def refuse_to_end(said: Utterance, ctx: Context) -> Reply:
    """Nobody but its raiser ends a concern, and nobody ends several at once."""
    numbers = numbers_in(said)
    if len(numbers) != 1:
        raise Refusal(answering_wording.NO_BULK_END)
    concern = seen(numbers[0], ctx)
    handler = handler_name(ctx, concern.branch_id)
    raise Refusal(answering_wording.ONLY_RAISER.format(code=concern.code, handler=handler))


def awaited(ctx: Context, *, closed: bool = False) -> list[ConcernView]:
    """What a word of this person may be about: what waits for it, else what his silence has just ended.

    With `closed` also what he has ended himself, for it may break again.
    """
    since = ctx.now - timedelta(days=ctx.edition.figures.reopen_days)
    found = concerns.awaiting_word(ctx.session, ctx.actor, since)
    return [one for one in found if closed or one.state is not ConcernState.CLOSED]


def _unanswered(ctx: Context) -> list[ConcernView]:
    """What this person raised and nobody has answered, the latest first."""
    mine = concerns.mine(ctx.session, ctx.actor, limit=None)
    return [one for one in mine if one.state in OPEN]


def words_beside(said: Utterance) -> str:
    """What somebody adds to 「没解决」, for whoever looks at it again.

    >>> words_beside(Utterance.of("C-0001 没解决 还在漏")), words_beside(Utterance.of("没解决"))
    ('还在漏', '')
    >>> words_beside(Utterance.of("还是凉的啊 上周说改也没改"))
    '还是凉的啊 上周说改也没改'
    """
    rest = Utterance.of(said.cut([found.span() for found in CODES.finditer(said.plain)]))
    lead = OUTCOME_LEAD.match(rest.plain)
    text = rest.part(lead.end() if lead else 0, len(rest.plain)).text
    return shortened(text) if any(map(str.isalnum, text)) else ""


def _kept_words(form: LastWordForm, concern: ConcernView, ctx: Context) -> tuple[str, Reply | None]:
    """What is written down with the last word; what is about somebody who reads it may be raised by itself instead."""
    whom = accused_in(form.words, concern, ctx) if form.words else ""
    if not whom:
        return form.words, None
    raise_it = Choice(answering_wording.RAISE_APART, RAISE, form.words)
    return "", Reply(answering_wording.left_out(whom), (raise_it,))


def _with(reply: Reply, beside: Reply | None) -> Reply:
    return reply if beside is None else Reply(f"{reply.text}\n{beside.text}", beside.choices)


def _nothing_waits(ctx: Context) -> str:
    """Why there is nothing to say a last word on."""
    latest = next(iter(_unanswered(ctx)), None)
    return (
        answering_wording.not_answered_yet(code_of(latest.number))
        if latest
        else answering_wording.NONE_WAITS
    )
