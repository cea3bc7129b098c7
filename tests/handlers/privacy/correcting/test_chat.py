"""更正 and 异议 as people use them: the words stand at once, and somebody with a name and a day answers."""

from datetime import date

from sqlalchemy import delete, update
from sqlmodel import select

from storage.queries import talks
from storage.rights_words import RequestState
from storage.tables import AccessLog, Person, RightsRequest, RosterRevision, Talk, TalkPerson
from tests.chatting import T1, Chat
from tests.handlers.privacy.conftest import World

FAMILY = "家里有困难"
OWN = "我说的是调班 不是家里困难"


def wronged(world: World) -> None:
    world.talk("王强", "张伟", sentence=FAMILY, on=date(2026, 3, 11))


def test_the_words_stand_with_the_talk_at_once_and_its_host_has_to_answer(
    world: World, chat: Chat
) -> None:
    wronged(world)
    chat(f"""
        张伟> T-0001 写错了 {OWN}
        机器人> T-0001 3月11日（周三）谈心（王强记的）
        机器人> 您的话：「写错了 {OWN}」
        机器人> 原样跟着这条记录，能看这条记录的人都看得到（王强）。
        机器人> 同时请王强改，3月19日（周四）前答复您；不同意也要说理由。
        机器人> 1 确认  2 修改  3 取消
        张伟> 1
        机器人> 已放上 T-0001 的说明。已记下 R-0001：更正申请交给王强，最迟3月19日（周四）答复您。
        推送 王强> 有 1 条更正申请等您答复：R-0001（T-0001），请在3月19日（周四）前答复。
        不推送 孙国栋
        王强> 查看 T-0001
        机器人> 张伟本人说明（3月12日（周四））：「写错了 {OWN}」
        张伟> 查看 T-0001
        机器人> 您的说明（3月12日（周四））：「写错了 {OWN}」
    """)
    assert not any("调班" in text or "张伟" in text for text in chat.pushes("王强"))


def test_the_host_takes_over_the_words_of_his_counterpart(world: World, chat: Chat) -> None:
    wronged(world)
    chat(f"""
        张伟> 更正 T-0001 {OWN}
        张伟> 1
        王强> 还有啥没干
        机器人> · R-0001 更正申请（T-0001），3月19日（周四）前答复
        王强> 查看 R-0001
        机器人> R-0001 更正申请：T-0001
        机器人> 张伟，3月12日（周四）提的：
        机器人> 「{OWN}」
        机器人> 1 照他的说法改  2 把原话删掉  3 不改
        王强> 1
        机器人> R-0001 这样答复：照他的说法改。
        王强> 1
        机器人> 已答复 R-0001，提的人收到通知了。
        推送 张伟> 您的申请 R-0001 有答复了。
        张伟> 1
        机器人> 王强3月12日（周四）答复：同意了：「照他的说法改」
        张伟> 我的记录
        机器人> 「{OWN}」
    """)
    with world.seen_by("王强") as ctx:
        talk = talks.read(ctx.session, ctx.actor, 1, T1)
        assert talk is not None
        assert talk.sentence == OWN
        [line] = ctx.session.exec(select(AccessLog).where(AccessLog.what == "R-0001")).all()
        assert (line.actor_id, line.subject_id) == (world.id("王强"), world.id("张伟"))


def test_a_refusal_says_why_and_whom_to_ask_next(world: World, chat: Chat) -> None:
    wronged(world)
    chat(f"""
        张伟> 更正 T-0001 {OWN}
        张伟> 1
        王强> R-0001 不改
        机器人> 为什么不改？一句话，会原样告诉提的人。
        王强> 当时就是这么说的
        机器人> R-0001 这样答复：不改，「当时就是这么说的」。
        王强> 1
        张伟> 查看 R-0001
        机器人> 王强3月12日（周四）答复：没有同意：「当时就是这么说的」
        机器人> 1 不同意，请孙国栋再看
        张伟> 1
        机器人> 已记下 R-0001：更正申请交给孙国栋，最迟3月19日（周四）答复您。
        推送 孙国栋> 有 1 条更正申请等您答复：R-0001（T-0001）…
        王强> 查看 R-0001
        机器人> 没有找到这个编号的申请…
        孙国栋> R-0001 把原话删掉
        孙国栋> 1
        推送 张伟> 您的申请 R-0001 有答复了。
        张伟> 我的记录
        机器人> 没写内容
    """)
    with world.unit() as unit:
        assert unit.session.exec(select(Talk)).one().sealed_sentence is None


