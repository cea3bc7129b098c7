"""Bad inputs W27–W42: inner texts that are acknowledged and not heard."""

import builtins
import socket

import pytest

from tests.bot.wecom.peer import AGENT, SENT, Line, card_xml, cdata, event_xml, quiet, text_xml, why

pytestmark = pytest.mark.anyio

DAY = 24 * 3600


def item(inside: str) -> str:
    return f"<SelectedItem>{inside}</SelectedItem>"


CONTENT = cdata("谈心").encode()
LAUGHS = b'<!DOCTYPE xml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
FILE = b'<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
INNER = {
    "W27 invalid UTF-8": ("not xml", text_xml().replace("谈心".encode(), b"\xff\xfe")),
    "W27 UTF-16": ("not xml", text_xml().decode().encode("utf-16")),
    "W27 no XML": ("not xml", b"hello"),
    "W27 JSON": ("not xml", b'{"msgtype":"text"}'),
    "W27 unclosed": ("not xml", text_xml()[:-6]),
    "W27 two roots": ("not xml", text_xml() + text_xml()),
    "W27 other root": ("root", text_xml().replace(b"xml>", b"html>")),
    "W28 doctype": ("dtd", b"<!DOCTYPE xml>" + text_xml()),
    "W28 laughs": ("dtd", LAUGHS + text_xml().replace(CONTENT, b"&b;")),
    "W28 file": ("dtd", FILE + text_xml().replace(CONTENT, b"&a;")),
    "W28 unknown entity": ("not xml", text_xml(Content="&nbsp;")),
    "W29 no MsgType": ("unreadable", text_xml(MsgType=None)),
    "W29 empty MsgType": ("unreadable", text_xml(MsgType="")),
    "W29 nested MsgType": ("nested field", text_xml(MsgType="<a>text</a>")),
    "W29 event without Event": ("unreadable", event_xml("x", Event=None)),
    "W29 event with an empty Event": ("unreadable", event_xml("x", Event="")),
    "W31 letters": ("MsgId", text_xml(MsgId="abc")),
    "W31 negative": ("MsgId", text_xml(MsgId="-1")),
    "W31 30 digits": ("MsgId", text_xml(MsgId="7" * 30)),
    "W31 full-width": ("MsgId", text_xml(MsgId="４５６")),
    "W35 twice": ("field twice", text_xml(FromUserName="lihong</FromUserName><FromUserName>boss")),
    "W35 nested": ("nested field", text_xml(FromUserName="<a>lihong</a>")),
    "W35 empty": ("FromUserName", text_xml(FromUserName="")),
    "W35 missing": ("FromUserName", text_xml(FromUserName=None)),
    "W35 300 characters": ("FromUserName", text_xml(FromUserName="a" * 300)),
    "W35 65 characters": ("FromUserName", text_xml(FromUserName="a" * 65)),
    "W35 comment": ("comment", text_xml(FromUserName="admin<!---->.x")),
    "W35 instruction": ("instruction", text_xml(FromUserName="admin<?a?>.x")),
    "W35 in pieces": ("field in pieces", text_xml(FromUserName="ad<![CDATA[min]]>")),
    "W35 in sections": ("field in pieces", text_xml(FromUserName="<![CDATA[ad]]><![CDATA[min]]>")),
    "W35 attribute": ("structure", text_xml().replace(b"<FromUserName>", b'<FromUserName a="1">')),
    "W35 path": ("FromUserName", text_xml(FromUserName="../../x")),
    "W35 dots": ("FromUserName", text_xml(FromUserName="..")),
    "W35 separator": ("FromUserName", text_xml(FromUserName="a|b")),
    "W35 everybody": ("FromUserName", text_xml(FromUserName="@all")),
    "W35 everybody, other case": ("FromUserName", text_xml(FromUserName="@ALL")),
    "W35 Kelvin": ("FromUserName", text_xml(FromUserName="\u212aim")),  # case-folds to "kim"
    "W35 full-width": ("FromUserName", text_xml(FromUserName="ｌｉｈｏｎｇ")),
    "W35 newline inside": ("FromUserName", text_xml(FromUserName="li\nhong")),
    "W38 letters": ("CreateTime", text_xml(CreateTime="abc")),
    "W38 many digits": ("CreateTime", text_xml(CreateTime="9" * 20)),
    "W38 negative": ("CreateTime", text_xml(CreateTime="-5")),
    "W38 full-width": ("CreateTime", text_xml(CreateTime="１７９")),
    "W38 missing": ("CreateTime", text_xml(CreateTime=None)),
    "W38 far ahead": ("CreateTime ahead", text_xml(CreateTime="9" * 11)),
    "W38 one day ahead": ("CreateTime ahead", text_xml(CreateTime=str(SENT + DAY))),
    "W38 five minutes ahead": ("CreateTime ahead", text_xml(CreateTime=str(SENT + 303))),
    "W41 charref 8": ("not xml", text_xml(Content="a&#8;b")),
    "W41 charref 0": ("not xml", text_xml(Content="a&#0;b")),
    "W41 charref surrogate": ("not xml", text_xml(Content="a&#xD800;b")),
    "W41 comment": ("comment", text_xml(Content="a<!-- x -->b")),
    "W41 instruction": ("instruction", text_xml(Content="a<?x y?>b")),
    "W42 two Contents": ("field twice", text_xml(Content="a</Content><Content>b")),
    "W42 nested Content": ("nested field", text_xml(Content="<a>b</a>")),
    "W42 no Content": ("Content", text_xml(Content=None)),
    "loose text": ("text between fields", text_xml(AgentID=f"{AGENT}</AgentID>loose<AgentID>")),
    "65 elements": ("structure", text_xml(Extra="<a/>" * 57)),
    "9 deep": ("structure", text_xml(Extra="<a>" * 7 + "</a>" * 7)),
    "2000 deep": ("structure", text_xml(Extra="<a>" * 2000)),
    "click without key": ("EventKey", event_xml("click")),
    "card without key": ("EventKey", card_xml(EventKey=None)),
    "card with a strange task": ("TaskId", card_xml(TaskId="../../x")),
    "card with a nested task": ("nested field", card_xml(TaskId="<a>b</a>")),
    "card with loose answers": ("SelectedItems", card_xml(SelectedItems="q_thought=A")),
    "card with a loose item": ("SelectedItems", card_xml(SelectedItems=item("A"))),
    "card without question": ("SelectedItems", card_xml(SelectedItems=item("<OptionIds/>"))),
    "card with two questions": (
        "SelectedItems",
        card_xml(SelectedItems=item("<QuestionKey>a</QuestionKey><QuestionKey>b</QuestionKey>")),
    ),
    "card with a nested question": (
        "SelectedItems",
        card_xml(SelectedItems=item("<QuestionKey><a>b</a></QuestionKey>")),
    ),
    "card with a forged line": (
        "SelectedItems",
        card_xml(SelectedItems=item("<QuestionKey>q=1,q2</QuestionKey>")),
    ),
}


@pytest.mark.parametrize(("reason", "plain"), INNER.values(), ids=INNER)
async def test_w27_to_w42_inner_texts(
    line: Line,
    reason: str,
    plain: bytes,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def touched(*_: object, **__: object) -> None:
        raise AssertionError("the outside was touched")

    monkeypatch.setattr(socket.socket, "connect", touched)
    monkeypatch.setattr(builtins, "open", touched)
    assert quiet(line, await line.say(plain))
    assert why(caplog) == reason


async def test_64_elements_8_deep_are_taken(line: Line) -> None:
    wide = "<a/>" * 49
    await line.say(text_xml(Extra=wide + "<a>" * 6 + "</a>" * 6))
    assert len(line.heard) == 1
