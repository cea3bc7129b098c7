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