def test_an_objection_goes_to_somebody_who_did_not_decide(world: World, chat: Chat) -> None:
    world.concern("吴小燕", "食堂夜班饭老是凉的")
    chat("""
        吴小燕> 异议 C-0001 保温箱根本没来
        机器人> C-0001 还没有答复…
        吴小燕> 取消
    """)
    world.answer("孙国栋", 1, "暂时办不了")
    chat("""
        吴小燕> 异议 C-0001 别的班组都有保温箱
        机器人> C-0001 3月12日（周四）您反映的，答复
        机器人> 同时请周萍重新看…
        吴小燕> 1
        推送 周萍> 有 1 条异议申请等您答复：R-0001（C-0001）…
        不推送 孙国栋
        周萍> R-0001
        机器人> R-0001 异议申请：C-0001
        机器人> 3月12日（周四）提的：
        孙国栋> 查看 C-0001
        机器人> 本人说明（3月12日（周四））：「别的班组都有保温箱」
        周萍> R-0001 不同意 预算6月才下来
        机器人> R-0001 这样答复：不改，「预算6月才下来」。
        周萍> 1
        吴小燕> 查看 R-0001
        机器人> 1 不同意，请高明再看
    """)


def test_nobody_judges_what_is_said_about_him(world: World, chat: Chat) -> None:
    world.concern("吴小燕", "安排不公", about="周萍")
    world.answer("孙国栋", 1, "查了 没有的事")
    chat("""
        吴小燕> 异议 C-0001 你们没有问过班组
        机器人> 同时请何静重新看…
    """)


def test_who_does_not_answer_in_time_is_reminded_and_then_passed_over(
    world: World, chat: Chat
) -> None:
    wronged(world)
    chat(f"""
        张伟> 更正 T-0001 {OWN}
        张伟> 1
        推送 王强> 有 1 条更正申请…
        @ 2026-03-18 09:00
        推送 王强> …R-0001 明天到期…
        @ 2026-03-19 09:00
        不推送 孙国栋
        @ 2026-03-20 09:00
        推送 孙国栋> 有 1 条更正申请等您答复：R-0001…
        推送 张伟> 您的申请 R-0001 到期没有答复，已转给孙国栋，最迟3月27日（周五）答复您。
        不推送 王强
        @ 2026-03-30 09:00
        推送 高明> 有 1 条更正申请等您答复：R-0001…
        @ 2026-04-08 09:00
        推送 张伟> 您的申请 R-0001 到期没有答复，高明还要答复您。这已经是最上面一级…
        @ 2026-04-09 09:00
        不推送 张伟
    """)


def leaves(world: World, name: str) -> None:
    """Gone since yesterday, as the roster says."""
    with world.unit() as unit:
        gone = unit.session.exec(select(Person).where(Person.name == name)).one()
        gone.left_on = T1.date()
        unit.session.execute(update(RosterRevision).values(number=RosterRevision.number + 1))


def test_who_left_is_not_said_to_be_late(world: World, chat: Chat) -> None:
    wronged(world)
    chat(f"""
        张伟> 更正 T-0001 {OWN}
        张伟> 1
    """)
    leaves(world, "王强")
    chat("""
        @ 2026-03-13 09:00
        推送 孙国栋> …有 1 条更正申请等您答复：R-0001…
        推送 张伟> 要答复您申请 R-0001 的王强已不在名单内，已转给孙国栋，最迟3月20日（周五）答复您。
    """)
    for name in ("孙国栋", "高明"):
        leaves(world, name)
    chat("""
        @ 2026-03-16 09:00
        推送 张伟> 要答复您申请 R-0001 的孙国栋已不在名单内，名单里没有别人可以接着答复。可以用书面向上级党组织反映。
    """)


def test_what_is_taken_back_or_said_no_more_is_gone(world: World, chat: Chat) -> None:
    wronged(world)
    chat(f"""
        张伟> 更正 T-0001 {OWN}
        张伟> 1
        推送 王强> 有 1 条更正申请…
        张伟> 撤回 R-0001
        机器人> 已撤回 R-0001，不再找人处理。您的说明还在记录上…
        王强> R-0001 照改
        机器人> 这条申请现在不等您答复了…
        张伟> 删掉我的说明 T-0001
        机器人> 已删掉您对 T-0001 的说明。
        张伟> 删掉我的说明 T-0001
        机器人> 没有找到您放的说明…
        王强> 查看 T-0001
    """)
    assert "调班" not in chat.answer


def test_a_statement_alone_asks_nobody(world: World, chat: Chat) -> None:
    wronged(world)
    chat("""
        张伟> 给那条加个说明
        机器人> 哪里不对，应该怎么写？…
        张伟> 后来已经解决了 谢谢班长
        机器人> 您的话：「后来已经解决了 谢谢班长」
        张伟> 1
        机器人> 已放上 T-0001 的说明。
        不推送 王强
    """)
    with world.unit() as unit:
        assert unit.session.exec(select(RightsRequest)).all() == []


def test_a_statement_goes_with_the_name(world: World, chat: Chat) -> None:
    wronged(world)
    chat(f"""
        张伟> 更正 T-0001 {OWN}
        张伟> 1
        张伟> 删 T-0001
        张伟> 1
        王强> 查看 T-0001
    """)
    assert "调班" not in chat.answer


