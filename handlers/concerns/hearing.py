"""How sure it is that a sentence raises a concern, answers one, or says the last word on one."""

from handlers.concerns import reading, reading_orders, wording
from handlers.concerns.closing import awaited
from handlers.concerns.complaints import is_shaped_like_one, told_in
from handlers.concerns.conduct import complains_of_somebody
from handlers.concerns.finding import meant_among, numbers_in
from handlers.concerns.handing import hears_handing
from handlers.concerns.identity import may_be_nameless
from handlers.concerns.life import OPEN
from handlers.concerns.matching import category_of, names_matter, shares_words, spoken_of
from handlers.concerns.passing_on import hears_passing_on
from handlers.concerns.quoting import answer_in
from handlers.concerns.revealing import is_about_a_name
from handlers.concerns.taking_back import hears_taking_back
from handlers.concerns.training import asks_to_learn
from handlers.kit.capability import Context
from handlers.kit.offences import tells_of_an_offence
from handlers.kit.policy import Deed
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.statements import asks
from handlers.kit.reading.utterance import Utterance
from storage.queries import concerns
from storage.queries.concerns import ConcernView
from storage.vocabulary import ConcernCategory

CERTAIN, BY_NUMBER, REQUESTED, MATCHED, LIKELY, ENOUGH, TOO_LITTLE = 100, 90, 80, 82, 66, 60, 35
ASIDE = 58  # too little to put an open form away: the form itself answers it


def hears_raising(said: Utterance, ctx: Context) -> int:
    """A complaint, a hazard or a wish; what a member tells of a talk is none."""
    plain = said.plain
    if reading.NAMELESS.search(plain):
        if may_be_nameless(ctx):
            return 0
        first = reading.NAMELESS_FIRST.match(said.words())
        return CERTAIN if first else REQUESTED if _is_matter(plain) else 0
    if said.says(*wording.RAISE_BARE):
        return CERTAIN
    if case_numbers(said) or (Deed.RECORD_TALK.open_to(ctx.actor) and reading.TALK.search(plain)):
        return 0
    if reading.LEAD.match(plain) or tells_of_an_offence(said, ctx.mentions(said)):
        return BY_NUMBER  # an accusation is taken here, and turned away
    return _weight_of_complaint(said, ctx)


def hears_answering(said: Utterance, ctx: Context) -> int:
    """Half a sentence of the branch, with a number or about something that waits for it."""
    if not Deed.ANSWER_CONCERN.open_to(ctx.actor):
        return 0
    numbers = numbers_in(said)
    if numbers:
        return BY_NUMBER if _answers_by_number(said, numbers, ctx) else 0
    explicit = bool(reading.EXPLICIT.search(said.plain))
    acting = bool(reading.ACTION.search(said.plain))
    agreed = bool(reading.AGREED.fullmatch(said.plain))
    half = bool(reading.HALF_ANSWER.search(said.plain) or agreed) and not (
        reading.NOT_AN_ANSWER.search(said.plain)
    )
    if not (explicit or acting or half) or (reading.TALK.search(said.plain) and not explicit):
        return 0
    waiting = concerns.unanswered(ctx.session, ctx.actor)
    texts = {one.number: one.text for one in waiting}
    if (explicit or acting) and spoken_of(said.text, texts):
        return MATCHED
    if half and waiting and not names_matter(said.text):
        at_hand = meant_among(said, waiting, ctx)
        return LIKELY if at_hand else 0 if agreed else ENOUGH
    return ENOUGH if explicit else 0


def hears_solved(said: Utterance, ctx: Context) -> int:
    """「解决了」: alone, with a number, or by somebody of whom a word is awaited."""
    if said.says(wording.SOLVED_WORD):
        return CERTAIN
    plain = said.words()
    numbers = numbers_in(said)
    rest = reading.CODES.sub("", plain)
    found = reading.SOLVED.match(rest) or (reading.BETTER_LEAD.match(rest) if numbers else None)
    if found is None or reading.A_QUESTION.match(rest, found.end()):
        return 0
    if numbers:
        return BY_NUMBER if _has_the_last_word(numbers[0], rest, found.end(), ctx) else 0
    waiting = awaited(ctx)
    return MATCHED if _fits_one_of(said, waiting) else 0


