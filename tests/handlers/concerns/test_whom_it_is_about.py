"""S-LADDER: whom a concern is about is never told of it, never sees it and never has to act on it (reliability.md T26)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from itertools import combinations, product
from uuid import UUID

import pytest
from sqlmodel import col, select

from handlers.concerns.clocks import ladder
from handlers.concerns.handing import HandOverForm
from handlers.concerns.identity import knows_raiser
from handlers.concerns.raising import RaiseForm
from handlers.concerns.writing_down import raise_concern
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from storage.queries import concern_clocks, concerns, people
from storage.queries.actor import CLOCK, SAFETY_DUTY
from storage.tables import Absence, PartyOrg, Push, RoleHolding
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import Identity, OrgLevel, Role
from tests.chatting import T1
from tests.databases import KINDS
from tests.faults.sizes import size
from tests.handlers.conftest import SeenAs, contexts
from tests.staff import EVERYBODY, writing

RAISERS = ("张伟", "刘建国", "孙国栋", "钱勤")
ABOUT = ("孙国栋", "周萍", "何静", "刘建国", "王强", "贺勇", "郑明", "高明", "钱勤")
PAIRS = [*((one,) for one in ABOUT), *combinations(("孙国栋", "何静", "贺勇", "高明"), 2)]
TEXTS = ("{}老是偏心 排班不公平", "三号平台护栏松了 {}不管也不修")
AWAY: tuple[tuple[str, ...], ...] = ((), ("孙国栋",), ("孙国栋", "周萍", "何静"), ("郑明", "高明"))
# Who is away is tried in the full size.
ON_EACH = [(kind, one) for kind in KINDS for one in size(AWAY[:1], AWAY)]
LATER = ("马德福", "何军")  # hold no post when it is raised
HANDLERS = ("钱勤", "贺勇", *LATER)
MODES = (Identity.NAMED, Identity.CONFIDENTIAL)
SINCE = date(2026, 3, 10)


class Ladder:
    """One way of being away, and everybody's eyes."""

    def __init__(self, unit: UnitOfWork, seen_as: SeenAs) -> None:
        self.session, self.unit = unit.session, unit
        self.everybody = {one.name: seen_as(one.name) for one in EVERYBODY}
        self.raised: dict[int, Sequence[str]] = {}  # whom each is about, besides its raiser

    def raise_it(self, raiser: str, about: Sequence[str], text: str, mode: Identity) -> int | None:
        """Raise it; None when it is refused because nobody stands above."""
        ctx = self.everybody[raiser]
        try:
            form = RaiseForm.read(Utterance.of(text.format("和".join(about))), ctx)
        except Refusal:
            return None
        raise_concern(form.changed(identity=mode), ctx)
        number = concerns.mine(self.session, ctx.actor, limit=1)[0].number
        self.raised[number] = [one for one in about if one != raiser]
        return number

    def seat(self, name: str) -> None:
        """Somebody comes to sit in the branch, above it, and among those who handle things."""
        who = self.everybody[name].actor.me
        for org in self.session.exec(select(PartyOrg)):
            in_branch = org.level is OrgLevel.BRANCH
            seats = [(Role.BRANCH if in_branch else Role.COMMITTEE, "")]
            seats += [(Role.HANDLER, SAFETY_DUTY)] if in_branch else []
            for role, duty in seats:
                seat = RoleHolding(person_id=who, role=role, duty=duty, org_id=org.id, since=SINCE)
                self.session.add(seat)
        people.changed(self.session)
        self.session.flush()
        seen_as = contexts(self.unit)
        self.everybody = {one.name: seen_as(one.name) for one in EVERYBODY}

    def leaks(self, raiser: str, number: int) -> Iterator[str]:
        """What whom it is about learns of it, at once and at each step up the ladder."""
        kept_from, mine = self.raised[number], self.everybody[raiser]
        told = set(self._told(number))
        view = concerns.find(self.session, mine.actor, number)
        assert view is not None
        for one in kept_from:
            me = self.everybody[one].actor.me
            yield from (f"{one} is told",) if me in told else ()
            yield from (f"{one} has it in hand",) if view.owner_id == me else ()
        yield from self._seen(kept_from, number, "at first")
        for clock in self._steps_up(number, mine):
            whom = {ctx.name(one) for ctx in (mine,) for one in clock}
            yield from (f"{one} is told above" for one in kept_from if one in whom)
            yield from self._seen(kept_from, number, "above")

    def handed_over(self, number: int) -> Iterator[str]:
        """To whom of those it is about it may be handed over."""
        handlers = [one for one in self.raised[number] if one in HANDLERS]
        for ctx, name in product(self.everybody.values(), handlers):
            if concerns.find(self.session, ctx.actor, number):
                with suppress(Refusal):
                    HandOverForm.read(Utterance.of(f"C-{number:04} 交给{name}"), ctx)
                    yield f"{name} may handle it"

    def listed(self) -> Iterator[str]:
        """Whose lists hold what is about them."""
        for name, ctx in self.everybody.items():
            waiting = {one.number for one in concerns.unanswered(self.session, ctx.actor)}
            about = {number for number, names in self.raised.items() if name in names}
            yield from (f"{name} has C-{one:04} in his list" for one in waiting & about)

    def knowing(self, raiser: str, number: int) -> set[str]:
        """Who reads the name of its raiser."""
        found = set()
        for name, ctx in self.everybody.items():
            view = concerns.find(self.session, ctx.actor, number)
            if view is not None and name != raiser and knows_raiser(view, ctx):
                found.add(name)
        return found

    def _told(self, number: int) -> Sequence[UUID]:
        about = col(Push.about).like(f"C-{number:04}:%")
        return self.session.exec(select(Push.recipient_id).where(about)).all()

    def _seen(self, names: Sequence[str], number: int, when: str) -> Iterator[str]:
        for one in names:
            if concerns.find(self.session, self.everybody[one].actor, number) is not None:
                yield f"{one} sees it {when}"

    def _steps_up(self, number: int, ctx: Context) -> Iterator[tuple[UUID, ...]]:
        while True:
            clock = concern_clocks.running(self.session, [number])[0]
            level = ladder.next_level(ctx, clock)
            if level is None or level.into is None:
                return
            assert concern_clocks.bring_in(self.session, CLOCK, clock, level.into, T1)
            yield level.whom