def test_attendance_and_the_roster_are_put_right_by_who_keeps_them(
    world: World, chat: Chat
) -> None:
    world.session("刘建国", "王强", "李红梅", reason="出车")
    chat("""
        王强> S-0001 记错了 我到了
        机器人> S-0001 3月12日（周四）学习，您的到会
        机器人> 同时请刘建国改…
        王强> 1
        推送 刘建国> 有 1 条更正申请等您答复：R-0001（S-0001）…
        刘建国> 查看 S-0001
        机器人> 王强本人说明（3月12日（周四））：「记错了 我到了」
        李红梅> 查看 S-0001
    """)
    assert "我到了" not in chat.answer
    chat("""
        张伟> 名册写错了 我是2013年入职
        机器人> 名册
        机器人> 同时请周萍改…
        张伟> 1
        机器人> 已记下 R-0002：更正申请交给周萍…
        周萍> R-0002 已经改好了 名单上改成2013年了
        机器人> R-0002 这样答复：已经改好了，「名单上改成2013年了」。
    """)


def test_somebody_elses_record_answers_like_none(world: World, chat: Chat) -> None:
    wronged(world)
    theirs, none = chat.say("何军", "更正 T-0001 不对"), chat.say("何军", "更正 T-0999 不对")
    assert theirs == none.replace("T-0999", "T-0001")
    assert chat.say("何军", "查看 R-0001") == chat.say("何军", "查看 R-0999")
    for words in ("R-0001 照改", "撤回 R-0001", "R-0001 再往上提"):
        assert "R-0001 这样" not in chat.say("何军", words)


def test_too_many_words_are_refused_and_nothing_is_cut(world: World, chat: Chat) -> None:
    wronged(world)
    assert "最多 500 个字" in chat.say("张伟", f"更正 T-0001 {'那天说的是调班。' * 70}")


def test_two_answers_at_once_the_second_is_told(world: World, chat: Chat) -> None:
    wronged(world)
    chat(f"""
        张伟> 更正 T-0001 {OWN}
        张伟> 1
        王强> R-0001 不改 就是这么说的
        机器人> R-0001 这样答复…
        张伟> 撤回 R-0001
        王强> 1
        机器人> 这条申请现在不等您答复了…
    """)


def asked_of_the_host(chat: Chat) -> None:
    chat(f"""
        王强> 今天上午跟张伟聊了会 想学数控
        王强> 1
        张伟> 更正 T-0001 {OWN}
        张伟> 1
        机器人> …已记下 R-0001…
        推送 王强> 有 1 条更正申请…
    """)


def test_who_asked_hears_that_the_talk_was_taken_back(world: World, chat: Chat) -> None:
    asked_of_the_host(chat)
    chat("""
        王强> 撤回 T-0001
        推送 张伟> T-0001 已由记的人撤回，内容和您的说明都已删除。您的申请 R-0001 到此为止，不用再等。
        张伟> 1
        机器人> 记录或记录上的名字已删，到此为止。
        王强> R-0001 照他的说法改
        机器人> 这条申请现在不等您答复了…
        王强> 待办
    """)
    assert "R-0001" not in chat.answer
    with world.unit() as unit:
        assert unit.session.exec(select(RightsRequest)).one().state is RequestState.GONE


def test_nobody_is_told_that_he_agreed_when_the_talk_is_gone(world: World, chat: Chat) -> None:
    wronged(world)
    chat(f"""
        张伟> 更正 T-0001 {OWN}
        张伟> 1
        推送 王强> 有 1 条更正申请…
        王强> R-0001 照他的说法改
        机器人> R-0001 这样答复：照他的说法改。
    """)
    with world.unit() as unit:  # as when its time is over
        unit.session.execute(delete(TalkPerson))
        unit.session.execute(delete(Talk))
    chat("""
        王强> 1
        机器人> T-0001 已经不在了，没有可以改的。申请 R-0001 到此为止。
        推送 张伟> T-0001 已经不在了，没有可以改的。申请 R-0001 到此为止。
        张伟> 查看 R-0001
    """)
    assert "同意" not in chat.answer


def test_who_takes_his_name_out_asks_no_more(world: World, chat: Chat) -> None:
    world.talk("王强", "张伟", "周涛", sentence=FAMILY, on=date(2026, 3, 11))
    chat(f"""
        周涛> 更正 T-0001 我没在
        周涛> 1
        张伟> 更正 T-0001 {OWN}
        张伟> 1
        张伟> 删 T-0001
        张伟> 1
        王强> R-0002 照他的说法改
        机器人> 这条申请现在不等您答复了…
        王强> R-0001
        机器人> 请在3月19日（周四）前答复…
    """)
