"""What keeps an anonymous matter from being kept under the name of who says it [T1]."""

from datetime import timedelta

import pytest

from handlers.anonymous import routing
from handlers.anonymous.reading import asked
from handlers.kit.reading.utterance import Utterance
from tests.chatting import Chat, chatting
from tests.handlers.anonymous.boxes import give_keys, receipt_in
from tests.handlers.anonymous.test_chat import PAY, drafts


@pytest.fixture
def open_chat(chat: Chat) -> Chat:
    """Two of the branch and the office above have their keys."""
    give_keys(chat, "孙国栋", "周萍", "高明")
    return chat


MATTER = "热水器坏了没人修，班长不管"


@pytest.mark.parametrize("open_at_the_desk", [MATTER, "那个事咱们回头再议", ""])
def test_no_bare_number_is_offered_that_the_desk_of_another_process_would_take(
    database_url: str, open_at_the_desk: str
) -> None:
    """Two processes, as behind the proxy; a restart is the same."""
    with chatting(database_url) as one, chatting(database_url) as other:
        give_keys(one, "孙国栋", "周萍")
        if open_at_the_desk:
            one.say("吴小燕", open_at_the_desk)
        shown = one.say("吴小燕", f"匿名 {MATTER}")
        assert "还没送出" in shown
        assert ("\n1 送出" not in shown) is bool(open_at_the_desk)
        if open_at_the_desk:
            assert "还没送出" in one.say("吴小燕", "1")
            assert "匿名草稿已经不在了" in other.say("吴小燕", "匿名 1")
        assert "收下了" in one.say("吴小燕", "匿名 1 送出" if open_at_the_desk else "1")
        assert "您还没有反映过" in other.say("吴小燕", "我的反映")


def test_questions_before_the_preview_offer_no_bare_number_either(open_chat: Chat) -> None:
    open_chat(f"""
        何军> 澡堂热水停了三天
        何军> {PAY}
        机器人> 「组长」说的是哪位？…
        机器人> 匿名 2 党小组长（刘建国）
        何军> 2
        机器人> 您名下还有一份没办完…
        何军> 匿名 2 党小组长（刘建国）
        机器人> 谁能看：孙国栋、周萍，…；不给刘建国看。
        何军> 匿名 不要了
        机器人> 好，没有送出，草稿已经丢掉。
        何军> 匿名 2
        机器人> 匿名草稿已经不在了…
    """)


def test_what_follows_the_bare_word_is_the_matter(open_chat: Chat) -> None:
    receipt = receipt_in(open_chat.say("吴小燕", "匿名"))
    open_chat("""
        吴小燕> 1
        机器人> 还没有内容。请发「匿名 内容」…
        吴小燕> 食堂夜班饭老是凉的
        机器人> 还没送出，先看一眼：
        机器人> │ 食堂夜班饭老是凉的
        吴小燕> 1
        机器人> 收下了，没有记您是谁。…
        吴小燕> 我的反映
        机器人> 您还没有反映过事情…
    """)
    assert "食堂夜班饭" in open_chat.say("吴小燕", f"查 {receipt}")
    open_chat("""
        吴小燕> 匿名
        机器人> …下一条也请以「匿名」两个字开头，不然可能记在您名下。
        吴小燕> 帮助
        机器人> 直接说一句话就行…
    """)


def test_a_number_is_for_the_desk_again_once_somebody_spoke_to_it(open_chat: Chat) -> None:
    open_chat.say("王强", "匿名 食堂夜班饭老是凉的")
    open_chat.clock.moment += timedelta(minutes=11)
    open_chat("""
        王强> 今天下午和老马聊了聊，想调班
        王强> 1
        机器人> 已记下 T-0001…
    """)


def test_after_five_of_a_day_a_guess_is_no_cheaper(open_chat: Chat) -> None:
    receipt = receipt_in(open_chat.say("何军", "匿名 食堂夜班饭老是凉的"))
    open_chat.say("何军", "1")
    for number in range(5):
        open_chat.say("吴小燕", f"匿名 第{number}件 饭凉了")
        open_chat.say("吴小燕", "1")
    for guess in range(5):
        assert "明天再发" in open_chat.say("吴小燕", f"匿名 4821 0937 7715 26{guess:02} 也凉")
    assert "无此回执" in open_chat.say("吴小燕", "匿名 4821 0937 7715 2699 也凉")
    assert "无此回执" in open_chat.say("吴小燕", f"匿名 {receipt} 也凉")


