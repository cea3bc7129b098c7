"""What the tests of backup, keys and purge share: a database with something of everything in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine, make_url

from storage import backup, key_file
from storage.database import make_engine
from storage.keys import Keyring
from storage.queries import access, conversations, inbox, outbox, tokens
from storage.queries.people import load_roster
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import PushKind
from storage.witness import keep_at
from tests.chatting import T1
from tests.databases import DATA_KEY, SEALER, disposing
from tests.handlers.privacy.conftest import World

LATER = T1 + timedelta(hours=3)


def filled(engine: Engine) -> World:
    """Talks, concerns, a goal, a dialogue, an answer, a promised message, a token, and lines in the access log."""
    with UnitOfWork(engine, SEALER) as unit:
        roster = load_roster(unit.session)
    world = World(engine, roster)
    world.talk("王强", "张伟", sentence="夜班排得太密")
    world.talk("王强", "周涛", sentence="孩子上学的事")
    world.concern("吴小燕", "食堂的饭是凉的")
    world.session("刘建国", "王强", "李红梅", reason="出车")
    world.goal("刘建国", "维修组", "全年无事故")
    with world.unit() as unit:
        me = world.id("张伟")
        inbox.remember(unit.session, inbox.key_of(unit.session, b"1"), b"", "记下了", T1)
        conversations.keep(unit.session, {me: "{}"}, T1)
        outbox.promise(
            unit.session, me, "有人答复了您", kind=PushKind.ANSWER, about="C-0001", due=T1
        )
        tokens.claim(unit.session, "app", None, "node", T1)
        tokens.keep(unit.session, "app", "node", "token", T1 + timedelta(hours=2), T1)
        actor = roster.actor(world.id("周萍"), T1.date())
        access.note(unit.session, actor, me, "T-0001", T1)
    return world


def file_of(url: str) -> Path:
    """The file of a SQLite database."""
    return Path(str(make_url(url).database))


@contextmanager
def coming_back(copy: Path, witness: str) -> Iterator[Engine]:
    """A copy on its way back: the keys beside it are in it again, and it knows where the witness is."""
    with disposing(make_engine(f"sqlite:///{copy}")) as engine:
        keep_at(engine, witness)
        key_file.bring_back(Keyring(engine, [DATA_KEY]), [DATA_KEY], key_file.beside(copy))
        yield engine


def copy_of(world: World, folder: Path) -> Path:
    """A backup as it stands now, whose witness is the one of the original."""
    backup.copy_to(file_of(str(world.engine.url)), folder / "copy.db", T1)
    return folder / "copy.db"