def hears_better(said: Utterance, ctx: Context) -> int:
    """「饭热乎了」, 「修好了」: sounds like the last word on what was answered, and is asked."""
    plain = said.words()
    if len(plain) > reading.LONGEST_BETTER or asks(said) or case_numbers(said):
        return 0
    if not reading.BETTER.search(plain) or reading.NOT_BETTER.search(plain):
        return 0
    if reading.SOLVED.match(plain) or reading.TALK.search(plain):
        return 0
    return MATCHED if _fits_one_of(said, awaited(ctx)) else 0


def hears_unsolved(said: Utterance, ctx: Context) -> int:
    """「没解决」 or 「还是凉的」: alone, with a number, or by somebody of whom a word is awaited."""
    if said.says(wording.UNSOLVED_WORD):
        return CERTAIN
    rest = reading.CODES.sub("", said.words())
    found = reading.UNSOLVED.search(rest)
    if found is None or reading.A_QUESTION.match(rest, found.end()):
        return 0
    numbers = numbers_in(said)
    if numbers:
        return BY_NUMBER if _has_the_last_word(numbers[0], rest, found.end(), ctx) else 0
    return MATCHED if _fits_one_of(said, awaited(ctx, closed=True)) else 0


def hears_looking(said: Utterance, _ctx: Context) -> int:
    """A number alone, or with 「查看」."""
    return CERTAIN if reading.LOOK.fullmatch(said.words()) else 0


def hears_withdrawing(said: Utterance, ctx: Context) -> int:
    """「撤回 C-0001」, or without its number."""
    if numbers_in(said):
        return CERTAIN if reading.WITHDRAW.search(said.plain) else 0
    return ASIDE if reading.WITHDRAW_MINE.search(said.plain) else hears_taking_back(said, ctx)


def hears_who_learns(said: Utterance, ctx: Context) -> int:
    """「会不会知道是我」."""
    if Deed.RECORD_TALK.open_to(ctx.actor) and reading.TALK.search(said.plain):
        return 0
    asked = reading.WHO_LEARNS.search(said.plain)
    return ASIDE if asked and not hears_raising(said, ctx) >= ENOUGH else 0


def hears_following(said: Utterance, ctx: Context) -> int:
    """「我反映的事咋样了」, 「都好几天了也没人管」."""
    if reading.MY_PROGRESS.search(said.plain) or reading.MY_MATTER.search(said.plain):
        return REQUESTED
    if reading.NEWS.fullmatch(said.words()):
        return REQUESTED
    if reading.NOBODY_CAME.search(said.plain) and not names_matter(said.text):
        return REQUESTED if _waits_for_an_answer(ctx) else 0
    return 0


def hears_merging(said: Utterance, ctx: Context) -> int:
    """「C-0003 和 C-0001 是一件事」."""
    several = len(set(numbers_in(said))) >= 2
    if not Deed.ANSWER_CONCERN.open_to(ctx.actor) or not several:
        return 0
    rest = reading.CODES.sub(" ", said.plain).strip(" ,，。、")
    return CERTAIN if reading_orders.SAME_MATTER.match(rest) else 0


def hears_ending(said: Utterance, ctx: Context) -> int:
    """「全部办结」, 「C-0001 办结」: an end that is not the branch's to give."""
    if not Deed.ANSWER_CONCERN.open_to(ctx.actor):
        return 0
    return CERTAIN if reading_orders.ENDING.fullmatch(reading.CODES.sub("", said.plain)) else 0


def hears_settling(said: Utterance, _ctx: Context) -> int:
    """「当场解决 C-0001」."""
    rest = reading.CODES.sub("", said.words())
    return CERTAIN if numbers_in(said) and reading_orders.ON_THE_SPOT.fullmatch(rest.strip()) else 0


