"""党小组长考核 by chat [M4.3]: V20 and V21, item by item, points that do not fit, and who may not score whom."""

from datetime import date

from sqlmodel import col, select

from storage.queries import people
from storage.tables import AreaAssignment, RoleHolding
from storage.vocabulary import AssignmentKind, Role
from tests.chatting import Chat
from tests.staff import writing

T2 = "@ 2026-12-08 09:10"
V20 = "王强 思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8 依据 4月和9月两次抽查"
SELF = """
        王强>   自评 今年谈心20多次 不足是学习带的少 打88分
        王强>   1
"""


def test_one_line_scores_one_member_with_everything_beside_it(chat: Chat) -> None:
    chat(f"""
        {T2}{SELF}
        刘建国> {V20}
        机器人> 王强（维修组）：思想动态 18、谈心 19、学习 7、履职带头 19、维护秩序 10、政策宣传 9、技能帮带 8
        机器人> 合计 90 分 → 优秀（正好在「优秀」线 90 上）
        机器人> 依据：4月和9月两次抽查
        机器人>   4月、9月没有记录
        机器人> 放在旁边供参考（不自动算分）：
        机器人> · 自评：88，…今年谈心20多次…
        机器人> · 全年督查记录：没有
        机器人> · 责任区目标：没有
        机器人> 1 确认…
        刘建国> 1
        机器人> 已记下 王强（维修组）90 分（优秀），还没上报支部，上报前随时能改。还有 2 张没打。
        机器人> 依据里的4月、9月没有记录，记一笔？发「抽查 王强 4月几号 看到了什么」就行…
        机器人> 1 给李红梅打分  2 上报支部
        刘建国> 2
        机器人> 上报支部审核 1 张：
        机器人> · 王强（维修组）90 分，优秀
        刘建国> 1
        机器人> 已上报 1 张，等支部审核，退回的会告诉您。还有 2 张没打。
        推送 孙国栋> 有 1 张考核表等支部审核。
        刘建国> 上报
        机器人> 没有打好、还没上报的考核表…
        王强>   谁看过我
        机器人> …刘建国（党小组长）看了 您的记录…
    """)


def test_item_by_item_and_what_does_not_fit_is_asked_again(chat: Chat) -> None:
    chat(f"""
        {T2}
        刘建国> 考核打分
        机器人> 等您打分的有 3 张，先打哪一张？…
        机器人> 1 李红梅（储运业务组）…
        刘建国> 1
        机器人> 李红梅（储运业务组）「思想动态掌握与反映」满分 20。…
        刘建国> 21
        机器人> 「思想动态」没看准，还没有记下：要 0–20 的数，最多两位小数。打几分？
        刘建国> NaN
        机器人> 「思想动态」没看准…
        刘建国> -1
        机器人> 「思想动态」没看准…
        刘建国> 18.125
        机器人> 「思想动态」没看准…
        刘建国> １８
        机器人> …谈心谈话…满分 20…
        刘建国> 十八分
        机器人> …组织学习…
        刘建国> 学习9 岗位18.5 秩序9 宣传9
        机器人> …技术技能帮带…
        刘建国> 8
        机器人> 依据是什么？…
        刘建国> 跟张伟聊过 现场看了三次
        机器人> 合计 89.5 分 → 合格（比「优秀」线 90 只低 0.5，不四舍五入）
        机器人> 依据：跟一名职工聊过 现场看了三次
        刘建国> 学习9.49
        机器人> 合计 89.99 分 → 合格（比「优秀」线 90 只低 0.01，不四舍五入）
        刘建国> 取消
        刘建国> 考核打分
        机器人> 等您打分的有 3 张…
    """)


def test_too_many_points_for_an_item_lose_nothing_of_the_line(chat: Chat) -> None:
    chat(f"""
        {T2}
        刘建国> 王强 思想动态18 谈心21 学习7 岗位19 秩序10 宣传9 技能帮带8 总分92 依据 抽查
        机器人> 「谈心」没看准，还没有记下：要 0–20 的数…
        刘建国> 19
        机器人> 逐项加起来是 90，您报的总分是 92。总分按逐项合计，以哪个为准？
        机器人> 1 按逐项 90  2 重新打
        刘建国> 1
        机器人> 合计 90 分 → 优秀…
    """)


def test_nobody_scores_himself_and_the_committee_hears_that_his_waits(chat: Chat) -> None:
    chat(f"""
        {T2}
        刘建国> 管理组那个我自己就不打了吧
        机器人> 自己不给自己打分：管理组您不用打，由支部打分（孙国栋、周萍、何静中的一位），另一位审核。…
        推送 孙国栋> 管理组（刘建国）的考核由支部打分，您可以打。
        刘建国> 管理组 思想动态20 谈心20 学习10 岗位20 秩序10 宣传10 技能帮带10 依据 自己知道
        机器人> 自己不给自己打分：管理组您不用打…
        刘建国> 刘建国 思想动态20 谈心20
        机器人> 自己不给自己打分：…
        周萍>   夜班装卸组 思想动态20 谈心20
        机器人> 自己不给自己打分：夜班装卸组您不用打，由支部打分（孙国栋、何静中的一位）…
        孙国栋> 王强 思想动态18 谈心19
        机器人> 王强（维修组）不归您打分，由刘建国打。刚才的没有记下。
        刘建国> 周萍 思想动态18 谈心19
        机器人> 周萍（夜班装卸组）不归您打分，由孙国栋、何静打。…
        张伟>   王强 思想动态18 谈心19 学习7
        机器人> …没看懂…
    """)


