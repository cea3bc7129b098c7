"""What raisers say around a concern: who learns of it, how far it is, that it is taken back; and of persons."""

import pytest

from tests.chatting import Chat

RAISED = """
    吴小燕> 食堂夜班饭老是凉的
    吴小燕> 2
"""
ANSWERED = (
    RAISED
    + """
    孙国栋> C-0001 下周一改
    孙国栋> 1
"""
)
COMPLAINTS = [
    ("张伟", "反映班长骂人", "支部"),
    ("张伟", "反映孙书记老骂人", "直接交物流党总支，支部看不到"),
    ("张伟", "李红梅老是偏心", "支部"),
    ("张伟", "班长让我们无偿加班 我要举报", "支部"),
    ("张伟", "王强老是偏心", "不会交给王强"),
]
ACCUSATIONS = [
    "张伟上班喝酒",
    "孙书记收了工人的红包",
    "反映一下 班长收了工人的红包",
    "举报王强赌博",
    "何静 拿回扣",
    "班长上班打牌",
]


@pytest.mark.parametrize("said", ["不写名", "保密", "别写我名字", "别写我名字吧"])
def test_words_for_the_second_choice(chat: Chat, said: str) -> None:
    chat.say("吴小燕", "宿舍漏水")
    assert "已记下 C-0001（生活后勤，保密）" in chat.say("吴小燕", said)


@pytest.mark.parametrize("said", ["宿舍漏水 别写我名字", "不要写我名字 宿舍漏水"])
def test_who_wants_no_name_is_told_who_learns_it_before_anything_is_kept(
    chat: Chat, said: str
) -> None:
    answer = chat.say("吴小燕", said)
    assert "写名：" not in answer
    assert "保密：只有书记孙国栋（他不在时是周萍）知道是您" in answer
    chat("""
        不推送 孙国栋
        吴小燕> 写名
        机器人> 已记下 C-0001（生活后勤，写名）…
        吴小燕> 撤回 C-0001
        吴小燕> 宿舍漏水 别写我名字
        机器人> 要反映的（生活后勤）：宿舍漏水
        机器人> 1 保密（只让受理的人知道）
        吴小燕> 1
        机器人> 已记下 C-0002（生活后勤，保密）。已转给支部…
        孙国栋> C-0002
        机器人> 提出人：吴小燕（保密…
        机器人> │ 宿舍漏水
    """)


def test_where_it_goes_is_said_to_who_wants_no_name(chat: Chat) -> None:
    chat("""
        张伟> 王强老是偏心 别写我名字
        机器人> 要反映的（…）：王强老是偏心
        机器人> 这件事提到王强，不会交给王强，王强也看不到。会告诉支部和党小组长刘建国。
    """)


def test_the_raiser_reads_what_goes_up_before_the_tap(chat: Chat) -> None:
    answer = chat.say("吴小燕", "就是我们储运那边晚上十点以后宿舍热水就停了 洗不了澡,很不方便")
    assert "：我们储运那边晚上十点以后宿舍热水就停了 洗不了澡,很不方便\n" in answer


def test_who_learns_of_it_is_answered_and_the_question_stays(chat: Chat) -> None:
    for said in ("我说了领导会不会知道是我", "会告诉李红梅吗"):
        answer = chat.say("吴小燕", said)
        assert "写名：" in answer, said
        assert "保密：只有书记孙国栋（他不在时是周萍）知道是您" in answer
    chat("""
        吴小燕> 宿舍漏水
        吴小燕> 会告诉李红梅吗
        机器人> 写名：…
        机器人> …这件还没有记下。…
        吴小燕> 2
        机器人> 已记下 C-0001…
    """)


@pytest.mark.parametrize(
    "said",
    [
        *("保密是啥意思", "写名是什么意思", "三种有啥区别", "组长会知道吗", "王强看得到吗"),
        *("我的名字会不会被领导看见", "谁知道是我", "这个能看到是我吗"),
    ],
)
def test_what_a_mode_means_is_answered_in_the_middle_of_it_too(chat: Chat, said: str) -> None:
    assert "保密：只有书记孙国栋（他不在时是周萍）知道是您" in chat.say("吴小燕", said)
    chat.say("吴小燕", "宿舍漏水")
    answer = chat.say("吴小燕", said)
    assert "保密：只有书记孙国栋（他不在时是周萍）知道是您" in answer
    assert "这件还没有记下" in answer


