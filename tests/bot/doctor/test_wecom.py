"""Each thing that can be wrong on WeCom's side has its own line, with the screen where it is put right."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.doctor import wecom_wording as said
from bot.doctor import wording
from bot.doctor.network import Trouble
from tests.bot.doctor.doctoring import Installation, Lie, unused_port

SCREEN = "企业微信管理后台 → 应用管理 → 自建应用 → 您的应用"


def answers(**given: Any) -> Lie:
    """The API, as it would answer."""

    def lie(_: Request) -> Response:
        return JSONResponse({"errcode": 0, "errmsg": "ok", **given})

    return lie


def test_nobody_listens(site: Installation) -> None:
    site.variables["ZRQ_WECOM_API_BASE"] = f"http://127.0.0.1:{unused_port()}"
    assert site.said(wording.REACH) == f"✗ {said.UNREACHABLE[Trouble.REFUSED]}"
    assert site.said(wording.MENU) == "– 先解决上面第 19 条。"
    site.variables["HTTPS_PROXY"] = "http://127.0.0.1:3128"
    assert site.said(wording.REACH).endswith(said.PROXY_IGNORED)


def test_the_connection_breaks_off(site: Installation) -> None:
    site.corp.faults.reset(call="gettoken")
    assert site.said(wording.REACH) == f"✗ {said.UNREACHABLE[Trouble.BROKEN]}"


@pytest.mark.parametrize(
    "lie", [lambda _: HTMLResponse("<html>login"), lambda _: JSONResponse({"code": 1})]
)
def test_somebody_else_answers(site: Installation, lie: Lie) -> None:
    site.api.lies["/cgi-bin/gettoken"] = lie
    assert site.said(wording.REACH) == f"✗ {said.NOT_THE_API}"


def test_a_clock_that_is_off_a_little_will_do(site: Installation) -> None:
    site.now = lambda: datetime.now(UTC) + timedelta(seconds=100)
    assert site.said(wording.CLOCK) == f"✓ {said.CLOCK_GOOD}"


@pytest.mark.parametrize(
    ("ahead", "way", "seconds"),
    [(timedelta(minutes=5), "快", 300), (-timedelta(hours=8), "慢", 28800)],
)
def test_a_wrong_clock(site: Installation, ahead: timedelta, way: str, seconds: int) -> None:
    site.now = lambda: datetime.now(UTC) + ahead
    told = re.fullmatch(
        r"✗ 服务器的时间(.)了 (\d+) 秒。请打开自动对时：timedatectl set-ntp true",
        site.said(wording.CLOCK),
    )
    assert told
    assert told[1] == way
    assert (
        abs(int(told[2]) - seconds) <= 10
    )  # the header knows no fractions, the machine may be busy


def test_a_wrong_secret(site: Installation) -> None:
    site.variables["ZRQ_WECOM_SECRET"] = "a" * 43
    assert site.said(wording.SECRET) == (
        "✗ Secret 不对、不是这个企业的，或应用被停用。"
        f"请核对 ZRQ_WECOM_SECRET 与 {SCREEN} → Secret。连着试错会被封一小时。"
    )
    assert site.said(wording.TRUSTED_IP) == "– 先解决上面第 21 条。"


def test_one_run_tries_the_secret_once(site: Installation) -> None:
    site.variables["ZRQ_WECOM_SECRET"] = "a" * 43
    before = site.corp.tokens.asked
    site.lines()
    assert site.corp.tokens.asked == before + 1


def test_a_wrong_corp_id(site: Installation) -> None:
    site.variables["ZRQ_WECOM_CORP_ID"] = "ww0000000000000000"
    assert site.said(wording.SECRET) == (
        "✗ 企业 ID 不对。请核对 ZRQ_WECOM_CORP_ID 与 "
        "企业微信管理后台 → 我的企业 → 企业信息 → 企业 ID。"
    )


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (45009, said.ERRORS[45009]),
        (40091, said.ERRORS[40091]),
        (-1, said.LATER),
        (50003, f"应用被停用了。请在 {SCREEN} 打开右上角的启用开关。"),
        (
            77777,
            "企业微信回答错误码 77777。请在 open.work.weixin.qq.com/devtool/query 查这个号，按说明处理。",
        ),
    ],
)
def test_a_token_refused(site: Installation, code: int, says: str) -> None:
    site.corp.faults.answer(code, call="gettoken")
    assert site.said(wording.SECRET) == f"✗ {says}"


@pytest.mark.parametrize("call", ["gettoken", "agent/get"])
def test_an_address_not_trusted_is_named(site: Installation, call: str) -> None:
    site.corp.faults.answer(60020, call=call)
    title = wording.SECRET if call == "gettoken" else wording.TRUSTED_IP
    assert site.said(title) == (
        f"✗ 这台服务器的出口 IP 203.0.113.9 不在名单里。请在 {SCREEN} → 企业可信IP → 配置 里加上它"
        "（要先把「接收消息」保存好才能配），约一分钟后生效。"
    )


@pytest.mark.parametrize("text", ["from ip: 1.2.3.4.5.6, more", "nothing"])
def test_only_an_address_is_taken_from_the_platforms_text(site: Installation, text: str) -> None:
    site.api.lies["/cgi-bin/agent/get"] = answers(errcode=60020, errmsg=text)
    assert site.said(wording.TRUSTED_IP).startswith("✗ 这台服务器的出口 IP 不在名单里。")


def test_the_agent_id_of_another_app(site: Installation) -> None:
    site.variables["ZRQ_WECOM_AGENT_ID"] = str(site.corp.agent_id + 1)
    assert site.said(wording.AGENT) == (
        f"✗ AgentId 是另一个应用的，和 Secret 不是一家。请核对 ZRQ_WECOM_AGENT_ID 与 {SCREEN} → AgentId。"
    )


def test_a_wrong_agent_id(site: Installation) -> None:
    site.corp.faults.answer(40056, call="agent/get")
    assert site.said(wording.AGENT) == (
        f"✗ AgentId 不对。请核对 ZRQ_WECOM_AGENT_ID 与 {SCREEN} → AgentId。"
    )


def test_an_app_switched_off(site: Installation) -> None:
    site.api.lies["/cgi-bin/agent/get"] = answers(name="x", close=1)
    assert site.said(wording.AGENT) == f"✗ {said.CLOSED}"


EMPTY: dict[str, Any] = {
    "allow_userinfos": {"user": []},
    "allow_partys": {"partyid": []},
    "allow_tags": {"tagid": []},
}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (EMPTY, f"✗ 谁也看不到这个应用。请在 {SCREEN} → 可见范围 里加上名单上的部门或人。"),
        ({}, f"✗ {said.NOBODY_VISIBLE}"),
        (
            {"allow_userinfos": {"user": [{"userid": "WangQiang"}, {"userid": "zhangwei"}]}},
            f"! 名单上有 18 人不在里面，或账号和通讯录不一致，他们收不到消息。请核对 {SCREEN} → 可见范围，以及名单的「账号」一栏。",
        ),
        ({"allow_userinfos": {"user": [{"userid": "nobody"}]}}, f"✗ {said.all_outside(20)}"),
        ({"allow_tags": {"tagid": [1]}}, f"– {said.NOT_COUNTED}"),
    ],
)
def test_the_visible_range(site: Installation, given: dict[str, Any], says: str) -> None:
    site.api.lies["/cgi-bin/agent/get"] = answers(name="x", close=0, **given)
    assert site.said(wording.VISIBLE_RANGE) == says


def test_somebody_the_company_does_not_know(site: Installation) -> None:
    site.corp.leave("madefu")
    assert site.said(wording.VISIBLE_RANGE) == f"! {said.some_outside(1)}"


def test_departments_that_cannot_be_listed_are_not_guessed(site: Installation) -> None:
    site.api.lies["/cgi-bin/user/simplelist"] = answers(errcode=60011)
    assert site.said(wording.VISIBLE_RANGE) == f"– {said.NOT_COUNTED}"


def test_no_menu(site: Installation) -> None:
    site.corp.menu = []
    assert site.said(wording.MENU) == f"✗ {said.NO_MENU}"


def test_the_menu_of_another_version(site: Installation) -> None:
    site.corp.menu = site.corp.menu[:1]
    assert site.said(wording.MENU) == f"✗ {said.OTHER_MENU}"


def test_an_api_without_https_is_noted(site: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.doctor.wecom.at_home", lambda _: False)
    assert site.said(wording.REACH) == f"! {said.UNSEALED}"


def test_whether_the_app_may_write_schedules(site: Installation) -> None:
    assert site.said(wording.SCHEDULES) == f"✓ {said.NO_SCHEDULES}"
    site.variables["ZRQ_SCHEDULES"] = "true"
    assert site.said(wording.SCHEDULES) == f"✓ {said.SCHEDULES_GOOD}"
    site.corp.may_schedule = False
    assert site.said(wording.SCHEDULES) == f"✗ {said.SCHEDULES_FORBIDDEN}"
    site.corp.faults.answer(45033, call="oa/schedule/get")
    assert site.said(wording.SCHEDULES) == f"✗ {said.LATER}"
