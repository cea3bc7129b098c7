"""删掉我的记录: what one wrote oneself goes when nobody has to act on it, and what stays is said."""

import pytest
from sqlmodel import select

from handlers.kit.choosing import candidates, likely
from handlers.kit.reading.utterance import Utterance
from storage.queries import appraisals, concerns
from storage.tables import AssessmentCycle, Concern, ConcernEvent, SelfAppraisal
from tests.chatting import T1, Chat
from tests.handlers.conftest import SeenAs
from tests.handlers.privacy.conftest import World

ASKED = [
    *("把我的资料全删了", "删掉我的所有记录", "清空我的数据", "我的记录全删了吧", "删除我的个人信息", "把我的档案删掉"),
    *("删 C-0001", "把C-0001删了", "C-0001 删掉", "我的东西都删了", "删我的记录", "俺的资料统统删掉", "刪掉我的記錄"),
    *("删掉自查草稿", "把我的自评草稿删了", "自查的稿子删了", "请把我的全部信息删除", "我的数据给我清空", "清掉我的所有内容"),
    *("删掉我的一切资料", "删掉我的谈心记录"),
]  # fmt: skip
TALKS_WITH_US = ["清空对话", "删掉我们的对话", "聊天记录删了", "把没填完的清掉"]
OTHERS = [
    "删 T-0001",
    "把我名字删了",
    "撤回 C-0001",
    "删掉我的说明 T-0001",
    "我的记录",
    "食堂把夜宵删了",
]


def meant(said: str, seen_as: SeenAs) -> list[str]:
    ctx = seen_as("张伟")
    return [one.command.key for one in likely(candidates(Utterance.of(said), ctx), ctx)]


@pytest.mark.parametrize("said", ASKED)
def test_it_is_heard(said: str, seen_as: SeenAs) -> None:
    assert meant(said, seen_as) == ["privacy.erase"]


@pytest.mark.parametrize("said", TALKS_WITH_US)
def test_so_is_the_end_of_a_conversation(said: str, seen_as: SeenAs) -> None:
    assert meant(said, seen_as) == ["privacy.end_conversation"]


@pytest.mark.parametrize("said", OTHERS)
def test_what_else_is_deleted_is_left_to_others(said: str, seen_as: SeenAs) -> None:
    assert not {"privacy.erase", "privacy.end_conversation"} & set(meant(said, seen_as))


def closed_concern(world: World) -> None:
    world.concern("吴小燕", "食堂夜班饭老是凉的")
    world.answer("孙国栋", 1, "下周一改")
    with world.seen_by("吴小燕") as ctx:
        assert concerns.close(ctx.session, ctx.actor, 1, "热乎了", T1)


def test_the_words_of_a_concern_go_when_it_is_over(world: World, chat: Chat) -> None:
    closed_concern(world)
    chat("""
        吴小燕> 删 C-0001
        机器人> · C-0001 3月12日（周四）您反映的
        机器人> 删了就找不回来。
        机器人> 反映删的是您写的话，只留类别、日期和办得怎样，支部的答复也留着；以后要再提，请重新说一遍。
        吴小燕> 1
        机器人> 已删掉 C-0001，只留次数和办理结果。
        吴小燕> 我的记录
        机器人> · C-0001 3月12日（周四）您反映的（生活后勤），写名，已解决
        机器人> 没写内容…
        吴小燕> C-0001 没解决
        机器人> C-0001 …
        孙国栋> 待答复
        机器人> 现在没有等您答复的反映…
        孙国栋> 查看 C-0001
    """)
    assert "凉" not in chat.answer
    with world.unit() as unit:
        assert unit.session.exec(select(Concern.sealed_text)).all() == [b""]
        notes = unit.session.exec(select(ConcernEvent.sealed_note, ConcernEvent.actor_id)).all()
        assert {who for note, who in notes if note} == {world.id("孙国栋")}


def test_while_somebody_has_to_act_on_it_they_stay(world: World, chat: Chat) -> None:
    world.concern("吴小燕", "食堂夜班饭老是凉的")
    chat("""
        吴小燕> 删 C-0001
        机器人> C-0001 还没办完，支部要凭您的原话去办，现在不能删…
    """)
    theirs, none = chat.say("何军", "删 C-0001"), chat.say("何军", "删 C-0999")
    assert theirs == none.replace("C-0999", "C-0001")


def test_all_that_can_go_goes_and_the_rest_is_named(world: World, chat: Chat) -> None:
    world.talk("李红梅", "吴小燕", sentence="想学叉车")
    closed_concern(world)
    world.concern("吴小燕", "更衣室柜子坏了")
    chat("""
        吴小燕> 把我的资料全删了
        机器人> · T-0001 3月12日（周四），李红梅记的
        机器人> · C-0001 3月12日（周四）您反映的
        机器人> 现在还不能删的：名册…；没办完的反映…；谁看过您（留 36 个月…
        吴小燕> 1
        机器人> 已删掉 T-0001、C-0001…
        推送 李红梅> T-0001 里的姓名和内容已按本人要求去掉…
        吴小燕> 我的记录
        机器人> 「更衣室柜子坏了」…
    """)
    assert "叉车" not in chat.answer
    chat("""
        何军> 删掉我的所有记录
        机器人> 现在没有能删的…
        机器人> 现在还不能删的：名册…
        机器人> 记着您什么，回复「我的记录」看；以后谈心不写您的名字，回复「别记我名字」。
    """)


def test_a_draft_that_was_never_handed_in_goes(world: World, chat: Chat) -> None:
    with world.seen_by("王强") as ctx:
        (cycle,) = ctx.session.exec(select(AssessmentCycle)).all()
        content = appraisals.Content("今年干得还行")
        appraisals.keep(ctx.session, ctx.actor, cycle.id, content, T1, submit=False)
    chat("""
        王强> 删掉自查草稿
        机器人> · 没交的自查草稿
        王强> 1
        机器人> 已删掉 自查草稿…
        王强> 删掉自查草稿
        机器人> 没有没交的自查草稿…
    """)
    with world.unit() as unit:
        assert unit.session.exec(select(SelfAppraisal)).all() == []


def test_what_was_begun_is_forgotten_with_the_conversation(world: World, chat: Chat) -> None:
    chat("""
        王强> 昨天跟张伟聊了会 想学数控
        机器人> 1 确认  2 修改  3 取消
        王强> 清空对话
        机器人> 没填完的、放下的都清掉了…
        王强> 继续
        机器人> 没有放下的内容…
        王强> 1
    """)
    assert "已记下" not in chat.answer
