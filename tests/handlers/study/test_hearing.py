"""Which sentences are about study, beside every other capability; what people without the role say weighs nothing."""

import pytest

from handlers.kit.choosing import candidates, likely
from handlers.kit.reading.utterance import Utterance
from tests.handlers.conftest import SeenAs

MEANT = [
    ("刘建国", "study.schedule", "这周五下午3点综合小组学习 二楼会议室 内容两会精神 提前半小时提醒"),
    ("刘建国", "study.schedule", "下周一晚上七点在培训室学习，学习新修订的条例"),
    ("刘建国", "study.schedule", "帮我安排一次学习"),
    ("刘建国", "study.schedule", "通知大家后天上午9点学习"),
    ("刘建国", "study.schedule", "周四下午小组学习"),
    ("刘建国", "study.schedule", "組織學習 明天下午兩點 老地方"),
    ("刘建国", "study.schedule", "明天上午十点半在三楼开党课大家别迟到"),
    ("刘建国", "study.schedule", "下周二晚上七点夜班的再学一遍"),
    ("孙国栋", "study.schedule", "3月20号下午2点全体党员集中学习 大礼堂"),
    ("刘建国", "study.schedule", "每月第一个周三下午3点在会议室学习"),
    ("刘建国", "study.schedule", "以后每周五下午学习"),
    ("刘建国", "study.end_series", "以后不用每月学习了"),
    ("刘建国", "study.schedule", "定每月一次的学习"),
    ("刘建国", "study.end_series", "取消每月的学习"),
    ("刘建国", "study.end_series", "停掉定期学习"),
    ("刘建国", "study.end_series", "每周的小组会不办了"),
    ("刘建国", "study.attendance", "今天学习除了李红梅都到了 她跟车去了 回头补"),
    ("刘建国", "study.attendance", "都到了"),
    ("刘建国", "study.attendance", "刚才学习全到齐了"),
    ("刘建国", "study.attendance", "王强 陈志远没来"),
    ("刘建国", "study.attendance", "昨天学习李红梅请假，其他人都在"),
    ("刘建国", "study.attendance", "今天学习王强请假"),
    ("刘建国", "study.attendance", "S-0001 都到了"),
    ("刘建国", "study.attendance", "学习结束了，一个没少都来了"),
    ("刘建国", "study.make_up", "李红梅补过了"),
    ("刘建国", "study.make_up", "王强的学习补上了"),
    ("李红梅", "study.leave", "明天学习我去不了 出车 能不能发我材料"),
    ("王强", "study.leave", "请假"),
    ("王强", "study.leave", "明天去不了"),
    ("王强", "study.leave", "周五的党课我请个假 值班"),
    ("陈志远", "study.leave", "我明天学习可能晚到十分钟"),
    ("陈志远", "study.leave", "S-0001 来不了"),
    ("王强", "study.leave", "又能去了"),
    ("王强", "study.leave", "学习我能参加了"),
    ("王强", "study.next", "学习"),
    ("王强", "study.next", "下次学习是什么时候"),
    ("王强", "study.next", "这周有学习吗"),
    ("王强", "study.next", "这周有学习没"),
    ("王强", "study.next", "s-1"),
    ("张伟", "study.next", "我的学习"),
    ("刘建国", "study.cancel", "取消学习 S-0001"),
    ("刘建国", "study.cancel", "S-0001 改到周六上午9点"),
    ("刘建国", "study.cancel", "明天的学习不办了"),
    ("刘建国", "study.cancel", "周五学习推迟到下周一"),
    ("刘建国", "study.material", "S-0001 材料：报告第一部分"),
]  # fmt: skip
NOT_MEANT = [
    ("王强", "上周三和小周谈话 他想学数控 问有没有培训名额"),
    ("王强", "昨天跟张伟聊了聊学习的事"),
    ("王强", "自评 今年谈心20多次 不足是学习带的少 打88分吧"),
    ("王强", "学习那项给7分"),
    ("吴小燕", "配件还没到 好几天了没人管"),
    ("吴小燕", "食堂夜班饭老是凉的 反映好几回了没人管"),
    ("张伟", "班长天天没来"),
    ("张伟", "签到打不上卡"),
    ("张伟", "方案太空了，没法落实"),
    ("张伟", "没时间吃饭"),
    ("李红梅", "传达不了，没时间"),
    ("王强", "泵没空修"),
    ("刘建国", "学习记录本没发"),
    ("王强", "组织学习这条怎么规定的"),
    ("王强", "今年带大家学习12次"),
    ("王强", "补一下上个月的 2月11号老马 2月25号孙丽 都是日常聊 没啥事"),
    ("张伟", "学习资料太贵了能不能报销"),
    ("刘建国", "王强这人不错 就是不咋组织学习"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "key", "said"), MEANT)
def test_it_is_heard(seen_as: SeenAs, name: str, key: str, said: str) -> None:
    ctx = seen_as(name)
    found = likely(candidates(Utterance.of(said), ctx), ctx)
    assert [one.command.key for one in found] == [key]


@pytest.mark.parametrize(("name", "said"), NOT_MEANT)
def test_it_is_left_to_others(seen_as: SeenAs, name: str, said: str) -> None:
    ctx = seen_as(name)
    found = likely(candidates(Utterance.of(said), ctx), ctx)
    assert not [one.command.key for one in found if one.command.key.startswith("study.")]
