"""A concern as its raiser and its branch read it; what people wrote stands behind a bar [T1]."""

from collections.abc import Iterator, Sequence
from datetime import date

from handlers.concerns import answering_wording, handing_wording, wording
from handlers.concerns.clocks import showing as clock_showing
from handlers.concerns.identity import knows_raiser, reads_without_names, tell_of_deputy
from handlers.concerns.later_words import own_words_read
from handlers.concerns.life import DECIDED, OPEN
from handlers.concerns.merging import offers_to_merge, same_as
from handlers.concerns.passing_on import handlers_word
from handlers.concerns.quoting import excerpt, quoted
from handlers.concerns.seats import may_answer
from handlers.concerns.settling import on_the_spot
from handlers.concerns.story import told_of
from handlers.concerns.telling import LAST_WORDS, last_words
from handlers.concerns.without_names import without_names
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import concerns
from storage.queries.concerns import ConcernView, StepView
from storage.vocabulary import ConcernEventKind, ConcernState

MOST_OF_MINE, MOST_OPEN = 5, 8


def shown(concern: ConcernView, ctx: Context) -> Reply:
    """All of it, and what may be done next."""
    mine = concern.raiser_id == ctx.actor.person_id
    raised_on = concern.raised_at.astimezone(SHANGHAI).date()
    state = wording.state_of(concern.state, concern.decision, own=mine)
    lines = [
        wording.headline(concern.code, concern.category, state, raised_on),
        *([wording.HAZARD_NOTE] if concern.urgent else []),
    ]
    if concern.state is ConcernState.WITHDRAWN:
        return Reply("\n".join([lines[0], wording.WITHDRAWN_TEXT]))
    if mine:
        added = own_words_read(concern, ctx)
        story = [quoted(concern.text), *told_of(concern, ctx), *_who_acts(concern, ctx), *added]
        return Reply("\n".join([*lines, *story]), _last_words(concern))
    if reads_without_names(concern, ctx):
        return Reply("\n".join([*lines, *_without_names(concern, ctx)]))

    cut = _Cut(concern, ctx)
    lines += [_raised_by(concern, ctx), quoted(cut.own(concern.text))]
    lines += [*_latest_steps(concern, ctx, cut), *map(cut.own, own_words_read(concern, ctx))]
    if not may_answer(ctx, concern):
        return Reply("\n".join(lines), on_the_spot(concern, ctx))
    said, pass_on = handlers_word(concern, ctx, cut.others)
    lines += [*said, *same_as(concern, ctx)]
    if concern.state in OPEN | DECIDED:
        lines.append(wording.how_to_answer(concern.code))
    return Reply("\n".join(lines), (*pass_on, *offers_to_merge(concern, ctx)))


class _Cut:
    """Leaves every name out for who may not know whose it is: one name cut alone would be that of its raiser."""

    def __init__(self, concern: ConcernView, ctx: Context) -> None:
        self.knows, self.raiser_id, self.ctx = knows_raiser(concern, ctx), concern.raiser_id, ctx

    def own(self, text: str) -> str:
        """Of the raiser's own words."""
        return text if self.knows else without_names(text, self.raiser_id, self.ctx)

    def others(self, text: str) -> str:
        """Of an answer, or of a handler's word."""
        return text if self.knows else without_names(text, None, self.ctx)


def _without_names(concern: ConcernView, ctx: Context) -> Iterator[str]:
    """For who handles it or has the safety duty: the text, what is asked again, and how to say how it stands."""
    cut = _Cut(concern, ctx)
    yield handing_wording.NO_NAMES
    yield quoted(cut.own(concern.text))
    yield from _latest_steps(concern, ctx, cut)
    yield from map(cut.own, own_words_read(concern, ctx))
    if concern.handler_id == ctx.actor.person_id:
        yield handing_wording.how_to_say(concern.code)


def list_mine(_said: Utterance, ctx: Context) -> Reply:
    """How far one's own concerns have come."""
    return own_list(concerns.mine(ctx.session, ctx.actor, limit=MOST_OF_MINE), ctx)


def list_open(_said: Utterance, ctx: Context) -> Reply:
    """What waits for the branch, by its first words."""
    waiting = concerns.unanswered(ctx.session, ctx.actor)
    if not waiting:
        return Reply(answering_wording.nothing_open())
    return open_list(waiting, MOST_OPEN, ctx)


def own_list(mine: Sequence[ConcernView], ctx: Context) -> Reply:
    """How far one's own have come, with the last word as choices where only one waits for it."""
    if not mine:
        return Reply(wording.NOTHING_RAISED)
    answered = [one for one in mine if one.state in DECIDED]
    lines = [wording.MINE_HEADING, *(line_for_raiser(one, ctx) for one in mine)]
    return Reply("\n".join(lines), _last_words(answered[0]) if len(answered) == 1 else ())


