"""学习记录: the sessions of a year with who was there, as one Word file; a view of what is kept already [T2 M2].

It names who came, who had leave and who made up for it, as the organiser's list of the day says today. Of whoever
else was missing it says how many: no person's absences can be added up from it (domain.md §6.3).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.documents import Paper, Section
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from handlers.regulation.meetings import Calls, called
from handlers.study import record_wording as wording
from handlers.study.minutes import MINUTES, asks_for_record
from storage.queries import minutes, study, study_record
from storage.queries.roster import AreaView
from storage.tables import SessionAttendance, StudySession
from storage.vocabulary import Attendance, SessionState

RECORD = re.compile(r"学习(?:的)?(?:记录|台账|档案)")
TELLING = re.compile(r"[怎咋]|为什么|什么时候|啥时候|规定|[吗?？]|写错|删|改|没人|没[发用]|太|丢了")
YEAR = re.compile(r"((?:19|20)\d\d)年?")
AGO = {"前年": 2, "去年": 1, "上年": 1}
WHICH = re.compile(r"(\d{4}) ([0-9a-f]{32})")
SURE, LONGEST = 112, 30
EARLIEST = 2000


@dataclass(frozen=True, slots=True)
class Scope:
    """An area, or a group or branch with all its areas."""

    id: UUID
    name: str
    areas: tuple[AreaView, ...]

    def holds(self, row: StudySession, ctx: Context) -> bool:
        """Whether a session is of one of these areas, of their group, or of their whole branch; none of a committee alone."""
        if called(row.kind, ctx.edition.meetings).calls is Calls.COMMITTEE:
            return False
        if of_areas := {*row.area_ids, *([str(row.area_id)] if row.area_id else [])}:
            return not of_areas.isdisjoint(str(one.id) for one in self.areas)
        if row.group_id:
            return any(one.group_id == row.group_id for one in self.areas)
        branch = ctx.roster.branch_of(row.organiser_id)
        return branch is None or any(one.branch_id == branch.id for one in self.areas)


def hears_record(said: Utterance, ctx: Context) -> int:
    """「发我今年的学习记录」; what follows 学习记录 and is more than a year or an area are minutes."""
    if not RECORD.search(said.plain) or len(said.plain) > LONGEST or TELLING.search(said.plain):
        return 0
    behind = MINUTES.match(said.plain.lstrip())
    return SURE if behind is None or asks_for_record(behind["minutes"], ctx) else 0


def send(said: Utterance, ctx: Context) -> Reply:
    """The file of what is named, else of all that this actor leads."""
    year, scope = _year(said, ctx), _meant(said, ctx)
    count = len(_sessions(scope, year, ctx))
    if not count:
        raise Refusal(wording.nothing(scope.name, year))
    which = f"{year} {scope.id.hex}"
    about = f"study.record:{which}"
    ctx.promises.call_off(about, to=ctx.actor.me)
    ctx.promises.file(ctx.actor.me, "study.record", about=about, which=which)
    return Reply(wording.coming(scope.name, year, count))


def of_area(ctx: Context, area_id: UUID, year: int) -> list[str]:
    """Which records belong into the archive of an area: one, when its reader may see a session of the year."""
    scope = _scopes(ctx).get(area_id)
    return [f"{year} {area_id.hex}"] if scope and _sessions(scope, year, ctx) else []


def paper(ctx: Context) -> Paper:
    """The record for its recipient, from what holds now; raises Refusal when it is not his any more."""
    scopes = _scopes(ctx)
    found = WHICH.fullmatch(ctx.which)
    year = int(found[1]) if found else ctx.today.year
    scope = scopes.get(UUID(found[2])) if found else next(iter(scopes.values()), None)
    if scope is None:
        raise Refusal(wording.REFUSAL)
    rows = _sessions(scope, year, ctx)
    lines: dict[UUID, list[SessionAttendance]] = {one.id: [] for one in rows}
    for line in study.lines_of(ctx.session, ctx.actor, lines):
        lines[line.session_id].append(line)
    table = tuple(_cells(one, ctx) for one in rows)
    said = () if rows else (wording.NOTHING,)
    return Paper(
        name=wording.file_name(scope.name, year),
        title=wording.title(scope.name, year),
        subtitle=wording.subtitle(ctx.today),
        sections=(
            Section(wording.LIST, said, wording.COLUMNS if rows else (), table),
            *(_one(row, lines[row.id], ctx) for row in rows),
        ),
        notes=(wording.NO_COUNTS, wording.NO_REASONS),
    )


def _cells(row: StudySession, ctx: Context) -> tuple[str, ...]:
    return (
        f"S-{row.number:04}",
        wording.when(row.starts_at.astimezone(SHANGHAI)),
        called(row.kind, ctx.edition.meetings).title,
        row.place or wording.NO_PLACE,
        row.topic,
        ctx.name(row.organiser_id),
    )


def _one(row: StudySession, lines: Sequence[SessionAttendance], ctx: Context) -> Section:
    starts = row.starts_at.astimezone(SHANGHAI)
    kind = called(row.kind, ctx.edition.meetings).title
    said = [*_roll(row, lines, ctx)]
    if text := minutes.of(ctx.session, row):
        said += [wording.MINUTES, *filter(None, text.splitlines())]
    return Section(wording.heading(row.number, starts, kind, row.topic), tuple(said))


def _roll(row: StudySession, lines: Sequence[SessionAttendance], ctx: Context) -> Iterator[str]:
    """Who was there as far as the reader may see it; he who does not run a session sees nobody's state."""
    if not study.is_run_by(ctx.actor, row):
        yield wording.OF_OTHERS
        return
    if row.state is not SessionState.HELD:
        yield wording.NOT_WRITTEN
        return
    order = {person: place for place, person in enumerate(ctx.roster.people)}
    ordered = sorted(lines, key=lambda one: order.get(one.person_id, 0))
    missing = [one for one in ordered if one.state in (Attendance.EXCUSED, Attendance.ABSENT)]
    still = [one for one in missing if one.make_up_open]
    excused = [one for one in still if one.state is Attendance.EXCUSED]
    made_up = [one for one in missing if not one.make_up_open]
    yield wording.came(_names((one for one in ordered if one.state is Attendance.PRESENT), ctx))
    if excused:
        yield wording.excused(_names(excused, ctx))
    if made_up and row.sittings:  # nothing says whether he came to the other one yet
        yield wording.in_the_other(len(made_up))
    elif made_up:
        yield wording.made_up(_names(made_up, ctx))
    if others := len(still) - len(excused):
        yield wording.kept_open(others)


