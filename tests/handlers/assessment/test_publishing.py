"""A member is told first, then the branch publishes: V23, and what is in its way (domain.md §2.6)."""

from datetime import date

from sqlmodel import select

from storage.tables import AssessmentCycle
from storage.unit_of_work import UnitOfWork
from tests.chatting import Chat
from tests.databases import SEALER
from tests.handlers.assessment.scored import approve, scored

TOLD = "2026-12-03 10:00"
T2 = "2026-12-08 09:10"


def test_members_are_told_first_and_then_it_is_published(chat: Chat) -> None:
    """V23 as it is written; the day before, the members have seen their sheets."""
    scored(chat)
    chat(f"""
        @ {TOLD}
        推送 王强> 您的 2026 年考核结果出来了，支部先告诉您本人。有话要说，12月7日（周一）前回复「说明」加内容。
        推送 王强> 1 看我的分怎么来的  2 没有要说的
        不推送 陈志远
        不推送 张伟
        王强> 1
        机器人> 2026 年考核表，维修组。…
        机器人> …18
        机器人> 结果：合计 90 分 → 优秀…
        机器人> …12月7日（周一）前回复「说明」…
        孙国栋> 公示吧
        机器人> 还不能公示：李红梅、周萍、刘建国、王强还在看自己的结果，12月7日（周一）前可以写说明。…
        @ {T2}
        孙国栋> 没问题了 公示吧 公示一周
        机器人> 还有 1 件退回未改，先公示其余？
        机器人> 1 公示  2 先不公示
        孙国栋> 1
        机器人> 公示 12月8日（周二）到12月15日（周二）：
        机器人> · 储运业务组：李红梅，合格
        机器人> · 夜班装卸组：周萍，合格
        机器人> · 管理组：刘建国，合格
        机器人> · 维修组：王强，优秀
        机器人> 只告诉各责任区自己的人：姓名、责任区、等次，和怎么提异议；不公布分数、评价和排名。
        孙国栋> 1
        机器人> 已公示 4 份，到12月15日（周二）…
        推送 张伟> 2026 年责任区党员考核结果公示，到12月15日（周二）：
        推送 张伟> · 维修组：王强，优秀
        推送 张伟> 有异议，12月15日（周二）前回复「对王强的结果有异议」加原因，可以不写名。
        推送 王强> 您的考核结果从今天起向责任区的人公示等次，到12月15日（周二），不公布分数。
        推送 何静> · 管理组：刘建国，合格
        推送 何静> 孙国栋开始公示 4 份考核结果，到12月15日（周二）。
        不推送 郑凯
        何军> 看公示
        机器人> · 储运业务组：李红梅，合格
        郑凯> 看公示
        机器人> 现在没有向您公示的考核结果。
        孙国栋> 公示吧
        机器人> 能公示的都公示过了。…
    """)
    assert "90" not in "".join(chat.pushes("张伟") + chat.pushes("王强"))


def test_a_result_below_the_line_is_told_by_a_person_and_never_published(chat: Chat) -> None:
    scored(chat, totals={"李红梅": "78"}, returned=())
    chat(f"""
        @ {TOLD}
        不推送 李红梅
        推送 孙国栋> 有 1 份考核结果要您当面谈，我不会发给本人，也不公示。谈完回复「谈过了」加姓名。
        李红梅> 我的分怎么来的
        机器人> 您的考核结果还没定…
        @ {T2}
        孙国栋> 公示吧
        机器人> 还不能公示：李红梅的结果要先当面谈。谈完回复「谈过了 李红梅」，再公示。
        孙国栋> 谈过了 王强
        机器人> 王强没有等着当面谈的考核结果。
        孙国栋> 谈过了 李红梅
        机器人> 考核结果已经当面跟李红梅谈过。…
        孙国栋> 1
        机器人> 已记下，跟李红梅谈过了。…12月10日（周四）前可以写说明。
        不推送 李红梅
        李红梅> 我的分怎么来的
        机器人> 结果：合计 78 分 → 基本合格
        孙国栋> 公示吧
        机器人> 考核结果都审核完、都告诉本人了，公示 4 份？
        孙国栋> 1
        孙国栋> 1
        机器人> 已公示 4 份…
        何军> 看公示
        机器人> 现在没有向您公示的考核结果。
    """)
    everything = "".join(
        "".join(chat.pushes(name)) for name in ("李红梅", "何军", "孙国栋", "周萍")
    )
    assert "基本合格" not in everything


def test_a_member_says_his_word_and_the_branch_need_not_wait_for_who_has_none(chat: Chat) -> None:
    scored(chat)
    chat(f"""
        张伟> 说明 我也说两句
        不推送 张伟
        @ {TOLD}
        推送 王强> 1 看我的分怎么来的  2 没有要说的
        李红梅> 2
        机器人> 好的，您没有要说的…
        周萍> 没有要说的
        刘建国> 没有要说的
        王强> 说明 学习少是因为上半年外派
        机器人> 您对考核结果的说明：「学习少是因为上半年外派」
        王强> 1
        机器人> 说明已放进考核表，也告诉支部了。…
        推送 孙国栋> 有 1 名责任区党员对考核结果写了说明，公示前请看一下。
        孙国栋> 看说明
        机器人> 王强（维修组）：「学习少是因为上半年外派」
        王强> 谁看过我
        机器人> …孙国栋…考核2026…
        孙国栋> 公示结果 公示3天
        机器人> 还有 1 件退回未改，先公示其余？
        孙国栋> 1
        机器人> 公示 12月3日（周四）到12月10日（周四）（至少 5 个工作日，所以到这天）：
        孙国栋> 改成公示到12月18号
        机器人> 公示 12月3日（周四）到12月18日（周五）：
        孙国栋> 3
        孙国栋> 公示结果
        孙国栋> 2
        机器人> 好的，先不公示。…
    """)


def test_what_was_given_back_is_told_and_published_later_and_then_the_year_ends(chat: Chat) -> None:
    scored(chat)
    chat(f"""
        @ {TOLD}
        @ {T2}
        孙国栋> 公示吧
        孙国栋> 1
        孙国栋> 1
        孙国栋> 结束考核
        机器人> 还在公示，到12月15日（周二）。…
        王强> 结束考核
        机器人> 公示考核结果是支部的事。…
    """)
    approve(chat, "陈志远")
    chat("""
        @ 2026-12-09 10:00
        推送 陈志远> 您的 2026 年考核结果出来了…12月11日（周五）前…
        孙国栋> 公示吧
        机器人> 还不能公示：陈志远还在看自己的结果，12月11日（周五）前可以写说明。…
        @ 2026-12-14 10:00
        孙国栋> 我还有啥没干
        机器人> …1 份考核结果可以公示了…
        孙国栋> 公示吧
        机器人> 考核结果都审核完、都告诉本人了，公示 1 份？
        孙国栋> 1
        孙国栋> 1
        机器人> 已公示 1 份，到12月21日（周一）…
        @ 2026-12-22 10:00
        推送 孙国栋> 2026 年考核公示期过了，没有未答复的异议，可以结束考核。
        孙国栋> 结束考核
        机器人> 结束 2026 年考核：公示 5 份，没有异议。…
        孙国栋> 1
        机器人> 2026 年考核已结束，5 份结果生效。
        孙国栋> 公示吧
        机器人> 现在没有在进行的考核…
        张伟> 对王强的结果有异议 学习少
        机器人> 现在没有您可以提异议的考核结果…
    """)
    with UnitOfWork(chat.parts.engine, SEALER) as unit:
        final = unit.session.exec(select(AssessmentCycle)).one().final_on
    assert final == date(2026, 12, 22)
