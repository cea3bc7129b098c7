"""学习纪要: what was said and settled, in one message, read by everybody who was asked to come [T2 M2]."""

import re
from datetime import datetime, time

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.cleaning import plain_of
from handlers.kit.reading.utterance import Utterance
from handlers.study import rules, signing_wording, wording
from handlers.study.about import label, row_of
from handlers.study.reading import session_numbers
from storage.queries import minutes, study
from storage.tables import StudySession
from storage.vocabulary import SessionState

SURE = 110
MINUTES = re.compile(
    r"^(?:s\s?[-—–_]?\s?\d{1,6}\s*的?\s*)?(?:学习|会议|这次)?(?:记录|纪要)(?:\s*[:：]\s*|\s+)(?P<minutes>\S.*)",
    re.DOTALL | re.IGNORECASE,
)
ASKING = re.compile(r"(?:今年|去年|前年|上年|(?:19|20)\d\d年?|发我|给我|发给我|[的\s,，。])+")
MOST = 2000  # characters


def hears_minutes(said: Utterance, ctx: Context) -> int:
    """「S-0003 记录：…」, 「纪要 …」; not 「学习记录 2026」, which asks for the record of a year."""
    found = MINUTES.match(said.plain.lstrip())
    return SURE if found and not asks_for_record(found["minutes"], ctx) else 0


def asks_for_record(behind: str, ctx: Context) -> bool:
    """Whether nothing but a year or an area stands behind the word."""
    areas = (one.name for one in ctx.roster.areas.values())
    return ASKING.fullmatch(behind) is not None or plain_of(behind.strip()) in map(plain_of, areas)


def keep_minutes(said: Utterance, ctx: Context) -> Reply:
    """Written down in place of what was there; where several sessions may be meant it is asked, with the text kept at hand."""
    text = _text(said)
    if len(text) > MOST:
        raise Refusal(signing_wording.too_long(len(text), MOST))
    numbers = session_numbers(said.part(0, len(said.plain) - len(text)))
    rows = [row_of(numbers[0], ctx)] if numbers else _lately(ctx)
    if len(rows) > 1:
        offered = [Choice(label(one), "study.minutes", _again(one, text)) for one in rows]
        return Reply(signing_wording.WHICH_MINUTES, tuple(offered))
    (row,) = rows
    if not study.is_run_by(ctx.actor, row) or row.state is SessionState.CANCELLED:
        raise Refusal(wording.no_such(row.number))
    if row.starts_at > ctx.now:
        raise Refusal(signing_wording.not_begun(row.number))
    before = minutes.write(ctx.session, ctx.actor, row, text)
    detail = Choice(wording.DETAIL, "study.next", wording.number(row.number))
    return Reply(signing_wording.minutes_kept(row.number, again=before), (detail,))


def _text(said: Utterance) -> str:
    """The words behind 记录 or 纪要; a command word alone may have been taken off already."""
    lead = len(said.plain) - len(said.plain.lstrip())
    found = MINUTES.match(said.plain[lead:])
    text = said.text[lead + found.start("minutes") if found else 0 :].strip()
    if not text:
        raise Refusal(signing_wording.EMPTY_MINUTES)
    return text


def _again(row: StudySession, text: str) -> str:
    return f"{wording.number(row.number)} {signing_wording.minutes(text)}"


def _lately(ctx: Context) -> list[StudySession]:
    since = datetime.combine(rules.roll_since(ctx.today), time.min, SHANGHAI)
    rows = list(study.led(ctx.session, ctx.actor, since=since, until=ctx.now))
    if not rows:
        raise Refusal(signing_wording.NO_MINUTES_OF)
    return rows
