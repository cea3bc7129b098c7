"""A quarter that is over, with what people raised in it, and the bot on a morning after it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from sqlmodel import col, select

from storage.database import make_engine
from storage.queries import people
from storage.randomness import new_id
from storage.tables import Concern, Person
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import (
    SHANGHAI,
    ConcernCategory,
    ConcernState,
    Decision,
    Identity,
    OrgLevel,
)
from tests.chatting import Chat, chatting
from tests.databases import SEALER, disposing

APRIL = datetime(2026, 4, 2, 10, tzinfo=SHANGHAI)
REPAIR = ("王强", "张伟", "周涛", "马德福", "孙丽")
STORES = ("李红梅", "何军", "吴小燕", "刘洋", "张玮")
CHEMISTRY = ("陈志远", "郑凯", "林秀英", "黄磊", "陈晨")
ANSWERED = datetime(2026, 2, 12, 10, tzinfo=SHANGHAI)
CLOSED: dict[str, Any] = {
    "state": ConcernState.CLOSED,
    "decision": Decision.DONE,
    "answered_at": ANSWERED,
    "closed_at": ANSWERED,
}
REFUSED: dict[str, Any] = {
    "state": ConcernState.AWAITING,
    "decision": Decision.CANNOT_NOW,
    "answered_at": ANSWERED,
}
WORDS = "暗号四十七"  # stands in every concern, and must never be in a brief


class Quarter:
    """Writes concerns as they would be after a while."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.count = 0

    def colleagues(self, of: str, count: int) -> None:
        """So many more in the team of somebody, who raise nothing."""
        with disposing(make_engine(self.url)) as engine, UnitOfWork(engine, SEALER) as unit:
            found = unit.session.exec(select(Person).where(col(Person.name) == of)).one()
            for one in range(count):
                name = f"{of}的同事{one + 1}"
                unit.session.add(
                    Person(
                        userid=f"{found.userid}-{one}",
                        name=name,
                        team_id=found.team_id,
                        joined_on=found.joined_on,
                    )
                )

    def same_matter(self, first: int, *others: int) -> None:
        """These tell of the same matter as the first, counted in the order of raising from 1 on."""
        with disposing(make_engine(self.url)) as engine, UnitOfWork(engine, SEALER) as unit:
            rows = {one.number - 9000: one for one in unit.session.exec(select(Concern))}
            for one in others:
                rows[one].merged_into_id = rows[first].id

    def raised(
        self,
        category: ConcernCategory,
        *names: str,
        on: str = "2026-02-10",
        identity: Identity = Identity.CONFIDENTIAL,
        **more: Any,
    ) -> None:
        """One concern of each of these people, all alike; `more` are columns of the table."""
        with disposing(make_engine(self.url)) as engine, UnitOfWork(engine, SEALER) as unit:
            roster = people.load_roster(unit.session)
            ids = {one.name: one.id for one in roster.people.values()}
            level = more.pop("to", OrgLevel.BRANCH)
            orgs = {one.level: one for one in roster.orgs.values()}
            branch, above = orgs[level], orgs[OrgLevel.GENERAL_BRANCH]
            gone_up = more.pop("gone_up", False)
            about = more.pop("about", None)
            for name in names:
                self.count += 1
                area = roster.area_of(ids[name])
                key = new_id()
                row = Concern(
                    id=key,
                    number=9000 + self.count,
                    raiser_id=ids[name],
                    identity=identity,
                    category=category,
                    area_id=area.id if area else None,
                    branch_id=branch.id,
                    about_id=ids[about] if about else None,
                    raised_to_id=above.id if gone_up else None,
                    raised_at=datetime.fromisoformat(f"{on}T09:00+08:00"),
                    sealed_text=unit.session.seal(WORDS, "concern.text", key),
                    **more,
                )
                unit.session.collect(row)


def fill(quarter: Quarter, repair: Identity = Identity.CONFIDENTIAL) -> None:
    """Twenty matters of fifteen people, and some that are none of the brief's business."""
    quarter.colleagues("王强", 5)
    quarter.colleagues("李红梅", 5)
    quarter.colleagues("陈志远", 2)
    quarter.raised(ConcernCategory.LIFE, *REPAIR, identity=repair, **CLOSED)
    quarter.raised(ConcernCategory.LIFE, *STORES, **REFUSED)
    quarter.raised(ConcernCategory.SAFETY, *CHEMISTRY)
    quarter.raised(ConcernCategory.PAY, "张伟", "何军")
    quarter.raised(ConcernCategory.SHIFTS, "周涛", "马德福", "刘洋", on="2026-03-20")
    quarter.raised(ConcernCategory.OTHER, *REPAIR, about="周萍")
    quarter.raised(ConcernCategory.OTHER, *REPAIR, about="孙国栋", to=OrgLevel.GENERAL_BRANCH)
    quarter.raised(ConcernCategory.OTHER, *REPAIR, to=OrgLevel.GENERAL_BRANCH)
    quarter.raised(ConcernCategory.PAY, *REPAIR, state=ConcernState.WITHDRAWN)
    quarter.raised(ConcernCategory.PAY, *REPAIR, on="2025-12-31")


@pytest.fixture
def quarter(database_url: str) -> Quarter:
    """The first quarter of 2026, filled."""
    made = Quarter(database_url)
    fill(made)
    return made


@pytest.fixture
def april(quarter: Quarter) -> Iterator[Chat]:
    """The bot on the second of April."""
    with chatting(quarter.url, APRIL) as chat:
        yield chat
