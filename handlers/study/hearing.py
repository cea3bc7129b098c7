"""How sure it is that a sentence is about a study session, and what is wanted; one command wins, the others stay silent."""

from datetime import date, timedelta

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.policy import Deed
from handlers.kit.reading.dates import Lean, find_days, find_times
from handlers.kit.reading.times import impossible_times
from handlers.kit.reading.utterance import Utterance
from handlers.study import reasons, rules
from handlers.study.attending import names_somebody_asked
from handlers.study.cues import (
    A_NAME,
    ABLE,
    ALONE,
    ANY_OF_THEM,
    ARRANGE,
    ASKS_LEAVE,
    ASKS_NEXT,
    CALL_OFF,
    CAME,
    CANNOT,
    COMES,
    CONTENT,
    EVERYBODY_CAME,
    EXCEPT,
    FINISHED,
    LATE,
    LATER,
    MADE_UP,
    MOVE,
    MYSELF,
    NEXT_TO,
    NO_TIME,
    NOT_COMING,
    OF_ANOTHER_THING,
    PILLORY,
    QUESTION,
    ROLL_SAID,
    SOME_MEETING,
    STUDY,
    TALK,
)
from handlers.study.cycles import ends_series, wishes_again
from handlers.study.reading import MATERIAL, PLACE_SET, days_said, names_meeting, session_numbers
from storage.queries import study
from storage.vocabulary import SessionState

SURE, CLEAR, LIKELY, FAIR, WEAK = 100, 88, 75, 60, 40
BRIEF = (
    24  # characters: what may be meant without the word 学习, when there is only one thing to mean
)
SHORT = 12  # characters: an answer to a notice, 「明天去不了」


def hears_schedule(said: Utterance, ctx: Context) -> int:
    """A session is announced: study, and a time to come."""
    plain = said.plain
    head = said.part(0, len(CONTENT.split(plain)[0]))  # 考核 in what is studied is no assessment
    about = STUDY.search(plain) or names_meeting(plain)
    if not about or _is_other(head) or COMES.search(plain):
        return 0
    if ends_series(plain) or QUESTION.search(ANY_OF_THEM.sub("", plain)):
        return 0
    timed = any(one.at is not None for one in find_times(said)) or impossible_times(said)
    dated = [one for one in find_days(said, ctx.today, Lean.FUTURE) if one.day != ctx.today]
    if timed:
        return CLEAR
    if ARRANGE.search(plain):
        return LIKELY if dated else FAIR
    if wishes_again(plain) and _organises(ctx):
        return LIKELY
    return FAIR if dated else 0


def hears_leave(said: Utterance, ctx: Context) -> int:
    """Somebody says of himself that he cannot come, or that he can again."""
    if ROLL_SAID.search(said.plain) or TALK.search(said.plain):
        return 0
    weight = _weight_of_leave(said, ctx)
    return 0 if weight and _of_another(said, ctx) else weight


def _weight_of_leave(said: Utterance, ctx: Context) -> int:
    plain = said.plain
    about = STUDY.search(plain) or session_numbers(said)
    if ABLE.search(plain):
        return CLEAR if about else LIKELY
    if LATE.search(plain):
        return CLEAR if about else WEAK
    cannot = CANNOT.search(plain)
    if cannot and not about and NO_TIME.match(cannot[0]) and OF_ANOTHER_THING.search(plain):
        return 0
    if cannot and (about or SOME_MEETING.search(plain)):
        return CLEAR
    if _may_answer(said, ctx.today) and _is_asked_to(said, ctx):
        return LIKELY
    return 0 if not cannot else FAIR if len(plain) <= SHORT else WEAK


def hears_roll(said: Utterance, ctx: Context) -> int:
    """An organiser tells who was there."""
    plain = said.plain
    if TALK.search(plain) or MOVE.search(plain) or CALL_OFF.search(plain):
        return 0
    if PILLORY.search(plain):
        return 0
    about = STUDY.search(plain) or session_numbers(said) or FINISHED.search(plain)
    told = ROLL_SAID.search(plain) or (EXCEPT.search(plain) and about)
    came = about and CAME.search(plain) and ctx.mentions(said)
    if not told and not came:
        absent = about and CANNOT.search(plain) and _of_another(said, ctx)
        return LIKELY if absent and _organises(ctx) else 0
    if about:
        return CLEAR
    if not _organises(ctx) or len(plain) > 20:
        return WEAK
    named = any(one.certain for one in ctx.mentions(said))
    named = named or names_somebody_asked(said, ctx)
    return FAIR if named or EXCEPT.search(plain) or said.says(*EVERYBODY_CAME) else WEAK