def test_a_failure_tells_no_number(open_chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routing, "shown_as", lambda *_: 1 / 0)
    answer = open_chat.say("吴小燕", "匿名 食堂夜班饭老是凉的")
    assert answer == "没有送出，什么也没有改动，请再发一次。"


@pytest.mark.parametrize(
    "said",
    ["锅炉房漏气（匿名）", "锅炉房漏气，匿名，谢谢", "锅炉房漏气匿名哈", "锅炉房漏气，麻烦匿名一下", "锅炉房漏气，匿名处理",
     "用匿名的方式 锅炉房漏气", "我要求匿名：锅炉房漏气", "请不要实名，匿名处理：锅炉房漏气", "锅炉房漏气，不记名", "不具名 锅炉房漏气",
     "无记名反映 锅炉房漏气", "匿 名 锅炉房漏气", "隐名 锅炉房漏气", "【匿名】锅炉房漏气", "“匿名”锅炉房漏气", "能匿名吗？锅炉房漏气"],
)  # fmt: skip
def test_it_is_heard_wherever_it_stands(open_chat: Chat, said: str) -> None:
    answer = open_chat.say("吴小燕", said)
    assert "还没送出，先看一眼" in answer, answer
    line = next(one for one in answer.splitlines() if one.startswith("│"))
    assert line.strip("│ ").removesuffix("，谢谢").removeprefix("请不要实名") == "锅炉房漏气"
    assert drafts(open_chat) == 0


@pytest.mark.parametrize(
    "said",
    ["不记名", "孙丽不记名", "跟组里一个师傅聊了聊，不记名", "跟老马聊了，匿名处理", "不记名，话题是排班", "有人匿名举报我", "测评匿名吗", "锅炉房漏气，不用匿名",
     "匿名收件", "匿名信箱"],
)  # fmt: skip
def test_what_only_speaks_of_it_goes_to_the_desk(said: str) -> None:
    assert asked(Utterance.of(said)) is None


@pytest.mark.parametrize(
    ("added", "who"),
    [("其实是孙国栋书记的小舅子承包的", "孙国栋"), ("书记拿了回扣", "孙国栋"), ("周萍早就知道", "周萍"), ("我是吴小燕，孙国栋知道", "孙国栋")],
)  # fmt: skip
def test_whoever_is_named_in_what_is_added_does_not_read_it(
    open_chat: Chat, added: str, who: str
) -> None:
    receipt = receipt_in(open_chat.say("吴小燕", "匿名 食堂夜班饭老是凉的"))
    open_chat.say("吴小燕", "1")
    answer = open_chat.say("吴小燕", f"匿名 {receipt} {added}")
    assert answer.startswith(f"没有保存：这件事{who}看得到。")
    assert added not in open_chat.say("吴小燕", f"查 {receipt}")
    assert "补充收下了" in open_chat.say("吴小燕", f"匿名 {receipt} 高明也知道，班长也知道")


def test_of_whom_it_is_about_more_may_be_said(open_chat: Chat) -> None:
    open_chat.say("吴小燕", "匿名 孙书记把加班费扣了")
    receipt = receipt_in(open_chat.say("吴小燕", "1"))
    open_chat.say("吴小燕", "1")
    assert "补充收下了" in open_chat.say("吴小燕", f"匿名 {receipt} 孙国栋还骂人")


def test_it_is_in_nobodys_help_before_it_is_offered(chat: Chat) -> None:
    assert "匿名反映" not in chat.say("吴小燕", "帮助")
    assert "「匿名收件」是收件人（支部和上级）用的" in chat.say("吴小燕", "匿名收件")
    give_keys(chat, "孙国栋")
    assert "匿名反映" in chat.say("吴小燕", "帮助")
