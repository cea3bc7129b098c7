"""Whose points a sentence gives: never those of the sheet that happens to be in hand [M4.3]."""

from tests.chatting import Chat

POINTS = "思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8 依据 听取汇报"


def test_points_of_somebody_else_do_not_fall_to_the_one_in_hand(chat: Chat) -> None:
    chat(f"""
        @ 2026-12-08 09:10
        何静>   考核打分
        何静>   1
        机器人> 周萍（夜班装卸组）「思想动态掌握与反映」满分 20…
        何静>   刘建国 {POINTS}
        机器人> 正在打的是周萍（夜班装卸组），这句说的是别人，没有记…
        何静>   {POINTS}
        机器人> 周萍（夜班装卸组）：思想动态 18、…
        何静>   刘建国 谈心17
        机器人> 正在打的是周萍（夜班装卸组），这句说的是别人，没有记…
        何静>   取消
        何静>   刘建国 {POINTS}
        机器人> 刘建国（管理组）：思想动态 18、…
    """)


def test_a_total_alone_is_held_against_the_items(chat: Chat) -> None:
    chat("""
        @ 2026-12-08 09:10
        刘建国> 王强 92分
        机器人> 王强（维修组）「思想动态掌握与反映」满分 20…
        刘建国> 思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8
        机器人> 逐项加起来是 90，您报的总分是 92…
        王强>   张伟 92分
        机器人> 这句我没看懂…
    """)
