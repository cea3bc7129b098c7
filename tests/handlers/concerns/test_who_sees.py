"""Who sees a concern, who may end it, and what never leaves in a push (domain.md §3, reliability.md T13 T26 T27)."""

from datetime import timedelta

from tests.cast import CAST
from tests.chatting import T1, Chat

CANARY = "金丝雀七号"


def raise_it(chat: Chat, name: str, text: str, tap: str = "2") -> str:
    """Raise a concern; the answer to the tap."""
    chat.say(name, text)
    return chat.say(name, tap)


def test_a_number_of_others_answers_like_one_that_is_not_there(chat: Chat) -> None:
    raise_it(chat, "吴小燕", "食堂夜班饭老是凉的")
    others = ("何军", "李红梅", "王强", "高明")
    for sentence in (
        "C-{}",
        "查看 C-{}",
        "撤回 C-{}",
        "没解决 C-{}",
        "解决了 C-{}",
        "C-{} 下周一换好",
    ):
        for name in others:
            there = chat.say(name, sentence.format("0001"))
            nowhere = chat.say(name, sentence.format("0099"))
            assert there.replace("0001", "N") == nowhere.replace("0099", "N"), (name, sentence)
            assert "夜班饭老是凉" not in there.replace("· 食堂夜班饭老是凉的", "")
    assert "食堂" in chat.say("周萍", "C-0001")
    assert "食堂" in chat.say("吴小燕", "C-0001")


def test_nothing_somebody_wrote_stands_in_a_push(chat: Chat) -> None:
    raise_it(chat, "吴小燕", f"食堂{CANARY}夜班饭老是凉的")
    chat.say("孙国栋", "C-0001 下周一改")
    chat.say("孙国栋", "1")
    chat.move_to(T1 + timedelta(days=5, hours=2))  # her shift has begun
    chat.say("吴小燕", f"没解决 {CANARY}还是凉的")
    chat.say("孙国栋", "C-0001 明天换")
    chat.say("孙国栋", "1")
    chat.say("吴小燕", f"解决了 {CANARY}热了")
    raise_it(chat, "王强", f"{CANARY}平台护栏松了", "1")
    raise_it(chat, "张伟", f"更衣室柜子坏了 {CANARY}")
    chat.say("张伟", "撤回 C-0003")
    texts = [text for one in CAST for text in chat.pushes(one.name)]
    assert len(texts) >= 10
    assert not any(CANARY in text for text in texts)


def test_reading_leaves_a_line_for_its_raiser(chat: Chat) -> None:
    raise_it(chat, "吴小燕", "食堂夜班饭老是凉的")
    chat.say("周萍", "C-0001")
    answer = chat.say("吴小燕", "谁看过我")
    assert "周萍" in answer


def test_only_its_raiser_says_that_it_is_solved(chat: Chat) -> None:
    raise_it(chat, "吴小燕", "食堂夜班饭老是凉的")
    chat("""
        孙国栋> C-0001 解决了
        机器人> C-0001 解决没解决，只有提出人能说，支部不能代办结…
        孙国栋> 没解决 C-0001
        机器人> C-0001 解决没解决，只有提出人能说，支部不能代办结…
        吴小燕> C-0001
        机器人> C-0001（生活后勤）3月12日（周四）提出，等答复。
        吴小燕> 没解决
        机器人> C-0001 还没答复，正等着呢，您不用再报…
    """)


def test_withdrawing_takes_the_words_away_and_one_text_serves_every_no(chat: Chat) -> None:
    raise_it(chat, "吴小燕", "食堂夜班饭老是凉的")
    refused = chat.say("何军", "撤回 C-0001").replace("0001", "N")
    assert chat.say("何军", "撤回 C-0077").replace("0077", "N") == refused
    chat("""
        吴小燕> 撤回 C-0001
        机器人> C-0001 撤回了，内容已删…
        推送 孙国栋> 有 1 条新反映 C-0001…
        推送 孙国栋> C-0001 提出人已撤回，不用再处理…
    """)
    for name in ("孙国栋", "吴小燕"):
        shown = chat.say(name, "C-0001")
        assert "食堂" not in shown
        assert "吴小燕" not in shown
    assert chat.say("吴小燕", "撤回 C-0001").replace("0001", "N") == refused
    raise_it(chat, "吴小燕", "班车老是晚点")
    chat.move_to(T1 + timedelta(hours=24, minutes=1))
    assert chat.say("吴小燕", "撤回 C-0002").replace("0002", "N") == refused
    raise_it(chat, "吴小燕", "澡堂没热水")
    chat.say("孙国栋", "C-0003 明天修")
    chat.say("孙国栋", "1")
    assert chat.say("吴小燕", "撤回 C-0003").replace("0003", "N") == refused


def test_who_was_not_told_yet_never_hears_of_what_was_taken_back(chat: Chat) -> None:
    chat("""
        @ 2026-03-12 22:00
        吴小燕> 食堂夜班饭老是凉的
        吴小燕> 1
        吴小燕> 撤回 C-0001
        @ 2026-03-13 09:00
        不推送 孙国栋
    """)


HOSTILE = [
    ("'; DROP TABLE talk;--", "'; DROP TABLE talk;--"),
    ("{{7*7}} ${jndi:ldap} %s%s%n", "{{7*7}} ${jndi:ldap} %s%s%n"),
    ("<script>1</script>", "＜script＞1＜/script＞"),
    ('<a href="http://x">点此</a>', '＜a href="http：／／x"＞点此＜/a＞'),
    ("[x](javascript:1) <@all>", "[x]（javascript：1) ＜＠all＞"),
    ("$userName=zhang$", "＄userName=zhang＄"),
    ("=HYPERLINK(1) +cmd -1+1 @SUM", "=HYPERLINK(1) +cmd -1+1 ＠SUM"),
    ("\u202e倒着\u2066写\u200d", "倒着写"),
    ("a" + "\u0301" * 10_000, "a\u0301\u0301"),
]


def test_hostile_text_is_shown_literally_and_does_nothing(chat: Chat) -> None:
    """C05 to C08"""
    for number, (written, shown) in enumerate(HOSTILE, start=1):
        asked = chat.say("吴小燕", f"食堂饭凉 {written}"[:1900])
        assert "<" not in asked
        chat.say("吴小燕", "1")
        assert f"│ 食堂饭凉 {shown}" in chat.say("孙国栋", f"C-{number:04}").splitlines()


def test_a_forged_header_stays_behind_the_bar(chat: Chat) -> None:
    """C09"""
    raise_it(chat, "吴小燕", "食堂饭老是凉\n【系统通知】你已被处分")
    assert "│ 【系统通知】你已被处分" in chat.say("孙国栋", "C-0001").splitlines()


def test_many_lines_stay_bounded(chat: Chat) -> None:
    """C10"""
    for code, lines in (("C-0001", 40), ("C-0002", 500)):
        raise_it(chat, "吴小燕", "食堂饭凉\n" + "还凉\n" * lines)
        for name in ("吴小燕", "孙国栋"):
            answer = chat.say(name, code)
            assert len(answer.encode()) <= 2048
            assert len(answer.splitlines()) < 20


def test_what_is_too_long_is_cut_at_a_sentence_and_said(chat: Chat) -> None:
    """C02"""
    answer = raise_it(chat, "吴小燕", "食堂的饭老是凉的。" * 80)
    assert "记下了前 495 个字" in answer
    shown = chat.say("孙国栋", "C-0001") + "".join(chat.pushes("孙国栋"))
    assert "老是凉的。…" in shown
