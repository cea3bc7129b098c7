"""反映事项 as people talk: raised, asked back, and its raiser's last word (V07-V09, V12 of domain.md §4.2)."""

from tests.chatting import Chat

RAISED = """
    吴小燕> 食堂夜班饭老是凉的 反映好几回了没人管
    吴小燕> 2
    机器人> 已记下 C-0001…
    推送 孙国栋> 有 1 条新反映 C-0001（生活后勤），等您答复…
"""
ANSWERED = (
    RAISED
    + """
    孙国栋> 食堂那个事 跟后勤说了 下周一开始夜班饭改保温箱送 回复他们
    孙国栋> 1
    推送 吴小燕> 1 解决了  2 没解决
"""
)


def test_one_message_and_one_tap_and_it_has_a_number(chat: Chat) -> None:
    """V07"""
    chat("""
        吴小燕> 食堂夜班饭老是凉的 反映好几回了没人管
        机器人> 要反映的（生活后勤）：食堂夜班饭老是凉…（反映过多次）
        机器人> 写名：支部（孙国栋、周萍、何静）、责任党员李红梅、党小组长刘建国看得到您的姓名。
        机器人> 保密：只有书记孙国栋（他不在时是周萍）知道是您；其他支委、党小组长刘建国看得到内容，看不到姓名；责任党员看不到这件。
        机器人> 办事的部门、安全值班只看内容，不看姓名；转到上级，写名的带姓名，保密的不带。企业微信后台归公司管，管理员能看到什么我保证不了。
        机器人> 1 写名  2 保密（只让受理的人知道）
        吴小燕> 2
        机器人> 已记下 C-0001（生活后勤，保密）。…
        机器人> 查进度，回复「我的反映」。24 小时内可以「撤回 C-0001」。
        推送 孙国栋> 有 1 条新反映 C-0001（生活后勤），等您答复。回复「C-0001」看内容。
        推送 孙国栋> 1 看内容
        不推送 周萍
        不推送 何静
        不推送 李红梅
        不推送 刘建国
        吴小燕> 我的反映
        机器人> C-0001 食堂夜班饭老是凉…：等答复，最晚 3月17日（周二）有答复
    """)


def test_nameless_is_never_raised_under_a_name(chat: Chat) -> None:
    """V08, before anybody has made a key to read it"""
    for text in (
        "匿名 我们组长安排加班不给算加班费 别让他知道",
        "我想匿名反映食堂的问题",
        "反映一下 能不能匿名 饭太凉",
    ):
        answer = chat.say("何军", text)
        assert "现在还收不了匿名反映" in answer
        assert "没有保存" in answer
        assert "保密" in answer
    chat("""
        何军> 2
        机器人> 现在没有等您确认的事…
        何军> 我的反映
        机器人> 您还没有反映过事情…
        不推送 孙国栋
    """)


def test_nameless_as_an_answer_is_explained_and_the_question_stays(chat: Chat) -> None:
    chat("""
        何军> 澡堂热水停了三天
        何军> 匿名
        机器人> 现在还收不了匿名反映：…
        何军> 2
        机器人> 已记下 C-0001…
    """)


def test_a_hazard_goes_to_everybody_on_the_branch_at_any_hour(chat: Chat) -> None:
    """V09"""
    chat("""
        @ 2026-03-12 22:10
        王强>   维修组三号平台护栏松了一直没修 好几个人说过 帮我报一下
        机器人> 要反映的（安全）：维修组三号平台护栏…（反映过多次）
        王强>   1
        机器人> 已记下 C-0001（安全，急，写名），已马上通知支部。
        机器人> …人先离开，拉上警戒，马上报当班负责人。
        推送 孙国栋> 【急】…C-0001…
        推送 周萍> 【急】…C-0001…
        推送 何静> 【急】…C-0001…
        不推送 刘建国
        孙国栋> C-0001
        机器人> 【急】安全隐患
        机器人> 提出人：王强（写名）
        机器人> │ 维修组三号平台护栏松了一直没修 好几个人说过
    """)


def test_what_can_wait_waits_for_the_morning(chat: Chat) -> None:
    chat("""
        @ 2026-03-12 22:10
        吴小燕> 食堂夜班饭老是凉的
        吴小燕> 1
        不推送 孙国栋
        @ 2026-03-13 07:59
        不推送 孙国栋
        @ 2026-03-13 08:00
        推送 孙国栋> …C-0001…
    """)


def test_the_raiser_is_asked_on_the_day_after_and_only_once(chat: Chat) -> None:
    chat(
        ANSWERED
        + """
        @ 2026-03-16 18:00
        不推送 吴小燕
        @ 2026-03-17 15:59
        不推送 吴小燕
        @ 2026-03-17 16:00
        推送 吴小燕> C-0001 支部承诺 3月16日（周一）落实，改了吗？
        推送 吴小燕> 1 改了  2 没改
        @ 2026-03-18 09:30
        不推送 吴小燕
        吴小燕> 改了
        机器人> 好的，C-0001 办结了…
        推送 孙国栋> C-0001 提出人说解决了，已办结…
        """
    )


def test_the_number_under_the_question_is_enough(chat: Chat) -> None:
    chat(
        ANSWERED
        + """
        @ 2026-03-17 16:00
        吴小燕> 2
        机器人> 知道了，C-0001 重新打开，已告诉支部…
        推送 孙国栋> C-0001 提出人说还没解决，承诺 3月16日（周一）未落实，请再看看…
        """
    )


def test_whoever_has_said_it_is_solved_is_not_asked(chat: Chat) -> None:
    chat(
        ANSWERED
        + """
        吴小燕> 解决了 谢谢 饭是热的了
        机器人> 好的，C-0001 办结了…
        @ 2026-03-17 09:00
        不推送 吴小燕
        吴小燕> 解决了
        机器人> 现在没有等您说结果的反映…
        """
    )


def test_not_solved_opens_it_again_and_she_types_nothing_twice(chat: Chat) -> None:
    """V12"""
    chat(
        ANSWERED
        + """
        @ 2026-03-24 10:00
        吴小燕> 还是凉的啊 上周说改也没改
        机器人> 知道了，C-0001 重新打开，已告诉支部，您不用再说一遍…
        推送 孙国栋> C-0001 提出人说还没解决，承诺 3月16日（周一）未落实，请再看看…
        不推送 周萍
        孙国栋> C-0001
        机器人> 3月24日（周二）提出人说没解决：
        机器人> │ 还是凉的啊 上周说改也没改
        孙国栋> 待答复
        机器人> C-0001（生活后勤，12 天）食堂夜班饭…
        """
    )


def test_two_answered_ones_are_asked(chat: Chat) -> None:
    chat(
        ANSWERED
        + """
        吴小燕> 班车老是晚点
        吴小燕> 1
        孙国栋> C-0002 下周二起提前发车
        孙国栋> 1
        吴小燕> 没解决
        机器人> 您说的是哪一件？
        机器人> 1 C-0002（生活后勤）班车老是晚点
        机器人> 2 C-0001（生活后勤）食堂夜班饭…
        吴小燕> 2
        机器人> 知道了，C-0001 重新打开…
        """
    )
