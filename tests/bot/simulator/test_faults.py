"""Programmed faults, over a real connection where the fault is one of the connection."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import httpx2
import pytest
from starlette.applications import Starlette

from bot.simulator.api import FakeApi
from bot.simulator.clock import DemoClock
from bot.simulator.world import SimulatedCorp
from tests.bot.simulator.api_client import text_to
from tests.bot.simulator.serving import free_socket, served

BRIEF = httpx2.Timeout(5, read=0.2)


@pytest.fixture
def base(corp: SimulatedCorp) -> Iterator[str]:
    listening, address = free_socket()
    with served(Starlette(routes=list(FakeApi(corp).routes())), listening):
        yield f"{address}/cgi-bin"


@pytest.fixture
def http() -> Iterator[httpx2.Client]:
    with httpx2.Client(trust_env=False, timeout=BRIEF) as http:
        yield http


def send(http: httpx2.Client, base: str, corp: SimulatedCorp) -> httpx2.Response:
    params = {"corpid": corp.corp_id, "corpsecret": corp.secret}
    token = http.get(f"{base}/gettoken", params=params).json()["access_token"]
    body = json.dumps(text_to("wangqiang", corp)).encode()
    return http.post(f"{base}/message/send", params={"access_token": token}, content=body)


def shown(corp: SimulatedCorp) -> int:
    return len(corp.chats["wangqiang"].lines)


def test_an_errcode_meets_its_call_only_and_passes(
    base: str, http: httpx2.Client, corp: SimulatedCorp
) -> None:
    corp.faults.answer(-1, times=2, call="message/send")
    codes = [send(http, base, corp).json()["errcode"] for _ in range(3)]
    assert codes == [-1, -1, 0]
    assert shown(corp) == 1


def test_an_untrusted_address_is_told_its_address(
    base: str, http: httpx2.Client, corp: SimulatedCorp
) -> None:
    corp.faults.answer(60020)
    answer = http.get(f"{base}/gettoken").json()
    assert answer["errcode"] == 60020
    assert "from ip: 203.0.113.9" in answer["errmsg"]


@pytest.mark.parametrize("after", [False, True])
def test_a_bad_gateway_is_html(
    base: str, http: httpx2.Client, corp: SimulatedCorp, after: bool
) -> None:
    corp.faults.bad_gateway(call="message/send", after=after)
    answer = send(http, base, corp)
    assert answer.status_code == 502
    assert answer.text.startswith("<html>")
    assert shown(corp) == after


@pytest.mark.parametrize("after", [False, True])
def test_a_reset_breaks_the_answer_off(
    base: str, http: httpx2.Client, corp: SimulatedCorp, after: bool
) -> None:
    corp.faults.reset(call="message/send", after=after)
    with pytest.raises(httpx2.RemoteProtocolError):
        send(http, base, corp)
    assert shown(corp) == after
    assert send(http, base, corp).json()["errcode"] == 0


@pytest.mark.parametrize("after", [False, True])
def test_a_hang_lasts_until_the_caller_gives_up(
    base: str, http: httpx2.Client, corp: SimulatedCorp, after: bool
) -> None:
    corp.faults.hang(30, call="message/send", after=after)
    with pytest.raises(httpx2.ReadTimeout):
        send(http, base, corp)
    assert shown(corp) == after


def test_a_short_hang_ends_by_itself(base: str, http: httpx2.Client, corp: SimulatedCorp) -> None:
    corp.faults.hang(0.01, call="message/send")
    assert send(http, base, corp).status_code == 502


def test_faults_can_be_cleared(base: str, http: httpx2.Client, corp: SimulatedCorp) -> None:
    corp.faults.bad_gateway(times=100)
    corp.faults.clear()
    assert send(http, base, corp).json()["errcode"] == 0


def test_a_fault_lasts_until_its_end(
    base: str, http: httpx2.Client, corp: SimulatedCorp, clock: DemoClock
) -> None:
    corp.faults.answer(45009, call="message/send", until=clock.now() + timedelta(minutes=1))
    assert [send(http, base, corp).json()["errcode"] for _ in range(3)] == [45009] * 3
    clock.forward(timedelta(minutes=1))
    assert send(http, base, corp).json()["errcode"] == 0
    assert (shown(corp), corp.faults.met) == (1, 3)


@pytest.mark.parametrize("errcode", [-1, 6000, 40001, 45009, 60020])
def test_a_token_can_be_refused(
    base: str, http: httpx2.Client, corp: SimulatedCorp, errcode: int
) -> None:
    corp.faults.answer(errcode, call="gettoken")
    params = {"corpid": corp.corp_id, "corpsecret": corp.secret}
    assert http.get(f"{base}/gettoken", params=params).json()["errcode"] == errcode
    assert http.get(f"{base}/gettoken", params=params).json()["errcode"] == 0


def test_a_token_dies_in_flight(base: str, http: httpx2.Client, corp: SimulatedCorp) -> None:
    params = {"corpid": corp.corp_id, "corpsecret": corp.secret}
    token = http.get(f"{base}/gettoken", params=params).json()["access_token"]
    body = json.dumps(text_to("wangqiang", corp)).encode()
    corp.tokens.expire()
    answer = http.post(f"{base}/message/send", params={"access_token": token}, content=body)
    assert answer.json()["errcode"] == 42001
    assert send(http, base, corp).json()["errcode"] == 0


def test_too_many_at_once_are_refused(base: str, http: httpx2.Client, corp: SimulatedCorp) -> None:
    corp.faults.hang(0.5, call="message/send")
    corp.faults.most_at_once = 1
    with httpx2.Client(trust_env=False) as slow, ThreadPoolExecutor(1) as pool:
        first = pool.submit(send, slow, base, corp)
        while not corp.faults.met:
            pass
        assert send(http, base, corp).json()["errcode"] == 45033
        assert first.result().status_code == 502
    assert send(http, base, corp).json()["errcode"] == 0
