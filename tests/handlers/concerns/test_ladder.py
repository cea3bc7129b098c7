"""S-LADDER (reliability.md T26): whoever a concern is about never hears of it and never sees it, on no level and on no day.

What nobody answers ends with the committee, unless it is about who sits there.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import product
from uuid import UUID

import pytest
from sqlmodel import col, select

from handlers.concerns.clocks.telling import GoneUp
from handlers.concerns.clocks.watching import watch_clocks
from handlers.concerns.raising import RaiseForm
from handlers.concerns.routing import route_of
from handlers.concerns.writing_down import raise_concern
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from storage.queries import concerns, people
from storage.queries.actor import CLOCK, SAFETY_DUTY
from storage.queries.concern_clocks import RunningClock
from storage.queries.scope import visible_to
from storage.tables import Absence, Concern, PartyOrg, Person, Push, RoleHolding
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import Identity, OrgLevel, PushKind, Role
from tests.chatting import T1
from tests.databases import KINDS
from tests.faults.sizes import size
from tests.handlers.conftest import SeenAs, contexts

RAISERS = ("张伟", "吴小燕", "郑凯", "王强", "周萍")
ABOUT = (
    "王强",
    "刘建国",
    "孙国栋",
    "周萍",
    "何静",
    "高明",
    "黄磊",
    "林秀英",
    "周涛",
)  # on every level
SENTENCES = ("{}排班老是偏心", "{}不让修护栏 都松了", "不经组长 {}乱扣奖金")
LATER = "马德福"  # holds no post when it is raised, and one on every level but the last the next morning
DAYS = 30
SINCE = date(2020, 1, 6)
AWAY = {
    "all are here": (),
    "no secretary": ("孙国栋",),
    "no office": ("高明", "孙丽"),
    "no secretary and no deputy": ("孙国栋", "周萍"),
}


@dataclass(frozen=True)
class Raised:
    """One of the table, and whom it names; None where it names nobody."""

    number: int
    raiser: UUID
    about: UUID | None


@pytest.fixture(params=AWAY)
def seen_as(unit: UnitOfWork, request: pytest.FixtureRequest) -> SeenAs:
    """The cast with a seat on every level: a committee, a discipline desk beside the office, the safety duty."""
    session, ids = unit.session, userids(unit)
    orgs = {one.level: one for one in session.exec(select(PartyOrg))}
    office = orgs[OrgLevel.GENERAL_BRANCH]
    desk = PartyOrg(level=OrgLevel.DESK, name="物流党总支纪检", parent_id=office.id)
    seats = [
        ("黄磊", Role.COMMITTEE, "书记", orgs[OrgLevel.COMMITTEE].id),
        ("林秀英", Role.COMMITTEE, "纪检", desk.id),
        ("孙丽", Role.COMMITTEE, "办公室", office.id),
        ("周涛", Role.HANDLER, SAFETY_DUTY, orgs[OrgLevel.BRANCH].id),
    ]
    session.add(desk)
    session.flush()
    for name, role, duty, org_id in seats:
        seat = RoleHolding(person_id=ids[name], role=role, duty=duty, org_id=org_id, since=SINCE)
        session.add(seat)
    for name in AWAY[request.param]:
        session.add(Absence(person_id=ids[name], since=SINCE))
    people.changed(session)
    session.flush()
    return contexts(unit)


def userids(unit: UnitOfWork) -> dict[str, UUID]:
    """Everybody by name."""
    return {one.name: one.id for one in unit.session.exec(select(Person))}


def mornings() -> Iterator[datetime]:
    """When the clocks are looked at."""
    nine = T1.replace(hour=9, minute=0)
    return (nine + timedelta(days=n) for n in range(1, DAYS))


def raise_all(seen_as: SeenAs) -> list[Raised]:
    """Everybody raises everything about everybody, in both modes."""
    raised: list[Raised] = []
    chances = product(
        RAISERS, (None, *ABOUT, LATER), SENTENCES, (Identity.NAMED, Identity.CONFIDENTIAL)
    )
    for raiser, about, sentence, identity in chances:
        ctx = seen_as(raiser)
        said = Utterance.of(sentence.format(about or "车间"))
        if about == raiser or route_of(said, ctx) is None:
            continue
        form = RaiseForm.read(said, ctx).changed(identity=identity)
        raise_concern(form, ctx)
        number = concerns.mine(ctx.session, ctx.actor, limit=1)[0].number
        kept = about and about in form.kept_text(ctx)  # a member's word for his staff names nobody
        whom = named(about, ctx) if about and kept else None
        raised.append(Raised(number, ctx.actor.me, whom))
    return raised


def seat_everywhere(unit: UnitOfWork, name: str) -> None:
    """Somebody comes to sit in the groups, the branch and the office, and has the safety duty."""
    session, who = unit.session, userids(unit)[name]
    roles = {OrgLevel.BRANCH: Role.BRANCH, OrgLevel.GROUP: Role.GROUP_LEADER}
    for org in session.exec(select(PartyOrg).where(PartyOrg.level != OrgLevel.COMMITTEE)):
        for role in (roles.get(org.level, Role.COMMITTEE), Role.HANDLER):
            duty = SAFETY_DUTY if role is Role.HANDLER else ""
            seat = RoleHolding(person_id=who, role=role, duty=duty, org_id=org.id, since=SINCE)
            session.add(seat)
    people.changed(session)
    session.flush()


def named(name: str, ctx: Context) -> UUID:
    """Somebody's id."""
    return next(one.id for one in ctx.roster.people.values() if one.name == name)


