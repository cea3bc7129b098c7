"""What both stacks share in a run: the company, its secrets, the day, and a filled database for each."""

import base64
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session, create_engine

from bot.simulator.world import SimPerson, SimulatedCorp
from storage.sealing import Sealer
from storage.vocabulary import SHANGHAI
from tests.bench import roster
from tests.bench.roster import Colleague
from tests.bench.tutorial_tables import Area, Person, Record

START = datetime(2026, 3, 12, 14, 30, tzinfo=SHANGHAI)


def moved_clock() -> Callable[[], datetime]:
    """A clock that stands at `START` now: what the bot does depends on the hour."""
    ahead = START - datetime.now(UTC)
    return lambda: datetime.now(UTC) + ahead


@dataclass(frozen=True, slots=True)
class Site:
    """A company, and the databases that every run starts from."""

    corp: SimulatedCorp
    data_key: bytes
    templates: dict[str, Path]

    @classmethod
    def build(cls, folder: Path, people: Sequence[Colleague]) -> "Site":
        """Enrol these people with both stacks, in this folder."""
        corp = SimulatedCorp.fresh(
            [SimPerson(one.userid, one.name) for one in people], moved_clock()
        )
        key = secrets.token_bytes(32)
        templates = {name: folder / f"{name}-template.db" for name in ("ours", "tutorial")}
        roster.fill(f"sqlite:///{templates['ours']}", Sealer({1: key}), START.date(), people)
        _fill_tutorial(f"sqlite:///{templates['tutorial']}", people)
        return cls(corp, key, templates)

    def environment(self, name: str, database: Path, api_port: int) -> dict[str, str]:
        """The settings of one of the two stacks."""
        url, corp = f"sqlite:///{database}", self.corp
        if name == "tutorial":
            return {
                "BENCH_DATABASE_URL": url,
                "BENCH_TOKEN": corp.token,
                "BENCH_AES_KEY": corp.encoding_aes_key,
                "BENCH_CORP_ID": corp.corp_id,
                "BENCH_SECRET": corp.secret,
                "BENCH_AGENT_ID": str(corp.agent_id),
                "BENCH_API_BASE": f"http://127.0.0.1:{api_port}" if api_port else "",
            }
        return self.settings(url, api_port)

    def settings(self, url: str, api_port: int) -> dict[str, str]:
        """The settings of the bot."""
        corp = self.corp
        return {
            "ZRQ_DATABASE_URL": url,
            "ZRQ_DATA_KEY": base64.b64encode(self.data_key).decode(),
            "ZRQ_WECOM_CORP_ID": corp.corp_id,
            "ZRQ_WECOM_AGENT_ID": str(corp.agent_id),
            "ZRQ_WECOM_SECRET": corp.secret,
            "ZRQ_WECOM_TOKEN": corp.token,
            "ZRQ_WECOM_ENCODING_AES_KEY": corp.encoding_aes_key,
            "ZRQ_WECOM_API_BASE": f"http://127.0.0.1:{api_port}",
        }


def _fill_tutorial(url: str, people: Iterable[Colleague]) -> None:
    """Create the tables of a new database and enrol these people."""
    engine = create_engine(url)
    Record.metadata.create_all(engine)
    with Session(engine) as session:
        areas: dict[str, Area] = {}
        for one in people:
            if one.team not in areas:
                areas[one.team] = Area(name=one.team, branch=one.branch)
                session.add(areas[one.team])
                session.flush()
            session.add(
                Person(
                    userid=one.userid,
                    name=one.name,
                    area_id=areas[one.team].id,
                    host=one.host,
                    duty=one.duty,
                )
            )
        session.commit()
    engine.dispose()
