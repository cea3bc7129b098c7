"""Where a concern goes: never to the person it is about (domain.md §3, rule 1; reliability.md T26)."""

from itertools import product

from handlers.concerns.routing import route_of
from handlers.concerns.seats import told
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from tests.chatting import Chat
from tests.handlers.conftest import AsPerson

BRANCH, ABOVE = "生产支部", "物流党总支"
ROUTES: list[tuple[str, str, str, str | None, set[str]]] = [
    # raiser, text, organisation, whom it is about, who is told
    ("吴小燕", "食堂夜班饭老是凉的", BRANCH, None, {"孙国栋"}),
    ("吴小燕", "孙书记您好 食堂没热水", BRANCH, None, {"孙国栋"}),
    ("吴小燕", "请书记看看食堂的事 饭老是凉", BRANCH, None, {"孙国栋"}),
    ("张伟", "何静安排的活动总占我们休息时间", BRANCH, "何静", {"孙国栋"}),
    ("张伟", "宣传委员老是乱发通知", BRANCH, "何静", {"孙国栋"}),
    ("张伟", "孙书记老是偏心 排班不公平", ABOVE, "孙国栋", {"高明"}),
    ("张伟", "书记说话不算数 护栏还没修", ABOVE, "孙国栋", {"高明"}),
    ("周萍", "孙国栋一直不开支委会", ABOVE, "孙国栋", {"高明"}),
    (
        "何军",
        "我们组长安排加班不给算加班费",
        BRANCH,
        None,
        {"孙国栋"},
    ),  # he sits nowhere on the way
    ("张伟", "王强老是让我顶班", BRANCH, "王强", {"孙国栋"}),
    ("张伟", "责任党员从来不找我们聊", BRANCH, "王强", {"孙国栋"}),
    ("孙国栋", "办公楼空调坏了", BRANCH, None, {"周萍", "何静"}),
    # as voice input and haste write them
    ("张伟", "孙国动老是偏心 排班不公平", ABOVE, "孙国栋", {"高明"}),
    ("张伟", "反映孙果冻 侄子从来不上夜班", ABOVE, "孙国栋", {"高明"}),
    ("张伟", "孙国董乱扣奖金", ABOVE, "孙国栋", {"高明"}),
    ("张伟", "书计说话不算数 护栏还没修", ABOVE, "孙国栋", {"高明"}),
    ("张伟", "孙舒记偏心 排班不公平", ABOVE, "孙国栋", {"高明"}),
    ("张伟", "何晶安排的活动总占我们休息时间", BRANCH, "何静", {"孙国栋"}),
    ("张伟", "王墙老让我顶班", BRANCH, "王强", {"孙国栋"}),
    ("张伟", "孙国动和何晶合起来扣奖金", ABOVE, "孙国栋", {"高明"}),
    # as people call somebody without a title
    ("张伟", "姓孙的天天骂人", ABOVE, "孙国栋", {"高明"}),
    ("张伟", "孙领导偏心 排班不公平", ABOVE, "孙国栋", {"高明"}),
    ("张伟", "孙头老骂人", ABOVE, "孙国栋", {"高明"}),
    ("张伟", "支部老大天天骂人", ABOVE, "孙国栋", {"高明"}),
    ("张伟", "王头儿老让我顶班", BRANCH, "王强", {"孙国栋"}),
    # and what only looks like it
    ("张伟", "请孙领导看看食堂的事 饭老是凉", BRANCH, None, {"孙国栋"}),
    ("张伟", "这周平均加班20小时 排班太密", BRANCH, None, {"孙国栋"}),
    ("张伟", "跟经理说过 和经理也吵过 食堂饭还是凉", BRANCH, None, {"孙国栋"}),
    ("张伟", "阅览室的书籍太旧 没人管", BRANCH, None, {"孙国栋"}),
    ("张伟", "登记本没人管", BRANCH, None, {"孙国栋"}),
    ("周萍", "夜班装卸组没有热水", BRANCH, None, {"孙国栋"}),
    ("高明", "总支办公室空调坏了", ABOVE, None, set()),  # nobody but himself sits there
]


def test_where_it_goes(as_person: AsPerson) -> None:
    assert [found_route(as_person(row[0]), row[1]) for row in ROUTES] == ROUTES


def found_route(ctx: Context, text: str) -> tuple[str, str, str, str | None, set[str]]:
    """A row of the table, as it comes out."""
    route = route_of(Utterance.of(text), ctx)
    assert route is not None
    receivers = told(ctx, route.org.id, raiser=ctx.actor.me, about=route.about_id)
    about = ctx.name(route.about_id) if route.about_id else None
    return ctx.me.name, text, route.org.name, about, {ctx.name(one) for one in receivers}


def test_a_hazard_too_never_reaches_the_person_it_is_about(as_person: AsPerson) -> None:
    for raiser, about in product(("吴小燕", "张伟", "周萍"), ("孙国栋", "何静")):
        ctx = as_person(raiser)
        route = route_of(Utterance.of(f"{about}不让修护栏 都松了"), ctx)
        assert route is not None
        receivers = told(
            ctx, route.org.id, raiser=ctx.actor.me, about=route.about_id, everybody=True
        )
        assert receivers
        assert about not in {ctx.name(one) for one in receivers}


