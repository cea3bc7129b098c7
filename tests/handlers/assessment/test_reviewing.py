"""支部审核 by chat [M4.3]: V22, exceptions first, adjustments with both figures, two persons for a change of grade."""

from sqlmodel import col, select

from storage.tables import Sheet
from tests.chatting import Chat
from tests.staff import writing

T2 = "@ 2026-12-08 09:10"
WELL = "思想动态17 谈心17 学习9 岗位17 秩序9 宣传8 技能帮带8"  # 85
EDGE = "思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8"  # 90
LOW = "思想动态13 谈心13 学习7 岗位13 秩序7 宣传7 技能帮带7"  # 67


def scored(chat: Chat, *, by: str = "刘建国", **members: str) -> None:
    """Scores of members, reported to the branch."""
    for name, points in members.items():
        chat.say(by, f"{name} {points}")
        chat.say(by, "1")
    chat.say(by, "上报")
    assert "已上报" in chat.say(by, "1")


def three(chat: Chat) -> None:
    """V22 supposes that 刘建国 has submitted the scores of these three."""
    chat(f"""
        {T2}
        王强>   自评 今年谈心20多次 打88分
        王强>   1
        李红梅> 自评 今年谈心不少 打86分
        李红梅> 1
    """)
    scored(
        chat,
        王强=f"{EDGE} 依据 现场看过",
        李红梅=f"{WELL} 依据 听取汇报",
        陈志远=f"{LOW} 依据 9月抽查",
    )


def test_exceptions_first_then_two_pass_and_one_is_given_back_in_one_message(chat: Chat) -> None:
    three(chat)
    chat("""
        孙国栋> 审核考核
        机器人> 等支部审核 3 张。
        机器人> 先看要留意的：
        机器人> · 陈志远（化工工艺组）67 分，不合格：是「不合格」、没交自评、依据里的9月没有记录
        机器人> · 王强（维修组）90 分，优秀：在「优秀」线 90 边上
        机器人> 没有要留意的：
        机器人> · 李红梅（储运业务组）85 分，合格
        孙国栋> 综合小组的考核 王强李红梅通过 陈志远那个退回 谈心那项分没依据
        机器人> 审核：
        机器人> · 通过 李红梅（储运业务组）85 分，合格
        机器人> · 退回 陈志远（化工工艺组）「谈心」：谈心那项分没依据
        机器人> · 通过 王强（维修组）90 分，优秀（留意：在「优秀」线 90 边上）
        机器人> 1 确认…
        孙国栋> 1
        机器人> 审核完了：通过 2 张；退回 1 张，原因告诉打分的人了。
        推送 刘建国> 陈志远（化工工艺组）的考核表支部退回了，请看看原因再改、再报。
        刘建国> 1
        机器人> 陈志远（化工工艺组）支部退回了：「谈心」谈心那项分没依据。
        刘建国> 谈心11 依据 9月抽查和3次谈心记录
        机器人> 合计 65 分 → 不合格
        刘建国> 1
        机器人> 已记下 陈志远（化工工艺组）65 分（不合格），第 2 稿，还没上报支部…
        刘建国> 上报
        刘建国> 1
        孙国栋> 看陈志远的考核表
        机器人> 陈志远（化工工艺组），刘建国打的，第 2 稿
        机器人> 上一稿退回的原因：「谈心」谈心那项分没依据
        机器人> 1 通过  2 退回
        孙国栋> 1
        机器人> · 通过 陈志远（化工工艺组）65 分，不合格…
        孙国栋> 1
        机器人> 审核完了：通过 1 张。
    """)


def test_what_is_given_back_is_scored_anew_after_the_window_of_scoring_and_nothing_else(
    chat: Chat,
) -> None:
    three(chat)
    chat(f"""
        @ 2026-12-21 09:10
        孙国栋> 王强通过 陈志远退回 谈心那项分没依据
        孙国栋> 1
        @ 2026-12-22 09:10
        推送 刘建国> …陈志远（化工工艺组）的考核表支部退回了…
        刘建国> 李红梅 {EDGE} 依据 又看了一次
        机器人> 党小组长考核12月20日（周日）已经截止…
        刘建国> 陈志远 谈心11 依据 9月抽查和3次谈心记录
        机器人> 合计 65 分 → 不合格
        刘建国> 1
        刘建国> 上报
        刘建国> 1
        孙国栋> 陈志远的考核通过
        孙国栋> 1
        机器人> 审核完了：通过 1 张。…
    """)


def test_what_is_approved_is_scored_no_more(chat: Chat) -> None:
    chat(T2)
    scored(chat, 王强=f"{WELL} 依据 现场看过")
    chat(f"""
        孙国栋> 王强的考核通过
        孙国栋> 1
        刘建国> 王强 {EDGE} 依据 又看了一次
        机器人> 这张考核表支部已经审核，不能再打分了，刚才的没有记下。…
        刘建国> 给王强打分
        机器人> 这张考核表支部已经审核，不能再打分了，刚才的没有记下。…
        孙国栋> 王强的考核退回 谈心那项分没依据
        机器人> 这张考核表已经审核通过，不能再改…
    """)


def test_what_is_approved_meanwhile_is_not_scored_either(chat: Chat) -> None:
    chat(T2)
    scored(chat, 王强=f"{WELL} 依据 现场看过")
    chat(f"""
        刘建国> 王强 {EDGE} 依据 又看了一次
        孙国栋> 王强的考核通过
        孙国栋> 1
        刘建国> 1
        机器人> 这张考核表支部已经审核，不能再打分了，刚才的没有记下。…
    """)