def _last_words(concern: ConcernView) -> tuple[Choice, ...]:
    """What its raiser may still say of it; after his silence only that it is not solved has to be said."""
    if concern.state is ConcernState.LAPSED:
        return last_words(concern.code, *LAST_WORDS)[1:]
    return last_words(concern.code, *LAST_WORDS) if concern.state in DECIDED else ()


def open_list(waiting: Sequence[ConcernView], most: int, ctx: Context) -> Reply:
    """What waits for the branch, what is past its day first, and how to answer; `most` of it is shown."""
    listed, count = clock_showing.past_first(waiting, ctx)[:most], len(waiting)
    concerns.note_shown(ctx.session, ctx.actor, listed, ctx.now)
    heading = wording.OPEN_HEADING.format(count=count, past=clock_showing.count_past(waiting, ctx))
    lines = [
        heading,
        *(line_for_branch(one, ctx) for one in listed),
    ]
    if count > len(listed):
        lines.append(wording.MORE.format(count=count - len(listed)))
    lines.append(wording.HOW_TO_ANSWER_ANY.format(code=listed[0].code))
    return Reply("\n".join(lines))


def line_for_raiser(concern: ConcernView, ctx: Context) -> str:
    """One line of 我的反映."""
    promised = wording.promised_day(concern.promised_on, ctx.today)
    step = wording.say_whether_solved(concern.code, promised) if concern.state in DECIDED else ""
    if concern.state is ConcernState.LAPSED:
        step = wording.say_unsolved(concern.code)
    known = wording.state_of(concern.state, concern.decision, own=True)
    if concern.state in OPEN and (days := waiting_days(concern, ctx)):
        known += wording.for_days(days)
    line = wording.line_of_mine(concern.code, excerpt(concern.text), known, step)
    return line + clock_showing.for_raiser(concern, ctx)


def line_for_branch(concern: ConcernView, ctx: Context) -> str:
    """One line of 待答复."""
    words, days = excerpt(concern.text), waiting_days(concern, ctx)
    late = clock_showing.days_past(concern, ctx)
    return wording.line_of_open(
        concern.code, concern.category, words, days, late, urgent=concern.urgent
    )


def waiting_days(concern: ConcernView, ctx: Context) -> int:
    """How many days ago it was raised."""
    return (ctx.today - concern.raised_at.astimezone(SHANGHAI).date()).days


def _who_acts(concern: ConcernView, ctx: Context) -> list[str]:
    """To its raiser, while an answer is due: who has it in hand and until when."""
    if concern.owner_id is None or clock_showing.next_day(concern) is None:
        return []
    owner, until = ctx.name(concern.owner_id), clock_showing.for_raiser(concern, ctx)
    return [wording.WHO_ACTS.format(owner=owner, until=until)]


def raiser_left(concern: ConcernView, ctx: Context) -> bool:
    """Whether its raiser is nobody to be told or asked any more; False for whom his name is kept from."""
    here = ctx.roster.people[concern.raiser_id].here_on(ctx.today)
    return not here and knows_raiser(concern, ctx)


def _raised_by(concern: ConcernView, ctx: Context) -> str:
    """Only to whom it was meant for; everybody else reads that it is kept from him. Of who left, only that."""
    if not knows_raiser(concern, ctx):
        return wording.raised_by(wording.NAME_HIDDEN, concern.identity)
    tell_of_deputy(concern, ctx)
    if raiser_left(concern, ctx):
        return wording.RAISER_LEFT
    return wording.raised_by(ctx.name(concern.raiser_id), concern.identity)


def _latest_steps(concern: ConcernView, ctx: Context, cut: _Cut) -> list[str]:
    """The last answer, and what its raiser said against it."""
    latest = {one.kind: one for one in concerns.steps(ctx.session, ctx.actor, concern.id)}
    lines = []
    answers = (ConcernEventKind.ANSWERED, ConcernEventKind.SETTLED_ON_THE_SPOT)
    given = [latest[kind] for kind in answers if kind in latest]
    if given:
        answer = max(given, key=lambda one: one.at)
        lines += [
            wording.answered_on(_day(answer), concern.decision),
            quoted(cut.others(answer.note)),
        ]
    reopened = latest.get(ConcernEventKind.REOPENED)
    if reopened and concern.state is ConcernState.REOPENED:
        lines.append(wording.reopened_on(_day(reopened)))
        lines += [quoted(cut.own(reopened.note))] if reopened.note else []
    return lines


def _day(step: StepView) -> date:
    return step.at.astimezone(SHANGHAI).date()