def test_what_is_about_the_secretary_does_not_exist_for_the_branch(chat: Chat) -> None:
    chat("""
        张伟>   孙书记老是偏心 排班不公平
        机器人> 这件事提到孙书记，不经支部，直接交物流党总支，支部看不到。
        机器人> 2 保密（只让受理的人知道）
        张伟>   2
        机器人> 已记下 C-0001（排班，保密）。已转给物流党总支…
        推送 高明> 有 1 条新反映 C-0001（排班）…
        不推送 孙国栋
        不推送 周萍
        孙国栋> 待答复
        机器人> 现在没有等您答复的反映…
    """)
    for name in ("孙国栋", "周萍", "何静"):
        nowhere = chat.say(name, "C-0099").replace("0099", "N")
        assert chat.say(name, "C-0001").replace("0001", "N") == nowhere
        nowhere = chat.say(name, "C-0099 下周一办").replace("0099", "N")
        assert chat.say(name, "C-0001 下周一办").replace("0001", "N") == nowhere


def test_the_office_above_reads_and_answers_it(chat: Chat) -> None:
    chat("""
        张伟>   孙书记老是偏心 排班不公平
        张伟>   2
        高明>   待答复
        机器人> C-0001（排班，今天）孙书记老是偏心…
        高明>   C-0001 我来了解 下周三前给答复
        高明>   1
        推送 张伟> 物流党总支承诺 3月18日（周三）落实…
        张伟>   没解决
        推送 高明> …C-0001…
        不推送 孙国栋
    """)


def test_a_mention_that_is_no_complaint_goes_to_the_branch_after_all(chat: Chat) -> None:
    chat("""
        张伟>   跟书记说过的护栏的事 现在还是松的 没人修
        机器人> 3 不是反映书记，交支部
        张伟>   3
        机器人> 1 写名  2 保密（只让受理的人知道）
        张伟>   1
        机器人> 已记下 C-0001…
        推送 孙国栋> …C-0001…
        不推送 高明
    """)


def test_a_committee_member_it_is_about_cannot_see_it(chat: Chat) -> None:
    chat("""
        张伟>   何静安排的活动老是占我们休息时间
        机器人> 这件事提到何静，不会交给何静，何静也看不到。
        张伟>   1
        推送 孙国栋> …C-0001…
        不推送 何静
        何静>   待答复
        机器人> 现在没有等您答复的反映…
        何静>   C-0001
        机器人> 没有找到 C-0001…
    """)


def test_a_member_who_speaks_for_his_staff_leaves_their_names_out(chat: Chat) -> None:
    chat("""
        王强>   张伟家里困难 能不能申请补助 帮我报一下
        机器人> 支部（孙国栋、周萍、何静）、党小组长刘建国看到是您替人反映的。里面有张伟的名字，替人反映一律不写，记成「一名职工」；要写名，请本人自己来说：
        机器人> 1 不写职工姓名，记下
        王强>   2
        机器人> 回复数字选一个…
        王强>   1
        机器人> 已记下 C-0001（…，没写职工姓名）…
        孙国栋> C-0001
        机器人> 提出人：王强（写名）
        机器人> │ 一名职工家里困难 能不能申请补助
    """)


def test_the_responsible_member_reads_what_is_raised_with_a_name(chat: Chat) -> None:
    chat("""
        吴小燕> 食堂夜班饭老是凉的
        吴小燕> 1
        吴小燕> 班车老是晚点
        吴小燕> 2
        李红梅> C-0001
        机器人> 提出人：吴小燕（写名）
        李红梅> C-0002
        机器人> 没有找到 C-0002…
        王强>   C-0001
        机器人> 没有找到 C-0001…
        不推送 李红梅
    """)


def test_the_responsible_member_never_reads_what_is_about_him_or_goes_above(chat: Chat) -> None:
    chat("""
        张伟>   王强老是让我顶班
        机器人> 这件事提到王强，不会交给王强，王强也看不到。会告诉支部和党小组长刘建国。
        机器人> 写名：支部（孙国栋、周萍、何静）、党小组长刘建国看得到您的姓名。
        张伟>   1
        机器人> 已记下 C-0001…
        王强>   C-0001
        机器人> 没有找到 C-0001…
        张伟>   孙书记和王强排班都不公平
        张伟>   1
        机器人> 已记下 C-0002（…已转给物流党总支…
        王强>   C-0002
        机器人> 没有找到 C-0002…
    """)


def test_a_misheard_name_keeps_a_complaint_from_the_secretary(chat: Chat) -> None:
    for number, complaint in ((1, "孙国动老是偏心 排班不公平"), (2, "书计老是偏心 排班不公平")):
        chat(f"""
            张伟>   {complaint}
            机器人> 这件事提到…，不经支部，直接交物流党总支，支部看不到。
            张伟>   2
            机器人> 已记下 C-000{number}（排班，保密）…
            推送 高明> 有 1 条新反映 C-000{number}（排班）…
            不推送 孙国栋
            不推送 周萍
            孙国栋> 待答复
            机器人> 现在没有等您答复的反映…
        """)