@contextmanager
def away(url: str, names: Sequence[str]) -> Iterator[Ladder]:
    """The same people, some of them absent; nothing is kept."""
    with writing(url) as unit:
        seen_as = contexts(unit)
        for one in names:
            unit.session.collect(
                Absence(
                    person_id=seen_as(one).actor.me, since=SINCE, noted_by=seen_as(one).actor.me
                )
            )
        yield Ladder(unit, contexts(unit))


@pytest.mark.parametrize(("database_url", "absent"), ON_EACH, indirect=["database_url"])
def test_never_to_the_person_it_is_about(staffed_url: str, absent: tuple[str, ...]) -> None:
    found: list[str] = []
    with away(staffed_url, absent) as world:
        cases = list(product(RAISERS, PAIRS, TEXTS))
        for place, (raiser, about, text) in enumerate(cases):
            # Each text and pair in both modes, from one raiser to the next.
            mode = MODES[(place + place // len(TEXTS)) % 2]
            number = world.raise_it(raiser, about, text, mode)
            if number is None:
                continue
            what = f"{raiser} {mode} {text.format('和'.join(about))}"
            if mode is Identity.CONFIDENTIAL and len(world.knowing(raiser, number)) > 1:
                found.append(f"{what}: more than one knows whose it is")
            found += [f"{what}: {one}" for one in world.handed_over(number)]
            found += [f"{what}: {one}" for one in world.leaks(raiser, number)]
        assert [*found, *world.listed()] == []
        assert len(world.raised) > len(cases) // 2


@pytest.mark.parametrize(("database_url", "absent"), ON_EACH, indirect=["database_url"])
def test_never_to_whom_it_names_whatever_post_he_holds_later(
    staffed_url: str, absent: tuple[str, ...]
) -> None:
    with away(staffed_url, absent) as world:
        raised = [
            (raiser, number)
            for raiser, about, text, mode in product(RAISERS, LATER, TEXTS, MODES)
            if (number := world.raise_it(raiser, (about,), text, mode))
        ]
        for name in LATER:
            world.seat(name)
        assert len(raised) == len(RAISERS) * len(LATER) * len(TEXTS) * len(MODES)
        found = [leak for raiser, number in raised for leak in world.leaks(raiser, number)]
        found += [leak for _, number in raised for leak in world.handed_over(number)]
        assert [*found, *world.listed()] == []
