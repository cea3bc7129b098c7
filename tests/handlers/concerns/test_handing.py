"""A matter goes to a handling department without its people, and its word comes back (domain.md §3, role H)."""

from datetime import date

import pytest

from tests.chatting import Chat, chatting
from tests.staff import EVERYBODY, send_away

RAISED = """
    吴小燕> 我是吴小燕 和何军、老马、小陈都说过 食堂夜班饭老是凉的 电话13800138000
    吴小燕> 1
    机器人> 已记下 C-0001…
"""
HANDED = (
    RAISED
    + """
    孙国栋> C-0001 交给后勤
    机器人> 把 C-0001 交给后勤（钱勤）办。对方只看到下面这些，看不到是谁提的：
    孙国栋> 1
    机器人> C-0001 已交给后勤（钱勤），会告诉提出人谁在办。对方回了话，我告诉您。
"""
)
NAMES = ("吴小燕", "何军", "老马", "马德福", "小陈", "陈晨", "13800138000", "张伟")


def test_he_is_told_once_and_reads_it_without_anybodys_name(staffed: Chat) -> None:
    staffed(
        HANDED
        + """
        推送 钱勤> 支部请您办 1 件事 C-0001（生活后勤）。回复「C-0001」看内容…
        推送 吴小燕> C-0001 …后勤…
        钱勤>   C-0001
        机器人> C-0001（生活后勤）3月12日（周四）提出，已有人在办，等答复。
        机器人> │ …食堂夜班饭老是凉的…
        机器人> 办得怎样，直接说「C-0001 下周一换」…
    """
    )
    assert not any(name in staffed.answer for name in NAMES), staffed.answer
    assert "提出人：" not in staffed.answer
    assert sum("C-0001" in text for text in staffed.pushes("钱勤")) == 1
    staffed("""
        钱勤>   我还有啥没干
        机器人> …C-0001 支部请您办，等您回一句话…
    """)
    assert not any(name in staffed.answer for name in NAMES)


def test_his_word_goes_to_the_branch_and_by_one_number_to_the_raiser(staffed: Chat) -> None:
    staffed(
        HANDED
        + """
        钱勤>   C-0001 下周一开始送保温箱
        机器人> C-0001 您的话已转给支部，由支部答复提出人。
        推送 孙国栋> C-0001 后勤回话了…
        推送 吴小燕> C-0001 支部已安排后勤去办…
        @ 2026-03-13 16:10
        孙国栋> C-0001
        机器人> 3月12日（周四）后勤（钱勤）回话：
        机器人> │ 下周一开始送保温箱
        机器人> 1 原话转给提出人
        孙国栋> 1
        机器人> 这是3月12日（周四）的话，现在还这样吗？
        机器人> 答复 C-0001…下周一开始送保温箱（3月12日（周四）说的）；…承诺日期 3月16日（周一）。
        孙国栋> 1
        机器人> 已答复 C-0001…
        推送 吴小燕> │ 下周一开始送保温箱（3月12日（周四）说的）
        推送 吴小燕> 支部承诺 3月16日（周一）落实。…
        孙国栋> 转给提出人 C-0001
        机器人> C-0001 承办部门还没有新的回话，没有可转的。
    """
    )


def test_what_his_word_leaves_open_is_asked(staffed: Chat) -> None:
    staffed(
        HANDED
        + """
        钱勤>   C-0001 暂时办不了 保温箱要等明年预算
        孙国栋> 转给提出人 C-0001
        机器人> 这件暂时办不了，打算哪天再看一次？…
        孙国栋> 4月1日
        机器人> 已答复 C-0001…
        推送 吴小燕> │ 暂时办不了 保温箱要等明年预算
    """
    )


def test_he_sees_nothing_else_and_nothing_once_it_is_over_or_given_to_somebody_else(
    staffed: Chat,
) -> None:
    staffed(
        HANDED
        + """
        吴小燕> 班车老是晚点
        吴小燕> 1
        钱勤>   C-0002
        机器人> 没有找到 C-0002…
        李宁>   C-0001
        机器人> 没有找到 C-0001…
        孙国栋> C-0001 转设备科 李工
        孙国栋> 1
        机器人> C-0001 已交给设备（李宁）…
        钱勤>   C-0001
        机器人> 没有找到 C-0001…
        钱勤>   C-0001 下周一换
        李宁>   C-0001
        机器人> │ …食堂夜班饭老是凉的…
        孙国栋> C-0001 今天修好了
        孙国栋> 1
        吴小燕> 解决了
        李宁>   C-0001
        机器人> 没有找到 C-0001…
    """
    )
    nowhere = staffed.say("李宁", "C-0099 下周一换").replace("0099", "0001")
    assert staffed.say("李宁", "C-0001 下周一换") == nowhere


@pytest.mark.parametrize(
    ("said", "to"),
    [
        ("C-0001 转设备科 李工", "设备（李宁）"),
        ("C-0001 交给钱勤", "后勤（钱勤）"),
        ("把C-0001转给后勤部处理一下", "后勤（钱勤）"),
        ("C-0001 派给设备", "设备（李宁）"),
    ],
)
def test_departments_as_people_call_them(staffed: Chat, said: str, to: str) -> None:
    staffed(RAISED)
    assert f"交给{to}办" in staffed.say("孙国栋", said)


