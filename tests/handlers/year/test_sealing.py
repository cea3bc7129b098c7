"""The archives of a year, sealed: the same bytes whatever happens later, a chain that shows what is taken out, and deletion that wins [M2]."""

import hashlib
import re
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import col, select

from bot.documents.bundle import faults_of
from storage.queries import archive_seals
from storage.queries.subject_keys import destroy
from storage.tables import ArchiveSeal, Person
from storage.vocabulary import SHANGHAI
from tests.chatting import Chat
from tests.handlers.assessment.papers.test_chat import files

NEW_YEAR = datetime(2027, 1, 4, 9, 10, tzinfo=SHANGHAI)


def sealed_file(chat: Chat) -> bytes:
    chat("孙国栋> 发我维修组2026年的管理档案")
    return files(chat, "孙国栋")["管理档案"]


def test_what_is_sealed_stays_and_deletion_wins(december: Chat) -> None:
    december("""
        孙国栋> 封存2026年管理档案
        机器人> 2026 年还没过完，2027年1月1日（周五）起才能封存…
    """)
    december.clock.moment = NEW_YEAR  # no routine of the days between is needed
    december("""
        刘建国> 封存2026年管理档案
        机器人> 管理档案由党支部封存和校验…
        孙国栋> 我还有啥没干
        机器人> …2026 年管理档案还没封存…
        孙国栋> 档案校验
        机器人> 本支部还没有封存过管理档案…
        孙国栋> 封存2026年管理档案
        机器人> 封存 2026 年管理档案：…维修组…
        机器人> …以后有更正，不进封存件…
        孙国栋> 1
        机器人> 2026 年管理档案已封存，5 个责任区：
        机器人> …维修组 校验码…
    """)
    code = re.search(r"维修组 校验码 ([0-9a-f]{8})", december.answer)
    before = sealed_file(december)
    assert code
    assert hashlib.sha256(before).hexdigest()[:8] == code[1]
    assert faults_of(before) == {}
    december("""
        孙国栋> 封存2026年管理档案
        机器人> 2026 年的管理档案都封存好了…
        王强> 谁看过我
        机器人> …孙国栋…考核2026…
        周萍> 发我维修组2026年的管理档案
    """)
    assert files(december, "周萍")["管理档案"] == before
    with december.parts.desk.units() as unit:
        wang = unit.session.exec(select(Person.id).where(col(Person.name) == "王强")).one()
        assert archive_seals.check(unit.session).holds
        destroy(unit.session, wang)
    december("""
        孙国栋> 档案校验
        机器人> …
        机器人> …维修组 …已作废，要重新封存…
        孙国栋> 发我维修组2026年的管理档案
        机器人> …作废…
        孙国栋> 封存2026年管理档案
        机器人> …重新封存（有人依法删除了记录）：维修组…
        孙国栋> 1
        机器人> 2026 年管理档案已封存，1 个责任区：
    """)
    after = sealed_file(december)
    assert after not in (before, b"")
    _breaks_show(december)


def _breaks_show(chat: Chat) -> None:
    """One that is changed, taken out of the middle, or off the end."""
    for break_it, found in (
        (update(ArchiveSeal).where(col(ArchiveSeal.place) == 2).values(size=1), ((2,), False)),
        (delete(ArchiveSeal).where(col(ArchiveSeal.place) == 3), ((3, 4), False)),
        (delete(ArchiveSeal).where(col(ArchiveSeal.place) == 6), ((), True)),
    ):
        with chat.parts.desk.units() as unit, unit.savepoint():
            unit.session.execute(break_it)
            unit.session.expire_all()
            checked = archive_seals.check(unit.session)
            unit.session.rollback()
        assert (checked.broken, checked.cut_off) == found
