"""签到: opt-in, by a code shown where the session is; no time, no place, and the organiser's word holds [T2]."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.dates import Lean
from handlers.kit.reading.utterance import Utterance
from handlers.study import rules, signing_wording, telling, wording
from handlers.study.about import facts, fitting, label
from handlers.study.reading import session_numbers
from handlers.study.sittings import counting
from storage.queries import signing_in, study
from storage.queries.study import Invited
from storage.tables import StudySession
from storage.vocabulary import Attendance, SessionState

SURE = 110
CODE = re.compile(r"(?:给|要|来|发|生成|换)?(?:我|个|一?个|新的?|一下)*签到码(?:是多少|多少|呢)?")
CODE_WANTED = re.compile(r"签到码")
SIGNED = re.compile(r"(?:我)?签[个一]?到(?:码)?[\s:,，：]*(?P<code>\d{4})(?!\d)")
OF_ANOTHER = re.compile(r"(?i)(?<![a-z])[a-rt-z]-\d+")
BARE = re.compile(r"\d{4}")
MOST_TRIES = 5
LATELY, AHEAD = timedelta(days=1), timedelta(days=rules.SOON_DAYS)


def hears_code(said: Utterance, _ctx: Context) -> int:
    """「S-0003 签到码」: the word with nothing but a number beside it."""
    if SIGNED.search(said.plain) or not CODE_WANTED.search(said.plain):
        return 0
    rest = said.words()
    return SURE if (session_numbers(said) and len(rest) <= 14) or CODE.fullmatch(rest) else 0


def hears_sign_in(said: Utterance, ctx: Context) -> int:
    """「签到 4821」, and the bare code as long as somebody is asked to a session that is signed into now."""
    if SIGNED.fullmatch(said.bare()) or SIGNED.fullmatch(said.words()):
        return SURE
    bare = BARE.fullmatch(said.words()) is not None
    return SURE if bare and any(_is_open(one.session, ctx) for one in _lately(ctx)) else 0


def show_code(said: Utterance, ctx: Context) -> Reply:
    """A new code to the organiser, good for the session and some time on either side, as the edition says."""
    if OF_ANOTHER.search(said.plain):  # the number of a talk, a concern, a brief
        raise Refusal(signing_wording.NOTHING_TO_SIGN)
    rows = _to_sign(said, ctx)
    if len(rows) > 1:
        shown = [
            Choice(label(one), "study.sign_in_code", wording.number(one.number)) for one in rows
        ]
        return Reply(wording.WHICH_SESSION, tuple(shown))
    (row,) = rows
    since, until = _window(row, ctx)
    code = signing_in.open_for(ctx.session, row, until)
    roll = Choice(wording.ROLL, "study.attendance", wording.number(row.number))
    choices = (roll,) if row.starts_at <= ctx.now else ()
    return Reply(signing_wording.code(row.number, code, since, until), choices)


def sign_in(said: Utterance, ctx: Context) -> Reply:
    """Present, by the code of one of the sessions he is asked to.

    A wrong code is an answer and no `Refusal`, for the try has to be kept.
    """
    found = SIGNED.search(said.plain) or BARE.fullmatch(said.words())
    if found is None:
        raise Refusal(signing_wording.WHICH_CODE)
    code = found[0][-4:]
    mine = _lately(ctx)
    if not mine:
        raise Refusal(signing_wording.NO_SIGNING_IN)
    tries = {
        one.session.id: signing_in.wrong_tries(ctx.session, ctx.actor, one.session) for one in mine
    }
    left = [one for one in mine if tries[one.session.id] < MOST_TRIES]
    if not left:
        raise Refusal(signing_wording.TOO_MANY)
    fit = next((one for one in left if signing_in.fits(ctx.session, one.session, code)), None)
    if fit is not None:
        return _signed(fit, ctx)
    open_ones = [one for one in left if _is_open(one.session, ctx)]
    for one in open_ones:
        signing_in.note_wrong(ctx.session, ctx.actor, one.session, tries[one.session.id], ctx.now)
    if not open_ones:
        raise Refusal(_not_now(left[-1].session, ctx))
    again = MOST_TRIES - 1 - min(tries[one.session.id] for one in open_ones)
    return Reply(signing_wording.wrong(again) if again else signing_wording.TOO_MANY)


def _signed(mine: Invited, ctx: Context) -> Reply:
    row, line = mine.session, mine.line
    if line.state is Attendance.PRESENT:
        return Reply(signing_wording.already(row.number))
    if row.state is SessionState.HELD:
        raise Refusal(signing_wording.told_already(row.number))
    if not _is_open(row, ctx):
        raise Refusal(_not_now(row, ctx))
    study.write_state(ctx.session, line, Attendance.PRESENT, make_up_open=False)
    telling.call_off(row, ctx, to=ctx.actor.me)
    counting.came(counting.mine_elsewhere(row, ctx), ctx)
    return Reply(signing_wording.signed_in(row.number, facts(row)))


def _not_now(row: StudySession, ctx: Context) -> str:
    """Why a code is of no use at this moment."""
    if row.state is SessionState.HELD:
        return signing_wording.told_already(row.number)
    since, _ = _window(row, ctx)
    return (
        signing_wording.too_early(row.number, since)
        if ctx.now < since
        else signing_wording.over(row.number)
    )


def _is_open(row: StudySession, ctx: Context) -> bool:
    since, until = _window(row, ctx)
    return row.state is SessionState.PLANNED and since <= ctx.now <= until


def _lately(ctx: Context) -> list[Invited]:
    """The sessions of these days he is asked to for which a code was shown."""
    found = study.invitations(ctx.session, ctx.actor, since=ctx.now - LATELY, until=ctx.now + AHEAD)
    return [one for one in found if one.session.sign_in_hash is not None]


def _to_sign(said: Utterance, ctx: Context) -> Sequence[StudySession]:
    rows = [
        one
        for one in study.led(ctx.session, ctx.actor, since=ctx.now - LATELY, until=ctx.now + AHEAD)
        if one.state is SessionState.PLANNED and _window(one, ctx)[1] >= ctx.now
    ]
    if not rows:
        raise Refusal(signing_wording.NOTHING_TO_SIGN)
    if not session_numbers(said):
        rows = [one for one in rows if _is_open(one, ctx)] or rows
    return fitting(said, rows, ctx, Lean.FUTURE)


def _window(row: StudySession, ctx: Context) -> tuple[datetime, datetime]:
    """From when until when its code is good, in local time."""
    figures = ctx.edition.figures
    sitting = timedelta(minutes=figures.study_usual_minutes)
    margin = timedelta(minutes=figures.sign_in_margin_minutes)
    return rules.signing_in(row.starts_at.astimezone(SHANGHAI), sitting, margin)
