"""What becomes of a correction: the words stand with the record at once, and somebody has to answer for the rest."""

from collections.abc import Iterator
from uuid import UUID

from handlers.kit.capability import Context, OpenItem
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.privacy.correcting import wording
from handlers.privacy.correcting.form import OURS, CorrectForm
from handlers.privacy.correcting.targets import owners
from storage.queries import requests, statements
from storage.queries.requests import NewRequest
from storage.rights_words import RequestKind
from storage.vocabulary import PushKind

SHOW, MINE = "privacy.request", "privacy.mine"


def correct(form: CorrectForm, ctx: Context) -> Reply:
    """Let the words stand with the record; what only a human can do gets a number, an owner and a day."""
    target = form.target(ctx)
    if target.letter:
        statements.write(ctx.session, ctx.actor, target.letter, target.number, form.words, ctx.now)
    back = Choice(wording.LOOK, MINE)
    if not form.asks or not target.open_to_requests:
        return Reply(wording.kept(target.code, ""), (back,))
    asked = owners(target, ctx)
    if not asked:
        raise Refusal(wording.NO_WAY_ON)
    due = ctx.calendar.add_workdays(ctx.today, ctx.edition.figures.request_working_days).day
    new = NewRequest(target.kind, target.code, form.words, asked, due)
    number = requests.ask(ctx.session, ctx.actor, new, ctx.now)
    code, when = code_of(number), dated(due, ctx.today)
    tell_owner(asked[0], code, target.kind, target.code, when, ctx)
    told = wording.asked(code, target.kind, ctx.name(asked[0]), when)
    return Reply(wording.kept(target.code, told), (Choice(wording.LOOK, SHOW, code),))


def tell_owner(
    owner: UUID, code: str, kind: RequestKind, record: str, when: str, ctx: Context
) -> None:
    """Something waits for his answer; not a word of it in the push."""
    text = wording.waits_for_you(code, kind, record, when)
    look = (Choice(wording.LOOK, SHOW, code),)
    ctx.promises.to(owner, text, kind=PushKind.NOTICE, about=code, choices=look)


def ask_on(said: Utterance, ctx: Context) -> Reply:
    """Who was refused asks the next level, in the same words."""
    number = number_in(said)
    found = requests.find(ctx.session, ctx.actor, number)
    following = [one for one in found.next_owners if _here(one, ctx)] if found else []
    due = ctx.calendar.add_workdays(ctx.today, ctx.edition.figures.request_working_days).day
    if (
        found is None
        or not following
        or not requests.ask_next(ctx.session, ctx.actor, number, following[0], due)
    ):
        raise Refusal(wording.NOT_ASKED_ON.format(code=code_of(number)))
    when = dated(due, ctx.today)
    tell_owner(following[0], found.code, found.kind, found.record, when, ctx)
    return Reply(wording.asked(found.code, found.kind, ctx.name(following[0]), when))


def take_back(said: Utterance, ctx: Context) -> Reply:
    """He does not ask any more; his statement stays until he takes that away too."""
    number = number_in(said)
    gone = requests.take_back(ctx.session, ctx.actor, number, ctx.now)
    if gone is None:
        raise Refusal(wording.NOT_TAKEN_BACK.format(code=code_of(number)))
    ctx.promises.call_off(gone.code)
    return Reply(wording.TAKEN_BACK.format(code=gone.code, record=gone.record))


def unsay(said: Utterance, ctx: Context) -> Reply:
    """His statement goes; what he asked of somebody goes on."""
    named = [one for one in case_numbers(said) if one[0] in OURS]
    gone = [one for one in named if statements.take_back(ctx.session, ctx.actor, *one)]
    if not gone:
        raise Refusal(wording.NOTHING_SAID)
    return Reply(wording.unsaid([f"{letter}-{number:04}" for letter, number in gone]))


def waiting_requests(ctx: Context) -> Iterator[OpenItem]:
    """What waits for this actor's answer."""
    for one in requests.to_answer(ctx.session, ctx.actor):
        text = wording.item(one.code, one.kind, one.record, dated(one.due_on, ctx.today))
        yield OpenItem(text, Choice(wording.LOOK, SHOW, one.code), one.due_on)


def look_after(ctx: Context) -> None:
    """Remind the owner on the working day before; who does not answer in time is passed over, and both are told."""
    tomorrow = ctx.calendar.add_workdays(ctx.today, 1).day
    for one in requests.waiting(ctx.session):
        if one.due_on < ctx.today or not _here(one.owner_id, ctx):
            _pass_over(one, ctx)
        elif one.due_on == tomorrow and ctx.calendar.is_workday(ctx.today):
            text = wording.due_soon(one.code, dated(one.due_on, ctx.today))
            look = (Choice(wording.LOOK, SHOW, one.code),)
            once = f"due:{one.code}:{one.due_on}"
            ctx.promises.to(
                one.owner_id, text, kind=PushKind.REMINDER, about=one.code, choices=look, once=once
            )


def _pass_over(one: requests.Waiting, ctx: Context) -> None:
    following = [who for who in one.next_owners if _here(who, ctx)]
    before, left = ctx.name(one.owner_id), not _here(one.owner_id, ctx)
    if not following:
        text = (wording.nobody_left if left else wording.overdue)(one.code, before)
        once = f"overdue:{one.code}"
        ctx.promises.to(one.person_id, text, kind=PushKind.ANSWER, about=one.code, once=once)
        return
    due = ctx.calendar.add_workdays(ctx.today, ctx.edition.figures.request_working_days).day
    requests.hand_on(ctx.session, one.number, following[0], due)
    ctx.promises.call_off(one.code, to=one.owner_id)
    when = dated(due, ctx.today)
    tell_owner(following[0], one.code, one.kind, one.record, when, ctx)
    after = ctx.name(following[0])
    if left:
        text = wording.owner_left(one.code, before, after, when)
    else:
        text = wording.passed_on(one.code, after, when)
    ctx.promises.to(one.person_id, text, kind=PushKind.ANSWER, about=one.code)


def number_in(said: Utterance) -> int:
    """The number of the request that is named; refuses when there is none."""
    named = [number for letter, number in case_numbers(said) if letter == "R"]
    if not named:
        raise Refusal(wording.NO_REQUEST)
    return named[0]


def code_of(number: int) -> str:
    """The public number of a request.

    >>> code_of(1)
    'R-0001'
    """
    return f"R-{number:04}"


def _here(person: UUID, ctx: Context) -> bool:
    return ctx.roster.people[person].here_on(ctx.today)