def test_an_adjustment_that_changes_the_grade_wants_a_second_person(
    chat: Chat, database_url: str
) -> None:
    three(chat)
    chat("""
        推送 孙国栋> 有 3 张考核表等支部审核。
        孙国栋> 王强改成88
        机器人> 王强（维修组）改成 88 分，原因是？…
        孙国栋> 学习只组织了两次
        机器人> · 改分 王强（维修组）90 → 88，等次从优秀变为合格，要另一位再看一遍才算：学习只组织了两次
        孙国栋> 1
        机器人> 审核完了：改分等第二个人看 1 张。
        推送 周萍> 有 1 张考核表，支部改了分、等次会变，请您再看一遍。
        孙国栋> 看王强的考核表
        机器人> 支部改分：90 → 88（孙国栋），原因：学习只组织了两次
        王强>   谁看过我
        机器人> …孙国栋…考核2026…
        周萍>   1
        机器人> 支部改分：90 → 88（孙国栋），原因：学习只组织了两次
        机器人> 1 同意改分…
        周萍>   2
        机器人> 王强（维修组）改分没有算数，还按打分人的分等支部审核。
        @ 2026-12-09 09:10
        推送 孙国栋> 王强（维修组）改分没有算数…
        孙国栋> 王强改成89.99 因为学习只组织了两次
        机器人> · 改分 王强（维修组）90 → 89.99，等次从优秀变为合格，要另一位再看一遍才算：学习只组织了两次
        孙国栋> 1
        周萍>   我还有啥没干
        机器人> …王强（维修组）支部改了分，等您再看一遍…
        周萍>   看王强的考核表
        机器人> 支部改分：90 → 89.99（孙国栋）…
        周萍>   1
        机器人> 王强（维修组）改分算数了，两个分数都留着。
        孙国栋> 李红梅改成86 因为护栏那件事办得好
        机器人> · 改分 李红梅（储运业务组）85 → 86：护栏那件事办得好
        孙国栋> 1
        机器人> 审核完了：改分后通过 1 张，两个分数都留着。
    """)
    with writing(database_url) as unit:
        approved = unit.session.exec(select(Sheet).where(col(Sheet.state) == "approved"))
        assert {str(one.total) for one in approved} == {"90.00", "85.00"}


def test_who_scored_a_sheet_does_not_review_it_nor_does_he_whom_it_is_about(chat: Chat) -> None:
    chat(T2)
    scored(chat, by="周萍", 刘建国=f"{WELL} 依据 听取汇报")
    scored(chat, by="孙国栋", 周萍=f"{WELL} 依据 听取汇报")
    chat("""
        周萍>   审核考核
        机器人> 没有等您审核的考核表。…
        周萍>   周萍的考核通过
        机器人> 这张考核表不由您审核…
        孙国栋> 周萍的考核通过
        机器人> 这张考核表不由您审核…
        何静>   审核考核
        机器人> 等支部审核 2 张。
        何静>   综合小组的考核都通过
        机器人> 审核：
        机器人> · 通过 刘建国（管理组）85 分，合格…
        机器人> 1 确认…
        何静>   考核全部通过
        机器人> · 通过 周萍（夜班装卸组）…
        机器人> · 通过 刘建国（管理组）…
        何静>   1
        机器人> 审核完了：通过 2 张。
    """)


def test_a_sheet_that_was_scored_anew_meanwhile_is_not_decided_on(chat: Chat) -> None:
    chat(T2)
    scored(chat, 王强=f"{WELL} 依据 现场看过")
    chat(f"""
        孙国栋> 王强的考核通过
        刘建国> 王强 {EDGE} 依据 又看了一次
        刘建国> 1
        孙国栋> 1
        机器人> 刚才有人动过，没有定。…
        王强>   审核考核
        机器人> 考核表由支部审核。…
    """)


def test_a_member_reads_his_own_sheet_line_by_line_once_he_was_told(
    chat: Chat, database_url: str
) -> None:
    chat(f"""
        {T2}
        王强>   自评 谈心18 学习8 岗位19 思想动态18 秩序9 宣传9 技能帮带7 今年做了不少
        王强>   1
    """)
    scored(chat, 王强=f"{EDGE} 依据 现场看过")
    chat("""
        王强>   我的分怎么来的
        机器人> 您的考核结果现在还不能看。…
        孙国栋> 王强改成90.5 因为护栏那件事办得好
        孙国栋> 1
        王强>   我的分怎么来的
        机器人> 2026 年考核表，维修组。每项：满分｜您自评｜考核打分
        机器人> · 谈心：20｜18｜19
        机器人> 合计：您自评 88，刘建国打 90
        机器人> 支部改分：90 → 90.5（孙国栋），原因：护栏那件事办得好
        机器人> 结果：合计 90.5 分 → 优秀（比「优秀」线 90 只高 0.5，不四舍五入）
        机器人> 打分依据：现场看过
        李红梅> 我的分怎么来的
        机器人> 您的考核结果现在还不能看…
        孙国栋> 考核的等次能直接用到民主评议吗
        机器人> 责任区考核的等次和民主评议党员的等次名字一样，但是两回事…
    """)
