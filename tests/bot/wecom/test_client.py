"""The API client: what it asks, and what it makes of every answer."""

import logging
from datetime import timedelta

import httpx2
import pytest

from bot.channel import Channel, Delivered, DeliveryError
from bot.wecom.outgoing import WeComChannel
from tests.bot.wecom.api import Api, error, ok
from tests.bot.wecom.peer import ACCOUNT, AGENT, CORP

pytestmark = pytest.mark.anyio


async def refused(api: Api, body: bytes = b"{}") -> DeliveryError:
    """The error of one send."""
    async with api.client() as client:
        with pytest.raises(DeliveryError) as caught:
            await client.send(body)
    return caught.value


async def test_a_text_goes_out_as_rendered_and_nothing_else() -> None:
    api = Api()
    async with api.client() as client:
        channel: Channel = WeComChannel(client, AGENT)
        body = channel.render(["lihong", "zhaogang"], "【学习提醒】周四 15:30")
        assert await channel.deliver(body) == Delivered("m1", ())
    assert (
        body
        == (
            '{"touser":"lihong|zhaogang","msgtype":"text","agentid":1000007,'
            '"text":{"content":"【学习提醒】周四 15:30"},'
            '"enable_duplicate_check":1,"duplicate_check_interval":14400}'
        ).encode()
    )
    token_call, send = api.calls
    assert str(token_call.url) == (
        f"https://wecom.test/cgi-bin/gettoken?corpid={CORP}&corpsecret={ACCOUNT.secret}"
    )
    assert str(send.url) == "https://wecom.test/cgi-bin/message/send?access_token=CANARY-token-1"
    assert send.content == body


async def test_those_who_were_not_reached_are_named() -> None:
    api = Api(
        {
            "message/send": [
                ok(msgid="m2", invaliduser="LiHong|zhaogang", unlicenseduser="zhaogang|a")
            ]
        }
    )
    async with api.client() as client:
        assert await client.send(b"{}") == Delivered("m2", ("lihong", "zhaogang", "a"))


@pytest.mark.parametrize(
    ("code", "permanent", "operator", "pause"),
    [
        (-1, False, False, None),
        (6000, False, False, None),
        (45033, False, False, None),
        (99999, False, False, None),
        (40001, False, True, 900),
        (45009, False, False, 60),
        (60020, False, True, 300),
        (50003, False, True, 900),
        (60011, True, True, None),
        (81013, True, False, None),
        (60111, True, False, None),
        (40003, True, False, None),
        (47001, True, False, None),
        (60140, True, False, None),
    ],
)
async def test_every_errcode_has_its_treatment(
    code: int, permanent: bool, operator: bool, pause: int | None
) -> None:
    api = Api({"message/send": [error(code)]})
    failure = await refused(api)
    assert (failure.code, failure.permanent, failure.operator) == (code, permanent, operator)
    assert (failure.pause.total_seconds() if failure.pause else None) == pause
    assert not failure.in_doubt
    assert (api.count("message/send"), api.count("gettoken")) == (1, 1)
    assert str(failure) == f"message/send: errcode {code}"


async def test_what_else_an_errcode_tells() -> None:
    limited, unknown, crowded = [
        await refused(Api({"message/send": [error(code)]})) for code in (45009, 60111, 45033)
    ]
    assert limited.longer == timedelta(hours=1)
    assert (unknown.nobody, limited.nobody) == (True, False)
    assert (crowded.crowded, limited.crowded) == (True, False)


HTML = httpx2.Response(502, html="<html>CANARY bad gateway</html>")
UNREADABLE = {
    "502 HTML": (HTML, True),
    "504": (httpx2.Response(504), True),
    "200 HTML": (httpx2.Response(200, html="<html>CANARY</html>"), True),
    "200 empty": (httpx2.Response(200), True),
    "200 list": (httpx2.Response(200, json=[]), True),
    "200 without errcode": (httpx2.Response(200, json={"msgid": "m"}), True),
    "200 not UTF-8": (httpx2.Response(200, content=b"\xff\xfe"), True),
    "302": (httpx2.Response(302, headers={"location": "https://elsewhere.test/"}), False),
    "503": (httpx2.Response(503), False),
    "404": (httpx2.Response(404, html="x"), False),
}


@pytest.mark.parametrize(("answer", "in_doubt"), UNREADABLE.values(), ids=UNREADABLE)
async def test_an_unreadable_answer_is_no_answer(answer: httpx2.Response, in_doubt: bool) -> None:
    api = Api({"message/send": [answer]})
    failure = await refused(api)
    assert (failure.code, failure.permanent, failure.operator) == (None, False, False)
    assert failure.in_doubt is in_doubt
    assert api.count("message/send") == 1
    assert "CANARY" not in str(failure)


