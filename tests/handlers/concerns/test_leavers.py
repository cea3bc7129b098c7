"""Who raised it leaves, or who must act does: the matter goes on, and nobody is left without one who acts [T1]."""

from pathlib import Path

from bot.roster import import_roster
from bot.seed import CAST as CAST_FILE
from tests import staff
from tests.chatting import T1, Chat, chatting
from tests.staff import EVERYBODY, take_on

RAISED = """
    张伟> 更衣室的柜子锁坏了好几个
    张伟> 1
    推送 孙国栋> 有 1 条新反映 C-0001…
"""
PROMISED = (
    RAISED
    + """
    孙国栋> C-0001 下周一换好
    孙国栋> 1
    机器人> 已答复 C-0001，会告诉提出人…
    推送 张伟> 您反映的 C-0001（生活后勤）有答复了：
"""
)
HE_LEFT = """
    孙国栋> 张伟离职
    孙国栋> 1
    机器人> 已记下。…
"""
SECRETARY_LEFT = """
    周萍> 孙国栋离职
    周萍> 1
    机器人> 已记下。…
"""


def test_what_somebody_raised_who_has_left_is_still_answered(chat: Chat) -> None:
    chat(RAISED + HE_LEFT)
    chat("""
        孙国栋> 待答复
        机器人> 等答复的反映 1 件：
        孙国栋> C-0001
        机器人> 提出人已离开，不会再收到消息；事情还要给大家办。
        机器人> │ 更衣室的柜子锁坏了好几个
        孙国栋> C-0001 下周一换好
        孙国栋> 1
        机器人> 已答复 C-0001。提出人已离开，不会再收到消息；事情还要给大家办。
        @ 2026-03-13 09:00
        不推送 张伟
        张伟> 解决了 C-0001
        机器人> 您还不在名单内…
    """)
    assert "张伟" not in chat.say("孙国栋", "C-0001")


def test_nobody_is_left_to_ask_so_the_branch_looks_itself(chat: Chat) -> None:
    chat(PROMISED + HE_LEFT)
    chat("""
        @ 2026-03-16 18:00
        不推送 孙国栋
        @ 2026-03-17 09:30
        不推送 张伟
        推送 孙国栋> C-0001 承诺 3月16日（周一）落实，提出人已离开，没有人可问：请您自己去看看。…
        推送 孙国栋> 1 看内容
        不推送 周萍
        @ 2026-03-25 09:30
        孙国栋> C-0001
        机器人> C-0001（生活后勤）3月12日（周四）提出，已答复，提出人一直没有说，按答复结束。
    """)


def test_who_may_not_know_the_raiser_is_not_told_that_he_left(chat: Chat) -> None:
    chat("""
        张伟> 更衣室的柜子锁坏了好几个
        张伟> 2
        孙国栋> 张伟离职
        孙国栋> 1
        周萍> C-0001
        机器人> 提出人：（保密，不显示姓名）
        周萍> C-0001 下周一换好
        周萍> 1
        机器人> 已答复 C-0001，会告诉提出人…
    """)


def test_what_belonged_to_somebody_who_has_left_is_given_to_who_stands_in(chat: Chat) -> None:
    chat(RAISED)
    chat("""
        张伟> C-0001
        机器人> 现在由孙国栋负责，最晚 3月17日（周二）有答复。
    """)
    chat(SECRETARY_LEFT)
    chat("""
        @ 2026-03-13 09:30
        推送 周萍> C-0001 原来的经办人已离开或换了岗，现在由您负责。回复「C-0001」看内容和进展。
        不推送 何静
        张伟> C-0001
        机器人> 3月13日（周五）原来负责的人离开或换了岗，换人接着办。
        机器人> 现在由周萍负责，最晚 3月17日（周二）有答复。
        @ 2026-03-14 09:30
        不推送 周萍
        周萍> C-0001 下周一换好
        周萍> 1
        张伟> C-0001
        机器人> 3月14日（周六）支部答复（答应办）：
    """)
    assert "负责" not in chat.answer.replace("原来负责的人", "")


def test_an_owner_who_leaves_after_his_promise_leaves_it_to_the_next(chat: Chat) -> None:
    chat(PROMISED + SECRETARY_LEFT)
    chat("""
        @ 2026-03-17 09:30
        推送 张伟> C-0001 支部承诺 3月16日（周一）落实，改了吗？
        张伟> 没改
        推送 周萍> C-0001 提出人说还没解决，承诺 3月16日（周一）未落实…
    """)


OTHER_POSTS = (
    ("机关党小组,B:书记,", "机关党小组,,"),
    ("机关党小组,B:宣传委员,", "机关党小组,B:书记,"),
    ("群众,,H:设备,", "群众,,W,"),
)


def import_list(url: str, file: Path) -> None:
    """This list from today on."""
    with staff.writing(url) as unit:
        import_roster(
            unit,
            file,
            branch="生产支部",
            general_branch="物流党总支",
            committee="公司党委",
            today=T1.date(),
        )


def change_posts(url: str, folder: Path) -> None:
    """Another list: 何静 is the secretary now, 李宁 handles nothing any more."""
    text = f"{CAST_FILE.read_text('utf-8').rstrip()}\n{staff.ROWS}"
    for before, after in OTHER_POSTS:
        assert before in text
        text = text.replace(before, after)
    (folder / "later.csv").write_text(text, "utf-8")
    import_list(url, folder / "later.csv")


def test_who_has_another_post_now_is_asked_no_more(database_url: str, tmp_path: Path) -> None:
    take_on(database_url, tmp_path)
    with chatting(database_url, people=EVERYBODY) as chat:
        chat(
            RAISED
            + """
            陈晨> 车间的风扇坏了
            陈晨> 1
            孙国栋> C-0002 交给设备
            孙国栋> 1
            推送 李宁> 支部请您办 1 件事 C-0002…
        """
        )
    change_posts(database_url, tmp_path)
    with chatting(database_url, people=EVERYBODY) as chat:
        chat("""
            李宁> C-0002
            机器人> 没有找到 C-0002…
            @ 2026-03-13 09:30
            推送 何静> C-0001 原来的经办人已离开或换了岗，现在由您负责。…
            推送 何静> C-0002 原来的经办人已离开或换了岗，现在由您负责。…
            张伟> C-0001
            机器人> 现在由何静负责，最晚 3月17日（周二）有答复。
            @ 2026-03-16 09:00
            推送 何静> · C-0001（生活后勤）最晚 3月17日（周二）要给第一次答复。…
            不推送 孙国栋
            不推送 李宁
        """)


def test_what_is_nobodys_is_given_to_the_first_who_can_take_it(
    database_url: str, tmp_path: Path
) -> None:
    with chatting(database_url, people=EVERYBODY) as chat:
        chat("""
            高明> 班车老是晚点
            高明> 1
            机器人> 已记下 C-0001（生活后勤，…）。物流党总支里除了您没有别人，上面也没有，眼下没有人能接，还没有告诉任何人。…
        """)
    file = tmp_path / "more.csv"
    more = "zhengming,郑明,党总支办公室,office_unit,党员,,C:办公室,,常白班,,2010-01-04"
    file.write_text(f"{CAST_FILE.read_text('utf-8').rstrip()}\n{more}\n", "utf-8")
    import_list(database_url, file)
    with chatting(database_url, people=EVERYBODY) as chat:
        chat("""
            @ 2026-03-13 09:30
            推送 郑明> C-0001 一直没有人能接，现在由您负责。回复「C-0001」看内容。
            高明> C-0001
            机器人> 现在由郑明负责，最晚…
        """)