def hears_listing(said: Utterance, ctx: Context) -> int:
    """「还有哪些反映没答复」."""
    asked = Deed.ANSWER_CONCERN.open_to(ctx.actor) and reading.OPEN_ONES.search(said.plain)
    return REQUESTED if asked else 0


def _weight_of_complaint(said: Utterance, ctx: Context) -> int:
    if reading.OPENER.match(said.plain) or complains_of_somebody(said, ctx):
        return MATCHED
    if _says_whose_word_is_awaited(said, ctx):
        return 0
    told = told_in(said)
    return max(_weight_of_matter(told.plain), _weight_of_shape(told, ctx))


def _weight_of_shape(said: Utterance, ctx: Context) -> int:
    """What looks like a complaint; told of somebody by who holds talks, it may as well be a talk, so it is offered."""
    if reading.NOT_A_CONCERN.search(said.plain) or not is_shaped_like_one(said):
        return 0
    if Deed.RECORD_TALK.open_to(ctx.actor) and ctx.mentions(said):
        return 0
    return ENOUGH


def _weight_of_matter(plain: str) -> int:
    if reading.REQUEST.search(plain):
        return REQUESTED
    if reading.NOT_A_CONCERN.search(plain):
        return 0
    problem, matter = reading.PROBLEM.search(plain), _is_matter(plain)
    if reading.HAZARD.search(plain) or (matter and problem):
        return LIKELY
    wishes = asks_to_learn(plain) or (matter and reading.WISH.search(plain))
    if wishes or (problem and reading.REPEATED.search(plain)):
        return ENOUGH
    return TOO_LITTLE if problem else 0


def _says_whose_word_is_awaited(said: Utterance, ctx: Context) -> bool:
    """Whether it goes on about one's own answered concern, so that it is no new one."""
    return bool(reading.UNSOLVED.search(said.plain)) and hears_unsolved(said, ctx) >= MATCHED


def _waits_for_an_answer(ctx: Context) -> bool:
    mine = concerns.mine(ctx.session, ctx.actor, limit=None)
    return any(one.state in OPEN for one in mine)


def _is_matter(plain: str) -> bool:
    if reading.ABOUT_RAISING.search(plain):
        return True
    return category_of(plain) is not ConcernCategory.OTHER


def _answers_by_number(said: Utterance, numbers: list[int], ctx: Context) -> bool:
    """Not when the words are for another command, nor to one's own concern."""
    others = [hears_looking, hears_withdrawing, hears_merging, hears_ending, hears_handing]
    if any(one(said, ctx) for one in (*others, hears_passing_on)) or not answer_in(said):
        return False
    if is_about_a_name(said):
        return False
    if Utterance.of(answer_in(said)).says(wording.SOLVED_WORD, wording.UNSOLVED_WORD):
        return False
    concern = concerns.find(ctx.session, ctx.actor, numbers[0])
    return concern is None or concern.raiser_id != ctx.actor.person_id


def _has_the_last_word(number: int, rest: str, end: int, ctx: Context) -> bool:
    """Its raiser's; from the branch only the bare word, which is then explained."""
    concern = concerns.find(ctx.session, ctx.actor, number)
    answers = Deed.ANSWER_CONCERN.open_to(ctx.actor)
    if concern is None or concern.raiser_id == ctx.actor.person_id:
        return not (concern is None and answers and rest[end:].strip())
    if answers:
        return Utterance.of(rest).says(wording.SOLVED_WORD, wording.UNSOLVED_WORD)
    return not rest[end:].strip()


def _fits_one_of(said: Utterance, waiting: list[ConcernView]) -> bool:
    """Whether it may be about one that waits: it names no matter of its own, or shares words with one."""
    if not names_matter(said.text):
        return bool(waiting)
    return any(shares_words(said.text, one.text) for one in waiting)
