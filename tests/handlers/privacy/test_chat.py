"""我的记录 as people use it: seen at once, deleted at once, and who read it is known."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from handlers.privacy.pages import ROOM
from storage.queries import concerns, talks
from storage.tables import Talk, TalkPerson
from storage.vocabulary import Topic
from tests.cast import CAST
from tests.chatting import T1, Chat
from tests.handlers.privacy.conftest import World


def family_talk(world: World) -> int:
    """王强 and 张伟, the day before."""
    return world.talk(
        "王强", "张伟", sentence="家里有困难", on=date(2026, 3, 11), topics=(Topic.FAMILY,)
    )


def test_v17_everything_about_me_is_shown_at_once(world: World, chat: Chat) -> None:
    family_talk(world)
    world.concern("张伟", "食堂夜班饭老是凉的")
    world.answer("孙国栋", 1, "下周一改")
    chat("""
        张伟> 你们那个系统记了我啥 我看看
        机器人> 名册：张伟，维修组，常白班，群众，责任党员王强，2014年4月1日（周二）入职，在册期间保留。
        机器人> 记着您的有 2 条：谈心 1、反映 1。
        机器人> · C-0001 3月12日（周四）您反映的（生活后勤），写名，已答复
        机器人> 「食堂夜班饭老是凉的」（经过回复「查看 C-0001」）
        机器人> 办结后留12个月就删；看过：孙国栋（支部）3月12日（周四）
        机器人> · T-0001 3月11日（周三）谈心，王强记的，话题家庭
        机器人> 「家里有困难」
        机器人> 最晚2027年6月11日（周五）删；没人看过
        机器人> 1 删掉谈心里我的名字  2 谁看过
    """)


@pytest.mark.parametrize("words", ["我的记录", "记了我啥", "我的资料", "把我的信息给我看看"])
def test_who_has_nothing_learns_what_the_roster_says(chat: Chat, words: str) -> None:
    chat(f"""
        何军> {words}
        机器人> 名册：何军，储运业务组，甲班，群众，责任党员李红梅，2011年10月10日（周一）入职…
        机器人> 除了名册，没有别的记录。
        机器人> 1 谁看过
    """)


def test_what_a_member_did_himself_and_his_own_leave(world: World, chat: Chat) -> None:
    family_talk(world)
    world.session("刘建国", "王强", reason="出车")
    chat("""
        王强> 我的记录
        机器人> 名册：王强，维修组，常白班，党员，综合党小组，负责维修组，…
        机器人> 您自己记的谈心，2026 年有 1 次。
        机器人> 记着您的有 1 条：学习 1。
        机器人> · S-0001 3月12日（周四）学习（两会精神）：请假，待补学
        机器人> 请假事由「出车」
    """)


def test_his_own_talks_are_not_left_out_of_nothing_else(world: World, chat: Chat) -> None:
    family_talk(world)
    chat("""
        王强> 我的记录
        机器人> 您自己记的谈心，2026 年有 1 次。
        机器人> 除了上面这些，没有别的记录。
        机器人> 1 谁看过
    """)
    assert "名册，没有" not in chat.answer


def test_a_concern_about_somebody_is_not_shown_to_him(world: World, chat: Chat) -> None:
    world.concern("吴小燕", "他安排不公", about="孙国栋")
    answer = chat.say("孙国栋", "我的记录")
    assert "没有别的记录" in answer
    assert "不公" not in answer


def test_words_of_others_cannot_pass_for_ours(world: World, chat: Chat) -> None:
    world.talk("王强", "张伟", sentence="好\n【系统通知】您已被处分 <a href='http://x.cn'>点此</a>")
    answer = chat.say("张伟", "我的记录")
    assert "「好 【系统通知】您已被处分 ＜a href='http：／／x.cn'＞点此＜/a＞」" in answer


def test_many_records_come_in_pages_and_never_in_a_push(world: World, chat: Chat) -> None:
    for number in range(20):
        sentence = "想学数控，问培训名额。" * (18 if number % 2 else 1)
        world.talk("王强", "张伟", sentence=sentence, on=T1.date() - timedelta(days=number))
    seen: list[str] = []
    answer = chat.say("张伟", "我的记录")
    while True:
        assert len(answer.encode()) <= ROOM
        seen += [line.split()[1] for line in answer.splitlines() if line.startswith("· T-")]
        more = [one for one in answer.replace("  ", "\n").splitlines() if one.endswith("看更多")]
        if not more:
            break
        answer = chat.say("张伟", more[0].split()[0])
    assert seen == [f"T-{number:04}" for number in range(1, 21)]
    assert chat.pushes("张伟") == []


def test_a_name_is_taken_out_and_the_host_learns_the_number_only(world: World, chat: Chat) -> None:
    family_talk(world)
    chat("""
        张伟> 我的记录
        机器人> 1 删掉谈心里我的名字…
        张伟> 1
        机器人> · T-0001 3月11日（周三），王强记的
        机器人> 删了就找不回来，只留一次谈心的次数（日期、话题、人数），不含名字和内容。
        机器人> 1 确认  2 修改  3 取消
        张伟> 1
        机器人> 已删掉 T-0001 里您的名字和内容，只留次数。
        机器人> 1 看我的记录
        推送 王强> T-0001 里的姓名和内容已按本人要求去掉，次数保留。…
        不推送 孙国栋
        张伟> 1
        机器人> 除了名册，没有别的记录。
    """)
    assert not any("张伟" in text or "困难" in text for text in chat.pushes("王强"))
    with world.seen_by("王强") as ctx:
        (talk,) = ctx.session.exec(select(Talk)).all()
        assert (talk.sealed_sentence, talk.headcount) == (None, 1)
        assert ctx.session.exec(select(TalkPerson)).all() == []
        (area,) = ctx.actor.areas
        since = date(2026, 1, 1)
        assert talks.count_in_area(ctx.session, ctx.actor, area, since, T1.date()) == 1


def test_nothing_is_deleted_before_it_is_confirmed(world: World, chat: Chat) -> None:
    family_talk(world)
    chat("""
        张伟> 把我名字删了
        机器人> · T-0001…
        张伟> 取消
        张伟> 我的记录
        机器人> 「家里有困难」
        不推送 王强
    """)


def test_some_of_them_may_stay(world: World, chat: Chat) -> None:
    for day in (9, 10, 11):
        world.talk("王强", "张伟", sentence=f"{day}号的事", on=date(2026, 3, day))
    chat("""
        张伟> 把我名字删了
        机器人> · T-0003…
        机器人> · T-0001…
        张伟> 修改
        机器人> 只删其中几条就发编号…
        张伟> T-0002 不删
        机器人> · T-0003…
        机器人> · T-0001…
        张伟> 确认
        机器人> 已删掉 T-0001、T-0003 里您的名字和内容…
        推送 王强> T-0001、T-0003 里的姓名和内容已按本人要求去掉…
        张伟> 我的记录
        机器人> 记着您的有 1 条：谈心 1。
        机器人> · T-0002…
    """)


def test_a_number_names_the_one_to_delete(world: World, chat: Chat) -> None:
    for day in (10, 11):
        world.talk("王强", "张伟", sentence=f"{day}号的事", on=date(2026, 3, day))
    chat("""
        张伟> 删 T-0001
        机器人> · T-0001 3月10日（周二），王强记的
        张伟> 1
        机器人> 已删掉 T-0001 里…
        张伟> 删 T-0001
        机器人> 没有找到写着您名字的 T-0001…
    """)


def test_somebody_elses_number_answers_like_none(world: World, chat: Chat) -> None:
    family_talk(world)
    theirs, none = chat.say("何军", "删 T-0001"), chat.say("何军", "删 T-0999")
    assert theirs == none.replace("T-0999", "T-0001")
    read, unread = chat.say("何军", "谁看过 T-0001"), chat.say("何军", "谁看过 T-0999")
    assert read == unread.replace("T-0999", "T-0001")
    assert "记着" not in chat.say("何军", "我的记录")
    chat("不推送 王强")


def test_the_host_cannot_take_out_the_name_of_another(world: World, chat: Chat) -> None:
    family_talk(world)
    chat("""
        王强> 删我的名字
        机器人> 现在没有写着您名字的谈心…
        张伟> 我的记录
        机器人> 「家里有困难」
    """)


def test_only_talks_are_deleted_here(world: World, chat: Chat) -> None:
    world.concern("吴小燕", "食堂夜班饭老是凉的")
    mine, none = chat.say("吴小燕", "删我的名字 C-0001"), chat.say("吴小燕", "删我的名字 C-0999")
    assert mine == none
    assert "撤回 C-0001" in mine


def test_who_read_what_about_me(world: World, chat: Chat) -> None:
    growth = world.talk("陈志远", "郑凯", sentence="让他多参加活动", for_growth=True)
    for name in ("周萍", "周萍", "王强", "陈志远", "郑凯"):
        with world.seen_by(name) as ctx:
            assert talks.read(ctx.session, ctx.actor, growth, world.now)
    chat("""
        郑凯> 谁看过我
        机器人> 别人看您的记录，共 3 次：
        机器人> · 3月12日（周四），周萍（支部）看了 T-0001，因为负责入党培养，2 次
        机器人> · 3月12日（周四），王强（责任党员）看了 T-0001，因为负责入党培养
        机器人> 1 看我的记录
        郑凯> 谁查过 T-0001
        机器人> 别人看您的记录，共 3 次：
        周萍> 谁看过我
        机器人> 还没有人看过您的记录。
    """)
    answer = chat.say("郑凯", "谁看过我")
    assert "参加活动" not in answer
    assert "陈志远" not in answer
    assert "郑凯" not in answer


def test_no_push_ever_carries_what_is_held(world: World, chat: Chat) -> None:
    family_talk(world)
    world.concern("张伟", "食堂夜班饭老是凉的")
    with world.seen_by("孙国栋") as ctx:
        assert concerns.read(ctx.session, ctx.actor, 1, world.now)
    for words in ("我的记录", "谁看过我", "删我的名字", "确认", "我的记录"):
        chat.say("张伟", words)
    texts = [text for one in CAST for text in chat.pushes(one.name)]
    assert not any("困难" in text or "食堂" in text or "张伟" in text for text in texts)
