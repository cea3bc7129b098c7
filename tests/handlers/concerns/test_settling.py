"""当场解决: what a responsible member settles himself is counted, and its raiser keeps his word."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from handlers.kit.capability import Context
from storage.queries import settled
from storage.vocabulary import ConcernCategory
from tests.chatting import T1, Chat
from tests.handlers.conftest import AsPerson

DAY = T1.date()


def test_one_tap_and_nothing_goes_up(chat: Chat) -> None:
    chat("""
        王强>   更衣室的柜子锁坏了好几个
        机器人> 3 当场解决了，不用上报
        王强>   3
        机器人> 好的，记作当场解决 1 件（生活后勤），没有上报，内容和姓名都没有留。…
        不推送 孙国栋
        孙国栋> 待答复
        机器人> 现在没有等您答复的反映…
        王强>   我的反映
        机器人> 您还没有反映过事情…
        张伟>   更衣室的柜子锁坏了好几个
        机器人> 1 写名  2 保密（只让受理的人知道）
        张伟>   2
        机器人> 已记下 C-0001…
    """)


def test_words_do_as_well(chat: Chat) -> None:
    chat.say("王强", "更衣室的柜子锁坏了好几个")
    assert "记作当场解决 1 件" in chat.say("王强", "当场解决了")


@pytest.mark.parametrize("said", ["三号平台护栏松了 有危险", "孙书记老是偏心", "班长老骂人"])
def test_a_hazard_and_a_complaint_about_somebody_go_up(chat: Chat, said: str) -> None:
    assert "当场解决" not in chat.say("王强", said)


def test_nobody_else_is_offered_it(chat: Chat) -> None:
    for name in ("张伟", "何静", "孙国栋", "高明"):
        assert "当场解决" not in chat.say(name, "反映 更衣室的柜子锁坏了")


def test_what_was_raised_under_a_name_is_settled_and_its_raiser_asked(chat: Chat) -> None:
    chat("""
        张伟>   更衣室的柜子锁坏了好几个
        张伟>   1
        推送 孙国栋> 有 1 条新反映 C-0001…
        王强>   C-0001
        机器人> 1 当场解决了
        王强>   1
        机器人> 好的，C-0001 记作当场解决，会问提出人解决了没有；他说没解决，支部会再看。
        推送 张伟> 责任党员王强说已经办好了。解决了没有，由您说：
        孙国栋> 待答复
        机器人> 现在没有等您答复的反映…
        张伟>   没解决
        推送 孙国栋> C-0001 提出人说还没解决…
        张伟>   C-0001
        机器人> 3月12日（周四）责任党员答复（已办好）：
        王强>   当场解决 C-0001
        机器人> 好的，C-0001 记作当场解决…
    """)


def test_what_is_kept_from_him_is_not_his_to_settle(chat: Chat) -> None:
    chat("""
        张伟>   更衣室的柜子锁坏了好几个
        张伟>   2
        王强>   当场解决 C-0001
        机器人> 没有找到 C-0001…
        李红梅> 当场解决 C-0001
        机器人> 没有找到 C-0001…
    """)


def test_numbers_are_known_to_those_who_may_count(as_person: AsPerson) -> None:
    wang = as_person("王强")
    [area] = wang.actor.areas
    for _ in range(2):
        settled.count_settled(wang.session, wang.actor, area, ConcernCategory.LIFE, DAY)
    with pytest.raises(ValueError, match="somebody else"):
        hongmei = as_person("李红梅").actor
        settled.count_settled(wang.session, hongmei, area, ConcernCategory.LIFE, DAY)
    assert _counted(wang, DAY) == {(area, ConcernCategory.LIFE): 2}
    assert _counted(wang, DAY + timedelta(days=1)) == {}
    assert _counted(as_person("孙国栋"), DAY) == {(area, ConcernCategory.LIFE): 2}
    for name in ("李红梅", "张伟", "高明"):
        assert _counted(as_person(name), DAY) == {}


def _counted(ctx: Context, since: date) -> dict[tuple[UUID, ConcernCategory], int]:
    return dict(settled.settled_between(ctx.session, ctx.actor, since, since + timedelta(days=30)))