def test_who_has_been_scored_by_him_does_not_score_him(chat: Chat) -> None:
    chat(f"""
        {T2}
        周萍>   刘建国 思想动态18 谈心18 学习9 岗位18 秩序9 宣传9 技能帮带9 依据 听取汇报
        机器人> 刘建国（管理组）：…
        机器人> 合计 90 分 → 优秀…
        周萍>   1
        机器人> 已记下 刘建国（管理组）90 分（优秀），还没上报支部…您该打的都打完了。
    """)


def test_a_score_can_be_changed_until_it_is_approved_and_every_version_is_kept(chat: Chat) -> None:
    chat(f"""
        {T2}
        刘建国> {V20}
        刘建国> 1
        刘建国> 给王强打分
        机器人> 王强（维修组）您打过 90 分，还能改。…
        刘建国> 谈心17
        机器人> 合计 88 分 → 合格
        刘建国> 1
        机器人> 已记下 王强（维修组）88 分（合格），第 2 稿，还没上报支部…
        刘建国> 1
        刘建国> 取消
        刘建国> 我还有啥没干
        机器人> …2 张考核表等您打分，截至12月20日（周日）…
        机器人> …1 张考核表打好了，还没上报…
        @ 2026-12-21 09:00
        刘建国> {V20}
        机器人> 党小组长考核12月20日（周日）已经截止…
    """)


def test_the_looks_of_the_year_and_the_goals_lie_beside_it(chat: Chat) -> None:
    chat(f"""
        @ 2026-04-15 10:00
        刘建国> 抽查 王强 4月12号 班前会开了 隐患有记录
        刘建国> 1
        刘建国> 1
        孙国栋> 维修组今年目标 安全：全年无事故；设备：三号平台护栏整改
        孙国栋> 1
        {T2}
        刘建国> G-0001 完成 安环部盖章确认
        刘建国> 1
        刘建国> {V20}
        机器人> 依据：4月和9月两次抽查
        机器人>   对上的记录：N-0001 重点抽查（4月12日）
        机器人>   9月没有记录
        机器人> · 自评：没交
        机器人> · 全年督查记录 1 条：N-0001
        机器人> · 责任区目标：完成 1 条、还没确认 1 条
        刘建国> 1
        机器人> 依据里的9月没有记录，记一笔？…
    """)


def test_far_from_what_the_area_thinks_a_line_of_reason_is_wanted(chat: Chat) -> None:
    chat(T2)
    for name in ("张伟", "周涛", "何军", "郑凯", "吴小燕"):
        chat.say(name, "评价 都好")
        chat.say(name, "1")
    chat("""
        @ 2026-12-10 09:00
        刘建国> 王强 思想动态15 谈心15 学习7 岗位16 秩序8 宣传8 技能帮带8 依据 现场看过
        机器人> 您打 77，比责任区评价的平均 100 低 23 分，超过 10 分的要说一句原因。原因是？
        刘建国> 1
        机器人> 写一句原因就行…
        刘建国> 评价的人都是老同事，平时打分松
        机器人> 与责任区评价相差大的原因：评价的人都是老同事，平时打分松
        机器人> · 责任区评价：和储运业务组、化工工艺组合起来平均 100（5 份）
        刘建国> 1
        刘建国> 上报
        刘建国> 1
        孙国栋> 审核考核
        机器人> …比责任区评价平均低 23…
    """)


def test_who_answered_for_less_than_three_months_gets_an_opinion_and_no_grade(
    chat: Chat, database_url: str
) -> None:
    with writing(database_url) as unit:
        roster = people.load_roster(unit.session)
        ids = {one.name: one.id for one in roster.people.values()}
        areas = {one.name: one.id for one in roster.areas.values()}
        unit.session.collect(
            AreaAssignment(
                area_id=areas["维修组"],
                person_id=ids["何静"],
                kind=AssignmentKind.CADRE,
                since=date(2026, 11, 2),
            )
        )
        people.changed(unit.session)
    chat(f"""
        {T2}
        刘建国> 给何静打分
        机器人> 何静（维修组）只负责了11月2日（周一）到12月31日（周四），不满 3 个月，不评等次，写意见。
        刘建国> 接手快 班前会都到 和张伟他们熟了
        机器人> 何静（维修组）不评等次，意见：接手快 班前会都到 和一名职工他们熟了
        刘建国> 1
        机器人> 已记下 何静（维修组）意见，还没上报支部…
        刘建国> 上报
        机器人> · 何静（维修组）不评等次，意见
        刘建国> 1
        何静>   审核考核
        机器人> 没有等您审核的考核表。…
        孙国栋> 何静改成90 因为
        机器人> 何静（维修组）不评等次，没有分可改，可以通过或退回。
        孙国栋> 何静通过
        孙国栋> 1
        机器人> 审核完了：通过 1 张。
    """)


def test_what_a_leader_leaves_when_he_leads_the_group_no_more_waits_for_the_branch(
    chat: Chat, database_url: str
) -> None:
    chat(f"""
        {T2}
        刘建国> {V20}
        刘建国> 1
        孙国栋> 王强的考核通过
        机器人> …
    """)
    with writing(database_url) as unit:
        held = select(RoleHolding).where(col(RoleHolding.role) == Role.GROUP_LEADER)
        for row in unit.session.exec(held):
            row.until = date(2026, 12, 9)
        people.changed(unit.session)
    chat(f"""
        @ 2026-12-09 09:10
        刘建国> 上报考核
        机器人> 考核打分由党小组长和支部来做…
        孙国栋> 给王强打90分
        机器人> 王强（维修组）「思想动态掌握与反映」满分 20。…
        孙国栋> 取消
        孙国栋> {V20}
        机器人> 合计 90 分 → 优秀…
        孙国栋> 1
        机器人> 已记下 王强（维修组）90 分（优秀），第 2 稿，还没上报支部…
    """)
