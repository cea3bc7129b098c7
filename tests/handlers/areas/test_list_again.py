"""The list is imported again after the branch has decided by chat: what it decided stands [D7]."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot import roster_wording
from bot.roster import import_roster
from bot.seed import CAST
from tests.chatting import T1, Chat

Import = Callable[[Chat], str]


@pytest.fixture
def old_list(tmp_path: Path) -> Import:
    """Imports the list as it was before anybody said anything; what is printed."""
    path = tmp_path / "list.csv"
    path.write_bytes(CAST.read_bytes())

    def again(chat: Chat) -> str:
        with chat.parts.desk.units() as unit:
            said = import_roster(
                unit,
                path,
                branch=roster_wording.DEMO_BRANCH,
                general_branch=roster_wording.DEMO_GENERAL_BRANCH,
                committee=roster_wording.DEMO_COMMITTEE,
                today=T1.date(),
            )
        return "\n".join(said)

    return again


def test_who_was_released_is_not_brought_back(chat: Chat, old_list: Import) -> None:
    chat.say("孙国栋", "王强不再负责维修组")
    chat.say("孙国栋", "1")
    assert "以支部在聊天里的决定为准，没有照名单改：维修组。" in old_list(chat)
    assert chat.say("张伟", "我们组谁负责").startswith("维修组责任区眼下没有人负责")


def test_who_stays_after_all_does_not_answer_beside_his_successor(
    chat: Chat, old_list: Import
) -> None:
    for said in ("王强3月底退休", "何静从3月31号起负责维修组"):
        chat.say("孙国栋", said)
        chat.say("孙国栋", "1")
    old_list(chat)
    chat("""
        张伟> 维修组3月30号谁负责
        机器人> 3月30日（周一）：维修组责任区由王强负责。
        张伟> 维修组4月7号谁负责
        机器人> 4月7日（周二）：维修组责任区由何静负责（这个组没有本组党员负责，由干部党员来管）。
    """)


def test_who_stays_after_all_goes_on_where_nobody_was_named(chat: Chat, old_list: Import) -> None:
    chat.say("孙国栋", "王强3月底退休")
    chat.say("孙国栋", "1")
    old_list(chat)
    chat("""
        张伟> 维修组4月7号谁负责
        机器人> 4月7日（周二）：维修组责任区由王强负责。
    """)
