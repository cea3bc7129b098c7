"""One-liners as they come from the shop floor: what was once read wrongly is read right, or not at all."""

from tests.chatting import Chat
from tests.handlers.study.test_chat import ARRANGED


def test_leave_of_another_is_not_ones_own(chat: Chat) -> None:
    chat(ARRANGED)
    for said in ("老陈请假了 周五学习", "陈志远周五学习来不了"):
        assert "已请假" not in chat.say("李红梅", said)
    assert "不用请假" not in chat.say("刘建国", "老王请假了 周五学习")
    chat("""
        李红梅> 我的学习
        机器人> 下次学习 S-0001…
        机器人> 1 请假
        李红梅> 周五学习请假 出车
        机器人> 已请假 S-0001…公务：出车…
    """)


def test_who_says_that_he_comes_arranges_nothing(chat: Chat) -> None:
    chat("""
        孙国栋> 周五的学习我列席
        机器人> 这句我没看懂…
        刘建国> 下周三下午3点小组学习 我来讲课
        机器人> 在哪里？…
    """)


def test_nobody_is_pilloried(chat: Chat) -> None:
    chat("""
        孙国栋> 把没参加学习的名单发群里
        机器人> 系统里没有这样的名单，我也不会做…
    """)


def test_who_wants_to_read_a_talk_does_not_record_one(chat: Chat) -> None:
    chat("周萍> 郑凯的谈话我看看\n机器人> 谈心内容只有谈话双方看得到，我不能给您看。")


def test_who_corrects_himself_in_the_same_breath_is_heard(chat: Chat) -> None:
    chat("""
        王强>   周三聊的 跟老马 不对 是周二
        机器人> 谈心：与马德福，3月10日（周二）。
        王强>   取消
        王强>   昨天跟老马聊了会 不对 是小周
        机器人> 谈心：与周涛，3月11日（周三）。
        王强>   取消
        王强>   昨天跟老马聊了 机器错了 是他修的
        机器人> 谈心：与马德福，3月11日（周三）。
    """)


def test_births_and_bodies_of_others_are_not_kept(chat: Chat) -> None:
    chat("""
        李红梅> 中午跟刘洋聊了聊他媳妇快生了想调到白班
        机器人> 记作：家庭原因，想调到白班。
        李红梅> 取消
        李红梅> 昨天和张玮通了个电话问了问他腰好点没
    """)
    assert "腰" not in chat.answer
    chat("王强> 跟小周唠嗑来着他说工资低\n机器人> 记作：工资低。")


def test_more_ways_to_raise_something(chat: Chat) -> None:
    for name, said in (
        ("王强", "砂轮机罩子掉了 谁来弄下"),
        ("何军", "加班费上月少给我算了八个钟"),
        ("周涛", "嗯那个 就是宿舍热水 晚上十点就没了"),
    ):
        assert chat.say(name, said).startswith("要反映的"), said
    assert "没看懂" not in chat.say("孙国栋", "有啥要我弄的")


def test_a_call_that_nobody_took_and_a_question_are_no_talks(chat: Chat) -> None:
    for name, said in (("王强", "给孙丽打了个电话 没接"), ("孙国栋", "看看王强都跟谁谈了")):
        assert not chat.say(name, said).startswith("谈心："), said


def test_a_session_that_is_put_off_is_not_a_new_one(chat: Chat) -> None:
    chat(ARRANGED)
    chat("""
        刘建国> 明儿的学习推到下午四点 还在二楼
        机器人> 改期 S-0001：原定3月13日（周五）15:00，改到3月13日（周五）16:00…
        刘建国> 取消
        刘建国> 学习地点换三楼
        机器人> 换地点 S-0001：3月13日（周五）15:00，三楼…
    """)
