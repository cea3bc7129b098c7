"""我的帮带: the pairs somebody is one of, or that are of the areas he leads; and what is near its end [T7]."""

from collections.abc import Iterator
from datetime import timedelta

from handlers.duties.pairs import hearing, wording
from handlers.duties.pairs.acting import SHOW, answers_to
from handlers.kit.capability import Context, OpenItem
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.paging import page_asked, page_of
from handlers.kit.policy import Deed
from handlers.kit.quoting import quoted
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from storage.duty_words import PairState
from storage.queries import access, mentoring
from storage.queries.mentoring import PairView
from storage.rights_words import AccessReason

MOST = 5  # pairs of one answer


def show(said: Utterance, ctx: Context) -> Reply:
    """One by its number, else all he may see, those that go on first."""
    if numbers := hearing.numbers_in(said):
        one = mentoring.by_number(ctx.session, ctx.actor, numbers[0])
        if one is None:
            raise Refusal(wording.none_of_yours(numbers[0]))
        asked = one.mentored_id == ctx.actor.me and one.state is PairState.ASKED
        return Reply("\n".join(_lines(one, ctx)), answers_to(one.code) if asked else ())
    found = sorted(
        mentoring.seen(ctx.session, ctx.actor), key=lambda one: (not one.open, one.until)
    )
    if not found:
        if not Deed.PROPOSE_PAIR.open_to(ctx.actor):
            return Reply(wording.NONE)
        return Reply(wording.NONE_YET)
    page = page_of(found, page_asked(said), MOST)
    lines = [wording.listed(page.number, page.last)]
    lines += [line for one in page.items for line in _lines(one, ctx)]
    return Reply("\n".join(lines), tuple(page.following(wording.MORE, SHOW)))


def near_their_end(ctx: Context) -> Iterator[OpenItem]:
    """To the mentor, from the first reminder day of the edition on, until he has said what became of it."""
    if not Deed.PROPOSE_PAIR.open_to(ctx.actor):
        return
    soon = ctx.today + timedelta(days=max(ctx.edition.remind_days, default=0))
    for one in mentoring.seen(ctx.session, ctx.actor):
        mine = one.mentor_id == ctx.actor.me and one.state is PairState.AGREED
        if mine and one.until <= soon:
            text = wording.near_its_end(one.number, ctx.name(one.mentored_id), one.until)
            yield OpenItem(text, Choice(wording.SHOW_TITLE, SHOW, one.code), one.until)


def _lines(one: PairView, ctx: Context) -> Iterator[str]:
    me = ctx.actor.me
    if me not in (one.mentor_id, one.mentored_id):
        why = AccessReason.GROUP
        access.note(ctx.session, ctx.actor, one.mentored_id, one.code, ctx.now, why=why)
    mentor = wording.YOU if one.mentor_id == me else ctx.name(one.mentor_id)
    mentored = wording.YOU if one.mentored_id == me else ctx.name(one.mentored_id)
    until = dated(one.until, ctx.today)
    yield wording.line(one.code, mentor, mentored, until, quoted(one.goal), one.state)
    if one.result:
        yield wording.result_line(quoted(one.result))
    if one.answer:
        yield wording.answer_line(mentored, quoted(one.answer))
    if one.mentored_id == me and one.state is PairState.ASKED:
        yield wording.how_to_say(one.code)
    elif one.mentored_id == me:
        yield wording.what_he_can(one.code, going_on=one.open)
    elif one.mentor_id == me and one.state is PairState.AGREED:
        yield wording.what_mentor_can(one.code)
