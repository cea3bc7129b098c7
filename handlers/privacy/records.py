"""Everything that is held about the one who asks, gathered from what each capability remembers (domain.md §6.4)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.kit.capability import Context
from handlers.kit.quoting import is_long, quoted
from handlers.kit.wording import dated, points_shown
from handlers.privacy import (
    ballot_records,
    cycle_records,
    duty_records,
    relay_records,
    result_records,
    roster_records,
    rules,
    year_records,
)
from handlers.privacy import record_wording as wording
from handlers.privacy.correcting import held as own_words
from handlers.privacy.wording import DATA_DESK
from storage.queries import (
    access,
    appraisals,
    concerns,
    goals,
    study,
    supervision,
    talk_answers,
    talks,
)
from storage.queries.appraisals import Appraisal
from storage.queries.concern_views import OVER
from storage.queries.concerns import ConcernView
from storage.queries.goals import GoalView
from storage.queries.supervision import NoteView
from storage.queries.talks import TalkView
from storage.rights_words import AccessReason
from storage.tables import AccessLog
from storage.vocabulary import SHANGHAI, AccessKind, Retention, Role

MOST_READINGS = 5000  # more than anybody reads about one person in three years
READERS_SHOWN = 2
IN_WORDS = (  # what shows somebody's words, whole or cut
    duty_records, ballot_records, result_records, own_words, relay_records, year_records,
)  # fmt: skip
Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record about the person, ready to be shown; `at` is local."""

    kind: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Who did what with a record on a day; never what was in it."""

    day: date
    reader: str
    role: Role
    kind: AccessKind
    what: str
    why: AccessReason | None


def held(ctx: Context, say: Say = quoted) -> list[Entry]:
    """Every record about this person, the latest first; `say` gives somebody's words, whole or cut."""
    read = _by_record(readings(ctx))
    found = [
        *(_talk(one, ctx, read, say) for one in talks.about_me(ctx.session, ctx.actor)),
        *(_concern(one, ctx, read, say) for one in concerns.held(ctx.session, ctx.actor)),
        *(_study(one, ctx, read, say) for one in study.about_me(ctx.session, ctx.actor)),
        *(_note(one, ctx, read, say) for one in supervision.about_me(ctx.session, ctx.actor)),
        *(_goal(one, ctx, say) for one in goals.about_me(ctx.session, ctx.actor)),
        *(_appraisal(*one, ctx, say) for one in appraisals.about_me(ctx.session, ctx.actor)),
        *(Entry(*one) for one in (*cycle_records.noted(ctx), *roster_records.noted(ctx))),
        *(Entry(*one) for room in IN_WORDS for one in room.noted(ctx, say)),
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def counted(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """How many there are of each kind."""
    found = Counter(one.kind for one in entries)
    ones = (wording.TALKS, wording.CONCERNS, wording.STUDY, wording.GOALS, wording.APPRAISAL)
    noted = (roster_records, *IN_WORDS)
    order = (*ones, wording.SUPERVISION, *(kind for one in noted for kind in one.KINDS))
    return [(kind, found[kind]) for kind in order if found[kind]]


def readings(ctx: Context) -> list[Reading]:
    """What others read about this person, the latest first; his own reading is not among it."""
    noted = access.about_me(ctx.session, ctx.actor, limit=MOST_READINGS)
    return [
        Reading(
            day=one.at.astimezone(SHANGHAI).date(),
            reader=_reader(one, ctx),
            role=one.role,
            kind=one.kind,
            what=one.what,
            why=one.why,
        )
        for one in noted
        if one.actor_id != ctx.actor.me
    ]


def roster_facts(ctx: Context) -> str:
    """What the roster says of this person, on one line."""
    me, roster, day = ctx.me, ctx.roster, ctx.today
    own = sorted(roster.areas[area].name for area in ctx.actor.areas)
    area = roster.area_of(me.id)
    covering = roster.responsible_for(area.id, day) if area else []
    others = [one.name for one in covering if one.id != me.id]
    contacts = [ctx.name(contact) for activist, contact in roster.contacts if activist == me.id]
    group = roster.orgs[me.group_id].name if me.group_id else ""
    since = dated(me.status_since, day) if me.status_since else ""
    status = wording.status(me.party_status, since)
    facts = [me.team, me.shift, status, group, *sorted(ctx.actor.duties)]
    facts += [wording.also_called(me.aliases)] if me.aliases else []
    facts += [wording.answers_for(own)] if own else []
    facts += [wording.covered_by(others)] if others else []
    facts += [wording.looked_after_by(sorted(contacts))] if contacts else []
    if away := roster.absence(me.id, day):
        last = dated(away.until - timedelta(days=1), day) if away.until else ""
        facts.append(wording.away(dated(away.since, day), last))
    return wording.name_line(me.name, [one for one in facts if one], me.joined_on, day)


def _talk(one: TalkView, ctx: Context, read: Mapping[str, list[Reading]], say: Say) -> Entry:
    code, at = f"T-{one.number:04}", _start(one.held_on)
    details = [wording.topics(one.topics)] if one.topics else []
    details += [wording.minutes(one.minutes)] if one.minutes else []
    details += [wording.together(one.headcount)] if one.headcount > 1 else []
    details += [wording.FOLLOW_UP] if one.follow_up else []
    confirmed = ctx.once(
        "talks confirmed", lambda: talk_answers.confirmed_by_me(ctx.session, ctx.actor)
    )
    details += [wording.CONFIRMED] if one.number in confirmed else []
    first = wording.talk(code, dated(one.held_on, ctx.today), ctx.name(one.host_id), details)
    words = say(one.sentence) if one.sentence else wording.NOT_WRITTEN
    return _entry(
        wording.TALKS, at, first, words, _due(ctx, Retention.TALKS, at), read.get(code), ctx
    )


def _concern(one: ConcernView, ctx: Context, read: Mapping[str, list[Reading]], say: Say) -> Entry:
    at = one.raised_at.astimezone(SHANGHAI)
    when = dated(at.date(), ctx.today)
    first = wording.concern(one.code, when, one.category, one.identity, one.state)
    words = say(one.text) if one.text else wording.NOT_WRITTEN
    words += wording.story_of(one.code) if one.answered_at or is_long(one.text) else ""
    if one.state in OVER and one.closed_at:
        due = _due(ctx, Retention.CONCERNS, one.closed_at.astimezone(SHANGHAI))
    else:
        period = ctx.edition.retention[Retention.CONCERNS]
        due = wording.deleted_after(wording.length_of(period.hours, period.days, period.months))
    return _entry(wording.CONCERNS, at, first, words, due, read.get(one.code), ctx)


def _study(one: study.AboutMe, ctx: Context, read: Mapping[str, list[Reading]], say: Say) -> Entry:
    code, at = f"S-{one.number:04}", one.starts_at.astimezone(SHANGHAI)
    when = dated(at.date(), ctx.today)
    first = wording.study(code, when, one.topic, one.state, make_up=one.make_up_open)
    words = wording.reason(say(one.reason)) if one.reason else ""
    return _entry(
        wording.STUDY, at, first, words, _due(ctx, Retention.STUDY, at), read.get(code), ctx
    )


def _note(one: NoteView, ctx: Context, read: Mapping[str, list[Reading]], say: Say) -> Entry:
    at = one.written_at.astimezone(SHANGHAI)
    when, writer = dated(one.held_on, ctx.today), ctx.name(one.writer_id)
    first = wording.note(one.code, when, writer, positive=one.positive)
    due = _due(ctx, Retention.SUPERVISION, at)
    return _entry(wording.SUPERVISION, at, first, say(one.finding), due, read.get(one.code), ctx)


def _goal(one: GoalView, ctx: Context, say: Say) -> Entry:
    """A goal he wrote; who may see it depends on where it stands, and reading it leaves no line."""
    at = one.drafted_at.astimezone(SHANGHAI)
    area = ctx.roster.areas[one.area_id].name
    when = dated(at.date(), ctx.today)
    first = wording.goal(f"G-{one.number:04}", when, area, one.year, one.state)
    due = _due(ctx, Retention.ASSESSMENT, _start(date(one.year, 12, 31)))
    tail = wording.tail(due, wording.seen_by(one.state))
    return Entry(wording.GOALS, at, "\n".join([first, f"  {say(one.text)}", tail]))


def _appraisal(year: int, one: Appraisal, ctx: Context, say: Say) -> Entry:
    code, at = f"{wording.APPRAISAL}{year}", one.changed_at.astimezone(SHANGHAI)
    points = "" if one.content.total is None else points_shown(one.content.total)
    when, items = dated(at.date(), ctx.today), len(one.content.items)
    first = wording.appraisal(code, when, one.state, one.version, points, items)
    words = say(one.content.text) if one.content.text else wording.NOT_WRITTEN
    due = _due(ctx, Retention.ASSESSMENT, at)
    return _entry(wording.APPRAISAL, at, first, words, due, None, ctx)


def _entry(
    kind: str,
    at: datetime,
    first: str,
    words: str,
    due: str,
    read: list[Reading] | None,
    ctx: Context,
) -> Entry:
    tail = wording.tail(due, _readers(read or [], ctx))
    return Entry(kind, at, "\n".join([first, *([f"  {words}"] if words else []), tail]))


def _readers(read: list[Reading], ctx: Context) -> str:
    if not read:
        return wording.NOT_READ
    shown = [
        wording.reader(one.reader, one.role, dated(one.day, ctx.today))
        for one in read[:READERS_SHOWN]
    ]
    return wording.read_by(shown, len(read) if len(read) > READERS_SHOWN else 0)


def _due(ctx: Context, kind: Retention, since: datetime) -> str:
    when = rules.kept_until(ctx.edition.retention[kind], since)
    return wording.deleted_on(when, ctx.today)


def _by_record(found: Iterable[Reading]) -> Mapping[str, list[Reading]]:
    by_record: dict[str, list[Reading]] = defaultdict(list)
    for one in found:
        by_record[one.what].append(one)
    return by_record


def _reader(one: AccessLog, ctx: Context) -> str:
    if one.actor_id is not None:
        return ctx.name(one.actor_id)
    return DATA_DESK if one.role is Role.ADMIN else wording.THE_BOT


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
