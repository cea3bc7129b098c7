"""With whom and when a talk was: the question, and what an answer to it may say."""

from collections.abc import Sequence
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.forms import NotUnderstood, Question, chosen
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import AMEND_WORDS, CONFIRM_WORDS, asked, in_team, which_person
from handlers.talks import corrections, wording
from handlers.talks.content import NO_NAMES
from handlers.talks.drafts import OneTalk, Unclear
from handlers.talks.heads import TALKED
from handlers.talks.hosting import may_record, not_to_record
from handlers.talks.reading import past, without_names

PERSON = "person"
MOST_CANDIDATES = 6


def ask_person(unclear: Unclear, key: str, ctx: Context) -> Question:
    """Who is meant, among those it may be."""
    people = [ctx.roster.people[one] for one in _candidates(unclear, ctx)]
    if not people:
        return Question(
            key, wording.nobody_called(unclear.said) if unclear.said else wording.ASK_PERSON
        )
    labels = [in_team(one.team, one.name) for one in people]
    if not _is_yes_or_no(unclear, ctx):
        return Question(key, which_person(unclear.said), (*labels, wording.NONE_OF_THEM))
    first = people[0]
    labels[0] = wording.YES_IT_IS.format(unit=first.team, name=first.name)
    text = wording.which_of_two(first.team, first.name)
    return Question(key, text, (*labels, wording.NONE_OF_THEM))


def _asked(unclear: Unclear, ctx: Context) -> str:
    question = ask_person(unclear, PERSON, ctx)
    return asked(question.text, question.choices)


def _candidates(unclear: Unclear, ctx: Context) -> tuple[UUID, ...]:
    """In the order they are asked: whoever is called just so comes first."""
    ordered = sorted(unclear.candidates, key=lambda one: ctx.name(one) != unclear.said)
    return tuple(ordered[:MOST_CANDIDATES])


def _is_yes_or_no(unclear: Unclear, ctx: Context) -> bool:
    """Whether it is asked 「是…吗？」; not when somebody else sounds like the very name that was written."""
    people = _candidates(unclear, ctx)
    written = len(people) == 2 and ctx.name(people[0]) == unclear.said
    return 1 <= len(people) <= 2 and not written


def with_person(talk: OneTalk, said: Utterance, ctx: Context) -> tuple[OneTalk, str]:
    """The answer to 「和谁」: a number, a name, 「不是老马是小周」, 「不记名」."""
    first, rest = talk.unclear[0], talk.unclear[1:]
    candidates = _candidates(first, ctx)
    if NO_NAMES.search(said.plain):
        return without_names(talk, ctx), ""
    number = chosen(said, len(candidates) + 1)
    if _is_yes_or_no(first, ctx) and said.says(*CONFIRM_WORDS):
        number = 0
    if candidates and said.says(wording.NONE_OF_THEM, *AMEND_WORDS):
        number = len(candidates)
    if candidates and number is not None:
        return _joined_by(talk, candidates[number : number + 1], (), rest, ctx)
    if called := [one for one in candidates if said.says(ctx.name(one))]:
        return _joined_by(talk, tuple(called), (), rest, ctx)
    mentions = ctx.mentions(said)
    denied, meant, named = corrections.wrong_and_right(said, mentions, ctx)
    if denied:
        return _with_another(talk, denied, meant, named, ctx)
    if not mentions:
        name = "" if said.says(*CONFIRM_WORDS) else said.words()[:12]
        raise NotUnderstood(wording.nobody_called(name) if name else _asked(first, ctx))
    if _tells_of_another(talk, said, mentions, ctx):
        raise NotUnderstood(f"{wording.ANSWER_FIRST}\n{_asked(first, ctx)}")
    if find_days(said, ctx.today, Lean.PAST):
        talk, _ = with_day(talk.changed(days=()), said, ctx)
    return _joined_by(talk, *_sure_and_doubtful(mentions), rest, ctx)


def _with_another(
    talk: OneTalk,
    denied: Sequence[Mention],
    meant: Sequence[Mention],
    called: str,
    ctx: Context,
) -> tuple[OneTalk, str]:
    """不是老马是小周: only who is meant joins; the question stays when it was about somebody else."""
    wrong = {one for each in denied for one in each.candidates}
    first, rest = talk.unclear[0], talk.unclear[1:]
    of_another = wrong & set(talk.people) and not wrong & set(_candidates(first, ctx))
    still_open = talk.unclear if of_another else rest
    left = talk.changed(people=tuple(one for one in talk.people if one not in wrong))
    if not meant and called:
        return left.changed(unclear=(Unclear(said=called), *still_open)), ""
    sure, doubtful = _sure_and_doubtful(meant)
    return _joined_by(left, sure, doubtful, still_open, ctx)


def _sure_and_doubtful(
    mentions: Sequence[Mention],
) -> tuple[tuple[UUID, ...], tuple[Unclear, ...]]:
    sure = tuple(one.candidates[0] for one in mentions if one.certain)
    doubtful = tuple(
        Unclear(said=one.said, candidates=one.candidates) for one in mentions if not one.certain
    )
    return sure, doubtful


def _tells_of_another(
    talk: OneTalk, said: Utterance, mentions: Sequence[Mention], ctx: Context
) -> bool:
    """Names that were not in question, with a talk or a day of their own: no answer to 「是…吗？」."""
    open_ones = {one for each in talk.unclear for one in each.candidates}
    others = [one for one in mentions if not open_ones & set(one.candidates)]
    whens = find_days(said, ctx.today, Lean.PAST)
    told = TALKED.search(said.plain) is not None
    if not open_ones:  # nobody is known by that name: any one name answers, with its day
        return told and len(mentions) > 1
    return bool(others) and (told or bool(whens))


def _joined_by(
    talk: OneTalk,
    sure: tuple[UUID, ...],
    doubtful: tuple[Unclear, ...],
    rest: tuple[Unclear, ...],
    ctx: Context,
) -> tuple[OneTalk, str]:
    """The people who may be recorded join; for the others the question stays, with the reason."""
    fitting = tuple(one for one in sure if may_record(one, ctx))
    note = "".join(not_to_record(one, ctx) for one in sure if one not in fitting)
    open_still = doubtful if fitting or doubtful else (Unclear(),)
    people = tuple(dict.fromkeys((*talk.people, *fitting)))
    return talk.changed(people=people, unclear=(*open_still, *rest)), note


def with_day(talk: OneTalk, said: Utterance, ctx: Context) -> tuple[OneTalk, str]:
    """The answer to 「哪一天」: one of the days offered, or another day."""
    number = chosen(said, len(talk.days) + 1)
    if talk.days and number is not None:
        picked = talk.days[number] if number < len(talk.days) else None
        return talk.changed(day=picked, days=()), ""
    days = find_days(said, ctx.today, Lean.PAST)
    if not days:
        raise NotUnderstood(wording.ASK_DAY)
    if days[-1].day and days[-1].day > ctx.today:
        raise NotUnderstood(wording.NOT_YET)
    return talk.changed(day=days[-1].day, days=past(days[-1].alternatives, ctx.today)), ""
