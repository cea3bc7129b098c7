"""别记我名字: works any time and at once, is said with what it cannot do, and is taken back as easily."""

import pytest
from sqlmodel import select

from handlers.kit.capability import Context
from handlers.kit.choosing import candidates, likely
from handlers.kit.reading.utterance import Utterance
from storage.queries import talks, wishes
from storage.tables import TalkPerson
from tests.chatting import T1, Chat
from tests.handlers.conftest import SeenAs
from tests.handlers.privacy.conftest import World

REFUSALS = [
    *("我不想让你们记名字", "以后别记我名字", "谈心的时候不要写我的名字", "不同意记我的姓名", "别再记我名字了"),
    *("不想被记名字", "別記我名字", "以后谈心别写我名字", "不要记我名字", "能不能别记我的名字", "请不要再记我的名字了"),
    *("我不愿意你们记我名字", "甭写我名字", "跟我谈话别留名字", "我的名字别记", "俺的名字不要写", "以后都别把我名字写上去"),
    *("不许记我的名字", "拒绝记录姓名", "你们以后记录不要带我名字", "不喜欢别人记我的名字"),
]  # fmt: skip
PERMISSIONS = [
    *("可以记名字了", "可以记我名字了", "恢复记名字", "还是记我的名字吧", "我的名字可以写了", "现在可以写我名字了"),
    *("继续记我名字", "又可以记我的名字了", "以后可以记我名字", "重新记我的名字", "记我名字也行", "记名字没关系了"),
    *("可以写名字了", "名字可以记了", "恢复记我的名字", "能记我名字了", "接着记我的名字吧", "俺的名字能写了"),
    *("照常记我名字", "行 记我名字吧"),
]  # fmt: skip
OTHERS = [
    *("不要写我名字 澡堂没热水", "食堂饭太凉 别写我名字", "匿名 我们组长安排加班不给算加班费 别让他知道", "昨天跟老马聊了 他说不要记他名字"),
    *("把名单发我", "我的名字是张伟", "你叫什么名字", "不记得他名字了", "把我名字删了"),
]  # fmt: skip


def meant(said: str, ctx: Context) -> list[str]:
    return [one.command.key for one in likely(candidates(Utterance.of(said), ctx), ctx)]


@pytest.mark.parametrize("said", REFUSALS)
def test_a_refusal_is_heard(said: str, seen_as: SeenAs) -> None:
    assert meant(said, seen_as("张伟")) == ["privacy.unname"]


@pytest.mark.parametrize("said", PERMISSIONS)
def test_so_is_its_end(said: str, seen_as: SeenAs) -> None:
    assert meant(said, seen_as("张伟")) == ["privacy.name_again"]


@pytest.mark.parametrize("said", OTHERS)
def test_other_names_are_left_alone(said: str, seen_as: SeenAs) -> None:
    assert not {"privacy.unname", "privacy.name_again"} & set(meant(said, seen_as("张伟")))


def test_from_now_on_nobody_keeps_his_name(world: World, chat: Chat) -> None:
    world.talk("王强", "张伟", sentence="家里有困难")
    chat("""
        张伟> 我不想让你们记名字
        机器人> 好的，从现在起别人记谈心、责任党员替大家反映都不写您的名字…
        机器人> …记谈心的人写了您，会看到改成了不记名，猜得到。
        机器人> 实话说，三样照旧：…该找您谈、该去看您的提醒写名字，办过就删…
        机器人> 1 把已经写着我名字的 1 条也去掉
        张伟> 1
        机器人> · T-0001…
        张伟> 确认
        机器人> 已删掉 T-0001…
        王强> 今天上午跟张伟聊了会 想学数控
        王强> 1
        机器人> 已记下 T-0002…
        张伟> 我的记录
        机器人> 您说过别记名字，3月12日（周四）起谈心不写您…
        张伟> 别记我名字
        机器人> 3月12日（周四）起别人记谈心就不写您的名字了…
        孙国栋> 我的记录
    """)
    assert "别记名字" not in chat.answer
    with world.seen_by("王强") as ctx:
        talk = talks.read(ctx.session, ctx.actor, 2, T1)
        assert talk is not None
        assert (talk.people, talk.headcount) == ((), 1)
        assert ctx.session.exec(select(TalkPerson)).all() == []


def test_it_is_taken_back_as_easily(world: World, chat: Chat) -> None:
    chat("""
        张伟> 可以记名字了
        机器人> 您没有说过不记名字…
        张伟> 别记我名字
        机器人> 1 可以记名字了
        张伟> 1
        机器人> 好的，谈心里又可以写您的名字了…
    """)
    world.talk("王强", "张伟")
    with world.seen_by("张伟") as ctx:
        assert len(talks.about_me(ctx.session, ctx.actor)) == 1


def test_it_holds_for_him_alone(world: World) -> None:
    with world.seen_by("张伟") as ctx:
        assert wishes.stop_naming(ctx.session, ctx.actor, T1)
    world.talk("王强", "张伟", "周涛", sentence="想学数控")
    with world.seen_by("王强") as ctx:
        talk = talks.read(ctx.session, ctx.actor, 1, T1)
        assert talk is not None
        assert (talk.people, talk.headcount) == ((world.id("周涛"),), 2)
        since = T1.date().replace(month=1, day=1)
        left = talks.not_reached_since(ctx.session, ctx.actor, ctx.roster, since, T1.date())
        assert [one.name for one in left] == [
            "马德福",
            "张伟",
            "孙丽",
        ]  # left out, he would be found


def test_who_speaks_for_others_leaves_their_names_out(world: World, chat: Chat) -> None:
    chat("""
        张伟> 别记我名字
        王强> 张伟家里困难 周涛也是 能不能申请补助 帮我报一下
        机器人> 1 不写职工姓名，记下
        王强> 1
        机器人> 已记下 C-0001…
        孙国栋> C-0001
        机器人> │ 一名职工家里困难 一名职工也是 能不能申请补助…
    """)


def test_whom_he_has_not_reached_says_what_it_cannot_know(chat: Chat) -> None:
    chat("""
        周涛> 别记我名字
        王强> 今天跟周涛聊了聊 想调班
        王强> 1
        机器人> …按不具名记。…
        王强> 还有谁没谈
        机器人> 本季度还没聊到：…周涛…
        机器人> （只按记下的名字算：不记名的谈心认不出是谁，聊过的也还会列在这里。）
    """)


def test_nor_does_a_member_of_another_area_raise_it(chat: Chat) -> None:
    chat("""
        张伟>   别记我名字
        李红梅> 帮张伟反映 他说夜班补贴少发
        李红梅> 1
        机器人> 已记下 C-0001…
    """)
    read = chat.say("孙国栋", "C-0001")
    assert "夜班补贴少发" in read
    assert "张伟" not in read