def test_of_his_newest_concern_he_reads_who_learns_his_name(chat: Chat) -> None:
    chat("""
        孙丽>   刘建国老是偏心 排班不公平
        孙丽>   1
        孙丽>   这个能看到是我吗
        机器人> 您最近提的 C-0001 是写名：支部（孙国栋、周萍、何静）…看得到您的姓名。刘建国看不到这件。
        机器人> 再提一件的话：
    """)


def test_how_far_it_is(chat: Chat) -> None:
    chat(
        RAISED
        + """
        @ 2026-03-18 10:00
        吴小燕> 我那个事咋样了
        机器人> C-0001 食堂夜班饭…：等答复（已 6 天），最晚 3月17日（周二）该有答复，还没有…
        吴小燕> 都好几天了也没人管
        机器人> C-0001 食堂夜班饭…：等答复（已 6 天），最晚 3月17日（周二）该有答复，还没有…
        """
    )


def test_it_is_taken_back_without_its_number(chat: Chat) -> None:
    chat(
        RAISED
        + """
        吴小燕> 算了不反映了 撤回吧
        机器人> 要撤回哪一件？…C-0001 食堂夜班饭…
        吴小燕> 1
        机器人> C-0001 撤回了，内容已删…
        吴小燕> 宿舍漏水
        吴小燕> 算了不反映了 撤回吧
        机器人> 这件还没有记下…回复「取消」…
        何军> 算了不反映了
        机器人> 您没有还能撤回的反映…
        """
    )


def test_not_mended_is_not_a_new_concern(chat: Chat) -> None:
    chat(
        ANSWERED
        + """
        吴小燕> 没有啊 昨晚还是凉的
        机器人> 知道了，C-0001 重新打开…
        """
    )


def test_somebody_who_hesitates_is_asked_what_it_is(chat: Chat) -> None:
    chat("""
        吴小燕> 有个事不知道该不该说
        机器人> 想反映什么？…
        吴小燕> 宿舍漏水
        机器人> 要反映的（生活后勤）：宿舍漏水
    """)


@pytest.mark.parametrize(("name", "said", "routed"), COMPLAINTS)
def test_complaints_about_persons_are_taken(chat: Chat, name: str, said: str, routed: str) -> None:
    answer = chat.say(name, said)
    assert "要反映的" in answer
    assert routed in answer


def test_of_a_superior_the_roster_cannot_tell_the_area_learns_nothing(chat: Chat) -> None:
    chat("""
        张伟> 班长老骂人
        机器人> 这件事说到组长，不会交给组长；责任党员和党小组长看不到。
        机器人> 写名：支部（孙国栋、周萍、何静）看得到您的姓名。
        张伟> 1
        机器人> 已记下 C-0001…
        王强> C-0001
        机器人> 没有找到 C-0001…
    """)


@pytest.mark.parametrize("said", ACCUSATIONS)
def test_accusations_are_turned_away_and_not_kept(chat: Chat, said: str) -> None:
    assert chat.say("刘洋", said).startswith("这类事我不收，也不会记下。")
    assert "您还没有反映过事情" in chat.say("刘洋", "我的反映")
    chat("不推送 孙国栋")


@pytest.mark.parametrize(
    "said",
    [
        "张伟的自行车被偷了 没人管",
        "食堂师傅偷工减料 饭太难吃",
        "夜班有人打架",
        "主任不让打牌",
        "书记作风好",
    ],
)
def test_what_was_done_to_somebody_is_no_accusation(chat: Chat, said: str) -> None:
    assert "这类事我不收" not in chat.say("刘洋", said)


def test_a_responsible_member_is_spoken_to_as_one(chat: Chat) -> None:
    answer = chat.say("王强", "更衣室的柜子坏了")
    assert "责任党员" not in answer
    assert "替职工反映的，不带职工姓名" in answer
    chat.say("王强", "取消")
    assert "看到是您替人反映的" in chat.say("王强", "张伟的加班费没发")


@pytest.mark.parametrize("said", ["今天天气太热", "这个是干嘛的", "保密柜在哪"])
def test_what_is_no_concern_is_left_alone(chat: Chat, said: str) -> None:
    assert "要反映的" not in chat.say("吴小燕", said)


def test_nothing_is_promised_in_the_branchs_name(chat: Chat) -> None:
    chat("""
        吴小燕> 宿舍漏水
        吴小燕> 1
        机器人> …已转给支部，由孙国栋负责，按规定 3 个工作日内答复；解决没解决由您说了算。
    """)