def hears_make_up(said: Utterance, ctx: Context) -> int:
    """Somebody made up for a session."""
    plain = said.plain
    if (
        not MADE_UP.search(plain)
        or LATER.search(plain)
        or TALK.search(plain)
        or ROLL_SAID.search(plain)
    ):
        return 0
    return LIKELY if _organises(ctx) else FAIR if STUDY.search(plain) else 0


def hears_next(said: Utterance, _ctx: Context) -> int:
    """One's own sessions are asked for, or a number alone is sent."""
    if said.says(*ALONE):
        return SURE
    numbers = session_numbers(said)
    if numbers and len(said.words()) <= 10 and not _is_other(said):
        return SURE - 5
    if ASKS_NEXT.search(said.plain) and not _is_other(said):
        return LIKELY
    return 0


def hears_change(said: Utterance, ctx: Context) -> int:
    """A session is moved to another time or place, or called off."""
    plain = said.plain
    if ABLE.search(plain) or ROLL_SAID.search(plain) or TALK.search(plain) or ends_series(plain):
        return 0
    moved, placed = MOVE.search(plain), _sets_place(said)
    if STUDY.search(plain) or session_numbers(said):
        return CLEAR if moved or placed or CALL_OFF.search(plain) else 0
    begins = moved is not None and moved.start() == said.begin()
    if (placed or begins) and len(plain) <= BRIEF and not QUESTION.search(plain):
        return LIKELY if _runs_one(ctx) else 0
    return 0


def hears_material(said: Utterance, _ctx: Context) -> int:
    """Material is given for a session with a number."""
    return SURE - 2 if session_numbers(said) and MATERIAL.search(said.plain) else 0


def reason_alone(said: Utterance, today: date) -> bool:
    """Whether nothing is said but a day and what keeps somebody away: 「明天我要值班」."""
    if CANNOT.search(said.plain):
        return False
    plain = list(said.plain)
    for one in find_days(said, today, Lean.FUTURE):
        plain[one.start : one.end] = " " * (one.end - one.start)
    return reasons.ALONE.fullmatch("".join(plain)) is not None


def _may_answer(said: Utterance, today: date) -> bool:
    """Whether it can be the answer to a notice of study, without the word: 「不去」, 「请个假 孩子发烧」."""
    if CANNOT.search(said.plain):
        return len(said.plain) <= (BRIEF if ASKS_LEAVE.search(said.plain) else SHORT)
    return said.says(*NOT_COMING) or reason_alone(said, today)


def _sets_place(said: Utterance) -> bool:
    """「地点定在三楼」, not 「周五下午3点学习 地点在三楼」, which arranges."""
    if not PLACE_SET.search(said.plain) or QUESTION.search(said.plain):
        return False
    return not any(one.at is not None for one in find_times(said))


def _is_asked_to(said: Utterance, ctx: Context) -> bool:
    """Whether a session of others is coming that he is asked to, on the day he speaks of if any."""
    since, until = ctx.now - rules.LATE_LEAVE, ctx.now + timedelta(days=rules.SOON_DAYS)
    days = days_said(said, ctx.today, Lean.FUTURE)
    return any(
        one.session.state is SessionState.PLANNED
        and one.session.organiser_id != ctx.actor.me
        and (not days or one.session.starts_at.astimezone(SHANGHAI).date() in days)
        for one in study.invitations(ctx.session, ctx.actor, since=since, until=until)
    )


def _runs_one(ctx: Context) -> bool:
    """Whether a session is coming that is his to run."""
    found = study.led(ctx.session, ctx.actor, since=ctx.now) if _organises(ctx) else ()
    return any(one.state is SessionState.PLANNED for one in found)


def _is_other(said: Utterance) -> bool:
    """Whether it tells something else about a session."""
    others = (CANNOT, ABLE, LATE, ROLL_SAID, MOVE, CALL_OFF, TALK, MADE_UP)
    if any(one.search(said.plain) for one in others):
        return True
    return bool(session_numbers(said) and MATERIAL.search(said.plain))


def _of_another(said: Utterance, ctx: Context) -> bool:
    """Whether it speaks of somebody else and not of oneself."""
    if MYSELF in said.plain:
        return False
    found = ctx.mentions(said)
    if any(one.certain and ctx.actor.me not in one.candidates for one in found):
        return True
    cannot = CANNOT.search(said.plain)
    if cannot is None:
        return False
    # 「老陈请假了」: whoever is named right before it, of whatever team and however unsurely
    before = said.part(max(0, cannot.start() - A_NAME), cannot.start())
    named = ctx.mentions(before, ctx.roster.people)
    near_enough = len(before.plain) - NEXT_TO
    return any(ctx.actor.me not in one.candidates and one.end >= near_enough for one in named)


def _organises(ctx: Context) -> bool:
    return Deed.ARRANGE_STUDY.open_to(ctx.actor)
