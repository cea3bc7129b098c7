"""Nobody gets another's words or another's talk: people added, corrected, asked for and asked about [T3]."""

from tests.chatting import Chat


def test_what_one_said_is_not_written_down_of_another(chat: Chat) -> None:
    chat("""
        王强>   跟小周聊了 他想调岗
        王强>   还有张伟 昨天
        机器人> ① 与周涛，3月12日（周四），话题：工作。
        机器人> 记作：他想调岗。
        机器人> ② 与张伟，3月11日（周三）。
        王强>   1
        王强>   T-0002
        机器人> T-0002：王强与张伟，3月11日（周三）。
    """)
    assert "调岗" not in chat.say("王强", "T-0002")


def test_together_on_two_days_is_asked(chat: Chat) -> None:
    chat("""
        王强>   跟小周聊了 他想调岗
        王强>   还有张伟 昨天
        王强>   一起谈的
        机器人> …是哪天谈的？…
        王强>   1
        机器人> 谈心：与周涛、张伟，3月11日（周三），话题：工作。
        王强>   取消
        王强>   昨天跟张伟聊了
        王强>   还有周涛
        机器人> 谈心：与张伟、周涛，3月11日（周三）。
    """)


def test_another_talk_is_no_answer_to_who_it_was(chat: Chat) -> None:
    chat("""
        王强>   昨儿个夜班找大刘聊了 他想调岗
        机器人> 是储运业务组刘洋吗？
        王强>   上周五、这周一分别跟张伟 老马谈的
        机器人> （一件一件来：先答完这一句…
        机器人> 是储运业务组刘洋吗？
        王强>   取消
        王强>   今天跟赵铁柱聊了聊
        王强>   孙丽 前天的
        机器人> 谈心：与孙丽，3月10日（周二）。
        王强>   取消
        王强>   昨天跟小孙聊了聊
        机器人> 是维修组孙丽吗？
        王强>   嗯
        机器人> 谈心：与孙丽，3月11日（周三）。
    """)


def test_every_part_of_a_correction_counts(chat: Chat) -> None:
    chat("""
        王强>   昨天跟张伟聊了会 聊排班
        王强>   不对 是小周 前天的
        机器人> 谈心：与周涛，3月10日（周二），话题：排班。
        王强>   不对 周涛那天请假 其实孙丽才来找我的
        机器人> 「孙丽」…
    """)


def test_the_corrected_person_is_his_or_stays_open(chat: Chat) -> None:
    chat("""
        王强>   昨天跟张伟聊了会 聊排班
        王强>   不是张伟是张玮
        机器人> 张玮在储运业务组，由李红梅负责，这里不能记您和他的谈心。是和谁谈的？说名字，或回复「取消」。
        王强>   取消
        王强>   和张玮谈了谈
        机器人> 「张玮」是哪一位？
        机器人> 1 储运业务组张玮  2 维修组张伟  3 都不是
        王强>   是
        机器人> 「张玮」是哪一位？
        王强>   2
        机器人> 谈心：与张伟，3月12日（周四）。
    """)


def test_what_others_talked_about_is_told_to_nobody(chat: Chat) -> None:
    chat("""
        孙国栋> 王强跟张伟聊了啥
        机器人> 谈心内容只有谈话双方看得到，我不能给您看。
    """)
    assert "确认" not in chat.say("孙国栋", "王强昨天跟张伟聊了聊")


def test_a_complaint_is_offered_and_not_kept(chat: Chat) -> None:
    chat("""
        王强>   昨天跟张伟聊了会 车间主任偏心，打压人
        机器人> 谈心：与张伟，3月11日（周三）。
        王强>   1
        机器人> 要不要替他向支部反映？（先问他）
        王强>   2
        机器人> …有职工反映：车间主任偏心，打压人
        王强>   取消
    """)
    assert "偏心" not in chat.say("王强", "T-0001")


def test_a_member_asks_how_far_he_is_and_takes_back_the_latest(chat: Chat) -> None:
    chat("""
        王强>   前天 张伟 日常
        王强>   1
        王强>   我这季度谈了几次
        机器人> 本季度您记了 1 次谈心。
        机器人> 本季度还没聊到：马德福、孙丽、周涛（3 人）
        王强>   刚才那个记错了 撤回
        机器人> 撤回哪一条？
        机器人> 1 T-0001 张伟  2 不用
        王强>   1
        王强>   还有谁没谈
        机器人> 本季度您记了 0 次谈心。
    """)
    assert "还没聊到" not in chat.say("张伟", "还有谁没谈")
    assert "还没聊到" in chat.say("王强", "谈心覆盖情况")


def test_who_was_denied_does_not_stay(chat: Chat) -> None:
    chat("""
        王强>   昨天跟小马聊了会
        机器人> 是维修组马德福吗？
        王强>   不是老马是小周
        机器人> 谈心：与周涛，3月11日（周三）。
        王强>   取消
        王强>   跟张wei谈了 10分钟
        机器人> 是维修组张伟吗？
        王强>   不是老马是小周
        机器人> 谈心：与周涛，3月12日（周四），10 分钟。
        王强>   取消
        王强>   昨天跟小孙聊了会
        机器人> 是维修组孙丽吗？
        王强>   不是孙丽，是张飞
        机器人> 名单里没有「张飞」。…
        王强>   取消
        王强>   昨天跟小孙聊了会
        王强>   不是孙丽
        机器人> 是和谁谈的？…
        王强>   是周涛
        机器人> 谈心：与周涛，3月11日（周三）。
    """)


def test_of_two_the_one_who_was_denied_goes_and_the_question_stays(chat: Chat) -> None:
    chat("""
        王强>   昨天跟老马和小孙聊了聊
        机器人> 是维修组孙丽吗？
        王强>   不是老马是小周
        机器人> 是维修组孙丽吗？
        王强>   1
        机器人> 谈心：与周涛、孙丽，3月11日（周三）。
    """)
