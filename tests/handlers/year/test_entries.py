"""Good practice, model posts and study notes: one message, a consent, a word of the branch, and gone when taken back [M1]."""

import io
from typing import Any

import docx

from tests.chatting import Chat
from tests.handlers.year.test_archive import opened


def test_what_is_told_is_adopted_named_or_not_and_taken_back(chat: Chat) -> None:
    chat("""
        张伟> 好做法：工具按影子图上墙，下班一眼看出少哪件
        机器人> 已记下 E-0001，谢谢！支部看过以后告诉您…
        吴小燕> 好做法：叉车道划黄线
        吴小燕> 1
        机器人> E-0002 写上您的名字…
        周涛> 好做法
        机器人> 支部还没有采纳的好做法…
        张伟> 采纳 E-0001
        机器人> 这句我没看懂…
        孙国栋> 我还有啥没干
        机器人> …E-0001 好做法等支部定…
        孙国栋> 采纳 E-0001
        推送 张伟> 您说的好做法 E-0001 支部采纳了…
        孙国栋> 采纳 E-0002
        推送 吴小燕> …E-0002 支部采纳了…
        周涛> 好做法
        机器人> · E-0002 储运业务组：叉车道划黄线（吴小燕）
        机器人> · E-0001 维修组：工具按影子图上墙，下班一眼看出少哪件
        周涛> E-0001
        机器人> E-0001（维修组，支部同意了）：工具按影子图上墙，下班一眼看出少哪件
        周涛> M-0001
        机器人> 没有您能看的这一条…
        周涛> 撤回 E-0001
        机器人> 没有您能撤的这一条。…
        刘建国> 推荐维修组王强岗为示范岗：三号泵抢修连着守了两夜
        机器人> 已记下 M-0001，先问王强本人愿不愿意…
        推送 王强> 刘建国推荐您的岗位为党员示范岗…
        孙国栋> 确认 M-0001
        机器人> 没有等您定的这一条：…
        王强> 1
        机器人> 好的，M-0001 请支部定…
        孙国栋> 确认 M-0001
        机器人> 已确认 M-0001：王强岗是党员示范岗…
        推送 王强> 支部确认您的岗位为党员示范岗（M-0001）…
        张伟> 示范岗
        机器人> · 维修组 王强岗
        吴小燕> 我的记录
        机器人> …E-0002 3月12日（周四）您写的好做法…
        刘建国> 学习心得：谁主管谁负责，班前会先把风险点说清
        机器人> 已记下学习心得1，放进综合党小组的管理档案…
        孙国栋> 发我维修组的管理档案
    """)
    content = opened(chat, "孙国栋")["经验材料-维修组-2026.docx"]
    paper: Any = docx.Document(io.BytesIO(content))
    cells = [cell.text for one in paper.tables for row in one.rows for cell in row.cells]
    for part in ("谁主管谁负责，班前会先把风险点说清", "E-0001", "不写名", "维修组 王强岗"):
        assert part in cells
    chat("""
        张伟> 撤回 E-0001
        机器人> 已撤回 E-0001…
        王强> 撤回 M-0001
        周涛> 示范岗
        机器人> 本支部现在没有党员示范岗。
        周涛> 好做法
        机器人> · E-0002 储运业务组：叉车道划黄线（吴小燕）
        王强> 推荐陈志远岗为示范岗：带班认真
        王强> 推荐自己为示范岗：带班认真
        机器人> 没看清推荐谁…
        陈志远> 2
        机器人> 好的，没有留下记录，也不告诉别人。
        孙国栋> 确认 M-0002
        机器人> 没有等您定的这一条：…
    """)