def _names(lines: Iterator[SessionAttendance] | list[SessionAttendance], ctx: Context) -> list[str]:
    return [ctx.name(one.person_id) for one in lines]


def _sessions(scope: Scope, year: int, ctx: Context) -> list[StudySession]:
    rows = study_record.of_year(ctx.session, ctx.actor, year, ctx.now)
    return [one for one in rows if scope.holds(one, ctx)]


def _year(said: Utterance, ctx: Context) -> int:
    named = YEAR.search(said.plain)
    back = next((ago for word, ago in AGO.items() if word in said.plain), 0)
    year = int(named[1]) if named else ctx.today.year - back
    if not EARLIEST <= year <= ctx.today.year:
        raise Refusal(wording.no_such_year(year))
    return year


def _meant(said: Utterance, ctx: Context) -> Scope:
    """What a sentence names, else the widest that he leads; refused where that is not one."""
    scopes = _scopes(ctx)
    named = [one.id for one in areas_named(said, ctx.roster.areas.values())]
    named = named or [one.id for one in scopes.values() if one.name in said.text]
    if not scopes or any(one not in scopes for one in named):
        raise Refusal(wording.REFUSAL)
    led = [one for one in scopes if one in ctx.actor.branches or one in ctx.actor.groups]
    fit = named or [one for one in led if one in ctx.actor.branches] or led or list(scopes)
    if len(fit) != 1:
        raise Refusal(wording.which([scopes[one].name for one in fit]))
    return scopes[fit[0]]


def _scopes(ctx: Context) -> dict[UUID, Scope]:
    """The branches and groups he leads, then the areas of them and those he answers for."""
    actor = ctx.actor
    areas = sorted(
        (one for one in ctx.roster.areas.values() if one.open_on(ctx.today)),
        key=lambda one: one.name,
    )
    orgs = [ctx.roster.orgs[one] for one in (*sorted(actor.branches), *sorted(actor.groups))]
    found = [
        Scope(org.id, org.name, tuple(a for a in areas if org.id in (a.branch_id, a.group_id)))
        for org in orgs
    ]
    found += [
        Scope(one.id, one.name, (one,))
        for one in areas
        if one.branch_id in actor.branches or one.group_id in actor.groups or one.id in actor.areas
    ]
    return {one.id: one for one in found if one.areas}
