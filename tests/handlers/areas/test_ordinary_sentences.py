"""What people say of each other in passing decides nothing, moves nobody and keeps nobody away."""

import pytest

from tests.chatting import Chat

SOMEBODY_IS_ELSEWHERE = """
王强去开会了
张伟去医院了
王强走了
王强今天走了
张伟明天去储运组
何军去维修组了
何军去维修组帮忙了
张伟离开维修组了
张伟从维修组走了
让张伟去储运组帮忙
安排到储运组的张伟
老马不干了
老马走人了
老马走路上班
老马要退休了
老马快退休了
老马没离职
张伟不调到储运组了
张伟辞职报告
何静换到维修组开会
"""
AN_AREA_IS_NAMED = """
让王强来找我
王强负责的那个护栏修好了
何静管一下食堂的事
让何静带维修组去开会
何静带维修组开会
何静带维修组来开会了
让何静先带维修组一起去
由何静给维修组开会
何静负责维修组的会议
维修组会议由何静负责
何静和维修组一起开会由王强负责
何静替维修组开会
何静把维修组带上
原来何静负责维修组
何静原来负责维修组
王强不管维修组
何静别管维修组
维修组不用王强来了
维修组别让王强来
把何静交给维修组
何静归维修组管
何静由维修组派来
何静接到维修组
"""
SOMEBODY_IS_NOT_AWAY = """
王强不在办公室
王强不在车间
王强不在现场
王强不在群里
王强不在名单里
王强不在这儿
王强不在状态
王强出差回来了
王强病假回来了
王强外派回来了
王强请假回来了
等王强回来
王强产假结束了
王强不请假了
王强没请假
王强没出差
王强没请长假
王强以前外派过
王强想请假
王强不同意请假
王强借用维修组的扳手
王强借用了扳手
王强出差的报销单
王强出差报销下来了
王强年假还没休
王强请假扣钱了
王强的长假批了
张伟借调的事定了
"""
READ_BACK = ("1 确认", "责任区现在由", "负责维修组责任区，没有变动", "记谁暂时不在", "人员变动")


@pytest.mark.parametrize(
    "sentences", [SOMEBODY_IS_ELSEWHERE, AN_AREA_IS_NAMED, SOMEBODY_IS_NOT_AWAY]
)
def test_what_is_said_in_passing_is_read_as_nothing(chat: Chat, sentences: str) -> None:
    answers = {said: chat.say("孙国栋", said) for said in sentences.split()}
    taken = {
        said: answer for said, answer in answers.items() if any(map(answer.__contains__, READ_BACK))
    }
    assert not taken


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("维修组不再由王强负责", "维修组责任区：从今天起不再由王强负责，没有人接，要尽快再定。"),
        ("维修组由何静负责，不用王强了", "由何静负责（非本组，干部党员），不再由王强负责。"),
        ("何静换到维修组", "何静从今天起到维修组。"),
        ("张伟从下周一起去储运组", "张伟从3月16日（周一）起到储运业务组。"),
        ("张伟下周一去储运组上班", "张伟从3月16日（周一）起到储运业务组。"),
        ("老马从下个月起不干了", "马德福从4月1日（周三）起不在本单位了。"),
        ("维修组的老马月底退休", "马德福从3月31日（周二）起不在本单位了。"),
        ("王强明天不在", "王强从3月13日（周五）起不在，到3月13日（周五）。不记原因。"),
        ("王强请假要三天", "王强从3月12日（周四）起不在，到3月14日（周六）。不记原因。"),
    ],
)
def test_what_is_meant_is_still_understood(chat: Chat, said: str, understood: str) -> None:
    assert understood in chat.say("孙国栋", said).splitlines()[0]


def test_who_came_back_from_where_he_was_noted_to_be_is_back(chat: Chat) -> None:
    chat("""
        孙国栋> 王强出差，到下周五
        孙国栋> 1
        孙国栋> 等王强回来再说
        机器人> 这句我没看懂…
        孙国栋> 王强出差回来了
        机器人> 王强从3月12日（周四）起回来了。
    """)


@pytest.mark.parametrize("said", ["目标定高了", "今年目标完成得不错"])
def test_a_remark_about_goals_is_no_goal(chat: Chat, said: str) -> None:
    assert "写哪个责任区的目标" not in chat.say("孙国栋", said)
