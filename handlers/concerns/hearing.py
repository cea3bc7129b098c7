"""How sure it is that a sentence raises a concern, answers one, or says the last word on one."""

from handlers.concerns import reading, wording
from handlers.concerns.answering import answer_in, numbers_in
from handlers.concerns.matching import category_of, names_matter, shares_words, spoken_of
from handlers.kit.capability import Context
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from storage.queries import concerns
from storage.queries.concerns import ConcernView
from storage.vocabulary import ConcernCategory, Role

CERTAIN, BY_NUMBER, REQUESTED, MATCHED, LIKELY, ENOUGH, TOO_LITTLE = 100, 90, 80, 82, 66, 60, 35
HOSTS = frozenset({Role.RESPONSIBLE_MEMBER, Role.GROUP_LEADER, Role.BRANCH})
ANSWERING = frozenset({Role.BRANCH, Role.COMMITTEE})


def hears_raising(said: Utterance, ctx: Context) -> int:
    """A complaint, a hazard or a wish; what a member tells of a talk is none."""
    plain = said.plain
    if reading.NAMELESS.search(plain):
        first = reading.NAMELESS_FIRST.match(said.words())
        return CERTAIN if first else REQUESTED if _is_matter(plain) else 0
    if said.says(*wording.RAISE_BARE):
        return CERTAIN
    if case_numbers(said) or (HOSTS & ctx.actor.roles and reading.TALK.search(plain)):
        return 0
    return BY_NUMBER if reading.LEAD.match(plain) else _weight_of_complaint(plain)


def hears_answering(said: Utterance, ctx: Context) -> int:
    """Half a sentence of the branch, with a number or about something that waits for it."""
    if not ANSWERING & ctx.actor.roles:
        return 0
    numbers = numbers_in(said)
    if numbers:
        return BY_NUMBER if _answers_by_number(said, numbers, ctx) else 0
    explicit = bool(reading.EXPLICIT.search(said.plain))
    acting = bool(reading.ACTION.search(said.plain))
    if not (explicit or acting) or (reading.TALK.search(said.plain) and not explicit):
        return 0
    waiting = concerns.unanswered(ctx.session, ctx.actor)
    if spoken_of(said.text, {one.number: one.text for one in waiting}):
        return MATCHED
    return ENOUGH if explicit else 0


def hears_solved(said: Utterance, ctx: Context) -> int:
    """「解决了」: alone, with a number, or by somebody of whom a word is awaited."""
    if said.says(wording.SOLVED_WORD):
        return CERTAIN
    plain = said.words()
    numbers = numbers_in(said)
    rest = reading.CODES.sub("", plain)
    found = reading.SOLVED.match(rest)
    if found is None or reading.A_QUESTION.match(rest, found.end()):
        return 0
    if numbers:
        return BY_NUMBER if _has_the_last_word(numbers[0], rest, found.end(), ctx) else 0
    waiting = concerns.awaiting_word(ctx.session, ctx.actor)
    return MATCHED if _fits_one_of(said, waiting) else 0


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
    waiting = concerns.awaiting_word(ctx.session, ctx.actor)
    return MATCHED if _fits_one_of(said, waiting) else 0


def hears_looking(said: Utterance, _ctx: Context) -> int:
    """A number alone, or with 「查看」."""
    return CERTAIN if reading.LOOK.fullmatch(said.words()) else 0


def hears_withdrawing(said: Utterance, _ctx: Context) -> int:
    """「撤回 C-0001」."""
    return CERTAIN if numbers_in(said) and reading.WITHDRAW.search(said.plain) else 0


def hears_following(said: Utterance, _ctx: Context) -> int:
    """「我反映的事咋样了」."""
    return REQUESTED if reading.MY_PROGRESS.search(said.plain) else 0


def hears_listing(said: Utterance, ctx: Context) -> int:
    """「还有哪些反映没答复」."""
    asked = ANSWERING & ctx.actor.roles and reading.OPEN_ONES.search(said.plain)
    return REQUESTED if asked else 0


def _weight_of_complaint(plain: str) -> int:
    if reading.REQUEST.search(plain):
        return REQUESTED
    if reading.NOT_A_CONCERN.search(plain):
        return 0
    problem, matter = reading.PROBLEM.search(plain), _is_matter(plain)
    if reading.HAZARD.search(plain) or (matter and problem):
        return LIKELY
    if (matter and reading.WISH.search(plain)) or (problem and reading.REPEATED.search(plain)):
        return ENOUGH
    return TOO_LITTLE if problem else 0


def _is_matter(plain: str) -> bool:
    if reading.ABOUT_RAISING.search(plain):
        return True
    return category_of(plain) is not ConcernCategory.OTHER


def _answers_by_number(said: Utterance, numbers: list[int], ctx: Context) -> bool:
    """Not when the words are for another command, nor to one's own concern."""
    if hears_looking(said, ctx) or hears_withdrawing(said, ctx) or not answer_in(said):
        return False
    if Utterance.of(answer_in(said)).says(wording.SOLVED_WORD, wording.UNSOLVED_WORD):
        return False
    concern = concerns.find(ctx.session, ctx.actor, numbers[0])
    return concern is None or concern.raiser_id != ctx.actor.person_id


def _has_the_last_word(number: int, rest: str, end: int, ctx: Context) -> bool:
    """Its raiser's; from the branch only the bare word, which is then explained."""
    concern = concerns.find(ctx.session, ctx.actor, number)
    if concern is None or concern.raiser_id == ctx.actor.person_id:
        return not (concern is None and ANSWERING & ctx.actor.roles and rest[end:].strip())
    return not rest[end:].strip()


def _fits_one_of(said: Utterance, waiting: list[ConcernView]) -> bool:
    """Whether it may be about one that waits: it names no matter of its own, or shares words with one."""
    if not names_matter(said.text):
        return bool(waiting)
    return any(shares_words(said.text, one.text) for one in waiting)