@pytest.mark.parametrize(
    ("trouble", "in_doubt"),
    [
        (httpx2.ReadTimeout, True),
        (httpx2.ReadError, True),
        (httpx2.WriteError, True),
        (httpx2.WriteTimeout, True),
        (httpx2.RemoteProtocolError, True),
        (httpx2.ConnectError, False),
        (httpx2.ConnectTimeout, False),
        (httpx2.PoolTimeout, False),
    ],
)
async def test_a_broken_call_is_in_doubt_when_something_was_sent(
    trouble: type[httpx2.TransportError], in_doubt: bool
) -> None:
    api = Api({"message/send": [trouble("CANARY https://wecom.test/?access_token=CANARY")]})
    failure = await refused(api)
    assert (failure.in_doubt, failure.permanent, failure.code) == (in_doubt, False, None)
    assert str(failure) == f"message/send: {trouble.__name__}"
    assert failure.__cause__ is None
    assert failure.__context__ is None  # the library's error holds the address


async def test_no_log_and_no_error_tells_a_secret(caplog: pytest.LogCaptureFixture) -> None:
    for name in ("httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    api = Api({"message/send": [error(-1), httpx2.ReadTimeout("CANARY"), HTML, error(60020), ok()]})
    caplog.set_level(logging.DEBUG)
    body = WeComChannel(api.client(), AGENT).render(["lihong"], "CANARY")
    async with api.client() as client:
        for _ in range(4):
            with pytest.raises(DeliveryError) as caught:
                await client.send(body)
            logging.getLogger("test").error("failed", exc_info=caught.value)
        await client.send(b"{}")
    assert "DeliveryError" in caplog.text
    assert "CANARY" not in caplog.text
    assert "CANARY" not in repr(api.shelf.token)


async def test_the_client_asks_nobody_on_the_way() -> None:
    client = Api().client()
    assert client._http.follow_redirects is False
    assert client._http.trust_env is False
    assert client._http.timeout == httpx2.Timeout(10)
    await client.aclose()


async def test_directory_reads() -> None:
    api = Api(
        {
            "user/get": [ok(userid="lihong", name="李红")],
            "user/simplelist": [ok(userlist=[{"userid": "lihong"}])],
            "department/simplelist": [ok(department_id=[{"id": 2, "parentid": 1}])],
        }
    )
    async with api.client() as client:
        assert (await client.user_get("lihong"))["name"] == "李红"
        assert await client.department_users(2) == [{"userid": "lihong"}]
        assert await client.departments() == [{"id": 2, "parentid": 1}]
        assert "id" not in api.calls[-1].url.params
        await client.departments(2)
        assert api.calls[-1].url.params["id"] == "2"


async def test_cards_are_updated_and_messages_recalled() -> None:
    api = Api()
    async with api.client() as client:
        await client.update_template_card(["lihong"], "rc", button="已提交")
        assert api.sent() == {
            "userids": ["lihong"],
            "agentid": AGENT,
            "response_code": "rc",
            "button": {"replace_name": "已提交"},
        }
        await client.recall("m1")
        assert api.sent() == {"msgid": "m1"}
        with pytest.raises(ValueError, match="button or template_card"):
            await client.update_template_card(["lihong"], "rc")


async def test_a_menu_names_its_app() -> None:
    api = Api()
    menu = {"button": [{"type": "click", "name": "谈心", "key": "talks.record"}]}
    async with api.client() as client:
        await client.menu_create(menu)
    assert api.calls[-1].url.params["agentid"] == str(AGENT)
    assert api.sent() == menu


async def test_files_go_up_and_come_down() -> None:
    audio = httpx2.Response(200, content=b"#!AMR....", headers={"content-type": "audio/amr"})
    api = Api({"media/upload": [ok(media_id="3abc")], "media/get": [audio]})
    async with api.client() as client:
        assert await client.media_upload("file", "名册.xlsx", b"PK....") == "3abc"
        upload = api.calls[-1]
        assert upload.url.params["type"] == "file"
        assert b'name="media"; filename="' in upload.content
        assert await client.media_get("3abc") == b"#!AMR...."


@pytest.mark.parametrize("media_id", ["../../x", "", "a b", "a" * 257])
async def test_no_strange_media_id_is_asked_for(media_id: str) -> None:
    api = Api()
    async with api.client() as client:
        with pytest.raises(ValueError, match="media_id"):
            await client.media_get(media_id)
    assert api.calls == []


@pytest.mark.parametrize(("answer", "code"), [(error(40007), 40007), (ok(), None), (HTML, None)])
async def test_a_file_that_is_not_there(answer: httpx2.Response, code: int | None) -> None:
    async with Api({"media/get": [answer]}).client() as client:
        with pytest.raises(DeliveryError) as caught:
            await client.media_get("3abc")
    assert caught.value.code == code


async def test_a_file_with_a_spent_token_is_asked_for_again() -> None:
    sound = httpx2.Response(200, content=b"sound")
    api = Api({"media/get": [error(42001), sound]})
    async with api.client() as client:
        assert await client.media_get("3abc") == b"sound"
    assert (api.count("media/get"), api.count("gettoken")) == (2, 2)
