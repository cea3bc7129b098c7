"""Whoever a concern names never reads it, whatever post he gets later; nor what its raiser adds about who reads it."""

import pytest
from sqlmodel import select

from storage.queries import people
from storage.tables import PartyOrg, RoleHolding
from storage.vocabulary import OrgLevel, Role
from tests.chatting import T1, Chat
from tests.staff import writing

ANSWERED = """
    吴小燕> 食堂夜班饭老是凉的
    吴小燕> 2
    孙国栋> C-0001 交给后勤
    孙国栋> 1
    孙国栋> C-0001 下周一换保温箱
    孙国栋> 1
    推送 吴小燕> …C-0001…有答复了…
"""


def seat_in_branch(url: str, name: str) -> None:
    """Somebody becomes a member of the committee."""
    with writing(url) as unit:
        roster = people.load_roster(unit.session)
        who = next(one.id for one in roster.people.values() if one.name == name)
        of_branch = select(PartyOrg.id).where(PartyOrg.level == OrgLevel.BRANCH)
        org_id = unit.session.exec(of_branch).one()
        unit.session.collect(
            RoleHolding(person_id=who, role=Role.BRANCH, duty="", org_id=org_id, since=T1.date())
        )
        people.changed(unit.session)


def test_whom_it_names_reads_it_neither_now_nor_when_he_has_a_post(
    staffed: Chat, staffed_url: str
) -> None:
    staffed("""
        张伟>   反映 周涛老是偷懒 夜班活都是我一个人干
        张伟>   1
        机器人> 已记下 C-0001…
    """)
    seat_in_branch(staffed_url, "周涛")
    staffed("""
        周涛>   待答复
        机器人> 现在没有等您答复的反映…
        孙国栋> C-0001
        机器人> │ 周涛老是偷懒 夜班活都是我一个人干
    """)
    nowhere = staffed.say("周涛", "C-0099").replace("0099", "N")
    assert staffed.say("周涛", "C-0001").replace("0001", "N") == nowhere
    assert staffed.pushes("周涛") == []


@pytest.mark.parametrize(
    ("words", "whom"),
    [("孙书记故意压着不办", "孙书记"), ("后勤骂人", "后勤"), ("姓孙的就是不办", "姓孙的")],
)
def test_what_is_added_about_who_reads_it_is_raised_apart(
    staffed: Chat, words: str, whom: str
) -> None:
    staffed(ANSWERED)
    staffed(f"""
        吴小燕> C-0001 没解决 {words}
        机器人> 知道了，C-0001 重新打开…
        机器人> 您说的话提到{whom}，办这件事的人里有{whom}，所以没有写进去，谁也没看到。…
        机器人> 1 把这句话另提一件
        推送 孙国栋> C-0001 提出人说还没解决…
    """)
    for name in ("孙国栋", "周萍", "钱勤"):
        assert words not in staffed.say(name, "C-0001")


def test_raised_apart_it_goes_past_him(staffed: Chat) -> None:
    staffed(ANSWERED)
    staffed("""
        吴小燕> C-0001 没解决 孙书记故意压着不办 后勤钱勤骂人
        吴小燕> 1
        机器人> 这件事提到…不经支部…
        吴小燕> 2
        机器人> 已记下 C-0002…
    """)
    assert not any("C-0002" in one for one in staffed.pushes("孙国栋"))
    nowhere = staffed.say("孙国栋", "C-0099").replace("0099", "N")
    assert staffed.say("孙国栋", "C-0002").replace("0002", "N") == nowhere


def test_other_words_stand_with_it_and_whom_they_name_never_handles_it(staffed: Chat) -> None:
    staffed("""
        吴小燕> 食堂夜班饭老是凉的
        吴小燕> 2
        孙国栋> C-0001 下周一换保温箱
        孙国栋> 1
        吴小燕> C-0001 没解决 还是凉的 钱勤不换
        孙国栋> C-0001
        机器人> │ 还是凉的 钱勤不换
        孙国栋> C-0001 交给钱勤
        机器人> C-0001 说到了钱勤，不能交给本人…
    """)


def test_thanks_with_a_reproach_close_it_without_the_reproach(staffed: Chat) -> None:
    staffed(ANSWERED)
    staffed("""
        吴小燕> C-0001 解决了 就是孙国栋老骂人
        机器人> 好的，C-0001 办结了…
        机器人> 1 把这句话另提一件
    """)
    assert "骂人" not in staffed.say("孙国栋", "C-0001")


def test_a_correction_is_not_read_by_whom_it_is_about(staffed: Chat) -> None:
    staffed(ANSWERED)
    staffed("""
        吴小燕> 更正 C-0001 孙书记压着不办 还是凉的
        吴小燕> 1
        机器人> 原样跟着这条记录…
        吴小燕> 1
        周萍>   C-0001
        机器人> …（姓名略）压着不办…
    """)
    assert "压着不办" not in staffed.say("孙国栋", "C-0001")
