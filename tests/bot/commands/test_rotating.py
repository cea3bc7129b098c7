"""rotate-keys and verify-audit: what they say, and their exit codes."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from storage import rotation
from storage.database import make_engine
from storage.keys import Keyring
from storage.unit_of_work import Unavailable
from tests.bot.commands.console import NEW, Console, coded
from tests.databases import DATA_KEY, disposing
from tests.storage.keeping import filled


def test_keys_are_rotated_in_the_order_the_readme_gives(console: Console) -> None:
    with disposing(make_engine(console.env["ZRQ_DATABASE_URL"])) as engine:
        filled(engine)
    assert console("rotate-keys")[0] == 0
    new = {"data_key": coded(NEW), "data_key_old": coded(DATA_KEY)}
    code, said = console("rotate-keys", **new)
    assert (code, "重启所有服务" in said) == (2, True)
    _start_a_server(console, [NEW, DATA_KEY])
    code, said = console("rotate-keys", **new)
    assert (code, "v2" in said, "ZRQ_DATA_KEY_OLD" in said) == (0, True, True)
    assert console("verify-audit", data_key=coded(NEW))[0] == 0
    code, said = console("verify-audit")
    assert (code, "缺少数据密钥 v2" in said) == (4, True)


def test_a_rotation_broken_off_by_the_database_says_how_to_go_on(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    with disposing(make_engine(console.env["ZRQ_DATABASE_URL"])) as engine:
        filled(engine)
    _start_a_server(console, [NEW, DATA_KEY])
    new = {"data_key": coded(NEW), "data_key_old": coded(DATA_KEY)}
    batches, seal_again = iter(range(99)), rotation._seal_again

    def broken_off(*given: Any) -> int:
        if next(batches) == 2:
            raise Unavailable("busy")
        return seal_again(*given)

    monkeypatch.setattr(rotation, "_seal_again", broken_off)
    code, said = console("rotate-keys", **new)
    assert (code, "没有改动" in said, "两把钥匙都还要留着" in said) == (2, False, True)
    assert "再运行一次 zerenqu rotate-keys" in said
    batches = iter([2])
    assert "没有改动" in console("rotate-keys", **new)[1]  # broken off before the first batch
    monkeypatch.undo()
    assert console("rotate-keys", **new)[0] == 0


def _start_a_server(console: Console, keys: list[bytes]) -> None:
    with disposing(make_engine(console.env["ZRQ_DATABASE_URL"])) as engine:
        Keyring(engine, keys, welcome_new=True).unit()


def test_a_touched_access_log_is_said(console: Console) -> None:
    with disposing(make_engine(console.env["ZRQ_DATABASE_URL"])) as engine:
        filled(engine)
        code, said = console("verify-audit")
        assert (code, "没有改动" in said, "--anchor 1-" in said) == (0, True, True)
        with engine.begin() as connection:
            connection.execute(text("DELETE FROM access_log"))
            reset = "UPDATE audit_head SET last = 0, link = :none, mark = :none"
            connection.execute(text(reset), {"none": b""})
        code, said = console("verify-audit")
        assert (code, "和以前记下的编号对不上" in said, "先备份" in said) == (3, True, True)
        Path(console.env["ZRQ_WITNESS"]).unlink()
        assert console("verify-audit")[0] == 0  # nothing is left to measure it by
        assert console("verify-audit", "--anchor", "1-0123456789abcdef")[0] == 3
