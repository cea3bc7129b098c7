"""Whoever has to answer a request reads it and answers with a reason; who asked reads the answer and the way on."""

from typing import Self

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.quoting import quoted
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.privacy.correcting import reading, wording
from handlers.privacy.correcting.asking import SHOW, code_of, number_in
from storage.queries import access, requests, talks
from storage.queries.requests import RequestView
from storage.rights_words import AccessReason, RequestState
from storage.vocabulary import PushKind

HOW, WHY = "how", "why"
DECIDE, ASK_ON = "privacy.decide", "privacy.ask_on"


class DecideForm(Form):
    """Which request, what is done, and the words that go back."""

    number: int
    how: str = ""  # one of the ways of `ways`
    words: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """「R-0001 不改 当时就是这么说的」; refuses what is not his to answer."""
        number = number_in(said)
        one = _waiting(number, ctx)
        how = _way(said, one)
        words = _reason(said) if how in (wording.REFUSE, wording.DONE) else ""
        return cls(number=number, how=how, words=words)

    def question(self, ctx: Context) -> Question | None:
        """What is done; a refusal needs a reason, and what was done is said."""
        if not self.how:
            return Question(HOW, wording.ASK_HOW, ways(_waiting(self.number, ctx)))
        if self.how == wording.REFUSE and not self.words:
            return Question(WHY, wording.ASK_REASON)
        if self.how == wording.DONE and not self.words:
            return Question(WHY, wording.ASK_DONE)
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """A way by its number or in words; the reason as it is."""
        if key == WHY:
            return self.changed(words=_short(said.text.strip()))
        one = _waiting(self.number, ctx)
        place = chosen(said, len(ways(one)))
        how = ways(one)[place] if place is not None else _way(said, one)
        if not how:
            raise NotUnderstood(wording.BE_CLEAR)
        return self.changed(how=how)

    def shown(self, ctx: Context) -> str:
        """What goes back to who asked."""
        _waiting(self.number, ctx)
        words = quoted(self.words) if self.words else ""
        return wording.decision(code_of(self.number), self.how, words)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another way, or another reason."""
        if how := _way(said, _waiting(self.number, ctx)):
            return self.changed(how=how, words=_reason(said))
        return self.changed(words=_short(said.text.strip())) if self.words else None

    def amend_prompt(self) -> str:
        """What can be changed."""
        return wording.AMEND_DECISION


def ways(one: RequestView) -> tuple[str, ...]:
    """What can be done: the words of a talk are changed here, everything else where it is kept."""
    return wording.HOW_TALK if one.record.startswith("T-") else wording.HOW_OTHER


def show_request(said: Utterance, ctx: Context) -> Reply:
    """A request, to who asked and to who has to answer; his reading is noted."""
    one = requests.find(ctx.session, ctx.actor, number_in(said))
    if one is None:
        raise Refusal(wording.NO_REQUEST)
    mine = one.person_id == ctx.actor.me
    access.note(ctx.session, ctx.actor, one.person_id, one.code, ctx.now, why=AccessReason.REQUEST)
    asked_on = dated(one.asked_at.astimezone(SHANGHAI).date(), ctx.today)
    who = "" if mine or one.record.startswith("C-") else ctx.name(one.person_id)
    about = one.record or wording.ROSTER
    lines = [wording.shown(one.code, one.kind, about, asked_on, who), quoted(one.words)]
    return _for_asker(one, lines, ctx) if mine else _for_owner(one, lines, ctx)


def decide(form: DecideForm, ctx: Context) -> Reply:
    """Answer it, and do to the talk what was granted; who asked is told that there is an answer."""
    granted = form.how != wording.REFUSE
    words = form.words or form.how
    asked = _waiting(form.number, ctx)
    if form.how in (wording.ADOPT, wording.EMPTY) and not _changed(asked, form.how, ctx):
        return _gone(asked, ctx)
    one = requests.answer(ctx.session, ctx.actor, form.number, words, ctx.now, granted=granted)
    if one is None:
        raise Refusal(wording.NOT_OPEN.format(code=code_of(form.number)))
    ctx.promises.call_off(one.code)
    ctx.promises.to(
        one.person_id,
        wording.answered(one.code),
        kind=PushKind.ANSWER,
        about=one.code,
        choices=(Choice(wording.SEE_ANSWER, SHOW, one.code),),
    )
    return Reply(wording.decided(one.code))


def _changed(one: RequestView, how: str, ctx: Context) -> bool:
    """The talk says what he asked for, or nothing; False when it is not there any more."""
    sentence = one.words if how == wording.ADOPT else ""
    ((_, talk),) = case_numbers(Utterance.of(one.record))
    return talks.change_sentence(ctx.session, talk, sentence, ctx.now)


def _gone(one: RequestView, ctx: Context) -> Reply:
    """Nothing was changed, and nobody is told that it was."""
    requests.end_about(ctx.session, one.record, ctx.now)
    ctx.promises.call_off(one.code)
    text = wording.gone(one.code, one.record)
    ctx.promises.to(one.person_id, text, kind=PushKind.ANSWER, about=one.code)
    return Reply(text)


def _for_owner(one: RequestView, lines: list[str], ctx: Context) -> Reply:
    if one.state is not RequestState.OPEN:
        return Reply("\n".join([*lines, _answer(one, ctx)]))
    lines += [wording.how_far(dated(one.due_on, ctx.today)), wording.READING_IS_NOTED]
    return Reply(
        "\n".join(lines), tuple(Choice(how, DECIDE, f"{one.code} {how}") for how in ways(one))
    )


def _for_asker(one: RequestView, lines: list[str], ctx: Context) -> Reply:
    if one.answered_at is not None and one.state is not RequestState.OPEN:
        lines.append(_answer(one, ctx))
    else:
        due = dated(one.due_on, ctx.today)
        lines.append(wording.stands(one.state, ctx.name(one.owner_id), due))
    if one.state is not RequestState.REFUSED:
        return Reply("\n".join(lines))
    following = [who for who in one.next_owners if ctx.roster.people[who].here_on(ctx.today)]
    if not following:
        return Reply("\n".join([*lines, wording.NOBODY_ABOVE]))
    label = wording.next_choice(ctx.name(following[0]))
    return Reply("\n".join(lines), (Choice(label, ASK_ON, one.code),))


def _answer(one: RequestView, ctx: Context) -> str:
    if one.state in (RequestState.TAKEN_BACK, RequestState.GONE) or one.answered_at is None:
        return wording.stands(one.state, "", "")
    when = dated(one.answered_at.astimezone(SHANGHAI).date(), ctx.today)
    return wording.answer(ctx.name(one.owner_id), when, one.state, quoted(one.answer))


def _waiting(number: int, ctx: Context) -> RequestView:
    one = requests.find(ctx.session, ctx.actor, number)
    if one is None or one.owner_id != ctx.actor.me:
        raise Refusal(wording.NO_REQUEST)
    if one.state is not RequestState.OPEN:
        raise Refusal(wording.NOT_OPEN.format(code=one.code))
    return one


def _way(said: Utterance, one: RequestView) -> str:
    plain = said.plain
    if reading.REFUSES.search(plain):
        return wording.REFUSE
    if not one.record.startswith("T-"):
        granted = reading.DONE.search(plain) or reading.ADOPTS.search(plain)
        return wording.DONE if granted else ""
    if reading.EMPTIES.search(plain):
        return wording.EMPTY
    return wording.ADOPT if reading.ADOPTS.search(plain) else ""


def _reason(said: Utterance) -> str:
    rest = Utterance.of(said.cut([one.span() for one in reading.CODES.finditer(said.plain)]))
    lead = reading.REASON.match(rest.plain)
    return _short(rest.part(lead.end() if lead else 0, len(rest.plain)).text.strip())


def _short(words: str) -> str:
    if len(words) > wording.LONGEST:
        raise NotUnderstood(wording.too_long(len(words)))
    return words
