"""People whom the cast has not: desks above the branch, handling departments, the safety duty (domain.md §4.1)."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bot.roster import import_roster
from bot.seed import CAST as CAST_FILE
from storage.database import make_engine
from storage.queries import people
from storage.tables import Absence
from storage.unit_of_work import UnitOfWork
from tests.cast import CAST, CastMember
from tests.chatting import T1
from tests.databases import SEALER, disposing

ROWS = """\
zhengming,郑明,党总支办公室,office_unit,党员,,C:纪检,,常白班,,2010-01-04
fenglan,冯兰,党总支办公室,office_unit,群众,,C:个保,,常白班,,2010-01-04
qianqin,钱勤,后勤部,office_unit,群众,,H:后勤,,常白班,,2010-01-04
lining,李宁,设备部,office_unit,群众,,H:设备,,常白班,李工,2010-01-04
heyong,贺勇,安全部,office_unit,群众,,H:安全值班,,常白班,,2010-01-04
"""
STAFF = [CastMember(row[0], row[1], row[2]) for row in csv.reader(io.StringIO(ROWS))]
EVERYBODY = [*CAST, *STAFF]


@contextmanager
def writing(database_url: str) -> Iterator[UnitOfWork]:
    """A transaction of its own, before the bot starts or while it stands still."""
    with disposing(make_engine(database_url)) as engine, UnitOfWork(engine, SEALER) as unit:
        yield unit


def take_on(database_url: str, folder: Path) -> None:
    """Import the list of the cast with these people in it."""
    file = folder / "staff.csv"
    file.write_text(f"{CAST_FILE.read_text('utf-8').rstrip()}\n{ROWS}", "utf-8")
    with writing(database_url) as unit:
        import_roster(
            unit,
            file,
            branch="生产支部",
            general_branch="物流党总支",
            committee="公司党委",
            today=T1.date(),
        )


def send_away(database_url: str, name: str, since: date, until: date | None = None) -> None:
    """Note that somebody is away."""
    with writing(database_url) as unit:
        roster = people.load_roster(unit.session)
        who = next(one.id for one in roster.people.values() if one.name == name)
        unit.session.collect(Absence(person_id=who, since=since, until=until, noted_by=who))
        people.changed(unit.session)
