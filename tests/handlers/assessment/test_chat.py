"""Self-appraisal by chat [M4.1]: V16, resumable, changeable, and reminders only to who has not handed in."""

from tests.chatting import Chat

T2 = "@ 2026-12-08 09:10"


def test_one_message_is_enough(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   自评 今年谈心20多次 护栏那个事推动解决了 张伟家里困难帮申请了补助 不足是学习带的少 打88分吧
        机器人> 2026 年自查：
        机器人> │ 今年谈心20多次 护栏那个事推动解决了 一名职工家里困难帮申请了补助 不足是学习带的少
        机器人> 自评 88 分（按档是「合格」，最终由组织评定）
        机器人> 1 确认  2 修改  3 取消
        王强>   1
        机器人> 自查已交（第 1 稿）…12月20日（周日）前都可以改…
    """)


def test_the_word_alone_shows_the_years_facts_first(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   自评
        机器人> 自查截至12月20日（周日）。
        机器人> 系统里今年没有记录。没关系…
        王强>   带徒弟两个，学习组织得少
        机器人> 自己打多少分？…
        王强>   101
        机器人> 自己打多少分？…0–100…
        王强>   89.99
        机器人> 自评 89.99 分（按档是「合格」…
        王强>   不对
        机器人> 要改哪里？…
        王强>   打90分
        机器人> 自评 90 分（按档是「优秀」…
        王强>   1
        机器人> 自查已交（第 1 稿）…
    """)


def test_item_by_item_is_kept_from_day_to_day(chat: Chat) -> None:
    chat(f"""
        {T2}
        李红梅> 自评
        李红梅> 1
        机器人> …满分 20…
        李红梅> 18
        李红梅> 21
        机器人> …是 0–20 分…
        李红梅> 19
        @ 2026-12-10 08:30
        李红梅> 自评
        机器人> 接着上次没交的写：
        机器人> …18…19
    """)


def test_it_can_be_changed_until_the_window_closes(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   自评 今年谈心不少 打88分
        王强>   1
        王强>   自评
        机器人> 您已经交过（第 1 稿，12月8日（周二）09:10），截止前可以改：
        机器人> 1 就交这份…
        王强>   3
        机器人> 自己打多少分？…
        王强>   ９２
        王强>   1
        机器人> 自查已更新（第 2 稿）…
        @ 2026-12-21 09:00
        王强>   自评 打95分
        机器人> 自查12月20日（周日）已经截止，这句没有记下。…
    """)


def test_the_branch_sees_how_many_and_a_worker_is_told_it_is_not_for_him(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   自评 该做的做了 打85分
        王强>   1
        孙国栋> 考核进度
        机器人> 责任区党员自查：1/5 已交…
        张伟>   自评
        机器人> 自查由责任区党员来做…
        何静>   我的自评
        机器人> 责任区党员自查：1/5 已交…
    """)


def test_a_question_is_never_taken_for_the_appraisal(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   自评怎么写
        机器人> 自查截至12月20日（周日）。
        王强>   今年带了两个徒弟
        王强>   88
        王强>   自评截止到哪天
        机器人> 自查：11月15日（周日）到12月20日（周日）
        王强>   继续
        机器人> │ 今年带了两个徒弟
        王强>   1
        王强>   自评改成 90分
        机器人> │ 今年带了两个徒弟
        机器人> 自评 90 分…
        王强>   1
        机器人> 自查已更新（第 2 稿）…
    """)


def test_seven_scores_are_an_appraisal_and_only_words_are_missing(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8
        机器人> 已记 7 项，合计 90 分…
        王强>   带了两个徒弟，学习组织得少
        机器人> 自评 90 分（按档是「优秀」…
    """)


def test_a_total_beyond_its_limits_is_told_which_limit(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   自评 今年还行 打105分
        机器人> 总分要在 0–100 之间…
        王强>   自评 今年还行 打89.995分
        机器人> 总分最多两位小数…
    """)


def test_points_given_twice_are_asked_again(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   自评 谈心18 学习7 谈心15 今年带了两个徒弟 打85分
        机器人> …谈心…满分 20…
        王强>   18
        机器人> 自评 85 分…
    """)


def test_whether_he_would_see_who_wrote_it_is_answered_before_there_is_anything_to_see(
    chat: Chat,
) -> None:
    """V19; 维修组 has four workers beside 王强"""
    chat("""
        孙丽>   评价这个会不会让王强看到是我写的
        机器人> 现在没有要您做的责任区评价，也没有收过您的。维修组责任区有 4 名职工…
        吴小燕> 测评匿名吗
        机器人> 现在没有要您做的责任区评价…
        高明>   评价不记名吧？
        机器人> 现在没有要您做的责任区评价，也没有收过您的。评价时不记名…
        王强>   食堂测评表谁看得到都没人管
        机器人> 要反映的…
    """)


def test_who_asks_for_the_days_is_told_them_and_begins_nothing(chat: Chat) -> None:
    chat("""
        @ 2026-12-08 09:10
        张伟> 评价啥时候截止
        机器人> 2026 年考核，现在是：支部审核。
        机器人> 责任区评价：11月20日（周五）到12月20日（周日）
        机器人> 1 责任区评价
        王强> 评价啥时候截止
        机器人> 2026 年考核，现在是：支部审核。
        刘建国> 打分啥时候截止
        机器人> 党小组长考核：12月1日（周二）到12月20日（周日）
        孙国栋> 考核什么时候结束
        机器人> 支部审核：12月1日（周二）到12月25日（周五）
        刘建国> 评价进度
        机器人> …责任区评价：0/12 人已评或不评…
        刘建国> 看王强的评价
        机器人> 还没有能看的评价汇总…
        王强> 我的分是多少
        机器人> 您的考核结果现在还不能看…
        张伟> 什么时候发考核奖
    """)
    assert "现在是" not in chat.answer
