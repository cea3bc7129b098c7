"""What the checks look at: the settings, the database, the roster and the network, each opened once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine, make_url

from bot import surroundings
from bot.doctor.api import Api
from bot.doctor.caller import Caller
from bot.doctor.network import EACH, Network
from bot.settings import Settings
from bot.surroundings import at_home
from handlers.regulation import Editions
from storage.database import make_engine
from storage.queries import people
from storage.queries.roster import Roster
from storage.sealing import Sealer
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import SHANGHAI


def utc_now() -> datetime:
    """The time of this machine, which is one of the things looked at."""
    return datetime.now(UTC)


@dataclass
class Site:
    """One installation, as its environment describes it. Nothing is opened before a check asks for it."""

    environment: Mapping[str, str]
    now: Callable[[], datetime] = utc_now
    day: date = field(default_factory=lambda: utc_now().astimezone(SHANGHAI).date())
    network: Network = field(default_factory=Network)

    @cached_property
    def settings(self) -> Settings:
        """Raises SettingsError."""
        return Settings.load(self.environment)

    @cached_property
    def folder(self) -> Path | None:
        """Where an SQLite database lies."""
        return surroundings.data_folder(self.settings.database_url)

    @cached_property
    def engine(self) -> Engine:
        """The database; an SQLite file that is not there would be made."""
        url = make_url(self.settings.database_url)
        if (
            self.folder is None and "connect_timeout" not in url.query
        ):  # the driver waits for minutes
            url = url.update_query_dict({"connect_timeout": f"{EACH:.0f}"})
        return make_engine(url.render_as_string(hide_password=False))

    def unit(self) -> UnitOfWork:
        """One transaction, for what is not sealed."""
        return UnitOfWork(self.engine, Sealer({1: self.settings.data_keys()[0]}))

    @cached_property
    def roster(self) -> Roster:
        """Everybody, as the database knows them."""
        with self.unit() as unit:
            return people.load_roster(unit.session)

    @cached_property
    def userids(self) -> set[str]:
        """Who is here today."""
        return {one.userid for one in self.roster.people.values() if one.here_on(self.day)}

    @cached_property
    def editions(self) -> Editions:
        """The regulation of the settings, and what follows it."""
        return Editions.load(self.settings.edition)

    @cached_property
    def caller(self) -> Caller:
        """Asks our own callback address."""
        return Caller(self.settings, self.network, self.now)

    @cached_property
    def api(self) -> Api:
        """Asks WeCom."""
        return Api(self.settings, self.network)

    @property
    def rehearsing(self) -> bool:
        """Whether the public address leads back to this machine."""
        return at_home(self.settings.public_url)

    def close(self) -> None:
        """Leave no connection behind."""
        self.network.close()
        if "engine" in self.__dict__:
            self.engine.dispose()
