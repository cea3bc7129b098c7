"""The division as one list by chat: all of it for the branch, his group for a leader, nothing for others [D1 D4 D6 D7 S1]."""

import pytest

from tests.chatting import Chat


def test_the_board_for_the_branch_shows_what_is_missing(chat: Chat) -> None:
    chat("""
        孙国栋> 责任区一览
        机器人> 责任区一览（5 个）：
        机器人> 夜班装卸组：周萍（非本组），0 人
        机器人> 没有本组党员的：夜班装卸组。
        机器人> 没有责任区的党员：孙国栋、何静。
    """)
    board = chat.say("孙国栋", "各组都是谁负责")
    assert "维修组：王强，4 人" in board
    assert "管理组：刘建国，3 人" in board
    assert "没划进" not in board


def test_the_board_for_a_leader_shows_his_group_and_no_gaps(chat: Chat) -> None:
    board = chat.say("刘建国", "责任区一览表")
    assert "（4 个）" in board
    assert "夜班装卸组" not in board
    assert "没有责任区的党员" not in board
    assert "没有责任区的党员" not in chat.say("高明", "责任区一览")


@pytest.mark.parametrize("said", ["哪个组没党员", "哪些班组没有党员", "哪个责任区没人管"])
def test_the_branch_asks_which_teams_lack_a_member(chat: Chat, said: str) -> None:
    assert "没有本组党员的：夜班装卸组。" in chat.say("孙国栋", said)


def test_the_board_is_not_for_everybody(chat: Chat) -> None:
    chat("""
        张伟> 责任区一览
        机器人> 一览表由支部和党小组长看。想知道哪个组由谁负责，直接问就行…
        王强> 责任区一览
        机器人> 一览表由支部和党小组长看…
    """)
