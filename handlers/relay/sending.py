"""The branch sends a notice down, takes it back, or puts other words in its place; each member hears of it once [T5]."""

from typing import Self
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.forms import Form, Question
from handlers.kit.inert import excerpt
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import moment
from handlers.relay import telling, whose, wording
from handlers.relay.form import WORDS_SHOWN, CorrectForm, SendForm, of_own_branch, sent_before
from storage.queries import relay, relay_tasks
from storage.queries.relay import NewNotice, NoticeView
from storage.vocabulary import SHANGHAI


def send(form: SendForm, ctx: Context) -> Reply:
    """Write it down, give it to everybody who answers for one of its areas, and say how many they are."""
    areas = form.chosen_areas(ctx)
    if form.branch is None or not areas:
        raise Refusal(wording.NO_AREAS)
    number = relay.number_for(ctx.session)  # from here on nobody else sends
    if not form.again and (same := sent_before(form, ctx)):
        raise Refusal(wording.sent_meanwhile(same.code, ctx.name(same.sender_id)))
    new = NewNotice(form.branch, form.text, form.due)
    one = relay.write(ctx.session, ctx.actor, number, new, ctx.now)
    held = whose.holders((area.id for area in areas), ctx)
    pairs = ((area, person) for area, people in held.items() for person in people or (None,))
    relay_tasks.add(ctx.session, one.id, pairs)
    areas_of = whose.by_person(held)
    telling.give(one, areas_of, ctx)
    return Reply(wording.sent(one.code, len(areas_of), _wait(ctx)))


class WithdrawForm(Form):
    """A notice to be taken back."""

    number: int
    words: str

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """「收回 W-0001」."""
        one = of_own_branch(said, ctx)
        return cls(number=one.number, words=excerpt(one.text, WORDS_SHOWN))

    def question(self, _ctx: Context) -> Question | None:
        """Nothing more."""
        return None

    def shown(self, _ctx: Context) -> str:
        """Which one, and what becomes of it."""
        return wording.to_withdraw(wording.number(self.number), self.words)

    def corrected(self, _said: Utterance, _ctx: Context) -> Self | None:
        """Nothing to correct."""
        return None

    def amend_prompt(self) -> str:
        """It can only be put aside."""
        return wording.NOTHING_TO_AMEND


def withdraw(form: WithdrawForm, ctx: Context) -> Reply:
    """What has not gone out never does; who has it is told once."""
    one = relay.by_number(ctx.session, ctx.actor, form.number)
    if one is None or not relay.withdraw(ctx.session, ctx.actor, form.number):
        raise Refusal(wording.GONE_MEANWHILE.format(code=wording.number(form.number)))
    areas_of = _given(one, ctx)
    have_it = areas_of.keys() - ctx.promises.retract(telling.about(one.code))
    ctx.promises.call_off(telling.about_due(one.code))
    telling.withdrawn(one, have_it, ctx)
    return Reply(wording.withdrawn(one.code, len(have_it)))


def correct(form: CorrectForm, ctx: Context) -> Reply:
    """The new words go to whom the old ones did not reach, and as a correction to who has them."""
    before = relay.by_number(ctx.session, ctx.actor, form.number)
    if before is None or not relay.correct(ctx.session, ctx.actor, before, form.text, form.due):
        raise Refusal(wording.GONE_MEANWHILE.format(code=wording.number(form.number)))
    one = relay.by_number(ctx.session, ctx.actor, form.number) or before
    areas_of = _given(one, ctx)
    fresh = ctx.promises.retract(telling.about(one.code)) & areas_of.keys()
    ctx.promises.call_off(telling.about_due(one.code))
    telling.give(one, {who: areas for who, areas in areas_of.items() if who in fresh}, ctx)
    have_it = {who: areas for who, areas in areas_of.items() if who not in fresh}
    telling.corrected(one, have_it, ctx)
    return Reply(wording.corrected(one.code, len(have_it), len(fresh)))


def _given(one: NoticeView, ctx: Context) -> dict[UUID, list[UUID]]:
    """Who is to pass it on, each with his areas; who has left is told nothing."""
    given: dict[UUID, list[UUID]] = {}
    for task in relay_tasks.of_notice(ctx.session, one.id):
        if task.person_id and ctx.roster.people[task.person_id].here_on(ctx.today):
            given.setdefault(task.person_id, []).append(task.area_id)
    return given


def _wait(ctx: Context) -> str:
    """Until when the quiet hours hold it."""
    when = ctx.promises.awake(ctx.now)
    return wording.after(moment(when.astimezone(SHANGHAI))) if when > ctx.now else ""
