"""Several concerns of one matter: one answer to all, to each his own word, and nobody learns of the others."""

from tests.chatting import Chat

TWO = """
    吴小燕> 食堂夜班饭老是凉的 反映好几回了没人管
    吴小燕> 2
    何军> 夜班饭送到都凉了 食堂能不能管管
    何军> 1
    机器人> 已记下 C-0002…
"""
MERGED = (
    TWO
    + """
    孙国栋> C-0002
    机器人> 1 和 C-0001（食堂夜班饭老是凉的…）是一件事
    孙国栋> 1
    机器人> 好的，C-0002 和 C-0001 合在一起办。…
    机器人> 等您答复：直接说「C-0001 下周一换好」。
"""
)


def test_what_looks_alike_is_offered_and_answered_once(chat: Chat) -> None:
    chat(
        MERGED
        + """
        孙国栋> 待答复
        机器人> 等答复的反映 1 件：
        孙国栋> C-0001
        机器人> 同一件事还有 C-0002，答复一次都会告诉。
        孙国栋> 下周一换保温箱
        机器人> 答复 C-0001（食堂夜班饭…）、C-0002（夜班饭送到…）：下周一换保温箱；…
        孙国栋> 1
        推送 吴小燕> 您反映的 C-0001（生活后勤）有答复了：
        推送 何军> 您反映的 C-0002（生活后勤）有答复了：
        @ 2026-03-17 16:00
        推送 吴小燕> C-0001 支部承诺 3月16日（周一）落实，改了吗？
        推送 何军> C-0002 支部承诺 3月16日（周一）落实，改了吗？
        吴小燕> 1
        机器人> 好的，C-0001 办结了…
        何军> 2
        机器人> 知道了，C-0002 重新打开…
        孙国栋> 待答复
        机器人> C-0002（生活后勤，5 天）夜班饭…
        孙国栋> C-0002 明天换
        机器人> 答复 C-0002（…）：明天换；…
        """
    )


def test_nobody_learns_of_the_others(chat: Chat) -> None:
    chat(MERGED)
    chat.say("孙国栋", "C-0001 下周一换保温箱")
    chat.say("孙国栋", "1")
    for name, other, code in (("吴小燕", "何军", "C-0002"), ("何军", "吴小燕", "C-0001")):
        own = "C-0002" if code == "C-0001" else "C-0001"
        seen = [chat.say(name, "我的反映"), chat.say(name, own), *chat.pushes(name)]
        assert not any(other in text or code in text for text in seen)
        assert chat.say(name, code) == chat.say(name, "C-0099").replace("C-0099", code)
        assert code not in chat.say(name, "我的记录")


def test_an_answer_that_names_one_raiser_is_not_sent_to_the_other(chat: Chat) -> None:
    chat(
        MERGED
        + """
        推送 何军> C-0002 和别的反映说的是一件事…
        孙国栋> C-0001 跟吴小燕说了 下周一换保温箱
        机器人> 这句会同时告诉几位提出人，里面像是有人的姓名（吴小燕）。不管写的是谁…请换个说法，还没有发出去。
        孙国栋> C-0001 跟张伟说了 下周一换保温箱
        机器人> 这句会同时告诉几位提出人，里面像是有人的姓名（张伟）。不管写的是谁…请换个说法，还没有发出去。
        孙国栋> C-0001 小吴说的对 下周一换保温箱
        机器人> 这句会同时告诉几位提出人，里面像是有人的姓名（小吴）…
        孙国栋> C-0001 下周一换保温箱
        机器人> 答复 C-0001（…
        不推送 何军
        """
    )


def test_a_sentence_merges_into_the_earlier_one_and_says_when_it_was(chat: Chat) -> None:
    chat(
        TWO
        + """
        孙国栋> C-0001 和 C-0002 是一件事
        机器人> 好的，C-0002 和 C-0001 合在一起办。…
        孙国栋> C-0002跟C-0001重复了
        机器人> C-0001 和 C-0002 已经合在一起了…
        孙国栋> C-0001 和 C-0009 是一件事
        机器人> 没有找到 C-0009…
        何军> C-0001 和 C-0002 是一件事
        机器人> 这句我没看懂…
        """
    )


