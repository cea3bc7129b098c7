"""The fake API beside sending: tokens, contacts, media, menu."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.simulator.clock import DemoClock
from bot.simulator.world import Department
from tests.bot.simulator.api_client import Api

pytestmark = pytest.mark.anyio


async def test_the_token_stays_the_same_while_it_lives(api: Api, clock: DemoClock) -> None:
    first = api.token
    clock.forward(timedelta(seconds=7199))
    await api.sign_in()
    assert api.token == first
    assert len(api.token) == 512
    clock.forward(timedelta(seconds=1))
    assert (await api.send())["errcode"] == 42001
    await api.sign_in()
    assert api.token != first
    assert (await api.send())["errcode"] == 0


async def test_a_token_can_die_early(api: Api) -> None:
    api.corp.tokens.invalidate()
    assert (await api.send())["errcode"] == 40014
    api.token = ""
    assert (await api.send())["errcode"] == 41001


async def test_wrong_secrets_block_the_caller_for_an_hour(api: Api, clock: DemoClock) -> None:
    wrong = {"corpid": api.corp.corp_id, "corpsecret": "wrong"}
    codes = [(await api.get("gettoken", **wrong))["errcode"] for _ in range(11)]
    assert codes == [40001] * 10 + [45009]
    right = {"corpid": api.corp.corp_id, "corpsecret": api.corp.secret}
    assert (await api.get("gettoken", **right))["errcode"] == 45009
    clock.forward(timedelta(hours=1))
    assert (await api.get("gettoken", **right))["errcode"] == 0
    assert (await api.get("gettoken", corpid="wwother"))["errcode"] == 40013


async def test_contacts(api: Api) -> None:
    assert (await api.get("user/get", userid="WANGQIANG"))["name"] == "王强"
    listed = await api.get("user/simplelist", department_id="1")
    assert [one["userid"] for one in listed["userlist"]] == list(api.corp.people)
    assert (await api.get("user/simplelist", department_id="2"))["errcode"] == 60123
    assert (await api.get("department/simplelist"))["department_id"][0]["id"] == 1
    assert (await api.get("getcallbackip"))["ip_list"] == ["127.0.0.1"]
    assert (await api.get("agent/list"))["errcode"] == 48002


def divide(api: Api) -> None:
    """A company of two workshops, one with a team below it."""
    names = {2: ("一车间", 1), 3: ("维修组", 2), 4: ("二车间", 1)}
    api.corp.departments |= {number: Department(*one) for number, one in names.items()}
    places = {"wangqiang": (3,), "wuxiaoyan": (4,), "sunguodong": (1, 4)}
    for userid, departments in places.items():
        api.corp.people[userid] = replace(api.corp.people[userid], departments=departments)


async def test_departments_hold_their_direct_members(api: Api) -> None:
    divide(api)
    listed = [one["id"] for one in (await api.get("department/simplelist"))["department_id"]]
    assert sorted(listed) == [1, 2, 3, 4]
    below = (await api.get("department/simplelist", id="2"))["department_id"]
    assert [(one["id"], one["parentid"]) for one in below] == [(2, 1), (3, 2)]
    members = {
        number: [
            one["userid"]
            for one in (await api.get("user/simplelist", department_id=number))["userlist"]
        ]
        for number in ("1", "2", "3", "4")
    }
    assert members["2"] == []
    assert members["3"] == ["wangqiang"]
    assert members["1"] == ["sunguodong"]
    assert members["4"] == ["wuxiaoyan", "sunguodong"]
    assert (await api.get("user/get", userid="sunguodong"))["department"] == [1, 4]
    assert (await api.get("department/get", id="3"))["department"]["name"] == "维修组"
    with_children = await api.get("user/simplelist", department_id="1", fetch_child="1")
    assert with_children["errcode"] == 45029


async def test_an_app_sees_only_its_range(api: Api) -> None:
    divide(api)
    api.corp.visible, api.corp.visible_people = (2,), frozenset({"sunguodong"})
    listed = [one["id"] for one in (await api.get("department/simplelist"))["department_id"]]
    assert listed == [2, 3]
    assert (await api.get("user/simplelist", department_id="4"))["errcode"] == 60011
    assert (await api.get("department/get", id="1"))["errcode"] == 60011
    assert (await api.get("user/get", userid="wangqiang"))["errcode"] == 0
    assert (await api.get("user/get", userid="sunguodong"))["errcode"] == 0
    assert (await api.get("user/get", userid="wuxiaoyan"))["errcode"] == 60011
    assert (await api.get("user/get", userid="nobody"))["errcode"] == 60111
    api.corp.out_of_range = 60111
    assert (await api.get("user/get", userid="wuxiaoyan"))["errcode"] == 60111
    about = await api.get("agent/get", agentid=str(api.corp.agent_id))
    assert about["allow_partys"] == {"partyid": [2]}
    api.corp.withheld_names = frozenset({3})
    assert "name" not in (await api.get("department/get", id="3"))["department"]


async def test_media_live_three_days(api: Api, clock: DemoClock) -> None:
    upload = "media/upload"
    params = {"access_token": api.token, "type": "file"}
    sent = await api.http.post(upload, params=params, files={"media": ("a.txt", b"123456")})
    media_id = sent.json()["media_id"]
    assert sent.json()["created_at"] == "1773297000"
    content = await api.http.get("media/get", params=params | {"media_id": media_id})
    assert content.content == b"123456"
    assert (await api.send(msgtype="file", file={"media_id": media_id}))["errcode"] == 0
    short = await api.http.post(upload, params=params, files={"media": ("a.txt", b"12345")})
    assert short.json()["errcode"] == 40006
    assert (await api.http.post(upload, params=params)).json()["errcode"] == 41005
    big = {"media": ("a.amr", bytes(2 * 2**20 + 1))}
    params_voice = params | {"type": "voice"}
    assert (await api.http.post(upload, params=params_voice, files=big)).json()["errcode"] == 45001
    clock.forward(timedelta(days=3))
    await api.sign_in()
    assert (await api.get("media/get", media_id=media_id))["errcode"] == 40007


def click(name: str, key: str = "k") -> dict[str, Any]:
    return {"type": "click", "name": name, "key": key}


MENUS: dict[str, tuple[object, int]] = {
    "plain": ([click("我还有啥")], 0),
    "16 bytes": ([click("x" * 16)], 0),
    "17 bytes": ([click("x" * 17)], 40018),
    "six characters": ([click("我还有啥没干")], 40018),
    "no name": ([click("")], 40018),
    "four buttons": ([click("x")] * 4, 40016),
    "no button": ([], 40016),
    "five below": ([{"name": "x", "sub_button": [click("y")] * 5}], 0),
    "six below": ([{"name": "x", "sub_button": [click("y")] * 6}], 40023),
    "41 bytes below": ([{"name": "x", "sub_button": [click("y" * 41)]}], 40018),
    "three levels": (
        [{"name": "x", "sub_button": [{"name": "y", "sub_button": [click("z")]}]}],
        40022,
    ),
    "long key": ([click("x", "k" * 129)], 40019),
    "long url": ([{"type": "view", "name": "x", "url": "http://" + "x" * 1020}], 40020),
    "odd type": ([{"type": "dance", "name": "x"}], 40017),
}


@pytest.mark.parametrize(("buttons", "errcode"), MENUS.values(), ids=MENUS.keys())
async def test_menu_limits(api: Api, buttons: list[Any], errcode: int) -> None:
    agent = str(api.corp.agent_id)
    answer = await api.post("menu/create", {"button": buttons}, agentid=agent)
    assert answer["errcode"] == errcode
    got = await api.get("menu/get", agentid=agent)
    assert got.get("button", []) == ([] if errcode else buttons)


async def test_a_menu_can_be_deleted_and_belongs_to_the_app(api: Api) -> None:
    agent = str(api.corp.agent_id)
    await api.post("menu/create", {"button": [click("x")]}, agentid=agent)
    assert (await api.get("menu/get", agentid="1"))["errcode"] == 301002
    await api.get("menu/delete", agentid=agent)
    assert (await api.get("menu/get", agentid=agent))["errcode"] == 46003


async def test_a_strict_menu_takes_sixteen_bytes_below_too(api: Api) -> None:
    api.corp.strict = True
    menu = {"button": [{"name": "x", "sub_button": [click("我还有啥没干")]}]}
    agent = str(api.corp.agent_id)
    assert (await api.post("menu/create", menu, agentid=agent))["errcode"] == 40018


async def test_schedules_have_their_limits_and_the_same_twice_is_two(api: Api) -> None:
    there = {"start_time": 1773385200, "end_time": 1773390600, "summary": "x" * 128}
    guest = [{"userid": "WangQiang"}]

    async def code(call: str, more: dict[str, Any], **beside: Any) -> int:
        body = {"schedule": {**there, **more}, "agentid": api.corp.agent_id, **beside}
        return int((await api.post(f"oa/schedule/{call}", body))["errcode"])

    assert [await code("add", {"attendees": guest}) for _ in range(2)] == [0, 0]
    assert len(api.corp.schedules) == 2
    wrong: list[dict[str, Any]] = [
        {"attendees": guest * 1001},
        {"attendees": [{"userid": "nobody"}]},
        {"summary": "x" * 129},
        {"end_time": 1773385199},
    ]
    assert [await code("add", one) for one in wrong] == [40058, 60011, 40058, 40058]
    assert await code("add", {}, agentid=1) == 301002
    first, second = api.corp.schedules
    assert await code("update", {"schedule_id": first}, skip_attendees=1) == 0
    assert await code("update", {"schedule_id": second}) == 0
    kept = [one.get("attendees") for one in api.corp.schedules.values()]
    assert kept == [guest, None]
    assert await code("update", {"schedule_id": "x"}) == 40058
    gone = {"schedule_id": first}
    codes = [(await api.post("oa/schedule/del", gone))["errcode"] for _ in range(2)]
    assert codes == [0, 40058]
    api.corp.may_schedule = False
    assert await code("add", {}) == 48002
