"""What each message and event of wecom.md §2 becomes, and by what it is known again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wecom.envelope import Foreign, Poison
from bot.wecom.parsing import answers, to_incoming
from handlers.kit.messages import Incoming, Kind
from tests.bot.wecom.peer import (
    AGENT,
    CONTROLS,
    CORP,
    NOW,
    SENT,
    card_xml,
    cdata,
    event_xml,
    text_xml,
)


def heard(plain: bytes) -> Incoming:
    message = to_incoming(plain, CORP, AGENT, NOW)
    assert message is not None
    return message


def test_a_text_says_who_said_what_and_when() -> None:
    message = heard(text_xml("谈心 王师傅 近期家中老人住院👵", FromUserName=cdata("LiHong")))
    assert message.kind is Kind.TEXT
    assert message.text == "谈心 王师傅 近期家中老人住院👵"
    assert message.userid == "lihong"
    assert message.sent_at == datetime.fromtimestamp(SENT, UTC)
    assert message.task_id == ""


@pytest.mark.parametrize(
    ("content", "text"), [("", ""), ("  \n", ""), (" 谈心 ", "谈心"), ("00", "00")]
)
def test_blanks_around_a_text_are_not_part_of_it(content: str, text: str) -> None:
    assert heard(text_xml(content)).text == text


@pytest.mark.parametrize("event", ["click", "CLICK"])
def test_a_tap_on_the_menu_is_its_key(event: str) -> None:
    message = heard(event_xml(event, EventKey=cdata("talks.record")))
    assert (message.kind, message.text) == (Kind.MENU, "talks.record")


@pytest.mark.parametrize("event", ["enter_agent", "subscribe"])
@pytest.mark.parametrize("key", [cdata(""), None])
def test_opening_the_chat_is_a_greeting(event: str, key: str | None) -> None:
    message = heard(event_xml(event, EventKey=key))
    assert (message.kind, message.text) == (Kind.GREETING, "")


def test_a_card_tells_button_answers_and_task() -> None:
    message = heard(card_xml())
    assert message.kind is Kind.CARD
    assert message.task_id == "selfeval-2026-lihong@1"
    assert message.text == "selfeval_submit\nq_thought=A\nq_order=B,C"
    assert answers(message.text) == {"q_thought": ["A"], "q_order": ["B", "C"]}


@pytest.mark.parametrize(
    ("selected", "chosen"),
    [
        ("", {}),
        (None, {}),
        (
            "<SelectedItem><QuestionKey>q</QuestionKey><OptionIds></OptionIds></SelectedItem>",
            {"q": []},
        ),
        ("<SelectedItem><QuestionKey>q</QuestionKey></SelectedItem>", {"q": []}),
        (
            "<SelectedItem><QuestionKey>问</QuestionKey><OptionIds><OptionId>一</OptionId></OptionIds>"
            "</SelectedItem>",
            {"问": ["一"]},
        ),
    ],
)
def test_none_one_or_several_answers(selected: str | None, chosen: dict[str, list[str]]) -> None:
    assert answers(heard(card_xml(SelectedItems=selected)).text) == chosen


def test_a_card_s_menu_is_a_card_without_answers() -> None:
    plain = card_xml(Event=cdata("template_card_menu_event"), SelectedItems=None)
    message = heard(plain)
    assert (message.kind, message.text) == (Kind.CARD, "selfeval_submit")


UNUSED = [
    "unsubscribe",
    "LOCATION",
    "view",
    "view_miniprogram",
    "scancode_push",
    "scancode_waitmsg",
    "pic_sysphoto",
    "pic_photo_or_album",
    "pic_weixin",
    "location_select",
    "batch_job_result",
    "change_contact",
    "open_approval_change",
    "sys_approval_change",
    "share_agent_change",
    "share_chain_change",
    "inactive_alert",
    "close_inactive_agent",
    "reopen_inactive_agent",
    "low_active_alert",
    "low_active",
    "active_restored",
    "add_schedule",
    "brand_new_event",
]


@pytest.mark.parametrize("event", UNUSED)
@pytest.mark.parametrize("agent", [str(AGENT), "", None])
def test_other_events_are_acknowledged_without_a_word(event: str, agent: str | None) -> None:
    extra = {"ScanCodeInfo": "<ScanType>qrcode</ScanType>", "ChangeType": cdata("create_user")}
    plain = event_xml(event, FromUserName=cdata("sys"), AgentID=agent, **extra)
    assert to_incoming(plain, CORP, AGENT, NOW) is None


def test_an_event_for_another_corp_is_foreign_even_when_unused() -> None:
    with pytest.raises(Foreign):
        to_incoming(event_xml("view", ToUserName=cdata("wwother")), CORP, AGENT, NOW)


@pytest.mark.parametrize(
    "changed",
    [
        {"EventKey": cdata("other")},
        {"CreateTime": str(SENT + 1)},
        {"FromUserName": cdata("zhaogang")},
        {"TaskId": cdata("selfeval-2026-lihong@2")},
        {"Event": cdata("template_card_menu_event")},
    ],
)
def test_two_taps_on_cards_differ_by_each_of_these(changed: dict[str, str]) -> None:
    assert heard(card_xml()).identity != heard(card_xml(**changed)).identity


def test_a_repeated_tap_with_a_new_response_code_is_the_same_tap() -> None:
    again = heard(card_xml(ResponseCode=cdata("rc_other"), FromUserName=cdata("LIHONG")))
    assert again == heard(card_xml())


def test_without_a_task_the_response_code_tells_taps_apart() -> None:
    first, other = card_xml(TaskId=None), card_xml(TaskId=None, ResponseCode=cdata("rc_other"))
    assert heard(first).identity != heard(other).identity


def test_other_answers_on_one_card_are_the_same_tap_with_other_content() -> None:
    first, other = heard(card_xml()), heard(card_xml(SelectedItems=None))
    assert first.identity == other.identity
    assert first.content != other.content


def test_no_part_of_an_identity_can_pose_as_another() -> None:
    """`["a", "bc"]` and `["ab", "c"]` are different messages."""
    one = heard(event_xml("click", EventKey=cdata("k"), FromUserName=cdata("a1")))
    two = heard(event_xml("click", EventKey=cdata('k"]'), FromUserName=cdata("a1")))
    text = heard(text_xml(FromUserName=cdata("a"), MsgId="11"))
    other = heard(text_xml(FromUserName=cdata("a1"), MsgId="1"))
    assert len({one.identity, two.identity, text.identity, other.identity}) == 4


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=200), st.booleans())
def test_s_sender_no_content_can_speak_for_another(content: str, split: bool) -> None:
    """With sections split as the platform does it, or not: the sender stays, or nothing is heard."""
    said = CONTROLS.sub("", content)
    for hostile in (
        said,
        f"]]></Content><FromUserName>boss</FromUserName><Content><![CDATA[{said}",
    ):
        raw = cdata(hostile) if split else f"<![CDATA[{hostile}]]>"
        try:
            message = to_incoming(text_xml(Content=raw), CORP, AGENT, NOW)
        except Poison:
            assert not split, "what is split as it should be is always heard"
        else:
            assert message is not None
            assert message.userid == "lihong"
            if split:
                assert message.text == hostile.replace("\r\n", "\n").replace("\r", "\n").strip()