def told_of(ctx: Context, number: int, together: Mapping[int, set[UUID]]) -> set[UUID]:
    """To whom anything was ever promised about a concern, sent or called off."""
    pushes = select(Push.recipient_id).where(col(Push.about).startswith(f"C-{number:04}:"))
    return set(ctx.session.exec(pushes)) | together[number]


def seen_by_whom(ctx: Context) -> Mapping[int, set[UUID]]:
    """By the number of each concern: who finds it."""
    seen: dict[int, set[UUID]] = defaultdict(set)
    for person in ctx.roster.people:
        actor = ctx.roster.actor(person, ctx.today)
        for number in ctx.session.exec(select(Concern.number).where(visible_to(actor, Concern))):
            seen[number].add(person)
    return seen


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> Mapping[int, set[UUID]]:
    """Who heard of a concern with others that went up in the same look; the push itself is about all of them."""
    heard: dict[int, set[UUID]] = defaultdict(set)
    add = GoneUp.add

    def noted(above: GoneUp, one: UUID, kind: PushKind, clock: RunningClock, text: str) -> None:
        heard[clock.number].add(one)
        add(above, one, kind, clock, text)

    monkeypatch.setattr(GoneUp, "add", noted)
    return heard


@pytest.mark.parametrize(
    ("database_url", "seen_as"),
    # Who is away is tried in the full size.
    size([("sqlite", "all are here")], [(kind, away) for kind in KINDS for away in AWAY]),
    indirect=True,
)
def test_whom_it_is_about_never_hears_of_it_and_never_sees_it(
    unit: UnitOfWork, seen_as: SeenAs, together: Mapping[int, set[UUID]]
) -> None:
    raised = raise_all(seen_as)
    seat_everywhere(unit, LATER)
    seen_as = contexts(unit)
    for now in mornings():
        watch_clocks(replace(seen_as("张伟", now), actor=CLOCK, fire_at=now))
    last = seen_as("张伟", T1 + timedelta(days=DAYS))
    assert len(raised) > 200
    assert {one.about for one in raised} == {
        None,
        *(named(name, last) for name in (*ABOUT, LATER)),
    }
    above = dict(last.session.exec(select(Concern.number, Concern.raised_to_id)).all())
    top = next(one.id for one in last.roster.orgs.values() if one.level is OrgLevel.COMMITTEE)
    between = {named("高明", last), named("孙丽", last)}  # heard that the committee has it since
    found = seen_by_whom(last)
    for one in raised:
        told, seen = told_of(last, one.number, together), found[one.number]
        assert one.about not in told | seen, one
        assert told - {one.raiser} - between <= seen, one
        assert told - {one.raiser}, one
        assert (above[one.number] == top) is (one.about != named("黄磊", last)), one