def test_who_is_not_there_is_said_and_an_answer_stays_an_answer(staffed: Chat) -> None:
    staffed(
        RAISED
        + """
        孙国栋> C-0001 交给财务科
        机器人> 名单里没有叫「财务科」的承办部门。现在有：后勤（钱勤）、设备（李宁）、安全值班（贺勇）。…
        孙国栋> C-0001 交给后勤了 下周一换保温箱
        机器人> 答复 C-0001…承诺日期 3月16日（周一）…
        孙国栋> 取消
        李红梅> C-0001 交给后勤
        不推送 钱勤
        孙国栋> C-0077 交给后勤
        机器人> 没有找到 C-0077…
    """
    )


def test_it_never_goes_to_somebody_whom_it_names(staffed: Chat) -> None:
    staffed("""
        吴小燕> 后勤钱勤态度恶劣 反映宿舍漏水不理人
        吴小燕> 1
        孙国栋> C-0001 交给后勤
        机器人> C-0001 说到了钱勤，不能交给本人，请换一位。
        吴小燕> 设备上的李宁老是骂人
        吴小燕> 1
        孙国栋> C-0002 交给李宁
        机器人> C-0002 说到了李宁…
    """)


def test_his_own_concern_is_not_handed_to_him(staffed: Chat) -> None:
    staffed("""
        钱勤>   办公楼空调坏了
        钱勤>   1
        机器人> 已记下 C-0001…
        高明>   C-0001 交给后勤
        高明>   1
        机器人> C-0001 不便交给钱勤（可能和本人有关），请换一位。
    """)


def test_in_confidence_only_who_knows_the_name_hands_it_over(staffed: Chat) -> None:
    """Else 「不便交给钱勤」 would tell whose it is."""
    staffed("""
        吴小燕> 食堂夜班饭老是凉的
        吴小燕> 2
        周萍>   C-0001 交给后勤
        机器人> C-0001 是保密的，只有孙国栋知道是谁提的，由他交办，免得交到本人手里。
        孙国栋> C-0001 交给后勤
        孙国栋> 1
        机器人> C-0001 已交给后勤（钱勤）…
        钱勤>   C-0001
        机器人> 不显示是谁提的，文中的姓名略去。
        周萍>   C-0001
        机器人> 提出人：（保密，不显示姓名）
    """)


def test_a_handlers_word_tells_no_name_to_who_may_not_know_it(staffed: Chat) -> None:
    staffed("""
        吴小燕> 食堂夜班饭老是凉的 反映好几回了没人管
        吴小燕> 2
        何军>   夜班饭送到都凉了 食堂能不能管管
        何军>   1
        孙国栋> C-0001 交给后勤
        孙国栋> 1
        钱勤>   C-0001 吴小燕来食堂找过我 下周一换保温箱
        何静>   C-0001
        机器人> │ （姓名略）来食堂找过我 下周一换保温箱
        孙国栋> C-0001 和 C-0002 是一件事
        推送 何军> C-0002 和别的反映说的是一件事…
        孙国栋> 转给提出人 C-0001
        机器人> 承办人的话里像是有人的姓名，C-0001 合并了几位提出人的反映，不能原样转…
        不推送 何军
    """)


def test_a_deputy_gets_the_word_while_the_secretary_is_away(staffed_url: str) -> None:
    with chatting(staffed_url, people=EVERYBODY) as chat:
        chat(HANDED)
    send_away(staffed_url, "孙国栋", date(2026, 3, 10))
    with chatting(staffed_url, people=EVERYBODY) as chat:
        chat("""
            钱勤>   C-0001 下周一换
            推送 周萍> C-0001 后勤回话了…
            不推送 孙国栋
        """)


def test_no_day_is_promised_that_has_passed(staffed: Chat) -> None:
    staffed(
        HANDED
        + """
        钱勤>   C-0001 明天修好
        @ 2026-03-18 10:00
        孙国栋> 转给提出人 C-0001
        机器人> 承办部门说的 3月13日（周五）已经过了。现在哪天前办好？…
        孙国栋> 3月20日
        机器人> 这是3月12日（周四）的话，现在还这样吗？
        孙国栋> 3月23日
        机器人> …承诺日期 3月23日（周一）。
        孙国栋> 1
        机器人> 已答复 C-0001…
        推送 吴小燕> │ 明天修好（3月12日（周四）说的）
        推送 吴小燕> 支部承诺 3月23日（周一）落实。…
    """
    )


def test_the_question_names_who_promised(staffed: Chat) -> None:
    """It went up before the branch answered: the promise is the branch's all the same."""
    staffed("""
        张伟>   更衣室的柜子锁坏了
        张伟>   1
        @ 2026-03-16 09:00
        @ 2026-03-18 09:00
        推送 张伟> 您反映的 C-0001 过了 3月17日（周二）…已往上报给物流党总支…
        孙国栋> C-0001 3月20日修好
        孙国栋> 1
        推送 张伟> 支部承诺 3月20日（周五）落实。…
        @ 2026-03-23 16:10
        推送 张伟> C-0001 支部承诺 3月20日（周五）落实，改了吗？
    """)


def test_what_is_answered_is_not_handed_over_and_nobody_is_suspected(staffed: Chat) -> None:
    staffed(
        RAISED
        + """
        孙国栋> C-0001 下周一换保温箱
        孙国栋> 1
        孙国栋> C-0001 交给后勤
        机器人> C-0001 已经答复过了，现在等提出人说解决没有，不用再交办。…
    """
    )


def test_handing_over_is_no_answer_where_nobody_handles_anything(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 交给后勤
        机器人> 名单里没有承办「后勤」的人，C-0001 没有交出去。直接答复，请说怎么办，比如「C-0001 下周一换好」。…
        不推送 吴小燕
    """
    )
