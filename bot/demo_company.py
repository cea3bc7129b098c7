"""The demo's company: a seeded database, the same people with phones, and the settings that join them."""

import base64
import os
from datetime import date
from pathlib import Path

from bot import demo_wording as wording
from bot.seed import seed_demo
from bot.settings import Settings
from bot.simulator.clock import DemoClock
from bot.simulator.world import SimPerson, SimulatedCorp
from handlers.regulation import Editions
from storage.database import make_engine
from storage.migrations import migrate
from storage.queries import people
from storage.queries.roster import Employee, Roster
from storage.sealing import Sealer
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import Role

DUTY = "zhouping"  # whom the demo calls when a life may be in danger


def company(
    folder: Path, url: str, clock: DemoClock, day: date, names: str, *, opened: bool = True
) -> tuple[Settings, SimulatedCorp]:
    """A seeded database, a simulated company with the same people, and the settings that join them.

    `names` are the editions, as `ZRQ_EDITION` names them; `opened` when the year's assessment is.
    """
    key, database_url = os.urandom(32), f"sqlite:///{folder / 'demo.db'}"
    edition = Editions.load(names).on(day)
    assessed_by = edition.key if opened and not edition.incomplete else None
    roster = _seeded(database_url, Sealer({1: key}), day, assessed_by)
    main_parts_first = sorted(roster.people.values(), key=wording.part_in_the_story)
    corp = SimulatedCorp.fresh([_phone_of(roster, one, day) for one in main_parts_first], clock.now)
    settings = Settings(
        database_url=database_url,
        data_key=base64.b64encode(key).decode(),
        wecom_corp_id=corp.corp_id,
        wecom_agent_id=corp.agent_id,
        wecom_secret=corp.secret,
        wecom_token=corp.token,
        wecom_encoding_aes_key=corp.encoding_aes_key,
        wecom_api_base=f"{url}/simulator/api",
        edition=names,
        public_url=url,
        duty=DUTY,
    )
    return settings, corp


def _seeded(database_url: str, sealer: Sealer, day: date, assessed_by: str | None) -> Roster:
    engine = make_engine(database_url)
    migrate(engine)
    with UnitOfWork(engine, sealer) as unit:
        seed_demo(unit, day, assessed_by)
    with UnitOfWork(engine, sealer) as unit:
        roster = people.load_roster(unit.session)
    engine.dispose()
    return roster


def _phone_of(roster: Roster, person: Employee, day: date) -> SimPerson:
    actor = roster.actor(person.id, day)
    role = next((text for role, text in wording.ROLES.items() if role in actor.roles), "")
    title = next(iter(sorted(actor.duties)), role) if Role.BRANCH in actor.roles else role
    return SimPerson(
        person.userid,
        person.name,
        f"{person.team} · {title}",
        wording.examples_for(actor.roles),
    )
