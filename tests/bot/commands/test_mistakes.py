"""Commands in a hurry: what is not there, cannot be reached or was mistyped is said in a sentence, with the code for it."""

from pathlib import Path

import pytest

from tests.bot.commands.console import Console, place_of

COMMANDS = (
    ["backup", "new.db"],
    ["rotate-keys"],
    ["verify-audit"],
    ["purge"],
    ["outbox", "list"],
    ["import-roster", "list.csv"],
    ["seed-demo"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("folder", [".", "nothing"])
def test_without_a_database_nothing_is_made(
    tmp_path: Path, command: list[str], folder: str
) -> None:
    place = tmp_path / folder / "zerenqu.db"
    code, said = Console(f"sqlite:///{place}", tmp_path)(*command)
    assert (code, "还没有数据库" in said, "zerenqu migrate" in said) == (2, True, True)
    assert list(tmp_path.iterdir()) == []


ALSO = (
    ["outbox", "resend", "1"],
    ["outbox", "drop", "1"],
    ["backup", "new.db", "--after-pg-dump"],
    ["restore", "--after-pg-restore"],
    ["migrate"],
)


@pytest.mark.parametrize("command", [*COMMANDS, *ALSO], ids=" ".join)
def test_a_database_that_does_not_answer_is_a_sentence(tmp_path: Path, command: list[str]) -> None:
    code, said = Console("postgresql://zerenqu:hidden@127.0.0.1:1/zerenqu", tmp_path)(*command)
    assert (code, "连不上" in said, "hidden" in said) == (1, True, False)


@pytest.mark.parametrize("number", ["0", str(2**63), "9" * 40, "abc"])
def test_an_impossible_number_is_refused(console: Console, number: str) -> None:
    for command in ("resend", "drop"):
        assert console("outbox", command, number)[0] == 2


@pytest.mark.parametrize("code", ["", "abc", "5-1234", "5", "-", "５-0123456789abcdef", "5-夜班"])
def test_a_mistyped_head_is_no_proof(console: Console, code: str) -> None:
    """Passed over, it would let the operator believe that the log was compared with it."""
    assert console("verify-audit", "--anchor", code) == (2, ANCHOR_ASKED)


ANCHOR_ASKED = (
    "--anchor 后面不是完整的编号，没有核对。编号是 verify-audit 或 backup 打印的那一串，"
    "比如 120-0123456789abcdef。请照原样抄。\n"
)


def test_a_head_may_be_given_in_capitals_and_the_one_of_an_empty_log(console: Console) -> None:
    assert console("verify-audit", "--anchor", "0-")[0] == 0
    assert console("verify-audit", "--anchor", "7-0123456789ABCDEF")[0] == 3


def test_a_file_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    place = tmp_path / "zerenqu.db"
    place.mkdir()  # closed to root as well
    code, said = Console(f"sqlite:///{place}", tmp_path)("outbox", "list")
    assert (code, "有没有权限" in said) == (1, True)


def test_a_restore_through_a_link_stays_on_the_disk_it_leads_to(
    on_sqlite: Console, tmp_path: Path
) -> None:
    link, disk = tmp_path / "zerenqu.db", tmp_path / "大 盘" / "z.db"
    disk.parent.mkdir()
    assert on_sqlite("backup", str(disk))[0] == 0
    link.symlink_to(disk)
    through = Console(f"sqlite:///{link}", tmp_path)
    code, said = through("restore", str(place_of(on_sqlite)), "--replace")
    assert code == 0, said
    assert link.is_symlink()
    assert disk.read_bytes() != b""
    assert [one.name for one in disk.parent.iterdir() if "before-restore" in one.name]
    assert through("outbox", "list")[0] == 0
