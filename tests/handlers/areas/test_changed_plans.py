"""What was decided is decided otherwise, some minutes or days later: everybody hears how it is now, once [P0 D7]."""

from tests.chatting import Chat

NOW_HE = "从今天起，维修组责任区由何静负责（这个组没有本组党员负责，由干部党员来管）。"


def test_who_hears_nothing_by_night_hears_in_the_morning_how_it_is_then(chat: Chat) -> None:
    chat("""
        @ 2026-03-12 22:30
        孙国栋> 何静接替王强负责维修组
        孙国栋> 1
        孙国栋> 周萍接替何静负责维修组
        孙国栋> 1
        孙国栋> 何静接替周萍负责维修组
        孙国栋> 1
        不推送 张伟
        @ 2026-03-13 08:00
    """)
    assert [text.splitlines()[0] for text in chat.pushes("张伟")] == [NOW_HE]
    released = "支部定了：从今天起维修组责任区不再由您负责，由何静接。您记的谈心内容不移交。"
    assert released in chat.pushes("王强")


def test_a_later_plan_takes_nothing_from_what_holds_today(chat: Chat) -> None:
    chat("""
        @ 2026-03-12 22:30
        孙国栋> 何静接替王强负责维修组
        孙国栋> 1
        孙国栋> 周萍从下周一起接替何静负责维修组
        孙国栋> 1
        @ 2026-03-13 08:00
        推送 张伟> 从今天起，维修组责任区由何静负责…
        推送 王强> 支部定了：从今天起维修组责任区不再由您负责，由何静接。您记的谈心内容不移交。
        @ 2026-03-16 08:00
        推送 张伟> 从今天起，维修组责任区由周萍负责…
    """)


def test_who_was_only_to_take_an_area_hears_one_thing(chat: Chat) -> None:
    chat("""
        孙国栋> 何静从下周一起接替王强负责维修组
        孙国栋> 1
        推送 何静> 支部定了：从3月16日（周一）起由您负责维修组责任区…
        孙国栋> 周萍从下周一起接替何静负责维修组
        孙国栋> 1
    """)
    changed = "支部改了安排：原定由您负责维修组责任区，现在不用了，改由周萍负责。"
    assert chat.pushes("何静")[1:] == [changed]


def test_who_leaves_later_than_planned_keeps_his_seat_and_his_area_until_then(chat: Chat) -> None:
    chat("""
        孙国栋> 刘建国3月底退休
        孙国栋> 1
        孙国栋> 刘建国4月底退休
        机器人> 刘建国从4月30日（周四）起不在本单位了。
        机器人> 管理组责任区此后由刘建国负责。
        孙国栋> 1
        @ 2026-04-10 09:00
        刘建国> 责任区一览
        机器人> 责任区一览（4 个）：
        刘建国> 我的责任区
        机器人> 您负责管理组责任区…
        @ 2026-04-30 09:00
        刘建国> 我的责任区
        机器人> 您还不在名单内…
        张伟> 管理组5月4号谁负责
        机器人> 5月4日（周一）：管理组责任区没有负责人的记录。
    """)


def test_who_leaves_before_the_day_of_his_move_goes_nowhere(chat: Chat) -> None:
    for said in ("张伟从下周一起调到储运组", "张伟明天离职"):
        chat.say("孙国栋", said)
        chat.say("孙国栋", "1")
    chat("""
        @ 2026-03-16 00:05
        @ 2026-03-16 08:30
        不推送 李红梅
        李红梅> 我的责任区
        机器人> 您负责储运业务组责任区，职工 4 人：…
    """)


def test_a_move_that_was_planned_is_taken_back_with_what_hung_on_it(chat: Chat) -> None:
    chat("""
        孙国栋> 王强从下周一起调到化工组
        孙国栋> 2
        孙国栋> 1
        孙国栋> 王强调到维修组
        机器人> 王强留在维修组，原定的变动不算了。
        机器人> 维修组责任区此后由王强负责。
        孙国栋> 1
        机器人> 已记下。王强留在维修组，原定的变动不算了。
        @ 2026-03-16 08:30
        王强> 我的责任区
        机器人> 您负责维修组责任区，职工 4 人：…
        孙国栋> 王强调到维修组
        机器人> 王强现在就在维修组，没有变动。
    """)


def test_a_move_that_is_put_off_leaves_no_gap(chat: Chat) -> None:
    chat("""
        孙国栋> 王强从下周一起调到化工组
        孙国栋> 2
        孙国栋> 1
        孙国栋> 王强从4月1号起调到化工组
        孙国栋> 1
        张伟> 维修组3月20号谁负责
        机器人> 3月20日（周五）：维修组责任区由王强负责。
        张伟> 维修组4月2号谁负责
        机器人> 4月2日（周四）：维修组责任区没有负责人的记录。
    """)


def test_somebody_moves_to_a_team_that_nobody_is_in_yet(chat: Chat) -> None:
    chat("""
        孙国栋> 张伟调到夜班装卸组
        机器人> 张伟从今天起到夜班装卸组。
        机器人> 张伟此后划在夜班装卸组责任区，由周萍负责。
    """)


def test_nobody_is_to_begin_after_he_has_left(chat: Chat) -> None:
    chat("""
        孙国栋> 何静3月20号离职
        孙国栋> 1
        孙国栋> 何静从4月1号起接替王强负责维修组
        机器人> 何静从3月20日（周五）起不在本单位了，那天起不能负责。请换一位。
    """)


def test_who_leaves_before_he_was_to_begin_leaves_a_gap_that_is_said(chat: Chat) -> None:
    chat("""
        孙国栋> 何静从4月1号起接替王强负责维修组
        孙国栋> 1
        孙国栋> 何静3月20号离职
        机器人> 何静从3月20日（周五）起不在本单位了。
        机器人> 维修组责任区此后没有人负责，要尽快再定。
        孙国栋> 1
        张伟> 维修组3月31号谁负责
        机器人> 3月31日（周二）：维修组责任区由王强负责。
        孙国栋> 王强从4月1号起负责维修组
        机器人> 维修组责任区：从4月1日（周三）起由王强负责（本组党员）。
    """)


def test_after_a_night_without_the_clock_people_hear_of_where_they_are_now(chat: Chat) -> None:
    for said in ("张伟从下周一起调到储运组", "何静从下周一起接替王强负责维修组"):
        chat.say("孙国栋", said)
        chat.say("孙国栋", "1")
    chat("""
        @ 2026-03-16 09:00
        推送 周涛> 从今天起，维修组责任区由何静负责…
        推送 张伟> 从今天起您在储运业务组，划在储运业务组责任区。有事找责任党员李红梅，或者告诉我。
        推送 李红梅> 从今天起张伟划进您负责的储运业务组责任区。
        @ 2026-03-16 12:00
        @ 2026-03-17 09:00
        不推送 李红梅
    """)
    assert len(chat.pushes("张伟")) == len(chat.pushes("周涛")) == 1