def test_a_third_one_joins_both(chat: Chat) -> None:
    chat(
        TWO
        + """
        刘洋> 夜班的饭又是凉的 食堂不管
        刘洋> 2
        孙国栋> C-0003 和 C-0002 是一件事
        机器人> 好的，C-0003 和 C-0002 合在一起办。…
        孙国栋> C-0002 和 C-0001 是一件事
        孙国栋> C-0003
        机器人> 同一件事还有 C-0001、C-0002，答复一次都会告诉。
        孙国栋> C-0003 下周一换保温箱
        孙国栋> 1
        推送 吴小燕> 您反映的 C-0001…
        推送 何军> 您反映的 C-0002…
        推送 刘洋> 您反映的 C-0003…
        """
    )


def test_another_matter_is_not_offered(chat: Chat) -> None:
    chat("""
        吴小燕> 食堂夜班饭老是凉的
        吴小燕> 2
        何军> 食堂排队太久了
        何军> 1
    """)
    assert "是一件事" not in chat.say("孙国栋", "C-0002")


def test_what_its_raiser_ended_takes_no_other(chat: Chat) -> None:
    chat(TWO)
    chat.say("孙国栋", "C-0001 已经换好了")
    chat.say("孙国栋", "1")
    chat("""
        吴小燕> 解决了
        孙国栋> C-0002 和 C-0001 是一件事
        机器人> C-0002 和 C-0001 合不到一起：…
    """)


def test_what_joins_an_answered_one_keeps_its_own_days(chat: Chat) -> None:
    chat(TWO)
    chat.say("孙国栋", "C-0001 已经换好了")
    chat.say("孙国栋", "1")
    chat("""
        孙国栋> C-0002 和 C-0001 是一件事
        机器人> 好的，C-0002 和 C-0001 合在一起办。…
        @ 2026-03-16 09:00
        推送 孙国栋> C-0002（生活后勤）最晚 3月17日（周二）要给第一次答复。…
    """)


def test_what_joins_an_open_one_is_not_spoken_of_twice(chat: Chat) -> None:
    chat(TWO)
    chat.say("孙国栋", "C-0001 和 C-0002 是一件事")
    chat("""
        @ 2026-03-16 09:00
        推送 孙国栋> C-0001（生活后勤）最晚 3月17日（周二）要给第一次答复。…
    """)
    assert not [text for text in chat.pushes("孙国栋") if text.startswith("C-0002（")]


def test_an_answer_to_one_stops_no_other_ones_clock(chat: Chat) -> None:
    """Merged after the first had its answer: each raiser was told a day, and it holds."""
    chat(TWO)
    chat.say("孙国栋", "C-0001 4月30日前换好")
    chat.say("孙国栋", "1")
    chat("""
        孙国栋> C-0001 和 C-0002 是一件事
        推送 何军> C-0002 和别的反映说的是一件事，支部放在一起办。说好的答复日不变，…
        @ 2026-03-16 09:00
        推送 孙国栋> C-0002（生活后勤）最晚 3月17日（周二）要给第一次答复。…
        @ 2026-03-18 09:00
        推送 高明> C-0002…
        @ 2026-03-18 17:00
        推送 何军> 您反映的 C-0002 过了 3月17日（周二）还没有答复，已往上报给物流党总支，…
        何军> C-0002
        机器人> 3月12日（周四）支部把它和说同一件事的放在一起办，答复日不变。
        何军> 往上反映
        机器人> C-0002 还在时限里：物流党总支最晚…
    """)
    assert "C-0001" not in " ".join(chat.pushes("何军"))


def test_what_is_late_goes_up_for_each_raiser(chat: Chat) -> None:
    chat(TWO)
    chat.say("孙国栋", "C-0001 和 C-0002 是一件事")
    chat("""
        @ 2026-03-16 09:00
        推送 孙国栋> C-0001（生活后勤）最晚 3月17日（周二）要给第一次答复。…
        @ 2026-03-18 09:00
        @ 2026-03-18 17:00
        推送 吴小燕> 您反映的 C-0001 过了 3月17日（周二）…
        推送 何军> 您反映的 C-0002 过了 3月17日（周二）…
    """)


def test_a_third_one_joins_what_is_left_when_the_first_is_over(chat: Chat) -> None:
    chat(MERGED)
    chat("""
        孙国栋> C-0001 已经换好了
        孙国栋> 1
        吴小燕> 解决了
        刘洋> 夜班的饭又是凉的 食堂不管
        刘洋> 2
        孙国栋> C-0003 和 C-0002 是一件事
        机器人> 好的，C-0003 和 C-0002 合在一起办。…
        孙国栋> C-0003
        机器人> 同一件事还有 C-0002，答复一次都会告诉。
    """)
