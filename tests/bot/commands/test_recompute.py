"""`zerenqu assessment recompute`: a finished year comes to the same bytes again, and a changed figure shows."""

import base64

from sqlalchemy import text
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from storage.database import make_engine
from tests.chatting import Chat
from tests.databases import DATA_KEY, disposing
from tests.handlers.assessment.scored import scored


def recompute(database_url: str) -> Result:
    env = {
        "ZRQ_DATABASE_URL": database_url,
        "ZRQ_DATA_KEY": base64.b64encode(DATA_KEY).decode(),
        "ZRQ_EDITION": "seven_duties",
    }
    return CliRunner().invoke(cli, ["assessment", "recompute", "2026"], env=env)


def test_a_finished_year_comes_to_the_same_again(chat: Chat, database_url: str) -> None:
    scored(chat, returned=())
    assert "2026 年没有已经结束的考核" in recompute(database_url).output
    chat("""
        @ 2026-12-03 10:00
        @ 2026-12-08 09:10
        孙国栋> 公示吧
        孙国栋> 1
        孙国栋> 1
        @ 2026-12-16 10:00
        孙国栋> 结束考核
        孙国栋> 1
        机器人> 2026 年考核已结束，5 份结果生效。
        孙国栋> 考核经过
        机器人> · 12月8日（周二）09:10 孙国栋：公示
        机器人> · 12月16日（周三）10:00 孙国栋：结果已定
        孙国栋> 责任区评价延到12月25号
        机器人> 2026 年考核已经定了，时间不能再改。
        王强>   自评 打95分
        机器人> 2026 年考核的结果已经…
    """)
    same = recompute(database_url)
    assert same.exit_code == 0, same.output
    assert (
        "✓ 生产支部 2026 年考核（2026-12-16 结束，5 张考核表）：重新算出来和当时一致" in same.output
    )
    with disposing(make_engine(database_url)) as engine, engine.begin() as connection:
        connection.execute(text("UPDATE sheet SET total = total - 100 WHERE total = 9000"))
    changed = recompute(database_url)
    assert changed.exit_code == 3
    assert "重新算出来和当时不一致" in changed.output
